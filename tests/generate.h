/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * generate.h - valid but unusual records, from a seed or from any bytes.
 *
 * The same seed or bytes give the same records on every machine.  Tests draw from a seed; fuzz
 * harnesses let their input decide, so that a fuzzer can steer.
 */
#ifndef KTREC_TESTS_GENERATE_H
#define KTREC_TESTS_GENERATE_H

#include <ktrec/ktrec.h>

typedef struct generator {
    const uint8_t *bytes; /* decide as long as there are any */
    size_t left;
    uint64_t state;   /* then the seed does */
    size_t used;      /* of arena, which holds what the last payload points to */
    uint32_t dialect; /* of a trace: which of its forms a kernel writes, always the same */
    _Alignas(8) uint8_t arena[8192];
} generator;

void generator_seed(generator *g, uint64_t seed);
void generator_bytes(generator *g, const void *bytes, size_t size);

/* The next number, and one below limit (not 0). */
uint64_t generate_number(generator *g);
uint32_t generate_below(generator *g, uint32_t limit);

/* The formats it can make records of, by number from 0; as ktrec_format_list. */
int generate_format(size_t index, ktrec_format *format);

/* generate_record flags */
enum {
    /* What means the same on every ABI: no form that only one of them has. */
    GENERATE_PORTABLE = 0x01,
    /*
     * What a kernel would write: system calls that it had, with as many arguments as they had, and
     * so on.
     */
    GENERATE_KERNEL = 0x02
};

/*
 * A record that the format can hold exactly.  header->length is left 0: the encoder fills it.
 * *payload points into the generator until the next call.
 */
void generate_record(generator *g, const ktrec_format *format, unsigned flags, ktrec_header *header,
                     ktrec_payload *payload);

/*
 * Appends records of the format to buf until count are there or the next would not fit.  They make
 * a plausible trace: as by GENERATE_KERNEL, one of few processes each, time that moves forward.
 * Returns the bytes written; *records (may be NULL) how many records that is.
 */
size_t generate_trace(generator *g, const ktrec_format *format, uint32_t count, uint8_t *buf,
                      size_t cap, uint32_t *records);

#endif
