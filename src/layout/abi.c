/* SPDX-License-Identifier: BSD-2-Clause */
/* abi.c - the table of ABIs.  A new ABI is one row. */
#include "layout/abi.h"

#include <string.h>

/* In the order in which a tie between them is most likely right. */
const ktreci_abi ktreci_abis[] = {
    /* name     long ptr reg align64 time */
    {"lp64", 8, 8, 8, 8, 8, KTRECI_ABI_LP64}, /* amd64, alpha, aarch64, sparc64, ... */
    {"i386", 4, 4, 4, 4, 4, KTRECI_ABI_I386}, /* i386, vax, sh3, old-ABI arm */
    /* arm eabi, mips o32, powerpc, sparc, hppa */
    {"ilp32", 4, 4, 4, 8, 8, KTRECI_ABI_ILP32},
    {"ilp32t32", 4, 4, 4, 8, 4, KTRECI_ABI_ILP32T32}, /* FreeBSD/powerpc before 64-bit time_t */
    {"n32", 4, 4, 8, 8, 8, KTRECI_ABI_N32},           /* mips n32 */
    /* m68k a.out: nothing is aligned to more than 2 */
    {"m68k", 4, 4, 4, 2, 4, KTRECI_ABI_M68K},
    {NULL, 0, 0, 0, 0, 0, 0},
};

const ktreci_abi *
ktreci_abi_of(const ktrec_format *format, unsigned mask, unsigned time_size)
{
    const ktreci_abi *abi;

    for (abi = ktreci_abis; abi->name != NULL; abi++) {
        ktrec_format f = *format;

        ktreci_abi_set(&f, abi, time_size);
        if ((abi->bit & mask) != 0 && memcmp(&f, format, sizeof(f)) == 0)
            return abi;
    }
    return NULL;
}

void
ktreci_abi_set(ktrec_format *format, const ktreci_abi *abi, unsigned time_size)
{
    format->long_size = abi->long_size;
    format->pointer_size = abi->pointer_size;
    format->register_size = abi->register_size;
    format->align64 = abi->align64;
    format->time_size = (uint8_t)(time_size != 0 ? time_size : abi->time_size);
}
