/* SPDX-License-Identifier: BSD-2-Clause */
/* data.h - data of a record as kdump shows it: quoted and folded text, or lines of hex. */
#ifndef KTRECI_DATA_H
#define KTRECI_DATA_H

#include "print/style.h"

/* The columns that text is folded at. */
unsigned ktreci_data_width(const ktrec_print_options *options);

/*
 * "text" and a newline, of the first shown bytes: what is behind them tells how a NUL prints.  column
 * is that of the first quote.
 */
void ktreci_data_text(const ktreci_print_context *context, ktrec_bytes data, size_t shown,
                      unsigned column);

/*
 * Lines of 16 bytes, with the bytes in groups that print as one number in the trace's byte order.  Lines
 * equal to the one above are left out, but for the last line of the data.
 */
void ktreci_data_hex(const ktreci_print_context *context, ktrec_bytes data);

#endif
