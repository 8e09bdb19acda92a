/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "base/compat.h"
#include "tool/tally.h"

static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

static size_t
hash_of(const tally_key *key)
{
    uint64_t hash, word;
    size_t i;

    hash = mix(mix(0, (uint64_t)key->first), (uint64_t)key->second);
    for (i = 0; i < sizeof(key->name); i += sizeof(word)) {
        memcpy(&word, key->name + i, sizeof(word));
        hash = mix(hash, word);
    }
    return (size_t)hash;
}

static int
same(const tally_key *a, const tally_key *b)
{
    return a->first == b->first && a->second == b->second &&
           memcmp(a->name, b->name, sizeof(a->name)) == 0;
}

/* The slot of the key, or the free one where it belongs. */
static size_t *
find(const tally *t, const tally_key *key)
{
    size_t i = hash_of(key) & (t->slot_count - 1);

    while (t->slots[i] != 0 && !same(&t->entries[t->slots[i] - 1].key, key))
        i = (i + 1) & (t->slot_count - 1);
    return &t->slots[i];
}

static int
grow(tally *t)
{
    size_t room = t->room == 0 ? 16 : t->room * 2, i;
    tally_entry *entries = reallocarray(t->entries, room, sizeof(*entries));
    size_t *slots;

    if (entries == NULL)
        return -1;
    t->entries = entries;
    slots = calloc(room * 4, sizeof(*slots));
    if (slots == NULL)
        return -1;
    free(t->slots);
    t->slots = slots;
    t->slot_count = room * 4;
    t->room = room;
    for (i = 0; i < t->used; i++)
        *find(t, &entries[i].key) = i + 1;
    return 0;
}

int
tally_add(tally *t, const tally_key *key)
{
    size_t *slot;

    if (t->used != 0 && same(&t->entries[t->last].key, key)) {
        t->entries[t->last].count++;
        return 0;
    }
    if (t->used == t->room && grow(t) != 0)
        return -1;
    slot = find(t, key);
    if (*slot == 0) {
        t->entries[t->used].key = *key;
        t->entries[t->used].count = 0;
        *slot = ++t->used;
    }
    t->last = *slot - 1;
    t->entries[t->last].count++;
    return 0;
}

static int
compare(const void *left, const void *right)
{
    const tally_key *a = &((const tally_entry *)left)->key, *b = &((const tally_entry *)right)->key;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->second != b->second)
        return a->second < b->second ? -1 : 1;
    return memcmp(a->name, b->name, sizeof(a->name));
}

void
tally_sort(tally *t)
{
    if (t->used > 1)
        qsort(t->entries, t->used, sizeof(*t->entries), compare);
}

void
tally_free(tally *t)
{
    free(t->entries);
    free(t->slots);
    memset(t, 0, sizeof(*t));
}
