/* SPDX-License-Identifier: BSD-2-Clause */
/* json_struct.h - the structures in a record, as JSON. */
#ifndef KTRECI_JSON_STRUCT_H
#define KTRECI_JSON_STRUCT_H

#include <ktrec/record.h>

#include "base/sink.h"

/*
 * Writes ,"fields": and an object of the structure's members; an array of such objects if records
 * of this name hold arrays; null if the data has not the size of the structure.  Nothing for a
 * structure that is not known.
 */
void ktreci_json_struct(ktreci_sink *out, const ktrec_record *record, const ktrec_payload *payload);

#endif
