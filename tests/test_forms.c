/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_forms.c - payloads that a conversion between formats of one system writes in another form,
 * or must not: bytes before and after, written by hand, and what the report says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define LOSS(what) (1u << KTREC_LOSS_##what)
/* What headers lose or gain between versions is no matter here. */
#define IN_HEADER                                                                                  \
    (LOSS(LWP) | LOSS(LWP_GIVEN) | LOSS(CPU) | LOSS(CPU_GIVEN) | LOSS(NSEC) | LOSS(BUFFER))

#define SAME NULL
#define LEFT_OUT ""

/* In both notations of rows.h. */
typedef struct form_row {
    const char *what;
    uint32_t type; /* as the system numbers it */
    const char *from;
    const char *bytes;
    const char *to;
    const char *arrived; /* the notation of bytes if it is SAME */
    unsigned lost;
} form_row;

static const form_row rows[] = {
    /* OpenBSD: the numbers of a sysctl are in the kernel's order, as all else */
    {"sysctl to the other order", 1, "openbsd-v5-lp64-le",
     "4:202 4:48 8:0x7f7fffff1000 8:2 8:0 8:0 8:0 8:0 4:1 4:25 =64", "openbsd-v5-lp64-be", SAME, 0},
    {"and back", 1, "openbsd-v5-lp64-be", "4:202 4:48 8:0x1000 8:2 8:0 8:0 8:0 8:0 4:1 4:25 =64",
     "openbsd-v5-lp64-le", SAME, 0},
    {"to another ABI as well", 1, "openbsd-v4-lp64-le",
     "4:202 4:48 r:0x1000 r:2 r:0 r:0 r:0 r:0 4:1 4:25 4:3", "openbsd-v4-ilp32-be",
     "4:202 4:24 r:0x1000 r:2 r:0 r:0 r:0 r:0 4:1 4:25 4:3 =44", 0},
    {"in the same order", 1, "openbsd-v4-lp64-le",
     "4:202 4:48 r:0x1000 r:2 r:0 r:0 r:0 r:0 4:1 4:25", "openbsd-v4-i386-le",
     "4:202 4:24 r:0x1000 r:2 r:0 r:0 r:0 r:0 4:1 4:25 =40", 0},
    {"what is no number stays as it is", 1, "openbsd-v5-lp64-le",
     "4:202 4:48 r:1 r:2 r:3 r:4 r:5 r:6 x010203", "openbsd-v5-lp64-be", SAME, LOSS(OPAQUE)},
    {"nor what is behind another system's arguments", 1, "netbsd-v2-lp64-le",
     "4:1 4:8 r:1 x01020304", "netbsd-v2-lp64-be", SAME, LOSS(OPAQUE)},

    /* OpenBSD's returns: an int until 4.9, a register until 5.7, since then none with an error */
    {"4.9 to 5.2", 2, "openbsd-v2-lp64-le", "2:3 2:0 4:0 4:26 =12", "openbsd-v3-lp64-le",
     "2:3 2:0 4:0 8:26 =16", 0},
    {"4.9 to 5.2, negative", 2, "openbsd-v2-lp64-be", "2:3 2:0 4:0 4:-2 =12", "openbsd-v3-lp64-be",
     "2:3 2:0 4:0 8:-2 =16", 0},
    {"3.9 to 4.9", 2, "openbsd-v1-lp64-le", "2:3 2:0 4:0 4:26 =12", "openbsd-v2-lp64-le", SAME, 0},
    {"5.1 to 3.9", 2, "openbsd-v2-lp64-le", "2:3 2:0 4:0 8:26 =16", "openbsd-v1-lp64-le",
     "2:3 2:0 4:0 4:26 =12", 0},
    {"5.1 to 3.9: a pointer", 2, "openbsd-v2-lp64-le", "2:3 2:0 4:0 8:0x123456789a =16",
     "openbsd-v1-lp64-le", "2:3 2:0 4:0 4:0x3456789a =12", LOSS(REGISTER)},
    {"5.2 to 4.9 or 5.1", 2, "openbsd-v3-lp64-be", "2:3 2:0 4:0 8:26 =16", "openbsd-v2-lp64-be",
     SAME, 0},
    {"5.7 to 7.1: an error with a value", 2, "openbsd-v4-lp64-le", "2:5 2:0 4:2 8:-1 =16",
     "openbsd-v5-lp64-le", "4:5 4:2 =8", LOSS(SHAPE)},
    {"5.7 to 7.1: an error with 0", 2, "openbsd-v4-lp64-le", "2:5 2:0 4:2 8:0 =16",
     "openbsd-v5-lp64-le", "4:5 4:2 =8", 0},
    {"5.7 to 7.1, big endian", 2, "openbsd-v4-lp64-be", "2:5 2:0 4:2 8:0 =16", "openbsd-v5-lp64-be",
     "4:5 4:2 =8", 0},
    {"5.7 to 7.1, big endian, no error", 2, "openbsd-v4-lp64-be", "2:5 2:0 4:0 8:7 =16",
     "openbsd-v5-lp64-be", "4:5 4:0 8:7 =16", 0},
    {"5.7 to 7.1, 32 bits", 2, "openbsd-v4-i386-le", "2:5 2:0 4:2 4:0 =12", "openbsd-v5-i386-le",
     "4:5 4:2 =8", 0},
    {"5.7 to 7.1, another order", 2, "openbsd-v4-ilp32-le", "2:5 2:0 4:2 4:0 =12",
     "openbsd-v5-ilp32-be", "4:5 4:2 =8", 0},
    {"5.7 in another order", 2, "openbsd-v4-lp64-le", "2:5 2:0 4:2 8:9 =16", "openbsd-v4-lp64-be",
     SAME, 0},
    {"7.0 to 7.1", 2, "openbsd-v4-lp64-le", "4:5 4:2 =8", "openbsd-v5-lp64-le", SAME, 0},
    {"7.1 to 5.4", 2, "openbsd-v5-lp64-le", "4:5 4:2 =8", "openbsd-v3-lp64-le",
     "2:5 2:0 4:2 8:0 =16", 0},
    {"7.1 to 7.0: what no 7.1 wrote", 2, "openbsd-v5-lp64-be", "4:5 4:2 8:9 =16",
     "openbsd-v4-lp64-be", SAME, 0},
    {"7.1 in another order: what it never wrote", 2, "openbsd-v5-lp64-be", "4:5 4:2 8:9 =16",
     "openbsd-v5-lp64-le", SAME, 0},
    {"lseek has 8 bytes on 32-bit machines", 2, "openbsd-v5-lp64-le", "4:166 4:0 8:7 =16",
     "openbsd-v5-i386-le", SAME, 0},
    {"and has not until 5.7", 2, "openbsd-v5-i386-le", "4:166 4:0 8:7 =16", "openbsd-v3-i386-le",
     "2:166 2:0 4:0 4:7 =12", 0},
    {"no other call has", 2, "openbsd-v5-lp64-le", "4:3 4:0 8:0x100000007 =16",
     "openbsd-v5-i386-le", "4:3 4:0 4:7 =12", LOSS(REGISTER)},
    {"a failed lseek has none", 2, "openbsd-v5-lp64-le", "4:166 4:9 =8", "openbsd-v5-i386-le", SAME,
     0},

    /* FreeBSD's forms */
    {"a context switch without a message, to 14", 6, "freebsd-v0-lp64-le", "4:1 4:0 =8",
     "freebsd-v1-lp64-le", "4:1 4:0 x0000000000000000 =16", 0},
    {"with one, to 13", 6, "freebsd-v1-lp64-le", "4:1 4:0 'select' x0000 =16", "freebsd-v0-lp64-le",
     SAME, 0},
    {"with one, to 6", 6, "freebsd-v0-lp64-le", "4:1 4:0 'select' x0000 =16",
     "freebsd-v0old-lp64-le", "4:1 4:0 =8", LOSS(SHAPE)},
    {"rights of one word, to 14", 12, "freebsd-v0-lp64-le", "4:1 @8 8:3 8:1 =24",
     "freebsd-v1-lp64-le", "4:1 @8 8:3 8:0 8:1 8:0 =40", 0},
    {"a violation as 15 tells of it, to 13", 12, "freebsd-v1-lp64-le", "4:3 2:5 @8 4:9 @1040",
     "freebsd-v0-lp64-le", LEFT_OUT, LOSS(KIND)},

    /* NetBSD's */
    {"a signal of a 32-bit process in 8.x, to 3.x", 5, "netbsd-v2-lp64-le",
     "4:2 4:0x1000 4:1 4:2 4:0 4:0 4:0 =28", "netbsd-v0old-lp64-le",
     "4:2 @8 8:0x1000 4:1 4:2 4:0 4:0 4:0 @40", 0},
    {"a signal whose handler does not fit", 5, "netbsd-v2-lp64-le",
     "4:2 @8 8:0x7f7ff7b01000 4:1 4:2 4:0 4:0 4:0 @168", "netbsd-v2-i386-le",
     "4:2 4:0xf7b01000 4:1 4:2 4:0 4:0 4:0 @156", LOSS(REGISTER)},
    {"a call to be restarted, to 3.x", 2, "netbsd-v0-lp64-le", "2:3 2:0 4:-3 8:0 8:0",
     "netbsd-v0old-lp64-le", "2:3 2:0 4:-1 8:0 8:0", 0},
    /* what no field holds stays where the payload is the same */
    {"dirt", 5, "netbsd-v0-lp64-le", "4:2 xdeadbeef 8:0x1000 4:1 4:2 4:0 4:0 4:0 xcafebabe",
     "netbsd-v2-lp64-le", SAME, 0},

    /*
     * Calls keep their slots.  NetBSD's lseek takes four where an offset takes one, five where it
     * takes two, and a sixth for padding where 64-bit integers are aligned to 8.
     */
    {"lseek of amd64, to i386", 1, "netbsd-v2-lp64-le", "4:199 4:4*r r:3 r:0 r:16 r:0",
     "netbsd-v2-i386-le", SAME, LOSS(CALL)},
    {"of amd64, to arm", 1, "netbsd-v1-lp64-le", "4:199 4:4*r r:3 r:0 r:16 r:0",
     "netbsd-v1-ilp32-le", SAME, LOSS(CALL)},
    {"of amd64, to mips n32", 1, "netbsd-v2-lp64-le", "4:199 4:4*r r:3 r:0 r:16 r:0",
     "netbsd-v2-n32-le", SAME, 0},
    {"of i386, to arm", 1, "netbsd-v1-i386-le", "4:199 4:5*r r:3 r:0 r:16 r:0 r:0",
     "netbsd-v1-ilp32-le", SAME, LOSS(CALL)},
    {"of arm, to i386", 1, "netbsd-v1-ilp32-le", "4:199 4:6*r r:3 r:0 r:16 r:0 r:0 r:0",
     "netbsd-v1-i386-le", SAME, LOSS(CALL)},
    {"of arm, to powerpc", 1, "netbsd-v1-ilp32-le", "4:199 4:6*r r:3 r:0 r:16 r:0 r:0 r:0",
     "netbsd-v1-ilp32-be", SAME, 0},
    {"of arm, to amd64, which has 32-bit processes", 1, "netbsd-v1-ilp32-le",
     "4:199 4:6*r r:3 r:0 r:16 r:0 r:0 r:0", "netbsd-v1-lp64-le", SAME, 0},
    {"what was no lseek of i386 before", 1, "netbsd-v1-i386-le",
     "4:199 4:6*r r:3 r:0 r:16 r:0 r:0 r:0", "netbsd-v0-i386-le", SAME, 0},
    {"a 64-bit address, to mips n32", 1, "netbsd-v2-lp64-le", "4:3 4:3*r r:3 r:0x7f7fff001000 r:16",
     "netbsd-v2-n32-le", SAME, LOSS(CALL)},
    {"mmap of OpenBSD 7.1, to 7.0", 1, "openbsd-v5-lp64-le", "4:49 4:6*r r:0 r:1 r:2 r:3 r:4 r:5",
     "openbsd-v4-lp64-le", SAME, LOSS(CALL)},
    {"mmap of OpenBSD 7.0, to 7.1", 1, "openbsd-v4-lp64-le",
     "4:197 4:7*r r:0 r:1 r:2 r:3 r:4 r:0 r:5", "openbsd-v5-lp64-le", SAME, LOSS(CALL)},

    /* structures: opaque only where the target reads another thing */
    {"three words of malloc, to another header", 8, "netbsd-v0old-lp64-le",
     "'malloc' @20 8:0 8:64 8:0x1000", "netbsd-v2-lp64-le", SAME, 0},
    {"to another ABI", 8, "netbsd-v0old-lp64-le", "'malloc' @20 8:0 8:64 8:0x1000",
     "netbsd-v2-i386-le", "'malloc' @20 8:0 8:64 8:0x1000", LOSS(OPAQUE)},
    {"times of 8 bytes, to those of 4", 8, "freebsd-v0-ilp32-be",
     "'itimerval' x00 8:1 4:2 4:0 8:3 4:4 4:0", "freebsd-v0-ilp32t32-be", SAME, LOSS(OPAQUE)},
    {"and of 4 to 8", 8, "freebsd-v1-ilp32t32-be", "'itimerval' x00 4:1 4:2 4:3 4:4",
     "freebsd-v1-ilp32-be", SAME, LOSS(OPAQUE)},
    {"no structure at all", 8, "freebsd-v0-ilp32-be", "'stat' x00", "freebsd-v0-ilp32t32-be", SAME,
     0},
    {"without times", 8, "freebsd-v0-ilp32-be", "'caprights' x00 8:1 8:2", "freebsd-v0-ilp32t32-be",
     SAME, 0},
    {"an unknown structure", 8, "freebsd-v0-ilp32-be", "'what' x00 8:1", "freebsd-v0-ilp32t32-be",
     SAME, LOSS(OPAQUE)},
    {"an unknown structure, to another header", 8, "freebsd-v0-ilp32-be", "'what' x00 8:1",
     "freebsd-v1-ilp32-be", SAME, 0},
    {"a time in OpenBSD 5.4, to 5.5", 8, "openbsd-v3-i386-le", "'abstimeval' x00 4:1 4:2",
     "openbsd-v4-i386-le", SAME, LOSS(OPAQUE)},
    {"a network address", 8, "freebsd-v1-lp64-le",
     "'sockaddr' x00 x100200507f000001 x0000000000000000", "freebsd-v1-i386-le", SAME, 0},
    {"a network address, to another order", 8, "freebsd-v1-lp64-le",
     "'sockaddr' x00 x100200507f000001 x0000000000000000", "freebsd-v1-lp64-be", SAME, 0},
    {"an address with a scope, to another order", 8, "freebsd-v1-lp64-le",
     "'sockaddr' x00 x1c1c0050 x00000000 x20010db8000000000000000000000001 4:1",
     "freebsd-v1-lp64-be",
     "'sockaddr' x00 x1c1c0050 x00000000 x20010db8000000000000000000000001 x01000000",
     LOSS(OPAQUE)},
    {"an address of an unknown family, to another order", 8, "freebsd-v1-lp64-le",
     "'sockaddr' x00 x08ee010203040506", "freebsd-v1-lp64-be", SAME, LOSS(OPAQUE)},
    {"a path, to another ABI and order", 8, "openbsd-v5-lp64-le", "'unveil' x00 '/etc'",
     "openbsd-v5-ilp32-be", SAME, 0},
    {"a promise, to another ABI", 8, "openbsd-v5-lp64-le", "'pledgereq' x00 'stdio'",
     "openbsd-v5-i386-le", SAME, 0},
    {"a set of descriptors, to another ABI", 8, "openbsd-v5-lp64-le", "'fdset' x00 4:7",
     "openbsd-v5-i386-le", SAME, 0},
    {"to another order", 8, "openbsd-v5-lp64-le", "'fdset' x00 x07000000", "openbsd-v5-lp64-be",
     SAME, LOSS(OPAQUE)},
    {"a set of processors, to another ABI", 8, "freebsd-v1-lp64-le", "'cpuset_t' x00 8:7",
     "freebsd-v1-i386-le", SAME, LOSS(OPAQUE)},
    {"a set of Linux's signals, to another ABI", 8, "freebsd-v1-lp64-le", "'l_sigset_t' x00 8:7",
     "freebsd-v1-i386-le", SAME, 0},
    {"to another order", 8, "freebsd-v1-lp64-le", "'l_sigset_t' x00 x0700000000000000",
     "freebsd-v1-lp64-be", SAME, LOSS(OPAQUE)},
    {"an array of pollfd", 15, "freebsd-v1-lp64-le", "8:8 'pollfd' x00 4:3 2:1 2:0",
     "freebsd-v1-i386-le", "4:8 'pollfd' x00 4:3 2:1 2:0", 0},
    {"an empty array of kevent", 15, "freebsd-v1-lp64-le", "8:64 'kevent' x00",
     "freebsd-v1-i386-le", "4:64 'kevent' x00", LOSS(OPAQUE)},
    {"an empty array of kevent, to another order", 15, "freebsd-v1-lp64-le", "8:64 'kevent' x00",
     "freebsd-v1-lp64-be", SAME, 0},
    {"an array of kevent, to another order", 15, "freebsd-v1-lp64-le", "8:64 'kevent' x00 @79",
     "freebsd-v1-lp64-be", SAME, LOSS(OPAQUE)},
};

static ktrec_format
format_of(const form_row *row, const char *name)
{
    ktrec_format format = {0};

    if (ktrec_format_parse(name, &format) != KTREC_OK || header_layout_find(name) == NULL)
        fail_msg("%s: no format %s", row->what, name);
    return format;
}

/* The row's record in bytes of its own. */
static void
make(const form_row *row, uint8_t bytes[2 * ROW_BYTES_MAX], ktrec_record *record)
{
    ktrec_format format = format_of(row, row->from);
    const header_layout *layout = header_layout_find(row->from);
    ktrec_header header = {.type = row->type, .pid = 7, .sec = 1000, .comm = "x"};
    uint8_t payload[ROW_BYTES_MAX];
    size_t size = row_build(row->what, row->bytes, &format, payload);
    size_t used = 0;

    header.version = format.version;
    header.length = (uint32_t)size;
    used = header_place(layout, &format, &header, bytes);
    memcpy(bytes + used, payload, size);
    size += used;
    memset(record, 0, sizeof(*record));
    if (ktrec_scan(&format, bytes, size, record, &used) != KTREC_OK || used != size)
        fail_msg("%s: cannot be read", row->what);
}

static void
check_payload(const form_row *row, const ktrec_format *to, const ktrec_record *record)
{
    uint8_t wanted[ROW_BYTES_MAX];
    size_t size =
        row_build(row->what, row->arrived == SAME ? row->bytes : row->arrived, to, wanted);

    if (record->payload.size != size)
        fail_msg("%s: %zu bytes, not %zu", row->what, record->payload.size, size);
    for (size_t i = 0; i < size; i++)
        if (((const uint8_t *)record->payload.data)[i] != wanted[i])
            fail_msg("%s: another byte at %zu", row->what, i);
}

static void
check_row(const form_row *row)
{
    static uint8_t sent[2 * ROW_BYTES_MAX], arrived[2 * ROW_BYTES_MAX];
    ktrec_convert_options options = {
        .size = sizeof(options), .policy = KTREC_POLICY_CLAMP, .lwp = 1};
    ktrec_format to = format_of(row, row->to);
    ktrec_record record;
    ktrec_header header;
    ktrec_payload payload;
    ktrec_loss loss = {0};
    unsigned lost = 0;
    size_t need = 0, used = 0;

    make(row, sent, &record);
    int rc = ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL);
    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++)
        lost |= loss.count[i] != 0 ? 1u << i : 0;
    if ((lost & ~IN_HEADER) != row->lost)
        fail_msg("%s: lost %x, not %x", row->what, lost & ~IN_HEADER, row->lost);
    if (row->arrived != SAME && row->arrived[0] == '\0') {
        assert_int_equal(rc, KTREC_END);
        return;
    }
    assert_int_equal(rc, KTREC_OK);
    assert_int_equal(ktrec_encode(&to, &header, &payload, arrived, sizeof(arrived), &need, NULL),
                     KTREC_OK);
    memset(&record, 0, sizeof(record));
    assert_int_equal(ktrec_scan(&to, arrived, need, &record, &used), KTREC_OK);
    check_payload(row, &to, &record);
}

static void
test_forms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check_row(&rows[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
