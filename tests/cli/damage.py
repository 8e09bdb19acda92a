# SPDX-License-Identifier: BSD-2-Clause
"""Damaged traces: every record before the damage comes out as it was, and the place is named.

Cuts and flips are drawn from a generator with a fixed seed per trace, so each run does the same.
"""
import json
import os
import random
import tempfile
import unittest
from struct import pack_into

from common import NETBSD, TREE, abi_of, complaints, for_each, main, read, run, walk

# One of each ABI and version; the probe wants some records to be sure of the format.
TRACES = [path for path in NETBSD if '_basic_' in path] + [TREE]
SURE = 8
EACH = 40


class Damage(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.path = os.path.join(directory.name, 'damaged')

    def json_of(self, data):
        with open(self.path, 'wb') as file:
            file.write(data)
        return run('json', self.path, timeout=30)

    @for_each(TRACES)
    def test_cut(self, path):
        """A cut inside a record: all before it, exit 1, its offset and number. A cut between two: just fewer."""
        data, records, lines, draw = prepare(path)
        ends = [r.offset + r.header_size + len(r.payload) for r in records]
        places = [draw.randrange(1, len(data)) for _ in range(EACH)] + draw.sample(ends, 4)
        for at in places + [ends[-1] - 1]:
            done = self.json_of(data[:at])
            whole = sum(end <= at for end in ends)
            if whole < SURE:
                self.assertIn(done.returncode, (0, 1), at)
                continue
            self.assertEqual(done.stdout.splitlines(), lines[:whole], at)
            if at in ends:
                self.assertEqual((done.returncode, complaints(done)), (0, []), at)
            else:
                self.assertEqual(done.returncode, 1, at)
                self.assertIn(f'offset {records[whole].offset}: record {whole}: ', complaints(done)[0], at)

    @for_each(TRACES)
    def test_flip(self, path):
        data, records, lines, draw = prepare(path)
        for _ in range(EACH):
            at = draw.randrange(len(data))
            damaged = bytearray(data)
            damaged[at] ^= 1 << draw.randrange(8)
            done = self.json_of(damaged)
            whole = sum(r.offset + r.header_size + len(r.payload) <= at for r in records)
            self.assertIn(done.returncode, (0, 1), (at, done.stderr))
            if whole >= SURE:
                self.assertEqual(done.stdout.splitlines()[:whole], lines[:whole], at)

    @for_each(TRACES)
    def test_hole(self, path):
        """A stretch of zero bytes: the records on both sides come out, what is skipped is what is lost."""
        data, records, lines, draw = prepare(path)
        first = draw.randrange(SURE, len(records) - SURE)
        start, end = records[first].offset, records[first + 3].offset
        done = self.json_of(data[:start] + bytes(end - start) + data[end:])
        self.assertEqual(done.returncode, 1)
        got = done.stdout.splitlines()
        self.assertEqual(got[:first], lines[:first])
        self.assertEqual([without_index(line) for line in got[first:]],
                         [without_index(line) for line in lines[first + 3:]])
        self.assertEqual(len(complaints(done)), 1)
        self.assertIn(f'offset {start}: record {first}: ', complaints(done)[0])
        self.assertIn(f', {end - start} bytes skipped', complaints(done)[0])
        info = json.loads(run('info', '--json', self.path).stdout)
        self.assertEqual([(d['offset'], d['length']) for d in info['damage']], [(start, end - start)])
        self.assertEqual(info['records'], len(records) - 3)

    def test_check(self):
        data = read(TREE)
        for damaged, status in ((data, 0), (data[:-1], 1), (data + b'\0' * 100, 1), (b'\xff' * 30 + data, 1)):
            with open(self.path, 'wb') as file:
                file.write(damaged)
            done = run('check', self.path)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertEqual(done.stdout.endswith(b' whole\n'), status == 0)
            self.assertEqual(done.stderr == b'', status == 0)


    @for_each(TRACES)
    def test_swallowed(self, path):
        """Data whose length ends just where a later record starts: check finds the records in between."""
        data, records, lines, draw = prepare(path)
        order = abi_of(path)[0]
        genio = [i for i, r in enumerate(records) if r.kind == 'genio' and SURE < i < len(records) - 8]
        for first in draw.sample(genio, min(4, len(genio))):
            record, end = records[first], records[first + 7].offset
            damaged = bytearray(data)
            length = end - record.offset - record.header_size
            if bin(length ^ len(record.payload)).count('1') < 2:  # which every command finds
                continue
            pack_into(order + 'i', damaged, record.offset, length)
            with open(self.path, 'wb') as file:
                file.write(damaged)
            done = run('check', self.path)
            self.assertEqual(done.returncode, 1, first)
            self.assertIn(f'offset {record.offset}: record {first}: payload length runs over records',
                          complaints(done)[0])
            self.assertIn(f'{len(records) - 1} records, '.encode(), done.stdout)


def prepare(path):
    """Bytes, records and lines of JSON of a trace, and its own generator."""
    data = read(path)
    return data, list(walk(data, abi_of(path))), run('json', path).stdout.splitlines(), random.Random(len(data))


def without_index(line):
    record = json.loads(line)
    del record['index']
    return record


if __name__ == '__main__':
    main()
