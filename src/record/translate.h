/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * translate.h - a decoded payload brought into the kinds and forms of another format.
 */
#ifndef KTRECI_TRANSLATE_H
#define KTRECI_TRANSLATE_H

#include <ktrec/convert.h>

#include "record/plan.h"

#define KTRECI_LOST(what) (1u << KTREC_LOSS_##what)

/*
 * Changes header->kind and *payload to what the target has for them.  part and *more: see
 * ktrec_convert.
 * Returns the set of KTRECI_LOST bits; with KIND among them there is nothing to write.
 */
unsigned ktreci_translate(const ktreci_plan *from, const ktreci_plan *to, uint32_t part,
                          ktrec_header *header, ktrec_payload *payload, int *more);

#endif
