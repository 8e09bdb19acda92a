/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tails.h - the irregular ends of payloads: one codec each, all of the same four functions.
 *
 * A tail starts behind the fixed fields of its shape; each codec says itself where, since some are
 * aligned on their own.
 */
#ifndef KTRECI_TAILS_H
#define KTRECI_TAILS_H

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
    /* The whole payload's size, or KTREC_E_RANGE or KTREC_E_UNSUPPORTED as a negative number. */
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

#endif
