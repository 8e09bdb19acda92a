/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * equal.h - do two canonical headers or payloads mean the same?
 *
 * Written out member by member, on purpose: were it derived from the library's own field lists, a
 * member that those forget would be forgotten here too.
 */
#ifndef KTREC_TESTS_EQUAL_H
#define KTREC_TESTS_EQUAL_H

#include <ktrec/ktrec.h>

/* What may differ without a difference in meaning between two formats. */
enum {
    EQUAL_VERSION =
        0x01, /* header: version, and the presence and value of what only some versions have */
    EQUAL_LENGTH = 0x02 /* header: payload length (registers and pointers differ in size) */
};

/* NULL if equal, else the name of the first member that differs. */
const char *header_difference(const ktrec_header *a, const ktrec_header *b, unsigned ignore);

/*
 * The same for payloads.  Arrays are compared by value: order and width in the record do not
 * matter.
 */
const char *payload_difference(const ktrec_payload *a, const ktrec_payload *b);

#endif
