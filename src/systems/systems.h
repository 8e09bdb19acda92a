/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * systems.h - what a system's description consists of.  A new system is one file of such data, and
 * one line in systems.c; nothing else in the library asks which system it is.
 */
#ifndef KTRECI_SYSTEMS_H
#define KTRECI_SYSTEMS_H

#include <ktrec/payload.h>

#include "layout/schema.h"

/* The canonical members of a header that a field can stand for. */
enum {
    KTRECI_ROLE_LENGTH = 0,
    KTRECI_ROLE_TYPE,
    /* directly behind TYPE: the high half of KTRECI_HALVES; or flags in that place */
    KTRECI_ROLE_VERSION,
    KTRECI_ROLE_PID,
    KTRECI_ROLE_COMM,
    KTRECI_ROLE_SEC,
    KTRECI_ROLE_FRACTION,
    KTRECI_ROLE_LWP,
    KTRECI_ROLE_CPU,
    KTRECI_ROLE_BUFFER,
    KTRECI_ROLE_COUNT
};

/* What stands in a header's pointer field, which helps to tell versions apart. */
enum {
    KTRECI_BUFFER_NONE = 0, /* there is no such field */
    KTRECI_BUFFER_ZERO,     /* cleared by the kernel */
    KTRECI_BUFFER_ADDRESS,  /* a kernel address, never 0 */
    KTRECI_BUFFER_HIGH      /* a kernel address that no thread id reaches */
};

/* A place in the order of a system's releases. */
#define KTRECI_RELEASE_KEY(major, minor) ((major)*1000u + (minor))

/* The releases that wrote a header or a type; what speaks against another's list of calls. */
typedef struct ktreci_releases {
    uint16_t since;  /* KTRECI_RELEASE_KEY of the first; 0: no bound */
    uint16_t before; /* the same of the first that wrote it no more; 0: no bound */
} ktreci_releases;

typedef struct ktreci_version {
    const char *name;     /* as in a format's name: "v2"; NULL ends a system's versions */
    uint8_t version;      /* ktrec_format.version */
    uint8_t family;       /* versions of one family may alternate in one file */
    uint8_t time_size;    /* sizeof(time_t) in this header; 0: the machine's */
    uint8_t buffer;       /* KTRECI_BUFFER_* */
    uint8_t pid_positive; /* 1: no record is of process 0 */
    uint32_t pid_most;    /* process ids that kernels gave are not above; 0: KTRECI_PID_MOST */
    uint16_t comm_max;    /* bytes of the command name that the kernel fills, without a NUL */
    uint8_t cleared;      /* 1: the byte behind them, too, is NUL; 0: garbage, if they are full */
    uint16_t unit;        /* nanoseconds per unit of the fraction of a second: 1000 or 1 */
    /* a header is of this version if (TYPE | VERSION << 16) & tell_mask == tell_value; */
    uint32_t tell_mask;
    uint32_t tell_value; /* mask 0: it does not say, the format decides */
    uint16_t type_flags; /* bits of TYPE that are no part of the number */
    uint16_t dropped;    /* of these, the mark of lost records */
    /* bit of VERSION that marks a process with threads; its high byte is the CPU then */
    uint16_t threaded;
    uint8_t little; /* KTRECI_ABI_* of the little-endian machines that wrote such headers */
    uint8_t big;    /* the same of the big-endian ones */
    /* kernels wrote it whose clocks had the faults of NetBSD's 4.0 and later, see ktrec(5) */
    uint8_t clock_faults;
    /* days from 1970 to the first kernel that wrote it, released or not; 0: not known */
    uint16_t first_day;
    ktreci_releases releases;
    const ktreci_field *fields; /* to: KTRECI_ROLE_* */
} ktreci_version;

/* One form of a payload.  The first of a type's shapes that fits a length is the one. */
typedef struct ktreci_shape {
    const ktreci_field *fields; /* NULL ends a type's shapes; to: offset in the kind's structure */
    uint32_t flags;             /* KTREC_PAYLOAD_* that the form stands for */
    uint8_t ilp32;              /* laid out for 32 bits also in a 64-bit kernel's trace */
    /* the first 32-bit word is a number of 16 bits: told from a form of two shorts */
    uint8_t half;
    uint16_t headers; /* as ktreci_type.headers */
    /* only of these system calls, by their first 32-bit word; ends with 0; NULL: any */
    const int16_t *calls;
    /* as ktreci_type.headers: where kernels wrote it; elsewhere it is read, and not converted to */
    uint16_t written;
} ktreci_shape;

typedef struct ktreci_type {
    uint32_t type; /* number in the record; above 16 bits: of big-endian bytes, on either order */
    uint16_t kind; /* KTREC_KIND_* */
    const ktreci_shape *shapes; /* NULL ends a system's types */
    /* the headers it came with: bit n for the system's version number n in its list; 0: all */
    uint16_t headers;
    ktreci_releases releases;
} ktreci_type;

/* Facts about one system call that tell ABIs apart. */
enum {
    /* argument `what` is a user address: above 32 bits, pointers have 64 */
    KTRECI_EVIDENCE_POINTER = 1,
    /* with 4-byte registers and 64-bit integers aligned to 4: `what` slots */
    KTRECI_EVIDENCE_SLOTS4 = 2,
    /* with 4-byte registers and 64-bit integers aligned to 8: `what` slots */
    KTRECI_EVIDENCE_SLOTS8 = 3,
    /* with `what` slots the call came with header `version` */
    KTRECI_EVIDENCE_SINCE = 4,
    /* a record of type `number` that holds this name, or anything (NULL), is another system's */
    KTRECI_EVIDENCE_FOREIGN = 5,
    /* with `what` slots the call went after header `version` */
    KTRECI_EVIDENCE_UNTIL = 6,
    /* calls of two shorts and ints are older than nearly all of the system's traces */
    KTRECI_EVIDENCE_RARE = 7,
    KTRECI_EVIDENCE_SLOTS1 = 8 /* with 8-byte registers: `what` slots */
};

typedef struct ktreci_evidence {
    uint16_t number; /* system call, or record type */
    uint8_t kind;    /* KTRECI_EVIDENCE_*; 0 ends the list */
    uint8_t what;
    uint8_t version;
    const char *name;
} ktreci_evidence;

typedef struct ktreci_system {
    uint8_t system; /* KTREC_SYSTEM_* */
    const char *name;
    const ktreci_version *versions; /* the newest first; ends with a NULL name */
    const ktreci_type *types;       /* ends with shapes NULL */
    const ktreci_evidence *evidence;
    /* the pseudo-error of a system call to be restarted: ERESTART */
    int8_t restart;
    int8_t restart_old; /* the same under headers of KTREC_VERSION_OLD */
    /* the name of its own emulation in EMUL records; NULL: it has none */
    const char *native;
    /* the same of its 32-bit processes on a 64-bit machine; NULL: as native */
    const char *native32;
    /* USER labels whose data is a structure of the kernel's ABI; ends with NULL */
    const char *const *abi_labels;
} ktreci_system;

extern const ktreci_system ktreci_netbsd;
extern const ktreci_system ktreci_freebsd;
extern const ktreci_system ktreci_openbsd;
extern const ktreci_system ktreci_dragonfly;
extern const ktreci_system ktreci_csrg;
extern const ktreci_system ktreci_darwin;

/* All systems, ended by NULL. */
extern const ktreci_system *const ktreci_systems[];

/* The description of a system, or NULL. */
const ktreci_system *ktreci_system_find(int system);

/* The version of a system, or NULL. */
const ktreci_version *ktreci_version_find(const ktreci_system *system, int version);

/* The record type of a kind (KTREC_KIND_*), or NULL: the system has none. */
const ktreci_type *ktreci_type_find(const ktreci_system *system, int kind);

/* The pseudo-error of a system call to be restarted, under headers of a version. */
int ktreci_restart_of(const ktreci_system *system, int version);

/* The ABIs (KTRECI_ABI_*) of a byte order that wrote headers of this version. */
unsigned ktreci_version_abis(const ktreci_version *version, int order);

#endif
