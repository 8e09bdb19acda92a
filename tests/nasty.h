/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * nasty.h - a source that is deliberately unpleasant, and a target that is.
 *
 * The source hands out chunks of a chosen size, scribbles over the rest of the buffer it was given,
 * and can fail at a chosen byte.  The target takes chunks of a chosen size, and can fail at a
 * chosen byte.
 */
#ifndef KTREC_TESTS_NASTY_H
#define KTREC_TESTS_NASTY_H

#include <stddef.h>
#include <stdint.h>

/* A chunk size that differs from call to call, by the seed. */
#define NASTY_RANDOM 0

/* No failure. */
#define NASTY_NEVER SIZE_MAX

typedef struct nasty {
    uint8_t *bytes; /* the stream; for a target the room for it */
    size_t size;    /* of it */
    size_t at;      /* bytes handed out or taken so far */
    size_t chunk;   /* bytes per call at the most, or NASTY_RANDOM */
    size_t fail_at; /* calls move nothing behind this byte, they fail there; or NASTY_NEVER */
    int fail_errno; /* the errno they fail with */
    int fail_once;  /* only one call fails */
    uint64_t seed;
    size_t calls;
} nasty;

/* A source of bytes (not copied) or a target with room for them. */
void nasty_init(nasty *n, const void *bytes, size_t size, size_t chunk);

/*
 * A ktrec_read_fn and a ktrec_write_fn; context is the nasty.  A target that is full fails with
 * ENOSPC.
 */
ptrdiff_t nasty_read(void *context, void *buf, size_t size);
ptrdiff_t nasty_write(void *context, const void *buf, size_t size);

/* The next number of a sequence that is the same on every machine. */
uint64_t nasty_random(uint64_t *seed);

#endif
