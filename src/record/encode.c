/* SPDX-License-Identifier: BSD-2-Clause */
/* encode.c - a canonical record to bytes: the same steps and tails as decoding, the other way. */
#include <limits.h>

#include "base/bytes.h"
#include "base/error.h"
#include "record/kinds.h"
#include "record/tails.h"
#include "record/translate.h"

/*
 * The shape that has the payload's form.  If there is none, the one that kernels wrote which adds
 * the least to it and holds all that is there: who builds a payload need not know how many words a
 * mask has under these headers, or how a return without a value is told.  Or NULL.
 */
static const ktreci_shape_plan *
shape_for(const ktreci_plan *plan, const ktrec_payload *payload)
{
    const ktreci_shape_plan *shape = &plan->shape_plan[plan->shape[payload->kind]];
    const ktreci_shape_plan *end = shape + plan->shapes[payload->kind];
    const ktreci_shape_plan *best = NULL;
    uint32_t form = payload->flags & KTRECI_FORM_FLAGS;
    unsigned fewest = UINT_MAX;

    for (; shape < end; shape++) {
        unsigned added = ktreci_count_bits(shape->flags & ~form);

        if (shape->flags == form)
            return shape;
        if ((form & ~shape->flags) == 0 && added < fewest &&
            ktreci_form_is_possible(plan, shape, payload) &&
            ktreci_form_holds(payload, shape->flags)) {
            best = shape;
            fewest = added;
        }
    }
    return best;
}

static uint64_t
member(const ktreci_step *s, const uint8_t *from)
{
    return ktreci_load_number(from + s->to, s->width, s->sign, 0);
}

static const ktrec_bytes *
chars(const ktreci_step *s, const uint8_t *from)
{
    return (const void *)(from + s->to);
}

static void
put_chars(const ktreci_step *s, const uint8_t *from, uint8_t *p)
{
    const ktrec_bytes *bytes = chars(s, from);

    if (bytes->size != 0)
        memcpy(p + s->offset, bytes->data, bytes->size < s->size ? bytes->size : s->size);
}

/* Whether a value of the member's width is the same after it went through the record's. */
static int
step_fits(const ktreci_step *s, uint64_t v)
{
    unsigned bits = 8u * s->size;

    if (s->size >= s->width)
        return 1;
    if (s->sign)
        return (int64_t)v >= -(INT64_C(1) << (bits - 1)) && (int64_t)v < INT64_C(1) << (bits - 1);
    return v >> bits == 0;
}

static int
steps_fit(const ktreci_plan *plan, const ktreci_shape_plan *shape, const uint8_t *from)
{
    const ktreci_step *s = &plan->step[shape->first];

    for (unsigned i = 0; i < shape->steps; i++) {
        if (s[i].prim == KTRECI_CHARS) {
            if (chars(&s[i], from)->size > s[i].size)
                return 0;
        } else if (!step_fits(&s[i], member(&s[i], from))) {
            return 0;
        }
    }
    return 1;
}

/* Whether what tells the form from one of two shorts is so. */
static int
half_fits(const ktreci_plan *plan, const ktreci_shape_plan *shape, const uint8_t *from)
{
    int64_t number;

    if (!shape->half)
        return 1;
    number = (int64_t)member(&plan->step[shape->first], from);
    return number >= INT16_MIN && number <= INT16_MAX;
}

static void
write_steps(const ktreci_plan *plan, const ktreci_shape_plan *shape, const uint8_t *from,
            uint8_t *p)
{
    const ktreci_step *s = &plan->step[shape->first];

    for (unsigned i = 0; i < shape->steps; i++) {
        if (s[i].prim == KTRECI_CHARS)
            put_chars(&s[i], from, p);
        else
            ktreci_store(p + s[i].offset, member(&s[i], from), s[i].size, plan->swap);
    }
}

/* The size of a regular payload in its shape, or a negative code. */
static int64_t
shaped_size(const ktreci_tail *tail, const ktrec_payload *payload)
{
    const uint8_t *from = (const uint8_t *)&payload->u;

    if ((payload->flags & KTREC_PAYLOAD_CUT) == 0 && !steps_fit(tail->plan, tail->shape, from))
        return KTREC_E_RANGE;
    if (!half_fits(tail->plan, tail->shape, from))
        return KTREC_E_RANGE;
    if (tail->shape->tail == 0)
        return tail->shape->size;
    return tail->shape->codec->size(tail, from + tail->shape->tail_to, payload->flags);
}

static void
shaped_write(const ktreci_tail *tail, const ktrec_payload *payload, uint8_t *p, size_t size)
{
    const uint8_t *from = (const uint8_t *)&payload->u;

    memset(p, 0, size);
    write_steps(tail->plan, tail->shape, from, p);
    if (tail->shape->tail != 0)
        tail->shape->codec->write(tail, from + tail->shape->tail_to, payload->flags, p);
}

/* Finds the payload's form and size.  Returns KTREC_OK or what ktrec_encode does. */
static int
size_up(const ktreci_plan *plan, const ktrec_payload *payload, ktreci_tail *tail, size_t *size,
        ktrec_error *error)
{
    int64_t n = (int64_t)payload->u.data.size;

    *tail = (ktreci_tail){plan, NULL};
    if (payload->kind != KTREC_KIND_UNKNOWN) {
        tail->shape = shape_for(plan, payload);
        if (tail->shape == NULL)
            return ktreci_error_set(error, KTREC_E_UNSUPPORTED, "the format has no such form of %s",
                                    ktreci_kinds[payload->kind].name);
        n = shaped_size(tail, payload);
    }
    if (n < 0)
        return ktreci_error_set(error, (int)n,
                                n == KTREC_E_ARGUMENT ? "the words of %s have no width"
                                                      : "a value of %s does not fit",
                                ktreci_kinds[payload->kind].name);
    if (n > KTREC_PAYLOAD_LIMIT)
        return ktreci_error_set(error, KTREC_E_LIMIT, "%lld bytes of payload", (long long)n);
    *size = (size_t)n;
    return KTREC_OK;
}

int
ktreci_payload_size(const ktreci_plan *plan, const ktrec_payload *payload, size_t *size)
{
    ktreci_tail tail;

    return size_up(plan, payload, &tail, size, NULL);
}

int
ktreci_encode(const ktreci_plan *plan, const ktrec_header *header, const ktrec_payload *payload,
              uint8_t *buf, size_t cap, size_t *need, ktrec_error *error)
{
    int raw = payload->kind == KTREC_KIND_UNKNOWN;
    size_t header_size = plan->header[0].size;
    ktrec_header full = *header;
    ktreci_tail tail;
    size_t size = 0;
    int rc;

    *need = 0;
    if (!raw && (payload->kind != header->kind || payload->kind >= KTREC_KIND_COUNT))
        return ktreci_error_set(error, KTREC_E_ARGUMENT,
                                "header and payload are of different kinds");
    rc = size_up(plan, payload, &tail, &size, error);
    if (rc != KTREC_OK)
        return rc;
    if (!raw && (payload->flags & KTREC_PAYLOAD_CUT) == 0 &&
        !ktreci_form_holds(payload, tail.shape->flags))
        return ktreci_error_set(error, KTREC_E_RANGE, "a value of %s does not fit",
                                ktreci_kinds[payload->kind].name);
    full.length = (uint32_t)size;
    *need = header_size + size;
    rc = ktreci_header_write(plan, &full, cap < *need ? NULL : buf, error);
    if (rc != KTREC_OK)
        return rc;
    if (cap < *need)
        return ktreci_error_set(error, KTREC_E_SPACE, "%zu bytes are needed", *need);
    if (!raw)
        shaped_write(&tail, payload, buf + header_size, size);
    else if (size != 0)
        memcpy(buf + header_size, payload->u.data.data, size);
    return KTREC_OK;
}

int
ktrec_encode(const ktrec_format *format, const ktrec_header *header, const ktrec_payload *payload,
             void *buf, size_t cap, size_t *need, ktrec_error *error)
{
    const ktreci_plan *plan;

    if (format == NULL || header == NULL || payload == NULL || (buf == NULL && cap != 0) ||
        need == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    plan = ktreci_plan_for(format);
    if (plan == NULL)
        return ktreci_error_set(error, KTREC_E_FORMAT, "no such format");
    return ktreci_encode(plan, header, payload, buf, cap, need, error);
}
