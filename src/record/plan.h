/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * plan.h - a format compiled: every header version and payload form of it, with offsets in place.
 *
 * Lists are interpreted once per format; records are then read along flat steps.  A reader holds a
 * plan; the stateless functions take theirs from a small cache of the calling thread.
 */
#ifndef KTRECI_PLAN_H
#define KTRECI_PLAN_H

#include <ktrec/record.h>

#include "layout/schema.h"
#include "systems/systems.h"

enum {
    KTRECI_PLAN_VERSIONS = 4, /* of one family */
    KTRECI_PLAN_TYPES = 32,   /* record types are below this, or unknown */
    KTRECI_PLAN_SHAPES = 40,
    KTRECI_PLAN_STEPS = 160
};

/* One header version: where each role lies.  width 0: the header has no such member. */
typedef struct ktreci_header_plan {
    uint32_t told_mask; /* of the 32 bits at ktreci_plan.tell, as the host loads them */
    uint32_t told_value;
    const ktreci_version *row; /* what the system says of it */
    uint8_t version;
    uint8_t size;        /* of the header */
    uint8_t comm_max;    /* bytes of it that are the name */
    ktrec_format format; /* the plan's, with this version */
    uint16_t flags;      /* KTREC_HAS_* that this version always has */
    uint16_t may;        /* KTREC_* flags that it can have */
    uint16_t bit;        /* of ktreci_type.headers */
    uint8_t extras;      /* a pointer, a CPU, or marks in its type or version */
    uint16_t type_flags; /* bits of TYPE that are no part of the number */
    uint32_t unit;       /* nanoseconds per unit of the fraction */
    uint32_t fraction_limit;
    uint8_t offset[KTRECI_ROLE_COUNT];
    uint8_t width[KTRECI_ROLE_COUNT];
} ktreci_header_plan;

/*
 * How the arguments of a system call lie: where their count is, what 1 in it stands for, where they
 * start.
 */
typedef struct ktreci_args_form {
    uint16_t count_at;
    uint16_t start;
    uint8_t count_width;
    uint8_t unit;  /* bytes */
    uint8_t width; /* of an argument: 4 or 8 */
} ktreci_args_form;

struct ktreci_tail_codec;

/* One payload form. */
typedef struct ktreci_shape_plan {
    ktrec_format format; /* the plan's; or a 32-bit one, for the processes it stands for */
    uint16_t first;      /* of its steps */
    uint16_t steps;
    uint16_t size;  /* bytes before a tail: rounded as C does */
    uint16_t end;   /* the same, not rounded */
    uint32_t flags; /* KTREC_PAYLOAD_* */
    uint16_t tail_to;
    uint8_t tail;      /* KTRECI_TAIL_*, or 0: exactly size bytes */
    uint8_t by_length; /* what has so many bytes, or with a tail at least so many, has this form */
    uint8_t half;      /* its first 32-bit word is a number of 16 bits */
    uint8_t written;   /* kernels that write such a header write it */
    const int16_t *calls;                  /* only of these system calls, or NULL */
    ktreci_args_form args;                 /* with KTRECI_TAIL_ARGS and its like */
    const struct ktreci_tail_codec *codec; /* of the tail; see tails.h */
} ktreci_shape_plan;

typedef struct ktreci_plan {
    ktrec_format format;
    uint8_t swap; /* bytes are not in the host's order */
    uint8_t versions;
    /* offset of the 32 bits with the type and, behind or before it, the version */
    uint8_t tell;
    uint8_t smallest; /* header of the family */
    uint32_t magic;   /* the type above 16 bits that the system has, or 0 */
    uint16_t magic_kind;
    const ktreci_system *system;
    ktreci_header_plan header[KTRECI_PLAN_VERSIONS]; /* the format's own version first */
    uint8_t kind[KTRECI_PLAN_TYPES];                 /* by type; 0: unknown */
    uint32_t type[KTREC_KIND_COUNT];                 /* by kind; 0: the system has none */
    uint16_t headers[KTREC_KIND_COUNT];              /* by kind: ktreci_type.headers */
    uint8_t shape[KTREC_KIND_COUNT];                 /* by kind: first of its shapes */
    uint8_t shapes[KTREC_KIND_COUNT];                /* by kind: how many */
    /* by kind: bytes that a payload has at the least */
    uint16_t least[KTREC_KIND_COUNT];
    ktreci_shape_plan shape_plan[KTRECI_PLAN_SHAPES];
    ktreci_step step[KTRECI_PLAN_STEPS];
} ktreci_plan;

/* Compiles a plan.  Returns KTREC_OK or KTREC_E_FORMAT. */
int ktreci_plan_compile(ktreci_plan *plan, const ktrec_format *format);

/*
 * The same in two steps: what reads headers, which is all that it takes to refute most formats; and
 * the rest, which is most of the work.
 */
int ktreci_plan_headers(ktreci_plan *plan, const ktrec_format *format);
int ktreci_plan_payloads(ktreci_plan *plan);

/*
 * The plan of a format, from the calling thread's cache: valid until the thread has asked for four
 * other formats.  NULL: no known format.
 */
const ktreci_plan *ktreci_plan_for(const ktrec_format *format);

/*
 * The fast core of ktrec_scan, with a limit of the caller's own.  *why, if why is not NULL, is set
 * with KTREC_E_HEADER and KTREC_E_LIMIT to a fixed text.
 */
int ktreci_scan(const ktreci_plan *plan, const uint8_t *p, size_t avail, uint32_t max_payload,
                ktrec_record *record, size_t *used_or_want, const char **why);

/* The header alone. */
int ktreci_header_read(const ktreci_plan *plan, const uint8_t *p, size_t avail,
                       ktrec_header *header, size_t *size_or_want, const char **why);

/* The record's number in the plan's system, as its own header version can hold it, or -1. */
int64_t ktreci_type_number(const ktreci_plan *plan, const ktrec_header *header);

/*
 * Writes a header of the plan's own version; p NULL: only checks whether it could be written.
 * Returns KTREC_OK, KTREC_E_RANGE, KTREC_E_UNSUPPORTED.
 */
int ktreci_header_write(const ktreci_plan *plan, const ktrec_header *header, uint8_t *p,
                        ktrec_error *error);

/* The plan of a version within the family, or NULL. */
const ktreci_header_plan *ktreci_header_plan_of(const ktreci_plan *plan, int version);

/*
 * The shape of a kind that fits a payload, or NULL.  Judges by the length, and by the counts inside
 * where a tail has any; a count that disagrees with the length is accepted, as the last resort,
 * unless strict.
 */
const ktreci_shape_plan *ktreci_shape_of(const ktreci_plan *plan, unsigned kind, const uint8_t *p,
                                         size_t len, int strict);

/* No system numbers its processes higher. */
enum { KTRECI_PID_MOST = 10000000 };

/* How a record looks to one who does not trust it. */
enum { KTRECI_NOT_TRUE = 0, KTRECI_TRUE = 1, KTRECI_CUT = 2 };

/*
 * Judges strictly whether a true record starts at p: a known type, a printable command name, a sane
 * process id, a payload shape of its kind, a time within reason of previous (NULL: no neighbour is
 * known).
 * Returns KTRECI_TRUE (*record is filled), KTRECI_NOT_TRUE, or KTRECI_CUT: all that is there fits,
 * but avail ends before the record does; record->raw.size then is the whole record's size, or 0 if
 * even the header is cut.
 */
int ktreci_plausible(const ktreci_plan *plan, const uint8_t *p, size_t avail, uint32_t max_payload,
                     const ktrec_header *previous, ktrec_record *record);

/*
 * The part of that judgement that needs a header alone, of any type: ids in range, a printable
 * name.
 */
int ktreci_header_is_sane(const ktrec_header *header);

/* Decodes and encodes along a plan: ktrec_payload_decode and ktrec_encode without the look-up. */
int ktreci_payload_read(const ktreci_plan *plan, unsigned kind, const uint8_t *p, size_t len,
                        ktrec_payload *payload);
int ktreci_payload_size(const ktreci_plan *plan, const ktrec_payload *payload, size_t *size);
int ktreci_encode(const ktreci_plan *plan, const ktrec_header *header, const ktrec_payload *payload,
                  uint8_t *buf, size_t cap, size_t *need, ktrec_error *error);

#endif
