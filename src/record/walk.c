/* SPDX-License-Identifier: BSD-2-Clause */
/* walk.c - one candidate format put to the test. */
#include "record/walk.h"

#include <string.h>

#include "record/evidence.h"
#include "record/kinds.h"

/* Bits that a part of a record verifies: how improbable it is in bytes of another sort. */
enum {
    BITS_TYPE = 12,
    BITS_PID = 8,
    BITS_COMM = 8,
    BITS_MICRO = 12, /* a fraction below 10^6 in 32 bits */
    BITS_NANO = 2,   /* below 10^9 */
    BITS_SHAPE = 8
};

/* Weights of what speaks against a format. */
enum {
    FAULT_SHAPE = 2,   /* a payload has no form of its type: the kernel wrote its length */
    FAULT_BUFFER = 2,  /* a pointer field that should be zero, or should not */
    FAULT_SLOTS = 2,   /* a system call with too many argument slots, or too few */
    FAULT_VERSION = 2, /* a record type or system call that was not there with this header */
    FAULT_FOREIGN = 2, /* another system's emulation */
    FAULT_UNKNOWN = 1, /* a type that the system never had */
    FAULT_STILL = 2,   /* a clock that only knows whole seconds: the fraction is elsewhere */
    FAULT_EPOCH = 2, /* a clock that stands at 0, but for its fraction: the seconds are elsewhere */
    FAULT_TIME = 2,  /* a year far away: what was read are not the seconds, or not all of them */
    FAULT_COMM = 1,  /* the name is longer than the kernel's */
    FAULT_PID = 1,   /* a process that no kernel had, at the most ALIENS of them */
    FAULT_POINTER = 1 /* a user address wider than pointers are: a program may pass any number */
};

/* Types a kernel never used are let through, since newer ones may; but none is that large. */
enum { TYPE_MOST = 255 };

/* Process ids of more are possible, but no kernel comes near them of its own. */
enum { PID_USUAL = 1000000 };

/* Kernels are not mapped below, thread ids are not above. */
enum { KERNEL_LOW = 0x1000000 };

/*
 * Where all are such.  A trace that a program converted may be one of these: enough to refute a
 * format, and not to outweigh what else is known.
 */
enum { ALIENS = 2 };

/* When there was a ktrace to write records.  A machine whose clock is dead lives in 1970. */
#define YEAR_1988 INT64_C(567993600)
#define YEAR_2100 INT64_C(4102444800)

#define DAY INT64_C(86400)

/* The year 2242: no time that a kernel writes is later. */
#define SEC_MOST (INT64_C(1) << 33)

/* So many whole seconds in a row are no accident. */
enum { STILL_MANY = 4 };

/* What a fact about a system call says against a format. */
static unsigned
evidence_fault(const ktreci_evidence *e, const ktrec_format *f, const ktrec_syscall *call)
{
    if (!ktreci_evidence_refutes(e, f, call))
        return 0;
    switch (e->kind) {
    case KTRECI_EVIDENCE_POINTER:
        return FAULT_POINTER;
    case KTRECI_EVIDENCE_SINCE:
    case KTRECI_EVIDENCE_UNTIL:
        return FAULT_VERSION;
    default:
        return FAULT_SLOTS;
    }
}

/* Another system's record by its type, and its name of an emulation. */
static unsigned
foreign_faults(const ktreci_plan *plan, const ktrec_record *record)
{
    for (const ktreci_evidence *e = plan->system->evidence; e != NULL && e->kind != 0; e++) {
        if (e->kind != KTRECI_EVIDENCE_FOREIGN || e->number != record->header.type)
            continue;
        if (e->name == NULL || (record->payload.size == strlen(e->name) &&
                                memcmp(record->payload.data, e->name, record->payload.size) == 0))
            return FAULT_FOREIGN;
    }
    return 0;
}

/* The kernel's own name of an emulation is a word. */
static unsigned
emul_faults(const ktrec_record *record)
{
    const uint8_t *name = record->payload.data;

    for (size_t i = 0; i < record->payload.size; i++)
        if (name[i] <= ' ' || name[i] >= 0x7f)
            return FAULT_FOREIGN;
    return 0;
}

/* A longer name than the kernel copied: it cleared the header before. */
static unsigned
comm_faults(const ktreci_header_plan *h, const ktrec_record *record)
{
    const uint8_t *comm = (const uint8_t *)record->raw.data + h->offset[KTRECI_ROLE_COMM];

    return h->row->cleared && comm[h->comm_max] != 0 ? FAULT_COMM : 0;
}

static unsigned
call_faults(ktreci_walk *walk, const ktreci_plan *plan, const ktrec_record *record)
{
    ktrec_payload payload;
    unsigned faults = 0;

    if (plan->system->evidence == NULL ||
        ktreci_payload_read(plan, KTREC_KIND_SYSCALL, record->payload.data, record->payload.size,
                            &payload) != KTREC_OK)
        return 0;
    for (const ktreci_evidence *e = plan->system->evidence; e->kind != 0; e++) {
        faults += evidence_fault(e, &plan->format, &payload.u.syscall);
        walk->rare += e->kind == KTRECI_EVIDENCE_RARE && (payload.flags & KTREC_PAYLOAD_NET2) != 0;
    }
    return faults;
}

/* The address of a payload, which the header of old kernels has. */
static void
weigh_address(ktreci_walk *walk, unsigned buffer, uint64_t address)
{
    walk->zeroed += buffer == KTRECI_BUFFER_ZERO && address == 0;
    if (buffer != KTRECI_BUFFER_ADDRESS && buffer != KTRECI_BUFFER_HIGH)
        return;
    walk->addressed++;
    walk->null += address == 0;
    if (buffer == KTRECI_BUFFER_HIGH && address != 0 && address < KERNEL_LOW)
        walk->faults += FAULT_BUFFER;
}

static void
weigh_header(ktreci_walk *walk, const ktreci_plan *plan, const ktrec_header *header)
{
    const ktreci_header_plan *h = ktreci_header_plan_of(plan, header->version);
    uint32_t most = h->row->pid_most != 0 ? h->row->pid_most : KTRECI_PID_MOST;

    walk->bits += h->unit == 1000 ? BITS_MICRO : BITS_NANO;
    if (ktreci_header_is_sane(header) && header->pid <= PID_USUAL)
        walk->bits += BITS_PID + BITS_COMM;
    else
        walk->odd++;
    if (header->pid > (int64_t)most || (h->row->pid_positive && header->pid <= 0))
        walk->alien++;
    walk->still += header->nsec == 0;
    walk->epoch += header->sec == 0;
    if (header->sec > SEC_MOST || header->sec < -SEC_MOST)
        walk->faults += FAULT_TIME;
    walk->early += header->sec >= YEAR_1988 && header->sec < h->row->first_day * DAY;
    walk->untimely += header->sec < YEAR_1988 || header->sec > YEAR_2100;
    if (h->row->buffer == KTRECI_BUFFER_ZERO && header->buffer != 0)
        walk->faults += FAULT_BUFFER;
    if (header->length != 0)
        weigh_address(walk, h->row->buffer, header->buffer);
    if (header->kind == KTREC_KIND_UNKNOWN)
        walk->faults += FAULT_UNKNOWN;
    else if (plan->headers[header->kind] != 0 && (plan->headers[header->kind] & h->bit) == 0)
        walk->faults += FAULT_VERSION;
}

static void
weigh(ktreci_walk *walk, const ktreci_plan *plan, const ktrec_record *record)
{
    weigh_header(walk, plan, &record->header);
    walk->faults += comm_faults(ktreci_header_plan_of(plan, record->header.version), record);
    walk->faults += foreign_faults(plan, record);
    if (record->header.kind == KTREC_KIND_UNKNOWN)
        return;
    walk->bits += BITS_TYPE;
    if (ktreci_shape_of(plan, record->header.kind, record->payload.data, record->payload.size, 1) ==
        NULL)
        walk->faults += FAULT_SHAPE;
    else
        walk->bits += BITS_SHAPE;
    if (record->header.kind == KTREC_KIND_SYSCALL)
        walk->faults += call_faults(walk, plan, record);
    if (record->header.kind == KTREC_KIND_EMUL)
        walk->faults += emul_faults(record);
}

/* What speaks against a header by itself. */
static uint32_t
header_flaws(const ktreci_plan *plan, const ktrec_header *header)
{
    ktreci_walk alone = {0};

    weigh_header(&alone, plan, header);
    return alone.odd + alone.faults + alone.untimely + alone.alien;
}

/* The header of the next record.  Returns -1 if there is one, else why there is none. */
static int
read_header(const ktreci_walk *walk, const ktreci_plan *plan, const uint8_t *buf, size_t len,
            ktrec_header *header)
{
    size_t n;
    int rc;

    if (walk->offset == len)
        return KTRECI_WALK_END;
    rc = ktreci_header_read(plan, buf + walk->offset, len - walk->offset, header, &n, NULL);
    if (rc != KTREC_OK)
        return rc == KTREC_MORE ? KTRECI_WALK_CUT : KTRECI_WALK_DEAD;
    return header->kind == KTREC_KIND_UNKNOWN && (header->type == 0 || header->type > TYPE_MOST)
               ? KTRECI_WALK_DEAD
               : -1;
}

/* Takes one record.  Returns -1 if there was one, else why there is none. */
static int
take(ktreci_walk *walk, const ktreci_plan *plan, const uint8_t *buf, size_t len)
{
    ktrec_record record;
    size_t n;
    int rc = read_header(walk, plan, buf, len, &record.header);

    if (rc >= 0)
        return rc;
    rc = ktreci_scan(plan, buf + walk->offset, len - walk->offset, KTREC_PAYLOAD_LIMIT, &record, &n,
                     NULL);
    if (rc == KTREC_MORE)
        walk->pending = header_flaws(plan, &record.header);
    if (rc != KTREC_OK)
        return rc == KTREC_MORE ? KTRECI_WALK_CUT : KTRECI_WALK_DEAD;
    if (walk->records++ == 0) {
        walk->format = record.format;
        walk->first = header_flaws(plan, &record.header);
    }
    walk->offset += n;
    weigh(walk, plan, &record);
    return -1;
}

void
ktreci_walk_run(ktreci_walk *walk, const ktrec_format *format, const uint8_t *buf, size_t len,
                uint32_t limit)
{
    ktreci_plan plan;
    ktrec_header first;
    int stop;

    *walk = (ktreci_walk){0};
    walk->family = walk->format = *format;
    if (ktreci_plan_headers(&plan, format) != KTREC_OK)
        return;
    /* Most formats end here. */
    stop = read_header(walk, &plan, buf, len, &first);
    if (stop < 0 && ktreci_plan_payloads(&plan) != KTREC_OK)
        return;
    while (stop < 0)
        stop = walk->records == limit ? KTRECI_WALK_LIMIT : take(walk, &plan, buf, len);
    walk->stop = (uint32_t)stop;
    /* Where none has an address, no kernel wrote them, but a program that had none to write. */
    if (walk->null != walk->addressed)
        walk->faults += FAULT_BUFFER * walk->null;
    if (walk->alien == walk->records)
        walk->faults += FAULT_PID * (walk->alien < ALIENS ? walk->alien : ALIENS);
    walk->rare += walk->null == walk->addressed && walk->null != 0;
    /* A clock may be wrong: of formats that nothing else tells apart, the other is more likely. */
    walk->rare += walk->early == walk->records && walk->records != 0;
    if (walk->records >= STILL_MANY && walk->still == walk->records)
        walk->faults += FAULT_STILL;
    if (walk->records >= STILL_MANY && walk->epoch == walk->records && walk->still != walk->records)
        walk->faults += FAULT_EPOCH;
}

/* Headers mean the same if all but the name of the version is. */
static int
same_header(ktrec_header a, const ktrec_header *b)
{
    a.version = b->version;
    return memcmp(&a, b, sizeof(a)) == 0;
}

int
ktreci_walk_same_meaning(const ktreci_walk *a, const ktreci_walk *b, const uint8_t *buf, size_t len)
{
    ktreci_plan pa;
    ktreci_plan pb;
    size_t offset = 0;
    uint32_t records = a->records < b->records ? a->records : b->records;

    if (ktreci_plan_compile(&pa, &a->format) != KTREC_OK ||
        ktreci_plan_compile(&pb, &b->format) != KTREC_OK)
        return 0;
    for (uint32_t i = 0; i < records; i++) {
        ktrec_record ra;
        ktrec_record rb;
        ktrec_payload x;
        ktrec_payload y;
        size_t na;
        size_t nb;

        if (ktreci_scan(&pa, buf + offset, len - offset, KTREC_PAYLOAD_LIMIT, &ra, &na, NULL) !=
                KTREC_OK ||
            ktreci_scan(&pb, buf + offset, len - offset, KTREC_PAYLOAD_LIMIT, &rb, &nb, NULL) !=
                KTREC_OK ||
            na != nb || !same_header(ra.header, &rb.header))
            return 0;
        (void)ktreci_payload_read(&pa, ra.header.kind, ra.payload.data, ra.payload.size, &x);
        (void)ktreci_payload_read(&pb, rb.header.kind, rb.payload.data, rb.payload.size, &y);
        if (!ktreci_payload_equal(&x, &y))
            return 0;
        offset += na;
    }
    return 1;
}
