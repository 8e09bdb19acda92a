/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_abi.h - what the sv_flags of FreeBSD's PROCCTOR records say of a process.
 */
#ifndef KTRECI_FREEBSD_ABI_H
#define KTRECI_FREEBSD_ABI_H

#include <stdint.h>

#include <ktrec/format.h>
#include <ktrec/names.h>

/* Bits of sv_flags. */
enum {
    KTRECI_SV_ABI_MASK = 0xff,
    KTRECI_SV_ABI_LINUX = 3,
    KTRECI_SV_ABI_FREEBSD = 9,
    KTRECI_SV_ABI_CLOUDABI = 17,
    KTRECI_SV_ILP32 = 0x100,
    KTRECI_SV_LP64 = 0x200
};

typedef struct ktreci_freebsd_abi {
    const char *emulation;          /* as ktrec_calls_find takes it; NULL: an ABI without a list */
    const ktrec_calls_table *calls; /* NULL: no list; the call prints as its number */
    unsigned flags;                 /* KTRECI_EMULATION_*, emulation.h */
    uint8_t linux_errors;           /* errors print by ktreci_freebsd_linux_errno */
    uint8_t unknown_errors;         /* errors print as INT32_MAX, with the text of their own */
    uint8_t wide_pairs;             /* a 64-bit argument takes two slots, low half first */
    uint8_t decoded;                /* kdump prints arguments by the rules of calls */
} ktreci_freebsd_abi;

/*
 * release is as ktrec_calls_find takes it.  sv_flags 0 is a process whose PROCCTOR was not seen: a
 * native one, whose arguments the newest kdump does not decode.  Which Linux list a 64-bit machine
 * needs is not in a trace: it is amd64's.
 */
ktreci_freebsd_abi ktreci_freebsd_abi_get(const char *release, uint32_t sv_flags,
                                          const ktrec_format *format);

/* The sv_flags of a process in an emulation that ktrec_calls_find knows; 0: another one. */
uint32_t ktreci_freebsd_sv_flags(const char *emulation, int register_size);

/*
 * The number kdump prints for a (native) error of a Linux process, negative; 0 for 0, INT32_MAX for
 * what is no error number.
 */
int32_t ktreci_freebsd_linux_errno(int32_t error);

#endif
