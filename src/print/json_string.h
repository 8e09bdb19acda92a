/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json_string.h - bytes to a sink as a JSON string.
 */
#ifndef KTRECI_JSON_STRING_H
#define KTRECI_JSON_STRING_H

#include "base/sink.h"
#include "print/json_text.h"

/* With its quotes. */
static inline void
ktreci_json_string(ktreci_sink *out, const void *data, size_t size)
{
    const uint8_t *p = data;
    size_t plain;

    ktreci_sink_char(out, '"');
    while (size > 0) {
        plain = ktreci_json_plain(p, size);
        ktreci_sink_put(out, p, plain);
        p += plain;
        size -= plain;
        if (size > 0) {
            ktreci_sink_took(out,
                             ktreci_json_escape(*p, ktreci_sink_room(out, KTRECI_JSON_ESCAPE_MAX)));
            p++;
            size--;
        }
    }
    ktreci_sink_char(out, '"');
}

#endif
