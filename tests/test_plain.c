/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_plain.c - records as a program builds them.  Payloads that say what they mean and nothing of
 * their form: every format that has the kind writes them in the form that its kernels would have,
 * and reads the same back.  And what cannot be written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <ktrec/record.h>

#include "equal.h"
#include "generate.h"
#include "record/kinds.h"
#include "systems/systems.h"
#include "traces.h"

static const uint64_t words[] = {1, 2};
static const uint8_t data[8] = "abcdefg";
static const uint8_t no_label[20];

#define RETURN(number_, error_, value_)                                                            \
    {                                                                                              \
        .kind = KTREC_KIND_SYSRET, .u.sysret = {                                                   \
            .number = (number_),                                                                   \
            .error = (error_),                                                                     \
            .value = {value_, 0}                                                                   \
        }                                                                                          \
    }

static ktrec_payload rows[] = {
    {.kind = KTREC_KIND_SYSCALL, .u.syscall = {.number = 3, .args = {words, 2, 8, 0, 0}}},
    RETURN(3, 0, 7),
    RETURN(3, 2, 0),
    RETURN(166, 0, 7), /* OpenBSD's lseek */
    RETURN(166, 2, 0),
    {.kind = KTREC_KIND_PSIG, .u.psig = {.signal = 2, .action = 0x1000, .mask = {5}, .code = 7}},
    {.kind = KTREC_KIND_CSW, .u.csw = {.out = 1, .user = 1}},
    {.kind = KTREC_KIND_USER, .u.user = {.id = {no_label, 20}, .data = {data, 8}}},
    {.kind = KTREC_KIND_NAMEI, .u.text.text = {data, 7}},
    {.kind = KTREC_KIND_STRUCT, .u.structure = {.name = {"sockaddr", 8}, .data = {data, 8}}},
    {.kind = KTREC_KIND_STRUCT_ARRAY,
     .u.structure = {.size = 8, .name = {"pollfd", 6}, .data = {data, 8}}},
    {.kind = KTREC_KIND_CAPFAIL, .u.capfail = {.type = 1, .needed = {5}, .held = {4}}},
};

static void
check(const ktrec_format *format, const ktrec_payload *payload, size_t row)
{
    ktrec_header header = {.kind = payload->kind, .pid = 7, .lwp = 7, .comm = "x"};
    const ktreci_system *system = ktreci_system_find(format->system);
    const ktreci_version *version = ktreci_version_find(system, format->version);
    uint8_t bytes[256];
    ktrec_record record;
    ktrec_payload read;
    ktrec_error error = {0};
    size_t need = 0;
    size_t used = 0;

    for (const ktreci_field *f = version->fields; f->prim != 0; f++) {
        header.flags |= f->to == KTRECI_ROLE_LWP ? KTREC_HAS_LWP : 0;
        header.flags |= f->to == KTRECI_ROLE_CPU ? KTREC_HAS_CPU : 0;
    }
    if (ktrec_encode(format, &header, payload, bytes, sizeof(bytes), &need, &error) != KTREC_OK)
        fail_msg("%s: row %zu: %s", trace_format_name(format), row, error.detail);
    assert_int_equal(ktrec_scan(format, bytes, need, &record, &used), KTREC_OK);
    assert_int_equal(ktrec_payload_decode(&record, &read, NULL), KTREC_OK);
    /* What it says of its form, the parts that are there, may be more than was said. */
    ktrec_payload said = *payload;
    said.flags = read.flags;
    if ((read.flags & KTREC_PAYLOAD_UNLABELLED) != 0)
        said.u.user.id = read.u.user.id;
    if (payload_difference(&said, &read) != NULL)
        fail_msg("%s: row %zu: another %s", trace_format_name(format), row,
                 payload_difference(&said, &read));
}

static void
test_plain_payloads(void **state)
{
    ktrec_format format;

    (void)state;
    rows[0].u.syscall.args.order = (uint8_t)ktrec_host_order();
    for (size_t f = 0; generate_format(f, &format) == KTREC_OK; f++)
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
            if (ktreci_type_find(ktreci_system_find(format.system), rows[i].kind) != NULL)
                check(&format, &rows[i], i);
}

/* A failed call has no value since OpenBSD 5.8, and lseek one of 64 bits: as kernels wrote it. */
static void
test_forms(void **state)
{
    static const struct {
        size_t row;
        const char *format;
        size_t size;
    } forms[] = {
        {1, "openbsd-v5-lp64-le", 16}, {2, "openbsd-v5-lp64-le", 8},  {3, "openbsd-v5-i386-le", 16},
        {4, "openbsd-v5-i386-le", 8},  {2, "openbsd-v3-lp64-le", 16}, {1, "openbsd-v1-lp64-le", 12},
        {1, "freebsd-v1-lp64-le", 16}, {1, "netbsd-v2-lp64-le", 24},  {5, "openbsd-v5-lp64-le", 24},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const ktrec_payload *payload = &rows[forms[i].row];
        ktrec_header header = {.kind = payload->kind, .flags = KTREC_HAS_LWP, .comm = "x"};
        uint8_t bytes[256];
        ktrec_format format;
        size_t need = 0;

        assert_int_equal(ktrec_format_parse(forms[i].format, &format), KTREC_OK);
        if (format.version == 1)
            header.flags =
                format.system == KTREC_SYSTEM_FREEBSD ? KTREC_HAS_LWP | KTREC_HAS_CPU : 0;
        assert_int_equal(ktrec_encode(&format, &header, payload, bytes, sizeof(bytes), &need, NULL),
                         KTREC_OK);
        if (need - ktrec_format_header_size(&format) != forms[i].size)
            fail_msg("row %zu: %zu bytes", i, need - ktrec_format_header_size(&format));
    }
}

static int
encode(const char *name, uint16_t flags, int32_t cpu, const ktrec_payload *payload,
       uint8_t bytes[256])
{
    ktrec_header header = {
        .kind = payload->kind, .flags = flags, .pid = 7, .cpu = cpu, .comm = "x"};
    ktrec_format format;
    size_t need;

    assert_int_equal(ktrec_format_parse(name, &format), KTREC_OK);
    return ktrec_encode(&format, &header, payload, bytes, 256, &need, NULL);
}

/* Words of no order are the host's; of no width there are none. */
static void
test_words(void **state)
{
    static const uint32_t numbers[] = {1, 14};
    static const struct {
        uint8_t width, order;
        int code;
    } forms[] = {{4, 0, KTREC_OK},
                 {0, 0, KTREC_E_ARGUMENT},
                 {3, 0, KTREC_E_ARGUMENT},
                 {16, 1, KTREC_E_ARGUMENT},
                 {255, 2, KTREC_E_ARGUMENT}};
    uint8_t bytes[256];

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        ktrec_words name = {numbers, 2, forms[i].width, forms[i].order, 0};
        ktrec_payload mib = {.kind = KTREC_KIND_MIB, .u.mib.name = name};
        ktrec_payload call = {.kind = KTREC_KIND_SYSCALL, .u.syscall.args = name};

        assert_int_equal(encode("netbsd-v2-lp64-be", KTREC_HAS_LWP, 0, &mib, bytes), forms[i].code);
        if (forms[i].code == KTREC_OK)
            assert_memory_equal(bytes + 56, "\0\0\0\1\0\0\0\16", 8);
        assert_int_equal(encode("netbsd-v2-lp64-le", KTREC_HAS_LWP, 0, &call, bytes),
                         forms[i].code);
        assert_int_equal(ktrec_words_get(&name, 1), forms[i].code == KTREC_OK ? 14 : 0);
        name.count = 0;
        mib.u.mib.name = name;
        assert_int_equal(encode("netbsd-v2-lp64-be", KTREC_HAS_LWP, 0, &mib, bytes), KTREC_OK);
    }
}

/* What a call claims is counted in arguments where the system counts those. */
static void
test_claims(void **state)
{
    static const struct {
        const char *format;
        uint32_t argsize;
        int code;
        unsigned count; /* with KTREC_PAYLOAD_CUT, as it stands in the record */
    } claims[] = {
        {"netbsd-v2-lp64-le", 21, KTREC_OK, 21},
        {"freebsd-v0-lp64-le", 24, KTREC_OK, 3},
        {"freebsd-v0-lp64-le", 21, KTREC_E_RANGE, 2},
        {"freebsd-v0-lp64-le", 0x10000000, KTREC_E_RANGE, UINT16_MAX},
    };
    uint8_t bytes[256];

    (void)state;
    for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
        ktrec_payload call = rows[0];
        const uint8_t *count = bytes + (claims[i].format[0] == 'n' ? 56 + 4 : 56 + 2);

        call.flags = KTREC_PAYLOAD_ARGSIZE;
        call.u.syscall.argsize = claims[i].argsize;
        assert_int_equal(encode(claims[i].format, KTREC_HAS_LWP, 0, &call, bytes), claims[i].code);
        call.flags |= KTREC_PAYLOAD_CUT;
        assert_int_equal(encode(claims[i].format, KTREC_HAS_LWP, 0, &call, bytes), KTREC_OK);
        assert_int_equal(count[0] | count[1] << 8, claims[i].count);
    }
}

/* DragonFly writes no CPU as 0. */
static void
test_cpu(void **state)
{
    static const ktrec_payload csw = {.kind = KTREC_KIND_CSW};
    static const struct {
        uint16_t flags;
        int32_t cpu;
        int code;
        uint8_t written;
    } cpus[] = {
        {KTREC_HAS_LWP, 7, KTREC_OK, 0},
        {KTREC_HAS_LWP | KTREC_HAS_CPU, 7, KTREC_OK, 7},
        {KTREC_HAS_LWP | KTREC_HAS_CPU, 0, KTREC_E_RANGE, 0},
        {KTREC_HAS_LWP | KTREC_HAS_CPU, 256, KTREC_E_RANGE, 0},
    };
    uint8_t bytes[256];

    (void)state;
    for (size_t i = 0; i < sizeof(cpus) / sizeof(cpus[0]); i++) {
        assert_int_equal(encode("dragonfly-v2-lp64-le", cpus[i].flags, cpus[i].cpu, &csw, bytes),
                         cpus[i].code);
        if (cpus[i].code == KTREC_OK)
            assert_int_equal(bytes[7], cpus[i].written);
    }
}

/* A record without a payload may have no bytes at all. */
static void
test_no_bytes(void **state)
{
    ktrec_record record = {.header = {.kind = 0}};
    ktrec_payload payload;

    (void)state;
    assert_int_equal(ktrec_format_parse("netbsd-v2-lp64-le", &record.format), KTREC_OK);
    for (unsigned kind = 0; kind < KTREC_KIND_COUNT; kind++) {
        record.header.kind = (uint16_t)kind;
        assert_true(ktrec_payload_decode(&record, &payload, NULL) >= 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_payloads),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_claims),
        cmocka_unit_test(test_cpu),
        cmocka_unit_test(test_no_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
