# SPDX-License-Identifier: BSD-2-Clause
"""The lists of sysctl names that a kdump knows, each a run of numbers from its lowest."""

from . import emit

TOP = "top"


def write(tables):
    """The C of it.  List 0 is the top one, which is below no other."""
    below = {(name, int(number)): other
             for name, number, other in tables.rows("kdump-sysctl-openbsd", 3)}
    order = [TOP] + sorted(set(below.values()))
    words = {name: {} for name in order}
    for name, number, word, *_ in tables.rows("sysctl-names-openbsd", 3):
        if name in words:
            words[name][int(number)] = word
    pool = emit.Pool([word for one in words.values() for word in one.values()])
    lists = []
    rows = []
    for name in order:
        low, high = min(words[name]), max(words[name])
        lists.append("{%d, %d, %d}" % (len(rows), high - low + 1, low))
        for number in range(low, high + 1):
            other = below.get((name, number))
            rows.append("{%d, %d}" % (emit.offset16(pool[words[name].get(number, "")]),
                                      order.index(other) if other else 0))
    return "\n".join((
        emit.HEAD + emit.pool("ktreci_sysctl_text", pool),
        emit.array("const ktreci_sysctl_list ktreci_sysctl_lists[]", lists, 4),
        emit.array("const ktreci_sysctl_row ktreci_sysctl_rows[]", rows, 8),
    ))
