/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json.c - a record as one JSON object: the header, and then the members of its kind as the kinds
 * table lists them.
 *
 * The form is fixed by ktrec-json.schema.json beside this file; json_text.h tells how bytes become
 * text.  Numbers of 64 bits that a program may carry (registers, addresses, sizes) are strings,
 * because many JSON readers keep 53 bits of a number.
 */
#include "base/bytes.h"
#include "base/text.h"
#include "print/data.h"
#include "print/json_header.h"
#include "print/json_string.h"
#include "print/json_struct.h"
#include "print/style.h"
#include "record/kinds.h"
#include "systems/systems.h"

/* Room for a name of the tables and all that stands around it. */
#define SMALL_ROOM 128

static void
print_key(ktreci_sink *out, const char *name, size_t size)
{
    char *p = ktreci_sink_room(out, SMALL_ROOM);

    *p++ = ',';
    *p++ = '"';
    memcpy(p, name, size);
    p += size;
    *p++ = '"';
    *p++ = ':';
    ktreci_sink_took(out, p);
}

#define PRINT_KEY(out, name) print_key(out, name, sizeof(name) - 1)

/* A name of the tables, which the tables may not have. */
static void
print_name(ktreci_sink *out, const char *key, const char *name)
{
    print_key(out, key, strlen(key));
    if (name == NULL)
        ktreci_sink_text(out, "null");
    else
        ktreci_json_string(out, name, strlen(name));
}

/* "len" and the bytes. */
static void
print_data(ktreci_sink *out, const char *key, const ktrec_bytes *bytes)
{
    PRINT_KEY(out, "len");
    ktreci_sink_u64(out, bytes->size);
    print_key(out, key, strlen(key));
    ktreci_json_string(out, bytes->data, bytes->size);
}

/*
 * Element i of a member that is a number; what is unsigned and has 64 bits keeps them in the sign.
 */
static int64_t
number_of(const ktreci_member *m, const uint8_t *base, unsigned i)
{
    const uint8_t *at = base + m->offset;

    switch (m->type) {
    case KTRECI_M_I16:
        return ktreci_load_signed(at + i * 2u, 2, 0);
    case KTRECI_M_I32:
        return ktreci_load_signed(at + i * 4u, 4, 0);
    case KTRECI_M_U32:
        return (int64_t)ktreci_load(at + i * 4u, 4, 0);
    default:
        return (int64_t)ktreci_load(at + i * 8u, 8, 0);
    }
}

/* A number in the way the member's style asks for; at most SMALL_ROOM bytes. */
static char *
put_number(char *p, const ktreci_member *m, int64_t number)
{
    switch (m->style) {
    case KTRECI_S_ADDRESS:
        *p++ = '"';
        p = ktreci_put_pointer(p, (uint64_t)number);
        *p++ = '"';
        return p;
    case KTRECI_S_TEXT64:
        *p++ = '"';
        p = m->type == KTRECI_M_U64 ? ktreci_put_u64(p, (uint64_t)number)
                                    : ktreci_put_i64(p, number);
        *p++ = '"';
        return p;
    default:
        return m->type == KTRECI_M_U64 ? ktreci_put_u64(p, (uint64_t)number)
                                       : ktreci_put_i64(p, number);
    }
}

static void
print_scalars(ktreci_sink *out, const ktreci_member *m, const uint8_t *base)
{
    unsigned i;
    char *p;

    if (m->count != 0)
        ktreci_sink_char(out, '[');
    for (i = 0; i < m->count || i == 0; i++) {
        p = ktreci_sink_room(out, SMALL_ROOM);
        if (i != 0)
            *p++ = ',';
        ktreci_sink_took(out, put_number(p, m, number_of(m, base, i)));
    }
    if (m->count != 0)
        ktreci_sink_char(out, ']');
}

/* The signals of a set, by number: signal n is bit (n-1)%32 of word (n-1)/32. */
static void
print_signals(ktreci_sink *out, const ktreci_member *m, const uint8_t *base)
{
    const char *comma = "";
    unsigned bit;

    ktreci_sink_char(out, '[');
    for (bit = 0; bit < m->count * 32u; bit++) {
        if (((uint64_t)number_of(m, base, bit / 32) >> bit % 32 & 1) != 0) {
            ktreci_sink_text(out, comma);
            ktreci_sink_u64(out, bit + 1);
            comma = ",";
        }
    }
    ktreci_sink_char(out, ']');
}

static void
print_words(ktreci_sink *out, const ktreci_member *m, const ktrec_words *words)
{
    int swap = words->order != KTRECI_HOST_ORDER;
    const uint8_t *at = words->data;
    uint32_t i;
    char *p;

    ktreci_sink_char(out, '[');
    for (i = 0; i < words->count; i++, at += words->width) {
        p = ktreci_sink_room(out, SMALL_ROOM);
        if (i != 0)
            *p++ = ',';
        if (m->style == KTRECI_S_ADDRESS)
            p = put_number(p, m, (int64_t)ktreci_load(at, words->width, swap));
        else
            p = put_number(p, m, ktreci_load_signed(at, words->width, swap));
        ktreci_sink_took(out, p);
    }
    ktreci_sink_char(out, ']');
}

/* The strings that stand back to back in the bytes. */
static void
print_strings(ktreci_sink *out, const ktrec_bytes *bytes)
{
    ktrec_bytes rest = *bytes, string;
    const char *comma = "";

    ktreci_sink_char(out, '[');
    for (; ktrec_strings_next(&rest, &string) == KTREC_OK; comma = ",") {
        ktreci_sink_text(out, comma);
        ktreci_json_string(out, string.data, string.size);
    }
    ktreci_sink_char(out, ']');
}

static void
print_sas(ktreci_sink *out, const ktrec_saupcall *upcall)
{
    ktrec_sa sa;
    uint32_t i;
    char *p;

    ktreci_sink_char(out, '[');
    for (i = 0; ktrec_saupcall_get(upcall, i, &sa) == KTREC_OK; i++) {
        p = ktreci_sink_room(out, SMALL_ROOM);
        p = ktreci_put_text(p, i == 0 ? "{\"context\":\"" : ",{\"context\":\"");
        p = ktreci_put_pointer(p, sa.context);
        p = ktreci_put_i64(ktreci_put_text(p, "\",\"id\":"), sa.id);
        p = ktreci_put_i64(ktreci_put_text(p, ",\"cpu\":"), sa.cpu);
        *p++ = '}';
        ktreci_sink_took(out, p);
    }
    ktreci_sink_char(out, ']');
}

static void print_members(const ktreci_print_context *context, const ktreci_member *members,
                          const uint8_t *base);

static void
print_siginfo(const ktreci_print_context *context, const ktrec_siginfo *info)
{
    ktreci_sink *out = context->out;
    int system = context->record->format.system;

    if ((context->payload->flags & KTREC_PAYLOAD_SIGINFO) == 0) {
        ktreci_sink_text(out, "null");
        return;
    }
    ktreci_sink_text(out, "{\"signo\":");
    ktreci_sink_i64(out, info->signo);
    ktreci_sink_text(out, ",\"code\":");
    ktreci_sink_i64(out, info->code);
    print_name(out, "codename", ktrec_sicode_name(system, info->signo, info->code));
    ktreci_sink_text(out, ",\"error\":");
    ktreci_sink_i64(out, info->error);
    print_members(context, ktreci_reason_members(info->reason), (const uint8_t *)info);
    ktreci_sink_char(out, '}');
}

/*
 * The name of an error that a call returned: by the native number that the emulation's own stands
 * for.  That of a call to be restarted was another one in NetBSD before 4.0.
 */
static const char *
error_name(const ktreci_print_context *context, int number)
{
    const ktrec_format *format = &context->record->format;
    const ktreci_system *system = ktreci_system_find(format->system);
    int native, newest;

    if (number == 0 || !ktrec_errno_native(format->system, context->emulation, number, &native))
        return NULL;
    if (system == NULL)
        return NULL;
    /* The list has the number of the newest headers. */
    newest = ktreci_restart_of(system, system->versions[0].version);
    if (native == ktreci_restart_of(system, format->version))
        native = newest;
    else if (native == newest)
        return NULL;
    return ktrec_errno_name(format->system, native);
}

/* What the number just printed is called, where its style says it has a name. */
static void
print_name_of(const ktreci_print_context *context, const ktreci_member *m, int64_t number)
{
    ktreci_sink *out = context->out;

    if (m->style == KTRECI_S_CALL)
        print_name(out, "name", ktrec_calls_name(context->calls, number));
    else if (m->style == KTRECI_S_ERROR)
        print_name(out, "errno", error_name(context, (int)number));
    else if (m->style == KTRECI_S_SIGNAL)
        print_name(out, "signame", ktrec_signal_name(context->record->format.system, (int)number));
}

/* Text that ends at its first NUL. */
static void
print_label(ktreci_sink *out, const ktrec_bytes *bytes)
{
    const ktrec_bytes label = ktreci_until_nul(*bytes);

    ktreci_json_string(out, label.data, label.size);
}

static void
print_op(ktreci_sink *out, int64_t op)
{
    if (op == 0 || op == 1)
        ktreci_sink_text(out, op == 0 ? "\"read\"" : "\"write\"");
    else
        ktreci_sink_i64(out, op);
}

static void
print_value(const ktreci_print_context *context, const ktreci_member *m, const uint8_t *base)
{
    const void *at = base + m->offset;
    ktreci_sink *out = context->out;

    if (m->type == KTRECI_M_BYTES && m->style == KTRECI_S_LABEL)
        print_label(out, at);
    else if (m->type == KTRECI_M_BYTES && m->style == KTRECI_S_STRINGS)
        print_strings(out, at);
    else if (m->type == KTRECI_M_BYTES)
        ktreci_json_string(out, ((const ktrec_bytes *)at)->data, ((const ktrec_bytes *)at)->size);
    else if (m->type == KTRECI_M_WORDS)
        print_words(out, m, at);
    else if (m->type == KTRECI_M_SIGINFO)
        print_siginfo(context, at);
    else if (m->type == KTRECI_M_SAS)
        print_sas(out, at);
    else if (m->style == KTRECI_S_SET)
        print_signals(out, m, base);
    else if (m->style == KTRECI_S_OP)
        print_op(out, number_of(m, base, 0));
    else
        print_scalars(out, m, base);
}

/* The 32-bit numbers in the bytes, as an array; nothing where there are none. */
static void
print_words32(const ktreci_print_context *context, const ktreci_member *m, const ktrec_bytes *bytes)
{
    ktrec_words words = {bytes->data, (uint32_t)(bytes->size / 4), 4, context->record->format.order,
                         0};

    if (words.count == 0)
        return;
    print_key(context->out, m->name, m->name_size);
    print_words(context->out, m, &words);
}

static void
print_member(const ktreci_print_context *context, const ktreci_member *m, const uint8_t *base)
{
    if (m->type == KTRECI_M_CONTENTS) {
        ktreci_json_struct(context->out, context->record, context->payload);
    } else if (m->style == KTRECI_S_WORDS32) {
        print_words32(context, m, (const void *)(base + m->offset));
    } else if (m->style == KTRECI_S_DATA) {
        print_data(context->out, m->name, (const void *)(base + m->offset));
    } else if (m->style != KTRECI_S_NONE) {
        print_key(context->out, m->name, m->name_size);
        print_value(context, m, base);
        if (m->style == KTRECI_S_CALL || m->style == KTRECI_S_ERROR || m->style == KTRECI_S_SIGNAL)
            print_name_of(context, m, number_of(m, base, 0));
    }
}

static void
print_members(const ktreci_print_context *context, const ktreci_member *members,
              const uint8_t *base)
{
    for (; members->type != KTRECI_M_END; members++)
        print_member(context, members, base);
}

/*
 * Whether a record of its form has this member: the wait message came with FreeBSD 9.1, and the
 * failed capability checks of FreeBSD 15 tell other things than those before.
 */
static int
has_member(const ktrec_payload *payload, const ktreci_member *m)
{
    static const struct {
        uint16_t kind;
        uint16_t offset;
        uint32_t flag; /* KTREC_PAYLOAD_* */
        int there;     /* with the flag, or without it */
    } rules[] = {
        {KTREC_KIND_CSW, offsetof(ktrec_csw, wmesg), KTREC_PAYLOAD_WMESG, 1},
        {KTREC_KIND_CAPFAIL, offsetof(ktrec_capfail, number), KTREC_PAYLOAD_CAP3, 1},
        {KTREC_KIND_CAPFAIL, offsetof(ktrec_capfail, flags), KTREC_PAYLOAD_CAP3, 1},
        {KTREC_KIND_CAPFAIL, offsetof(ktrec_capfail, data), KTREC_PAYLOAD_CAP3, 1},
        {KTREC_KIND_CAPFAIL, offsetof(ktrec_capfail, needed), KTREC_PAYLOAD_CAP3, 0},
        {KTREC_KIND_CAPFAIL, offsetof(ktrec_capfail, held), KTREC_PAYLOAD_CAP3, 0},
    };
    size_t i;

    if (payload->kind != KTREC_KIND_CSW && payload->kind != KTREC_KIND_CAPFAIL)
        return 1;
    for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (rules[i].kind == payload->kind && rules[i].offset == m->offset)
            return ((payload->flags & rules[i].flag) != 0) == rules[i].there;
    }
    return 1;
}

/* A record whose label is missing because its system has none. */
static int
is_unlabelled(const ktrec_payload *payload)
{
    return payload->kind == KTREC_KIND_USER && (payload->flags & KTREC_PAYLOAD_UNLABELLED) != 0;
}

static void
print_payload(const ktreci_print_context *context)
{
    const ktrec_payload *payload = context->payload;
    const ktreci_member *m = ktreci_kinds[payload->kind].members;

    if (is_unlabelled(payload)) {
        print_name(context->out, m->name, NULL);
        m++;
    }
    for (; m->type != KTRECI_M_END; m++) {
        if (has_member(payload, m))
            print_member(context, m, (const uint8_t *)&payload->u);
    }
}

/* A payload in no known form of its kind: what is wrong with it, and the bytes. */
static void
print_problem(const ktreci_print_context *context)
{
    print_name(context->out, "problem", context->problem);
    print_data(context->out, "data", &context->record->payload);
}

void
ktreci_json_print(const ktreci_print_context *context)
{
    ktreci_json_header(context->out, context->record);
    if (context->problem != NULL)
        print_problem(context);
    else
        print_payload(context);
    ktreci_json_marks(context->out, context->record->header.flags);
    ktreci_sink_put(context->out, "}\n", 2);
}
