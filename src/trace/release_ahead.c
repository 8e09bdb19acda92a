/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * release_ahead.c - which release's list of system calls fits a trace, before its first record is
 * delivered: what lies ahead of the reader tells.
 */
#include "io/reader.h"
#include "trace/release.h"

/* Of a longer file the start says enough. */
#define MOST ((size_t)16 << 20)

/* Feeds what lies ahead of the reader, which does not move.  Returns how many records that is. */
static uint64_t
feed(ktrec_release *release, const ktrec_reader *reader, const ktrec_format *format)
{
    ktrec_reader_options options = {.size = sizeof(options), .flags = KTREC_READER_SALVAGE};
    ktreci_ahead source = {.source = &reader->source, .most = MOST};
    const ktrec_record *record;
    ktrec_reader *ahead;
    uint64_t count = 0;

    options.format = format;
    if (ktrec_reader_open_callback(&ahead, ktreci_source_ahead, &source, &options, NULL) !=
        KTREC_OK)
        return 0;
    while (ktrec_reader_next(ahead, &record) == KTREC_OK) {
        (void)ktrec_release_feed(release, record);
        count++;
    }
    ktrec_reader_close(&ahead);
    return count;
}

const char *
ktrec_release_ahead(const ktrec_reader *reader, int *only)
{
    const ktrec_probe_result *probe = ktrec_reader_probe(reader);
    ktrec_release release;
    int unused;

    if (only == NULL)
        only = &unused;
    *only = 0;
    if (reader == NULL || probe->count == 0 ||
        ktrec_release_list(probe->candidate[0].system, 0) == NULL)
        return NULL;
    ktreci_release_init(&release, probe->candidate[0].system);
    /* Of a pipe whose format was given nothing is at hand: the form of the headers is known. */
    if (feed(&release, reader, &probe->candidate[0]) == 0)
        ktreci_release_feed(&release, &probe->candidate[0], KTREC_KIND_UNKNOWN, 0, 0);
    return ktrec_release_name(&release, only);
}
