/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_probe_arrival.c - the answer does not depend on how the bytes arrive, nor waits for more of
 * them than it takes.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "traces.h"

enum { ARENA = 1 << 20 };

static generator g;
static uint8_t arena[ARENA];

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
    assert_string_equal(trace_format_name(&result.candidate[0]), "darwin-v1-i386-le");
    for (size_t there = 1; there < end; there += 7)
        assert_int_equal(ktrec_probe_all(arena, there, 0, &result), KTREC_MORE);
    assert_int_equal(ktrec_probe_all(arena, size, 1, &result), KTREC_OK);
    assert_string_equal(trace_format_name(&result.candidate[0]), "dragonfly-v2-lp64-le");
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
        cmocka_unit_test(test_more_bytes_do_not_change_the_answer),
        cmocka_unit_test(test_few_records_are_enough),
        cmocka_unit_test(test_records_in_a_payload),
        cmocka_unit_test(test_want),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
