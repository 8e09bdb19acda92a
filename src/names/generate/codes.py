# SPDX-License-Identifier: BSD-2-Clause
"""Errors, signals, siginfo codes, and the numbers of emulations: small tables that share one block
of strings."""

from . import catalog, emit


def errors(tables, system):
    """number: (name, text).  The first row of a number is its own name, later ones are aliases."""
    result = {}
    for number, name, text, kind in tables.rows("errno-" + catalog.ERRNO[system], 4):
        if kind in ("error", "internal"):
            result.setdefault(int(number), (name, text))
    return result


def signal_rows(tables, system):
    return [(int(number), name, kind) for number, name, kind in
            tables.rows("signals-" + catalog.SIGNALS[system], 3)]


def signals(tables, system):
    """number: (name, ""), the real-time signals too."""
    result = {}
    limits = {}
    for number, name, kind in signal_rows(tables, system):
        if kind == "signal":
            result.setdefault(number, (name, ""))
        elif kind == "limit":
            limits[name] = number
    if system in catalog.REAL_TIME_SIGNALS:
        for number in range(limits["SIGRTMIN"], limits["SIGRTMAX"] + 1):
            result.setdefault(number, ("SIGRT%d" % (number - limits["SIGRTMIN"]), ""))
    return result


def si_codes(tables, system):
    """(signal, code, name), signal 0 for any; those of one signal before those of any."""
    numbers = {name: number for number, name, _ in signal_rows(tables, system)}
    result = []
    for names, code, name in tables.rows("si_code-" + catalog.SI_CODE[system], 3):
        # SIGIO/SIGPOLL: two names, and not every system has both.
        found = {numbers[signal] for signal in names.split("/") if signal in numbers}
        if names == "*":
            found = {0}
        if not found:
            raise ValueError(f"si_code-{system}.tsv: {names} is no signal of the system")
        result += [(signal, int(code), name) for signal in sorted(found)]
    return sorted(result, key=lambda row: row[0] == 0)


def maps(tables):
    """(emulation, "errno" or "signal"): the emulation's numbers by native number from 0."""
    result = {}
    for emulation, what, native, _, number in tables.rows("netbsd-emul-map", 5):
        numbers = result.setdefault((emulation, what), [])
        if int(native) != len(numbers):
            raise ValueError(f"netbsd-emul-map.tsv: {emulation} {what} {native} is out of order")
        numbers.append(int(number))
    return result


def linux_errors(tables):
    """What FreeBSD's kdump prints for its numbers, from 0."""
    result = [0]
    for native, _, _, number in tables.rows("freebsd-linux-errno", 4):
        if int(native) != len(result):
            raise ValueError(f"freebsd-linux-errno.tsv: {native} is out of order")
        result.append(int(number))
    return result


def dense(declaration, by_system, pool):
    """The code's place is its number less the system's lowest.  A hole has no name."""
    rows = []
    names = []
    texts = []
    for system in catalog.SYSTEMS:
        codes = by_system[system]
        low, high = min(codes), max(codes)
        rows.append("[KTREC_SYSTEM_%s] = {%d, %d, %d}" % (
            system.upper(), low, high - low + 1, len(names)))
        for number in range(low, high + 1):
            name, text = codes.get(number, ("", ""))
            names.append(emit.offset16(pool[name]))
            texts.append(emit.offset16(pool[text]))
    text = emit.array(f"const ktreci_codes {declaration}[KTRECI_SYSTEM_COUNT]", rows, 1)
    return text, names, texts


def write(tables):
    errno = {system: errors(tables, system) for system in catalog.SYSTEMS}
    signal = {system: signals(tables, system) for system in catalog.SYSTEMS}
    sicode = {system: si_codes(tables, system) for system in catalog.SI_CODE}
    pool = emit.Pool([word for codes in list(errno.values()) + list(signal.values())
                      for pair in codes.values() for word in pair] +
                     [name for rows in sicode.values() for _, _, name in rows])
    text = emit.pool("ktreci_codes_text", pool)
    errno_rows, errno_names, errno_texts = dense("ktreci_errno", errno, pool)
    signal_rows_, signal_names, _ = dense("ktreci_signal", signal, pool)

    ranges = []
    codes = []
    for system, rows in sicode.items():
        ranges.append("[KTREC_SYSTEM_%s] = {%d, %d}" % (system.upper(), len(codes), len(rows)))
        codes += ["{%d, %d, %d, 0}" % (code, pool[name], number) for number, code, name in rows]

    of_linux = linux_errors(tables)
    numbers = []
    map_rows = []
    for (emulation, what), values in maps(tables).items():
        map_rows.append("[%s][KTRECI_NUMBERS_OF_%s] = {%d, %d}" % (
            emit.constant("KTRECI_NUMBERS", emulation), what.upper(), len(numbers), len(values)))
        numbers += values

    return "\n".join((
        emit.HEAD + text, errno_rows, signal_rows_,
        emit.array("const uint16_t ktreci_errno_names[]", errno_names),
        emit.array("const uint16_t ktreci_errno_texts[]", errno_texts),
        emit.array("const uint16_t ktreci_signal_names[]", signal_names),
        emit.array("const ktreci_range ktreci_sicode[KTRECI_SYSTEM_COUNT]", ranges, 1),
        emit.array("const ktreci_sicode_row ktreci_sicode_rows[]", codes, 4),
        emit.array("const ktreci_range ktreci_numbers[KTRECI_NUMBERS_COUNT][2]", map_rows, 1),
        emit.array("const int16_t ktreci_numbers_foreign[]", numbers),
        emit.array("const int16_t ktreci_freebsd_linux_errors[]", of_linux),
        f"const size_t ktreci_freebsd_linux_errors_count = {len(of_linux)};\n",
    ))
