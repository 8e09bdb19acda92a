/* SPDX-License-Identifier: BSD-2-Clause */
/* structs.h - between the files that read structures in records. */
#ifndef KTRECI_RECORD_STRUCTS_H
#define KTRECI_RECORD_STRUCTS_H

#include <ktrec/structs.h>

/* The alignment of control messages: that of the strictest integer. */
static inline size_t
ktreci_chain_align(const ktrec_struct_view *view)
{
    return view->layout.align64 == 8 ? 8 : 4;
}

/*
 * Whether two formats of a system read the same from the payload of a STRUCT or STRUCT_ARRAY
 * record: each number from the same bytes, in the same order.
 */
int ktreci_struct_is_same(const ktrec_format *from, const ktrec_format *to,
                          const ktrec_payload *payload);

/* Whether so many bytes are a siginfo of the format's system. */
int ktreci_struct_siginfo_fits(const ktrec_format *format, size_t size);

/* Member number index behind the first three of a siginfo.  Returns KTREC_OK or KTREC_END. */
int ktreci_struct_siginfo_field(const ktrec_struct_view *view, uint32_t index,
                                ktrec_struct_value *value);

#endif
