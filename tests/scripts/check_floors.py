#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Holds the source tree against the rules of the house.

    check_floors.py SOURCE_ROOT

A file of src/ includes only what lies on its own floor or below; names and io stand side by side and do not know each
other.  Only io and the tool touch files and descriptors; only the tool uses stdio's streams (the library formats with
snprintf); nothing asks for the locale.  A file has one idea, and at most 500 lines.
"""
import pathlib
import re
import sys

FLOORS = {'base': 0, 'layout': 1, 'systems': 2, 'record': 3, 'io': 4, 'names': 4, 'trace': 5, 'print': 6, 'tool': 7}
LIMIT = 500
# A system header that only some floors may include.
ALONE = {
    'getopt.h': {'tool'}, 'err.h': {'tool'},
    'fcntl.h': {'io', 'tool'}, 'unistd.h': {'io', 'tool'}, 'poll.h': {'io', 'tool'}, 'sys/mman.h': {'io'},
    'sys/stat.h': {'io', 'tool'}, 'locale.h': set(), 'wchar.h': set(), 'ctype.h': set(),
}
STREAMS = re.compile(r'(?<!format\()\b((?:f|fre|fd)?open|v?f?printf|fputs|puts|putchar|perror|setlocale)\(|\b(FILE|std(?:in|out|err))\b')
COMMENT = re.compile(r'/\*.*?\*/', re.S)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.M)


def include_problems(floor, text):
    for bracket, name in INCLUDE.findall(text):
        if bracket == '<':
            if floor not in ALONE.get(name, {floor}):
                yield f'includes <{name}>, which is for {" and ".join(sorted(ALONE[name])) or "nobody"}'
            continue
        target = name.split('/')[0]
        if '/' not in name or target not in FLOORS:
            yield f'includes "{name}", which does not begin with the name of a floor'
        elif target != floor and FLOORS[target] >= FLOORS[floor]:
            yield f'includes "{name}" of a floor that does not lie below {floor}'


def stream_problems(text):
    for match in STREAMS.finditer(STRING.sub('""', COMMENT.sub('', text))):
        yield f'uses {match[1] or match[2]}: files and streams belong to io and the tool'


def main():
    root = pathlib.Path(sys.argv[1])
    problems = []
    files = sorted(path for top in ('include', 'src') for path in (root / top).rglob('*.[ch]'))
    for path in files:
        text = path.read_text(encoding='utf-8')
        found = []
        if path.is_relative_to(root / 'src'):
            floor = path.relative_to(root / 'src').parts[0]
            found += include_problems(floor, text) if floor in FLOORS else ['stands on no known floor']
            if floor not in ('tool', 'io'):
                found += stream_problems(text)
        elif any(bracket == '"' for bracket, _ in INCLUDE.findall(text)):
            found.append('a public header includes other public headers as <ktrec/...>')
        if not text.startswith('/* SPDX-License-Identifier: BSD-2-Clause */\n'):
            found.append('does not begin with the SPDX line')
        if (lines := text.count('\n')) > LIMIT:
            found.append(f'has {lines} lines; past {LIMIT} a file has two ideas')
        problems += [f'{path.relative_to(root)}: {problem}' for problem in found]
    if not files:
        problems.append(f'no files below {root}')
    print('\n'.join(problems) or f'{len(files)} files keep the floors')
    return bool(problems)


sys.exit(main())
