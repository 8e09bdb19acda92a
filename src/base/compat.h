/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * compat.h - what a BSD's libc has and other hosts get from libbsd, and nothing else.
 *
 * KTRECI_LIBBSD is set by the build where libbsd is used; a BSD has all of it in libc.
 */
#ifndef KTRECI_COMPAT_H
#define KTRECI_COMPAT_H

#include <stdlib.h>
#include <string.h>

/* For functions that are worth having only where they vanish. */
#if defined(__GNUC__) || defined(__clang__)
#define KTRECI_INLINE inline __attribute__((always_inline))
#else
#define KTRECI_INLINE inline
#endif

#ifdef KTRECI_LIBBSD
#include <bsd/stdlib.h>
#include <bsd/string.h>
#endif

#endif
