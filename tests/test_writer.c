/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_writer.c - records to descriptors, callbacks and memory: every byte arrives, or a call says
 * why not.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include <ktrec/record.h>
#include <ktrec/writer.h>

#include "nasty.h"
#include "stream.h"

/* Writes all records of a trace, raw or encoded anew.  Returns the first status that is not OK. */
static int
copy_all(ktrec_writer *writer, const blob *trace, int encode)
{
    ktrec_reader *reader;
    const ktrec_record *record;
    ktrec_payload payload;
    int status = KTREC_OK;

    assert_int_equal(ktrec_reader_open_memory(&reader, trace->bytes, trace->size, NULL, NULL),
                     KTREC_OK);
    while (status == KTREC_OK && ktrec_reader_next(reader, &record) == KTREC_OK) {
        if (encode) {
            (void)ktrec_payload_decode(record, &payload, NULL);
            status = ktrec_writer_put(writer, &record->header, &payload);
        } else {
            status = ktrec_writer_put_raw(writer, record);
        }
    }
    ktrec_reader_close(&reader);
    return status;
}

static const uint32_t buffers[] = {0, 1, 7, 100, 4096, 1000000};

/* Raw records through any target give the trace again, byte for byte. */
static void
test_raw(void **state)
{
    static const size_t chunks[] = {1, 3, 4096, NASTY_RANDOM};

    (void)state;
    for (size_t i = 0; stream_names[i] != NULL; i++) {
        blob trace = blob_trace(stream_names[i]);

        for (size_t k = 0; k < sizeof(buffers) / sizeof(buffers[0]); k++) {
            ktrec_writer_options options = {.size = sizeof(options), .buffer = buffers[k]};
            blob out = {malloc(trace.size), trace.size};
            ktrec_writer *writer;
            ktrec_error error;
            nasty n;
            void *buf;
            size_t len;

            nasty_init(&n, out.bytes, out.size, chunks[(i + k) % 4]);
            assert_int_equal(
                ktrec_writer_open_callback(&writer, nasty_write, &n, NULL, &options, NULL),
                KTREC_OK);
            assert_int_equal(copy_all(writer, &trace, 0), KTREC_OK);
            assert_int_equal(ktrec_writer_close(&writer, &error), KTREC_OK);
            assert_null(writer);
            assert_int_equal(error.code, KTREC_OK);
            assert_int_equal(n.at, trace.size);
            assert_memory_equal(out.bytes, trace.bytes, trace.size);
            blob_free(&out);

            assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, NULL, &options, NULL),
                             KTREC_OK);
            assert_int_equal(copy_all(writer, &trace, 0), KTREC_OK);
            assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
            assert_int_equal(len, trace.size);
            assert_memory_equal(buf, trace.bytes, trace.size);
            free(buf);
        }
        blob_free(&trace);
    }
}

/* Encoded anew they read as the same records. */
static void
test_encoded(void **state)
{
    static const char *const names[] = {"amd64_tree_v2",    "i386_types_v2",    "armhf_types_v2",
                                        "powerpc_basic_v2", "sparc64_types_v2", NULL};

    (void)state;
    for (size_t i = 0; names[i] != NULL; i++) {
        blob trace = blob_trace(names[i]);
        ktrec_format format = stream_format(&trace);
        ktrec_reader *a;
        ktrec_reader *b;
        const ktrec_record *x;
        const ktrec_record *y;
        ktrec_writer *writer;
        void *buf;
        size_t len;

        assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, &format, NULL, NULL),
                         KTREC_OK);
        assert_int_equal(copy_all(writer, &trace, 1), KTREC_OK);
        assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
        assert_int_equal(ktrec_reader_open_memory(&a, trace.bytes, trace.size, NULL, NULL),
                         KTREC_OK);
        assert_int_equal(ktrec_reader_open_memory(&b, buf, len, NULL, NULL), KTREC_OK);
        while (ktrec_reader_next(a, &x) == KTREC_OK) {
            assert_int_equal(ktrec_reader_next(b, &y), KTREC_OK);
            assert_memory_equal(&x->header, &y->header, sizeof(x->header));
        }
        assert_int_equal(ktrec_reader_next(b, &y), KTREC_END);
        ktrec_reader_close(&a);
        ktrec_reader_close(&b);
        free(buf);
        blob_free(&trace);
    }
}

/*
 * The target fails at some byte: told at put, flush or close, and from then on; what came before
 * has arrived.
 */
static void
test_failing_target(void **state)
{
    blob trace = blob_trace("armhf_basic_v0");

    (void)state;
    for (size_t at = 0; at <= trace.size; at += at < 100 ? 1 : 331)
        for (size_t k = 0; k < sizeof(buffers) / sizeof(buffers[0]); k++) {
            ktrec_writer_options options = {.size = sizeof(options), .buffer = buffers[k]};
            blob out = {calloc(1, trace.size), trace.size};
            ktrec_writer *writer;
            ktrec_error error;
            nasty n;
            int put;
            int flush;

            nasty_init(&n, out.bytes, at, 50);
            assert_int_equal(
                ktrec_writer_open_callback(&writer, nasty_write, &n, NULL, &options, NULL),
                KTREC_OK);
            put = copy_all(writer, &trace, 0);
            flush = ktrec_writer_flush(writer);
            assert_true(put == KTREC_OK || put == KTREC_E_IO);
            assert_int_equal(flush, at == trace.size ? KTREC_OK : KTREC_E_IO);
            if (flush != KTREC_OK) {
                size_t calls = n.calls;

                assert_int_equal(ktrec_writer_error(writer)->sys_errno, ENOSPC);
                assert_int_equal(ktrec_writer_error(writer)->offset, at);
                assert_int_equal(ktrec_writer_flush(writer), KTREC_E_IO);
                assert_int_equal(copy_all(writer, &trace, 0), KTREC_E_IO);
                assert_int_equal(n.calls, calls);
            }
            assert_int_equal(ktrec_writer_close(&writer, &error), flush);
            assert_int_equal(error.code, flush);
            assert_int_equal(n.at, at);
            assert_memory_equal(out.bytes, trace.bytes, at);
            blob_free(&out);
        }
    blob_free(&trace);
}

static ptrdiff_t
write_nothing(void *context, const void *buf, size_t size)
{
    (void)context;
    (void)buf;
    (void)size;
    return 0;
}

/* A callback that neither writes nor fails must not hang the writer. */
static void
test_no_progress(void **state)
{
    blob trace = blob_trace("i386_basic_v0");
    ktrec_writer *writer;

    (void)state;
    assert_int_equal(ktrec_writer_open_callback(&writer, write_nothing, NULL, NULL, NULL, NULL),
                     KTREC_OK);
    assert_int_equal(copy_all(writer, &trace, 0), KTREC_OK);
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_E_IO);
    blob_free(&trace);
}

static void
test_full_disk(void **state)
{
    blob trace = blob_trace("powerpc_mixed");
    ktrec_error error;
    ktrec_writer *writer;
    int fd = open("/dev/full", O_WRONLY);

    (void)state;
    if (fd >= 0) {
        assert_int_equal(ktrec_writer_open_fd(&writer, fd, NULL, NULL, NULL), KTREC_OK);
        assert_int_equal(copy_all(writer, &trace, 0), KTREC_OK);
        assert_int_equal(ktrec_writer_close(&writer, &error), KTREC_E_IO);
        assert_int_equal(error.sys_errno, ENOSPC);
        assert_int_equal(error.offset, 0);
        assert_int_equal(error.record, 0);
        (void)close(fd);
    }
    blob_free(&trace);
}

/* A file that must not grow past a limit: a short write first, then the error. */
static void
test_file_limit(void **state)
{
    enum { LIMIT = 10000 };
    blob trace = blob_trace("sparc64_types_v2");
    ktrec_writer_options options = {.size = sizeof(options), .buffer = 3000};
    char name[] = "/tmp/ktrec-test-XXXXXX";
    int fd = mkstemp(name);
    struct rlimit old;
    struct rlimit limit;
    void (*handler)(int);
    ktrec_error error;
    ktrec_writer *writer;
    int put;
    int closed;

    (void)state;
    assert_true(fd >= 0);
    handler = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    limit = old;
    limit.rlim_cur = LIMIT;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_int_equal(ktrec_writer_open_fd(&writer, fd, NULL, &options, NULL), KTREC_OK);
    put = copy_all(writer, &trace, 0);
    closed = ktrec_writer_close(&writer, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    (void)signal(SIGXFSZ, handler);
    assert_int_equal(put, KTREC_E_IO);
    assert_int_equal(closed, KTREC_E_IO);
    assert_int_equal(error.sys_errno, EFBIG);
    assert_int_equal(error.offset, LIMIT);
    assert_int_equal(lseek(fd, 0, SEEK_END), LIMIT);
    (void)close(fd);
    (void)unlink(name);
    blob_free(&trace);
}

/* A record that the format cannot hold writes nothing, and the next one is fine. */
static void
test_bad_record(void **state)
{
    ktrec_format format;
    ktrec_header header = {
        .kind = KTREC_KIND_EMUL, .flags = KTREC_HAS_LWP, .pid = 1, .lwp = 1, .comm = "cat"};
    ktrec_payload payload = {.kind = KTREC_KIND_EMUL, .u.text.text = {"netbsd", 6}};
    ktrec_writer *writer;
    void *buf;
    size_t len;

    (void)state;
    assert_int_equal(ktrec_format_parse("netbsd-v1-i386-le", &format), KTREC_OK);
    assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, &format, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    header.sec = INT64_C(1) << 40;
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_E_RANGE);
    assert_int_equal(ktrec_writer_error(writer)->code, KTREC_E_RANGE);
    assert_int_equal(ktrec_writer_error(writer)->record, 1);
    assert_int_equal(ktrec_writer_error(writer)->offset, 50);
    header.sec = 1;
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    assert_int_equal(ktrec_writer_flush(writer), KTREC_OK);
    assert_int_equal(len, 100);
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
    assert_int_equal(len, 100);
    free(buf);
}

/* More than the writer's buffer holds, which is no error. */
static void
test_large_record(void **state)
{
    enum { SIZE = 200000 };
    static const uint8_t data[SIZE];
    ktrec_format format;
    ktrec_header header = {
        .kind = KTREC_KIND_GENIO, .flags = KTREC_HAS_LWP, .pid = 1, .lwp = 1, .comm = "cat"};
    ktrec_payload payload = {.kind = KTREC_KIND_GENIO, .u.genio.data = {data, SIZE}};
    ktrec_writer *writer;
    void *buf;
    size_t len;

    (void)state;
    assert_int_equal(ktrec_format_parse("netbsd-v2-lp64-le", &format), KTREC_OK);
    assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, &format, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    assert_int_equal(ktrec_writer_error(writer)->code, KTREC_OK);
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
    assert_int_equal(len, 56 + 8 + SIZE);
    free(buf);
}

static void
test_arguments(void **state)
{
    static const ktrec_format no_format;
    ktrec_writer_options none = {.size = 0};
    ktrec_header header = {0};
    ktrec_payload payload = {0};
    ktrec_record record = {0};
    ktrec_writer *writer;
    ktrec_error error;
    void *buf;
    size_t len;

    (void)state;
    assert_int_equal(ktrec_writer_open_fd(NULL, 1, NULL, NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_open_fd(&writer, -1, NULL, NULL, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_open_callback(&writer, NULL, NULL, NULL, NULL, &error),
                     KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_open_memory(&writer, NULL, &len, NULL, NULL, &error),
                     KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, &no_format, NULL, &error),
                     KTREC_E_FORMAT);
    assert_null(writer);
    assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, NULL, &none, &error),
                     KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_open_memory(&writer, &buf, &len, NULL, NULL, &error), KTREC_OK);
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_E_STATE);
    assert_int_equal(ktrec_writer_put_raw(writer, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_put_raw(writer, &record), KTREC_OK);
    assert_int_equal(ktrec_writer_close(&writer, &error), KTREC_OK);
    assert_int_equal(len, 0);
    free(buf);
    assert_int_equal(ktrec_writer_put(NULL, &header, &payload), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_put_raw(NULL, &record), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_flush(NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_writer_close(NULL, NULL), KTREC_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_encoded),
        cmocka_unit_test(test_failing_target),
        cmocka_unit_test(test_no_progress),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_file_limit),
        cmocka_unit_test(test_bad_record),
        cmocka_unit_test(test_large_record),
        cmocka_unit_test(test_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
