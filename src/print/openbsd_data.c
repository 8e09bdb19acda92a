/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/openbsd_data.h"

#include <limits.h>

#include "base/text.h"
#include "print/data.h"

static void
put_quoted(const ktreci_print_context *context, ktrec_bytes text, unsigned column, unsigned limit)
{
    ktreci_sink *out = context->out;

    ktreci_sink_char(out, '"');
    column =
        ktreci_vis_fold(out, &context->state->quoted, text.data, text.size, 0, column + 1, limit);
    if (column == 0)
        ktreci_sink_put(out, "       ", 7);
    ktreci_sink_char(out, '"');
}

static void
put_byte(ktreci_sink *out, uint8_t byte)
{
    char *p = ktreci_sink_room(out, 2);

    ktreci_sink_took(out, ktreci_put_bytes(p, &byte, 1));
}

/* Lines of hex behind a tab, as many bytes as the width holds. */
static void
put_hex(const ktreci_print_context *context, ktrec_bytes data)
{
    ktreci_sink *out = context->out;
    const uint8_t *bytes = data.data;
    unsigned width = ktreci_data_width(context->options);
    unsigned column = 8;
    size_t i;

    ktreci_sink_char(out, '\t');
    for (i = 0; i < data.size; i++) {
        put_byte(out, bytes[i]);
        column += 3;
        if (i + 1 == data.size)
            break;
        if (column + 3 > width) {
            ktreci_sink_put(out, "\n\t", 2);
            column = 8;
        } else {
            ktreci_sink_char(out, ' ');
        }
    }
    ktreci_sink_char(out, '\n');
}

/* One line of a dump: the offset, the bytes in hex, and as characters. */
static void
put_dump_line(ktreci_sink *out, size_t offset, ktrec_bytes line, size_t columns)
{
    const uint8_t *bytes = line.data;
    char *p = ktreci_sink_room(out, KTRECI_NUMBER_MAX + 16);
    size_t i;

    p = ktreci_put_text(p, "   ");
    p = offset < 0x10000 ? ktreci_put_hex_zero(p, offset, 4) : ktreci_put_hex(p, offset);
    ktreci_sink_took(out, ktreci_put_text(p, ":  "));
    for (i = 0; i < columns; i++) {
        if (i < line.size)
            put_byte(out, bytes[i]);
        else
            ktreci_sink_put(out, "  ", 2);
        ktreci_sink_char(out, ' ');
    }
    ktreci_sink_char(out, ' ');
    for (i = 0; i < line.size; i++)
        ktreci_sink_char(out, bytes[i] >= ' ' && bytes[i] < 0x7f ? (char)bytes[i] : '.');
    ktreci_sink_char(out, '\n');
}

static void
put_dump(const ktreci_print_context *context, ktrec_bytes data)
{
    unsigned width = ktreci_data_width(context->options);
    size_t columns = width < 13 + 4 ? 1 : (width - 13) / 4;
    size_t offset;

    for (offset = 0; offset < data.size; offset += columns) {
        size_t left = data.size - offset;
        ktrec_bytes line = {(const uint8_t *)data.data + offset, left < columns ? left : columns};

        put_dump_line(context->out, offset, line, columns);
    }
}

void
ktreci_openbsd_data(const ktreci_print_context *context, ktrec_bytes data, size_t shown)
{
    const uint32_t flags = context->options->flags;
    const ktrec_bytes first = {data.data, shown};

    if ((flags & KTREC_PRINT_HEXDUMP) != 0) {
        put_dump(context, first);
    } else if ((flags & KTREC_PRINT_HEX) != 0) {
        put_hex(context, first);
    } else {
        ktreci_sink_put(context->out, "       ", 7);
        ktreci_data_text(context, data, shown, 7);
    }
}

void
ktreci_openbsd_string(const ktreci_print_context *context, ktrec_bytes string, unsigned column)
{
    put_quoted(context, string, column, ktreci_data_width(context->options) - 2);
}

void
ktreci_openbsd_word(const ktreci_print_context *context, ktrec_bytes string)
{
    put_quoted(context, string, 1, UINT_MAX / 2);
}
