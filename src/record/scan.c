/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * scan.c - one record out of bytes: framing, and nothing of the payload.  The work is done in
 * header.c.
 */
#include "record/plan.h"

int
ktrec_scan(const ktrec_format *format, const void *buf, size_t len, ktrec_record *record,
           size_t *used_or_want)
{
    const ktreci_plan *plan;

    if (format == NULL || (buf == NULL && len != 0) || record == NULL || used_or_want == NULL)
        return KTREC_E_ARGUMENT;
    plan = ktreci_plan_for(format);
    if (plan == NULL)
        return KTREC_E_FORMAT;
    return ktreci_scan(plan, buf, len, KTREC_PAYLOAD_LIMIT, record, used_or_want, NULL);
}
