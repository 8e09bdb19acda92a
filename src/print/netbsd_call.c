/* SPDX-License-Identifier: BSD-2-Clause */
/* netbsd_call.c - CALL and RET. */
#include "print/netbsd.h"

#include "base/text.h"
#include "names/emulation.h"
#include "names/rules.h"
#include "print/netbsd_args.h"

/* Pseudo-errors, sys/errno.h: ERESTART was -1 before NetBSD 4.0. */
enum { NETBSD_EJUSTRETURN = -2, NETBSD_ERESTART = -3, NETBSD_ERESTART_OLD = -1 };

void
ktreci_netbsd_call(const ktreci_print_context *context)
{
    const int32_t number = context->payload->u.syscall.number;
    const ktreci_callee *callee = ktreci_callee_of(context, number);

    ktreci_put_call(context->out, callee, number, context->options->flags);
    ktreci_netbsd_args(context, callee->rule);
    ktreci_sink_char(context->out, '\n');
}

/* "3", "4096/0x1000": decimal, and hex behind it unless both are the same digit. */
static char *
put_value(char *p, const ktreci_print_context *context, int64_t v)
{
    if ((context->options->flags & KTREC_PRINT_PLAIN) != 0)
        return ktreci_netbsd_put_slot(p, context, v);
    p = ktreci_netbsd_put_long(p, context, v, 0);
    if (v >= 0 && v <= 9)
        return p;
    *p++ = '/';
    return ktreci_netbsd_put_long(p, context, v, 1);
}

static void
print_values(const ktreci_print_context *context, const ktrec_sysret *sysret)
{
    char *p = ktreci_sink_room(context->out, 4 * KTRECI_NUMBER_MAX + 8);

    *p++ = ' ';
    p = put_value(p, context, sysret->value[0]);
    if (sysret->value[1] != 0) {
        *p++ = ',';
        *p++ = ' ';
        p = put_value(p, context, sysret->value[1]);
    }
    *p++ = '\n';
    ktreci_sink_took(context->out, p);
}

/* " N" behind "errno", and the text of the native error that it stands for. */
static void
print_errno(const ktreci_print_context *context, int32_t error, int native)
{
    const char *text;

    ktreci_sink_text(context->out, "-1 errno ");
    ktreci_sink_i64(context->out, error);
    if ((context->options->flags & KTREC_PRINT_PLAIN) != 0)
        return;
    ktreci_sink_char(context->out, ' ');
    text = native < 0 ? NULL : ktrec_errno_text(context->record->format.system, native);
    if (text != NULL) {
        ktreci_sink_text(context->out, text);
        return;
    }
    ktreci_sink_text(context->out, "Unknown error: ");
    ktreci_sink_u64(context->out, (uint32_t)native);
}

static void
print_error(const ktreci_print_context *context, int32_t error)
{
    int old = context->record->format.version == KTREC_VERSION_OLD;
    int restart = old ? NETBSD_ERESTART_OLD : NETBSD_ERESTART;
    int native = error;

    if (context->emulation != NULL &&
        !ktrec_errno_native(context->record->format.system, context->emulation, error, &native)) {
        ktreci_sink_text(context->out, "-1 unknown errno ");
        ktreci_sink_i64(context->out, error);
    } else if (native == restart) {
        ktreci_sink_text(context->out, "RESTART");
    } else if (native == NETBSD_EJUSTRETURN) {
        ktreci_sink_text(context->out, "JUSTRETURN");
    } else {
        print_errno(context, error, native);
    }
}

void
ktreci_netbsd_return(const ktreci_print_context *context)
{
    const ktrec_sysret *sysret = &context->payload->u.sysret;
    uint32_t flags = context->options->flags;

    if ((flags & KTREC_PRINT_PLAINER) != 0)
        flags |= KTREC_PRINT_NUMBERS;
    ktreci_put_call(context->out, ktreci_callee_of(context, sysret->number), sysret->number, flags);
    if (sysret->error == 0) {
        print_values(context, sysret);
        return;
    }
    ktreci_sink_char(context->out, ' ');
    print_error(context, sysret->error);
    ktreci_sink_char(context->out, '\n');
}
