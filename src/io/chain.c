/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * chain.c - whether true records start at a place.
 *
 * One header is judged strictly (type, version, process id, command name, payload shape: well over
 * a hundred bits), and the next must stand where it ends.  At most KTRECI_CHAIN records are looked
 * at, each in constant time, so a search over n bytes is linear in n whatever they are.
 *
 * Small integers in a row, as data often are, pass for a header nevertheless: a type, a length, an
 * id, a letter between zeros; a path or data of any length; and its end is that of the stream, or a
 * true record, often enough.  What they do not have by chance is a name and the time of a trace, or
 * an id and a name that other records have.
 */
#include "io/reader.h"

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
    const ktrec_header *latest = &chain->header[chain->latest];

    return ktreci_not_before(latest, header) && ktreci_is_near(latest, header) &&
           ktreci_is_near(&chain->header[0], header);
}

int
ktreci_chain_is_of_one_time(const ktreci_chain *chain)
{
    const ktrec_header *one = NULL;

    for (unsigned i = 0; i < chain->records; i++) {
        const ktrec_header *header = &chain->header[i];

        if (header->kind == KTREC_KIND_CSW)
            continue;
        if (one == NULL)
            one = header;
        else if (!ktreci_is_near(one, header))
            return 0;
    }
    return 1;
}

static int
is_of_process(const ktrec_header *a, const ktrec_header *b)
{
    return a->pid == b->pid && strcmp(a->comm, b->comm) == 0;
}

/*
 * Whether two headers are of one time.  Seconds within the first hour are numbers like any others
 * (kernels that lost the seconds write 0, see faults.c).
 */
static int
share_time(const ktrec_header *a, const ktrec_header *b)
{
    return a->sec > (int64_t)HOUR && ktreci_is_near(a, b);
}

/* Commands of one character are letters ("w", "X", "["); numbers are seldom that large. */
static int
is_name(const char *comm)
{
    return (unsigned char)comm[0] > '@' || (comm[0] != '\0' && comm[1] != '\0');
}

int
ktreci_chain_is_vouched_for(const ktreci_chain *chain, const ktrec_header *owner)
{
    const ktrec_header *first = &chain->header[0];
    int of_process = is_of_process(first, owner);
    int of_time = share_time(first, owner);

    /* Zeros are what most numbers consist of. */
    if (first->pid == 0)
        return 0;
    for (unsigned i = 1; i < chain->records; i++) {
        of_process |= is_of_process(first, &chain->header[i]);
        of_time |= share_time(first, &chain->header[i]);
    }
    /* OpenBSD's START, and EMUL at attach, have no process and no name. */
    if (of_process || (of_time && (first->comm[0] == '\0' || is_name(first->comm))))
        return 1;
    /* The time tells nothing, and each is of another process. */
    return chain->records == KTRECI_CHAIN && first->comm[0] != '\0' && first->comm[1] != '\0';
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
    unsigned i = chain->records++;

    chain->header[i] = record->header;
    if (i == 0)
        chain->size = record->raw.size;
    else if (ktreci_not_before(&record->header, &chain->header[chain->latest]))
        chain->latest = i;
}

int
ktreci_chain_at(ktrec_reader *reader, size_t at, const ktrec_header *like, ktreci_chain *chain)
{
    size_t pos = at;
    ktrec_record record;
    int status;

    chain->records = 0;
    chain->latest = 0;
    chain->size = 0;
    while (chain->records < KTRECI_CHAIN) {
        size_t size = ktreci_source_size(&reader->source);
        int verdict = KTRECI_CUT;

        record.raw.size = 0;
        if (pos < size)
            verdict = ktreci_plausible(&reader->plan, reader->source.at + pos, size - pos,
                                       reader->max_payload, NULL, &record);
        if (verdict == KTRECI_NOT_TRUE)
            return chain->records != 0 && like != NULL && goes_on(&chain->header[0], like);
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
