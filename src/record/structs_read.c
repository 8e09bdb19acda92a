/* SPDX-License-Identifier: BSD-2-Clause */
/* structs_read.c - the members of the structure a view stands at. */
#include <ktrec/structs.h>

#include "base/bytes.h"
#include "layout/schema.h"
#include "record/structs.h"
#include "systems/structs.h"

/* Of control messages: the same numbers in every BSD. */
enum { SOL_SOCKET_LEVEL = 0xffff, SCM_RIGHTS_TYPE = 1 };

/* ---- members with a place in the structure --------------------------------------------------- */

static int
is_there(const ktrec_struct_view *view, unsigned first)
{
    unsigned last = first + view->step[first].run - 1u;

    return (size_t)view->step[last].offset + view->step[last].size <= view->element.size;
}

/* What kind of value it is, and its name. */
static unsigned
describe(unsigned id, ktrec_struct_value *value)
{
    const ktreci_struct_member *member = ktreci_struct_member_of(id);

    value->id = (uint16_t)id;
    value->type = member->type;
    value->count = 1;
    value->name = member->name;
    value->is_wide = member->wide;
    return member->type;
}

static void
take_step(const ktrec_struct_view *view, unsigned first, ktrec_struct_value *value)
{
    const uint8_t *p = view->element.data;
    unsigned type = describe(view->step[first].id, value);
    int order = type == KTREC_VALUE_NETWORK ? KTREC_ORDER_BIG : view->layout.order;
    int swap = order != KTRECI_HOST_ORDER;

    value->is_signed = view->step[first].sign;
    value->size = view->step[first].size;
    if (type == KTREC_VALUE_IPV4 || type == KTREC_VALUE_IPV6) {
        value->bytes = (ktrec_bytes){p + view->step[first].offset, view->step[first].size};
        return;
    }
    value->count = view->step[first].run;
    for (unsigned i = 0; i < value->count && i < sizeof(value->number) / sizeof(value->number[0]);
         i++) {
        const uint8_t *from = p + view->step[first + i].offset;
        unsigned size = view->step[first + i].size;

        value->number[i] = ktreci_load_number(from, size, view->step[first + i].sign, swap);
    }
}

/* ---- members that follow it ------------------------------------------------------------------ */

/* From start, n bytes; or as many of them as are there. */
static ktrec_bytes
slice(const ktrec_bytes *bytes, size_t start, size_t n)
{
    ktrec_bytes part = {NULL, 0};

    if (start < bytes->size) {
        part.data = (const uint8_t *)bytes->data + start;
        part.size = n < bytes->size - start ? n : bytes->size - start;
    }
    return part;
}

static int
is_rights(const ktrec_struct_view *view)
{
    return ktrec_struct_number(view, KTREC_FIELD_LEVEL) == SOL_SOCKET_LEVEL &&
           ktrec_struct_number(view, KTREC_FIELD_CMSG_TYPE) == SCM_RIGHTS_TYPE;
}

/* Tail number index, or 0. */
static unsigned
tail_of(const ktrec_struct_view *view, uint32_t index)
{
    const ktreci_struct_row *row = view->row;
    const ktreci_family_row *family = view->family;

    if (index >= KTRECI_STRUCT_TAILS)
        return 0;
    if (row->form == KTRECI_FORM_CHAIN)
        return index != 0 ? 0 : is_rights(view) ? KTREC_FIELD_CMSG_FDS : KTREC_FIELD_CMSG_DATA;
    if (row->form != KTRECI_FORM_SOCKADDR)
        return row->tails[index];
    if (family == NULL || (view->flags & KTREC_STRUCT_SHORT) != 0)
        return index == 0 ? KTREC_FIELD_SA_DATA : 0;
    return family->tails[index];
}

/* The data of a control message: from its aligned header to its length. */
static ktrec_bytes
chain_data(const ktrec_struct_view *view)
{
    size_t start = ktreci_round(view->size, ktreci_chain_align(view));
    uint64_t len = ktrec_struct_number(view, KTREC_FIELD_CMSG_LEN);

    return slice(&view->element, start, len > start ? (size_t)(len - start) : 0);
}

/* sockaddr_dl: bytes 5 and 6 are the lengths of a name and of the address behind it. */
static ktrec_bytes
link_part(const ktrec_struct_view *view, unsigned id)
{
    const uint8_t *p = view->element.data;

    if (id == KTREC_FIELD_SA_NAME)
        return slice(&view->element, view->size, p[5]);
    return slice(&view->element, view->size + p[5], p[6]);
}

static ktrec_bytes
tail_bytes(const ktrec_struct_view *view, unsigned id)
{
    switch (id) {
    case KTREC_FIELD_CMSG_FDS:
    case KTREC_FIELD_CMSG_DATA:
        return chain_data(view);
    case KTREC_FIELD_SA_NAME:
    case KTREC_FIELD_SA_HWADDR:
        return link_part(view, id);
    default:
        return slice(&view->element, view->size, SIZE_MAX);
    }
}

static void
cut_at_nul(ktrec_bytes *text)
{
    const char *nul = text->size == 0 ? NULL : memchr(text->data, '\0', text->size);

    if (nul != NULL)
        text->size = (size_t)(nul - (const char *)text->data);
}

/* A signal set of any size up to 8 bytes. */
static uint64_t
any_size(const ktrec_bytes *bytes, int order)
{
    const uint8_t *p = bytes->data;
    uint64_t v = 0;

    for (size_t i = 0; i < bytes->size; i++)
        v = order == KTREC_ORDER_BIG ? v << 8 | p[i] : v | (uint64_t)p[i] << 8 * i;
    return v;
}

/* A set's words, the last of which may be cut. */
static void
take_set(const ktrec_struct_view *view, ktrec_struct_value *value)
{
    const ktreci_struct_row *row = view->row;
    size_t bits;

    value->width = row->word != 0 ? row->word : view->layout.long_size;
    value->order = view->layout.order;
    bits = ktreci_round(value->bytes.size, value->width);
    value->count = bits > UINT32_MAX / 8 ? UINT32_MAX : (uint32_t)bits * 8;
}

static void
take_tail(const ktrec_struct_view *view, unsigned id, ktrec_struct_value *value)
{
    unsigned type = describe(id, value);

    value->bytes = tail_bytes(view, id);
    if (type == KTREC_VALUE_TEXT) {
        cut_at_nul(&value->bytes);
    } else if (type == KTREC_VALUE_SIGNALS) {
        value->number[0] = any_size(&value->bytes, view->layout.order);
    } else if (type == KTREC_VALUE_BITS) {
        take_set(view, value);
    } else if (type == KTREC_VALUE_INTS) {
        size_t n = value->bytes.size / 4;

        value->words.data = value->bytes.data;
        value->words.count = n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
        value->words.width = 4;
        value->words.order = view->layout.order;
    }
}

/*
 * ---- the public side --------------------------------------------------------------------------
 */

static int
take_field(const ktrec_struct_view *view, uint32_t index, ktrec_struct_value *value)
{
    unsigned first;
    unsigned id;

    for (first = 0; first < view->steps && index != 0; first += view->step[first].run)
        index--;
    if (first < view->steps) {
        if (!is_there(view, first))
            return KTREC_END;
        take_step(view, first, value);
        return KTREC_OK;
    }
    if (view->structure == KTREC_STRUCT_SIGINFO)
        return ktreci_struct_siginfo_field(view, index, value);
    id = tail_of(view, index);
    if (id == 0)
        return KTREC_END;
    take_tail(view, id, value);
    return KTREC_OK;
}

int
ktrec_struct_field(const ktrec_struct_view *view, uint32_t index, ktrec_struct_value *value)
{
    ktrec_struct_value found = {0};
    int rc;

    if (view == NULL || value == NULL || view->row == NULL)
        return KTREC_E_ARGUMENT;
    if (!view->standing)
        return KTREC_END;
    rc = take_field(view, index, &found);
    if (rc == KTREC_OK)
        *value = found;
    return rc;
}

int
ktrec_struct_get(const ktrec_struct_view *view, int id, ktrec_struct_value *value)
{
    ktrec_struct_value found;
    unsigned first;

    if (view == NULL || value == NULL || view->row == NULL || id <= 0)
        return KTREC_E_ARGUMENT;
    if (!view->standing)
        return KTREC_END;
    memset(&found, 0, sizeof(found));
    for (first = 0; first < view->steps; first += view->step[first].run) {
        if (view->step[first].id == id) {
            if (!is_there(view, first))
                return KTREC_END;
            take_step(view, first, &found);
            *value = found;
            return KTREC_OK;
        }
    }
    for (uint32_t i = 0; i < KTRECI_STRUCT_TAILS; i++) {
        if (tail_of(view, i) == (unsigned)id) {
            take_tail(view, (unsigned)id, &found);
            *value = found;
            return KTREC_OK;
        }
    }
    return KTREC_END;
}

uint64_t
ktrec_struct_number(const ktrec_struct_view *view, int id)
{
    ktrec_struct_value value;

    return ktrec_struct_get(view, id, &value) == KTREC_OK ? value.number[0] : 0;
}

int
ktrec_struct_bit(const ktrec_struct_value *value, uint32_t bit)
{
    size_t byte = bit / 8;

    if (value == NULL || value->type != KTREC_VALUE_BITS || value->width == 0)
        return 0;
    /* In a big-endian word the low bits are in the last byte. */
    if (value->order == KTREC_ORDER_BIG)
        byte = byte - byte % value->width + (value->width - 1u - byte % value->width);
    return byte < value->bytes.size &&
           (((const uint8_t *)value->bytes.data)[byte] >> bit % 8 & 1) != 0;
}
