/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * always_fails.c - a harness that always finds something: it shows that assertions fire, and that
 * the driver and the suite see it.
 */
#include "common.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FUZZ_ASSERT(data == NULL && size == SIZE_MAX);
    return 0;
}
