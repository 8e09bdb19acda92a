/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * options.c - option structures that grow from release to release.
 */
#include "base/options.h"

#include <string.h>

#include <ktrec/error.h>

int
ktreci_options_copy(void *to, size_t known, const void *from, uint32_t size)
{
    const unsigned char *bytes = from;
    size_t i;

    memset(to, 0, known);
    if (from == NULL)
        return KTREC_OK;
    if (size < sizeof(size))
        return KTREC_E_ARGUMENT;
    for (i = known; i < size; i++)
        if (bytes[i] != 0)
            return KTREC_E_ARGUMENT;
    memcpy(to, from, size < known ? size : known);
    return KTREC_OK;
}
