#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Compiles each public header alone, and twice over, as strict C99 and as C++.

    check_headers.py CC CXX HEADER ...      CXX: a C++ compiler, or '' for none

Macros that a header defines begin with KTREC_: every BSD's <sys/ktrace.h> must be usable in the same file.
"""
import pathlib
import re
import subprocess
import sys

STRICT = ['-pedantic-errors', '-Wall', '-Wextra', '-Wundef', '-Wstrict-prototypes', '-Werror', '-fsyntax-only']


def compile_problem(compiler, language, header):
    include = f'#include <ktrec/{header.name}>\n'
    flags = [flag for flag in STRICT if language[1] == 'c' or flag != '-Wstrict-prototypes']
    done = subprocess.run([*compiler, f'-std={language[0]}', *flags, '-I', str(header.parent.parent), '-x', language[1], '-'],
                          input=include * 2 + 'int ktrec_use_of_header;\n', capture_output=True, text=True)
    return f'{header.name} as {language[0]}:\n{done.stderr}' if done.returncode != 0 else None


def main():
    cc, cxx, headers = sys.argv[1].split(), sys.argv[2].split(), [pathlib.Path(name) for name in sys.argv[3:]]
    problems = []
    for header in headers:
        problems.append(compile_problem(cc, ('c99', 'c'), header))
        if cxx:
            problems.append(compile_problem(cxx, ('c++11', 'c++'), header))
        problems += [f'{header.name}: the macro {name} does not begin with KTREC_'
                     for name in re.findall(r'^\s*#\s*define\s+(\w+)', header.read_text(encoding='utf-8'), flags=re.M)
                     if not name.startswith('KTREC_')]
    problems = [problem for problem in problems if problem]
    print('\n'.join(problems) or f'{len(headers)} headers compile alone as C99{" and C++11" if cxx else ""}')
    return bool(problems) or not headers


sys.exit(main())
