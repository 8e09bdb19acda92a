/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_text.c - what text is made with: numbers, the sink, vis(3), addresses, the table of
 * processes.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/sink.h"
#include "base/text.h"
#include "base/vis.h"
#include "print/address.h"
#include "trace/processes.h"

/* A number against the host's printf, which is right in the C locale. */
static void
check_number(uint64_t v)
{
    char text[KTRECI_NUMBER_MAX + 1], want[64];

    *ktreci_put_u64(text, v) = '\0';
    (void)snprintf(want, sizeof(want), "%llu", (unsigned long long)v);
    assert_string_equal(text, want);
    *ktreci_put_i64(text, (int64_t)v) = '\0';
    (void)snprintf(want, sizeof(want), "%lld", (long long)v);
    assert_string_equal(text, want);
    *ktreci_put_i64_right(text, (int64_t)v, 6) = '\0';
    (void)snprintf(want, sizeof(want), "%6lld", (long long)v);
    assert_string_equal(text, want);
    *ktreci_put_hex(text, v) = '\0';
    (void)snprintf(want, sizeof(want), "%llx", (unsigned long long)v);
    assert_string_equal(text, want);
    *ktreci_put_0x(text, v) = '\0';
    (void)snprintf(want, sizeof(want), "%#llx", (unsigned long long)v);
    assert_string_equal(text, want);
    *ktreci_put_pointer(text, v) = '\0';
    (void)snprintf(want, sizeof(want), "0x%llx", (unsigned long long)v);
    assert_string_equal(text, want);
    *ktreci_put_hex_zero(text, v, 16) = '\0';
    (void)snprintf(want, sizeof(want), "%016llx", (unsigned long long)v);
    assert_string_equal(text, want);
    *ktreci_put_i64_zero(text, (int64_t)v, 9) = '\0';
    (void)snprintf(want, sizeof(want), "%09lld", (long long)v);
    assert_string_equal(text, want);
    *ktreci_put_u64_zero(text, v % 1000000000u, 9) = '\0';
    (void)snprintf(want, sizeof(want), "%09u", (unsigned)(v % 1000000000u));
    assert_string_equal(text, want);
}

static void
test_numbers(void **state)
{
    uint64_t v = 1;

    (void)state;
    for (unsigned small = 0; small < 20000; small++)
        check_number(small);
    for (unsigned bit = 0; bit < 64; bit++) {
        check_number((uint64_t)1 << bit);
        check_number(((uint64_t)1 << bit) - 1);
        check_number(0 - ((uint64_t)1 << bit));
    }
    for (unsigned power = 0; power < 19; power++) {
        v *= 10;
        check_number(v);
        check_number(v - 1);
    }
}

typedef struct gathered {
    char *text;
    size_t size;
    size_t largest;
    unsigned calls;
} gathered;

static int
gather(void *context, const void *buf, size_t size)
{
    gathered *to = context;
    char *text = realloc(to->text, to->size + size);

    assert_non_null(text);
    memcpy(text + to->size, buf, size);
    to->text = text;
    to->size += size;
    to->calls++;
    to->largest = size > to->largest ? size : to->largest;
    return 0;
}

/*
 * Pieces of every size through the smallest buffer come out as they went in, and in large pieces.
 */
static void
test_sink_sizes(void **state)
{
    enum { TOTAL = 300000 };
    static char buf[KTRECI_SINK_ROOM];
    static char data[TOTAL];
    gathered to = {0};
    ktreci_sink sink;
    size_t at = 0, size = 0;

    (void)state;
    for (size_t i = 0; i < TOTAL; i++)
        data[i] = (char)(i * 31 >> 3);
    ktreci_sink_init(&sink, buf, sizeof(buf), gather, &to);
    while (at < TOTAL) {
        size_t n = size < TOTAL - at ? size : TOTAL - at;

        ktreci_sink_put(&sink, data + at, n);
        at += n;
        size = size * 2 > 20000 ? 0 : size * 2 + 1;
    }
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    assert_int_equal(to.size, TOTAL);
    assert_memory_equal(to.text, data, TOTAL);
    assert_int_equal(to.largest, sizeof(buf));
    assert_true(to.calls <= 2 * (TOTAL / sizeof(buf) + 1));
    free(to.text);
}

static int
refuse(void *context, const void *buf, size_t size)
{
    unsigned *calls = context;

    (void)buf;
    (void)size;
    (*calls)++;
    return EPIPE;
}

static void
test_sink_failure(void **state)
{
    static char buf[KTRECI_SINK_ROOM];
    unsigned calls = 0;
    ktreci_sink sink;

    (void)state;
    ktreci_sink_init(&sink, buf, sizeof(buf), refuse, &calls);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    for (int i = 0; i < 100000; i++)
        ktreci_sink_put(&sink, "0123456789", 10);
    assert_non_null(ktreci_sink_room(&sink, KTRECI_SINK_ROOM));
    assert_int_equal(ktreci_sink_flush(&sink), EPIPE);
    assert_int_equal(calls, 1);
}

/* The text of one byte, NUL excluded; next: the byte behind it, or -1. */
static const char *
vis_byte(const ktreci_vis *vis, uint8_t byte, int next)
{
    static char buf[KTRECI_SINK_ROOM];
    static char text[16];
    uint8_t data[2] = {byte, (uint8_t)next};
    gathered to = {0};
    ktreci_sink sink;
    size_t behind = next < 0 ? 0 : 1;

    ktreci_sink_init(&sink, buf, sizeof(buf), gather, &to);
    (void)ktreci_vis_fold(&sink, vis, data, 1, behind, 8, 78);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    assert_in_range(to.size, 1, 7);
    memcpy(text, to.text, to.size);
    text[to.size] = '\0';
    free(to.text);
    return text;
}

static void
test_vis(void **state)
{
    static const struct {
        uint8_t byte;
        const char *kdump, *octal; /* as kdump, and with octal numbers and nothing extra */
    } rows[] = {
        {'a', "a", "a"},           {' ', " ", " "},          {'\t', "\t", "\t"},
        {'~', "~", "~"},           {'\\', "\\\\", "\\\\"},   {'"', "\\\"", "\""},
        {'\n', "\\n", "\n"},       {'\r', "\\r", "\\015"},   {'\b', "\\b", "\\010"},
        {'\a', "\\a", "\\007"},    {'\v', "\\v", "\\013"},   {'\f', "\\f", "\\014"},
        {0, "\\0", "\\000"},       {1, "\\^A", "\\001"},     {0x1b, "\\^[", "\\033"},
        {0x1c, "\\^\\", "\\034"},  {0x7f, "\\^?", "\\177"},  {0x80, "\\M^@", "\\200"},
        {0x9c, "\\M^\\", "\\234"}, {0xa0, "\\240", "\\240"}, {0xa1, "\\M-!", "\\241"},
        {0xdc, "\\M-\\", "\\334"}, {0xff, "\\M^?", "\\377"},
    };
    static ktreci_vis kdump, octal;

    (void)state;
    ktreci_vis_init(&kdump, KTRECI_VIS_CSTYLE, "\"\n");
    ktreci_vis_init(&octal, KTRECI_VIS_OCTAL, "");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_string_equal(vis_byte(&kdump, rows[i].byte, -1), rows[i].kdump);
        assert_string_equal(vis_byte(&octal, rows[i].byte, -1), rows[i].octal);
    }
    for (int next = '0'; next <= '7'; next++)
        assert_string_equal(vis_byte(&kdump, 0, next), "\\000");
    assert_string_equal(vis_byte(&kdump, 0, '8'), "\\0");
    assert_string_equal(vis_byte(&kdump, 0, '/'), "\\0");
}

/* A raw newline starts a line that begins with a tab; the column then counts from there. */
static void
test_vis_newline(void **state)
{
    static char buf[KTRECI_SINK_ROOM];
    static ktreci_vis vis;
    gathered to = {0};
    ktreci_sink sink;

    (void)state;
    ktreci_vis_init(&vis, 0, "");
    ktreci_sink_init(&sink, buf, sizeof(buf), gather, &to);
    assert_int_equal(ktreci_vis_fold(&sink, &vis, (const uint8_t *)"ab\ncd\n", 6, 0, 8, 78), 0);
    assert_int_equal(ktreci_vis_fold(&sink, &vis, (const uint8_t *)"ab\ncde", 6, 0, 8, 78), 11);
    assert_int_equal(ktreci_vis_fold(&sink, &vis, (const uint8_t *)"", 0, 0, 8, 78), 8);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    assert_int_equal(to.size, 14);
    assert_memory_equal(to.text, "ab\n\tcd\nab\n\tcde", 14);
    free(to.text);
}

/* Long data through a small buffer: no line longer than the limit, and every byte is there. */
static void
test_vis_long(void **state)
{
    static char buf[KTRECI_SINK_ROOM];
    static uint8_t data[100000];
    static ktreci_vis vis;
    gathered to = {0};
    ktreci_sink sink;
    size_t plain = 0, column = 8;

    (void)state;
    for (size_t i = 0; i < sizeof(data); i++)
        data[i] = (uint8_t)(i * i >> 5);
    ktreci_vis_init(&vis, KTRECI_VIS_CSTYLE, "\"\n\t");
    ktreci_sink_init(&sink, buf, sizeof(buf), gather, &to);
    (void)ktreci_vis_fold(&sink, &vis, data, sizeof(data), 0, 8, 60);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    for (size_t i = 0; i < to.size; i++) {
        if (to.text[i] == '\n') {
            assert_in_range(column, 57, 61);
            column = 0;
        } else if (to.text[i] == '\t') {
            assert_int_equal(column, 0);
            column = 8;
        } else {
            column++;
            plain += to.text[i] == 'k';
        }
    }
    for (size_t i = 0; i < sizeof(data); i++)
        plain -= (data[i] & 0x7f) == 'k';
    assert_int_equal(plain, 0);
    free(to.text);
}

static void
test_addresses(void **state)
{
    static const struct {
        uint8_t bytes[16];
        const char *text;
    } rows[] = {
        {{0}, "::"},
        {{[15] = 1}, "::1"},
        {{[14] = 1, [15] = 2}, "::102"},
        {{[12] = 1, [13] = 2, [14] = 3, [15] = 4}, "::1.2.3.4"},
        {{[10] = 0xff, [11] = 0xff, [12] = 127, [15] = 1}, "::ffff:127.0.0.1"},
        {{0x20, 0x01, 0x0d, 0xb8, [15] = 1}, "2001:db8::1"},
        {{0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8}, "1:2:3:4:5:6:7:8"},
        {{0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0}, "1:2:3:4:5:6:7:0"},
        {{0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 0, 0, 0}, "1:2:3:4:5:6::"},
        {{0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 7, 0, 8}, "1::4:0:0:7:8"},
    };
    char text[KTRECI_ADDRESS_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        *ktreci_put_ipv6(text, rows[i].bytes) = '\0';
        assert_string_equal(text, rows[i].text);
    }
    *ktreci_put_ipv4(text, rows[4].bytes + 12) = '\0';
    assert_string_equal(text, "127.0.0.1");
}

/* Against a plain array: random adds and removes of pids that lie close together and far apart. */
static void
test_processes(void **state)
{
    enum { PIDS = 3000, ROUNDS = 200000 };
    static uint16_t model[PIDS];
    ktreci_processes processes = {0};
    uint32_t seed = 7, count = 0;

    (void)state;
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        unsigned i;
        int32_t pid;
        ktreci_process *found;

        seed = seed * 1664525u + 1013904223u;
        i = (seed >> 8) % PIDS;
        pid = (int32_t)(i % 2 != 0 ? i : i * 1048576u);
        found = ktreci_processes_find(&processes, pid);
        assert_int_equal(found == NULL ? 0 : found->current, model[i]);
        assert_true(found == NULL || found->pid == pid);
        if ((seed & 3) == 0) {
            ktreci_processes_remove(&processes, pid);
            count -= model[i] != 0;
            model[i] = 0;
        } else {
            found = ktreci_processes_add(&processes, pid);
            assert_non_null(found);
            assert_int_equal(found->current, model[i]);
            count += model[i] == 0;
            model[i] = (uint16_t)(round % 65535 + 1);
            found->current = model[i];
        }
        assert_int_equal(processes.count, count);
    }
    ktreci_processes_clear(&processes);
    assert_null(ktreci_processes_find(&processes, 1));
    assert_non_null(ktreci_processes_add(&processes, -1));
    assert_non_null(ktreci_processes_find(&processes, -1));
    ktreci_processes_clear(&processes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),      cmocka_unit_test(test_sink_sizes),
        cmocka_unit_test(test_sink_failure), cmocka_unit_test(test_vis),
        cmocka_unit_test(test_vis_newline),  cmocka_unit_test(test_vis_long),
        cmocka_unit_test(test_addresses),    cmocka_unit_test(test_processes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
