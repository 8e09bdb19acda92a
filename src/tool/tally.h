/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tally.h - how often each of many keys was seen, in constant time per key.
 */
#ifndef KTRECI_TALLY_H
#define KTRECI_TALLY_H

#include <stddef.h>
#include <stdint.h>

/* A key: two numbers and a short name, as much of it as the use needs; the rest is zero. */
typedef struct tally_key {
    int64_t first;
    int64_t second;
    char name[32];
} tally_key;

typedef struct tally_entry {
    tally_key key;
    uint64_t count;
} tally_entry;

/* Zero it before use. */
typedef struct tally {
    tally_entry *entries; /* in order of their first appearance */
    size_t used;
    size_t room;
    size_t *slots;     /* index into entries, plus 1; 0: free */
    size_t slot_count; /* a power of two, more than 2 * used */
    size_t last;       /* entry of the last key, which most often comes again */
} tally;

/* Counts a key once more.  Returns 0, or -1 without memory. */
int tally_add(tally *t, const tally_key *key);

/* Sorts the entries by key, numbers first; nothing may be added afterwards. */
void tally_sort(tally *t);

void tally_free(tally *t);

#endif
