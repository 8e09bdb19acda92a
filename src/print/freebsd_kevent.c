/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_kevent.c - one kevent: what its members mean depends on its filter. */
#include <ktrec/structs.h>

#include "base/text.h"
#include "names/sets.h"
#include "print/freebsd.h"

/* Filters, sys/event.h. */
enum {
    FILTER_READ = -1,
    FILTER_WRITE = -2,
    FILTER_VNODE = -4,
    FILTER_PROC = -5,
    FILTER_SIGNAL = -6,
    FILTER_TIMER = -7,
    FILTER_PROCDESC = -8,
    FILTER_USER = -11,
    FILTER_EMPTY = -13
};

static void
print_ident(const ktreci_print_context *context, int32_t filter, uint64_t ident)
{
    ktreci_sink *out = context->out;

    switch (filter) {
    case FILTER_READ:
    case FILTER_WRITE:
    case FILTER_VNODE:
    case FILTER_PROC:
    case FILTER_TIMER:
    case FILTER_PROCDESC:
    case FILTER_EMPTY:
        ktreci_sink_u64(out, ident);
        break;
    case FILTER_SIGNAL:
        ktreci_freebsd_signal(out, (int32_t)(uint32_t)ident);
        break;
    default:
        ktreci_sink_pointer(out, ident);
        break;
    }
}

static void
print_int(const ktreci_print_context *context, uint32_t v)
{
    if ((context->options->flags & KTREC_PRINT_DECIMAL) != 0)
        ktreci_sink_i64(context->out, (int32_t)v);
    else
        ktreci_sink_pointer(context->out, v);
}

/* Names, and what has none in hex. */
static void
print_bits(const ktreci_print_context *context, unsigned set, uint32_t v)
{
    uint64_t rest;
    const unsigned names = ktreci_freebsd_bits(context, set, v, &rest);

    if (rest == 0)
        return;
    if (names != 0)
        ktreci_sink_char(context->out, '|');
    ktreci_sink_0x(context->out, rest);
}

/*
 * A trigger, an operation and 24 flags of the program's own.  Beside an operation these are in hex,
 * decimal or not, and there also if they are 0.
 */
static void
print_user_flags(const ktreci_print_context *context, uint32_t v)
{
    const uint32_t trigger = 0x01000000, control = 0xc0000000u, own = 0x00ffffff;
    ktreci_sink *out = context->out;
    const char *name;

    if (v == trigger) {
        ktreci_sink_text(out, "NOTE_TRIGGER");
        return;
    }
    if ((v & trigger) != 0)
        ktreci_sink_text(out, "NOTE_TRIGGER|");
    if ((v & (trigger | control)) == 0) {
        print_int(context, v & own);
        return;
    }
    name = ktreci_freebsd_name(context, KTRECI_SET_FREEBSD_KEVENT_USER_FFCTRL, v & control);
    if (name != NULL)
        ktreci_sink_text(out, name);
    ktreci_sink_char(out, '|');
    ktreci_sink_0x(out, v & own);
}

static void
print_fflags(const ktreci_print_context *context, int32_t filter, uint32_t v)
{
    if (v == 0) {
        ktreci_sink_char(context->out, '0');
        return;
    }
    switch (filter) {
    case FILTER_READ:
    case FILTER_WRITE:
        print_bits(context, KTRECI_SET_FREEBSD_KEVENT_RDWR_FFLAGS, v);
        break;
    case FILTER_VNODE:
        print_bits(context, KTRECI_SET_FREEBSD_KEVENT_VNODE_FFLAGS, v);
        break;
    case FILTER_PROC:
    case FILTER_PROCDESC:
        print_bits(context, KTRECI_SET_FREEBSD_KEVENT_PROC_FFLAGS, v);
        break;
    case FILTER_TIMER:
        print_bits(context, KTRECI_SET_FREEBSD_KEVENT_TIMER_FFLAGS, v);
        break;
    case FILTER_USER:
        print_user_flags(context, v);
        break;
    default:
        print_int(context, v);
        break;
    }
}

void
ktreci_freebsd_kevent(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    const int32_t filter = (int16_t)ktrec_struct_number(view, KTREC_FIELD_FILTER);

    ktreci_sink_text(out, "{ ident=");
    print_ident(context, filter, ktrec_struct_number(view, KTREC_FIELD_IDENT));
    ktreci_sink_text(out, ", filter=");
    ktreci_freebsd_enum(context, KTRECI_SET_FREEBSD_KEVENTFILTERS, filter);
    ktreci_sink_text(out, ", flags=");
    ktreci_freebsd_mask0(context, KTRECI_SET_FREEBSD_KEVENTFLAGS,
                         ktrec_struct_number(view, KTREC_FIELD_KFLAGS));
    ktreci_sink_text(out, ", fflags=");
    print_fflags(context, filter, (uint32_t)ktrec_struct_number(view, KTREC_FIELD_FFLAGS));
    ktreci_sink_text(out, ", data=");
    ktreci_sink_0x(out, ktrec_struct_number(view, KTREC_FIELD_KDATA));
    ktreci_sink_text(out, ", udata=");
    ktreci_sink_pointer(out, ktrec_struct_number(view, KTREC_FIELD_UDATA));
    ktreci_sink_text(out, " }");
}
