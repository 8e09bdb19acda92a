/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * generate_inside.h - what the two halves of the generator share.
 */
#ifndef KTREC_TESTS_GENERATE_INSIDE_H
#define KTREC_TESTS_GENERATE_INSIDE_H

#include "generate.h"

int32_t generate_int32(generator *g);

/* A number that fits size bytes (4 or 8), zero-extended and sign-extended. */
uint64_t generate_sized(generator *g, unsigned size);
int64_t generate_signed(generator *g, unsigned size);

/* Room for *size bytes in the arena; *size is cut to what is left. */
uint8_t *generate_room(generator *g, size_t *size);

/* Zero-filled text of exactly size bytes: a char array. */
ktrec_bytes generate_chars(generator *g, size_t size);

/* Bytes: of a size, of some size, letters; and 8-byte words of which each fits value_size bytes. */
ktrec_bytes generate_data(generator *g, size_t size);
ktrec_bytes generate_some_bytes(generator *g);
ktrec_bytes generate_text(generator *g);
ktrec_words generate_words(generator *g, uint32_t count, unsigned value_size);

/* The signal of a PSIG payload, and a call of the system with the arguments it had. */
void generate_psig(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p);
void generate_real_call(generator *g, const ktrec_format *f, ktrec_syscall *call);

/* The payload of kind p->kind that the format can hold; *p is zero but for the kind. */
void generate_payload(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p);

#endif
