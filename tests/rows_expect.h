/* SPDX-License-Identifier: BSD-2-Clause */
/* rows_expect.h - how a property of a test row fails, with the name of the row. */
#ifndef ROWS_EXPECT_H
#define ROWS_EXPECT_H

#include <string.h>

#include "rows.h"

static inline void
expect_code(const row_case *c, const char *what, int code, int wanted)
{
    if (code != wanted)
        fail_msg("%s: %s: %d (%s), not %d", c->name, what, code, ktrec_strerror(code), wanted);
}

static inline void
expect_equal(const row_case *c, const char *what, const char *difference)
{
    if (difference != NULL)
        fail_msg("%s: %s: differs in %s", c->name, what, difference);
}

static inline void
expect(const row_case *c, const char *what, int holds)
{
    if (!holds)
        fail_msg("%s: %s", c->name, what);
}

static inline int
bad_header(const row_case *c)
{
    return c->header_only && (c->flags & ROW_REJECT);
}

/* A test of check_NAME, for every row. */
#define FOR_ALL(name)                                                                              \
    static void test_##name(void **state)                                                          \
    {                                                                                              \
        (void)state;                                                                               \
        assert_true(rows_each(check_##name) > 0);                                                  \
    }

#endif
