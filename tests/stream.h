/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * stream.h - whole traces in tests: loaded from tests/data, and written down event by event.
 */
#ifndef KTREC_TESTS_STREAM_H
#define KTREC_TESTS_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/reader.h>

/* The traces of tests/data that a real kernel wrote; ends with NULL. */
extern const char *const stream_names[];

/* Bytes of their own, so that a sanitizer sees the first access behind them. */
typedef struct blob {
    uint8_t *bytes;
    size_t size;
} blob;

/* A file below the project's root; the test fails if it cannot be read. */
blob blob_load(const char *path);

/* The trace tests/data/netbsd/NAME.ktrace. */
blob blob_trace(const char *name);

blob blob_copy(const void *bytes, size_t size);
void blob_free(blob *b);

/* What one call of a reader gave. */
typedef struct event {
    int32_t status;  /* of ktrec_reader_next; EVENT_DAMAGE: a range that was skipped */
    int32_t code;    /* of the damage */
    uint64_t offset; /* of the record, the error or the damage */
    uint64_t size;   /* of the record or the damage */
    uint64_t index;  /* of the record, the error or the record behind the damage */
    uint64_t hash;   /* of the record's header and bytes */
} event;

enum { EVENT_DAMAGE = 1000 };

typedef struct events {
    event *list;
    size_t count;
    size_t cap;
} events;

/*
 * Reads to the end, or to an error that is fatal, or to any error without resync; with it,
 * ktrec_reader_resync is called after each error of framing.  The reader may have on_damage as its
 * callback, events as its context.
 */
void events_read(events *e, ktrec_reader *reader, int resync);
void events_damage(void *context, const ktrec_damage *damage);
void events_free(events *e);

/* The test fails at the first difference. */
void events_assert_equal(const events *a, const events *b, const char *what);

/*
 * Opens a blob with these flags, reads all, and closes.  format may be NULL.  Returns the status of
 * the open.
 */
int events_of(events *e, const blob *b, uint32_t flags, const ktrec_format *format);

/* The format of an intact trace. */
ktrec_format stream_format(const blob *b);

#endif
