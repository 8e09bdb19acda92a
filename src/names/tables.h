/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tables.h - the shape of the generated tables.
 *
 * Names are offsets into one block of strings per family, so nothing here is a pointer that a
 * loader would have to relocate; offset 0 is the empty string and means "no name".  The definitions
 * come from gen_names.py.
 */
#ifndef KTRECI_TABLES_H
#define KTRECI_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/names.h>

#include "names/emulation.h"
#include "names/rules.h"
#include "names/sets.h"

enum { KTRECI_SYSTEM_COUNT = KTREC_SYSTEM_DARWIN + 1 };

/* A part of an array. */
typedef struct ktreci_range {
    uint16_t first;
    uint16_t count;
} ktreci_range;

/*
 * System calls.  A list holds numbers of words, ktreci_calls_words says where the words are in
 * ktreci_calls_text.  A table is a list in its use by one emulation.
 */
struct ktrec_calls_table {
    uint32_t first;      /* of its names in ktreci_calls_names */
    uint32_t since;      /* the first release it serves: major * 1000 + minor */
    uint16_t count;      /* of its names */
    uint16_t rule_first; /* of its rules in ktreci_rule_refs, ascending by number */
    uint16_t rule_count;
    uint16_t traps;        /* 1 + the table of its negative numbers, or 0 */
    uint16_t release;      /* the word that names its release; 0 for a list of an emulation */
    uint8_t system;        /* KTREC_SYSTEM_* */
    uint8_t emulation;     /* in ktreci_emulations */
    uint8_t register_size; /* the only one it is for, or 0 */
    uint8_t dialect;       /* KTRECI_DIALECT_* */
};

/* The slots of a call's arguments in a record; -1: unknown. */
typedef struct ktreci_shape {
    int8_t registers8;         /* where registers have 8 bytes */
    int8_t registers4;         /* where they have 4 */
    int8_t registers4_aligned; /* and 64-bit integers are aligned to 8 bytes */
} ktreci_shape;

/* The rule of one call of a table. */
typedef struct ktreci_rule_ref {
    uint16_t number;
    uint16_t rule; /* in ktreci_rules */
} ktreci_rule_ref;

/* Whose error and signal numbers an emulation's calls carry. */
enum {
    KTRECI_NUMBERS_NATIVE = 0,
    KTRECI_NUMBERS_UNKNOWN = 1,
    KTRECI_NUMBERS_LINUX = 2,
    KTRECI_NUMBERS_SVR4 = 3,
    KTRECI_NUMBERS_IBCS2 = 4,
    KTRECI_NUMBERS_OSF1 = 5,
    KTRECI_NUMBERS_COUNT = 6
};

/* The second index of ktreci_numbers. */
enum { KTRECI_NUMBERS_OF_ERRNO = 0, KTRECI_NUMBERS_OF_SIGNAL = 1 };

typedef struct ktreci_emulation {
    uint16_t name;   /* a word */
    uint8_t system;  /* KTREC_SYSTEM_* */
    uint8_t flags;   /* KTRECI_EMULATION_* */
    uint8_t numbers; /* KTRECI_NUMBERS_* */
    uint8_t lists;   /* the emulation whose lists it has: itself, or what it is another name of */
} ktreci_emulation;

extern const char ktreci_calls_text[];
extern const uint32_t ktreci_calls_words[];
extern const uint16_t ktreci_calls_names[];
extern const ktreci_shape ktreci_shapes[];
extern const uint8_t ktreci_calls_shapes[]; /* by the place of the name in ktreci_calls_names */
extern const ktreci_rule_ref ktreci_rule_refs[];
extern const ktrec_calls_table ktreci_calls_tables[]; /* by emulation, the newest first */
extern const size_t ktreci_calls_tables_count;
extern const ktreci_emulation ktreci_emulations[]; /* a system's native one first */
extern const size_t ktreci_emulations_count;

/* A call that kdump prints otherwise than its list names it; sorted by number. */
typedef struct ktreci_printed_name {
    uint32_t first; /* tells the list: as in its table */
    uint16_t number;
    uint16_t name; /* a word */
    uint8_t register_size;
} ktreci_printed_name;

extern const ktreci_printed_name ktreci_printed_names[];
extern const size_t ktreci_printed_names_count;

static inline const char *
ktreci_calls_word(uint16_t word)
{
    return ktreci_calls_text + ktreci_calls_words[word];
}

/* The emulation of that name, the native one for NULL; NULL if there is none.  In calls.c. */
const ktreci_emulation *ktreci_emulation_find(int system, const char *name);

/* Errors or signals: the numbers low, low + 1, ...; one in between that means nothing has no name.
 */
typedef struct ktreci_codes {
    int16_t low;
    uint16_t count;
    uint16_t first; /* in the arrays of names and texts */
} ktreci_codes;

typedef struct ktreci_sicode_row {
    int32_t code;
    uint16_t name;
    uint8_t signal; /* 0: any; such rows stand last */
    uint8_t reserved;
} ktreci_sicode_row;

extern const char ktreci_codes_text[];
extern const ktreci_codes ktreci_errno[KTRECI_SYSTEM_COUNT];
extern const uint16_t ktreci_errno_names[];
extern const uint16_t ktreci_errno_texts[];
extern const ktreci_codes ktreci_signal[KTRECI_SYSTEM_COUNT];
extern const uint16_t ktreci_signal_names[];
extern const ktreci_range ktreci_sicode[KTRECI_SYSTEM_COUNT];
extern const ktreci_sicode_row ktreci_sicode_rows[];
/* By native number from 0, the emulation's number; of errors and of signals. */
extern const ktreci_range ktreci_numbers[KTRECI_NUMBERS_COUNT][2];
extern const int16_t ktreci_numbers_foreign[];

/* What kdump prints for FreeBSD's error numbers, from 0, where the process is a Linux one. */
extern const int16_t ktreci_freebsd_linux_errors[];
extern const size_t ktreci_freebsd_linux_errors_count;

/* ioctl requests: values in ascending order within each part, and their names. */
enum {
    KTRECI_IOCTL_BOTH = 0,
    KTRECI_IOCTL_LONG8 = 1,
    KTRECI_IOCTL_LONG4 = 2,
    KTRECI_IOCTL_PARTS = 3
};

extern const char ktreci_ioctl_text[];
extern const ktreci_range ktreci_ioctl[KTRECI_SYSTEM_COUNT][KTRECI_IOCTL_PARTS];
extern const uint32_t ktreci_ioctl_values[];
extern const uint16_t ktreci_ioctl_names[];

/* sysctl names.  List 0 is the top one; a row with below 0 has no list below it. */
typedef struct ktreci_sysctl_list {
    uint16_t first; /* in ktreci_sysctl_rows */
    uint16_t count;
    uint16_t low; /* the number of the first */
} ktreci_sysctl_list;

typedef struct ktreci_sysctl_row {
    uint16_t name; /* 0: none */
    uint16_t below;
} ktreci_sysctl_row;

extern const char ktreci_sysctl_text[];
extern const ktreci_sysctl_list ktreci_sysctl_lists[];
extern const ktreci_sysctl_row ktreci_sysctl_rows[];

/* Sets and rules, see sets.h and rules.h. */
extern const char ktreci_sets_text[];
extern const ktreci_set_entry ktreci_set_entries_all[];
extern const ktreci_set ktreci_sets[]; /* behind KTRECI_SET_COUNT: those of the older dialect */
extern const ktreci_rule ktreci_rules[];

#endif
