/* SPDX-License-Identifier: BSD-2-Clause */
/* schema.c - the C layout rules: where each field of a list lies on an ABI. */
#include "layout/schema.h"

unsigned
ktreci_prim_size(unsigned prim, const ktrec_format *format)
{
    switch (prim) {
    case KTRECI_I16:
    case KTRECI_U16:
        return 2;
    case KTRECI_I32:
    case KTRECI_U32:
    case KTRECI_HALVES:
        return 4;
    case KTRECI_I64:
    case KTRECI_U64:
        return 8;
    case KTRECI_LONG:
    case KTRECI_ULONG:
        return format->long_size;
    case KTRECI_TIME:
        return format->time_size;
    case KTRECI_PTR:
        return format->pointer_size;
    case KTRECI_REG:
        return format->register_size;
    case KTRECI_CHARS:
        return 1;
    default:
        return 0;
    }
}

/* The size of the strictest member of a nested structure. */
static unsigned
strictest(unsigned prim, const ktrec_format *format)
{
    if (prim == KTRECI_ALIGN64 || (prim == KTRECI_ALIGN_TIME && format->time_size == 8))
        return 8;
    return format->long_size;
}

static int
is_alignment(unsigned prim)
{
    return prim == KTRECI_ALIGN64 || prim == KTRECI_ALIGN_LONG || prim == KTRECI_ALIGN_TIME;
}

unsigned
ktreci_prim_align(unsigned prim, const ktrec_format *format)
{
    unsigned size = is_alignment(prim) ? strictest(prim, format) : ktreci_prim_size(prim, format);

    if (size == 8)
        return format->align64;
    /* m68k aligns nothing to more than 2, and says so through its 64-bit alignment. */
    if (size == 4)
        return format->align64 < 4 ? format->align64 : 4;
    return size == 0 ? 1 : size;
}

static int
is_signed(unsigned prim)
{
    return prim == KTRECI_I16 || prim == KTRECI_I32 || prim == KTRECI_I64 || prim == KTRECI_LONG ||
           prim == KTRECI_REG || prim == KTRECI_TIME;
}

static uint8_t
way_of(unsigned size, unsigned width, int sign)
{
    if (size == width)
        return size == 2   ? KTRECI_WAY_16_16
               : size == 4 ? KTRECI_WAY_32_32
               : size == 8 ? KTRECI_WAY_64_64
                           : KTRECI_WAY_OTHER;
    if (size == 2 && width == 4 && sign)
        return KTRECI_WAY_I16_32;
    if (size == 4 && width == 8)
        return sign ? KTRECI_WAY_I32_64 : KTRECI_WAY_U32_64;
    return KTRECI_WAY_OTHER;
}

static void
add_step(ktreci_step *step, const ktreci_field *field, unsigned prim, size_t offset, unsigned size,
         unsigned to)
{
    step->offset = (uint16_t)offset;
    step->to = (uint16_t)to;
    step->size = (uint16_t)size;
    step->width = field->width;
    step->sign = (uint8_t)is_signed(prim);
    step->prim = (uint8_t)prim;
    step->way = prim == KTRECI_CHARS ? KTRECI_WAY_OTHER : way_of(size, step->width, step->sign);
}

/*
 * The halves of a 32-bit word are two 16-bit fields, the low one first on little-endian machines.
 */
static void
add_halves(ktreci_step *steps, const ktreci_field *field, const ktrec_format *format, size_t offset)
{
    size_t low = format->order == KTREC_ORDER_LITTLE ? 0 : 2;

    add_step(&steps[0], field, KTRECI_U16, offset + low, 2, field->to);
    add_step(&steps[1], field, KTRECI_U16, offset + 2 - low, 2, field->to + 1u);
}

int
ktreci_layout(const ktreci_field *fields, const ktrec_format *format, ktreci_step *steps,
              size_t max, ktreci_layout_result *result)
{
    const ktreci_field *field;
    size_t offset = 0;
    size_t most = 1;
    size_t n = 0;

    *result = (ktreci_layout_result){0};
    for (field = fields; field->prim != KTRECI_END && field->prim < KTRECI_TAIL_BYTES; field++) {
        unsigned size = ktreci_prim_size(field->prim, format);
        unsigned align = ktreci_prim_align(field->prim, format);
        unsigned count = field->count == 0 ? 1 : field->count;

        if (align > most)
            most = align;
        offset = ktreci_round(offset, align);
        if (is_alignment(field->prim))
            continue;
        if (field->prim == KTRECI_CHARS) {
            if (n + 1 > max)
                return -1;
            add_step(&steps[n++], field, KTRECI_CHARS, offset, count, field->to);
            offset += count;
            continue;
        }
        if (field->prim == KTRECI_HALVES) {
            if (n + 2 > max)
                return -1;
            add_halves(&steps[n], field, format, offset);
            n += 2;
            offset += size;
            continue;
        }
        for (unsigned i = 0; i < count; i++) {
            if (n + 1 > max)
                return -1;
            add_step(&steps[n++], field, field->prim, offset, size, field->to + i * field->width);
            offset += size;
        }
    }
    if (field->prim != KTRECI_END) {
        result->tail = field->prim;
        result->tail_to = field->to;
    }
    result->steps = (uint16_t)n;
    result->end = (uint16_t)offset;
    result->size = (uint16_t)ktreci_round(offset, most);
    return 0;
}
