/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * writer.h - records to a descriptor, a callback or memory.
 *
 * Every put, flush and close reports: a full disk is never silent.  After a failure to write the
 * writer stays failed, and each later call returns that error.  One writer by one thread at a time.
 */
#ifndef KTREC_WRITER_H
#define KTREC_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

typedef struct ktrec_writer ktrec_writer;

/* Zero it, set size = sizeof(ktrec_writer_options); zero means the default. */
typedef struct ktrec_writer_options {
    uint32_t size;
    uint32_t buffer; /* bytes gathered before they are written; 0: 64 KiB; 1: each record at once */
} ktrec_writer_options;

/*
 * Writes size bytes from buf.  Returns how many were written (at least 1, maybe fewer than size),
 * or -1 with errno set.
 */
typedef ptrdiff_t (*ktrec_write_fn)(void *context, const void *buf, size_t size);

/*
 * Open a writer.  format: of the records that ktrec_writer_put writes; may be NULL when only
 * ktrec_writer_put_raw is used.  Copied.  fd: stays the caller's; partial writes and EINTR are
 * handled.
 * memory: *buf (malloc'ed; to be freed by the caller) and *len are valid after each successful
 * flush and after close.  options may be NULL, error may be NULL.
 * Returns KTREC_OK and *writer; or, with *writer NULL: KTREC_E_ARGUMENT, KTREC_E_FORMAT,
 * KTREC_E_MEMORY. Since 0.1.
 */
KTREC_API int ktrec_writer_open_fd(ktrec_writer **writer, int fd, const ktrec_format *format,
                                   const ktrec_writer_options *options, ktrec_error *error);
KTREC_API int ktrec_writer_open_callback(ktrec_writer **writer, ktrec_write_fn write, void *context,
                                         const ktrec_format *format,
                                         const ktrec_writer_options *options, ktrec_error *error);
KTREC_API int ktrec_writer_open_memory(ktrec_writer **writer, void **buf, size_t *len,
                                       const ktrec_format *format,
                                       const ktrec_writer_options *options, ktrec_error *error);

/*
 * Encodes one record (see ktrec_encode) and writes it.  A record that cannot be encoded writes
 * nothing and leaves the writer usable.
 * Returns KTREC_OK; what ktrec_encode returns; KTREC_E_IO, KTREC_E_MEMORY, KTREC_E_STATE.  Since
 * 0.1.
 */
KTREC_API int ktrec_writer_put(ktrec_writer *writer, const ktrec_header *header,
                               const ktrec_payload *payload);

/* Writes the record's raw bytes as they are.  Returns as above.  Since 0.1. */
KTREC_API int ktrec_writer_put_raw(ktrec_writer *writer, const ktrec_record *record);

/*
 * Hands all that was put to the system.  Returns KTREC_OK, KTREC_E_IO, KTREC_E_MEMORY,
 * KTREC_E_ARGUMENT.  Since 0.1.
 */
KTREC_API int ktrec_writer_flush(ktrec_writer *writer);

/* The last error of the writer, or one with code KTREC_OK.  Since 0.1. */
KTREC_API const ktrec_error *ktrec_writer_error(const ktrec_writer *writer);

/*
 * Flushes, frees and sets *writer to NULL, also on failure.  NULL and pointer to NULL are fine.
 * Returns as ktrec_writer_flush; error (may be NULL) has the details.  Since 0.1.
 */
KTREC_API int ktrec_writer_close(ktrec_writer **writer, ktrec_error *error);

KTREC_END_DECLS

#endif
