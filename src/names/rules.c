/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rules.c - access to what kdump prints otherwise than by default, by system call.
 */
#include "names/rules.h"

#include "names/tables.h"

int
ktreci_dialect(const ktrec_calls_table *calls)
{
    return calls == NULL ? KTRECI_DIALECT_MAIN : calls->dialect;
}

/* The first row with a number that is not below. */
static size_t
first_printed(int64_t number)
{
    size_t low = 0;
    size_t high = ktreci_printed_names_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ktreci_printed_names[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *
ktreci_printed_name_get(const ktrec_calls_table *calls, int register_size, int64_t number)
{
    if (calls == NULL)
        return NULL;
    for (size_t i = first_printed(number); i < ktreci_printed_names_count; i++) {
        const ktreci_printed_name *printed = &ktreci_printed_names[i];

        if (printed->number != number)
            break;
        if (printed->first == calls->first && printed->register_size == register_size)
            return ktreci_calls_word(printed->name);
    }
    return ktrec_calls_name(calls, number);
}

const ktreci_rule *
ktreci_rule_get(const ktrec_calls_table *calls, int64_t number)
{
    size_t low;
    size_t high;

    if (calls == NULL)
        return NULL;
    low = calls->rule_first;
    high = low + calls->rule_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ktreci_rule_refs[middle].number == number)
            return &ktreci_rules[ktreci_rule_refs[middle].rule];
        if (ktreci_rule_refs[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
