# SPDX-License-Identifier: BSD-2-Clause
"""Writes C: strings as one block with offsets into it, so that the library has no pointer to
relocate."""


class Pool:
    """NUL-terminated strings in one block.  A string that ends another shares its bytes.  Offset 0
    is the empty string, which the look-up functions take for "no name"."""

    def __init__(self, strings):
        self.strings = []
        self.offsets = {"": 0}
        self.size = 1
        for string in sorted(set(strings), key=lambda s: (-len(s), s)):
            if string in self.offsets:
                continue
            self.strings.append(string)
            for start in range(len(string)):
                self.offsets.setdefault(string[start:], self.size + start)
            self.size += len(string) + 1

    def __getitem__(self, string):
        return self.offsets[string]

    def initializer(self):
        """Character by character: a string literal of this length is beyond what C11 promises."""
        lines = ["    0,"]
        for string in self.strings:
            chars = ("'\\" + char + "'" if char in "'\\" else "'" + char + "'" for char in string)
            lines.append("    " + ",".join(chars) + ",0,")
        return "\n".join(lines)


def array(declaration, items, per_line=16):
    """An array definition: the items are strings or integers."""
    lines = [declaration + " = {"]
    items = [str(item) for item in items]
    for start in range(0, len(items), per_line):
        lines.append("    " + ", ".join(items[start:start + per_line]) + ",")
    lines.append("};")
    return "\n".join(lines) + "\n"


def pool(name, strings):
    """The definition of a pool's block."""
    return f"const char {name}[] = {{\n" + strings.initializer() + "\n};\n"


def offset16(number):
    """A number that its C type must hold."""
    if not 0 <= number <= 0xffff:
        raise ValueError(f"{number} does not fit 16 bits: widen the type in tables.h")
    return number


def constant(prefix, *words):
    """KTRECI_SET_NETBSD_FCNTLCMD from its parts."""
    name = "_".join((prefix,) + words).upper()
    return "".join(char if char.isalnum() else "_" for char in name)


HEAD = """/* SPDX-License-Identifier: BSD-2-Clause */
/* Generated from the tables by gen_names.py; do not edit. */
#include "names/sets.h"
#include "names/tables.h"

"""
