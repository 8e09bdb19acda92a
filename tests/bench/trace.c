/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * trace.c - the trace that is measured: LWPs that take turns in making calls, each with what a
 * kernel records of it.
 *
 * The shares follow traces of a shell session and of threaded servers: three records in four are
 * CALL and RET, one call in five looks a path up, one in four moves data (most of it a few bytes,
 * some of it a page), one in eight sleeps.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trace.h"

enum { SEED = 20030311, LWPS = 24, RECORD_MAX = 8192, PAGE = 4096 };

/* A system call: its number and how many arguments it has. */
typedef struct bench_call {
    uint16_t number, args;
} bench_call;

enum { CALLS = 16 };

typedef struct maker {
    bench_trace *trace;
    const bench_call *calls;
    ktrec_format made; /* NetBSD's, of the same word size */
    uint16_t fields;   /* KTREC_HAS_*: what the format's header has a place for */
    size_t room;
    uint64_t random;
    int64_t nsec; /* since the start */
    int64_t lwp;
    int32_t pid;
    const char *comm;
    int failed;
} maker;

/* xorshift64*: the same numbers on every host. */
static uint32_t
draw(maker *m, uint32_t below)
{
    m->random ^= m->random >> 12;
    m->random ^= m->random << 25;
    m->random ^= m->random >> 27;
    return (uint32_t)((m->random * UINT64_C(0x2545F4914F6CDD1D)) >> 32) % below;
}

/* Fills what not every header has; fields: KTREC_HAS_*. */
static void
give_fields(const maker *m, ktrec_header *h, unsigned fields)
{
    h->flags = (uint16_t)fields;
    h->lwp = fields & KTREC_HAS_LWP ? m->lwp : 0;
    h->cpu = fields & KTREC_HAS_CPU ? 1 + (int32_t)(m->lwp & 3) : 0;
    h->buffer = 0;
    /* An address in the kernel; NetBSD's headers of version 0 have the place, and 0 in it. */
    if ((fields & KTREC_HAS_BUFFER) != 0 && m->trace->format.system != KTREC_SYSTEM_NETBSD)
        h->buffer = 0xf0a81000u;
}

/* Encodes the record as this system's kernel writes it. */
static int
encode(maker *m, const ktrec_header *h, const ktrec_payload *payload)
{
    bench_trace *t = m->trace;
    ktrec_error error = {0};
    size_t need = 0;

    if (ktrec_encode(&t->format, h, payload, t->data + t->size, m->room - t->size, &need, &error) !=
        KTREC_OK) {
        (void)fprintf(stderr, "bench: a record cannot be encoded: %s\n", error.detail);
        return -1;
    }
    ktrec_header written = *h;
    written.length = (uint32_t)(need - ktrec_format_header_size(&t->format));
    t->size += need;
    t->records++;
    t->kinds[payload->kind]++;
    t->header_sum += bench_header_sum(&written);
    t->payload_sum += bench_payload_sum(payload);
    return 0;
}

/* Records are made as NetBSD's; another system's are what they convert to, or none. */
static void
put(maker *m, const ktrec_payload *payload)
{
    ktrec_convert_options options = {.size = sizeof(options), .policy = KTREC_POLICY_CLAMP};
    ktrec_header h = {.kind = payload->kind, .flags = KTREC_HAS_LWP, .pid = m->pid, .lwp = m->lwp};
    uint8_t bytes[RECORD_MAX];
    ktrec_record record;
    ktrec_payload there = {.kind = KTREC_KIND_UNKNOWN};
    size_t need = 0, used = 0;
    int code;

    m->nsec += 200 + draw(m, 4000);
    h.sec = 1700000000 + m->nsec / 1000000000;
    h.nsec = (uint32_t)(m->nsec % 1000000000);
    (void)memcpy(h.comm, m->comm, strlen(m->comm));
    code = ktrec_encode(&m->made, &h, payload, bytes, sizeof(bytes), &need, NULL);
    if (code == KTREC_OK)
        code = ktrec_scan(&m->made, bytes, need, &record, &used);
    if (code == KTREC_OK)
        code = ktrec_convert(&record, &m->trace->format, &options, &h, &there, NULL, NULL);
    if (code == KTREC_END)
        return;
    give_fields(m, &h, m->fields);
    if (code != KTREC_OK && code != KTREC_MORE) {
        (void)fprintf(stderr, "bench: a record cannot be made: %s\n", ktrec_strerror(code));
        m->failed = 1;
        return;
    }
    /* Between versions of a header, a payload is passed on as bytes. */
    if (encode(m, &h, there.kind == KTREC_KIND_UNKNOWN ? payload : &there) != 0)
        m->failed = 1;
}

static void
put_call(maker *m, int number, uint32_t count)
{
    ktrec_payload p = {.kind = KTREC_KIND_SYSCALL};
    uint64_t args[8];
    uint64_t stack =
        m->trace->format.register_size == 8 ? UINT64_C(0x7f7fff2a0000) : UINT64_C(0xbfbf0000);

    for (uint32_t i = 0; i < count; i++)
        args[i] = draw(m, 2) ? draw(m, 64) : stack + draw(m, 0x10000);
    p.u.syscall.number = number;
    p.u.syscall.args = (ktrec_words){args, count, 8, (uint8_t)ktrec_host_order(), 0};
    put(m, &p);
}

static void
put_return(maker *m, int number, int error, int64_t value)
{
    ktrec_payload p = {.kind = KTREC_KIND_SYSRET};

    p.u.sysret.number = number;
    p.u.sysret.error = error;
    p.u.sysret.value[0] = error != 0 ? 0 : value;
    put(m, &p);
}

static void
put_text(maker *m, uint16_t kind, const char *text, size_t size)
{
    ktrec_payload p = {.kind = kind, .flags = kind == KTREC_KIND_NAMEI ? KTREC_PAYLOAD_NUL : 0};

    p.u.text.text.data = text;
    p.u.text.text.size = size;
    put(m, &p);
}

static void
put_path(maker *m)
{
    static const char *const paths[] = {
        "/etc/ld.so.conf",
        "/usr/lib/libc.so.12",
        "/libexec/ld.elf_so",
        ".",
        "Makefile",
        "/dev/null",
        "/usr/share/locale/de_DE.UTF-8/LC_MESSAGES/libc.cat",
        "/home/user/src/project/include/config/table.h",
    };
    const char *path = paths[draw(m, 8)];

    put_text(m, KTREC_KIND_NAMEI, path, strlen(path));
}

/*
 * Half of all data are lines of text, a quarter is binary, a quarter source code, some of it by the
 * page.
 */
static void
put_data(maker *m, int op)
{
    static const char line[] =
        "GET /index.html HTTP/1.1\r\nHost: www.example.org\r\nAccept: text/html\r\n";
    static const char code[] = "\tif (error != 0 && p->p_stat == SZOMB)\n\t\treturn (error);\n";
    ktrec_payload p = {.kind = KTREC_KIND_GENIO};
    uint8_t data[PAGE];
    uint32_t way = draw(m, 4);
    const char *text = way < 2 ? line : code;
    size_t turn = strlen(text);
    size_t size = way < 2 ? 1 + draw(m, (uint32_t)turn) : 4 + draw(m, 252);

    if (way == 3)
        size = draw(m, 16) == 0 ? PAGE - 8 : 64 + draw(m, 448);
    for (size_t i = 0; i < size; i++)
        data[i] = way == 2 ? (uint8_t)draw(m, 256) : (uint8_t)text[i % turn];
    p.u.genio.fd = (int32_t)draw(m, 20);
    p.u.genio.op = op;
    p.u.genio.data = (ktrec_bytes){data, size};
    put(m, &p);
}

static void
put_switch(maker *m)
{
    ktrec_payload p = {.kind = KTREC_KIND_CSW};

    p.u.csw.out = 1;
    put(m, &p);
    m->nsec += draw(m, 3000000);
    p.u.csw.out = 0;
    put(m, &p);
}

static void
put_signal(maker *m)
{
    ktrec_payload p = {.kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_SIGINFO};

    p.u.psig.signal = 20; /* SIGCHLD */
    p.u.psig.action = 0x0804f0e0;
    p.u.psig.mask[0] = 0x80000;
    p.u.psig.siginfo.signo = 20;
    p.u.psig.siginfo.code = 1;
    p.u.psig.siginfo.reason = KTREC_REASON_CHILD;
    p.u.psig.siginfo.pid = m->pid + 1;
    put(m, &p);
}

static void
put_mib(maker *m)
{
    static const uint32_t name[] = {1, 18};
    ktrec_payload p = {.kind = KTREC_KIND_MIB};

    p.u.mib.name = (ktrec_words){name, 2, 4, (uint8_t)ktrec_host_order(), 0};
    put(m, &p);
}

static void
put_label(maker *m)
{
    static const char id[20] = "symlink-target";
    ktrec_payload p = {.kind = KTREC_KIND_USER};

    p.u.user.id = (ktrec_bytes){id, sizeof(id)};
    p.u.user.data = (ktrec_bytes){"/usr/pkg/lib", 12};
    put(m, &p);
}

/*
 * read, write, open, close, stat, fstat, mmap, munmap, getpid, ioctl, the time, sleeping, select,
 * poll, sysctl, fcntl, as each system's numbers have it.
 */
static const bench_call calls[][CALLS] = {
    [KTREC_SYSTEM_NETBSD] = {{3, 3},
                             {4, 3},
                             {5, 3},
                             {6, 1},
                             {441, 2},
                             {440, 2},
                             {197, 7},
                             {73, 2},
                             {20, 0},
                             {54, 3},
                             {427, 2},
                             {434, 5},
                             {93, 4},
                             {209, 3},
                             {202, 6},
                             {92, 3}},
    [KTREC_SYSTEM_FREEBSD] = {{3, 3},
                              {4, 3},
                              {5, 3},
                              {6, 1},
                              {552, 4},
                              {551, 2},
                              {477, 6},
                              {73, 2},
                              {20, 0},
                              {54, 3},
                              {232, 2},
                              {240, 2},
                              {93, 5},
                              {209, 3},
                              {202, 6},
                              {92, 3}},
    [KTREC_SYSTEM_OPENBSD] = {{3, 3},
                              {4, 3},
                              {5, 3},
                              {6, 1},
                              {38, 2},
                              {53, 2},
                              {49, 6},
                              {73, 2},
                              {20, 0},
                              {54, 3},
                              {87, 2},
                              {91, 2},
                              {71, 5},
                              {252, 3},
                              {202, 6},
                              {92, 3}},
    [KTREC_SYSTEM_DRAGONFLY] = {{3, 3},
                                {4, 3},
                                {5, 3},
                                {6, 1},
                                {475, 2},
                                {476, 2},
                                {197, 7},
                                {73, 2},
                                {20, 0},
                                {54, 3},
                                {232, 2},
                                {240, 2},
                                {93, 5},
                                {209, 3},
                                {202, 6},
                                {92, 3}},
    [KTREC_SYSTEM_CSRG] = {{3, 3},
                           {4, 3},
                           {5, 3},
                           {6, 1},
                           {188, 2},
                           {189, 2},
                           {197, 7},
                           {73, 2},
                           {20, 0},
                           {54, 3},
                           {116, 2},
                           {86, 1},
                           {93, 5},
                           {140, 2},
                           {202, 6},
                           {92, 3}},
};

/* One call of one LWP, from CALL to RET. */
static void
make_call(maker *m)
{
    static const char *const comms[] = {"sh", "make", "cc1", "httpd", "postgres", "syslogd"};
    uint32_t lwp = draw(m, LWPS);
    uint32_t call = draw(m, CALLS);
    uint32_t way = draw(m, 64);
    int error = draw(m, 12) == 0 ? 2 : 0;

    m->pid = 100 + (int32_t)(lwp / 4) * 37;
    m->lwp = lwp % 4 + 1;
    m->comm = comms[lwp / 4];
    if (way == 63)
        put_text(m, KTREC_KIND_EMUL, "netbsd", 6);
    put_call(m, m->calls[call].number, m->calls[call].args);
    if (way < 13)
        put_path(m);
    else if (way >= 40 && way < 48)
        put_switch(m);
    else if (way == 48)
        put_mib(m);
    else if (way == 49)
        put_label(m);
    if (way >= 24 && way < 40 && error == 0)
        put_data(m, (int)(way & 1));
    put_return(m, m->calls[call].number, error, draw(m, 3) ? 0 : draw(m, 5000));
    if (way == 62)
        put_signal(m);
}

/*
 * Finds out which fields a header has, by what can be encoded, and where the length is: where two
 * records of 1 and 2 bytes differ.
 */
static void
learn_header(maker *m)
{
    const ktrec_format *format = &m->trace->format;
    ktrec_payload payload = {.kind = KTREC_KIND_NAMEI};
    ktrec_header h = {.kind = KTREC_KIND_NAMEI, .pid = 1};
    uint8_t one[128] = {0}, two[128] = {0};
    size_t need, at = 0;

    payload.u.text.text = (ktrec_bytes){"..", 1};
    give_fields(m, &h, KTREC_HAS_LWP | KTREC_HAS_CPU | KTREC_HAS_BUFFER);
    while (ktrec_encode(format, &h, &payload, one, sizeof(one), &need, NULL) != KTREC_OK)
        give_fields(m, &h, h.flags - 1u);
    payload.u.text.text.size = 2;
    (void)ktrec_encode(format, &h, &payload, two, sizeof(two), &need, NULL);
    while (at < sizeof(one) && one[at] == two[at])
        at++;
    m->fields = h.flags;
    m->trace->length_at = format->order == KTREC_ORDER_BIG ? at - 3 : at;
}

int
bench_trace_build(bench_trace *trace, const ktrec_format *format, size_t size)
{
    maker m = {.trace = trace, .room = size, .random = SEED, .lwp = 1};

    *trace = (bench_trace){.format = *format};
    learn_header(&m);
    /* Mac OS X took the numbers of 4.4BSD. */
    m.calls = calls[format->system == KTREC_SYSTEM_DARWIN ? KTREC_SYSTEM_CSRG : format->system];
    if (ktrec_format_parse(format->register_size == 8 ? "netbsd-v2-lp64-le" : "netbsd-v2-i386-le",
                           &m.made) != KTREC_OK)
        return -1;
    trace->data = malloc(size);
    if (trace->data == NULL) {
        (void)fprintf(stderr, "bench: no memory for %zu bytes\n", size);
        return -1;
    }
    while (!m.failed && size - trace->size >= 2 * RECORD_MAX)
        make_call(&m);
    return m.failed ? -1 : 0;
}

void
bench_trace_free(bench_trace *trace)
{
    free(trace->data);
    trace->data = NULL;
}
