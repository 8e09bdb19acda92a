/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * translate.c - kinds by meaning: what one system writes as another would have.
 */
#include "record/translate.h"

#include <string.h>

#include "base/bytes.h"
#include "record/evidence.h"
#include "record/kinds.h"
#include "record/structs.h"

/* sv_flags of FreeBSD's PROCCTOR. */
enum { SV_ABI = 0xff, SV_FREEBSD = 9, SV_LINUX = 3, SV_ILP32 = 0x100, SV_LP64 = 0x200 };

/*
 * ---- kinds ------------------------------------------------------------------------------------
 */

static void
set_text(ktrec_payload *payload, unsigned kind, const void *data, size_t size)
{
    memset(payload, 0, sizeof(*payload));
    payload->kind = (uint16_t)kind;
    payload->u.text.text.data = data;
    payload->u.text.text.size = size;
}

/*
 * The strings of one record become a record each.  A last one without its NUL would come back with
 * it.
 */
static unsigned
split_strings(unsigned kind, uint32_t at, ktrec_payload *payload, uint32_t *next)
{
    const ktrec_bytes all = payload->u.text.text;
    const char *text = all.data;
    ktrec_bytes rest = {NULL, 0};
    ktrec_bytes string;

    if (at < all.size)
        rest = (ktrec_bytes){text + at, all.size - at};
    if (ktrec_strings_next(&rest, &string) != KTREC_OK)
        return KTRECI_LOST(KIND);
    set_text(payload, kind, string.data, string.size);
    *next = rest.size != 0 ? (uint32_t)(all.size - rest.size) : 0;
    return text[all.size - 1] == '\0' ? 0 : KTRECI_LOST(SHAPE);
}

/* One string becomes a record of strings, each of which has its NUL. */
static unsigned
join_string(unsigned kind, ktrec_payload *payload)
{
    const ktrec_bytes text = payload->u.text.text;

    if (text.size != 0 && memchr(text.data, '\0', text.size) != NULL)
        return KTRECI_LOST(KIND);
    set_text(payload, kind, text.data, text.size);
    payload->flags = KTREC_PAYLOAD_NUL;
    return 0;
}

static int
is_named(const ktrec_bytes *text, const char *name)
{
    return name != NULL && text->size == strlen(name) && memcmp(text->data, name, text->size) == 0;
}

/* What FreeBSD would say of a process in this emulation of a system's kernel; 0: it has no word. */
static uint32_t
flags_of_emulation(const ktreci_plan *plan, const ktrec_bytes *name)
{
    uint32_t own = plan->format.long_size == 8 ? SV_LP64 : SV_ILP32;

    if (is_named(name, plan->system->native))
        return SV_FREEBSD | own;
    if (is_named(name, plan->system->native32))
        return SV_FREEBSD | SV_ILP32;
    if (is_named(name, "linux"))
        return SV_LINUX | own;
    return is_named(name, "linux32") ? SV_LINUX | SV_ILP32 : 0;
}

/* The emulation that a system would call such a process; NULL: none. */
static const char *
emulation_of_flags(const ktreci_plan *plan, uint32_t flags)
{
    int small = (flags & SV_ILP32) != 0 && plan->format.long_size == 8;

    if ((flags & SV_ABI) == SV_LINUX)
        return small ? "linux32" : "linux";
    if ((flags & SV_ABI) != SV_FREEBSD)
        return NULL;
    return small && plan->system->native32 != NULL ? plan->system->native32 : plan->system->native;
}

static unsigned
emul_to_procctor(const ktreci_plan *from, ktrec_payload *payload)
{
    uint32_t flags = flags_of_emulation(from, &payload->u.text.text);

    if (flags == 0)
        return KTRECI_LOST(KIND);
    memset(payload, 0, sizeof(*payload));
    payload->kind = KTREC_KIND_PROCCTOR;
    payload->u.procctor.flags = flags;
    return 0;
}

/* A name says less than the flags may. */
static unsigned
procctor_to_emul(const ktreci_plan *to, ktrec_payload *payload)
{
    uint32_t flags = payload->u.procctor.flags;
    const char *name = emulation_of_flags(to, flags);

    if (name == NULL)
        return KTRECI_LOST(KIND);
    set_text(payload, KTREC_KIND_EMUL, name, strlen(name));
    return flags_of_emulation(to, &payload->u.text.text) == flags ? 0 : KTRECI_LOST(SHAPE);
}

/* Each system has a name of its own for its own processes. */
static unsigned
translate_emulation(const ktreci_plan *from, const ktreci_plan *to, ktrec_payload *payload)
{
    const ktrec_bytes *name = &payload->u.text.text;
    const char *other = to->system->native;
    unsigned lost = 0;

    if (payload->kind != KTREC_KIND_EMUL)
        return 0;
    if (is_named(name, from->system->native32)) {
        if (to->system->native32 != NULL)
            other = to->system->native32;
        else
            lost = KTRECI_LOST(SHAPE);
    } else if (!is_named(name, from->system->native)) {
        return 0;
    }
    set_text(payload, KTREC_KIND_EMUL, other, strlen(other));
    return lost;
}

enum { MIB_MOST = 24, MIB_TEXT = MIB_MOST * 12 };

/* "1.18": numbers where the other system has names. */
static unsigned
mib_to_sysctl(ktrec_payload *payload)
{
    static _Thread_local char text[MIB_TEXT];
    const ktrec_words *mib = &payload->u.mib.name;
    char *end = text + sizeof(text);
    char *p = end;

    if (mib->count > MIB_MOST)
        return KTRECI_LOST(KIND);
    for (uint32_t i = mib->count; i-- > 0;) {
        uint64_t v = (uint32_t)ktrec_words_get(mib, i);

        do
            *--p = (char)('0' + v % 10);
        while ((v /= 10) != 0);
        if (i > 0)
            *--p = '.';
    }
    set_text(payload, KTREC_KIND_SYSCTL, p, (size_t)(end - p));
    payload->flags = KTREC_PAYLOAD_NUL;
    return 0;
}

/* A name of numbers only; others have no numbers that another system would know. */
static unsigned
sysctl_to_mib(ktrec_payload *payload)
{
    static _Thread_local uint32_t numbers[MIB_MOST];
    const ktrec_bytes name = payload->u.text.text;
    const char *p = name.data;
    uint32_t n = 0;
    uint64_t v = 0;

    for (size_t i = 0; i <= name.size; i++) {
        if (i < name.size && p[i] >= '0' && p[i] <= '9') {
            v = v * 10 + (uint64_t)(p[i] - '0');
            /* "01" would not come back. */
            if (v > UINT32_MAX || (v < 10 && i > 0 && p[i - 1] == '0'))
                return KTRECI_LOST(KIND);
        } else if ((i == name.size || p[i] == '.') && i > 0 && p[i - 1] != '.' && n < MIB_MOST) {
            numbers[n++] = (uint32_t)v;
            v = 0;
        } else {
            return KTRECI_LOST(KIND);
        }
    }
    memset(payload, 0, sizeof(*payload));
    payload->kind = KTREC_KIND_MIB;
    payload->u.mib.name = (ktrec_words){numbers, n, 4, KTRECI_HOST_ORDER, 0};
    return 0;
}

/* What the target has instead of a kind of its own, and what that loses. */
static unsigned
other_kind(const ktreci_plan *from, const ktreci_plan *to, uint32_t at, ktrec_payload *payload,
           uint32_t *next)
{
    switch (payload->kind) {
    case KTREC_KIND_ARGS:
        return split_strings(KTREC_KIND_EXEC_ARG, at, payload, next);
    case KTREC_KIND_ENVS:
        return split_strings(KTREC_KIND_EXEC_ENV, at, payload, next);
    case KTREC_KIND_EXEC_ARG:
        return join_string(KTREC_KIND_ARGS, payload);
    case KTREC_KIND_EXEC_ENV:
        return join_string(KTREC_KIND_ENVS, payload);
    case KTREC_KIND_EMUL:
        return emul_to_procctor(from, payload);
    case KTREC_KIND_PROCCTOR:
        return procctor_to_emul(to, payload);
    case KTREC_KIND_MIB:
        return mib_to_sysctl(payload);
    case KTREC_KIND_SYSCTL:
        return sysctl_to_mib(payload);
    default:
        return KTRECI_LOST(KIND);
    }
}

/*
 * ---- the rest ---------------------------------------------------------------------------------
 */

/* Whether the data of a USER record is a structure whose layout follows the kernel's ABI. */
static int
is_abi_label(const ktreci_plan *plan, const ktrec_user *user)
{
    const char *const *label = plan->system->abi_labels;

    for (; label != NULL && *label != NULL; label++) {
        size_t len = strlen(*label) + 1;

        if (user->id.size >= len && memcmp(user->id.data, *label, len) == 0)
            return user->data.size != 0;
    }
    return 0;
}

int
ktreci_same_machine(const ktreci_plan *a, const ktreci_plan *b)
{
    ktrec_format f = a->format;

    f.version = b->format.version;
    f.time_size = b->format.time_size;
    return memcmp(&f, &b->format, sizeof(f)) == 0;
}

/* Bytes that are a structure of the source's ABI, or system, and would be another in the target. */
static int
is_opaque(const ktreci_plan *from, const ktreci_plan *to, const ktrec_payload *payload)
{
    switch (payload->kind) {
    case KTREC_KIND_USER:
        return !ktreci_same_machine(from, to) && is_abi_label(from, &payload->u.user);
    case KTREC_KIND_STRUCT:
    case KTREC_KIND_STRUCT_ARRAY:
        if (from->system != to->system)
            return payload->u.structure.data.size != 0;
        return !ktreci_struct_is_same(&from->format, &to->format, payload);
    case KTREC_KIND_CAPFAIL:
        return !ktreci_same_machine(from, to) && (payload->flags & KTREC_PAYLOAD_CAP3) != 0;
    default:
        return 0;
    }
}

/* Whether the system writes the numbers of a sysctl's name behind its arguments. */
static int
has_mibs(const ktreci_plan *plan)
{
    return plan->shape_plan[plan->shape[KTREC_KIND_SYSCALL]].tail == KTRECI_TAIL_ARGS_MIB;
}

/*
 * What a system call's record has beyond its arguments: a sysctl's numbers, the mark of an indirect
 * call.
 */
static unsigned
drop_extras(const ktreci_plan *to, ktrec_payload *payload)
{
    unsigned lost = 0;

    if (payload->kind != KTREC_KIND_SYSCALL || has_mibs(to))
        return 0;
    if (payload->u.syscall.rest.size != 0) {
        payload->u.syscall.rest.size = 0;
        lost |= KTRECI_LOST(SHAPE);
    }
    if ((payload->flags & KTREC_PAYLOAD_INDIRECT) != 0) {
        payload->flags &= ~(uint32_t)KTREC_PAYLOAD_INDIRECT;
        lost |= KTRECI_LOST(SHAPE);
    }
    return lost;
}

/*
 * The numbers of a sysctl's name in the target's order.  What is behind the arguments of another
 * system's calls is of no known sort.
 */
static unsigned
translate_mib(const ktreci_plan *from, const ktreci_plan *to, ktrec_payload *payload)
{
    static _Thread_local uint8_t numbers[12 * 4]; /* CTL_MAXNAME */
    ktrec_bytes *rest = &payload->u.syscall.rest;

    if (payload->kind != KTREC_KIND_SYSCALL || rest->size == 0 ||
        from->format.order == to->format.order)
        return 0;
    if (!has_mibs(from) || !has_mibs(to) || rest->size % 4 != 0 || rest->size > sizeof(numbers))
        return KTRECI_LOST(OPAQUE);
    for (size_t i = 0; i < rest->size; i += 4)
        ktreci_store32(numbers + i, ktreci_load32((const uint8_t *)rest->data + i, 1), 0);
    rest->data = numbers;
    return 0;
}

/*
 * A call to be restarted; and another error that would be taken for that.  NetBSD 4.0 gave it a new
 * number, so that this is no matter of systems alone.
 */
static unsigned
translate_restart(const ktreci_plan *from, const ktreci_plan *to, ktrec_payload *payload)
{
    int restart = ktreci_restart_of(to->system, to->format.version);

    if (payload->kind != KTREC_KIND_SYSRET)
        return 0;
    if (payload->u.sysret.error == ktreci_restart_of(from->system, from->format.version))
        payload->u.sysret.error = restart;
    else if (payload->u.sysret.error == restart)
        return KTRECI_LOST(SHAPE);
    return 0;
}

/* Whether a call would say that the trace is not of this format. */
static int
is_refuted(const ktreci_plan *plan, const ktrec_syscall *call)
{
    for (const ktreci_evidence *e = plan->system->evidence; e != NULL && e->kind != 0; e++) {
        /* Registers of 4 bytes cut an address, and that is reported. */
        if (e->kind == KTRECI_EVIDENCE_POINTER && plan->format.register_size == 4)
            continue;
        if (ktreci_evidence_refutes(e, &plan->format, call))
            return 1;
    }
    return 0;
}

/* Arguments keep the slots of the source, and calls their numbers; the target may know better. */
static unsigned
weigh_call(const ktreci_plan *from, const ktreci_plan *to, const ktrec_payload *payload)
{
    return payload->kind == KTREC_KIND_SYSCALL && is_refuted(to, &payload->u.syscall) &&
                   !is_refuted(from, &payload->u.syscall)
               ? KTRECI_LOST(CALL)
               : 0;
}

unsigned
ktreci_translate(const ktreci_plan *from, const ktreci_plan *to, uint32_t at, ktrec_header *header,
                 ktrec_payload *payload, uint32_t *next)
{
    unsigned lost = is_opaque(from, to, payload) ? KTRECI_LOST(OPAQUE) : 0;

    if (to->type[payload->kind] == 0)
        lost |= other_kind(from, to, at, payload, next);
    if (to->type[payload->kind] == 0)
        lost |= KTRECI_LOST(KIND);
    if ((lost & KTRECI_LOST(KIND)) != 0)
        return KTRECI_LOST(KIND);
    header->kind = payload->kind;
    if (from->system != to->system) {
        lost |= translate_emulation(from, to, payload);
        lost |= drop_extras(to, payload);
    }
    lost |= weigh_call(from, to, payload);
    lost |= translate_mib(from, to, payload);
    lost |= translate_restart(from, to, payload);
    return lost | ktreci_best_form(from, to, payload);
}
