/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * heap.h - what a stage takes from the heap.  The program is linked so that malloc and its kin come
 * here first.
 */
#ifndef KTREC_BENCH_HEAP_H
#define KTREC_BENCH_HEAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct bench_heap {
    uint64_t calls; /* that may give memory */
    size_t live;    /* bytes that are in use */
    size_t peak;    /* the most that ever were */
} bench_heap;

/* Starts counting anew; what is in use already does not count. */
void bench_heap_reset(void);

bench_heap bench_heap_read(void);

#endif
