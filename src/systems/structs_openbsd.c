/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_openbsd.c - OpenBSD's structures: STRUCT since 5.0, arrays in the same kind of record.
 *
 * With 5.5 (header version 4) time_t grew to 64 bits; a row for a time_t of 4 bytes is for what was
 * before.
 */
#include "systems/structs_lists.h"

/* ---- sockaddr -------------------------------------------------------------------------------- */

static const ktreci_family_row families[] = {
    {1, 3, 106, {KTREC_FIELD_SA_PATH}, FAMILY(UNIX, ktreci_list_sockaddr)},
    {2, 16, 16, {0}, FAMILY(INET, ktreci_list_sockaddr_in)},
    {16, 16, 16, {0}, FAMILY(APPLETALK, ktreci_list_sockaddr_at)},
    {18,
     16,
     32,
     {KTREC_FIELD_SA_NAME, KTREC_FIELD_SA_HWADDR},
     FAMILY(LINK, ktreci_list_sockaddr_dl)},
    {24, 28, 28, {0}, FAMILY(INET6, ktreci_list_sockaddr_in6)},
    {.fields = NULL},
};

/* ---- stat ------------------------------------------------------------------------------------ */

/* clang-format off */
static const ktreci_field stat[] = {
    IS(U32, MODE), IS(I32, DEV), IS(U64, INO), IS(U32, NLINK), IS(U32, UID), IS(U32, GID),
    IS(I32, RDEV), TIMEPAIR(ATIME), TIMEPAIR(MTIME), TIMEPAIR(CTIME), IS(I64, SIZE),
    IS(I64, BLOCKS), IS(I32, BLKSIZE), IS(U32, FLAGS), IS(U32, GEN), TIMEPAIR(BIRTHTIME), LAST,
};
static const ktreci_field stat_old[] = {
    IS(I32, DEV), IS(U32, INO), IS(U32, MODE), IS(U32, NLINK), IS(U32, UID), IS(U32, GID),
    IS(I32, RDEV), PAD(I32, 1), TIMEPAIR(ATIME), TIMEPAIR(MTIME), TIMEPAIR(CTIME), IS(I64, SIZE),
    IS(I64, BLOCKS), IS(U32, BLKSIZE), IS(U32, FLAGS), IS(U32, GEN), PAD(I32, 1),
    TIMEPAIR(BIRTHTIME), PAD(I64, 2), LAST,
};

/* ---- times ----------------------------------------------------------------------------------- */

/* Before 5.5 the seconds of a timeval were a long, those of a timespec a time_t. */
#define LONGPAIR(field) IS(LONG, field), IS(LONG, field)

static const ktreci_field timespec[] = {TIMEPAIR(TIMESPEC), LAST};
static const ktreci_field timeval[] = {TIMEPAIR(TIMEVAL), LAST};
static const ktreci_field timeval_old[] = {LONGPAIR(TIMEVAL), LAST};
static const ktreci_field itimerval[] = {TIMEPAIR(INTERVAL), TIMEPAIR(VALUE), LAST};
static const ktreci_field itimerval_old[] = {LONGPAIR(INTERVAL), LONGPAIR(VALUE), LAST};

#define USAGE \
    IS(LONG, MAXRSS), IS(LONG, IXRSS), IS(LONG, IDRSS), IS(LONG, ISRSS), IS(LONG, MINFLT), \
    IS(LONG, MAJFLT), IS(LONG, NSWAP), IS(LONG, INBLOCK), IS(LONG, OUBLOCK), IS(LONG, MSGSND), \
    IS(LONG, MSGRCV), IS(LONG, NSIGNALS), IS(LONG, NVCSW), IS(LONG, NIVCSW)

static const ktreci_field rusage[] = {TIMEPAIR(UTIME), TIMEPAIR(STIME), USAGE, LAST};
static const ktreci_field rusage_old[] = {LONGPAIR(UTIME), LONGPAIR(STIME), USAGE, LAST};

/* ---- others ---------------------------------------------------------------------------------- */

static const ktreci_field nothing[] = {LAST};
static const ktreci_field sigaction[] = {
    IS(PTR, HANDLER), IS(U32, SA_MASK), IS(I32, SA_FLAGS), LAST,
};
static const ktreci_field rlimit[] = {IS(U64, CUR), IS(U64, RLIM_MAX), LAST};
static const ktreci_field quota[] = {
    IS(U32, BHARDLIMIT), IS(U32, BSOFTLIMIT), IS(U32, CURBLOCKS), IS(U32, IHARDLIMIT),
    IS(U32, ISOFTLIMIT), IS(U32, CURINODES), IS(U32, BTIME), IS(U32, ITIME), LAST,
};

#define MESSAGE \
    IS(PTR, MSG_NAME), IS(U32, NAMELEN), IS(PTR, IOV), IS(U32, IOVLEN), IS(PTR, CONTROL), \
    IS(U32, CONTROLLEN), IS(I32, MSG_FLAGS)

static const ktreci_field msghdr[] = {MESSAGE, LAST};
static const ktreci_field mmsghdr[] = {MESSAGE, ALIGNED(LONG), IS(U32, MSG_LEN), LAST};
static const ktreci_field iovec[] = {IS(PTR, BASE), IS(ULONG, LEN), LAST};
static const ktreci_field cmsghdr[] = {
    IS(U32, CMSG_LEN), IS(I32, LEVEL), IS(I32, CMSG_TYPE), LAST,
};
static const ktreci_field kevent[] = {
    IS(PTR, IDENT), IS(I16, FILTER), IS(U16, KFLAGS), IS(U32, FFLAGS), IS(I64, KDATA),
    IS(PTR, UDATA), LAST,
};
static const ktreci_field pollfd[] = {IS(I32, FD), IS(I16, EVENTS), IS(I16, REVENTS), LAST};
static const ktreci_field fds[] = {IS(I32, FD), LAST};
static const ktreci_field tfork[] = {IS(PTR, TCB), IS(PTR, TID), IS(PTR, STACK), LAST};
static const ktreci_field flock[] = {
    IS(I64, L_START), IS(I64, L_LEN), IS(I32, PID), IS(I16, L_TYPE), IS(I16, WHENCE), LAST,
};
/* What the code makes of the rest, siginfo.c knows. */
static const ktreci_field siginfo[] = {IS(I32, SIGNO), IS(I32, CODE), IS(I32, ERROR), LAST};
/* clang-format on */

#define FORM(name, of, marks, as, list)                                                            \
    name, KTREC_KIND_STRUCT, KTREC_STRUCT_##of, marks, KTRECI_FORM_##as, .fields = list
#define ONE(name, of, list) FORM(name, of, 0, ONE, list)
#define TIMED(name, of, marks, time, list) FORM(name, of, marks, ONE, list), .time_size = time
#define ARRAY(name, of, list) FORM(name, of, KTREC_STRUCT_IS_ARRAY, ARRAY, list)
#define TAILED(name, of, tail, list)                                                               \
    FORM(name, of, 0, OPEN, list), .tails = {KTREC_FIELD_##tail, 0}, .most = UINT32_MAX

static const ktreci_struct_row rows[] = {
    {FORM("sockaddr", SOCKADDR, 0, SOCKADDR, ktreci_list_sockaddr), .least = 1, .most = 256},
    {TIMED("stat", STAT, 0, 8, stat)},
    {TIMED("stat", STAT, 0, 4, stat_old)},
    {ONE("abstimespec", TIMESPEC, timespec)},
    {FORM("reltimespec", TIMESPEC, KTREC_STRUCT_RELATIVE, ONE, timespec)},
    {TIMED("abstimeval", TIMEVAL, 0, 8, timeval)},
    {TIMED("abstimeval", TIMEVAL, 0, 4, timeval_old)},
    {TIMED("reltimeval", TIMEVAL, KTREC_STRUCT_RELATIVE, 8, timeval)},
    {TIMED("reltimeval", TIMEVAL, KTREC_STRUCT_RELATIVE, 4, timeval_old)},
    {TIMED("itimerval", ITIMERVAL, 0, 8, itimerval)},
    {TIMED("itimerval", ITIMERVAL, 0, 4, itimerval_old)},
    {ONE("sigaction", SIGACTION, sigaction)},
    {ONE("rlimit", RLIMIT, rlimit)},
    {TAILED("fdset", FDSET, SET, nothing), .word = 4},
    {TIMED("rusage", RUSAGE, 0, 8, rusage)},
    {TIMED("rusage", RUSAGE, 0, 4, rusage_old)},
    {ONE("quota", QUOTA, quota)},
    {ONE("msghdr", MSGHDR, msghdr)},
    {ONE("mmsghdr", MMSGHDR, mmsghdr)},
    {ARRAY("iovec", IOVEC, iovec)},
    {FORM("cmsghdr", CMSGHDR, KTREC_STRUCT_IS_ARRAY, CHAIN, cmsghdr), .least = 1},
    {ARRAY("kevent", KEVENT, kevent)},
    {ARRAY("pollfd", POLLFD, pollfd)},
    {ARRAY("fds", FDS, fds)},
    {ONE("tfork", TFORK, tfork)},
    {ONE("flock", FLOCK, flock)},
    {FORM("siginfo", SIGINFO, 0, SIGINFO, siginfo)},
    {TAILED("pledgereq", PLEDGE, TEXT, nothing)},
    {TAILED("pledgeexecreq", PLEDGE_EXEC, TEXT, nothing)},
    {TAILED("unveil", UNVEIL, TEXT, nothing)},
    {.name = NULL},
};

const ktreci_structs ktreci_structs_openbsd = {KTREC_SYSTEM_OPENBSD, rows, families,
                                               ktreci_list_sockaddr, 16};
