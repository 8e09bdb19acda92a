/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_siginfo.c - a siginfo in a STRUCT record: the same bytes as behind a PSIG record, and the
 * same codec.
 */
#include "base/bytes.h"
#include "record/kinds.h"
#include "record/structs.h"
#include "record/tails.h"

/* The tail of a record that has nothing before it. */
static ktreci_shape_plan
bare_shape(const ktrec_format *format)
{
    ktreci_shape_plan shape = {.format = *format, .tail = KTRECI_TAIL_SIGINFO_O};

    return shape;
}

int
ktreci_struct_siginfo_fits(const ktrec_format *format, size_t size)
{
    const ktreci_shape_plan shape = bare_shape(format);
    const ktreci_tail tail = {ktreci_plan_for(format), &shape};

    return tail.plan != NULL && ktreci_tail_siginfo.fits(&tail, NULL, size, 1);
}

int
ktrec_struct_siginfo(const ktrec_struct_view *view, ktrec_siginfo *info)
{
    ktreci_shape_plan shape;
    ktreci_tail tail;
    uint32_t flags = 0;

    if (view == NULL || info == NULL || view->structure != KTREC_STRUCT_SIGINFO)
        return KTREC_E_ARGUMENT;
    shape = bare_shape(&view->layout);
    tail = (ktreci_tail){ktreci_plan_for(&view->layout), &shape};
    if (tail.plan == NULL)
        return KTREC_E_ARGUMENT;
    memset(info, 0, sizeof(*info));
    ktreci_tail_siginfo.read(&tail, view->data.data, view->data.size, info, &flags);
    return KTREC_OK;
}

static void
take_number(const ktreci_member *m, const ktrec_siginfo *info, ktrec_struct_value *value)
{
    const uint8_t *from = (const uint8_t *)info + m->offset;
    unsigned width = m->type == KTRECI_M_I64 || m->type == KTRECI_M_U64 ? 8 : 4;

    value->is_signed = m->type == KTRECI_M_I32 || m->type == KTRECI_M_I64;
    value->is_wide = width == 8;
    value->size = (uint8_t)width;
    value->number[0] = ktreci_load_number(from, width, value->is_signed, 0);
}

int
ktreci_struct_siginfo_field(const ktrec_struct_view *view, uint32_t index,
                            ktrec_struct_value *value)
{
    const ktreci_member *m;
    ktrec_siginfo info;

    if (ktrec_struct_siginfo(view, &info) != KTREC_OK)
        return KTREC_END;
    for (m = ktreci_reason_members(info.reason); m->type != KTRECI_M_END && index != 0; m++)
        index--;
    if (m->type == KTRECI_M_END)
        return KTREC_END;
    value->id = KTREC_FIELD_SI_OTHER;
    value->type = m->style == KTRECI_S_ADDRESS ? KTREC_VALUE_POINTER : KTREC_VALUE_NUMBER;
    value->count = 1;
    value->name = m->name;
    take_number(m, &info, value);
    return KTREC_OK;
}
