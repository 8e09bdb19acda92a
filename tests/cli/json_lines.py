# SPDX-License-Identifier: BSD-2-Clause
"""ktrec json against its schema: members, types, order; and that its strings can be turned back into bytes."""
import json
import os
import unittest
from struct import pack

from common import DATA, GOLDEN, KINDS, NETBSD, OTHERS, abi_of, bytes_of, for_each, main, read, run, walk
from schema import Validator

SCHEMA = json.loads(read(os.path.join(os.path.dirname(os.path.dirname(DATA)), 'src', 'print', 'ktrec-json.schema.json')))
MARKS = ['dropped', 'threaded', 'time_fault', 'time_repaired']

PAYLOADS = {  # LP64, little-endian
    'unknown': b'any', 'syscall': pack('<iiq', 3, 8, -1), 'sysret': pack('<hhiqq', 3, 0, 2, -1, 0), 'namei': b'/etc\0',
    'genio': pack('<ii', 1, 1) + b'data', 'psig': pack('<i4xqIIIIi4x', 2, 0, 5, 0, 0, 1, 0), 'csw': pack('<ii', 1, 0),
    'emul': b'netbsd', 'user': pack('<20s', b'label') + b'data', 'mmsg': pack('<6i', *range(6)) + b'body',
    'mool': pack('<qq', -1, 4) + b'data', 'exec_arg': b'-c', 'exec_env': b'',
    'saupcall': pack('<iii4xqqq', 2, 0, 0, 1, 2, 3) + pack('<qii', 4, 5, 6), 'mib': pack('<ii', 1, -18),
    'exec_fd': pack('<ii', 0, 1),
}
FIXED = ('syscall', 'sysret', 'genio', 'psig', 'csw', 'user', 'mmsg', 'mool', 'saupcall', 'mib', 'exec_fd')

STRINGS = (
    (b'', ''), (b'plain', 'plain'), (b'\0\x01\x1f \x7f"\\/\b\f\n\r\t\v', '\0\x01\x1f \x7f"\\/\b\f\n\r\t\v'),
    ('Grüße, Κόσμε, 世界, 🙂'.encode(), 'Grüße, Κόσμε, 世界, 🙂'), ('\ud7ff\ue000\ufffd\U0010ffff'.encode(), '\ud7ff\ue000\ufffd\U0010ffff'),
    (b'\xff', '\u241bff'), (b'a\x80b', 'a\u241b80b'), (b'\xc3', '\u241bc3'), (b'\xc3(', '\u241bc3('),
    (b'\xc0\x80', '\u241bc0\u241b80'), (b'\xe0\x9f\xbf', '\u241be0\u241b9f\u241bbf'),
    (b'\xed\xa0\x80', '\u241bed\u241ba0\u241b80'), (b'\xf0\x8f\xbf\xbf', '\u241bf0\u241b8f\u241bbf\u241bbf'),
    (b'\xf4\x90\x80\x80', '\u241bf4\u241b90\u241b80\u241b80'), (b'\xe2\x82', '\u241be2\u241b82'),
    ('\u241b41'.encode(), '\u241be2\u241b90\u241b9b41'), ('\u241a\u241c'.encode(), '\u241a\u241c'),
)


# What other systems write, by format: (type, payload, the kind and the members that are its own).
OTHER_PAYLOADS = {
    'freebsd-v1-lp64-le': (
        (6, pack('<ii8s', 1, 0, b'select'), 'csw', {'wmesg': 'select'}), (6, pack('<ii', 1, 0), 'csw', {}),
        (7, b'said', 'user', {'id': None, 'data': 'said'}),
        (8, b'itimerval\0' + pack('<4q', 1, 2, 3, 4), 'struct', {'fields': {
            'interval': {'sec': 1, 'usec': 2}, 'value': {'sec': 3, 'usec': 4}}}),
        (8, b'itimerval\0short', 'struct', {'fields': None}), (8, b'nosuch\0data', 'struct', {'data': 'data'}),
        (9, b'kern.ostype\0', 'sysctl', {'name': 'kern.ostype'}), (10, pack('<i', 0x209), 'procctor', {'flags': 0x209}),
        (11, b'', 'procdtor', {}),
        (12, pack('<i4xqqqq', 0, 1, 2, 3, 4), 'capfail', {'needed': ['0x1', '0x2'], 'held': ['0x3', '0x4']}),
        (12, pack('<i4xqq', 2, 1, 3), 'capfail', {'needed': ['0x1', '0x0'], 'held': ['0x3', '0x0']}),
        (12, pack('<ihxxI4x', 6, 5, 0x209) + bytes(1024), 'capfail', {'number': 5, 'flags': 0x209, 'len': 1024}),
        (13, pack('<qi4x', 0x1000, 2), 'fault', {'addr': '0x1000', 'access': 2}),
        (14, pack('<i', 2), 'faultend', {'result': 2}),
        (15, pack('<q', 8) + b'pollfd\0' + pack('<ihh', 3, 1, 0) * 2, 'struct_array', {
            'fields': [{'fd': 3, 'events': 1, 'revents': 0}] * 2}),
        (16, b'ls\0-l\0', 'args', {'args': ['ls', '-l']}), (17, b'', 'envs', {'envs': []}),
        (18, pack('<6I6Q128s', 1, 22, 3, 312, 0, 0, 1, 2, 0, 0, 0, 0, b'text %d'), 'exterr', {
            'errno': 'EINVAL', 'line': 312, 'message': 'text %d'}),
        (0x8003, b'/', 'namei', {'dropped': True}), (19, b'any', 'unknown', {'data': 'any'}),
    ),
    'openbsd-v5-lp64-le': (
        (1, pack('<ii', 202, 48) + bytes(48) + pack('<ii', 1, 15), 'syscall', {'mib': [1, 15]}),
        (1, pack('<ii', 20, 0), 'syscall', {'name': 'getpid', 'args': []}),
        (2, pack('<ii', 5, 2), 'sysret', {'errno': 'ENOENT', 'retval': '0', 'retval1': '0'}),
        (8, b'fds\0' + pack('<ii', 3, 4), 'struct', {'fields': [{'fd': 3}, {'fd': 4}]}), (8, b'stat\0', 'struct', {'len': 0}),
        (10, b'sh\0', 'args', {'args': ['sh']}), (11, b'A=1\0B=2\0', 'envs', {'envs': ['A=1', 'B=2']}),
        (12, pack('<iiQ', 1, 5, 1 << 63), 'pledge', {'errno': 'EPERM', 'promise': '0x8000000000000000'}),
        (13, pack('<iiq', 22, 4, 16), 'pinsyscall', {'name': 'write', 'addr': '0x10'}),
        (0x0052544b, b'', 'start', {}),
    ),
    'dragonfly-v2-lp64-le': ((3, b'/etc', 'namei', {'threaded': True, 'cpu': 2, 'lwp': 7}),),
}


def record(kind, payload):
    """A record of NetBSD, version 2, LP64, little-endian."""
    return pack('<ihhi17s3xqqi4x', len(payload), kind, 2, 100, b'sh', 1700000000, 5, 1) + payload


def other_record(form, kind, payload):
    """A record of another system's."""
    if form.startswith('freebsd'):
        return pack('<iHhi20sqqqi4x', len(payload), kind | 0x4000, 1, 100, b'sh', 1700000000, 5, 100001, 3) + payload
    if form.startswith('dragonfly'):
        return pack('<iHHii17s7xqqq', len(payload), kind, 0x201, 100, 7, b'sh', 1700000000, 5, 0) + payload
    return pack('<Iii4xqq24sq', kind, 100, 100001, 1700000000, 5, b'sh', len(payload)) + payload


def own_members(record):
    """The members of its kind that a record must have."""
    defs = SCHEMA['$defs']
    if 'problem' in record:
        return defs['problem']['required']
    kind = record['kind']
    form = defs[{'exec_arg': 'exec_string', 'exec_env': 'exec_string', 'procdtor': 'nothing', 'start': 'nothing'}.get(kind, kind)]
    names = [name for name in form['required'] if name != 'kind']
    if kind == 'capfail':
        names += form['oneOf']['number' in record]['required']
    for name, before in (('mib', None), ('wmesg', None), ('fields', 'len')):
        if name in record and name not in names and name in form['properties']:
            names.insert(names.index(before) if before else len(names), name)
    return names


def order_of(record):
    """The members that a record must have, in their order."""
    header = SCHEMA['$defs']['header']['required']
    return header + own_members(record) + [name for name in MARKS if name in record]


class JsonLines(unittest.TestCase):
    maxDiff = 2000

    def test_validator(self):
        """The validator itself: what must not pass does not."""
        validator = Validator(SCHEMA)
        good = {'index': 0, 'offset': 0, 'kind': 'namei', 'type': 3, 'version': 2, 'pid': 1, 'lwp': None, 'cpu': None,
                'comm': 'sh', 'sec': 0, 'nsec': 0, 'path': '/'}
        self.assertEqual(validator.errors(good), [])
        for change in ({'path': None}, {'kind': 'genio'}, {'nsec': 1000000000}, {'lwp': '1'}, {'more': 1}, {'index': True},
                       {'pid': 1 << 31}, {'time_repaired': False}, {'time_fault': []}, {'len': 1, 'data': ''}):
            self.assertNotEqual(validator.errors({**good, **change}), [], change)
        for name in good:
            self.assertNotEqual(validator.errors({key: good[key] for key in good if key != name}), [], name)
        with self.assertRaises(ValueError):
            Validator({'properties': {'x': {'minimun': 1}}})

    @for_each(NETBSD + GOLDEN + OTHERS)
    def test_schema(self, path):
        validator = Validator(SCHEMA)
        lines = run('json', path).stdout.splitlines()
        self.assertGreater(len(lines), 50)
        for line in lines:
            record = json.loads(line)
            self.assertEqual(list(record), order_of(record))
            self.assertEqual(validator.errors(record), [], line)

    def test_every_kind(self):
        """One record of each kind, and with a payload of no shape: as the schema says."""
        validator = Validator(SCHEMA)
        kinds = [kind for kind in SCHEMA['$defs']['header']['properties']['kind']['enum'] if kind in PAYLOADS]
        numbers = {name: number for number, name in KINDS.items()}
        whole = b''.join(record(numbers.get(kind, 99), PAYLOADS[kind]) for kind in kinds)
        done = run('json', '--format', 'netbsd-v2-lp64-le', input=whole)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        records = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([r['kind'] for r in records], kinds)
        good = record(numbers['csw'], PAYLOADS['csw']) * 2
        short = b''.join(good + record(numbers[kind], b'123') for kind in FIXED)
        done = run('json', '--format', 'netbsd-v2-lp64-le', input=short + good)
        self.assertEqual((done.returncode, done.stderr.count(b'fits no form')), (0, len(FIXED)))
        bad = [r for r in map(json.loads, done.stdout.splitlines()) if 'problem' in r]
        self.assertEqual([(r['kind'], r['data']) for r in bad], [(kind, '123') for kind in FIXED])
        for r in records + bad:
            self.assertEqual(validator.errors(r), [], r)
            self.assertEqual(list(r), order_of(r))

    def test_other_systems(self):
        """Each kind that NetBSD does not have, and its forms: the members, and what they say."""
        validator = Validator(SCHEMA)
        seen = set()
        for form, rows in OTHER_PAYLOADS.items():
            whole = b''.join(other_record(form, kind, payload) for kind, payload, *_ in rows)
            done = run('json', '--format', form, input=whole)
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            records = [json.loads(line) for line in done.stdout.splitlines()]
            self.assertEqual(len(records), len(rows))
            for got, (_, _, kind, members) in zip(records, rows):
                with self.subTest((form, kind)):
                    self.assertEqual(validator.errors(got), [], got)
                    self.assertEqual(list(got), order_of(got))
                    self.assertEqual(got['kind'], kind)
                    self.assertEqual({name: got[name] for name in members}, members)
                seen.add(got['kind'])
        self.assertEqual(seen | set(PAYLOADS), set(SCHEMA['$defs']['header']['properties']['kind']['enum']))

    def test_strings(self):
        """Any bytes: clean UTF-8 stands as it is, all else is escaped, and every string can be turned back."""
        for data, string in STRINGS:
            done = run('json', '--format', 'netbsd-v2-lp64-le', input=record(3, b'/') + record(4, bytes(8) + data))
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            got = json.loads(done.stdout.splitlines()[1])
            self.assertEqual((got['data'], got['len'], bytes_of(got['data'])), (string, len(data), data))

    @for_each(NETBSD + GOLDEN)
    def test_bytes(self, path):
        """Every string of bytes gives back what is in the file, and len is its length."""
        records = [json.loads(line) for line in run('json', path).stdout.splitlines()]
        want = list(walk(read(path), abi_of(path)))
        self.assertEqual(len(records), len(want))
        for got, w in zip(records, want):
            if 'len' in got:
                data = bytes_of(got['data'])
                self.assertEqual(len(data), got['len'])
                self.assertTrue(w.payload.endswith(data))
            for name, tail in (('path', b'\0'), ('text', b'')):
                if name in got:
                    self.assertEqual(bytes_of(got[name]), w.payload.removesuffix(tail))

    def test_numbers(self):
        """Canonical numbers, whatever a program does with them: no reader is misled by 007 or 1e3."""
        text = run('json', NETBSD[0]).stdout.decode()
        for line in text.splitlines():
            self.assertEqual(json.dumps(json.loads(line), ensure_ascii=False, separators=(',', ':')), line)


if __name__ == '__main__':
    main()
