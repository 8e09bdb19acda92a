/* SPDX-License-Identifier: BSD-2-Clause */
/* date.c - a moment as the kdumps print it. */
#include "print/date.h"

#include <string.h>
#include <time.h>

#include "base/text.h"

static char *
put_two(char *p, int v, char behind)
{
    p = ktreci_put_u64_zero(p, (unsigned)v, 2);
    *p++ = behind;
    return p;
}

char *
ktreci_put_date(char *p, int64_t sec)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const time_t when = (time_t)sec;
    struct tm tm;

    if (when != sec || localtime_r(&when, &tm) == NULL)
        return NULL;
    *p++ = '"';
    memcpy(p, months + 3 * (tm.tm_mon % 12), 3);
    p = ktreci_put_i64_right(p + 3, tm.tm_mday, 3);
    *p++ = ' ';
    p = put_two(p, tm.tm_hour, ':');
    p = put_two(p, tm.tm_min, ':');
    p = put_two(p, tm.tm_sec, ' ');
    p = ktreci_put_i64(p, (int64_t)tm.tm_year + 1900);
    *p++ = '"';
    return p;
}
