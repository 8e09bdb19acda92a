/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_legacy.c - one record in every header version, on every ABI, in both orders: the same
 * meaning.
 *
 * The input makes a record that all of them can hold.  Beside the library, a decoder of the old
 * kind reads each header: C structures laid over the bytes, as every kdump did it, one structure
 * per layout.
 */
#include "common.h"
#include "equal.h"
#include "generate.h"

/*
 * ---- structures -------------------------------------------------------------------------------
 */

#define START                                                                                      \
    int32_t length;                                                                                \
    uint16_t first, second; /* type and version, or the other way round */                         \
    int32_t pid;                                                                                   \
    char comm[17];

struct v0_32 {
    START
    int32_t sec, usec;
    uint32_t buffer;
};
struct v0_64 {
    START
    int32_t sec, pad;
    int64_t usec;
    uint64_t buffer;
};
struct v0old_64 {
    START
    int64_t sec, usec;
    uint64_t buffer;
};
struct v1_32 {
    START
    int32_t sec, nsec, lwp;
};
struct v1_64 {
    START
    int32_t sec, pad;
    int64_t nsec;
    int32_t lwp, pad2;
};
struct v2_i386 { /* no padding on any host: the seconds are at 32 */
    START
    int64_t sec;
    int32_t nsec, lwp;
};
struct v2_ilp32 {
    START
    int64_t sec;
    int32_t nsec, pad, lwp, pad2;
};
struct v2_64 {
    START
    int64_t sec, nsec;
    int32_t lwp, pad;
};

/* m68k a.out: 2-byte alignment. */
#pragma pack(push, 2)
struct v0old_m68k {
    int32_t length;
    uint16_t type;
    int32_t pid;
    char comm[17];
    int32_t sec, usec;
    uint32_t buffer;
};
struct v0_m68k {
    START
    int32_t sec, usec;
    uint32_t buffer;
};
struct v1_m68k {
    START
    int32_t sec, nsec, lwp;
};
struct v2_m68k {
    START
    int64_t sec;
    int32_t nsec, lwp;
};
#pragma pack(pop)

_Static_assert(sizeof(struct v0_32) == 44 && sizeof(struct v1_32) == 44, "32-bit headers");
_Static_assert(sizeof(struct v0_64) == 56 && sizeof(struct v0old_64) == 56 &&
                   sizeof(struct v1_64) == 56,
               "LP64");
_Static_assert(sizeof(struct v2_i386) == 48 && sizeof(struct v2_ilp32) == 56 &&
                   sizeof(struct v2_64) == 56,
               "v2");
_Static_assert(sizeof(struct v0old_m68k) == 40 && sizeof(struct v0_m68k) == 42 &&
                   sizeof(struct v2_m68k) == 46,
               "m68k");

/* What an overlay reads. */
typedef struct seen {
    int64_t length, type, version, pid, sec, fraction, lwp;
    uint64_t buffer;
    const char *comm;
} seen;

static int swapped;

static int64_t
number(const void *at, size_t size)
{
    uint8_t b[8];
    int64_t wide;
    int32_t four;
    uint16_t two;

    for (size_t i = 0; i < size; i++)
        b[i] = ((const uint8_t *)at)[swapped ? size - 1 - i : i];
    switch (size) {
    case 2:
        memcpy(&two, b, sizeof(two));
        return two;
    case 4:
        memcpy(&four, b, sizeof(four));
        return four;
    default:
        memcpy(&wide, b, sizeof(wide));
        return wide;
    }
}

#define N(member) number(&(member), sizeof(member))
#define READ_START(o)                                                                              \
    s->length = N((o)->length);                                                                    \
    s->type = big ? N((o)->second) : N((o)->first);                                                \
    s->version = big ? N((o)->first) : N((o)->second);                                             \
    s->pid = N((o)->pid);                                                                          \
    s->comm = (o)->comm;
/* The 16-bit type of before the version field comes first in either order. */
#define READ_OLD(o)                                                                                \
    s->type = N((o)->first);                                                                       \
    s->version = 0;
#define READ_V0(o)                                                                                 \
    s->sec = N((o)->sec);                                                                          \
    s->fraction = N((o)->usec);                                                                    \
    s->buffer = sizeof((o)->buffer) == 4 ? (uint32_t)N((o)->buffer) : (uint64_t)N((o)->buffer);
#define READ_LWP(o)                                                                                \
    s->sec = N((o)->sec);                                                                          \
    s->fraction = N((o)->nsec);                                                                    \
    s->lwp = N((o)->lwp);

#define OVERLAY(name, type, body)                                                                  \
    static void name(const void *bytes, int big, seen *s)                                          \
    {                                                                                              \
        const struct type *o = bytes;                                                              \
        (void)big;                                                                                 \
        body                                                                                       \
    }

OVERLAY(read_v0_32, v0_32, READ_START(o) READ_V0(o))
OVERLAY(read_v0_64, v0_64, READ_START(o) READ_V0(o))
OVERLAY(read_v0_m68k, v0_m68k, READ_START(o) READ_V0(o))
OVERLAY(read_v0old_32, v0_32, READ_START(o) READ_OLD(o) READ_V0(o))
OVERLAY(read_v0old_64, v0old_64, READ_START(o) READ_OLD(o) READ_V0(o))
OVERLAY(read_v0old_m68k, v0old_m68k, s->length = N(o->length); s->type = N(o->type);
        s->pid = N(o->pid); s->comm = o->comm; READ_V0(o))
OVERLAY(read_v1_32, v1_32, READ_START(o) READ_LWP(o))
OVERLAY(read_v1_64, v1_64, READ_START(o) READ_LWP(o))
OVERLAY(read_v1_m68k, v1_m68k, READ_START(o) READ_LWP(o))
OVERLAY(read_v2_i386, v2_i386, READ_START(o) READ_LWP(o))
OVERLAY(read_v2_ilp32, v2_ilp32, READ_START(o) READ_LWP(o))
OVERLAY(read_v2_64, v2_64, READ_START(o) READ_LWP(o))
OVERLAY(read_v2_m68k, v2_m68k, READ_START(o) READ_LWP(o))

typedef void overlay(const void *bytes, int big, seen *s);

enum { LP64, ILP32, I386, N32, M68K, ABIS };

static const struct version {
    const char *name;
    uint8_t number;
    int micro;
    overlay *read[ABIS];
} versions[] = {
    {"v0old", 0, 1, {read_v0old_64, read_v0old_32, read_v0old_32, read_v0old_32, read_v0old_m68k}},
    {"v0", 0, 1, {read_v0_64, read_v0_32, read_v0_32, read_v0_32, read_v0_m68k}},
    {"v1", 1, 0, {read_v1_64, read_v1_32, read_v1_32, read_v1_32, read_v1_m68k}},
    {"v2", 2, 0, {read_v2_64, read_v2_ilp32, read_v2_i386, read_v2_ilp32, read_v2_m68k}},
    {"v3", 3, 0, {read_v2_64, read_v2_ilp32, read_v2_i386, read_v2_ilp32, read_v2_m68k}},
};
static const char *const abis[ABIS] = {"lp64", "ilp32", "i386", "n32", "m68k"};

/*
 * ---- the comparison ---------------------------------------------------------------------------
 */

static void
check_overlay(const struct version *version, int abi, int big, const ktrec_record *record)
{
    seen s = {0};
    /* A copy, since structures laid over bytes must be aligned; m68k's are not, and are packed. */
    _Alignas(8) uint8_t bytes[64];
    const ktrec_header *h = &record->header;
    size_t header_size = record->raw.size - record->payload.size;

    FUZZ_ASSERT(header_size <= sizeof(bytes));
    memcpy(bytes, record->raw.data, header_size);
    swapped = big != (ktrec_host_order() == KTREC_ORDER_BIG);
    version->read[abi](bytes, big, &s);
    FUZZ_ASSERT(s.length == h->length && s.type == h->type && s.pid == h->pid);
    FUZZ_ASSERT(s.version == version->number);
    FUZZ_ASSERT(s.sec == h->sec && s.fraction * (version->micro ? 1000 : 1) == h->nsec);
    FUZZ_ASSERT(s.lwp == h->lwp && s.buffer == h->buffer);
    FUZZ_ASSERT(strncmp(s.comm, h->comm, 17) == 0);
}

/* Where siginfo's reason lies depends on the ABI, and says nothing. */
static void
forget_layout(ktrec_payload *p)
{
    if (p->kind == KTREC_KIND_PSIG)
        p->u.psig.siginfo.layout = 0;
}

static void
check_format(const struct version *version, int abi, int big, const ktrec_header *wanted,
             const ktrec_payload *wanted_payload)
{
    char name[KTREC_FORMAT_NAME_MAX];
    ktrec_format format;
    ktrec_header header = *wanted;
    ktrec_payload payload = *wanted_payload, decoded;
    ktrec_record record = {0};
    size_t need = 0, used = 0;

    snprintf(name, sizeof(name), "netbsd-%s-%s-%s", version->name, abis[abi], big ? "be" : "le");
    if (ktrec_format_parse(name, &format) != KTREC_OK)
        return;
    header.flags = version->micro ? KTREC_HAS_BUFFER : KTREC_HAS_LWP;
    header.version = format.version;
    if (version->micro)
        header.lwp = 0;
    FUZZ_ASSERT(ktrec_encode(&format, &header, &payload, NULL, 0, &need, NULL) == KTREC_E_SPACE);
    uint8_t *bytes = fuzz_block(need);
    FUZZ_ASSERT(ktrec_encode(&format, &header, &payload, bytes, need, &need, NULL) == KTREC_OK);
    FUZZ_ASSERT(ktrec_scan(&format, bytes, need, &record, &used) == KTREC_OK && used == need);
    FUZZ_EQUAL(header_difference(wanted, &record.header, EQUAL_VERSION | EQUAL_LENGTH));
    FUZZ_ASSERT(ktrec_payload_decode(&record, &decoded, NULL) == KTREC_OK);
    forget_layout(&payload);
    forget_layout(&decoded);
    FUZZ_EQUAL(payload_difference(&payload, &decoded));
    check_overlay(version, abi, big, &record);
    free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static generator g;
    ktrec_format smallest;
    ktrec_header header;
    ktrec_payload payload;

    FUZZ_ASSERT(ktrec_format_parse("netbsd-v0-i386-le", &smallest) == KTREC_OK);
    generator_bytes(&g, data, size);
    generate_record(&g, &smallest, GENERATE_PORTABLE, &header, &payload);
    header.flags |= KTREC_HAS_LWP;
    header.lwp = (int32_t)generate_number(&g);
    for (size_t v = 0; v < sizeof(versions) / sizeof(versions[0]); v++) {
        for (int abi = 0; abi < ABIS; abi++) {
            check_format(&versions[v], abi, 0, &header, &payload);
            check_format(&versions[v], abi, 1, &header, &payload);
        }
    }
    return 0;
}
