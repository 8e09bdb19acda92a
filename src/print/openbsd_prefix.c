/* SPDX-License-Identifier: BSD-2-Clause */
#include "base/text.h"
#include "print/openbsd.h"
#include "print/prefix.h"

enum { COMM_LEAST = 8, TID_LEAST = 7 };

/* Fills with blanks up to least characters behind start. */
static char *
put_blanks(char *p, const char *start, unsigned least)
{
    while (p - start < (int)least)
        *p++ = ' ';
    return p;
}

/*
 * -T the time, -R since the last record (the first prints its time), both together since the first.
 */
static char *
put_times(char *p, const ktreci_print_context *context)
{
    const uint32_t both = KTREC_PRINT_ABSOLUTE | KTREC_PRINT_RELATIVE;
    uint32_t flags = context->options->flags;

    if ((flags & KTREC_PRINT_ELAPSED) != 0 || (flags & both) == both)
        flags = KTREC_PRINT_ELAPSED;
    return ktreci_put_times(p, &context->record->header, flags, &context->state->clock,
                            KTRECI_MICROSECONDS | KTRECI_DOWN_ELAPSED | KTRECI_DOWN_RELATIVE |
                                KTRECI_FIRST_WHOLE);
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
    return put_times(ktreci_put_who(p, context, put_process), context);
}
