/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * evidence.h - which release's list of system calls fits a trace.
 */
#ifndef KTRECI_EVIDENCE_H
#define KTRECI_EVIDENCE_H

#include <ktrec/reader.h>

#include "trace/release.h"

/* The choice for a reader that has not delivered anything yet; name is NULL if there is none. */
ktreci_release_choice tool_release_choose(const ktrec_reader *reader);

#endif
