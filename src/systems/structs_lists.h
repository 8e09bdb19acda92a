/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs_lists.h - short names to write the lists of structures with, and lists that systems
 * share.
 */
#ifndef KTRECI_STRUCTS_LISTS_H
#define KTRECI_STRUCTS_LISTS_H

#include "systems/structs.h"

#define IS(prim, field)                                                                            \
    {                                                                                              \
        KTRECI_##prim, 0, KTREC_FIELD_##field, 0                                                   \
    }
#define ARE(prim, field, count)                                                                    \
    {                                                                                              \
        KTRECI_##prim, 0, KTREC_FIELD_##field, count                                               \
    }
#define BYTE(field)                                                                                \
    {                                                                                              \
        KTRECI_CHARS, 0, KTREC_FIELD_##field, 1                                                    \
    }
#define PAD(prim, count)                                                                           \
    {                                                                                              \
        KTRECI_##prim, 0, 0, count                                                                 \
    }
#define ALIGNED(to)                                                                                \
    {                                                                                              \
        KTRECI_ALIGN_##to, 0, 0, 0                                                                 \
    }
/* struct timespec and struct timeval: { time_t, long }, aligned as such. */
#define TIMEPAIR(field) ALIGNED(TIME), IS(TIME, field), IS(LONG, field), ALIGNED(TIME)
#define LAST                                                                                       \
    {                                                                                              \
        KTRECI_END, 0, 0, 0                                                                        \
    }
#define FAMILY(name, list) KTREC_STRUCT_FAMILY_##name, list

extern const ktreci_field ktreci_list_sockaddr[]; /* length and family */
extern const ktreci_field ktreci_list_sockaddr_in[];
extern const ktreci_field ktreci_list_sockaddr_in6[];
/* the name of the interface follows, then its hardware address; bytes 5 and 6 are their lengths */
extern const ktreci_field ktreci_list_sockaddr_dl[];
extern const ktreci_field ktreci_list_sockaddr_at[];

#endif
