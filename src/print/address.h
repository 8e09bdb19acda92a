/* SPDX-License-Identifier: BSD-2-Clause */
/* address.h - network addresses as text, without asking the host. */
#ifndef KTRECI_ADDRESS_H
#define KTRECI_ADDRESS_H

#include <stdint.h>

enum { KTRECI_ADDRESS_MAX = 64 };

/*
 * "10.0.0.5" from 4 bytes, "fe80::1" from 16, as inet_ntop(3) of a BSD.  Return the place behind.
 */
char *ktreci_put_ipv4(char *p, const uint8_t *address);
char *ktreci_put_ipv6(char *p, const uint8_t *address);

#endif
