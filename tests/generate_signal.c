/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * generate_signal.c - signals, and the system calls that programs make.
 */
#include "generate_inside.h"

#include <string.h>

#include "base/bytes.h"

typedef struct signal_case {
    int8_t signal; /* 0: any without a reason of its own */
    int8_t code, codes;
    uint8_t reason;
} signal_case;

static const signal_case netbsd_cases[] = {
    {0, 0, 1, KTREC_REASON_SENDER}, {0, -5, 1, KTREC_REASON_SENDER}, {0, -4, 4, KTREC_REASON_VALUE},
    {20, 1, 6, KTREC_REASON_CHILD}, {4, 1, 8, KTREC_REASON_FAULT},   {5, 1, 3, KTREC_REASON_FAULT},
    {8, 1, 8, KTREC_REASON_FAULT},  {10, 1, 3, KTREC_REASON_FAULT},  {11, 1, 2, KTREC_REASON_FAULT},
    {23, 1, 6, KTREC_REASON_POLL},  {5, 7, 2, KTREC_REASON_SYSCALL}, {5, 4, 2, KTREC_REASON_PTRACE},
    {0, 1, 9, KTREC_REASON_NONE},
};

static void
reason(generator *g, const ktrec_format *f, ktrec_siginfo *s)
{
    unsigned pointer = f->pointer_size;

    switch (s->reason) {
    case KTREC_REASON_CHILD:
        s->status = generate_int32(g);
        s->utime = generate_int32(g);
        s->stime = generate_int32(g);
        break;
    case KTREC_REASON_VALUE:
        s->value = generate_sized(g, pointer);
        break;
    case KTREC_REASON_FAULT:
        s->addr = generate_sized(g, pointer);
        s->trap = generate_int32(g);
        s->trap2 = generate_int32(g);
        s->trap3 = generate_int32(g);
        break;
    case KTREC_REASON_POLL:
        s->band = generate_signed(g, f->long_size);
        s->fd = generate_int32(g);
        break;
    case KTREC_REASON_SYSCALL:
        s->syscall = generate_int32(g);
        s->value2[0] = generate_int32(g);
        s->value2[1] = generate_int32(g);
        s->syserror = generate_int32(g);
        for (int i = 0; i < 8; i++)
            s->args[i] = generate_number(g);
        break;
    case KTREC_REASON_PTRACE:
        s->event = generate_int32(g);
        s->other = generate_int32(g);
        break;
    default:
        break;
    }
    if (s->reason >= KTREC_REASON_SENDER && s->reason <= KTREC_REASON_CHILD) {
        s->pid = generate_int32(g);
        s->uid = (uint32_t)generate_int32(g);
    }
}

static const signal_case openbsd_cases[] = {
    {0, 0, 1, KTREC_REASON_SENDER}, {0, -1, 1, KTREC_REASON_SENDER}, {0, -3, 2, KTREC_REASON_VALUE},
    {20, 1, 6, KTREC_REASON_CHILD}, {4, 1, 8, KTREC_REASON_FAULT},   {8, 1, 8, KTREC_REASON_FAULT},
    {10, 1, 3, KTREC_REASON_FAULT}, {11, 1, 2, KTREC_REASON_FAULT},  {0, 1, 9, KTREC_REASON_NONE},
};

/*
 * NetBSD: where the reason can lie.  At 16 where a 64-bit integer or pointer in siginfo is aligned
 * to 8.
 */
static uint32_t
siginfo_layout(generator *g, const ktrec_format *f, int since9)
{
    if (f->long_size == 8)
        return 16;
    if (f->align64 < 8)
        return 12;
    return since9 || generate_below(g, 2) ? 16 : 12;
}

/*
 * OpenBSD: the union without what NetBSD alone has; the user id came with 64-bit times where there
 * are any.
 */
static void
openbsd_reason(generator *g, const ktrec_format *f, ktrec_siginfo *s)
{
    reason(g, f, s);
    s->trap2 = s->trap3 = 0;
    if (s->reason != KTREC_REASON_CHILD)
        return;
    if (f->version < 4) {
        s->uid = 0;
        return;
    }
    s->utime = generate_signed(g, 8);
    s->stime = generate_signed(g, 8);
}

static void
psig_openbsd(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    const signal_case *c =
        &openbsd_cases[generate_below(g, sizeof(openbsd_cases) / sizeof(openbsd_cases[0]))];
    ktrec_siginfo *s = &p->u.psig.siginfo;

    p->flags = KTREC_PAYLOAD_MASK1;
    if (f->version == 1 && g->dialect % 2)
        return; /* before 3.0 */
    p->flags |= KTREC_PAYLOAD_SIGINFO;
    p->u.psig.signal = c->signal != 0 ? c->signal : 12 + (int32_t)generate_below(g, 4);
    s->signo = p->u.psig.signal;
    s->code = c->code + (int32_t)generate_below(g, (uint32_t)c->codes);
    s->error = generate_int32(g);
    s->reason = c->reason;
    s->layout = f->version >= 4 ? (f->align64 == 8 ? 16 : 12) : (f->pointer_size == 8 ? 16 : 12);
    openbsd_reason(g, f, s);
}

static void
psig_netbsd(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    static const uint16_t forms[] = {0,
                                     KTREC_PAYLOAD_SIGINFO,
                                     KTREC_PAYLOAD_SIGINFO,
                                     KTREC_PAYLOAD_MASK1,
                                     KTREC_PAYLOAD_ILP32,
                                     KTREC_PAYLOAD_ILP32 | KTREC_PAYLOAD_SIGINFO};
    int can_be_32 = f->long_size == 8 && !(flags & GENERATE_PORTABLE);
    const signal_case *c =
        &netbsd_cases[generate_below(g, sizeof(netbsd_cases) / sizeof(netbsd_cases[0]))];
    ktrec_format layout = *f;

    p->flags = forms[generate_below(g, can_be_32 ? 6 : 4)];
    if (p->flags & KTREC_PAYLOAD_ILP32) {
        layout.long_size = layout.pointer_size = layout.register_size = 4;
        layout.align64 = 4;
    }
    p->u.psig.signal = c->signal != 0 ? c->signal : 33 + (int32_t)generate_below(g, 30);
    p->u.psig.action = generate_sized(g, layout.pointer_size);
    if (!(p->flags & KTREC_PAYLOAD_SIGINFO))
        return;
    ktrec_siginfo *s = &p->u.psig.siginfo;
    s->signo = p->u.psig.signal;
    s->code = c->code + (int32_t)generate_below(g, (uint32_t)c->codes);
    s->error = generate_int32(g);
    s->reason = c->reason;
    s->layout = siginfo_layout(g, &layout,
                               s->reason >= KTREC_REASON_SYSCALL || (flags & GENERATE_PORTABLE));
    reason(g, &layout, s);
}

void
generate_psig(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    int old_freebsd = f->system == KTREC_SYSTEM_FREEBSD && f->version >= KTREC_VERSION_OLD;

    p->u.psig.signal = 1 + (int32_t)generate_below(g, 31);
    p->u.psig.code = generate_int32(g);
    p->u.psig.action = generate_sized(g, f->pointer_size);
    if (f->system == KTREC_SYSTEM_NETBSD)
        psig_netbsd(g, f, flags, p);
    else if (f->system == KTREC_SYSTEM_OPENBSD)
        psig_openbsd(g, f, p);
    else if (f->system == KTREC_SYSTEM_CSRG || f->system == KTREC_SYSTEM_DARWIN ||
             (old_freebsd && (f->version == KTREC_VERSION_PID16 || g->dialect % 2)))
        p->flags = KTREC_PAYLOAD_MASK1;
    for (int i = 0; i < (p->flags & KTREC_PAYLOAD_MASK1 ? 1 : 4); i++)
        p->u.psig.mask[i] = (uint32_t)generate_number(g);
}

/* ---- system calls ---------------------------------------------------------------------------- */

/* Arguments of a call: letters, i an int, p a pointer, q 64 bits in what the ABI takes for it. */
typedef struct real_call {
    int16_t number;
    const char *args;
} real_call;

static const real_call calls[] = {
    {3, "ipi"}, {4, "ipi"},  {5, "pii"},  {6, "i"},   {10, "p"},
    {20, ""},   {54, "iip"}, {59, "ppp"}, {90, "ii"},
};

/* Where calls with 64-bit arguments have or had their numbers. */
static real_call
long_call(const ktrec_format *f)
{
    if (f->system == KTREC_SYSTEM_NETBSD)
        return (real_call){199, "iiqi"};
    if (f->system == KTREC_SYSTEM_FREEBSD && f->version < KTREC_VERSION_OLD)
        return (real_call){478, "iqi"};
    if (f->system == KTREC_SYSTEM_OPENBSD)
        return f->version == 5 ? (real_call){49, "piiiiq"} : (real_call){197, "piiiiiq"};
    return (real_call){20, ""};
}

/*
 * On 32-bit machines 64 bits take two slots; where they are aligned to 8, from an even one on, to
 * an even end.
 */
void
generate_real_call(generator *g, const ktrec_format *f, ktrec_syscall *call)
{
    enum { CALLS = sizeof(calls) / sizeof(calls[0]), MOST = 12 };
    uint32_t which = generate_below(g, CALLS + 1);
    real_call c = which < CALLS ? calls[which] : long_call(f);
    int split = f->register_size == 4, aligned = split && f->align64 == 8;
    size_t size = 8 * MOST;
    uint8_t *args = generate_room(g, &size);
    uint32_t n = 0;
    int has_long = 0;

    for (const char *a = c.args; *a != '\0' && n + 3 < size / 8; a++) {
        uint64_t v = generate_below(g, 1000);

        if (*a == 'p')
            v += f->pointer_size == 8 ? 0x7f7fff000000u : 0x1bf00000u;
        if (*a == 'q' && aligned && n % 2 != 0) {
            memset(args + 8 * (size_t)n++, 0, 8);
        }
        memcpy(args + 8 * (size_t)n++, &v, 8);
        if (*a == 'q' && split)
            memset(args + 8 * (size_t)n++, 0, 8);
        has_long |= *a == 'q';
    }
    if (has_long && aligned && n % 2 != 0 && f->system == KTREC_SYSTEM_NETBSD)
        memset(args + 8 * (size_t)n++, 0, 8);
    call->number = c.number;
    call->args = (ktrec_words){args, n, 8, KTRECI_HOST_ORDER, 0};
}
