/* SPDX-License-Identifier: BSD-2-Clause */
/* print_rows.h - one record and the text it prints, by format and options. */
#ifndef KTREC_TEST_PRINT_ROWS_H
#define KTREC_TEST_PRINT_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/print.h>

/*
 * payload: bytes as hex digits, 'text' and blanks.  text: the line behind "  1234     17 cat      " (behind
 * "  1234 cat      " for version 0), and the lines that follow.
 */
typedef struct print_row {
    const char *format;
    int kind;
    const char *payload;
    uint32_t flags;
    uint32_t number; /* max_data, or group with KTREC_PRINT_HEX */
    const char *text;
} print_row;

extern const print_row print_rows[];
extern const size_t print_rows_count;

#endif
