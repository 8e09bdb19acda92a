/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_struct.c - STRU: the structures that system calls took or gave.  What a structure is, and
 * where its members are, the library's views of structures know.
 */
#include "print/freebsd.h"

#include <ktrec/structs.h>

#include "base/text.h"
#include "names/sets.h"
#include "print/data.h"
#include "print/date.h"

/* ---- names ----------------------------------------------------------------------------------- */

/* kdump takes letters and _, and for arrays also digits; and there must be a NUL behind them. */
static int
is_good_name(const ktreci_print_context *context, ktrec_bytes name, int digits)
{
    const ktrec_bytes *all = &context->record->payload;
    const uint8_t *p = name.data;

    if (p == NULL || p + name.size == (const uint8_t *)all->data + all->size)
        return 0;

    for (size_t i = 0; i < name.size; i++) {
        const int letter = (p[i] >= 'a' && p[i] <= 'z') || (p[i] >= 'A' && p[i] <= 'Z');

        if (!letter && p[i] != '_' && (!digits || p[i] < '0' || p[i] > '9'))
            return 0;
    }
    return 1;
}

static int
is_name(ktrec_bytes name, const char *text)
{
    return strlen(text) == name.size && memcmp(text, name.data, name.size) == 0;
}

/* Names that only one of the kdumps knows. */
static const struct {
    const char *name;
    int older;
} names_of_one[] = {
    {"cpuset_t", 0},
    {"splice", 0},
    {"inotify", 0},
    {"thrparam", 0},
    {"l_sigset_t", 0},
    {"freebsd11_kevent", 0},
    {"freebsd11_kevent32", 0},
    {"kevent_freebsd11", 1},
    {"kevent32_freebsd11", 1},
    {"pollfd", 0},
};

/* A structure that kdump does not know has no length that it would look at. */
static int
is_known(const ktreci_print_context *context, ktrec_bytes name)
{
    const int older = ktreci_freebsd_older(context);

    for (unsigned i = 0; i < sizeof(names_of_one) / sizeof(names_of_one[0]); i++) {
        if (names_of_one[i].older != older && is_name(name, names_of_one[i].name))
            return 0;
    }
    return 1;
}

/* ---- members --------------------------------------------------------------------------------- */

static void
put_field(ktreci_sink *out, const char *label, const ktrec_struct_view *view, int id)
{
    ktrec_struct_value value;

    ktreci_sink_text(out, label);
    if (ktrec_struct_get(view, id, &value) != KTREC_OK)
        ktreci_sink_char(out, '0');
    else if (value.is_signed)
        ktreci_sink_i64(out, (int64_t)value.number[0]);
    else
        ktreci_sink_u64(out, value.number[0]);
}

static void
put_pointer(ktreci_sink *out, const char *label, const ktrec_struct_view *view, int id)
{
    ktreci_sink_text(out, label);
    ktreci_sink_pointer(out, ktrec_struct_number(view, id));
}

static void
put_hex(ktreci_sink *out, const char *label, const ktrec_struct_view *view, int id)
{
    ktreci_sink_text(out, label);
    ktreci_sink_0x(out, ktrec_struct_number(view, id));
}

/* "{sec, usec}" */
static void
put_timeval(ktreci_sink *out, const ktrec_struct_view *view, int id)
{
    ktrec_struct_value value;

    if (ktrec_struct_get(view, id, &value) != KTREC_OK)
        return;
    ktreci_sink_char(out, '{');
    ktreci_sink_i64(out, (int64_t)value.number[0]);
    ktreci_sink_put(out, ", ", 2);
    ktreci_sink_i64(out, (int64_t)value.number[1]);
    ktreci_sink_char(out, '}');
}

/* A date, or the number where there is none so late. */
static void
put_date(ktreci_sink *out, int64_t sec)
{
    char *p = ktreci_put_date(ktreci_sink_room(out, KTRECI_DATE_MAX), sec);

    if (p == NULL)
        ktreci_sink_i64(out, sec);
    else
        ktreci_sink_took(out, p);
}

/* Seconds, or the date; the fraction only where there is one. */
static void
put_time(const ktreci_print_context *context, const char *label, const ktrec_struct_view *view,
         int id)
{
    ktreci_sink *out = context->out;
    ktrec_struct_value value;
    int64_t nsec;

    ktreci_sink_text(out, label);
    if (ktrec_struct_get(view, id, &value) != KTREC_OK)
        return;
    if ((context->options->flags & KTREC_PRINT_RESOLVE) != 0)
        put_date(out, (int64_t)value.number[0]);
    else
        ktreci_sink_i64(out, (int64_t)value.number[0]);
    nsec = (int64_t)value.number[1];
    if (nsec == 0)
        return;
    ktreci_sink_char(out, '.');
    ktreci_sink_i64_zero(out, nsec, 9);
}

/* ---- structures ------------------------------------------------------------------------------ */

/* "0%o" */
static void
put_mode(ktreci_sink *out, uint64_t mode)
{
    if (mode == 0)
        ktreci_sink_char(out, '0');
    ktreci_sink_octal(out, mode);
}

static void
print_stat(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    const uint64_t mode = ktrec_struct_number(view, KTREC_FIELD_MODE);

    put_field(out, "struct stat {dev=", view, KTREC_FIELD_DEV);
    put_field(out, ", ino=", view, KTREC_FIELD_INO);
    ktreci_sink_text(out, ", mode=");
    if ((context->options->flags & KTREC_PRINT_RESOLVE) != 0)
        ktreci_data_mode(out, mode, "?pc?d?b?-?l?s?w?");
    else
        put_mode(out, mode);
    put_field(out, ", nlink=", view, KTREC_FIELD_NLINK);
    put_field(out, ", uid=", view, KTREC_FIELD_UID);
    put_field(out, ", gid=", view, KTREC_FIELD_GID);
    put_field(out, ", rdev=", view, KTREC_FIELD_RDEV);
    put_time(context, ", atime=", view, KTREC_FIELD_ATIME);
    put_time(context, ", mtime=", view, KTREC_FIELD_MTIME);
    put_time(context, ", ctime=", view, KTREC_FIELD_CTIME);
    put_time(context, ", birthtime=", view, KTREC_FIELD_BIRTHTIME);
    put_field(out, ", size=", view, KTREC_FIELD_SIZE);
    put_field(out, ", blksize=", view, KTREC_FIELD_BLKSIZE);
    put_field(out, ", blocks=", view, KTREC_FIELD_BLOCKS);
    ktreci_sink_text(out, ", flags=0x");
    ktreci_sink_hex(out, ktrec_struct_number(view, KTREC_FIELD_FLAGS));
    ktreci_sink_text(out, " }\n");
}

static void
print_itimerval(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink_text(context->out, "itimerval { .interval = ");
    put_timeval(context->out, view, KTREC_FIELD_INTERVAL);
    ktreci_sink_text(context->out, ", .value = ");
    put_timeval(context->out, view, KTREC_FIELD_VALUE);
    ktreci_sink_text(context->out, " }\n");
}

static void
print_sockaddr(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink_text(context->out, "struct sockaddr ");
    ktreci_freebsd_sockaddr(context, view->data);
    ktreci_sink_char(context->out, '\n');
}

static void
print_rights(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktrec_struct_value value;

    ktreci_sink_text(context->out, "cap_rights_t ");
    if (ktrec_struct_get(view, KTREC_FIELD_RIGHTS, &value) == KTREC_OK)
        ktreci_freebsd_rights(context, value.number, value.count);
    ktreci_sink_char(context->out, '\n');
}

static void
print_cpuset(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    const char *between = " ";
    ktrec_struct_value value;

    ktreci_sink_text(out, "cpuset_t [");
    if (ktrec_struct_get(view, KTREC_FIELD_SET, &value) != KTREC_OK)
        value.count = 0;
    for (uint32_t bit = 0; bit < value.count; bit++) {
        if (!ktrec_struct_bit(&value, bit))
            continue;
        ktreci_sink_text(out, between);
        ktreci_sink_u64(out, bit);
        between = ", ";
    }
    ktreci_sink_text(out, between[0] == ' ' ? "  empty ]\n" : " ]\n");
}

static void
print_splice(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    ktrec_struct_value idle;

    put_field(out, "struct splice { fd=", view, KTREC_FIELD_FD);
    put_hex(out, ", max=", view, KTREC_FIELD_MAX);
    if (ktrec_struct_get(view, KTREC_FIELD_IDLE, &idle) == KTREC_OK) {
        ktreci_sink_text(out, ", idle=");
        ktreci_sink_i64(out, (int64_t)idle.number[0]);
        ktreci_sink_char(out, '.');
        ktreci_sink_i64_zero(out, (int64_t)idle.number[1], 6);
    }
    ktreci_sink_text(out, " }\n");
}

static void
print_inotify(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    ktrec_struct_value name;

    put_field(out, "inotify { .wd = ", view, KTREC_FIELD_WD);
    put_hex(out, ", .mask = ", view, KTREC_FIELD_IMASK);
    put_field(out, ", .cookie = ", view, KTREC_FIELD_COOKIE);
    put_field(out, ", .len = ", view, KTREC_FIELD_NAMELEN);
    ktreci_sink_text(out, ", .name = ");
    if (ktrec_struct_get(view, KTREC_FIELD_NAME, &name) == KTREC_OK)
        ktreci_sink_put(out, name.bytes.data, name.bytes.size);
    ktreci_sink_text(out, " }\n");
}

static void
print_thrparam(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;

    put_pointer(out, "thr param { start=", view, KTREC_FIELD_START_FUNC);
    put_pointer(out, " arg=", view, KTREC_FIELD_ARG);
    put_pointer(out, " stack_base=", view, KTREC_FIELD_STACK_BASE);
    put_hex(out, " stack_size=", view, KTREC_FIELD_STACK_SIZE);
    put_pointer(out, " tls_base=", view, KTREC_FIELD_TLS_BASE);
    put_hex(out, " tls_size=", view, KTREC_FIELD_TLS_SIZE);
    put_pointer(out, " child_tidp=", view, KTREC_FIELD_CHILD_TID);
    put_pointer(out, " parent_tidp=", view, KTREC_FIELD_PARENT_TID);
    ktreci_sink_text(out, " flags=");
    ktreci_freebsd_mask(context, KTRECI_SET_FREEBSD_THRCREATEFLAGS,
                        (uint32_t)ktrec_struct_number(view, KTREC_FIELD_THR_FLAGS));
    put_pointer(out, " rtp=", view, KTREC_FIELD_RTP);
    ktreci_sink_text(out, " }\n");
}

static void
print_sigset(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;
    const uint64_t set = ktrec_struct_number(view, KTREC_FIELD_SIGNALS);
    const char *between = " ";

    ktreci_sink_text(out, "l_sigset_t [");
    for (int32_t signal = 1; signal <= 64; signal++) {
        if ((set >> (signal - 1) & 1) == 0)
            continue;
        ktreci_sink_text(out, between);
        ktreci_freebsd_linux_signal(context, signal);
        between = ", ";
    }
    ktreci_sink_text(out, set == 0 ? " empty ]\n" : " ]\n");
}

/* ---- records --------------------------------------------------------------------------------- */

/* What the dispatch has no row for prints as unknown. */
static void (*const printers[])(const ktreci_print_context *, const ktrec_struct_view *) = {
    [KTREC_STRUCT_SOCKADDR] = print_sockaddr,   [KTREC_STRUCT_STAT] = print_stat,
    [KTREC_STRUCT_CAPRIGHTS] = print_rights,    [KTREC_STRUCT_ITIMERVAL] = print_itimerval,
    [KTREC_STRUCT_CPUSET] = print_cpuset,       [KTREC_STRUCT_SPLICE] = print_splice,
    [KTREC_STRUCT_INOTIFY] = print_inotify,     [KTREC_STRUCT_THRPARAM] = print_thrparam,
    [KTREC_STRUCT_LINUX_SIGSET] = print_sigset,
};

enum { PRINTERS = sizeof(printers) / sizeof(printers[0]) };

void
ktreci_freebsd_struct(const ktreci_print_context *context)
{
    const ktrec_struct *s = &context->payload->u.structure;
    ktrec_struct_view view;
    int code;

    if (s->data.size == 0 || !is_good_name(context, s->name, 0)) {
        ktreci_sink_text(context->out, "invalid record\n");
        return;
    }
    code = is_known(context, s->name) ? ktrec_struct_open(context->record, context->payload, &view)
                                      : KTREC_E_UNSUPPORTED;
    if (code == KTREC_E_PAYLOAD) {
        ktreci_sink_text(context->out, "invalid record\n");
        return;
    }
    if (code != KTREC_OK || view.structure >= PRINTERS || printers[view.structure] == NULL ||
        ktrec_struct_next(&view) != KTREC_OK) {
        ktreci_sink_text(context->out, "unknown structure\n");
        return;
    }
    printers[view.structure](context, &view);
}

static void
print_pollfd(const ktreci_print_context *context, const ktrec_struct_view *view)
{
    ktreci_sink *out = context->out;

    put_field(out, "{ fd=", view, KTREC_FIELD_FD);
    ktreci_sink_text(out, ", events=");
    ktreci_freebsd_mask0(context, KTRECI_SET_FREEBSD_POLLFDEVENTS,
                         (uint32_t)ktrec_struct_number(view, KTREC_FIELD_EVENTS));
    ktreci_sink_text(out, ", revents=");
    ktreci_freebsd_mask0(context, KTRECI_SET_FREEBSD_POLLFDEVENTS,
                         (uint32_t)ktrec_struct_number(view, KTREC_FIELD_REVENTS));
    ktreci_sink_char(out, '}');
}

/* The elements, the first on the line, each other one on its own. */
static void
print_elements(const ktreci_print_context *context, ktrec_struct_view *view)
{
    const char *between = "";

    while (ktrec_struct_next(view) == KTREC_OK) {
        ktreci_sink_text(context->out, between);
        if (view->structure == KTREC_STRUCT_POLLFD)
            print_pollfd(context, view);
        else
            ktreci_freebsd_kevent(context, view);
        between = "\n             ";
    }
    ktreci_sink_text(context->out, " }\n");
}

void
ktreci_freebsd_array(const ktreci_print_context *context)
{
    const ktrec_struct *s = &context->payload->u.structure;
    ktrec_struct_view view;
    int code;

    if (!is_good_name(context, s->name, 1)) {
        ktreci_sink_text(context->out, "invalid record\n");
        return;
    }
    ktreci_sink_text(context->out, "struct ");
    ktreci_sink_put(context->out, s->name.data, s->name.size);
    ktreci_sink_text(context->out, "[] = { ");
    code = is_known(context, s->name) ? ktrec_struct_open(context->record, context->payload, &view)
                                      : KTREC_E_UNSUPPORTED;
    if (s->data.size == 0 || s->data.size < s->size)
        ktreci_sink_text(context->out, " }\n");
    else if (code == KTREC_E_PAYLOAD)
        ktreci_sink_text(context->out, "<bad size> }\n");
    else if (code != KTREC_OK)
        ktreci_sink_text(context->out, "<unknown structure> }\n");
    else
        print_elements(context, &view);
}
