/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_data.c - data of a record: quoted and folded text, lines of hex, plain bytes. */
#include "print/freebsd.h"

#include "base/text.h"
#include "print/data.h"

/* The columns before data. */
static const char margin[] = "       ";
enum { MARGIN = sizeof(margin) - 1, TAB = 8 };

/* ---- hex ------------------------------------------------------------------------------------- */

/* Bytes of a line: the most that fit the screen, in pairs, with offset, blanks and characters. */
static size_t
bytes_per_line(unsigned screen)
{
    size_t bytes = 2;

    while (18 + (bytes + 2) * 7 / 2 < screen)
        bytes += 2;
    return bytes;
}

/* "       0x0010 7069 7065 …": the bytes, and blanks for those that the last line lacks. */
static void
put_hex(ktreci_sink *out, const uint8_t *data, size_t size, size_t width)
{
    for (size_t i = 0; i < width; i++) {
        char *p = ktreci_sink_room(out, 4);

        if (i % 2 == 0)
            *p++ = ' ';
        if (i < size) {
            p = ktreci_put_bytes(p, data + i, 1);
        } else {
            *p++ = ' ';
            *p++ = ' ';
        }
        ktreci_sink_took(out, p);
    }
}

static void
put_characters(ktreci_sink *out, const uint8_t *data, size_t size)
{
    ktreci_sink_put(out, "  |", 3);
    for (size_t i = 0; i < size; i++)
        ktreci_sink_char(out, data[i] >= ' ' && data[i] < 0x7f ? (char)data[i] : '.');
    ktreci_sink_put(out, "|\n", 2);
}

static char *
put_offset(char *p, size_t offset)
{
    return offset < 0x10000 ? ktreci_put_hex_zero(p, offset, 4) : ktreci_put_hex(p, offset);
}

/* The empty line behind a last line that is not full is kdump's. */
void
ktreci_freebsd_hex(const ktreci_print_context *context, ktrec_bytes data)
{
    const size_t width = bytes_per_line(ktreci_data_width(context->options));
    const uint8_t *bytes = data.data;
    ktreci_sink *out = context->out;

    for (size_t offset = 0; offset < data.size; offset += width) {
        size_t size = data.size - offset < width ? data.size - offset : width;
        char *p = ktreci_sink_room(out, MARGIN + KTRECI_NUMBER_MAX);

        p = ktreci_put_text(ktreci_put_text(p, margin), "0x");
        ktreci_sink_took(out, put_offset(p, offset));
        put_hex(out, bytes + offset, size, width);
        put_characters(out, bytes + offset, size);
    }
    if (data.size % width != 0)
        ktreci_sink_char(out, '\n');
}

/* ---- text ------------------------------------------------------------------------------------ */

/* Bytes that print as text: what is printable, and four others. */
static int
is_text(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] >= ' ' && data[i] < 0x7f)
            continue;
        if (data[i] != '\n' && data[i] != '\r' && data[i] != '\0' && data[i] != '\t')
            return 0;
    }
    return 1;
}

/* One byte of text, as vis(3) writes it in C's style; next is the byte behind it, or -1. */
static unsigned
encode(char *text, uint8_t byte, int next)
{
    switch (byte) {
    case '\\':
        memcpy(text, "\\\\", 2);
        return 2;
    case '\r':
        memcpy(text, "\\r", 2);
        return 2;
    case '\0': /* \0 only where no digit follows that would join it */
        memcpy(text, "\\000", 4);
        return next >= '0' && next <= '7' ? 4 : 2;
    default:
        text[0] = (char)byte;
        return 1;
    }
}

/* Room for one byte: a tab, an item, a fold. */
enum { ITEM_MAX = 16 };

/* Writes the byte, folded before it if it would pass limit.  Returns the column behind it. */
static unsigned
put_item(ktreci_sink *out, const uint8_t *byte, int next, unsigned column, unsigned limit)
{
    char *p = ktreci_sink_room(out, ITEM_MAX), text[4];
    unsigned size = encode(text, *byte, next), width = size;

    if (column == 0) {
        *p++ = '\t';
        column = TAB;
    }
    if (*byte == '\n') {
        *p++ = '\n';
        ktreci_sink_took(out, p);
        return 0;
    }
    if (*byte == '\t') /* measured before the fold: the line behind it counts short */
        width = TAB - column % TAB;
    if (column + width > limit) {
        p = ktreci_put_text(p, "\\\n\t");
        column = TAB;
    }
    memcpy(p, text, size);
    ktreci_sink_took(out, p + size);
    return column + width;
}

/* shown bytes of the data. */
static void
print_text(const ktreci_print_context *context, ktrec_bytes data, size_t shown)
{
    const unsigned limit = ktreci_data_width(context->options) - 2;
    const uint8_t *bytes = data.data;
    ktreci_sink *out = context->out;
    unsigned column = TAB;

    ktreci_sink_put(out, margin, MARGIN);
    ktreci_sink_char(out, '"');
    for (size_t i = 0; i < shown; i++)
        column = put_item(out, bytes + i, i + 1 < data.size ? bytes[i + 1] : -1, column, limit);
    if (column == 0)
        ktreci_sink_put(out, margin, MARGIN);
    ktreci_sink_put(out, "\"\n", 2);
}

/* -m 0 (KTREC_PRINT_NO_DATA) is all data to this kdump; none is -s. */
void
ktreci_freebsd_genio(const ktreci_print_context *context)
{
    const ktrec_print_options *options = context->options;
    const ktrec_genio *genio = &context->payload->u.genio;
    size_t shown = genio->data.size;
    ktreci_sink *out = context->out;

    ktreci_sink_put(out, "fd ", 3);
    ktreci_sink_i64(out, genio->fd);
    ktreci_sink_text(out, genio->op == 0 ? " read " : " wrote ");
    ktreci_sink_u64(out, genio->data.size);
    ktreci_sink_text(out, genio->data.size == 1 ? " byte\n" : " bytes\n");
    if ((options->flags & KTREC_PRINT_NO_GENIO) != 0)
        return;
    if (options->max_data != 0 && shown > options->max_data)
        shown = options->max_data;
    if ((options->flags & (KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP)) == 0 &&
        is_text(genio->data.data, shown))
        print_text(context, genio->data, shown);
    else
        ktreci_freebsd_hex(context, (ktrec_bytes){genio->data.data, shown});
}

void
ktreci_freebsd_bytes(const ktreci_print_context *context, ktrec_bytes data)
{
    const int decimal = (context->options->flags & KTREC_PRINT_DECIMAL) != 0;
    const uint8_t *bytes = data.data;

    for (size_t i = 0; i < data.size; i++) {
        char *p = ktreci_sink_room(context->out, KTRECI_NUMBER_MAX + 1);

        *p++ = ' ';
        p = decimal ? ktreci_put_u64(p, bytes[i]) : ktreci_put_bytes(p, bytes + i, 1);
        ktreci_sink_took(context->out, p);
    }
}
