/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * probe.h - which format wrote these bytes.
 *
 * Records are walked in every known layout; a layout dies at the first thing no kernel writes.
 * Payloads settle what headers cannot (LP64 against ILP32 with 8-byte alignment).
 */
#ifndef KTREC_PROBE_H
#define KTREC_PROBE_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>

KTREC_BEGIN_DECLS

/* ktrec_probe_result.certainty */
enum {
    KTREC_PROBE_NONE = 0, /* no format fits */
    /* formats that differ in meaning fit equally well; the first is a guess */
    KTREC_PROBE_AMBIGUOUS = 1,
    /* what is left open changes nothing in these records, or is improbable */
    KTREC_PROBE_LIKELY = 2,
    KTREC_PROBE_CERTAIN = 3 /* no kernel writes these bytes in another known format */
};

#define KTREC_PROBE_CANDIDATES 16

/* More look-ahead than this (1 MiB) is never used. */
#define KTREC_PROBE_WINDOW 1048576u

typedef struct ktrec_probe_result {
    uint32_t certainty;
    uint32_t count;                                 /* of candidates, best first */
    uint32_t records;                               /* walked in the best candidate */
    uint32_t score;                                 /* bits verified in the best candidate */
    ktrec_format candidate[KTREC_PROBE_CANDIDATES]; /* version: that of the first record */
    char reason[256];                               /* in words, NUL-terminated */
} ktrec_probe_result;

/* "certain", "likely", "ambiguous", "none"; never NULL.  Any thread.  Since 0.1. */
KTREC_API const char *ktrec_certainty_name(uint32_t certainty);

/*
 * Names the format of the trace that starts at buf.  whole says whether buf holds the whole trace
 * (1), or more would follow (0): a record that ends behind a whole trace is a cut one.
 * Returns KTREC_OK (a format fits; see certainty), KTREC_END (len 0 and whole), KTREC_MORE (not
 * whole, and too few bytes to decide: come back with more, up to KTREC_PROBE_WINDOW),
 * KTREC_E_FORMAT (no known format; reason says what the bytes look like), KTREC_E_ARGUMENT.
 * *result is always filled, but on KTREC_E_ARGUMENT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_probe_all(const void *buf, size_t len, int whole, ktrec_probe_result *result);

/*
 * The short form: the best format of the trace that starts at buf.  *want is set, with KTREC_MORE,
 * to a number of bytes worth having.  A buffer of KTREC_PROBE_WINDOW bytes or more never gives
 * KTREC_MORE; a shorter one is taken for the whole trace when want is NULL.  One who cannot wait
 * asks ktrec_probe_all, with whole 1, and takes what is KTREC_PROBE_LIKELY.  error may be NULL.
 * Returns KTREC_OK, KTREC_END, KTREC_MORE, KTREC_E_FORMAT, KTREC_E_AMBIGUOUS (error->detail names
 * the candidates; *format is the best of them), KTREC_E_ARGUMENT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_probe(const void *buf, size_t len, ktrec_format *format, size_t *want,
                          ktrec_error *error);

KTREC_END_DECLS

#endif
