/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_reader.c - sources and the reader: the same events from every source, at every cut, with
 * every option.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "nasty.h"
#include "stream.h"

static const size_t chunks[] = {1, 2, 3, 7, 4096, NASTY_RANDOM};

/* What is done to a trace before it is read. */
enum { INTACT, CUT, HOLE, FLIPPED, VARIANTS };

static blob
variant(const blob *trace, int which)
{
    blob b = blob_copy(trace->bytes, trace->size);

    if (which == CUT)
        b.size -= 5;
    if (which == HOLE)
        memset(b.bytes + b.size / 3, 0xff, 100);
    if (which == FLIPPED)
        for (size_t i = 1; i < 8; i++)
            b.bytes[i * b.size / 8] ^= (uint8_t)(1u << i);
    return b;
}

static void
test_chunks(void **state)
{
    static const uint32_t flags[] = {0, KTREC_READER_SALVAGE,
                                     KTREC_READER_SALVAGE | KTREC_READER_REPAIR_TIME};

    (void)state;
    for (size_t i = 0; stream_names[i] != NULL; i++) {
        blob trace = blob_trace(stream_names[i]);

        for (int which = 0; which < VARIANTS; which++)
            for (size_t c = 0; c < sizeof(chunks) / sizeof(chunks[0]); c++) {
                uint32_t flag = flags[(i + c) % 3];
                blob b = variant(&trace, which);
                events memory = {0};
                events pieces = {0};
                ktrec_reader_options options = {.size = sizeof(options),
                                                .flags = flag,
                                                .damage = events_damage,
                                                .context = &pieces};
                ktrec_reader *reader;
                nasty n;

                assert_int_equal(events_of(&memory, &b, flag, NULL), KTREC_OK);
                nasty_init(&n, b.bytes, b.size, chunks[c]);
                assert_int_equal(
                    ktrec_reader_open_callback(&reader, nasty_read, &n, &options, NULL), KTREC_OK);
                events_read(&pieces, reader, (flag & KTREC_READER_SALVAGE) == 0);
                events_assert_equal(&memory, &pieces, stream_names[i]);
                ktrec_reader_close(&reader);
                events_free(&memory);
                events_free(&pieces);
                blob_free(&b);
            }
        blob_free(&trace);
    }
}

/*
 * The reader's quick way gives what ktrec_scan gives, record by record, also where versions,
 * processes and names alternate, and where a header is changed to something unusual that is still a
 * header.
 */
static void
test_same_as_scan(void **state)
{
    static const size_t unusual[] = {5, 8, 11, 12, 13, 20, 27, 33, 40, 41};

    (void)state;
    for (size_t i = 0; stream_names[i] != NULL; i++) {
        blob trace = blob_trace(stream_names[i]);
        ktrec_format format = stream_format(&trace);

        for (size_t k = 0; k <= sizeof(unusual) / sizeof(unusual[0]); k++) {
            blob b = blob_copy(trace.bytes, trace.size);
            const ktrec_record *record;
            ktrec_record scanned;
            ktrec_reader *reader;
            size_t size;

            assert_int_equal(ktrec_reader_open_memory(&reader, b.bytes, b.size, NULL, NULL),
                             KTREC_OK);
            for (size_t at = 0; at < b.size; at += size) {
                memset(&scanned, 0, sizeof(scanned));
                if (k > 0 && at % 7 == 0)
                    b.bytes[at + unusual[k - 1]] ^= 1;
                if (ktrec_scan(&format, b.bytes + at, b.size - at, &scanned, &size) != KTREC_OK ||
                    ktrec_reader_next(reader, &record) != KTREC_OK)
                    break;
                scanned.header.flags |= record->header.flags & (KTREC_TIME_CSW | KTREC_TIME_MILLI);
                assert_memory_equal(&record->header, &scanned.header, sizeof(scanned.header));
                assert_memory_equal(&record->format, &scanned.format, sizeof(scanned.format));
                assert_ptr_equal(record->raw.data, b.bytes + at);
                assert_int_equal(record->raw.size, size);
                assert_ptr_equal(record->payload.data, scanned.payload.data);
                assert_int_equal(record->payload.size, scanned.payload.size);
                assert_int_equal(record->offset, at);
            }
            if (k == 0)
                assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
            ktrec_reader_close(&reader);
            blob_free(&b);
        }
        blob_free(&trace);
    }
}

/* The intact trace's records up to a cut; then the end, or what is cut and where. */
static void
check_cut(const blob *trace, const events *whole, const ktrec_format *format, size_t size)
{
    blob b = blob_copy(trace->bytes, size);
    events e = {0};
    size_t n = 0;
    size_t end = 0;

    assert_int_equal(events_of(&e, &b, 0, format), KTREC_OK);
    while (whole->list[n].status == KTREC_OK &&
           whole->list[n].offset + whole->list[n].size <= size) {
        assert_memory_equal(&e.list[n], &whole->list[n], sizeof(event));
        end = (size_t)(whole->list[n].offset + whole->list[n].size);
        n++;
    }
    if (end != size) {
        assert_int_equal(e.list[n].status, KTREC_E_TRUNCATED);
        assert_int_equal(e.list[n].offset, end);
        assert_int_equal(e.list[n].index, n);
        n++;
    }
    assert_int_equal(e.list[n].status, KTREC_END);
    assert_int_equal(e.count, n + 1);
    events_free(&e);
    blob_free(&b);
}

static void
test_every_cut(void **state)
{
    (void)state;
    for (size_t i = 0; stream_names[i] != NULL; i++) {
        blob trace = blob_trace(stream_names[i]);
        ktrec_format format = stream_format(&trace);
        events whole = {0};

        assert_int_equal(events_of(&whole, &trace, 0, NULL), KTREC_OK);
        for (size_t size = 0; size <= 4096; size++)
            check_cut(&trace, &whole, &format, size);
        events_free(&whole);
        blob_free(&trace);
    }
}

/*
 * Reading fails at some byte: all whole records before it come, then the error with errno and
 * place.
 */
static void
test_io_error(void **state)
{
    blob trace = blob_trace("sparc64_types_v2");
    events whole = {0};

    (void)state;
    assert_int_equal(events_of(&whole, &trace, 0, NULL), KTREC_OK);
    for (size_t at = 0; at < trace.size; at += at < 200 ? 1 : 997) {
        const ktrec_record *record;
        ktrec_reader *reader;
        ktrec_error error;
        size_t count = 0;
        nasty n;
        int status;

        nasty_init(&n, trace.bytes, trace.size, 64);
        n.fail_at = at;
        n.fail_errno = ENXIO;
        status = ktrec_reader_open_callback(&reader, nasty_read, &n, NULL, &error);
        if (at == 0) {
            assert_int_equal(status, KTREC_E_IO);
            assert_int_equal(error.sys_errno, ENXIO);
            assert_null(reader);
            continue;
        }
        if (status == KTREC_E_FORMAT && at < whole.list[0].size)
            continue;
        assert_int_equal(status, KTREC_OK);
        while ((status = ktrec_reader_next(reader, &record)) == KTREC_OK)
            assert_int_equal(record->offset, whole.list[count++].offset);
        assert_int_equal(status, KTREC_E_IO);
        assert_true(whole.list[count].offset + whole.list[count].size > at);
        assert_int_equal(ktrec_reader_error(reader)->sys_errno, ENXIO);
        assert_int_equal(ktrec_reader_error(reader)->offset, at);
        assert_int_equal(ktrec_reader_error(reader)->record, count);
        /* It stays so. */
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_E_IO);
        assert_int_equal(ktrec_reader_resync(reader, NULL), KTREC_E_IO);
        ktrec_reader_close(&reader);
        assert_null(reader);
    }
    events_free(&whole);
    blob_free(&trace);
}

/* A structure of the next release, with one member more. */
typedef struct newer_options {
    ktrec_reader_options known;
    uint64_t unknown;
} newer_options;

static void
test_options(void **state)
{
    blob trace = blob_trace("i386_basic_v0");
    static const ktrec_format no_format;
    static const struct {
        uint32_t size, flags, reserved;
        uint64_t unknown;
        int status;
    } rows[] = {
        {sizeof(ktrec_reader_options), 0, 0, 0, KTREC_OK},
        {sizeof(newer_options), 0, 0, 0, KTREC_OK},
        {sizeof(newer_options), 0, 0, 1, KTREC_E_ARGUMENT},
        {8, KTREC_READER_MMAP, 0, 0, KTREC_OK}, /* of an older release: size and flags only */
        {0, 0, 0, 0, KTREC_E_ARGUMENT},
        {sizeof(ktrec_reader_options), 0x8000, 0, 0, KTREC_E_ARGUMENT},
        {sizeof(ktrec_reader_options), 0, 1, 0, KTREC_E_ARGUMENT},
    };
    ktrec_reader_options options = {.size = sizeof(options), .format = &no_format};
    ktrec_reader *reader;
    ktrec_error error;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        newer_options o = {
            {.size = rows[i].size, .flags = rows[i].flags, .reserved = rows[i].reserved},
            rows[i].unknown};

        assert_int_equal(
            ktrec_reader_open_memory(&reader, trace.bytes, trace.size, &o.known, &error),
            rows[i].status);
        assert_int_equal(error.code, rows[i].status);
        assert_int_equal(reader == NULL, rows[i].status != KTREC_OK);
        ktrec_reader_close(&reader);
    }
    assert_int_equal(ktrec_reader_open_memory(&reader, trace.bytes, trace.size, &options, NULL),
                     KTREC_E_FORMAT);
    assert_null(reader);
    blob_free(&trace);
}

static void
test_limit(void **state)
{
    blob trace = blob_trace("armhf_types_v2");
    ktrec_reader_options options = {.size = sizeof(options), .max_payload = 100};
    const ktrec_record *record;
    ktrec_reader *reader;
    uint64_t skipped;
    uint64_t next;
    int records = 0;
    int limits = 0;
    int status;

    (void)state;
    assert_int_equal(ktrec_reader_open_memory(&reader, trace.bytes, trace.size, &options, NULL),
                     KTREC_OK);
    while ((status = ktrec_reader_next(reader, &record)) != KTREC_END) {
        if (status == KTREC_OK) {
            assert_true(record->payload.size <= 100);
            records++;
            continue;
        }
        assert_int_equal(status, KTREC_E_LIMIT);
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_E_LIMIT);
        next = ktrec_reader_error(reader)->offset;
        assert_int_equal(ktrec_reader_resync(reader, &skipped), KTREC_OK);
        assert_true(skipped > 100);
        assert_int_equal(ktrec_reader_offset(reader), next + skipped);
        assert_int_equal(ktrec_reader_damage(reader, NULL)->code, KTREC_E_LIMIT);
        limits++;
    }
    /* Five of 347 records are longer, three of them in a row. */
    assert_int_equal(records, 342);
    assert_int_equal(limits, 3);
    assert_int_equal(ktrec_reader_resync(reader, &skipped), KTREC_E_STATE);
    ktrec_reader_close(&reader);
    blob_free(&trace);
}

static void
test_arguments(void **state)
{
    static const ktrec_record none;
    const ktrec_record *record;
    ktrec_reader *reader;
    ktrec_error error;

    (void)state;
    assert_int_equal(ktrec_reader_open_path(NULL, "x", NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_reader_open_path(&reader, NULL, NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_reader_open_fd(&reader, -1, NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_reader_open_memory(&reader, NULL, 1, NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_reader_open_callback(&reader, NULL, NULL, NULL, &error),
                     KTREC_E_ARGUMENT);
    record = &none;
    assert_int_equal(ktrec_reader_next(NULL, &record), KTREC_E_ARGUMENT);
    assert_null(record);
    assert_int_equal(ktrec_reader_resync(NULL, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_reader_open_path(&reader, "/nonexistent/ktrace.out", NULL, &error),
                     KTREC_E_IO);
    assert_int_equal(error.sys_errno, ENOENT);
    assert_null(reader);
    assert_int_equal(ktrec_reader_open_path(&reader, "/", NULL, &error), KTREC_E_IO);
    assert_int_equal(error.sys_errno, EISDIR);
    ktrec_reader_close(&reader);
    ktrec_reader_close(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chunks),       cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_io_error),     cmocka_unit_test(test_options),
        cmocka_unit_test(test_limit),        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_same_as_scan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
