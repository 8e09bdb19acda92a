/* SPDX-License-Identifier: BSD-2-Clause */
/* error.h - filling a ktrec_error. */
#ifndef KTRECI_ERROR_H
#define KTRECI_ERROR_H

#include <ktrec/error.h>

#if defined(__GNUC__) || defined(__clang__)
#define KTRECI_PRINTF(text, rest) __attribute__((format(printf, text, rest)))
#else
#define KTRECI_PRINTF(text, rest)
#endif

/*
 * Fills *error, which may be NULL, with a code and a line of detail; offset and record are 0.
 * Returns code.  Formats with integers and strings only: nothing the locale could change.
 */
int ktreci_error_set(ktrec_error *error, int code, const char *format, ...) KTRECI_PRINTF(3, 4);

#endif
