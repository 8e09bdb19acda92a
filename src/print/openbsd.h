/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * openbsd.h - the parts of the OpenBSD kdump style.  Each function writes the text of one record
 * behind its tag, with the newline; the state's column is that of its first character.
 */
#ifndef KTRECI_PRINT_OPENBSD_H
#define KTRECI_PRINT_OPENBSD_H

#include "print/style.h"

void ktreci_openbsd_call(const ktreci_print_context *context);
void ktreci_openbsd_return(const ktreci_print_context *context);
void ktreci_openbsd_signal(const ktreci_print_context *context);
void ktreci_openbsd_struct(const ktreci_print_context *context);

/*
 * Where the text behind the tag of a record starts: pid, thread, command and times as the options
 * ask.
 */
char *ktreci_openbsd_put_prefix(char *p, const ktreci_print_context *context);

/* The longest of these: two numbers, a name and a time, each with its blank. */
enum { KTRECI_OPENBSD_PREFIX_MAX = 128 };

/* A system call's name, or [number]. */
void ktreci_openbsd_call_name(const ktreci_print_context *context, int32_t number);

/*
 * " code=.." and what the signal tells; siginfo are the bytes it was decoded from.  Of a signal
 * with code 0 only the latter.
 */
void ktreci_openbsd_siginfo(const ktreci_print_context *context, const ktrec_siginfo *info,
                            ktrec_bytes siginfo);

#endif
