/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json_struct.c - the structures in a record, as JSON: an object for each, with its members by
 * name.
 *
 * Members that have 64 bits on some machine are strings on every machine, as in the rest of the
 * JSON.
 */
#include "print/json_struct.h"

#include <ktrec/structs.h>

#include "base/text.h"
#include "print/address.h"
#include "print/json_string.h"

/* Room for two numbers and what stands around them. */
#define SMALL_ROOM 128

static char *
put_number(char *p, const ktrec_struct_value *value)
{
    return value->is_signed ? ktreci_put_i64(p, (int64_t)value->number[0])
                            : ktreci_put_u64(p, value->number[0]);
}

/* {"sec":-1,"nsec":999999999} */
static char *
put_time(char *p, const ktrec_struct_value *value, const char *fraction)
{
    p = ktreci_put_i64(ktreci_put_text(p, "{\"sec\":"), (int64_t)value->number[0]);
    p = ktreci_put_i64(ktreci_put_text(p, fraction), (int64_t)value->number[1]);
    *p++ = '}';
    return p;
}

/* The number without the sign that was extended. */
static uint64_t
unsigned_of(const ktrec_struct_value *value)
{
    return value->size == 4 ? (uint32_t)value->number[0] : value->number[0];
}

/* What fits in SMALL_ROOM. */
static char *
put_small(char *p, const ktrec_struct_value *value)
{
    int quoted = value->is_wide;

    switch (value->type) {
    case KTREC_VALUE_NUMBER:
    case KTREC_VALUE_NETWORK:
        break;
    case KTREC_VALUE_TIMESPEC:
        return put_time(p, value, ",\"nsec\":");
    case KTREC_VALUE_TIMEVAL:
        return put_time(p, value, ",\"usec\":");
    default:
        quoted = 1;
        break;
    }
    if (quoted)
        *p++ = '"';
    if (value->type == KTREC_VALUE_HEX || value->type == KTREC_VALUE_POINTER)
        p = ktreci_put_pointer(p, unsigned_of(value));
    else if (value->type == KTREC_VALUE_OCTAL)
        p = ktreci_put_octal(p, value->number[0]);
    else if (value->type == KTREC_VALUE_IPV4)
        p = ktreci_put_ipv4(p, value->bytes.data);
    else if (value->type == KTREC_VALUE_IPV6)
        p = ktreci_put_ipv6(p, value->bytes.data);
    else
        p = put_number(p, value);
    if (quoted)
        *p++ = '"';
    return p;
}

/* ["0x1","0x2"] */
static char *
put_numbers(char *p, const ktrec_struct_value *value)
{
    *p++ = '[';
    for (uint32_t i = 0; i < value->count; i++) {
        p = ktreci_put_text(p, i == 0 ? "\"" : ",\"");
        p = ktreci_put_pointer(p, value->number[i]);
        *p++ = '"';
    }
    *p++ = ']';
    return p;
}

/* One number of an array, with a comma before all but the first. */
static void
print_element(ktreci_sink *out, int64_t number, int *others)
{
    char *p = ktreci_sink_room(out, SMALL_ROOM);

    if (*others)
        *p++ = ',';
    *others = 1;
    ktreci_sink_took(out, ktreci_put_i64(p, number));
}

/* The bits of a set, the signals of one, numbers. */
static void
print_list(ktreci_sink *out, const ktrec_struct_value *value)
{
    int others = 0;

    ktreci_sink_char(out, '[');
    if (value->type == KTREC_VALUE_BITS) {
        for (uint32_t bit = 0; bit < value->count; bit++)
            if (ktrec_struct_bit(value, bit))
                print_element(out, bit, &others);
    } else if (value->type == KTREC_VALUE_SIGNALS) {
        for (int bit = 0; bit < 64; bit++)
            if ((value->number[0] >> bit & 1) != 0)
                print_element(out, bit + 1, &others);
    } else {
        for (uint32_t i = 0; i < value->words.count; i++)
            print_element(out, (int32_t)ktrec_words_get(&value->words, i), &others);
    }
    ktreci_sink_char(out, ']');
}

static void
print_value(ktreci_sink *out, const ktrec_struct_value *value)
{
    switch (value->type) {
    case KTREC_VALUE_TEXT:
    case KTREC_VALUE_DATA:
        ktreci_json_string(out, value->bytes.data, value->bytes.size);
        break;
    case KTREC_VALUE_BITS:
    case KTREC_VALUE_SIGNALS:
    case KTREC_VALUE_INTS:
        print_list(out, value);
        break;
    case KTREC_VALUE_NUMBERS:
        ktreci_sink_took(out, put_numbers(ktreci_sink_room(out, SMALL_ROOM), value));
        break;
    default:
        ktreci_sink_took(out, put_small(ktreci_sink_room(out, SMALL_ROOM), value));
        break;
    }
}

static void
print_structure(ktreci_sink *out, const ktrec_struct_view *view)
{
    ktrec_struct_value value;

    ktreci_sink_char(out, '{');
    for (uint32_t i = 0; ktrec_struct_field(view, i, &value) == KTREC_OK; i++) {
        ktreci_sink_text(out, i == 0 ? "\"" : ",\"");
        ktreci_sink_text(out, value.name);
        ktreci_sink_text(out, "\":");
        print_value(out, &value);
    }
    ktreci_sink_char(out, '}');
}

void
ktreci_json_struct(ktreci_sink *out, const ktrec_record *record, const ktrec_payload *payload)
{
    ktrec_struct_view view;
    int rc = ktrec_struct_open(record, payload, &view);
    int is_array;

    if (rc != KTREC_OK) {
        if (rc == KTREC_E_PAYLOAD)
            ktreci_sink_text(out, ",\"fields\":null");
        return;
    }
    is_array = (view.flags & KTREC_STRUCT_IS_ARRAY) != 0;
    ktreci_sink_text(out, is_array ? ",\"fields\":[" : ",\"fields\":");
    while (ktrec_struct_next(&view) == KTREC_OK) {
        if (view.index > 1)
            ktreci_sink_char(out, ',');
        print_structure(out, &view);
    }
    if (is_array)
        ktreci_sink_char(out, ']');
}
