# SPDX-License-Identifier: BSD-2-Clause
"""System call lists, emulations, and the rules that the numbers of each list have."""

from . import catalog, emit, slots


def emulation_flags(family, flags):
    words = ["KTRECI_EMULATION_KNOWN"]
    if "32bit" in flags:
        words.append("KTRECI_EMULATION_32BIT")
    if family in ("linux", "linux32"):
        words.append("KTRECI_EMULATION_LINUX")
    return " | ".join(words)


def is_older(system, since):
    """Whether a list goes with the older text of its system's kdump."""
    return catalog.version_key(since) < catalog.version_key(catalog.MAIN_SINCE.get(system, "0"))


def table_rows(lists, number_of, first, rules):
    """The rows of ktreci_calls_tables, and those of ktreci_rule_refs they point to."""
    rows = []
    refs = []
    files = [file for *_, file in catalog.LISTS]
    about = {(system, name): (index, family, flags)
             for index, (system, name, family, flags, _) in enumerate(catalog.EMULATIONS)}
    for system, emulation, registers, since, file in catalog.LISTS:
        index, family, flags = about[system, emulation]
        older = is_older(system, since)
        # One list can serve several emulations, and their rules differ.
        found = rules.of_list(system, lists[file], family, "32bit" in flags, older)
        traps = 1 + files.index(catalog.TRAPS[file]) if file in catalog.TRAPS else 0
        # Only a native list is a release that can be asked for by its name.
        release = number_of[file] if emulation == system else 0
        rows.append("{%d, %d, %d, %d, %d, %d, %d, KTREC_SYSTEM_%s, %d, %d, %d}" % (
            first[file], catalog.version_key(since), len(lists[file]), emit.offset16(len(refs)),
            len(found), traps, release, system.upper(), index, registers, older))
        refs += ["{%d, %d}" % pair for pair in found]
    return rows, refs


def emulation_rows(number_of):
    """The rows of ktreci_emulations."""
    rows = []
    keys = [(system, name) for system, name, *_ in catalog.EMULATIONS]
    for system, name, family, flags, numbers in catalog.EMULATIONS:
        own = keys.index((system, catalog.ALIASES.get((system, name), name)))
        rows.append("{%d, KTREC_SYSTEM_%s, %s, %s, %d}" % (
            number_of[name], system.upper(), emulation_flags(family, flags),
            emit.constant("KTRECI_NUMBERS", numbers), own))
    return rows


def write(tables, rules):
    """The C of it all.  rules: finds the rule of a call, see rules.py."""
    by_file = {file: tables.numbered(file, 6) for *_, file in catalog.LISTS}
    names = {file: [row[1] for row in rows] for file, rows in by_file.items()}
    printed = [row for system in catalog.RENAMED
               for row in tables.rows("kdump-names-" + system, 4)]
    shapes = slots.Shapes()
    shape_of = [shapes.number(file, row) for file, rows in by_file.items() for row in rows]
    words = [""] + sorted({name for one in names.values() for name in one} | set(names) |
                          {name for _, name, *_ in catalog.EMULATIONS} |
                          {name for *_, name in printed})
    pool = emit.Pool(words)
    # The block is longer than 16 bits reach, its words are fewer: the lists hold numbers of words.
    number_of = {word: emit.offset16(number) for number, word in enumerate(words)}
    numbers = []
    first = {}
    for file, one in names.items():
        first[file] = len(numbers)
        numbers += [number_of[name] for name in one]
    lists, refs = table_rows(by_file, number_of, first, rules)
    emulations = emulation_rows(number_of)
    printed = ["{%d, %d, %d, %d}" % (first[file], int(number), number_of[name], int(registers))
               for file, registers, number, name in sorted(printed, key=lambda row: int(row[2]))]

    return "\n".join((
        emit.HEAD + emit.pool("ktreci_calls_text", pool),
        emit.array("const uint32_t ktreci_calls_words[]", [pool[word] for word in words], 12),
        emit.array("const uint16_t ktreci_calls_names[]", numbers),
        shapes.write(),
        emit.array("const uint8_t ktreci_calls_shapes[]", shape_of, 24),
        emit.array("const ktreci_rule_ref ktreci_rule_refs[]", refs, 8),
        emit.array("const ktrec_calls_table ktreci_calls_tables[]", lists, 1),
        f"const size_t ktreci_calls_tables_count = {len(lists)};\n",
        emit.array("const ktreci_emulation ktreci_emulations[]", emulations, 1),
        f"const size_t ktreci_emulations_count = {len(emulations)};\n",
        emit.array("const ktreci_printed_name ktreci_printed_names[]", printed, 4),
        f"const size_t ktreci_printed_names_count = {len(printed)};\n",
    ))
