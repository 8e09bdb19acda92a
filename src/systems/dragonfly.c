/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dragonfly.c - DragonFly.
 *
 * Padding and the kernel pointer at the end are whatever lay there.
 */
#include "systems/lists.h"

/* Flags and a thread id.  Since 3.2 the flags' high byte is the CPU. */
static const ktreci_field v2_header[] = {
    HEADER(I32, LENGTH),  HEADER(U16, TYPE),
    HEADER(U16, VERSION), HEADER(I32, PID),
    HEADER(I32, LWP),     COMM(17),
    HEADER(LONG, SEC),    HEADER(LONG, FRACTION),
    HEADER(PTR, BUFFER),  END,
};

static const ktreci_version versions[] = {
    {"v2", .version = 2, .family = 2, .comm_max = 16, .unit = 1000, .tell_mask = 0x00fe0000,
     .threaded = 1, .little = KTRECI_ABI_LP64 | KTRECI_ABI_I386,
     .first_day = 13640 /* 2007-05-07 */, SINCE(1, 10), .fields = v2_header},
    {"v1", .version = 1, .family = 1, .time_size = 4, .comm_max = 16, .unit = 1000,
     .buffer = KTRECI_BUFFER_HIGH, .little = KTRECI_ABI_I386, .first_day = 12219 /* 2003-06-16 */,
     BEFORE(1, 10), .fields = ktreci_header_44bsd},
    {.name = NULL},
};

static const ktreci_shape psig_shapes[] = {SHAPE(ktreci_list_psig_code, 0), NO_SHAPE};

static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, ktreci_shapes_call_reg, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ktreci_shapes_ret, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},
    {6, KTREC_KIND_CSW, ktreci_shapes_csw, ALL_HEADERS},
    {7, KTREC_KIND_USER, ktreci_shapes_raw, ALL_HEADERS},
    NO_TYPE,
};

const ktreci_system ktreci_dragonfly = {
    .system = KTREC_SYSTEM_DRAGONFLY,
    .name = "dragonfly",
    .versions = versions,
    .types = types,
    .restart = -1,
};
