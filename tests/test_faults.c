/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_faults.c - the known faults of time stamps: marked where the bytes prove them, repaired on
 * request only.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ktrec/record.h>

#include "stream.h"

#define MARKS (KTREC_TIME_MILLI | KTREC_TIME_CSW | KTREC_TIME_NO_SEC | KTREC_TIME_REPAIRED)

static ktrec_reader *
open_blob(const blob *b, const ktrec_format *format, int repair)
{
    ktrec_reader_options options = {
        .size = sizeof(options), .format = format, .flags = repair ? KTREC_READER_REPAIR_TIME : 0};
    ktrec_reader *reader;

    assert_int_equal(ktrec_reader_open_memory(&reader, b->bytes, b->size, &options, NULL),
                     KTREC_OK);
    return reader;
}

/* What a kernel of 7.99 wrote.  "Stop" records in their order: as recorded, and repaired. */
typedef struct stop {
    const char *name;
    int marked;
    int64_t sec;
    uint32_t nsec;
    int64_t true_sec;
    uint32_t true_nsec;
    uint32_t resolution;
} stop;

static const stop stops[] = {
    {"powerpc_types_v0", 1, 998852, 33995000, 1795341858, 998852000, 1000},
    {"powerpc_types_v0", 1, 34529, 34566000, 1795341859, 34529000, 1000},
    {"sparc64_types_v1", 1, 1795341927, 951443715, 1795341927, 951443715, 1},
    {"sparc64_types_v1", 1, 1795341927, 986516901, 1795341927, 986516901, 1},
    /* Right on little-endian LP64. */
    {"amd64_types_v1", 0, 1795341785, 272007512, 1795341785, 272007512, 1},
    {"amd64_types_v1", 0, 1795341785, 272170384, 1795341785, 272170384, 1},
    {"amd64_types_v1", 0, 1795341785, 309049006, 1795341785, 309049006, 1},
    /* Wrong, most likely; but nothing before it proves it. */
    {"i386_types_v1", 0, 1795341820, 230058039, 1795341820, 230058039, 1},
    {"i386_types_v1", 0, 1795341820, 260385895, 1795341820, 260385895, 1},
    /* Version 2 has no such fault. */
    {"i386_types_v2", 0, 0, 0, 0, 0, 1},
};

/* The next "stop" of a trace; any other record must be without a mark. */
static const ktrec_header *
next_stop(ktrec_reader *reader)
{
    const ktrec_record *record;
    ktrec_payload payload;

    while (ktrec_reader_next(reader, &record) == KTREC_OK) {
        assert_int_equal(ktrec_payload_decode(record, &payload, NULL), KTREC_OK);
        if (payload.kind == KTREC_KIND_CSW && payload.u.csw.out == 1)
            return &record->header;
        assert_int_equal(record->header.flags & MARKS, 0);
    }
    return NULL;
}

static void
check_stop(const stop *s, const ktrec_header *recorded, const ktrec_header *repaired)
{
    int marks = s->marked ? KTREC_TIME_CSW : 0;

    if (recorded == NULL || repaired == NULL) {
        fail_msg("%s: a stop is missing", s->name);
        return;
    }
    assert_int_equal(recorded->flags & MARKS, marks);
    assert_int_equal(repaired->flags & MARKS, s->marked ? marks | KTREC_TIME_REPAIRED : 0);
    if (s->sec == 0)
        return;
    assert_int_equal(recorded->sec, s->sec);
    assert_int_equal(recorded->nsec, s->nsec);
    assert_int_equal(repaired->sec, s->true_sec);
    assert_int_equal(repaired->nsec, s->true_nsec);
    assert_int_equal(repaired->resolution, s->resolution);
}

static void
test_stops(void **state)
{
    const size_t count = sizeof(stops) / sizeof(stops[0]);

    (void)state;
    for (size_t i = 0; i < count;) {
        blob trace = blob_trace(stops[i].name);
        ktrec_reader *recorded = open_blob(&trace, NULL, 0);
        ktrec_reader *repaired = open_blob(&trace, NULL, 1);
        const char *name = stops[i].name;

        for (; i < count && strcmp(stops[i].name, name) == 0; i++)
            check_stop(&stops[i], next_stop(recorded), next_stop(repaired));
        ktrec_reader_close(&recorded);
        ktrec_reader_close(&repaired);
        blob_free(&trace);
    }
}

/* A record of a made trace. */
typedef struct made {
    uint16_t kind; /* SYSCALL, CSW, EMUL, EXEC_FD */
    int32_t out;   /* CSW */
    int64_t sec;   /* as recorded */
    uint32_t nsec;
    uint16_t marks; /* expected */
    int64_t
        true_sec; /* expected with repair; marks then has REPAIRED on top, if it can be repaired */
    uint32_t true_nsec;
    uint32_t resolution; /* 0: not repaired */
} made;

typedef struct made_trace {
    const char *format;
    int twice; /* the seconds are written twice, as 6 and later do on big-endian LP64 */
    made records[12];
} made_trace;

#define CALL KTREC_KIND_SYSCALL
#define CSW KTREC_KIND_CSW
#define NOW INT64_C(1300000000)

static const made_trace made_traces[] = {
    /* Version 0: a fraction of a millisecond or more shows a kernel of 6 or later, ever after. */
    {"netbsd-v0-lp64-le",
     0,
     {{CSW, 1, NOW, 998000, 0, NOW, 998000, 0},
      {CSW, 0, NOW, 999000, 0, NOW, 999000, 0},
      {CALL, 0, NOW + 1, 500000000, 0, NOW + 1, 500000000, 0},
      {CSW, 1, NOW + 1, 998000, KTREC_TIME_CSW, NOW + 1, 998000000, 1000000},
      {CSW, 0, NOW + 2, 998000, 0, NOW + 2, 998000, 0}}},
    {"netbsd-v0-i386-le",
     0,
     {{CALL, 0, NOW, 500000000, 0, NOW, 500000000, 0},
      {CSW, 1, NOW, 100000000, KTREC_TIME_CSW, NOW, 0, 1000000000},
      {CSW, 0, NOW + 1, 100001000, 0, NOW + 1, 100001000, 0}}},
    /* A descriptor's record came with 6. */
    {"netbsd-v1-i386-le",
     0,
     {{CSW, 1, NOW, 500000000, 0, NOW, 500000000, 0},
      {CSW, 0, NOW, 500000100, 0, NOW, 500000100, 0},
      {KTREC_KIND_EXEC_FD, 0, NOW, 600000000, 0, NOW, 600000000, 0},
      {CSW, 1, NOW, 700000000, KTREC_TIME_CSW, NOW, 0, 1000000000},
      {CSW, 0, NOW, 700000100, 0, NOW, 700000100, 0}}},
    /*
     * No clock runs back for a stop and forth again for the resume; EMUL may be stamped during the
     * sleep.
     */
    {"netbsd-v1-ilp32-le",
     0,
     {{CALL, 0, NOW, 900000000, 0, NOW, 900000000, 0},
      {CSW, 1, NOW, 300000000, KTREC_TIME_CSW, NOW, 0, 1000000000},
      {CSW, 0, NOW + 1, 300000100, 0, NOW + 1, 300000100, 0},
      {KTREC_KIND_EMUL, 0, NOW + 1, 900000000, 0, NOW + 1, 900000000, 0},
      {CSW, 1, NOW + 1, 300000000, 0, NOW + 1, 300000000, 0},
      {CSW, 0, NOW + 2, 300000100, 0, NOW + 2, 300000100, 0}}},
    /* Nonsense seconds prove themselves.  Without one possible second they stay. */
    {"netbsd-v1-ilp32-be",
     0,
     {{CALL, 0, NOW, 200000000, 0, NOW, 200000000, 0},
      {CSW, 1, 100000000, 400000000, KTREC_TIME_CSW, NOW + 1, 100000000, 1},
      {CSW, 0, NOW + 1, 400000100, 0, NOW + 1, 400000100, 0},
      {CSW, 1, 450000000, 500000000, KTREC_TIME_CSW, 450000000, 500000000, 0},
      {CSW, 0, NOW + 9, 500000100, 0, NOW + 9, 500000100, 0}}},
    {"netbsd-v0-ilp32-be",
     0,
     {{CALL, 0, NOW, 200000, 0, NOW, 200000, 0},
      {CSW, 1, 100000, 400000, KTREC_TIME_CSW, NOW, 100000000, 1000},
      {CSW, 0, NOW, 401000000, 0, NOW, 401000000, 0}}},
    /* Big-endian LP64: seconds of the resume.  Only the copy of the seconds tells. */
    {"netbsd-v1-lp64-be",
     1,
     {{CALL, 0, NOW, 700000000, 0, NOW, 700000000, 0},
      {CSW, 1, NOW + 1, 800000000, KTREC_TIME_CSW, NOW, 800000000, 1},
      {CSW, 0, NOW + 1, 200000000, 0, NOW + 1, 200000000, 0}}},
    {"netbsd-v0-lp64-be",
     1,
     {{CALL, 0, NOW, 700000000, 0, NOW, 700000000, 0},
      {CSW, 1, NOW + 1, 800000, KTREC_TIME_CSW, NOW, 800000000, 1000000},
      {CSW, 0, NOW + 1, 200000000, 0, NOW + 1, 200000000, 0}}},
    {"netbsd-v1-lp64-be",
     0,
     {{CALL, 0, NOW, 700000000, 0, NOW, 700000000, 0},
      {CSW, 1, NOW, 800000000, 0, NOW, 800000000, 0},
      {CSW, 0, NOW + 1, 200000000, 0, NOW + 1, 200000000, 0}}},
    /* 4.0 to 5.x on big-endian LP64: no seconds, and milliseconds. */
    {"netbsd-v0-lp64-be",
     0,
     {{CALL, 0, 0, 700000, KTREC_TIME_NO_SEC | KTREC_TIME_MILLI, 0, 700000000, 1000000},
      {CALL, 0, 0, 701000, KTREC_TIME_NO_SEC | KTREC_TIME_MILLI, 0, 701000000, 1000000}}},
    /* No fault of version 2. */
    {"netbsd-v2-i386-le",
     0,
     {{CALL, 0, NOW, 900000000, 0, NOW, 900000000, 0},
      {CSW, 1, NOW, 300000000, 0, NOW, 300000000, 0},
      {CSW, 0, NOW + 1, 300000100, 0, NOW + 1, 300000100, 0}}},
};

/* Appends a record.  Seconds that are doubled stand at 32 and 36. */
static void
append(blob *b, const ktrec_format *format, const made *m, int twice)
{
    ktrec_header header = {
        .kind = m->kind, .pid = 7, .sec = m->sec, .nsec = m->nsec, .comm = "cat"};
    ktrec_payload payload = {.kind = m->kind};
    size_t need;

    if (format->version != 0) {
        header.flags = KTREC_HAS_LWP;
        header.lwp = 1;
    }
    payload.u.csw.out = m->out;
    if (m->kind == KTREC_KIND_EMUL) {
        payload.u.text.text.data = "netbsd";
        payload.u.text.text.size = 6;
    }
    if (m->kind == KTREC_KIND_SYSCALL)
        memset(&payload.u, 0, sizeof(payload.u));
    assert_int_equal(
        ktrec_encode(format, &header, &payload, b->bytes + b->size, 8192 - b->size, &need, NULL),
        KTREC_OK);
    if (twice && !(m->kind == CSW && m->out))
        memcpy(b->bytes + b->size + 36, b->bytes + b->size + 32, 4);
    b->size += need;
}

static void
check_made(const made *m, const ktrec_header *h, int repair)
{
    int repaired = repair && m->resolution != 0;

    assert_int_equal(h->flags & MARKS, repaired ? m->marks | KTREC_TIME_REPAIRED : m->marks);
    assert_int_equal(h->sec, repaired ? m->true_sec : m->sec);
    assert_int_equal(h->nsec, repaired ? m->true_nsec : m->nsec);
    if (repaired)
        assert_int_equal(h->resolution, m->resolution);
}

static void
test_made(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(made_traces) / sizeof(made_traces[0]); i++)
        for (int repair = 0; repair < 2; repair++) {
            const made_trace *t = &made_traces[i];
            blob b = {malloc(8192), 0};
            const ktrec_record *record;
            ktrec_format format;
            ktrec_reader *reader;

            assert_non_null(b.bytes);
            assert_int_equal(ktrec_format_parse(t->format, &format), KTREC_OK);
            for (const made *m = t->records; m->kind != 0; m++)
                append(&b, &format, m, t->twice);
            reader = open_blob(&b, &format, repair);
            for (const made *m = t->records; m->kind != 0; m++) {
                assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
                check_made(m, &record->header, repair);
            }
            assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
            ktrec_reader_close(&reader);
            blob_free(&b);
        }
}

/*
 * The milliseconds of 4.0 to 5.x: 16 records or more, in 3 seconds or more; the first that
 * disagrees ends it.
 */
static void
test_milli(void **state)
{
    static const struct {
        int records, per_second, proves;
    } rows[] = {{15, 3, 0}, {16, 8, 0}, {16, 6, 1}, {40, 1, 1}, {40, 20, 0}};

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (int repair = 0; repair < 2; repair++) {
            blob b = {malloc(8192), 0};
            made m = {.kind = CALL};
            const ktrec_record *record;
            ktrec_format format;
            ktrec_reader *reader;

            assert_non_null(b.bytes);
            assert_int_equal(ktrec_format_parse("netbsd-v0-i386-le", &format), KTREC_OK);
            for (int k = 0; k < rows[i].records; k++) {
                m.sec = NOW + k / rows[i].per_second;
                m.nsec = (uint32_t)(k * 24 + 1) * 1000;
                append(&b, &format, &m, 0);
            }
            reader = open_blob(&b, &format, repair);
            for (int k = 0; k < rows[i].records; k++) {
                assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
                m.sec = m.true_sec = NOW + k / rows[i].per_second;
                m.nsec = (uint32_t)(k * 24 + 1) * 1000;
                m.marks = rows[i].proves ? KTREC_TIME_MILLI : 0;
                m.true_nsec = m.nsec * 1000;
                m.resolution = rows[i].proves ? 1000000 : 0;
                check_made(&m, &record->header, repair);
            }
            ktrec_reader_close(&reader);
            blob_free(&b);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_made),
        cmocka_unit_test(test_milli),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
