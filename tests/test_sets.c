/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_sets.c - every row of the tables of printed sets against what printers get.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names/sets.h"

#include "names.h"
#include "sets_by_name.h"
#include "tsv.h"

static void
assert_entry(const ktreci_set *set, const ktreci_set_entry *entry, const char *value)
{
    unsigned low;
    unsigned high;
    unsigned number;

    assert_int_equal(entry->field, strncmp(value, "field", 5) == 0);
    if (entry->field) {
        if (sscanf(value, "field[%u..%u]=%u", &low, &high, &number) != 3) {
            assert_int_equal(sscanf(value, "field[%u]=%u", &low, &number), 2);
            high = low;
        }
        assert_true(entry->value == (uint64_t)number << low);
        assert_true(entry->mask >> low == (UINT64_C(1) << (high - low + 1)) - 1);
        return;
    }
    assert_true(entry->value == strtoull(value, NULL, 0));
    assert_true(entry->mask == (set->kind == KTRECI_SET_KIND_ENUM ? UINT64_MAX : entry->value));
}

/* Where a system's table has what. */
static const struct {
    int system;
    const char *file;
    size_t value, name, newest, older, positive; /* cells; 0: it has no such */
} systems[] = {
    {N, "kdump-sets-netbsd", 1, 2, 0, 0, 0},
    {F, "kdump-sets-freebsd", 3, 4, 2, 1, 0},
    {O, "kdump-sets-openbsd", 1, 2, 0, 0, 3},
};

/* The rows of a set in one order; the set has no others but those of the sets it is made from. */
static size_t
assert_rows(size_t system, const char *name, const ktreci_set *set, size_t order)
{
    size_t count = 0;
    tsv t;

    tsv_open(&t, systems[system].file);
    while (tsv_next(&t)) {
        const ktreci_set_entry *entry;
        size_t place = count;

        if (strcmp(t.cells[0], name) != 0 || (order != 0 && strcmp(t.cells[order], "-") == 0))
            continue;
        if (order != 0)
            place = (size_t)tsv_integer(t.cells[order]);
        assert_true(place < set->count);
        entry = ktreci_set_entries(set) + place;
        assert_string_equal(ktreci_set_entry_name(entry), t.cells[systems[system].name]);
        assert_entry(set, entry, t.cells[systems[system].value]);
        if (systems[system].positive != 0)
            assert_int_equal(entry->positive, tsv_integer(t.cells[systems[system].positive]));
        count++;
    }
    return count;
}

/* The entries of a set are, from place on, another's. */
static size_t
assert_part(const ktreci_set *set, size_t place, const ktreci_set *part)
{
    assert_true(place + part->count <= set->count);
    assert_memory_equal(ktreci_set_entries(set) + place, ktreci_set_entries(part),
                        part->count * sizeof(ktreci_set_entry));
    return part->count;
}

static void
assert_set(size_t system, const tsv *t, const ktrec_calls_table *calls, size_t order)
{
    const ktreci_set *set =
        ktreci_set_for(calls, sets_by_name(systems[system].system, t->cells[1]));
    char parts[64];
    size_t count = assert_rows(system, t->cells[1], set, order);

    assert_int_equal(set->style, t->cells[3][0]);
    assert_int_equal(strlen(t->cells[3]), 1);
    if (t->cells[2][0] != '=')
        assert_int_equal(set->kind, strcmp(t->cells[2], "enum") == 0 ? KTRECI_SET_KIND_ENUM
                                                                     : KTRECI_SET_KIND_MASK);
    snprintf(parts, sizeof(parts), "%s", t->cells[2][0] == '=' ? t->cells[2] + 1 : "");
    for (char *part = strtok(parts, "+"); part != NULL; part = strtok(NULL, "+"))
        count += assert_part(set, count,
                             ktreci_set_for(calls, sets_by_name(systems[system].system, part)));
    assert_int_equal(count, set->count);
}

static void
printed_sets(void **state)
{
    const ktrec_calls_table *older = ktrec_calls_find(F, "freebsd-12.1", NULL, 8);
    size_t sets = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++) {
        tsv t;

        tsv_open(&t, systems[i].file);
        while (tsv_next(&t)) {
            if (strcmp(t.cells[0], "@set") != 0)
                continue;
            assert_set(i, &t, NULL, systems[i].newest);
            if (systems[i].system == F)
                assert_set(i, &t, older, systems[i].older);
            sets++;
        }
    }
    assert_int_equal(sets, KTRECI_SET_COUNT - 1);
}

static void
lookups(void **state)
{
    static const struct {
        unsigned id;
        const char *release; /* of FreeBSD */
        int64_t value;
        const char *name;
    } rows[] = {
        {KTRECI_SET_NETBSD_PTRACE, NULL, -1, NULL},
        {KTRECI_SET_FREEBSD_ATFD, NULL, -100, "AT_FDCWD"},
        {KTRECI_SET_FREEBSD_SOCKOPT_LEVEL, NULL, 0xffff, "SOL_SOCKET"},
        {KTRECI_SET_FREEBSD_SOCKDOMAIN, NULL, 1, "PF_LOCAL"},
        {KTRECI_SET_FREEBSD_ATFLAGS, NULL, 0x2000, "AT_RESOLVE_BENEATH"},
        {KTRECI_SET_FREEBSD_ATFLAGS, "freebsd-13.2", 0x2000, "AT_RESOLVE_BENEATH"},
        {KTRECI_SET_FREEBSD_ATFLAGS, "freebsd-12.1", 0x2000, NULL},
        {KTRECI_SET_FREEBSD_ATFLAGS, "freebsd-9", 0x100, "AT_EACCESS"},
        {KTRECI_SET_FREEBSD_FILEMODE, NULL, 0644 & 0600, NULL},
        {KTRECI_SET_FREEBSD_FILEMODE, NULL, 0400, "S_IRUSR"},
        {KTRECI_SET_OPENBSD_MODE, NULL, 04000, "S_ISUID"},
        {KTRECI_SET_OPENBSD_SOCKTYPE, NULL, 2, "SOCK_DGRAM"},
        {KTRECI_SET_OPENBSD_PLEDGENAMES, NULL, 0x1000000000, "unveil"},
        {KTRECI_SET_NONE, NULL, 0, NULL},
        {UINT32_MAX, "freebsd-9", 0, NULL},
        {KTRECI_SET_COUNT, NULL, 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls =
            rows[i].release == NULL ? NULL : ktrec_calls_find(F, rows[i].release, NULL, 8);

        assert_name(ktreci_set_name(ktreci_set_for(calls, rows[i].id), (uint64_t)rows[i].value),
                    rows[i].name);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_sets),
        cmocka_unit_test(lookups),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
