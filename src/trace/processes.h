/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * processes.h - what is remembered of each process: a hash table by pid that grows.
 *
 * Open addressing; finding, adding and removing take the same time however many there are.
 */
#ifndef KTRECI_PROCESSES_H
#define KTRECI_PROCESSES_H

#include <stdint.h>

typedef struct ktreci_process {
    int32_t pid;
    uint16_t current;  /* number of the emulation, whatever that means to the user of the table */
    uint16_t previous; /* that before the last change */
    uint8_t changed;   /* an EMUL record came, and no call or return since */
    uint8_t taken;     /* the slot holds a process */
    uint16_t reserved;
} ktreci_process;

typedef struct ktreci_processes {
    ktreci_process *slots;
    uint32_t cap; /* slots, a power of two, or 0 */
    uint32_t count;
} ktreci_processes;

/* The process, or NULL.  Valid until the next add, remove or clear. */
ktreci_process *ktreci_processes_find(const ktreci_processes *processes, int32_t pid);

/* The same, added with all else zero if it was not there; NULL: no memory. */
ktreci_process *ktreci_processes_add(ktreci_processes *processes, int32_t pid);

void ktreci_processes_remove(ktreci_processes *processes, int32_t pid);

/* Frees everything; the table is then empty and usable.  A zeroed table is an empty one. */
void ktreci_processes_clear(ktreci_processes *processes);

#endif
