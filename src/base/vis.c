/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/vis.h"

#include "base/text.h"

/*
 * Input bytes per piece of output room: each makes at most a fold (3) and an item (4); the last
 * copy is 8.
 */
enum { PIECE = 512 };
_Static_assert(PIECE * 7 + 8 <= KTRECI_SINK_ROOM, "a piece must fit the room of a sink");
_Static_assert(sizeof(ktreci_vis_entry) == 8, "an entry is copied as one word");

static void
set(ktreci_vis_entry *entry, const char *text, size_t size)
{
    memcpy(entry->text, text, size);
    entry->size = (uint8_t)size;
}

/* The letter of a C escape, or 0. */
static char
cstyle_letter(unsigned c)
{
    switch (c) {
    case '\n':
        return 'n';
    case '\t':
        return 't';
    case '\r':
        return 'r';
    case '\b':
        return 'b';
    case '\a':
        return 'a';
    case '\v':
        return 'v';
    case '\f':
        return 'f';
    default:
        return 0;
    }
}

/* \^X for a control, \M-x with the high bit, \M^X for both, \240 for what would end in a blank. */
static void
set_hidden(ktreci_vis_entry *entry, unsigned c, unsigned flags)
{
    unsigned low = c & 0x7f;
    char text[4] = {'\\', 'M', '^', 0};

    if ((flags & KTRECI_VIS_OCTAL) != 0 || low == ' ') {
        text[1] = (char)('0' + (c >> 6));
        text[2] = (char)('0' + (c >> 3 & 7));
        text[3] = (char)('0' + (c & 7));
        set(entry, text, 4);
        return;
    }
    if (low < ' ')
        text[3] = (char)(low + '@');
    else if (low == 0x7f)
        text[3] = '?';
    else {
        text[2] = '-';
        text[3] = (char)low;
    }
    if (c >= 0x80) {
        set(entry, text, 4);
    } else {
        text[1] = '\\';
        set(entry, text + 1, 3);
    }
}

void
ktreci_vis_init(ktreci_vis *vis, unsigned flags, const char *extra)
{
    unsigned c;

    memset(vis, 0, sizeof(*vis));
    vis->cstyle = (flags & KTRECI_VIS_CSTYLE) != 0;
    vis->tab = (flags & KTRECI_VIS_TAB) != 0;
    vis->special = '\\';
    for (c = 0; c < 256; c++) {
        ktreci_vis_entry *entry = &vis->entry[c];
        int asked = c != 0 && c < 128 && strchr(extra, (int)c) != NULL;
        char text[2] = {'\\', cstyle_letter(c)};

        if (asked && c > ' ' && c != '\\') {
            vis->special = (uint8_t)c;
            vis->specials++;
        }
        if (c == '\0' && vis->cstyle)
            continue;
        if ((c == '\t' || c == '\n') && !asked)
            continue;
        if (vis->cstyle && text[1] != 0) {
            set(entry, text, 2);
        } else if (c >= ' ' && c < 0x7f) {
            text[1] = (char)c;
            if (asked || c == '\\')
                set(entry, text, 2);
            else
                set(entry, text + 1, 1);
        } else {
            set_hidden(entry, c, flags);
        }
    }
}

/* NUL is \0 only where no digit follows that would join it. */
static unsigned
nul_size(const uint8_t *next, const uint8_t *end)
{
    return next < end && *next >= '0' && *next <= '7' ? 4 : 2;
}

static char *
fold(char *p)
{
    *p++ = '\\';
    *p++ = '\n';
    *p++ = '\t';
    return p;
}

/* One byte without an entry.  *column is kept. */
static char *
put_special(char *p, const ktreci_vis *vis, const uint8_t *data, const uint8_t *end,
            unsigned *column, unsigned limit)
{
    unsigned width;

    if (*data == '\n') {
        *p++ = '\n';
        *column = 0;
        return p;
    }
    width = *data == '\t' ? 8 - (*column & 7) : nul_size(data + 1, end);
    if (*column + width > limit) {
        p = fold(p);
        *column = 8;
        if (*data == '\t' && !vis->tab)
            width = 8;
    }
    *column += width;
    if (*data == '\t') {
        *p++ = '\t';
        return p;
    }
    memcpy(p, "\\000", 4);
    return p + width;
}

/*
 * Copies what stands for itself, eight bytes at a time, as far as the line goes.  Returns how many.
 */
static size_t
put_plain(char *p, const ktreci_vis *vis, const uint8_t *data, const uint8_t *stop, unsigned room)
{
    const uint8_t *start = data;

    if (vis->specials > 1)
        return 0;
    while (stop - data >= 8 && room >= 8 && ktreci_plain8(data, '\\', vis->special)) {
        memcpy(p, data, 8);
        p += 8;
        data += 8;
        room -= 8;
    }
    return (size_t)(data - start);
}

unsigned
ktreci_vis_fold(ktreci_sink *sink, const ktreci_vis *vis, const uint8_t *data, size_t size,
                size_t behind, unsigned column, unsigned limit)
{
    const uint8_t *end = data + size;
    /* With so many bytes left plain ones are tried next: not at each of binary data. */
    size_t again = size;

    while (data < end) {
        const uint8_t *stop = end - data > PIECE ? data + PIECE : end;
        char *p = ktreci_sink_room(sink, KTRECI_SINK_ROOM);

        while (data < stop) {
            const ktreci_vis_entry *entry = &vis->entry[*data];
            const size_t left = (size_t)(end - data);
            size_t plain = 0;

            if (column == 0) {
                *p++ = '\t';
                column = 8;
            }
            if (left <= again && column < limit) {
                plain = put_plain(p, vis, data, stop, limit - column);
                again = left < plain + 8 ? 0 : left - plain - 8;
            }
            if (plain != 0) {
                p += plain;
                column += (unsigned)plain;
                data += plain;
            } else if (entry->size == 0) {
                p = put_special(p, vis, data++, end + behind, &column, limit);
            } else {
                if (column + entry->size > limit) {
                    p = fold(p);
                    column = 8;
                }
                memcpy(p, entry->text, sizeof(*entry));
                p += entry->size;
                column += entry->size;
                data++;
            }
        }
        ktreci_sink_took(sink, p);
    }
    return column;
}
