/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_struct_odd.c - structures that are more than a list of members. */
#include "base/text.h"
#include "print/address.h"
#include "print/openbsd.h"
#include "print/openbsd_data.h"
#include "print/openbsd_struct.h"
#include "print/openbsd_values.h"

static uint64_t
number(const ktreci_openbsd_structure *s, int field)
{
    return ktrec_struct_number(s->view, field);
}

/* ---- addresses ---- */

static void
print_port(const ktreci_openbsd_structure *s)
{
    ktreci_sink_char(s->out, ':');
    ktreci_sink_u64(s->out, number(s, KTREC_FIELD_SA_PORT));
}

static void
print_inet(const ktreci_openbsd_structure *s)
{
    ktrec_struct_value address;
    char *p = ktreci_sink_room(s->out, KTRECI_ADDRESS_MAX);

    if (ktrec_struct_get(s->view, KTREC_FIELD_SA_ADDR, &address) == KTREC_OK)
        ktreci_sink_took(s->out, ktreci_put_ipv4(p, address.bytes.data));
    print_port(s);
}

static void
print_inet6(const ktreci_openbsd_structure *s)
{
    ktrec_struct_value address;
    uint64_t scope = number(s, KTREC_FIELD_SA_SCOPE);
    char *p = ktreci_sink_room(s->out, KTRECI_ADDRESS_MAX + KTRECI_NUMBER_MAX + 8);

    if (ktrec_struct_get(s->view, KTREC_FIELD_SA_ADDR6, &address) != KTREC_OK)
        return;
    *p++ = '[';
    p = ktreci_put_ipv6(p, address.bytes.data);
    if (scope != 0) {
        *p++ = '%';
        p = ktreci_put_u64(p, scope);
    }
    *p++ = ']';
    ktreci_sink_took(s->out, p);
    print_port(s);
}

static void
print_path(const ktreci_openbsd_structure *s)
{
    ktrec_struct_value path;

    if ((s->view->flags & KTREC_STRUCT_LONG) != 0)
        ktreci_sink_text(s->out, "too long");
    else if (ktrec_struct_get(s->view, KTREC_FIELD_SA_PATH, &path) == KTREC_OK)
        ktreci_openbsd_word(s->context, path.bytes);
}

void
ktreci_openbsd_sockaddr(const ktreci_openbsd_structure *s)
{
    const unsigned known =
        KTREC_STRUCT_FAMILY_UNIX | KTREC_STRUCT_FAMILY_INET | KTREC_STRUCT_FAMILY_INET6;
    unsigned flags = s->view->flags;

    ktreci_sink_text(s->out, "struct sockaddr { ");
    ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_SOCKFAMILY,
                       (int32_t)number(s, KTREC_FIELD_SA_FAMILY));
    ktreci_sink_put(s->out, ", ", 2);
    if ((flags & known) == 0)
        ktreci_sink_text(s->out, "unknown address family");
    else if ((flags & KTREC_STRUCT_SHORT) != 0)
        ktreci_sink_text(s->out, "invalid");
    else if ((flags & KTREC_STRUCT_FAMILY_INET) != 0)
        print_inet(s);
    else if ((flags & KTREC_STRUCT_FAMILY_INET6) != 0)
        print_inet6(s);
    else
        print_path(s);
    ktreci_sink_put(s->out, " }", 2);
}

/* ---- times ---- */

/* Timespec and timeval, points in time and durations. */
void
ktreci_openbsd_timespec(const ktreci_openbsd_structure *s)
{
    static const ktreci_openbsd_member members[2][2][2] = {
        {{SHOWN("", TIMESPEC, TIME), LAST}, {SHOWN("", TIMESPEC, DURATION), LAST}},
        {{SHOWN("", TIMEVAL, TIME), LAST}, {SHOWN("", TIMEVAL, DURATION), LAST}},
    };
    int timeval = s->view->structure == KTREC_STRUCT_TIMEVAL;
    int relative = (s->view->flags & KTREC_STRUCT_RELATIVE) != 0;

    ktreci_sink_text(s->out, timeval ? "struct timeval { " : "struct timespec { ");
    ktreci_openbsd_members(s, members[timeval][relative]);
    ktreci_sink_put(s->out, " }", 2);
}

/* Without the interval if there is none. */
void
ktreci_openbsd_itimerval(const ktreci_openbsd_structure *s)
{
    static const ktreci_openbsd_member members[] = {
        SHOWN("value", VALUE, TIME),
        SHOWN("interval", INTERVAL, DURATION),
        LAST,
    };
    static const ktreci_openbsd_member once[] = {SHOWN("value", VALUE, TIME), LAST};
    ktrec_struct_value interval;
    int none = ktrec_struct_get(s->view, KTREC_FIELD_INTERVAL, &interval) != KTREC_OK ||
               (interval.number[0] == 0 && interval.number[1] == 0);

    ktreci_sink_text(s->out, "struct itimerval { ");
    ktreci_openbsd_members(s, none ? once : members);
    ktreci_sink_put(s->out, " }", 2);
}

/* ---- signals ---- */

void
ktreci_openbsd_sigaction(const ktreci_openbsd_structure *s)
{
    enum { SIGINFO = 0x40 };
    static const ktreci_openbsd_member members[] = {
        SHOWN("mask", SA_MASK, SIGNALS),
        NAMED("flags", SA_FLAGS, SIGACTION),
        LAST,
    };
    uint64_t handler = number(s, KTREC_FIELD_HANDLER);

    ktreci_sink_text(s->out, "struct sigaction { ");
    if (handler <= 1) {
        ktreci_sink_text(s->out, handler == 0 ? "handler=SIG_DFL" : "handler=SIG_IGN");
    } else {
        int full = (number(s, KTREC_FIELD_SA_FLAGS) & SIGINFO) != 0;

        ktreci_sink_text(s->out, full ? "sigaction=" : "handler=");
        ktreci_sink_pointer(s->out, handler);
    }
    ktreci_sink_put(s->out, ", ", 2);
    ktreci_openbsd_members(s, members);
    ktreci_sink_put(s->out, " }", 2);
}

void
ktreci_openbsd_struct_siginfo(const ktreci_openbsd_structure *s)
{
    ktrec_siginfo info;

    if (ktrec_struct_siginfo(s->view, &info) != KTREC_OK)
        return;
    ktreci_sink_text(s->out, "siginfo_t { signo=");
    ktreci_openbsd_signal_name(s->out, info.signo);
    ktreci_openbsd_siginfo(s->context, &info, s->view->data);
    ktreci_sink_put(s->out, " }", 2);
}

/* ---- descriptors ---- */

/* Three and more neighbours as "3-5". */
void
ktreci_openbsd_fdset(const ktreci_openbsd_structure *s)
{
    ktrec_struct_value set;
    uint32_t first, next;
    int some = 0;

    ktreci_sink_text(s->out, "struct fd_set {");
    if (ktrec_struct_get(s->view, KTREC_FIELD_SET, &set) != KTREC_OK)
        set.count = 0;
    for (first = 0; first < set.count; first = next + 1) {
        next = first;
        if (!ktrec_struct_bit(&set, first))
            continue;
        while (next < set.count && ktrec_struct_bit(&set, next))
            next++;
        ktreci_sink_char(s->out, some++ == 0 ? ' ' : ',');
        ktreci_sink_u64(s->out, first);
        if (next - first == 1)
            continue;
        ktreci_sink_char(s->out, next - first == 2 ? ',' : '-');
        ktreci_sink_u64(s->out, next - 1);
    }
    ktreci_sink_put(s->out, " }", 2);
}

/* An array that has no braces around a single element. */
void
ktreci_openbsd_fds(const ktreci_openbsd_structure *s)
{
    ktrec_struct_view view = *s->view;
    const ktreci_openbsd_structure element = {s->context, s->out, &view};
    int several = view.count > 1;
    int more = 0;

    ktreci_sink_put(s->out, "int", 3);
    if (several) {
        ktreci_sink_put(s->out, " [", 2);
        ktreci_sink_u64(s->out, view.count);
        ktreci_sink_put(s->out, "] { ", 4);
    }
    while (ktrec_struct_next(&view) == KTREC_OK) {
        if (more++ != 0)
            ktreci_sink_put(s->out, ", ", 2);
        ktreci_sink_i64(s->out, (int64_t)number(&element, KTREC_FIELD_FD));
    }
    if (several)
        ktreci_sink_put(s->out, " }", 2);
}

/* ---- elements of arrays ---- */

enum {
    EVFILT_READ = -1,
    EVFILT_WRITE = -2,
    EVFILT_VNODE = -4,
    EVFILT_PROC = -5,
    EVFILT_TIMER = -7,
    EV_ERROR = 0x4000
};

static unsigned
flags_of_filter(int32_t filter)
{
    switch (filter) {
    case EVFILT_READ:
    case EVFILT_WRITE:
        return KTRECI_SET_OPENBSD_EVFF_RDWR;
    case EVFILT_VNODE:
        return KTRECI_SET_OPENBSD_EVFF_VNODE;
    case EVFILT_PROC:
        return KTRECI_SET_OPENBSD_EVFF_PROC;
    case EVFILT_TIMER:
        return KTRECI_SET_OPENBSD_EVFF_TIMER;
    default:
        return KTRECI_SET_NONE;
    }
}

static void
print_filter_flags(ktreci_sink *out, int32_t filter, uint32_t fflags)
{
    ktreci_sink_0x(out, fflags);
    ktreci_sink_char(out, '<');
    if (fflags != 0)
        (void)ktreci_openbsd_bits(out, ktreci_set_get(flags_of_filter(filter)), fflags);
    ktreci_sink_char(out, '>');
}

/* The data of an event that failed is its error. */
void
ktreci_openbsd_kevent(const ktreci_openbsd_structure *s)
{
    static const ktreci_openbsd_member members[] = {
        SHOWN("ident", IDENT, NUMBER),
        NAMED("filter", FILTER, EVFILTER),
        NAMED("flags", KFLAGS, EVFLAGS),
        LAST,
    };
    static const ktreci_openbsd_member last[] = {SHOWN("udata", UDATA, POINTER), LAST};
    int plain = (s->context->options->flags & KTREC_PRINT_PLAIN) != 0;
    uint64_t data = number(s, KTREC_FIELD_KDATA);

    ktreci_openbsd_members(s, members);
    ktreci_sink_text(s->out, ", fflags=");
    print_filter_flags(s->out, (int32_t)number(s, KTREC_FIELD_FILTER),
                       (uint32_t)number(s, KTREC_FIELD_FFLAGS));
    ktreci_sink_text(s->out, ", data=");
    ktreci_sink_u64(s->out, data);
    if (!plain && (number(s, KTREC_FIELD_KFLAGS) & EV_ERROR) != 0) {
        ktreci_sink_text(s->out, "<\"");
        ktreci_openbsd_error_text(s->out, (int32_t)(uint32_t)data);
        ktreci_sink_text(s->out, "\">");
    }
    ktreci_sink_put(s->out, ", ", 2);
    ktreci_openbsd_members(s, last);
}

static void
print_words(const ktreci_openbsd_structure *s, const ktrec_words *words)
{
    uint32_t i;

    ktreci_sink_text(s->out, ", data=");
    for (i = 0; i < words->count; i++) {
        if (i != 0)
            ktreci_sink_char(s->out, ',');
        ktreci_sink_i64(s->out, (int32_t)(uint32_t)ktrec_words_get(words, i));
    }
}

/* A control message: of descriptors that are handed on, also those. */
void
ktreci_openbsd_cmsghdr(const ktreci_openbsd_structure *s)
{
    enum { OPENBSD_SOL_SOCKET = 0xffff, OPENBSD_SCM_RIGHTS = 1 };
    static const ktreci_openbsd_member length[] = {SHOWN("len", CMSG_LEN, NUMBER), LAST};
    uint32_t level = (uint32_t)number(s, KTREC_FIELD_LEVEL);
    int32_t type = (int32_t)number(s, KTREC_FIELD_CMSG_TYPE);
    ktrec_struct_value fds;

    ktreci_openbsd_members(s, length);
    ktreci_sink_text(s->out, ", level=");
    if (level == OPENBSD_SOL_SOCKET)
        ktreci_sink_text(s->out, "SOL_SOCKET");
    else
        ktreci_openbsd_protocol(s->out, level);
    ktreci_sink_text(s->out, ", type=");
    if (level != OPENBSD_SOL_SOCKET || type != OPENBSD_SCM_RIGHTS) {
        ktreci_sink_i64(s->out, type);
        return;
    }
    ktreci_sink_text(s->out, "SCM_RIGHTS");
    if (ktrec_struct_get(s->view, KTREC_FIELD_CMSG_FDS, &fds) == KTREC_OK)
        print_words(s, &fds.words);
}

/* ---- text ---- */

/* What a process asked pledge(2) or unveil(2) for. */
void
ktreci_openbsd_struct_text(const ktreci_openbsd_structure *s)
{
    static const char *const labels[] = {"promise=", "execpromise=", "flags="};
    const char *label = labels[s->view->structure - KTREC_STRUCT_PLEDGE];

    ktreci_sink_text(s->out, label);
    ktreci_openbsd_string(s->context, s->view->data,
                          s->context->state->column + (unsigned)strlen(label));
}
