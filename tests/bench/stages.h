/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * stages.h - what is measured: each stage does one thing with the whole trace.
 */
#ifndef KTREC_BENCH_STAGES_H
#define KTREC_BENCH_STAGES_H

#include "trace.h"

/* Records that are decoded beforehand, for the stages that only encode. */
enum { BENCH_SAMPLE = 16384 };

typedef struct bench_sample {
    ktrec_header header;
    ktrec_payload payload;
    size_t size; /* of the record */
} bench_sample;

typedef struct bench_input {
    const bench_trace *trace;
    const char *path;   /* a file with the trace's bytes */
    ktrec_format other; /* to convert to */
    bench_sample *sample;
    size_t sampled;
    int check; /* also compare what is written, byte by byte */
} bench_input;

/* What a stage did.  Sums that a stage does not make are 0. */
typedef struct bench_result {
    uint64_t records;
    uint64_t bytes; /* of the trace */
    uint64_t header_sum;
    uint64_t payload_sum;
    uint64_t lines; /* of output */
    uint64_t out;   /* bytes of output */
} bench_result;

enum {
    BENCH_HEADERS = 1,
    BENCH_PAYLOADS = 2,
    BENCH_LINES = 4, /* a line per record */
    BENCH_SAME = 8,
    BENCH_OUT = 16,
    BENCH_NETBSD_LINES =
        32 /* the same in NetBSD's text; other kdumps write none or several for data */
};

typedef struct bench_stage {
    const char *name;
    const char *what;
    double goal;    /* part of the bare loop's speed; 0: none */
    unsigned gives; /* BENCH_*: which parts of the result are to be checked */
    int (*run)(const bench_input *input, bench_result *result); /* 0, or a KTREC_ code */
} bench_stage;

extern const bench_stage bench_stages[];
extern const size_t bench_stage_count;

/* Decodes the first records of the trace.  Returns 0, or a KTREC_ code. */
int bench_sample_take(bench_input *input);

#endif
