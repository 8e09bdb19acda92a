/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * bytes.h - loads and stores of integers at any address, in either byte order; and their bits.
 *
 * Byte by byte on paper; compilers make one instruction of each.  No function here checks a bound:
 * callers have done so.
 */
#ifndef KTRECI_BYTES_H
#define KTRECI_BYTES_H

#include <stdint.h>
#include <string.h>

#include <ktrec/format.h>

/* The host's byte order as a constant the compiler can fold. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define KTRECI_HOST_ORDER KTREC_ORDER_BIG
#else
#define KTRECI_HOST_ORDER KTREC_ORDER_LITTLE
#endif

static inline uint16_t
ktreci_swap16(uint16_t v)
{
    return (uint16_t)((v << 8) | (v >> 8));
}

static inline uint32_t
ktreci_swap32(uint32_t v)
{
    return (v << 24) | ((v & 0xff00u) << 8) | ((v >> 8) & 0xff00u) | (v >> 24);
}

static inline uint64_t
ktreci_swap64(uint64_t v)
{
    return ((uint64_t)ktreci_swap32((uint32_t)v) << 32) | ktreci_swap32((uint32_t)(v >> 32));
}

/* swap: non-zero where the bytes are not in the host's order. */
static inline uint16_t
ktreci_load16(const uint8_t *p, int swap)
{
    uint16_t v;

    memcpy(&v, p, sizeof(v));
    return swap ? ktreci_swap16(v) : v;
}

static inline uint32_t
ktreci_load32(const uint8_t *p, int swap)
{
    uint32_t v;

    memcpy(&v, p, sizeof(v));
    return swap ? ktreci_swap32(v) : v;
}

static inline uint64_t
ktreci_load64(const uint8_t *p, int swap)
{
    uint64_t v;

    memcpy(&v, p, sizeof(v));
    return swap ? ktreci_swap64(v) : v;
}

static inline void
ktreci_store16(uint8_t *p, uint16_t v, int swap)
{
    if (swap)
        v = ktreci_swap16(v);
    memcpy(p, &v, sizeof(v));
}

static inline void
ktreci_store32(uint8_t *p, uint32_t v, int swap)
{
    if (swap)
        v = ktreci_swap32(v);
    memcpy(p, &v, sizeof(v));
}

static inline void
ktreci_store64(uint8_t *p, uint64_t v, int swap)
{
    if (swap)
        v = ktreci_swap64(v);
    memcpy(p, &v, sizeof(v));
}

/* Whether an integer may be of that many bytes. */
static inline int
ktreci_is_word(unsigned width)
{
    return width < 16 && (0x116u >> width & 1) != 0; /* bits 1, 2, 4 and 8 */
}

/* An unsigned integer of width 1, 2, 4 or 8 bytes, zero-extended. */
static inline uint64_t
ktreci_load(const uint8_t *p, unsigned width, int swap)
{
    switch (width) {
    case 1:
        return *p;
    case 2:
        return ktreci_load16(p, swap);
    case 4:
        return ktreci_load32(p, swap);
    default:
        return ktreci_load64(p, swap);
    }
}

/* The same, sign-extended. */
static inline int64_t
ktreci_load_signed(const uint8_t *p, unsigned width, int swap)
{
    switch (width) {
    case 1:
        return (int8_t)*p;
    case 2:
        return (int16_t)ktreci_load16(p, swap);
    case 4:
        return (int32_t)ktreci_load32(p, swap);
    default:
        return (int64_t)ktreci_load64(p, swap);
    }
}

/* Signed or not: its 64 bits. */
static inline uint64_t
ktreci_load_number(const uint8_t *p, unsigned width, int sign, int swap)
{
    return sign ? (uint64_t)ktreci_load_signed(p, width, swap) : ktreci_load(p, width, swap);
}

static inline void
ktreci_store(uint8_t *p, uint64_t v, unsigned width, int swap)
{
    switch (width) {
    case 1:
        *p = (uint8_t)v;
        break;
    case 2:
        ktreci_store16(p, (uint16_t)v, swap);
        break;
    case 4:
        ktreci_store32(p, (uint32_t)v, swap);
        break;
    default:
        ktreci_store64(p, v, swap);
        break;
    }
}

/* How many bits are set. */
static inline unsigned
ktreci_count_bits(uint32_t v)
{
    unsigned count = 0;

    for (; v != 0; v &= v - 1)
        count++;
    return count;
}

#endif
