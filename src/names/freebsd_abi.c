/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_abi.c - see freebsd_abi.h.
 */
#include "names/freebsd_abi.h"

#include <string.h>

#include "names/emulation.h"
#include "names/rules.h"
#include "names/tables.h"

/* The emulation of an ABI; NULL: none that has a list. */
static const char *
emulation_of(uint32_t sv_flags, const ktrec_format *format)
{
    int narrow = (sv_flags & KTRECI_SV_ILP32) != 0 && format->register_size == 8;

    switch (sv_flags & KTRECI_SV_ABI_MASK) {
    case KTRECI_SV_ABI_FREEBSD:
        return narrow ? "freebsd32" : "freebsd";
    case KTRECI_SV_ABI_LINUX:
        /* Of the 32-bit machines with Linux binaries, arm aligns 64-bit integers and i386 not. */
        if (format->register_size == 4)
            return format->align64 == 8 ? "linux-arm" : "linux-i386";
        return narrow ? "linux32" : "linux";
    default:
        return sv_flags == 0 ? "freebsd" : NULL;
    }
}

uint32_t
ktreci_freebsd_sv_flags(const char *emulation, int register_size)
{
    static const struct {
        const char *name;
        uint32_t flags;
    } rows[] = {
        {"freebsd", KTRECI_SV_ABI_FREEBSD},
        {"freebsd32", KTRECI_SV_ABI_FREEBSD | KTRECI_SV_ILP32},
        {"linux", KTRECI_SV_ABI_LINUX},
        {"linux32", KTRECI_SV_ABI_LINUX | KTRECI_SV_ILP32},
        {"linux-i386", KTRECI_SV_ABI_LINUX | KTRECI_SV_ILP32},
        {"linux-arm", KTRECI_SV_ABI_LINUX | KTRECI_SV_ILP32},
    };
    const uint32_t wide = register_size == 8 ? KTRECI_SV_LP64 : KTRECI_SV_ILP32;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (strcmp(rows[i].name, emulation) == 0)
            return (rows[i].flags & KTRECI_SV_ILP32) != 0 ? rows[i].flags : rows[i].flags | wide;
    }
    return 0;
}

ktreci_freebsd_abi
ktreci_freebsd_abi_get(const char *release, uint32_t sv_flags, const ktrec_format *format)
{
    ktreci_freebsd_abi abi = {.emulation = emulation_of(sv_flags, format)};
    unsigned kind = sv_flags & KTRECI_SV_ABI_MASK;

    abi.linux_errors = kind == KTRECI_SV_ABI_LINUX;
    abi.unknown_errors =
        sv_flags != 0 && kind != KTRECI_SV_ABI_LINUX && kind != KTRECI_SV_ABI_FREEBSD;
    abi.wide_pairs = (sv_flags & KTRECI_SV_ILP32) != 0;
    if (abi.emulation == NULL)
        return abi;
    abi.calls =
        ktrec_calls_find(KTREC_SYSTEM_FREEBSD, release, abi.emulation, format->register_size);
    abi.flags = ktreci_emulation_flags(KTREC_SYSTEM_FREEBSD, abi.emulation);
    abi.decoded = sv_flags != 0 || ktreci_dialect(abi.calls) == KTRECI_DIALECT_OLDER;
    return abi;
}

int32_t
ktreci_freebsd_linux_errno(int32_t error)
{
    if (error < 0 || error >= (int32_t)ktreci_freebsd_linux_errors_count)
        return INT32_MAX;
    return ktreci_freebsd_linux_errors[error];
}
