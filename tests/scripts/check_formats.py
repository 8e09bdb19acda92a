#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The table of what is supported, in README.md: made by trying it, and checked.

    check_formats.py KTREC SOURCE_ROOT              fails if README.md has another table
    check_formats.py --update KTREC SOURCE_ROOT     puts the table there

A format counts as written if `ktrec convert` makes it of a trace that has every record kind, as read if `ktrec info`
counts as many records in the result, as printed if `ktrec dump` and `ktrec json` print each of them.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

BEGIN = '<!-- formats: made by tests/scripts/check_formats.py --update -->\n'
END = '<!-- formats: end -->\n'
COLUMNS = ['read', 'write', 'text', 'JSON']
# Which releases write a header, in the order of history; ktrec(5) has the sources.
WRITTEN_BY = {
    'netbsd-v0old': 'NetBSD 1.0 to 3.x',
    'netbsd-v0': 'NetBSD 4.0 and later, with `ktrace -v 0`',
    'netbsd-v1': 'NetBSD 4.0 and 5.x; later with `ktrace -v 1`',
    'netbsd-v2': 'NetBSD 6.0 and later',
    'netbsd-v3': 'NetBSD 6.0 and later, where v1 and v2 were both asked for',
    'freebsd-v0pid16': 'FreeBSD 1.x',
    'freebsd-v0old': 'FreeBSD 2.x to 6.x',
    'freebsd-v0': 'FreeBSD 7.0 to 13.x',
    'freebsd-v1': 'FreeBSD 14.0 and later',
    'openbsd-v1': 'OpenBSD 2.0 to 3.9',
    'openbsd-v2': 'OpenBSD 4.0 to 5.1, aeriebsd',
    'openbsd-v3': 'OpenBSD 5.2 to 5.4',
    'openbsd-v4': 'OpenBSD 5.5 to 7.0, bitrig',
    'openbsd-v5': 'OpenBSD 7.1 and later',
    'dragonfly-v1': 'DragonFly up to 1.8',
    'dragonfly-v2': 'DragonFly 1.10 and later',
    'csrg-v1': '4.3BSD-Reno, Net/2, 386BSD',
    'csrg-v2': '4.4BSD, 4.4BSD-Lite, BSD/386',
    'darwin-v1': 'Mac OS X 10.0 to 10.4',
}
SOURCE = 'tests/data/netbsd/amd64_types_v1.ktrace'


def ktrec(tool, *arguments):
    done = subprocess.run([tool, *arguments], capture_output=True)
    return done.stdout if done.returncode == 0 else b''


def info(tool, path, *options):
    return json.loads(ktrec(tool, 'info', '--json', *options, path) or '{"records": 0}')


def tried(tool, name, source, folder):
    """What works of COLUMNS, for one format."""
    path = folder / name
    ktrec(tool, 'convert', '--to', name, '--policy', 'clamp', '-o', path, source)
    written = path.exists() and path.stat().st_size > 0
    if not written:
        return (False,) * len(COLUMNS)
    option = f'--format={name}'
    records = info(tool, path, option)['records']
    calls = info(tool, path, option)['kinds']['syscall'] if records else 0
    dump = ktrec(tool, 'dump', option, path)
    lines = ktrec(tool, 'json', option, path).splitlines()
    return (0 < records <= info(tool, source)['records'], written, 0 < calls == dump.count(b' CALL  '),
            0 < records == sum(json.loads(line)['pid'] > 0 for line in lines))


def table(tool, source):
    names = [line.split()[0] for line in ktrec(tool, 'info', '--formats').decode().splitlines()]
    rows = collections.defaultdict(lambda: collections.defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            system, version, abi, order = name.split('-')
            rows[f'{system}-{version}', tried(tool, name, source, pathlib.Path(folder))][abi].append(order)
    yield f'| header | written by | ABI and byte order | {" | ".join(COLUMNS)} |\n'
    yield f'|---|---|---|{"---|" * len(COLUMNS)}\n'
    history = list(WRITTEN_BY)
    for (header, works), abis in sorted(rows.items(), key=lambda row: history.index(row[0][0])):
        formats = ', '.join(f'{abi} {"/".join(orders)}' for abi, orders in abis.items())
        yield f'| `{header}` | {WRITTEN_BY[header]} | {formats} | {" | ".join("yes" if work else "no" for work in works)} |\n'


def main():
    update = sys.argv[1] == '--update'
    tool, root = sys.argv[-2], pathlib.Path(sys.argv[-1])
    path = root / 'README.md'
    before, _, rest = path.read_text(encoding='utf-8').partition(BEGIN)
    current, _, after = rest.partition(END)
    fresh = ''.join(table(tool, root / SOURCE))
    if update:
        path.write_text(before + BEGIN + fresh + END + after, encoding='utf-8')
        return 0
    if fresh == current and fresh.count('\n') > 2:
        print('the table of README.md is true')
        return 0
    print(f'README.md has\n{current}but trying gives\n{fresh}')
    return 1


sys.exit(main())
