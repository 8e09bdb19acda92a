/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ioctl.c - names of ioctl requests.  A request's number holds the size of its argument, and so
 * differs between systems with 4- and 8-byte longs where the argument holds longs or pointers.
 */
#include <ktrec/names.h>

#include "names/tables.h"

static const char *
find_request(const ktreci_range *range, uint32_t request)
{
    size_t low = range->first;
    size_t high = low + range->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ktreci_ioctl_values[middle] == request)
            return ktreci_ioctl_text + ktreci_ioctl_names[middle];
        if (ktreci_ioctl_values[middle] < request)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *
ktrec_ioctl_name(int system, int long_size, uint64_t request)
{
    const char *name;

    if (system <= KTREC_SYSTEM_NONE || system >= KTRECI_SYSTEM_COUNT || request > UINT32_MAX)
        return NULL;
    if (long_size != 4 && long_size != 8)
        return NULL;
    name = find_request(&ktreci_ioctl[system][KTRECI_IOCTL_BOTH], (uint32_t)request);
    if (name != NULL)
        return name;
    return find_request(
        &ktreci_ioctl[system][long_size == 8 ? KTRECI_IOCTL_LONG8 : KTRECI_IOCTL_LONG4],
        (uint32_t)request);
}
