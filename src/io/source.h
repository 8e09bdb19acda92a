/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * source.h - where a reader's bytes come from: memory, a mapped file, a descriptor or a callback.
 *
 * All four look alike: bytes at hand between `at` and `end`, more of them by ktreci_source_fill.
 * Memory and maps have everything at hand from the start and copy nothing.
 */
#ifndef KTRECI_SOURCE_H
#define KTRECI_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/reader.h>

typedef struct ktreci_source {
    const uint8_t *at;  /* the first byte that was not consumed */
    const uint8_t *end; /* behind the last byte at hand */
    uint64_t offset;    /* of *at, from the start of the stream */
    ktrec_read_fn read; /* NULL: there is nothing but what is at hand */
    void *context;
    uint8_t *buf; /* of cap bytes, for sources that are read */
    size_t cap;
    void *map; /* of map_size bytes, for sources that are mapped */
    size_t map_size;
    int fd;
    int error; /* errno of the read that failed; it sticks */
    uint8_t owns_fd;
    uint8_t live; /* a pipe, socket or terminal: what is not there yet may be long in coming */
} ktreci_source;

/* bytes stay the caller's and must outlive the source. */
void ktreci_source_memory(ktreci_source *source, const void *bytes, size_t size);

void ktreci_source_callback(ktreci_source *source, ktrec_read_fn read, void *context);

/* From fd's position on.  map: a regular file is mapped, if that can be.  fd stays open. */
void ktreci_source_fd(ktreci_source *source, int fd, int map);

/* Returns KTREC_OK, or KTREC_E_IO with source->error set. */
int ktreci_source_path(ktreci_source *source, const char *path, int map);

/*
 * Brings at least want bytes to hand, if the stream has so many.  at and end may move; the bytes
 * between them are kept, those before at are not.  The buffer grows as bytes arrive, never by want.
 * Returns KTREC_OK (they are there), KTREC_END (the stream ends before), KTREC_E_IO (source->error;
 * it cannot be read so far), KTREC_E_MEMORY.
 */
int ktreci_source_fill(ktreci_source *source, size_t want);

/* Whether a fill by one byte would return at once, as far as the host can tell. */
int ktreci_source_ready(const ktreci_source *source);

/*
 * What lies ahead of a source, which does not move: of a regular file the next most bytes, else as
 * many of them as are at hand.
 */
typedef struct ktreci_ahead {
    const ktreci_source *source;
    size_t at; /* from source->at; 0 at first */
    size_t most;
} ktreci_ahead;

/* A ktrec_read_fn, whose context is a ktreci_ahead. */
ptrdiff_t ktreci_source_ahead(void *context, void *buf, size_t size);

void ktreci_source_close(ktreci_source *source);

static inline size_t
ktreci_source_size(const ktreci_source *source)
{
    return (size_t)(source->end - source->at);
}

/* size: at most what is at hand. */
static inline void
ktreci_source_consume(ktreci_source *source, size_t size)
{
    source->at += size;
    source->offset += size;
}

#endif
