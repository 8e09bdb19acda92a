/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sysctl.c - see sysctl.h.
 */
#include "names/sysctl.h"

#include "names/tables.h"

/* The place of a number among the rows; -1: the list does not have it. */
static int
row_of(const ktreci_sysctl_list *list, int32_t number)
{
    int64_t place = (int64_t)number - list->low;

    if (place < 0 || place >= list->count || ktreci_sysctl_rows[list->first + place].name == 0)
        return -1;
    return (int)(list->first + place);
}

const char *
ktreci_sysctl_name(int system, const int32_t *name, size_t level)
{
    unsigned list = 0;
    int row = -1;

    if (system != KTREC_SYSTEM_OPENBSD)
        return NULL;
    for (size_t i = 0; i <= level; i++) {
        row = row_of(&ktreci_sysctl_lists[list], name[i]);
        if (row < 0)
            return NULL;
        list = ktreci_sysctl_rows[row].below;
        if (i < level && list == 0)
            return NULL;
    }
    return ktreci_sysctl_text + ktreci_sysctl_rows[row].name;
}
