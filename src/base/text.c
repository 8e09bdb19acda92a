/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/text.h"

#include "base/bytes.h"

static const char digit[] = "0123456789abcdef";

/* "00" to "99": two decimal digits at a time halve the divisions. */
static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

static unsigned
decimal_digits(uint64_t v)
{
    unsigned n = 1;

    for (; v >= 10000; v /= 10000)
        n += 4;
    return n + (v >= 10) + (v >= 100) + (v >= 1000);
}

char *
ktreci_put_u64(char *p, uint64_t v)
{
    return ktreci_put_u64_zero(p, v, decimal_digits(v));
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
    uint64_t magnitude = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    unsigned n = decimal_digits(magnitude);

    for (; width > n + (v < 0); width--)
        *p++ = ' ';
    if (v < 0)
        *p++ = '-';
    return ktreci_put_u64_zero(p, magnitude, n);
}

char *
ktreci_put_u64_zero(char *p, uint64_t v, unsigned digits)
{
    unsigned at = digits;

    while (at >= 2) {
        at -= 2;
        memcpy(p + at, pairs + v % 100 * 2, 2);
        v /= 100;
    }
    if (at == 1)
        *p = digit[v % 10];
    return p + digits;
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
    unsigned n = 1;
    uint64_t rest = v;

    for (; rest >= 0x10000; rest >>= 16)
        n += 4;
    n = n + (rest >= 0x10) + (rest >= 0x100) + (rest >= 0x1000);
    v <<= 4 * (16 - n);
    put_hex8(p, (uint32_t)(v >> 32));
    if (n > 8)
        put_hex8(p + 8, (uint32_t)v);
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
    if (v != 0) {
        *p++ = '0';
        *p++ = 'x';
    }
    return ktreci_put_hex(p, v);
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
ktreci_sink_hex(ktreci_sink *sink, uint64_t v)
{
    ktreci_sink_took(sink, ktreci_put_hex(ktreci_sink_room(sink, KTRECI_NUMBER_MAX), v));
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
