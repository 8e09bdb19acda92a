/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tails.h - the irregular ends of payloads: one codec each, all of the same four functions.
 *
 * A tail starts behind the fixed fields of its shape; each codec says itself where, since some are
 * aligned on their own.
 */
#ifndef KTRECI_TAILS_H
#define KTRECI_TAILS_H

#include <string.h>

#include "record/plan.h"

typedef struct ktreci_tail {
    const ktreci_plan *plan;
    const ktreci_shape_plan *shape;
} ktreci_tail;

typedef struct ktreci_tail_codec {
    /* Whether a payload of len bytes can have this tail.  Never reads behind len. */
    int (*fits)(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict);
    /*
     * Reads a payload that fits; to is the tail's member (or the kind's structure, for tail_to 0).
     */
    void (*read)(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags);
    /* The whole payload's size, or KTREC_E_RANGE, KTREC_E_UNSUPPORTED or KTREC_E_ARGUMENT, which are negative. */
    int64_t (*size)(const ktreci_tail *tail, const void *from, uint32_t flags);
    /*
     * Writes it; p has that many bytes, those of the fixed part are written already, the rest is
     * zero.
     */
    void (*write)(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p);
} ktreci_tail_codec;

/* The codec of a tail: KTRECI_TAIL_*. */
const ktreci_tail_codec *ktreci_tail_codec_of(unsigned tail);

extern const ktreci_tail_codec ktreci_tail_siginfo;
extern const ktreci_tail_codec ktreci_tail_words32;
extern const ktreci_tail_codec ktreci_tail_args;

static inline void
ktreci_put_view(uint8_t *p, const ktrec_bytes *bytes)
{
    if (bytes->size != 0)
        memcpy(p, bytes->data, bytes->size);
}

#endif
