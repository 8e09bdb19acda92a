/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * calls.h - what the library asks of a list of system calls beside the names.
 */
#ifndef KTRECI_CALLS_H
#define KTRECI_CALLS_H

#include <stdint.h>

#include <ktrec/format.h>
#include <ktrec/names.h>

/* The first release that a list serves, as a KTRECI_RELEASE_KEY; 0: from the beginning. */
uint32_t ktreci_calls_since(const ktrec_calls_table *calls);

/*
 * How many register slots the arguments of a call take in a record.  With 8-byte registers an
 * argument takes one.  With 4-byte ones an argument of 64 bits takes two, and where the machine
 * aligns those to 8 bytes, so do the slots: the kernel copies the C structure of the arguments,
 * whose gaps are in the record.
 *
 * -1 where the list has no such call, or does not tell its arguments.  calls may be NULL.
 */
int ktreci_calls_slots(const ktrec_calls_table *calls, int64_t number, const ktrec_format *format);

#endif
