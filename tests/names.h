/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * names.h - what the tests of names share.
 */
#ifndef TEST_NAMES_H
#define TEST_NAMES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ktrec/format.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Short, for tables. */
enum {
    N = KTREC_SYSTEM_NETBSD,
    F = KTREC_SYSTEM_FREEBSD,
    O = KTREC_SYSTEM_OPENBSD,
    D = KTREC_SYSTEM_DRAGONFLY,
    C = KTREC_SYSTEM_CSRG,
    X = KTREC_SYSTEM_DARWIN
};

/* NULL where NULL is expected, else the same text. */
static inline void
assert_name(const char *got, const char *expected)
{
    if (expected == NULL)
        assert_null(got);
    else {
        assert_non_null(got);
        assert_string_equal(got, expected);
    }
}

#endif
