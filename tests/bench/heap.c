/* SPDX-License-Identifier: BSD-2-Clause */
/* heap.c - malloc and its kin, counted; see -Wl,--wrap in meson.build. */
#include <stdlib.h>

#include "heap.h"

static uint64_t calls;
static size_t live;
static size_t base;
static size_t peak;

void
bench_heap_reset(void)
{
    calls = 0;
    base = live;
    peak = live;
}

bench_heap
bench_heap_read(void)
{
    return (bench_heap){calls, live - base, peak - base};
}

/* Elsewhere than with a GNU-like linker and malloc_usable_size, all counts stay 0. */
#ifdef BENCH_HEAP
#include <malloc.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_reallocarray(void *old, size_t count, size_t size);
void __real_free(void *old);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_reallocarray(void *old, size_t count, size_t size);
void __wrap_free(void *old);

static void
change(size_t before, size_t after)
{
    live = live - before + after;
    if (live > peak)
        peak = live;
}

void *
__wrap_malloc(size_t size)
{
    void *p = __real_malloc(size);

    calls++;
    if (p != NULL)
        change(0, malloc_usable_size(p));
    return p;
}

void *
__wrap_calloc(size_t count, size_t size)
{
    void *p = __real_calloc(count, size);

    calls++;
    if (p != NULL)
        change(0, malloc_usable_size(p));
    return p;
}

void *
__wrap_realloc(void *old, size_t size)
{
    size_t before = old == NULL ? 0 : malloc_usable_size(old);
    void *p = __real_realloc(old, size);

    calls++;
    if (p != NULL)
        change(before, malloc_usable_size(p));
    return p;
}

void *
__wrap_reallocarray(void *old, size_t count, size_t size)
{
    size_t before = old == NULL ? 0 : malloc_usable_size(old);
    void *p = __real_reallocarray(old, count, size);

    calls++;
    if (p != NULL)
        change(before, malloc_usable_size(p));
    return p;
}

void
__wrap_free(void *old)
{
    if (old != NULL)
        change(malloc_usable_size(old), 0);
    __real_free(old);
}

#endif
