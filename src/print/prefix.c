/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/prefix.h"

#include "base/text.h"

enum { COMM_LEAST = 8, COMM_MOST = 16 };

static int
is_who(const ktreci_who *who, const ktrec_header *header, uint16_t flags)
{
    return who->size != 0 && who->pid == header->pid && who->lwp == header->lwp &&
           who->flags == flags && memcmp(who->comm, header->comm, sizeof(who->comm)) == 0;
}

char *
ktreci_put_who(char *p, const ktreci_print_context *context,
               char *(*make)(char *p, const ktreci_print_context *context))
{
    const ktrec_header *header = &context->record->header;
    const uint16_t flags = header->flags & (KTREC_HAS_LWP | KTREC_THREADED);
    /* Ids in a row, and a few LWPs of each, have places of their own. */
    const uint32_t spread = (uint32_t)header->pid * 5 + (uint32_t)header->lwp;
    ktreci_who *who = &context->state->whos[spread % KTRECI_WHOS];
    char *end;

    if (is_who(who, header, flags)) {
        memcpy(p, who->text, KTRECI_WHO_TEXT);
        return p + who->size;
    }
    end = make(p, context);
    if (end - p > KTRECI_WHO_TEXT)
        return end;
    *who = (ktreci_who){
        .lwp = header->lwp, .pid = header->pid, .flags = flags, .size = (uint16_t)(end - p)};
    memcpy(who->comm, header->comm, sizeof(who->comm));
    memcpy(who->text, p, who->size);
    return end;
}

char *
ktreci_put_comm(char *p, const char *comm, unsigned most)
{
    unsigned n = 0;

    while (n < most && comm[n] != '\0')
        *p++ = comm[n++];
    for (; n < COMM_LEAST; n++)
        *p++ = ' ';
    *p++ = ' ';
    return p;
}

/* Nine digits behind the point, or the six that a header in microseconds has, and a blank. */
static char *
put_fraction(char *p, uint32_t nsec, uint32_t resolution)
{
    *p++ = '.';
    p = resolution >= 1000 ? ktreci_put_u64_zero(p, nsec / 1000, 6)
                           : ktreci_put_u64_zero(p, nsec, 9);
    *p++ = ' ';
    return p;
}

/* now - since; what goes back in time prints as a minus sign and the distance. */
static char *
put_difference(char *p, ktreci_time now, ktreci_time since, uint32_t resolution)
{
    ktreci_time late = now, early = since;
    uint64_t sec; /* a trace can hold times that lie further apart than an int64_t counts */
    uint32_t borrow;

    if (now.sec < since.sec || (now.sec == since.sec && now.nsec < since.nsec)) {
        *p++ = '-';
        late = since;
        early = now;
    }
    borrow = late.nsec < early.nsec;
    sec = (uint64_t)late.sec - (uint64_t)early.sec - borrow;
    return put_fraction(ktreci_put_u64(p, sec), late.nsec + borrow * 1000000000u - early.nsec,
                        resolution);
}

/*
 * The same as an old kdump's subtraction leaves it: whole seconds down, and a fraction to be added.
 */
static char *
put_difference_down(char *p, ktreci_time now, ktreci_time since, uint32_t resolution)
{
    const uint32_t borrow = now.nsec < since.nsec;
    const uint64_t sec = (uint64_t)now.sec - (uint64_t)since.sec - borrow;

    return put_fraction(ktreci_put_i64(p, (int64_t)sec),
                        now.nsec + borrow * 1000000000u - since.nsec, resolution);
}

static char *
put_since(char *p, ktreci_time now, ktreci_time since, uint32_t resolution, unsigned down)
{
    return down ? put_difference_down(p, now, since, resolution)
                : put_difference(p, now, since, resolution);
}

char *
ktreci_put_times(char *p, const ktrec_header *header, uint32_t flags, ktreci_clock *clock,
                 unsigned how)
{
    const uint32_t resolution = (how & KTRECI_MICROSECONDS) != 0 ? 1000 : header->resolution;
    ktreci_time now = {header->sec, header->nsec};

    if ((flags & (KTREC_PRINT_ABSOLUTE | KTREC_PRINT_ELAPSED | KTREC_PRINT_RELATIVE)) == 0)
        return p;
    if ((flags & KTREC_PRINT_ABSOLUTE) != 0)
        p = put_fraction(ktreci_put_i64(p, now.sec), now.nsec, resolution);
    if ((flags & KTREC_PRINT_ELAPSED) != 0) {
        /* kdump takes a time of 0 seconds for none. */
        if (clock->first.sec == 0)
            clock->first = now;
        p = put_since(p, now, clock->first, resolution, how & KTRECI_DOWN_ELAPSED);
    }
    if ((flags & KTREC_PRINT_RELATIVE) != 0) {
        if (clock->last.sec == 0 && (how & KTRECI_FIRST_WHOLE) == 0)
            clock->last = now;
        p = put_since(p, now, clock->last, resolution, how & KTRECI_DOWN_RELATIVE);
        clock->last = now;
    }
    return p;
}

char *
ktreci_put_cpu(char *p, const ktreci_print_context *context, unsigned width)
{
    const ktrec_header *header = &context->record->header;

    if ((context->options->flags & KTREC_PRINT_CPU) == 0 || (header->flags & KTREC_HAS_CPU) == 0)
        return p;
    p = ktreci_put_i64_right(p, header->cpu, width);
    *p++ = ' ';
    return p;
}

static char *
put_process(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;

    p = ktreci_put_i64_right(p, header->pid, 6);
    *p++ = ' ';
    if ((header->flags & KTREC_HAS_LWP) != 0) {
        p = ktreci_put_i64_right(p, header->lwp, 6);
        *p++ = ' ';
    }
    return ktreci_put_comm(p, header->comm, COMM_MOST);
}

char *
ktreci_put_prefix(char *p, const ktreci_print_context *context, unsigned how)
{
    p = ktreci_put_who(p, context, put_process);
    p = ktreci_put_times(p, &context->record->header, context->options->flags,
                         &context->state->clock, how);
    return ktreci_put_cpu(p, context, 3);
}
