/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd.h - the parts of the FreeBSD kdump style.  Each ktreci_freebsd_ function of a kind writes
 * the text of one record behind its tag, with the newline.
 *
 * Two texts are known: that of FreeBSD 12 and older, and that of the newest release; which is meant
 * follows from the release whose names are printed.
 */
#ifndef KTRECI_PRINT_FREEBSD_H
#define KTRECI_PRINT_FREEBSD_H

#include "print/style.h"

/* ---- kinds of records ------------------------------------------------------------------------ */

void ktreci_freebsd_call(const ktreci_print_context *context);
void ktreci_freebsd_return(const ktreci_print_context *context);
void ktreci_freebsd_genio(const ktreci_print_context *context);
void ktreci_freebsd_psig(const ktreci_print_context *context);
void ktreci_freebsd_csw(const ktreci_print_context *context);
void ktreci_freebsd_user(const ktreci_print_context *context);
void ktreci_freebsd_struct(const ktreci_print_context *context);
void ktreci_freebsd_array(const ktreci_print_context *context);
void ktreci_freebsd_capfail(const ktreci_print_context *context);

/* ---- parts of them --------------------------------------------------------------------------- */

/* Whether the text is that of FreeBSD 12 and older. */
int ktreci_freebsd_older(const ktreci_print_context *context);

/* A call's name, or [number]. */
void ktreci_freebsd_call_name(const ktreci_print_context *context, const ktrec_calls_table *calls,
                              uint32_t sv_flags, int32_t number);

/* "(…)", or nothing for a call without slots. */
void ktreci_freebsd_args(const ktreci_print_context *context);

/* "SIGINT", "SIGRT5", or NULL; 16 bytes of room at text, which is used for real-time signals. */
const char *ktreci_freebsd_signal_name(int32_t number, char *text);

/* "SIGINT", "SIG 77". */
void ktreci_freebsd_signal(ktreci_sink *out, int32_t number);

/* A signal by Linux's numbers. */
void ktreci_freebsd_linux_signal(const ktreci_print_context *context, int32_t number);

/* A clock of a Linux process: one of the system's, or that of a process or thread. */
void ktreci_freebsd_linux_clock(const ktreci_print_context *context, int32_t number);

/* Lines of hex and characters, as wide as the screen is. */
void ktreci_freebsd_hex(const ktreci_print_context *context, ktrec_bytes data);

/* "{ AF_INET, 10.0.0.5:443 }" of the bytes of a sockaddr, of which there are at least two. */
void ktreci_freebsd_sockaddr(const ktreci_print_context *context, ktrec_bytes data);

/* "{ ident=3, … }" of the structure at which the view stands. */
struct ktrec_struct_view;
void ktreci_freebsd_kevent(const ktreci_print_context *context,
                           const struct ktrec_struct_view *view);

/* The rights of a cap_rights_t of so many words, 1 or 2. */
void ktreci_freebsd_rights(const ktreci_print_context *context, const uint64_t *words,
                           unsigned count);

/* ---- values, by the sets of names/sets.h ----------------------------------------------------- */

/* The name in a set of the text's own release; NULL: none. */
const char *ktreci_freebsd_name(const ktreci_print_context *context, unsigned set, int64_t value);

/* A name; else <invalid=0x7>, or <invalid=7> where numbers are decimal. */
void ktreci_freebsd_enum(const ktreci_print_context *context, unsigned set, int32_t value);

/* A name; else <invalid=7>. */
void ktreci_freebsd_enum_decimal(const ktreci_print_context *context, unsigned set, int32_t value);

/* "0x601<O_WRONLY|…>"; mask0 prints 0 as 0. */
void ktreci_freebsd_mask(const ktreci_print_context *context, unsigned set, uint64_t value);
void ktreci_freebsd_mask0(const ktreci_print_context *context, unsigned set, uint64_t value);

/* Flags of fcntl's F_SETFL: without the number, and what has no name in hex, if bare. */
void ktreci_freebsd_fflags(const ktreci_print_context *context, uint32_t value, int bare);

/* The names of the bits that are set, joined by bars.  *rest keeps those without.  How many. */
unsigned ktreci_freebsd_bits(const ktreci_print_context *context, unsigned set, uint64_t value,
                             uint64_t *rest);

#endif
