/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs.c - views of the structures in STRUCT and STRUCT_ARRAY records.
 *
 * Opening finds the row of the system's list whose name and size fit, and lays it out; all reading
 * then goes along the view's steps.  Every size in the record is held against the bytes that are
 * there.
 */
#include <ktrec/structs.h>

#include "base/bytes.h"
#include "record/plan.h"
#include "record/structs.h"
#include "systems/structs.h"

/* Layouts of structures, padding included, have at the most so many steps. */
enum { STEPS_MAX = 64 };

static int
is_named(const ktreci_struct_row *row, const ktrec_bytes *name)
{
    return strlen(row->name) == name->size && memcmp(row->name, name->data, name->size) == 0;
}

static ktrec_format
format_of(const ktreci_struct_row *row, const ktrec_format *kernel)
{
    static const uint8_t align[] = {[KTRECI_RULES_I386] = 4, [KTRECI_RULES_ILP32] = 8};
    ktrec_format format = *kernel;

    if (row->rules != KTRECI_RULES_KERNEL) {
        format.long_size = 4;
        format.pointer_size = 4;
        format.register_size = 4;
        format.align64 = align[row->rules];
    }
    return format;
}

/*
 * Lays a list out into the view.  Padding gets no step, and what belongs together counts its run.
 */
static void
lay_out(ktrec_struct_view *view, const ktreci_field *fields)
{
    ktreci_step steps[STEPS_MAX];
    ktreci_layout_result result;
    unsigned n = 0;
    unsigned first = 0;

    if (ktreci_layout(fields, &view->layout, steps, STEPS_MAX, &result) != 0)
        result = (ktreci_layout_result){0};
    for (unsigned i = 0; i < result.steps && n < KTREC_STRUCT_STEPS; i++) {
        if (steps[i].to == 0)
            continue;
        view->step[n].offset = steps[i].offset;
        view->step[n].id = (uint8_t)steps[i].to;
        view->step[n].size = (uint8_t)steps[i].size;
        view->step[n].sign = steps[i].sign;
        view->step[n].run = 1;
        if (n > first && view->step[first].id == view->step[n].id)
            view->step[first].run++;
        else
            first = n;
        n++;
    }
    view->steps = (uint16_t)n;
    view->size = result.size;
}

/* ---- opening --------------------------------------------------------------------------------- */

/* The bytes a control message takes with its padding, or 0 if its length is no true one. */
static size_t
chain_step(const ktrec_struct_view *view, size_t left)
{
    size_t align = ktreci_chain_align(view);
    size_t len;

    if (left < view->size)
        return 0;
    len = ktreci_load32((const uint8_t *)view->data.data + (view->data.size - left),
                        view->layout.order != KTRECI_HOST_ORDER);
    if (len < view->size)
        return 0;
    len = ktreci_round(len, align);
    /* As CMSG_NXTHDR: the next one's header must be there. */
    return len >= left || left - len < ktreci_round(view->size, align) ? left : len;
}

static uint32_t
count_chain(const ktrec_struct_view *view)
{
    size_t left = view->data.size;
    uint32_t n = 0;

    while (left >= view->size && n < UINT32_MAX) {
        size_t step = chain_step(view, left);

        n++;
        if (step == 0)
            break;
        left -= step;
    }
    return n;
}

static const ktreci_family_row *
family_of(const ktreci_structs *system, unsigned family)
{
    const ktreci_family_row *row;

    for (row = system->families; row->fields != NULL; row++)
        if (row->family == family)
            return row;
    return NULL;
}

/*
 * A sockaddr is laid out by its family; without one, or with too few bytes, it is a length, a
 * family, and data.
 */
static int
open_sockaddr(ktrec_struct_view *view, const ktreci_structs *system, const ktreci_struct_row *row)
{
    const uint8_t *p = view->data.data;
    size_t size = view->data.size;
    const ktreci_family_row *family;

    if (size < row->least || size > row->most || p[0] != size)
        return 0;
    family = size < 2 ? NULL : family_of(system, p[1]);
    if (size < system->sockaddr_least &&
        (family == NULL || family->least >= system->sockaddr_least))
        return 0;
    lay_out(view, system->sockaddr);
    view->family = family;
    if (family == NULL) {
        view->flags |= KTREC_STRUCT_NO_FAMILY;
        return 1;
    }
    view->flags |= family->flag;
    if (size < family->least) {
        view->flags |= KTREC_STRUCT_SHORT;
        return 1;
    }
    if (size > family->most)
        view->flags |= KTREC_STRUCT_LONG;
    lay_out(view, family->fields);
    return 1;
}

/* Whether the record's data can be what the row describes; completes the view. */
static int
fits(ktrec_struct_view *view, const ktreci_structs *system, const ktreci_struct_row *row,
     const ktrec_struct *s)
{
    size_t size = view->data.size;

    view->count = 1;
    switch (row->form) {
    case KTRECI_FORM_SOCKADDR:
        return open_sockaddr(view, system, row);
    case KTRECI_FORM_SIGINFO:
        return ktreci_struct_siginfo_fits(&view->layout, size);
    case KTRECI_FORM_OPEN:
        return size >= row->least && size <= row->most;
    case KTRECI_FORM_CHAIN:
        view->count = count_chain(view);
        return size >= row->least;
    case KTRECI_FORM_ARRAY:
        if (view->size == 0 ||
            (row->kind == KTREC_KIND_STRUCT_ARRAY ? s->size != view->size : size % view->size != 0))
            return 0;
        if (size % view->size != 0)
            view->flags |= KTREC_STRUCT_CUT;
        view->count = size / view->size > UINT32_MAX ? UINT32_MAX : (uint32_t)(size / view->size);
        return 1;
    default:
        return size == view->size;
    }
}

static int
find_row(ktrec_struct_view *view, const ktreci_structs *system, const ktrec_record *record,
         const ktrec_payload *payload)
{
    const ktrec_struct *s = &payload->u.structure;
    const ktreci_struct_row *row;
    int rc = KTREC_E_UNSUPPORTED;

    for (row = system->rows; row->name != NULL; row++) {
        if (row->kind != payload->kind || !is_named(row, &s->name))
            continue;
        rc = KTREC_E_PAYLOAD;
        if (row->time_size != 0 && row->time_size != record->format.time_size)
            continue;
        view->flags = row->flags;
        view->layout = format_of(row, &record->format);
        lay_out(view, row->fields);
        if (fits(view, system, row, s)) {
            view->structure = row->structure;
            view->row = row;
            return KTREC_OK;
        }
    }
    return rc;
}

int
ktrec_struct_open(const ktrec_record *record, const ktrec_payload *payload, ktrec_struct_view *view)
{
    const ktreci_structs *system;
    ktrec_struct_view found = {0};
    int rc;

    if (record == NULL || payload == NULL || view == NULL ||
        (payload->kind != KTREC_KIND_STRUCT && payload->kind != KTREC_KIND_STRUCT_ARRAY))
        return KTREC_E_ARGUMENT;
    /* Widths that no machine has are not to be laid out. */
    if (ktreci_plan_for(&record->format) == NULL)
        return KTREC_E_FORMAT;
    system = ktreci_structs_of(record->format.system);
    if (system == NULL)
        return KTREC_E_UNSUPPORTED;
    found.data = payload->u.structure.data;
    rc = find_row(&found, system, record, payload);
    if (rc == KTREC_OK)
        *view = found;
    return rc;
}

static unsigned
type_of(unsigned id)
{
    return ktreci_struct_member_of(id)->type;
}

/* Whether its bytes say the same in either order. */
static int
has_no_order(const ktrec_struct_view *view)
{
    const unsigned unknown = KTREC_STRUCT_NO_FAMILY | KTREC_STRUCT_SHORT | KTREC_STRUCT_LONG;
    const ktreci_struct_row *row = view->row;
    unsigned tail = type_of(row->tails[0]);

    for (unsigned i = 0; i < view->steps; i++) {
        unsigned type = type_of(view->step[i].id);

        if (view->step[i].size > 1 && type != KTREC_VALUE_NETWORK && type != KTREC_VALUE_IPV4 &&
            type != KTREC_VALUE_IPV6)
            return 0;
    }
    return (view->flags & unknown) == 0 && tail != KTREC_VALUE_BITS && tail != KTREC_VALUE_SIGNALS;
}

/* Whether what follows the structure is the same as well. */
static int
same_tails(const ktrec_struct_view *a, const ktrec_struct_view *b)
{
    const ktreci_struct_row *row = a->row;
    ktrec_format f = a->layout;

    switch (row->form) {
    case KTRECI_FORM_OPEN:
        return type_of(row->tails[0]) != KTREC_VALUE_BITS || row->word != 0 ||
               a->layout.long_size == b->layout.long_size;
    case KTRECI_FORM_CHAIN:
    case KTRECI_FORM_SIGINFO:
        f.version = b->layout.version;
        return memcmp(&f, &b->layout, sizeof(f)) == 0;
    default:
        return 1;
    }
}

int
ktreci_struct_is_same(const ktrec_format *from, const ktrec_format *to,
                      const ktrec_payload *payload)
{
    const size_t empty = payload->u.structure.data.size == 0;
    const ktrec_record here = {.format = *from};
    const ktrec_record there = {.format = *to};
    ktrec_format f = *from;
    ktrec_struct_view a;
    ktrec_struct_view b;

    f.version = to->version;
    if (memcmp(&f, to, sizeof(f)) == 0 || (empty && payload->kind == KTREC_KIND_STRUCT))
        return 1;
    /* Of an array without elements, their size still says whose they are. */
    if (ktrec_struct_open(&here, payload, &a) != KTREC_OK)
        return (int)empty;
    if (ktrec_struct_open(&there, payload, &b) != KTREC_OK)
        return 0;
    return a.structure == b.structure && a.size == b.size && a.steps == b.steps &&
           memcmp(a.step, b.step, a.steps * sizeof(a.step[0])) == 0 &&
           (empty || a.layout.order == b.layout.order || has_no_order(&a)) && same_tails(&a, &b);
}

int
ktrec_struct_next(ktrec_struct_view *view)
{
    const ktreci_struct_row *row;
    size_t left;

    if (view == NULL || view->row == NULL)
        return KTREC_E_ARGUMENT;
    view->standing = view->index < view->count;
    view->element = (ktrec_bytes){NULL, 0};
    if (!view->standing)
        return KTREC_END;
    row = view->row;
    left = view->data.size - (size_t)view->at;
    if (row->form == KTRECI_FORM_ARRAY)
        left = view->size;
    else if (row->form == KTRECI_FORM_CHAIN && chain_step(view, left) != 0)
        left = chain_step(view, left);
    view->element.size = left;
    if (left != 0)
        view->element.data = (const uint8_t *)view->data.data + view->at;
    view->at += left;
    view->index++;
    return KTREC_OK;
}
