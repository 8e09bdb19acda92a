/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/netbsd_args.h"

#include "base/bytes.h"
#include "base/text.h"
#include "names/emulation.h"
#include "names/sets.h"
#include "print/netbsd.h"

/* A slot on its way through a decoder. */
typedef struct slot {
    const ktreci_print_context *context;
    const ktreci_set *set;
    int64_t value;    /* sign-extended register */
    int64_t previous; /* the slot before it; 0 for the first */
    int first;        /* there is none before it */
} slot;

/* Bits of a long of the machine whose kdump would print this. */
static unsigned
long_bits(const ktreci_print_context *context)
{
    return context->record->format.long_size == 4 ? 32 : 64;
}

/* What "%#lx" makes of a register there: all of a long. */
static uint64_t
as_long(const ktreci_print_context *context, int64_t v)
{
    return long_bits(context) == 32 ? (uint32_t)v : (uint64_t)v;
}

char *
ktreci_netbsd_put_long(char *p, const ktreci_print_context *context, int64_t v, int hex)
{
    if (long_bits(context) == 32 || (context->emulation_flags & KTRECI_EMULATION_32BIT) != 0)
        return hex ? ktreci_put_0x(p, (uint32_t)v) : ktreci_put_i64(p, (int32_t)v);
    return hex ? ktreci_put_0x(p, (uint64_t)v) : ktreci_put_i64(p, v);
}

char *
ktreci_netbsd_put_slot(char *p, const ktreci_print_context *context, int64_t v)
{
    int decimal = (context->options->flags & KTREC_PRINT_DECIMAL) != 0 || (v >= 0 && v <= 9);

    return ktreci_netbsd_put_long(p, context, v, !decimal);
}

/* The plain form, with the comma that separates it. */
static void
print_number(const slot *s)
{
    char *p = ktreci_sink_room(s->context->out, KTRECI_NUMBER_MAX + 1);

    if (!s->first)
        *p++ = ',';
    ktreci_sink_took(s->context->out, ktreci_netbsd_put_slot(p, s->context, s->value));
}

static void
print_comma(const slot *s)
{
    if (!s->first)
        ktreci_sink_char(s->context->out, ',');
}

static void
print_hex(const slot *s, int64_t v)
{
    ktreci_sink_0x(s->context->out, as_long(s->context, v));
}

static void
print_hexalways(const slot *s)
{
    char *p = ktreci_sink_room(s->context->out, KTRECI_NUMBER_MAX + 1);

    if (!s->first)
        *p++ = ',';
    ktreci_sink_took(s->context->out, ktreci_netbsd_put_long(p, s->context, s->value, 1));
}

static const char *
name_in(const ktreci_set *set, int64_t value)
{
    return ktreci_set_name(set, (uint64_t)value);
}

/*
 * Styles of an enum: X prints what has no name in hex, S as a number without its comma, L as any
 * slot.
 */
static void
print_enum(const slot *s)
{
    const char *name = name_in(s->set, s->value);
    slot bare = *s;

    if (name != NULL || s->set->style == 'X') {
        print_comma(s);
        if (name != NULL)
            ktreci_sink_text(s->context->out, name);
        else
            print_hex(s, s->value);
        return;
    }
    bare.first = s->first || s->set->style == 'S';
    print_number(&bare);
}

static void
print_sockopt(const slot *s)
{
    slot option = *s;

    switch (s->previous) {
    case 0xffff:
        option.set = ktreci_set_get(KTRECI_SET_NETBSD_SOCKOPT_SO);
        break;
    case 0:
        option.set = ktreci_set_get(KTRECI_SET_NETBSD_SOCKOPT_IP);
        break;
    case 6:
        option.set = ktreci_set_get(KTRECI_SET_NETBSD_SOCKOPT_TCP);
        break;
    default:
        print_number(s);
        return;
    }
    print_enum(&option);
}

/* _IOWR('c',number,size): the parts of a request that has no name. */
static void
print_request(const slot *s, uint32_t request)
{
    ktreci_sink *out = s->context->out;
    int hex = (s->context->options->flags & KTREC_PRINT_DECIMAL) == 0;
    uint32_t group = request >> 8 & 0xff;
    char *p = ktreci_sink_room(out, 96);

    p = ktreci_put_text(p, "_IO");
    if ((request & 0x80000000u) != 0)
        *p++ = 'W';
    if ((request & 0x40000000u) != 0)
        *p++ = 'R';
    *p++ = '(';
    if (group >= ' ' && group < 0x7f) {
        *p++ = '\'';
        *p++ = (char)group;
        *p++ = '\'';
    } else {
        p = ktreci_put_hex_zero(ktreci_put_text(p, "0x"), group, 2);
    }
    *p++ = ',';
    p = ktreci_netbsd_put_long(p, s->context, request & 0xff, hex);
    if ((request & 0x20000000u) == 0) {
        *p++ = ',';
        p = ktreci_netbsd_put_long(p, s->context, request >> 16 & 0x1fff, hex);
    }
    *p++ = ')';
    ktreci_sink_took(out, p);
}

static void
print_ioctl(const slot *s)
{
    const ktrec_format *format = &s->context->record->format;
    uint64_t request = as_long(s->context, s->value);
    const char *name = ktrec_ioctl_name(format->system, format->long_size, request);

    print_comma(s);
    if (name != NULL)
        ktreci_sink_text(s->context->out, name);
    else if (request > UINT32_MAX)
        ktreci_sink_0x(s->context->out, request);
    else
        print_request(s, (uint32_t)request);
}

/* The operation without its two flags, then the flags; kdump puts nothing between them. */
static void
print_futexop(const slot *s)
{
    const ktreci_set *flags = ktreci_set_get(KTRECI_SET_NETBSD_FUTEXFLAG);
    const ktreci_set_entry *entry = ktreci_set_entries(flags);
    const int64_t flag_bits = 0x180;
    const char *name = name_in(ktreci_set_get(KTRECI_SET_NETBSD_FUTEXOP), s->value & ~flag_bits);
    unsigned i;

    print_comma(s);
    if (name != NULL)
        ktreci_sink_text(s->context->out, name);
    else
        print_hex(s, s->value & ~flag_bits);
    for (i = 0; i < flags->count; i++) {
        if (((uint64_t)s->value & entry[i].mask) != 0)
            ktreci_sink_text(s->context->out, ktreci_set_entry_name(&entry[i]));
    }
}

/* The number is the emulation's own, and is turned into the native one that it stands for. */
static void
print_signal(const slot *s)
{
    int native;
    int64_t number = s->value;

    if (number > 0 && number < 64 &&
        ktrec_signal_native(s->context->record->format.system, s->context->emulation, (int)number,
                            &native))
        number = native;
    print_comma(s);
    ktreci_sink_put(s->context->out, "SIG", 3);
    ktreci_netbsd_signal_name(s->context, number);
}

static void
print_signal_sp(const slot *s)
{
    slot after = *s;

    if (!s->first) {
        ktreci_sink_put(s->context->out, ", ", 2);
        after.first = 1;
    }
    print_signal(&after);
}

/* Names joined by bars, what is left over in hex: the slot is an int, and its sign is extended. */
static void
print_prot(const slot *s)
{
    const ktreci_set *set = ktreci_set_get(KTRECI_SET_NETBSD_PROT);
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    int64_t rest = (int32_t)s->value;
    int none = rest == 0;
    int names = 0;
    unsigned i;

    print_comma(s);
    for (i = 0; i < set->count; i++) {
        int64_t bits = (int64_t)entry[i].value;

        if (none ? bits != 0 : (bits == 0 || (rest & bits) != bits))
            continue;
        if (names++ != 0)
            ktreci_sink_char(s->context->out, '|');
        ktreci_sink_text(s->context->out, ktreci_set_entry_name(&entry[i]));
        rest &= ~bits;
    }
    if (rest == 0)
        return;
    if (names != 0)
        ktreci_sink_char(s->context->out, '|');
    print_hex(s, rest);
}

/*
 * As snprintb(3) does it: a bit has its name only when set; a field always has its place, which
 * stays empty for a value without a name.
 */
static void
print_mapflags(const slot *s)
{
    const ktreci_set *set = ktreci_set_get(KTRECI_SET_NETBSD_MAPFLAGS);
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    ktreci_sink *out = s->context->out;
    uint64_t value = as_long(s->context, s->value);
    unsigned i, places = 0;

    print_comma(s);
    ktreci_sink_pointer(out, value);
    for (i = 0; i < set->count;) {
        const char *name = NULL;
        uint64_t mask = entry[i].mask;
        int field = entry[i].field != 0;

        do {
            if ((value & mask) == entry[i].value)
                name = ktreci_set_entry_name(&entry[i]);
            i++;
        } while (field && i < set->count && entry[i].field != 0 && entry[i].mask == mask);
        if (name == NULL && !field)
            continue;
        ktreci_sink_char(out, places++ == 0 ? '<' : ',');
        if (name != NULL)
            ktreci_sink_text(out, name);
    }
    ktreci_sink_char(out, '>');
}

static void (*const decoders[])(const slot *) = {
    [KTRECI_DECODE_NUM] = print_number,          [KTRECI_DECODE_ENUM] = print_enum,
    [KTRECI_DECODE_HEXALWAYS] = print_hexalways, [KTRECI_DECODE_IOCTL] = print_ioctl,
    [KTRECI_DECODE_SOCKOPT] = print_sockopt,     [KTRECI_DECODE_FUTEXOP] = print_futexop,
    [KTRECI_DECODE_SIGNAL] = print_signal,       [KTRECI_DECODE_SIGNAL_SP] = print_signal_sp,
    [KTRECI_DECODE_PROT] = print_prot,           [KTRECI_DECODE_MAPFLAGS] = print_mapflags,
};

/* Decoders that are not NetBSD's print as plain slots. */
static void
print_slot(const slot *s, unsigned decoder)
{
    if (decoder >= sizeof(decoders) / sizeof(decoders[0]) || decoders[decoder] == NULL)
        decoder = KTRECI_DECODE_NUM;
    decoders[decoder](s);
}

/* The slots that the rule has decoders for.  Returns how many. */
static uint32_t
print_decoded(const ktreci_print_context *context, const ktrec_words *args, const ktreci_rule *rule)
{
    const uint8_t *p = args->data;
    int swap = args->order != KTRECI_HOST_ORDER;
    uint32_t i;
    slot s = {.context = context, .first = 1};

    for (i = 0; i < rule->count && i < args->count; i++, p += args->width) {
        s.previous = s.value;
        s.value = ktreci_load_signed(p, args->width, swap);
        s.set = ktreci_set_get(rule->args[i].set);
        print_slot(&s, rule->args[i].decoder);
        s.first = 0;
    }
    return i;
}

/* The slots from number i on in the plain form. */
static void
print_plain(const ktreci_print_context *context, const ktrec_words *args, uint32_t i)
{
    enum { AT_ONCE = 16 };
    const int swap = args->order != KTRECI_HOST_ORDER;
    const uint8_t *from = (const uint8_t *)args->data + (size_t)i * args->width;

    while (i < args->count) {
        char *p = ktreci_sink_room(context->out, AT_ONCE * (KTRECI_NUMBER_MAX + 1));
        uint32_t end = args->count - i > AT_ONCE ? i + AT_ONCE : args->count;

        for (; i < end; i++, from += args->width) {
            *p = ',';
            p = ktreci_netbsd_put_slot(p + (i != 0), context,
                                       ktreci_load_signed(from, args->width, swap));
        }
        ktreci_sink_took(context->out, p);
    }
}

void
ktreci_netbsd_args(const ktreci_print_context *context, const ktreci_rule *rule)
{
    const ktrec_words *args = &context->payload->u.syscall.args;
    uint32_t i = 0;

    if (args->count == 0)
        return;
    ktreci_sink_char(context->out, '(');
    if (rule != NULL && args->count >= rule->min &&
        (context->options->flags & (KTREC_PRINT_PLAIN | KTREC_PRINT_NUMBERS)) == 0)
        i = print_decoded(context, args, rule);
    print_plain(context, args, i);
    ktreci_sink_char(context->out, ')');
}
