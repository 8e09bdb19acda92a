/* SPDX-License-Identifier: BSD-2-Clause */
/* prefix.h - the start of a kdump line: process, LWP, command, times; NetBSD's, and its parts. */
#ifndef KTRECI_PREFIX_H
#define KTRECI_PREFIX_H

#include "base/text.h"
#include "print/style.h"

/* The longest prefix: three numbers, a name and three times, each with its blank. */
#define KTRECI_PREFIX_MAX 192

/*
 * What make writes of the record's pid, LWP id, command name and flags (not of its time or CPU), of
 * which it is a function, at p with KTRECI_PREFIX_MAX bytes of room; made once as long as it is
 * kept.
 * Returns the place behind.
 */
char *ktreci_put_who(char *p, const ktreci_print_context *context,
                     char *(*make)(char *p, const ktreci_print_context *context));

/* A command name of at most most characters in at least 8 columns, and a blank. */
char *ktreci_put_comm(char *p, const char *comm, unsigned most);

/*
 * How a kdump prints a time that is earlier than the one it is counted from: with a sign; or as its
 * subtraction leaves it, with the seconds rounded down and a fraction that is to be added.
 */
enum {
    KTRECI_DOWN_ELAPSED = 1,  /* so since the first record */
    KTRECI_DOWN_RELATIVE = 2, /* so since the one before */
    KTRECI_FIRST_WHOLE = 4,   /* and there is nothing before the first record: its time prints */
    KTRECI_MICROSECONDS = 8   /* with six digits, whatever the header has */
};

/*
 * The header's time in the ways that flags ask for (KTREC_PRINT_ABSOLUTE, _ELAPSED, _RELATIVE), each
 * with its blank, none or up to three; clock is kept.  how: bits of the above.
 */
char *ktreci_put_times(char *p, const ktrec_header *header, uint32_t flags, ktreci_clock *clock,
                       unsigned how);

/*
 * Writes pid, LWP id (where the header has one), command name and the times that the options ask
 * for, at p with KTRECI_PREFIX_MAX bytes of room.  how: as above.  Returns the place behind.
 */
char *ktreci_put_prefix(char *p, const ktreci_print_context *context, unsigned how);

/* The name of a record's kind and its blanks, of five or six; one without a name by its type. */
static inline char *
ktreci_put_tag(char *p, const char *tag, uint32_t type)
{
    if (tag[0] != '\0') {
        memcpy(p, tag, 6);
        return p + 5 + (tag[5] != '\0');
    }
    p = ktreci_put_text(p, "UNKNOWN(");
    p = ktreci_put_u64(p, type);
    return ktreci_put_text(p, ")  ");
}

/* The CPU in at least width columns and a blank; nothing if it is not asked for or not known. */
char *ktreci_put_cpu(char *p, const ktreci_print_context *context, unsigned width);

#endif
