/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_value.c - values with names: single ones, and sets of bits.
 *
 * A set of bits prints as its number and, in brackets, the names; bits without a name are told of
 * only where no name was found at all.
 */
#include "print/freebsd.h"

#include "base/text.h"
#include "names/sets.h"

int
ktreci_freebsd_older(const ktreci_print_context *context)
{
    return ktreci_dialect(context->native) == KTRECI_DIALECT_OLDER;
}

const char *
ktreci_freebsd_name(const ktreci_print_context *context, unsigned set, int64_t value)
{
    return ktreci_set_name(ktreci_set_for(context->native, set), (uint64_t)value);
}

static void
print_invalid(const ktreci_print_context *context, int32_t value, int decimal)
{
    char *p = ktreci_sink_room(context->out, KTRECI_NUMBER_MAX + 16);

    p = ktreci_put_text(p, "<invalid=");
    p = decimal ? ktreci_put_i64(p, value) : ktreci_put_0x(p, (uint32_t)value);
    *p++ = '>';
    ktreci_sink_took(context->out, p);
}

static void
print_enum(const ktreci_print_context *context, unsigned set, int32_t value, int decimal)
{
    const char *name = ktreci_freebsd_name(context, set, value);

    if (name != NULL)
        ktreci_sink_text(context->out, name);
    else
        print_invalid(context, value, decimal);
}

void
ktreci_freebsd_enum(const ktreci_print_context *context, unsigned set, int32_t value)
{
    print_enum(context, set, value, (context->options->flags & KTREC_PRINT_DECIMAL) != 0);
}

void
ktreci_freebsd_enum_decimal(const ktreci_print_context *context, unsigned set, int32_t value)
{
    print_enum(context, set, value, 1);
}

/* ---- names of bits --------------------------------------------------------------------------- */

/* What is inside the brackets: names so far, and bits that have none yet. */
typedef struct inside {
    const ktreci_print_context *context;
    unsigned names;
    uint64_t rest;
} inside;

static void
put_name(inside *in, const char *name)
{
    if (in->names++ != 0)
        ktreci_sink_char(in->context->out, '|');
    ktreci_sink_text(in->context->out, name);
}

/* A name takes its bits, so that an alias or a combination that comes later is not printed too. */
static void
put_bits(inside *in, unsigned set)
{
    const ktreci_set *names = ktreci_set_for(in->context->native, set);
    const ktreci_set_entry *entry = ktreci_set_entries(names);
    const int none = in->rest == 0;

    for (unsigned i = 0; i < names->count; i++) {
        uint64_t bits = entry[i].value;

        if (none ? bits != 0 : (bits == 0 || (in->rest & bits) != bits))
            continue;
        put_name(in, ktreci_set_entry_name(&entry[i]));
        in->rest &= ~bits;
    }
}

unsigned
ktreci_freebsd_bits(const ktreci_print_context *context, unsigned set, uint64_t value,
                    uint64_t *rest)
{
    inside in = {context, 0, value};

    put_bits(&in, set);
    *rest = in.rest;
    return in.names;
}

/* The low two bits are no flags; what opens neither to read nor to write may be for execution. */
static void
put_openflags(inside *in, unsigned set)
{
    static const char *const access[] = {"O_RDONLY", "O_WRONLY", "O_RDWR"};
    const uint64_t exec = 0x40000;
    const uint64_t mode = in->rest & 3;

    in->rest &= ~(uint64_t)3;
    if (mode == 0 && set == KTRECI_SET_FREEBSD_OPENFLAGS && (in->rest & exec) != 0) {
        in->rest &= ~exec;
        put_name(in, "O_EXEC");
    } else if (mode < 3) {
        put_name(in, access[mode]);
    }
    if (in->rest != 0)
        put_bits(in, set);
    if (mode == 3)
        in->rest |= mode;
}

/*
 * The highest byte is the alignment, as a power of two, and no flags.  One flag is known where a
 * long has 64 bits only.
 */
static void
put_mmapflags(inside *in)
{
    const uint64_t low32 = in->context->record->format.long_size == 8 ? 0x80000 : 0;
    const uint32_t align = (uint32_t)in->rest & 0xff000000u;
    char text[KTRECI_NUMBER_MAX + 16], *p;

    in->rest &= 0xffffff;
    put_bits(in, KTRECI_SET_FREEBSD_MMAPFLAGS);
    if ((in->rest & low32) != 0) {
        put_name(in, "MAP_32BIT");
        in->rest &= ~low32;
    }
    if (align == 0x01000000) {
        put_name(in, "MAP_ALIGNED_SUPER");
    } else if (align != 0) {
        p = ktreci_put_text(text, "MAP_ALIGNED(");
        p = ktreci_put_i64(p, (int8_t)(align >> 24));
        *p++ = ')';
        *p = '\0';
        put_name(in, text);
    }
}

/* Newer kdumps know the protection that a mapping may be given at the most. */
static void
put_mmapprot(inside *in)
{
    const uint64_t most = in->rest >> 16 & 7;
    inside max = {in->context, 0, most};

    if (ktreci_freebsd_older(in->context) || most == 0) {
        put_bits(in, KTRECI_SET_FREEBSD_MMAPPROT);
        return;
    }
    ktreci_sink_text(in->context->out, "PROT_MAX(");
    put_bits(&max, KTRECI_SET_FREEBSD_MMAPPROT);
    ktreci_sink_text(in->context->out, ")|");
    in->rest &= ~(most << 16);
    put_bits(in, KTRECI_SET_FREEBSD_MMAPPROT);
    in->names += max.names;
}

/* A number and flags. */
static void
put_socktype(inside *in)
{
    const int older = ktreci_freebsd_older(in->context);
    const uint64_t flags = in->rest & (older ? 0x30000000u : 0x70000000u);
    const char *name =
        ktreci_freebsd_name(in->context, KTRECI_SET_FREEBSD_SOCKTYPE, (int64_t)(in->rest & ~flags));

    in->rest &= ~flags;
    if (name != NULL) {
        put_name(in, name);
        in->rest = 0;
    }
    if (flags != 0) {
        inside rest = {in->context, in->names, flags};

        put_bits(&rest, KTRECI_SET_FREEBSD_SOCKFLAGS);
        in->names = rest.names;
    }
}

/* Zero is the automatic boot; it goes with all that does not end in something else. */
static void
put_reboot(inside *in)
{
    enum { HALT = 8, POWEROFF = 0x4000, REROOT = 0x200000, POWERCYCLE = 0x400000 };
    const int automatic =
        in->rest != 0 && (in->rest & (HALT | POWEROFF | REROOT | POWERCYCLE)) == 0;

    if (automatic)
        ktreci_sink_text(in->context->out, "RB_AUTOBOOT|");
    put_bits(in, KTRECI_SET_FREEBSD_REBOOT);
    in->names += (unsigned)automatic;
}

/* wait4 always has these two. */
static void
put_wait4opt(inside *in)
{
    const uint64_t given = in->rest & 0x30;

    in->rest &= ~given;
    if (in->rest != 0)
        put_bits(in, KTRECI_SET_FREEBSD_WAIT4OPT);
    in->rest |= given;
}

/* The lowest byte is the signal that the parent is sent. */
static void
put_cloneflags(inside *in)
{
    const int32_t signal = (int32_t)(in->rest & 0xff);

    in->rest &= ~(uint64_t)0xff;
    if (signal != 0) {
        ktreci_sink_char(in->context->out, '(');
        ktreci_freebsd_linux_signal(in->context, signal);
        ktreci_sink_char(in->context->out, ')');
    }
    if (in->rest != 0)
        put_bits(in, KTRECI_SET_FREEBSD_LX_CLONEFLAGS);
    in->names += signal != 0;
}

static void
put_inside(inside *in, unsigned set)
{
    switch (set) {
    case KTRECI_SET_FREEBSD_OPENFLAGS:
    case KTRECI_SET_FREEBSD_LX_OPENFLAGS:
        put_openflags(in, set);
        break;
    case KTRECI_SET_FREEBSD_MMAPFLAGS:
        put_mmapflags(in);
        break;
    case KTRECI_SET_FREEBSD_MMAPPROT:
        put_mmapprot(in);
        break;
    case KTRECI_SET_FREEBSD_SOCKTYPE:
        put_socktype(in);
        break;
    case KTRECI_SET_FREEBSD_REBOOT:
        put_reboot(in);
        break;
    case KTRECI_SET_FREEBSD_WAIT4OPT:
        put_wait4opt(in);
        break;
    case KTRECI_SET_FREEBSD_LX_CLONEFLAGS:
        put_cloneflags(in);
        break;
    case KTRECI_SET_FREEBSD_SHMFLAGS:
        if (in->rest == 0)
            put_name(in, "0");
        put_bits(in, set);
        break;
    default:
        put_bits(in, set);
        break;
    }
}

void
ktreci_freebsd_mask(const ktreci_print_context *context, unsigned set, uint64_t value)
{
    ktreci_sink *out = context->out;
    inside in = {context, 0, value};
    char *p = ktreci_sink_room(out, KTRECI_NUMBER_MAX + 1);

    p = ktreci_set_get(set)->style == 'O' ? ktreci_put_octal(p, value) : ktreci_put_0x(p, value);
    *p++ = '<';
    ktreci_sink_took(out, p);
    put_inside(&in, set);
    ktreci_sink_char(out, '>');
    if (in.names == 0) {
        ktreci_sink_text(out, "<invalid>");
        ktreci_sink_u64(out, in.rest);
    }
}

void
ktreci_freebsd_mask0(const ktreci_print_context *context, unsigned set, uint64_t value)
{
    if (value == 0)
        ktreci_sink_char(context->out, '0');
    else
        ktreci_freebsd_mask(context, set, value);
}

/* Two of these flags stand for others when a file is opened, and have names of their own here. */
void
ktreci_freebsd_fflags(const ktreci_print_context *context, uint32_t value, int bare)
{
    enum { POSIXSHM = 0x100, READAHEAD = 0x200 };
    ktreci_sink *out = context->out;
    inside in = {context, 0, value & ~(uint32_t)(POSIXSHM | READAHEAD)};

    if (!bare) {
        ktreci_sink_0x(out, value);
        ktreci_sink_char(out, '<');
    }
    put_openflags(&in, KTRECI_SET_FREEBSD_OPENFLAGS);
    if ((value & POSIXSHM) != 0)
        put_name(&in, "FPOIXSHM");
    if ((value & READAHEAD) != 0)
        put_name(&in, "FRDAHEAD");
    if (!bare) {
        ktreci_sink_char(out, '>');
        if (in.names == 0) {
            ktreci_sink_text(out, "<invalid>");
            ktreci_sink_u64(out, in.rest);
        }
        return;
    }
    if (in.rest != 0 || in.names == 0) {
        if (in.names != 0)
            ktreci_sink_char(out, '|');
        ktreci_sink_0x(out, in.rest);
    }
}
