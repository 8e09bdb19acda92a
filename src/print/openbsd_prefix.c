/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/text.h"
#include "print/openbsd.h"
#include "print/prefix.h"

enum { COMM_LEAST = 8, TID_LEAST = 7, SECOND = 1000000000 };

/* Fills with blanks up to least characters behind start. */
static char *
put_blanks(char *p, const char *start, unsigned least)
{
    while (p - start < (int)least)
        *p++ = ' ';
    return p;
}

/* Seconds and six digits: kdump cuts the nanoseconds. */
static char *
put_time(char *p, int64_t sec, uint32_t nsec)
{
    p = ktreci_put_i64(p, sec);
    *p++ = '.';
    p = ktreci_put_u64_zero(p, nsec / 1000, 6);
    *p++ = ' ';
    return p;
}

/*
 * now - since: of what lies before since, the seconds are negative and the fraction still counts
 * up.
 */
static char *
put_difference(char *p, ktreci_time now, ktreci_time since)
{
    uint64_t sec = (uint64_t)now.sec - (uint64_t)since.sec;

    if (now.nsec < since.nsec) {
        sec--;
        now.nsec += SECOND;
    }
    return put_time(p, (int64_t)sec, now.nsec - since.nsec);
}

/*
 * -T the time, -R since the last record (the first prints its time), both together since the first.
 */
static char *
put_times(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;
    ktreci_clock *clock = &context->state->clock;
    uint32_t flags = context->options->flags;
    ktreci_time now = {header->sec, header->nsec};
    ktreci_time last = clock->last;

    if ((flags & KTREC_PRINT_ELAPSED) != 0)
        flags |= KTREC_PRINT_ABSOLUTE | KTREC_PRINT_RELATIVE;
    if (clock->first.sec == 0)
        clock->first = now;
    clock->last = now;
    if ((flags & KTREC_PRINT_RELATIVE) == 0)
        return put_time(p, now.sec, now.nsec);
    if ((flags & KTREC_PRINT_ABSOLUTE) == 0)
        return put_difference(p, now, last);
    return put_difference(p, now, clock->first);
}

static char *
put_process(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;
    size_t comm = ktreci_comm_size(header);
    char *start;

    p = ktreci_put_i64_right(p, header->pid, 6);
    if ((context->options->flags & KTREC_PRINT_LWP) != 0 && (header->flags & KTREC_HAS_LWP) != 0) {
        *p++ = '/';
        start = p;
        p = put_blanks(ktreci_put_i64(p, header->lwp), start, TID_LEAST);
    }
    *p++ = ' ';
    memcpy(p, header->comm, comm);
    p = put_blanks(p + comm, p, COMM_LEAST);
    *p++ = ' ';
    return p;
}

char *
ktreci_openbsd_put_prefix(char *p, const ktreci_print_context *context)
{
    const uint32_t times = KTREC_PRINT_ABSOLUTE | KTREC_PRINT_ELAPSED | KTREC_PRINT_RELATIVE;

    p = ktreci_put_who(p, context, put_process);
    return (context->options->flags & times) != 0 ? put_times(p, context) : p;
}
