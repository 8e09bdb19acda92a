/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * version.h - the version of the library, and how its functions are exported.
 *
 * KTREC_VERSION_* names the header a program was compiled with, ktrec_version() the library it runs
 * with.  KTREC_ABI_* is the version of the binary interface (the number in the shared library's
 * name); it moves on its own.
 */
#ifndef KTREC_VERSION_H
#define KTREC_VERSION_H

#define KTREC_VERSION_MAJOR 0
#define KTREC_VERSION_MINOR 1
#define KTREC_VERSION_PATCH 0
#define KTREC_VERSION "0.1.0"

#define KTREC_ABI_MAJOR 0
#define KTREC_ABI_MINOR 1
#define KTREC_ABI_PATCH 0

#if defined(__GNUC__) || defined(__clang__)
#define KTREC_API __attribute__((visibility("default")))
#else
#define KTREC_API
#endif

#ifdef __cplusplus
#define KTREC_BEGIN_DECLS extern "C" {
#define KTREC_END_DECLS }
#else
#define KTREC_BEGIN_DECLS
#define KTREC_END_DECLS
#endif

KTREC_BEGIN_DECLS

/* The version of the library in use, such as "0.1.0".  Static storage.  Any thread.  Since 0.1. */
KTREC_API const char *ktrec_version(void);

KTREC_END_DECLS

#endif
