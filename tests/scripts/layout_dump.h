/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * layout_dump.h - what the parts of layout_dump share: a payload is encoded with and without a value
 * in one member.
 */
#ifndef KTREC_LAYOUT_DUMP_H
#define KTREC_LAYOUT_DUMP_H

#include <ktrec/ktrec.h>

enum { LAYOUT_BUFFER = 512 };

/* A message, and an exit status that is not 0. */
void layout_fail(const char *table, const char *format, const char *field, const char *why);

/* A payload that its form accepts, with all members 0. */
ktrec_payload layout_empty_payload(uint16_t kind, uint16_t flags);

/*
 * A value whose every byte differs from 0 and that fits the field: all that is there is set to 1.
 */
void layout_set_member(void *where, size_t width, const ktrec_format *format, int is_register);

/* Encodes the payload; 0 if this format has no such form. */
size_t layout_encode(const ktrec_format *format, const ktrec_payload *payload,
                     uint8_t buf[LAYOUT_BUFFER]);

/*
 * Prints the range of bytes that differ between two encodings, from base on.  A tail's end is open.
 */
void layout_print_difference(const char *table, const char *name, const char *field,
                             const ktrec_payload *with, const ktrec_payload *without,
                             const ktrec_format *format, size_t base, int tail);

/* ---- layout_siginfo.c ---- */

void layout_dump_siginfo(const ktrec_format *format, const char *name);

#endif
