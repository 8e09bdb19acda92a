/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs.h - the structures in a system's STRUCT and STRUCT_ARRAY records.
 *
 * A structure is a list of C primitives, each with the member it stands for (KTREC_FIELD_*; 0 is
 * padding), and a row that says under which name records have it.  Offsets and sizes follow from
 * the list and the ABI. Fields in a row with the same member are one member of several numbers: a
 * time, an array. A structure with several layouts has several rows; the first whose size fits is
 * the one.
 */
#ifndef KTRECI_STRUCTS_H
#define KTRECI_STRUCTS_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/structs.h>

#include "layout/schema.h"

/* How much data a record of the structure has. */
enum {
    KTRECI_FORM_ONE = 1,  /* one structure, of exactly its size */
    KTRECI_FORM_ARRAY,    /* any number of them */
    KTRECI_FORM_OPEN,     /* the structure, and then the bytes of its tails: least to most in all */
    KTRECI_FORM_CHAIN,    /* any number of them, each with a length of its own: control messages */
    KTRECI_FORM_SOCKADDR, /* by its family */
    KTRECI_FORM_SIGINFO   /* one, told by a codec of its own */
};

/* By whose rules it lies. */
enum {
    KTRECI_RULES_KERNEL = 0,
    KTRECI_RULES_I386, /* a 32-bit process that aligns 64-bit integers to 4, whatever the kernel */
    KTRECI_RULES_ILP32 /* one that aligns them to 8 */
};

/* Members that follow a structure: at the most two, 0 ends them. */
#define KTRECI_STRUCT_TAILS 2

typedef struct ktreci_struct_row {
    const char *name;                   /* in the record; NULL ends a list of rows */
    uint16_t kind;                      /* KTREC_KIND_STRUCT or KTREC_KIND_STRUCT_ARRAY */
    uint16_t structure;                 /* KTREC_STRUCT_* */
    uint16_t flags;                     /* KTREC_STRUCT_* */
    uint8_t form;                       /* KTRECI_FORM_* */
    uint8_t rules;                      /* KTRECI_RULES_* */
    uint8_t time_size;                  /* only where a time_t has so many bytes; 0: wherever */
    uint8_t word;                       /* a set's words have so many bytes; 0: as a long */
    uint8_t tails[KTRECI_STRUCT_TAILS]; /* KTREC_FIELD_* */
    uint16_t least;                     /* bytes of data: OPEN, CHAIN, SOCKADDR */
    uint32_t most;                      /* OPEN, SOCKADDR */
    const ktreci_field *fields;         /* to: KTREC_FIELD_* */
} ktreci_struct_row;

/* The addresses of one family. */
typedef struct ktreci_family_row {
    uint8_t family; /* sa_family */
    uint8_t least;  /* sa_len that the system's programs want to see */
    uint8_t most;   /* sa_len at the most: the size of the structure */
    uint8_t tails[KTRECI_STRUCT_TAILS];
    uint16_t flag;              /* KTREC_STRUCT_FAMILY_* */
    const ktreci_field *fields; /* NULL ends a list of rows */
} ktreci_family_row;

typedef struct ktreci_structs {
    uint8_t system; /* KTREC_SYSTEM_* */
    const ktreci_struct_row *rows;
    const ktreci_family_row *families;
    const ktreci_field *sockaddr; /* of any family: what all have */
    uint8_t sockaddr_least; /* of fewer bytes none is true, unless its family has shorter ones */
} ktreci_structs;

/* What a member is, in whatever structure it stands. */
typedef struct ktreci_struct_member {
    const char *name;
    uint8_t type; /* KTREC_VALUE_* */
    uint8_t wide; /* 64 bits on some machine */
} ktreci_struct_member;

/*
 * The number of members, and one of them by KTREC_FIELD_*; of a number that is none, its name is
 * NULL.
 */
size_t ktreci_struct_members(void);
const ktreci_struct_member *ktreci_struct_member_of(unsigned id);

extern const ktreci_structs ktreci_structs_freebsd;
extern const ktreci_structs ktreci_structs_openbsd;

/* The structures of a system, or NULL. */
const ktreci_structs *ktreci_structs_of(int system);

#endif
