/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print_matrix.h - the text of each option of a kdump on each kind of record: one cell each.  A
 * cell says what comes, or why the option does not matter there.
 */
#ifndef KTREC_TEST_PRINT_MATRIX_H
#define KTREC_TEST_PRINT_MATRIX_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/ktrec.h>

enum { MATRIX_RECORDS = 3 }; /* a record is printed so often, at other times */

typedef enum matrix_option {
    OPT_NONE,
    OPT_A,
    OPT_c,
    OPT_d,
    OPT_E,
    OPT_H, /* DragonFly: -j */
    OPT_m0,
    OPT_m5,
    OPT_N,
    OPT_n,
    OPT_nn,
    OPT_p,       /* of the record's process */
    OPT_p_other, /* of another process */
    OPT_R,
    OPT_r,
    OPT_S,
    OPT_s,
    OPT_T,
    OPT_TR,
    OPT_t,       /* with the record's kind */
    OPT_t_other, /* with all kinds but this */
    OPT_u,       /* the label "label" */
    OPT_X,       /* NetBSD: -X 4 */
    OPT_x,
    MATRIX_OPTIONS
} matrix_option;

typedef enum matrix_what {
    CELL_EMPTY, /* nobody has thought of it: the test fails */
    CELL_TEXT,  /* this text behind the start of the line */
    CELL_BARE,  /* this text alone, without the start of a line */
    CELL_SAME,  /* the text that comes without the option, behind the option's start of the line */
    CELL_NOTHING, /* no line, as the option leaves the record out */
    CELL_NA       /* not applicable: no line, with or without the option */
} matrix_what;

typedef struct matrix_cell {
    matrix_what what;
    const char *text; /* or the reason */
} matrix_cell;

#define TEXT(text)                                                                                 \
    {                                                                                              \
        CELL_TEXT, text                                                                            \
    }
#define BARE(text)                                                                                 \
    {                                                                                              \
        CELL_BARE, text                                                                            \
    }
#define SAME(reason)                                                                               \
    {                                                                                              \
        CELL_SAME, reason                                                                          \
    }
#define NOTHING(reason)                                                                            \
    {                                                                                              \
        CELL_NOTHING, reason                                                                       \
    }
#define NA(reason)                                                                                 \
    {                                                                                              \
        CELL_NA, reason                                                                            \
    }

/* What holds for every kind that has a line. */
#define FILTERS                                                                                    \
    [OPT_p] = SAME("the record is of this process"),                                               \
    [OPT_p_other] = NOTHING("the record is of another process"),                                   \
    [OPT_t] = SAME("the kind is asked for"), [OPT_t_other] = NOTHING("the kind is not asked for")
#define ONLY_THE_START SAME("only the start of the line differs")

typedef struct matrix_row {
    const char *format;
    int kind;
    const char *payload; /* for read_bytes */
    matrix_cell cells[MATRIX_OPTIONS];
} matrix_row;

/* The start of the line; the times of the records stand behind it. */
typedef struct matrix_start {
    const char *lead; /* NULL: the style has no such option */
    const char *times[MATRIX_RECORDS];
} matrix_start;

typedef struct matrix_style {
    const char *name; /* the system's, too */
    uint32_t style;
    const char *release;
    int64_t lwp;
    uint32_t resolution; /* of its clocks, in nanoseconds */
    matrix_start starts[MATRIX_OPTIONS];
    const matrix_row *rows;
    const size_t *count;
} matrix_style;

extern const matrix_row matrix_netbsd[], matrix_freebsd[], matrix_openbsd[], matrix_dragonfly[];
extern const size_t matrix_netbsd_count, matrix_freebsd_count, matrix_openbsd_count,
    matrix_dragonfly_count;

#endif
