/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows.h - the test rows: bytes as a kernel writes them, and what they mean, written side by side
 * by hand.
 *
 * The bytes come from the description of the formats, never from this library's encoder.  They are
 * spelled in a small notation that places integers by width and by explicit offset; what depends on
 * the ABI is written out, not computed:
 *
 *   1:V 2:V 4:V 8:V   an integer of that many bytes, in the row's byte order
 *   r:V p:V l:V       an integer as wide as a register, a pointer, a long
 *   xHEX              these bytes as they are
 *   'text'            the bytes of the text
 *   @N                zero bytes up to offset N, which must not lie behind
 *   =N                the end: the size must be N
 *
 * A value V is decimal, negative or 0x…; "V*r" is V times the size of a register.
 */
#ifndef KTREC_TESTS_ROWS_H
#define KTREC_TESTS_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/ktrec.h>

#include "base/bytes.h"

/* Sets of ABIs, in the order of row_abis. */
enum {
    ABI_LP64 = 0x01,
    ABI_ILP32 = 0x02, /* 64-bit integers aligned to 8 */
    ABI_I386 = 0x04,  /* ... to 4 */
    ABI_N32 = 0x08,   /* 8-byte registers, 4-byte longs and pointers */
    ABI_M68K = 0x10,  /* everything aligned to 2 */
    ABI_T32 = 0x20,   /* as ILP32, with a 4-byte time_t */
    ABI_COUNT = 6,
    ABI_ALL = 0x3f,
    ABI_32 = ABI_ILP32 | ABI_I386 | ABI_N32 | ABI_M68K | ABI_T32, /* 4-byte longs and pointers */
    ABI_REG4 = ABI_ILP32 | ABI_I386 | ABI_M68K | ABI_T32,
    ABI_REG8 = ABI_LP64 | ABI_N32
};

typedef struct row_abi {
    const char *name; /* as in names of formats */
    unsigned bit;
    uint8_t long_size, pointer_size, register_size;
} row_abi;

extern const row_abi row_abis[ABI_COUNT];

/* row.flags */
enum {
    ROW_FOREIGN =
        0x01, /* kernels write it, our encoder does not: dirty padding, bytes behind a NUL */
    ROW_REJECT = 0x02, /* KTREC_E_HEADER for a header, in no known form for a payload */
    ROW_OLD = 0x04     /* a payload of old systems: under a header of version 0 (NetBSD) */
};

/*
 * One whole record, of one format.  Its payload is a name or path, nothing, or bytes of an unknown
 * type.
 */
typedef struct header_row {
    const char *what;
    const char *bytes; /* in the notation above, whole record */
    const char *format;
    unsigned flags;
    ktrec_header header; /* expected; length is that of the payload in bytes */
} header_row;

/* One payload; it holds on each ABI of the set, in both orders, with each version of its table. */
typedef struct payload_row {
    const char *what;
    unsigned abis;
    unsigned flags;
    const char *bytes;
    uint32_t type; /* as the system numbers it */
    ktrec_payload payload;
    const char *json; /* the members behind the header's, or NULL */
    const char
        *text; /* what kdump prints behind the command name, or NULL where no kdump is defined */
} payload_row;

typedef struct payload_rows {
    const char *what;
    const payload_row *row;
    size_t count;
    const char *versions; /* "freebsd-v0 freebsd-v1"; NULL: "netbsd-v2" */
} payload_rows;

/* All payload rows: a list of tables for each group of systems; both end with NULL. */
extern const payload_rows *const *const payload_tables[];

/* Headers written out byte by byte, system by system; ends with NULL. */
typedef struct header_rows {
    const header_row *row;
    size_t count;
} header_rows;

extern const header_rows *const header_tables[];

#define ROW_BYTES_MAX 1200

/*
 * Spells out a row's bytes.  Returns their number; a fault in the notation ends the test program,
 * since a row that cannot be read proves nothing.
 */
size_t row_build(const char *what, const char *notation, const ktrec_format *format,
                 uint8_t out[ROW_BYTES_MAX]);

/* An integer of a header. */
typedef struct header_field {
    uint8_t at, size; /* size 0: there is none */
} header_field;

/* What stands beside the record type. */
enum {
    HEADER_PLAIN = 0,
    HEADER_WORD,  /* NetBSD: the version, in the upper half of one word with the type */
    HEADER_FLAG,  /* FreeBSD: 0x4000 in the type, and 1 behind it */
    HEADER_MARKS, /* DragonFly: 1 for threads, and the CPU in the high byte, behind it */
    /* FreeBSD: nothing, but 0x8000 in the type stands for lost records, as with FLAG */
    HEADER_DROPS
};

/* A header of each version and ABI, from the offsets in rows_layout.c. */
typedef struct header_layout {
    const char *version; /* "netbsd-v0old" */
    unsigned abis;
    uint8_t size;
    uint8_t mark;  /* HEADER_* */
    uint8_t micro; /* the fraction counts microseconds */
    uint8_t comm;
    header_field length, type, pid, sec, frac, lwp, cpu, buffer;
} header_layout;

extern const header_layout header_layouts[];
extern const size_t header_layout_count;

/* The layout for a format's name, or NULL: what the rows do not know. */
const header_layout *header_layout_find(const char *format_name);

/* Places a header by a layout.  Returns its size. */
size_t header_place(const header_layout *layout, const ktrec_format *format,
                    const ktrec_header *header, uint8_t out[ROW_BYTES_MAX]);

/* One record to check: a row, on one ABI and in one order. */
typedef struct row_case {
    char name[160];
    ktrec_format format;
    uint8_t bytes[ROW_BYTES_MAX];
    size_t size;
    size_t header_size;
    ktrec_header header;
    const ktrec_payload *payload; /* NULL: not decodable */
    unsigned flags;
    int header_only; /* the row is about the header: ROW_FOREIGN and ROW_REJECT mean that */
    const char *json;
    const char *text;
} row_case;

/*
 * Calls check for every row on each of its ABIs and in both orders.  Returns how many cases there
 * were.
 */
size_t rows_each(void (*check)(const row_case *c));

#define ROW_TEXT(literal)                                                                          \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define ROW_WORDS(type, ...)                                                                       \
    {                                                                                              \
        .data = (const type[]){__VA_ARGS__},                                                       \
        .count = sizeof((const type[]){__VA_ARGS__}) / sizeof(type), .width = sizeof(type),        \
        .order = KTRECI_HOST_ORDER                                                                 \
    }

#endif
