/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/data.h"

#include "base/text.h"

/* A terminal counts its columns with 16 bits. */
enum { LINE = 16, WIDTH_DEFAULT = 80, WIDTH_LEAST = 9, WIDTH_MOST = 65535 };

/* The longest line: tab, offset, 50 columns of hex, 16 characters, newline. */
enum { LINE_MAX_TEXT = 128 };

unsigned
ktreci_data_width(const ktrec_print_options *options)
{
    if (options->width < WIDTH_LEAST || (options->flags & KTREC_PRINT_PLAIN) != 0)
        return WIDTH_DEFAULT;
    return options->width < WIDTH_MOST ? options->width : WIDTH_MOST;
}

void
ktreci_data_quoted(const ktreci_print_context *context)
{
    ktreci_sink_char(context->out, '"');
    ktreci_put_until_nul(context->out, context->payload->u.text.text);
    ktreci_sink_put(context->out, "\"\n", 2);
}

void
ktreci_data_text(const ktreci_print_context *context, ktrec_bytes data, size_t shown,
                 unsigned column)
{
    unsigned limit = ktreci_data_width(context->options) - 2;

    ktreci_sink_char(context->out, '"');
    column = ktreci_vis_fold(context->out, &context->state->vis, data.data, shown,
                             data.size - shown, column + 1, limit);
    if (column == 0)
        ktreci_sink_put(context->out, "       ", 7);
    ktreci_sink_put(context->out, "\"\n", 2);
}

/* How a line of hex is laid out for a size of groups. */
typedef struct hex_layout {
    size_t group;   /* bytes per group; those of a group of one stand in two blocks of eight */
    size_t block;   /* bytes between gaps */
    size_t gap;     /* blanks before a block */
    size_t step;    /* columns of a byte */
    size_t columns; /* of the hex area */
    int reverse;    /* the last byte of a group is its highest */
} hex_layout;

static hex_layout
layout_of(const ktreci_print_context *context)
{
    hex_layout layout;

    layout.group = context->options->group == 0 ? 1 : context->options->group;
    layout.reverse = context->record->format.order == KTREC_ORDER_LITTLE;
    layout.block = layout.group == 1 ? 8 : layout.group;
    layout.gap = layout.group == 1 ? 1 : layout.group == 2 ? 2 : 3;
    layout.step = layout.group == 1 ? 3 : 2;
    layout.columns =
        LINE * layout.step + LINE / layout.block * layout.gap + (layout.group == 1 ? 0 : 2);
    return layout;
}

/* The hex area: blanks, and the bytes of each group in their places. */
static char *
put_hex_area(char *p, const hex_layout *layout, const uint8_t *data, size_t size)
{
    size_t i;

    memset(p, ' ', layout->columns);
    for (i = 0; i < size; i++) {
        size_t block = i / layout->block;
        size_t within = i % layout->block;
        size_t place = layout->group > 1 && layout->reverse ? layout->block - 1 - within : within;

        (void)ktreci_put_bytes(p + (block + 1) * layout->gap +
                                   (block * layout->block + place) * layout->step,
                               data + i, 1);
    }
    return p + layout->columns;
}

static char *
put_characters(char *p, const uint8_t *data, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        *p++ = data[i] > ' ' && data[i] < 0x7f ? (char)data[i] : '.';
    return p;
}

/* The offset, in at least three digits and five columns. */
static char *
put_offset(char *p, size_t offset)
{
    char *start = p;

    p = offset < 0x1000 ? ktreci_put_hex_zero(p, offset, 3) : ktreci_put_hex(p, offset);
    while (p - start < 5)
        *p++ = ' ';
    return p;
}

/* hidden: kdump leaves the hex area of a line that repeats just once blank. */
static void
put_line(ktreci_sink *out, const hex_layout *layout, size_t offset, ktrec_bytes line, int hidden)
{
    char *p = ktreci_sink_room(out, LINE_MAX_TEXT);

    *p++ = '\t';
    p = put_offset(p, offset);
    p = put_hex_area(p, layout, line.data, hidden ? 0 : line.size);
    p = put_characters(p, line.data, line.size);
    *p++ = '\n';
    ktreci_sink_took(out, p);
}

/* A line of stars, as wide as the offset of the last line they stand for. */
static void
put_stars(ktreci_sink *out, size_t offset)
{
    char *p = ktreci_sink_room(out, KTRECI_NUMBER_MAX);
    size_t stars = 3;

    while (stars < 16 && offset >> (4 * stars) != 0)
        stars++;
    *p++ = '\t';
    memset(p, '*', stars);
    p += stars;
    *p++ = '\n';
    ktreci_sink_took(out, p);
}

void
ktreci_data_hex(const ktreci_print_context *context, ktrec_bytes data)
{
    const hex_layout layout = layout_of(context);
    const uint8_t *bytes = data.data;
    size_t offset, same;

    for (offset = 0; offset < data.size; offset += LINE) {
        size_t left = data.size - offset;
        ktrec_bytes line = {bytes + offset, left < LINE ? left : LINE};

        put_line(context->out, &layout, offset, line, 0);
        for (same = 0; left > (same + 2) * LINE &&
                       memcmp(line.data, bytes + offset + (same + 1) * LINE, LINE) == 0;)
            same++;
        offset += same * LINE;
        if (same == 1)
            put_line(context->out, &layout, offset, line, 1);
        else if (same > 1)
            put_stars(context->out, offset);
    }
}

void
ktreci_data_mode(ktreci_sink *out, uint64_t mode, const char *types)
{
    char text[11] = {types[mode >> 12 & 15]};

    for (unsigned i = 0; i < 9; i++)
        text[1 + i] = (mode >> (8 - i) & 1) != 0 ? "rwx"[i % 3] : '-';
    for (unsigned i = 0; i < 3; i++) {
        if ((mode >> (11 - i) & 1) != 0)
            text[3 + 3 * i] = text[3 + 3 * i] == 'x' ? "sst"[i] : "SST"[i];
    }
    text[10] = ' ';
    ktreci_sink_put(out, text, sizeof(text));
}

void
ktreci_data_malloc(ktreci_sink *out, uint64_t pointer, uint64_t size, uint64_t result)
{
    if (size == 0) {
        ktreci_sink_text(out, "free(");
        ktreci_sink_pointer(out, pointer);
    } else {
        ktreci_sink_pointer(out, result);
        ktreci_sink_text(out, pointer == 0 ? " = malloc(" : " = realloc(");
        if (pointer != 0) {
            ktreci_sink_pointer(out, pointer);
            ktreci_sink_put(out, ", ", 2);
        }
        ktreci_sink_u64(out, size);
    }
    ktreci_sink_put(out, ")\n", 2);
}
