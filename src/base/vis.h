/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * vis.h - bytes as printable text, as vis(3) encodes them in the C locale, folded at the screen's
 * width.
 *
 * An encoding is a table of 256 short texts, made once; the fold is one pass over the data.
 */
#ifndef KTRECI_VIS_H
#define KTRECI_VIS_H

#include <stddef.h>
#include <stdint.h>

#include "base/sink.h"

/* Flags of vis(3). */
enum {
    KTRECI_VIS_CSTYLE = 1, /* \n, \t, \r, \b, \a, \v, \f, \0 */
    KTRECI_VIS_OCTAL = 2,  /* \ooo instead of \^X and \M-x */
    KTRECI_VIS_TAB = 4 /* a tab that goes to a new line keeps the width it had (OpenBSD's fold) */
};

/*
 * size is 0 for the three bytes whose text depends on where they stand: NUL, tab and a raw newline.
 */
typedef struct ktreci_vis_entry {
    char text[7];
    uint8_t size;
} ktreci_vis_entry;

typedef struct ktreci_vis {
    ktreci_vis_entry entry[256];
    uint8_t cstyle;
    uint8_t tab;
    uint8_t special; /* the printable byte that is encoded beside the backslash, or the backslash */
    uint8_t specials; /* how many such there are */
} ktreci_vis;

/* extra: bytes that are encoded although they are printable. */
void ktreci_vis_init(ktreci_vis *vis, unsigned flags, const char *extra);

/*
 * Writes size bytes encoded; behind bytes, at which a NUL looks, follow them.  column is that of
 * the first byte; an item that would pass limit goes to a new line behind "\", newline, tab.  After
 * a raw newline the next item is preceded by a tab.  Returns the column behind the last item, 0
 * after a raw newline.
 */
unsigned ktreci_vis_fold(ktreci_sink *sink, const ktreci_vis *vis, const uint8_t *data, size_t size,
                         size_t behind, unsigned column, unsigned limit);

#endif
