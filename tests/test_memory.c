/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_memory.c - each allocation of readers and writers fails once: an error, no leak, no crash.
 *
 * The linker puts the functions below before malloc, calloc and realloc of everything linked here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ktrec/writer.h>

#include "nasty.h"
#include "stream.h"

/* Allocations until the one that fails; negative: none fails. */
static long countdown = -1;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);

static int
fails(void)
{
    return countdown >= 0 && countdown-- == 0;
}

void *
__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

/* Reads a stream.  Returns the first status that is neither a record nor the end, or KTREC_END. */
static int
read_all(const blob *b, uint32_t flags, size_t *records)
{
    ktrec_reader_options options = {.size = sizeof(options), .flags = flags};
    const ktrec_record *record;
    ktrec_reader *reader;
    ktrec_error error;
    nasty n;
    int status;

    *records = 0;
    nasty_init(&n, b->bytes, b->size, 4096);
    status = ktrec_reader_open_callback(&reader, nasty_read, &n, &options, &error);
    assert_int_equal(error.code, status);
    if (status != KTREC_OK) {
        assert_null(reader);
        return status;
    }
    while ((status = ktrec_reader_next(reader, &record)) == KTREC_OK)
        ++*records;
    if (status == KTREC_E_MEMORY)
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_E_MEMORY);
    ktrec_reader_close(&reader);
    return status;
}

/* A trace with one record that makes the look-ahead grow several times. */
static blob
long_trace(void)
{
    blob trace = blob_trace("i386_types_v2");
    ktrec_format format = stream_format(&trace);
    blob b = {malloc(1500000), trace.size};
    ktrec_header header = {.kind = KTREC_KIND_GENIO,
                           .flags = KTREC_HAS_LWP,
                           .pid = 3,
                           .lwp = 1,
                           .comm = "alltypes",
                           .sec = 1795341822};
    ktrec_payload payload = {.kind = KTREC_KIND_GENIO};
    static uint8_t data[1000000];
    size_t need;

    assert_non_null(b.bytes);
    memcpy(b.bytes, trace.bytes, trace.size);
    payload.u.genio.data.data = data;
    payload.u.genio.data.size = sizeof(data);
    assert_int_equal(
        ktrec_encode(&format, &header, &payload, b.bytes + b.size, 1500000 - b.size, &need, NULL),
        KTREC_OK);
    b.size += need;
    blob_free(&trace);
    return b;
}

static void
test_reader(void **state)
{
    static const uint32_t flags[] = {0, KTREC_READER_SALVAGE};
    blob b = long_trace();

    (void)state;
    for (int damaged = 0; damaged < 3; damaged++) {
        if (damaged == 1)
            memset(b.bytes + 5000, 0xff, 100);
        if (damaged == 2)
            memset(b.bytes, 0xff, 10);
        for (size_t f = 0; f < 2; f++) {
            size_t all;
            int expected = read_all(&b, flags[f], &all);
            int status = KTREC_E_MEMORY;
            long i;

            for (i = 0; status == KTREC_E_MEMORY; i++) {
                size_t records;

                countdown = i;
                status = read_all(&b, flags[f], &records);
                assert_true(countdown >= 0 || status == KTREC_E_MEMORY);
                assert_true(records <= all);
                countdown = -1;
            }
            assert_int_equal(status, expected);
            /* The reader, and its buffer, at the least. */
            assert_true(i > 2);
        }
    }
    blob_free(&b);
}

static int
write_all(const blob *b)
{
    ktrec_reader *reader;
    const ktrec_record *record;
    ktrec_writer *writer;
    ktrec_error error;
    void *buf = NULL;
    size_t len = 0;
    long saved = countdown;
    int status;
    int put;

    countdown = -1;
    assert_int_equal(ktrec_reader_open_memory(&reader, b->bytes, b->size, NULL, NULL), KTREC_OK);
    countdown = saved;
    put = status = ktrec_writer_open_memory(&writer, &buf, &len, NULL, NULL, &error);
    while (put == KTREC_OK && ktrec_reader_next(reader, &record) == KTREC_OK)
        put = ktrec_writer_put_raw(writer, record);
    if (status == KTREC_OK)
        status = ktrec_writer_close(&writer, &error);
    assert_int_equal(put, status);
    assert_int_equal(error.code, status);
    assert_true(len <= b->size);
    if (len != 0)
        assert_memory_equal(buf, b->bytes, len);
    ktrec_reader_close(&reader);
    free(buf);
    return status;
}

static void
test_writer(void **state)
{
    blob b = long_trace();
    int status = KTREC_E_MEMORY;
    long i;

    (void)state;
    for (i = 0; status == KTREC_E_MEMORY; i++) {
        countdown = i;
        status = write_all(&b);
        countdown = -1;
    }
    assert_int_equal(status, KTREC_OK);
    assert_true(i > 2);
    blob_free(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reader),
        cmocka_unit_test(test_writer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
