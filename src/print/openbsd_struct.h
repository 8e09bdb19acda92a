/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_struct.h - the members of a structure: what all of OpenBSD's structures print by. */
#ifndef KTRECI_OPENBSD_STRUCT_H
#define KTRECI_OPENBSD_STRUCT_H

#include <ktrec/structs.h>

#include "print/style.h"

/* How a member prints. */
enum {
    KTRECI_SHOW_END = 0,
    KTRECI_SHOW_NUMBER,  /* signed or not as the member is */
    KTRECI_SHOW_POINTER, /* hex, with 0x also before 0 */
    KTRECI_SHOW_SET,     /* by ktreci_openbsd_member.set */
    KTRECI_SHOW_ID,      /* a user or group */
    KTRECI_SHOW_MODE,    /* as ls does */
    KTRECI_SHOW_SIGNALS,
    KTRECI_SHOW_LIMIT,   /* of resources */
    KTRECI_SHOW_SECONDS, /* a date */
    KTRECI_SHOW_TIME,    /* a date with a fraction */
    KTRECI_SHOW_DURATION
};

typedef struct ktreci_openbsd_member {
    char label[14];
    uint8_t id; /* KTREC_FIELD_* */
    uint8_t show;
    uint8_t set; /* KTRECI_SET_* */
} ktreci_openbsd_member;

/* Such members, and the end of a list of them. */
#define SHOWN(label, id, show)                                                                     \
    {                                                                                              \
        label, KTREC_FIELD_##id, KTRECI_SHOW_##show, KTRECI_SET_NONE                               \
    }
#define NAMED(label, id, set)                                                                      \
    {                                                                                              \
        label, KTREC_FIELD_##id, KTRECI_SHOW_SET, KTRECI_SET_OPENBSD_##set                         \
    }
#define LAST                                                                                       \
    {                                                                                              \
        "", 0, KTRECI_SHOW_END, KTRECI_SET_NONE                                                    \
    }

/* A structure on its way out. */
typedef struct ktreci_openbsd_structure {
    const ktreci_print_context *context;
    ktreci_sink *out;
    const ktrec_struct_view *view; /* stands at the structure to print */
} ktreci_openbsd_structure;

/*
 * "label=value, label=value", or the value alone without a label; the list ends with
 * KTRECI_SHOW_END.
 */
void ktreci_openbsd_members(const ktreci_openbsd_structure *s, const ktreci_openbsd_member *member);

/* Structures with texts of their own, in full. */
void ktreci_openbsd_sockaddr(const ktreci_openbsd_structure *s);
void ktreci_openbsd_timespec(const ktreci_openbsd_structure *s);
void ktreci_openbsd_itimerval(const ktreci_openbsd_structure *s);
void ktreci_openbsd_sigaction(const ktreci_openbsd_structure *s);
void ktreci_openbsd_fdset(const ktreci_openbsd_structure *s);
void ktreci_openbsd_fds(const ktreci_openbsd_structure *s);
void ktreci_openbsd_struct_siginfo(const ktreci_openbsd_structure *s);
void ktreci_openbsd_struct_text(const ktreci_openbsd_structure *s);

/* Elements of arrays, between their braces. */
void ktreci_openbsd_kevent(const ktreci_openbsd_structure *s);
void ktreci_openbsd_cmsghdr(const ktreci_openbsd_structure *s);

#endif
