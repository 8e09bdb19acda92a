/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * release.h - the inside of a ktrec_release, for those who feed it facts instead of records.
 *
 * It has a fixed size and nothing to free.  Each pair of number and arguments counts once.
 */
#ifndef KTRECI_RELEASE_H
#define KTRECI_RELEASE_H

#include <stdint.h>

#include <ktrec/format.h>
#include <ktrec/names.h>
#include <ktrec/release.h>

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
    int64_t out;    /* when its first release came out; 0: before all traces, or not known */
    uint32_t
        misfits; /* calls that it does not have, or not with these arguments; and see release.c */
    uint32_t retired; /* calls that it keeps only for old programs */
} ktreci_release_list;

struct ktrec_release {
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
    int64_t sec;      /* the latest time of a record that a clock can have had; 0: none yet */
};

/* system is KTREC_SYSTEM_*. */
void ktreci_release_init(ktrec_release *release, int system);

/*
 * A fact of a record of a native process: its kind, and for KTREC_KIND_SYSCALL the number and the
 * count of argument slots (any values for other kinds).  Another system's are ignored.
 */
void ktreci_release_feed(ktrec_release *release, const ktrec_format *format, int kind,
                         int64_t number, uint32_t slots);

#endif
