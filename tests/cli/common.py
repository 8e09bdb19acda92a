# SPDX-License-Identifier: BSD-2-Clause
"""What the tests of the command share: running it, the test data, an independent walk of a NetBSD trace.

Each test script is run with the path of ktrec as its first argument; further ones are unittest's own.
"""
import collections
import glob
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import unittest

KTREC = os.path.abspath(sys.argv.pop(1))
DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data')
NETBSD = sorted(glob.glob(os.path.join(DATA, 'netbsd', '*.ktrace')))
GOLDEN = sorted(glob.glob(os.path.join(DATA, 'golden', '*-netbsd*.ktr')))
OTHERS = sorted(set(glob.glob(os.path.join(DATA, 'golden', '*.ktr'))) - set(GOLDEN))  # of other systems
TREE = os.path.join(DATA, 'netbsd', 'amd64_tree_v2.ktrace')
COMMANDS = ('dump', 'json', 'info', 'check', 'convert')

# Of each ABI: struct's byte order, whether it is LP64, whether it aligns 64-bit integers to 8.
ABIS = {
    'amd64': ('<', True, True),
    'i386': ('<', False, False),
    'armhf': ('<', False, True),
    'powerpc': ('>', False, True),
    'sparc64': ('>', True, True),
}
KINDS = {1: 'syscall', 2: 'sysret', 3: 'namei', 4: 'genio', 5: 'psig', 6: 'csw', 7: 'emul', 8: 'user', 9: 'mmsg',
         10: 'exec_arg', 11: 'exec_env', 12: 'mool', 13: 'saupcall', 14: 'mib', 15: 'exec_fd'}

Record = collections.namedtuple('Record', 'offset kind version pid lwp sec nsec header_size payload')


def abi_of(path):
    """The ABI in a trace's name; what is not named after one is amd64's."""
    return ABIS.get(os.path.basename(path).split('_')[0], ABIS['amd64'])


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def lwp_part(data, at, version, abi):
    """Seconds, nanoseconds, LWP id and size of what follows the first 32 bytes of a header."""
    order, lp64, aligned = abi
    if version == 0:
        sec, fraction = struct.unpack_from(order + ('i4xq' if lp64 else 'ii'), data, at)
        return sec, fraction * 1000, None, 24 if lp64 else 12
    if version == 1:
        return *struct.unpack_from(order + ('i4xqi' if lp64 else 'iii'), data, at), 24 if lp64 else 12
    form = 'qqi' if lp64 else 'qi4xi' if aligned else 'qii'
    return *struct.unpack_from(order + form, data, at), 24 if lp64 or aligned else 16


def walk(data, abi):
    """The records of a whole NetBSD trace, read without the library."""
    at = 0
    while at < len(data):
        length, low, high, pid = struct.unpack_from(abi[0] + 'ihhi', data, at)
        kind, version = (low, high) if abi[0] == '<' else (high, low)
        sec, nsec, lwp, size = lwp_part(data, at + 32, version, abi)
        start = at + 32 + size
        yield Record(at, KINDS.get(kind, 'unknown'), version, pid, lwp, sec, nsec, 32 + size,
                     data[start:start + length])
        at = start + length


def run(*arguments, **options):
    """Runs ktrec; standard input is empty unless given."""
    options.setdefault('timeout', 120)
    if 'input' not in options:
        options.setdefault('stdin', subprocess.DEVNULL)
    for stream in ('stdout', 'stderr'):
        options.setdefault(stream, subprocess.PIPE)
    return subprocess.run([KTREC, *arguments], **options)


def run_on(command, *arguments, **options):
    """Runs a command that reads a trace; convert wants to know into what."""
    return run(command, *(['--to', 'netbsd-v2-lp64-le'] if command == 'convert' else []), *arguments, **options)


class Case(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def file(self, data, name='file'):
        path = os.path.join(self.directory, name)
        with open(path, 'wb') as file:
            file.write(data)
        return path


def records_of(*arguments, **options):
    """Exit status and objects of ktrec json."""
    done = run('json', *arguments, **options)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def bytes_of(string):
    """The bytes of a trace that a string of ktrec json stands for."""
    return re.sub(b'\xe2\x90\x9b([0-9a-f]{2})', lambda m: bytes([int(m[1], 16)]), string.encode())


def for_each(paths):
    """Runs a test once per trace, as sub-tests of the trace's name; the test gets the path."""
    def decorate(test):
        def wrapper(self):
            for path in paths:
                with self.subTest(os.path.basename(path)):
                    test(self, path)
        wrapper.__name__, wrapper.__doc__ = test.__name__, test.__doc__
        return wrapper
    return decorate


def complaints(done):
    """What a run said on standard error, but for "netbsd-rump", an emulation that kdump does not know either."""
    return [line for line in done.stderr.decode().splitlines() if not line.endswith(': unknown emulation: netbsd-rump')]


def main():
    unittest.main(argv=sys.argv, verbosity=1)
