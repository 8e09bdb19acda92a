/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * openbsd_values.h - single values as OpenBSD's kdump prints them, wherever they stand: in
 * arguments, results, signals and structures.
 */
#ifndef KTRECI_OPENBSD_VALUES_H
#define KTRECI_OPENBSD_VALUES_H

#include <ktrec/format.h>

#include "names/sets.h"
#include "print/style.h"

/*
 * By a set, KTRECI_SET_*: a name, or names in brackets behind the number, as the set's style says.
 */
void ktreci_openbsd_set(ktreci_sink *out, unsigned id, int32_t v);

/* Names of all the bits, joined; returns how many. */
unsigned ktreci_openbsd_bits(ktreci_sink *out, const ktreci_set *set, uint32_t v);

/* "SIGHUP", "SIG 99". */
void ktreci_openbsd_signal_name(ktreci_sink *out, int32_t number);

/* A set of 32 signals, or what is left out of it: "0x2<SIGINT>", "~0x10000<SIGSTOP>". */
void ktreci_openbsd_signals(ktreci_sink *out, uint32_t mask);

/*
 * A user or group.  kdump looks the name up on the machine that it runs on, which need not be the
 * trace's: here no name is known.
 */
void ktreci_openbsd_id(ktreci_sink *out, uint32_t id);

/* A level of socket options but SOL_SOCKET, likewise. */
void ktreci_openbsd_protocol(ktreci_sink *out, uint32_t protocol);

/* Flags of open(2); bare: without O_RDONLY. */
void ktreci_openbsd_open_flags(ktreci_sink *out, int32_t v, int bare);

/* The text of an error number. */
void ktreci_openbsd_error_text(ktreci_sink *out, int32_t error);

/* "errno N" and, but for -n, its text. */
void ktreci_openbsd_errno(const ktreci_print_context *context, int32_t error);

/* Seconds, with the date where they are one: not relative, and not in the first ten years. */
void ktreci_openbsd_seconds(ktreci_sink *out, int64_t sec, int relative);

/* The same with a fraction of so many digits, 6 or 9. */
void ktreci_openbsd_time(ktreci_sink *out, int64_t sec, int64_t fraction, unsigned digits,
                         int relative);

#endif
