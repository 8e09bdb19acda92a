/* SPDX-License-Identifier: BSD-2-Clause */
#include "generate_inside.h"

#include <string.h>

#include "base/bytes.h"

void
generator_seed(generator *g, uint64_t seed)
{
    memset(g, 0, sizeof(*g));
    g->state = seed * 0x9e3779b97f4a7c15u + 0x632be59bd9b4e019u;
}

void
generator_bytes(generator *g, const void *bytes, size_t size)
{
    generator_seed(g, size);
    g->bytes = bytes;
    g->left = size;
}

/* splitmix64: small, and the same everywhere. */
static uint64_t
random64(generator *g)
{
    uint64_t z = g->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint8_t
byte(generator *g)
{
    if (g->left == 0)
        return (uint8_t)random64(g);
    g->left--;
    return *g->bytes++;
}

/* Small numbers, and those at the edges of every width, come more often than others. */
uint64_t
generate_number(generator *g)
{
    static const uint8_t edges[] = {7, 8, 15, 16, 31, 32, 63};
    uint8_t how = byte(g);
    uint64_t v = 0;

    switch (how % 4) {
    case 0:
        return byte(g) % 10u;
    case 1:
        v = UINT64_C(1) << edges[(how >> 2) % sizeof(edges)];
        return how & 0x80 ? v - 1 : v;
    case 2:
        return 0 - (uint64_t)byte(g);
    default:
        for (int i = 0; i < 8; i++)
            v = v << 8 | byte(g);
        return v;
    }
}

uint32_t
generate_below(generator *g, uint32_t limit)
{
    uint32_t v = byte(g);

    if (limit > 256)
        v = v << 24 | (uint32_t)byte(g) << 16 | (uint32_t)byte(g) << 8 | byte(g);
    return v % limit;
}

int32_t
generate_int32(generator *g)
{
    return (int32_t)(uint32_t)generate_number(g);
}

/* An unsigned number that fits size bytes, and a signed one. */
uint64_t
generate_sized(generator *g, unsigned size)
{
    uint64_t v = generate_number(g);

    return size == 4 ? (uint32_t)v : v;
}

int64_t
generate_signed(generator *g, unsigned size)
{
    uint64_t v = generate_number(g);

    return size == 4 ? (int32_t)(uint32_t)v : (int64_t)v;
}

/* Room for size bytes in the arena, cut to what is left. */
uint8_t *
generate_room(generator *g, size_t *size)
{
    size_t at = (g->used + 7) & ~(size_t)7;
    size_t left = at < sizeof(g->arena) ? sizeof(g->arena) - at : 0;

    if (*size > left)
        *size = left;
    g->used = at + *size;
    return g->arena + (at <= sizeof(g->arena) ? at : sizeof(g->arena));
}

ktrec_bytes
generate_data(generator *g, size_t size)
{
    uint8_t *p = generate_room(g, &size);

    for (size_t i = 0; i < size; i++)
        p[i] = byte(g);
    return (ktrec_bytes){p, size};
}

/* Mostly short, now and then longer than a page. */
ktrec_bytes
generate_some_bytes(generator *g)
{
    uint32_t how = generate_below(g, 64);

    return generate_data(g, how == 0  ? 4000 + generate_below(g, 1000)
                            : how < 8 ? 0
                                      : generate_below(g, 40));
}

ktrec_bytes
generate_text(generator *g)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz/._-= \"\\\t\n\x01\xc3\xa4\xff";
    size_t size = generate_below(g, 30);
    uint8_t *p = generate_room(g, &size);

    for (size_t i = 0; i < size; i++)
        p[i] = (uint8_t)letters[generate_below(g, sizeof(letters) - 1)];
    return (ktrec_bytes){p, size};
}

ktrec_words
generate_words(generator *g, uint32_t count, unsigned value_size)
{
    size_t size = 8 * (size_t)count;
    uint8_t *p = generate_room(g, &size);

    for (size_t i = 0; i < size / 8; i++) {
        uint64_t v = generate_sized(g, value_size);
        memcpy(p + 8 * i, &v, 8);
    }
    return (ktrec_words){p, (uint32_t)(size / 8), 8, KTRECI_HOST_ORDER, 0};
}

ktrec_bytes
generate_chars(generator *g, size_t size)
{
    ktrec_bytes bytes = generate_data(g, size);
    uint8_t *p = g->arena + g->used - bytes.size;
    size_t text = bytes.size == 0 ? 0 : generate_below(g, (uint32_t)bytes.size);

    for (size_t i = 0; i < bytes.size; i++)
        p[i] = i < text ? (uint8_t)('a' + p[i] % 26) : 0;
    return bytes;
}

/* ---- headers --------------------------------------------------------------------------------- */

enum { MICRO = 1, PID16 = 2, LONG_LWP = 4, DROPS = 8, MARKS = 16 };

/* What a version of a header has. */
typedef struct header_rule {
    uint8_t system, version;
    uint8_t sec_size; /* 0: of a long; 1: of a time_t */
    uint8_t comm_max;
    uint8_t how;    /* MICRO, ... */
    uint16_t flags; /* KTREC_HAS_* */
} header_rule;

#define SYSTEM(name) KTREC_SYSTEM_##name

static const header_rule rules[] = {
    {SYSTEM(NETBSD), KTREC_VERSION_OLD, 0, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(NETBSD), 0, 4, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(NETBSD), 1, 4, 16, 0, KTREC_HAS_LWP},
    {SYSTEM(NETBSD), 2, 8, 16, 0, KTREC_HAS_LWP},
    {SYSTEM(NETBSD), 3, 8, 16, 0, KTREC_HAS_LWP},
    {SYSTEM(FREEBSD), KTREC_VERSION_PID16, 0, 16, MICRO | PID16, KTREC_HAS_BUFFER},
    {SYSTEM(FREEBSD), KTREC_VERSION_OLD, 1, 19, MICRO | DROPS, KTREC_HAS_BUFFER},
    {SYSTEM(FREEBSD), 0, 1, 19, MICRO | DROPS | LONG_LWP, KTREC_HAS_LWP},
    {SYSTEM(FREEBSD), 1, 1, 19, DROPS | LONG_LWP, KTREC_HAS_LWP | KTREC_HAS_CPU},
    {SYSTEM(OPENBSD), 1, 0, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(OPENBSD), 2, 0, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(OPENBSD), 3, 4, 16, 0, KTREC_HAS_LWP},
    {SYSTEM(OPENBSD), 4, 8, 16, 0, KTREC_HAS_LWP},
    {SYSTEM(OPENBSD), 5, 8, 23, 0, KTREC_HAS_LWP},
    {SYSTEM(DRAGONFLY), 1, 0, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(DRAGONFLY), 2, 0, 16, MICRO | MARKS, KTREC_HAS_LWP | KTREC_HAS_BUFFER},
    {SYSTEM(CSRG), 1, 0, 16, MICRO | PID16, KTREC_HAS_BUFFER},
    {SYSTEM(CSRG), 2, 0, 16, MICRO, KTREC_HAS_BUFFER},
    {SYSTEM(DARWIN), 1, 0, 16, MICRO, KTREC_HAS_BUFFER},
};

static const header_rule *
rule_of(const ktrec_format *f)
{
    const header_rule *r = rules;

    while (r->system != f->system || r->version != f->version)
        r++;
    return r;
}

static unsigned
sec_size(const header_rule *r, const ktrec_format *f)
{
    if (r->sec_size > 1)
        return r->sec_size;
    return r->sec_size == 1 ? f->time_size : f->long_size;
}

/* Marks beside the record type: the CPU there is none if it is 0. */
static void
marks_of(generator *g, const header_rule *r, ktrec_header *h)
{
    if ((r->how & DROPS) && generate_below(g, 16) == 0)
        h->flags |= KTREC_DROPPED;
    if (!(r->how & MARKS))
        return;
    if (generate_below(g, 2))
        h->flags |= KTREC_THREADED;
    h->cpu = (int32_t)generate_below(g, 256);
    if (h->cpu != 0)
        h->flags |= KTREC_HAS_CPU;
}

static void
header_of(generator *g, const ktrec_format *f, ktrec_header *h)
{
    const header_rule *r = rule_of(f);
    size_t size = generate_below(g, r->comm_max + 1u);

    h->pid = generate_int32(g);
    if (r->how & PID16)
        h->pid = (int16_t)h->pid;
    h->sec = generate_signed(g, sec_size(r, f));
    h->nsec = generate_below(g, 1000000000);
    h->resolution = 1;
    h->version = f->version;
    h->flags = r->flags;
    for (size_t i = 0; i < size; i++)
        h->comm[i] = (char)(1 + generate_below(g, 255));
    if (r->how & MICRO) {
        h->resolution = 1000;
        h->nsec -= h->nsec % 1000;
    }
    if (r->flags & KTREC_HAS_LWP)
        h->lwp = r->how & LONG_LWP ? generate_signed(g, f->long_size) : generate_int32(g);
    if (r->flags & KTREC_HAS_CPU)
        h->cpu = generate_int32(g);
    if ((r->flags & KTREC_HAS_BUFFER) && !(r->system == SYSTEM(NETBSD) && r->version == 0))
        h->buffer = generate_sized(g, f->pointer_size);
    marks_of(g, r, h);
}

/* ---- records --------------------------------------------------------------------------------- */

/* A system's kinds, each at the place of its number. */
typedef struct kind_list {
    uint8_t count; /* numbers below this are the system's */
    uint8_t kind[19];
} kind_list;

#define FIRST                                                                                      \
    0, KTREC_KIND_SYSCALL, KTREC_KIND_SYSRET, KTREC_KIND_NAMEI, KTREC_KIND_GENIO, KTREC_KIND_PSIG, \
        KTREC_KIND_CSW

static const kind_list kinds[] = {
    [SYSTEM(NETBSD)] = {16,
                        {FIRST, KTREC_KIND_EMUL, KTREC_KIND_USER, KTREC_KIND_MMSG,
                         KTREC_KIND_EXEC_ARG, KTREC_KIND_EXEC_ENV, KTREC_KIND_MOOL,
                         KTREC_KIND_SAUPCALL, KTREC_KIND_MIB, KTREC_KIND_EXEC_FD}},
    [SYSTEM(FREEBSD)] = {19,
                         {FIRST, KTREC_KIND_USER, KTREC_KIND_STRUCT, KTREC_KIND_SYSCTL,
                          KTREC_KIND_PROCCTOR, KTREC_KIND_PROCDTOR, KTREC_KIND_CAPFAIL,
                          KTREC_KIND_FAULT, KTREC_KIND_FAULTEND, KTREC_KIND_STRUCT_ARRAY,
                          KTREC_KIND_ARGS, KTREC_KIND_ENVS, KTREC_KIND_EXTERR}},
    [SYSTEM(OPENBSD)] = {14,
                         {FIRST, KTREC_KIND_EMUL, KTREC_KIND_STRUCT, KTREC_KIND_USER,
                          KTREC_KIND_ARGS, KTREC_KIND_ENVS, KTREC_KIND_PLEDGE,
                          KTREC_KIND_PINSYSCALL}},
    [SYSTEM(DRAGONFLY)] = {8, {FIRST, KTREC_KIND_USER}},
    [SYSTEM(CSRG)] = {7, {FIRST}},
    [SYSTEM(DARWIN)] = {8, {FIRST, KTREC_KIND_USER}},
};

/* Of them, what the kernels wrote that had such headers. */
typedef struct known_kinds {
    uint8_t system, version;
    uint8_t count;            /* numbers below this */
    uint8_t gone, still_gone; /* but not from the first of these on to below the second */
} known_kinds;

static const known_kinds known[] = {
    {SYSTEM(FREEBSD), KTREC_VERSION_OLD, 8, 0, 0},
    {SYSTEM(FREEBSD), KTREC_VERSION_PID16, 6, 0, 0},
    {SYSTEM(OPENBSD), 1, 8, 0, 0},
    {SYSTEM(OPENBSD), 2, 9, 0, 0},
    {SYSTEM(OPENBSD), 3, 10, 0, 0},
    {SYSTEM(OPENBSD), 4, 13, 0, 0},
    {SYSTEM(OPENBSD), 5, 14, 6, 8},
    {SYSTEM(NETBSD), KTREC_VERSION_OLD, 13, 0, 0},
};

/* A number that is one of them. */
static uint32_t
known_type(generator *g, const ktrec_format *f)
{
    known_kinds k = {0, 0, kinds[f->system].count, 0, 0};
    uint32_t type;

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (known[i].system == f->system && known[i].version == f->version)
            k = known[i];
    }
    type = 1 + generate_below(g, k.count - 1u - (k.still_gone - k.gone));
    return type < k.gone || k.gone == 0 ? type : type + k.still_gone - k.gone;
}

int
generate_format(size_t index, ktrec_format *format)
{
    return ktrec_format_list(index, format);
}

/* "KTR" and a NUL, as an integer of the trace's order. */
static uint32_t
start_type(const ktrec_format *f)
{
    return f->order == KTREC_ORDER_BIG ? 0x4b545200 : 0x0052544b;
}

static void
start_record(const ktrec_format *f, ktrec_header *header, ktrec_payload *payload)
{
    payload->kind = header->kind = KTREC_KIND_START;
    header->type = start_type(f);
    header->pid = -1;
    header->lwp = -1;
    memset(header->comm, 0, sizeof(header->comm));
}

void
generate_record(generator *g, const ktrec_format *format, unsigned flags, ktrec_header *header,
                ktrec_payload *payload)
{
    const kind_list *list = &kinds[format->system];

    memset(header, 0, sizeof(*header));
    memset(payload, 0, sizeof(*payload));
    g->used = 0;
    header_of(g, format, header);
    if (!(flags & GENERATE_KERNEL))
        header->type = generate_below(g, list->count);
    else /* calls and their returns are most of any trace */
        header->type = generate_below(g, 2) ? 1 + generate_below(g, 2) : known_type(g, format);
    payload->kind = header->kind = list->kind[header->type];
    if (header->type == 0)
        header->type = list->count + generate_below(g, 0x3fffu - list->count);
    if (format->system == SYSTEM(OPENBSD) && format->version >= 3 && generate_below(g, 64) == 0)
        start_record(format, header, payload);
    else
        generate_payload(g, format, flags, payload);
}

/* ---- traces ---------------------------------------------------------------------------------- */

static int64_t
plausible_lwp(generator *g, const ktrec_format *f)
{
    uint32_t which = generate_below(g, 3);

    if (f->system == SYSTEM(NETBSD))
        return 1 + which;
    return f->system == SYSTEM(DRAGONFLY) ? which : 100001 + which;
}

static uint64_t
plausible_buffer(const ktrec_format *f, uint32_t process)
{
    if (f->system == SYSTEM(NETBSD) && f->version == 0)
        return 0;
    return (f->pointer_size == 8 ? 0xfffffe0000120000u : 0xf0120000u) + process;
}

/* Makes the header one that a kernel could have written behind the previous one. */
static void
plausible(generator *g, const ktrec_format *f, ktrec_header *h, uint64_t *clock)
{
    static const char names[][8] = {"sh", "cat", "ktrace", "a.out"};
    uint32_t process = generate_below(g, 4);
    uint64_t unit = h->resolution;

    *clock += 1000 * (1 + (uint64_t)generate_below(g, 100000));
    h->sec = 1200000000 + (int64_t)(*clock / 1000000000);
    h->nsec = (uint32_t)(*clock % 1000000000 / unit * unit);
    if (h->kind == KTREC_KIND_START)
        return;
    h->pid = 100 + (int32_t)process;
    if (h->flags & KTREC_HAS_LWP)
        h->lwp = plausible_lwp(g, f);
    if (h->flags & KTREC_HAS_BUFFER)
        h->buffer = plausible_buffer(f, process);
    h->cpu &= 0x7f;
    if (f->system == SYSTEM(DRAGONFLY) && h->cpu == 0)
        h->flags &= (uint16_t)~KTREC_HAS_CPU;
    memset(h->comm, 0, sizeof(h->comm));
    memcpy(h->comm, names[process], sizeof(names[process]));
}

size_t
generate_trace(generator *g, const ktrec_format *format, uint32_t count, uint8_t *buf, size_t cap,
               uint32_t *records)
{
    uint64_t clock = 0;
    size_t size = 0;
    uint32_t n = 0;

    g->dialect = generate_below(g, 256);
    while (n < count) {
        ktrec_header header;
        ktrec_payload payload;
        size_t need = 0;

        generate_record(g, format, GENERATE_KERNEL, &header, &payload);
        if (n == 0 && format->system == SYSTEM(OPENBSD) && format->version >= 3) {
            memset(&payload, 0, sizeof(payload));
            start_record(format, &header, &payload);
        }
        plausible(g, format, &header, &clock);
        if (ktrec_encode(format, &header, &payload, buf + size, cap - size, &need, NULL) !=
            KTREC_OK)
            break;
        size += need;
        n++;
    }
    if (records != NULL)
        *records = n;
    return size;
}
