/* SPDX-License-Identifier: BSD-2-Clause */
/* forms.c - which of the forms of its kind a payload gets under other headers. */
#include "base/bytes.h"
#include "record/kinds.h"
#include "record/translate.h"

enum { IMPOSSIBLE = -1 };

static int
is_call_of(const int16_t *calls, int32_t number)
{
    while (*calls != 0 && *calls != number)
        calls++;
    return *calls != 0;
}

/* Whether the call has a form of its own among those that begin alike, with room for more. */
static int
has_own_form(const ktreci_plan *plan, const ktreci_shape_plan *shape, int32_t number)
{
    const ktreci_shape_plan *other = &plan->shape_plan[plan->shape[KTREC_KIND_SYSRET]];

    for (unsigned i = 0; i < plan->shapes[KTREC_KIND_SYSRET]; i++)
        if (other[i].calls != NULL && is_call_of(other[i].calls, number) &&
            other[i].size > shape->size &&
            ((other[i].flags ^ shape->flags) & KTREC_PAYLOAD_INT) == 0)
            return 1;
    return 0;
}

/* Whether a kernel that wrote returns in a form wrote this one in it. */
static int
is_possible_return(const ktreci_plan *plan, const ktreci_shape_plan *shape,
                   const ktrec_sysret *sysret)
{
    if (shape->calls != NULL && !is_call_of(shape->calls, sysret->number))
        return 0;
    /* OpenBSD >= 5.8: a value where there is no error, none where there is one. */
    if ((shape->flags & KTREC_PAYLOAD_VALUE0) != 0)
        return sysret->error != 0;
    if ((shape->flags & KTREC_PAYLOAD_INT) != 0 && sysret->error != 0)
        return 0;
    return !has_own_form(plan, shape, sysret->number);
}

int
ktreci_form_is_possible(const ktreci_plan *plan, const ktreci_shape_plan *shape,
                        const ktrec_payload *payload)
{
    if (!shape->written)
        return 0;
    switch (payload->kind) {
    case KTREC_KIND_SYSRET:
        return is_possible_return(plan, shape, &payload->u.sysret);
    case KTREC_KIND_PSIG:
        return (shape->flags & ~payload->flags & KTREC_PAYLOAD_SIGINFO) == 0;
    case KTREC_KIND_CAPFAIL:
        /* FreeBSD >= 15 tells of another thing, by other numbers. */
        return ((shape->flags ^ payload->flags) & KTREC_PAYLOAD_CAP3) == 0;
    default:
        return 1;
    }
}

/* Tries one form: what it loses, or IMPOSSIBLE.  *payload is changed to it. */
static int
try_form(const ktreci_plan *to, const ktreci_shape_plan *shape, ktrec_payload *payload)
{
    int lost = 0;
    size_t need;
    int rc;

    if (!ktreci_form_holds(payload, shape->flags))
        lost = (int)KTRECI_LOST(SHAPE);
    payload->flags = (payload->flags & ~(uint32_t)KTRECI_FORM_FLAGS) | shape->flags;
    rc = ktreci_payload_size(to, payload, &need);
    if (rc == KTREC_E_RANGE) {
        payload->flags |= KTREC_PAYLOAD_CUT;
        lost |= (int)KTRECI_LOST(REGISTER);
        rc = ktreci_payload_size(to, payload, &need);
    }
    if (lost != 0)
        payload->flags |= KTREC_PAYLOAD_CUT;
    return rc == KTREC_OK ? lost : IMPOSSIBLE;
}

static int
is_own(const ktreci_shape_plan *shape, const ktrec_payload *payload)
{
    return shape->flags == (payload->flags & KTRECI_FORM_FLAGS);
}

/*
 * Whether a trace has what no kernel wrote under such headers: it may be so on the other side.  Two
 * forms can look alike, and only another of the same size be possible.
 */
static int
is_stray(const ktreci_plan *plan, const ktrec_payload *payload)
{
    const ktreci_shape_plan *shape = &plan->shape_plan[plan->shape[payload->kind]];
    unsigned n = plan->shapes[payload->kind];
    ktrec_payload other = *payload;
    size_t size;
    size_t need;

    for (unsigned i = 0; i < n; i++)
        if (is_own(&shape[i], payload) && ktreci_form_is_possible(plan, &shape[i], payload))
            return 0;
    if (ktreci_payload_size(plan, payload, &size) != KTREC_OK)
        return 1;
    for (unsigned i = 0; i < n; i++) {
        other.flags = (payload->flags & ~(uint32_t)KTRECI_FORM_FLAGS) | shape[i].flags;
        if (ktreci_form_is_possible(plan, &shape[i], payload) &&
            ktreci_form_holds(payload, shape[i].flags) &&
            ktreci_payload_size(plan, &other, &need) == KTREC_OK && need == size)
            return 0;
    }
    return 1;
}

unsigned
ktreci_best_form(const ktreci_plan *from, const ktreci_plan *to, ktrec_payload *payload)
{
    int stray = from->system == to->system && is_stray(from, payload);
    const ktreci_shape_plan *shape = &to->shape_plan[to->shape[payload->kind]];
    ktrec_payload best = *payload;
    unsigned lost = KTRECI_LOST(KIND);
    unsigned fewest = UINT32_MAX;

    for (unsigned i = 0; i < to->shapes[payload->kind]; i++) {
        ktrec_payload tried = *payload;
        int own = is_own(&shape[i], payload);
        unsigned weight;
        int rc;

        if (!ktreci_form_is_possible(to, &shape[i], payload) && !(own && stray))
            continue;
        rc = try_form(to, &shape[i], &tried);
        weight = 2 * ktreci_count_bits((unsigned)rc) + !own;
        if (rc == IMPOSSIBLE || weight >= fewest)
            continue;
        best = tried;
        lost = (unsigned)rc;
        fewest = weight;
    }
    *payload = best;
    return lost;
}
