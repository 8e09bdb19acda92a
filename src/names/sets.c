/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sets.c - access to the sets of names that kdumps print.
 */
#include "names/sets.h"

#include "names/tables.h"

const ktreci_set *
ktreci_set_get(unsigned id)
{
    return &ktreci_sets[id < KTRECI_SET_COUNT ? id : KTRECI_SET_NONE];
}

const ktreci_set *
ktreci_set_for(const ktrec_calls_table *calls, unsigned id)
{
    const ktreci_set *set = ktreci_set_get(id);

    if (set->older != 0 && ktreci_dialect(calls) == KTRECI_DIALECT_OLDER)
        set = &ktreci_sets[set->older];
    return set;
}

const ktreci_set_entry *
ktreci_set_entries(const ktreci_set *set)
{
    return ktreci_set_entries_all + set->first;
}

const char *
ktreci_set_entry_name(const ktreci_set_entry *entry)
{
    return ktreci_sets_text + entry->name;
}

const char *
ktreci_set_name(const ktreci_set *set, uint64_t value)
{
    const ktreci_set_entry *entries = ktreci_set_entries(set);

    for (size_t i = 0; i < set->count; i++)
        if (entries[i].value == value)
            return ktreci_set_entry_name(&entries[i]);
    return NULL;
}
