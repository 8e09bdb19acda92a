/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * output.c - standard output, of which no failure goes unnoticed, and messages.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "io/fd.h"
#include "print/json_text.h"
#include "tool/tool.h"

int
tool_stdout_sink(void *context, const void *buf, size_t size)
{
    const char *p = buf;
    ptrdiff_t n;

    (void)context;
    for (; size > 0; p += n, size -= (size_t)n) {
        n = ktreci_fd_write(STDOUT_FILENO, p, size);
        if (n <= 0)
            return n < 0 ? errno : EIO;
    }
    return 0;
}

/* How many of the n bytes at p a terminal shows and does not obey. */
static size_t
harmless(const uint8_t *p, size_t n)
{
    size_t i = 0, size;

    while (i < n) {
        if (p[i] < 0x80) {
            if ((p[i] < ' ' && p[i] != '\n' && p[i] != '\t') || p[i] == 0x7f)
                break;
            i++;
        } else {
            size = ktreci_json_multibyte(p + i, n - i);
            if (size == 0 || (p[i] == 0xc2 && p[i + 1] < 0xa0)) /* C1 */
                break;
            i += size;
        }
    }
    return i;
}

/* kdump lets bytes of the trace through that a terminal takes for commands; so does not this. */
int
tool_terminal_sink(void *context, const void *buf, size_t size)
{
    const uint8_t *p = buf;
    char escape[4] = {'\\', 0, 0, 0};
    int failed = 0;
    size_t n;

    while (size > 0 && failed == 0) {
        n = harmless(p, size);
        failed = tool_stdout_sink(context, p, n);
        if (n < size && failed == 0) {
            escape[1] = (char)('0' + (p[n] >> 6));
            escape[2] = (char)('0' + (p[n] >> 3 & 7));
            escape[3] = (char)('0' + (p[n] & 7));
            failed = tool_stdout_sink(context, escape, sizeof(escape));
            n++;
        }
        p += n;
        size -= n;
    }
    return failed;
}

int
tool_stdout_failed(int sys_errno)
{
    if (sys_errno != EPIPE)
        tool_message("standard output", "%s", strerror(sys_errno));
    return TOOL_TROUBLE;
}

int
tool_stdout_close(int status)
{
    int failed = ferror(stdout);

    errno = 0;
    if (fflush(stdout) != 0 || failed)
        return tool_stdout_failed(errno != 0 ? errno : EIO);
    return status;
}

void
tool_json_string(const void *data, size_t size)
{
    const uint8_t *p = data, *end = p + size;
    char escape[KTRECI_JSON_ESCAPE_MAX];
    size_t plain;

    (void)putchar('"');
    while (p < end) {
        plain = ktreci_json_plain(p, (size_t)(end - p));
        (void)fwrite(p, 1, plain, stdout);
        p += plain;
        if (p < end)
            (void)fwrite(escape, 1, (size_t)(ktreci_json_escape(*p++, escape) - escape), stdout);
    }
    (void)putchar('"');
}

void
tool_message(const char *name, const char *format, ...)
{
    va_list args;

    (void)fprintf(stderr, "ktrec: %s: ", name);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

void
tool_error(const char *name, const ktrec_error *error)
{
    const char *text = error->detail[0] != '\0' ? error->detail : ktrec_strerror(error->code);

    if (error->code == KTREC_E_IO)
        tool_message(name, "%s", error->sys_errno != 0 ? strerror(error->sys_errno) : text);
    else if (error->code == KTREC_E_FORMAT || error->code == KTREC_E_AMBIGUOUS ||
             ktrec_severity(error->code) == KTREC_SEVERITY_FATAL)
        tool_message(name, "%s", text); /* of the trace as a whole */
    else
        tool_message(name, "offset %" PRIu64 ": record %" PRIu64 ": %s", error->offset,
                     error->record, text);
}

void
tool_record_error(const char *name, const ktrec_record *record, const char *text)
{
    tool_message(name, "offset %" PRIu64 ": record %" PRIu64 ": %s", record->offset, record->index,
                 text);
}
