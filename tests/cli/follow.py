# SPDX-License-Identifier: BSD-2-Clause
"""ktrec dump -l: a trace that grows while it is read."""
import json
import os
import signal
import subprocess
import tempfile
import threading
import unittest

from common import KTREC, TREE, abi_of, main, read, run, walk


class Follow(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.path = os.path.join(directory.name, 'growing')
        self.data = read(TREE)
        self.offsets = [r.offset for r in walk(self.data, abi_of(TREE))]
        self.lines = run('json', TREE).stdout.splitlines(keepends=True)

    def start(self, *arguments, **options):
        process = subprocess.Popen([KTREC, 'json', '-l', *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   **options)
        watchdog = threading.Timer(30, process.kill)
        watchdog.start()
        self.addCleanup(watchdog.cancel)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def append(self, start, end):
        with open(self.path, 'ab') as file:
            file.write(self.data[start:end])

    def expect(self, process, first, last):
        for line in self.lines[first:last]:
            self.assertEqual(process.stdout.readline(), line)

    def stop(self, process, number):
        process.send_signal(number)
        self.assertEqual(process.stdout.read(), b'')
        self.assertEqual(process.wait(), 0)
        self.assertEqual([line for line in process.stderr if b'netbsd-rump' not in line], [])

    def test_growing(self):
        """Each record is printed as soon as it is whole; half a record is no damage, it is not there yet."""
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name):
                cuts = [0, self.offsets[20], self.offsets[21] + 7, self.offsets[21] + 60, self.offsets[100]]
                open(self.path, 'wb').close()
                process = self.start(self.path, stdin=subprocess.DEVNULL)
                printed = 0
                for start, end in zip(cuts, cuts[1:]):
                    self.append(start, end)
                    whole = sum(offset <= end for offset in self.offsets) - 1
                    self.expect(process, printed, whole)
                    printed = whole
                self.assertEqual(printed, 100)
                self.stop(process, number)

    def test_damage(self):
        """Damage in the middle is skipped as ever, as soon as what follows it is there."""
        self.data = self.data[:self.offsets[30]] + bytes(100) + self.data[self.offsets[30]:]
        self.append(0, self.offsets[20])
        process = self.start(self.path, stdin=subprocess.DEVNULL)
        self.expect(process, 0, 20)
        self.append(self.offsets[20], len(self.data))
        self.expect(process, 20, 30)
        lines = [process.stdout.readline() for _ in self.lines[30:]]
        self.assertEqual([json.loads(line)['index'] for line in lines], list(range(30, len(self.lines))))
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(), 1)
        self.assertIn(f'offset {self.offsets[30]}: record 30: '.encode(), process.stderr.read())

    def test_begun_anew(self):
        """A file that becomes shorter is not waited for until it has grown by chance."""
        self.append(0, self.offsets[20])
        process = self.start(self.path, stdin=subprocess.DEVNULL)
        self.expect(process, 0, 20)
        os.truncate(self.path, 0)
        self.assertEqual(process.wait(), 1)
        self.assertIn(b'shorter', process.stderr.read())

    def test_pipe(self):
        """The end of a pipe is the end."""
        process = self.start('--format', 'netbsd-v2-lp64-le', '-', stdin=subprocess.PIPE)
        self.addCleanup(process.stdin.close)
        process.stdin.write(self.data[:self.offsets[50]])
        process.stdin.flush()
        self.expect(process, 0, 50)
        process.stdin.write(self.data[self.offsets[50]:])
        process.stdin.close()
        self.assertEqual(process.stdout.read(), b''.join(self.lines[50:]))
        self.assertEqual(process.wait(), 0)


if __name__ == '__main__':
    main()
