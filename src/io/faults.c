/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * faults.c - the known faults of NetBSD kernels' time stamps.
 *
 * MILLI (4.0 to 5.x, version 0): nanoseconds were divided by 1000 twice; the microsecond field
 *   counts milliseconds.  Proof: at least MILLI_RECORDS records of version 0 in MILLI_SECONDS
 *   different seconds, and no fraction of 1000 or more among them: a true clock would have been
 *   read only in the first thousandth of each second.  A later fraction of 1000 or more ends it.
 *
 * NO_SEC (the same kernels on big-endian LP64): the seconds were stored as 64 bits whose low half
 *   is zero.  Proof: version 0 and seconds 0; which proves MILLI too, as the same kernels did both.
 *
 * CSW (6 and later, versions 0 and 1): the time of a "stop" record was converted to the old layout
 *   when the LWP stopped, and once more when the record was written.  With S.N the time of the
 *   stop, and S'.N' that of the writing, just before the "resume" record is made, it has
 *
 *                     version 0                      version 1
 *     LE ILP32        S, N' in microseconds          S, N'
 *     LE LP64         S, N in milliseconds           S, N: right, and not marked
 *     BE ILP32        N in microseconds, N'          N, N'
 *     BE LP64         S', N in milliseconds          S', N
 *
 *   Proof is that the kernel is one of 6 or later, for these did it in every such record:
 *   - a record of version 2 or 3, or of kind EXEC_FD, came before;
 *   - a version 0 header whose pointer field is cleared (4.0 and later) has a fraction of 1000 or
 *     more (by MILLI not 4.0 to 5.x);
 *   - a version 0 or 1 header of big-endian LP64 repeats its seconds behind them.
 *   Without that, a record can prove it by itself:
 *   - by seconds of 1970 to 2001 before a resume that is a decade or more later;
 *   - in version 1, which tells LWPs apart, by a stop that is earlier than the LWP's own record
 *     before it, while the resume is not.
 */
#include "io/faults.h"

#include "base/bytes.h"

#define SECOND 1000000000u

enum { MILLI_RECORDS = 16, MILLI_SECONDS = 3 };

/* Seconds that lie at least between nonsense of before 2001-09 and a resume under NetBSD 6. */
#define DECADE INT64_C(315360000)

#define ALL_KINDS ((UINT32_C(1) << KTREC_KIND_COUNT) - 1)
#define KIND(kind) (UINT32_C(1) << KTREC_KIND_##kind)

/* A field of version 0 in microseconds. */
static uint32_t
micro(const ktrec_header *header)
{
    return header->nsec / 1000;
}

static void
set_watch(ktreci_faults *faults)
{
    uint32_t seek = KIND(CSW) | KIND(EXEC_FD);

    memset(faults->watch, 0, sizeof(faults->watch));
    if (!faults->known)
        return;
    /* Until the kernel is known every record may tell; afterwards only "stop" records matter. */
    faults->watch[0] = ALL_KINDS;
    faults->watch[1] = faults->modern ? KIND(CSW) : faults->twice ? ALL_KINDS : seek;
    if (faults->modern && !faults->milli)
        faults->watch[0] = KIND(CSW);
    else if (!faults->modern)
        faults->watch[2] = faults->watch[3] = ALL_KINDS;
}

static int
big_lp64(const ktreci_plan *plan)
{
    return plan->format.order == KTREC_ORDER_BIG && plan->format.long_size == 8;
}

/* Whether the look-ahead proves MILLI. */
static int
proves_milli(const ktreci_plan *plan, const uint8_t *p, size_t size)
{
    unsigned records = 0;
    unsigned seconds = 0;
    int64_t latest = INT64_MIN;
    ktrec_record record;
    size_t used;

    /* No payload that is there whole is longer than what is there. */
    while (ktreci_scan(plan, p, size, UINT32_MAX, &record, &used, NULL) == KTREC_OK) {
        p += used;
        size -= used;
        if (record.header.version != 0)
            continue;
        if (micro(&record.header) >= 1000)
            return 0;
        records++;
        /* Only a clock that moves on counts: time going back and forth shows two seconds often. */
        if (record.header.sec > latest) {
            latest = record.header.sec;
            seconds++;
        }
    }
    return records >= MILLI_RECORDS && seconds >= MILLI_SECONDS;
}

void
ktreci_faults_open(ktreci_faults *faults, const ktreci_plan *plan, const uint8_t *p, size_t size,
                   int repair)
{
    memset(faults, 0, sizeof(*faults));
    faults->repair = repair != 0;
    faults->twice = (uint8_t)big_lp64(plan);
    faults->known = plan->header[0].row->clock_faults != 0;
    if (faults->known)
        faults->milli = (uint8_t)proves_milli(plan, p, size);
    set_watch(faults);
}

/*
 * Whether a big-endian LP64 header of version 0 or 1 has its seconds twice, as only kernels of 6
 * and later write them.
 */
static int
repeats_seconds(const ktreci_plan *plan, const ktrec_record *record)
{
    const ktreci_header_plan *h = ktreci_header_plan_of(plan, record->header.version);
    const uint8_t *sec = (const uint8_t *)record->raw.data + h->offset[KTRECI_ROLE_SEC];

    return big_lp64(plan) && h->width[KTRECI_ROLE_SEC] == 4 &&
           ktreci_load32(sec, plan->swap) != 0 && memcmp(sec, sec + 4, 4) == 0;
}

/* Whether a record shows that NetBSD 6 or later wrote it. */
static int
proves_modern(const ktreci_plan *plan, const ktrec_record *record)
{
    const ktrec_header *h = &record->header;

    if (h->version >= 2 || h->kind == KTREC_KIND_EXEC_FD || repeats_seconds(plan, record))
        return 1;
    /* Older kernels leave their pointer null where there is no payload. */
    return h->version == 0 && h->buffer == 0 && h->length != 0 && micro(h) >= 1000;
}

static int
compare_times(const ktrec_header *a, const ktrec_header *b)
{
    if (a->sec != b->sec)
        return a->sec < b->sec ? -1 : 1;
    return a->nsec < b->nsec ? -1 : a->nsec > b->nsec;
}

/* Whether two records are of one thread, as far as their headers tell. */
static int
same_thread(const ktrec_header *a, const ktrec_header *b)
{
    if (a->pid != b->pid)
        return 0;
    return (a->flags & b->flags & KTREC_HAS_LWP) == 0 || a->lwp == b->lwp;
}

static int
is_stop(const ktreci_plan *plan, const ktrec_record *record)
{
    return record->header.kind == KTREC_KIND_CSW && record->payload.size == 8 &&
           ktreci_load32(record->payload.data, plan->swap) == 1;
}

/* The "resume" record that follows a "stop" directly.  Returns whether it is there. */
static int
find_resume(const ktreci_plan *plan, const ktrec_record *stop, const uint8_t *p, size_t avail,
            ktrec_record *resume)
{
    size_t used;

    return ktreci_scan(plan, p, avail, 8, resume, &used, NULL) == KTREC_OK &&
           resume->header.kind == KTREC_KIND_CSW && resume->payload.size == 8 &&
           resume->header.version == stop->header.version &&
           ktreci_load32(resume->payload.data, plan->swap) == 0 &&
           same_thread(&stop->header, &resume->header);
}

/* Whether a stop record proves its fault itself. */
static int
stop_proves(const ktreci_plan *plan, const ktrec_record *stop, const ktrec_record *previous,
            const ktrec_record *resume)
{
    const ktrec_header *h = &stop->header;
    int64_t bound = h->version == 0 ? 1000000 : 1000000000;

    if (plan->format.order == KTREC_ORDER_BIG && plan->format.long_size == 4)
        return h->sec >= 0 && h->sec < bound && resume->header.sec - h->sec > DECADE;
    /*
     * EMUL may be stamped when tracing was switched on during the sleep; and a process is no LWP,
     * so that version 0 proves nothing.
     */
    return plan->format.order == KTREC_ORDER_LITTLE && plan->format.long_size == 4 &&
           h->version == 1 && previous != NULL && previous->header.version == 1 &&
           previous->header.kind != KTREC_KIND_EMUL && same_thread(&previous->header, h) &&
           previous->header.sec == h->sec && compare_times(h, &previous->header) < 0 &&
           compare_times(&previous->header, &resume->header) <= 0;
}

/*
 * The second in which a stop with a known fraction fell: the only one between the thread's record
 * before and the resume.  Returns whether there is exactly one.  unit: nanoseconds that the
 * fraction is exact to.
 */
static int
second_between(const ktrec_header *previous, const ktrec_header *resume, uint32_t nsec,
               uint32_t unit, int64_t *sec)
{
    int64_t latest = resume->sec;
    int64_t earliest = previous->sec;

    if (nsec > resume->nsec) {
        if (latest == INT64_MIN)
            return 0;
        latest--;
    }
    /* The true fraction may be up to unit - 1 above. */
    if (nsec + (unit - 1) < previous->nsec) {
        if (earliest == INT64_MAX)
            return 0;
        earliest++;
    }
    *sec = latest;
    return earliest == latest;
}

/* Sets what is determined of a stop's time, and how finely. */
static void
repair_stop(const ktreci_plan *plan, ktrec_record *stop, const ktrec_record *previous,
            const ktrec_record *resume)
{
    ktrec_header *h = &stop->header;
    uint32_t unit = h->version == 0 ? 1000000 : 1;
    uint32_t nsec = h->version == 0 ? micro(h) * 1000000 : h->nsec;
    int64_t sec = h->sec;

    if (plan->format.long_size == 4) {
        if (plan->format.order == KTREC_ORDER_LITTLE) {
            nsec = 0; /* the fraction is lost */
            unit = SECOND;
        } else {
            /* The fraction stands where the seconds belong. */
            if (h->sec < 0 || h->sec >= (h->version == 0 ? 1000000 : (int64_t)SECOND))
                return;
            unit = h->version == 0 ? 1000 : 1;
            nsec = (uint32_t)h->sec * unit;
        }
    } else if (h->version == 0 && micro(h) >= 1000) {
        return; /* not what the fault leaves behind */
    }
    if (plan->format.order == KTREC_ORDER_BIG) {
        if (previous == NULL || resume == NULL || !same_thread(&previous->header, h) ||
            !second_between(&previous->header, &resume->header, nsec, unit, &sec))
            return;
    }
    h->sec = sec;
    h->nsec = nsec;
    h->resolution = unit;
    h->flags |= KTREC_TIME_REPAIRED;
}

static void
mark_stop(const ktreci_faults *faults, const ktreci_plan *plan, ktrec_record *stop,
          const ktrec_record *previous, const uint8_t *next, size_t avail)
{
    ktrec_record found;
    const ktrec_record *resume = find_resume(plan, stop, next, avail, &found) ? &found : NULL;

    /* Little-endian LP64 gets version 1 right. */
    if (stop->header.version == 1 && plan->format.order == KTREC_ORDER_LITTLE &&
        plan->format.long_size == 8)
        return;
    if (!faults->modern && (resume == NULL || !stop_proves(plan, stop, previous, resume)))
        return;
    stop->header.flags |= KTREC_TIME_CSW;
    if (faults->repair)
        repair_stop(plan, stop, previous, resume);
}

/* The kernels of 4.0 to 5.x; the fraction is not what it says. */
static void
mark_milli(const ktreci_faults *faults, ktrec_header *header)
{
    header->flags |= KTREC_TIME_MILLI;
    if (!faults->repair)
        return;
    header->nsec = micro(header) * 1000000;
    header->resolution = 1000000;
    header->flags |= KTREC_TIME_REPAIRED;
}

void
ktreci_faults_mark(ktreci_faults *faults, const ktreci_plan *plan, ktrec_record *record,
                   const ktrec_record *previous, const uint8_t *next, size_t avail)
{
    ktrec_header *h = &record->header;
    int lost = h->version == 0 && big_lp64(plan) && h->sec == 0;

    if (!faults->modern && proves_modern(plan, record)) {
        faults->modern = 1;
        set_watch(faults);
    }
    if (faults->milli && h->version == 0 && micro(h) >= 1000) {
        faults->milli = 0;
        set_watch(faults);
    }
    if (lost)
        h->flags |= KTREC_TIME_NO_SEC;
    if (h->version == 0 && (faults->milli || lost) && micro(h) < 1000)
        mark_milli(faults, h);
    else if (h->version < 2 && is_stop(plan, record))
        mark_stop(faults, plan, record, previous, next, avail);
}
