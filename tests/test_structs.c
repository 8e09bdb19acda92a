/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_structs.c - structures in records: each member where the systems' compilers put it, whole
 * records by their text, and damaged ones in blocks of exactly their size.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ktrec/structs.h>

#include "print/json_struct.h"
#include "systems/structs.h"
#include "systems/systems.h"

#include "structs_rows.h"

/* Longer than any row's data. */
enum { DATA_MAX = 1024, TEXT_MAX = 4096 };

/* ---- records --------------------------------------------------------------------------------- */

/* A record, decoded, whose data is the caller's. */
typedef struct subject {
    ktrec_record record;
    ktrec_payload payload;
} subject;

static void
make_subject(subject *s, const char *format, const char *name, uint64_t element, const void *data,
             size_t size)
{
    memset(s, 0, sizeof(*s));
    assert_int_equal(ktrec_format_parse(format, &s->record.format), KTREC_OK);
    s->payload.kind = element == 0 ? KTREC_KIND_STRUCT : KTREC_KIND_STRUCT_ARRAY;
    s->record.header.kind = s->payload.kind;
    s->payload.u.structure.name = (ktrec_bytes){name, strlen(name)};
    s->payload.u.structure.data = (ktrec_bytes){data, size};
    s->payload.u.structure.size = element;
}

/* FreeBSD's arrays have a kind of their own, with the size of an element. */
static uint64_t
element_of(const layout_row *row)
{
    return row->array != 0 && strncmp(row->format, "freebsd", 7) == 0 ? row->size : 0;
}

static size_t
size_of(const layout_row *row)
{
    return (size_t)row->size * (row->array == 0 ? 1 : row->array);
}

/* ---- members in their places ----------------------------------------------------------------- */

/* Numbers with all bytes different, none of them 0, and a sign. */
static uint64_t
number_for(const spot *at, unsigned element)
{
    uint64_t v = 0;

    for (unsigned i = 0; i < 8; i++)
        v = v << 8 | 0x80 | ((at->id * 7u + at->index * 31u + element * 57u + i * 13u) & 0x7f);
    return v;
}

static unsigned
width_of(const spot *at)
{
    return (unsigned)(at->width < 0 ? -at->width : at->width);
}

static uint64_t
expected_for(const spot *at, unsigned element)
{
    unsigned shift = 64 - 8 * width_of(at);
    uint64_t v = number_for(at, element) << shift;

    return at->width < 0 ? (uint64_t)((int64_t)v >> shift) : v >> shift;
}

static void
write_number(uint8_t *p, uint64_t v, unsigned width, int order)
{
    for (unsigned i = 0; i < width; i++)
        p[order == KTREC_ORDER_LITTLE ? i : width - 1 - i] = (uint8_t)(v >> 8 * i);
}

static void
fill(const layout_row *row, int order, uint8_t *data)
{
    memset(data, 0xee, size_of(row));
    for (size_t n = 0; n < size_of(row) / row->size; n++)
        for (const spot *at = row->spots; at->id != 0; at++)
            write_number(data + n * row->size + at->offset, number_for(at, (unsigned)n),
                         width_of(at), order);
}

static void
check_spots(const layout_row *row, const ktrec_struct_view *view, unsigned element)
{
    uint32_t numbers = 0;
    uint32_t found = 0;
    ktrec_struct_value value;

    for (const spot *at = row->spots; at->id != 0; at++) {
        if (ktrec_struct_get(view, at->id, &value) != KTREC_OK)
            fail_msg("%s %s: no member %d", row->format, row->name, at->id);
        if (value.number[at->index] != expected_for(at, element))
            fail_msg("%s %s: %s is %llx", row->format, row->name, value.name,
                     (unsigned long long)value.number[at->index]);
        if (at->index == 0) {
            assert_int_equal(value.is_signed, at->width < 0);
            assert_int_equal(value.size, width_of(at));
            assert_int_equal(ktrec_struct_number(view, at->id), value.number[0]);
        }
        numbers++;
    }
    /* And no others, but for what follows the structure. */
    for (uint32_t i = 0; ktrec_struct_field(view, i, &value) == KTREC_OK; i++)
        if (value.id != KTREC_FIELD_NAME && value.id != KTREC_FIELD_SI_OTHER)
            found += value.count;
    /* A time counts two numbers, and so do its spots. */
    assert_int_equal(found, numbers);
}

static void
members_lie_where_compilers_put_them(void **state)
{
    uint8_t data[DATA_MAX];
    ktrec_struct_view view;
    subject s;

    (void)state;
    for (const layout_row *row = layout_rows; row->name != NULL; row++) {
        unsigned n = 0;

        assert_true(size_of(row) <= sizeof(data));
        make_subject(&s, row->format, row->name, element_of(row), data, size_of(row));
        fill(row, s.record.format.order, data);
        if (ktrec_struct_open(&s.record, &s.payload, &view) != KTREC_OK)
            fail_msg("%s %s of %u bytes is not known", row->format, row->name, row->size);
        assert_int_equal(view.structure, row->structure);
        assert_int_equal(view.count, row->array == 0 ? 1 : row->array);
        assert_int_equal((view.flags & KTREC_STRUCT_IS_ARRAY) != 0, row->array != 0);
        assert_int_equal(ktrec_struct_field(&view, 0, &(ktrec_struct_value){0}), KTREC_END);
        while (ktrec_struct_next(&view) == KTREC_OK)
            check_spots(row, &view, n++);
        assert_int_equal(n, view.count);
        assert_int_equal(ktrec_struct_field(&view, 0, &(ktrec_struct_value){0}), KTREC_END);
    }
}

/* One byte less or more is no such structure; of an array, where the record says its size. */
static void
sizes_are_exact(void **state)
{
    static const int off[] = {-1, 1};
    uint8_t data[DATA_MAX] = {0};
    ktrec_struct_view view;
    subject s;

    (void)state;
    for (const layout_row *row = layout_rows; row->name != NULL; row++) {
        if (row->structure == KTREC_STRUCT_INOTIFY)
            continue;
        for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++) {
            uint64_t element = element_of(row);
            size_t size = size_of(row) + (size_t)(element == 0 ? off[i] : 0);

            element += (uint64_t)(element == 0 ? 0 : off[i]);
            make_subject(&s, row->format, row->name, element, data, size);
            assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_E_PAYLOAD);
        }
    }
}

/* ---- whole records, as text ------------------------------------------------------------------ */

typedef struct text {
    char data[TEXT_MAX];
    size_t size;
} text;

static int
take_text(void *context, const void *buf, size_t size)
{
    text *out = context;

    if (size >= sizeof(out->data) - out->size)
        return 1;
    memcpy(out->data + out->size, buf, size);
    out->size += size;
    return 0;
}

static void
print_subject(const subject *s, text *out)
{
    char buf[KTRECI_SINK_ROOM];
    ktreci_sink sink;

    out->size = 0;
    ktreci_sink_init(&sink, buf, sizeof(buf), take_text, out);
    ktreci_json_struct(&sink, &s->record, &s->payload);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    out->data[out->size] = '\0';
}

static unsigned
digit_value(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
}

/* Reads hexadecimal, with blanks; returns how many bytes it was. */
static size_t
read_bytes(const char *hex, uint8_t *data)
{
    size_t n = 0;

    for (; *hex != '\0'; hex++) {
        if (*hex == ' ')
            continue;
        assert_true(n < DATA_MAX && hex[1] != '\0');
        data[n++] = (uint8_t)(digit_value(hex[0]) << 4 | digit_value(hex[1]));
        hex++;
    }
    return n;
}

static void
records_say_what_they_hold(void **state)
{
    uint8_t data[DATA_MAX];
    ktrec_struct_view view;
    static text out;
    subject s;

    (void)state;
    for (const text_row *row = text_rows; row->format != NULL; row++) {
        make_subject(&s, row->format, row->name, row->size, data, read_bytes(row->data, data));
        if (ktrec_struct_open(&s.record, &s.payload, &view) != row->status)
            fail_msg("%s %s %s", row->format, row->name, row->data);
        if (row->status == KTREC_OK)
            assert_int_equal(view.flags, row->flags);
        print_subject(&s, &out);
        assert_string_equal(out.data, row->json == NULL ? "" : row->json);
    }
}

/* ---- damage ---------------------------------------------------------------------------------- */

/* Reads all there is, in every way. */
static void
read_all(const subject *s)
{
    ktrec_struct_view view;
    ktrec_struct_value value;
    static text out;
    uint32_t n = 0;

    print_subject(s, &out);
    if (ktrec_struct_open(&s->record, &s->payload, &view) != KTREC_OK)
        return;
    for (; ktrec_struct_next(&view) == KTREC_OK; n++) {
        assert_true(view.element.size <= s->payload.u.structure.data.size);
        for (int id = 1; id <= KTREC_FIELD_SI_OTHER; id++) {
            if (ktrec_struct_get(&view, id, &value) != KTREC_OK)
                continue;
            assert_int_equal(value.id, id);
            assert_true(value.bytes.size <= view.element.size);
        }
    }
    assert_int_equal(n, view.count);
}

/* The same data in a block of exactly its size, so that a byte read behind it is found out. */
static void
read_in_block(const char *format, const char *name, uint64_t element, const uint8_t *data,
              size_t size)
{
    uint8_t *block = malloc(size == 0 ? 1 : size);
    subject s;

    assert_non_null(block);
    if (size != 0)
        memcpy(block, data, size);
    make_subject(&s, format, name, element, size == 0 ? NULL : block, size);
    read_all(&s);
    free(block);
}

static void
damage(const char *format, const char *name, uint64_t element, uint8_t *data, size_t size)
{
    for (size_t n = 0; n <= size; n++)
        read_in_block(format, name, element, data, n);
    for (size_t i = 0; i < size && i < 160; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            data[i] ^= (uint8_t)(1u << bit);
            read_in_block(format, name, element, data, size);
            data[i] ^= (uint8_t)(1u << bit);
        }
    }
    /* A sockaddr has its length in its first byte: every length that it can claim. */
    for (size_t n = 1; n <= size && n < 256; n++) {
        uint8_t first = data[0];

        data[0] = (uint8_t)n;
        read_in_block(format, name, element, data, n);
        data[0] = first;
    }
}

static void
damaged_records_are_read_within_bounds(void **state)
{
    uint8_t data[DATA_MAX];
    ktrec_format format;

    (void)state;
    for (const layout_row *row = layout_rows; row->name != NULL; row++) {
        assert_int_equal(ktrec_format_parse(row->format, &format), KTREC_OK);
        fill(row, format.order, data);
        damage(row->format, row->name, element_of(row), data, size_of(row));
    }
    for (const text_row *row = text_rows; row->format != NULL; row++)
        damage(row->format, row->name, row->size, data, read_bytes(row->data, data));
}

/* Sizes of elements that no machine has: nothing is divided by them, nothing allocated. */
static void
claimed_sizes_are_not_believed(void **state)
{
    static const uint64_t claims[] = {1, 7, 9, UINT32_MAX, (uint64_t)1 << 32 | 8, UINT64_MAX};
    uint8_t data[8] = {0};
    ktrec_struct_view view;
    subject s;

    (void)state;
    for (size_t i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
        make_subject(&s, "freebsd-v1-lp64-le", "pollfd", claims[i], data, sizeof(data));
        assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_E_PAYLOAD);
    }
    make_subject(&s, "freebsd-v1-lp64-le", "pollfd", 8, data, sizeof(data));
    s.payload.u.structure.size = 0;
    assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_E_PAYLOAD);
}

/* ---- the lists and the calls themselves ------------------------------------------------------ */

static void
check_list(const ktreci_field *fields, const ktrec_format *format)
{
    ktreci_layout_result result;
    ktreci_step steps[64];
    unsigned members = 0;

    assert_int_equal(ktreci_layout(fields, format, steps, 64, &result), 0);
    for (unsigned i = 0; i < result.steps; i++) {
        if (steps[i].to == 0)
            continue;
        assert_non_null(ktreci_struct_member_of(steps[i].to)->name);
        assert_in_range(ktreci_struct_member_of(steps[i].to)->type, KTREC_VALUE_NUMBER,
                        KTREC_VALUE_IPV6);
        assert_true(steps[i].size <= UINT8_MAX);
        members++;
    }
    assert_true(members <= KTREC_STRUCT_STEPS);
}

/* Every list fits the view, on every machine, and every member has a name. */
static void
lists_are_sound(void **state)
{
    ktrec_format format;

    (void)state;
    for (size_t i = 0; ktrec_format_list(i, &format) == KTREC_OK; i++) {
        const ktreci_structs *system = ktreci_structs_of(format.system);

        if (system == NULL)
            continue;
        for (const ktreci_struct_row *row = system->rows; row->name != NULL; row++) {
            check_list(row->fields, &format);
            for (unsigned n = 0; n < KTRECI_STRUCT_TAILS && row->tails[n] != 0; n++)
                assert_non_null(ktreci_struct_member_of(row->tails[n])->name);
        }
        for (const ktreci_family_row *row = system->families; row->fields != NULL; row++)
            check_list(row->fields, &format);
    }
}

static void
wrong_calls_are_refused(void **state)
{
    static const uint8_t data[16] = {16, 2};
    ktrec_struct_view view = {0};
    ktrec_struct_value value = {0};
    ktrec_siginfo info;
    subject s;

    (void)state;
    assert_int_equal(ktrec_struct_next(&view), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_field(&view, 0, &value), KTREC_E_ARGUMENT);
    make_subject(&s, "freebsd-v1-lp64-le", "sockaddr", 0, data, sizeof(data));
    assert_int_equal(ktrec_struct_open(NULL, &s.payload, &view), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_open(&s.record, NULL, &view), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_open(&s.record, &s.payload, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_OK);
    assert_int_equal(ktrec_struct_get(&view, KTREC_FIELD_SA_LEN, &value), KTREC_END);
    assert_int_equal(ktrec_struct_next(&view), KTREC_OK);
    assert_int_equal(ktrec_struct_next(NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_field(NULL, 0, &value), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_field(&view, 0, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_field(&view, UINT32_MAX, &value), KTREC_END);
    assert_int_equal(ktrec_struct_get(&view, 0, &value), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_get(&view, -1, &value), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_get(&view, INT32_MAX, &value), KTREC_END);
    assert_int_equal(ktrec_struct_number(&view, KTREC_FIELD_INO), 0);
    assert_int_equal(ktrec_struct_number(NULL, KTREC_FIELD_INO), 0);
    assert_int_equal(ktrec_struct_siginfo(&view, &info), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_struct_bit(NULL, 0), 0);
    assert_int_equal(ktrec_struct_bit(&value, 0), 0);
    s.record.format.long_size = 3;
    assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_E_FORMAT);
    s.payload.kind = KTREC_KIND_USER;
    assert_int_equal(ktrec_struct_open(&s.record, &s.payload, &view), KTREC_E_ARGUMENT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_lie_where_compilers_put_them),
        cmocka_unit_test(sizes_are_exact),
        cmocka_unit_test(records_say_what_they_hold),
        cmocka_unit_test(damaged_records_are_read_within_bounds),
        cmocka_unit_test(claimed_sizes_are_not_believed),
        cmocka_unit_test(lists_are_sound),
        cmocka_unit_test(wrong_calls_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
