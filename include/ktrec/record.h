/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * record.h - records as views over bytes: the stateless heart of the library.
 *
 * Nothing here opens, reads or allocates; all functions are pure over (bytes, length).
 */
#ifndef KTREC_RECORD_H
#define KTREC_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/header.h>
#include <ktrec/payload.h>

KTREC_BEGIN_DECLS

/* The longest payload that is taken for true unless an option says otherwise: 64 MiB. */
#define KTREC_PAYLOAD_LIMIT 67108864u

/*
 * One record: a view, valid as long as the bytes it was scanned from (a reader's: until its next
 * call).
 */
typedef struct ktrec_record {
    ktrec_format format; /* with the version of this record's own header */
    ktrec_header header;
    ktrec_bytes payload; /* header.length bytes */
    ktrec_bytes raw;     /* header and payload as they stand in the trace */
    uint64_t offset;     /* of the header's first byte, from the start of the stream */
    uint64_t index;      /* from 0; records that were skipped as damaged do not count */
} ktrec_record;

/*
 * Reads the record at buf: the push form, for live pipes and for buffers of the caller's own.
 * record->offset and ->index are left as they are: the caller counts. used_or_want: on KTREC_OK the
 * bytes this record takes; on KTREC_MORE how many bytes must be there (more than len) before
 * another call can say more.
 * Returns KTREC_OK; KTREC_MORE (also for len 0); KTREC_E_ARGUMENT; KTREC_E_FORMAT; KTREC_E_HEADER
 * (see ktrec_header_decode); KTREC_E_LIMIT (payload longer than KTREC_PAYLOAD_LIMIT).  Any thread.
 * Since 0.1.
 */
KTREC_API int ktrec_scan(const ktrec_format *format, const void *buf, size_t len,
                         ktrec_record *record, size_t *used_or_want);

/*
 * Decodes the payload of a record.  Views in *payload point into record->payload.  error may be
 * NULL.
 * Returns KTREC_OK; KTREC_OPAQUE (no form of this kind that is known on this ABI has so many bytes:
 * *payload then is of kind KTREC_KIND_UNKNOWN and holds them); KTREC_E_ARGUMENT; KTREC_E_FORMAT.
 * Any thread.  Since 0.1.
 */
KTREC_API int ktrec_payload_decode(const ktrec_record *record, ktrec_payload *payload,
                                   ktrec_error *error);

/*
 * Encodes a record in exactly the given format.  header->length is ignored: the payload decides;
 * the type follows from header->kind (which must be payload->kind, or payload->kind may be
 * KTREC_KIND_UNKNOWN, whose bytes are then taken as they are).  A kind of the system goes under any
 * of its headers, also those it did not come with, where ktrec_convert leaves it out.  *need is set
 * to the whole record's size, also when cap is smaller; buf may be NULL if cap is 0.  error may be
 * NULL.
 * Returns KTREC_OK; KTREC_E_ARGUMENT; KTREC_E_FORMAT; KTREC_E_SPACE (cap < *need; nothing is
 * written behind cap); KTREC_E_RANGE; KTREC_E_UNSUPPORTED (see ktrec_header_encode);
 * KTREC_E_LIMIT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_encode(const ktrec_format *format, const ktrec_header *header,
                           const ktrec_payload *payload, void *buf, size_t cap, size_t *need,
                           ktrec_error *error);

KTREC_END_DECLS

#endif
