/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * reader.h - a stream of records from a file, a descriptor, memory or a callback.
 *
 * Memory use does not grow with the stream: one look-ahead buffer, as large as the longest record,
 * or a few of them where damage is suspected.
 * Distinct readers may be used by distinct threads at once; one reader by one thread at a time.
 */
#ifndef KTREC_READER_H
#define KTREC_READER_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/probe.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

typedef struct ktrec_reader ktrec_reader;

/* A range of the stream that held no intact record. */
typedef struct ktrec_damage {
    uint64_t offset;  /* of the first byte that was skipped: where the damaged record starts */
    uint64_t length;  /* bytes skipped */
    uint64_t record;  /* index that the next intact record gets */
    int32_t code;     /* KTREC_E_HEADER, KTREC_E_LIMIT, KTREC_E_TRUNCATED */
    char reason[160]; /* in words, NUL-terminated */
} ktrec_damage;

/* ktrec_reader_options.flags */
enum {
    /* skip damage by itself and tell of it, instead of stopping there */
    KTREC_READER_SALVAGE = 0x0001,
    KTREC_READER_REPAIR_TIME = 0x0002, /* repair the known faults of old kernels' time stamps */
    /* KTREC_E_AMBIGUOUS at open instead of taking the best candidate */
    KTREC_READER_AMBIGUOUS = 0x0004,
    /*
     * open_path and open_fd map a regular file instead of reading it, which saves a copy.  Only for
     * files that nobody makes shorter meanwhile: to touch what is gone raises SIGBUS.  Nor is what
     * is appended seen.
     */
    KTREC_READER_MMAP = 0x0008,
    /*
     * search all data for records that a damaged length has swallowed, not only where one wrong bit
     * would have them: about as slow as reading each byte of the data
     */
    KTREC_READER_THOROUGH = 0x0010,
    /*
     * open_fd of a pipe, socket or terminal takes a format that is likely by what is there, instead
     * of waiting for more that might tell formats apart which mean the same so far
     */
    KTREC_READER_AT_ONCE = 0x0020
};

/* Zero it, set size = sizeof(ktrec_reader_options), then what you need; zero means the default. */
typedef struct ktrec_reader_options {
    uint32_t size;
    uint32_t flags;             /* KTREC_READER_* */
    const ktrec_format *format; /* the trace's format; NULL: probe.  Copied. */
    uint32_t max_payload;       /* longest payload taken for true; 0: KTREC_PAYLOAD_LIMIT */
    uint32_t reserved;
    /*
     * With KTREC_READER_SALVAGE: called for each damaged range, before the record behind it is
     * delivered.
     */
    void (*damage)(void *context, const ktrec_damage *damage);
    void *context;
} ktrec_reader_options;

/*
 * Reads up to size bytes into buf.  Returns how many (0 at the end of the stream), or -1 with errno
 * set. May return fewer than asked for.  EINTR is the callback's own business.
 */
typedef ptrdiff_t (*ktrec_read_fn)(void *context, void *buf, size_t size);

/*
 * Open a reader.  path: "-" is a file of that name, not standard input.  fd: from its current
 * position; stays open and the caller's.  memory: the bytes are not copied and must stay until
 * close.  callback: see ktrec_read_fn; what stands behind a record is waited for before that is
 * delivered, which for a pipe, socket or terminal given to open_fd is not so.  The start of the
 * stream (at most KTREC_PROBE_WINDOW bytes) is read at once to find the format, unless
 * options->format gives it; of NetBSD's versions 0 and 1 even then, to see which clock wrote them
 * (not of a pipe).  options may be NULL: defaults.  error may be NULL.  An empty stream opens well
 * and ends at the first ktrec_reader_next.  With KTREC_READER_SALVAGE a damaged start is searched
 * through for the first true record.
 * Returns KTREC_OK and *reader; or, with *reader NULL: KTREC_E_ARGUMENT, KTREC_E_MEMORY,
 * KTREC_E_IO, KTREC_E_FORMAT, KTREC_E_AMBIGUOUS.  Since 0.1.
 */
KTREC_API int ktrec_reader_open_path(ktrec_reader **reader, const char *path,
                                     const ktrec_reader_options *options, ktrec_error *error);
KTREC_API int ktrec_reader_open_fd(ktrec_reader **reader, int fd,
                                   const ktrec_reader_options *options, ktrec_error *error);
KTREC_API int ktrec_reader_open_memory(ktrec_reader **reader, const void *buf, size_t len,
                                       const ktrec_reader_options *options, ktrec_error *error);
KTREC_API int ktrec_reader_open_callback(ktrec_reader **reader, ktrec_read_fn read, void *context,
                                         const ktrec_reader_options *options, ktrec_error *error);

/*
 * The next record: a view owned by the reader, valid until the next call on it.
 * Returns KTREC_OK; KTREC_END (also on every later call, until a source that grows has more); or,
 * with *record NULL: KTREC_E_HEADER, KTREC_E_LIMIT (framing is lost; ktrec_reader_resync may find
 * it again; until then the same error is returned), KTREC_E_TRUNCATED (the stream ends inside a
 * record; then KTREC_END after resync), KTREC_E_IO, KTREC_E_MEMORY (fatal), KTREC_E_ARGUMENT; and,
 * where a stream that was empty at open has grown, what open returns of no trace: KTREC_E_FORMAT,
 * KTREC_E_AMBIGUOUS.  With KTREC_READER_SALVAGE none of the errors of framing.  ktrec_reader_error
 * has the details.  Since 0.1.
 */
KTREC_API int ktrec_reader_next(ktrec_reader *reader, const ktrec_record **record);

/*
 * After an error of framing: finds the next true record, behind at least one byte.  *skipped (may
 * be NULL) is the number of bytes passed over, counted from the record that could not be read.
 * Returns KTREC_OK (ktrec_reader_next tries it), KTREC_END (there is none; the rest of the
 * stream was skipped), KTREC_E_STATE (no framing was lost), KTREC_E_IO, KTREC_E_MEMORY,
 * KTREC_E_ARGUMENT.  Since 0.1.
 */
KTREC_API int ktrec_reader_resync(ktrec_reader *reader, uint64_t *skipped);

/*
 * The last error of the reader, or one with code KTREC_OK.  Lives as long as the reader.  Since
 * 0.1.
 */
KTREC_API const ktrec_error *ktrec_reader_error(const ktrec_reader *reader);

/*
 * What the probe found; with a format given by the caller, that one as certain.  Lives as long.
 * Since 0.1.
 */
KTREC_API const ktrec_probe_result *ktrec_reader_probe(const ktrec_reader *reader);

/*
 * The last damaged range that was skipped, or NULL; *count (may be NULL) is how many there were.
 * Since 0.1.
 */
KTREC_API const ktrec_damage *ktrec_reader_damage(const ktrec_reader *reader, uint64_t *count);

/* Bytes of the stream consumed so far.  Since 0.1. */
KTREC_API uint64_t ktrec_reader_offset(const ktrec_reader *reader);

/*
 * Closes the reader, frees it and sets *reader to NULL.  NULL and pointer to NULL are fine.  Since
 * 0.1.
 */
KTREC_API void ktrec_reader_close(ktrec_reader **reader);

KTREC_END_DECLS

#endif
