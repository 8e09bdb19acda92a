# SPDX-License-Identifier: BSD-2-Clause
"""The command on the traces of all systems: what depends on the system, the style and the release."""
import json
import os
import pty
import re
from struct import pack

from common import Case, DATA, GOLDEN, KTREC, NETBSD, OTHERS, TREE, for_each, main, read, records_of, run

FREEBSD = next(path for path in OTHERS if path.endswith('bodies-freebsd1-A.ktr'))
FREEBSD_CALLS = next(path for path in OTHERS if path.endswith('calls-freebsd1-A.ktr'))
OPENBSD = next(path for path in OTHERS if path.endswith('bodies-openbsd-A.ktr'))
OPENBSD_CALLS = next(path for path in OTHERS if path.endswith('calls-openbsd-A.ktr'))
NETBSD_BODIES = next(path for path in GOLDEN if path.endswith('bodies-netbsd2-A.ktr'))
CALLS = {'syscall', 'sysret'}
STYLES = ('netbsd', 'freebsd', 'openbsd', 'dragonfly')

LETTERS = {  # the letters that are a system's own, and those that all have
    FREEBSD: {'f': {'fault', 'faultend'}, 'p': {'capfail'}, 't': {'struct', 'struct_array'}, 'y': {'sysctl'},
              '+': CALLS | {'namei', 'genio', 'psig', 'user', 'struct', 'struct_array', 'sysctl'}},
    OPENBSD: {'e': {'emul'}, 'p': {'pledge'}, 'S': {'pinsyscall'}, 't': {'struct'}, 'x': {'args'}, 'X': {'envs', 'start'},
              '+': CALLS | {'namei', 'genio', 'psig', 'emul', 'struct', 'user', 'args', 'pledge', 'pinsyscall'}},
}
ALL = {'c': CALLS, 'i': {'genio'}, 'n': {'namei'}, 's': {'psig'}, 'u': {'user'}, 'w': {'csw'}}


def freebsd(kind, payload, comm=b'sh'):
    """A record of FreeBSD's version 1, LP64, little-endian."""
    return pack('<iHhi20sqqqi4x', len(payload), kind | 0x4000, 1, 100, comm, 1700000000, 123456789, 100001, 3) + payload


def openbsd(kind, payload):
    """A record of OpenBSD's layout 5, LP64, little-endian."""
    return pack('<Iii4xqq24sq', kind, 100, 100001, 1700000000, 123456789, b'sh', len(payload)) + payload


def dragonfly(kind, payload):
    """A record of DragonFly's layout 2, LP64, of a process with one thread."""
    return pack('<ihhii17s7xqqq', len(payload), kind, 0, 100, 1, b'sh', 1700000000, 123456, 0) + payload


class Select(Case):
    @for_each(LETTERS)
    def test_letters(self, path):
        everything = records_of(path)[1]
        for letter, kinds in {**ALL, **LETTERS[path]}.items():
            got = [r['index'] for r in records_of('-t', letter, path)[1]]
            self.assertEqual(got, [r['index'] for r in everything if r['kind'] in kinds], letter)

    def test_letters_follow_the_style(self):
        """A letter means what it does in the style's system; one that it does not have is told."""
        self.assertEqual(run('dump', '-t', 'y', TREE).returncode, 2)
        self.assertEqual(run('dump', '-t', 'y', '--style', 'freebsd', TREE).returncode, 0)
        self.assertEqual(run('dump', '-t', 'v', FREEBSD).returncode, 2)
        self.assertIn(b'-t v', run('dump', '-t', 'v', FREEBSD).stderr)
        self.assertIn(b'-t v', run('dump', '-t', 'c', '-t', 'v', '-t', 'c', FREEBSD).stderr)
        self.assertEqual(run('dump', '-t', 'S', '-m', '0', '--style', 'netbsd', OPENBSD).stdout, b'')

    def test_thread(self):
        """-p takes a thread's id as well, but in NetBSD, where it may be another process's."""
        everything = records_of(FREEBSD)[1]
        lwp = everything[0]['lwp']
        self.assertEqual([r['index'] for r in records_of('-p', str(lwp), FREEBSD)[1]],
                         [r['index'] for r in everything if lwp in (r['lwp'], r['pid'])])


class Options(Case):
    def test_x(self):
        """-X is NetBSD's with a number behind it, and OpenBSD's without."""
        path = self.file(openbsd(4, pack('<ii', 1, 1) + b'hello, world'))
        at = ['--format', 'openbsd-v5-lp64-le', '-f', path]
        plain = run('dump', *at).stdout
        hexdump = run('dump', '-X', *at).stdout
        self.assertIn(b'0000:', hexdump)
        for options in (['-Xf', path, *at[:2]], ['-xX', *at], ['-TX', *at[:2], path], [*at, '-X']):
            printed = run('dump', *options).stdout
            self.assertEqual(re.sub(rb' \d+\.\d+ GIO', b' GIO', printed), hexdump, options)
        hexes = run('dump', '-x', *at).stdout
        self.assertEqual(len({plain, hexdump, hexes}), 3)
        self.assertEqual(run('dump', '-Xx', *at).stdout, hexes)
        groups = run('dump', '-X4', NETBSD_BODIES).stdout
        self.assertNotEqual(groups, run('dump', '-x', NETBSD_BODIES).stdout)
        self.assertEqual(run('dump', '-X', '4', NETBSD_BODIES).stdout, groups)
        self.assertEqual(run('dump', '-X4x', *at).returncode, 2)
        self.assertEqual(run('dump', '-t', 'X', *at).returncode, 0)  # the argument of another option
        with open(path, 'rb') as file:
            self.file(file.read(), '-X4')
        for words in (['-f', '-X4'], ['-f-X4'], ['-df', '-X4']):  # in its word or as the next
            self.assertEqual(run('dump', *words, '-X', *at[:2], cwd=self.directory).stdout, hexdump, words)
        for words in (['-u', '-X4'], ['-u-X4'], ['-ru', '-X4']):
            self.assertEqual(run('dump', *words, '-X', *at).returncode, 0, words)
        with open(path, 'rb') as file:
            self.file(file.read(), '4.ktrace')  # a name that begins with a number is none
        self.assertEqual(run('dump', *at[:2], '-X', '4.ktrace', cwd=self.directory).stdout, hexdump)

    def test_last_of_x(self):
        """Of -x, -X and -X with a number the last one given counts, whatever stands between them."""
        for style in ('netbsd', 'openbsd'):
            for words, last in (('-X 4 -x -t i', '-x'), ('-X -t i -X 4', '-X4'), ('-X 4 -X -ti', '-X'),
                                ('-X -X 4 -ti', '-X4'), ('-x -X 4 -ti', '-X4'), ('-xX4 -ti', '-X4'), ('-X 4 -X 1 -ti', '-X1'),
                                ('-X -x -ti', '-x'), ('-X4 -Xxti', '-x'), ('-xXti', '-X'), ('-t i -X 4 --style auto -X', '-X')):
                with self.subTest((style, words)):
                    done = run('dump', *words.split(), '--style', style, NETBSD_BODIES)
                    self.assertEqual((done.returncode, done.stdout),
                                     (0, run('dump', last, '-ti', '--style', style, NETBSD_BODIES).stdout))

    def test_max_data(self):
        """-m 0: nothing in NetBSD and OpenBSD, all in the others; without -m DragonFly's kdump prints 64 bytes."""
        data = b'x' * 100
        path = self.file(freebsd(4, pack('<ii', 1, 1) + data))
        for style, option, want in (('netbsd', '-m0', 0), ('openbsd', '-m0', 0), ('freebsd', '-m0', 100),
                                    ('dragonfly', '-m0', 100), ('dragonfly', None, 64), ('freebsd', None, 100),
                                    ('netbsd', None, 100), ('openbsd', '-m7', 7), ('dragonfly', '-m70', 70)):
            printed = run('dump', '--style', style, '--format', 'freebsd-v1-lp64-le', *([option] if option else []), path)
            self.assertEqual((printed.stdout.count(b'x'), printed.returncode), (want, 0), (style, option))
        path = self.file(dragonfly(4, pack('<ii', 1, 1) + data))
        for option, want in ((None, 64), ('-m0', 100), ('-m70', 70), ('-m1000', 100)):
            printed = run('dump', '--format', 'dragonfly-v2-lp64-le', *([option] if option else []), path)
            self.assertEqual((printed.stdout.count(b'x'), printed.returncode), (want, 0), option)

    @for_each([TREE, FREEBSD_CALLS, OPENBSD_CALLS])
    def test_styles(self, path):
        """Each style prints each system's trace, and auto is the system's own."""
        own = run('dump', path).stdout
        texts = {style: run('dump', '--style', style, path) for style in STYLES}
        for style, done in texts.items():
            self.assertEqual(done.returncode, 0, style)
            calls = sum(r['kind'] == 'syscall' for r in records_of(path)[1])
            self.assertEqual(done.stdout.count(b' CALL  '), calls, style)
        self.assertEqual(len({done.stdout for done in texts.values()}), len(STYLES))
        self.assertEqual([style for style, done in texts.items() if done.stdout == own],
                         [json.loads(run('info', '--json', path).stdout)['system']])
        self.assertEqual(run('dump', '--style', 'auto', path).stdout, own)
        self.assertEqual(run('dump', '--style', 'json', path).stdout, run('json', path).stdout)

    @for_each(OTHERS + GOLDEN)
    def test_every_kind(self, path):
        """Every style prints a record of any kind of any system; a trace has bad payloads, but no style fails."""
        for style in STYLES:
            for options in ([], ['-n', '-x'], ['-X', '-d'], ['-HTERcAS']):
                done = run('dump', '--style', style, *options, path)
                self.assertIn(done.returncode, (0, 1), (style, options))
                self.assertGreater(done.stdout.count(b'\n'), 500)

    @for_each([FREEBSD_CALLS, OPENBSD_CALLS])
    def test_every_option_does_something(self, path):
        plain = run('dump', path).stdout
        options = ['-d', '-E', '-H', '-n', '-R', '-T'] + (['-A', '-c', '-S'] if path is FREEBSD_CALLS else [])
        printed = [run('dump', option, path).stdout for option in options]
        self.assertEqual(len({plain, *printed}), len(options) + 1)
        self.assertEqual(run('dump', '-a', path).stdout, run('dump', '-cR', path).stdout)
        self.assertEqual(run('dump', '-j', path).stdout, run('dump', '-H', path).stdout)

    def test_label(self):
        """-u: what programs said under a label, and nothing else."""
        path = self.file(openbsd(3, b'/etc') + openbsd(9, b'one'.ljust(20, b'\0') + b'first') +
                         openbsd(9, b'two'.ljust(20, b'\0') + b'second'))
        printed = run('dump', '-u', 'two', '--format', 'openbsd-v5-lp64-le', path).stdout
        self.assertIn(b'second', printed)
        self.assertNotIn(b'first', printed)
        self.assertNotIn(b'/etc', printed)

    def test_terminal(self):
        """Raw bytes of a trace reach a file as kdump wrote them, and a terminal harmless."""
        path = self.file(freebsd(3, b'/\x1b[2J\xff\xc2\x9b\xc3\xa9'))
        at = ['dump', '--format', 'freebsd-v1-lp64-le', path]
        self.assertIn(b'/\x1b[2J\xff\xc2\x9b\xc3\xa9', run(*at).stdout)
        master, slave = pty.openpty()
        self.assertEqual(run(*at, stdout=slave).returncode, 0)
        shown = b''
        while b'\n' not in shown:  # a terminal hands on what it has, which may be a part of the line
            shown += os.read(master, 4096)
        os.close(slave)
        os.close(master)
        self.assertIn(b'/\\033[2J\\377\\302\\233\xc3\xa9', shown)


class Release(Case):
    def info(self, path):
        return json.loads(run('info', '--json', path).stdout)

    def test_chosen(self):
        """The list is chosen by the calls; what kdump was told by hand, the trace tells by itself."""
        self.assertEqual(self.info(FREEBSD_CALLS)['release'], 'freebsd-13.2')
        for path in NETBSD + GOLDEN:
            self.assertEqual(self.info(path)['release'], 'netbsd', path)
        self.assertRegex(self.info(OPENBSD_CALLS)['release'], r'openbsd(-7\.[4-7])?\Z')
        self.assertEqual((self.info(self.file(b''))['release'], self.info(self.file(b''))['release_only']), (None, False))

    def test_overridden(self):
        """mmap is 49 since OpenBSD 7.1, and 49 was another call before."""
        call = openbsd(1, pack('<ii6q', 49, 48, 0, 4096, 3, 2, -1, 0)) * 3
        path = self.file(call)
        at = ['--format', 'openbsd-v5-lp64-le', path]
        self.assertIn(b' mmap(', run('dump', *at).stdout)
        self.assertNotIn(b' mmap(', run('dump', '--release', 'openbsd-6.6', *at).stdout)
        self.assertEqual(json.loads(run('json', '--release', 'openbsd-7.3', *at).stdout.splitlines()[0])['name'], 'mmap')

    def test_of_another_system(self):
        """A release that the trace's system does not have is a mistake, and not passed over."""
        for command in ('dump', 'json'):
            done = run(command, '--release', 'openbsd-6.6', FREEBSD_CALLS)
            self.assertEqual((done.returncode, done.stdout), (2, b''))
            self.assertIn(b'openbsd-6.6', done.stderr)

    def test_lists_are_told(self):
        """A release that no list serves: those of its system or the trace's are named, or all."""
        csrg, netbsd = '44bsd-lite2, 44bsd, 43reno', 'netbsd, netbsd-2016, netbsd-6, netbsd-5.2, netbsd-4.0, netbsd-1.4T'
        for release, path, want in (('netbsd-6.z', TREE, f'no list of netbsd serves that; there are {netbsd}\n'),
                                    ('openbsd-6.6', TREE, f'no list of netbsd serves that; there are {netbsd}\n'),
                                    ('csrg-x', TREE, f'no list of csrg serves that; there are {csrg}\n'),
                                    ('openbsd-3.0', OPENBSD, 'openbsd-5.6, openbsd-4.9\n'),
                                    ('darwin-10.3', TREE, 'no list of darwin serves that; there are darwin-10.4\n'),
                                    ('6.6', TREE, f'no list serves that; there are {netbsd}, freebsd, '),
                                    ('', TREE, f', openbsd-4.9, dragonfly, {csrg}, darwin-10.4\n')):
            for command in ('dump', 'json'):
                done = run(command, '--release', release, path)
                self.assertEqual((done.returncode, done.stdout), (2, b''), release)
                self.assertIn(want, done.stderr.decode())
                self.assertTrue(done.stderr.decode().startswith(f'ktrec {command}: --release {release}: no list'), release)

    def test_lists_are_in_the_manual(self):
        told = run('dump', '--release', 'x', TREE).stderr.decode().splitlines()[0]
        page = read(os.path.join(DATA, '../../src/man/ktrec.1')).decode()
        listed = set(re.findall(r'\S+', page[page.index('There are lists of'):page.index("a system's bare name")]))
        for name in told[told.index('there are ') + 10:].split(', '):
            self.assertTrue(name in listed or '-' + name.partition('-')[2] in listed, name)

    def test_emulation_of_freebsd(self):
        """-e is what a PROCCTOR would have said: names, arguments and errors."""
        calls = freebsd(1, pack('<hhiqq', 15, 2, 0, 9, 0o644)) + freebsd(2, pack('<hhiq', 37, 0, 35, 0))
        path = self.file(calls * 3)
        for emulation, want in (('freebsd', [b'CALL  chmod(0x9,0644<', b'RET   kill -1 errno 35 Resource']),
                                ('linux', [b'CALL  linux_rt_sigreturn(0x9', b'errno -11 Resource'])):
            printed = run('dump', '--format', 'freebsd-v1-lp64-le', '--release', 'freebsd-12.1', '-e', emulation, path).stdout
            for text in want:
                self.assertIn(text, printed)

    @for_each([FREEBSD_CALLS, OPENBSD_CALLS])
    def test_same_everywhere(self, path):
        """A file, a redirected one and -t give the same names; info tells whose they are."""
        release = self.info(path)['release']
        want = run('dump', path).stdout
        self.assertEqual(run('dump', '--release', release, path).stdout, want)
        with open(path, 'rb') as file:
            self.assertEqual(run('dump', stdin=file).stdout, want)
        self.assertIn(b'release      ' + release.encode() + b': ', run('info', path).stdout)

    def test_pipe(self):
        """Of a pipe, what the format was found by decides: enough for a small trace."""
        data = read(OPENBSD_CALLS)[:20000]
        path = self.file(data)
        self.assertEqual(run('json', input=data).stdout, run('json', path).stdout)

    def test_pipe_of_a_known_format(self):
        """With --format nothing is read ahead of a pipe; the version of the headers is known all the same."""
        path = self.file(openbsd(1, pack('<ii4q', 199, 32, 3, 0, 0, 0)))
        at = ['--format', 'openbsd-v5-lp64-le', path]
        for version in (1, 2, 3, 4):
            to = f'openbsd-v{version}-lp64-le'
            data = run('convert', '--to', to, '--policy', 'clamp', *at).stdout
            with self.subTest(to):
                self.assertEqual(records_of('--format', to, input=data)[1][0]['name'], 'lseek')
                self.assertEqual(records_of('--format', to, self.file(data, 'old'))[1][0]['name'], 'lseek')


class NoTrace(Case):
    def test_what_it_looks_like(self):
        for data, word in ((b'', 'empty'), (b'\xd4\xc3\xb2\xa1\x02\0\x04\0' + bytes(16) + b'\1' * 200, 'pcap'),
                           (b'\x7fELF\x02\x01\x01' + bytes(999), 'ELF'), (b'words, words, words\n' * 99, 'text'),
                           (b'\1', 'no trace')):
            done = run('info', self.file(data))
            self.assertIn(word, done.stdout.decode() + done.stderr.decode())
            self.assertEqual(done.returncode, int(data != b''), word)


class Convert(Case):
    def convert(self, path, to, *options):
        out = os.path.join(self.directory, 'out-' + to)
        done = run('convert', '--to', to, '--policy', 'clamp', '-o', out, *options, path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out, {line.split(': ')[2] for line in done.stderr.decode().splitlines() if line.count(': ') >= 3}

    @for_each(OTHERS)
    def test_own_format(self, path):
        """Into its own format a trace is not touched."""
        out, lost = self.convert(path, json.loads(run('info', '--json', path).stdout)['format'])
        self.assertEqual((read(out), lost), (read(path), set()))

    def test_freebsd_for_an_older_kdump(self):
        """Version 1 to 0: the CPU and the nanoseconds go, threads and calls stay."""
        out, lost = self.convert(FREEBSD_CALLS, 'freebsd-v0-lp64-le')
        self.assertEqual(lost, {'nsec', 'cpu'})
        before, after = records_of(FREEBSD_CALLS)[1], records_of('--format', 'freebsd-v0-lp64-le', out)[1]
        for old, new in zip(before, after, strict=True):
            old.update(offset=new['offset'], version=0, cpu=None, nsec=old['nsec'] - old['nsec'] % 1000)
            self.assertEqual(old, {**new, 'name': old.get('name')} if 'name' in old else new)

    @for_each([FREEBSD_CALLS, OPENBSD_CALLS])
    def test_any_for_netbsd(self, path):
        """To NetBSD's version 2: who, when and which call with what; the thread id stays."""
        out, lost = self.convert(path, 'netbsd-v2-lp64-le')
        keys = ('kind', 'pid', 'lwp', 'sec', 'nsec', 'number', 'args')
        before = [r for r in records_of(path)[1] if r['kind'] == 'syscall']
        after = [r for r in records_of('--format', 'netbsd-v2-lp64-le', out)[1] if r['kind'] == 'syscall']
        self.assertEqual([[r[key] for key in keys] for r in after], [[r[key] for key in keys] for r in before])

    def test_parts(self):
        """The arguments of an exec, in one record, become one each, and lose nothing but their NUL."""
        strings = [b'ls', b'', b'-l', b'/some/where']
        path = self.file(openbsd(10, b'\0'.join(strings) + b'\0') + openbsd(11, b'A=1\0') + openbsd(3, b'/bin/ls'))
        out, lost = self.convert(path, 'netbsd-v2-lp64-le', '--format', 'openbsd-v5-lp64-le')
        after = [(r['kind'], r.get('text', r.get('path'))) for r in records_of('--format', 'netbsd-v2-lp64-le', out)[1]]
        self.assertEqual(after, [('exec_arg', s.decode()) for s in strings] + [('exec_env', 'A=1'), ('namei', '/bin/ls')])

    def test_losses_are_told(self):
        """A kind that the target does not have is dropped, and counted."""
        path = self.file(freebsd(13, pack('<qi4x', 4096, 1)) * 2 + freebsd(3, b'/'))
        out, lost = self.convert(path, 'openbsd-v5-lp64-le', '--format', 'freebsd-v1-lp64-le')
        self.assertIn('kind', lost)
        self.assertEqual([r['kind'] for r in records_of('--format', 'openbsd-v5-lp64-le', out)[1]], ['namei'])
        done = run('convert', '--to', 'openbsd-v5-lp64-le', '--format', 'freebsd-v1-lp64-le', path)
        self.assertEqual(done.returncode, 1)

    def test_every_format(self):
        """All calls of a trace, into every format there is; what comes out checks well."""
        path = self.file(b''.join(freebsd(1, pack('<hh4x3q', 3, 3, n, 4096, 10)) for n in range(20)))
        for line in run('info', '--formats').stdout.decode().splitlines():
            name = line.split()[0]
            out, lost = self.convert(path, name, '--format', 'freebsd-v1-lp64-le', '--lwp', '1')
            with self.subTest(name):
                self.assertEqual(run('check', '--format', name, out).returncode, 0)
                got = [(r['number'], [int(a, 0) for a in r['args']]) for r in records_of('--format', name, out)[1]
                       if r['kind'] == 'syscall']
                self.assertEqual(got, [(3, [n, 4096, 10]) for n in range(20)])


if __name__ == '__main__':
    main()
