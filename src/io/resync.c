/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * resync.c - the next true record behind damage.
 *
 * The earliest true record wins, wherever it is: the tail of an overwritten file starts in the
 * middle of a record, and is older than what stands before it.  One exception: a record whose
 * header is damaged, but not its length, may hold older records as data; then its own end leads to
 * the next.
 *
 * On a source that is read, the search slides along: what was searched is gone from the buffer,
 * which holds no more than the chain that is being looked at.
 */
#include "io/reader.h"

#include "base/compat.h"

/*
 * Where the lost record ends by its own length, if true records of the same time go on there; else
 * 0, or KTREC_E_MEMORY in *status.
 */
static size_t
natural_end(ktrec_reader *reader, const ktrec_record *previous, int *status)
{
    size_t size = ktreci_source_size(&reader->source);
    ktreci_chain chain;
    uint32_t length;
    size_t at;

    *status = KTREC_OK;
    if (previous == NULL || reader->lost != KTREC_E_HEADER || reader->search != 1 ||
        size < reader->start)
        return 0;
    length = ktreci_load32(reader->source.at + reader->length_at, reader->plan.swap);
    if (length > reader->max_payload)
        return 0;
    at = previous->raw.size - previous->payload.size + length;
    *status = ktreci_chain_at(reader, at, &previous->header, &chain);
    return *status == 1 && ktreci_not_before(&chain.header[chain.latest], &previous->header) ? at
                                                                                             : 0;
}

/* What was searched goes before more is brought: the buffer must not grow with the damage. */
static void
let_go(ktreci_source *source, size_t *at, size_t *natural)
{
    ktreci_source_consume(source, *at);
    *natural -= *natural < *at ? *natural : *at;
    *at = 0;
}

/*
 * Moves the source to the next true record.  Returns KTREC_OK, KTREC_END, KTREC_E_IO,
 * KTREC_E_MEMORY.
 */
static int
find_next(ktrec_reader *reader)
{
    ktreci_source *source = &reader->source;
    const ktrec_record *previous = ktreci_reader_previous(reader);
    const ktrec_header *like = previous == NULL ? NULL : &previous->header;
    size_t at = reader->search;
    ktreci_chain chain;
    int status;
    size_t natural = natural_end(reader, previous, &status);

    if (status < 0)
        return status;
    for (;;) {
        for (; ktreci_source_size(source) >= at + reader->start; at++) {
            if (!ktreci_reader_starts(reader, source->at + at))
                continue;
            let_go(source, &at, &natural);
            status = ktreci_chain_at(reader, 0, like, &chain);
            if (status < 0)
                return status;
            if (status == 0)
                continue;
            if (natural != 0 && !ktreci_chain_is_of(&chain, like))
                ktreci_source_consume(source, natural);
            return KTREC_OK;
        }
        let_go(source, &at, &natural);
        status = ktreci_source_fill(source, reader->start);
        if (status == KTREC_END)
            ktreci_source_consume(source, ktreci_source_size(source));
        if (status != KTREC_OK)
            return status;
    }
}

/* Notes the range from the lost record to where the source is now. */
static void
note_damage(ktrec_reader *reader, uint64_t from)
{
    reader->damage.offset = from;
    reader->damage.length = reader->source.offset - from;
    reader->damage.record = reader->index;
    reader->damage.code = reader->lost;
    (void)strlcpy(reader->damage.reason, reader->error.detail, sizeof(reader->damage.reason));
    reader->damages++;
    if ((reader->flags & KTREC_READER_SALVAGE) != 0 && reader->on_damage != NULL)
        reader->on_damage(reader->context, &reader->damage);
}

int
ktrec_reader_resync(ktrec_reader *reader, uint64_t *skipped)
{
    uint64_t from;
    int status;

    if (skipped != NULL)
        *skipped = 0;
    if (reader == NULL)
        return KTREC_E_ARGUMENT;
    if (reader->fatal != 0)
        return reader->fatal;
    if (reader->lost == 0)
        return ktreci_reader_fail(reader, KTREC_E_STATE, 0, "framing is not lost");
    from = reader->source.offset;
    status = find_next(reader);
    note_damage(reader, from);
    reader->lost = 0;
    if (skipped != NULL)
        *skipped = reader->source.offset - from;
    return status < 0 ? ktreci_reader_fail_fill(reader, status) : status;
}
