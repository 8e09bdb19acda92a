/* SPDX-License-Identifier: BSD-2-Clause */
#include "trace/processes.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 64 };

/* Pids count up, and a multiplication by the golden ratio spreads what counts up. */
static uint32_t
home_of(uint32_t cap, int32_t pid)
{
    return (uint32_t)pid * 2654435769u >> 7 & (cap - 1);
}

/* The slot of pid, or the free one where it would be put.  There is always a free one. */
static uint32_t
slot_of(const ktreci_process *slots, uint32_t cap, int32_t pid)
{
    uint32_t i = home_of(cap, pid);

    while (slots[i].taken && slots[i].pid != pid)
        i = (i + 1) & (cap - 1);
    return i;
}

ktreci_process *
ktreci_processes_find(const ktreci_processes *processes, int32_t pid)
{
    ktreci_process *slot;

    if (processes->count == 0)
        return NULL;
    slot = &processes->slots[slot_of(processes->slots, processes->cap, pid)];
    return slot->taken ? slot : NULL;
}

static int
grow(ktreci_processes *processes)
{
    uint32_t cap = processes->cap == 0 ? SLOTS_FIRST : processes->cap * 2;
    ktreci_process *slots = cap > processes->cap ? calloc(cap, sizeof(*slots)) : NULL;
    uint32_t i;

    if (slots == NULL)
        return -1;
    for (i = 0; i < processes->cap; i++) {
        if (processes->slots[i].taken)
            slots[slot_of(slots, cap, processes->slots[i].pid)] = processes->slots[i];
    }
    free(processes->slots);
    processes->slots = slots;
    processes->cap = cap;
    return 0;
}

ktreci_process *
ktreci_processes_add(ktreci_processes *processes, int32_t pid)
{
    ktreci_process *slot = ktreci_processes_find(processes, pid);

    if (slot != NULL)
        return slot;
    if (processes->count >= processes->cap / 2 && grow(processes) != 0)
        return NULL;
    slot = &processes->slots[slot_of(processes->slots, processes->cap, pid)];
    slot->pid = pid;
    slot->taken = 1;
    processes->count++;
    return slot;
}

void
ktreci_processes_remove(ktreci_processes *processes, int32_t pid)
{
    ktreci_process *slots = processes->slots;
    ktreci_process *found = ktreci_processes_find(processes, pid);
    uint32_t last = processes->cap - 1;
    uint32_t hole, i;

    if (found == NULL)
        return;
    /*
     * Those behind the hole that could not be at home because of it move up: no marks of the dead.
     */
    hole = (uint32_t)(found - slots);
    for (i = (hole + 1) & last; slots[i].taken; i = (i + 1) & last) {
        uint32_t home = home_of(processes->cap, slots[i].pid);

        if (((i - home) & last) >= ((i - hole) & last)) {
            slots[hole] = slots[i];
            hole = i;
        }
    }
    slots[hole] = (ktreci_process){0};
    processes->count--;
}

void
ktreci_processes_clear(ktreci_processes *processes)
{
    free(processes->slots);
    *processes = (ktreci_processes){0};
}
