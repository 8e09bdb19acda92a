/* SPDX-License-Identifier: BSD-2-Clause */
/* evidence.h - facts about system calls, held against a record of one. */
#ifndef KTRECI_EVIDENCE_H
#define KTRECI_EVIDENCE_H

#include "record/plan.h"

/*
 * Whether a fact of the format's system speaks against the call being of that format: it has an
 * address that is too wide, another ABI's slots, another release's number.
 */
int ktreci_evidence_refutes(const ktreci_evidence *e, const ktrec_format *format,
                            const ktrec_syscall *call);

#endif
