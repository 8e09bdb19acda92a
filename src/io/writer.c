/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * writer.c - records gathered in a buffer and handed on to a descriptor, a callback or memory.
 *
 * A writer that failed stays failed: what has reached the target may end inside a record, and
 * anything written behind that would be lost to every reader.
 */
#include <ktrec/writer.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <ktrec/version.h>

#include "base/options.h"
#include "io/fd.h"
#include "io/report.h"

#define DEFAULT_BUFFER 65536u

/* The least a buffer is allocated with, so that common records are encoded straight into it. */
#define LEAST_BUFFER 4096u

struct ktrec_writer {
    uint8_t *buf; /* gathered bytes; for memory writers the result itself */
    size_t used;
    size_t cap;
    size_t gather; /* hand on when so many bytes are there */
    ktrec_format format;
    int has_format;
    int failed; /* KTREC_E_IO, _MEMORY: what every later call returns */
    int fd;
    ktrec_write_fn write; /* NULL: memory */
    void *context;
    void **result;
    size_t *result_size;
    uint64_t offset; /* of buf[0] in the stream */
    uint64_t first;  /* index of the record that starts there */
    uint64_t index;  /* of the next record */
    ktrec_error error;
};

/* Writing fails with the first of the records gathered, all else with the next one. */
static int
fail(ktrec_writer *writer, int code, int sys_errno, const char *detail)
{
    if (code == KTREC_E_IO || code == KTREC_E_MEMORY)
        writer->failed = code;
    return code == KTREC_E_IO ? ktreci_report(&writer->error, code, sys_errno, writer->offset,
                                              writer->first, detail)
                              : ktreci_report(&writer->error, code, sys_errno,
                                              writer->offset + writer->used, writer->index, detail);
}

static ptrdiff_t
write_fd(void *context, const void *buf, size_t size)
{
    return ktreci_fd_write(((const ktrec_writer *)context)->fd, buf, size);
}

/* Writes all of size bytes.  *done counts what was written, also on failure. */
static int
write_all(ktrec_writer *writer, const uint8_t *bytes, size_t size, size_t *done)
{
    ptrdiff_t n;

    for (*done = 0; *done < size; *done += (size_t)n) {
        errno = 0;
        n = writer->write(writer->context, bytes + *done, size - *done);
        if (n <= 0 || (size_t)n > size - *done)
            /* Nothing written, yet no error told: going on would be an endless loop. */
            return n < 0 && errno != 0 ? errno : EIO;
    }
    return 0;
}

static int
hand_on(ktrec_writer *writer, const uint8_t *bytes, size_t size)
{
    size_t done;
    int error = write_all(writer, bytes, size, &done);

    writer->offset += done;
    return error == 0 ? KTREC_OK : fail(writer, KTREC_E_IO, error, "writing failed");
}

/* Empties the buffer of a writer that hands on. */
static int
drain(ktrec_writer *writer)
{
    size_t size = writer->used;
    int status;

    writer->used = 0;
    status = size == 0 ? KTREC_OK : hand_on(writer, writer->buf, size);
    if (status == KTREC_OK)
        writer->first = writer->index;
    return status;
}

/* Grows the buffer to at least size bytes. */
static int
grow(ktrec_writer *writer, size_t size)
{
    size_t cap = writer->cap;
    uint8_t *buf;

    if (size <= cap)
        return KTREC_OK;
    while (cap < size) {
        if (cap > PTRDIFF_MAX / 2)
            return fail(writer, KTREC_E_MEMORY, 0, "the trace is larger than memory");
        cap *= 2;
    }
    buf = realloc(writer->buf, cap);
    if (buf == NULL)
        return fail(writer, KTREC_E_MEMORY, 0, "no memory for the trace");
    writer->buf = buf;
    writer->cap = cap;
    return KTREC_OK;
}

/* Room for size more bytes behind those gathered. */
static int
make_room(ktrec_writer *writer, size_t size)
{
    int status;

    if (size <= writer->cap - writer->used)
        return KTREC_OK;
    if (writer->write != NULL) {
        status = drain(writer);
        return status != KTREC_OK ? status : grow(writer, size);
    }
    if (size > SIZE_MAX - writer->used)
        return fail(writer, KTREC_E_MEMORY, 0, "the trace is larger than memory");
    return grow(writer, writer->used + size);
}

/* size more bytes of one record stand in the buffer. */
static int
gathered(ktrec_writer *writer, size_t size)
{
    writer->used += size;
    writer->index++;
    return writer->write != NULL && writer->used >= writer->gather ? drain(writer) : KTREC_OK;
}

static int
prepare(ktrec_writer *writer, const ktrec_format *format, const ktrec_writer_options *options)
{
    ktrec_writer_options given;
    int status =
        ktreci_options_copy(&given, sizeof(given), options, options == NULL ? 0 : options->size);

    if (status != KTREC_OK)
        return status;
    if (format != NULL) {
        if (ktrec_format_header_size(format) == 0)
            return KTREC_E_FORMAT;
        writer->format = *format;
        writer->has_format = 1;
    }
    writer->gather = given.buffer == 0 ? DEFAULT_BUFFER : given.buffer;
    writer->cap = writer->gather < LEAST_BUFFER ? LEAST_BUFFER : writer->gather;
    writer->buf = malloc(writer->cap);
    return writer->buf == NULL ? KTREC_E_MEMORY : KTREC_OK;
}

static int
open_writer(ktrec_writer **writer, const ktrec_format *format, const ktrec_writer_options *options,
            ktrec_error *error)
{
    ktrec_writer *w = calloc(1, sizeof(*w));
    int status = w == NULL ? KTREC_E_MEMORY : prepare(w, format, options);

    if (status == KTREC_OK) {
        *writer = w;
        ktreci_report(error, KTREC_OK, 0, 0, 0, "");
        return KTREC_OK;
    }
    if (w != NULL)
        free(w->buf);
    free(w);
    return ktreci_report(error, status, 0, 0, 0, ktrec_strerror(status));
}

static int
bad_argument(ktrec_error *error, const char *detail)
{
    return ktreci_report(error, KTREC_E_ARGUMENT, 0, 0, 0, detail);
}

int
ktrec_writer_open_fd(ktrec_writer **writer, int fd, const ktrec_format *format,
                     const ktrec_writer_options *options, ktrec_error *error)
{
    int status;

    if (writer == NULL)
        return bad_argument(error, "null pointer");
    *writer = NULL;
    if (fd < 0)
        return bad_argument(error, "a descriptor below 0");
    status = open_writer(writer, format, options, error);
    if (status == KTREC_OK) {
        (*writer)->fd = fd;
        (*writer)->write = write_fd;
        (*writer)->context = *writer;
    }
    return status;
}

int
ktrec_writer_open_callback(ktrec_writer **writer, ktrec_write_fn write_bytes, void *context,
                           const ktrec_format *format, const ktrec_writer_options *options,
                           ktrec_error *error)
{
    int status;

    if (writer == NULL)
        return bad_argument(error, "null pointer");
    *writer = NULL;
    if (write_bytes == NULL)
        return bad_argument(error, "null pointer");
    status = open_writer(writer, format, options, error);
    if (status == KTREC_OK) {
        (*writer)->write = write_bytes;
        (*writer)->context = context;
    }
    return status;
}

int
ktrec_writer_open_memory(ktrec_writer **writer, void **buf, size_t *len, const ktrec_format *format,
                         const ktrec_writer_options *options, ktrec_error *error)
{
    int status;

    if (writer == NULL)
        return bad_argument(error, "null pointer");
    *writer = NULL;
    if (buf == NULL || len == NULL)
        return bad_argument(error, "null pointer");
    *buf = NULL;
    *len = 0;
    status = open_writer(writer, format, options, error);
    if (status == KTREC_OK) {
        (*writer)->result = buf;
        (*writer)->result_size = len;
    }
    return status;
}

static int
encode(ktrec_writer *writer, const ktrec_header *header, const ktrec_payload *payload, size_t *need,
       ktrec_error *error)
{
    return ktrec_encode(&writer->format, header, payload, writer->buf + writer->used,
                        writer->cap - writer->used, need, error);
}

int
ktrec_writer_put(ktrec_writer *writer, const ktrec_header *header, const ktrec_payload *payload)
{
    ktrec_error error;
    size_t need = 0;
    int status;

    if (writer == NULL)
        return KTREC_E_ARGUMENT;
    if (writer->failed != KTREC_OK)
        return writer->failed;
    if (!writer->has_format)
        return fail(writer, KTREC_E_STATE, 0, "the writer was opened without a format");
    status = encode(writer, header, payload, &need, &error);
    if (status == KTREC_E_SPACE) {
        status = make_room(writer, need);
        if (status != KTREC_OK)
            return status;
        status = encode(writer, header, payload, &need, &error);
    }
    if (status == KTREC_OK)
        return gathered(writer, need);
    writer->error = error;
    writer->error.offset = writer->offset + writer->used;
    writer->error.record = writer->index;
    return status;
}

int
ktrec_writer_put_raw(ktrec_writer *writer, const ktrec_record *record)
{
    int status;

    if (writer == NULL)
        return KTREC_E_ARGUMENT;
    if (writer->failed != KTREC_OK)
        return writer->failed;
    if (record == NULL || (record->raw.data == NULL && record->raw.size != 0))
        return fail(writer, KTREC_E_ARGUMENT, 0, "there are no raw bytes to write");
    if (record->raw.size == 0)
        return KTREC_OK;
    /* A record larger than the buffer passes it by. */
    if (writer->write != NULL && record->raw.size > writer->cap) {
        status = drain(writer);
        if (status == KTREC_OK)
            status = hand_on(writer, record->raw.data, record->raw.size);
        if (status == KTREC_OK)
            writer->first = ++writer->index;
        return status;
    }
    status = make_room(writer, record->raw.size);
    if (status != KTREC_OK)
        return status;
    memcpy(writer->buf + writer->used, record->raw.data, record->raw.size);
    return gathered(writer, record->raw.size);
}

int
ktrec_writer_flush(ktrec_writer *writer)
{
    if (writer == NULL)
        return KTREC_E_ARGUMENT;
    if (writer->failed != KTREC_OK)
        return writer->failed;
    if (writer->write != NULL)
        return drain(writer);
    *writer->result = writer->buf;
    *writer->result_size = writer->used;
    return KTREC_OK;
}

const ktrec_error *
ktrec_writer_error(const ktrec_writer *writer)
{
    static const ktrec_error none = {.code = KTREC_E_ARGUMENT};

    return writer == NULL ? &none : &writer->error;
}

int
ktrec_writer_close(ktrec_writer **writer, ktrec_error *error)
{
    ktrec_writer *w;
    int status;

    if (writer == NULL || *writer == NULL)
        return ktreci_report(error, KTREC_OK, 0, 0, 0, "");
    w = *writer;
    *writer = NULL;
    status = ktrec_writer_flush(w);
    if (error != NULL) {
        /* An error of a single record that the caller was told of is no failure of the whole. */
        if (status == KTREC_OK)
            ktreci_report(error, KTREC_OK, 0, 0, 0, "");
        else
            *error = w->error;
    }
    /* A memory writer that failed still hands over what it has, which flush did not. */
    if (w->result != NULL) {
        *w->result = w->buf;
        *w->result_size = w->used;
    } else {
        free(w->buf);
    }
    free(w);
    return status;
}
