/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_call.c - CALL and RET. */
#include "print/freebsd.h"

#include "base/text.h"
#include "print/freebsd_cloudabi.h"

/* Pseudo-errors, sys/errno.h. */
enum { FREEBSD_ERESTART = -1, FREEBSD_EJUSTRETURN = -2 };

static int
is_cloudabi(const ktreci_print_context *context, uint32_t sv_flags)
{
    return (sv_flags & KTRECI_SV_ABI_MASK) == KTRECI_SV_ABI_CLOUDABI &&
           ktreci_freebsd_older(context);
}

/* The lists of Linux calls of FreeBSD 12 end where Linux 5.1's begin. */
static int
is_too_new(const ktreci_print_context *context, uint32_t sv_flags, int32_t number)
{
    enum { LINUX_5_1 = 424 };

    return (sv_flags & KTRECI_SV_ABI_MASK) == KTRECI_SV_ABI_LINUX && number >= LINUX_5_1 &&
           ktreci_freebsd_older(context);
}

void
ktreci_freebsd_call_name(const ktreci_print_context *context, const ktrec_calls_table *calls,
                         uint32_t sv_flags, int32_t number)
{
    ktreci_callee own = {.name = NULL};
    const ktreci_callee *callee = &own;

    if (is_cloudabi(context, sv_flags)) {
        own.name = ktreci_cloudabi_call(number);
        own.name_size = own.name == NULL ? 0 : (uint32_t)strlen(own.name);
    } else if (!is_too_new(context, sv_flags, number)) {
        callee = ktreci_callee_get(&context->state->callees, calls,
                                   context->record->format.register_size, number);
    }
    ktreci_put_call(context->out, callee, number, context->options->flags);
}

void
ktreci_freebsd_call(const ktreci_print_context *context)
{
    ktreci_freebsd_call_name(context, context->calls, context->sv_flags,
                             context->payload->u.syscall.number);
    ktreci_freebsd_args(context);
    ktreci_sink_char(context->out, '\n');
}

/* "3", "4096/0x1000": a long of the machine. */
static void
print_value(const ktreci_print_context *context, int64_t v)
{
    uint32_t flags = context->options->flags;
    uint64_t bits = context->record->format.register_size == 4 ? (uint32_t)v : (uint64_t)v;
    char *p = ktreci_sink_room(context->out, 2 * KTRECI_NUMBER_MAX + 1);

    if ((flags & KTREC_PRINT_PLAIN) != 0 && (flags & KTREC_PRINT_DECIMAL) == 0) {
        p = ktreci_put_0x(p, bits);
    } else {
        p = ktreci_put_i64(p, v);
        if ((flags & KTREC_PRINT_PLAIN) == 0 && (v < 0 || v > 9)) {
            *p++ = '/';
            p = ktreci_put_0x(p, bits);
        }
    }
    ktreci_sink_took(context->out, p);
}

/* The number that the process was given, for the kernel's own. */
static int32_t
errno_of_process(const ktreci_print_context *context, int32_t error)
{
    if (is_cloudabi(context, context->sv_flags))
        return ktreci_cloudabi_errno(error);
    if (context->abi->linux_errors)
        return ktreci_freebsd_linux_errno(error);
    return context->abi->unknown_errors ? INT32_MAX : error;
}

/* The text is that of the kernel's number. */
static void
print_error(const ktreci_print_context *context, int32_t error)
{
    const char *text = error < 0 ? NULL : ktrec_errno_text(context->record->format.system, error);

    ktreci_sink_text(context->out, "-1 errno ");
    ktreci_sink_i64(context->out, errno_of_process(context, error));
    if ((context->options->flags & KTREC_PRINT_PLAIN) != 0)
        return;
    ktreci_sink_char(context->out, ' ');
    if (text != NULL) {
        ktreci_sink_text(context->out, text);
        return;
    }
    ktreci_sink_text(context->out, "Unknown error: ");
    ktreci_sink_i64(context->out, error);
}

void
ktreci_freebsd_return(const ktreci_print_context *context)
{
    const ktrec_sysret *sysret = &context->payload->u.sysret;

    ktreci_freebsd_call_name(context, context->calls, context->sv_flags, sysret->number);
    ktreci_sink_char(context->out, ' ');
    if (sysret->error == 0)
        print_value(context, sysret->value[0]);
    else if (sysret->error == FREEBSD_ERESTART)
        ktreci_sink_text(context->out, "RESTART");
    else if (sysret->error == FREEBSD_EJUSTRETURN)
        ktreci_sink_text(context->out, "JUSTRETURN");
    else
        print_error(context, sysret->error);
    ktreci_sink_char(context->out, '\n');
}
