/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * netbsd.c - NetBSD: header versions, record types and payloads, 1993 to today.
 *
 * Facts: sys/sys/ktrace.h 1.18 to 1.70, sys/kern/kern_ktrace.c 1.38 to 1.186.  ktrec(5) has the
 * derived offsets in words.
 */
#include "systems/lists.h"

/* ---- headers -------------------------------------------------------------------------------- */

/* Since 2005-12 type and version are the halves of one 32-bit word; before, 4.4BSD's header. */
static const ktreci_field v0_header[] = {
    HEADER(I32, LENGTH), HEADER(HALVES, TYPE),   HEADER(I32, PID),    COMM(17),
    HEADER(I32, SEC),    HEADER(LONG, FRACTION), HEADER(PTR, BUFFER), END,
};

static const ktreci_field v1_header[] = {
    HEADER(I32, LENGTH), HEADER(HALVES, TYPE),   HEADER(I32, PID), COMM(17),
    HEADER(I32, SEC),    HEADER(LONG, FRACTION), HEADER(I32, LWP), END,
};

/* Since 2009-01: a struct timespec with 64-bit seconds. */
static const ktreci_field v2_header[] = {
    HEADER(I32, LENGTH),
    HEADER(HALVES, TYPE),
    HEADER(I32, PID),
    COMM(17),
    HEADER(I64, SEC),
    HEADER(LONG, FRACTION),
    ALIGN64,
    HEADER(I32, LWP),
    END,
};

enum { FAMILY_VERSIONED, FAMILY_OLD };

#define LITTLE (KTRECI_ABI_LP64 | KTRECI_ABI_I386 | KTRECI_ABI_ILP32 | KTRECI_ABI_N32)
#define BIG (LITTLE | KTRECI_ABI_M68K)
/* Kernels with the n32 ABI came after 4.0. */
#define OLD_LITTLE (LITTLE & ~KTRECI_ABI_N32)
#define OLD_BIG (BIG & ~KTRECI_ABI_N32)
#define VERSIONED(n)                                                                               \
    .version = (n), .family = FAMILY_VERSIONED, .tell_mask = 0xffff0000,                           \
    .tell_value = (uint32_t)(n) << 16, .comm_max = 16, .little = LITTLE, .big = BIG,               \
    .clock_faults = 1

/*
 * Version 3 is what a kernel (6.0 and later) writes when a process traced as version 1 is traced as
 * 2 on top: the bits are or'ed, the layout is that of 2.  Kernels write 0 and 1 to this day, on
 * request.
 */
static const ktreci_version versions[] = {
    {"v2", VERSIONED(2), .time_size = 8, .unit = 1, .first_day = 14254 /* 2009-01-10 */,
     SINCE(6, 0), .fields = v2_header},
    {"v1", VERSIONED(1), .time_size = 4, .unit = 1, .first_day = 13128 /* 2005-12-11 */,
     SINCE(4, 0), .fields = v1_header},
    {"v0", VERSIONED(0), .time_size = 4, .unit = 1000, .buffer = KTRECI_BUFFER_ZERO,
     .first_day = 13128, SINCE(4, 0), .fields = v0_header},
    {"v3", VERSIONED(3), .time_size = 8, .unit = 1, .fields = v2_header},
    {"v0old", .version = KTREC_VERSION_OLD, .family = FAMILY_OLD, .pid_most = PID_16BITS,
     .time_size = 4, .unit = 1000, .comm_max = 16, .buffer = KTRECI_BUFFER_ADDRESS,
     .little = OLD_LITTLE, .big = OLD_BIG, BEFORE(4, 0), .fields = ktreci_header_44bsd},
    {.name = NULL},
};

/* Bits of the headers above: those of 4.0 and later, and the last. */
enum { VERSIONED_HEADERS = 0x0f, OLD_HEADER = 0x10 };

/* ---- payloads ------------------------------------------------------------------------------- */

/* Since 2003 (2.0) two values. */
static const ktreci_field ret2[] = {
    FIELD(I16, sysret, number),
    FIELD(I16, sysret, eosys),
    FIELD(I32, sysret, error),
    ARRAY(REG, sysret, value, 2),
    END,
};

/* Since 1.4 four words of mask; since 2003-09 (2.0) siginfo. */
static const ktreci_field psig[] = {
    FIELD(I32, psig, signal),
    FIELD(PTR, psig, action),
    ARRAY(U32, psig, mask, 4),
    FIELD(I32, psig, code),
    END,
};
static const ktreci_field psig_siginfo[] = {
    FIELD(I32, psig, signal), FIELD(PTR, psig, action),         ARRAY(U32, psig, mask, 4),
    FIELD(I32, psig, code),   TAIL(SIGINFO, AT(psig, siginfo)), END,
};

static const ktreci_field mmsg[] = {
    FIELD(I32, mmsg, bits),      FIELD(I32, mmsg, size),
    FIELD(I32, mmsg, remote),    FIELD(I32, mmsg, local),
    FIELD(I32, mmsg, reserved),  FIELD(I32, mmsg, id),
    TAIL(BYTES, AT(mmsg, body)), END,
};
static const ktreci_field mool[] = {
    FIELD(PTR, mool, addr),
    FIELD(ULONG, mool, size),
    TAIL(BYTES, AT(mool, data)),
    END,
};
static const ktreci_field saupcall[] = {
    FIELD(I32, saupcall, type),
    FIELD(I32, saupcall, nevent),
    FIELD(I32, saupcall, nint),
    FIELD(PTR, saupcall, stack),
    FIELD(PTR, saupcall, arg),
    FIELD(ULONG, saupcall, argsize),
    TAIL(SAS, 0),
    END,
};
static const ktreci_field mib[] = {TAIL(WORDS32, AT(mib, name)), END};
static const ktreci_field exec_fd[] = {FIELD(I32, exec_fd, fd), FIELD(U32, exec_fd, dtype), END};

/* 0.9, and probably 1.0, still had the form of Net/2. */
static const ktreci_shape call_shapes[] = {
    SHAPE_UNDER(VERSIONED_HEADERS, ktreci_list_call_int, 0),
    SHAPE_HALF(OLD_HEADER, ktreci_list_call_int, 0),
    SHAPE_UNDER(OLD_HEADER, ktreci_list_call_short, KTREC_PAYLOAD_NET2),
    NO_SHAPE,
};
static const ktreci_shape ret_shapes[] = {
    SHAPE(ret2, 0),
    SHAPE_OF(OLD_HEADER, ktreci_list_ret, KTREC_PAYLOAD_VALUE1),
    NO_SHAPE,
};
/* 8.x wrote the 32-bit form for netbsd32 processes of a 64-bit kernel. */
static const ktreci_shape psig_shapes[] = {
    SHAPE(psig_siginfo, KTREC_PAYLOAD_SIGINFO),
    SHAPE(psig, 0),
    SHAPE_OF(OLD_HEADER, ktreci_list_psig_mask1, KTREC_PAYLOAD_MASK1),
    SHAPE32_OF(VERSIONED_HEADERS, psig_siginfo, KTREC_PAYLOAD_SIGINFO | KTREC_PAYLOAD_ILP32),
    SHAPE32_OF(VERSIONED_HEADERS, psig, KTREC_PAYLOAD_ILP32),
    NO_SHAPE,
};
static const ktreci_shape mmsg_shapes[] = {SHAPE(mmsg, 0), NO_SHAPE};
static const ktreci_shape mool_shapes[] = {SHAPE(mool, 0), NO_SHAPE};
static const ktreci_shape saupcall_shapes[] = {SHAPE(saupcall, 0), NO_SHAPE};
static const ktreci_shape mib_shapes[] = {SHAPE(mib, 0), NO_SHAPE};
static const ktreci_shape exec_fd_shapes[] = {SHAPE(exec_fd, 0), NO_SHAPE};

/* Of 9 and of 12 to 15 the releases are not held against a list of system calls. */
static const ktreci_type types[] = {
    {1, KTREC_KIND_SYSCALL, call_shapes, ALL_HEADERS},
    {2, KTREC_KIND_SYSRET, ret_shapes, ALL_HEADERS},
    {3, KTREC_KIND_NAMEI, ktreci_shapes_path, ALL_HEADERS},
    {4, KTREC_KIND_GENIO, ktreci_shapes_genio, ALL_HEADERS},
    {5, KTREC_KIND_PSIG, psig_shapes, ALL_HEADERS},
    {6, KTREC_KIND_CSW, ktreci_shapes_csw, ALL_HEADERS},
    {7, KTREC_KIND_EMUL, ktreci_shapes_text, ALL_HEADERS},
    {8, KTREC_KIND_USER, ktreci_shapes_label, ALL_HEADERS, SINCE(1, 6)},
    {9, KTREC_KIND_MMSG, mmsg_shapes, ALL_HEADERS}, /* 2.0 - 5.x */
    {10, KTREC_KIND_EXEC_ARG, ktreci_shapes_text, ALL_HEADERS, SINCE(2, 0)},
    {11, KTREC_KIND_EXEC_ENV, ktreci_shapes_text, ALL_HEADERS, SINCE(2, 0)},
    {12, KTREC_KIND_MOOL, mool_shapes, ALL_HEADERS},                          /* 2.0 - 5.x */
    {13, KTREC_KIND_SAUPCALL, saupcall_shapes, .headers = VERSIONED_HEADERS}, /* 4.0 - 5.x */
    {14, KTREC_KIND_MIB, mib_shapes, .headers = VERSIONED_HEADERS},           /* 4.0 */
    {15, KTREC_KIND_EXEC_FD, exec_fd_shapes, .headers = VERSIONED_HEADERS},   /* 6.0 */
    NO_TYPE,
};

/*
 * ---- what betrays the system and its ABI ------------------------------------------------------
 */

/*
 * lseek: its offset takes one register or two, and its tail padding is recorded where 64-bit
 * integers are aligned to 8.
 */
static const ktreci_evidence evidence[] = {
    POINTER_CALLS,
    {199, KTRECI_EVIDENCE_SLOTS1, 4, 0, NULL},
    {199, KTRECI_EVIDENCE_SLOTS4, 5, 0, NULL},
    {199, KTRECI_EVIDENCE_SLOTS8, 6, 0, NULL},
    {7, KTRECI_EVIDENCE_FOREIGN, 0, 0, "native"},
    {0, KTRECI_EVIDENCE_RARE, 0, 0, NULL},
    {0, 0, 0, 0, NULL},
};

/* Labels of the kernel's and of libc's own USER records. */
static const char *const abi_labels[] = {"msghdr", "msgcontrol", "mbcontrol", "malloc", NULL};

const ktreci_system ktreci_netbsd = {
    .system = KTREC_SYSTEM_NETBSD,
    .name = "netbsd",
    .versions = versions,
    .types = types,
    .evidence = evidence,
    .restart = -3,
    .restart_old = -1, /* before 4.0 */
    .native = "netbsd",
    .native32 = "netbsd32",
    .abi_labels = abi_labels,
};
