/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * made.h - for harnesses that make records: the format to make them in.
 */
#ifndef KTREC_FUZZ_MADE_H
#define KTREC_FUZZ_MADE_H

#include "common.h"
#include "generate.h"

/* A format that records can be made of. */
static inline ktrec_format
fuzz_made_format(fuzz_input *in)
{
    ktrec_format format;
    unsigned count = 0;

    while (generate_format(count, &format) == KTREC_OK)
        count++;
    FUZZ_ASSERT(generate_format(fuzz_below(in, count), &format) == KTREC_OK);
    return format;
}

#endif
