/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * release.h - which release's list of system calls fits a trace.
 *
 * No field of a trace names the release, and OpenBSD gave numbers a new meaning again and again
 * (mmap is 197, later 49).  What a trace does tell: the form of its headers, the kinds of its
 * records, and for each call its number and how many arguments it has.  Each list of the system is
 * held against that; the one that fits best, and of equals the newest, is the answer.
 *
 * The object has a fixed size and nothing to free.  It may be fed some of a trace, or all of it;
 * each pair of number and arguments counts once, so feeding costs little however long that is.
 */
#ifndef KTRECI_RELEASE_H
#define KTRECI_RELEASE_H

#include <stdint.h>

#include <ktrec/format.h>
#include <ktrec/names.h>
#include <ktrec/record.h>

enum {
    KTRECI_RELEASE_LISTS = 16,     /* no system has more lists */
    KTRECI_RELEASE_NUMBERS = 1024, /* calls from here on tell nothing */
    KTRECI_RELEASE_FOREIGN = 64    /* processes in an emulation that are remembered */
};

/* One list of the system, and what speaks against it. */
typedef struct ktreci_release_list {
    const char *name; /* as ktrec_release_list gives it */
    const ktrec_calls_table *calls;
    uint32_t since; /* the releases it serves: from this key */
    uint32_t until; /* to before this one */
    uint32_t
        misfits; /* calls that it does not have, or not with these arguments; and see release.c */
    uint32_t retired; /* calls that it keeps only for old programs */
} ktreci_release_list;

typedef struct ktreci_release {
    int system;
    uint32_t count; /* of lists, the newest first */
    ktreci_release_list lists[KTRECI_RELEASE_LISTS];
    uint64_t kinds;                        /* those seen, by bit */
    uint32_t signs;                        /* other evidence that was seen, by bit */
    uint32_t versions[8];                  /* header versions seen, by bit */
    uint16_t seen[KTRECI_RELEASE_NUMBERS]; /* by number the counts of slots seen, by bit */
    int32_t foreign[KTRECI_RELEASE_FOREIGN];
    uint32_t foreign_count;
    uint32_t crowded; /* there were more foreign ones: calls tell nothing any more */
} ktreci_release;

typedef struct ktreci_release_choice {
    const char *name;               /* NULL: the system has no lists */
    const ktrec_calls_table *calls; /* the native list; NULL with name */
    int only;                       /* no other list fits as well */
} ktreci_release_choice;

/* system is KTREC_SYSTEM_*. */
void ktreci_release_init(ktreci_release *release, int system);

/*
 * A fact of a record of a native process: its kind, and for KTREC_KIND_SYSCALL the number and the
 * count of argument slots (any values for other kinds).  Another system's are ignored.
 */
void ktreci_release_feed(ktreci_release *release, const ktrec_format *format, int kind,
                         int64_t number, uint32_t slots);

/* All that a record tells.  It follows which processes are in an emulation, and leaves them out. */
void ktreci_release_record(ktreci_release *release, const ktrec_record *record);

/* The choice by what was fed so far; may be asked at any time. */
ktreci_release_choice ktreci_release_get(const ktreci_release *release);

#endif
