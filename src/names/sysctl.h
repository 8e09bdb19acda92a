/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sysctl.h - names of the levels of a sysctl(2) name, as far as kdump knows them.
 */
#ifndef KTRECI_SYSCTL_H
#define KTRECI_SYSCTL_H

#include <stddef.h>
#include <stdint.h>

/*
 * The name of name[level] below the levels before it ("kern", then "osrelease" for 1.2); NULL where
 * kdump prints the number.  Only OpenBSD's kdump knows names; machdep's are those of amd64.
 */
const char *ktreci_sysctl_name(int system, const int32_t *name, size_t level);

#endif
