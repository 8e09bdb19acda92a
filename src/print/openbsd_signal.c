/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_signal.c - PSIG, and the siginfo that also structures hold. */
#include "base/bytes.h"
#include "base/text.h"
#include "print/openbsd.h"
#include "print/openbsd_values.h"

/* Signals of OpenBSD that siginfo tells apart. */
enum {
    OPENBSD_SIGILL = 4,
    OPENBSD_SIGTRAP = 5,
    OPENBSD_SIGEMT = 7,
    OPENBSD_SIGFPE = 8,
    OPENBSD_SIGBUS = 10,
    OPENBSD_SIGSEGV = 11,
    OPENBSD_SIGCHLD = 20
};

enum { CLD_EXITED = 1 };

/* With header version 4 (5.5) came clocks of 64 bits, and a user id of its own place. */
enum { VERSION_CLOCK64 = 4 };

static unsigned
codes_of(int32_t signal)
{
    switch (signal) {
    case OPENBSD_SIGILL:
        return KTRECI_SET_OPENBSD_SIGILL;
    case OPENBSD_SIGTRAP:
        return KTRECI_SET_OPENBSD_SIGTRAP;
    case OPENBSD_SIGEMT:
        return KTRECI_SET_OPENBSD_SIGEMT;
    case OPENBSD_SIGFPE:
        return KTRECI_SET_OPENBSD_SIGFPE;
    case OPENBSD_SIGBUS:
        return KTRECI_SET_OPENBSD_SIGBUS;
    case OPENBSD_SIGSEGV:
        return KTRECI_SET_OPENBSD_SIGSEGV;
    case OPENBSD_SIGCHLD:
        return KTRECI_SET_OPENBSD_SIGCHLD;
    default:
        return KTRECI_SET_NONE;
    }
}

static void
print_code(const ktreci_print_context *context, int32_t signal, int32_t code)
{
    unsigned set = codes_of(signal);

    ktreci_sink_text(context->out, " code=");
    if (set != KTRECI_SET_NONE && (context->options->flags & KTREC_PRINT_PLAIN) == 0) {
        ktreci_openbsd_set(context->out, set, code);
        return;
    }
    ktreci_sink_char(context->out, '<');
    ktreci_sink_i64(context->out, code);
    ktreci_sink_char(context->out, '>');
}

/*
 * The union of a siginfo as bytes.  kdump reads it by the signal alone, whatever the code says of
 * it.
 */
typedef struct reason {
    const uint8_t *bytes;
    const ktrec_format *format;
    int swap;
} reason;

static int32_t
load_int(const reason *r, unsigned offset)
{
    return (int32_t)ktreci_load32(r->bytes + offset, r->swap);
}

/*
 * A process's end: its pid, then its user, two clocks and its status, or up to 5.4 the user in the
 * clock's place.
 */
static void
print_child(ktreci_sink *out, const reason *r, int32_t code)
{
    unsigned old = r->format->version < VERSION_CLOCK64;
    unsigned uid = old ? r->format->pointer_size : 4;
    int32_t status = load_int(r, old ? uid + 8 : 24);

    ktreci_sink_text(out, " status=");
    if (code != CLD_EXITED) {
        ktreci_openbsd_signal_name(out, status);
    } else {
        ktreci_sink_i64(out, status);
        if (status < 0 || status > 9) {
            ktreci_sink_char(out, '/');
            ktreci_sink_0x(out, (uint32_t)status);
        }
    }
    ktreci_sink_text(out, " pid=");
    ktreci_sink_i64(out, load_int(r, 0));
    ktreci_sink_text(out, " uid=");
    ktreci_openbsd_id(out, (uint32_t)load_int(r, uid));
}

static void
print_fault(ktreci_sink *out, const reason *r)
{
    unsigned width = r->format->pointer_size;

    ktreci_sink_text(out, " addr=");
    ktreci_sink_pointer(out, ktreci_load(r->bytes, width, r->swap));
    ktreci_sink_text(out, " trapno=");
    ktreci_sink_i64(out, load_int(r, width));
}

void
ktreci_openbsd_siginfo(const ktreci_print_context *context, const ktrec_siginfo *info,
                       ktrec_bytes siginfo)
{
    enum { REASON_LEAST = 28 }; /* a status and what lies before it */
    const ktrec_format *format = &context->record->format;
    const reason r = {(const uint8_t *)siginfo.data + info->layout, format,
                      format->order != KTRECI_HOST_ORDER};

    if (info->code != 0)
        print_code(context, info->signo, info->code);
    if (siginfo.size < info->layout + REASON_LEAST)
        return;
    switch (info->signo) {
    case OPENBSD_SIGSEGV:
    case OPENBSD_SIGILL:
    case OPENBSD_SIGBUS:
    case OPENBSD_SIGFPE:
        print_fault(context->out, &r);
        break;
    case OPENBSD_SIGCHLD:
        print_child(context->out, &r, info->code);
        break;
    default:
        break;
    }
}

/* The siginfo is the end of the record. */
static ktrec_bytes
siginfo_of(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    ktrec_bytes payload = context->record->payload;
    size_t size = info->layout == 16 ? 136 : 128;

    if (payload.size < size)
        return (ktrec_bytes){payload.data, 0};
    return (ktrec_bytes){(const uint8_t *)payload.data + payload.size - size, size};
}

void
ktreci_openbsd_signal(const ktreci_print_context *context)
{
    ktreci_sink *out = context->out;
    const ktrec_psig *psig = &context->payload->u.psig;

    ktreci_openbsd_signal_name(out, psig->signal);
    if (psig->action == 0) {
        ktreci_sink_text(out, " SIG_DFL");
    } else {
        ktreci_sink_text(out, " caught handler=");
        ktreci_sink_pointer(out, psig->action);
        ktreci_sink_text(out, " mask=");
        ktreci_openbsd_signals(out, psig->mask[0]);
    }
    if ((context->payload->flags & KTREC_PAYLOAD_SIGINFO) != 0)
        ktreci_openbsd_siginfo(context, &psig->siginfo, siginfo_of(context, &psig->siginfo));
    else if (psig->code != 0)
        print_code(context, 0, psig->code);
    ktreci_sink_char(out, '\n');
}
