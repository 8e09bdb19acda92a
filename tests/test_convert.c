/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_convert.c - from one format to another and back, on traces that kernels wrote: the same
 * meaning, but for what the report lists.
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
#include "traces.h"

/* A trace in memory, as a writer made it. */
typedef struct trace {
    void *bytes;
    size_t size;
    ktrec_format format;
} trace;

static ktrec_format
format_of(const char *name)
{
    ktrec_format format = {0};

    if (ktrec_format_parse(name, &format) != KTREC_OK)
        fail_msg("no format %s", name);
    return format;
}

/* The next record of a trace, and its payload.  Returns 0 at the end. */
static int
next(const trace *t, size_t *at, ktrec_record *record, ktrec_payload *payload)
{
    size_t used = 0;

    if (*at == t->size)
        return 0;
    memset(record, 0, sizeof(*record));
    record->offset = *at;
    assert_int_equal(
        ktrec_scan(&t->format, (const uint8_t *)t->bytes + *at, t->size - *at, record, &used),
        KTREC_OK);
    (void)ktrec_payload_decode(record, payload, NULL);
    *at += used;
    return 1;
}

static trace
convert(const trace *from, const char *format_name, uint32_t policy, int64_t lwp, ktrec_loss *loss)
{
    ktrec_convert_options options = {.size = sizeof(options), .policy = policy, .lwp = lwp};
    trace to = {NULL, 0, format_of(format_name)};
    ktrec_writer *writer = NULL;
    ktrec_record record;
    ktrec_payload payload;
    size_t at = 0;

    memset(loss, 0, sizeof(*loss));
    assert_int_equal(ktrec_writer_open_memory(&writer, &to.bytes, &to.size, &to.format, NULL, NULL),
                     KTREC_OK);
    while (next(from, &at, &record, &payload)) {
        ktrec_error error = {0};
        ktrec_header header;
        int rc = ktrec_convert(&record, &to.format, &options, &header, &payload, loss, &error);

        if (rc == KTREC_END)
            continue;
        if (rc != KTREC_OK)
            fail_msg("to %s: record at %llu: %s", format_name, (unsigned long long)record.offset,
                     error.detail);
        assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    }
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
    return to;
}

/*
 * ---- there and back ---------------------------------------------------------------------------
 */

#define LOSS(what) (1u << KTREC_LOSS_##what)

typedef struct journey {
    const char *there;
    unsigned lost; /* what may be lost on the way there and back */
} journey;

static const journey journeys[] = {
    {"netbsd-v2-lp64-le", LOSS(LWP_GIVEN) | LOSS(OPAQUE)},
    {"netbsd-v2-lp64-be", LOSS(LWP_GIVEN) | LOSS(OPAQUE)},
    {"netbsd-v2-ilp32-be", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(REGISTER) | LOSS(CALL)},
    {"netbsd-v2-i386-le", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(REGISTER) | LOSS(CALL)},
    {"netbsd-v2-n32-be", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(REGISTER) | LOSS(CALL)},
    {"netbsd-v1-lp64-le", LOSS(LWP_GIVEN) | LOSS(OPAQUE)},
    {"netbsd-v0-lp64-le", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(LWP) | LOSS(NSEC)},
    /* SHAPE: an error -1, which then was that of a call to be restarted */
    {"netbsd-v0old-m68k-be", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(REGISTER) | LOSS(LWP) |
                                 LOSS(NSEC) | LOSS(KIND) | LOSS(SHAPE) | LOSS(CALL)},
    {"netbsd-v3-ilp32-le", LOSS(LWP_GIVEN) | LOSS(OPAQUE) | LOSS(REGISTER) | LOSS(CALL)},
};

static unsigned
reasons(const ktrec_loss *loss)
{
    unsigned set = 0;

    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++)
        set |= loss->count[i] != 0 ? 1u << i : 0;
    return set;
}

/* What a report that lists nothing else promises of two records. */
static void
compare(const char *name, const ktrec_record *a, ktrec_payload *p, const ktrec_record *b,
        ktrec_payload *q, unsigned lost)
{
    ktrec_header x = a->header, y = b->header;
    const char *difference;

    if (lost & LOSS(NSEC)) {
        x.nsec -= x.nsec % 1000;
        y.nsec -= y.nsec % 1000;
    }
    if (lost & (LOSS(LWP) | LOSS(LWP_GIVEN)))
        x.flags &= (uint16_t)~KTREC_HAS_LWP;
    difference = header_difference(&x, &y, EQUAL_VERSION | EQUAL_LENGTH);
    if (difference != NULL)
        fail_msg("%s: header at %llu differs in %s", name, (unsigned long long)a->offset,
                 difference);
    if (lost & LOSS(REGISTER))
        return;
    if (p->kind == KTREC_KIND_PSIG)
        p->u.psig.siginfo.layout = q->u.psig.siginfo.layout;
    difference = payload_difference(p, q);
    if (difference != NULL)
        fail_msg("%s: %s at %llu differs in %s", name, ktrec_kind_name(a->header.kind),
                 (unsigned long long)a->offset, difference);
}

/* Kinds that came with the headers of 4.0, and have no place under older ones. */
static int
is_younger(unsigned kind)
{
    return kind == KTREC_KIND_SAUPCALL || kind == KTREC_KIND_MIB || kind == KTREC_KIND_EXEC_FD;
}

/* Converts a trace there and back, record by record the same. */
static void
travel(const trace *first, const char *path, const char *home, const journey *j)
{
    char name[160];
    ktrec_loss going, coming;
    trace there = convert(first, j->there, KTREC_POLICY_CLAMP, 1, &going);
    trace back = convert(&there, home, KTREC_POLICY_CLAMP, 1, &coming);
    unsigned lost = reasons(&going) | reasons(&coming);
    ktrec_record a, b;
    ktrec_payload p = {0}, q = {0};
    size_t at = 0, at_back = 0;
    uint64_t records = 0, dropped = 0;

    snprintf(name, sizeof(name), "%s to %s", path, j->there);
    if (lost & ~j->lost)
        fail_msg("%s: lost more than it may: %x", name, lost & ~j->lost);
    while (next(first, &at, &a, &p)) {
        if ((j->lost & LOSS(KIND)) != 0 && is_younger(a.header.kind)) {
            dropped++;
            continue;
        }
        if (!next(&back, &at_back, &b, &q))
            fail_msg("%s: the end is missing", name);
        compare(name, &a, &p, &b, &q, lost);
        records++;
    }
    assert_int_equal(at_back, back.size);
    assert_int_equal(going.records, records + dropped);
    assert_int_equal(coming.records, records);
    assert_int_equal(going.dropped, dropped);
    assert_int_equal(coming.dropped, 0);
    free(there.bytes);
    free(back.bytes);
}

/* Version 0 is home only to itself: the others keep the LWP id in their own. */
static void
test_there_and_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        size_t size;
        trace t = {trace_load(trace_files[i].path, &size), 0, format_of(trace_files[i].format)};
        char home[KTREC_FORMAT_NAME_MAX];
        ktrec_format newest = t.format;

        t.size = size;
        newest.version = 2;
        newest.time_size = 8;
        assert_int_equal(ktrec_format_print(&newest, home, sizeof(home)), KTREC_OK);
        for (size_t j = 0; j < sizeof(journeys) / sizeof(journeys[0]); j++)
            travel(&t, trace_files[i].path, home, &journeys[j]);
        free(t.bytes);
    }
}

/* To the format it has, with nothing lost: the same bytes, but for dirt that no field holds. */
static void
test_to_itself_loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < trace_file_count; i++) {
        ktrec_loss loss;
        trace t = {NULL, 0, format_of(trace_files[i].format)};

        if (strstr(trace_files[i].path, "mixed") != NULL ||
            strstr(trace_files[i].path, "append") != NULL)
            continue;
        t.bytes = trace_load(trace_files[i].path, &t.size);
        trace same = convert(&t, trace_files[i].format, KTREC_POLICY_FAIL, 0, &loss);
        assert_int_equal(reasons(&loss), 0);
        assert_int_equal(loss.affected, 0);
        assert_int_equal(same.size, t.size);
        free(same.bytes);
        free(t.bytes);
    }
}

/*
 * ---- policies ---------------------------------------------------------------------------------
 */

typedef struct policy_row {
    const char *what;
    const char *from, *to;
    ktrec_header header;
    ktrec_payload payload;
    int loss; /* KTREC_LOSS_* */
    /* what is left of it by clamping */
    int64_t sec;
    uint32_t nsec;
    int64_t lwp;
    int64_t value;
} policy_row;

#define HEADER(kind_)                                                                              \
    .kind = kind_, .pid = 7, .comm = "x", .flags = KTREC_HAS_LWP, .lwp = 9, .sec = 5, .nsec = 1000
#define CSW                                                                                        \
    {                                                                                              \
        .kind = KTREC_KIND_CSW                                                                     \
    }

static const policy_row policy_rows[] = {
    {"the LWP id",
     "netbsd-v2-lp64-le",
     "netbsd-v0-lp64-le",
     {HEADER(KTREC_KIND_CSW)},
     CSW,
     KTREC_LOSS_LWP,
     5,
     1000,
     0,
     0},
    {"nanoseconds",
     "netbsd-v2-lp64-le",
     "netbsd-v0-lp64-le",
     {.kind = KTREC_KIND_CSW,
      .flags = KTREC_HAS_LWP,
      .lwp = 9,
      .sec = 5,
      .nsec = 1999,
      .comm = "x"},
     CSW,
     KTREC_LOSS_NSEC,
     5,
     1000,
     0,
     0},
    {"seconds after 2038",
     "netbsd-v2-lp64-le",
     "netbsd-v1-lp64-le",
     {.kind = KTREC_KIND_CSW,
      .flags = KTREC_HAS_LWP,
      .lwp = 9,
      .sec = INT64_C(4000000000),
      .comm = "x"},
     CSW,
     KTREC_LOSS_SEC,
     INT32_MAX,
     0,
     9,
     0},
    {"seconds before 1901",
     "netbsd-v2-lp64-le",
     "netbsd-v1-i386-le",
     {.kind = KTREC_KIND_CSW,
      .flags = KTREC_HAS_LWP,
      .lwp = 9,
      .sec = -INT64_C(4000000000),
      .comm = "x"},
     CSW,
     KTREC_LOSS_SEC,
     INT32_MIN,
     0,
     9,
     0},
    {"a register",
     "netbsd-v2-lp64-le",
     "netbsd-v2-i386-le",
     {HEADER(KTREC_KIND_SYSRET)},
     {.kind = KTREC_KIND_SYSRET, .u.sysret = {.number = 3, .value = {INT64_C(0x100000005), 0}}},
     KTREC_LOSS_REGISTER,
     5,
     1000,
     9,
     5},
    {"the kernel pointer",
     "netbsd-v0old-lp64-le",
     "netbsd-v2-lp64-le",
     {.kind = KTREC_KIND_CSW,
      .flags = KTREC_HAS_BUFFER,
      .sec = 5,
      .nsec = 1000,
      .buffer = 0xfffffc0000123450u,
      .comm = "x"},
     CSW,
     KTREC_LOSS_BUFFER,
     5,
     1000,
     1,
     0},
};

static int
convert_row(const policy_row *row, uint32_t policy, ktrec_header *header, ktrec_payload *payload,
            ktrec_loss *loss)
{
    static uint8_t bytes[512];
    ktrec_convert_options options = {.size = sizeof(options), .policy = policy, .lwp = 1};
    ktrec_format from = format_of(row->from), to = format_of(row->to);
    ktrec_record record = {0};
    ktrec_error error = {0};
    size_t need = 0, used = 0;

    memset(loss, 0, sizeof(*loss));
    assert_int_equal(
        ktrec_encode(&from, &row->header, &row->payload, bytes, sizeof(bytes), &need, &error),
        KTREC_OK);
    assert_int_equal(ktrec_scan(&from, bytes, need, &record, &used), KTREC_OK);
    record.offset = 77;
    int rc = ktrec_convert(&record, &to, &options, header, payload, loss, &error);
    if (rc == KTREC_E_LOSS && (error.code != rc || error.offset != 77 || error.detail[0] == '\0'))
        fail_msg("%s: the error does not say where and what", row->what);
    return rc;
}

static void
test_policies(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(policy_rows) / sizeof(policy_rows[0]); i++) {
        const policy_row *row = &policy_rows[i];
        ktrec_header header;
        ktrec_payload payload;
        ktrec_loss loss;

        int rc = convert_row(row, KTREC_POLICY_FAIL, &header, &payload, &loss);
        if (rc != KTREC_E_LOSS)
            fail_msg("%s: fail gives %d", row->what, rc);
        rc = convert_row(row, KTREC_POLICY_DROP, &header, &payload, &loss);
        if (rc != KTREC_END || loss.dropped != 1 || loss.count[row->loss] != 1 ||
            loss.affected != 1)
            fail_msg("%s: drop gives %d", row->what, rc);
        rc = convert_row(row, KTREC_POLICY_CLAMP, &header, &payload, &loss);
        if (rc != KTREC_OK || loss.dropped != 0 || loss.count[row->loss] != 1 || loss.records != 1)
            fail_msg("%s: clamp gives %d", row->what, rc);
        if (header.sec != row->sec || header.nsec != row->nsec || header.lwp != row->lwp)
            fail_msg("%s: clamped to %lld s, %u ns, LWP %lld", row->what, (long long)header.sec,
                     header.nsec, (long long)header.lwp);
    }
}

/* What clamping leaves of a register, in the bytes. */
static void
test_clamped_register_keeps_its_low_bits(void **state)
{
    uint8_t bytes[256];
    ktrec_header header;
    ktrec_payload payload;
    ktrec_loss loss;
    ktrec_record record = {0};
    ktrec_format to = format_of("netbsd-v2-i386-le");
    size_t need = 0, used = 0;

    (void)state;
    assert_int_equal(convert_row(&policy_rows[4], KTREC_POLICY_CLAMP, &header, &payload, &loss),
                     KTREC_OK);
    assert_int_equal(ktrec_encode(&to, &header, &payload, bytes, sizeof(bytes), &need, NULL),
                     KTREC_OK);
    assert_int_equal(ktrec_scan(&to, bytes, need, &record, &used), KTREC_OK);
    assert_int_equal(ktrec_payload_decode(&record, &payload, NULL), KTREC_OK);
    assert_int_equal(payload.u.sysret.value[0], policy_rows[4].value);
}

/*
 * ---- legacy to current ------------------------------------------------------------------------
 */

/* The LWP id that a v0 trace does not have is the caller's choice, and marked. */
static void
test_given_lwp(void **state)
{
    static const int64_t choices[] = {0, 1, 42};
    size_t size;
    trace t = {trace_load("netbsd/i386_basic_v0.ktrace", &size), 0, format_of("netbsd-v0-i386-le")};
    ktrec_format to = format_of("netbsd-v2-i386-le");

    (void)state;
    t.size = size;
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        ktrec_convert_options options = {.size = sizeof(options), .lwp = choices[i]};
        ktrec_loss loss = {0};
        ktrec_record record;
        ktrec_payload payload;
        size_t at = 0;

        while (next(&t, &at, &record, &payload)) {
            ktrec_header header;

            /* Given, not lost: the policy that minds losses does not mind. */
            assert_int_equal(ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL),
                             KTREC_OK);
            assert_int_equal(header.lwp, choices[i]);
            assert_true((header.flags & KTREC_HAS_LWP) != 0 &&
                        (header.flags & KTREC_LWP_GIVEN) != 0);
        }
        assert_true(loss.records > 0);
        assert_int_equal(loss.count[KTREC_LOSS_LWP_GIVEN], loss.records);
        assert_int_equal(loss.count[KTREC_LOSS_LWP], 0);
    }
    free(t.bytes);
}

static void
test_names_of_losses(void **state)
{
    (void)state;
    for (int i = 0; i < KTREC_LOSS_COUNT; i++) {
        if (ktrec_loss_name(i) == NULL || ktrec_loss_text(i) == NULL)
            fail_msg("loss %d has no name", i);
    }
    assert_null(ktrec_loss_name(-1));
    assert_null(ktrec_loss_text(KTREC_LOSS_COUNT));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_to_itself_loses_nothing),
        cmocka_unit_test(test_policies),
        cmocka_unit_test(test_clamped_register_keeps_its_low_bits),
        cmocka_unit_test(test_given_lwp),
        cmocka_unit_test(test_names_of_losses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
