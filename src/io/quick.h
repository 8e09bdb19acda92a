/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * quick.h - the next record of a stream, given that the ones before it were of the same kind of
 * header.
 *
 * ktreci_scan reads any header along its plan.  In a stream nearly all headers are of one version,
 * and most come from the process before: so what is the same in all of them stays in the view from
 * the record before the last, and a command name is read anew only when its bytes differ.  Whatever
 * is unusual is left to ktreci_scan; a test proves that both give the same.
 */
#ifndef KTRECI_QUICK_H
#define KTRECI_QUICK_H

#include "base/bytes.h"
#include "record/plan.h"

/* The stream's own header version, flat. */
typedef struct ktreci_quick {
    uint8_t usable; /* its layout is one that this file knows */
    uint8_t swap;
    uint8_t size;
    uint8_t length_at, type_at, tell_at, pid_at, comm_at, sec_at, fraction_at, lwp_at, buffer_at;
    uint8_t wide_sec, wide_fraction; /* 8 bytes, not 4 */
    uint8_t wide_buffer;
    uint8_t has_lwp, has_buffer;
    uint32_t tell; /* of the own version, as it stands in the record; */
    uint32_t mask; /* with this mask */
    uint32_t unit;
    uint32_t fraction_limit;
    uint32_t max_payload;
    uint8_t ready[2];    /* by view: it holds a record of the own version, without marks */
    uint64_t comm[2][2]; /* by view: the 16 bytes its command name was read from */
} ktreci_quick;

void ktreci_quick_open(ktreci_quick *quick, const ktreci_plan *plan, uint32_t max_payload);

/* A view holds what ktreci_scan has filled in, and was delivered as it is. */
void ktreci_quick_filled(ktreci_quick *quick, unsigned view, const ktreci_plan *plan,
                         const ktrec_record *record);

/*
 * Reads the record at p into a view that is ready.  Returns its size; or 0 if it is not whole, of
 * another version, or in any way unusual.  Then the view is not ready any more.
 */
static inline size_t
ktreci_quick_scan(ktreci_quick *quick, unsigned view, const ktreci_plan *plan, const uint8_t *p,
                  size_t avail, ktrec_record *record)
{
    int swap = quick->swap;
    uint64_t comm[2];
    uint64_t fraction;
    uint32_t length;
    uint32_t tell;
    unsigned type;

    if (!quick->ready[view] || avail < quick->size)
        return 0;
    memcpy(&tell, p + quick->tell_at, sizeof(tell));
    memcpy(comm, p + quick->comm_at, sizeof(comm));
    length = ktreci_load32(p + quick->length_at, swap);
    type = ktreci_load16(p + quick->type_at, swap);
    fraction = quick->wide_fraction ? ktreci_load64(p + quick->fraction_at, swap)
                                    : ktreci_load32(p + quick->fraction_at, swap);
    if ((tell & quick->mask) != quick->tell || length > quick->max_payload ||
        length > avail - quick->size || type >= KTRECI_PLAN_TYPES ||
        plan->kind[type] == KTREC_KIND_UNKNOWN || fraction >= quick->fraction_limit ||
        comm[0] != quick->comm[view][0] || comm[1] != quick->comm[view][1]) {
        quick->ready[view] = 0;
        return 0;
    }
    record->header.kind = plan->kind[type];
    record->header.type = type;
    record->header.length = length;
    record->header.pid = (int32_t)ktreci_load32(p + quick->pid_at, swap);
    if (quick->has_lwp)
        record->header.lwp = (int32_t)ktreci_load32(p + quick->lwp_at, swap);
    record->header.sec = quick->wide_sec ? (int64_t)ktreci_load64(p + quick->sec_at, swap)
                                         : (int32_t)ktreci_load32(p + quick->sec_at, swap);
    record->header.nsec = (uint32_t)fraction * quick->unit;
    if (quick->has_buffer)
        record->header.buffer = quick->wide_buffer ? ktreci_load64(p + quick->buffer_at, swap)
                                                   : ktreci_load32(p + quick->buffer_at, swap);
    record->payload.data = p + quick->size;
    record->payload.size = length;
    record->raw.data = p;
    record->raw.size = quick->size + (size_t)length;
    return quick->size + (size_t)length;
}

#endif
