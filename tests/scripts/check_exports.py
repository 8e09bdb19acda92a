#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Holds the built libraries against the public headers.

    check_exports.py NM SHARED STATIC HEADER ...

The shared library exports exactly the functions that the headers declare with KTREC_API.  The static one, in which
nothing can be hidden, defines those, and otherwise only names that begin with ktreci_.
"""
import re
import subprocess
import sys


def declared(headers):
    text = ''.join(re.sub(r'/\*.*?\*/', '', open(name, encoding='utf-8').read(), flags=re.S) for name in headers)
    return set(re.findall(r'^KTREC_API\b[^;(]*?(\w+)\(', text, flags=re.M))


def defined(nm, *arguments):
    out = subprocess.run([nm, '--defined-only', '--extern-only', *arguments], check=True, capture_output=True, text=True).stdout
    symbols = (line.split() for line in out.splitlines())
    # "address letter name"; A is the name of a symbol version, not of a thing; __ begins the compiler's own.
    return {fields[2].split('@')[0] for fields in symbols
            if len(fields) == 3 and fields[1] != 'A' and not fields[2].startswith('__')}


def main():
    nm, shared, static, *headers = sys.argv[1:]
    public = declared(headers)
    exported = defined(nm, '--dynamic', shared)
    inside = defined(nm, static)
    problems = [f'{name}: declared, but not exported' for name in sorted(public - exported)]
    problems += [f'{name}: exported, but not declared' for name in sorted(exported - public)]
    problems += [f'{name}: declared, but not in the static library' for name in sorted(public - inside)]
    problems += [f'{name}: a global of the static library that is neither public nor ktreci_'
                 for name in sorted(inside - public) if not name.startswith('ktreci_')]
    if not public:
        problems.append('the headers declare nothing')
    print('\n'.join(problems) or f'{len(public)} public functions, {len(inside - public)} internal ones')
    return bool(problems)


sys.exit(main())
