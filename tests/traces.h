/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * traces.h - the traces in tests/data, and the formats that wrote them.
 */
#ifndef KTREC_TESTS_TRACES_H
#define KTREC_TESTS_TRACES_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>

typedef struct trace_file {
    const char *path;   /* under tests/data */
    const char *format; /* of the first record */
    int certain;        /* the bytes leave no other format */
} trace_file;

extern const trace_file trace_files[];
extern const size_t trace_file_count;

/*
 * The bytes of a trace, in a heap block of exactly their number; to be freed.  Ends the program if
 * there are none.
 */
uint8_t *trace_load(const char *path, size_t *size);

/* The name of a format, until the next call.  Ends the program if it has none. */
const char *trace_format_name(const ktrec_format *format);

#endif
