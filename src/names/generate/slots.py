# SPDX-License-Identifier: BSD-2-Clause
"""How many register slots the arguments of a call take in a record, by the shape of the machine."""

from . import emit

# Classes of 64 bits everywhere.
WIDE = ("off", "llong", "ullong")
# Types of 64 bits in some systems, and the lists where they are.
WIDE_TYPES = {
    "dev_t": ("netbsd", "netbsd-2016", "netbsd-6", "freebsd", "freebsd-13.2", "freebsd-12.1"),
    "netbsd32_dev_t": ("netbsd32", "netbsd32-2016"),
    "id_t": ("freebsd", "freebsd-13.2", "freebsd-12.1", "freebsd-10.1", "freebsd-9"),
    "time_t": ("netbsd", "netbsd-2016", "netbsd-6"),
}
# Their number is another call's, with the arguments of that.
INDIRECT = "INDIR"


def is_wide(file, word, text):
    """Whether an argument has 64 bits on every machine."""
    return word in WIDE or file in WIDE_TYPES.get(text.rpartition(" ")[0], ())


def narrow(wide, align):
    """The slots on a machine with 4-byte registers: those of the C structure of the arguments, in
    which 64-bit integers are aligned to so many slots."""
    slots = 0
    for one in wide:
        if one:
            slots += -slots % align
        slots += 2 if one else 1
    return slots + (-slots % align if any(wide) else 0)


def shape(file, row):
    """(slots with 8-byte registers, with 4-byte ones, with 4-byte ones and aligned 64-bit
    integers); None where the list does not tell."""
    count, kind, classes = row[2], row[4], row[5]
    if count == "-" or kind == INDIRECT:
        return None
    if classes in ("", "-"):
        # The oldest lists have only a count.
        return (int(count),) * 3 if int(count) == 0 else None
    words = classes.split(",")
    if len(words) != int(count) or len(row) < 6 + len(words):
        raise ValueError(f"{file}.tsv: {row[1]} has not as many arguments as it says")
    wide = [is_wide(file, word, text) for word, text in zip(words, row[6:])]
    return len(wide), narrow(wide, 1), narrow(wide, 2)


class Shapes:
    """The shapes of all calls; the first is the unknown one."""

    def __init__(self):
        self.numbers = {None: 0}

    def number(self, file, row):
        return self.numbers.setdefault(shape(file, row), len(self.numbers))

    def write(self):
        if len(self.numbers) > 256:
            raise ValueError("more shapes than a byte can number")
        rows = ["{-1, -1, -1}" if one is None else "{%d, %d, %d}" % one for one in self.numbers]
        return emit.array("const ktreci_shape ktreci_shapes[]", rows, 6)
