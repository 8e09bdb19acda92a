/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * translate.h - a decoded payload brought into the kinds and forms of another format.
 */
#ifndef KTRECI_TRANSLATE_H
#define KTRECI_TRANSLATE_H

#include <ktrec/convert.h>

#include "record/plan.h"

#define KTRECI_LOST(what) (1u << KTREC_LOSS_##what)

/* Whether the formats agree in system, ABI and byte order; time_t apart. */
int ktreci_same_machine(const ktreci_plan *a, const ktreci_plan *b);

/*
 * Changes header->kind and *payload to what the target has for them.  at: which it is where one
 * record becomes several, 0 or what *next was set to; that is left alone where there is no other.
 * Returns the set of KTRECI_LOST bits; with KIND among them there is nothing to write.
 */
unsigned ktreci_translate(const ktreci_plan *from, const ktreci_plan *to, uint32_t at,
                          ktrec_header *header, ktrec_payload *payload, uint32_t *next);

/* Whether a kernel that wrote the plan's headers could write the payload in a form. */
int ktreci_form_is_possible(const ktreci_plan *plan, const ktreci_shape_plan *shape,
                            const ktrec_payload *payload);

/*
 * Gives *payload, of a kind that the target has, the form that loses least: one that kernels wrote
 * under the target's headers, the source's own before all others.  One of other headers could be
 * read, but the target's own kdump would not know it; it is kept where no kernel wrote it under the
 * source's headers either.
 * Returns the set of KTRECI_LOST bits, KIND where there is none.
 */
unsigned ktreci_best_form(const ktreci_plan *from, const ktreci_plan *to, ktrec_payload *payload);

#endif
