/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * reader.h - the inside of a reader, which its files share.
 *
 *   open.c    options, the look-ahead, which format it is
 *   reader.c  the next record, and what happened when there is none
 *   judge.c   whether a record's length can be believed, before it is delivered
 *   chain.c   whether true records start at a place
 *   resync.c  the next true record behind damage
 *
 * Places in the stream are offsets from source.at: the bytes may move whenever the source is
 * filled.
 */
#ifndef KTRECI_READER_H
#define KTRECI_READER_H

#include <ktrec/reader.h>

#include "base/bytes.h"
#include "io/faults.h"
#include "io/source.h"
#include "record/plan.h"

/* Bytes looked at behind a record: the longest header (64) and a short payload. */
#define KTRECI_LOOK 80u

struct ktrec_reader {
    ktreci_source source;
    ktreci_plan plan;
    ktreci_faults faults;
    ktrec_record view[2]; /* the record delivered last, and room for the next, by turns */
    unsigned turn;        /* which was delivered last */
    int planned;          /* plan is there; not while the stream has been empty */
    int doubt;            /* no header seemed to follow the last record: the next is judged */
    int lost;             /* framing: KTREC_E_HEADER, _LIMIT, _TRUNCATED until resync; else 0 */
    int fatal;            /* KTREC_E_IO, _MEMORY: for good */
    size_t search;        /* with lost: the first place where a true record can be */
    uint64_t searched;    /* bytes that were searched for what a record has swallowed */
    uint32_t flags;       /* KTREC_READER_* */
    uint32_t max_payload;
    uint64_t index; /* of the next record: so many were delivered */
    uint64_t damages;
    ktrec_damage damage; /* the last one */
    void (*on_damage)(void *context, const ktrec_damage *damage);
    void *context;
    ktrec_error error;
    ktrec_probe_result probe;
    /* Of the plan: what the cheap test of each record wants to know. */
    uint32_t tell_mask;
    uint8_t tell_at;
    uint8_t type_at; /* the low 16 bits */
    uint16_t type_mask;
    uint8_t length_at; /* the low 32 bits */
    uint8_t pid_at;
    uint8_t pid_shift; /* what is left of 32 bits there, without the 24 that ids have at the most */
    uint8_t comm_at;
    uint8_t start;  /* bytes that ktreci_reader_starts looks at */
    uint32_t spare; /* so many bytes beyond the least payload of a kind hold no record */
};

/* ---- open.c ---- */

/*
 * Finds the format of a stream that has been empty.  Returns KTREC_OK, KTREC_END (it still is), or
 * an error, set.
 */
int ktreci_reader_probe(ktrec_reader *reader);

/* ---- reader.c ---- */

/* Sets the reader's error, at a place.  Returns code. */
int ktreci_reader_fail(ktrec_reader *reader, int code, size_t at, const char *detail);

/*
 * The error of a fill that returned KTREC_E_IO or KTREC_E_MEMORY, which is for good.  Returns code.
 */
int ktreci_reader_fail_fill(ktrec_reader *reader, int code);

/* The record delivered last, or NULL.  Its header holds; its bytes may have moved. */
static inline const ktrec_record *
ktreci_reader_previous(const ktrec_reader *reader)
{
    return reader->index == 0 ? NULL : &reader->view[reader->turn];
}

/* ---- judge.c ---- */

/*
 * Judges the record at source.at, which is whole, but looks unusual, or has something unusual
 * behind it.  Returns KTREC_OK; KTREC_E_HEADER with the error and reader->search set;
 * KTREC_E_MEMORY.
 */
int ktreci_reader_judge(ktrec_reader *reader, const ktrec_record *record);

/*
 * Judges what is at hand, the whole rest of the stream, which ends inside a record.  Returns
 * KTREC_E_TRUNCATED, or KTREC_E_HEADER if the record's length runs over intact records; the error
 * and reader->search are set.  Or KTREC_E_MEMORY.
 */
int ktreci_reader_judge_cut(ktrec_reader *reader);

/* ---- chain.c ---- */

/* Records in a row that leave no doubt. */
#define KTRECI_CHAIN 3u

typedef struct ktreci_chain {
    unsigned records; /* whole ones, of those looked at */
    unsigned latest;  /* that with the latest time */
    size_t size;      /* of the first */
    ktrec_header header[KTRECI_CHAIN];
} ktreci_chain;

/*
 * Whether true records start at a place: some in a row; or fewer, up to the end of the stream; or
 * fewer that continue the thread and the time of `like` (may be NULL).  Fills the source as needed.
 * Returns 1, 0 or KTREC_E_MEMORY.  A stream that cannot be read further counts as ended.
 */
int ktreci_chain_at(ktrec_reader *reader, size_t at, const ktrec_header *like, ktreci_chain *chain);

/*
 * Whether a chain's records are of the time that follows a header: all are near it, and at least
 * one is not earlier (others may be: EMUL is stamped late, the "stop" of a context switch written
 * late).
 */
int ktreci_chain_is_of(const ktreci_chain *chain, const ktrec_header *header);

/*
 * Whether a chain's records are of one time.  What reads as a header by chance may lead to true
 * records, but not at their time.  That of a context switch tells nothing, see faults.c.
 */
int ktreci_chain_is_of_one_time(const ktreci_chain *chain);

/*
 * Whether a chain that stands in data, of a record with the header owner, is more than numbers that
 * read as a header: its first record is of the process of the owner or of another in the chain; or
 * it has a name, and their time.
 */
int ktreci_chain_is_vouched_for(const ktreci_chain *chain, const ktrec_header *owner);

/* Whether two times are an hour apart at the most. */
int ktreci_is_near(const ktrec_header *a, const ktrec_header *b);

/* Whether a is not earlier than b. */
int ktreci_not_before(const ktrec_header *a, const ktrec_header *b);

/* ---- the cheap tests ---- */

/*
 * Whether reader->start bytes at p start as a header: a known type, a length within the limit, a
 * process id of at most 24 bits, a command name.  Bytes that are a few places off a header fail in
 * one or the other.
 */
static inline int
ktreci_reader_starts(const ktrec_reader *reader, const uint8_t *p)
{
    int swap = reader->plan.swap;
    unsigned type = ktreci_load16(p + reader->type_at, swap) & reader->type_mask;

    return type < KTRECI_PLAN_TYPES && reader->plan.kind[type] != KTREC_KIND_UNKNOWN &&
           ktreci_load32(p + reader->length_at, swap) <= reader->max_payload &&
           (uint64_t)ktreci_load32(p + reader->pid_at, swap) >> reader->pid_shift == 0 &&
           p[reader->comm_at] >= ' ';
}

/*
 * Whether a record with next behind it is beyond doubt, as nearly all are: no call, no allocation,
 * few loads.
 */
static inline int
ktreci_reader_smooth(const ktrec_reader *reader, const ktrec_record *record, const uint8_t *next)
{
    uint32_t here;
    uint32_t there;

    memcpy(&here, (const uint8_t *)record->raw.data + reader->tell_at, sizeof(here));
    memcpy(&there, next + reader->tell_at, sizeof(there));
    return ((here ^ there) & reader->tell_mask) == 0 &&
           record->header.length - reader->plan.least[record->header.kind] <= reader->spare &&
           ktreci_reader_starts(reader, next);
}

#endif
