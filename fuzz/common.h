/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * common.h - what the harnesses share.
 *
 * Parameters are taken from the tail of the input, so that every real trace, as it is, is a good
 * seed.
 */
#ifndef KTREC_FUZZ_COMMON_H
#define KTREC_FUZZ_COMMON_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ktrec/ktrec.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Fires whatever NDEBUG says. */
#define FUZZ_ASSERT(condition) ((condition) ? (void)0 : fuzz_failed(__FILE__, __LINE__, #condition))

static inline _Noreturn void
fuzz_failed(const char *file, int line, const char *condition)
{
    fprintf(stderr, "%s:%d: FUZZ_ASSERT(%s)\n", file, line, condition);
    abort();
}

/* For the comparisons of equal.h: NULL, or the name of what differs. */
#define FUZZ_EQUAL(difference) fuzz_equal(__FILE__, __LINE__, difference)

static inline void
fuzz_equal(const char *file, int line, const char *difference)
{
    if (difference != NULL)
        fuzz_failed(file, line, difference);
}

typedef struct fuzz_input {
    const uint8_t *data;
    size_t size;
} fuzz_input;

/* The last byte that is left, and one number fewer than limit; 0 when there is none. */
static inline uint8_t
fuzz_byte(fuzz_input *in)
{
    return in->size == 0 ? 0 : in->data[--in->size];
}

static inline unsigned
fuzz_below(fuzz_input *in, unsigned limit)
{
    FUZZ_ASSERT(limit != 0);
    return fuzz_byte(in) % limit;
}

/* How many formats there are, and one of them. */
static inline unsigned
fuzz_formats(void)
{
    ktrec_format format;
    unsigned count = 0;

    while (ktrec_format_list(count, &format) == KTREC_OK)
        count++;
    return count;
}

static inline ktrec_format
fuzz_format(fuzz_input *in)
{
    ktrec_format format;

    FUZZ_ASSERT(ktrec_format_list(fuzz_below(in, fuzz_formats()), &format) == KTREC_OK);
    return format;
}

/* FNV-1a, continued from hash; start with FUZZ_HASH. */
#define FUZZ_HASH UINT64_C(0xcbf29ce484222325)

static inline uint64_t
fuzz_hash(uint64_t hash, const void *bytes, size_t size)
{
    const uint8_t *p = bytes;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
    return hash;
}

/* A heap block of exactly size bytes: a sanitizer sees the first byte beyond it. */
static inline uint8_t *
fuzz_block(size_t size)
{
    uint8_t *block = malloc(size != 0 ? size : 1);

    FUZZ_ASSERT(block != NULL);
    return block;
}

#endif
