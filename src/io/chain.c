/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * chain.c - whether true records start at a place.
 *
 * One header is judged strictly (type, version, process id, command name, payload shape: well over
 * a hundred bits), and the next must stand where it ends.  At most CHAIN records are looked at,
 * each in constant time, so a search over n bytes is linear in n whatever they are.
 */
#include "io/reader.h"

/* Records in a row that leave no doubt. */
#define CHAIN 3u

#define HOUR 3600u

int
ktreci_not_before(const ktrec_header *a, const ktrec_header *b)
{
    return a->sec != b->sec ? a->sec > b->sec : a->nsec >= b->nsec;
}

int
ktreci_is_near(const ktrec_header *a, const ktrec_header *b)
{
    /* Seconds can be anything: a signed difference could overflow. */
    uint64_t apart =
        a->sec > b->sec ? (uint64_t)a->sec - (uint64_t)b->sec : (uint64_t)b->sec - (uint64_t)a->sec;

    return apart <= HOUR;
}

int
ktreci_chain_is_of(const ktreci_chain *chain, const ktrec_header *header)
{
    return ktreci_not_before(&chain->latest, header) && ktreci_is_near(&chain->latest, header) &&
           ktreci_is_near(&chain->first, header);
}

/* A shorter chain is believed when it goes on where the stream left off. */
static int
goes_on(const ktrec_header *header, const ktrec_header *like)
{
    return header->pid == like->pid && header->lwp == like->lwp &&
           strcmp(header->comm, like->comm) == 0 && ktreci_not_before(header, like) &&
           ktreci_is_near(header, like);
}

/*
 * Brings more of what at place pos is cut.  Returns KTREC_OK (there is more), KTREC_END,
 * KTREC_E_MEMORY.
 */
static int
more_at(ktrec_reader *reader, size_t pos, size_t want)
{
    ktreci_source *source = &reader->source;
    size_t had = ktreci_source_size(source);
    int status = ktreci_source_fill(source, pos + want);

    if (status == KTREC_E_MEMORY)
        return status;
    return status == KTREC_OK || ktreci_source_size(source) > had ? KTREC_OK : KTREC_END;
}

static void
add_record(ktreci_chain *chain, const ktrec_record *record)
{
    if (chain->records++ == 0) {
        chain->size = record->raw.size;
        chain->first = record->header;
        chain->latest = record->header;
    } else if (ktreci_not_before(&record->header, &chain->latest)) {
        chain->latest = record->header;
    }
}

int
ktreci_chain_at(ktrec_reader *reader, size_t at, const ktrec_header *like, ktreci_chain *chain)
{
    size_t pos = at;
    ktrec_record record;
    int status;

    memset(chain, 0, sizeof(*chain));
    while (chain->records < CHAIN) {
        size_t size = ktreci_source_size(&reader->source);
        int verdict = KTRECI_CUT;

        record.raw.size = 0;
        if (pos < size)
            verdict = ktreci_plausible(&reader->plan, reader->source.at + pos, size - pos,
                                       reader->max_payload, NULL, &record);
        if (verdict == KTRECI_NOT_TRUE)
            return chain->records != 0 && like != NULL && goes_on(&chain->first, like);
        if (verdict == KTRECI_TRUE) {
            add_record(chain, &record);
            pos += record.raw.size;
            continue;
        }
        status = more_at(reader, pos, record.raw.size != 0 ? record.raw.size : KTRECI_LOOK);
        if (status == KTREC_END)
            return chain->records != 0;
        if (status != KTREC_OK)
            return status;
    }
    return 1;
}
