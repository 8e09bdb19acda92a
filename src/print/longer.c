/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/longer.h"

#include "record/plan.h"

int
ktreci_longer_open(ktreci_longer *longer, const ktreci_print_context *context, size_t size)
{
    if (size == 0 || context->record->payload.size <= size)
        return 0;
    longer->record = *context->record;
    longer->record.payload.size = size;
    longer->context = *context;
    longer->context.record = &longer->record;
    longer->context.payload = &longer->payload;
    longer->context.problem = NULL;
    return ktrec_payload_decode(&longer->record, &longer->payload, NULL) == KTREC_OK;
}

size_t
ktreci_longer_size(const ktreci_print_context *context)
{
    const ktrec_record *record = context->record;
    const ktreci_plan *plan = ktreci_plan_for(&record->format);
    const ktreci_shape_plan *shape = &plan->shape_plan[plan->shape[record->header.kind]];
    size_t most = 0;

    for (unsigned i = 0; i < plan->shapes[record->header.kind]; i++)
        if (shape[i].tail == 0 && shape[i].size < record->payload.size && shape[i].size > most)
            most = shape[i].size;
    return most;
}
