/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * darwin.c - Mac OS X, on PowerPC and Intel: 44 bytes of 4.4BSD's header, FreeBSD's records.
 *
 * The kernel had 32 bits on both.  Bytes 6 and 7 of the header are no version, whatever they hold.
 */
#include "systems/lists.h"

static const ktreci_version versions[] = {
    {"v1", .version = 1, .family = 1, .pid_most = PID_16BITS, .time_size = 4, .comm_max = 16,
     .unit = 1000, .buffer = KTRECI_BUFFER_ADDRESS, .little = KTRECI_ABI_I386,
     .big = KTRECI_ABI_ILP32, .first_day = 11405 /* 2001-03-24 */, SINCE(10, 0), BEFORE(10, 5),
     .fields = ktreci_header_44bsd},
    {.name = NULL},
};

/* 10.4: 8-byte arguments, at once behind the count as PowerPC aligns them. */
static const ktreci_field call_quad[] = {FIELD(I16, syscall, number), TAIL(ARGS_QUAD, 0), END};

/* 10.2: the code before the mask, which is one word. */
static const ktreci_field psig[] = {
    FIELD(I32, psig, signal),
    FIELD(PTR, psig, action),
    FIELD(I32, psig, code),
    ARRAY(U32, psig, mask, 1),
    END,
};

static const ktreci_shape call_shapes[] = {
    SHAPE(call_quad, KTREC_PAYLOAD_SLOT64),
    SHAPE(ktreci_list_call_short, KTREC_PAYLOAD_NET2), /* 10.2 - 10.3 */
    SHAPE_HALF(0, ktreci_list_call_int, 0),            /* 10.0 - 10.1 */
    NO_SHAPE,
};
static const ktreci_shape psig_shapes[] = {SHAPE(psig, KTREC_PAYLOAD_MASK1), NO_SHAPE};

static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, call_shapes, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ktreci_shapes_ret, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},
    {6, KTREC_KIND_CSW, ktreci_shapes_csw, ALL_HEADERS},
    {7, KTREC_KIND_USER, ktreci_shapes_raw, ALL_HEADERS},
    NO_TYPE,
};

/* Type 7 is EMUL in the systems whose system calls look as those of 10.0 do. */
static const ktreci_evidence evidence[] = {
    {7, KTRECI_EVIDENCE_FOREIGN, 0, 0, "netbsd"},
    {7, KTRECI_EVIDENCE_FOREIGN, 0, 0, "native"},
    {0, 0, 0, 0, NULL},
};

const ktreci_system ktreci_darwin = {
    .system = KTREC_SYSTEM_DARWIN,
    .name = "darwin",
    .versions = versions,
    .types = types,
    .evidence = evidence,
    .restart = -1,
};
