/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * layout_forms.c - every form of every payload, found out from outside: a payload is encoded twice,
 * with and without a value in one member, and the bytes that differ are the member's.
 */
#include "layout_forms.h"

#include <stdio.h>
#include <string.h>

#include <ktrec/ktrec.h>

#include "record/kinds.h"
#include "record/plan.h"
#include "systems/systems.h"

enum { BUFFER = 2048, LARGEST = 1024 };

/* One form of one kind in one format. */
typedef struct form {
    const ktrec_format *format;
    const char *name; /* of the format */
    char table[32];
    ktrec_payload base; /* all its members 0 */
    unsigned fields;    /* printed so far */
    unsigned open;      /* of these, without an end */
} form;

static uint8_t ones[LARGEST];
static const uint8_t zeros[LARGEST];

/* Whether the format has this form, and not one that would do. */
static int
has_form(const ktrec_format *format, const ktrec_payload *payload)
{
    const ktreci_plan *plan = ktreci_plan_for(format);
    const ktreci_shape_plan *shape = &plan->shape_plan[plan->shape[payload->kind]];
    unsigned i = 0;

    while (i < plan->shapes[payload->kind] &&
           shape[i].flags != (payload->flags & KTRECI_FORM_FLAGS))
        i++;
    return i < plan->shapes[payload->kind];
}

/* Encodes a payload; 0 if the format has no such form, or a value does not fit it. */
static size_t
encode(const ktrec_format *format, const ktrec_payload *payload, uint8_t buf[BUFFER])
{
    ktrec_header header = {.kind = payload->kind, .pid = 1};
    size_t head = ktrec_format_header_size(format), need;
    uint8_t record[BUFFER];

    if (!has_form(format, payload))
        return 0;
    header.flags = KTREC_HAS_LWP | KTREC_HAS_CPU;
    if (ktrec_encode(format, &header, payload, record, sizeof(record), &need, NULL) != KTREC_OK) {
        header.flags = KTREC_HAS_LWP;
        if (ktrec_encode(format, &header, payload, record, sizeof(record), &need, NULL) !=
            KTREC_OK) {
            header.flags = 0;
            if (ktrec_encode(format, &header, payload, record, sizeof(record), &need, NULL) !=
                KTREC_OK)
                return 0;
        }
    }
    memset(buf, 0, BUFFER);
    memcpy(buf, record + head, need - head);
    return need - head;
}

/*
 * Prints the bytes in which two payloads differ.  Returns 1, or 0 if they cannot be told apart, or
 * one cannot be encoded.
 */
static int
print_field(form *f, const char *field, int number, const ktrec_payload *with,
            const ktrec_payload *without, int open)
{
    uint8_t a[BUFFER], b[BUFFER];
    size_t last = encode(f->format, with, a), first = 0;
    char label[32] = "";

    if (last == 0 || encode(f->format, without, b) == 0)
        return 0;
    while (last > 0 && a[last - 1] == b[last - 1])
        last--;
    while (first < last && a[first] == b[first])
        first++;
    if (first == last)
        return 0;
    if (number >= 0)
        (void)snprintf(label, sizeof(label), "%d", number);
    if (open)
        (void)printf("%s %s %s%s %zu -\n", f->table, f->name, field, label, first);
    else
        (void)printf("%s %s %s%s %zu %zu\n", f->table, f->name, field, label, first, last - 1);
    f->fields++;
    f->open += (unsigned)open;
    return 1;
}

/* A number: of all its bytes as many as the form holds. */
static void
dump_number(form *f, const char *field, int number, size_t offset, size_t width)
{
    ktrec_payload with;
    size_t size;

    for (size = width; size > 0; size /= 2) {
        with = f->base;
        memset((uint8_t *)&with.u + offset, 0, width);
        if (ktrec_host_order() == KTREC_ORDER_LITTLE)
            memset((uint8_t *)&with.u + offset, 0xff, size);
        else
            memset((uint8_t *)&with.u + offset + width - size, 0xff, size);
        if (print_field(f, field, number, &with, &f->base, 0))
            return;
    }
}

/* Bytes: all that follow, or as many as the form holds. */
static void
dump_bytes(form *f, const char *field, size_t offset)
{
    static const size_t sizes[] = {LARGEST, 128, 20, 8};
    ktrec_payload with = f->base, without = f->base;
    ktrec_bytes bytes = {ones, 3};
    uint8_t buf[BUFFER];
    size_t i, three;
    int open;

    memcpy((uint8_t *)&with.u + offset, &bytes, sizeof(bytes));
    three = encode(f->format, &with, buf);
    bytes.size = 4;
    memcpy((uint8_t *)&with.u + offset, &bytes, sizeof(bytes));
    open = three != 0 && encode(f->format, &with, buf) == three + 1;
    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        bytes = (ktrec_bytes){ones, sizes[i]};
        memcpy((uint8_t *)&with.u + offset, &bytes, sizeof(bytes));
        bytes.data = zeros;
        memcpy((uint8_t *)&without.u + offset, &bytes, sizeof(bytes));
        if (print_field(f, field, -1, &with, &without, open))
            return;
    }
}

static size_t
width_of(const ktreci_member *m)
{
    switch (m->type) {
    case KTRECI_M_I16:
        return 2;
    case KTRECI_M_I32:
    case KTRECI_M_U32:
        return 4;
    case KTRECI_M_I64:
    case KTRECI_M_U64:
        return 8;
    default:
        return 0;
    }
}

static void
dump_numbers(form *f, const ktreci_member *m, const char *prefix, size_t base)
{
    char field[32];
    int i;

    (void)snprintf(field, sizeof(field), "%s%s", prefix, m->name);
    for (i = 0; i < m->count || i == 0; i++)
        dump_number(f, field, m->count == 0 ? -1 : i, base + m->offset + (size_t)i * width_of(m),
                    width_of(m));
}

/* The claim of how many arguments there are, and the arguments. */
static void
dump_call(form *f)
{
    static const uint32_t claims[] = {0x01010101, 0x0808};
    static const uint8_t widths[] = {8, 4};
    ktrec_payload with = f->base, without = f->base;
    uint8_t buf[BUFFER];
    size_t i, least = encode(f->format, &f->base, buf);

    with.flags |= KTREC_PAYLOAD_ARGSIZE;
    for (i = 0; i < 2; i++) {
        with.u.syscall.argsize = claims[i];
        if (print_field(f, i == 0 ? "argsize" : "count", -1, &with, &f->base, 0))
            break;
    }
    with = f->base;
    for (i = 0; i < 2; i++) {
        with.u.syscall.args = (ktrec_words){ones, 1, widths[i], (uint8_t)ktrec_host_order(), 0};
        without.u.syscall.args = (ktrec_words){zeros, 1, widths[i], (uint8_t)ktrec_host_order(), 0};
        if (encode(f->format, &with, buf) == least + widths[i] &&
            print_field(f, "args", -1, &with, &without, 1))
            return;
    }
}

/* siginfo, and the parts of its union; a signal and a code that call for each. */
static void
dump_siginfo(form *f)
{
    static const struct {
        const char *prefix;
        int32_t reason, signo, code;
    } parts[] = {
        {"sender-", KTREC_REASON_SENDER, 15, 0},
        {"child-", KTREC_REASON_CHILD, 20, 1},
        {"fault-", KTREC_REASON_FAULT, 11, 1},
    };
    const size_t at = offsetof(ktrec_payload, u.psig.siginfo) - offsetof(ktrec_payload, u);
    ktrec_payload with = f->base;
    const ktreci_member *m;
    size_t i;

    with.u.psig.siginfo.signo = 0x01010101;
    (void)print_field(f, "signo", -1, &with, &f->base, 0);
    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        ktrec_siginfo *info = &f->base.u.psig.siginfo;

        info->reason = parts[i].reason;
        info->signo = parts[i].signo;
        info->code = parts[i].code;
        for (m = ktreci_reason_members(parts[i].reason); m->type != KTRECI_M_END; m++)
            dump_numbers(f, m, parts[i].prefix, at);
    }
}

static void
dump_member(form *f, const ktreci_member *m)
{
    if (m->type == KTRECI_M_SIGINFO) {
        if ((f->base.flags & KTREC_PAYLOAD_SIGINFO) != 0)
            dump_siginfo(f);
    } else if (m->type == KTRECI_M_WORDS) {
        dump_call(f);
    } else if (m->type == KTRECI_M_BYTES) {
        /* What follows arguments, or a name's NUL, has no place of its own. */
        if ((f->base.kind != KTREC_KIND_SYSCALL && (f->base.flags & KTREC_PAYLOAD_NUL) == 0) ||
            strcmp(m->name, "name") == 0)
            dump_bytes(f, m->name, m->offset);
    } else if (width_of(m) != 0 && strcmp(m->name, "argsize") != 0) {
        dump_numbers(f, m, "", 0);
    }
}

/* A payload of this form: what tells the form from others is there. */
static ktrec_payload
base_of(const ktreci_type *type, const ktreci_shape *shape)
{
    ktrec_payload base;

    memset(&base, 0, sizeof(base));
    base.kind = type->kind;
    base.flags = shape->flags;
    if (type->kind == KTREC_KIND_STRUCT || type->kind == KTREC_KIND_STRUCT_ARRAY)
        base.flags |= KTREC_PAYLOAD_NUL;
    if (type->kind == KTREC_KIND_USER && (shape->flags & KTREC_PAYLOAD_UNLABELLED) == 0)
        base.u.user.id = (ktrec_bytes){zeros, 20};
    /* which know no call 0 */
    if ((shape->flags & (KTREC_PAYLOAD_NET2 | KTREC_PAYLOAD_SLOT64)) != 0)
        base.u.syscall.number = 0x7f7f;
    if (shape->calls != NULL)
        base.u.sysret.number = shape->calls[0];
    if ((shape->flags & KTREC_PAYLOAD_VALUE0) != 0)
        base.u.sysret.error = 0x7f7f7f7f;
    if ((shape->flags & KTREC_PAYLOAD_SIGINFO) != 0) { /* that say nothing more */
        base.u.psig.siginfo.signo = 13;
        base.u.psig.siginfo.code = 32767;
        base.u.psig.siginfo.layout = 16;
    }
    return base;
}

/* Whether siginfo of this version is as that of the newest. */
static int
is_current(const ktrec_format *format)
{
    if (format->system == KTREC_SYSTEM_OPENBSD)
        return format->version >= 4;
    return format->version != KTREC_VERSION_OLD;
}

static void
dump_form(const ktrec_format *format, const char *name, const ktreci_type *type, unsigned number)
{
    form f = {format, name, "", base_of(type, &type->shapes[number]), 0, 0};
    const char *kind = ktreci_kinds[type->kind].name;
    const ktreci_member *m;
    uint8_t buf[BUFFER];
    size_t size;

    if (number == 0)
        (void)snprintf(f.table, sizeof(f.table), "%s", kind);
    else
        (void)snprintf(f.table, sizeof(f.table), "%s-%u", kind, number + 1);
    /* Of OpenBSD's siginfo only the size tells the times. */
    if ((f.base.flags & KTREC_PAYLOAD_SIGINFO) != 0 && !is_current(format))
        (void)snprintf(f.table, sizeof(f.table), "%s-old", kind);
    size = encode(format, &f.base, buf);
    if (size == 0)
        return;
    for (m = ktreci_kinds[type->kind].members; m->type != KTRECI_M_END; m++)
        dump_member(&f, m);
    if (f.open == 0)
        (void)printf("%s %s size %zu\n", f.table, name, size);
}

void
dump_forms(const ktrec_format *format, const char *name)
{
    const ktreci_type *type;
    unsigned i;

    memset(ones, 1, sizeof(ones));
    for (type = ktreci_system_find(format->system)->types; type->shapes != NULL; type++) {
        for (i = 0; type->shapes[i].fields != NULL; i++)
            dump_form(format, name, type, i);
    }
}
