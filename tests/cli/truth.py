# SPDX-License-Identifier: BSD-2-Clause
"""Traces of a real kernel against what the traced programs themselves saw.

Each true call must come out once as a syscall and once as a sysret, with the same number, arguments, error,
results, pid and LWP, and in the same order per LWP; headers must equal those of an independent walk of the file;
ktrec info must count right.
"""
import collections
import json
import os
import unittest

from common import NETBSD, abi_of, for_each, main, read, records_of, run, walk


def signed(text, bits):
    value = int(text, 0) & (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def events_printed(records, bits):
    """Per (pid, LWP): the calls and returns that ktrec json printed."""
    events = collections.defaultdict(list)
    for r in records:
        who = r['pid'], r['lwp']
        if r['kind'] == 'syscall':
            events[who].append(('call', r['number'], tuple(signed(a, bits) for a in r['args'])))
        elif r['kind'] == 'sysret':
            events[who].append(('return', r['number'], r['error'], int(r['retval']), int(r['retval1'])))
    return events


def events_true(path, bits):
    """Per (pid, LWP): the calls that were made and what they returned."""
    events = collections.defaultdict(list)
    for line in read(path).splitlines():
        j = json.loads(line)
        who = j['pid'], j['lid']
        if j['pid'] == 2:  # the controller, which is not traced
            continue
        if 'note' not in j:
            events[who].append(('call', j['code'], tuple(signed(a, bits) for a in j['args'])))
            events[who].append(('return', j['code'], j['err'], *j['ret']))
        elif j['note'].startswith('exit('):
            events[who].append(('call', 1, None))
        elif 'child returns' in j['note']:
            events[who].append(('return', 2, 0, 0, 0))
    return events


def without_lwps(printed, truth):
    """Version 0 knows no LWPs: the truth of such a process, which has one LWP, is put under none."""
    for pid in [pid for pid, lwp in printed if lwp is None]:
        own = [who for who in truth if who[0] == pid]
        if len(own) == 1:
            truth[pid, None] = truth.pop(own[0])


def comparable(printed, true):
    """Arguments that are known on both sides; those of exit are not, nor is lseek's padding."""
    if printed[0] != 'call' or true[0] != 'call' or true[2] is None:
        return (printed[:2], true[:2]) if true[0] == 'call' else (printed, true)
    count = min(len(printed[2]), len(true[2]))
    return (*printed[:2], printed[2][:count]), (*true[:2], true[2][:count])


class Truth(unittest.TestCase):
    maxDiff = 2000

    @for_each(NETBSD)
    def test_headers(self, path):
        status, records = records_of(path)
        self.assertEqual(status, 0)
        want = list(walk(read(path), abi_of(path)))
        self.assertEqual([r['index'] for r in records], list(range(len(want))))
        for r, w in zip(records, want):
            self.assertEqual(tuple(r[key] for key in ('offset', 'kind', 'version', 'pid', 'lwp', 'sec', 'nsec')),
                             w[:7])

    @for_each(NETBSD)
    def test_calls(self, path):
        bits = 64 if abi_of(path)[1] else 32
        printed = events_printed(records_of(path)[1], bits)
        truth = events_true(path[:-len('ktrace')] + 'jsonl', bits)
        without_lwps(printed, truth)
        self.assertGreater(sum(map(len, printed.values())), 50)
        self.assertEqual(set(printed), set(truth))
        for who, events in printed.items():
            true = truth[who][-len(events):]  # calls made before tracing was on are in no trace
            self.assertEqual(len(events), len(true))
            for a, b in zip(events, true):
                self.assertEqual(*comparable(a, b))

    @for_each(NETBSD)
    def test_info(self, path):
        done = run('info', '--json', path)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        info = json.loads(done.stdout)
        want = list(walk(read(path), abi_of(path)))
        self.assertEqual(info['file'], path)
        self.assertEqual(info['bytes'], os.path.getsize(path))
        self.assertEqual(info['records'], len(want))
        self.assertEqual(info['system'], 'netbsd')
        self.assertEqual(info['order'], 'little' if abi_of(path)[0] == '<' else 'big')
        self.assertEqual(info['format'], info['candidates'][0])
        # Without a payload that differs, LP64 and n32 mean the same.
        self.assertEqual(info['certainty'], 'certain' if len(info['candidates']) == 1 else 'likely')
        self.assertLessEqual(set(info['candidates'][1:]), {info['format'].replace('lp64', 'n32')})
        self.assertEqual(info['kinds'], dict(collections.Counter(w.kind for w in want)))
        self.assertEqual(info['versions'], sorted({w.version for w in want}))
        self.assertEqual(info['header_sizes'], sorted({w.header_size for w in want}))
        self.assertEqual(info['pids'], sorted({w.pid for w in want}))
        self.assertEqual({(x['pid'], x['lwp']): x['records'] for x in info['lwps']},
                         dict(collections.Counter((w.pid, w.lwp) for w in want)))
        self.assertEqual(sum(info['comms'].values()), len(want))
        self.assertEqual(info['first_time'], [want[0].sec, want[0].nsec])
        self.assertEqual(info['last_time'], [want[-1].sec, want[-1].nsec])
        self.assertEqual(info['time_goes_back'],
                         sum((a.sec, a.nsec) > (b.sec, b.nsec) for a, b in zip(want, want[1:])))
        self.assertEqual(info['damage'], [])

    @for_each(NETBSD)
    def test_format(self, path):
        """The name says the ABI and the version of the first record."""
        abis = {'amd64': 'lp64-le', 'i386': 'i386-le', 'armhf': 'ilp32-le', 'powerpc': 'ilp32-be', 'sparc64': 'lp64-be'}
        version = next(walk(read(path), abi_of(path))).version
        info = json.loads(run('info', '--json', path).stdout)
        self.assertEqual(info['format'], f'netbsd-v{version}-{abis[os.path.basename(path).split("_")[0]]}')


if __name__ == '__main__':
    main()
