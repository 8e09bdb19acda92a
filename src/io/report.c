/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * report.c - an error of a stream: what, where, and which record.
 */
#include "io/report.h"

#include <stddef.h>

#include "base/error.h"

int
ktreci_report(ktrec_error *error, int code, int sys_errno, uint64_t offset, uint64_t record,
              const char *detail)
{
    (void)ktreci_error_set(error, code, "%s", detail);
    if (error != NULL) {
        error->sys_errno = sys_errno;
        error->offset = offset;
        error->record = record;
    }
    return code;
}
