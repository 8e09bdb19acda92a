# SPDX-License-Identifier: BSD-2-Clause
"""What the tests take from README.md: its program, and what that must print for a trace whose truth is known."""
import collections
import itertools
import json
import pathlib
import re

ANY = object()


def blocks(readme, language):
    """The fenced blocks of one language, in order."""
    text = pathlib.Path(readme).read_text(encoding='utf-8')
    return re.findall(rf'^```{language}\n(.*?)^```$', text, flags=re.M | re.S)


def program(readme):
    """The C program: the first block of C."""
    return blocks(readme, 'c')[0]


def true_calls(truth):
    """The calls of each (pid, LWP) in order, as the traced programs noted them down themselves."""
    calls = collections.defaultdict(list)
    for line in open(truth, encoding='utf-8'):
        event = json.loads(line)
        lwp = event['pid'], event['lid']
        if event['pid'] == 2:  # the controller, which is not traced
            continue
        if 'call' in event:
            calls[lwp].append(event['call'])
        elif event['note'].startswith('exit('):  # never returns, so it is noted beforehand
            calls[lwp].append('exit')
    return dict(calls)


def kdump_calls(text):
    """The same, as NetBSD's kdump printed them; ANY where it had no name but a number and a comment."""
    calls = collections.defaultdict(list)
    for line in open(text, encoding='latin-1'):
        if match := re.match(r' *(\d+) +(\d+) .{8,} CALL  (\w+|\[|#)', line):
            calls[int(match[1]), int(match[2])].append({'[': '?', '#': ANY}.get(match[3], match[3]))
    return dict(calls)


def printed_calls(output):
    """The same, of the program's output: lines of process, LWP, name."""
    calls = collections.defaultdict(list)
    for line in output.splitlines():
        pid, lwp, name = line.split(maxsplit=2)
        calls[int(pid), int(lwp)].append(name)
    return dict(calls)


def differences(output, true):
    """Problems of an output, one a line each."""
    printed = printed_calls(output)
    if not true:
        yield 'no call is known to be true'
    for lwp in sorted(printed.keys() | true.keys()):
        pairs = itertools.zip_longest(printed.get(lwp, []), true.get(lwp, []))
        for number, (got, want) in enumerate(pairs):
            if want is not ANY and got != want:
                yield f'process {lwp[0]}, LWP {lwp[1]}, call {number}: printed {got}, the truth is {want}'
                break
