/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_signal.c - PSIG. */
#include "print/freebsd.h"

#include "base/text.h"
#include "names/sets.h"

/* Real-time signals, which print by their number from the first one on. */
enum { RT_FIRST = 65, RT_LAST = 126, LAST_WITH_NAME = 33 };

const char *
ktreci_freebsd_signal_name(int32_t number, char *text)
{
    char *p;

    if (number >= 1 && number <= LAST_WITH_NAME)
        return ktrec_signal_name(KTREC_SYSTEM_FREEBSD, number);
    if (number < RT_FIRST || number > RT_LAST)
        return NULL;
    p = ktreci_put_text(text, "SIGRT");
    number -= RT_FIRST;
    if (number >= 10)
        *p++ = (char)('0' + number / 10);
    *p++ = (char)('0' + number % 10);
    *p = '\0';
    return text;
}

/* Codes that only one signal has. */
static unsigned
codes_of(int32_t signal)
{
    switch (signal) {
    case 4:
        return KTRECI_SET_FREEBSD_SIGILLCODE;
    case 5:
        return KTRECI_SET_FREEBSD_SIGTRAPCODE;
    case 8:
        return KTRECI_SET_FREEBSD_SIGFPECODE;
    case 10:
        return KTRECI_SET_FREEBSD_SIGBUSCODE;
    case 11:
        return KTRECI_SET_FREEBSD_SIGSEGVCODE;
    case 20:
        return KTRECI_SET_FREEBSD_SIGCHLDCODE;
    default:
        return KTRECI_SET_NONE;
    }
}

/* Decimal or not, a number without a name prints in hex. */
static void
print_code(const ktreci_print_context *context, const ktrec_psig *psig)
{
    const char *name = ktreci_freebsd_name(context, KTRECI_SET_FREEBSD_SIGCODE, psig->code);

    ktreci_sink_text(context->out, " code=");
    if (name == NULL)
        name = ktreci_freebsd_name(context, codes_of(psig->signal), psig->code);
    if (name != NULL) {
        ktreci_sink_text(context->out, name);
        return;
    }
    ktreci_sink_text(context->out, "<invalid=");
    ktreci_sink_0x(context->out, (uint32_t)psig->code);
    ktreci_sink_char(context->out, '>');
}

void
ktreci_freebsd_signal(ktreci_sink *out, int32_t number)
{
    char text[16];
    const char *name = ktreci_freebsd_signal_name(number, text);

    if (name != NULL) {
        ktreci_sink_text(out, name);
    } else {
        ktreci_sink_text(out, "SIG ");
        ktreci_sink_i64(out, number);
    }
}

/*
 * Records from before FreeBSD 4, and of 4.4BSD, hold a code of the machine's, and only if caught.
 */
void
ktreci_freebsd_psig(const ktreci_print_context *context)
{
    const ktrec_psig *psig = &context->payload->u.psig;
    const int old = (context->payload->flags & KTREC_PAYLOAD_MASK1) != 0;
    ktreci_sink *out = context->out;

    ktreci_freebsd_signal(out, psig->signal);
    if (psig->action == 0) {
        ktreci_sink_text(out, " SIG_DFL");
    } else {
        ktreci_sink_text(out, " caught handler=");
        ktreci_sink_pointer(out, psig->action);
        ktreci_sink_text(out, " mask=");
        ktreci_sink_pointer(out, psig->mask[0]);
    }
    if (!old) {
        print_code(context, psig);
    } else if (psig->action != 0) {
        ktreci_sink_text(out, " code=");
        ktreci_sink_pointer(out, (uint32_t)psig->code);
    }
    ktreci_sink_char(out, '\n');
}
