# SPDX-License-Identifier: BSD-2-Clause
"""The sets of names that kdumps print for arguments."""

import re

from . import catalog, emit

ALL = (1 << 64) - 1


class Columns:
    """Where a system's table has the cells of a row: value, name; the places of the entry in the
    newest and in the older list, if they differ; the sign that the value counts as."""

    def __init__(self, value, name, newest=None, older=None, positive=None):
        self.value = value
        self.name = name
        self.newest = newest
        self.older = older
        self.positive = positive


COLUMNS = {
    "netbsd": Columns(1, 2),
    "freebsd": Columns(3, 4, newest=2, older=1),
    "openbsd": Columns(1, 2, positive=3),
}


class Set:
    """One set.  entries: (value, mask, is a field, positive, name) in the newest list's order;
    older: the same of the older list."""

    def __init__(self, kind, style):
        self.kind = kind
        self.style = style
        self.entries = []
        self.older = []


def number(text):
    """A number as the tables write it: modes as C has them, with a 0 in front."""
    octal = re.fullmatch(r"0[0-7]+", text)
    return int(text, 8 if octal else 0) & ALL


def entry(kind, text):
    """(value, mask, is a field) of a value's text."""
    field = re.fullmatch(r"field\[(\d+)(?:\.\.(\d+))?\]=(\d+)", text)
    if field:
        low = int(field[1])
        high = int(field[2] or low)
        return int(field[3]) << low, (1 << (high + 1)) - (1 << low), 1
    value = number(text)
    return value, ALL if kind == "enum" else value, 0


def in_order(rows):
    """The entries of (place, entry) rows; a place "-" is none."""
    return [row for _, row in sorted(((int(place), row) for place, row in rows if place != "-"),
                                     key=lambda pair: pair[0])]


def read(tables, system):
    """By set name its Set."""
    columns = COLUMNS[system]
    result = {}
    rows = {}
    others = {}
    for row in tables.rows("kdump-sets-" + system, 5):
        name = row[0]
        if name == "@set":
            name, kind = row[1:3]
            rows[name] = []
            if kind.startswith("="):
                others[name] = kind[1:].split("+")
                kind = result[others[name][0]].kind
            result[name] = Set(kind, row[3])
        else:
            positive = int(row[columns.positive]) if columns.positive else 0
            rows[name].append((row, entry(result[name].kind, row[columns.value]) +
                               (positive, row[columns.name])))
    for name, found in result.items():
        if columns.newest is None:
            found.entries = found.older = [one for _, one in rows[name]]
        else:
            found.entries = in_order((row[columns.newest], one) for row, one in rows[name])
            found.older = in_order((row[columns.older], one) for row, one in rows[name])
    for name, parts in others.items():
        for part in parts:
            result[name].entries = result[name].entries + result[part].entries
            result[name].older = result[name].older + result[part].older
    return result


def read_all(tables):
    """By system, the sets."""
    return {system: read(tables, system) for system in catalog.PRINTED}


class Entries:
    """The entries of all sets; a list that equals another shares its place."""

    def __init__(self, pool):
        self.pool = pool
        self.rows = []
        self.first = {}

    def place(self, values):
        """Where the list starts."""
        key = tuple(values)
        if key not in self.first:
            self.first[key] = emit.offset16(len(self.rows))
            self.rows += ["{UINT64_C(0x%x), UINT64_C(0x%x), %d, %d, %d}" % (
                value, mask, self.pool[word], field, positive)
                          for value, mask, field, positive, word in values]
        return self.first[key]


def write(by_system):
    """The C of it."""
    pool = emit.Pool([row[-1] for sets in by_system.values() for one in sets.values()
                      for row in one.entries + one.older])
    entries = Entries(pool)
    rows = []
    older = []
    for system, sets in by_system.items():
        for name, one in sets.items():
            shape = "%s, '%s'" % (emit.constant("KTRECI_SET_KIND", one.kind), one.style)
            other = "0"
            if one.older != one.entries:
                other = "KTRECI_SET_COUNT + %d" % len(older)
                older.append("[%s] = {%d, %d, %s, 0}" % (
                    other, entries.place(one.older), len(one.older), shape))
            rows.append("[%s] = {%d, %d, %s, %s}" % (
                emit.constant("KTRECI_SET", system, name), entries.place(one.entries),
                len(one.entries), shape, other))
    return "\n".join((
        emit.HEAD + emit.pool("ktreci_sets_text", pool),
        f"_Static_assert(KTRECI_SET_COUNT == {len(rows)} + 1,\n"
        '               "sets.h names sets that no table has");\n',
        emit.array("const ktreci_set_entry ktreci_set_entries_all[]", entries.rows, 2),
        emit.array(f"const ktreci_set ktreci_sets[KTRECI_SET_COUNT + {len(older)}]",
                   rows + older, 1),
    ))
