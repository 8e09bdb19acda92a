/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * payload.h - what a record says, in host terms: one structure per kind in a tagged union.
 *
 * Byte strings and arrays are views into the record they were decoded from, and live as long as its
 * bytes do.  A caller that builds a payload for encoding zeroes it first.
 */
#ifndef KTREC_PAYLOAD_H
#define KTREC_PAYLOAD_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>

KTREC_BEGIN_DECLS

/* Record kinds, the same for all systems; each system numbers its record types in its own way. */
enum {
    KTREC_KIND_UNKNOWN = 0,   /* a type that the system never defined: bytes only */
    KTREC_KIND_SYSCALL = 1,   /* a system call begins */
    KTREC_KIND_SYSRET = 2,    /* a system call returns */
    KTREC_KIND_NAMEI = 3,     /* a path is looked up */
    KTREC_KIND_GENIO = 4,     /* data moved by a system call */
    KTREC_KIND_PSIG = 5,      /* a signal is delivered */
    KTREC_KIND_CSW = 6,       /* context switch */
    KTREC_KIND_EMUL = 7,      /* the process's emulation */
    KTREC_KIND_USER = 8,      /* utrace(2), and the kernel's own labelled data */
    KTREC_KIND_MMSG = 9,      /* Mach message (NetBSD 2.0-5.x) */
    KTREC_KIND_MOOL = 10,     /* Mach out-of-line data (NetBSD 2.0-5.x) */
    KTREC_KIND_EXEC_ARG = 11, /* one argument of an execve (NetBSD >= 2.0) */
    KTREC_KIND_EXEC_ENV = 12, /* one environment string of an execve (NetBSD >= 2.0) */
    KTREC_KIND_SAUPCALL = 13, /* scheduler activation upcall (NetBSD 4.0-5.x) */
    KTREC_KIND_MIB = 14,      /* sysctl name (NetBSD >= 4.0) */
    KTREC_KIND_EXEC_FD = 15,  /* a descriptor handed on by execve or spawn (NetBSD >= 6.0) */
    /* a structure a system call took or gave (FreeBSD >= 7.1, OpenBSD >= 5.0) */
    KTREC_KIND_STRUCT = 16,
    KTREC_KIND_STRUCT_ARRAY = 17, /* an array of structures (FreeBSD >= 12.0) */
    KTREC_KIND_SYSCTL = 18,       /* the name of a sysctl (FreeBSD >= 8.0) */
    KTREC_KIND_PROCCTOR = 19,     /* a process comes under tracing: its ABI (FreeBSD >= 8.3) */
    KTREC_KIND_PROCDTOR = 20,     /* a process ends (FreeBSD >= 8.3) */
    KTREC_KIND_CAPFAIL = 21,      /* a capability check failed (FreeBSD >= 10.0) */
    KTREC_KIND_FAULT = 22,        /* a page fault begins (FreeBSD >= 9.1) */
    KTREC_KIND_FAULTEND = 23,     /* a page fault ends (FreeBSD >= 9.1) */
    /* arguments of an execve, in one record (FreeBSD 15, OpenBSD >= 5.9) */
    KTREC_KIND_ARGS = 24,
    /* environment of an execve, in one record (FreeBSD 15, OpenBSD >= 5.9) */
    KTREC_KIND_ENVS = 25,
    KTREC_KIND_EXTERR = 26,     /* extended error (FreeBSD 16) */
    KTREC_KIND_PLEDGE = 27,     /* a broken pledge (OpenBSD >= 5.9) */
    KTREC_KIND_PINSYSCALL = 28, /* a system call from the wrong place (OpenBSD >= 7.5) */
    KTREC_KIND_START = 29,      /* tracing was switched on (OpenBSD >= 5.2) */
    KTREC_KIND_COUNT = 30
};

/* The name of a kind as `ktrec json` prints it ("exec_arg"), or NULL.  Any thread.  Since 0.1. */
KTREC_API const char *ktrec_kind_name(int kind);

/* size bytes at data; data may be NULL if size is 0. */
typedef struct ktrec_bytes {
    const void *data;
    size_t size;
} ktrec_bytes;

/*
 * count integers of width bytes (1, 2, 4 or 8) in the given byte order, unaligned: an array as it
 * stands in a record.  A caller that builds one names its own array and the host's order.
 */
typedef struct ktrec_words {
    const void *data;
    uint32_t count;
    uint8_t width;
    uint8_t order; /* KTREC_ORDER_* */
    uint16_t reserved;
} ktrec_words;

/* Word number index, zero-extended; 0 where index >= count.  Any thread.  Since 0.1. */
KTREC_API uint64_t ktrec_words_get(const ktrec_words *words, uint32_t index);

/* The host's byte order: KTREC_ORDER_*.  Any thread.  Since 0.1. */
KTREC_API int ktrec_host_order(void);

/*
 * ktrec_payload.flags.  Decoding tells by them which of its forms a payload had.  Who builds one
 * may leave out those of the form: it gets the one that kernels wrote under the format's headers.
 */
enum {
    /*
     * NAMEI, SYSCTL: a NUL ends the path in the record (NetBSD >= 5.0); not in text.  STRUCT,
     * STRUCT_ARRAY: behind the name; always, where data follow.  ARGS, ENVS to be encoded: a NUL is
     * added behind text; never decoded
     */
    KTREC_PAYLOAD_NUL = 0x0001,
    KTREC_PAYLOAD_ARGSIZE = 0x0002, /* SYSCALL: argsize differs from the arguments that are there */
    /* SYSCALL: 16-bit code and count, 4-byte arguments (NetBSD <= 0.9) */
    KTREC_PAYLOAD_NET2 = 0x0004,
    KTREC_PAYLOAD_MASK1 = 0x0008, /* PSIG: one word of mask, before code (NetBSD <= 1.3, others) */
    KTREC_PAYLOAD_SIGINFO = 0x0010, /* PSIG: siginfo follows (NetBSD >= 2.0) */
    /* PSIG: 32-bit layout in a 64-bit kernel's trace (NetBSD 8.x, netbsd32) */
    KTREC_PAYLOAD_ILP32 = 0x0020,
    KTREC_PAYLOAD_VALUE1 = 0x0040, /* SYSRET: one return value (all but NetBSD >= 2.0) */
    KTREC_PAYLOAD_WMESG = 0x0100,  /* CSW: with the wait message (FreeBSD >= 9.1) */
    /* USER: no label, data only (FreeBSD, DragonFly, Mac OS X) */
    KTREC_PAYLOAD_UNLABELLED = 0x0200,
    KTREC_PAYLOAD_INT = 0x0400, /* SYSRET: the code is an int (OpenBSD >= 5.8) */
    /* SYSRET: no value, since there is an error (OpenBSD >= 5.8) */
    KTREC_PAYLOAD_VALUE0 = 0x0800,
    /* SYSRET: a 64-bit value on a 32-bit machine (OpenBSD >= 5.8: lseek) */
    KTREC_PAYLOAD_WIDE = 0x1000,
    /* SYSRET: the value cut to 32 bits on a 64-bit machine (OpenBSD <= 4.9) */
    KTREC_PAYLOAD_VALUE32 = 0x2000,
    KTREC_PAYLOAD_INDIRECT = 0x4000, /* SYSCALL: called through syscall(2) (OpenBSD 7.3-7.4) */
    /* SYSCALL: 8-byte arguments on a 32-bit machine (Mac OS X 10.4) */
    KTREC_PAYLOAD_SLOT64 = 0x8000,
    /* CAPFAIL: rights of one word (FreeBSD-CURRENT of 2011-13) */
    KTREC_PAYLOAD_CAP1 = 0x10000,
    /* CAPFAIL: with the call and what it wanted (FreeBSD >= 15) */
    KTREC_PAYLOAD_CAP3 = 0x20000,
    /* to be encoded: values that do not fit keep their low bits; never decoded */
    KTREC_PAYLOAD_CUT = 0x0080
};

typedef struct ktrec_syscall {
    int32_t number;   /* system call number of the process's emulation; Mach traps are negative */
    uint32_t argsize; /* bytes of arguments the record claims; only with KTREC_PAYLOAD_ARGSIZE */
    ktrec_words args; /* argument slots of a register each; a 64-bit argument may take two */
    ktrec_bytes rest; /* bytes behind the arguments; normally none */
} ktrec_syscall;

typedef struct ktrec_sysret {
    int32_t number; /* cut to 16 bits, signed, by the kernel */
    /*
     * 0, an errno, or a negative pseudo-error: NetBSD -2 EJUSTRETURN, -3 ERESTART (-1 before 4.0)
     */
    int32_t error;
    int16_t eosys; /* always 0 in NetBSD */
    uint16_t reserved[3];
    int64_t value[2]; /* sign-extended registers; value[1] is 0 with KTREC_PAYLOAD_VALUE1 */
} ktrec_sysret;

/*
 * NAMEI, EMUL, EXEC_ARG, EXEC_ENV, SYSCTL: bytes without their NUL; may hold any byte.  ARGS, ENVS:
 * strings back to back, each with its NUL (the last one may lack it); walk them with
 * ktrec_strings_next.
 */
typedef struct ktrec_text {
    ktrec_bytes text;
} ktrec_text;

typedef struct ktrec_genio {
    int32_t fd; /* -1 for sysctl data */
    int32_t op; /* 0 read, 1 write */
    ktrec_bytes data;
} ktrec_genio;

/* ktrec_siginfo.reason: which of its members are meaningful, told by signal and code. */
enum {
    KTREC_REASON_NONE = 0,   /* signo, code, error only */
    KTREC_REASON_SENDER = 1, /* pid, uid (SI_USER, SI_LWP) */
    KTREC_REASON_VALUE = 2,  /* pid, uid, value (SI_QUEUE, SI_TIMER, SI_ASYNCIO, SI_MESGQ) */
    /* pid, uid (0 where OpenBSD <= 5.4 records none), status, utime, stime (SIGCHLD) */
    KTREC_REASON_CHILD = 3,
    /* addr, trap, trap2, trap3 (both 0 on OpenBSD) (SIGILL, SIGTRAP, SIGFPE, SIGSEGV, SIGBUS) */
    KTREC_REASON_FAULT = 4,
    KTREC_REASON_POLL = 5, /* band, fd (SIGIO) */
    /* syscall, value2[], syserror, args[] (SIGTRAP with TRAP_SCE/TRAP_SCX, NetBSD >= 9) */
    KTREC_REASON_SYSCALL = 6,
    KTREC_REASON_PTRACE = 7 /* event, other (SIGTRAP with TRAP_CHLD/TRAP_LWP, NetBSD >= 8) */
};

/* The signal's siginfo.  Members that reason does not name are 0. */
typedef struct ktrec_siginfo {
    int32_t signo;
    int32_t code;
    int32_t error;
    int32_t reason; /* KTREC_REASON_* */
    int32_t pid;
    uint32_t uid;
    uint64_t value; /* union of int and pointer, zero-extended */
    int32_t status;
    int32_t fd;
    int64_t utime; /* clock ticks */
    int64_t stime; /* clock ticks */
    uint64_t addr;
    int32_t trap;
    int32_t trap2;
    int32_t trap3;
    int32_t syscall;
    int64_t band;
    int32_t value2[2]; /* return values of the traced call */
    int32_t syserror;
    int32_t event; /* ptrace event */
    int32_t other; /* process or LWP the event is about */
    /* 12 or 16: offset of the reason within siginfo, which a 64-bit member moved in NetBSD 9 */
    uint32_t layout;
    uint64_t args[8];
} ktrec_siginfo;

typedef struct ktrec_psig {
    int32_t signal;        /* squeezed through a char by the kernel */
    int32_t code;          /* trap code; most often 0 */
    uint64_t action;       /* handler address; 0 default, 1 ignore */
    uint32_t mask[4];      /* signal n is bit (n-1)%32 of word (n-1)/32 */
    ktrec_siginfo siginfo; /* only with KTREC_PAYLOAD_SIGINFO */
} ktrec_psig;

typedef struct ktrec_csw {
    int32_t out;       /* 1 off the CPU ("stop"), 0 on again ("resume") */
    int32_t user;      /* 1 involuntary, from user mode; 0 kernel */
    ktrec_bytes wmesg; /* 8 bytes: what it waits for, up to a NUL; only with KTREC_PAYLOAD_WMESG */
} ktrec_csw;

typedef struct ktrec_user {
    /* 20 bytes of label, NUL and what was behind it; empty if the record has none */
    ktrec_bytes id;
    ktrec_bytes data;
} ktrec_user;

typedef struct ktrec_mmsg {
    int32_t bits, size, remote, local, reserved, id;
    ktrec_bytes body;
} ktrec_mmsg;

typedef struct ktrec_mool {
    uint64_t addr;
    uint64_t size; /* as claimed by the record */
    ktrec_bytes data;
} ktrec_mool;

/* One sa_t of an upcall. */
typedef struct ktrec_sa {
    uint64_t context;
    int32_t id;
    int32_t cpu;
} ktrec_sa;

typedef struct ktrec_saupcall {
    int32_t type; /* 0 newproc, 1 preempted, 2 blocked, 3 unblocked, 4 signal, 5 sigev, 6 user */
    int32_t nevent;
    int32_t nint;
    uint32_t count; /* entries in sas; the kernel leaves out those it cannot read */
    uint64_t stack; /* address of the sa_t pointers */
    uint64_t arg;
    uint64_t argsize;
    const void *sas;     /* count entries; read them with ktrec_saupcall_get */
    ktrec_format layout; /* of the entries; all zero: an array of ktrec_sa, in host terms */
} ktrec_saupcall;

typedef struct ktrec_mib {
    ktrec_words name; /* 32-bit numbers */
} ktrec_mib;

typedef struct ktrec_exec_fd {
    int32_t fd;
    /*
     * 1 file, 2 socket, 3 pipe, 4 kqueue, 5 misc, 6 crypto, 7 mqueue, 8 semaphore, 9 eventfd, 10
     * timerfd, 11 memfd
     */
    uint32_t dtype;
} ktrec_exec_fd;

/* STRUCT, STRUCT_ARRAY: a structure of the kernel or of the process, as it lay in memory. */
typedef struct ktrec_struct {
    ktrec_bytes name; /* "stat", "sockaddr", ...: without its NUL */
    ktrec_bytes data; /* empty if the pointer was NULL */
    uint64_t size;    /* STRUCT_ARRAY: bytes of an element, as claimed by the record; else 0 */
} ktrec_struct;

typedef struct ktrec_procctor {
    uint32_t flags; /* sv_flags: low 8 bits the ABI (9 FreeBSD, 3 Linux), 0x100 ILP32, 0x200 LP64 */
} ktrec_procctor;

typedef struct ktrec_capfail {
    /* 0 not capable, 1 increase, 2 system call; 3 is a path look-up, with CAP3 a signal */
    int32_t type;
    int16_t number; /* system call; only with KTREC_PAYLOAD_CAP3 */
    int16_t reserved;
    uint32_t flags; /* sv_flags; only with KTREC_PAYLOAD_CAP3 */
    uint32_t reserved2;
    uint64_t needed[2]; /* not with CAP3; one word with KTREC_PAYLOAD_CAP1 */
    uint64_t held[2];
    ktrec_bytes data; /* with CAP3: a union of 1024 bytes, of which type says what they are */
} ktrec_capfail;

typedef struct ktrec_fault {
    uint64_t addr;
    int32_t type; /* access wanted: 1 read, 2 write, 4 execute */
} ktrec_fault;

typedef struct ktrec_faultend {
    int32_t result; /* KERN_*: 0 success */
} ktrec_faultend;

typedef struct ktrec_exterr {
    uint32_t version, error, category, line, flags, reserved;
    uint64_t p1, p2;
    uint64_t reserved2[4];
    /* 128 bytes, a format for p1 and p2 up to its NUL; data of the trace: never to be trusted */
    ktrec_bytes message;
} ktrec_exterr;

typedef struct ktrec_pledge {
    int32_t error;
    int32_t number;   /* system call */
    uint64_t promise; /* bits that were needed */
} ktrec_pledge;

typedef struct ktrec_pinsyscall {
    int32_t error;
    int32_t number; /* system call */
    uint64_t addr;
} ktrec_pinsyscall;

typedef struct ktrec_payload {
    uint16_t kind; /* KTREC_KIND_*: which member of u */
    uint16_t reserved;
    uint32_t flags; /* KTREC_PAYLOAD_* */
    union {
        ktrec_syscall syscall;
        ktrec_sysret sysret;
        ktrec_text text; /* NAMEI, EMUL, EXEC_ARG, EXEC_ENV, SYSCTL, ARGS, ENVS */
        ktrec_genio genio;
        ktrec_psig psig;
        ktrec_csw csw;
        ktrec_user user;
        ktrec_mmsg mmsg;
        ktrec_mool mool;
        ktrec_saupcall saupcall;
        ktrec_mib mib;
        ktrec_exec_fd exec_fd;
        ktrec_struct structure; /* STRUCT, STRUCT_ARRAY */
        ktrec_procctor procctor;
        ktrec_capfail capfail;
        ktrec_fault fault;
        ktrec_faultend faultend;
        ktrec_exterr exterr;
        ktrec_pledge pledge;
        ktrec_pinsyscall pinsyscall;
        ktrec_bytes data; /* UNKNOWN, PROCDTOR, START */
    } u;
} ktrec_payload;

/*
 * Entry number index of an upcall.  Returns KTREC_OK, KTREC_E_ARGUMENT (null pointer), or KTREC_END
 * (index >= count).  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_saupcall_get(const ktrec_saupcall *saupcall, uint32_t index, ktrec_sa *sa);

/*
 * The next of the strings in *rest: sets *string to it, without its NUL, and *rest to what follows.
 * Returns KTREC_OK, KTREC_END (nothing is left) or KTREC_E_ARGUMENT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_strings_next(ktrec_bytes *rest, ktrec_bytes *string);

KTREC_END_DECLS

#endif
