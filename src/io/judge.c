/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * judge.c - whether a record's length can be believed.
 *
 * A damaged length makes a record swallow its successors, or end early.  Nothing intact may be lost
 * by that, so a record is judged before it is delivered.  Nearly all pass the cheap test of
 * ktreci_reader_smooth; those that do not come here:
 *
 * - nothing that starts as a record stands behind it: its length may be wrong, or its successor
 *   damaged;
 * - its payload is long enough to hold a record: a length with one bit too many may by chance end
 *   where a later record starts.
 *
 * Decisive is whether true records stand inside what the record claims.  Data can hold records
 * rightfully: a program that reads a trace while being traced itself.  Those are older than the
 * record that shows them, and end with it; swallowed ones are younger, or run on behind its end.
 *
 * Each byte is searched at most once more for the record that claims it: the search stops at the
 * first true record, from which reading goes on, or finds none, and reading goes on behind the
 * claimed end.  Records in records, each of which runs on behind the one around it, would have
 * theirs searched once for each, which PATIENCE ends.
 */
#include "io/reader.h"

/* So often on the whole may the bytes of a stream be searched before the first find will do. */
#define PATIENCE 8u

/* Payloads of any bytes, in which whole records may stand rightfully. */
static int
holds_data(unsigned kind)
{
    switch (kind) {
    case KTREC_KIND_GENIO:
    case KTREC_KIND_USER:
    case KTREC_KIND_MMSG:
    case KTREC_KIND_MOOL:
    case KTREC_KIND_STRUCT:
    case KTREC_KIND_STRUCT_ARRAY:
    case KTREC_KIND_CAPFAIL:
    case KTREC_KIND_ARGS:
    case KTREC_KIND_ENVS:
        return 1;
    default:
        return 0;
    }
}

/*
 * Whether a header that looks like one of such a record can be believed to be one: it is of its
 * neighbour's time.
 */
static int
is_of_data(const ktrec_reader *reader, const ktrec_header *header)
{
    const ktrec_record *previous = ktreci_reader_previous(reader);

    return holds_data(header->kind) && ktreci_header_is_sane(header) &&
           (previous == NULL || ktreci_is_near(header, &previous->header));
}

/*
 * The first place where swallowed records start, in a record of `to` bytes with the header owner;
 * also within that header, which may be no header.  data: the payload may hold what looks like
 * records, so that only younger ones count, or those that run on behind its end.  Returns 1 with
 * *place, 0, or KTREC_E_MEMORY.
 */
static int
find_inside(ktrec_reader *reader, const ktrec_header *owner, size_t to, int data, size_t *place)
{
    size_t first = 0;
    int runs_on = 0;
    ktreci_chain chain;

    for (size_t at = 1; at < to && ktreci_source_size(&reader->source) - at >= reader->start;
         at++, reader->searched++) {
        int status;

        if (!ktreci_reader_starts(reader, reader->source.at + at))
            continue;
        status = ktreci_chain_at(reader, at, owner, &chain);
        if (status < 0)
            return status;
        if (status == 0 || !ktreci_chain_is_of_one_time(&chain) ||
            (data && !ktreci_chain_is_vouched_for(&chain, owner)))
            continue;
        if (first == 0)
            first = at;
        runs_on |= chain.size > to - at;
        if (!data || ktreci_chain_is_of(&chain, owner)) {
            *place = at;
            return 1;
        }
        if (runs_on && reader->searched > PATIENCE * (reader->source.offset + to))
            break;
    }
    *place = first;
    return runs_on;
}

/*
 * The same for a length that has one bit too many, which is how lengths are damaged most often: a
 * few places to look at, where searching through all data would cost as much as reading it.
 */
static int
find_one_bit(ktrec_reader *reader, const ktrec_record *record, size_t *place)
{
    uint32_t length = record->header.length;
    size_t header = record->raw.size - length;
    ktreci_chain chain;

    for (uint32_t bit = UINT32_C(1) << 31; bit != 0; bit >>= 1) {
        size_t at = header + (length & ~bit);
        int status;

        if ((length & bit) == 0 || ktreci_source_size(&reader->source) - at < reader->start ||
            !ktreci_reader_starts(reader, reader->source.at + at))
            continue;
        status = ktreci_chain_at(reader, at, &record->header, &chain);
        if (status < 0)
            return status;
        if (status == 1 && ktreci_chain_is_of(&chain, &record->header) &&
            ktreci_chain_is_vouched_for(&chain, &record->header)) {
            *place = at;
            return 1;
        }
    }
    return 0;
}

/*
 * Whether the payload itself shows that its length is right: a call's arguments are as many as it
 * says behind its number, and kinds without a tail have their one size.
 */
static int
is_exact(const ktrec_reader *reader, const ktrec_record *record)
{
    const ktrec_bytes *payload = &record->payload;
    const ktreci_shape_plan *shape =
        ktreci_shape_of(&reader->plan, record->header.kind, payload->data, payload->size, 1);

    return shape != NULL &&
           (shape->tail == 0 || ktreci_tail_is_args(shape->tail) ||
            shape->tail == KTRECI_TAIL_SIGINFO || shape->tail == KTRECI_TAIL_SIGINFO_O);
}

static int
is_text(unsigned kind)
{
    return kind == KTREC_KIND_NAMEI || kind == KTREC_KIND_EMUL || kind == KTREC_KIND_EXEC_ARG ||
           kind == KTREC_KIND_EXEC_ENV || kind == KTREC_KIND_SYSCTL;
}

/* No path, name or argument holds a NUL, but at its end; and no header is without. */
static int
is_clean_text(const ktrec_record *record)
{
    const ktrec_bytes *payload = &record->payload;

    return is_text(record->header.kind) && payload->size != 0 &&
           memchr(payload->data, '\0', payload->size - 1) == NULL;
}

/* What follows the record is good: find what its payload has swallowed nevertheless. */
static int
find_hidden(ktrec_reader *reader, const ktrec_record *record, size_t *place)
{
    const ktrec_bytes *payload = &record->payload;
    unsigned kind = record->header.kind;
    int fits;

    if (payload->size <= reader->plan.least[kind] + reader->spare)
        return 0;
    if (holds_data(kind) || kind == KTREC_KIND_UNKNOWN)
        return (reader->flags & KTREC_READER_THOROUGH) != 0
                   ? find_inside(reader, &record->header, record->raw.size, 1, place)
                   : find_one_bit(reader, record, place);
    if (is_clean_text(record) || is_exact(reader, record))
        return 0;
    fits = !is_text(kind) &&
           ktreci_shape_of(&reader->plan, kind, payload->data, payload->size, 1) != NULL;
    return find_inside(reader, &record->header, record->raw.size, fits, place);
}

/* Types that are not known may be newer than this library, but not by far. */
static int
is_far_type(const ktrec_header *header)
{
    return header->kind == KTREC_KIND_UNKNOWN && header->type > UINT8_MAX;
}

/*
 * Whether a header can be read at a place.  *sane: it is not odd; *size: of the whole record, 0 if
 * its header is cut, and *header not read.
 */
static int
header_at(const ktrec_reader *reader, size_t at, int *sane, size_t *size, ktrec_header *header)
{
    const uint8_t *p = reader->source.at + at;
    size_t avail = ktreci_source_size(&reader->source) - at;
    int status;

    *sane = 1;
    *size = 0;
    /* So little that it tells nothing; or a header that is cut. */
    if (avail < reader->start)
        return 1;
    status = ktreci_header_read(&reader->plan, p, avail, header, size, NULL);
    if (status == KTREC_MORE) {
        *size = 0;
        return ktreci_reader_starts(reader, p);
    }
    if (status != KTREC_OK || header->length > reader->max_payload || header->type == 0)
        return 0;
    *size += header->length;
    *sane = !is_far_type(header) && ktreci_header_is_sane(header);
    return 1;
}

/*
 * Whether a record seems to start behind the given one, or the stream ends there.  An odd header
 * (without a command name, say) is believed where the record itself shows its length to be right,
 * and the time goes on; and behind another odd one, if a third one follows.  What a live stream has
 * not brought yet is not waited for.
 */
static int
follows(ktrec_reader *reader, const ktrec_record *record)
{
    size_t used = record->raw.size;
    ktrec_header next;
    size_t size;
    int sane;

    if (!header_at(reader, used, &sane, &size, &next))
        return 0;
    if (sane)
        return 1;
    if (ktreci_header_is_sane(&record->header))
        return next.version == record->header.version && ktreci_is_near(&next, &record->header) &&
               (is_clean_text(record) || is_exact(reader, record));
    /* So odd a stream is waited for: the judgement must not depend on how its bytes arrive. */
    if (ktreci_source_fill(&reader->source, used + size + KTRECI_LOOK) == KTREC_E_MEMORY)
        return KTREC_E_MEMORY;
    return size <= ktreci_source_size(&reader->source) - used &&
           header_at(reader, used + size, &sane, &size, &next);
}

static int
swallowed(ktrec_reader *reader, size_t place)
{
    reader->search = place;
    return ktreci_reader_fail(reader, KTREC_E_HEADER, 0,
                              "payload length runs over records that follow");
}

static int
not_true(ktrec_reader *reader)
{
    reader->search = 1;
    return ktreci_reader_fail(reader, KTREC_E_HEADER, 0,
                              "not a record of any known kind, and none follows it");
}

/*
 * Odd records in a row that are believed: of types newer than this library, or of payloads without
 * a shape.
 */
#define ODD 16u

/*
 * Whether headers lead from a place, each standing where the one before it says, to true records or
 * to the exact end of the stream; and all of them within the hour.  Returns 1, 0 or KTREC_E_MEMORY.
 */
static int
leads_on(ktrec_reader *reader, size_t at, const ktrec_header *like)
{
    ktreci_source *source = &reader->source;
    ktreci_chain chain;
    ktrec_header header;
    size_t size;
    int status;

    for (unsigned hops = 0; hops < ODD; hops++) {
        status = ktreci_chain_at(reader, at, like, &chain);
        if (status != 0)
            return status;
        status = ktreci_source_fill(source, at + KTRECI_LOOK);
        if (status == KTREC_E_MEMORY)
            return status;
        if (ktreci_source_size(source) <= at)
            return ktreci_source_size(source) == at;
        if (ktreci_header_read(&reader->plan, source->at + at, ktreci_source_size(source) - at,
                               &header, &size, NULL) != KTREC_OK ||
            header.length > reader->max_payload || is_far_type(&header) ||
            !ktreci_is_near(&header, like))
            return 0;
        at += size + header.length;
        /* All of it is at hand. */
        if (at > 2 * (size_t)reader->max_payload)
            return 0;
    }
    /* So many in a row are no accident, however odd they are. */
    return 1;
}

/*
 * A payload shorter than its kind's least is rare (CALL of the Net/2 form, an upcall or label cut
 * short), and what a damaged length leaves of a common one reads as a header all too easily: only
 * true records behind it prove it.
 */
static int
judge_short(ktrec_reader *reader, const ktrec_record *record)
{
    int status = leads_on(reader, record->raw.size, &record->header);

    if (status < 0)
        return status;
    return status == 1 ? KTREC_OK : not_true(reader);
}

/*
 * The record before one whose header is of another version: a single bit makes it that, so that its
 * time must be of the other's.  Else NULL.
 */
static const ktrec_header *
other_version_before(const ktrec_reader *reader, const ktrec_record *record)
{
    const ktrec_record *previous = ktreci_reader_previous(reader);

    return previous != NULL && previous->header.version != record->header.version
               ? &previous->header
               : NULL;
}

int
ktreci_reader_judge(ktrec_reader *reader, const ktrec_record *record)
{
    size_t used = record->raw.size;
    size_t place = 0;
    size_t end;
    ktrec_record here;
    ktrec_record again;
    int plausible;
    int found;

    if (record->payload.size < reader->plan.least[record->header.kind])
        return judge_short(reader, record);
    found = follows(reader, record);
    if (found < 0)
        return found;
    /* What was waited for may have moved the bytes. */
    here = *record;
    here.payload.data = reader->source.at + (used - record->payload.size);
    record = &here;
    reader->doubt = !found;
    if (!reader->doubt) {
        found = find_hidden(reader, record, &place);
        if (found <= 0)
            return found;
        return swallowed(reader, place);
    }
    plausible = ktreci_plausible(&reader->plan, reader->source.at, used, reader->max_payload,
                                 other_version_before(reader, record), &again) == KTRECI_TRUE;
    /*
     * The tail of an overwritten file starts anywhere.  If the last of the new records ends in
     * zeros, an old record may seem to start with them, as its length has such zeros, too.
     */
    end = used;
    if (plausible && is_exact(reader, record)) {
        while (end > used - 4 && reader->source.at[end - 1] == 0)
            end--;
    }
    found = find_inside(reader, &record->header, end,
                        plausible && is_of_data(reader, &record->header), &place);
    if (found < 0)
        return found;
    if (found)
        return swallowed(reader, place);
    if (plausible)
        return KTREC_OK;
    /* Odd, but of its time, and so is what follows. */
    if (ktreci_reader_previous(reader) != NULL &&
        !ktreci_is_near(&record->header, &ktreci_reader_previous(reader)->header))
        return not_true(reader);
    found = leads_on(reader, used, &record->header);
    if (found < 0)
        return found;
    return found ? KTREC_OK : not_true(reader);
}

int
ktreci_reader_judge_cut(ktrec_reader *reader)
{
    size_t size = ktreci_source_size(&reader->source);
    size_t place = 0;
    size_t header;
    ktrec_record record;
    int found;

    reader->search = size;
    /* Only a header that is whole has made a claim. */
    if (ktreci_header_read(&reader->plan, reader->source.at, size, &record.header, &header, NULL) ==
        KTREC_OK) {
        found =
            find_inside(reader, &record.header, size, is_of_data(reader, &record.header), &place);
        if (found < 0)
            return found;
        if (found)
            return swallowed(reader, place);
    }
    return ktreci_reader_fail(reader, KTREC_E_TRUNCATED, 0, "the stream ends inside this record");
}
