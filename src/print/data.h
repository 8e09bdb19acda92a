/* SPDX-License-Identifier: BSD-2-Clause */
/* data.h - data of a record as kdump shows it: quoted and folded text, or lines of hex. */
#ifndef KTRECI_DATA_H
#define KTRECI_DATA_H

#include "print/style.h"

/* The bytes up to the first NUL. */
static inline ktrec_bytes
ktreci_until_nul(ktrec_bytes bytes)
{
    const char *end = bytes.size == 0 ? NULL : memchr(bytes.data, '\0', bytes.size);

    if (end != NULL)
        bytes.size = (size_t)(end - (const char *)bytes.data);
    return bytes;
}

/* Writes them. */
static inline void
ktreci_put_until_nul(ktreci_sink *out, ktrec_bytes bytes)
{
    bytes = ktreci_until_nul(bytes);
    ktreci_sink_put(out, bytes.data, bytes.size);
}

/* The record's text in quotes, up to a NUL, and a newline. */
void ktreci_data_quoted(const ktreci_print_context *context);

/* The columns that text is folded at. */
unsigned ktreci_data_width(const ktrec_print_options *options);

/*
 * "text" and a newline, of the first shown bytes: what is behind them tells how a NUL prints.
 * column is that of the first quote.
 */
void ktreci_data_text(const ktreci_print_context *context, ktrec_bytes data, size_t shown,
                      unsigned column);

/*
 * Lines of 16 bytes, with the bytes in groups that print as one number in the trace's byte order.
 * Lines equal to the one above are left out, but for the last line of the data.
 */
void ktreci_data_hex(const ktreci_print_context *context, ktrec_bytes data);

/* A file's mode as strmode(3) writes it: types[mode >> 12], "rwxr-xr-x", a blank. */
void ktreci_data_mode(ktreci_sink *out, uint64_t mode, const char *types);

/* What malloc was asked, and gave: "0x1000 = malloc(64)", "free(0x1000)", with a newline. */
void ktreci_data_malloc(ktreci_sink *out, uint64_t pointer, uint64_t size, uint64_t result);

#endif
