/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * follower.h - which emulation each process of a trace is in, as its EMUL or PROCCTOR records tell.
 *
 * What kdump knows, and nothing more: an unknown name changes nothing, and a process that exited is
 * forgotten.  The list of system call names is looked up once per emulation, not per record.
 */
#ifndef KTRECI_FOLLOWER_H
#define KTRECI_FOLLOWER_H

#include <stddef.h>

#include <ktrec/format.h>
#include <ktrec/names.h>
#include <ktrec/payload.h>

#include "names/freebsd_abi.h"
#include "trace/processes.h"

enum { KTRECI_EMULATION_NAME_MAX = 24, KTRECI_FOLLOWER_MAX = 64 };

typedef struct ktreci_emulated {
    const char *name;               /* NULL: native */
    const ktrec_calls_table *calls; /* NULL: no list */
    unsigned flags;                 /* KTRECI_EMULATION_*, names/emulation.h */
    char text[KTRECI_EMULATION_NAME_MAX];
    uint32_t sv_flags; /* FreeBSD: those that matter; name is NULL then, as errors are native */
    ktreci_freebsd_abi abi;
} ktreci_emulated;

/* What a record of a process is read by.  Neither is NULL. */
typedef struct ktreci_followed {
    const ktreci_emulated *now;   /* the emulation that the process is in */
    const ktreci_emulated *named; /* that in which its call, or the call that returns, was made */
} ktreci_followed;

typedef struct ktreci_follower {
    const char *release;  /* whose names; NULL: the newest */
    const char *fallback; /* of a process that has had no EMUL record; NULL: native */
    int system;           /* of the records so far */
    int register_size;
    int align64;
    const ktrec_calls_table *native; /* the system's own list */
    unsigned count;                  /* of list; number 0 is the fallback */
    ktreci_emulated list[KTRECI_FOLLOWER_MAX];
    ktreci_processes processes;
    ktreci_followed seen; /* by the last record */
} ktreci_follower;

/* release and fallback may be NULL; they must stay. */
void ktreci_follower_init(ktreci_follower *follower, const char *release, const char *fallback);

void ktreci_follower_clear(ktreci_follower *follower);

/* What a FreeBSD process's sv_flags say, for the names that kdump prints. */
ktreci_freebsd_abi ktreci_follower_abi(const char *release, uint32_t sv_flags,
                                       const ktrec_format *format);

/*
 * Records of this format follow.  With another system or register size all processes are
 * forgotten.  Returns whether they were.
 */
int ktreci_follower_format(ktreci_follower *follower, const ktrec_format *format);

/*
 * Call it once per record, with its kind: the return that follows an EMUL record is that of an
 * execve made before.  Valid until the next call.
 */
const ktreci_followed *ktreci_follower_see(ktreci_follower *follower, int32_t pid, unsigned kind);

/* An EMUL record.  Returns KTREC_OK, KTREC_END (no such emulation) or KTREC_E_MEMORY. */
int ktreci_follower_set(ktreci_follower *follower, int32_t pid, const char *name, size_t size);

/* A PROCCTOR record.  Returns KTREC_OK or KTREC_E_MEMORY. */
int ktreci_follower_set_abi(ktreci_follower *follower, int32_t pid, uint32_t sv_flags);

/* The process is gone. */
void ktreci_follower_forget(ktreci_follower *follower, int32_t pid);

#endif
