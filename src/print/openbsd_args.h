/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * openbsd_args.h - the arguments of a system call: one decoder per slot or two, chosen by the
 * call's rule.
 */
#ifndef KTRECI_OPENBSD_ARGS_H
#define KTRECI_OPENBSD_ARGS_H

#include "names/rules.h"
#include "print/style.h"

/*
 * All slots from number first on, with a comma before each but number 0.  rule tells the decoders
 * from the first on; NULL: all by default.
 */
void ktreci_openbsd_args(const ktreci_print_context *context, const ktreci_rule *rule,
                         uint32_t first);

/* What a decoder is given. */
typedef struct ktreci_openbsd_slot {
    const ktreci_print_context *context;
    ktreci_sink *out;
    unsigned set;   /* KTRECI_SET_* */
    int32_t v;      /* most arguments are an int: the low half of the slot */
    int32_t second; /* of a decoder of two slots: the one that follows */
    int64_t value;  /* the whole slot, sign-extended */
} ktreci_openbsd_slot;

typedef struct ktreci_openbsd_decoder {
    void (*print)(const ktreci_openbsd_slot *slot);
    unsigned slots; /* 1 or 2 */
} ktreci_openbsd_decoder;

/* By KTRECI_DECODE_*; of those that are another system's, the default.  Never NULL. */
const ktreci_openbsd_decoder *ktreci_openbsd_decoder_get(unsigned number);

#endif
