/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/longer.h"

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
