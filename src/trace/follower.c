/* SPDX-License-Identifier: BSD-2-Clause */
#include "trace/follower.h"

#include <string.h>

#include "names/emulation.h"

void
ktreci_follower_init(ktreci_follower *follower, const char *release, const char *fallback)
{
    memset(follower, 0, sizeof(*follower));
    follower->release = release;
    follower->fallback = fallback;
    follower->count = 1;
}

void
ktreci_follower_clear(ktreci_follower *follower)
{
    ktreci_processes_clear(&follower->processes);
}

/* The sv_flags in the form that is kept: what nobody looks at is the same for all. */
static uint32_t
plain_flags(uint32_t sv_flags)
{
    enum { OTHER = 0xff }; /* undefined in FreeBSD, too */
    uint32_t kind = sv_flags & KTRECI_SV_ABI_MASK;

    if (sv_flags == 0)
        return 0;
    if (kind != KTRECI_SV_ABI_FREEBSD && kind != KTRECI_SV_ABI_LINUX &&
        kind != KTRECI_SV_ABI_CLOUDABI)
        kind = OTHER;
    return kind | (sv_flags & (KTRECI_SV_ILP32 | KTRECI_SV_LP64));
}

ktreci_freebsd_abi
ktreci_follower_abi(const char *release, uint32_t sv_flags, const ktrec_format *format)
{
    ktreci_freebsd_abi abi = ktreci_freebsd_abi_get(release, sv_flags, format);

    if (abi.emulation != NULL && abi.calls == NULL) { /* the release is another system's */
        abi = ktreci_freebsd_abi_get(NULL, sv_flags, format);
        release = NULL;
    }
    /* kdump has the names of 64-bit processes for 32-bit ones, too. */
    if ((sv_flags & KTRECI_SV_ABI_MASK) == KTRECI_SV_ABI_FREEBSD)
        abi.calls = ktrec_calls_find(KTREC_SYSTEM_FREEBSD, release, NULL, format->register_size);
    return abi;
}

/* Fills an entry of a FreeBSD process. */
static void
resolve_abi(const ktreci_follower *follower, ktreci_emulated *emulation, uint32_t sv_flags)
{
    ktrec_format format = {.system = KTREC_SYSTEM_FREEBSD};

    format.register_size = (uint8_t)follower->register_size;
    format.align64 = (uint8_t)follower->align64;
    emulation->sv_flags = sv_flags;
    emulation->abi = ktreci_follower_abi(follower->release, sv_flags, &format);
    emulation->calls = emulation->abi.calls;
    emulation->flags = emulation->abi.flags;
}

/* Fills an entry whose name is set. */
static void
resolve(const ktreci_follower *follower, ktreci_emulated *emulation)
{
    int system = follower->system;
    const ktrec_calls_table *calls;

    calls = ktrec_calls_find(system, follower->release, emulation->name, follower->register_size);
    if (calls == NULL) /* the release is another system's */
        calls = ktrec_calls_find(system, NULL, emulation->name, follower->register_size);
    emulation->calls = calls;
    emulation->flags = ktreci_emulation_flags(system, emulation->name);
}

/* Fills the entry of processes that have said nothing. */
static void
resolve_fallback(ktreci_follower *follower)
{
    ktreci_emulated *emulation = &follower->list[0];
    const char *name = follower->fallback;
    uint32_t flags = 0;

    memset(emulation, 0, sizeof(*emulation));
    if (follower->system == KTREC_SYSTEM_FREEBSD && name != NULL)
        flags = ktreci_freebsd_sv_flags(name, follower->register_size);
    if (follower->system == KTREC_SYSTEM_FREEBSD && (name == NULL || flags != 0)) {
        resolve_abi(follower, emulation, flags);
        return;
    }
    emulation->name = name;
    resolve(follower, emulation);
}

int
ktreci_follower_format(ktreci_follower *follower, const ktrec_format *format)
{
    if (format->system == follower->system && format->register_size == follower->register_size &&
        format->align64 == follower->align64)
        return 0;
    follower->system = format->system;
    follower->register_size = format->register_size;
    follower->align64 = format->align64;
    follower->count = 1;
    ktreci_processes_clear(&follower->processes);
    follower->native =
        ktrec_calls_find(format->system, follower->release, NULL, format->register_size);
    if (follower->native == NULL)
        follower->native = ktrec_calls_find(format->system, NULL, NULL, format->register_size);
    resolve_fallback(follower);
    return 1;
}

const ktreci_followed *
ktreci_follower_see(ktreci_follower *follower, int32_t pid, unsigned kind)
{
    ktreci_process *process = ktreci_processes_find(&follower->processes, pid);
    ktreci_followed *seen = &follower->seen;

    seen->now = seen->named = &follower->list[process == NULL ? 0 : process->current];
    if (process == NULL || !process->changed)
        return seen;
    if (kind == KTREC_KIND_SYSRET)
        seen->named = &follower->list[process->previous];
    if (kind == KTREC_KIND_SYSCALL || kind == KTREC_KIND_SYSRET)
        process->changed = 0;
    return seen;
}

/* The number of the emulation in the list, where it is put if it is known; else 0 and *known 0. */
static unsigned
number_of(ktreci_follower *follower, const char *name, size_t size, int *known)
{
    ktreci_emulated *emulation;
    unsigned i;

    *known = 0;
    if (size == 0 || size >= KTRECI_EMULATION_NAME_MAX || memchr(name, '\0', size) != NULL)
        return 0;
    *known = 1;
    for (i = 1; i < follower->count; i++) {
        emulation = &follower->list[i];
        if (strlen(emulation->text) == size && memcmp(emulation->text, name, size) == 0)
            return i;
    }
    *known = 0;
    if (i == KTRECI_FOLLOWER_MAX)
        return 0;
    emulation = &follower->list[i];
    memset(emulation, 0, sizeof(*emulation));
    memcpy(emulation->text, name, size);
    emulation->text[size] = '\0';
    emulation->name = emulation->text;
    resolve(follower, emulation);
    if ((emulation->flags & KTRECI_EMULATION_KNOWN) == 0)
        return 0;
    *known = 1;
    follower->count++;
    return i;
}

int
ktreci_follower_set(ktreci_follower *follower, int32_t pid, const char *name, size_t size)
{
    ktreci_process *process;
    int known;
    unsigned number = number_of(follower, name, size, &known);

    if (!known) {
        process = ktreci_processes_find(&follower->processes, pid);
        if (process != NULL)
            process->changed = 1;
        return KTREC_END;
    }
    process = ktreci_processes_add(&follower->processes, pid);
    if (process == NULL)
        return KTREC_E_MEMORY;
    process->previous = process->current;
    process->current = (uint16_t)number;
    process->changed = 1;
    return KTREC_OK;
}

/* There are fewer forms of plain_flags than places in the list. */
int
ktreci_follower_set_abi(ktreci_follower *follower, int32_t pid, uint32_t sv_flags)
{
    uint32_t flags = plain_flags(sv_flags);
    ktreci_process *process;
    unsigned i = 1;

    while (i < follower->count && follower->list[i].sv_flags != flags)
        i++;
    if (i == KTRECI_FOLLOWER_MAX)
        return KTREC_OK;
    process = ktreci_processes_add(&follower->processes, pid);
    if (process == NULL)
        return KTREC_E_MEMORY;
    if (i == follower->count) {
        memset(&follower->list[i], 0, sizeof(follower->list[i]));
        resolve_abi(follower, &follower->list[i], flags);
        follower->count++;
    }
    process->current = process->previous = (uint16_t)i;
    return KTREC_OK;
}

void
ktreci_follower_forget(ktreci_follower *follower, int32_t pid)
{
    ktreci_processes_remove(&follower->processes, pid);
}
