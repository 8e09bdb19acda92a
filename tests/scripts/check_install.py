#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Uses the library as others will: installed, by pkg-config, shared and static; and embedded in another project.

    check_install.py SOURCE_ROOT BUILD_ROOT MESON PKG_CONFIG CC ...

The program of README.md is what gets built.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import readme

TRACE = 'tests/data/netbsd/amd64_tree_v2'
HOST = """project('host', 'c', default_options: ['default_library=static'])
ktrec = dependency('ktrec', version: '>=0.1', fallback: 'libktrec')
executable('calls', 'calls.c', dependencies: ktrec)
"""


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f'{" ".join(map(str, command))}\nexits {done.returncode}:\n{done.stdout}')
    return done.stdout


def output_problems(root, how, *command, **options):
    output = run(*command, root / f'{TRACE}.ktrace', **options)
    for problem in readme.differences(output, readme.true_calls(root / f'{TRACE}.jsonl')):
        yield f'{how}: {problem}'


def missing_files(root, top):
    """What others count on; the library folder has its own name on each system."""
    files = {str(path.relative_to(top)) for path in top.rglob('*') if not path.is_dir()}
    version = dict(re.findall(r'^#define KTREC_ABI_(\w+) (\d+)$', (root / 'include/ktrec/version.h').read_text(), flags=re.M))
    number = '.'.join(version[part] for part in ('MAJOR', 'MINOR', 'PATCH'))
    library = r'lib\w*/(.*/)?libktrec'
    wanted = ['bin/ktrec', rf'{library}\.a', rf'{library}\.so', rf'{library}\.so\.{version["MAJOR"]}',
              rf'{library}\.so\.{re.escape(number)}', r'lib\w*/(.*/)?pkgconfig/ktrec\.pc']
    wanted += [rf'include/ktrec/{path.name}' for path in (root / 'include/ktrec').glob('*.h')]
    wanted += [rf'share/man/man{path.suffix[1:]}/{path.name}' for path in (root / 'src/man').glob('*.[1-9]')]
    for pattern in wanted:
        if not any(re.fullmatch(pattern, name) for name in files):
            yield f'not installed: {pattern}'


def install_problems(root, build, meson, pkg_config, cc, folder):
    destination = folder / 'destination'
    run(*meson, 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', destination)
    pc = next(destination.rglob('ktrec.pc'))
    prefix = re.search(r'^prefix=/?(.*)$', pc.read_text(), flags=re.M)[1]
    top = destination / prefix
    yield from missing_files(root, top)
    # A consumer's include path is its own: no -isystem, no -D of anybody's.
    environment = dict(os.environ, PKG_CONFIG_PATH=str(pc.parent))
    ask = [*pkg_config, f'--define-variable=prefix={top}', '--keep-system-cflags']
    cflags = run(*ask, '--cflags', 'ktrec', env=environment).split()
    if cflags != [f'-I{top}/include']:
        yield f'pkg-config --cflags ktrec: {cflags}'
    for how in ('shared', 'static'):
        libs = run(*ask, '--libs', *(['--static'] if how == 'static' else []), 'ktrec', env=environment).split()
        if how == 'static':
            libs = ['-l:libktrec.a' if word == '-lktrec' else word for word in libs]
        run(*cc, '-std=c11', folder / 'calls.c', *cflags, *libs, '-o', folder / how)
        paths = ':'.join(word[2:] for word in libs if word.startswith('-L'))
        yield from output_problems(root, how, folder / how,
                                   env=dict(os.environ, LD_LIBRARY_PATH=paths if how == 'shared' else ''))


def subproject_problems(root, meson, folder):
    (folder / 'subprojects').mkdir()
    (folder / 'subprojects/libktrec').symlink_to(root)
    (folder / 'meson.build').write_text(HOST)
    run(*meson, 'setup', '--wrap-mode=forcefallback', folder / 'build', folder)
    run(*meson, 'compile', '-C', folder / 'build', 'calls')
    yield from output_problems(root, 'embedded', folder / 'build/calls')
    if shared := [path.name for path in (folder / 'build').rglob('*.so*')]:
        yield f'a project that asked for static libraries got {shared}'


def main():
    root, build = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
    meson, pkg_config, cc = sys.argv[3].split(), sys.argv[4].split(), sys.argv[5:]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'calls.c').write_text(readme.program(root / 'README.md'), encoding='utf-8')
        problems = [*install_problems(root, build, meson, pkg_config, cc, folder), *subproject_problems(root, meson, folder)]
    print('\n'.join(problems) or 'installed shared and static, and embedded: the program runs')
    return bool(problems)


sys.exit(main())
