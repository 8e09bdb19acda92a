/* SPDX-License-Identifier: BSD-2-Clause */
/* error.c - codes as text, and errors as values. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct code_row {
    int code;
    int severity;
    const char *symbol;
    const char *text;
} code_row;

static const code_row codes[] = {
    {KTREC_OK, KTREC_SEVERITY_NONE, "KTREC_OK", "no error"},
    {KTREC_END, KTREC_SEVERITY_NONE, "KTREC_END", "end of the trace"},
    {KTREC_MORE, KTREC_SEVERITY_NONE, "KTREC_MORE", "more bytes are wanted"},
    {KTREC_OPAQUE, KTREC_SEVERITY_NONE, "KTREC_OPAQUE", "payload in no known form, given as bytes"},
    {KTREC_E_ARGUMENT, KTREC_SEVERITY_FATAL, "KTREC_E_ARGUMENT", "invalid argument"},
    {KTREC_E_MEMORY, KTREC_SEVERITY_FATAL, "KTREC_E_MEMORY", "out of memory"},
    {KTREC_E_IO, KTREC_SEVERITY_FATAL, "KTREC_E_IO", "input or output failed"},
    {KTREC_E_FORMAT, KTREC_SEVERITY_FATAL, "KTREC_E_FORMAT", "not a known trace format"},
    {KTREC_E_AMBIGUOUS, KTREC_SEVERITY_FATAL, "KTREC_E_AMBIGUOUS", "several trace formats fit"},
    {KTREC_E_HEADER, KTREC_SEVERITY_FRAMING, "KTREC_E_HEADER", "not a record header"},
    {KTREC_E_TRUNCATED, KTREC_SEVERITY_FRAMING, "KTREC_E_TRUNCATED",
     "the trace ends inside a record"},
    {KTREC_E_LIMIT, KTREC_SEVERITY_FRAMING, "KTREC_E_LIMIT", "record longer than the limit"},
    {KTREC_E_PAYLOAD, KTREC_SEVERITY_RECORD, "KTREC_E_PAYLOAD",
     "payload does not fit its record type"},
    {KTREC_E_SPACE, KTREC_SEVERITY_RECORD, "KTREC_E_SPACE", "buffer too small"},
    {KTREC_E_RANGE, KTREC_SEVERITY_RECORD, "KTREC_E_RANGE", "value does not fit the format"},
    {KTREC_E_UNSUPPORTED, KTREC_SEVERITY_RECORD, "KTREC_E_UNSUPPORTED",
     "the format has no place for this"},
    {KTREC_E_STATE, KTREC_SEVERITY_FATAL, "KTREC_E_STATE", "call out of turn"},
    {KTREC_E_LOSS, KTREC_SEVERITY_RECORD, "KTREC_E_LOSS", "the conversion would lose something"},
};

static const code_row *
find(int code)
{
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
        if (codes[i].code == code)
            return &codes[i];
    return NULL;
}

const char *
ktrec_strerror(int code)
{
    const code_row *row = find(code);

    return row == NULL ? "unknown error" : row->text;
}

const char *
ktrec_error_symbol(int code)
{
    const code_row *row = find(code);

    return row == NULL ? NULL : row->symbol;
}

int
ktrec_severity(int code)
{
    const code_row *row = find(code);

    if (row == NULL)
        return code < 0 ? KTREC_SEVERITY_FATAL : KTREC_SEVERITY_NONE;
    return row->severity;
}

const char *
ktrec_version(void)
{
    return KTREC_VERSION;
}

int
ktreci_error_set(ktrec_error *error, int code, const char *format, ...)
{
    va_list ap;

    if (error == NULL)
        return code;
    memset(error, 0, sizeof(*error));
    error->code = code;
    va_start(ap, format);
    (void)vsnprintf(error->detail, sizeof(error->detail), format, ap);
    va_end(ap);
    return code;
}
