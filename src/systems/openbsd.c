/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * openbsd.c - OpenBSD, bitrig and aeriebsd.
 *
 * Five headers, none with a version field.
 */
#include "systems/lists.h"

/* ---- headers -------------------------------------------------------------------------------- */

/* The length is a size_t, the type follows the name.  The process id is the thread's. */
static const ktreci_field v2_header[] = {
    HEADER(ULONG, LENGTH),  HEADER(I32, PID),    COMM(17), HEADER(U16, TYPE), HEADER(LONG, SEC),
    HEADER(LONG, FRACTION), HEADER(PTR, BUFFER), END,
};

/* The type first, thread ids, a timespec whose seconds are an int. */
static const ktreci_field v3_header[] = {
    HEADER(U32, TYPE),     HEADER(I32, PID),
    HEADER(I32, LWP),      ALIGN(LONG),
    HEADER(I32, SEC),      HEADER(LONG, FRACTION),
    ALIGN(LONG),           COMM(17),
    HEADER(ULONG, LENGTH), END,
};

/* 64-bit seconds. */
static const ktreci_field v4_header[] = {
    HEADER(U32, TYPE), HEADER(I32, PID),       HEADER(I32, LWP),
    HEADER(I64, SEC),  HEADER(LONG, FRACTION), ALIGN64,
    COMM(17),          HEADER(ULONG, LENGTH),  END,
};

/* Longer command names. */
static const ktreci_field v5_header[] = {
    HEADER(U32, TYPE), HEADER(I32, PID),       HEADER(I32, LWP),
    HEADER(I64, SEC),  HEADER(LONG, FRACTION), ALIGN64,
    COMM(24),          HEADER(ULONG, LENGTH),  END,
};

#define LITTLE (KTRECI_ABI_LP64 | KTRECI_ABI_I386 | KTRECI_ABI_ILP32)
#define BIG (KTRECI_ABI_LP64 | KTRECI_ABI_ILP32)

/*
 * v4 came with 5.5 and v5 with 7.1, but count as later ones': a release chooses a list of system
 * calls, and the numbers that came with 5.5 and 7.1 are in the lists of 5.6 and 7.2.
 */
static const ktreci_version versions[] = {
    {"v5", .version = 5, .family = 5, .time_size = 8, .comm_max = 23, .unit = 1, .little = LITTLE,
     .big = BIG, .first_day = 18696 /* 2021-03-10 */, SINCE(7, 2), .fields = v5_header},
    {"v4", .version = 4, .family = 4, .time_size = 8, .comm_max = 16, .cleared = 1, .unit = 1,
     .little = LITTLE, .big = BIG, .first_day = 15896 /* 2013-07-10 */, SINCE(5, 6), BEFORE(7, 1),
     .fields = v4_header},
    {"v3", .version = 3, .family = 3, .time_size = 4, .comm_max = 16, .cleared = 1, .unit = 1,
     .little = LITTLE, .big = BIG | KTRECI_ABI_M68K, .first_day = 15440 /* 2012-04-10 */,
     SINCE(5, 2), BEFORE(5, 5), .fields = v3_header},
    {"v2", .version = 2, .family = 2, .time_size = 4, .comm_max = 16, .unit = 1000,
     .little = LITTLE, .big = BIG | KTRECI_ABI_M68K, .first_day = 13285 /* 2006-05-17 */,
     SINCE(4, 0), BEFORE(5, 2), .fields = v2_header},
    {"v1", .version = 1, .family = 1, .pid_most = PID_16BITS, .time_size = 4, .comm_max = 16,
     .unit = 1000, .little = LITTLE, .big = BIG | KTRECI_ABI_M68K, SINCE(2, 0), BEFORE(4, 0),
     .fields = ktreci_header_44bsd},
    {.name = NULL},
};

/* Bits of the headers above, in their order. */
enum { V5 = 0x01, V4 = 0x02, V3 = 0x04, V2 = 0x08, V1 = 0x10 };

/* ---- payloads ------------------------------------------------------------------------------- */

static const ktreci_field call[] = {FIELD(I32, syscall, number), TAIL(ARGS_MIB, 0), END};

/* Since 5.8: ints, and no value where there is an error. */
static const ktreci_field ret[] = {
    FIELD(I32, sysret, number),
    FIELD(I32, sysret, error),
    ARRAY(REG, sysret, value, 1),
    END,
};
static const ktreci_field ret_none[] = {FIELD(I32, sysret, number), FIELD(I32, sysret, error), END};
static const ktreci_field ret_wide[] = {
    FIELD(I32, sysret, number),
    FIELD(I32, sysret, error),
    ARRAY(I64, sysret, value, 1),
    END,
};

/* Since 3.0 with siginfo. */
static const ktreci_field psig[] = {
    FIELD(I32, psig, signal), FIELD(PTR, psig, action),           ARRAY(U32, psig, mask, 1),
    FIELD(I32, psig, code),   TAIL(SIGINFO_O, AT(psig, siginfo)), END,
};

static const ktreci_field pledge[] = {
    FIELD(I32, pledge, error),
    FIELD(I32, pledge, number),
    FIELD(U64, pledge, promise),
    END,
};
static const ktreci_field pinsyscall[] = {
    FIELD(I32, pinsyscall, error),
    FIELD(I32, pinsyscall, number),
    FIELD(ULONG, pinsyscall, addr),
    END,
};

static const ktreci_shape call_shapes[] = {SHAPE(call, 0), NO_SHAPE};
static const int16_t lseek_calls[] = {199, 166, 0}; /* 166 since 7.1 */

static const ktreci_shape ret_shapes[] = {
    SHAPE_HALF(V4 | V5, ret, KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE1),
    SHAPE_HALF(V4 | V5, ret_none, KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE0),
    {ret_wide, KTREC_PAYLOAD_INT | KTREC_PAYLOAD_WIDE, 0, 1, V4 | V5, lseek_calls, 0},
    /* 5.0 - 5.7; and before, an int */
    SHAPE_UNDER_OF(V1 | V2 | V3 | V4, V2 | V3 | V4, ktreci_list_ret, KTREC_PAYLOAD_VALUE1),
    SHAPE_UNDER(V1 | V2, ktreci_list_ret32, KTREC_PAYLOAD_VALUE32),
    NO_SHAPE,
};
static const ktreci_shape psig_shapes[] = {
    SHAPE(psig, KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_SIGINFO),
    SHAPE(ktreci_list_psig_mask1, KTREC_PAYLOAD_MASK1),
    NO_SHAPE,
};
static const ktreci_shape pledge_shapes[] = {SHAPE(pledge, 0), NO_SHAPE};
static const ktreci_shape pinsyscall_shapes[] = {SHAPE(pinsyscall, 0), NO_SHAPE};

static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, call_shapes, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ret_shapes, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},
    {6, KTREC_KIND_CSW, ktreci_shapes_csw, V1 | V2 | V3 | V4, BEFORE(5, 9)},
    {7, KTREC_KIND_EMUL, ktreci_shapes_text, V1 | V2 | V3 | V4, BEFORE(6, 0)},
    {8, KTREC_KIND_STRUCT, ktreci_shapes_named, V2 | V3 | V4 | V5, SINCE(5, 0)},
    {9, KTREC_KIND_USER, ktreci_shapes_label, V3 | V4 | V5, SINCE(5, 4)},
    {10, KTREC_KIND_ARGS, ktreci_shapes_strings, V4 | V5, SINCE(5, 9)},
    {11, KTREC_KIND_ENVS, ktreci_shapes_strings, V4 | V5, SINCE(5, 9)},
    {12, KTREC_KIND_PLEDGE, pledge_shapes, V4 | V5, SINCE(5, 9)},
    {13, KTREC_KIND_PINSYSCALL, pinsyscall_shapes, V5, SINCE(7, 5)},
    {0x4b545200, KTREC_KIND_START, ktreci_shapes_empty, V3 | V4 | V5, SINCE(5, 2)}, /* "KTR" */
    NO_TYPE,
};

/*
 * ---- what betrays the release and its ABI -----------------------------------------------------
 */

/* mmap moved from 197 (7 slots with its pad) to 49 in 7.1. */
static const ktreci_evidence evidence[] = {
    POINTER_CALLS,
    {49, KTRECI_EVIDENCE_SINCE, 6, 5, NULL},
    {197, KTRECI_EVIDENCE_UNTIL, 7, 4, NULL},
    {7, KTRECI_EVIDENCE_FOREIGN, 0, 0, "netbsd"},
    {0, 0, 0, 0, NULL},
};

const ktreci_system ktreci_openbsd = {
    .system = KTREC_SYSTEM_OPENBSD,
    .name = "openbsd",
    .versions = versions,
    .types = types,
    .evidence = evidence,
    .restart = -1,
    .native = "native",
};
