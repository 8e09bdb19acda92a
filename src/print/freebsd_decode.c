/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_decode.c - decoders of arguments whose text is not just by a set of names: it depends on
 * another argument, or is made of parts.
 */
#include "base/text.h"
#include "names/sets.h"
#include "print/freebsd_slots.h"

void
ktreci_decode_open_mode(ktreci_slots *s, unsigned set)
{
    enum { CREAT = 0x200 };

    if ((ktreci_slots_previous(s) & CREAT) != 0)
        ktreci_decode_mode(s, set);
    else
        ktreci_slots_took(s, 1);
}

void
ktreci_decode_linux_open_mode(ktreci_slots *s, unsigned set)
{
    enum { CREAT = 0x40 };

    if ((ktreci_slots_previous(s) & CREAT) != 0)
        ktreci_decode_mode(s, set);
    else
        ktreci_slots_took(s, 1);
}

void
ktreci_decode_signal(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_freebsd_signal(s->context->out, ktreci_slots_int(ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

void
ktreci_decode_linux_signal(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_freebsd_linux_signal(s->context, ktreci_slots_int(ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

void
ktreci_decode_linux_clock(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_freebsd_linux_clock(s->context, ktreci_slots_int(ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

/*
 * A request's name; the list is FreeBSD 13's.  What has FREEBSD12 in its name there is what the
 * plain name meant before, and one request had the name of a driver that is no more.
 */
static void
print_request(const ktreci_slots *s, uint64_t request, const char *name)
{
    static const char suffix[] = "_FREEBSD12";
    const int older = ktreci_freebsd_older(s->context);
    const size_t size = strlen(name), end = sizeof(suffix) - 1;
    const uint64_t nandsim_destroy = 0x80044103;

    if (older && request == nandsim_destroy)
        ktreci_sink_text(s->context->out, "NANDSIM_DESTROY_CTRL");
    else if (older && size > end && strcmp(name + size - end, suffix) == 0)
        ktreci_sink_put(s->context->out, name, size - end);
    else
        ktreci_sink_text(s->context->out, name);
}

void
ktreci_decode_ioctl(ktreci_slots *s, unsigned set)
{
    uint64_t v = ktreci_slots_current(s);
    const char *name =
        ktrec_ioctl_name(KTREC_SYSTEM_FREEBSD, s->context->record->format.long_size, v);

    (void)set;
    ktreci_slots_separate(s);
    if (name != NULL)
        print_request(s, v, name);
    else if (ktreci_slots_decimal(s))
        ktreci_sink_u64(s->context->out, v);
    else
        ktreci_sink_0x(s->context->out, v);
    ktreci_slots_took(s, 1);
}

/* Commands of fcntl(2). */
enum {
    F_GETFD = 1,
    F_SETFD = 2,
    F_GETFL = 3,
    F_SETFL = 4,
    F_GETOWN = 5,
    F_GETLK = 11,
    F_SETLK = 12,
    F_SETLKW = 13
};

/* Unlike other numbers, 0 is 0x0. */
static void
print_plain_int(const ktreci_slots *s, int32_t v)
{
    if (ktreci_slots_decimal(s))
        ktreci_sink_i64(s->context->out, v);
    else
        ktreci_sink_pointer(s->context->out, (uint32_t)v);
}

static void
print_fcntl_arg(ktreci_slots *s, uint64_t command, uint64_t v)
{
    const char *name;

    switch (ktreci_slots_int(command)) {
    case F_SETFL: /* of more than an int it takes another way, to a text of its own */
        ktreci_freebsd_fflags(s->context, (uint32_t)v, command != F_SETFL);
        break;
    case F_SETFD: /* names are of the whole slot, numbers of an int */
        name = ktreci_freebsd_name(s->context, KTRECI_SET_FREEBSD_FCNTL_FD_ARG, (int64_t)v);
        if (name != NULL)
            ktreci_sink_text(s->context->out, name);
        else
            print_plain_int(s, ktreci_slots_int(v));
        break;
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW:
        ktreci_sink_pointer(s->context->out, v);
        break;
    default:
        print_plain_int(s, ktreci_slots_int(v));
        break;
    }
}

void
ktreci_decode_fcntl_arg(ktreci_slots *s, unsigned set)
{
    const uint64_t command = ktreci_slots_previous(s);

    (void)set;
    switch (ktreci_slots_int(command)) {
    case F_GETFD:
    case F_GETFL:
    case F_GETOWN:
        break;
    default:
        ktreci_slots_separate(s);
        print_fcntl_arg(s, command, ktreci_slots_current(s));
        break;
    }
    ktreci_slots_took(s, 1);
}

/* Decoders from here on leave the slot alone if it says nothing to them; it then prints as any. */

void
ktreci_decode_sockopt_name(ktreci_slots *s, unsigned set)
{
    static const struct {
        int32_t level;
        unsigned set;
    } levels[] = {
        {0xffff, KTRECI_SET_FREEBSD_SOCKOPT},     {0, KTRECI_SET_FREEBSD_SOCKOPTIP},
        {41, KTRECI_SET_FREEBSD_SOCKOPTIPV6},     {132, KTRECI_SET_FREEBSD_SOCKOPTSCTP},
        {6, KTRECI_SET_FREEBSD_SOCKOPTTCP},       {17, KTRECI_SET_FREEBSD_SOCKOPTUDP},
        {136, KTRECI_SET_FREEBSD_SOCKOPTUDPLITE},
    };
    const int32_t level = ktreci_slots_int(ktreci_slots_previous(s));
    const char *name = NULL;

    (void)set;
    for (unsigned i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        if (levels[i].level == level)
            name = ktreci_freebsd_name(s->context, levels[i].set,
                                       ktreci_slots_int(ktreci_slots_current(s)));
    }
    if (name == NULL)
        return;
    ktreci_slots_separate(s);
    ktreci_sink_text(s->context->out, name);
    ktreci_slots_took(s, 1);
}

void
ktreci_decode_inet_proto(ktreci_slots *s, unsigned set)
{
    enum { INET = 2, INET6 = 28 };
    const int32_t domain = ktreci_slots_int(ktrec_words_get(s->words, 0));

    (void)set;
    if (domain == INET || domain == INET6)
        ktreci_decode_enum(s, KTRECI_SET_FREEBSD_SOCKIPPROTO);
}

void
ktreci_decode_umtx_flags(ktreci_slots *s, unsigned set)
{
    const uint64_t operation = ktreci_slots_previous(s);

    (void)set;
    if (operation == 8)
        set = KTRECI_SET_FREEBSD_UMTXCVWAITFLAGS;
    else if (operation == 12)
        set = KTRECI_SET_FREEBSD_UMTXRWLOCKFLAGS;
    else
        return;
    ktreci_slots_separate(s);
    ktreci_freebsd_mask0(s->context, set, ktreci_slots_current(s));
    ktreci_slots_took(s, 1);
}

/* Flags, and an operation that is a number. */
void
ktreci_decode_umtx_op(ktreci_slots *s, unsigned set)
{
    ktreci_sink *out = s->context->out;
    const uint32_t v = (uint32_t)ktreci_slots_current(s);
    uint64_t rest;

    (void)set;
    ktreci_slots_separate(s);
    ktreci_sink_0x(out, v);
    ktreci_sink_char(out, '<');
    if (ktreci_freebsd_bits(s->context, KTRECI_SET_FREEBSD_UMTXOPFLAGS, v, &rest) != 0)
        ktreci_sink_char(out, '|');
    ktreci_freebsd_enum(s->context, KTRECI_SET_FREEBSD_UMTXOP, ktreci_slots_int(rest));
    ktreci_sink_char(out, '>');
    ktreci_slots_took(s, 1);
}

void
ktreci_decode_quotactl(ktreci_slots *s, unsigned set)
{
    ktreci_sink *out = s->context->out;
    const int32_t v = ktreci_slots_int(ktreci_slots_current(s));
    const int32_t command = v >= 0 ? v >> 8 : ~(~v >> 8);
    const char *name = ktreci_freebsd_name(s->context, KTRECI_SET_FREEBSD_QUOTACTLCMDS, command);
    const char *type = ktreci_freebsd_name(s->context, KTRECI_SET_FREEBSD_QUOTATYPES, v & 0xff);

    (void)set;
    if (name == NULL) {
        /* KTRECI_SET_NONE has no names: what has none prints as invalid. */
        ktreci_decode_enum(s, KTRECI_SET_NONE);
        return;
    }
    ktreci_slots_separate(s);
    ktreci_sink_text(out, "QCMD(");
    ktreci_sink_text(out, name);
    ktreci_sink_char(out, ',');
    if (type != NULL)
        ktreci_sink_text(out, type);
    else
        ktreci_sink_0x(out, (uint32_t)v & 0xff);
    ktreci_sink_char(out, ')');
    ktreci_slots_took(s, 1);
}

/* kdump does not count the slot of an anonymous one, nor that it has opened the parenthesis. */
void
ktreci_decode_shm_path(ktreci_slots *s, unsigned set)
{
    enum { SHM_ANON = 1 };

    if (ktreci_slots_current(s) != SHM_ANON) {
        ktreci_decode_num(s, set);
        return;
    }
    ktreci_sink_text(s->context->out, "(SHM_ANON");
    s->next++;
}
