/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * reader.c - the next record, and what happened when there is none.
 */
#include "io/reader.h"

#include <stdlib.h>

#include "base/compat.h"
#include "io/report.h"

int
ktreci_reader_fail(ktrec_reader *reader, int code, size_t at, const char *detail)
{
    return ktreci_report(&reader->error, code, 0, reader->source.offset + at, reader->index,
                         detail);
}

int
ktreci_reader_fail_fill(ktrec_reader *reader, int code)
{
    const ktreci_source *source = &reader->source;
    uint64_t offset = source->offset + ktreci_source_size(source);

    reader->fatal = code;
    if (code == KTREC_E_IO)
        return ktreci_report(&reader->error, code, source->error, offset, reader->index,
                             "reading failed");
    return ktreci_report(&reader->error, code, 0, offset, reader->index,
                         "no memory for the look-ahead");
}

static int
lose(ktrec_reader *reader, int code)
{
    if (ktrec_severity(code) == KTREC_SEVERITY_FRAMING)
        reader->lost = code;
    else if (code < 0)
        return ktreci_reader_fail_fill(reader, code);
    return code;
}

/* A record was asked for whose bytes are not all at hand: *want says how many would do. */
static int
bring(ktrec_reader *reader, size_t want)
{
    int status = ktreci_source_fill(&reader->source, want);

    if (status != KTREC_OK && status != KTREC_E_MEMORY &&
        ktreci_source_size(&reader->source) != 0) {
        int judged = ktreci_reader_judge_cut(reader);

        /* That reading failed is told when all before it was delivered. */
        if (status == KTREC_END || judged != KTREC_E_TRUNCATED)
            return lose(reader, judged);
    }
    return status < 0 ? ktreci_reader_fail_fill(reader, status) : status;
}

/*
 * Brings a look at what follows a record of `used` bytes, as far as there is anything: a record is
 * not held back for a successor that a live stream has not brought.  Returns KTREC_OK or
 * KTREC_E_MEMORY.
 */
static int
look_behind(ktrec_reader *reader, size_t used)
{
    ktreci_source *source = &reader->source;
    int status = KTREC_OK;

    while (status == KTREC_OK && ktreci_source_size(source) < used + KTRECI_LOOK &&
           ktreci_source_ready(source))
        status = ktreci_source_fill(source, ktreci_source_size(source) + 1);
    /* That reading failed is told when all before it was delivered. */
    return status == KTREC_E_MEMORY ? ktreci_reader_fail_fill(reader, status) : KTREC_OK;
}

/* A fill may have moved the bytes that a record at source.at views. */
static void
bring_along(const ktrec_reader *reader, ktrec_record *record)
{
    const uint8_t *at = reader->source.at;

    record->raw.data = at;
    record->payload.data = at + (record->raw.size - record->payload.size);
}

/*
 * The record at source.at into *record, with all doubts settled.  Returns KTREC_OK, KTREC_END or an
 * error, set.
 */
static int
take(ktrec_reader *reader, ktrec_record *record)
{
    ktreci_source *source = &reader->source;
    const char *why = "";
    size_t used = 0;
    int status;

    for (;;) {
        status = ktreci_scan(&reader->plan, source->at, ktreci_source_size(source),
                             reader->max_payload, record, &used, &why);
        if (status != KTREC_MORE)
            break;
        status = bring(reader, used);
        if (status != KTREC_OK)
            return status;
    }
    if (status != KTREC_OK) {
        reader->search = 1;
        return lose(reader, ktreci_reader_fail(reader, status, 0, why));
    }
    status = look_behind(reader, used);
    if (status != KTREC_OK)
        return status;
    bring_along(reader, record);
    /* Beyond doubt, had its bytes been at hand: the answer must not depend on how they arrive. */
    if (!reader->doubt && ktreci_source_size(source) - used >= reader->start &&
        ktreci_reader_smooth(reader, record, source->at + used))
        return KTREC_OK;
    status = ktreci_reader_judge(reader, record);
    if (status != KTREC_OK)
        return lose(reader, status);
    bring_along(reader, record);
    return KTREC_OK;
}

static inline void
deliver(ktrec_reader *reader, ktrec_record *record, size_t used, const ktrec_record **out)
{
    record->offset = reader->source.offset;
    record->index = reader->index++;
    ktreci_source_consume(&reader->source, used);
    reader->turn ^= 1;
    *out = record;
}

/* Whether a stream that ended inside a record has grown. */
static int
has_grown(ktrec_reader *reader)
{
    ktreci_source *source = &reader->source;

    return reader->lost == KTREC_E_TRUNCATED &&
           ktreci_source_fill(source, ktreci_source_size(source) + 1) == KTREC_OK;
}

static KTRECI_RARE int
next_slow(ktrec_reader *reader, const ktrec_record **out)
{
    ktrec_record *record = &reader->view[reader->turn ^ 1];
    const ktreci_source *source = &reader->source;
    int status;

    for (;;) {
        if (reader->fatal != 0)
            return reader->fatal;
        if (!reader->planned) {
            status = ktreci_reader_probe(reader);
            if (status != KTREC_OK)
                return status;
        }
        if (reader->lost != 0) {
            if (has_grown(reader))
                reader->lost = 0;
            else if ((reader->flags & KTREC_READER_SALVAGE) == 0)
                return reader->lost;
            else if ((status = ktrec_reader_resync(reader, NULL)) < 0)
                return status;
        }
        status = take(reader, record);
        if (status == KTREC_OK)
            break;
        if (reader->lost == 0)
            return status;
    }
    if (ktreci_faults_watches(&reader->faults, &record->header))
        ktreci_faults_mark(&reader->faults, &reader->plan, record, ktreci_reader_previous(reader),
                           source->at + record->raw.size,
                           ktreci_source_size(source) - record->raw.size);
    deliver(reader, record, record->raw.size, out);
    return KTREC_OK;
}

int
ktrec_reader_next(ktrec_reader *reader, const ktrec_record **out)
{
    ktrec_record *record;
    const uint8_t *p;
    size_t avail;
    size_t used;

    if (reader == NULL || out == NULL) {
        if (out != NULL)
            *out = NULL;
        return KTREC_E_ARGUMENT;
    }
    record = &reader->view[reader->turn ^ 1];
    p = reader->source.at;
    avail = ktreci_source_size(&reader->source);
    /* All but a few records: whole, at hand, beyond doubt, with a time that is not in question. */
    if (KTRECI_LIKELY((reader->lost | reader->fatal | reader->doubt) == 0 && reader->planned) &&
        KTRECI_LIKELY(ktreci_scan(&reader->plan, p, avail, reader->max_payload, record, &used,
                                  NULL) == KTREC_OK) &&
        KTRECI_LIKELY(avail - used >= reader->start) &&
        KTRECI_LIKELY(ktreci_reader_smooth(reader, record, p + used)) &&
        KTRECI_LIKELY(!ktreci_faults_watches(&reader->faults, &record->header))) {
        deliver(reader, record, used, out);
        return KTREC_OK;
    }
    *out = NULL;
    return next_slow(reader, out);
}

const ktrec_error *
ktrec_reader_error(const ktrec_reader *reader)
{
    static const ktrec_error none = {.code = KTREC_E_ARGUMENT, .detail = "no reader"};

    return reader == NULL ? &none : &reader->error;
}

const ktrec_probe_result *
ktrec_reader_probe(const ktrec_reader *reader)
{
    static const ktrec_probe_result none;

    return reader == NULL ? &none : &reader->probe;
}

const ktrec_damage *
ktrec_reader_damage(const ktrec_reader *reader, uint64_t *count)
{
    if (count != NULL)
        *count = reader == NULL ? 0 : reader->damages;
    return reader == NULL || reader->damages == 0 ? NULL : &reader->damage;
}

uint64_t
ktrec_reader_offset(const ktrec_reader *reader)
{
    return reader == NULL ? 0 : reader->source.offset;
}

void
ktrec_reader_close(ktrec_reader **reader)
{
    if (reader == NULL || *reader == NULL)
        return;
    ktreci_source_close(&(*reader)->source);
    free(*reader);
    *reader = NULL;
}
