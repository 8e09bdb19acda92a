/* SPDX-License-Identifier: BSD-2-Clause */
#include "print_help.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
gather(void *context, const void *buf, size_t size)
{
    output *out = context;

    if (out->failed)
        out->calls_after_failure++;
    if (size > out->limit - out->size) {
        out->failed = 1;
        return ENOSPC;
    }
    memcpy(out->text + out->size, buf, size);
    out->size += size;
    out->text[out->size] = '\0';
    return 0;
}

output
new_output(size_t limit)
{
    output out = {malloc(OUTPUT_MAX + 1), 0, limit, 0, 0};

    assert_non_null(out.text);
    out.text[0] = '\0';
    return out;
}

size_t
read_bytes(const char *text, uint8_t *to)
{
    size_t n = 0;
    unsigned digit;

    while (*text != '\0') {
        assert_true(n < BYTES_MAX);
        if (*text == ' ') {
            text++;
        } else if (*text == '\'') {
            for (text++; *text != '\''; text++)
                to[n++] = (uint8_t)*text;
            text++;
        } else {
            assert_int_equal(sscanf(text, "%2x", &digit), 1);
            to[n++] = (uint8_t)digit;
            text += 2;
        }
    }
    return n;
}

/* The numbers of NetBSD's record types, by kind. */
static const uint8_t types[KTREC_KIND_COUNT] = {
    [KTREC_KIND_UNKNOWN] = 17,  [KTREC_KIND_SYSCALL] = 1,   [KTREC_KIND_SYSRET] = 2,
    [KTREC_KIND_NAMEI] = 3,     [KTREC_KIND_GENIO] = 4,     [KTREC_KIND_PSIG] = 5,
    [KTREC_KIND_CSW] = 6,       [KTREC_KIND_EMUL] = 7,      [KTREC_KIND_USER] = 8,
    [KTREC_KIND_MMSG] = 9,      [KTREC_KIND_MOOL] = 12,     [KTREC_KIND_EXEC_ARG] = 10,
    [KTREC_KIND_EXEC_ENV] = 11, [KTREC_KIND_SAUPCALL] = 13, [KTREC_KIND_MIB] = 14,
    [KTREC_KIND_EXEC_FD] = 15,
};

ktrec_record
new_record(const char *format, int kind, const void *payload, size_t size)
{
    ktrec_record record;

    memset(&record, 0, sizeof(record));
    assert_int_equal(ktrec_format_parse(format, &record.format), KTREC_OK);
    record.header.kind = (uint16_t)kind;
    record.header.type = types[kind];
    record.header.length = (uint32_t)size;
    record.header.pid = 1234;
    record.header.resolution = 1;
    record.header.version = record.format.version;
    if (record.format.version != 0 && record.format.version != KTREC_VERSION_OLD) {
        record.header.flags = KTREC_HAS_LWP;
        record.header.lwp = 17;
    }
    memcpy(record.header.comm, "cat", 4);
    record.payload.data = payload;
    record.payload.size = size;
    return record;
}

ktrec_printer *
new_printer(const ktrec_print_options *options, output *out)
{
    ktrec_print_options copy = *options;
    ktrec_printer *printer;

    copy.size = sizeof(copy);
    assert_int_equal(ktrec_printer_open(&printer, &copy, gather, out, NULL), KTREC_OK);
    return printer;
}
