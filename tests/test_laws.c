/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_laws.c - the laws over generated records of every format.
 *
 * The seeds are fixed: a failure names its format and seed, and comes again.
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
#include "record/kinds.h"

enum { SEEDS = 400 };

static generator g;

/* One generated record: what was wanted, what was encoded, what came back. */
typedef struct trip {
    char name[KTREC_FORMAT_NAME_MAX + 24];
    ktrec_format format;
    ktrec_header header;
    ktrec_payload payload;
    uint8_t *bytes;
    size_t size;
    ktrec_record record;
    ktrec_payload decoded;
} trip;

static void
holds(const trip *t, const char *what, int condition)
{
    if (!condition)
        fail_msg("%s: %s", t->name, what);
}

static void
equal(const trip *t, const char *what, const char *difference)
{
    if (difference != NULL)
        fail_msg("%s: %s differs in %s (kind %s)", t->name, what, difference,
                 ktrec_kind_name(t->header.kind));
}

static uint8_t *
encode(const trip *t, const ktrec_format *format, const ktrec_header *header,
       const ktrec_payload *payload, size_t *size)
{
    ktrec_error error = {0};
    uint8_t *bytes;

    if (ktrec_encode(format, header, payload, NULL, 0, size, &error) != KTREC_E_SPACE)
        fail_msg("%s: encode: %s", t->name, error.detail);
    bytes = malloc(*size);
    assert_non_null(bytes);
    holds(t, "encode",
          ktrec_encode(format, header, payload, bytes, *size, size, &error) == KTREC_OK);
    return bytes;
}

static void
decode(const trip *t, const ktrec_format *format, const uint8_t *bytes, size_t size,
       ktrec_record *record, ktrec_payload *payload)
{
    size_t used = 0;

    memset(record, 0, sizeof(*record));
    holds(t, "scan", ktrec_scan(format, bytes, size, record, &used) == KTREC_OK && used == size);
    holds(t, "payload", ktrec_payload_decode(record, payload, NULL) == KTREC_OK);
}

static void
each_trip(void (*check)(trip *t))
{
    static trip t;

    for (size_t f = 0; generate_format(f, &t.format) == KTREC_OK; f++) {
        for (unsigned seed = 0; seed < SEEDS; seed++) {
            char format_name[KTREC_FORMAT_NAME_MAX];

            assert_int_equal(ktrec_format_print(&t.format, format_name, sizeof(format_name)),
                             KTREC_OK);
            snprintf(t.name, sizeof(t.name), "%s seed %u", format_name, seed);
            generator_seed(&g, seed * 1000 + f);
            generate_record(&g, &t.format, 0, &t.header, &t.payload);
            t.bytes = encode(&t, &t.format, &t.header, &t.payload, &t.size);
            decode(&t, &t.format, t.bytes, t.size, &t.record, &t.decoded);
            t.header.length = t.record.header.length;
            check(&t);
            free(t.bytes);
        }
    }
}

static void
check_meaning(trip *t)
{
    equal(t, "header", header_difference(&t->header, &t->record.header, 0));
    equal(t, "payload", payload_difference(&t->payload, &t->decoded));
    holds(t, "the library's own comparison agrees", ktreci_payload_equal(&t->payload, &t->decoded));
}

/* Law b, and law c: what our encoder wrote, it writes again byte by byte. */
static void
check_laws(trip *t)
{
    ktrec_record again;
    ktrec_payload payload;
    size_t size = 0;
    uint8_t *bytes = encode(t, &t->format, &t->record.header, &t->decoded, &size);

    holds(t, "law c", size == t->size && memcmp(bytes, t->bytes, size) == 0);
    decode(t, &t->format, bytes, size, &again, &payload);
    equal(t, "law b: header", header_difference(&t->record.header, &again.header, 0));
    equal(t, "law b: payload", payload_difference(&t->decoded, &payload));
    free(bytes);
}

/* Two records that differ in one member are not equal, for either comparison. */
static void
check_difference(trip *t)
{
    ktrec_payload other = t->decoded;
    uint8_t *first = (uint8_t *)&other.u;

    if (other.kind != KTREC_KIND_SYSCALL && other.kind != KTREC_KIND_GENIO &&
        other.kind != KTREC_KIND_CSW)
        return;
    first[0] ^= 1; /* number, fd, out */
    holds(t, "a difference is seen", payload_difference(&t->decoded, &other) != NULL);
    holds(t, "a difference is seen by the library", !ktreci_payload_equal(&t->decoded, &other));
}

static void
test_decoding_gives_what_was_encoded(void **state)
{
    (void)state;
    each_trip(check_meaning);
}

static void
test_laws_b_and_c(void **state)
{
    (void)state;
    each_trip(check_laws);
}

static void
test_comparison_sees_differences(void **state)
{
    (void)state;
    each_trip(check_difference);
}

/*
 * ---- the same record in every format ----------------------------------------------------------
 */

static void
forget_layout(ktrec_payload *p)
{
    if (p->kind == KTREC_KIND_PSIG)
        p->u.psig.siginfo.layout = 0;
}

/* The header as a format can have it: with an LWP id or with the old pointer. */
static ktrec_header
header_for(const ktrec_header *header, const ktrec_format *format)
{
    ktrec_header h = *header;
    int micro = format->version == 0 || format->version == KTREC_VERSION_OLD;

    h.flags = micro ? KTREC_HAS_BUFFER : KTREC_HAS_LWP;
    if (micro)
        h.lwp = 0;
    return h;
}

/*
 * A record that NetBSD's smallest format can hold means the same in each of its versions, on every
 * ABI, in either order, but for what a version cannot carry.
 */
static void
test_same_meaning_in_every_format(void **state)
{
    static trip t;
    ktrec_format smallest, format;

    (void)state;
    assert_int_equal(ktrec_format_parse("netbsd-v0-i386-le", &smallest), KTREC_OK);
    for (unsigned seed = 0; seed < 10 * SEEDS; seed++) {
        generator_seed(&g, seed);
        generate_record(&g, &smallest, GENERATE_PORTABLE, &t.header, &t.payload);
        t.header.flags |= KTREC_HAS_LWP;
        t.header.lwp = (int32_t)generate_number(&g);
        forget_layout(&t.payload);
        for (size_t f = 0; generate_format(f, &format) == KTREC_OK; f++) {
            if (format.system != KTREC_SYSTEM_NETBSD)
                continue;
            ktrec_header header = header_for(&t.header, &format);
            char format_name[KTREC_FORMAT_NAME_MAX];
            ktrec_record record;

            assert_int_equal(ktrec_format_print(&format, format_name, sizeof(format_name)),
                             KTREC_OK);
            snprintf(t.name, sizeof(t.name), "%s seed %u", format_name, seed);
            uint8_t *bytes = encode(&t, &format, &header, &t.payload, &t.size);
            decode(&t, &format, bytes, t.size, &record, &t.decoded);
            forget_layout(&t.decoded);
            equal(&t, "header",
                  header_difference(&t.header, &record.header, EQUAL_VERSION | EQUAL_LENGTH));
            equal(&t, "payload", payload_difference(&t.payload, &t.decoded));
            free(bytes);
        }
    }
}

/*
 * ---- formats side by side ----------------------------------------------------------------------
 */

/* Formats by number, of other ABIs than those of the test below. */
static void
ask_for(size_t first, size_t end)
{
    ktrec_format format;

    for (size_t i = first; i < end; i++) {
        assert_int_equal(ktrec_format_list(i, &format), KTREC_OK);
        assert_int_not_equal(ktrec_format_header_size(&format), 0);
    }
}

/*
 * A conversion means the same whatever formats were asked for before: none may be mistaken for
 * another.
 */
static void
test_formats_asked_for_before(void **state)
{
    ktrec_format from, to;
    ktrec_header header = {.kind = KTREC_KIND_SYSRET, .flags = KTREC_HAS_LWP, .lwp = 9};
    ktrec_payload payload = {.kind = KTREC_KIND_SYSRET, .u.sysret = {.number = 3, .value = {5, 6}}},
                  converted;
    ktrec_convert_options options = {.size = sizeof(options), .policy = KTREC_POLICY_CLAMP};
    uint8_t bytes[256], out[256];
    ktrec_record record = {0}, back = {0};
    size_t need = 0, used = 0;

    (void)state;
    assert_int_equal(ktrec_format_parse("netbsd-v2-lp64-le", &from), KTREC_OK);
    assert_int_equal(ktrec_format_parse("netbsd-v2-i386-le", &to), KTREC_OK);
    assert_int_equal(ktrec_encode(&from, &header, &payload, bytes, sizeof(bytes), &need, NULL),
                     KTREC_OK);
    assert_int_equal(ktrec_scan(&from, bytes, need, &record, &used), KTREC_OK);
    for (size_t between = 0; between < 12; between++) {
        ktrec_header h;

        ask_for(20, 32); /* whatever was remembered is forgotten */
        assert_int_not_equal(ktrec_format_header_size(&from), 0);
        ask_for(32, 32 + between);
        assert_int_equal(ktrec_convert(&record, &to, &options, &h, &converted, NULL, NULL),
                         KTREC_OK);
        assert_int_equal(ktrec_encode(&to, &h, &converted, out, sizeof(out), &need, NULL),
                         KTREC_OK);
        assert_int_equal(ktrec_scan(&to, out, need, &back, &used), KTREC_OK);
        assert_int_equal(ktrec_payload_decode(&back, &converted, NULL), KTREC_OK);
        if (payload_difference(&payload, &converted) != NULL)
            fail_msg("after %zu other formats: differs in %s", between,
                     payload_difference(&payload, &converted));
    }
}

/*
 * ---- what cannot be encoded -------------------------------------------------------------------
 */

typedef struct refusal {
    const char *what;
    const char *format;
    int code;
    ktrec_header header;
    ktrec_payload payload;
} refusal;

#define NO_LWP .kind = KTREC_KIND_CSW, .pid = 1, .comm = "x"
#define LWP_OF(kind_) .kind = kind_, .pid = 1, .comm = "x", .flags = KTREC_HAS_LWP, .lwp = 1
#define LWP LWP_OF(KTREC_KIND_CSW)
#define NO_LWP_OF(kind_) .kind = kind_, .pid = 1, .comm = "x"
#define CPU                                                                                        \
    .kind = KTREC_KIND_CSW, .flags = KTREC_HAS_LWP | KTREC_HAS_CPU, .pid = 1, .lwp = 1, .comm = "x"
#define CSW                                                                                        \
    {                                                                                              \
        .kind = KTREC_KIND_CSW                                                                     \
    }

static const refusal refusals[] = {
    {"no LWP id for a header that has one",
     "netbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {NO_LWP},
     CSW},
    {"an LWP id for a header without", "netbsd-v0-lp64-le", KTREC_E_UNSUPPORTED, {LWP}, CSW},
    {"a CPU number",
     "netbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {NO_LWP, .flags = KTREC_HAS_LWP | KTREC_HAS_CPU, .lwp = 1, .cpu = 3},
     CSW},
    {"the mark of dropped records",
     "netbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {NO_LWP, .flags = KTREC_HAS_LWP | KTREC_DROPPED, .lwp = 1},
     CSW},
    {"nanoseconds in microseconds",
     "netbsd-v0-lp64-le",
     KTREC_E_RANGE,
     {NO_LWP, .nsec = 1001},
     CSW},
    {"a whole second of nanoseconds",
     "netbsd-v2-lp64-le",
     KTREC_E_RANGE,
     {LWP, .nsec = 1000000000},
     CSW},
    {"64-bit seconds in 32",
     "netbsd-v1-lp64-le",
     KTREC_E_RANGE,
     {LWP, .sec = INT64_C(1) << 31},
     CSW},
    {"an LWP id above 31 bits",
     "netbsd-v2-lp64-le",
     KTREC_E_RANGE,
     {NO_LWP, .flags = KTREC_HAS_LWP, .lwp = INT64_C(1) << 31},
     CSW},
    {"a name of 17 bytes",
     "netbsd-v2-lp64-le",
     KTREC_E_RANGE,
     {.kind = KTREC_KIND_CSW, .flags = KTREC_HAS_LWP, .lwp = 1, .comm = "12345678901234567"},
     CSW},
    {"type 0 of no process",
     "netbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {.kind = KTREC_KIND_UNKNOWN, .comm = "x", .flags = KTREC_HAS_LWP, .lwp = 1},
     {0}},
    {"a second value for a form that has one",
     "netbsd-v2-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_SYSRET)},
     {.kind = KTREC_KIND_SYSRET, .flags = KTREC_PAYLOAD_VALUE1, .u.sysret = {.value = {1, 2}}}},
    {"a value for a form that has none",
     "openbsd-v5-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_SYSRET)},
     {.kind = KTREC_KIND_SYSRET,
      .flags = KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE0,
      .u.sysret = {.error = 2, .value = {1, 0}}}},
    {"signals above 32 in one word of mask",
     "csrg-v2-i386-le",
     KTREC_E_RANGE,
     {NO_LWP_OF(KTREC_KIND_PSIG)},
     {.kind = KTREC_KIND_PSIG,
      .flags = KTREC_PAYLOAD_MASK1,
      .u.psig = {.signal = 2, .mask = {1, 1, 0, 0}}}},
    {"a wait message for a form without",
     "freebsd-v1-lp64-le",
     KTREC_E_RANGE,
     {CPU},
     {.kind = KTREC_KIND_CSW, .u.csw.wmesg = {"select", 6}}},
    {"a label for a form without",
     "freebsd-v0-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_USER)},
     {.kind = KTREC_KIND_USER, .flags = KTREC_PAYLOAD_UNLABELLED, .u.user.id = {"label", 5}}},
    {"a process id above 16 bits",
     "csrg-v1-i386-le",
     KTREC_E_RANGE,
     {.kind = KTREC_KIND_CSW, .pid = 32768, .comm = "x"},
     CSW},
    {"no CPU for a header that has one", "freebsd-v1-lp64-le", KTREC_E_UNSUPPORTED, {LWP}, CSW},
    {"a CPU above 8 bits", "dragonfly-v2-lp64-le", KTREC_E_RANGE, {CPU, .cpu = 256}, CSW},
    {"the mark of a threaded process",
     "freebsd-v1-lp64-le",
     KTREC_E_UNSUPPORTED,
     {.kind = KTREC_KIND_CSW,
      .flags = KTREC_HAS_LWP | KTREC_HAS_CPU | KTREC_THREADED,
      .pid = 1,
      .lwp = 1,
      .comm = "x"},
     CSW},
    {"a kind that the system does not have",
     "csrg-v2-i386-le",
     KTREC_E_UNSUPPORTED,
     {NO_LWP_OF(KTREC_KIND_STRUCT)},
     {.kind = KTREC_KIND_STRUCT}},
    {"OpenBSD's START under a header of before",
     "openbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {.kind = KTREC_KIND_START, .pid = -1},
     {.kind = KTREC_KIND_START}},
    {"a child's user id where siginfo had none",
     "openbsd-v3-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_PSIG)},
     {.kind = KTREC_KIND_PSIG,
      .flags = KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_SIGINFO,
      .u.psig = {.signal = 20,
                 .siginfo = {.signo = 20, .code = 1, .reason = KTREC_REASON_CHILD, .uid = 1}}}},
    {"a type with a flag bit in it",
     "freebsd-v0-lp64-le",
     KTREC_E_UNSUPPORTED,
     {LWP_OF(KTREC_KIND_UNKNOWN), .type = 0x4063},
     {0}},
    {"a kind that no system has",
     "netbsd-v2-lp64-le",
     KTREC_E_UNSUPPORTED,
     {LWP_OF(999)},
     {.kind = KTREC_KIND_UNKNOWN}},
    {"header and payload of different kinds",
     "netbsd-v2-lp64-le",
     KTREC_E_ARGUMENT,
     {LWP},
     {.kind = KTREC_KIND_SYSRET}},
    {"a register that does not fit",
     "netbsd-v2-i386-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_SYSRET)},
     {.kind = KTREC_KIND_SYSRET, .u.sysret = {.value = {INT64_C(1) << 31, 0}}}},
    {"an address that does not fit",
     "netbsd-v2-i386-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_PSIG)},
     {.kind = KTREC_KIND_PSIG, .u.psig = {.signal = 2, .action = UINT64_C(1) << 32}}},
    {"a call that would read as another, of two shorts",
     "csrg-v2-i386-le",
     KTREC_E_RANGE,
     {NO_LWP_OF(KTREC_KIND_SYSCALL)},
     {.kind = KTREC_KIND_SYSCALL, .u.syscall.number = 65542}},
    {"a return that would read so",
     "openbsd-v5-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_SYSRET)},
     {.kind = KTREC_KIND_SYSRET,
      .flags = KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE1,
      .u.sysret.number = 65542}},
    {"a label of 21 bytes",
     "netbsd-v2-lp64-le",
     KTREC_E_RANGE,
     {LWP_OF(KTREC_KIND_USER)},
     {.kind = KTREC_KIND_USER, .u.user.id = {"123456789012345678901", 21}}},
};

static void
test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        const refusal *r = &refusals[i];
        uint8_t bytes[256], untouched[256];
        ktrec_error error = {0};
        ktrec_format format;
        size_t need = 0;

        memset(bytes, 0xa5, sizeof(bytes));
        memset(untouched, 0xa5, sizeof(untouched));
        assert_int_equal(ktrec_format_parse(r->format, &format), KTREC_OK);
        int rc =
            ktrec_encode(&format, &r->header, &r->payload, bytes, sizeof(bytes), &need, &error);
        if (rc != r->code)
            fail_msg("%s: %d (%s), not %d", r->what, rc, ktrec_strerror(rc), r->code);
        if (error.code != rc || error.detail[0] == '\0')
            fail_msg("%s: the error does not say why", r->what);
        if (memcmp(bytes, untouched, sizeof(bytes)) != 0)
            fail_msg("%s: something was written", r->what);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decoding_gives_what_was_encoded),
        cmocka_unit_test(test_laws_b_and_c),
        cmocka_unit_test(test_comparison_sees_differences),
        cmocka_unit_test(test_same_meaning_in_every_format),
        cmocka_unit_test(test_formats_asked_for_before),
        cmocka_unit_test(test_refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
