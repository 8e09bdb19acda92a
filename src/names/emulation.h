/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * emulation.h - what is known of an emulation beside its list of system calls.
 */
#ifndef KTRECI_EMULATION_H
#define KTRECI_EMULATION_H

/* Bits of ktreci_emulation_flags. */
enum {
    KTRECI_EMULATION_KNOWN = 1, /* there is a list for it */
    KTRECI_EMULATION_32BIT =
        2,                     /* kdump prints the low 32 bits of a slot (netbsd32, linux32, ...) */
    KTRECI_EMULATION_LINUX = 4 /* linux or linux32, of whatever machine */
};

/* KTRECI_EMULATION_* bits; 0 for a name without a list.  name NULL: native, as system. */
unsigned ktreci_emulation_flags(int system, const char *name);

#endif
