# SPDX-License-Identifier: BSD-2-Clause
"""Traces converted to another format and back: what is told to be lost is lost, and nothing else."""
import json
import os
import tempfile
import unittest

from common import NETBSD, for_each, main, records_of, run

# Kinds that came with the headers of NetBSD 4.0.
YOUNGER = ('saupcall', 'mib', 'exec_fd')
HEX = ('action', 'addr', 'value', 'stack', 'arg')


def low_half(value):
    """Registers and addresses as 32 bits hold them."""
    return hex(int(value, 0) & 0xffffffff)


def without(record, losses):
    """What is left of a record without its place and version, what proves a faulty clock, and what was lost."""
    left = {key: value for key, value in record.items() if key not in ('index', 'offset', 'version', 'time_fault')}
    if losses & {'lwp', 'lwp-given'}:
        del left['lwp']
    if 'nsec' in losses:
        left['nsec'] -= left['nsec'] % 1000
    if 'register' in losses:
        left.update((key, low_half(left[key])) for key in (*HEX, 'retval', 'retval1') if key in left)
        if 'args' in left:
            left['args'] = list(map(low_half, left['args']))
        if left.get('siginfo'):
            left['siginfo'] = {key: low_half(value) if key in HEX else value for key, value in left['siginfo'].items()}
    return left


class Journeys(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def convert(self, path, name, to, *options):
        """Converts, and returns the new file and what was lost."""
        out = os.path.join(self.directory, name)
        done = run('convert', '--to', to, '--policy', 'clamp', '-o', out, *options, path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(run('check', '--format', to, out).returncode, 0)
        told = [line.split(': ') for line in done.stderr.decode().splitlines()]
        return out, {words[2] for words in told if len(words) > 3}

    def travel(self, path, over, may_lose):
        """To a format, told by the parts of the own one's name, and back."""
        own = json.loads(run('info', '--json', path).stdout)['format'].split('-')
        other = '-'.join(over(*own))
        there, lost = self.convert(path, 'there', other)
        # A header from before the version field has a kernel address, which nothing can be given back; without
        # it, and little-endian, it is one of version 0.
        if 'v0old' not in other or not other.endswith('-le'):
            self.assertIn(other, json.loads(run('info', '--json', there).stdout)['candidates'])
        back, more = self.convert(there, 'back', '-'.join(own), '--format', other)
        lost |= more
        self.assertLessEqual(lost, may_lose | {'time'})
        want, got = records_of(path)[1], records_of(back)[1]
        if 'kind' in lost:
            want = [record for record in want if record['kind'] not in YOUNGER]
        self.assertEqual(len(got), len(want))
        for a, b in zip(got, want):
            self.assertEqual(without(a, lost), without(b, lost))

    @for_each(NETBSD)
    def test_byte_order(self, path):
        losses = {'opaque'}
        if '_v' not in path:  # records of several versions become ones of one version
            losses |= {'lwp', 'lwp-given', 'nsec'}
        self.travel(path, lambda system, version, abi, order: (system, version, abi, 'be' if order == 'le' else 'le'), losses)

    @for_each(NETBSD)
    def test_version_0(self, path):
        self.travel(path, lambda system, version, abi, order: (system, 'v0', abi, order),
                    {'lwp', 'lwp-given', 'nsec', 'opaque'})

    @for_each(NETBSD)
    def test_before_the_version_field(self, path):
        self.travel(path, lambda system, version, abi, order: (system, 'v0old', abi, order),
                    {'lwp', 'lwp-given', 'nsec', 'opaque', 'kind'})

    @for_each(['netbsd-v0old-lp64-be', 'netbsd-v0old-m68k-be', 'freebsd-v0old-lp64-le', 'freebsd-v0pid16-i386-le',
               'dragonfly-v1-i386-le', 'csrg-v1-ilp32-be', 'csrg-v2-ilp32-be', 'darwin-v1-ilp32-be'])
    def test_without_addresses(self, to):
        """Headers in which nothing but the address is missing, which a conversion does not invent."""
        path = self.convert(NETBSD[0], 'there', to)[0]
        found = json.loads(run('info', '--json', path).stdout)
        self.assertIn(to, found['candidates'])
        self.assertTrue(found['format'] == to or found['certainty'] != 'certain', found)

    @for_each(NETBSD)
    def test_version_2(self, path):
        self.travel(path, lambda system, version, abi, order: (system, 'v2', abi, order),
                    {'lwp', 'lwp-given', 'nsec', 'opaque'})

    @for_each(NETBSD)
    def test_i386(self, path):
        self.travel(path, lambda system, version, abi, order: (system, 'v2', 'i386', 'le'),
                    {'lwp', 'lwp-given', 'nsec', 'opaque', 'register', 'call'})


if __name__ == '__main__':
    main()
