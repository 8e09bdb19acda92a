#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Holds the manual pages against the library, the headers and the command.

    check_docs.py ROOT LAYOUT_DUMP KTREC

- ktrec.5: each table behind a line '.\\" layout: SYSTEM NAME' says where fields lie; LAYOUT_DUMP says where the library
  puts them.  Neither may say what the other does not.
- The pages of section 3: each exported function is in a synopsis, with the prototype of the header, and in the
  NAME section; each structure and each constant of the headers is there too.
- ktrec.1: each option that 'KTREC command --help' tells of is there, and each example behind a line
  '.\\" run: COMMAND' shows what that command prints.
- mandoc finds no fault in any of them.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

problems = []


def read(*path):
    with open(os.path.join(*path), encoding='utf-8') as f:
        return f.read()


def problem(text):
    problems.append(text)


# ---- ktrec.5: the layouts ----------------------------------------------------------------------

ABIS = ['lp64', 'ilp32', 'ilp32t32', 'i386', 'n32', 'm68k']


def actual_layouts(dump):
    """{(table, abi, field): {order: "FIRST-LAST", "FIRST-" or "SIZE"}}"""
    layouts = {}
    for line in subprocess.run([dump], check=True, capture_output=True, text=True).stdout.splitlines():
        table, name, field, *numbers = line.split()
        system, version, abi, order = name.split('-')
        table = f'{system} header {version}' if table == 'header' else f'{system} {table}'
        where = numbers[0] if len(numbers) == 1 else f'{numbers[0]}-{numbers[1].strip("-")}'
        if layouts.setdefault((table, abi, field), {}).setdefault(order, where) != where:
            problem(f'{table}: {field} on {abi}-{order}: not at one place in all versions')
    fields = {}
    for table, abi, field in layouts:
        fields.setdefault(table, set()).add(field)
    # A payload that is bytes and nothing else needs no table.
    return {key: orders for key, orders in layouts.items()
            if len(fields[key[0]]) > 1 or set(orders.values()) != {'0-'}}


def columns_of(heading):
    """'ilp32, n32 up to 8.x' -> [('ilp32', '12'), ('n32', '12')]; the second is the layout of siginfo, or ''."""
    suffix = '12' if 'up to' in heading else '16' if 'since' in heading else ''
    words = re.findall(r'\w+', heading)
    abis = ABIS if words == ['all'] else [word for word in words if word in ABIS]
    return [(abi, suffix) for abi in abis]


def documented_tables(page):
    """(names of the tables, heading cells, rows of cells) for each marked table."""
    for match in re.finditer(r'^\.\\" layout: ([^\n]*)\n\.TS\n[^\n]*\.\n(.*?)\n\.TE', page, flags=re.M | re.S):
        lines = [line for line in match[2].replace('\\(en', '-').split('\n') if line != '_']
        systems, *names = match[1].split()
        if names[0] == 'header':
            names = ['header ' + version for version in names[1:]]
        names = [f'{system} {name}' for system in systems.split(',') for name in names]
        yield names, lines[0].split('\t'), [line.split('\t') for line in lines[1:]]


def cell_orders(cell):
    """'4-5 or 6-7' is little-endian first."""
    parts = cell.split(' or ')
    return {'le': parts[0], 'be': parts[-1]}


def check_layouts(root, dump):
    actual = actual_layouts(dump)
    there = {(table, abi) for table, abi, field in actual}
    seen = set()
    cells = 0
    for names, heading, rows in documented_tables(read(root, 'src/man/ktrec.5')):
        for row in rows:
            for name in names:
                table, field, first = name, row[0], 1
                if name.endswith(' reason'):
                    table, field, first = f'{name}-{row[0]}', row[1], 2
                for title, cell in list(zip(heading, row))[first:]:
                    for abi, suffix in columns_of(title):
                        if name.endswith('siginfo'):
                            table = name + (suffix or ('16' if abi == 'lp64' else '12'))
                        orders = actual.get((table, abi, field))
                        seen.add((table, abi, field))
                        cells += 1
                        if orders is None and (table, abi) not in there and (
                                title == 'all' or any((other, abi) in there for other in names)):
                            continue  # this system has no such ABI
                        if orders is None:
                            problem(f'ktrec.5: {table}: {field} on {abi}: the library has no such field')
                            continue
                        for order, where in orders.items():
                            said = cell_orders(cell)[order]
                            if said != where:
                                problem(f'ktrec.5: {table}: {field} on {abi}-{order}: says {said}, the library {where}')
    for table, abi, field in sorted(set(actual) - seen):
        # Ports with this ABI were gone before the version field came: the formats exist by derivation only.
        if abi == 'm68k' and table.startswith('netbsd header ') and table != 'netbsd header v0old':
            continue
        problem(f'ktrec.5: {table}: {field} on {abi} is missing')
    return cells


# ---- section 3: prototypes, structures, constants ------------------------------------------------

def bare(text):
    """C without comments, and with one way to write blanks."""
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    text = re.sub(r'\s+', ' ', text).strip()
    return re.sub(r' ?([(){}\[\];,*=]) ?', r'\1', text)


def header_functions(header):
    functions = {}
    header = re.sub(r'^#.*?$', '', header, flags=re.M)
    for result, name, arguments in re.findall(r'^KTREC_API ([^;]*?[ *])(\w+)\(([^()]*)\);', header, flags=re.M):
        functions[name] = bare(f'{result} {name}({arguments})')
    for result, name, arguments in re.findall(r'(typedef [^;{}]*?)\(\*(\w+)\)\(([^()]*)\);', header, flags=re.S):
        functions[name] = bare(f'{result} (*{name})({arguments})')
    return functions


def page_functions(page):
    functions = {}
    result = ''
    lines = iter(page.split('\n'))
    for line in lines:
        words = [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]
        if words[:1] == ['.Ft']:
            result = ' '.join(words[1:])
            continue
        if words[:1] == ['.Fo']:
            name, arguments = words[1], []
            for line in lines:
                if line == '.Fc':
                    break
                arguments += [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', line)][1:]
        elif words[:1] == ['.Fn'] and result:
            name, arguments = words[1], words[2:]
        else:
            if line.startswith('.Sh'):
                result = ''
            continue
        functions[name.strip('(*)')] = bare(f'{result} {name}({",".join(arguments)})')
    return functions


def structures(text):
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    return {name: bare(body)
            for body, name in re.findall(r'typedef struct \w+ (\{.*?^\}) (\w+);', text, flags=re.M | re.S)}


def constants(header):
    header = re.sub(r'/\*.*?\*/', '', header, flags=re.S)
    found = set()
    for body in re.findall(r'enum \{(.*?)\}', header, flags=re.S):
        found |= set(re.findall(r'\b(KTREC_\w+)\b', re.sub(r'=[^,]*', '', body)))
    found |= {name for name in re.findall(r'^#define (KTREC_\w+)', header, flags=re.M) if not name.endswith('_H')}
    return found


def check_section3(root):
    headers = ''.join(read(name) for name in sorted(glob.glob(os.path.join(root, 'include/ktrec/*.h'))))
    pages = {os.path.basename(name): read(name) for name in sorted(glob.glob(os.path.join(root, 'src/man/*.3')))}
    text = ''.join(pages.values())
    wanted = header_functions(headers)
    there = {}
    for file, page in pages.items():
        named = set(re.findall(r'^\.Nm (\w+)', page.split('.Sh LIBRARY')[0], flags=re.M))
        for name, prototype in page_functions(page).items():
            if name in there:
                problem(f'{file}: {name} is in another page, too')
            there[name] = prototype
            if name not in named and not name.endswith('_fn'):
                problem(f'{file}: {name} is not in the NAME section')
            if name not in wanted:
                problem(f'{file}: {name} is in no header')
            elif prototype != wanted[name]:
                problem(f'{file}: says {prototype}, the header {wanted[name]}')
    for name in sorted(set(wanted) - set(there)):
        problem(f'section 3: {name} is missing')
    said = structures(text)
    for name, body in structures(headers).items():
        if name not in said:
            problem(f'section 3: struct {name} is missing')
        elif said[name] != body:
            problem(f'section 3: struct {name} is {said[name]}, in the header {body}')
    mentioned = set(re.findall(r'KTREC_\w+', re.sub(r'^\.Dt .*$', '', text, flags=re.M)))
    for name in sorted(constants(headers) - mentioned):
        problem(f'section 3: {name} is missing')
    for name in sorted(name for name in mentioned - constants(headers) if not name.endswith('_')):
        problem(f'section 3: {name} is in no header')
    return len(wanted)


# ---- ktrec.1: options and examples -----------------------------------------------------------------

def run(ktrec, root, command):
    """What a command line of an example prints; it is run in ROOT by a shell, with ktrec found first."""
    path = os.path.dirname(os.path.abspath(ktrec)) + os.pathsep + os.environ['PATH']
    done = subprocess.run(command, shell=True, cwd=root, env=dict(os.environ, PATH=path), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.decode('utf-8', 'replace')


def check_examples(root, ktrec):
    page = read(root, 'src/man/ktrec.1')
    count = 0
    for command, shown in re.findall(r'^\.\\" run: ([^\n]*)\n\.Bd [^\n]*\n(.*?)^\.Ed$', page, flags=re.M | re.S):
        count += 1
        shown = re.sub(r'^\\&', '', shown, flags=re.M).replace('\\e', '\\').replace('\\-', '-')
        shown = shown.replace("\\(aq", "'").replace("\\(ha", "^").replace("\\(ti", "~")
        first, _, rest = shown.partition('\n')
        if first != '$ ' + command:
            problem(f'ktrec.1: the example shows "{first}", but is of "{command}"')
        printed = run(ktrec, root, command)
        if rest != printed:
            problem(f'ktrec.1: "{command}" prints\n{printed}but the page shows\n{rest}')
    if count == 0:
        problem('ktrec.1: no examples')
    return count


def check_options(root, ktrec):
    page = read(root, 'src/man/ktrec.1')
    commands = re.findall(r'^  ktrec (\w+)', run(ktrec, root, 'ktrec --help'), flags=re.M)
    if not commands:
        problem('ktrec --help lists no commands')
    for command in commands:
        section = re.search(r'^\.Ss ktrec ' + command + r'\b(.*?)^\.S[sh] ', page, flags=re.M | re.S)
        if section is None:
            problem(f'ktrec.1: no section on ktrec {command}')
            continue
        told = run(ktrec, root, f'ktrec {command} --help')
        letters = set(''.join(re.findall(r'[\[ ]-(\w+)', told.split('\n  ')[0])))
        longs = set(re.findall(r'(?:^  |\[|^ *(?:usage: )?ktrec \w+ )--([a-z-]+)', told, flags=re.M))
        common = page.split('.Ss Options of all commands')[-1].split('.Ss ')[0]
        for letter in sorted(letters):
            if not re.search(r'^\.(?:It .*)?Fl ' + letter + r'\b', common + section[1], flags=re.M):
                problem(f'ktrec.1: ktrec {command} has an option -{letter}')
        for name in sorted(longs):
            if not re.search(r'^\.(?:It .*)?Fl Fl ' + name + r'\b', common + section[1], flags=re.M):
                problem(f'ktrec.1: ktrec {command} has an option --{name}')


def check_lint(root):
    mandoc = shutil.which('mandoc')
    pages = sorted(glob.glob(os.path.join(root, 'src/man/*.[1-9]')))
    if mandoc is not None:
        done = subprocess.run([mandoc, '-Tlint', '-Wwarning', *pages], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
        if done.returncode != 0:
            problem(done.stdout)
    for name in pages:
        for number, line in enumerate(read(name).split('\n'), 1):
            if line.rstrip() != line:
                problem(f'{name}:{number}: blanks at the end')
    return len(pages)


def main():
    root, dump, ktrec = sys.argv[1:]
    cells = check_layouts(root, dump)
    functions = check_section3(root)
    examples = check_examples(root, ktrec)
    check_options(root, ktrec)
    pages = check_lint(root)
    print('\n'.join(problems) or
          f'{pages} pages, {cells} places of fields, {functions} functions, {examples} examples')
    return bool(problems)


sys.exit(main())
