/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * quick.c - which streams the quick way is for, and when a view is ready for it.
 */
#include "io/quick.h"

/* Fields of other widths than these exist in no format yet; their plan would simply be slower. */
static int
is_known(const ktreci_header_plan *h)
{
    return h->width[KTRECI_ROLE_LENGTH] == 4 && h->width[KTRECI_ROLE_TYPE] == 2 &&
           h->width[KTRECI_ROLE_PID] == 4 && h->comm_max == 16 && !h->marks &&
           h->width[KTRECI_ROLE_CPU] == 0 &&
           (h->width[KTRECI_ROLE_LWP] == 0 || h->width[KTRECI_ROLE_LWP] == 4) &&
           h->width[KTRECI_ROLE_SEC] >= 4 && h->width[KTRECI_ROLE_FRACTION] >= 4 &&
           (h->width[KTRECI_ROLE_BUFFER] == 0 || h->width[KTRECI_ROLE_BUFFER] >= 4);
}

void
ktreci_quick_open(ktreci_quick *quick, const ktreci_plan *plan, uint32_t max_payload)
{
    const ktreci_header_plan *h = &plan->header[0];

    *quick = (ktreci_quick){
        .usable = (uint8_t)is_known(h),
        .swap = plan->swap,
        .size = h->size,
        .length_at = h->offset[KTRECI_ROLE_LENGTH],
        .type_at = h->offset[KTRECI_ROLE_TYPE],
        .tell_at = plan->tell,
        .pid_at = h->offset[KTRECI_ROLE_PID],
        .comm_at = h->offset[KTRECI_ROLE_COMM],
        .sec_at = h->offset[KTRECI_ROLE_SEC],
        .fraction_at = h->offset[KTRECI_ROLE_FRACTION],
        .lwp_at = h->offset[KTRECI_ROLE_LWP],
        .buffer_at = h->offset[KTRECI_ROLE_BUFFER],
        .wide_sec = h->width[KTRECI_ROLE_SEC] == 8,
        .wide_fraction = h->width[KTRECI_ROLE_FRACTION] == 8,
        .wide_buffer = h->width[KTRECI_ROLE_BUFFER] == 8,
        .has_lwp = h->width[KTRECI_ROLE_LWP] != 0,
        .has_buffer = h->width[KTRECI_ROLE_BUFFER] != 0,
        .tell = h->told_value,
        .mask = h->told_mask,
        .unit = h->unit,
        .fraction_limit = h->fraction_limit,
        .max_payload = max_payload < INT32_MAX ? max_payload : INT32_MAX,
    };
}

void
ktreci_quick_filled(ktreci_quick *quick, unsigned view, const ktreci_plan *plan,
                    const ktrec_record *record)
{
    quick->ready[view] = quick->usable && record->header.version == plan->format.version;
    memcpy(quick->comm[view], (const uint8_t *)record->raw.data + quick->comm_at,
           sizeof(quick->comm[view]));
}
