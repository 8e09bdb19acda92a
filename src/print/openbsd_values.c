/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/openbsd_values.h"

#include "base/bytes.h"
#include "base/text.h"

/* Bits that name the access mode of open(2); the first three names of its set are the modes. */
enum { ACCESS_MASK = 3, ACCESS_NAMES = 3 };

/* Signals of OpenBSD: 1 to 32. */
enum { SIGNALS = 32 };

static void
put_invalid(ktreci_sink *out, const char *before, int32_t v, const char *behind)
{
    ktreci_sink_text(out, before);
    ktreci_sink_i64(out, v);
    ktreci_sink_text(out, behind);
}

static void
put_joined(ktreci_sink *out, const char *name, unsigned before)
{
    if (before != 0)
        ktreci_sink_char(out, '|');
    ktreci_sink_text(out, name);
}

unsigned
ktreci_openbsd_bits(ktreci_sink *out, const ktreci_set *set, uint32_t v)
{
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    unsigned i, names = 0;

    for (i = 0; i < set->count; i++) {
        if (((uint64_t)v & entry[i].mask) == entry[i].value)
            put_joined(out, ktreci_set_entry_name(&entry[i]), names++);
    }
    return names;
}

/*
 * kdump compares a name's value and the int as they are with 0: of a negative one only names of
 * values that are not above 0 print, of 0 only those of 0.  Bits are not used up.
 */
static unsigned
put_signed_bits(ktreci_sink *out, const ktreci_set *set, int32_t v)
{
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    unsigned i, names = 0;

    for (i = 0; i < set->count; i++) {
        uint32_t bits = (uint32_t)entry[i].value;

        if (((uint32_t)v & bits) == bits && (v > 0) == (entry[i].positive != 0))
            put_joined(out, ktreci_set_entry_name(&entry[i]), names++);
    }
    return names;
}

/* Names without number or brackets; a bit without a name makes the whole value invalid. */
static void
put_raw_mask(ktreci_sink *out, const ktreci_set *set, int32_t v)
{
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    uint32_t rest = (uint32_t)v;
    unsigned i;

    (void)ktreci_openbsd_bits(out, set, (uint32_t)v);
    for (i = 0; i < set->count; i++)
        rest &= ~(uint32_t)entry[i].value;
    if (rest == 0)
        return;
    ktreci_sink_text(out, "<invalid=");
    ktreci_sink_0x(out, (uint32_t)v);
    ktreci_sink_char(out, '>');
}

static void
put_mask(ktreci_sink *out, const ktreci_set *set, int32_t v)
{
    unsigned names;

    if (v == 0 && set->style != 'N') {
        ktreci_sink_text(out, set->style == 'B' ? "0" : "0<>");
        return;
    }
    if (set->style == 'O')
        ktreci_sink_octal(out, (uint32_t)v);
    else
        ktreci_sink_0x(out, (uint32_t)v);
    ktreci_sink_char(out, '<');
    names = put_signed_bits(out, set, v);
    ktreci_sink_char(out, '>');
    if (names == 0 && set->style != 'B')
        put_invalid(out, "<invalid>", v, "");
}

void
ktreci_openbsd_set(ktreci_sink *out, unsigned id, int32_t v)
{
    const ktreci_set *set = ktreci_set_get(id);
    const char *name;

    if (set->kind == KTRECI_SET_KIND_MASK) {
        if (set->style == 'R')
            put_raw_mask(out, set, v);
        else
            put_mask(out, set, v);
        return;
    }
    name = ktreci_set_name(set, (uint64_t)(int64_t)v);
    if (name != NULL)
        ktreci_sink_text(out, name);
    else
        put_invalid(out, "<invalid=", v, ">");
}

void
ktreci_openbsd_signal_name(ktreci_sink *out, int32_t number)
{
    const char *name = ktrec_signal_name(KTREC_SYSTEM_OPENBSD, number);

    if (number >= 1 && number <= SIGNALS && name != NULL)
        ktreci_sink_text(out, name);
    else
        put_invalid(out, "SIG ", number, "");
}

void
ktreci_openbsd_signals(ktreci_sink *out, uint32_t mask)
{
    unsigned i, names = 0;

    if (ktreci_count_bits(mask) > SIGNALS / 2) {
        ktreci_sink_char(out, '~');
        mask = ~mask;
    }
    ktreci_sink_0x(out, mask);
    ktreci_sink_char(out, '<');
    for (i = 0; i < SIGNALS; i++) {
        if ((mask >> i & 1) == 0)
            continue;
        if (names++ != 0)
            ktreci_sink_char(out, '|');
        ktreci_openbsd_signal_name(out, (int32_t)i + 1);
    }
    ktreci_sink_char(out, '>');
}

void
ktreci_openbsd_id(ktreci_sink *out, uint32_t id)
{
    if (id == UINT32_MAX)
        ktreci_sink_put(out, "-1", 2);
    else
        ktreci_openbsd_protocol(out, id);
}

void
ktreci_openbsd_protocol(ktreci_sink *out, uint32_t protocol)
{
    ktreci_sink_u64(out, protocol);
    ktreci_sink_text(out, "<unknown>");
}

void
ktreci_openbsd_open_flags(ktreci_sink *out, int32_t v, int bare)
{
    const ktreci_set *set = ktreci_set_get(KTRECI_SET_OPENBSD_OPENFLAGS);
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    unsigned access = (uint32_t)v & ACCESS_MASK;
    unsigned i, names = 0;

    ktreci_sink_0x(out, (uint32_t)v);
    ktreci_sink_char(out, '<');
    if (access == ACCESS_MASK)
        put_joined(out, "<invalid>O_ACCMODE", names++);
    else if (access != 0 || !bare)
        put_joined(out, ktreci_set_entry_name(&entry[access]), names++);
    for (i = ACCESS_NAMES; i < set->count; i++) {
        if (((uint32_t)v & entry[i].value) == entry[i].value)
            put_joined(out, ktreci_set_entry_name(&entry[i]), names++);
    }
    ktreci_sink_char(out, '>');
}

void
ktreci_openbsd_error_text(ktreci_sink *out, int32_t error)
{
    const char *text = error == 0 ? NULL : ktrec_errno_text(KTREC_SYSTEM_OPENBSD, error);

    if (text != NULL)
        ktreci_sink_text(out, text);
    else
        put_invalid(out, error == 0 ? "Undefined error: " : "Unknown error: ", error, "");
}

void
ktreci_openbsd_errno(const ktreci_print_context *context, int32_t error)
{
    ktreci_sink_text(context->out, "errno ");
    ktreci_sink_i64(context->out, error);
    if ((context->options->flags & KTREC_PRINT_PLAIN) != 0)
        return;
    ktreci_sink_char(context->out, ' ');
    ktreci_openbsd_error_text(context->out, error);
}
