/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_reader_hostile.c - streams made to cost a reader time or memory, or records: NetBSD's, by
 * hand, version 2 of amd64; and OpenBSD's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ktrec/record.h>
#include <ktrec/writer.h>

#include "io/reader.h"
#include "stream.h"

enum { HEADER = 56, CALL = HEADER + 8, SYSCALL = 1, GENIO = 4, MIB = 14, ARENA = 1 << 20 };

#define SECOND 1700000000

static uint8_t arena[ARENA];
static size_t used;

static void
store(uint8_t *p, uint64_t v, unsigned size)
{
    for (unsigned i = 0; i < size; i++)
        p[i] = (uint8_t)(v >> 8 * i);
}

static void
put_header(uint32_t length, unsigned type, int64_t sec, uint32_t nsec)
{
    uint8_t *p = arena + used;

    assert_true(used + CALL <= ARENA);
    memset(p, 0, CALL);
    store(p, length, 4);
    store(p + 4, type, 2);
    store(p + 6, 2, 2);
    store(p + 8, 3, 4);
    memcpy(p + 12, "good", 4);
    store(p + 32, (uint64_t)sec, 8);
    store(p + 40, nsec, 8);
    store(p + 48, 1, 4);
    used += HEADER;
}

static void
put_calls(unsigned count, int64_t sec)
{
    for (unsigned i = 0; i < count; i++) {
        put_header(8, SYSCALL, sec, i * 1000);
        arena[used] = 20; /* getpid */
        used += 8;
    }
}

static void
begin(unsigned calls)
{
    used = 0;
    put_calls(calls, SECOND);
}

/* What a read of the arena, over and over, gives; a call of it may fail. */
typedef struct source {
    uint64_t at;
    uint64_t size;
    size_t start; /* of what is repeated */
    int fails;
} source;

static ptrdiff_t
read_source(void *context, void *buf, size_t size)
{
    source *s = context;
    size_t from = (size_t)s->at;
    size_t n;

    if (s->at == s->size) {
        errno = EIO;
        return s->fails ? -1 : 0;
    }
    if (s->at >= used)
        from = s->start + (size_t)((s->at - s->start) % (used - s->start));
    n = used - from < size ? used - from : size;
    if (n > s->size - s->at)
        n = (size_t)(s->size - s->at);
    memcpy(buf, arena + from, n);
    s->at += n;
    return (ptrdiff_t)n;
}

static ktrec_reader *
open_source(source *s)
{
    ktrec_reader_options options = {.size = sizeof(options), .flags = KTREC_READER_SALVAGE};
    ktrec_reader *reader;

    assert_int_equal(ktrec_reader_open_callback(&reader, read_source, s, &options, NULL), KTREC_OK);
    return reader;
}

static ktrec_reader *
open_arena(uint32_t max_payload)
{
    ktrec_reader_options options = {
        .size = sizeof(options), .flags = KTREC_READER_SALVAGE, .max_payload = max_payload};
    ktrec_reader *reader;

    assert_int_equal(ktrec_reader_open_memory(&reader, arena, used, &options, NULL), KTREC_OK);
    return reader;
}

/* To the end, or to what is fatal.  Returns how many records there were. */
static unsigned
read_all(ktrec_reader *reader, int end)
{
    const ktrec_record *record;
    unsigned count = 0;
    int status;

    while ((status = ktrec_reader_next(reader, &record)) == KTREC_OK)
        count++;
    assert_int_equal(status, end);
    return count;
}

/* Where the format is given, nothing is read before it is asked for; but see the clocks of NetBSD. */
static void
test_open_reads_nothing(void **state)
{
    static const struct {
        const char *format;
        int reads;
    } rows[] = {
        {"netbsd-v2-lp64-le", 0},  {"netbsd-v1-lp64-le", 1},  {"netbsd-v0old-lp64-le", 0},
        {"freebsd-v1-lp64-le", 0}, {"freebsd-v0-i386-le", 0}, {"openbsd-v1-lp64-le", 0},
        {"darwin-v1-ilp32-be", 0},
    };

    (void)state;
    begin(1);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_format format;
        ktrec_reader_options options = {.size = sizeof(options), .format = &format};
        source s = {.size = 4 << 20};
        ktrec_reader *reader;

        assert_int_equal(ktrec_format_parse(rows[i].format, &format), KTREC_OK);
        assert_int_equal(ktrec_reader_open_callback(&reader, read_source, &s, &options, NULL),
                         KTREC_OK);
        if ((s.at != 0) != rows[i].reads)
            fail_msg("%s: %lu bytes read", rows[i].format, (unsigned long)s.at);
        ktrec_reader_close(&reader);
    }
}

/* Headers all over the damage, each of which claims more than lies between them. */
static void
test_memory_does_not_grow(void **state)
{
    enum { GAP = 1 << 16, CLAIM = 1000000, GOOD = 20, STREAM = 64 << 20, MOST = 4 << 20 };
    source s = {.size = STREAM};
    ktrec_reader *reader;

    (void)state;
    begin(GOOD);
    s.start = used;
    put_header(CLAIM, GENIO, SECOND + 100, 0);
    arena[s.start + 8] = 77; /* another process */
    memset(arena + used, 0xfe, GAP);
    used += GAP;
    reader = open_source(&s);
    assert_int_equal(read_all(reader, KTREC_END), GOOD);
    assert_true(reader->source.cap <= MOST);
    ktrec_reader_close(&reader);
}

/* Records in records, each older than the one around it, and running on behind its end. */
static void
test_time_does_not_explode(void **state)
{
    enum { DEPTH = 7000, GOOD = 20 };
    ktrec_reader *reader;

    (void)state;
    begin(GOOD);
    for (unsigned i = 0; i < DEPTH; i++)
        put_header((DEPTH - i - 1) * HEADER + (i + 1) * CALL, MIB, SECOND + 1, 500000000 - i);
    put_calls(DEPTH + 3, SECOND - 1000);
    reader = open_arena(0);
    assert_true(read_all(reader, KTREC_END) >= GOOD);
    assert_true(reader->searched <= UINT64_C(12) * used);
    ktrec_reader_close(&reader);
}

/* A length that is negative, where any length is allowed. */
static void
test_any_length(void **state)
{
    enum { GOOD = 20, JUNK = 300 };
    ktrec_reader *reader;

    (void)state;
    begin(GOOD);
    put_header(UINT32_C(0xffffffa8), GENIO, SECOND, 30000);
    memset(arena + used, 0xfe, JUNK);
    used += JUNK;
    put_calls(GOOD, SECOND);
    reader = open_arena(UINT32_MAX);
    assert_int_equal(read_all(reader, KTREC_END), 2 * GOOD);
    ktrec_reader_close(&reader);
}

/* A failure is told when all is delivered that came before it, whatever is damaged. */
static void
test_failure_comes_last(void **state)
{
    enum { GOOD = 30, BAD = 10 };

    (void)state;
    for (int fails = 0; fails <= 1; fails++) {
        source s = {.fails = fails};
        ktrec_reader *reader;

        begin(GOOD);
        arena[BAD * CALL + 2] = 0x10; /* 1 MiB more than there is */
        s.size = used;
        reader = open_source(&s);
        assert_int_equal(read_all(reader, fails ? KTREC_E_IO : KTREC_END), GOOD - 1);
        ktrec_reader_close(&reader);
    }
}

/* Calls and returns of OpenBSD, of one process. */
static blob
make_openbsd(const char *name, unsigned pairs)
{
    ktrec_header header = {.pid = 41234, .lwp = 141234, .flags = KTREC_HAS_LWP, .sec = SECOND};
    ktrec_payload call = {.kind = KTREC_KIND_SYSCALL};
    ktrec_payload value = {.kind = KTREC_KIND_SYSRET,
                           .flags = KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE1};
    static const uint64_t args[] = {4, 0x700070007000, 100};
    ktrec_writer *writer;
    ktrec_format format;
    blob made = {NULL, 0};
    void *bytes;

    memcpy(header.comm, "good", sizeof("good"));
    call.u.syscall.args = (ktrec_words){args, 3, 8, (uint8_t)ktrec_host_order(), 0};
    assert_int_equal(ktrec_format_parse(name, &format), KTREC_OK);
    assert_int_equal(ktrec_writer_open_memory(&writer, &bytes, &made.size, &format, NULL, NULL),
                     KTREC_OK);
    for (unsigned i = 0; i < pairs; i++) {
        call.u.syscall.number = value.u.sysret.number = 3 + (int)i % 4;
        call.u.syscall.args.count = i % 4;
        header.nsec = i * 1000;
        header.kind = KTREC_KIND_SYSCALL;
        assert_int_equal(ktrec_writer_put(writer, &header, &call), KTREC_OK);
        header.kind = KTREC_KIND_SYSRET;
        value.u.sysret.value[0] = i;
        assert_int_equal(ktrec_writer_put(writer, &header, &value), KTREC_OK);
    }
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
    made.bytes = bytes;
    return made;
}

/* Every bit of every length: all other records are there still, and none is new. */
static void
test_lengths_of_openbsd(void **state)
{
    static const char *const names[] = {"openbsd-v5-lp64-le", "openbsd-v4-lp64-be", NULL};
    enum { PAIRS = 20, AT = 56, BITS = 64 };

    (void)state;
    for (size_t n = 0; names[n] != NULL; n++) {
        blob b = make_openbsd(names[n], PAIRS);
        ktrec_format format;
        events whole = {0};

        assert_int_equal(ktrec_format_parse(names[n], &format), KTREC_OK);
        assert_int_equal(events_of(&whole, &b, 0, &format), KTREC_OK);
        assert_int_equal(whole.list[2 * PAIRS].status, KTREC_END);
        for (size_t i = 0; i < 2 * PAIRS * BITS; i++) {
            const event *hit = &whole.list[i / BITS];
            uint8_t *byte = b.bytes + hit->offset + AT + i % BITS / 8;
            unsigned found = 0;
            events e = {0};

            *byte ^= (uint8_t)(1u << i % 8);
            assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, &format), KTREC_OK);
            *byte ^= (uint8_t)(1u << i % 8);
            for (size_t k = 0; k < e.count; k++)
                if (e.list[k].status == KTREC_OK && e.list[k].offset != hit->offset)
                    found++;
            if (found != 2 * PAIRS - 1)
                fail_msg("%s, record %zu, bit %zu of its length: %u others", names[n], i / BITS,
                         i % BITS, found);
            events_free(&e);
        }
        events_free(&whole);
        free(b.bytes);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_reads_nothing),    cmocka_unit_test(test_memory_does_not_grow),
        cmocka_unit_test(test_time_does_not_explode), cmocka_unit_test(test_any_length),
        cmocka_unit_test(test_failure_comes_last),    cmocka_unit_test(test_lengths_of_openbsd),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
