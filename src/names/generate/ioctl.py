# SPDX-License-Identifier: BSD-2-Clause
"""ioctl requests by value.  Most values are the same for 4- and 8-byte longs and are kept once."""

from . import catalog, emit


def fits_both(value):
    """Whether a request is the same for longs of 4 and of 8 bytes for sure: its argument, whose
    size stands in it, is too small to hold a long or a pointer of 8 bytes."""
    return (value >> 16 & 0x1fff) < 8


def winners(tables, system):
    """Per long size, names by value.  Of several names the first row's, as a search from the top
    finds it."""
    by_size = {8: {}, 4: {}}
    unknown = catalog.IOCTL_UNKNOWN.get(system, ())
    only8 = system in catalog.IOCTL_LONG8
    for value8, value4, name, header, *_ in tables.rows("ioctl-" + catalog.IOCTL[system], 4):
        if header.startswith(unknown):
            continue
        if value8 != "-":
            by_size[8].setdefault(int(value8, 16), name)
        if only8 and fits_both(int(value8, 16)):
            value4 = value8
        if value4 != "-":
            by_size[4].setdefault(int(value4, 16), name)
    return by_size


def write(tables):
    found = {system: winners(tables, system) for system in catalog.IOCTL}
    pool = emit.Pool([name for sizes in found.values() for by_value in sizes.values()
                      for name in by_value.values()])
    text = emit.pool("ktreci_ioctl_text", pool)
    values = []
    names = []
    ranges = []
    for system, sizes in found.items():
        both = {value: name for value, name in sizes[8].items() if sizes[4].get(value) == name}
        parts = (("KTRECI_IOCTL_BOTH", both),
                 ("KTRECI_IOCTL_LONG8", {v: n for v, n in sizes[8].items() if v not in both}),
                 ("KTRECI_IOCTL_LONG4", {v: n for v, n in sizes[4].items() if v not in both}))
        for part, requests in parts:
            ranges.append("[KTREC_SYSTEM_%s][%s] = {%d, %d}" % (
                system.upper(), part, emit.offset16(len(values)), emit.offset16(len(requests))))
            for value, name in sorted(requests.items()):
                values.append("0x%x" % value)
                names.append(emit.offset16(pool[name]))
    return "\n".join((
        emit.HEAD + text,
        emit.array("const ktreci_range ktreci_ioctl[KTRECI_SYSTEM_COUNT][KTRECI_IOCTL_PARTS]",
                   ranges, 1),
        emit.array("const uint32_t ktreci_ioctl_values[]", values, 8),
        emit.array("const uint16_t ktreci_ioctl_names[]", names),
    ))
