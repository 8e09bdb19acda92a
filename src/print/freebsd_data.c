/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_data.c - data of a record: quoted and folded text, lines of hex, plain bytes. */
#include "print/freebsd.h"

#include "base/text.h"
#include "print/data.h"

/* The columns before data. */
static const char margin[] = "       ";
enum { MARGIN = sizeof(margin) - 1 };

/* ---- hex ------------------------------------------------------------------------------------- */

/*
 * Bytes of a line, in pairs: the most with which it is shorter than the screen.  A pair takes 7
 * columns, 5 of them in hex; offset and blanks take 18.
 */
static size_t
bytes_per_line(unsigned screen)
{
    enum { PAIR = 7, AROUND = 18 };

    return screen <= AROUND + 2 * PAIR ? 2 : 2 * ((screen - AROUND - 1) / PAIR);
}

/* Of as many as a piece of output has room for. */
enum { PIECE = 512 };

/* "       0x0010 7069 7065 …": the bytes, and blanks for those that the last line lacks. */
static void
put_hex(ktreci_sink *out, const uint8_t *data, size_t size, size_t width)
{
    for (size_t i = 0; i < width; i += 2) {
        char *p = ktreci_sink_room(out, 8);

        memcpy(p, "     ", 5);
        if (i < size)
            (void)ktreci_put_bytes(p + 1, data + i, size - i < 2 ? size - i : 2);
        ktreci_sink_took(out, p + 5);
    }
}

static void
put_characters(ktreci_sink *out, const uint8_t *data, size_t size)
{
    ktreci_sink_put(out, "  |", 3);
    for (size_t i = 0; i < size; i += PIECE) {
        const size_t end = size - i < PIECE ? size : i + PIECE;
        char *p = ktreci_sink_room(out, PIECE);

        for (size_t j = i; j < end; j++)
            *p++ = data[j] >= ' ' && data[j] < 0x7f ? (char)data[j] : '.';
        ktreci_sink_took(out, p);
    }
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

/* The fold is that of the first kdump; NetBSD changed it. */
void
ktreci_freebsd_init(ktreci_style_state *state)
{
    ktreci_vis_init(&state->vis, KTRECI_VIS_CSTYLE | KTRECI_VIS_TAB, "");
}

/* Bytes that print as text: what is printable, and four others. */
static int
is_text(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        while (size - i > 8 && ktreci_plain8(data + i, 0x7f, 0x7f))
            i += 8;
        if (data[i] >= ' ' && data[i] < 0x7f)
            continue;
        if (data[i] != '\n' && data[i] != '\r' && data[i] != '\0' && data[i] != '\t')
            return 0;
    }
    return 1;
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
    if ((options->flags & (KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP)) != 0 ||
        !is_text(genio->data.data, shown)) {
        ktreci_freebsd_hex(context, (ktrec_bytes){genio->data.data, shown});
        return;
    }
    ktreci_sink_put(out, margin, MARGIN);
    ktreci_data_text(context, genio->data, shown, MARGIN);
}
