/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_freebsd.c - FreeBSD's structures: STRUCT since 7.1, STRUCT_ARRAY since 12.0.
 *
 * The kernel's layout, for 32-bit processes too; but arrays are copied as the process has them, and
 * their name tells which process that is.
 */
#include "systems/structs_lists.h"

/* ---- sockaddr -------------------------------------------------------------------------------- */

/* clang-format off: a list reads best in rows of its own making. */
static const ktreci_field sockaddr_nl[] = {
    BYTE(SA_LEN), BYTE(SA_FAMILY), PAD(U16, 1), IS(U32, SA_PID), IS(U32, SA_GROUPS), LAST,
};
/* clang-format on */

static const ktreci_family_row families[] = {
    {1, 0, 106, {KTREC_FIELD_SA_PATH}, FAMILY(UNIX, ktreci_list_sockaddr)},
    {2, 16, 16, {0}, FAMILY(INET, ktreci_list_sockaddr_in)},
    {16, 16, 16, {0}, FAMILY(APPLETALK, ktreci_list_sockaddr_at)},
    {18,
     8,
     54,
     {KTREC_FIELD_SA_NAME, KTREC_FIELD_SA_HWADDR},
     FAMILY(LINK, ktreci_list_sockaddr_dl)},
    {28, 28, 28, {0}, FAMILY(INET6, ktreci_list_sockaddr_in6)},
    {38, 12, 12, {0}, FAMILY(NETLINK, sockaddr_nl)},
    {.fields = NULL},
};

/* ---- stat ------------------------------------------------------------------------------------ */

/* clang-format off */
#define STAT11 \
    IS(U32, DEV), IS(U32, INO), IS(U16, MODE), IS(U16, NLINK), IS(U32, UID), IS(U32, GID), \
    IS(U32, RDEV), TIMEPAIR(ATIME), TIMEPAIR(MTIME), TIMEPAIR(CTIME), IS(I64, SIZE), \
    IS(I64, BLOCKS), IS(I32, BLKSIZE), IS(U32, FLAGS), IS(U32, GEN), PAD(I32, 1), \
    TIMEPAIR(BIRTHTIME)

/* To 11.  Bit-fields fill the last time up to 16 bytes. */
static const ktreci_field stat11[] = {STAT11, LAST};
static const ktreci_field stat11_time32[] = {STAT11, PAD(U32, 2), LAST};

#define STAT12_HEAD \
    IS(U64, DEV), IS(U64, INO), IS(U64, NLINK), IS(U16, MODE), PAD(I16, 1), IS(U32, UID), \
    IS(U32, GID), PAD(I32, 1), IS(U64, RDEV)
#define STAT12_END \
    IS(I64, SIZE), IS(I64, BLOCKS), IS(I32, BLKSIZE), IS(U32, FLAGS), IS(U64, GEN), PAD(U64, 10)

/* Since 12.  i386 has room for longer seconds before each time. */
static const ktreci_field stat12[] = {
    STAT12_HEAD, TIMEPAIR(ATIME), TIMEPAIR(MTIME), TIMEPAIR(CTIME), TIMEPAIR(BIRTHTIME),
    STAT12_END, LAST,
};
static const ktreci_field stat12_ext[] = {
    STAT12_HEAD,
    PAD(I32, 1), TIMEPAIR(ATIME), PAD(I32, 1), TIMEPAIR(MTIME),
    PAD(I32, 1), TIMEPAIR(CTIME), PAD(I32, 1), TIMEPAIR(BIRTHTIME),
    STAT12_END, LAST,
};

/* ---- others ---------------------------------------------------------------------------------- */

static const ktreci_field nothing[] = {LAST};
static const ktreci_field caprights[] = {ARE(U64, RIGHTS, 2), LAST};
static const ktreci_field itimerval[] = {TIMEPAIR(INTERVAL), TIMEPAIR(VALUE), LAST};
static const ktreci_field splice[] = {IS(I32, FD), IS(I64, MAX), TIMEPAIR(IDLE), LAST};
static const ktreci_field inotify[] = {
    IS(I32, WD), IS(U32, IMASK), IS(U32, COOKIE), IS(U32, NAMELEN), LAST,
};
static const ktreci_field thrparam[] = {
    IS(PTR, START_FUNC), IS(PTR, ARG), IS(PTR, STACK_BASE), IS(ULONG, STACK_SIZE),
    IS(PTR, TLS_BASE), IS(ULONG, TLS_SIZE), IS(PTR, CHILD_TID), IS(PTR, PARENT_TID),
    IS(I32, THR_FLAGS), IS(PTR, RTP), PAD(PTR, 3), LAST,
};
static const ktreci_field kevent[] = {
    IS(PTR, IDENT), IS(I16, FILTER), IS(U16, KFLAGS), IS(U32, FFLAGS), IS(I64, KDATA),
    IS(PTR, UDATA), ARE(U64, EXT, 4), LAST,
};
/* To 11: data of a pointer's size, and no ext. */
static const ktreci_field kevent11[] = {
    IS(PTR, IDENT), IS(I16, FILTER), IS(U16, KFLAGS), IS(U32, FFLAGS), IS(LONG, KDATA),
    IS(PTR, UDATA), LAST,
};
static const ktreci_field pollfd[] = {IS(I32, FD), IS(I16, EVENTS), IS(I16, REVENTS), LAST};
/* clang-format on */

#define ONE(name, of, list)                                                                        \
    name, KTREC_KIND_STRUCT, KTREC_STRUCT_##of, 0, KTRECI_FORM_ONE, .fields = list
#define TIMED(name, of, time, list) ONE(name, of, list), .time_size = time
#define OPEN(name, of, tail, low, high, list)                                                      \
    name, KTREC_KIND_STRUCT, KTREC_STRUCT_##of, 0, KTRECI_FORM_OPEN,                               \
        .fields = list, .tails = {KTREC_FIELD_##tail, 0}, .least = low, .most = high
#define ARRAY(name, of, by, list)                                                                  \
    name, KTREC_KIND_STRUCT_ARRAY, KTREC_STRUCT_##of, KTREC_STRUCT_IS_ARRAY, KTRECI_FORM_ARRAY,    \
        .fields = list, .rules = KTRECI_RULES_##by

static const ktreci_struct_row rows[] = {
    {"sockaddr", KTREC_KIND_STRUCT, KTREC_STRUCT_SOCKADDR, 0, KTRECI_FORM_SOCKADDR, .least = 1,
     .most = 128, .fields = ktreci_list_sockaddr},
    {ONE("stat", STAT, stat12)},
    {TIMED("stat", STAT, 4, stat12_ext)},
    {TIMED("stat", STAT, 8, stat11)},
    {TIMED("stat", STAT, 4, stat11_time32)},
    {ONE("caprights", CAPRIGHTS, caprights)},
    {ONE("itimerval", ITIMERVAL, itimerval)},
    {OPEN("cpuset_t", CPUSET, SET, 1, UINT32_MAX, nothing)},
    {ONE("splice", SPLICE, splice)},
    {OPEN("inotify", INOTIFY, NAME, 16, 16 + 256, inotify)},
    {ONE("thrparam", THRPARAM, thrparam)},
    {OPEN("l_sigset_t", LINUX_SIGSET, SIGNALS, 4, 8, nothing)},
    {ARRAY("kevent", KEVENT, KERNEL, kevent)},
    /* of amd64's 32-bit processes, and of the others' */
    {ARRAY("kevent32", KEVENT, I386, kevent)},
    {ARRAY("kevent32", KEVENT, ILP32, kevent)},
    {ARRAY("freebsd11_kevent", KEVENT, KERNEL, kevent11)},
    {ARRAY("freebsd11_kevent32", KEVENT, ILP32, kevent11)},
    /* as 12 calls them */
    {ARRAY("kevent_freebsd11", KEVENT, KERNEL, kevent11)},
    {ARRAY("kevent32_freebsd11", KEVENT, ILP32, kevent11)},
    {ARRAY("pollfd", POLLFD, KERNEL, pollfd)},
    {.name = NULL},
};

const ktreci_structs ktreci_structs_freebsd = {KTREC_SYSTEM_FREEBSD, rows, families,
                                               ktreci_list_sockaddr, 0};
