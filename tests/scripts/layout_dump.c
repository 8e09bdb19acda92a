/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * layout_dump.c - where the library puts every field of every format, for check_docs.py.
 *
 * Headers are laid out by the schema; payloads are encoded twice, with and without a value in one
 * member, and the bytes that differ are the member's.  Prints lines "TABLE FORMAT FIELD FIRST LAST"
 * and "TABLE FORMAT size SIZE"; LAST is "-" for what runs to the end of the payload.
 */
#include <stdio.h>
#include <string.h>

#include <ktrec/ktrec.h>

#include "layout/schema.h"
#include "layout_dump.h"
#include "layout_forms.h"
#include "systems/systems.h"

enum { TAIL = 64 };

static int failures;

static void
print_range(const char *table, const char *format, const char *field, size_t first, size_t last)
{
    (void)printf("%s %s %s %zu %zu\n", table, format, field, first, last);
}

void
layout_fail(const char *table, const char *format, const char *field, const char *why)
{
    (void)fprintf(stderr, "%s %s %s: %s\n", table, format, field, why);
    failures++;
}

/* ---- headers: as the schema lays them out ---------------------------------------------------- */

static void
dump_header(const ktrec_format *format, const char *name)
{
    static const char *const roles[KTRECI_ROLE_COUNT] = {
        [KTRECI_ROLE_LENGTH] = "length",   [KTRECI_ROLE_TYPE] = "type",
        [KTRECI_ROLE_VERSION] = "version", [KTRECI_ROLE_PID] = "pid",
        [KTRECI_ROLE_COMM] = "comm",       [KTRECI_ROLE_SEC] = "sec",
        [KTRECI_ROLE_LWP] = "lwp",         [KTRECI_ROLE_CPU] = "cpu",
        [KTRECI_ROLE_BUFFER] = "buffer",
    };
    const ktreci_version *version =
        ktreci_version_find(ktreci_system_find(format->system), format->version);
    ktreci_step steps[32];
    ktreci_layout_result result;

    if (version == NULL || ktreci_layout(version->fields, format, steps, 32, &result) != 0) {
        layout_fail("header", name, "-", "no layout");
        return;
    }
    for (unsigned i = 0; i < result.steps; i++) {
        const char *role = roles[steps[i].to];

        if (steps[i].to == KTRECI_ROLE_FRACTION)
            role = version->unit == 1 ? "nsec" : "usec";
        else if (steps[i].to == KTRECI_ROLE_VERSION && version->threaded != 0)
            role = "flags"; /* in the place of a version */
        print_range("header", name, role, steps[i].offset, steps[i].offset + steps[i].size - 1u);
    }
    (void)printf("header %s size %zu\n", name, ktrec_format_header_size(format));
}

/* ---- payloads: by the bytes that a member changes -------------------------------------------- */

/* One member: where it is in the canonical structure, and how wide there. */
typedef struct member {
    const char *table;
    uint16_t kind;
    uint16_t flags;    /* KTREC_PAYLOAD_* of the shape */
    const char *field; /* NULL: the size of the payload without a tail */
    size_t offset;     /* in u */
    size_t width;      /* 1, 2, 4, 8; 0: a tail, ktrec_bytes or ktrec_words at offset */
} member;

#define U(m) offsetof(ktrec_payload, u.m) - offsetof(ktrec_payload, u)
#define W(m) sizeof(((ktrec_payload *)0)->u.m)
#define M(table, kind, flags, field, m)                                                            \
    {                                                                                              \
        table, KTREC_KIND_##kind, flags, field, U(m), W(m)                                         \
    }
#define T(table, kind, flags, field, m)                                                            \
    {                                                                                              \
        table, KTREC_KIND_##kind, flags, field, U(m), 0                                            \
    }
#define S(table, kind, flags)                                                                      \
    {                                                                                              \
        table, KTREC_KIND_##kind, flags, NULL, 0, 0                                                \
    }

static const member members[] = {
    M("syscall", SYSCALL, 0, "number", syscall.number),
    T("syscall", SYSCALL, 0, "args", syscall.args),
    M("syscall-net2", SYSCALL, KTREC_PAYLOAD_NET2, "number", syscall.number),
    T("syscall-net2", SYSCALL, KTREC_PAYLOAD_NET2, "args", syscall.args),
    M("sysret", SYSRET, 0, "number", sysret.number),
    M("sysret", SYSRET, 0, "eosys", sysret.eosys),
    M("sysret", SYSRET, 0, "error", sysret.error),
    M("sysret", SYSRET, 0, "value0", sysret.value[0]),
    M("sysret", SYSRET, 0, "value1", sysret.value[1]),
    S("sysret", SYSRET, 0),
    M("sysret1", SYSRET, KTREC_PAYLOAD_VALUE1, "number", sysret.number),
    M("sysret1", SYSRET, KTREC_PAYLOAD_VALUE1, "eosys", sysret.eosys),
    M("sysret1", SYSRET, KTREC_PAYLOAD_VALUE1, "error", sysret.error),
    M("sysret1", SYSRET, KTREC_PAYLOAD_VALUE1, "value0", sysret.value[0]),
    S("sysret1", SYSRET, KTREC_PAYLOAD_VALUE1),
    M("genio", GENIO, 0, "fd", genio.fd),
    M("genio", GENIO, 0, "op", genio.op),
    T("genio", GENIO, 0, "data", genio.data),
    M("psig", PSIG, 0, "signal", psig.signal),
    M("psig", PSIG, 0, "action", psig.action),
    M("psig", PSIG, 0, "mask0", psig.mask[0]),
    M("psig", PSIG, 0, "mask1", psig.mask[1]),
    M("psig", PSIG, 0, "mask2", psig.mask[2]),
    M("psig", PSIG, 0, "mask3", psig.mask[3]),
    M("psig", PSIG, 0, "code", psig.code),
    S("psig", PSIG, 0),
    M("psig-mask1", PSIG, KTREC_PAYLOAD_MASK1, "signal", psig.signal),
    M("psig-mask1", PSIG, KTREC_PAYLOAD_MASK1, "action", psig.action),
    M("psig-mask1", PSIG, KTREC_PAYLOAD_MASK1, "mask0", psig.mask[0]),
    M("psig-mask1", PSIG, KTREC_PAYLOAD_MASK1, "code", psig.code),
    S("psig-mask1", PSIG, KTREC_PAYLOAD_MASK1),
    M("csw", CSW, 0, "out", csw.out),
    M("csw", CSW, 0, "user", csw.user),
    S("csw", CSW, 0),
    T("user", USER, 0, "id", user.id),
    T("user", USER, 0, "data", user.data),
    M("mmsg", MMSG, 0, "bits", mmsg.bits),
    M("mmsg", MMSG, 0, "size", mmsg.size),
    M("mmsg", MMSG, 0, "remote", mmsg.remote),
    M("mmsg", MMSG, 0, "local", mmsg.local),
    M("mmsg", MMSG, 0, "reserved", mmsg.reserved),
    M("mmsg", MMSG, 0, "id", mmsg.id),
    T("mmsg", MMSG, 0, "body", mmsg.body),
    M("mool", MOOL, 0, "addr", mool.addr),
    M("mool", MOOL, 0, "size", mool.size),
    T("mool", MOOL, 0, "data", mool.data),
    M("saupcall", SAUPCALL, 0, "type", saupcall.type),
    M("saupcall", SAUPCALL, 0, "nevent", saupcall.nevent),
    M("saupcall", SAUPCALL, 0, "nint", saupcall.nint),
    M("saupcall", SAUPCALL, 0, "stack", saupcall.stack),
    M("saupcall", SAUPCALL, 0, "arg", saupcall.arg),
    M("saupcall", SAUPCALL, 0, "argsize", saupcall.argsize),
    M("exec_fd", EXEC_FD, 0, "fd", exec_fd.fd),
    M("exec_fd", EXEC_FD, 0, "dtype", exec_fd.dtype),
    S("exec_fd", EXEC_FD, 0),
};

size_t
layout_encode(const ktrec_format *format, const ktrec_payload *payload, uint8_t buf[LAYOUT_BUFFER])
{
    ktrec_header header = {.kind = payload->kind, .pid = 1};
    size_t head = ktrec_format_header_size(format);
    uint8_t record[LAYOUT_BUFFER];
    size_t need;

    if (format->version != KTREC_VERSION_OLD) {
        header.flags = KTREC_HAS_LWP;
        header.lwp = 1;
    }
    if (ktrec_encode(format, &header, payload, record, sizeof(record), &need, NULL) != KTREC_OK)
        return 0;
    memcpy(buf, record + head, need - head);
    return need - head;
}

void
layout_print_difference(const char *table, const char *name, const char *field,
                        const ktrec_payload *with, const ktrec_payload *without,
                        const ktrec_format *format, size_t base, int tail)
{
    uint8_t a[LAYOUT_BUFFER] = {0};
    uint8_t b[LAYOUT_BUFFER] = {0};
    size_t n = layout_encode(format, with, a);
    size_t first = 0;
    size_t last;

    if (n == 0 || layout_encode(format, without, b) == 0) {
        layout_fail(table, name, field, "cannot be encoded");
        return;
    }
    for (last = n; last > 0 && a[last - 1] == b[last - 1]; last--)
        ;
    while (first < last && a[first] == b[first])
        first++;
    if (first == last)
        layout_fail(table, name, field, "changes nothing");
    else if (tail)
        (void)printf("%s %s %s %zu -\n", table, name, field, first - base);
    else
        print_range(table, name, field, first - base, last - 1 - base);
}

void
layout_set_member(void *where, size_t width, const ktrec_format *format, int is_register)
{
    size_t bytes = width;

    /* The canonical member of an address, a size or a register is wider than a 32-bit machine's. */
    if (width == 8 && (is_register ? format->register_size : format->pointer_size) == 4)
        bytes = 4;
    if (bytes == width) {
        memset(where, 1, width);
    } else {
        uint64_t value = 0x01010101u;

        memcpy(where, &value, sizeof(value));
    }
}

ktrec_payload
layout_empty_payload(uint16_t kind, uint16_t flags)
{
    static const uint8_t label[20];
    ktrec_payload payload = {.kind = kind, .flags = flags};

    if ((flags & KTREC_PAYLOAD_NET2) != 0) /* which knows no call 0 */
        payload.u.syscall.number = 0x7f7f;
    if (kind == KTREC_KIND_USER) {
        payload.u.user.id.data = label;
        payload.u.user.id.size = sizeof(label);
    }
    return payload;
}

static void
set_tail(ktrec_payload *payload, const member *m, const uint8_t *fill, const ktrec_format *format)
{
    uint8_t *u = (uint8_t *)&payload->u;
    ktrec_bytes bytes = {fill, TAIL};
    ktrec_words words = {fill, 4, 4, (uint8_t)ktrec_host_order(), 0};

    if (payload->kind == KTREC_KIND_SYSCALL && (payload->flags & KTREC_PAYLOAD_NET2) == 0)
        words.width = format->register_size;
    if (strcmp(m->field, "id") == 0)
        bytes.size = 20;
    if (payload->kind == KTREC_KIND_SYSCALL)
        memcpy(u + m->offset, &words, sizeof(words));
    else
        memcpy(u + m->offset, &bytes, sizeof(bytes));
}

static void
dump_member(const ktrec_format *format, const char *name, const member *m)
{
    static const uint8_t zeros[TAIL];
    static uint8_t ones[TAIL];
    ktrec_payload without = layout_empty_payload(m->kind, m->flags);
    ktrec_payload with = without;
    uint8_t buf[LAYOUT_BUFFER];

    memset(ones, 1, sizeof(ones));
    if (m->field == NULL) {
        (void)printf("%s %s size %zu\n", m->table, name, layout_encode(format, &without, buf));
        return;
    }
    if (m->width != 0) {
        int is_register = m->kind == KTREC_KIND_SYSRET;

        layout_set_member((uint8_t *)&with.u + m->offset, m->width, format, is_register);
        /* The codec cuts system call numbers to what the record holds, with a sign. */
        if (strcmp(m->field, "number") == 0 && (m->kind == KTREC_KIND_SYSRET || m->flags != 0)) {
            int32_t number = 0x0101;

            memcpy((uint8_t *)&with.u + m->offset, &number, sizeof(number));
        }
        layout_print_difference(m->table, name, m->field, &with, &without, format, 0, 0);
        return;
    }
    set_tail(&with, m, ones, format);
    set_tail(&without, m, zeros, format);
    layout_print_difference(m->table, name, m->field, &with, &without, format, 0,
                            strcmp(m->field, "id") != 0);
}

/* The claimed size (or count) of arguments: two calls that differ in nothing else. */
static void
dump_argument_count(const ktrec_format *format, const char *name)
{
    static const uint32_t none[1];
    ktrec_payload with = layout_empty_payload(KTREC_KIND_SYSCALL, 0);
    ktrec_payload without = with;

    with.flags = KTREC_PAYLOAD_ARGSIZE;
    with.u.syscall.argsize = 0x01010101u;
    without.flags = KTREC_PAYLOAD_ARGSIZE;
    without.u.syscall.args.data = none;
    layout_print_difference("syscall", name, "argsize", &with, &without, format, 0, 0);
}

/* The count of arguments in the form of Net/2, likewise. */
static void
dump_short_count(const ktrec_format *format, const char *name)
{
    static const uint32_t none[1];
    ktrec_payload with = layout_empty_payload(KTREC_KIND_SYSCALL, KTREC_PAYLOAD_NET2);
    ktrec_payload without = with;
    uint8_t a[LAYOUT_BUFFER];
    uint8_t b[LAYOUT_BUFFER];
    size_t first = 0;

    with.u.syscall.args = (ktrec_words){none, 1, 4, (uint8_t)ktrec_host_order(), 0};
    if (layout_encode(format, &with, a) == 0 || layout_encode(format, &without, b) == 0) {
        layout_fail("syscall-net2", name, "count", "cannot be encoded");
        return;
    }
    while (first < 4 && a[first] == b[first])
        first++;
    /* The count is 1: its low byte differs. */
    if (format->order == KTREC_ORDER_BIG)
        first--;
    print_range("syscall-net2", name, "count", first, first + 1);
}

static void
dump_sa(const ktrec_format *format, const char *name)
{
    ktrec_sa none = {0, 0, 0};
    ktrec_sa one[3] = {none, none, none};
    static const char *const fields[3] = {"context", "id", "cpu"};
    ktrec_payload without = layout_empty_payload(KTREC_KIND_SAUPCALL, 0);
    ktrec_payload with;
    uint8_t buf[LAYOUT_BUFFER];
    size_t base = layout_encode(format, &without, buf);

    without.u.saupcall.count = 1;
    without.u.saupcall.sas = &none;
    (void)printf("saupcall %s sas %zu -\n", name, base);
    (void)printf("sa %s size %zu\n", name, layout_encode(format, &without, buf) - base);
    layout_set_member(&one[0].context, 8, format, 0);
    one[1].id = one[2].cpu = 0x01010101;
    for (unsigned i = 0; i < 3; i++) {
        with = without;
        with.u.saupcall.sas = &one[i];
        layout_print_difference("sa", name, fields[i], &with, &without, format, base, 0);
    }
}

/* Those of the form of Net/2, or all others. */
static void
dump_members(const ktrec_format *format, const char *name, uint32_t net2)
{
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if ((members[i].flags & KTREC_PAYLOAD_NET2) == net2)
            dump_member(format, name, &members[i]);
}

static void
dump_payloads(const ktrec_format *format, const char *name)
{
    dump_members(format, name, 0);
    dump_argument_count(format, name);
    dump_sa(format, name);
    layout_dump_siginfo(format, name);
}

int
main(void)
{
    ktrec_format format;
    char name[KTREC_FORMAT_NAME_MAX];

    for (size_t i = 0; ktrec_format_list(i, &format) == KTREC_OK; i++) {
        if (ktrec_format_print(&format, name, sizeof(name)) != KTREC_OK) {
            layout_fail("format", "?", "-", "has no name");
            continue;
        }
        dump_header(&format, name);
        /*
         * Payloads do not depend on the version but for the form of Net/2; one that carries an LWP
         * id is taken.
         */
        if (format.system == KTREC_SYSTEM_NETBSD && format.version == 2)
            dump_payloads(&format, name);
        if (format.system == KTREC_SYSTEM_NETBSD && format.version == KTREC_VERSION_OLD &&
            format.register_size == 4) {
            dump_members(&format, name, KTREC_PAYLOAD_NET2);
            dump_short_count(&format, name);
        }
        if (format.system != KTREC_SYSTEM_NETBSD)
            dump_forms(&format, name);
    }
    if (fflush(stdout) != 0)
        failures++;
    return failures != 0;
}
