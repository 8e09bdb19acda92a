/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * faults.h - the known faults of NetBSD kernels' time stamps: recognised, marked, repaired on
 * request.
 *
 * A mark is set only where the bytes prove the fault; what proves it is told in faults.c and
 * ktrec(5).
 */
#ifndef KTRECI_FAULTS_H
#define KTRECI_FAULTS_H

#include <stddef.h>
#include <stdint.h>

#include "record/plan.h"

/* What the stream has told so far about the kernel that wrote it. */
typedef struct ktreci_faults {
    uint8_t known;  /* the system is one that has such faults */
    uint8_t milli;  /* the microseconds of version 0 are milliseconds */
    uint8_t modern; /* NetBSD 6 or later: "stop" times of versions 0 and 1 are converted twice */
    uint8_t repair; /* repair what is determined */
    uint8_t twice;  /* big-endian LP64, on which a modern kernel writes the seconds twice */
    uint32_t watch
        [KTRECI_PLAN_VERSIONS]; /* by version: bits of the kinds that ktreci_faults_mark must see */
} ktreci_faults;

/* Starts with the records of the look-ahead at p. */
void ktreci_faults_open(ktreci_faults *faults, const ktreci_plan *plan, const uint8_t *p,
                        size_t size, int repair);

/*
 * Marks and, on request, repairs the time of *record, which has not been delivered yet.  previous:
 * the record before it, NULL if there is none; next: the avail bytes behind it.
 */
void ktreci_faults_mark(ktreci_faults *faults, const ktreci_plan *plan, ktrec_record *record,
                        const ktrec_record *previous, const uint8_t *next, size_t avail);

/* Whether ktreci_faults_mark has anything to say about such a record. */
static inline int
ktreci_faults_watches(const ktreci_faults *faults, const ktrec_header *header)
{
    return (int)(faults->watch[header->version % KTRECI_PLAN_VERSIONS] >> header->kind & 1);
}

#endif
