/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * lists.h - the words in which the systems' lists are written, and the lists that several of them
 * share.
 */
#ifndef KTRECI_LISTS_H
#define KTRECI_LISTS_H

#include "layout/abi.h"
#include "systems/systems.h"

#define END                                                                                        \
    {                                                                                              \
        KTRECI_END, 0, 0, 0                                                                        \
    }

/* A header's field, and its command name of n bytes. */
#define HEADER(prim, role)                                                                         \
    {                                                                                              \
        KTRECI_##prim, 0, KTRECI_ROLE_##role, 0                                                    \
    }
#define COMM(n)                                                                                    \
    {                                                                                              \
        KTRECI_CHARS, 0, KTRECI_ROLE_COMM, n                                                       \
    }
#define ALIGN(prim)                                                                                \
    {                                                                                              \
        KTRECI_ALIGN_##prim, 0, 0, 0                                                               \
    }
#define ALIGN64                                                                                    \
    {                                                                                              \
        KTRECI_ALIGN64, 0, 0, 0                                                                    \
    }

/* A payload's field: what it is in the kernel, and the member of ktrec_TYPE it stands for. */
#define AT(type, member) offsetof(ktrec_##type, member)
#define WIDTH(type, member) sizeof(((ktrec_##type *)0)->member)
#define FIELD(prim, type, member)                                                                  \
    {                                                                                              \
        KTRECI_##prim, WIDTH(type, member), AT(type, member), 0                                    \
    }
#define ARRAY(prim, type, member, count)                                                           \
    {                                                                                              \
        KTRECI_##prim, WIDTH(type, member[0]), AT(type, member), count                             \
    }
#define BYTES(type, member, count)                                                                 \
    {                                                                                              \
        KTRECI_CHARS, 0, AT(type, member), count                                                   \
    }
#define TAIL(prim, offset)                                                                         \
    {                                                                                              \
        KTRECI_TAIL_##prim, 0, offset, 0                                                           \
    }

/* A type's shapes. */
#define SHAPE(fields, flags)                                                                       \
    {                                                                                              \
        fields, flags, 0, 0, 0, NULL, 0                                                            \
    }
/* In the layout of 32 bits, read under all headers, though kernels wrote it only under these. */
#define SHAPE32_OF(headers, fields, flags)                                                         \
    {                                                                                              \
        fields, flags, 1, 0, 0, NULL, headers                                                      \
    }
/* Only under these headers (0: all). */
#define SHAPE_UNDER(headers, fields, flags)                                                        \
    {                                                                                              \
        fields, flags, 0, 0, headers, NULL, 0                                                      \
    }
/* Read under all, though kernels wrote it only under these. */
#define SHAPE_OF(headers, fields, flags)                                                           \
    {                                                                                              \
        fields, flags, 0, 0, 0, NULL, headers                                                      \
    }
/*
 * Only under these, and of a 32-bit number that 16 bits hold, by which it is told from a form of
 * two shorts.
 */
#define SHAPE_HALF(headers, fields, flags)                                                         \
    {                                                                                              \
        fields, flags, 0, 1, headers, NULL, 0                                                      \
    }
/* Only under these, and kernels wrote it only under fewer of them. */
#define SHAPE_UNDER_OF(headers, wrote, fields, flags)                                              \
    {                                                                                              \
        fields, flags, 0, 0, headers, NULL, wrote                                                  \
    }
#define NO_SHAPE                                                                                   \
    {                                                                                              \
        NULL, 0, 0, 0, 0, NULL, 0                                                                  \
    }

/* The releases that wrote a header or a type: from one on, and before one. */
#define SINCE(major, minor) .releases.since = KTRECI_RELEASE_KEY(major, minor)
#define BEFORE(major, minor) .releases.before = KTRECI_RELEASE_KEY(major, minor)

/* Of a type that came with all headers; and the end of the types. */
#define ALL_HEADERS .headers = 0
#define NO_TYPE                                                                                    \
    {                                                                                              \
        .shapes = NULL                                                                             \
    }

/*
 * PID_MAX was 30000 or 32766 where 4.4BSD's header was in use, but in FreeBSD and DragonFly; NetBSD
 * from 2.0 on only goes above with more than half as many processes.  What is more than 16 bits is
 * a 16-bit id of an older header, and the name that follows it.
 */
enum { PID_16BITS = UINT16_MAX };

/* read, write, open, unlink, execve, in every system that has them: user addresses. */
#define POINTER_CALLS                                                                              \
    {3, KTRECI_EVIDENCE_POINTER, 1, 0, NULL}, {4, KTRECI_EVIDENCE_POINTER, 1, 0, NULL},            \
        {5, KTRECI_EVIDENCE_POINTER, 0, 0, NULL}, {10, KTRECI_EVIDENCE_POINTER, 0, 0, NULL},       \
    {                                                                                              \
        59, KTRECI_EVIDENCE_POINTER, 0, 0, NULL                                                    \
    }

/*
 * 4.4BSD's header, which most systems began with: int length, short type, pid, name[17], timeval,
 * pointer.
 */
extern const ktreci_field ktreci_header_44bsd[];

/* The one before it, with a short process id (Net/2). */
extern const ktreci_field ktreci_header_net2[];

/* int code, int bytes of arguments, registers (4.4BSD-Lite2) */
extern const ktreci_field ktreci_list_call_int[];
/* short code, short count, 4-byte ints (Net/2) */
extern const ktreci_field ktreci_list_call_short[];
extern const ktreci_field ktreci_list_csw[]; /* int out, int user */
/* short code, short eosys, int error, one register */
extern const ktreci_field ktreci_list_ret[];
extern const ktreci_field ktreci_list_ret32[]; /* the same, with an int */
/* signal, action, one word of mask, code (4.4BSD) */
extern const ktreci_field ktreci_list_psig_mask1[];
/* signal, action, code, four words of mask (FreeBSD >= 4) */
extern const ktreci_field ktreci_list_psig_code[];

/* short code, short count, registers (FreeBSD, DragonFly) */
extern const ktreci_shape ktreci_shapes_call_reg[];
extern const ktreci_shape ktreci_shapes_ret[];
extern const ktreci_shape ktreci_shapes_path[];    /* a path, with or without NUL */
extern const ktreci_shape ktreci_shapes_text[];    /* bytes */
extern const ktreci_shape ktreci_shapes_strings[]; /* strings, each with its NUL */
extern const ktreci_shape ktreci_shapes_genio[];
extern const ktreci_shape ktreci_shapes_csw[];
extern const ktreci_shape ktreci_shapes_label[]; /* USER with a label */
extern const ktreci_shape ktreci_shapes_raw[];   /* USER without */
extern const ktreci_shape ktreci_shapes_named[]; /* STRUCT */
extern const ktreci_shape ktreci_shapes_empty[]; /* nothing */

#endif
