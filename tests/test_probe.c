/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_probe.c - which format wrote these bytes: traces of kernels, and generated ones in every
 * format.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "equal.h"
#include "generate.h"
#include "probe_ties.h"
#include "traces.h"

enum { SEEDS = 200, RECORDS = 60, ARENA = 1 << 20 };

static generator g;
static uint8_t arena[ARENA];

static int
is_candidate(const ktrec_probe_result *result, const ktrec_format *format)
{
    for (uint32_t i = 0; i < result->count; i++) {
        if (memcmp(&result->candidate[i], format, sizeof(*format)) == 0)
            return 1;
    }
    return 0;
}

/*
 * ---- traces of kernels ------------------------------------------------------------------------
 */

static void
test_kernel_traces(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_probe_result result;
        size_t size;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_probe_all(bytes, size, 1, &result), KTREC_OK);
        if (strcmp(trace_format_name(&result.candidate[0]), trace_files[i].format) != 0)
            fail_msg("%s: %s, not %s: %s", trace_files[i].path,
                     trace_format_name(&result.candidate[0]), trace_files[i].format, result.reason);
        if (result.certainty != (trace_files[i].certain ? KTREC_PROBE_CERTAIN : KTREC_PROBE_LIKELY))
            fail_msg("%s: %s: %s", trace_files[i].path, ktrec_certainty_name(result.certainty),
                     result.reason);
        free(bytes);
    }
}

/*
 * A kernel trace cut anywhere in its first bytes: the true format is never ruled out, nor a wrong
 * one certain.
 */
static void
test_cut_kernel_traces(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_format format;
        size_t size;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_format_parse(trace_files[i].format, &format), KTREC_OK);
        for (size_t cut = 100; cut < 3000; cut += 29) {
            ktrec_probe_result result;

            if (ktrec_probe_all(bytes, cut, 1, &result) != KTREC_OK)
                continue; /* a piece of one record may say too little */
            if (!is_candidate(&result, &format))
                fail_msg("%s cut at %zu: not among the candidates: %s", trace_files[i].path, cut,
                         result.reason);
            if (result.certainty == KTREC_PROBE_CERTAIN &&
                memcmp(&result.candidate[0], &format, sizeof(format)) != 0)
                fail_msg("%s cut at %zu: certain and wrong: %s", trace_files[i].path, cut,
                         result.reason);
        }
        free(bytes);
    }
}

/*
 * A trace may start with any of its records: with many odd ones in a row, too, whose processes have
 * no name or a strange one.
 */
static void
test_any_start(void **state)
{
    enum { STARTS = 120 };

    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_format format;
        size_t size, at = 0;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_format_parse(trace_files[i].format, &format), KTREC_OK);
        for (unsigned start = 0; start < STARTS && at < size / 2; start++) {
            ktrec_probe_result result;
            ktrec_record record;
            size_t used = 0;

            assert_int_equal(ktrec_scan(&format, bytes + at, size - at, &record, &used), KTREC_OK);
            if (ktrec_probe_all(bytes + at, size - at, 1, &result) != KTREC_OK ||
                !is_candidate(&result, &record.format))
                fail_msg("%s from %zu: %s", trace_files[i].path, at, result.reason);
            at += used;
        }
        free(bytes);
    }
}

/* One record is too little to be certain of anything. */
static void
test_one_record_is_not_certain(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        if (strncmp(trace_files[i].path, "netbsd/", 7) != 0)
            continue; /* generated ones may start with a record that no kernel would write */
        ktrec_probe_result result;
        ktrec_format format;
        ktrec_record record;
        size_t size, used = 0;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_format_parse(trace_files[i].format, &format), KTREC_OK);
        assert_int_equal(ktrec_scan(&format, bytes, size, &record, &used), KTREC_OK);
        if (ktrec_probe_all(bytes, used, 1, &result) != KTREC_OK || !is_candidate(&result, &format))
            fail_msg("%s: one record of %zu bytes: %s", trace_files[i].path, used, result.reason);
        if (result.certainty == KTREC_PROBE_CERTAIN)
            fail_msg("%s: certain after one record: %s", trace_files[i].path, result.reason);
        free(bytes);
    }
}

/*
 * ---- generated traces -------------------------------------------------------------------------
 */

/*
 * Whether two formats read the same headers out of every record; and, if meaning is set, the same
 * payloads: then either may be named.
 */
static int
same(const ktrec_format *a, const ktrec_format *b, int meaning, const uint8_t *bytes, size_t size)
{
    ktrec_record x, y;
    ktrec_payload p, q;
    size_t at = 0, used = 0, other = 0;

    for (; at < size; at += used) {
        if (ktrec_scan(a, bytes + at, size - at, &x, &used) != KTREC_OK ||
            ktrec_scan(b, bytes + at, size - at, &y, &other) != KTREC_OK || used != other)
            return 0;
        if (!meaning) /* a number may be one system's record, and nobody's in another */
            y.header.kind = x.header.kind;
        if (header_difference(&x.header, &y.header, EQUAL_VERSION) != NULL)
            return 0;
        (void)ktrec_payload_decode(&x, &p, NULL);
        (void)ktrec_payload_decode(&y, &q, NULL);
        if (meaning && payload_difference(&p, &q) != NULL)
            return 0;
    }
    return 1;
}

/* Formats whose headers are the same bytes; only what the records hold can tell them apart. */
static const char *const alike[][13] = {
    {"netbsd-v0-i386-le", "netbsd-v0-ilp32-le", "netbsd-v0-n32-le", "netbsd-v0old-i386-le",
     "netbsd-v0old-ilp32-le", "freebsd-v0-i386-le", "freebsd-v0old-i386-le", "openbsd-v1-i386-le",
     "openbsd-v1-ilp32-le", "dragonfly-v1-i386-le", "csrg-v2-i386-le", "darwin-v1-i386-le"},
    {"netbsd-v0old-i386-be", "netbsd-v0old-ilp32-be", "freebsd-v0-ilp32t32-be",
     "freebsd-v0old-ilp32t32-be", "openbsd-v1-ilp32-be", "csrg-v2-ilp32-be", "darwin-v1-ilp32-be"},
    {"netbsd-v0-lp64-le", "netbsd-v0old-lp64-le", "freebsd-v0-lp64-le", "freebsd-v0-ilp32-le",
     "freebsd-v0-n32-le", "freebsd-v0old-lp64-le", "openbsd-v1-lp64-le"},
    {"netbsd-v0old-lp64-be", "freebsd-v0-lp64-be", "freebsd-v0old-lp64-be", "openbsd-v1-lp64-be"},
    {"netbsd-v0old-m68k-be", "openbsd-v1-m68k-be", "csrg-v2-m68k-be"},
    {"netbsd-v0-i386-be", "netbsd-v0-ilp32-be", "netbsd-v0-n32-be"},
    {"netbsd-v1-i386-le", "netbsd-v1-ilp32-le", "netbsd-v1-n32-le"},
    {"netbsd-v1-i386-be", "netbsd-v1-ilp32-be", "netbsd-v1-n32-be"},
    {"netbsd-v2-lp64-le", "netbsd-v2-ilp32-le", "netbsd-v2-n32-le"},
    {"netbsd-v2-ilp32-be", "netbsd-v2-n32-be"},
    {"netbsd-v3-lp64-le", "netbsd-v3-ilp32-le", "netbsd-v3-n32-le"},
    {"netbsd-v3-ilp32-be", "netbsd-v3-n32-be"},
    {"freebsd-v0-ilp32-be", "freebsd-v0-n32-be"},
    {"freebsd-v1-ilp32-le", "freebsd-v1-n32-le"},
    {"freebsd-v1-ilp32-be", "freebsd-v1-n32-be"},
    {"openbsd-v2-i386-le", "openbsd-v2-ilp32-le"},
    {"openbsd-v2-ilp32-be", "openbsd-v2-m68k-be"},
    {"openbsd-v3-i386-le", "openbsd-v3-ilp32-le"},
    {"openbsd-v3-lp64-le", "openbsd-v4-lp64-le", "openbsd-v5-lp64-le", "openbsd-v5-ilp32-le"},
    {"openbsd-v4-lp64-be", "openbsd-v5-lp64-be"},
    {"freebsd-v0pid16-i386-le", "csrg-v1-i386-le"},
};

static int
is_in(const char *const *group, const ktrec_format *format)
{
    while (*group != NULL && strcmp(*group, trace_format_name(format)) != 0)
        group++;
    return *group != NULL;
}

static int
are_alike(const ktrec_format *a, const ktrec_format *b)
{
    if (memcmp(a, b, sizeof(*a)) == 0)
        return 1;
    for (size_t i = 0; i < sizeof(alike) / sizeof(alike[0]); i++) {
        if (is_in(alike[i], a) && is_in(alike[i], b))
            return 1;
    }
    return 0;
}

/*
 * Four records tell the true format from all but those with the same headers.  It is the first; or
 * one that is like it is, which is not called certain unless it means the same, and the true one is
 * among the candidates, or one that means the same.
 */
static void
probe_generated(const ktrec_format *format, unsigned seed, uint32_t count)
{
    ktrec_probe_result result;
    char name[KTREC_FORMAT_NAME_MAX];
    uint32_t records = 0, i = 0;

    assert_int_equal(ktrec_format_print(format, name, sizeof(name)), KTREC_OK);
    generator_seed(&g, seed);
    size_t size = generate_trace(&g, format, count, arena, sizeof(arena), &records);
    assert_int_equal(records, count);
    if (ktrec_probe_all(arena, size, 1, &result) != KTREC_OK)
        fail_msg("%s seed %u: %s", name, seed, result.reason);
    for (i = 0; i < result.count; i++) {
        if (!are_alike(format, &result.candidate[i]))
            fail_msg("%s seed %u: %u records do not refute %s: %s", name, seed, count,
                     trace_format_name(&result.candidate[i]), result.reason);
    }
    if (memcmp(&result.candidate[0], format, sizeof(*format)) == 0)
        return;
    if (!same(format, &result.candidate[0], 0, arena, size))
        fail_msg("%s seed %u: the first has other headers: %s", name, seed, result.reason);
    if (result.certainty == KTREC_PROBE_CERTAIN &&
        !same(format, &result.candidate[0], 1, arena, size))
        fail_msg("%s seed %u: certain and wrong: %s", name, seed, result.reason);
    if (is_candidate(&result, format))
        return;
    i = 0;
    while (i < result.count && !same(format, &result.candidate[i], 1, arena, size))
        i++;
    if (i == result.count)
        fail_msg("%s seed %u: not among the candidates: %s", name, seed, result.reason);
}

static void
test_generated_traces(void **state)
{
    static const uint32_t counts[] = {4, 5, 12, RECORDS};
    ktrec_format format;

    (void)state;
    for (size_t f = 0; generate_format(f, &format) == KTREC_OK; f++) {
        for (unsigned seed = 0; seed < SEEDS; seed++) {
            for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
                probe_generated(&format, seed, counts[i]);
        }
    }
}

/* Of a whole record, and one behind it that is cut anywhere, the answer is never "no trace". */
static void
probe_cut(const ktrec_format *format, unsigned seed)
{
    enum { CUTS = 16 };
    ktrec_record first;
    size_t used = 0;

    generator_seed(&g, seed);
    size_t size = generate_trace(&g, format, 2, arena, sizeof(arena), NULL);
    assert_int_equal(ktrec_scan(format, arena, size, &first, &used), KTREC_OK);
    for (size_t end = used; end <= size; end += (size - used) / CUTS + 1) {
        ktrec_probe_result result;

        if (ktrec_probe_all(arena, end, 1, &result) != KTREC_OK)
            fail_msg("%s seed %u, the first %zu of %zu bytes: %s", trace_format_name(format), seed,
                     end, size, result.reason);
    }
}

static void
test_generated_starts(void **state)
{
    ktrec_format format;

    (void)state;
    for (size_t f = 0; generate_format(f, &format) == KTREC_OK; f++)
        for (unsigned seed = 0; seed < SEEDS; seed++)
            probe_cut(&format, seed * 1000 + (unsigned)f);
}

/*
 * ---- ties -------------------------------------------------------------------------------------
 */

static size_t
from_hex(const char *hex, uint8_t *bytes)
{
    size_t n = 0;

    for (; hex[2 * n] != '\0'; n++) {
        char digits[3] = {hex[2 * n], hex[2 * n + 1], '\0'};

        bytes[n] = (uint8_t)strtoul(digits, NULL, 16);
    }
    return n;
}

static void
test_ties(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(probe_ties) / sizeof(probe_ties[0]); i++) {
        const probe_tie *tie = &probe_ties[i];
        char names[KTREC_PROBE_CANDIDATES * (KTREC_FORMAT_NAME_MAX + 1)] = "";
        size_t end = 0;
        ktrec_probe_result result;
        size_t size = from_hex(tie->hex, arena);

        if (ktrec_probe_all(arena, size, 1, &result) != KTREC_OK)
            fail_msg("%s: %s", tie->what, result.reason);
        for (uint32_t c = 0; c < result.count; c++)
            end += (size_t)snprintf(names + end, sizeof(names) - end, "%s%s", c == 0 ? "" : " ",
                                    trace_format_name(&result.candidate[c]));
        if (strcmp(names, tie->candidates) != 0)
            fail_msg("%s: %s, not %s", tie->what, names, tie->candidates);
        assert_int_equal(result.certainty, tie->certainty);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kernel_traces),
        cmocka_unit_test(test_cut_kernel_traces),
        cmocka_unit_test(test_any_start),
        cmocka_unit_test(test_one_record_is_not_certain),
        cmocka_unit_test(test_generated_traces),
        cmocka_unit_test(test_generated_starts),
        cmocka_unit_test(test_ties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
