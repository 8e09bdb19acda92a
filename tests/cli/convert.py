# SPDX-License-Identifier: BSD-2-Clause
"""ktrec convert: what it writes, where, and what it tells of."""
import json
import os
import stat

from common import Case, NETBSD, TREE, main, read, records_of, run, run_on

MIXED = next(path for path in NETBSD if path.endswith('amd64_mixed.ktrace'))


def meaning(*arguments, **options):
    """The records without what a format decides: where and how they lie."""
    records = records_of(*arguments, **options)[1]
    for r in records:
        del r['offset']
    return records


class Convert(Case):
    def convert(self, path, to, *options):
        done = run('convert', '--to', to, *options, path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def test_same_format(self):
        """Into its own format a trace is not touched."""
        for path in NETBSD:
            if '_v' in path:
                name = json.loads(run('info', '--json', path).stdout)['format']
                done = self.convert(path, name)
                self.assertEqual((done.stdout, done.stderr), (read(path), b''), path)

    def test_order(self):
        """Little to big-endian and back: the same meaning, and nothing is said to be lost."""
        big = self.convert(TREE, 'netbsd-v2-lp64-be')
        self.assertEqual(big.stderr, b'')
        path = self.file(big.stdout)
        self.assertEqual(json.loads(run('info', '--json', path).stdout)['format'], 'netbsd-v2-lp64-be')
        self.assertEqual(meaning(path), meaning(TREE))
        back = self.convert(path, 'netbsd-v2-lp64-le')
        self.assertEqual(meaning(self.file(back.stdout)), meaning(TREE))

    def test_losses_are_told(self):
        """Version 0 has no LWP id and no nanoseconds; a version that wants an id gets the one that was chosen."""
        done = self.convert(TREE, 'netbsd-v0-lp64-le', '--policy', 'clamp')
        self.assertIn(b': lwp: 370 records: ', done.stderr)
        self.assertIn(b': nsec: ', done.stderr)
        path = self.file(done.stdout)
        old = records_of(path)[1]
        self.assertEqual({(r['version'], r['lwp']) for r in old}, {(0, None)})
        self.assertEqual([r['nsec'] // 1000 for r in old], [r['nsec'] // 1000 for r in meaning(TREE)])
        given = self.convert(path, 'netbsd-v2-lp64-le', '--lwp', '1', '--policy', 'clamp')
        self.assertIn(b': lwp-given: 370 records: an LWP id was added that the trace did not have: 1\n', given.stderr)
        self.assertEqual({r['lwp'] for r in meaning(self.file(given.stdout))}, {1})
        path = self.file(self.convert(TREE, 'netbsd-v0-lp64-le', '--policy', 'clamp').stdout)
        none = self.convert(path, 'netbsd-v2-lp64-le', '--lwp', 'none', '--policy', 'clamp')
        self.assertIn(b': lwp-given: 370 records: an LWP id was added that the trace did not have: 0\n', none.stderr)
        self.assertEqual({r['lwp'] for r in meaning(self.file(none.stdout))}, {0})

    def test_policies(self):
        """fail stops and leaves no file; drop leaves the record out."""
        out = os.path.join(self.directory, 'out')
        done = run('convert', '--to', 'netbsd-v0-lp64-le', '-o', out, TREE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'offset 0: record 0: ', done.stderr)
        self.assertEqual(os.listdir(self.directory), [])
        done = self.convert(TREE, 'netbsd-v0-lp64-le', '--policy', 'drop')
        self.assertEqual(done.stdout, b'')
        self.assertIn(b'370 of 370 records dropped', done.stderr)

    def test_mixed_versions(self):
        """A file of versions 0, 1 and 2 becomes one of version 2."""
        done = self.convert(MIXED, 'netbsd-v2-lp64-le', '--lwp', '1', '--policy', 'clamp')
        info = json.loads(run('info', '--json', self.file(done.stdout)).stdout)
        self.assertEqual(info['versions'], [2])
        self.assertEqual(info['records'], len(records_of(MIXED)[1]))

    def test_output_file(self):
        """-o: with the mode of a new file or of the old one; a link stays a link; a failure leaves the old one."""
        out = self.file(b'old', 'out')
        os.chmod(out, 0o604)
        link = os.path.join(self.directory, 'link')
        os.symlink('out', link)
        self.assertEqual(run('convert', '--to', 'netbsd-v0-lp64-le', '-o', link, TREE).returncode, 1)
        self.assertEqual(read(out), b'old')
        self.assertEqual(run_on('convert', '-o', link, TREE).returncode, 0)
        self.assertTrue(os.path.islink(link))
        self.assertEqual(read(out), read(TREE))
        self.assertEqual(stat.S_IMODE(os.stat(out).st_mode), 0o604)
        new = os.path.join(self.directory, 'new')
        self.assertEqual(run_on('convert', '-o', new, TREE, umask=0o027).returncode, 0)
        self.assertEqual(stat.S_IMODE(os.stat(new).st_mode), 0o640)
        self.assertEqual(sorted(os.listdir(self.directory)), ['link', 'new', 'out'])

    def test_links(self):
        """-o: the file that links lead to is written, be it there or not, and the links stay."""
        os.mkdir(os.path.join(self.directory, 'a'))
        os.mkdir(os.path.join(self.directory, 'a', 'b'))
        for name, target in (('a/here', 'new'), ('a/up', '../new'), ('a/b/two', '../up2'), ('a/up2', '../new'),
                             ('whole', os.path.join(self.directory, 'a', 'new')), ('folder', 'a/b'), ('folder/last', '../new')):
            os.symlink(target, os.path.join(self.directory, name))
        for link, out in (('a/here', 'a/new'), ('a/up', 'new'), ('a/b/two', 'new'), ('whole', 'a/new'), ('folder/last', 'a/new')):
            for exists in (False, True):
                with self.subTest((link, exists)):
                    self.assertEqual(run('convert', '--to', 'netbsd-v0-lp64-le', '-o', link, TREE, cwd=self.directory).returncode, 1)
                    self.assertEqual(os.path.exists(os.path.join(self.directory, out)), exists)
                    self.assertEqual(run_on('convert', '-o', link, TREE, cwd=self.directory).returncode, 0)
                    self.assertTrue(os.path.islink(os.path.join(self.directory, link)))
                    self.assertEqual(read(os.path.join(self.directory, out)), read(TREE))
            os.remove(os.path.join(self.directory, out))
        left = [name for _, _, names in os.walk(self.directory) for name in names]
        self.assertEqual(sorted(left), ['here', 'last', 'two', 'up', 'up2', 'whole'])

    def test_no_output_file(self):
        """What cannot be created is told of, and that it is a file beside the one that was named."""
        os.symlink('no/file', os.path.join(self.directory, 'link'))
        os.symlink('loop', os.path.join(self.directory, 'loop'))
        for path, text in (('no/file', 'cannot create a file beside it: No such file or directory'),
                           ('link', 'cannot create a file beside it: No such file or directory'),
                           ('loop', 'Too many levels of symbolic links'), ('.', 'directory')):
            done = run_on('convert', '-o', path, TREE, cwd=self.directory)
            self.assertEqual((done.returncode, done.stdout), (2, b''))
            self.assertTrue(done.stderr.decode().startswith(f'ktrec: {path}: '), done.stderr)
            self.assertIn(text, done.stderr.decode())

    def test_output_to_standard_output(self):
        self.assertEqual(run_on('convert', '-o', '-', TREE, cwd=self.directory).stdout, read(TREE))
        self.assertEqual(os.listdir(self.directory), [])

    def test_in_place(self):
        """Output over its own input."""
        path = self.file(read(TREE))
        self.assertEqual(run('convert', '--to', 'netbsd-v2-lp64-be', '-o', path, path).returncode, 0)
        self.assertEqual(meaning(path), meaning(TREE))

    def test_damaged_input(self):
        """What could be read is converted; the damage is told by the exit status."""
        out = os.path.join(self.directory, 'out')
        done = run_on('convert', '-o', out, self.file(read(TREE)[:-3]))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(records_of(out)[1]), 369)


if __name__ == '__main__':
    main()
