/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * netbsd_args.h - the arguments of a system call: one decoder per slot, chosen by the call's rule.
 */
#ifndef KTRECI_NETBSD_ARGS_H
#define KTRECI_NETBSD_ARGS_H

#include "print/style.h"

/* "(…)", or nothing for a call without slots.  rule: the call's, or NULL. */
void ktreci_netbsd_args(const ktreci_print_context *context, const ktreci_rule *rule);

/*
 * One register at p: decimal where it is 0 to 9 or decimal is asked for, else hex.  An emulation of
 * a 32-bit system prints its low 32 bits.  KTRECI_NUMBER_MAX bytes of room.  Returns the place
 * behind.
 */
char *ktreci_netbsd_put_slot(char *p, const ktreci_print_context *context, int64_t v);

/* The same, always in the base that is named. */
char *ktreci_netbsd_put_long(char *p, const ktreci_print_context *context, int64_t v, int hex);

#endif
