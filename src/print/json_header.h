/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json_header.h - what stands in every JSON object: the record's header before its members, and
 * marks.
 */
#ifndef KTRECI_JSON_HEADER_H
#define KTRECI_JSON_HEADER_H

#include <ktrec/record.h>

#include "base/sink.h"

/* The start of the object, up to the time. */
void ktreci_json_header(ktreci_sink *out, const ktrec_record *record);

/*
 * Behind the members, what most records do not have, by the header's flags: records lost before
 * this one, threads, and the faults of a time stamp that the bytes prove.
 */
void ktreci_json_marks(ktreci_sink *out, unsigned flags);

#endif
