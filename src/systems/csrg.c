/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * csrg.c - the CSRG's releases and what was one with them: v1 is 4.3BSD-Reno, Net/2, 386BSD and
 * FreeBSD's forebears; v2 is 4.4BSD, 4.4BSD-Lite, Lite2 and BSD/386.
 *
 * No 64-bit integers: the two alignments of ILP32 are one, named i386 where little- and ilp32 where
 * big-endian.
 */
#include "systems/lists.h"

/* Process ids were shorts until 1993-05. */
static const ktreci_version versions[] = {
    {"v2", .version = 2, .pid_most = PID_16BITS, .family = 2, .time_size = 4, .comm_max = 16,
     .unit = 1000, .buffer = KTRECI_BUFFER_ADDRESS, .little = KTRECI_ABI_I386,
     .big = KTRECI_ABI_ILP32 | KTRECI_ABI_M68K, .fields = ktreci_header_44bsd},
    {"v1", .version = 1, .pid_positive = 1, .family = 1, .time_size = 4, .comm_max = 16,
     .unit = 1000, .buffer = KTRECI_BUFFER_ADDRESS, .little = KTRECI_ABI_I386,
     .big = KTRECI_ABI_ILP32 | KTRECI_ABI_M68K, .fields = ktreci_header_net2},
    {.name = NULL},
};

/* Lite2 (1995-02) counts bytes in ints, all before it arguments in shorts. */
static const ktreci_shape call_shapes[] = {
    SHAPE_HALF(0, ktreci_list_call_int, 0),
    SHAPE(ktreci_list_call_short, KTREC_PAYLOAD_NET2),
    NO_SHAPE,
};
static const ktreci_shape psig_shapes[] = {SHAPE(ktreci_list_psig_mask1, KTREC_PAYLOAD_MASK1),
                                           NO_SHAPE};

static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, call_shapes, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ktreci_shapes_ret, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},      /* 1990-04 */
    {6, KTREC_KIND_CSW, ktreci_shapes_csw, ALL_HEADERS}, /* 1992-01 */
    NO_TYPE,
};

/* 4.4BSD and BSD/386 had six types. */
static const ktreci_evidence evidence[] = {
    {7, KTRECI_EVIDENCE_FOREIGN, 0, 0, NULL},
    {0, 0, 0, 0, NULL},
};

const ktreci_system ktreci_csrg = {
    .system = KTREC_SYSTEM_CSRG,
    .name = "csrg",
    .versions = versions,
    .types = types,
    .evidence = evidence,
    .restart = -1,
};
