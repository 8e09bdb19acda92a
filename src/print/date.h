/* SPDX-License-Identifier: BSD-2-Clause */
/* date.h - a moment as the kdumps print it where a structure holds one. */
#ifndef KTRECI_DATE_H
#define KTRECI_DATE_H

#include <stdint.h>

/* "Nov 14 22:13:20 " in quotes, with a year of any size. */
#define KTRECI_DATE_MAX 48

/*
 * Writes seconds since 1970, of the time zone of this machine but in nobody's language, as
 * "Nov 14 22:13:20 2023" with the quotes, at p with KTRECI_DATE_MAX bytes of room.
 * Returns the place behind, or NULL: no calendar goes as far.
 */
char *ktreci_put_date(char *p, int64_t sec);

#endif
