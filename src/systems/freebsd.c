/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd.c - FreeBSD: 1.0 to today.
 *
 * A 32-bit process of a 64-bit kernel is written in the kernel's layout.  Padding is never cleared.
 */
#include "systems/lists.h"

/* ---- headers -------------------------------------------------------------------------------- */

/* The last field is a kernel pointer. */
static const ktreci_field old_header[] = {
    HEADER(I32, LENGTH),    HEADER(U16, TYPE), HEADER(I32, PID),    COMM(20), HEADER(TIME, SEC),
    HEADER(LONG, FRACTION), ALIGN(TIME),       HEADER(PTR, BUFFER), END,
};

/* In its place the thread id. */
static const ktreci_field v0_header[] = {
    HEADER(I32, LENGTH),    HEADER(U16, TYPE), HEADER(I32, PID),  COMM(20), HEADER(TIME, SEC),
    HEADER(LONG, FRACTION), ALIGN(TIME),       HEADER(LONG, LWP), END,
};

/* A version where padding was, nanoseconds, the CPU. */
static const ktreci_field v1_header[] = {
    HEADER(I32, LENGTH),
    HEADER(U16, TYPE),
    HEADER(U16, VERSION),
    HEADER(I32, PID),
    COMM(20),
    HEADER(TIME, SEC),
    HEADER(LONG, FRACTION),
    ALIGN(TIME),
    HEADER(LONG, LWP),
    HEADER(I32, CPU),
    END,
};

enum { FAMILY_TID, FAMILY_POINTER, FAMILY_PID16 };

#define LITTLE (KTRECI_ABI_LP64 | KTRECI_ABI_I386 | KTRECI_ABI_ILP32 | KTRECI_ABI_N32)
#define BIG (KTRECI_ABI_LP64 | KTRECI_ABI_ILP32 | KTRECI_ABI_ILP32T32 | KTRECI_ABI_N32)

enum { KTR_VERSIONED = 0x4000, KTR_DROP = 0x8000 };

/* The versioned header says so in the type; version 1 is all there is of it. */
static const ktreci_version versions[] = {
    {"v1", .version = 1, .family = FAMILY_TID, .tell_mask = 0xffff0000 | KTR_VERSIONED,
     .tell_value = 0x00010000 | KTR_VERSIONED, .type_flags = KTR_VERSIONED | KTR_DROP,
     .dropped = KTR_DROP, .comm_max = 19, .unit = 1, .little = LITTLE, .big = BIG,
     .first_day = 19189 /* 2022-07-16 */, SINCE(14, 0), .fields = v1_header},
    {"v0", .version = 0, .family = FAMILY_TID, .tell_mask = KTR_VERSIONED,
     .type_flags = KTR_VERSIONED | KTR_DROP, .dropped = KTR_DROP, .comm_max = 19, .unit = 1000,
     .little = LITTLE, .big = BIG, SINCE(7, 0), BEFORE(14, 0), .fields = v0_header},
    {"v0old", .version = KTREC_VERSION_OLD, .family = FAMILY_POINTER, .type_flags = KTR_DROP,
     .dropped = KTR_DROP, .comm_max = 19, .unit = 1000, .buffer = KTRECI_BUFFER_HIGH,
     .little = KTRECI_ABI_LP64 | KTRECI_ABI_I386, .big = KTRECI_ABI_LP64 | KTRECI_ABI_ILP32T32,
     SINCE(2, 0), BEFORE(7, 0), .fields = old_header},
    {"v0pid16", .version = KTREC_VERSION_PID16, .pid_positive = 1, .family = FAMILY_PID16,
     .comm_max = 16, .unit = 1000, .buffer = KTRECI_BUFFER_HIGH, .little = KTRECI_ABI_I386,
     BEFORE(2, 0), .fields = ktreci_header_net2},
    {.name = NULL},
};

/* ---- payloads ------------------------------------------------------------------------------- */

/* 9.1: with the wait message. */
static const ktreci_field csw_wmesg[] = {
    FIELD(I32, csw, out),
    FIELD(I32, csw, user),
    BYTES(csw, wmesg, 8),
    END,
};

static const ktreci_field procctor[] = {FIELD(U32, procctor, flags), END};

/* Three generations, told by their length: CURRENT of 2011-13, 10.0 - 14.x, since 15.0. */
static const ktreci_field capfail1[] = {
    FIELD(I32, capfail, type),
    ARRAY(U64, capfail, needed, 1),
    ARRAY(U64, capfail, held, 1),
    END,
};
static const ktreci_field capfail2[] = {
    FIELD(I32, capfail, type),
    ARRAY(U64, capfail, needed, 2),
    ARRAY(U64, capfail, held, 2),
    END,
};
static const ktreci_field capfail3[] = {
    FIELD(I32, capfail, type),  FIELD(I16, capfail, number),
    FIELD(U32, capfail, flags), ALIGN64,
    BYTES(capfail, data, 1024), END,
};

static const ktreci_field fault[] = {FIELD(PTR, fault, addr), FIELD(I32, fault, type), END};
static const ktreci_field faultend[] = {FIELD(I32, faultend, result), END};
static const ktreci_field array[] = {FIELD(ULONG, struct, size), TAIL(NAMED, 0), END};

static const ktreci_field exterr[] = {
    FIELD(U32, exterr, version),
    FIELD(U32, exterr, error),
    FIELD(U32, exterr, category),
    FIELD(U32, exterr, line),
    FIELD(U32, exterr, flags),
    FIELD(U32, exterr, reserved),
    FIELD(U64, exterr, p1),
    FIELD(U64, exterr, p2),
    ARRAY(U64, exterr, reserved2, 4),
    BYTES(exterr, message, 128),
    END,
};

/*
 * Bits of the headers above, in order: with a 32-bit process id, with a thread id, without; with
 * the flag of the newest, without.
 */
enum { PID32 = 0x07, TID = 0x03, NO_TID = 0x0c, VERSIONED = 0x01, UNVERSIONED = 0x0e };

/* Before 4.0 one word of mask, before the code. */
static const ktreci_shape psig_shapes[] = {
    SHAPE(ktreci_list_psig_code, 0),
    SHAPE_OF(NO_TID, ktreci_list_psig_mask1, KTREC_PAYLOAD_MASK1),
    NO_SHAPE,
};
static const ktreci_shape csw_shapes[] = {
    SHAPE_OF(TID, csw_wmesg, KTREC_PAYLOAD_WMESG),
    SHAPE_OF(UNVERSIONED, ktreci_list_csw, 0),
    NO_SHAPE,
};
static const ktreci_shape procctor_shapes[] = {SHAPE(procctor, 0), NO_SHAPE};
static const ktreci_shape capfail_shapes[] = {
    SHAPE_OF(VERSIONED, capfail3, KTREC_PAYLOAD_CAP3),
    SHAPE(capfail2, 0),
    SHAPE_OF(UNVERSIONED, capfail1, KTREC_PAYLOAD_CAP1),
    NO_SHAPE,
};
static const ktreci_shape fault_shapes[] = {SHAPE(fault, 0), NO_SHAPE};
static const ktreci_shape faultend_shapes[] = {SHAPE(faultend, 0), NO_SHAPE};
static const ktreci_shape array_shapes[] = {SHAPE(array, 0), NO_SHAPE};
static const ktreci_shape exterr_shapes[] = {SHAPE(exterr, 0), NO_SHAPE};

static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, ktreci_shapes_call_reg, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ktreci_shapes_ret, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},
    {6, KTREC_KIND_CSW, csw_shapes, PID32, SINCE(2, 0)},
    {7, KTREC_KIND_USER, ktreci_shapes_raw, PID32, SINCE(2, 2)},
    {8, KTREC_KIND_STRUCT, ktreci_shapes_named, TID, SINCE(7, 1)},
    {9, KTREC_KIND_SYSCTL, ktreci_shapes_path, TID, SINCE(8, 0)},
    {10, KTREC_KIND_PROCCTOR, procctor_shapes, TID, SINCE(8, 3)},
    {11, KTREC_KIND_PROCDTOR, ktreci_shapes_empty, TID, SINCE(8, 3)},
    {12, KTREC_KIND_CAPFAIL, capfail_shapes, TID, SINCE(10, 0)},
    {13, KTREC_KIND_FAULT, fault_shapes, TID, SINCE(9, 1)},
    {14, KTREC_KIND_FAULTEND, faultend_shapes, TID, SINCE(9, 1)},
    {15, KTREC_KIND_STRUCT_ARRAY, array_shapes, TID, SINCE(12, 0)},
    {16, KTREC_KIND_ARGS, ktreci_shapes_strings, TID, SINCE(15, 0)},
    {17, KTREC_KIND_ENVS, ktreci_shapes_strings, TID, SINCE(15, 0)},
    {18, KTREC_KIND_EXTERR, exterr_shapes, TID, SINCE(16, 0)},
    NO_TYPE,
};

static const ktreci_evidence evidence[] = {
    POINTER_CALLS,
    {0, 0, 0, 0, NULL},
};

const ktreci_system ktreci_freebsd = {
    .system = KTREC_SYSTEM_FREEBSD,
    .name = "freebsd",
    .versions = versions,
    .types = types,
    .evidence = evidence,
    .restart = -1,
    .restart_old = -1,
};
