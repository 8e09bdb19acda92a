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

static const char *
name_of(const ktrec_format *format)
{
    static char name[KTREC_FORMAT_NAME_MAX];

    assert_int_equal(ktrec_format_print(format, name, sizeof(name)), KTREC_OK);
    return name;
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
        if (strcmp(name_of(&result.candidate[0]), trace_files[i].format) != 0)
            fail_msg("%s: %s, not %s: %s", trace_files[i].path, name_of(&result.candidate[0]),
                     trace_files[i].format, result.reason);
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
    while (*group != NULL && strcmp(*group, name_of(format)) != 0)
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
                     name_of(&result.candidate[i]), result.reason);
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

/*
 * ---- arrival ----------------------------------------------------------------------------------
 */

/* The answer is a function of the stream: once a prefix gives one, more bytes do not change it. */
static void
test_more_bytes_do_not_change_the_answer(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_probe_result whole, part;
        size_t size, there;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_probe_all(bytes, size, 1, &whole), KTREC_OK);
        for (there = 1; there < size; there += 1 + there / 8) {
            uint8_t *copy = malloc(there);
            assert_non_null(copy);
            memcpy(copy, bytes, there);
            int rc = ktrec_probe_all(copy, there, 0, &part);
            free(copy);
            if (rc == KTREC_MORE)
                continue;
            assert_int_equal(rc, KTREC_OK);
            assert_int_equal(part.certainty, whole.certainty);
            assert_int_equal(part.count, whole.count);
            assert_memory_equal(part.candidate, whole.candidate,
                                whole.count * sizeof(whole.candidate[0]));
            assert_string_equal(part.reason, whole.reason);
        }
        free(bytes);
    }
}

/* A trace that its first records decide is decided as soon as they are there. */
static void
test_few_records_are_enough(void **state)
{
    enum { FEW = 16 };
    unsigned early = 0;

    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_probe_result whole, part;
        ktrec_record record;
        size_t size, end = 0;
        uint8_t *bytes = trace_load(trace_files[i].path, &size);

        assert_int_equal(ktrec_probe_all(bytes, size, 1, &whole), KTREC_OK);
        for (unsigned n = 0; n < FEW && whole.records == FEW; n++) {
            size_t used = 0;

            assert_int_equal(
                ktrec_scan(&whole.candidate[0], bytes + end, size - end, &record, &used), KTREC_OK);
            end += used;
        }
        if (end != 0 && ktrec_probe_all(bytes, end, 0, &part) != KTREC_OK)
            fail_msg("%s: %zu bytes do not decide, though they do: %s", trace_files[i].path, end,
                     whole.reason);
        if (end != 0)
            assert_int_equal(ktrec_probe_all(bytes, end - 1, 0, &part), KTREC_MORE);
        early += end != 0;
        free(bytes);
    }
    assert_true(early > trace_file_count / 2);
}

/* Two headers of DragonFly that read as one of Darwin each, up to where its next ones may lie. */
static const uint8_t polyglot[] = {
    /* length 28, GENIO, flags, pid, tid "sh", comm "sh" */
    28, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 's', 'h', 0, 0, 's', 'h', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0,
    /* comm[16] and padding: Darwin's time; time, pointer */
    0, 0xf0, 0x5f, 0x5f, 0, 0, 0, 0, 0, 0xf1, 0x53, 0x5f, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0xc1, 0xff, 0xff, 0xff, 0xff,
    /* payload: fd, read; Darwin's length 48, GENIO, pid, comm "sh" and what lay behind it */
    3, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 's', 'h', 0, 0, 'x', 'x', 'x', 'x',
    /* length (set below), GENIO, flags, pid, tid: Darwin's time; comm "sh" */
    0, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 1, 0xf0, 0x5f, 0x5f, 's', 'h', 0, 0, 'x', 'x', 'x', 'x', 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf1, 0x53, 0x5f, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0xc1, 0xff, 0xff, 0xff, 0xff,
    /* payload: fd, read */
    3, 0, 0, 0, 0, 0, 0, 0};

/*
 * A trace read by a traced program is the data of one record.  Were it laid so that another format
 * could take it for records of its own, that one is not certain before the true one's record ends.
 */
static void
test_records_in_a_payload(void **state)
{
    enum { LENGTH_AT = 92, HEADER = 64 };
    ktrec_format inner, outer;
    ktrec_probe_result result;
    size_t start = sizeof(polyglot), end, size;

    (void)state;
    assert_int_equal(ktrec_format_parse("darwin-v1-i386-le", &inner), KTREC_OK);
    assert_int_equal(ktrec_format_parse("dragonfly-v2-lp64-le", &outer), KTREC_OK);
    memcpy(arena, polyglot, start);
    generator_seed(&g, 11);
    end = start + generate_trace(&g, &inner, 30, arena + start, sizeof(arena) - start, NULL);
    uint32_t length = (uint32_t)(end - LENGTH_AT - HEADER);
    for (unsigned i = 0; i < 4; i++)
        arena[LENGTH_AT + i] = (uint8_t)(length >> 8 * i);
    size = end + generate_trace(&g, &outer, 100, arena + end, sizeof(arena) - end, NULL);
    /* By themselves the inner records are, to the byte, the other format's. */
    assert_int_equal(ktrec_probe_all(arena + start, end - start, 1, &result), KTREC_OK);
    assert_int_equal(result.certainty, KTREC_PROBE_CERTAIN);
    assert_string_equal(name_of(&result.candidate[0]), "darwin-v1-i386-le");
    for (size_t there = 1; there < end; there += 7)
        assert_int_equal(ktrec_probe_all(arena, there, 0, &result), KTREC_MORE);
    assert_int_equal(ktrec_probe_all(arena, size, 1, &result), KTREC_OK);
    assert_string_equal(name_of(&result.candidate[0]), "dragonfly-v2-lp64-le");
}

static void
test_want(void **state)
{
    ktrec_format format;
    ktrec_error error;
    size_t size, want = 0;
    uint8_t *bytes = trace_load(trace_files[0].path, &size);

    (void)state;
    assert_int_equal(ktrec_probe(bytes, 0, &format, &want, NULL), KTREC_MORE);
    assert_true(want > 0);
    for (size_t there = 0; there < 56; there++) {
        assert_int_equal(ktrec_probe(bytes, there, &format, &want, NULL), KTREC_MORE);
        assert_true(want > there && want <= KTREC_PROBE_WINDOW);
    }
    assert_int_equal(ktrec_probe(bytes, size, &format, NULL, &error), KTREC_OK);
    assert_int_equal(ktrec_probe(bytes, 0, &format, NULL, &error), KTREC_END);
    free(bytes);
}

/* Look-ahead is bounded: a window full of bytes is always enough. */
static void
test_window(void **state)
{
    ktrec_format format, found;
    ktrec_probe_result result;
    size_t want = 0, size = 0;
    uint8_t *bytes = malloc(KTREC_PROBE_WINDOW + 5000);

    (void)state;
    assert_non_null(bytes);
    assert_int_equal(ktrec_format_parse("netbsd-v2-ilp32-le", &format), KTREC_OK);
    generator_seed(&g, 7);
    while (size < KTREC_PROBE_WINDOW)
        size +=
            generate_trace(&g, &format, 1, bytes + size, KTREC_PROBE_WINDOW + 5000 - size, NULL);
    assert_int_not_equal(ktrec_probe_all(bytes, KTREC_PROBE_WINDOW, 0, &result), KTREC_MORE);
    assert_int_not_equal(ktrec_probe(bytes, KTREC_PROBE_WINDOW, &found, &want, NULL), KTREC_MORE);
    assert_int_not_equal(ktrec_probe(bytes, size, &found, &want, NULL), KTREC_MORE);
    memset(bytes, 0, size);
    assert_int_equal(ktrec_probe(bytes, size, &found, &want, NULL), KTREC_E_FORMAT);
    free(bytes);
}

static void
test_empty(void **state)
{
    ktrec_probe_result result;

    (void)state;
    assert_int_equal(ktrec_probe_all(NULL, 0, 1, &result), KTREC_END);
    assert_int_equal(ktrec_probe_all("", 0, 0, &result), KTREC_MORE);
    assert_int_equal(ktrec_probe_all(NULL, 1, 1, &result), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_probe_all("", 0, 1, NULL), KTREC_E_ARGUMENT);
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
        cmocka_unit_test(test_more_bytes_do_not_change_the_answer),
        cmocka_unit_test(test_few_records_are_enough),
        cmocka_unit_test(test_records_in_a_payload),
        cmocka_unit_test(test_want),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
