/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/text.h"

#include "base/bytes.h"

static const char digit[] = "0123456789abcdef";

/* The number of bits up to the highest that is set; v is not 0. */
static unsigned
bit_length(uint64_t v)
{
#if defined(__GNUC__) || defined(__clang__)
    return 64u - (unsigned)__builtin_clzll(v);
#else
    unsigned n = 0;

    for (; v != 0; v >>= 1)
        n++;
    return n;
#endif
}

#define ONES UINT64_C(0x0101010101010101)

/*
 * The eight decimal digits of v < 10^8, one a byte, the first one lowest: halves of four, of two,
 * of one digit are split side by side.
 */
static uint64_t
eight_digits(uint32_t v)
{
    uint64_t four = v / 10000 | (uint64_t)(v % 10000) << 32;
    uint64_t two = (four * 10486 >> 20) & UINT64_C(0x0000007f0000007f);
    uint64_t one;

    two |= (four - two * 100) << 16;
    one = (two * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    return one | (two - one * 10) << 8;
}

/* How many of them are zeros before the first that is not, or before the last one. */
static unsigned
leading_zeros(uint64_t digits)
{
#if defined(__GNUC__) || defined(__clang__)
    return (unsigned)__builtin_ctzll(digits | UINT64_C(1) << 63) / 8;
#else
    unsigned n = 0;

    for (; n < 7 && (digits >> 8 * n & 0xff) == 0; n++)
        continue;
    return n;
#endif
}

static void
put_digits(char *p, uint64_t digits)
{
    ktreci_store64((uint8_t *)p, digits, KTRECI_HOST_ORDER != KTREC_ORDER_LITTLE);
}

enum { EIGHT = 100000000 };

char *
ktreci_put_u64(char *p, uint64_t v)
{
    uint64_t digits;
    unsigned zeros;

    /* Most numbers of a trace are small: descriptors, LWPs, kinds. */
    if (v < 10) {
        *p = digit[v];
        return p + 1;
    }
    if (v < 100) {
        p[0] = digit[v / 10];
        p[1] = digit[v % 10];
        return p + 2;
    }
    if (v >= EIGHT) {
        p = ktreci_put_u64(p, v / EIGHT);
        put_digits(p, eight_digits((uint32_t)(v % EIGHT)) + '0' * ONES);
        return p + 8;
    }
    digits = eight_digits((uint32_t)v);
    zeros = leading_zeros(digits);
    put_digits(p, (digits + '0' * ONES) >> 8 * zeros);
    return p + (8 - zeros);
}

char *
ktreci_put_i64(char *p, int64_t v)
{
    if (v >= 0)
        return ktreci_put_u64(p, (uint64_t)v);
    *p++ = '-';
    return ktreci_put_u64(p, 0 - (uint64_t)v);
}

char *
ktreci_put_i64_right(char *p, int64_t v, unsigned width)
{
    char number[KTRECI_NUMBER_MAX];
    size_t n = (size_t)(ktreci_put_i64(number, v) - number);

    for (; width > n; width--)
        *p++ = ' ';
    memcpy(p, number, n);
    return p + n;
}

char *
ktreci_put_u64_zero(char *p, uint64_t v, unsigned digits)
{
    char eight[8];

    if (digits > 8)
        p = ktreci_put_u64_zero(p, v / EIGHT, digits - 8);
    else if (digits < 8) {
        put_digits(eight, (eight_digits((uint32_t)(v % EIGHT)) + '0' * ONES) >> 8 * (8 - digits));
        memcpy(p, eight, digits);
        return p + digits;
    }
    put_digits(p, eight_digits((uint32_t)(v % EIGHT)) + '0' * ONES);
    return p + 8;
}

char *
ktreci_put_i64_zero(char *p, int64_t v, unsigned width)
{
    const unsigned sign = v < 0;
    char *end = ktreci_put_i64(p, v);

    if (end - p >= (int)width)
        return end;
    return ktreci_put_u64_zero(p + sign, sign ? 0 - (uint64_t)v : (uint64_t)v, width - sign);
}

/* Eight hexadecimal digits at p, all at once: the nibbles spread over the bytes of a word. */
static void
put_hex8(char *p, uint32_t v)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t x = v;
    uint64_t letters;

    x = (x | x << 16) & 0x0000ffff0000ffffu;
    x = (x | x << 8) & 0x00ff00ff00ff00ffu;
    x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fu;
    letters = (x + 6 * ones) >> 4 & ones;
    x += '0' * ones + ('a' - '0' - 10) * letters;
    ktreci_store64((uint8_t *)p, x, KTRECI_HOST_ORDER != KTREC_ORDER_BIG);
}

char *
ktreci_put_hex(char *p, uint64_t v)
{
    unsigned n = (bit_length(v | 1) + 3) / 4;

    v <<= 4 * (16 - n);
    put_hex8(p, (uint32_t)(v >> 32));
    put_hex8(p + 8, (uint32_t)v); /* also of a short one: that costs less than to ask */
    return p + n;
}

char *
ktreci_put_hex_zero(char *p, uint64_t v, unsigned digits)
{
    unsigned at = digits;

    while (at != 0) {
        p[--at] = digit[v & 15];
        v >>= 4;
    }
    return p + digits;
}

char *
ktreci_put_0x(char *p, uint64_t v)
{
    p[0] = '0';
    p[1] = 'x';
    return ktreci_put_hex(p + 2 * (v != 0), v);
}

char *
ktreci_put_octal(char *p, uint64_t v)
{
    unsigned digits = 1;

    for (uint64_t rest = v; rest != 0; rest >>= 3)
        digits++;
    for (unsigned at = digits; at != 0; v >>= 3)
        p[--at] = digit[v & 7];
    return p + digits;
}

char *
ktreci_put_pointer(char *p, uint64_t v)
{
    *p++ = '0';
    *p++ = 'x';
    return ktreci_put_hex(p, v);
}

char *
ktreci_put_bytes(char *p, const uint8_t *data, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        *p++ = digit[data[i] >> 4];
        *p++ = digit[data[i] & 15];
    }
    return p;
}

void
ktreci_sink_u64(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_u64(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_i64(ktreci_sink *sink, int64_t v)
{
    ktreci_sink_took(sink, ktreci_put_i64(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_i64_zero(ktreci_sink *sink, int64_t v, unsigned width)
{
    ktreci_sink_took(sink,
                     ktreci_put_i64_zero(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v, width));
}

void
ktreci_sink_hex(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_hex(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_octal(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_octal(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_0x(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_0x(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_pointer(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_pointer(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
}

void
ktreci_sink_bytes(ktreci_sink *sink, const uint8_t *data, size_t size)
{
    const size_t most = KTRECI_SINK_ROOM / 2;

    while (size != 0) {
        size_t part = size < most ? size : most;

        ktreci_sink_took(sink, ktreci_put_bytes(ktreci_sink_room(sink, 2 * part), data, part));
        data += part;
        size -= part;
    }
}
