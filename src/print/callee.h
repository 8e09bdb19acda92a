/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * callee.h - what the lists say of a system call, kept: a trace makes the same few calls again and
 * again.
 */
#ifndef KTRECI_CALLEE_H
#define KTRECI_CALLEE_H

#include "names/rules.h"

enum { KTRECI_CALLEES = 128 }; /* a power of two */

typedef struct ktreci_callee {
    const ktrec_calls_table *calls; /* NULL: an empty place, or a call that no list has */
    const ktreci_rule *rule;        /* how its arguments print; NULL: no rule */
    const char *name;               /* as kdump prints it; NULL: none */
    uint32_t name_size;
    int32_t number;
    uint32_t register_size;
    uint32_t reserved;
} ktreci_callee;

typedef struct ktreci_callees {
    ktreci_callee place[KTRECI_CALLEES];
} ktreci_callees;

/* Looks a call up, and keeps it in the place. */
const ktreci_callee *ktreci_callee_find(ktreci_callee *place, const ktrec_calls_table *calls,
                                        unsigned register_size, int32_t number);

/* What is known of a call of a list; calls may be NULL.  Valid until the next call. */
static inline const ktreci_callee *
ktreci_callee_get(ktreci_callees *callees, const ktrec_calls_table *calls, unsigned register_size,
                  int32_t number)
{
    ktreci_callee *place = &callees->place[(uint32_t)number % KTRECI_CALLEES];

    if (place->calls == calls && calls != NULL && place->number == number &&
        place->register_size == register_size)
        return place;
    return ktreci_callee_find(place, calls, register_size, number);
}

#endif
