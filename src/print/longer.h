/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * longer.h - a record with more bytes than its kind has: a kdump that asks for no more than it
 * needs prints what the first ones say.
 */
#ifndef KTRECI_LONGER_H
#define KTRECI_LONGER_H

#include "print/style.h"

/* The record as if it ended where its kind does. */
typedef struct ktreci_longer {
    ktrec_record record;
    ktrec_payload payload;
    ktreci_print_context context; /* with these */
} ktreci_longer;

/*
 * Returns whether the record has more than size bytes (not 0), the first of which are of its kind.
 */
int ktreci_longer_open(ktreci_longer *longer, const ktreci_print_context *context, size_t size);

/* The most bytes, below the record's, that a record of its kind has; 0: there is no such size. */
size_t ktreci_longer_size(const ktreci_print_context *context);

#endif
