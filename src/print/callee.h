/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * callee.h - what the lists say of a system call, kept: a trace makes the same few calls again and
 * again.
 */
#ifndef KTRECI_CALLEE_H
#define KTRECI_CALLEE_H

#include <ktrec/print.h>

#include "base/text.h"
#include "names/rules.h"

enum { KTRECI_CALLEES = 128, /* a power of two */ KTRECI_CALLEE_TEXT = 32 };

typedef struct ktreci_callee {
    const ktrec_calls_table *calls; /* NULL: an empty place, or a call that no list has */
    const ktreci_rule *rule;        /* how its arguments print; NULL: no rule */
    const char *name;               /* as kdump prints it; NULL: none */
    uint32_t name_size;
    int32_t number;
    uint32_t register_size;
    uint32_t reserved;
    char text[KTRECI_CALLEE_TEXT]; /* the name, if it is no longer; else empty */
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

/* Writes the name: a copy of one size costs less than one of the right size. */
static inline void
ktreci_callee_put(ktreci_sink *sink, const ktreci_callee *callee)
{
    char *p;

    if (callee->text[0] == '\0') {
        ktreci_sink_put(sink, callee->name, callee->name_size);
        return;
    }
    p = ktreci_sink_room(sink, KTRECI_CALLEE_TEXT);
    memcpy(p, callee->text, KTRECI_CALLEE_TEXT);
    ktreci_sink_took(sink, p + callee->name_size);
}

/*
 * A call's name, or [number] for one that has none; flags: KTREC_PRINT_NUMBERS the number only,
 * KTREC_PRINT_CALLNO it as well.
 */
static inline void
ktreci_put_call(ktreci_sink *sink, const ktreci_callee *callee, int32_t number, uint32_t flags)
{
    char *p;

    if (callee->name != NULL && (flags & KTREC_PRINT_NUMBERS) == 0) {
        ktreci_callee_put(sink, callee);
        if ((flags & KTREC_PRINT_CALLNO) == 0)
            return;
    }
    p = ktreci_sink_room(sink, KTRECI_NUMBER_MAX + 2);
    *p++ = '[';
    p = ktreci_put_i64(p, number);
    *p++ = ']';
    ktreci_sink_took(sink, p);
}

#endif
