/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_rows.h - where the members of structures lie, as the systems' compilers placed them; and
 * whole structures, byte by byte.
 */
#ifndef TEST_STRUCTS_ROWS_H
#define TEST_STRUCTS_ROWS_H

#include <stdint.h>

#include <ktrec/structs.h>

enum { SPOTS_MAX = 40 };

/* One number of a member. */
typedef struct spot {
    uint8_t id; /* KTREC_FIELD_*; 0 ends a list */
    uint16_t offset;
    int8_t width;  /* bytes; negative: signed */
    uint8_t index; /* of the number in the member */
} spot;

/* One layout of a structure. */
typedef struct layout_row {
    const char *format;
    const char *name; /* in the record; NULL ends the rows */
    uint16_t structure;
    uint16_t size;  /* of the structure */
    uint16_t array; /* records hold so many; 0: one that is no array */
    spot spots[SPOTS_MAX];
} layout_row;

extern const layout_row layout_rows[];

/* A record's data, and what it says. */
typedef struct text_row {
    const char *format; /* NULL ends the rows */
    const char *name;
    uint32_t size;    /* of an element as the record claims; 0: a STRUCT record */
    const char *data; /* hexadecimal; blanks between bytes may be left out */
    int status;       /* of ktrec_struct_open */
    uint32_t flags;   /* of the view */
    const char *json; /* with its key and comma; NULL: nothing is written */
} text_row;

extern const text_row text_rows[];

#endif
