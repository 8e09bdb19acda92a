# SPDX-License-Identifier: BSD-2-Clause
"""ktrec dump -l: a trace that grows while it is read."""
import array
import fcntl
import json
import os
import signal
import subprocess
import tempfile
import termios
import threading
import time
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

    def test_pipe_of_a_likely_format(self):
        """What leaves formats open that mean the same so far is printed, and not held back for more."""
        process = self.start('-', stdin=subprocess.PIPE)
        self.addCleanup(process.stdin.close)
        process.stdin.write(self.data[:self.offsets[50] + 9])
        process.stdin.flush()
        self.expect(process, 0, 50)
        for number in range(50, 60):
            process.stdin.write(self.data[self.offsets[number] + 9:self.offsets[number + 1] + 9])
            process.stdin.flush()
            self.expect(process, number, number + 1)
        process.stdin.write(self.data[self.offsets[60] + 9:])
        process.stdin.close()
        self.assertEqual(process.stdout.read(), b''.join(self.lines[60:]))
        self.assertEqual(process.wait(), 0)

    def test_pipe_ended_by_a_signal(self):
        """On a pipe, too, what was received is printed, though the format was not sure of itself yet: exit 0."""
        for number in (signal.SIGINT, signal.SIGTERM):
            for records in (5, 50):
                with self.subTest((number.name, records)):
                    process = self.start('-', stdin=subprocess.PIPE)
                    self.addCleanup(process.stdin.close)
                    process.stdin.write(self.data[:self.offsets[records] + 9])  # half a record is no damage
                    process.stdin.flush()
                    self.wait_until_read(process.stdin)
                    process.send_signal(number)
                    self.assertEqual(process.stdout.read(), b''.join(self.lines[:records]))
                    self.assertEqual(process.wait(), 0)
                    self.assertEqual([line for line in process.stderr if b'netbsd-rump' not in line], [])

    def wait_until_read(self, pipe):
        left = array.array('i', [1])
        while left[0] != 0:
            fcntl.ioctl(pipe, termios.FIONREAD, left)
            time.sleep(0.01)
        time.sleep(0.2)  # from the pipe into the buffer

    def test_fifo(self):
        """A FIFO that has no writer yet, and one whose writer says no more."""
        os.mkfifo(self.path)
        process = self.start(self.path, stdin=subprocess.DEVNULL)
        self.wait_for_handler(process, signal.SIGINT)
        self.stop(process, signal.SIGINT)
        process = self.start('--format', 'netbsd-v2-lp64-le', self.path, stdin=subprocess.DEVNULL)
        with open(self.path, 'wb') as fifo:
            fifo.write(self.data[:self.offsets[50]])
            fifo.flush()
            self.expect(process, 0, 50)
            self.stop(process, signal.SIGINT)

    def wait_for_handler(self, process, number):
        if not os.path.exists('/proc/self/status'):
            self.skipTest('no /proc')
        for _ in range(1000):
            with open(f'/proc/{process.pid}/status', encoding='ascii') as file:
                caught = next(line for line in file if line.startswith('SigCgt'))
            caught = int(caught.split()[1], 16)
            if caught >> (signal.SIGUSR2 - 1) & 1:  # an emulator, which catches all there are
                time.sleep(1)
                return
            if caught >> (number - 1) & 1:
                return
            time.sleep(0.01)
        self.fail('no handler')

    def test_ignored_interrupt(self):
        """A shell's job in the background ignores SIGINT, which is not for it."""
        self.append(0, self.offsets[20])
        for arguments, options in (([self.path], {'stdin': subprocess.DEVNULL}),
                                   (['--format', 'netbsd-v2-lp64-le', '-'], {'stdin': subprocess.PIPE})):
            process = self.start(*arguments, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN), **options)
            if process.stdin is not None:
                self.addCleanup(process.stdin.close)
                process.stdin.write(self.data[:self.offsets[20]])
                process.stdin.flush()
            self.expect(process, 0, 20)
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)
            self.assertIsNone(process.poll())
            self.stop(process, signal.SIGTERM)


if __name__ == '__main__':
    main()
