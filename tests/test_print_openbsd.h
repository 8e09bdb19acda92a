/* SPDX-License-Identifier: BSD-2-Clause */
/* test_print_openbsd.h - records of OpenBSD and the text that its kdump prints for them. */
#ifndef KTREC_TEST_PRINT_OPENBSD_H
#define KTREC_TEST_PRINT_OPENBSD_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/print.h>

enum { OPENBSD_SLOTS = 12 };

/* A call by its slots, each as wide as a register of the format; text is what follows "CALL  ". */
typedef struct openbsd_call_row {
    const char *format;
    int32_t number;
    uint32_t count;
    uint64_t slots[OPENBSD_SLOTS];
    uint32_t flags;
    const char *text;
} openbsd_call_row;

/* A sysctl: the levels of its name, and how many the call says there are. */
typedef struct openbsd_sysctl_row {
    uint32_t count;
    int32_t levels[OPENBSD_SLOTS];
    uint64_t said;
    uint32_t flags;
    const char *text;
} openbsd_sysctl_row;

/* A result, wide: of 64 bits on any machine; text is what follows "RET   ". */
typedef struct openbsd_return_row {
    const char *format;
    int32_t number;
    int32_t error;
    int64_t value;
    uint32_t flags;
    const char *text;
    int wide;
} openbsd_return_row;

/*
 * A payload as hex digits, 'text' and blanks; text is what follows the command's name, and the
 * lines after it; NULL: nothing is printed.
 */
typedef struct openbsd_row {
    const char *format;
    int kind;
    const char *payload;
    uint32_t flags;
    uint32_t max_data;
    const char *text;
} openbsd_row;

extern const openbsd_call_row openbsd_call_rows[];
extern const size_t openbsd_call_rows_count;
extern const openbsd_sysctl_row openbsd_sysctl_rows[];
extern const size_t openbsd_sysctl_rows_count;
extern const openbsd_return_row openbsd_return_rows[];
extern const size_t openbsd_return_rows_count;
extern const openbsd_row openbsd_rows[];
extern const size_t openbsd_rows_count;
extern const openbsd_row openbsd_struct_rows[];
extern const size_t openbsd_struct_rows_count;

#endif
