/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_layout_rows.c - offsets and sizes of structures by system, release and ABI: facts, typed
 * in from what those compilers made of the headers, that the library's lists have to arrive at.
 */
#include "structs_rows.h"

/* clang-format off: tables. */
#define U(id, offset, width)                                                                       \
    {                                                                                              \
        KTREC_FIELD_##id, offset, width, 0                                                         \
    }
#define S(id, offset, width)                                                                       \
    {                                                                                              \
        KTREC_FIELD_##id, offset, -(width), 0                                                      \
    }
/* Seconds and a fraction. */
#define T(id, offset, seconds, fraction)                                                           \
    {KTREC_FIELD_##id, offset, -(seconds), 0},                                                     \
    {                                                                                              \
        KTREC_FIELD_##id, (offset) + (seconds), -(fraction), 1                                     \
    }
#define WORDS4(id, offset)                                                                         \
    {KTREC_FIELD_##id, offset, 8, 0}, {KTREC_FIELD_##id, (offset) + 8, 8, 1},                      \
        {KTREC_FIELD_##id, (offset) + 16, 8, 2},                                                   \
    {                                                                                              \
        KTREC_FIELD_##id, (offset) + 24, 8, 3                                                      \
    }

/* ---- FreeBSD --------------------------------------------------------------------------------- */

#define STAT11_HEAD                                                                                \
    U(DEV, 0, 4), U(INO, 4, 4), U(MODE, 8, 2), U(NLINK, 10, 2), U(UID, 12, 4), U(GID, 16, 4),      \
        U(RDEV, 20, 4)
#define STAT11_SHORT                                                                               \
    {                                                                                              \
        STAT11_HEAD, T(ATIME, 24, 4, 4), T(MTIME, 32, 4, 4), T(CTIME, 40, 4, 4), S(SIZE, 48, 8),   \
            S(BLOCKS, 56, 8), S(BLKSIZE, 64, 4), U(FLAGS, 68, 4), U(GEN, 72, 4),                   \
            T(BIRTHTIME, 80, 4, 4)                                                                 \
    }
#define STAT11_LONG(fraction)                                                                      \
    {                                                                                              \
        STAT11_HEAD, T(ATIME, 24, 8, fraction), T(MTIME, 40, 8, fraction),                         \
            T(CTIME, 56, 8, fraction), S(SIZE, 72, 8), S(BLOCKS, 80, 8), S(BLKSIZE, 88, 4),        \
            U(FLAGS, 92, 4), U(GEN, 96, 4), T(BIRTHTIME, 104, 8, fraction)                         \
    }
#define STAT12_HEAD                                                                                \
    U(DEV, 0, 8), U(INO, 8, 8), U(NLINK, 16, 8), U(MODE, 24, 2), U(UID, 28, 4), U(GID, 32, 4),     \
        U(RDEV, 40, 8)
#define STAT12_I386                                                                                \
    {                                                                                              \
        STAT12_HEAD, T(ATIME, 52, 4, 4), T(MTIME, 64, 4, 4), T(CTIME, 76, 4, 4),                   \
            T(BIRTHTIME, 88, 4, 4), S(SIZE, 96, 8), S(BLOCKS, 104, 8), S(BLKSIZE, 112, 4),         \
            U(FLAGS, 116, 4), U(GEN, 120, 8)                                                       \
    }
#define STAT12_LONG(fraction)                                                                      \
    {                                                                                              \
        STAT12_HEAD, T(ATIME, 48, 8, fraction), T(MTIME, 64, 8, fraction),                         \
            T(CTIME, 80, 8, fraction), T(BIRTHTIME, 96, 8, fraction), S(SIZE, 112, 8),             \
            S(BLOCKS, 120, 8), S(BLKSIZE, 128, 4), U(FLAGS, 132, 4), U(GEN, 136, 8)                \
    }

#define THRPARAM(word)                                                                             \
    {                                                                                              \
        U(START_FUNC, 0, word), U(ARG, word, word), U(STACK_BASE, 2 * word, word),                 \
            U(STACK_SIZE, 3 * word, word), U(TLS_BASE, 4 * word, word),                            \
            U(TLS_SIZE, 5 * word, word), U(CHILD_TID, 6 * word, word),                             \
            U(PARENT_TID, 7 * word, word), S(THR_FLAGS, 8 * word, 4), U(RTP, 9 * word, word)       \
    }
#define KEVENT_LP64                                                                                \
    {                                                                                              \
        U(IDENT, 0, 8), S(FILTER, 8, 2), U(KFLAGS, 10, 2), U(FFLAGS, 12, 4), S(KDATA, 16, 8),      \
            U(UDATA, 24, 8), WORDS4(EXT, 32)                                                       \
    }
#define KEVENT_I386                                                                                \
    {                                                                                              \
        U(IDENT, 0, 4), S(FILTER, 4, 2), U(KFLAGS, 6, 2), U(FFLAGS, 8, 4), S(KDATA, 12, 8),        \
            U(UDATA, 20, 4), WORDS4(EXT, 24)                                                       \
    }
#define KEVENT_ILP32                                                                               \
    {                                                                                              \
        U(IDENT, 0, 4), S(FILTER, 4, 2), U(KFLAGS, 6, 2), U(FFLAGS, 8, 4), S(KDATA, 16, 8),        \
            U(UDATA, 24, 4), WORDS4(EXT, 32)                                                       \
    }
#define KEVENT11_LP64                                                                              \
    {                                                                                              \
        U(IDENT, 0, 8), S(FILTER, 8, 2), U(KFLAGS, 10, 2), U(FFLAGS, 12, 4), S(KDATA, 16, 8),      \
            U(UDATA, 24, 8)                                                                        \
    }
#define KEVENT11_32                                                                                \
    {                                                                                              \
        U(IDENT, 0, 4), S(FILTER, 4, 2), U(KFLAGS, 6, 2), U(FFLAGS, 8, 4), S(KDATA, 12, 4),        \
            U(UDATA, 16, 4)                                                                        \
    }
#define POLLFD                                                                                     \
    {                                                                                              \
        S(FD, 0, 4), S(EVENTS, 4, 2), S(REVENTS, 6, 2)                                             \
    }

#define FREEBSD(abi) "freebsd-v1-" abi
#define FREEBSD0(abi) "freebsd-v0-" abi

/* ---- OpenBSD --------------------------------------------------------------------------------- */

#define STAT_HEAD                                                                                  \
    U(MODE, 0, 4), S(DEV, 4, 4), U(INO, 8, 8), U(NLINK, 16, 4), U(UID, 20, 4), U(GID, 24, 4),      \
        S(RDEV, 28, 4)
#define STAT_LONG(fraction)                                                                        \
    {                                                                                              \
        STAT_HEAD, T(ATIME, 32, 8, fraction), T(MTIME, 48, 8, fraction),                           \
            T(CTIME, 64, 8, fraction), S(SIZE, 80, 8), S(BLOCKS, 88, 8), S(BLKSIZE, 96, 4),        \
            U(FLAGS, 100, 4), U(GEN, 104, 4), T(BIRTHTIME, 112, 8, fraction)                       \
    }
#define STAT_I386                                                                                  \
    {                                                                                              \
        STAT_HEAD, T(ATIME, 32, 8, 4), T(MTIME, 44, 8, 4), T(CTIME, 56, 8, 4), S(SIZE, 68, 8),     \
            S(BLOCKS, 76, 8), S(BLKSIZE, 84, 4), U(FLAGS, 88, 4), U(GEN, 92, 4),                   \
            T(BIRTHTIME, 96, 8, 4)                                                                 \
    }
/* Before 5.5. */
#define STAT_OLD_HEAD                                                                              \
    S(DEV, 0, 4), U(INO, 4, 4), U(MODE, 8, 4), U(NLINK, 12, 4), U(UID, 16, 4), U(GID, 20, 4),      \
        S(RDEV, 24, 4)
#define STAT_OLD_32                                                                                \
    {                                                                                              \
        STAT_OLD_HEAD, T(ATIME, 32, 4, 4), T(MTIME, 40, 4, 4), T(CTIME, 48, 4, 4), S(SIZE, 56, 8), \
            S(BLOCKS, 64, 8), U(BLKSIZE, 72, 4), U(FLAGS, 76, 4), U(GEN, 80, 4),                   \
            T(BIRTHTIME, 88, 4, 4)                                                                 \
    }

#define RUSAGE(first, second, words, w)                                                            \
    {                                                                                              \
        T(UTIME, first, 8, w), T(STIME, second, 8, w), S(MAXRSS, words, w),                        \
            S(IXRSS, words + w, w), S(IDRSS, words + 2 * w, w), S(ISRSS, words + 3 * w, w),        \
            S(MINFLT, words + 4 * w, w), S(MAJFLT, words + 5 * w, w), S(NSWAP, words + 6 * w, w),  \
            S(INBLOCK, words + 7 * w, w), S(OUBLOCK, words + 8 * w, w),                            \
            S(MSGSND, words + 9 * w, w), S(MSGRCV, words + 10 * w, w),                             \
            S(NSIGNALS, words + 11 * w, w), S(NVCSW, words + 12 * w, w),                           \
            S(NIVCSW, words + 13 * w, w)                                                           \
    }
#define MSGHDR_LP64                                                                                \
    U(MSG_NAME, 0, 8), U(NAMELEN, 8, 4), U(IOV, 16, 8), U(IOVLEN, 24, 4), U(CONTROL, 32, 8),       \
        U(CONTROLLEN, 40, 4), S(MSG_FLAGS, 44, 4)
#define MSGHDR_32                                                                                  \
    U(MSG_NAME, 0, 4), U(NAMELEN, 4, 4), U(IOV, 8, 4), U(IOVLEN, 12, 4), U(CONTROL, 16, 4),        \
        U(CONTROLLEN, 20, 4), S(MSG_FLAGS, 24, 4)
#define KEVENT_O_LP64                                                                              \
    {                                                                                              \
        U(IDENT, 0, 8), S(FILTER, 8, 2), U(KFLAGS, 10, 2), U(FFLAGS, 12, 4), S(KDATA, 16, 8),      \
            U(UDATA, 24, 8)                                                                        \
    }
#define KEVENT_O_I386                                                                              \
    {                                                                                              \
        U(IDENT, 0, 4), S(FILTER, 4, 2), U(KFLAGS, 6, 2), U(FFLAGS, 8, 4), S(KDATA, 12, 8),        \
            U(UDATA, 20, 4)                                                                        \
    }
#define KEVENT_O_ILP32                                                                             \
    {                                                                                              \
        U(IDENT, 0, 4), S(FILTER, 4, 2), U(KFLAGS, 6, 2), U(FFLAGS, 8, 4), S(KDATA, 16, 8),        \
            U(UDATA, 24, 4)                                                                        \
    }
#define QUOTA                                                                                      \
    {                                                                                              \
        U(BHARDLIMIT, 0, 4), U(BSOFTLIMIT, 4, 4), U(CURBLOCKS, 8, 4), U(IHARDLIMIT, 12, 4),        \
            U(ISOFTLIMIT, 16, 4), U(CURINODES, 20, 4), U(BTIME, 24, 4), U(ITIME, 28, 4)            \
    }
#define FLOCK                                                                                      \
    {                                                                                              \
        S(L_START, 0, 8), S(L_LEN, 8, 8), S(PID, 16, 4), S(L_TYPE, 20, 2), S(WHENCE, 22, 2)        \
    }
#define SIGINFO                                                                                    \
    {                                                                                              \
        S(SIGNO, 0, 4), S(CODE, 4, 4), S(ERROR, 8, 4)                                              \
    }

#define OPENBSD(abi) "openbsd-v5-" abi
#define IS(name) KTREC_STRUCT_##name

const layout_row layout_rows[] = {
    {FREEBSD0("i386-le"), "stat", IS(STAT), 96, 0, STAT11_SHORT},
    {FREEBSD0("ilp32t32-be"), "stat", IS(STAT), 96, 0, STAT11_SHORT},
    {FREEBSD0("lp64-le"), "stat", IS(STAT), 120, 0, STAT11_LONG(8)},
    {FREEBSD0("lp64-be"), "stat", IS(STAT), 120, 0, STAT11_LONG(8)},
    {FREEBSD0("ilp32-le"), "stat", IS(STAT), 120, 0, STAT11_LONG(4)},
    {FREEBSD("i386-le"), "stat", IS(STAT), 208, 0, STAT12_I386},
    {FREEBSD("lp64-le"), "stat", IS(STAT), 224, 0, STAT12_LONG(8)},
    {FREEBSD("lp64-be"), "stat", IS(STAT), 224, 0, STAT12_LONG(8)},
    {FREEBSD("ilp32-le"), "stat", IS(STAT), 224, 0, STAT12_LONG(4)},
    {FREEBSD("ilp32-be"), "stat", IS(STAT), 224, 0, STAT12_LONG(4)},
    {FREEBSD("lp64-le"),
     "caprights",
     IS(CAPRIGHTS),
     16,
     0,
     {U(RIGHTS, 0, 8), {KTREC_FIELD_RIGHTS, 8, 8, 1}}},
    {FREEBSD("i386-le"),
     "itimerval",
     IS(ITIMERVAL),
     16,
     0,
     {T(INTERVAL, 0, 4, 4), T(VALUE, 8, 4, 4)}},
    {FREEBSD("ilp32-le"),
     "itimerval",
     IS(ITIMERVAL),
     32,
     0,
     {T(INTERVAL, 0, 8, 4), T(VALUE, 16, 8, 4)}},
    {FREEBSD("lp64-be"),
     "itimerval",
     IS(ITIMERVAL),
     32,
     0,
     {T(INTERVAL, 0, 8, 8), T(VALUE, 16, 8, 8)}},
    {FREEBSD("i386-le"),
     "splice",
     IS(SPLICE),
     20,
     0,
     {S(FD, 0, 4), S(MAX, 4, 8), T(IDLE, 12, 4, 4)}},
    {FREEBSD("lp64-le"),
     "splice",
     IS(SPLICE),
     32,
     0,
     {S(FD, 0, 4), S(MAX, 8, 8), T(IDLE, 16, 8, 8)}},
    {FREEBSD("ilp32-le"),
     "splice",
     IS(SPLICE),
     32,
     0,
     {S(FD, 0, 4), S(MAX, 8, 8), T(IDLE, 16, 8, 4)}},
    {FREEBSD("lp64-le"),
     "inotify",
     IS(INOTIFY),
     16,
     0,
     {S(WD, 0, 4), U(IMASK, 4, 4), U(COOKIE, 8, 4), U(NAMELEN, 12, 4)}},
    {FREEBSD("lp64-le"), "thrparam", IS(THRPARAM), 104, 0, THRPARAM(8)},
    {FREEBSD("lp64-be"), "thrparam", IS(THRPARAM), 104, 0, THRPARAM(8)},
    {FREEBSD("i386-le"), "thrparam", IS(THRPARAM), 52, 0, THRPARAM(4)},
    {FREEBSD("ilp32-be"), "thrparam", IS(THRPARAM), 52, 0, THRPARAM(4)},
    {FREEBSD("lp64-le"), "kevent", IS(KEVENT), 64, 2, KEVENT_LP64},
    {FREEBSD("lp64-be"), "kevent", IS(KEVENT), 64, 1, KEVENT_LP64},
    {FREEBSD("i386-le"), "kevent", IS(KEVENT), 56, 3, KEVENT_I386},
    {FREEBSD("ilp32-le"), "kevent", IS(KEVENT), 64, 2, KEVENT_ILP32},
    {FREEBSD("lp64-le"), "kevent32", IS(KEVENT), 56, 2, KEVENT_I386},
    {FREEBSD("lp64-be"), "kevent32", IS(KEVENT), 64, 2, KEVENT_ILP32},
    {FREEBSD("lp64-le"), "freebsd11_kevent", IS(KEVENT), 32, 2, KEVENT11_LP64},
    {FREEBSD("i386-le"), "freebsd11_kevent", IS(KEVENT), 20, 1, KEVENT11_32},
    {FREEBSD("lp64-le"), "freebsd11_kevent32", IS(KEVENT), 20, 2, KEVENT11_32},
    {FREEBSD0("lp64-le"), "kevent_freebsd11", IS(KEVENT), 32, 2, KEVENT11_LP64},
    {FREEBSD0("lp64-be"), "kevent32_freebsd11", IS(KEVENT), 20, 2, KEVENT11_32},
    {FREEBSD("lp64-le"), "pollfd", IS(POLLFD), 8, 3, POLLFD},

    {OPENBSD("lp64-le"), "stat", IS(STAT), 128, 0, STAT_LONG(8)},
    {OPENBSD("lp64-be"), "stat", IS(STAT), 128, 0, STAT_LONG(8)},
    {OPENBSD("ilp32-be"), "stat", IS(STAT), 128, 0, STAT_LONG(4)},
    {OPENBSD("i386-le"), "stat", IS(STAT), 108, 0, STAT_I386},
    {"openbsd-v3-i386-le", "stat", IS(STAT), 112, 0, STAT_OLD_32},
    {OPENBSD("lp64-le"), "abstimespec", IS(TIMESPEC), 16, 0, {T(TIMESPEC, 0, 8, 8)}},
    {OPENBSD("ilp32-be"), "reltimespec", IS(TIMESPEC), 16, 0, {T(TIMESPEC, 0, 8, 4)}},
    {OPENBSD("i386-le"), "reltimespec", IS(TIMESPEC), 12, 0, {T(TIMESPEC, 0, 8, 4)}},
    {"openbsd-v3-i386-le", "reltimespec", IS(TIMESPEC), 8, 0, {T(TIMESPEC, 0, 4, 4)}},
    {OPENBSD("lp64-be"), "abstimeval", IS(TIMEVAL), 16, 0, {T(TIMEVAL, 0, 8, 8)}},
    {OPENBSD("i386-le"), "reltimeval", IS(TIMEVAL), 12, 0, {T(TIMEVAL, 0, 8, 4)}},
    {"openbsd-v3-lp64-le", "abstimeval", IS(TIMEVAL), 16, 0, {T(TIMEVAL, 0, 8, 8)}},
    {"openbsd-v3-i386-le", "reltimeval", IS(TIMEVAL), 8, 0, {T(TIMEVAL, 0, 4, 4)}},
    {OPENBSD("lp64-le"),
     "itimerval",
     IS(ITIMERVAL),
     32,
     0,
     {T(INTERVAL, 0, 8, 8), T(VALUE, 16, 8, 8)}},
    {OPENBSD("ilp32-le"),
     "itimerval",
     IS(ITIMERVAL),
     32,
     0,
     {T(INTERVAL, 0, 8, 4), T(VALUE, 16, 8, 4)}},
    {OPENBSD("i386-le"),
     "itimerval",
     IS(ITIMERVAL),
     24,
     0,
     {T(INTERVAL, 0, 8, 4), T(VALUE, 12, 8, 4)}},
    {"openbsd-v3-lp64-be",
     "itimerval",
     IS(ITIMERVAL),
     32,
     0,
     {T(INTERVAL, 0, 8, 8), T(VALUE, 16, 8, 8)}},
    {"openbsd-v3-i386-le",
     "itimerval",
     IS(ITIMERVAL),
     16,
     0,
     {T(INTERVAL, 0, 4, 4), T(VALUE, 8, 4, 4)}},
    {OPENBSD("lp64-le"),
     "sigaction",
     IS(SIGACTION),
     16,
     0,
     {U(HANDLER, 0, 8), U(SA_MASK, 8, 4), S(SA_FLAGS, 12, 4)}},
    {OPENBSD("i386-le"),
     "sigaction",
     IS(SIGACTION),
     12,
     0,
     {U(HANDLER, 0, 4), U(SA_MASK, 4, 4), S(SA_FLAGS, 8, 4)}},
    {OPENBSD("ilp32-be"), "rlimit", IS(RLIMIT), 16, 0, {U(CUR, 0, 8), U(RLIM_MAX, 8, 8)}},
    {OPENBSD("lp64-le"), "rusage", IS(RUSAGE), 144, 0, RUSAGE(0, 16, 32, 8)},
    {OPENBSD("ilp32-be"), "rusage", IS(RUSAGE), 88, 0, RUSAGE(0, 16, 32, 4)},
    {OPENBSD("i386-le"), "rusage", IS(RUSAGE), 80, 0, RUSAGE(0, 12, 24, 4)},
    {"openbsd-v3-lp64-be", "rusage", IS(RUSAGE), 144, 0, RUSAGE(0, 16, 32, 8)},
    {OPENBSD("lp64-le"), "quota", IS(QUOTA), 32, 0, QUOTA},
    {OPENBSD("i386-le"), "quota", IS(QUOTA), 32, 0, QUOTA},
    {OPENBSD("lp64-le"), "msghdr", IS(MSGHDR), 48, 0, {MSGHDR_LP64}},
    {OPENBSD("ilp32-be"), "msghdr", IS(MSGHDR), 28, 0, {MSGHDR_32}},
    {OPENBSD("lp64-be"), "mmsghdr", IS(MMSGHDR), 56, 0, {MSGHDR_LP64, U(MSG_LEN, 48, 4)}},
    {OPENBSD("i386-le"), "mmsghdr", IS(MMSGHDR), 32, 0, {MSGHDR_32, U(MSG_LEN, 28, 4)}},
    {OPENBSD("lp64-le"), "iovec", IS(IOVEC), 16, 3, {U(BASE, 0, 8), U(LEN, 8, 8)}},
    {OPENBSD("i386-le"), "iovec", IS(IOVEC), 8, 2, {U(BASE, 0, 4), U(LEN, 4, 4)}},
    {OPENBSD("lp64-le"), "kevent", IS(KEVENT), 32, 2, KEVENT_O_LP64},
    {OPENBSD("ilp32-be"), "kevent", IS(KEVENT), 32, 2, KEVENT_O_ILP32},
    {OPENBSD("i386-le"), "kevent", IS(KEVENT), 24, 1, KEVENT_O_I386},
    {OPENBSD("lp64-le"), "pollfd", IS(POLLFD), 8, 2, POLLFD},
    {OPENBSD("ilp32-be"), "fds", IS(FDS), 4, 5, {S(FD, 0, 4)}},
    {OPENBSD("lp64-le"), "tfork", IS(TFORK), 24, 0, {U(TCB, 0, 8), U(TID, 8, 8), U(STACK, 16, 8)}},
    {OPENBSD("i386-le"), "tfork", IS(TFORK), 12, 0, {U(TCB, 0, 4), U(TID, 4, 4), U(STACK, 8, 4)}},
    {OPENBSD("lp64-be"), "flock", IS(FLOCK), 24, 0, FLOCK},
    {OPENBSD("i386-le"), "flock", IS(FLOCK), 24, 0, FLOCK},
    {OPENBSD("lp64-le"), "siginfo", IS(SIGINFO), 136, 0, SIGINFO},
    {OPENBSD("i386-le"), "siginfo", IS(SIGINFO), 128, 0, SIGINFO},
    {OPENBSD("ilp32-be"), "siginfo", IS(SIGINFO), 136, 0, SIGINFO},
    {.name = NULL},
};
/* clang-format on */
