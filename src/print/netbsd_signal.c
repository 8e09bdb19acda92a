/* SPDX-License-Identifier: BSD-2-Clause */
/* netbsd_signal.c - PSIG.  The unbalanced parentheses are kdump's. */
#include "print/netbsd.h"

#include "base/bytes.h"
#include "base/text.h"

enum { NSIG = 64 };

/* Signals of NetBSD that siginfo tells apart. */
enum {
    NETBSD_SIGILL = 4,
    NETBSD_SIGTRAP = 5,
    NETBSD_SIGFPE = 8,
    NETBSD_SIGBUS = 10,
    NETBSD_SIGSEGV = 11,
    NETBSD_SIGCHLD = 20,
    NETBSD_SIGIO = 23,
    NETBSD_SIGRTMIN = 33
};

/* Codes that say who sent it, for any signal. */
enum {
    NETBSD_SI_USER = 0,
    NETBSD_SI_QUEUE = -1,
    NETBSD_SI_TIMER = -2,
    NETBSD_SI_ASYNCIO = -3,
    NETBSD_SI_MESGQ = -4,
    NETBSD_SI_LWP = -5,
    NETBSD_SI_NOINFO = 32767
};

void
ktreci_netbsd_signal_name(const ktreci_print_context *context, int64_t number)
{
    ktreci_sink *out = context->out;
    const char *name;

    if (number == 0) {
        ktreci_sink_put(out, " 0", 2);
    } else if (number < 0 || number >= NSIG) {
        ktreci_sink_text(out, "*unknown ");
        ktreci_sink_i64(out, number);
        ktreci_sink_char(out, '*');
    } else if (number >= NETBSD_SIGRTMIN) {
        ktreci_sink_text(out, "RT");
        ktreci_sink_i64(out, number - NETBSD_SIGRTMIN);
    } else {
        name = ktrec_signal_name(context->record->format.system, (int)number);
        ktreci_sink_text(out, name == NULL ? "" : name + 3);
    }
}

static void
print_mask(ktreci_sink *out, const uint32_t *mask)
{
    int signal, some = 0;

    ktreci_sink_text(out, " mask=(");
    for (signal = 1; signal < NSIG; signal++) {
        if ((mask[(signal - 1) / 32] >> ((signal - 1) % 32) & 1) == 0)
            continue;
        if (some++ != 0)
            ktreci_sink_char(out, ',');
        ktreci_sink_i64(out, signal);
    }
    ktreci_sink_char(out, ')');
}

/* "label" and a signed number. */
static void
print_field(ktreci_sink *out, const char *label, int64_t v)
{
    ktreci_sink_text(out, label);
    ktreci_sink_i64(out, v);
}

/* Sent by a process or a timer: code 0 and below. */
static void
print_sent(ktreci_sink *out, const ktrec_siginfo *info)
{
    static const struct {
        const char *name;
        uint8_t sender, value;
    } codes[] = {
        [-NETBSD_SI_USER] = {"SI_USER", 1, 0},   [-NETBSD_SI_QUEUE] = {"SI_QUEUE", 1, 1},
        [-NETBSD_SI_TIMER] = {"SI_TIMER", 1, 1}, [-NETBSD_SI_ASYNCIO] = {"SI_ASYNCIO", 0, 1},
        [-NETBSD_SI_MESGQ] = {"SI_MESGQ", 0, 1}, [-NETBSD_SI_LWP] = {"SI_LWP", 1, 0},
    };
    int64_t index = -(int64_t)info->code;

    if (index >= (int64_t)(sizeof(codes) / sizeof(codes[0]))) {
        print_field(out, "", info->code);
        ktreci_sink_text(out, " unimplemented)\n");
        return;
    }
    ktreci_sink_text(out, codes[index].name);
    if (codes[index].sender) {
        print_field(out, " sent by pid=", info->pid);
        print_field(out, ", uid=", (int32_t)info->uid);
    }
    if (codes[index].value) {
        ktreci_sink_text(out, " with sigval ");
        ktreci_sink_pointer(out, info->value);
    }
    ktreci_sink_put(out, ")\n", 2);
}

/* The name of a code of the six signals that kdump has lists for, or [number]. */
static void
print_code(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    const char *name = NULL;

    switch (info->signo) {
    case NETBSD_SIGILL:
    case NETBSD_SIGTRAP:
    case NETBSD_SIGFPE:
    case NETBSD_SIGBUS:
    case NETBSD_SIGSEGV:
    case NETBSD_SIGCHLD:
        name = ktrec_sicode_name(context->record->format.system, info->signo, info->code);
        break;
    default:
        break;
    }
    if (name != NULL) {
        ktreci_sink_text(context->out, name);
        return;
    }
    print_field(context->out, "[", info->code);
    ktreci_sink_char(context->out, ']');
}

/*
 * addr and trap, from their places in the record also where the code says that something else
 * stands there (a traced call, a process's state): kdump does not know those.
 */
static void
print_fault(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    enum { SIGINFO_SIZE = 128 };
    const ktrec_record *record = context->record;
    int ilp32 = (context->payload->flags & KTREC_PAYLOAD_ILP32) != 0;
    unsigned width = ilp32 ? 4 : record->format.pointer_size;
    int swap = record->format.order != KTRECI_HOST_ORDER;
    uint64_t addr = info->addr;
    int32_t trap = info->trap;

    if (info->reason != KTREC_REASON_FAULT && record->payload.size >= SIGINFO_SIZE &&
        info->layout <= 16) {
        const uint8_t *reason = (const uint8_t *)record->payload.data + record->payload.size -
                                SIGINFO_SIZE + info->layout;

        addr = ktreci_load(reason, width, swap);
        trap = (int32_t)ktreci_load32(reason + width, swap);
    }
    ktreci_sink_text(context->out, ", addr=");
    ktreci_sink_pointer(context->out, addr);
    print_field(context->out, ", trap=", trap);
}

/* Codes above 0: what happened, by signal. */
static void
print_happened(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    ktreci_sink *out = context->out;
    uint32_t long_size = context->record->format.long_size;

    print_code(context, info);
    switch (info->signo) {
    case NETBSD_SIGCHLD:
        print_field(out, " child pid=", info->pid);
        print_field(out, ", uid=", (int32_t)info->uid);
        print_field(out, ",  status=", (uint32_t)info->status);
        print_field(out, ", utime=", (uint32_t)info->utime);
        print_field(out, ", stime=", (uint32_t)info->stime);
        break;
    case NETBSD_SIGILL:
    case NETBSD_SIGTRAP:
    case NETBSD_SIGFPE:
    case NETBSD_SIGBUS:
    case NETBSD_SIGSEGV:
        print_fault(context, info);
        break;
    case NETBSD_SIGIO:
        print_field(out, ", fd=", info->fd);
        ktreci_sink_text(out, ", band=");
        ktreci_sink_hex(out, long_size == 4 ? (uint32_t)info->band : (uint64_t)info->band);
        break;
    default:
        print_field(out, ", errno=", info->error);
        break;
    }
    ktreci_sink_put(out, ")\n", 2);
}

static void
print_siginfo(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    ktreci_sink_text(context->out, ": code=");
    if (info->code <= 0)
        print_sent(context->out, info);
    else if (info->code == NETBSD_SI_NOINFO)
        ktreci_sink_text(context->out, "SI_NOINFO\n");
    else
        print_happened(context, info);
}

void
ktreci_netbsd_signal_start(const ktreci_print_context *context)
{
    ktreci_sink *out = context->out;
    const ktrec_psig *psig = &context->payload->u.psig;

    ktreci_sink_put(out, "SIG", 3);
    ktreci_netbsd_signal_name(context, psig->signal);
    if (psig->action == 0) {
        ktreci_sink_text(out, " SIG_DFL");
    } else {
        ktreci_sink_text(out, " caught handler=");
        ktreci_sink_pointer(out, psig->action);
        print_mask(out, psig->mask);
    }
}

void
ktreci_netbsd_signal(const ktreci_print_context *context)
{
    ktreci_sink *out = context->out;
    const ktrec_psig *psig = &context->payload->u.psig;

    ktreci_netbsd_signal_start(context);
    if ((context->payload->flags & KTREC_PAYLOAD_SIGINFO) != 0) {
        print_siginfo(context, &psig->siginfo);
        return;
    }
    if (psig->code != 0) {
        ktreci_sink_text(out, " code=0x");
        ktreci_sink_hex(out, (uint32_t)psig->code);
    }
    ktreci_sink_text(out, psig->action == 0 ? "\n" : ")\n");
}
