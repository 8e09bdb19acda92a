/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sets.h - the named values that a kdump prints for arguments.
 *
 * Offered are:
 *
 *   ktreci_set_get(KTRECI_SET_NETBSD_PROT)  a set: its entries (value, mask, name) in printing order
 *   ktreci_set_for(calls, id)               the same in the dialect of a list of system calls
 *   ktreci_set_name(set, value)             the name of one value
 *
 * and by rules.h which argument of which call is printed with which of them.  A printer knows how a
 * style or a decoder prints; the tables know which values and which calls.  All data is constant;
 * every function may be called by any thread.
 */
#ifndef KTRECI_SETS_H
#define KTRECI_SETS_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/names.h>

/*
 * The sets, KTRECI_SET_<SYSTEM>_<NAME in its table>.  The generated data has one line per set that
 * names its constant here, so a constant that is missing or too many does not compile.
 */
enum {
    KTRECI_SET_NONE = 0,

    KTRECI_SET_NETBSD_FCNTLCMD,     /* enum, X */
    KTRECI_SET_NETBSD_SOCKPROTO,    /* enum, S */
    KTRECI_SET_NETBSD_SOCKOPT_SO,   /* enum, L: the option where the level is 65535 */
    KTRECI_SET_NETBSD_SOCKOPT_IP,   /* enum, L: the option where the level is 0 */
    KTRECI_SET_NETBSD_SOCKOPT_TCP,  /* enum, L: the option where the level is 6 */
    KTRECI_SET_NETBSD_FUTEXOP,      /* enum, -: looked up is op & ~0x180 */
    KTRECI_SET_NETBSD_FUTEXFLAG,    /* mask, -: 0x80 and 0x100 of a futex op */
    KTRECI_SET_NETBSD_PROT,         /* mask, P */
    KTRECI_SET_NETBSD_MAPFLAGS,     /* mask, B: has fields, see ktreci_set_entry */
    KTRECI_SET_NETBSD_PTRACE,       /* enum, X */
    KTRECI_SET_NETBSD_PTRACE_LINUX, /* enum, X: under linux; holes are entries named "(null)" */
    KTRECI_SET_NETBSD_DTYPE,        /* enum, -: EXEC_FD */

    KTRECI_SET_FREEBSD_ACCESSMODE,      /* mask, M */
    KTRECI_SET_FREEBSD_ACLTYPE,         /* enum, E */
    KTRECI_SET_FREEBSD_ATFLAGS,         /* mask, m */
    KTRECI_SET_FREEBSD_CAPFCNTL,        /* mask, M: of uint32_t */
    KTRECI_SET_FREEBSD_CLOSERANGEFLAGS, /* mask, m: main only */
    KTRECI_SET_FREEBSD_EXTATTRNS,       /* enum, E */
    KTRECI_SET_FREEBSD_FADVISEBEHAV,    /* enum, E */
    KTRECI_SET_FREEBSD_OPENFLAGS,       /* mask, M: the access mode is told apart by value & 3 */
    KTRECI_SET_FREEBSD_FLOCKOPS,        /* mask, M */
    KTRECI_SET_FREEBSD_KLDSYMCMD,       /* enum, E */
    KTRECI_SET_FREEBSD_KLDUNLOADFFLAGS, /* enum, E */
    KTRECI_SET_FREEBSD_LIO_LISTIOMODES, /* enum, E */
    KTRECI_SET_FREEBSD_MADVISEBEHAV,    /* enum, E */
    KTRECI_SET_FREEBSD_MINHERITFLAGS,   /* enum, E */
    KTRECI_SET_FREEBSD_MLOCKALLFLAGS,   /* mask, M */
    KTRECI_SET_FREEBSD_MMAPPROT,        /* mask, M: main: PROT_MAX */
    KTRECI_SET_FREEBSD_NGBTSOLEVEL,     /* enum, -: part of SOCKOPT_LEVEL */
    KTRECI_SET_FREEBSD_FILEFLAGS,       /* mask, m */
    KTRECI_SET_FREEBSD_FILEMODE,        /* mask, O */
    KTRECI_SET_FREEBSD_KEVENTFLAGS,     /* mask, m: of uint16_t */
    KTRECI_SET_FREEBSD_KEVENTFILTERS,   /* enum, E: of int16_t */
    KTRECI_SET_FREEBSD_MOUNTFLAGS,      /* mask, M */
    KTRECI_SET_FREEBSD_MSYNCFLAGS,      /* mask, M */
    KTRECI_SET_FREEBSD_NFSSVCFLAGS,     /* enum, E */
    KTRECI_SET_FREEBSD_PATHCONFNAME,    /* enum, E */
    KTRECI_SET_FREEBSD_PRIO,            /* enum, E */
    KTRECI_SET_FREEBSD_PROCCTLCMD,      /* enum, E: also names of arguments: the first is meant */
    KTRECI_SET_FREEBSD_PTRACEOP,        /* enum, E */
    KTRECI_SET_FREEBSD_QUOTACTLCMDS,    /* enum, -: by cmd >> 8 */
    KTRECI_SET_FREEBSD_REBOOTOPT,       /* mask, M: see REBOOT */
    KTRECI_SET_FREEBSD_RFORKFLAGS,      /* mask, M */
    KTRECI_SET_FREEBSD_RLIMIT,          /* enum, E */
    KTRECI_SET_FREEBSD_RUSAGE,          /* enum, E */
    KTRECI_SET_FREEBSD_SCHEDPOLICY,     /* enum, E */
    KTRECI_SET_FREEBSD_SENDFILEFLAGS,   /* mask, M */
    KTRECI_SET_FREEBSD_SHMATFLAGS,      /* mask, M */
    KTRECI_SET_FREEBSD_SHUTDOWNHOW,     /* enum, E */
    KTRECI_SET_FREEBSD_SIGBUSCODE,      /* enum, - */
    KTRECI_SET_FREEBSD_SIGCHLDCODE,     /* enum, - */
    KTRECI_SET_FREEBSD_SIGFPECODE,      /* enum, - */
    KTRECI_SET_FREEBSD_SIGILLCODE,      /* enum, - */
    KTRECI_SET_FREEBSD_SIGSEGVCODE,     /* enum, - */
    KTRECI_SET_FREEBSD_SIGTRAPCODE,     /* enum, - */
    KTRECI_SET_FREEBSD_SIGCODE,         /* enum, -: of any signal, searched first */
    KTRECI_SET_FREEBSD_SIGPROCMASKHOW,  /* enum, E */
    KTRECI_SET_FREEBSD_SOCKDOMAIN,      /* enum, E */
    KTRECI_SET_FREEBSD_SOCKFAMILY,      /* enum, D: of struct sockaddr */
    KTRECI_SET_FREEBSD_SOCKIPPROTO,     /* enum, E */
    KTRECI_SET_FREEBSD_SOCKOPT,         /* enum, -: level 65535 */
    KTRECI_SET_FREEBSD_SOCKOPTIP,       /* enum, -: level 0 */
    KTRECI_SET_FREEBSD_SOCKOPTIPV6,     /* enum, -: level 41 */
    KTRECI_SET_FREEBSD_SOCKOPTSCTP,     /* enum, -: level 132 */
    KTRECI_SET_FREEBSD_SOCKOPTTCP,      /* enum, -: level 6 */
    KTRECI_SET_FREEBSD_SOCKOPTUDP,      /* enum, -: level 17 */
    KTRECI_SET_FREEBSD_SOCKOPTUDPLITE,  /* enum, -: level 136 */
    KTRECI_SET_FREEBSD_SOCKTYPE,        /* mask, M: by equality, then SOCKFLAGS as bits */
    KTRECI_SET_FREEBSD_THRCREATEFLAGS,  /* mask, M */
    KTRECI_SET_FREEBSD_UMTXOP,          /* enum, E */
    KTRECI_SET_FREEBSD_UMTXOPFLAGS,     /* mask, -: main only */
    KTRECI_SET_FREEBSD_VMPROT,          /* mask, M: FAULT */
    KTRECI_SET_FREEBSD_VMRESULT,        /* enum, D: FAULTEND */
    KTRECI_SET_FREEBSD_WAIT6OPT,        /* mask, M */
    KTRECI_SET_FREEBSD_SEEKWHENCE,      /* enum, E */
    KTRECI_SET_FREEBSD_FCNTLCMD,        /* enum, E */
    KTRECI_SET_FREEBSD_MMAPFLAGS,       /* mask, M: the upper byte is no part of the bits */
    KTRECI_SET_FREEBSD_RTPRIOFUNCS,     /* enum, E */
    KTRECI_SET_FREEBSD_MSGFLAGS,        /* mask, m */
    KTRECI_SET_FREEBSD_UMTXCVWAITFLAGS, /* mask, l */
    KTRECI_SET_FREEBSD_UMTXRWLOCKFLAGS, /* mask, l */
    KTRECI_SET_FREEBSD_CAPRIGHTS,       /* mask, -: two words, the index in bits 57 to 61 */
    KTRECI_SET_FREEBSD_SYSARCHNUM,      /* enum, E */
    KTRECI_SET_FREEBSD_SEMCTLOPS,       /* enum, E */
    KTRECI_SET_FREEBSD_SHMCTLOPS,       /* enum, E: msgctl too */
    KTRECI_SET_FREEBSD_SEMGETFLAGS,     /* mask, M */
    KTRECI_SET_FREEBSD_IDTYPES,         /* enum, E */
    KTRECI_SET_FREEBSD_SOCKFLAGS,       /* mask, -: the second part of SOCKTYPE */
    KTRECI_SET_FREEBSD_GETFSSTATMODE,   /* enum, E */
    KTRECI_SET_FREEBSD_KEVENT_USER_FFCTRL,  /* enum, - */
    KTRECI_SET_FREEBSD_KEVENT_RDWR_FFLAGS,  /* mask, - */
    KTRECI_SET_FREEBSD_KEVENT_VNODE_FFLAGS, /* mask, - */
    KTRECI_SET_FREEBSD_KEVENT_PROC_FFLAGS,  /* mask, - */
    KTRECI_SET_FREEBSD_KEVENT_TIMER_FFLAGS, /* mask, - */
    KTRECI_SET_FREEBSD_QUOTATYPES,          /* enum, -: by cmd & 0xff */
    KTRECI_SET_FREEBSD_FCNTL_FD_ARG,        /* enum, -: fcntl F_SETFD */
    KTRECI_SET_FREEBSD_ITIMERWHICH,         /* enum, E: main only */
    KTRECI_SET_FREEBSD_SHMFLAGS,            /* mask, M: main only; 0 is a 0 within the brackets */
    KTRECI_SET_FREEBSD_POLLFDEVENTS,        /* mask, m: main only */
    KTRECI_SET_FREEBSD_LX_ATFLAGS,          /* mask, m */
    KTRECI_SET_FREEBSD_LX_OPENFLAGS,        /* mask, M: access mode as OPENFLAGS, without O_EXEC */
    KTRECI_SET_FREEBSD_LX_CLOCKIDS,         /* enum, - */
    KTRECI_SET_FREEBSD_LX_CLOCKFLAGS,       /* mask, m */
    KTRECI_SET_FREEBSD_LX_CLOCKCPUIDS,      /* enum, - */
    KTRECI_SET_FREEBSD_LX_SIGPROCMASKHOW,   /* enum, E */
    KTRECI_SET_FREEBSD_LX_CLONEFLAGS,       /* mask, M: the low byte is a signal */
    KTRECI_SET_FREEBSD_ATFD,                /* enum, - */
    KTRECI_SET_FREEBSD_REBOOT,        /* mask, M: the list REBOOTOPT, with RB_AUTOBOOT in front */
    KTRECI_SET_FREEBSD_WAIT4OPT,      /* mask, m: the list WAIT6OPT, 0x30 taken out before */
    KTRECI_SET_FREEBSD_SOCKOPT_LEVEL, /* enum, -: SOL_SOCKET, NGBTSOLEVEL, SOCKIPPROTO */

    KTRECI_SET_OPENBSD_MODE,         /* mask, O */
    KTRECI_SET_OPENBSD_OPENFLAGS,    /* mask, -: the first three by value & 3 */
    KTRECI_SET_OPENBSD_ATFLAGS,      /* mask, Z */
    KTRECI_SET_OPENBSD_ACCESSMODE,   /* mask, N */
    KTRECI_SET_OPENBSD_MMAPPROT,     /* mask, N */
    KTRECI_SET_OPENBSD_MMAPFLAGS,    /* mask, N */
    KTRECI_SET_OPENBSD_WAIT4OPT,     /* mask, Z */
    KTRECI_SET_OPENBSD_WAITIDOPT,    /* mask, N */
    KTRECI_SET_OPENBSD_MOUNTFLAGS,   /* mask, Z */
    KTRECI_SET_OPENBSD_REBOOT,       /* mask, N */
    KTRECI_SET_OPENBSD_FLOCK,        /* mask, N */
    KTRECI_SET_OPENBSD_MLOCKALL,     /* mask, N */
    KTRECI_SET_OPENBSD_SHMAT,        /* mask, Z */
    KTRECI_SET_OPENBSD_SIGACTION,    /* mask, Z: sa_flags */
    KTRECI_SET_OPENBSD_KTRACEFAC,    /* mask, Z */
    KTRECI_SET_OPENBSD_POLLFDEVENTS, /* mask, Z: of int16_t */
    KTRECI_SET_OPENBSD_EVFLAGS,      /* mask, Z: of uint16_t */
    KTRECI_SET_OPENBSD_SYSLOG,       /* mask, Z */
    KTRECI_SET_OPENBSD_FUTEX,        /* mask, Z */
    KTRECI_SET_OPENBSD_MSGFLAGS,     /* mask, B */
    KTRECI_SET_OPENBSD_SEMGETFLAGS,  /* mask, R */
    KTRECI_SET_OPENBSD_WHENCE,       /* enum, E */
    KTRECI_SET_OPENBSD_PATHCONF,     /* enum, E */
    KTRECI_SET_OPENBSD_RLIMIT,       /* enum, E */
    KTRECI_SET_OPENBSD_SHUTDOWN,     /* enum, E */
    KTRECI_SET_OPENBSD_PRIO,         /* enum, E */
    KTRECI_SET_OPENBSD_MADVISE,      /* enum, E */
    KTRECI_SET_OPENBSD_MSYNC,        /* enum, E */
    KTRECI_SET_OPENBSD_CLOCKTYPE,    /* enum, E */
    KTRECI_SET_OPENBSD_RUSAGE,       /* enum, E */
    KTRECI_SET_OPENBSD_SIGPROCMASK,  /* enum, E */
    KTRECI_SET_OPENBSD_SIGILL,       /* enum, E */
    KTRECI_SET_OPENBSD_SIGTRAP,      /* enum, E */
    KTRECI_SET_OPENBSD_SIGEMT,       /* enum, E */
    KTRECI_SET_OPENBSD_SIGFPE,       /* enum, E */
    KTRECI_SET_OPENBSD_SIGBUS,       /* enum, E */
    KTRECI_SET_OPENBSD_SIGSEGV,      /* enum, E */
    KTRECI_SET_OPENBSD_SIGCHLD,      /* enum, E */
    KTRECI_SET_OPENBSD_MINHERIT,     /* enum, E */
    KTRECI_SET_OPENBSD_QUOTACTL,     /* enum, E: the whole word is compared */
    KTRECI_SET_OPENBSD_SOCKFAMILY,   /* enum, E */
    KTRECI_SET_OPENBSD_IPPROTO,      /* enum, E */
    KTRECI_SET_OPENBSD_SOCKOPT,      /* enum, E */
    KTRECI_SET_OPENBSD_ITIMER,       /* enum, E */
    KTRECI_SET_OPENBSD_EVFILTER,     /* enum, E */
    KTRECI_SET_OPENBSD_FLOCKTYPE,    /* enum, E: of struct flock */
    KTRECI_SET_OPENBSD_SEMCTLCMD,    /* enum, E */
    KTRECI_SET_OPENBSD_SHMCTLCMD,    /* enum, E: msgctl too */
    KTRECI_SET_OPENBSD_FCNTLCMD,     /* enum, - */
    KTRECI_SET_OPENBSD_SOCKTYPE,     /* mask, -: the type in the low byte is a field, then bits */
    KTRECI_SET_OPENBSD_EVFF_RDWR,    /* mask, K: EVFILT_READ, EVFILT_WRITE */
    KTRECI_SET_OPENBSD_EVFF_VNODE,   /* mask, K: EVFILT_VNODE */
    KTRECI_SET_OPENBSD_EVFF_PROC,    /* mask, K: EVFILT_PROC */
    KTRECI_SET_OPENBSD_EVFF_TIMER,   /* mask, K: EVFILT_TIMER: the unit is a field, then bits */
    KTRECI_SET_OPENBSD_PLEDGENAMES,  /* mask, -: the first with a bit in common */

    KTRECI_SET_COUNT
};

enum { KTRECI_SET_KIND_ENUM = 1, KTRECI_SET_KIND_MASK = 2 };

/*
 * Styles of the sets above, how a value without a name and the value 0 print:
 *   NetBSD   X enum, unknown as hex of the slot; S, L enum, unknown as a default slot; P, B see the
 *            decoders PROT and MAPFLAGS
 *   FreeBSD  E enum, unknown <invalid=0x..>; D the same, always decimal; M mask; m mask, 0 is a bare
 *            0; l as m, of 64 bits; O as m, in octal
 *   OpenBSD  E enum, unknown <invalid=N>; N mask; Z mask, 0 is 0<>; O as Z, in octal; B mask, 0 is a
 *            bare 0 and nothing is invalid; R names without number; K fflags of a kevent
 * and -: a printer's own.
 */

/*
 * One name.  It holds where (v & mask) == value:
 *   in an enum    mask is all ones;
 *   in a mask     mask == value: one or more bits; 0 names "no bit set", where the printer says so;
 *   as a field    mask is the bits of the field, value one of its values in place: of the entries
 *                 with one mask at most one holds (mmap's flags have a field in bits 24 to 31).
 */
typedef struct ktreci_set_entry {
    uint64_t value;
    uint64_t mask;
    uint32_t name;  /* for ktreci_set_entry_name */
    uint16_t field; /* 1: a value of a field, 0: bits or a whole value */
    uint16_t
        positive; /* 1: OpenBSD's kdump takes the value for one above 0, as it is a C constant */
} ktreci_set_entry;

typedef struct ktreci_set {
    uint16_t first; /* for ktreci_set_entries */
    uint16_t count;
    uint8_t kind;   /* KTRECI_SET_KIND_* */
    char style;     /* a letter, see above */
    uint16_t older; /* the set in the older dialect, for ktreci_set_for; 0: it is the same */
} ktreci_set;

/* The set of a KTRECI_SET_* constant; an empty one for any other number.  Never NULL. */
const ktreci_set *ktreci_set_get(unsigned id);

/*
 * The same for the release (or emulation) that calls is of: FreeBSD's lists grew with the headers
 * that kdump was made from.  calls may be NULL, which is the newest.
 */
const ktreci_set *ktreci_set_for(const ktrec_calls_table *calls, unsigned id);

/* Its entries, count of them, in the order in which they print and are searched. */
const ktreci_set_entry *ktreci_set_entries(const ktreci_set *set);

/* The entry's name ("PROT_READ"). */
const char *ktreci_set_entry_name(const ktreci_set_entry *entry);

/* The first name of exactly this value; NULL if it has none.  Made for enums; linear. */
const char *ktreci_set_name(const ktreci_set *set, uint64_t value);

#include "names/rules.h"

#endif
