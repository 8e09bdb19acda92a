/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * siginfo.c - the siginfo of NetBSD and OpenBSD behind a PSIG record: a structure of fixed size, of
 * whose union one member is chosen by signal and code.
 */
#include <stddef.h>
#include <string.h>

#include "base/bytes.h"
#include "record/tails.h"

/* Signals that both number alike, and codes. */
enum {
    SIG_ILL = 4,
    SIG_TRAP = 5,
    SIG_FPE = 8,
    SIG_BUS = 10,
    SIG_SEGV = 11,
    SIG_CHLD = 20,
    SIG_IO = 23
};
enum { SI_NOCODE = 32767 /* SI_NOINFO */, SI_BY_USER = 0 };

#define END                                                                                        \
    {                                                                                              \
        KTRECI_END, 0, 0, 0                                                                        \
    }
#define FIELD(prim, member)                                                                        \
    {                                                                                              \
        KTRECI_##prim, sizeof(((ktrec_siginfo *)0)->member), offsetof(ktrec_siginfo, member), 0    \
    }
#define ARRAY(prim, member, count)                                                                 \
    {                                                                                              \
        KTRECI_##prim, sizeof(((ktrec_siginfo *)0)->member[0]), offsetof(ktrec_siginfo, member),   \
            count                                                                                  \
    }

static const ktreci_field head[] = {FIELD(I32, signo), FIELD(I32, code), FIELD(I32, error), END};

/* The union's members; each starts where the union does. */
static const ktreci_field none[] = {END};
static const ktreci_field sender[] = {FIELD(I32, pid), FIELD(U32, uid), END};
static const ktreci_field value[] = {FIELD(I32, pid), FIELD(U32, uid), FIELD(PTR, value), END};
static const ktreci_field child[] = {
    FIELD(I32, pid), FIELD(U32, uid), FIELD(I32, status), FIELD(I32, utime), FIELD(I32, stime), END,
};
static const ktreci_field fault[] = {
    FIELD(PTR, addr), FIELD(I32, trap), FIELD(I32, trap2), FIELD(I32, trap3), END,
};
static const ktreci_field poll[] = {FIELD(LONG, band), FIELD(I32, fd), END};
static const ktreci_field trapped_call[] = {
    FIELD(I32, syscall), ARRAY(I32, value2, 2), FIELD(I32, syserror), ARRAY(U64, args, 8), END,
};
static const ktreci_field ptrace[] = {FIELD(I32, event), FIELD(I32, other), END};

/* OpenBSD >= 5.5: a clock_t of 64 bits, and the status last. */
static const ktreci_field child_o[] = {
    FIELD(I32, pid), FIELD(U32, uid), FIELD(I64, utime), FIELD(I64, stime), FIELD(I32, status), END,
};
/* Before, all behind the process id was a union of its own, which a pointer aligned. */
static const ktreci_field sender_old[] = {
    FIELD(I32, pid), {KTRECI_ALIGN_LONG, 0, 0, 0}, FIELD(U32, uid), END};
static const ktreci_field value_old[] = {
    FIELD(I32, pid), {KTRECI_ALIGN_LONG, 0, 0, 0}, FIELD(U32, uid), FIELD(PTR, value), END,
};
static const ktreci_field child_old[] = {
    FIELD(I32, pid),   {KTRECI_ALIGN_LONG, 0, 0, 0}, FIELD(I32, utime),
    FIELD(I32, stime), FIELD(I32, status),           END,
};
static const ktreci_field fault_o[] = {FIELD(PTR, addr), FIELD(I32, trap), END};

static const ktreci_field *const reasons_netbsd[] = {
    [KTREC_REASON_NONE] = none,
    [KTREC_REASON_SENDER] = sender,
    [KTREC_REASON_VALUE] = value,
    [KTREC_REASON_CHILD] = child,
    [KTREC_REASON_FAULT] = fault,
    [KTREC_REASON_POLL] = poll,
    [KTREC_REASON_SYSCALL] = trapped_call,
    [KTREC_REASON_PTRACE] = ptrace,
};
static const ktreci_field *const reasons_openbsd[] = {
    [KTREC_REASON_NONE] = none,     [KTREC_REASON_SENDER] = sender, [KTREC_REASON_VALUE] = value,
    [KTREC_REASON_CHILD] = child_o, [KTREC_REASON_FAULT] = fault_o,
};
static const ktreci_field *const reasons_openbsd_old[] = {
    [KTREC_REASON_NONE] = none,       [KTREC_REASON_SENDER] = sender_old,
    [KTREC_REASON_VALUE] = value_old, [KTREC_REASON_CHILD] = child_old,
    [KTREC_REASON_FAULT] = fault_o,
};

/* How one system does it. */
typedef struct dialect {
    const ktreci_field *const *reasons; /* by KTREC_REASON_* */
    int32_t (*reason_of)(int32_t signo, int32_t code);
    unsigned early_size; /* where the union starts at 12 */
    unsigned late_size;  /* where it starts at 16 */
} dialect;

static int32_t
fault_or_none(int32_t signo)
{
    switch (signo) {
    case SIG_ILL:
    case SIG_TRAP:
    case SIG_FPE:
    case SIG_BUS:
    case SIG_SEGV:
        return KTREC_REASON_FAULT;
    default:
        return KTREC_REASON_NONE;
    }
}

static int32_t
reason_netbsd(int32_t signo, int32_t code)
{
    enum { SI_LWP = -5, SI_MESGQ = -4, SI_QUEUE = -1 };
    enum { TRAP_CHLD = 4, TRAP_LWP = 5, TRAP_SCE = 7, TRAP_SCX = 8 };

    if (code == SI_BY_USER || code == SI_LWP)
        return KTREC_REASON_SENDER;
    if (code >= SI_MESGQ && code <= SI_QUEUE)
        return KTREC_REASON_VALUE;
    if (code < 0 || code == SI_NOCODE)
        return KTREC_REASON_NONE;
    if (signo == SIG_CHLD)
        return KTREC_REASON_CHILD;
    if (signo == SIG_IO)
        return KTREC_REASON_POLL;
    if (signo == SIG_TRAP && (code == TRAP_SCE || code == TRAP_SCX))
        return KTREC_REASON_SYSCALL;
    if (signo == SIG_TRAP && (code == TRAP_CHLD || code == TRAP_LWP))
        return KTREC_REASON_PTRACE;
    return fault_or_none(signo);
}

static int32_t
reason_openbsd(int32_t signo, int32_t code)
{
    enum { SI_TIMER = -3, SI_QUEUE = -2, SI_LWP = -1 };

    if (code == SI_BY_USER || code == SI_LWP)
        return KTREC_REASON_SENDER;
    if (code == SI_QUEUE || code == SI_TIMER)
        return KTREC_REASON_VALUE;
    if (code < 0 || code == SI_NOCODE)
        return KTREC_REASON_NONE;
    return signo == SIG_CHLD ? KTREC_REASON_CHILD : fault_or_none(signo);
}

static const dialect netbsd = {reasons_netbsd, reason_netbsd, 128, 128};
static const dialect openbsd = {reasons_openbsd, reason_openbsd, 128, 136};
static const dialect openbsd_old = {reasons_openbsd_old, reason_openbsd, 128, 136};

/* Header version 4 came with the 64-bit time_t that changed siginfo as well. */
static const dialect *
dialect_of(const ktreci_tail *tail)
{
    if (tail->shape->tail == KTRECI_TAIL_SIGINFO)
        return &netbsd;
    return tail->shape->format.version >= 4 ? &openbsd : &openbsd_old;
}

enum { STEPS = 16 };

/* Lays a member of the union out: its steps, and how many. */
static unsigned
lay_out(const ktreci_field *fields, const ktrec_format *format, ktreci_step steps[STEPS])
{
    ktreci_layout_result result;

    return ktreci_layout(fields, format, steps, STEPS, &result) == 0 ? result.steps : 0;
}

static void
read_steps(const ktreci_field *fields, const ktrec_format *format, const uint8_t *p,
           ktrec_siginfo *info, int swap)
{
    ktreci_step steps[STEPS];
    unsigned n = lay_out(fields, format, steps);

    for (unsigned i = 0; i < n; i++) {
        const ktreci_step *s = &steps[i];
        const uint8_t *from = p + s->offset;

        ktreci_store((uint8_t *)info + s->to, ktreci_load_number(from, s->size, s->sign, swap),
                     s->width, 0);
    }
}

/* Whether all members fit, for p NULL; else writes them. */
static int
write_steps(const ktreci_field *fields, const ktrec_format *format, const ktrec_siginfo *info,
            uint8_t *p, int swap)
{
    ktreci_step steps[STEPS];
    unsigned n = lay_out(fields, format, steps);

    for (unsigned i = 0; i < n; i++) {
        const ktreci_step *s = &steps[i];
        const uint8_t *from = (const uint8_t *)info + s->to;
        uint64_t v = ktreci_load_number(from, s->width, s->sign, 0);

        if (p != NULL)
            ktreci_store(p + s->offset, v, s->size, swap);
        else if (s->size < s->width && (s->sign ? (int64_t)v != (int32_t)v : v > UINT32_MAX))
            return 0;
    }
    return 1;
}

/*
 * Whether the steps have a place for all that is told of the reason: systems tell more of it, or
 * less.
 */
static int
has_places(const ktreci_field *fields, const ktrec_format *format, const ktrec_siginfo *info)
{
    enum { UNION_MOST = 136 };
    uint8_t p[UNION_MOST] = {0};
    ktrec_siginfo told = {0};

    (void)write_steps(fields, format, info, p, 0);
    read_steps(fields, format, p, &told, 0);
    told.signo = info->signo;
    told.code = info->code;
    told.error = info->error;
    told.reason = info->reason;
    told.layout = info->layout;
    return memcmp(&told, info, sizeof(told)) == 0;
}

/*
 * Where the union starts: 16 where something in siginfo is aligned to 8.  On 32-bit machines that
 * align 64-bit integers so, siginfo got the first of them in NetBSD 9 and OpenBSD 5.5.
 */
static unsigned
usual_layout(const ktreci_tail *tail)
{
    if (dialect_of(tail) == &openbsd_old)
        return tail->shape->format.pointer_size == 8 ? 16 : 12;
    return tail->shape->format.align64 == 8 ? 16 : 12;
}

static size_t
start_of(const ktreci_tail *tail, unsigned layout)
{
    return layout == 16 ? ktreci_round(tail->shape->size, 8) : tail->shape->size;
}

static size_t
whole_size(const ktreci_tail *tail, unsigned layout)
{
    const dialect *d = dialect_of(tail);

    return start_of(tail, layout) + (layout == 16 ? d->late_size : d->early_size);
}

/* The union's offset within siginfo, or 0 if the length is no siginfo's. */
static unsigned
layout_of(const ktreci_tail *tail, size_t len)
{
    unsigned usual = usual_layout(tail);

    if (len == whole_size(tail, usual))
        return usual;
    if (tail->shape->format.pointer_size == 4 && dialect_of(tail) == &netbsd &&
        len == whole_size(tail, 12))
        return 12;
    return 0;
}

static int
siginfo_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    (void)p;
    (void)strict;
    return layout_of(tail, len) != 0;
}

static void
siginfo_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    const dialect *d = dialect_of(tail);
    ktrec_siginfo *info = to;
    int swap = tail->plan->swap;

    (void)flags;
    info->layout = layout_of(tail, len);
    p += start_of(tail, info->layout);
    read_steps(head, &tail->shape->format, p, info, swap);
    info->reason = d->reason_of(info->signo, info->code);
    read_steps(d->reasons[info->reason], &tail->shape->format, p + info->layout, info, swap);
}

/* The layout to write: the one that was read if the format has it, else the format's usual one. */
static unsigned
layout_to(const ktreci_tail *tail, const ktrec_siginfo *info)
{
    if (info->layout == 12 && tail->shape->format.pointer_size == 4 && dialect_of(tail) == &netbsd)
        return 12;
    return usual_layout(tail);
}

static int64_t
siginfo_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const dialect *d = dialect_of(tail);
    const ktrec_siginfo *info = from;

    if (info->reason != d->reason_of(info->signo, info->code))
        return KTREC_E_RANGE;
    if ((flags & KTREC_PAYLOAD_CUT) == 0 &&
        (!write_steps(d->reasons[info->reason], &tail->shape->format, info, NULL, 0) ||
         !has_places(d->reasons[info->reason], &tail->shape->format, info)))
        return KTREC_E_RANGE;
    return (int64_t)whole_size(tail, layout_to(tail, info));
}

static void
siginfo_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const dialect *d = dialect_of(tail);
    const ktrec_siginfo *info = from;
    unsigned layout = layout_to(tail, info);
    int swap = tail->plan->swap;

    (void)flags;
    p += start_of(tail, layout);
    (void)write_steps(head, &tail->shape->format, info, p, swap);
    (void)write_steps(d->reasons[info->reason], &tail->shape->format, info, p + layout, swap);
}

const ktreci_tail_codec ktreci_tail_siginfo = {siginfo_fits, siginfo_read, siginfo_size,
                                               siginfo_write};
