/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_rows.c - what must hold for each test row, on each ABI and in each byte order.
 *
 * Every buffer the library sees is a heap block of exactly the size it is told, so that a sanitizer
 * sees one byte too many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "equal.h"
#include "nasty.h"
#include "rows_expect.h"
#include "systems/systems.h"

static uint8_t *
exact_copy(const void *bytes, size_t size)
{
    uint8_t *copy = malloc(size != 0 ? size : 1);

    assert_non_null(copy);
    if (size != 0)
        memcpy(copy, bytes, size);
    return copy;
}

/*
 * ---- decode and encode ------------------------------------------------------------------------
 */

static void
check_decode(const row_case *c)
{
    uint8_t *bytes = exact_copy(c->bytes, c->size);
    ktrec_record record = {.offset = 11, .index = 22};
    ktrec_payload payload;
    size_t used = 0;
    int rc = ktrec_scan(&c->format, bytes, c->size, &record, &used);

    if (bad_header(c)) {
        expect_code(c, "scan", rc, KTREC_E_HEADER);
        free(bytes);
        return;
    }
    expect_code(c, "scan", rc, KTREC_OK);
    expect(c, "scan takes all", used == c->size);
    expect(c, "offset and index are the caller's", record.offset == 11 && record.index == 22);
    expect_equal(c, "header", header_difference(&c->header, &record.header, 0));
    expect(c, "raw is the whole record", record.raw.data == bytes && record.raw.size == c->size);
    expect(c, "payload lies behind the header",
           record.payload.data == bytes + c->header_size &&
               record.payload.size == c->size - c->header_size);
    rc = ktrec_payload_decode(&record, &payload, NULL);
    if (c->payload != NULL) {
        expect_code(c, "payload", rc, KTREC_OK);
        expect_equal(c, "payload", payload_difference(c->payload, &payload));
    } else {
        expect_code(c, "payload", rc, KTREC_OPAQUE);
        expect(c, "a payload in no known form is bytes",
               payload.kind == KTREC_KIND_UNKNOWN && payload.u.data.data == record.payload.data &&
                   payload.u.data.size == record.payload.size);
    }
    free(bytes);
}

static void
check_encode(const row_case *c)
{
    size_t need = 0;

    if (c->payload == NULL || (c->flags & ROW_FOREIGN))
        return;
    uint8_t *bytes = exact_copy(c->bytes, c->size);
    memset(bytes, 0xa5, c->size);
    expect_code(c, "encode",
                ktrec_encode(&c->format, &c->header, c->payload, bytes, c->size, &need, NULL),
                KTREC_OK);
    expect(c, "need is the record's size", need == c->size);
    for (size_t i = 0; i < c->size; i++) {
        if (bytes[i] != c->bytes[i])
            fail_msg("%s: encode: byte %zu is %02x, not %02x", c->name, i, bytes[i], c->bytes[i]);
    }
    memset(bytes, 0xa5, c->size);
    expect_code(c, "header",
                ktrec_header_encode(&c->format, &c->header, bytes, c->header_size, &need, NULL),
                KTREC_OK);
    expect(c, "need is the header's size",
           need == c->header_size && need == ktrec_format_header_size(&c->format));
    expect(c, "the header alone is the same", memcmp(bytes, c->bytes, need) == 0);
    free(bytes);
}

/*
 * Every buffer that is too short: the same need each time, and nothing behind the buffer touched.
 */
static void
check_short_buffer(const row_case *c)
{
    enum { CANARY = 16 };
    size_t whole = 0;

    if (c->payload == NULL)
        return;
    expect_code(c, "no buffer",
                ktrec_encode(&c->format, &c->header, c->payload, NULL, 0, &whole, NULL),
                KTREC_E_SPACE);
    if (!(c->flags & ROW_FOREIGN))
        expect(c, "need without a buffer", whole == c->size);
    for (size_t cap = 0; cap < whole; cap++) {
        uint8_t *bytes = malloc(cap + CANARY);
        size_t need = 0;

        assert_non_null(bytes);
        memset(bytes, 0xa5, cap + CANARY);
        expect_code(c, "short buffer",
                    ktrec_encode(&c->format, &c->header, c->payload, bytes, cap, &need, NULL),
                    KTREC_E_SPACE);
        expect(c, "same need in a short buffer", need == whole);
        for (size_t i = cap; i < cap + CANARY; i++)
            expect(c, "canary behind a short buffer", bytes[i] == 0xa5);
        free(bytes);
    }
}

/*
 * ---- damage -----------------------------------------------------------------------------------
 */

/* Cut at every byte: it wants more, and says how much. */
static void
check_truncated(const row_case *c)
{
    if (bad_header(c))
        return;
    for (size_t size = 0; size < c->size; size++) {
        uint8_t *bytes = exact_copy(c->bytes, size);
        ktrec_record record = {0};
        ktrec_header header;
        size_t want = 0;

        expect_code(c, "cut record", ktrec_scan(&c->format, bytes, size, &record, &want),
                    KTREC_MORE);
        expect(c, "a cut record wants more than there is, and no more than it needs",
               want > size && want <= c->size);
        int rc = ktrec_header_decode(&c->format, bytes, size, &header, &want);
        expect_code(c, "cut header", rc, size < c->header_size ? KTREC_MORE : KTREC_OK);
        free(bytes);
    }
}

/*
 * The header is whole, but its payload shorter: some form of the kind, or none; never a byte too
 * many.
 */
static void
check_short_payload(const row_case *c)
{
    if (bad_header(c))
        return;
    for (size_t size = 0; size < c->size - c->header_size; size++) {
        uint8_t *bytes = exact_copy(c->bytes + c->header_size, size);
        ktrec_record record = {.format = c->format, .header = c->header, .payload = {bytes, size}};
        ktrec_payload payload;
        int rc = ktrec_payload_decode(&record, &payload, NULL);

        record.header.length = (uint32_t)size;
        if (rc == KTREC_OK)
            expect(c, "a shorter payload of its kind", payload.kind == c->header.kind);
        else
            expect(c, "a shorter payload is bytes",
                   rc == KTREC_OPAQUE && payload.kind == KTREC_KIND_UNKNOWN &&
                       payload.u.data.size == size);
        free(bytes);
    }
}

/* decode, encode, decode: the same meaning (law b). */
static void
decodes_again(const row_case *c, const ktrec_record *record)
{
    ktrec_payload first, second;
    ktrec_record again = {0};
    size_t need = 0, used = 0;

    (void)ktrec_payload_decode(record, &first, NULL);
    expect_code(c, "size",
                ktrec_encode(&record->format, &record->header, &first, NULL, 0, &need, NULL),
                KTREC_E_SPACE);
    uint8_t *bytes = malloc(need);
    assert_non_null(bytes);
    expect_code(c, "encode again",
                ktrec_encode(&record->format, &record->header, &first, bytes, need, &need, NULL),
                KTREC_OK);
    expect_code(c, "scan again", ktrec_scan(&record->format, bytes, need, &again, &used), KTREC_OK);
    expect_equal(c, "header again", header_difference(&record->header, &again.header, 0));
    (void)ktrec_payload_decode(&again, &second, NULL);
    expect_equal(c, "payload again", payload_difference(&first, &second));
    free(bytes);
}

/* Every single bit flipped: refused, or a record for which law b holds. */
static void
check_bit_flips(const row_case *c)
{
    uint8_t *bytes = exact_copy(c->bytes, c->size);

    for (size_t bit = 0; bit < 8 * c->size; bit++) {
        ktrec_record record = {0};
        size_t used = 0;

        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        int rc = ktrec_scan(&c->format, bytes, c->size, &record, &used);
        if (rc == KTREC_OK) {
            expect(c, "a record of flipped bits lies inside its bytes",
                   used > 0 && used <= c->size);
            decodes_again(c, &record);
        } else {
            expect(c, "flipped bits: a known refusal",
                   rc == KTREC_E_HEADER || rc == KTREC_E_LIMIT ||
                       (rc == KTREC_MORE && used > c->size));
        }
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    free(bytes);
}

/*
 * ---- streams ----------------------------------------------------------------------------------
 */

static void
check_chunks(const row_case *c)
{
    static const size_t sizes[] = {1, 2, 3, 7, 4096, NASTY_RANDOM};

    if (bad_header(c))
        return;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        nasty source;
        ktrec_reader_options options = {.size = sizeof(options), .format = &c->format};
        ktrec_reader *reader = NULL;
        const ktrec_record *record = NULL;

        nasty_init(&source, c->bytes, c->size, sizes[i]);
        expect_code(c, "open",
                    ktrec_reader_open_callback(&reader, nasty_read, &source, &options, NULL),
                    KTREC_OK);
        expect_code(c, "next", ktrec_reader_next(reader, &record), KTREC_OK);
        expect_equal(c, "header in chunks", header_difference(&c->header, &record->header, 0));
        expect(c, "raw bytes in chunks",
               record->raw.size == c->size && memcmp(record->raw.data, c->bytes, c->size) == 0);
        expect_code(c, "end", ktrec_reader_next(reader, &record), KTREC_END);
        ktrec_reader_close(&reader);
    }
}

/* Raw pass-through is identical (law a). */
static void
check_raw(const row_case *c)
{
    ktrec_writer *writer = NULL;
    ktrec_record record = {0};
    void *bytes = NULL;
    size_t size = 0, used = 0;

    if (bad_header(c))
        return;
    expect_code(c, "scan", ktrec_scan(&c->format, c->bytes, c->size, &record, &used), KTREC_OK);
    expect_code(c, "open", ktrec_writer_open_memory(&writer, &bytes, &size, NULL, NULL, NULL),
                KTREC_OK);
    expect_code(c, "put", ktrec_writer_put_raw(writer, &record), KTREC_OK);
    expect_code(c, "close", ktrec_writer_close(&writer, NULL), KTREC_OK);
    expect(c, "raw pass-through", size == c->size && memcmp(bytes, c->bytes, size) == 0);
    free(bytes);
}

static void
check_again(const row_case *c)
{
    ktrec_record record = {0};
    size_t used = 0;

    if (bad_header(c))
        return;
    expect_code(c, "scan", ktrec_scan(&c->format, c->bytes, c->size, &record, &used), KTREC_OK);
    decodes_again(c, &record);
}

/*
 * ---- all ---------------------------------------------------------------------------------------
 */

static unsigned shown[KTREC_KIND_COUNT];
static unsigned accepted_of[KTREC_SYSTEM_DARWIN + 1][KTREC_KIND_COUNT];

static void
count_kind(const row_case *c)
{
    if (c->payload == NULL)
        return;
    accepted_of[c->format.system][c->header.kind]++;
    shown[c->header.kind] += c->json != NULL;
}

/*
 * A kind without a row fails here, and so does a format: rows_cases.c looks for a header of each.
 */
static void
test_every_kind_has_rows(void **state)
{
    (void)state;
    size_t cases = rows_each(count_kind);

    for (int kind = 0; kind < KTREC_KIND_COUNT; kind++) {
        if (shown[kind] == 0)
            fail_msg("no row with JSON for kind %s", ktrec_kind_name(kind));
    }
    for (const ktreci_system *const *s = ktreci_systems; *s != NULL; s++) {
        for (const ktreci_type *t = (*s)->types; t->shapes != NULL; t++) {
            if (accepted_of[(*s)->system][t->kind] == 0)
                fail_msg("no row for %s of %s", ktrec_kind_name(t->kind), (*s)->name);
        }
    }
    assert_true(cases > 3000);
}

FOR_ALL(decode)
FOR_ALL(encode)
FOR_ALL(short_buffer)
FOR_ALL(truncated)
FOR_ALL(short_payload)
FOR_ALL(bit_flips)
FOR_ALL(chunks)
FOR_ALL(raw)
FOR_ALL(again)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_has_rows),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_encode),
        cmocka_unit_test(test_short_buffer),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_short_payload),
        cmocka_unit_test(test_bit_flips),
        cmocka_unit_test(test_chunks),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
