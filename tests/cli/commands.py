# SPDX-License-Identifier: BSD-2-Clause
"""Each sub-command: options, inputs, outputs, messages, exit statuses.  What convert writes is in convert.py."""
import json
import os
import re
import signal
import subprocess
import time

from common import COMMANDS, Case, GOLDEN, KTREC, NETBSD, TREE, complaints, main, read, records_of, run, run_on


class Usage(Case):
    def test_help(self):
        """Help fits a screen of 24 lines and 80 columns."""
        for arguments in ([], *([command] for command in COMMANDS)):
            with self.subTest(arguments):
                done = run(*arguments, '--help')
                self.assertEqual((done.returncode, done.stderr), (0, b''))
                lines = done.stdout.decode().splitlines()
                self.assertLessEqual(len(lines), 24)
                self.assertLessEqual(max(map(len, lines)), 80)
                self.assertTrue(lines[0].startswith('usage: ktrec'))

    def test_every_option_is_in_help(self):
        for command, options in (('dump', '-A -a -c -d -E -e -f -H -j -l -m -N -n -p -R -r -S -s -T -t -u -X -x --release --style '
                                          '--format --repair-time'),
                                 ('json', '-e -f -l -p -t --release --format'), ('info', '--json --formats --format -f'),
                                 ('check', '-f --format'), ('convert', '--to --lwp --policy -o -f --format --repair-time')):
            text = run(command, '--help').stdout.decode()
            explained = text[text.index('  FILE, -f FILE'):]
            for option in options.split():
                letters = ''.join(re.findall(r'\[-([A-Za-z]+)\]', text))
                self.assertTrue(option in text or option[1:] in letters, (command, option))
                self.assertRegex(explained, rf'(^|\W){option}\b', (command, option))

    def test_numbers(self):
        """What is no number, or too large: which option's it was, and what that takes."""
        for arguments, text in (('dump -p x', '"x" is invalid (-p wants -2147483648 to 2147483647)'),
                                ('json -p 9999999999', '"9999999999" is too large (-p wants '),
                                ('dump -m -1', '"-1" is too small (-m wants 0 to 4294967295)'),
                                ('dump -X3', '-X 3: it wants 1, 2, 4, 8 or 16'),
                                ('dump -X17', '-X 17: it wants 1, 2, 4, 8 or 16'),
                                ('convert --lwp 0', '"0" is too small (--lwp wants none or 1 to 2147483647)'),
                                ('convert --lwp nobody', '"nobody" is invalid (--lwp wants none or 1 to ')):
            done = run(*arguments.split())
            self.assertEqual(done.returncode, 2)
            self.assertTrue(done.stderr.decode().startswith(f'ktrec {arguments.split()[0]}: {text}'), done.stderr)

    def test_styles_are_listed(self):
        done = run('dump', '--style', 'html')
        self.assertIn(b'no style "html"; there are auto, json, netbsd, freebsd, openbsd, dragonfly\n', done.stderr)
        for style in ('auto', 'json', 'netbsd', 'freebsd', 'openbsd', 'dragonfly'):
            self.assertEqual(run('dump', '--style', style, TREE).returncode, 0, style)

    def test_no_letters(self):
        for command in ('dump', 'json'):
            done = run(command, '-t', '', TREE)
            self.assertEqual((done.returncode, done.stdout), (2, b''))
            self.assertIn(b'-t wants letters', done.stderr)

    def test_only_help_is_help(self):
        for arguments in (['-h'], *([command, '-h'] for command in COMMANDS)):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b''), arguments)
            self.assertIn(b'-h', done.stderr)
            self.assertIn(b'--help', done.stderr)

    def test_whole_synopsis(self):
        """A usage error shows all lines of the synopsis."""
        for command in COMMANDS:
            lines = run(command, '--help').stdout.decode().splitlines(keepends=True)
            synopsis = ''.join(lines[:[line.startswith('  FILE') for line in lines].index(True)])
            self.assertIn('file]', synopsis)
            self.assertIn(synopsis, run(command, '-q').stderr.decode())

    def test_version(self):
        done = run('--version')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, rb'\Aktrec \d+\.\d+\.\d+\n\Z')

    def test_usage_errors(self):
        """Exit 2, nothing on standard output, and the message says what was wrong."""
        for arguments, word in (
                ('', 'usage'), ('frobnicate', 'frobnicate'), ('--frobnicate', 'frobnicate'), ('dump -q', '-q'),
                ('dump --frobnicate', '--frobnicate'), ('dump -m', '-m'), ('dump -m x', 'x'), ('dump -m -1', '-1'),
                ('dump -X 3', '-X'), ('dump -X32', '32'), ('dump -Xz', '-z'), ('dump -u', '-u'),
                ('dump -p me', 'me'), ('dump -t z', 'z'),
                ('dump --style html', 'html'), ('dump --format netbsd-v9-lp64-le', 'netbsd-v9-lp64-le'),
                ('dump --release netbsd-99.z', 'netbsd-99.z'), ('dump -e plan9', 'plan9'), ('json -x', '-x'),
                ('info --to x', '--to'), ('check a b', 'b'), ('json -f a b', 'b'), ('convert a', '--to'),
                ('convert --to x', 'x'), ('convert --to netbsd-v2-lp64-le --policy x', 'x'),
                ('convert --to netbsd-v2-lp64-le --lwp 0', '0'), ('info --json=1', '--json'), ('info --formats a', '--formats'), ('info --json --formats', '--formats'),
                ('info --formats --format netbsd-v2-lp64-le', '--formats'), ('info --formats -f a', '--formats'),
                *((f'{command} -\udce9', 'no option is') for command in COMMANDS), ('dump -d\udce9', 'no option is'),
                ('dump a -x', 'options go before the file, and -x is'), ('json a --', 'options go before'),
                ('dump a -', 'what is "-"'), ('dump -f a b -x', 'what is "b"'), ('check -f a -- -x', 'what is "-x"')):
            with self.subTest(arguments):
                done = run(*arguments.split(), cwd=self.directory)
                self.assertEqual((done.returncode, done.stdout), (2, b''))
                self.assertIn(word, done.stderr.decode())
                command = arguments.split(' ')[0]
                if command in COMMANDS:
                    self.assertTrue(done.stderr.decode().startswith(f'ktrec {command}: '), done.stderr)
                    self.assertIn(f'\nusage: ktrec {command} ', done.stderr.decode())

    def test_system_errors(self):
        for command in COMMANDS:
            for path, word in (('no/such', 'No such file'), (self.directory, 'directory')):
                with self.subTest((command, word)):
                    done = run_on(command, path)
                    self.assertEqual((done.returncode, done.stdout), (2, b''))
                    self.assertTrue(done.stderr.decode().startswith(f'ktrec: {path}: '), done.stderr)
                    self.assertIn(word.encode(), done.stderr)


class Input(Case):
    def test_ways_in(self):
        """Operand, -f, "-", a redirected file, a pipe, and ktrace.out: all the same trace."""
        data = read(TREE)
        self.file(data, 'ktrace.out')
        for command in ('dump', 'json', 'convert'):
            want = run_on(command, TREE).stdout
            self.assertGreater(len(want), 10000)
            ways = [run_on(command, '-f', TREE), run_on(command, '-', input=data), run_on(command, input=data),
                    run_on(command, '-f', '-', input=data), run_on(command, cwd=self.directory)]
            with open(TREE, 'rb') as file:
                ways.append(run_on(command, stdin=file))
            for number, done in enumerate(ways):
                with self.subTest((command, number)):
                    self.assertEqual((done.returncode, done.stdout, complaints(done)), (0, want, []))

    def test_from_the_current_position(self):
        """Standard input that someone has read from already."""
        with open(self.file(b'x' * 100 + read(TREE)), 'rb') as file:
            os.lseek(file.fileno(), 100, os.SEEK_SET)
            self.assertEqual(run('dump', stdin=file).stdout, run('dump', TREE).stdout)

    def test_empty(self):
        """An empty file is a trace without records."""
        path = self.file(b'')
        for command in COMMANDS:
            done = run_on(command, path)
            self.assertEqual((done.returncode, done.stderr), (0, b''), command)
        self.assertEqual(run('dump', path).stdout, b'')
        self.assertIn(b'the file is empty', run('info', path).stdout)
        self.assertIn(b'0 records, 0 bytes, whole', run('check', path).stdout)
        info = json.loads(run('info', '--json', path).stdout)
        self.assertEqual((info['bytes'], info['records'], info['format'], info['first_time'], info['kinds']),
                         (0, 0, None, None, {}))

    def test_no_trace(self):
        """What is no trace is told, not guessed at: exit 1, no record."""
        for name, data in (('text', b'The quick brown fox jumps over the lazy dog.\n' * 50),
                           ('ELF', b'\x7fELF\x02\x01\x01' + bytes(9) + bytes(range(256)) * 8), ('zeros', bytes(4096)),
                           ('one byte', b'\x01'), ('ones', b'\xff' * 4096)):
            path = self.file(data)
            for command in COMMANDS:
                with self.subTest((name, command)):
                    done = run_on(command, path)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    if command == 'info':  # whose answer it is: once
                        self.assertEqual(done.stderr, b'')
                        self.assertIn(b'records      0: no trace', done.stdout)
                    else:
                        self.assertTrue(done.stderr.decode().startswith(f'ktrec: {path}: '), done.stderr)
                    if command in ('dump', 'json', 'convert'):
                        self.assertEqual(done.stdout, b'')
            done = run('info', '--json', path)
            self.assertEqual((done.returncode, done.stderr), (1, b''))
            info = json.loads(done.stdout)
            self.assertEqual((info['bytes'], info['records'], info['format']), (len(data), 0, None))
            self.assertTrue(info['reason'].startswith('no trace'), info['reason'])
            self.assertEqual([(d['offset'], d['length']) for d in info['damage']], [(0, len(data))])
        self.assertIn('ELF', run('info', self.file(b'\x7fELF\x02\x01\x01' + bytes(999))).stdout.decode())

    def test_bytes_of_no_trace(self):
        """Of standard input: what is left of a file; of a pipe nobody knows.  A file of its name is another."""
        path = self.file(b'junk ' * 100)
        self.file(b'another', 'standard input')
        for arguments in ([], ['-'], ['-f', '-']):
            for start in (0, 100):
                with open(path, 'rb') as file:
                    os.lseek(file.fileno(), start, os.SEEK_SET)
                    info = json.loads(run('info', '--json', *arguments, stdin=file, cwd=self.directory).stdout)
                self.assertEqual((info['bytes'], info['damage'][0]['length']), (500 - start, 500 - start))
            with open(path, 'rb') as file:
                self.assertIn(b'\nbytes        500\n', run('info', *arguments, stdin=file, cwd=self.directory).stdout)
            done = run('info', '--json', *arguments, input=b'junk ' * 100, cwd=self.directory)
            info = json.loads(done.stdout)
            self.assertEqual((done.returncode, info['bytes'], info['damage'][0]['length']), (1, None, None))
            done = run('info', *arguments, input=b'junk ' * 100, cwd=self.directory)
            self.assertIn(b'file         standard input\nrecords      0: no trace', done.stdout)
        info = json.loads(run('info', '--json', 'standard input', cwd=self.directory).stdout)
        self.assertEqual(info['bytes'], 7)

    def test_format(self):
        """--format overrules the probe: in a wrong one there is damage or another meaning, never a crash."""
        want = run('json', TREE).stdout
        formats = [line.split()[0].decode() for line in run('info', '--formats').stdout.splitlines()]
        self.assertIn('netbsd-v2-lp64-le', formats)
        for name in formats:
            done = run('json', '--format', name, TREE)
            self.assertIn(done.returncode, (0, 1), name)
            if name in ('netbsd-v2-lp64-le', 'netbsd-v1-lp64-le'):  # each record tells its own version
                self.assertEqual((done.returncode, done.stdout), (0, want))


class Output(Case):
    def test_full_disk(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('no /dev/full')
        for command in COMMANDS:
            for arguments in ([TREE], ['--help']):
                with self.subTest((command, arguments)), open('/dev/full', 'wb') as full:
                    done = run_on(command, *arguments, stdout=full)
                    self.assertEqual(done.returncode, 2)
                    self.assertIn(b'No space left on device', done.stderr)
        done = run_on('convert', '-o', '/dev/full', TREE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'ktrec: /dev/full: No space left on device', done.stderr)

    def test_input_is_output(self):
        """A trace that would grow by what is read of it: a message, and nothing written."""
        path = self.file(read(TREE))
        for command in COMMANDS:
            for follow in ([], ['-l']) if command in ('dump', 'json') else ([],):
                for arguments, stdin in (([path], os.devnull), (['-f', path], os.devnull), ([], path), (['-'], path)):
                    with self.subTest((command, follow, arguments)), open(path, 'ab') as out, open(stdin, 'rb') as file:
                        done = run_on(command, *follow, *arguments, stdin=file, stdout=out, timeout=20)
                        name = path if arguments and path in arguments else 'standard input'
                        self.assertEqual((done.returncode, done.stderr.decode()), (2, f'ktrec: {name}: the input is the output\n'))
                    self.assertEqual(read(path), read(TREE))
        with open(self.file(b'', 'other'), 'ab') as out, open(path, 'rb') as file:
            self.assertEqual(run('dump', stdin=file, stdout=out).returncode, 0)

    def test_closed(self):
        """Standard output closed: an error, and no file of ours takes its place."""
        done = subprocess.run(['sh', '-c', '"$0" dump "$1" >&-', KTREC, TREE], capture_output=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'Bad file descriptor', done.stderr)

    def test_slow_reader(self):
        """A pipe that does not block is waited for."""
        big = max(GOLDEN, key=os.path.getsize)
        for command in ('dump', 'json'):
            out, pipe = os.pipe()
            os.set_blocking(pipe, False)
            with subprocess.Popen([KTREC, command, big], stdout=pipe, stderr=subprocess.PIPE) as process:
                os.close(pipe)
                time.sleep(0.1)
                with open(out, 'rb') as file:
                    self.assertEqual(file.read(), run(command, big).stdout)
                self.assertEqual(process.stderr.read(), run(command, big).stderr)

    def test_reader_goes_away(self):
        """head takes what it wants: no message, with SIGPIPE and without."""
        big = self.file(read(max(GOLDEN, key=os.path.getsize)) * 4)
        for signals in (True, False):
            for command in (['dump'], ['json'], ['convert', '--to', 'netbsd-v2-lp64-be']):
                process = subprocess.Popen([KTREC, *command, big], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                           restore_signals=signals)
                with process, self.subTest((command[0], signals)):
                    self.assertNotEqual(process.stdout.read(10), b'')
                    process.stdout.close()
                    told = [line for line in process.stderr if b': offset ' not in line]  # that is of the trace
                    self.assertEqual(told, [])
                    self.assertEqual(process.wait(), -signal.SIGPIPE if signals else 2)

    def test_order(self):
        """Options do not depend on their order, nor on being written together."""
        want = run('dump', '-T', '-E', '-R', TREE).stdout
        self.assertEqual(run('dump', '-TER', TREE).stdout, want)
        self.assertEqual(run('dump', '-RT', '-E', '-f', TREE).stdout, want)
        self.assertNotEqual(run('dump', '-T', TREE).stdout, want)


class Select(Case):
    KINDS = {'c': {'syscall', 'sysret'}, 'n': {'namei'}, 'i': {'genio'}, 's': {'psig'}, 'w': {'csw'}, 'e': {'emul'},
             'u': {'user'}, 'm': {'mmsg'}, 'a': {'exec_arg'}, 'v': {'exec_env'}, 'l': {'mool'}, 'U': {'saupcall'},
             'S': {'mib'}, 'f': {'exec_fd'},
             '+': {'syscall', 'sysret', 'namei', 'genio', 'psig', 'emul', 'user'}}

    def setUp(self):
        super().setUp()
        self.path = next(path for path in GOLDEN if 'bodies-netbsd2' in path)
        self.all = records_of(self.path)[1]

    def selected(self, *options):
        status, records = records_of(*options, self.path)
        return [r['index'] for r in records]

    def test_kinds(self):
        for letter, kinds in self.KINDS.items():
            with self.subTest(letter):
                self.assertEqual(self.selected('-t', letter), [r['index'] for r in self.all if r['kind'] in kinds])
        self.assertEqual(self.selected('-t', 'A'), self.selected())
        self.assertEqual(self.selected('-t', 'in'), self.selected('-t', 'n', '-t', 'i'))
        self.assertEqual(self.selected('-t', 'in'), self.selected(*['-t', 'n'] * 40, *['-t', 'i'] * 40))
        self.assertEqual(self.selected('-t', 'n'), self.selected('-t', 'in', '-t', '-i', '-t', 'n-scewu'))
        self.assertEqual(self.selected('-t', '-i+w'), self.selected('-t', 'cnseuw'))
        self.assertEqual(self.selected('-t', 'i-i'), [])

    def test_names_do_not_depend_on_the_kinds(self):
        """JSON names a call by the process's emulation, also where the record that tells it is left out."""
        path = next(path for path in NETBSD if path.endswith('amd64_types_v1.ktrace'))
        calls = [r for r in records_of('-t', 'ce', path)[1] if r['kind'] != 'emul']
        self.assertIn((20, 'writev'), [(r.get('number'), r.get('name')) for r in calls])
        self.assertEqual(records_of('-t', 'c', path)[1], calls)

    def test_pid(self):
        pids = {r['pid'] for r in self.all}
        for pid in sorted(pids)[:3]:
            self.assertEqual(self.selected('-p', str(pid)), [r['index'] for r in self.all if r['pid'] == pid])
        self.assertEqual(self.selected('-p', str(max(pids) + 1)), [])

    def test_text_and_json_select_alike(self):
        lines = run('dump', '-m', '0', '-t', 'n', TREE).stdout.splitlines()
        self.assertEqual(len(lines), sum(r['kind'] == 'namei' for r in records_of(TREE)[1]))


class Info(Case):
    def test_text(self):
        text = run('info', TREE).stdout.decode()
        for line in ('format       netbsd-v2-lp64-le, likely (little-endian)', 'records      370', 'versions     2'):
            self.assertIn(line, text.splitlines())
        self.assertIn(' ... and 20 more', text)

    def test_no_records(self):
        """Why there are none: what the file looks like, or what is no record of the format that was given."""
        for options, why in (((), 'no trace: looks like text'), (('--format', 'freebsd-v1-lp64-le'), 'fraction')):
            done = run('info', *options, self.file(b'some words\n' * 20) if not options else TREE)
            self.assertEqual(done.returncode, 1)
            self.assertIn('records      0: ' + why, done.stdout.decode())

    def test_members(self):
        want = ('file bytes records system format order header_sizes versions certainty candidates reason '
                'release release_only kinds pids '
                'lwps comms first_time last_time time_goes_back damage').split()
        for path in (TREE, self.file(b''), self.file(b'junk', 'junk')):
            self.assertEqual(list(json.loads(run('info', '--json', path).stdout)), want)

    def test_formats(self):
        done = run('info', '--formats')
        lines = done.stdout.decode().splitlines()
        self.assertEqual(done.returncode, 0)
        sizes = dict(line.split() for line in lines)
        self.assertEqual(len(sizes), len(lines))
        for name, size in (('netbsd-v0-i386-le', 44), ('netbsd-v2-i386-le', 48), ('netbsd-v2-ilp32-be', 56),
                           ('netbsd-v1-lp64-be', 56), ('netbsd-v0old-m68k-be', 40)):
            self.assertEqual(sizes[name], str(size))

    def test_many_lwps(self):
        """100,000 LWPs: counted each, in no more time than the records take."""
        header = bytearray(read(TREE)[67:67 + 56 + 8])
        data = bytearray()
        for lwp in range(1, 100001):
            header[48:52] = lwp.to_bytes(4, 'little')
            data += header
        info = json.loads(run('info', '--json', self.file(data), timeout=60).stdout)
        self.assertEqual(info['records'], 100000)
        self.assertEqual([x['lwp'] for x in info['lwps']], list(range(1, 100001)))


class Check(Case):
    def test_whole(self):
        for path in NETBSD:
            with self.subTest(os.path.basename(path)):
                done = run('check', path)
                self.assertEqual((done.returncode, done.stderr), (0, b''))
                count = len(run('json', path).stdout.splitlines())
                self.assertEqual(done.stdout.decode(), f'{path}: {count} records, {os.path.getsize(path)} bytes, whole\n')

    def test_bad_payload(self):
        """A payload without a shape: told with its place; the records behind it are read."""
        data = bytearray(read(TREE)[:67])
        data[4] = 6  # CSW of 11 bytes
        path = self.file(bytes(data) + read(TREE)[67:])
        done = run('check', path)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr.decode().startswith(f'ktrec: {path}: offset 0: record 0: '), done.stderr)
        self.assertIn(b'370 records', done.stdout)
        status, records = records_of(path)
        self.assertEqual((status, len(records)), (0, 370))
        self.assertEqual((records[0]['kind'], records[0]['len'], records[0]['data']), ('csw', 11, 'netbsd-rump'))
        self.assertNotEqual(records[0]['problem'], '')


if __name__ == '__main__':
    main()
