/* SPDX-License-Identifier: BSD-2-Clause */
/* header.c - record headers to and from their canonical form. */
#include "base/bytes.h"
#include "base/compat.h"
#include "base/error.h"
#include "record/plan.h"

/* A word of text with its first byte lowest, up to its first NUL; the rest is zero. */
static KTRECI_INLINE uint64_t
until_nul(uint64_t word, int *ends)
{
    uint64_t nul = (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;

    *ends = nul != 0;
    /* The lowest mark is exact: it stands in the first byte that is NUL. */
    return nul != 0 ? word & ((nul & (~nul + 1)) - 1) >> 7 : word;
}

/*
 * The command name: what the kernel copied, up to the first NUL.  Bytes behind that are the tail of
 * an earlier, longer name, or heap garbage (NetBSD <= 1.4), and no part of it.
 */
static KTRECI_INLINE void
read_comm(char comm[32], const uint8_t *p, unsigned max)
{
    const int swap = KTRECI_HOST_ORDER != KTREC_ORDER_LITTLE;
    uint8_t *to = (uint8_t *)comm;
    uint64_t second = 0;
    uint64_t third = 0;
    int ends;

    /* Words of their own: of an array, a compiler would wait for what it has just stored. */
    ktreci_store64(to, until_nul(ktreci_load64(p, swap), &ends), swap);
    if (!ends && max > 8)
        second = until_nul(ktreci_load64(p + 8, swap), &ends);
    if (!ends && max > 16)
        third =
            until_nul(ktreci_load64(p + 16, swap) & ((UINT64_C(1) << (8 * (max - 16))) - 1), &ends);
    ktreci_store64(to + 8, second, swap);
    ktreci_store64(to + 16, third, swap);
    memset(to + 24, 0, 8);
}

static int
refuse(const char **why, const char *text)
{
    if (why != NULL)
        *why = text;
    return KTREC_E_HEADER;
}

static KTRECI_INLINE int
is_told(const ktreci_header_plan *h, uint32_t tell)
{
    return (tell & h->told_mask) == h->told_value;
}

/* The plan of another version than the format's own that a header says it has, or NULL. */
static const ktreci_header_plan *
other_version(const ktreci_plan *plan, uint32_t tell)
{
    for (unsigned i = 1; i < plan->versions; i++)
        if (is_told(&plan->header[i], tell))
            return &plan->header[i];
    return NULL;
}

static KTRECI_INLINE int64_t
role(const ktreci_header_plan *h, const uint8_t *p, int swap, unsigned which)
{
    const uint8_t *at = p + h->offset[which];

    return h->width[which] == 8 ? (int64_t)ktreci_load64(at, swap)
                                : (int32_t)ktreci_load32(at, swap);
}

/* Type and process id have 2 bytes or 4. */
static KTRECI_INLINE uint32_t
small_role(const ktreci_header_plan *h, const uint8_t *p, int swap, unsigned which)
{
    const uint8_t *at = p + h->offset[which];

    return h->width[which] == 4 ? ktreci_load32(at, swap) : ktreci_load16(at, swap);
}

static KTRECI_INLINE int32_t
process_id(const ktreci_header_plan *h, const uint8_t *p, int swap)
{
    uint32_t pid = small_role(h, p, swap, KTRECI_ROLE_PID);

    return h->width[KTRECI_ROLE_PID] == 2 ? (int16_t)pid : (int32_t)pid;
}

/*
 * Flag bits in the type (FreeBSD), or in place of a version (DragonFly, whose high byte is the CPU
 * since 3.2).
 */
static void
read_marks(const ktreci_header_plan *h, const uint8_t *p, int swap, uint32_t raw,
           ktrec_header *header)
{
    unsigned marks;

    if ((raw & h->row->dropped) != 0)
        header->flags |= KTREC_DROPPED;
    if (h->row->threaded == 0)
        return;
    marks = ktreci_load16(p + h->offset[KTRECI_ROLE_VERSION], swap);
    if ((marks & h->row->threaded) != 0)
        header->flags |= KTREC_THREADED;
    if (marks >> 8 != 0) {
        header->flags |= KTREC_HAS_CPU;
        header->cpu = (int32_t)(marks >> 8);
    }
}

/* A process's id, and the first byte of a name. */
static int
is_process(int32_t pid, unsigned first)
{
    return pid > 0 && pid <= KTRECI_PID_MOST && first >= ' ';
}

/*
 * A type beyond the table.  No system has a type 0, and zeros are what holes in a file are made of:
 * all else must be right.  Returns its kind, or -1: refused.
 */
static int
odd_type(const ktreci_plan *plan, const ktreci_header_plan *h, const uint8_t *p, uint32_t type)
{
    if (type != 0)
        return type == plan->magic ? plan->magic_kind : KTREC_KIND_UNKNOWN;
    return is_process(process_id(h, p, plan->swap), p[h->offset[KTRECI_ROLE_COMM]])
               ? KTREC_KIND_UNKNOWN
               : -1;
}

/* swap is the plan's, a constant to the compiler.  *used is the version's plan, on KTREC_OK. */
static KTRECI_INLINE int
read_ordered(const ktreci_plan *plan, int swap, const uint8_t *p, size_t avail,
             ktrec_header *header, size_t *size_or_want, const char **why,
             const ktreci_header_plan **used)
{
    const ktreci_header_plan *h = &plan->header[0];
    uint64_t fraction;
    uint64_t length;
    uint32_t tell;
    uint32_t raw;
    uint32_t type;
    int kind;

    if (avail < plan->smallest) {
        *size_or_want = plan->smallest;
        return KTREC_MORE;
    }
    tell = ktreci_load32(p + plan->tell, 0);
    if (!is_told(h, tell) && (h = other_version(plan, tell)) == NULL)
        return refuse(why, "header version is unknown");
    if (avail < h->size) {
        *size_or_want = h->size;
        return KTREC_MORE;
    }
    length = (uint64_t)role(h, p, swap, KTRECI_ROLE_LENGTH);
    if (length > INT32_MAX)
        return refuse(why, "payload length is negative, or of more than 31 bits");
    raw = small_role(h, p, swap, KTRECI_ROLE_TYPE);
    type = raw & ~(uint32_t)h->type_flags;
    kind = type - 1 < KTRECI_PLAN_TYPES - 1 ? plan->kind[type] : odd_type(plan, h, p, type);
    if (kind < 0)
        return refuse(why, "record type is 0");
    fraction = (uint64_t)role(h, p, swap, KTRECI_ROLE_FRACTION);
    if (fraction >= h->fraction_limit)
        return refuse(why, "fraction of a second is out of range");

    header->kind = (uint16_t)kind;
    header->flags = h->flags;
    header->type = type;
    header->length = (uint32_t)length;
    header->pid = process_id(h, p, swap);
    header->lwp = h->width[KTRECI_ROLE_LWP] != 0 ? role(h, p, swap, KTRECI_ROLE_LWP) : 0;
    header->sec = role(h, p, swap, KTRECI_ROLE_SEC);
    header->nsec = (uint32_t)fraction * h->unit;
    header->resolution = h->unit;
    header->version = h->version;
    memset(header->reserved, 0, sizeof(header->reserved));
    header->buffer = 0;
    header->cpu = 0;
    if (h->extras) {
        if ((h->flags & KTREC_HAS_BUFFER) != 0)
            header->buffer =
                ktreci_load(p + h->offset[KTRECI_ROLE_BUFFER], h->width[KTRECI_ROLE_BUFFER], swap);
        if ((h->flags & KTREC_HAS_CPU) != 0)
            header->cpu = (int32_t)role(h, p, swap, KTRECI_ROLE_CPU);
        read_marks(h, p, swap, raw, header);
    }
    read_comm(header->comm, p + h->offset[KTRECI_ROLE_COMM], h->comm_max);
    *size_or_want = h->size;
    *used = h;
    return KTREC_OK;
}

/* One branch on the byte order, instead of one at each load. */
static inline int
read_header(const ktreci_plan *plan, const uint8_t *p, size_t avail, ktrec_header *header,
            size_t *size_or_want, const char **why, const ktreci_header_plan **used)
{
    return plan->swap ? read_ordered(plan, 1, p, avail, header, size_or_want, why, used)
                      : read_ordered(plan, 0, p, avail, header, size_or_want, why, used);
}

int
ktreci_header_read(const ktreci_plan *plan, const uint8_t *p, size_t avail, ktrec_header *header,
                   size_t *size_or_want, const char **why)
{
    const ktreci_header_plan *h;

    return read_header(plan, p, avail, header, size_or_want, why, &h);
}

/* Here, and not with ktrec_scan, so that each record costs no call for its header. */
int
ktreci_scan(const ktreci_plan *plan, const uint8_t *p, size_t avail, uint32_t max_payload,
            ktrec_record *record, size_t *used_or_want, const char **why)
{
    const ktreci_header_plan *h;
    size_t size = 0;
    int rc = read_header(plan, p, avail, &record->header, &size, why, &h);

    if (rc != KTREC_OK) {
        *used_or_want = size;
        return rc;
    }
    if (record->header.length > max_payload) {
        if (why != NULL)
            *why = "payload is longer than the limit";
        return KTREC_E_LIMIT;
    }
    *used_or_want = size + record->header.length;
    if (avail - size < record->header.length)
        return KTREC_MORE;
    record->format = h->format;
    record->payload.data = p + size;
    record->payload.size = record->header.length;
    record->raw.data = p;
    record->raw.size = *used_or_want;
    return KTREC_OK;
}

int
ktrec_header_decode(const ktrec_format *format, const void *buf, size_t len, ktrec_header *header,
                    size_t *size_or_want)
{
    const ktreci_plan *plan;
    ktrec_header h;
    int rc;

    if (format == NULL || (buf == NULL && len != 0) || header == NULL || size_or_want == NULL)
        return KTREC_E_ARGUMENT;
    plan = ktreci_plan_for(format);
    if (plan == NULL)
        return KTREC_E_FORMAT;
    rc = ktreci_header_read(plan, buf, len, &h, size_or_want, NULL);
    if (rc == KTREC_OK)
        *header = h;
    return rc;
}

/* Whether a signed number fits in width bytes. */
static int
fits(int64_t value, unsigned width)
{
    return width >= 8 ||
           (value >= -(INT64_C(1) << (8 * width - 1)) && value < INT64_C(1) << (8 * width - 1));
}

/* What the version has no place for, or would have to invent. */
static int
check_presence(const ktreci_header_plan *h, const ktrec_header *header, ktrec_error *error)
{
    unsigned has = h->flags;
    unsigned may = h->may;

    if ((header->flags & KTREC_HAS_LWP & ~has) != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED,
                                "the header has no place for the LWP id");
    if ((header->flags & KTREC_HAS_CPU & ~may) != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED, "the header has no place for the CPU");
    if ((header->flags & KTREC_HAS_BUFFER & ~has) != 0 && header->buffer != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED,
                                "the header has no place for the kernel pointer");
    if ((header->flags & (KTREC_DROPPED | KTREC_THREADED) & ~may) != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED,
                                "the header has no place for the flags");
    if ((has & KTREC_HAS_LWP & ~(unsigned)header->flags) != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED, "the header wants an LWP id");
    if ((has & KTREC_HAS_CPU & ~(unsigned)header->flags) != 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED, "the header wants a CPU");
    return KTREC_OK;
}

static int
check_range(const ktreci_header_plan *h, const ktrec_header *header, ktrec_error *error)
{
    if (header->nsec >= 1000000000u)
        return ktreci_error_set(error, KTREC_E_RANGE, "%u nanoseconds are no fraction of a second",
                                (unsigned)header->nsec);
    if (header->nsec % h->unit != 0)
        return ktreci_error_set(error, KTREC_E_RANGE,
                                "%u nanoseconds are finer than the format's clock",
                                (unsigned)header->nsec);
    if (!fits(header->sec, h->width[KTRECI_ROLE_SEC]))
        return ktreci_error_set(error, KTREC_E_RANGE, "%lld seconds do not fit",
                                (long long)header->sec);
    if ((h->flags & KTREC_HAS_LWP) != 0 && !fits(header->lwp, h->width[KTRECI_ROLE_LWP]))
        return ktreci_error_set(error, KTREC_E_RANGE, "LWP id %lld does not fit",
                                (long long)header->lwp);
    if (!fits(header->pid, h->width[KTRECI_ROLE_PID]))
        return ktreci_error_set(error, KTREC_E_RANGE, "process id %d does not fit",
                                (int)header->pid);
    /* Where CPU 0 stands for none. */
    if (h->row->threaded != 0 && (header->flags & KTREC_HAS_CPU) != 0 &&
        (header->cpu <= 0 || header->cpu > UINT8_MAX))
        return ktreci_error_set(error, KTREC_E_RANGE, "CPU %d does not fit", (int)header->cpu);
    if (h->width[KTRECI_ROLE_BUFFER] == 4 && header->buffer > UINT32_MAX)
        return ktreci_error_set(error, KTREC_E_RANGE, "the kernel pointer does not fit");
    if (memchr(header->comm, '\0', sizeof(header->comm)) == NULL ||
        strlen(header->comm) > h->comm_max)
        return ktreci_error_set(error, KTREC_E_RANGE, "the command name is longer than %u bytes",
                                h->comm_max);
    if (header->length > INT32_MAX)
        return ktreci_error_set(error, KTREC_E_RANGE, "%u bytes of payload do not fit",
                                (unsigned)header->length);
    return KTREC_OK;
}

int64_t
ktreci_type_number(const ktreci_plan *plan, const ktrec_header *header)
{
    if (header->kind == KTREC_KIND_UNKNOWN) {
        if (header->type > UINT16_MAX && plan->header[0].width[KTRECI_ROLE_TYPE] < 4)
            return -1;
        if ((header->type & plan->header[0].type_flags) != 0)
            return -1;
        if (header->type == 0 && !is_process(header->pid, (unsigned char)header->comm[0]))
            return -1;
        return header->type;
    }
    if (header->kind >= KTREC_KIND_COUNT || plan->type[header->kind] == 0)
        return -1;
    return plan->type[header->kind];
}

/*
 * TYPE as the version writes it: the number, and the bits that tell the version and the loss of
 * records.
 */
static uint32_t
marked_type(const ktreci_header_plan *h, const ktrec_header *header, uint32_t type)
{
    type |= h->row->tell_value & h->type_flags;
    return (header->flags & KTREC_DROPPED) != 0 ? type | h->row->dropped : type;
}

static uint32_t
version_word(const ktreci_header_plan *h, const ktrec_header *header)
{
    uint32_t marks = 0;

    if (h->row->threaded == 0)
        return h->row->tell_value >> 16;
    if ((header->flags & KTREC_THREADED) != 0)
        marks |= h->row->threaded;
    if ((header->flags & KTREC_HAS_CPU) != 0)
        marks |= (uint32_t)header->cpu << 8;
    return marks;
}

static void
put_role(const ktreci_header_plan *h, uint8_t *p, int swap, unsigned which, uint64_t value)
{
    if (h->width[which] != 0)
        ktreci_store(p + h->offset[which], value, h->width[which], swap);
}

int
ktreci_header_write(const ktreci_plan *plan, const ktrec_header *header, uint8_t *p,
                    ktrec_error *error)
{
    const ktreci_header_plan *h = &plan->header[0];
    int64_t type = ktreci_type_number(plan, header);
    int swap = plan->swap;
    int rc;

    if (type < 0)
        return ktreci_error_set(error, KTREC_E_UNSUPPORTED,
                                "the format has no record of kind %u, type %u",
                                (unsigned)header->kind, (unsigned)header->type);
    rc = check_presence(h, header, error);
    if (rc == KTREC_OK)
        rc = check_range(h, header, error);
    if (rc != KTREC_OK || p == NULL)
        return rc;
    memset(p, 0, h->size);
    put_role(h, p, swap, KTRECI_ROLE_LENGTH, header->length);
    put_role(h, p, swap, KTRECI_ROLE_VERSION, version_word(h, header));
    put_role(h, p, swap, KTRECI_ROLE_TYPE, marked_type(h, header, (uint32_t)type));
    put_role(h, p, swap, KTRECI_ROLE_PID, (uint64_t)header->pid);
    put_role(h, p, swap, KTRECI_ROLE_SEC, (uint64_t)header->sec);
    put_role(h, p, swap, KTRECI_ROLE_FRACTION, header->nsec / h->unit);
    put_role(h, p, swap, KTRECI_ROLE_LWP, (uint64_t)header->lwp);
    put_role(h, p, swap, KTRECI_ROLE_CPU, (uint64_t)header->cpu);
    put_role(h, p, swap, KTRECI_ROLE_BUFFER, header->buffer);
    memcpy(p + h->offset[KTRECI_ROLE_COMM], header->comm, strlen(header->comm));
    return KTREC_OK;
}

int
ktrec_header_encode(const ktrec_format *format, const ktrec_header *header, void *buf, size_t cap,
                    size_t *need, ktrec_error *error)
{
    const ktreci_plan *plan;

    if (format == NULL || header == NULL || (buf == NULL && cap != 0) || need == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    plan = ktreci_plan_for(format);
    if (plan == NULL)
        return ktreci_error_set(error, KTREC_E_FORMAT, "no such format");
    *need = plan->header[0].size;
    if (cap < *need) {
        int rc = ktreci_header_write(plan, header, NULL, error);

        return rc != KTREC_OK
                   ? rc
                   : ktreci_error_set(error, KTREC_E_SPACE, "%zu bytes are needed", *need);
    }
    return ktreci_header_write(plan, header, buf, error);
}
