/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sets_by_name.h - the constant of a set by its name in kdump-sets-SYSTEM.tsv, for the tests.
 */
#ifndef TEST_SETS_BY_NAME_H
#define TEST_SETS_BY_NAME_H

/* KTRECI_SET_*; the test fails if there is no such set. */
unsigned sets_by_name(int system, const char *name);

#endif
