/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * walk.h - bytes walked as records of one format, and what speaks for and against it.
 */
#ifndef KTRECI_WALK_H
#define KTRECI_WALK_H

#include "record/plan.h"

/* Why a walk stopped. */
enum {
    KTRECI_WALK_DEAD = 0, /* something no kernel writes */
    KTRECI_WALK_CUT,      /* the bytes end inside a record */
    KTRECI_WALK_END,      /* the bytes end with a record */
    KTRECI_WALK_LIMIT     /* as many records as asked for */
};

typedef struct ktreci_walk {
    ktrec_format family; /* as it was asked for */
    ktrec_format format; /* with the version of the first record */
    uint32_t stop;       /* KTRECI_WALK_* */
    uint32_t records;    /* whole ones */
    uint32_t faults;     /* facts against the format, by weight */
    /* headers that are possible, but strange: no name, an id out of the usual */
    uint32_t odd;
    uint32_t alien;     /* headers of processes that no kernel had */
    uint32_t untimely;  /* headers from before ktrace, or from a time far ahead */
    uint32_t early;     /* headers from before the first kernel that wrote such */
    uint32_t still;     /* headers whose fraction of a second is 0 */
    uint32_t epoch;     /* records whose seconds are 0 */
    uint32_t rare;      /* forms that were nearly out of use: no argument against, but a guess */
    uint32_t addressed; /* payloads whose address the header has */
    uint32_t null;      /* those of them whose address is 0 */
    uint32_t zeroed;    /* payloads whose address the header has as 0, as it should */
    uint32_t bits;      /* verified */
    uint32_t first;     /* what speaks against the header of its first record */
    uint32_t pending;   /* the same of the record that is cut, if all of its header is there */
    size_t offset;      /* reached */
} ktreci_walk;

/* Faults that refute a format of which another knows none. */
#define KTRECI_FAULT_REFUTES 2u

/* Walks at most limit records of len bytes at buf. */
void ktreci_walk_run(ktreci_walk *walk, const ktrec_format *format, const uint8_t *buf, size_t len,
                     uint32_t limit);

/*
 * Whether the records that both walks took have one meaning in both formats: headers and payloads
 * decode to the same values.
 */
int ktreci_walk_same_meaning(const ktreci_walk *a, const ktreci_walk *b, const uint8_t *buf,
                             size_t len);

#endif
