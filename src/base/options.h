/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * options.h - option structures that grow from release to release.
 */
#ifndef KTRECI_OPTIONS_H
#define KTRECI_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Copies a caller's options, whose first member is their size, into *to of known bytes.  A shorter
 * structure is one of an older release: what it lacks is zero, the default.  A longer one is of a
 * newer release, and is accepted when all that this release does not know is zero.  from may be
 * NULL: all defaults. Returns KTREC_OK or KTREC_E_ARGUMENT.
 */
int ktreci_options_copy(void *to, size_t known, const void *from, uint32_t size);

#endif
