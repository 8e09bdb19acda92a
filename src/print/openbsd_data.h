/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_data.h - data of a record as OpenBSD's kdump shows it: text or hex. */
#ifndef KTRECI_OPENBSD_DATA_H
#define KTRECI_OPENBSD_DATA_H

#include "print/style.h"

/*
 * The first shown bytes of data of a process on lines of their own: quoted and folded text, where
 * what is behind them tells how a NUL prints; or hex (-x) or a dump (-X).
 */
void ktreci_openbsd_data(const ktreci_print_context *context, ktrec_bytes data, size_t shown);

/*
 * A quoted string, folded, in which tab, newline and quote are escaped; column is that of the first
 * quote.
 */
void ktreci_openbsd_string(const ktreci_print_context *context, ktrec_bytes string,
                           unsigned column);

/* The same in one line, however long. */
void ktreci_openbsd_word(const ktreci_print_context *context, ktrec_bytes string);

#endif
