/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sink.h - output gathered in a fixed buffer and handed on in large pieces.
 *
 * The first failure sticks: later output is discarded and ktreci_sink_flush reports it.
 */
#ifndef KTRECI_SINK_H
#define KTRECI_SINK_H

#include <stddef.h>
#include <string.h>

typedef int (*ktreci_sink_write)(void *context, const void *buf, size_t size);

typedef struct ktreci_sink {
    char *buf;
    size_t used;
    size_t cap;
    ktreci_sink_write write; /* returns 0 or an errno */
    void *context;
    int error; /* the first errno, 0 while all is well */
} ktreci_sink;

/* Room that ktreci_sink_room can always give: cap must be at least this. */
#define KTRECI_SINK_ROOM 4096

/* buf of cap bytes stays the caller's. */
void ktreci_sink_init(ktreci_sink *sink, char *buf, size_t cap, ktreci_sink_write write,
                      void *context);

/* Hands all that was gathered to write.  Returns 0 or the first errno. */
int ktreci_sink_flush(ktreci_sink *sink);

/* Any number of bytes, past the inline fast path below. */
void ktreci_sink_put_slow(ktreci_sink *sink, const void *data, size_t size);

/*
 * A place for up to n <= KTRECI_SINK_ROOM bytes; say with ktreci_sink_took how many were written.
 */
static inline char *
ktreci_sink_room(ktreci_sink *sink, size_t n)
{
    if (sink->cap - sink->used < n)
        (void)ktreci_sink_flush(sink);
    return sink->buf + sink->used;
}

static inline void
ktreci_sink_took(ktreci_sink *sink, const char *end)
{
    sink->used = (size_t)(end - sink->buf);
}

static inline void
ktreci_sink_put(ktreci_sink *sink, const void *data, size_t size)
{
    if (sink->cap - sink->used < size) {
        ktreci_sink_put_slow(sink, data, size);
        return;
    }
    if (size != 0)
        memcpy(sink->buf + sink->used, data, size);
    sink->used += size;
}

static inline void
ktreci_sink_text(ktreci_sink *sink, const char *text)
{
    ktreci_sink_put(sink, text, strlen(text));
}

static inline void
ktreci_sink_char(ktreci_sink *sink, char c)
{
    ktreci_sink_put(sink, &c, 1);
}

#endif
