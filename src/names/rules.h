/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rules.h - which argument of which system call kdump prints how.
 *
 * One mechanism for all systems: a rule is a list of decoders by the place of an argument, found by
 * a list of system calls and a number.  A list belongs to one release and emulation, so what
 * differs between releases ("older" and "main" texts of FreeBSD's kdump), between emulations and
 * between numbers that moved (OpenBSD) is settled by the choice of the list.
 *
 *   ktreci_rule_get(calls, number)       the decoders of the arguments of one system call
 *   ktreci_dialect(calls)                which text of its system's kdump a list goes with
 *   ktreci_printed_name_get(calls, ...)  a call's name where kdump's differs from the list's
 */
#ifndef KTRECI_RULES_H
#define KTRECI_RULES_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/names.h>

/*
 * How one argument prints.  What a decoder does is its system's printer's; the same word can mean
 * another text there.  A decoder takes one slot unless said otherwise.
 */
enum {
    KTRECI_DECODE_NUM = 0,  /* the default of a slot; also of every slot after the last decoder */
    KTRECI_DECODE_ENUM = 1, /* by ktreci_arg.set */

    /* NetBSD */
    KTRECI_DECODE_HEXALWAYS = 2, /* hex, also where numbers are asked in decimal */
    KTRECI_DECODE_IOCTL = 3,     /* an ioctl request (FreeBSD, OpenBSD too) */
    KTRECI_DECODE_SOCKOPT = 4,   /* sockopt_by_level: the set is chosen by the argument before */
    KTRECI_DECODE_FUTEXOP = 5,
    KTRECI_DECODE_SIGNAL = 6,    /* SIGNAME by the emulation's numbers (FreeBSD, OpenBSD too) */
    KTRECI_DECODE_SIGNAL_SP = 7, /* the same with a blank after the comma before it */
    KTRECI_DECODE_PROT = 8,
    KTRECI_DECODE_MAPFLAGS = 9,

    /* FreeBSD and OpenBSD */
    KTRECI_DECODE_MASK, /* by ktreci_arg.set and its style */
    KTRECI_DECODE_MODE, /* a file mode in octal; FreeBSD: FILEMODE, OpenBSD: MODE */

    /* FreeBSD */
    KTRECI_DECODE_MASK0,        /* MASK, and 0 is a bare 0 */
    KTRECI_DECODE_ENUMV,        /* ENUM, and an unknown value is a bare number */
    KTRECI_DECODE_NUM64,        /* one slot of an LP64 process, two of an ILP32 one */
    KTRECI_DECODE_DEC,          /* always signed decimal */
    KTRECI_DECODE_DEC32,        /* the same of an int */
    KTRECI_DECODE_DEC64,        /* NUM64 as signed decimal */
    KTRECI_DECODE_OPEN_MODE,    /* MODE if the flags before have O_CREAT, else nothing */
    KTRECI_DECODE_LX_OPEN_MODE, /* the same by Linux's O_CREAT, 0x40 */
    KTRECI_DECODE_FCNTL_ARG,    /* by the command before */
    KTRECI_DECODE_SOCKOPT_NAME, /* by the level before */
    KTRECI_DECODE_INET_PROTO,   /* SOCKIPPROTO if the first argument is PF_INET or PF_INET6 */
    KTRECI_DECODE_QUOTACTL,
    KTRECI_DECODE_UMTX_OP,    /* main: flags and operation */
    KTRECI_DECODE_UMTX_FLAGS, /* by the operation before */
    KTRECI_DECODE_SHM_PATH,
    KTRECI_DECODE_LX_SIGNAL, /* Linux's numbers */
    KTRECI_DECODE_LX_CLOCKID,

    /* OpenBSD */
    KTRECI_DECODE_HEX,     /* hex, also where numbers are asked in decimal */
    KTRECI_DECODE_INT,     /* signed decimal of 32 bits */
    KTRECI_DECODE_UINT,    /* unsigned decimal of 32 bits */
    KTRECI_DECODE_HEXINT,  /* hex of 32 bits */
    KTRECI_DECODE_ULONG,   /* unsigned decimal of the slot */
    KTRECI_DECODE_DECLONG, /* signed decimal of the slot */
    KTRECI_DECODE_HEX64,   /* one slot on LP64; two on ILP32, in memory order, after a pad */
    KTRECI_DECODE_END64, /* the last: ILP32 with 8-aligned 64-bit integers has one more pad slot */
    KTRECI_DECODE_PAD,   /* a slot that only pads (lists up to 7.2): prints nothing, no comma */
    KTRECI_DECODE_MASKRAW, /* by ktreci_arg.set: names without number or brackets */
    KTRECI_DECODE_ATFD,
    KTRECI_DECODE_POLLTIMEOUT,
    KTRECI_DECODE_WAIT4PID,
    KTRECI_DECODE_SIGSET,
    KTRECI_DECODE_UID,
    KTRECI_DECODE_GID,
    KTRECI_DECODE_CLOCK,
    KTRECI_DECODE_PTRACE,
    KTRECI_DECODE_SOCKTYPE,
    KTRECI_DECODE_SOCKFLAGS,
    KTRECI_DECODE_KTRACEOP,
    KTRECI_DECODE_OPENFLAGS,
    KTRECI_DECODE_OPENFLAGS_NOACC,    /* without an access mode where it is 0 */
    KTRECI_DECODE_OPEN_FLAGS_MODE,    /* two slots: open_flags+mode */
    KTRECI_DECODE_FCNTL_CMD_ARG,      /* two slots */
    KTRECI_DECODE_SOCKOPT_LEVEL_NAME, /* two slots */
    KTRECI_DECODE_IDTYPE_ID,          /* two slots */

    KTRECI_DECODE_COUNT
};

enum { KTRECI_RULE_ARGS_MAX = 8 };

typedef struct ktreci_arg {
    uint8_t decoder; /* KTRECI_DECODE_* */
    uint8_t set;     /* KTRECI_SET_*; KTRECI_SET_NONE where the decoder knows its sets itself */
} ktreci_arg;

enum {
    /* NetBSD: after this call the emulation of the process is no longer known (exit). */
    KTRECI_RULE_FORGET = 1,
    /* OpenBSD: sysctl, which but for -n prints the names of its levels (names/sysctl.h). */
    KTRECI_RULE_SYSCTL = 2
};

typedef struct ktreci_rule {
    uint8_t min;   /* with fewer slots every slot is KTRECI_DECODE_NUM, and the flags do not hold */
    uint8_t count; /* of args; the rest is KTRECI_DECODE_NUM */
    uint8_t flags; /* KTRECI_RULE_* */
    uint8_t reserved;
    ktreci_arg args[KTRECI_RULE_ARGS_MAX];
} ktreci_rule;

/*
 * The rule of a system call, settled when the library was built: NetBSD's kdump goes by the name
 * that the list gives the number, so emulations ("netbsd32_mmap", linux's "futex") and old versions
 * ("compat_13_sigaction13") are covered; FreeBSD's goes by the number (Linux's by its name), and so
 * does OpenBSD's, whose rules are carried to the lists of other releases by name.  NULL: no rule,
 * every argument is KTRECI_DECODE_NUM.  calls may be NULL.
 */
const ktreci_rule *ktreci_rule_get(const ktrec_calls_table *calls, int64_t number);

/* Texts of one system's kdump that differ by release. */
enum {
    KTRECI_DIALECT_MAIN = 0, /* the newest; FreeBSD 13 and later */
    KTRECI_DIALECT_OLDER = 1 /* FreeBSD up to 12 */
};

/* KTRECI_DIALECT_*; calls may be NULL, which is the newest. */
int ktreci_dialect(const ktrec_calls_table *calls);

/*
 * The call's name as kdump prints it, which for a few calls is not what their list says: kdump was
 * compiled without them ("#29 (unimplemented shmget)").  NULL where ktrec_calls_name gives NULL.
 */
const char *ktreci_printed_name_get(const ktrec_calls_table *calls, int register_size,
                                    int64_t number);

#endif
