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

/* For what is rare, so that it is not in the way of what is not. */
#if defined(__GNUC__) || defined(__clang__)
#define KTRECI_RARE __attribute__((noinline, cold))
#define KTRECI_LIKELY(x) __builtin_expect(!!(x), 1)
#else
#define KTRECI_RARE
#define KTRECI_LIKELY(x) (x)
#endif

#ifdef KTRECI_LIBBSD
#include <bsd/stdlib.h>
#include <bsd/string.h>
#endif

#endif
