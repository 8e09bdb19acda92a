/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/sink.h"

void
ktreci_sink_init(ktreci_sink *sink, char *buf, size_t cap, ktreci_sink_write write, void *context)
{
    sink->buf = buf;
    sink->used = 0;
    sink->cap = cap;
    sink->write = write;
    sink->context = context;
    sink->error = 0;
}

int
ktreci_sink_flush(ktreci_sink *sink)
{
    if (sink->used != 0 && sink->error == 0)
        sink->error = sink->write(sink->context, sink->buf, sink->used);
    sink->used = 0;
    return sink->error;
}

void
ktreci_sink_put_slow(ktreci_sink *sink, const void *data, size_t size)
{
    const char *p = data;

    while (size != 0) {
        size_t room = sink->cap - sink->used;
        size_t part = size < room ? size : room;

        memcpy(sink->buf + sink->used, p, part);
        sink->used += part;
        p += part;
        size -= part;
        if (sink->used == sink->cap && ktreci_sink_flush(sink) != 0)
            return;
    }
}
