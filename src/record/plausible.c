/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * plausible.c - would a kernel have written this?  The strict judgement that probing and resync
 * share.
 */
#include "record/plan.h"

/* A trace spans less than this much time, in seconds, between neighbours: 40 days. */
#define NEIGHBOUR_TIME (UINT64_C(40) * 86400)

/* Printable up to the first NUL, and something at all. */
static int
comm_is_name(const char *comm)
{
    const unsigned char *c = (const unsigned char *)comm;

    if (*c == '\0')
        return 0;
    for (; *c != '\0'; c++)
        if (*c < 0x20 || *c == 0x7f)
            return 0;
    return 1;
}

/*
 * A context switch's "stop" time is nonsense in versions 0 and 1 of NetBSD >= 6, so time is no
 * argument against such a record, nor against its neighbour.
 */
static int
time_is_near(const ktrec_header *a, const ktrec_header *b)
{
    if (a->kind == KTREC_KIND_CSW || b->kind == KTREC_KIND_CSW)
        return 1;
    /* Unsigned, since seconds of damaged headers reach both ends of 64 bits. */
    return (uint64_t)a->sec - (uint64_t)b->sec + NEIGHBOUR_TIME <= 2 * NEIGHBOUR_TIME;
}

int
ktreci_header_is_sane(const ktrec_header *header)
{
    /* OpenBSD's records of its own, about no process: START, and (5.6 - 5.9) the EMUL at attach. */
    if (header->kind == KTREC_KIND_START)
        return header->pid == -1 && header->length == 0 && header->comm[0] == '\0';
    if (header->kind == KTREC_KIND_EMUL && header->lwp == -1 && header->comm[0] == '\0')
        return 1;
    return header->type != 0 && header->pid >= 0 && header->pid <= KTRECI_PID_MOST &&
           header->lwp >= 0 && header->lwp <= INT32_MAX && comm_is_name(header->comm);
}

int
ktreci_plausible(const ktreci_plan *plan, const uint8_t *p, size_t avail, uint32_t max_payload,
                 const ktrec_header *previous, ktrec_record *record)
{
    size_t size;
    int rc = ktreci_header_read(plan, p, avail, &record->header, &size, NULL);

    record->raw.size = 0;
    if (rc == KTREC_MORE)
        return KTRECI_CUT;
    if (rc != KTREC_OK || record->header.kind == KTREC_KIND_UNKNOWN ||
        !ktreci_header_is_sane(&record->header))
        return KTRECI_NOT_TRUE;
    if (previous != NULL && !time_is_near(&record->header, previous))
        return KTRECI_NOT_TRUE;
    rc = ktreci_scan(plan, p, avail, max_payload, record, &size, NULL);
    if (rc == KTREC_MORE) {
        record->raw.size = size;
        return KTRECI_CUT;
    }
    if (rc != KTREC_OK || ktreci_shape_of(plan, record->header.kind, record->payload.data,
                                          record->payload.size, 1) == NULL)
        return KTRECI_NOT_TRUE;
    return KTRECI_TRUE;
}
