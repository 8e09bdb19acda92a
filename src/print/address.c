/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/address.h"

#include "base/text.h"

enum { GROUPS = 8 };

char *
ktreci_put_ipv4(char *p, const uint8_t *address)
{
    int i;

    for (i = 0; i < 4; i++) {
        if (i != 0)
            *p++ = '.';
        p = ktreci_put_u64(p, address[i]);
    }
    return p;
}

/* The longest run of at least two zero groups, the first of equals: prints as "::". */
typedef struct zero_run {
    int start; /* -1: none */
    int length;
} zero_run;

static zero_run
longest_run(const unsigned *group)
{
    zero_run best = {-1, 1};
    int i, length = 0;

    for (i = 0; i < GROUPS; i++) {
        length = group[i] == 0 ? length + 1 : 0;
        if (length > best.length) {
            best.start = i - length + 1;
            best.length = length;
        }
    }
    return best;
}

/* An IPv4 address in the last four bytes: mapped, or the old "compatible" form. */
static int
holds_ipv4(const unsigned *group, zero_run run)
{
    return run.start == 0 && (run.length == 6 || (run.length == 5 && group[5] == 0xffff));
}

char *
ktreci_put_ipv6(char *p, const uint8_t *address)
{
    unsigned group[GROUPS];
    zero_run run;
    int i;

    for (i = 0; i < GROUPS; i++)
        group[i] = (unsigned)address[2 * i] << 8 | address[2 * i + 1];
    run = longest_run(group);
    for (i = 0; i < GROUPS; i++) {
        if (i == run.start) {
            *p++ = ':';
            i += run.length - 1;
            if (i == GROUPS - 1)
                *p++ = ':';
            continue;
        }
        if (i != 0)
            *p++ = ':';
        if (i == 6 && holds_ipv4(group, run))
            return ktreci_put_ipv4(p, address + 12);
        p = ktreci_put_hex(p, group[i]);
    }
    return p;
}
