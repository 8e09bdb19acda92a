/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * schema.h - structures as lists of fields; offsets and sizes derived by the C layout rules.
 *
 * A list names C primitives and the canonical member each one stands for; it never holds an offset.
 * ktreci_layout() turns a list and an ABI into flat steps (offset, width, member), and the
 * interpreters of the record floor (decode, encode, size, validate) all walk those steps.
 */
#ifndef KTRECI_SCHEMA_H
#define KTRECI_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/format.h>

/* What a field is in the tracing kernel's C. */
enum {
    KTRECI_END = 0, /* closes a list */
    KTRECI_I16,
    KTRECI_U16,
    KTRECI_I32,
    KTRECI_U32,
    KTRECI_I64,
    KTRECI_U64,
    KTRECI_LONG,
    KTRECI_ULONG, /* unsigned long, size_t */
    KTRECI_PTR,
    KTRECI_REG,   /* register_t */
    KTRECI_CHARS, /* char[count] */
    /* a 32-bit word whose low half is member to, and whose high half is member to + 1 */
    KTRECI_HALVES,
    KTRECI_TIME,       /* time_t */
    KTRECI_ALIGN64,    /* the start or end of a nested structure that holds a 64-bit integer */
    KTRECI_ALIGN_LONG, /* the same, with a long as its strictest member */
    KTRECI_ALIGN_TIME, /* the same, with a time_t and a long */
    /* Tails, the last field of a list: what follows the structure is read by a codec of its own. */
    KTRECI_TAIL_BYTES, /* any bytes: ktrec_bytes */
    /* the same; KTREC_PAYLOAD_NUL of one to be encoded adds a NUL behind it */
    KTRECI_TAIL_STRINGS,
    KTRECI_TAIL_TEXT, /* the same, and a final NUL is no part of it (KTREC_PAYLOAD_NUL) */
    /* char[20] label and data: ktrec_user; nothing at all if the kernel faulted */
    KTRECI_TAIL_LABEL,
    KTRECI_TAIL_WORDS32, /* 32-bit integers: ktrec_words */
    /* int32 size in bytes, then registers: ktrec_syscall.argsize, args, rest */
    KTRECI_TAIL_ARGS,
    KTRECI_TAIL_ARGS_INT,  /* int16 count, then 4-byte ints: the same */
    KTRECI_TAIL_ARGS_REG,  /* int16 count, then registers */
    KTRECI_TAIL_ARGS_QUAD, /* int16 count, then 8-byte integers at once, not aligned */
    /* as TAIL_ARGS; behind them numbers of a sysctl name: ktrec_syscall.rest */
    KTRECI_TAIL_ARGS_MIB,
    KTRECI_TAIL_NAMED,     /* a name with its NUL, and bytes: ktrec_struct.name, data */
    KTRECI_TAIL_SIGINFO,   /* NetBSD siginfo: 128 bytes */
    KTRECI_TAIL_SIGINFO_O, /* OpenBSD siginfo: 128 or 136 bytes */
    KTRECI_TAIL_SAS        /* NetBSD sa_t[]: ktrec_saupcall.count, sas, layout */
};

typedef struct ktreci_field {
    uint8_t prim;   /* KTRECI_* */
    uint8_t width;  /* of the canonical member in bytes */
    uint16_t to;    /* header: KTRECI_ROLE_*; payload: offset of the member in its structure */
    uint16_t count; /* CHARS: bytes of the array; else elements of an array, 0 meaning 1 */
} ktreci_field;

/* How a step's integer gets from the record to the member, for those sizes that are common. */
enum {
    KTRECI_WAY_OTHER = 0,
    KTRECI_WAY_16_16, /* the member as wide as in the record */
    KTRECI_WAY_32_32,
    KTRECI_WAY_64_64,
    KTRECI_WAY_I16_32, /* the member wider: extended by its sign, or by zeros */
    KTRECI_WAY_I32_64,
    KTRECI_WAY_U32_64
};

/* One primitive, placed. */
typedef struct ktreci_step {
    uint16_t offset;
    uint16_t to;
    uint16_t size; /* in the record */
    uint8_t width; /* of the canonical member */
    uint8_t sign;  /* the member is signed in the record */
    uint8_t prim;
    uint8_t way; /* KTRECI_WAY_* */
} ktreci_step;

typedef struct ktreci_layout_result {
    uint16_t steps; /* written */
    uint16_t end;   /* offset behind the last field */
    uint16_t size;  /* the same, rounded up to the structure's alignment: its sizeof */
    uint8_t tail;   /* KTRECI_TAIL_*, or 0 */
    uint16_t tail_to;
} ktreci_layout_result;

/*
 * Lays a list out for the format's ABI.  Returns 0, or -1 if more than max steps would be needed
 * (lists are data of this library: a test lays out every one of them).
 */
int ktreci_layout(const ktreci_field *fields, const ktrec_format *format, ktreci_step *steps,
                  size_t max, ktreci_layout_result *result);

/* Bytes a primitive takes, and its alignment, on the format's ABI. */
unsigned ktreci_prim_size(unsigned prim, const ktrec_format *format);
unsigned ktreci_prim_align(unsigned prim, const ktrec_format *format);

/* Whether a tail may be any bytes; or there is none. */
static inline int
ktreci_tail_is_free(unsigned tail)
{
    return tail == 0 || tail == KTRECI_TAIL_BYTES || tail == KTRECI_TAIL_STRINGS ||
           tail == KTRECI_TAIL_TEXT;
}

/* Whether a tail is one of a system call's arguments. */
static inline int
ktreci_tail_is_args(unsigned tail)
{
    return tail >= KTRECI_TAIL_ARGS && tail <= KTRECI_TAIL_ARGS_MIB;
}

/* Rounds offset up to a power of two. */
static inline size_t
ktreci_round(size_t offset, size_t align)
{
    return (offset + align - 1) & ~(align - 1);
}

#endif
