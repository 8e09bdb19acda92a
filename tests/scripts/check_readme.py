#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Does what README.md says, and looks whether it is so.

    check_readme.py SOURCE_ROOT SHARED_LIBRARY KTREC CC ...

The C program has at most 20 lines, compiles without a warning, and prints the calls that the traced programs noted down
themselves, or that NetBSD's kdump prints where processes have several LWPs.
Each command of a console block prints what stands below it; a line of dots stands for any lines.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import readme

WARNINGS = ['-std=c11', '-Wall', '-Wextra', '-Wpedantic', '-Werror']
DATA = 'tests/data/'
TRACES = [
    ('netbsd/amd64_tree_v2.ktrace', readme.true_calls, 'netbsd/amd64_tree_v2.jsonl'),
    ('golden/calls-netbsd2-A.ktr', readme.kdump_calls, 'golden/calls-netbsd2-A.kdump10.txt'),
]


def program_problems(root, library, cc):
    source = readme.program(root / 'README.md')
    if (lines := source.count('\n')) > 20:
        yield f'the program has {lines} lines'
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, 'calls')
        program.with_suffix('.c').write_text(source, encoding='utf-8')
        done = subprocess.run([*cc, *WARNINGS, '-I', root / 'include', program.with_suffix('.c'), library, '-o', program,
                               f'-Wl,-rpath,{library.parent}'], capture_output=True, text=True)
        if done.returncode != 0:
            yield f'the program does not compile:\n{done.stderr}'
            return
        for trace, truth, file in TRACES:
            done = subprocess.run([program, root / DATA / trace], capture_output=True, text=True)
            if done.returncode != 0:
                yield f'{trace}: the program exits {done.returncode}'
            yield from (f'{trace}: {problem}' for problem in readme.differences(done.stdout, truth(root / DATA / file)))


def commands(block):
    """Pairs of a command and what stands below it."""
    for part in re.split(r'^\$ ', block, flags=re.M)[1:]:
        command, _, output = part.partition('\n')
        yield command, output


def console_problems(root, tool):
    environment = dict(os.environ, PATH=f'{tool.parent}:{os.environ["PATH"]}')
    count = 0
    for command, output in (pair for block in readme.blocks(root / 'README.md', 'console') for pair in commands(block)):
        count += 1
        done = subprocess.run(['sh', '-c', command], cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
        pattern = '.*\n'.join(re.escape(part) for part in re.split(r'^\.\.\.\n', output, flags=re.M))
        if not re.fullmatch(pattern, done.stdout, flags=re.S):
            yield f'$ {command}\nprints\n{done.stdout}and README.md has\n{output}'
    if count == 0:
        yield 'README.md shows no command'


def main():
    root, library, tool = (pathlib.Path(name).resolve() for name in sys.argv[1:4])
    problems = [*program_problems(root, library, sys.argv[4:]), *console_problems(root, tool)]
    print('\n'.join(problems) or 'README.md is true')
    return bool(problems)


sys.exit(main())
