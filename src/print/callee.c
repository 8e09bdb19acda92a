/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/callee.h"

#include <string.h>

const ktreci_callee *
ktreci_callee_find(ktreci_callee *place, const ktrec_calls_table *calls, unsigned register_size,
                   int32_t number)
{
    const char *name = ktreci_printed_name_get(calls, (int)register_size, number);

    *place = (ktreci_callee){
        .calls = calls,
        .rule = ktreci_rule_get(calls, number),
        .name = name,
        .name_size = name == NULL ? 0 : (uint32_t)strlen(name),
        .number = number,
        .register_size = register_size,
    };
    if (name != NULL && place->name_size <= KTRECI_CALLEE_TEXT)
        memcpy(place->text, name, place->name_size);
    return place;
}
