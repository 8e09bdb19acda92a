/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print_freebsd_rows.h - a record of freebsd-v1-lp64-le, and its text behind the start of the
 * line.
 */
#ifndef KTREC_TEST_PRINT_FREEBSD_ROWS_H
#define KTREC_TEST_PRINT_FREEBSD_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/payload.h>
#include <ktrec/print.h>

typedef struct freebsd_row {
    int kind;
    uint32_t sv_flags; /* of the process; 0: no PROCCTOR record was seen */
    uint32_t flags;    /* of the options */
    const char *payload;
    const char *text;
} freebsd_row;

/* Of any format, in the text of any release. */
typedef struct freebsd_other_row {
    const char *format, *release;
    freebsd_row row;
} freebsd_other_row;

extern const freebsd_other_row freebsd_other_rows[];
extern const size_t freebsd_other_rows_count;
extern const freebsd_row freebsd_call_rows[];
extern const size_t freebsd_call_rows_count;
extern const freebsd_row freebsd_body_rows[];
extern const size_t freebsd_body_rows_count;

#endif
