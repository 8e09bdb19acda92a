/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * report.h - an error of a stream: what, where, and which record.
 */
#ifndef KTRECI_REPORT_H
#define KTRECI_REPORT_H

#include <stdint.h>

#include <ktrec/error.h>

/* Fills *error, which may be NULL; detail is a text, not a format.  Returns code. */
int ktreci_report(ktrec_error *error, int code, int sys_errno, uint64_t offset, uint64_t record,
                  const char *detail);

#endif
