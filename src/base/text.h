/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * text.h - numbers and bytes as text, by table: no locale, no format strings, no allocation.
 *
 * The ktreci_put_ functions write at p, add no NUL, and return the place behind what they wrote.
 * The caller has made room: KTRECI_NUMBER_MAX bytes for any number, all of which may be written to.
 */
#ifndef KTRECI_TEXT_H
#define KTRECI_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/sink.h"

/* "-9223372036854775808", "0xffffffffffffffff", and some to spare. */
#define KTRECI_NUMBER_MAX 24

/* Decimal. */
char *ktreci_put_u64(char *p, uint64_t v);
char *ktreci_put_i64(char *p, int64_t v);

/* Decimal in at least width columns, filled with blanks from the left: "%6d". */
char *ktreci_put_i64_right(char *p, int64_t v, unsigned width);

/* Decimal in exactly digits columns, filled with zeros: "%09u" of a value that fits. */
char *ktreci_put_u64_zero(char *p, uint64_t v, unsigned digits);

/* "%0*lld": at least that many characters, up to 16, filled with zeros behind a sign. */
char *ktreci_put_i64_zero(char *p, int64_t v, unsigned width);

/* Hexadecimal as "%x" does it, without 0x. */
char *ktreci_put_hex(char *p, uint64_t v);

/* In exactly digits columns, filled with zeros. */
char *ktreci_put_hex_zero(char *p, uint64_t v, unsigned digits);

/* As "%#x" does it: 0x before all but 0. */
char *ktreci_put_0x(char *p, uint64_t v);

/* As "%#o" does it: 0 before all but 0. */
char *ktreci_put_octal(char *p, uint64_t v);

/* As "%p" does it on a BSD: 0x before all, 0x0 too. */
char *ktreci_put_pointer(char *p, uint64_t v);

/* Two hexadecimal digits per byte; 2 * size bytes of room. */
char *ktreci_put_bytes(char *p, const uint8_t *data, size_t size);

/*
 * In each byte of the result the high bit: that byte of word is equal to c (or follows one that
 * is).
 */
static inline uint64_t
ktreci_equal_bytes(uint64_t word, uint8_t c)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t x = word ^ c * ones;

    return (x - ones) & ~x & 0x80 * ones;
}

/*
 * Whether the eight bytes at p are all printable ASCII, and none is a or b.  May say no where it is
 * so, since borrows reach the next byte.
 */
static inline int
ktreci_plain8(const uint8_t *p, uint8_t a, uint8_t b)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word;

    memcpy(&word, p, sizeof(word));
    return (((word - 0x20 * ones) | word | (word + ones) | ktreci_equal_bytes(word, a) |
             ktreci_equal_bytes(word, b)) &
            0x80 * ones) == 0;
}

/* The bytes of a string, without its NUL. */
static inline char *
ktreci_put_text(char *p, const char *text)
{
    size_t n = strlen(text);

    memcpy(p, text, n);
    return p + n;
}

/* Those who do not know how much room they have: numbers straight into a sink. */
void ktreci_sink_u64(ktreci_sink *sink, uint64_t v);
void ktreci_sink_i64(ktreci_sink *sink, int64_t v);
void ktreci_sink_i64_zero(ktreci_sink *sink, int64_t v, unsigned width);
void ktreci_sink_hex(ktreci_sink *sink, uint64_t v);
void ktreci_sink_octal(ktreci_sink *sink, uint64_t v);
void ktreci_sink_0x(ktreci_sink *sink, uint64_t v);
void ktreci_sink_pointer(ktreci_sink *sink, uint64_t v);
void ktreci_sink_bytes(ktreci_sink *sink, const uint8_t *data, size_t size);

#endif
