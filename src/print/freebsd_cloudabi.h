/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_cloudabi.h - names and numbers of CloudABI processes, which FreeBSD 11 and 12 ran. */
#ifndef KTRECI_PRINT_FREEBSD_CLOUDABI_H
#define KTRECI_PRINT_FREEBSD_CLOUDABI_H

#include <stdint.h>

/* The call's name, or NULL. */
const char *ktreci_cloudabi_call(int32_t number);

/* The error that the process was given for one of FreeBSD's; INT32_MAX if there is none. */
int32_t ktreci_cloudabi_errno(int32_t error);

#endif
