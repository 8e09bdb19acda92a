/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * netbsd.h - the parts of the NetBSD kdump style.  Each function writes the text of one record
 * behind its tag, with the newline; the state's column is that of its first character.
 */
#ifndef KTRECI_PRINT_NETBSD_H
#define KTRECI_PRINT_NETBSD_H

#include "print/style.h"

void ktreci_netbsd_call(const ktreci_print_context *context);
void ktreci_netbsd_return(const ktreci_print_context *context);
void ktreci_netbsd_signal(const ktreci_print_context *context);
void ktreci_netbsd_user(const ktreci_print_context *context);

/* The start of PSIG, up to the code: all that kdump prints of a length that it does not know. */
void ktreci_netbsd_signal_start(const ktreci_print_context *context);

/* A signal's name without its prefix: "INT"; " 0" and "*unknown 99*" for what has none. */
void ktreci_netbsd_signal_name(const ktreci_print_context *context, int64_t number);

#endif
