/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_reader_files.c - files and pipes that are read while they are written, grow or shrink.
 */
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

/* Writes a blob to a new file, and returns its descriptor and name. */
static int
temporary(const blob *b, char *name)
{
    static const char template[] = "/tmp/ktrec-test-XXXXXX";
    int fd;

    memcpy(name, template, sizeof(template));
    fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, b->bytes, b->size), (ssize_t)b->size);
    return fd;
}

static void
test_files(void **state)
{
    blob trace = blob_trace("amd64_mixed");
    events memory = {0};
    char name[64];
    int fd = temporary(&trace, name);

    (void)state;
    assert_int_equal(events_of(&memory, &trace, 0, NULL), KTREC_OK);
    for (int map = 0; map < 2; map++) {
        ktrec_reader_options options = {.size = sizeof(options),
                                        .flags = map ? KTREC_READER_MMAP : 0};
        ktrec_reader *reader;
        events e = {0};

        assert_int_equal(ktrec_reader_open_path(&reader, name, &options, NULL), KTREC_OK);
        events_read(&e, reader, 1);
        events_assert_equal(&memory, &e, "path");
        ktrec_reader_close(&reader);
        events_free(&e);

        assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
        assert_int_equal(ktrec_reader_open_fd(&reader, fd, &options, NULL), KTREC_OK);
        events_read(&e, reader, 1);
        events_assert_equal(&memory, &e, "fd");
        ktrec_reader_close(&reader);
        events_free(&e);
    }
    /* The descriptor is the caller's and stays open. */
    assert_int_equal(close(fd), 0);
    assert_int_equal(unlink(name), 0);
    events_free(&memory);
    blob_free(&trace);
}

/* From the descriptor's position on, and offsets count from there. */
static void
test_position(void **state)
{
    blob trace = blob_trace("i386_types_v2");
    events whole = {0};
    char name[64];
    int fd = temporary(&trace, name);

    (void)state;
    assert_int_equal(events_of(&whole, &trace, 0, NULL), KTREC_OK);
    for (int map = 0; map < 2; map++) {
        ktrec_reader_options options = {.size = sizeof(options),
                                        .flags = map ? KTREC_READER_MMAP : 0};
        const ktrec_record *record;
        ktrec_reader *reader;

        assert_int_equal(lseek(fd, (off_t)whole.list[3].offset, SEEK_SET),
                         (off_t)whole.list[3].offset);
        assert_int_equal(ktrec_reader_open_fd(&reader, fd, &options, NULL), KTREC_OK);
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
        assert_int_equal(record->offset, 0);
        assert_int_equal(record->index, 0);
        assert_int_equal(record->raw.size, whole.list[3].size);
        ktrec_reader_close(&reader);
    }
    (void)close(fd);
    (void)unlink(name);
    events_free(&whole);
    blob_free(&trace);
}

/* A pipe delivers what it has, and a record is not held back for the next one. */
static void
test_live_pipe(void **state)
{
    blob trace = blob_trace("amd64_basic_v0");
    ktrec_format format = stream_format(&trace);
    ktrec_reader_options options = {.size = sizeof(options), .format = &format};
    const ktrec_record *record;
    ktrec_reader *reader;
    events whole = {0};
    int fd[2];

    (void)state;
    assert_int_equal(events_of(&whole, &trace, 0, NULL), KTREC_OK);
    assert_int_equal(pipe(fd), 0);
    assert_int_equal(ktrec_reader_open_fd(&reader, fd[0], &options, NULL), KTREC_OK);
    for (size_t i = 0; whole.list[i].status == KTREC_OK; i++) {
        const uint8_t *p = trace.bytes + whole.list[i].offset;
        size_t size = (size_t)whole.list[i].size;

        /*
         * Without a writer ever closing the pipe: a reader that wants more than this would hang
         * here.
         */
        assert_int_equal(write(fd[1], p, size), (ssize_t)size);
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
        assert_int_equal(record->offset, whole.list[i].offset);
        assert_memory_equal(record->raw.data, p, size);
    }
    (void)close(fd[1]);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    ktrec_reader_close(&reader);
    (void)close(fd[0]);
    events_free(&whole);
    blob_free(&trace);
}

/* An empty stream opens well and ends; when it grows it is read. */
static void
test_growing(void **state)
{
    blob trace = blob_trace("powerpc_basic_v2");
    const ktrec_record *record;
    ktrec_reader *reader;
    uint64_t count;
    nasty n;

    (void)state;
    nasty_init(&n, trace.bytes, 0, 4096);
    assert_int_equal(ktrec_reader_open_callback(&reader, nasty_read, &n, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    assert_null(ktrec_reader_damage(reader, &count));
    assert_int_equal(count, 0);
    n.size = trace.size - 10;
    for (int i = 0; i < 113; i++)
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_E_TRUNCATED);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_E_TRUNCATED);
    n.size = trace.size;
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
    assert_int_equal(record->index, 113);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    ktrec_reader_close(&reader);

    assert_int_equal(ktrec_reader_open_memory(&reader, NULL, 0, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    ktrec_reader_close(&reader);
    blob_free(&trace);
}

/* A file that is read grows behind its end. */
static void
test_appended(void **state)
{
    blob trace = blob_trace("powerpc_basic_v2");
    const ktrec_record *record;
    ktrec_reader *reader;
    uint64_t records;
    char name[64];
    int fd = temporary(&trace, name);

    (void)state;
    assert_int_equal(ktrec_reader_open_path(&reader, name, NULL, NULL), KTREC_OK);
    for (records = 0; ktrec_reader_next(reader, &record) == KTREC_OK; records++)
        continue;
    assert_int_equal(write(fd, trace.bytes, trace.size), (ssize_t)trace.size);
    for (uint64_t i = 0; i < records; i++) {
        assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
        assert_int_equal(record->index, records + i);
    }
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_END);
    ktrec_reader_close(&reader);
    (void)close(fd);
    (void)unlink(name);
    blob_free(&trace);
}

/* Or is made shorter, as by a ktrace that starts anew: what was not read yet is gone, no more. */
static void
test_shortened(void **state)
{
    enum { COPIES = 40 };
    blob trace = blob_trace("powerpc_basic_v2");
    const ktrec_record *record;
    ktrec_reader *reader;
    char name[64];
    int fd = temporary(&trace, name);
    int status;

    (void)state;
    for (int i = 1; i < COPIES; i++)
        assert_int_equal(write(fd, trace.bytes, trace.size), (ssize_t)trace.size);
    assert_int_equal(ktrec_reader_open_path(&reader, name, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_reader_next(reader, &record), KTREC_OK);
    assert_int_equal(ftruncate(fd, 0), 0);
    while ((status = ktrec_reader_next(reader, &record)) == KTREC_OK)
        continue;
    assert_true(status == KTREC_END || status == KTREC_E_TRUNCATED);
    assert_true(ktrec_reader_offset(reader) < COPIES * trace.size);
    ktrec_reader_close(&reader);
    (void)close(fd);
    (void)unlink(name);
    blob_free(&trace);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),     cmocka_unit_test(test_position),
        cmocka_unit_test(test_live_pipe), cmocka_unit_test(test_growing),
        cmocka_unit_test(test_appended),  cmocka_unit_test(test_shortened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
