/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_time.c - times in structures. */
#include "base/text.h"
#include "print/date.h"
#include "print/openbsd_values.h"

/* Up to ten years after 1970 a time is taken for a duration. */
enum { DATES_FROM = 315360000 };

/* <"Nov 14 22:13:20 2023"> */
static void
put_date(ktreci_sink *out, int64_t sec)
{
    char *p = ktreci_sink_room(out, KTRECI_DATE_MAX + 2);

    *p = '<';
    p = ktreci_put_date(p + 1, sec);
    if (p == NULL)
        return;
    *p++ = '>';
    ktreci_sink_took(out, p);
}

void
ktreci_openbsd_seconds(ktreci_sink *out, int64_t sec, int relative)
{
    ktreci_sink_i64(out, sec);
    if (!relative && sec > DATES_FROM)
        put_date(out, sec);
}

/* Below 0 the seconds are rounded up and the fraction is turned around: -0.5 is -1 and 0.5. */
void
ktreci_openbsd_time(ktreci_sink *out, int64_t sec, int64_t fraction, unsigned digits, int relative)
{
    int64_t unit = digits == 9 ? 1000000000 : 1000000;

    if (sec < 0 && fraction != 0) {
        ktreci_sink_char(out, '-');
        ktreci_openbsd_seconds(out, -(sec + 1), 1);
        fraction = (int64_t)((uint64_t)unit - (uint64_t)fraction);
    } else {
        ktreci_openbsd_seconds(out, sec, relative);
    }
    if (fraction == 0)
        return;
    ktreci_sink_char(out, '.');
    ktreci_sink_i64_zero(out, fraction, digits);
}
