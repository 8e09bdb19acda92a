/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * error.h - what functions return, and where in the trace something went wrong.
 *
 * Functions return an int: KTREC_OK (0), a positive status that is not an error (KTREC_END,
 * KTREC_MORE), or a negative error.  The numbers are pinned: they never change meaning.
 */
#ifndef KTREC_ERROR_H
#define KTREC_ERROR_H

#include <stdint.h>

#include <ktrec/version.h>

KTREC_BEGIN_DECLS

enum {
    KTREC_OK = 0,
    KTREC_END = 1,  /* no more records; never an error */
    KTREC_MORE = 2, /* more bytes are wanted before anything can be said */
    /* a payload of a length that no known form of its kind has: it is given as bytes */
    KTREC_OPAQUE = 3,

    KTREC_E_ARGUMENT = -1,     /* a null pointer or an option that makes no sense */
    KTREC_E_MEMORY = -2,       /* no memory */
    KTREC_E_IO = -3,           /* reading or writing failed; sys_errno says why */
    KTREC_E_FORMAT = -4,       /* no such format, or the bytes are no trace of any known format */
    KTREC_E_AMBIGUOUS = -5,    /* formats that differ in meaning fit equally well */
    KTREC_E_HEADER = -6,       /* a record header that no kernel wrote: framing is lost here */
    KTREC_E_TRUNCATED = -7,    /* the trace ends inside a record */
    KTREC_E_LIMIT = -8,        /* a record longer than the limit in force: framing is lost here */
    KTREC_E_PAYLOAD = -9,      /* a payload or structure of no size it is known to have */
    KTREC_E_SPACE = -10,       /* the caller's buffer is too small; the needed size is returned */
    KTREC_E_RANGE = -11,       /* a value does not fit the field of the target format */
    KTREC_E_UNSUPPORTED = -12, /* the target format has no such record kind or header field */
    KTREC_E_STATE = -13,       /* a call out of turn, or on a handle that has failed for good */
    KTREC_E_LOSS = -14         /* the conversion would lose something and the policy forbids it */
};

/* How far an error reaches. */
enum {
    KTREC_SEVERITY_NONE = 0,    /* not an error */
    KTREC_SEVERITY_RECORD = 1,  /* this record only; go on with the next */
    KTREC_SEVERITY_FRAMING = 2, /* where the next record starts is not known; resync may find it */
    KTREC_SEVERITY_FATAL = 3    /* nothing more will come */
};

/* What happened and where.  A plain value, filled by the library, owned by the caller. */
typedef struct ktrec_error {
    int32_t code;      /* KTREC_E_*, or KTREC_OK */
    int32_t sys_errno; /* the host's errno for KTREC_E_IO, else 0 */
    uint64_t offset;   /* byte offset in the stream of the first byte concerned */
    uint64_t record;   /* index, from 0, of the record concerned */
    char detail[160];  /* one line of text, NUL-terminated, possibly empty */
} ktrec_error;

/*
 * A fixed, short text for a code ("header is not plausible"); never NULL, also for unknown codes.
 * Static storage.  Any thread.  Since 0.1.
 */
KTREC_API const char *ktrec_strerror(int code);

/* The symbol of a code ("KTREC_E_HEADER"), or NULL for an unknown one.  Any thread.  Since 0.1. */
KTREC_API const char *ktrec_error_symbol(int code);

/* How far the error reaches: KTREC_SEVERITY_*.  Any thread.  Since 0.1. */
KTREC_API int ktrec_severity(int code);

KTREC_END_DECLS

#endif
