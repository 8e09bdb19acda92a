/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * info.h - what ktrec info gathers of a trace, and its two ways to say it.
 */
#ifndef KTRECI_INFO_H
#define KTRECI_INFO_H

#include "tool/tally.h"
#include "tool/tool.h"

/* No LWP id: below every id there is, so that it sorts first. */
#define INFO_NO_LWP INT64_MIN

typedef struct info {
    const char *name;
    uint64_t bytes;
    int has_bytes; /* else nobody knows: a pipe without a trace, of which some was read */
    uint64_t records;
    ktrec_probe_result probe; /* reason is never empty */
    const char *release;      /* whose system calls fit best; NULL: its system has no lists */
    int release_only;         /* and no other's */
    int has_format;
    ktrec_format format; /* of the first record */
    uint64_t kinds[KTREC_KIND_COUNT];
    tally versions;
    tally header_sizes;
    tally pids;
    tally lwps; /* first the process, second the LWP or INFO_NO_LWP */
    tally comms;
    int64_t first_sec, last_sec;
    uint32_t first_nsec, last_nsec;
    uint64_t time_goes_back;
    ktrec_damage *damage;
    size_t damage_count;
    size_t damage_room;
    int no_memory;
} info;

/* info_print.c: to stdio's standard output. */
void info_print_json(const info *info);
void info_print_text(const info *info);
void info_print_formats(void);

#endif
