# SPDX-License-Identifier: BSD-2-Clause
"""ktrec dump against the text that each system's own kdump printed, byte for byte, option by option."""
import glob
import itertools
import os
import re
import unittest

from common import DATA, TREE, main, read, run

NAME = re.compile(r'(?P<trace>.*)\.(?P<program>kdump7|kdump10|freebsd|openbsd)(?P<options>.*)\.txt$')
# The programs that printed the texts have the names of one release.
RELEASES = {'freebsd': ['--release', 'freebsd-12.1'], 'openbsd': ['--release', 'openbsd-7.6']}

# The kdump that printed the golden texts was built without some options and drivers of the kernel, so it has no
# names for their calls and ioctls, where ours has; and of two ioctls with one number it may print the other.  Why a
# call has no name, kdump 7 and 10 tell differently.
NAMELESS = re.compile(rb"#\d+ \((?:excluded|unimplemented|obsolete) [^)]*\)|_IO[WR]*\('.',[0-9a-fx,]+\)"
                      rb'|SLIOCGUNIT|STICIO_STARTQ')
# That of FreeBSD was built without three lists of names, which the real one has.
EMPTY_LISTS = re.compile(rb'CALL +(lio_listio|sched_\w+|sysarch)(\[\d+\])?\(.*<invalid=')


def kdump_texts():
    """(text, trace, options) of each text of a kdump in the test data."""
    for path in sorted(glob.glob(os.path.join(DATA, '*', '*.txt'))):
        found = NAME.match(path)
        if found:
            trace, = glob.glob(found['trace'] + '.kt*')
            options = ['-' + option for option in found['options'].split('-') if option]
            yield path, trace, RELEASES.get(found['program'], []) + options


def same(line, want, golden):
    """Whether a line is kdump's, up to names that it did not have."""
    if line == want or line is None or want is None or not golden:
        return line == want
    if EMPTY_LISTS.search(want):
        return line.split(b'(')[0] == want.split(b'(')[0]
    return re.fullmatch(rb'(?:\w+|#\d+ \(\w+ [^)]*\))'.join(map(re.escape, NAMELESS.split(want))), line) is not None


class Text(unittest.TestCase):
    def test_as_kdump(self):
        texts = list(kdump_texts())
        self.assertGreater(len(texts), 30)
        for path, trace, options in texts:
            with self.subTest(os.path.basename(path)):
                printed = run('dump', *options, '-f', trace).stdout
                golden = os.path.dirname(path).endswith('golden')
                pairs = itertools.zip_longest(printed.split(b'\n'), read(path).split(b'\n'))
                different = [(number + 1, *pair) for number, pair in enumerate(pairs) if not same(*pair, golden)]
                self.assertEqual(different[:5], [])

    def test_locale(self):
        """No locale changes a byte, not even one that writes 1,5."""
        plain = run('dump', '-TER', TREE).stdout
        lines = run('json', TREE).stdout
        for locale in ('C', 'C.UTF-8', 'de_DE.UTF-8', 'no_SUCH.locale'):
            with self.subTest(locale):
                env = dict(os.environ, LC_ALL=locale)
                self.assertEqual(run('dump', '-TER', TREE, env=env).stdout, plain)
                self.assertEqual(run('json', TREE, env=env).stdout, lines)


if __name__ == '__main__':
    main()
