/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * evidence.c - which release's list of system calls fits the trace, before its first record is
 * printed.
 *
 * What the reader has looked at tells: all of a file, which is mapped; of a pipe what the format was
 * found by.
 */
#include <string.h>

#include "io/reader.h"
#include "tool/evidence.h"

/* Of a longer file the start says enough. */
#define MOST ((size_t)16 << 20)

/* Feeds what lies ahead of the reader, which does not move. */
static void
feed(ktreci_release *release, const ktrec_reader *reader, const ktrec_format *format)
{
    ktrec_reader_options options = {.size = sizeof(options), .flags = KTREC_READER_SALVAGE};
    size_t size = ktreci_source_size(&reader->source);
    const ktrec_record *record;
    ktrec_reader *ahead;

    options.format = format;
    if (size > MOST)
        size = MOST;
    if (ktrec_reader_open_memory(&ahead, reader->source.at, size, &options, NULL) != KTREC_OK)
        return;
    while (ktrec_reader_next(ahead, &record) == KTREC_OK)
        ktreci_release_record(release, record);
    ktrec_reader_close(&ahead);
}

ktreci_release_choice
tool_release_choose(const ktrec_reader *reader)
{
    const ktrec_probe_result *probe = ktrec_reader_probe(reader);
    ktreci_release_choice none = {NULL, NULL, 0};
    ktreci_release release;

    if (probe->count == 0)
        return none;
    ktreci_release_init(&release, probe->candidate[0].system);
    feed(&release, reader, &probe->candidate[0]);
    return ktreci_release_get(&release);
}
