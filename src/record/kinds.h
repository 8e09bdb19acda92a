/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * kinds.h - THE KINDS: one row per record kind, with the members of its canonical payload.
 *
 * JSON, comparison, conversion and random generation all walk these members; the systems' lists say
 * how they lie in a record.  A new kind is one row here and one line in each system that writes it.
 */
#ifndef KTRECI_KINDS_H
#define KTRECI_KINDS_H

#include <ktrec/payload.h>

/* The C type of a member. */
enum {
    KTRECI_M_END = 0,
    KTRECI_M_I16,
    KTRECI_M_I32,
    KTRECI_M_U32,
    KTRECI_M_I64,
    KTRECI_M_U64,
    KTRECI_M_BYTES,   /* ktrec_bytes */
    KTRECI_M_WORDS,   /* ktrec_words */
    KTRECI_M_SIGINFO, /* ktrec_siginfo, with KTREC_PAYLOAD_SIGINFO */
    KTRECI_M_SAS,     /* the entries of ktrec_saupcall; offset is that of the whole */
    KTRECI_M_CONTENTS /* what a ktrec_struct holds, by its name; offset is that of the whole */
};

/* What a member says; how JSON shows it follows from that. */
enum {
    KTRECI_S_NONE = 0, /* not shown */
    KTRECI_S_NUMBER,   /* 17 */
    KTRECI_S_TEXT64,   /* "-1": decimal in a string, since JSON readers cut 64-bit numbers */
    KTRECI_S_ADDRESS,  /* "0x7f7fff00": a kernel or user address, or a register */
    KTRECI_S_CALL,     /* a system call's number, and "name" */
    KTRECI_S_ERROR,    /* an error number, and "errno" */
    KTRECI_S_SIGNAL,   /* a signal's number, and "signame" */
    KTRECI_S_OP,       /* "read" or "write" */
    KTRECI_S_STRING,   /* text */
    KTRECI_S_LABEL,    /* text up to its first NUL */
    KTRECI_S_DATA,     /* bytes, and "len" before them */
    KTRECI_S_SET,      /* array of numbers: a signal set's words */
    KTRECI_S_STRINGS,  /* array of the strings in the bytes */
    KTRECI_S_WORDS32   /* array of the 32-bit numbers in the bytes; left out if there are none */
};

typedef struct ktreci_member {
    const char *name; /* as in JSON */
    uint16_t offset;  /* in the kind's structure */
    uint8_t type;     /* KTRECI_M_* */
    uint8_t style;    /* KTRECI_S_* */
    uint8_t count;    /* elements of an array; 0: no array */
    uint8_t name_size;
} ktreci_member;

typedef struct ktreci_kind {
    const char *name;
    const ktreci_member *members; /* in JSON's order; ends with M_END */
    uint16_t size;                /* of the kind's structure */
} ktreci_kind;

/* Indexed by KTREC_KIND_*. */
extern const ktreci_kind ktreci_kinds[KTREC_KIND_COUNT];

/* Members of ktrec_siginfo that a reason makes meaningful; ends with M_END. */
const ktreci_member *ktreci_reason_members(int reason);

/* Flags of a payload that say which form it has, and must be kept to encode it. */
#define KTRECI_FORM_FLAGS                                                                          \
    (KTREC_PAYLOAD_NET2 | KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_SIGINFO | KTREC_PAYLOAD_ILP32 |      \
     KTREC_PAYLOAD_VALUE1 | KTREC_PAYLOAD_WMESG | KTREC_PAYLOAD_UNLABELLED | KTREC_PAYLOAD_INT |   \
     KTREC_PAYLOAD_VALUE0 | KTREC_PAYLOAD_WIDE | KTREC_PAYLOAD_VALUE32 | KTREC_PAYLOAD_SLOT64 |    \
     KTREC_PAYLOAD_CAP1 | KTREC_PAYLOAD_CAP3)

/* Flags that say how a payload was written, and nothing of what it means. */
#define KTRECI_WRITING_FLAGS (KTREC_PAYLOAD_INT | KTREC_PAYLOAD_WIDE | KTREC_PAYLOAD_VALUE32)

/*
 * Whether two payloads mean the same: members equal, bytes equal, words equal whatever their width
 * and order, and the same parts there.
 */
int ktreci_payload_equal(const ktrec_payload *a, const ktrec_payload *b);

/* Whether a form (KTRECI_FORM_FLAGS) of the payload's kind has a place for all that is in it. */
int ktreci_form_holds(const ktrec_payload *payload, uint32_t form);

#endif
