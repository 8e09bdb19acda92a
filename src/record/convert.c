/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * convert.c - a record of one format made ready for another.
 *
 * The header is fitted member by member.  The payload is decoded and translated (translate.c), and
 * whether it fits is found by trying to encode it.  It stays the bytes it is where the formats are
 * the same, and where the target reads from them what the translation says.
 */
#include <string.h>

#include "base/error.h"
#include "base/options.h"
#include "record/kinds.h"
#include "record/plan.h"
#include "record/translate.h"

typedef struct loss_row {
    const char *name;
    const char *text;
} loss_row;

static const loss_row losses[KTREC_LOSS_COUNT] = {
    [KTREC_LOSS_LWP] = {"lwp", "the LWP id has no place"},
    [KTREC_LOSS_LWP_GIVEN] = {"lwp-given", "an LWP id was added that the trace did not have"},
    [KTREC_LOSS_NSEC] = {"nsec", "digits of the time below a microsecond have no place"},
    [KTREC_LOSS_SEC] = {"sec", "the seconds do not fit"},
    [KTREC_LOSS_CPU] = {"cpu", "the CPU number has no place"},
    [KTREC_LOSS_FLAGS] = {"flags",
                          "the mark of dropped records or of a threaded process has no place"},
    [KTREC_LOSS_BUFFER] = {"buffer", "the header's kernel pointer has no place"},
    [KTREC_LOSS_COMM] = {"comm", "the command name is too long"},
    [KTREC_LOSS_REGISTER] = {"register",
                             "an argument, return value, address or count does not fit"},
    [KTREC_LOSS_KIND] = {"kind", "the format has no such record"},
    [KTREC_LOSS_SHAPE] = {"shape", "a part of the record has no place"},
    [KTREC_LOSS_OPAQUE] = {"opaque",
                           "bytes in the source's ABI or byte order were passed on as they are"},
    [KTREC_LOSS_PID] = {"pid", "the process id does not fit"},
    [KTREC_LOSS_CPU_GIVEN] = {"cpu-given", "CPU 0 was added where the trace had no CPU"},
    [KTREC_LOSS_TIME] = {"time",
                         "a time known to be wrong stays so, and nothing tells of it any more"},
    [KTREC_LOSS_CALL] = {"call",
                         "a call's slots or number are the source's, and contradict the format"},
};

const char *
ktrec_loss_name(int loss)
{
    return loss < 0 || loss >= KTREC_LOSS_COUNT ? NULL : losses[loss].name;
}

const char *
ktrec_loss_text(int loss)
{
    return loss < 0 || loss >= KTREC_LOSS_COUNT ? NULL : losses[loss].text;
}

/* Added, or a wrong time passed on: no policy minds. */
#define HARMLESS (KTRECI_LOST(LWP_GIVEN) | KTRECI_LOST(CPU_GIVEN) | KTRECI_LOST(TIME))

/* A signed number brought into width bytes. */
static int64_t
saturate(int64_t value, unsigned width)
{
    int64_t most = width >= 8 ? INT64_MAX : (INT64_C(1) << (8 * width - 1)) - 1;

    if (value > most)
        return most;
    return value < -most - 1 ? -most - 1 : value;
}

static unsigned
fit_lwp(const ktreci_header_plan *h, ktrec_header *header, int64_t given)
{
    int64_t lwp;

    if ((h->flags & KTREC_HAS_LWP) == 0) {
        unsigned lost = (header->flags & KTREC_HAS_LWP) != 0 ? KTRECI_LOST(LWP) : 0;

        header->flags &= (uint16_t) ~(KTREC_HAS_LWP | KTREC_LWP_GIVEN);
        header->lwp = 0;
        return lost;
    }
    if ((header->flags & KTREC_HAS_LWP) == 0) {
        header->flags |= KTREC_HAS_LWP | KTREC_LWP_GIVEN;
        header->lwp = saturate(given, h->width[KTRECI_ROLE_LWP]);
        return KTRECI_LOST(LWP_GIVEN);
    }
    lwp = saturate(header->lwp, h->width[KTRECI_ROLE_LWP]);
    if (lwp == header->lwp)
        return 0;
    header->lwp = lwp;
    return KTRECI_LOST(LWP);
}

static unsigned
fit_time(const ktreci_header_plan *h, ktrec_header *header)
{
    int64_t sec = saturate(header->sec, h->width[KTRECI_ROLE_SEC]);
    uint32_t below = header->nsec % h->unit;
    unsigned lost =
        (sec != header->sec ? KTRECI_LOST(SEC) : 0) | (below != 0 ? KTRECI_LOST(NSEC) : 0);

    header->sec = sec;
    header->nsec -= below;
    if (header->resolution < h->unit)
        header->resolution = h->unit;
    return lost;
}

/* What proves the known faults of a time stamp are the bytes of its own format. */
static unsigned
fit_faults(const ktrec_record *record, const ktrec_format *to)
{
    const unsigned faults = KTREC_TIME_MILLI | KTREC_TIME_CSW | KTREC_TIME_NO_SEC;

    return (record->header.flags & faults) != 0 &&
                   (record->header.flags & KTREC_TIME_REPAIRED) == 0 &&
                   memcmp(&record->format, to, sizeof(*to)) != 0
               ? KTRECI_LOST(TIME)
               : 0;
}

/*
 * A header without a CPU field can still have a byte for it among its flags, where 0 is as good as
 * none.
 */
static unsigned
fit_cpu(const ktreci_header_plan *h, ktrec_header *header)
{
    int most = h->row->threaded != 0 ? UINT8_MAX : INT32_MAX;
    int least = h->row->threaded != 0 ? 1 : INT32_MIN;

    if ((header->flags & KTREC_HAS_CPU) == 0) {
        header->cpu = 0;
        header->flags |= h->flags & KTREC_HAS_CPU;
        return (h->flags & KTREC_HAS_CPU) != 0 ? KTRECI_LOST(CPU_GIVEN) : 0;
    }
    if ((h->may & KTREC_HAS_CPU) != 0 && header->cpu >= least && header->cpu <= most)
        return 0;
    header->flags &= (uint16_t)~KTREC_HAS_CPU;
    header->cpu = 0;
    return KTRECI_LOST(CPU);
}

static unsigned
fit_rest(const ktreci_header_plan *h, ktrec_header *header)
{
    unsigned lost = 0;

    if ((header->flags & (KTREC_DROPPED | KTREC_THREADED) & ~(unsigned)h->may) != 0) {
        header->flags &= (uint16_t)(~(KTREC_DROPPED | KTREC_THREADED) | h->may);
        lost |= KTRECI_LOST(FLAGS);
    }
    if (header->pid != (int32_t)saturate(header->pid, h->width[KTRECI_ROLE_PID])) {
        header->pid = (int32_t)saturate(header->pid, h->width[KTRECI_ROLE_PID]);
        lost |= KTRECI_LOST(PID);
    }
    if (header->buffer != 0 &&
        (h->width[KTRECI_ROLE_BUFFER] == 0 ||
         (h->width[KTRECI_ROLE_BUFFER] == 4 && header->buffer > UINT32_MAX))) {
        header->buffer = 0;
        lost |= KTRECI_LOST(BUFFER);
    }
    header->flags &= (uint16_t)~KTREC_HAS_BUFFER;
    header->flags |= h->flags & KTREC_HAS_BUFFER;
    if (strnlen(header->comm, sizeof(header->comm)) > h->comm_max) {
        memset(header->comm + h->comm_max, 0, sizeof(header->comm) - h->comm_max);
        lost |= KTRECI_LOST(COMM);
    }
    return lost;
}

static void
pass_bytes(const ktrec_record *record, ktrec_payload *payload)
{
    memset(payload, 0, sizeof(*payload));
    payload->kind = KTREC_KIND_UNKNOWN;
    payload->u.data = record->payload;
}

/*
 * Whether kernels that wrote such a header wrote the kind; what a trace has is no less in its own.
 */
static int
has_kind(const ktreci_plan *from, const ktreci_plan *to, const ktrec_header *header)
{
    unsigned headers;

    if (ktreci_type_number(to, header) < 0)
        return 0;
    headers = to->headers[header->kind] == 0 ? ~0u : to->headers[header->kind];
    if (from->system == to->system)
        headers |= from->header[0].bit;
    return (headers & to->header[0].bit) != 0;
}

/* Whether the record's own bytes are the payload in the target's format, dirt included. */
static int
says_the_same(const ktreci_plan *to, const ktrec_record *record, const ktrec_payload *payload)
{
    ktrec_payload read;

    return payload->kind == record->header.kind &&
           ktreci_payload_read(to, payload->kind, record->payload.data, record->payload.size,
                               &read) == KTREC_OK &&
           read.flags == payload->flags && ktreci_payload_equal(&read, payload);
}

/* Brings the payload into the target's reach; returns what that lost. */
static unsigned
fit_payload(const ktreci_plan *from, const ktreci_plan *to, const ktrec_record *record, uint32_t at,
            ktrec_header *header, ktrec_payload *payload, uint32_t *next)
{
    unsigned lost;

    /* What no system knows is known by its number alone. */
    if (header->kind == KTREC_KIND_UNKNOWN && from->system != to->system)
        return KTRECI_LOST(KIND);
    if (memcmp(&from->format, &to->format, sizeof(to->format)) == 0) {
        pass_bytes(record, payload);
        return 0;
    }
    (void)ktreci_payload_read(from, header->kind, record->payload.data, record->payload.size,
                              payload);
    if (payload->kind == KTREC_KIND_UNKNOWN) {
        if (from->system != to->system)
            return KTRECI_LOST(KIND);
        return payload->u.data.size != 0 && !ktreci_same_machine(from, to) ? KTRECI_LOST(OPAQUE)
                                                                           : 0;
    }
    lost = ktreci_translate(from, to, at, header, payload, next);
    if (ktreci_same_machine(from, to) && says_the_same(to, record, payload))
        pass_bytes(record, payload);
    return lost;
}

static void
count(ktrec_loss *loss, unsigned lost, int dropped)
{
    if (loss == NULL)
        return;
    loss->records++;
    loss->affected += lost != 0;
    loss->dropped += dropped != 0;
    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++)
        loss->count[i] += (lost >> i) & 1;
}

static int
refuse(ktrec_error *error, const ktrec_record *record, unsigned lost)
{
    unsigned which = 0;

    while ((lost >> which & 1) == 0)
        which++;
    (void)ktreci_error_set(error, KTREC_E_LOSS, "%s: %s", losses[which].name, losses[which].text);
    if (error != NULL) {
        error->offset = record->offset;
        error->record = record->index;
    }
    return KTREC_E_LOSS;
}

static void
set_next(ktrec_convert_options *options, uint32_t next)
{
    if (options != NULL && options->size >= sizeof(*options))
        options->next = next;
}

int
ktrec_convert(const ktrec_record *record, const ktrec_format *to, ktrec_convert_options *options,
              ktrec_header *header, ktrec_payload *payload, ktrec_loss *loss, ktrec_error *error)
{
    ktrec_convert_options known;
    const ktreci_plan *source;
    const ktreci_plan *target;
    const ktreci_header_plan *h;
    uint32_t next = 0;
    unsigned lost;

    if (record == NULL || to == NULL || header == NULL || payload == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    if (ktreci_options_copy(&known, sizeof(known), options, options == NULL ? 0 : options->size) !=
            KTREC_OK ||
        known.policy > KTREC_POLICY_DROP || known.reserved != 0)
        return ktreci_error_set(error, KTREC_E_ARGUMENT,
                                "options of a size or policy that is not known");
    source = ktreci_plan_for(&record->format);
    target = ktreci_plan_for(to);
    if (source == NULL || target == NULL)
        return ktreci_error_set(error, KTREC_E_FORMAT, "no such format");
    set_next(options, 0);
    *header = record->header;
    h = &target->header[0];
    lost = fit_payload(source, target, record, known.next, header, payload, &next);
    if (!has_kind(source, target, header))
        lost |= KTRECI_LOST(KIND);
    lost |= fit_lwp(h, header, known.lwp) | fit_time(h, header) | fit_cpu(h, header) |
            fit_rest(h, header) | fit_faults(record, to);
    header->version = h->version;
    if ((lost & ~HARMLESS) != 0 && known.policy == KTREC_POLICY_FAIL)
        return refuse(error, record, lost & ~HARMLESS);
    if ((lost & KTRECI_LOST(KIND)) != 0 ||
        ((lost & ~HARMLESS) != 0 && known.policy == KTREC_POLICY_DROP)) {
        count(loss, lost, 1);
        return KTREC_END;
    }
    if (known.next == 0)
        count(loss, lost, 0);
    set_next(options, next);
    return next != 0 ? KTREC_MORE : KTREC_OK;
}
