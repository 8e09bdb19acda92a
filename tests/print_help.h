/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print_help.h - what the tests of the printer share: records by hand, and output in memory that
 * can fail.
 */
#ifndef KTREC_TEST_PRINT_HELP_H
#define KTREC_TEST_PRINT_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ktrec/ktrec.h>

enum { BYTES_MAX = 4096, OUTPUT_MAX = 1 << 20 };

/* What a printer wrote; fails with ENOSPC once more than limit bytes came. */
typedef struct output {
    char *text;
    size_t size;
    size_t limit;
    unsigned calls_after_failure;
    int failed;
} output;

/* A ktrec_sink_fn. */
int gather(void *context, const void *buf, size_t size);

/* text is to be freed. */
output new_output(size_t limit);

/* Hex digits, 'text' and blanks as bytes, at most BYTES_MAX. */
size_t read_bytes(const char *text, uint8_t *to);

/* Process 1234, LWP 17 (none in version 0), "cat". */
ktrec_record new_record(const char *format, int kind, const void *payload, size_t size);

/* Into out; the options' size need not be set. */
ktrec_printer *new_printer(const ktrec_print_options *options, output *out);

#endif
