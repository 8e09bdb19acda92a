/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * payload.c - payloads to their canonical form: the shape by the length, then its steps, then its
 * tail.
 */
#include "base/bytes.h"
#include "base/compat.h"
#include "base/error.h"
#include "record/kinds.h"
#include "record/tails.h"

int
ktrec_host_order(void)
{
    return KTRECI_HOST_ORDER;
}

uint64_t
ktrec_words_get(const ktrec_words *words, uint32_t index)
{
    int swap;

    if (words == NULL || index >= words->count || !ktreci_is_word(words->width))
        return 0;
    /* Of no order, as a caller may leave it, they are the host's. */
    swap = words->order != 0 && words->order != KTRECI_HOST_ORDER;
    return ktreci_load((const uint8_t *)words->data + (size_t)index * words->width, words->width,
                       swap);
}

static int
is_call_of(const int16_t *calls, const uint8_t *p, size_t len, int swap)
{
    if (len < 4)
        return 0;
    while (*calls != 0 && ktreci_load32(p, swap) != (uint32_t)*calls)
        calls++;
    return *calls != 0;
}

/* A number of 16 bits with its sign, in 32. */
static int
is_half(const uint8_t *p, size_t len, int swap)
{
    uint32_t word;

    if (len < 4)
        return 0;
    word = ktreci_load32(p, swap);
    return word < 0x8000 || word >= 0xffff8000u;
}

static int
shape_fits(const ktreci_plan *plan, const ktreci_shape_plan *shape, const uint8_t *p, size_t len,
           int strict)
{
    ktreci_tail tail;

    if (shape->half && !is_half(p, len, plan->swap))
        return 0;
    if (strict && shape->calls != NULL && !is_call_of(shape->calls, p, len, plan->swap))
        return 0;
    if (shape->tail == 0)
        return len == shape->size;
    tail = (ktreci_tail){plan, shape};
    return shape->codec->fits(&tail, p, len, strict);
}

const ktreci_shape_plan *
ktreci_shape_of(const ktreci_plan *plan, unsigned kind, const uint8_t *p, size_t len, int strict)
{
    const ktreci_shape_plan *first = &plan->shape_plan[plan->shape[kind]];

    for (unsigned i = 0; i < plan->shapes[kind]; i++)
        if (shape_fits(plan, &first[i], p, len, 1))
            return &first[i];
    for (unsigned i = 0; !strict && i < plan->shapes[kind]; i++)
        if (shape_fits(plan, &first[i], p, len, 0))
            return &first[i];
    return NULL;
}

/* What is not as common as the ways below: characters, and other widths. */
static void
read_other(const ktreci_step *s, int swap, const uint8_t *from, uint8_t *to)
{
    ktrec_bytes bytes = {from, s->size};

    if (s->prim == KTRECI_CHARS)
        memcpy(to, &bytes, sizeof(bytes));
    else
        ktreci_store(to, ktreci_load_number(from, s->size, s->sign, swap), s->width, 0);
}

/* swap is a constant to the compiler. */
static KTRECI_INLINE void
read_ordered(const ktreci_step *s, unsigned steps, int swap, const uint8_t *p, uint8_t *members)
{
    for (const ktreci_step *end = s + steps; s < end; s++) {
        const uint8_t *from = p + s->offset;
        uint8_t *to = members + s->to;

        switch (s->way) {
        case KTRECI_WAY_16_16:
            ktreci_store16(to, ktreci_load16(from, swap), 0);
            break;
        case KTRECI_WAY_32_32:
            ktreci_store32(to, ktreci_load32(from, swap), 0);
            break;
        case KTRECI_WAY_64_64:
            ktreci_store64(to, ktreci_load64(from, swap), 0);
            break;
        case KTRECI_WAY_I16_32:
            ktreci_store32(to, (uint32_t)(int16_t)ktreci_load16(from, swap), 0);
            break;
        case KTRECI_WAY_I32_64:
            ktreci_store64(to, (uint64_t)(int32_t)ktreci_load32(from, swap), 0);
            break;
        case KTRECI_WAY_U32_64:
            ktreci_store64(to, ktreci_load32(from, swap), 0);
            break;
        default:
            read_other(s, swap, from, to);
            break;
        }
    }
}

static void
read_steps(const ktreci_plan *plan, const ktreci_shape_plan *shape, const uint8_t *p, uint8_t *to)
{
    const ktreci_step *s = &plan->step[shape->first];

    if (plan->swap)
        read_ordered(s, shape->steps, 1, p, to);
    else
        read_ordered(s, shape->steps, 0, p, to);
}

static int
give_bytes(const uint8_t *p, size_t len, ktrec_payload *payload, int rc)
{
    payload->kind = KTREC_KIND_UNKNOWN;
    payload->flags = 0;
    payload->reserved = 0;
    payload->u.data.data = p;
    payload->u.data.size = len;
    return rc;
}

/* The members of a kind; all but the largest at once, by a size that the compiler knows. */
static KTRECI_INLINE void
clear(void *members, size_t size)
{
    enum { SMALL = 64 };
    _Static_assert(sizeof(((ktrec_payload *)0)->u) >= SMALL, "there is so much room");

    if (size <= SMALL)
        memset(members, 0, SMALL);
    else
        memset(members, 0, size);
}

/* The same by the length alone, where that is enough; else as above. */
static KTRECI_INLINE const ktreci_shape_plan *
pick_shape(const ktreci_plan *plan, unsigned kind, const uint8_t *p, size_t len)
{
    const ktreci_shape_plan *first = &plan->shape_plan[plan->shape[kind]];

    if (first->by_length && len >= first->size && (len == first->size || first->tail != 0))
        return first;
    return ktreci_shape_of(plan, kind, p, len, 0);
}

int
ktreci_payload_read(const ktreci_plan *plan, unsigned kind, const uint8_t *p, size_t len,
                    ktrec_payload *payload)
{
    const ktreci_shape_plan *shape;
    uint8_t *to = (uint8_t *)&payload->u;

    if (kind == KTREC_KIND_UNKNOWN || kind >= KTREC_KIND_COUNT)
        return give_bytes(p, len, payload, KTREC_OK);
    if (p == NULL)
        p = (const uint8_t *)""; /* of no bytes: places in it can be named */
    shape = pick_shape(plan, kind, p, len);
    if (shape == NULL)
        return give_bytes(p, len, payload, KTREC_OPAQUE);
    payload->kind = (uint16_t)kind;
    payload->flags = shape->flags;
    payload->reserved = 0;
    clear(&payload->u, ktreci_kinds[kind].size);
    read_steps(plan, shape, p, to);
    if (shape->tail != 0) {
        ktreci_tail tail = {plan, shape};

        shape->codec->read(&tail, p, len, to + shape->tail_to, &payload->flags);
    }
    return KTREC_OK;
}

int
ktrec_payload_decode(const ktrec_record *record, ktrec_payload *payload, ktrec_error *error)
{
    const ktreci_plan *plan;

    if (record == NULL || payload == NULL ||
        (record->payload.data == NULL && record->payload.size != 0))
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    plan = ktreci_plan_for(&record->format);
    if (plan == NULL)
        return ktreci_error_set(error, KTREC_E_FORMAT, "no such format");
    return ktreci_payload_read(plan, record->header.kind, record->payload.data,
                               record->payload.size, payload);
}
