/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * abi.h - the ABIs that BSD kernels were compiled for, as the facts that lay out a structure.
 */
#ifndef KTRECI_ABI_H
#define KTRECI_ABI_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/format.h>

/* A bit for each row of the table. */
enum {
    KTRECI_ABI_LP64 = 0x01,
    KTRECI_ABI_I386 = 0x02,
    KTRECI_ABI_ILP32 = 0x04,
    KTRECI_ABI_ILP32T32 = 0x08,
    KTRECI_ABI_N32 = 0x10,
    KTRECI_ABI_M68K = 0x20
};

typedef struct ktreci_abi {
    const char *name; /* as in a format's name */
    uint8_t long_size;
    uint8_t pointer_size;
    uint8_t register_size;
    uint8_t align64;
    uint8_t time_size; /* where the system's header leaves it to the machine */
    uint8_t bit;       /* KTRECI_ABI_* */
} ktreci_abi;

/* Ends with a NULL name. */
extern const ktreci_abi ktreci_abis[];

/* The ABI among those of the mask whose facts the format has, or NULL.  time_size as below. */
const ktreci_abi *ktreci_abi_of(const ktrec_format *format, unsigned mask, unsigned time_size);

/*
 * Sets the format's ABI facts.  time_size is that of the header version, or 0 where the machine
 * decides.
 */
void ktreci_abi_set(ktrec_format *format, const ktreci_abi *abi, unsigned time_size);

#endif
