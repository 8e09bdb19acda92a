/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * bench.c - how fast each stage of the library is, against a loop that only hops from record to
 * record.
 *
 *   bench [--check] [--size MIB] [--repeat N] [--format NAME] ... [stage ...]
 *
 * A trace much larger than caches is made in memory from a fixed seed.  Stages are run by turns, so
 * that noise hits all alike; medians are printed, of processor time, and of the ratio to the bare
 * loop in the same turn.  Every stage's counts and sums must agree with those of the trace.
 * --check also compares all that is written byte by byte, and measures nothing worth knowing.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "heap.h"
#include "stages.h"

enum {
    REPEAT_MAX = 99,
    FORMATS_MAX = 16,
    MIB = 1 << 20,
    /* What a stage may take from the heap, however long the trace is. */
    ALLOCATIONS = 64,
    PEAK = 2 * MIB
};

typedef struct settings {
    size_t size; /* bytes of the trace */
    unsigned repeat;
    int check;
    const char *format[FORMATS_MAX];
    size_t formats;
    char **stage; /* names of those to run; none: all */
    size_t stages;
} settings;

typedef struct measured {
    double seconds[REPEAT_MAX];
    bench_result result;
    bench_heap heap;
    int wanted;
} measured;

static double
now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static double
median(const double *values, unsigned count)
{
    double sorted[REPEAT_MAX];

    (void)memcpy(sorted, values, count * sizeof(*values));
    qsort(sorted, count, sizeof(*sorted), by_value);
    return sorted[count / 2];
}

/* The speed of a stage in records, as a part of the bare loop's. */
static double
ratio(const measured *m, const measured *floor, unsigned repeat)
{
    double ratios[REPEAT_MAX];

    for (unsigned i = 0; i < repeat; i++)
        ratios[i] = (double)m->result.records / m->seconds[i] /
                    ((double)floor->result.records / floor->seconds[i]);
    return median(ratios, repeat);
}

/* ---- whether the work was done --------------------------------------------------------------- */

static int
complain(const bench_stage *stage, const char *what, uint64_t is, uint64_t should)
{
    (void)fprintf(stderr, "bench: %s: %s: %" PRIu64 ", not %" PRIu64 "\n", stage->name, what, is,
                  should);
    return 1;
}

static int
verify(const bench_stage *stage, const bench_trace *t, const measured *m, int check)
{
    const bench_result *r = &m->result;
    unsigned by_line =
        BENCH_LINES | (t->format.system == KTREC_SYSTEM_NETBSD ? BENCH_NETBSD_LINES : 0);
    int bad = 0;

    if ((stage->gives & BENCH_SAME) != 0) {
        if (r->records != t->records)
            bad |= complain(stage, "records", r->records, t->records);
        if (r->bytes != t->size)
            bad |= complain(stage, "bytes", r->bytes, t->size);
    }
    if ((stage->gives & BENCH_HEADERS) != 0 && r->header_sum != t->header_sum)
        bad |= complain(stage, "sum of headers", r->header_sum, t->header_sum);
    if ((stage->gives & BENCH_PAYLOADS) != 0 && r->payload_sum != t->payload_sum)
        bad |= complain(stage, "sum of payloads", r->payload_sum, t->payload_sum);
    if ((stage->gives & BENCH_OUT) != 0 && r->out < t->records * 44)
        bad |= complain(stage, "bytes of output", r->out, t->records * 44);
    if (check && (stage->gives & by_line) != 0 && r->lines != t->records)
        bad |= complain(stage, "lines", r->lines, t->records);
    if (m->heap.calls > ALLOCATIONS)
        bad |= complain(stage, "allocations", m->heap.calls, ALLOCATIONS);
    if (m->heap.peak > PEAK)
        bad |= complain(stage, "bytes of memory at once", m->heap.peak, PEAK);
    if (m->heap.live != 0)
        bad |= complain(stage, "bytes not freed", m->heap.live, 0);
    return bad;
}

/* ---- running --------------------------------------------------------------------------------- */

static int
run_stage(const bench_stage *stage, const bench_input *input, measured *m, unsigned round)
{
    double start;
    int code;

    m->result = (bench_result){0};
    bench_heap_reset();
    start = now();
    code = stage->run(input, &m->result);
    m->seconds[round] = now() - start;
    m->heap = bench_heap_read();
    if (code != KTREC_OK)
        (void)fprintf(stderr, "bench: %s: %s\n", stage->name, ktrec_strerror(code));
    return code != KTREC_OK;
}

static void
print_stage(const bench_stage *stage, const measured *m, const measured *floor, unsigned repeat)
{
    double seconds = median(m->seconds, repeat);

    (void)printf("%-9s %9.2fM %9.0f ", stage->name, (double)m->result.records / seconds / 1e6,
                 (double)m->result.bytes / seconds / 1e6);
    if (m->result.bytes != 0)
        (void)printf("%7.3f ", ratio(m, floor, repeat));
    else
        (void)printf("%7s ", "");
    if (stage->goal > 0)
        (void)printf("%6.2f ", stage->goal);
    else
        (void)printf("%6s ", "");
    (void)printf("%7" PRIu64 " %7.0f K  %s\n", m->heap.calls, (double)m->heap.peak / 1024,
                 stage->what);
}

static void
print_table(const settings *s, const bench_trace *t, const measured *m)
{
    (void)printf("%-9s %10s %9s %7s %6s %7s %9s  %s\n", "stage", "records/s", "MB/s", "ratio",
                 "goal", "allocs", "peak heap", "what");
    for (size_t i = 0; i < bench_stage_count; i++)
        if (m[i].wanted)
            print_stage(&bench_stages[i], &m[i], &m[0], s->repeat);
    (void)printf("%" PRIu64 " records, %.1f MiB, %.0f bytes each; medians of %u\n\n", t->records,
                 (double)t->size / MIB, (double)t->size / (double)t->records, s->repeat);
}

static int
wanted(const settings *s, const char *name)
{
    for (size_t i = 0; i < s->stages; i++)
        if (strcmp(s->stage[i], name) == 0)
            return 1;
    return s->stages == 0;
}

static int
measure(const settings *s, const bench_input *input, measured *m)
{
    int bad = 0;

    for (size_t i = 0; i < bench_stage_count; i++)
        m[i].wanted = i == 0 || wanted(s, bench_stages[i].name);
    for (unsigned round = 0; round < s->repeat; round++)
        for (size_t i = 0; i < bench_stage_count; i++) {
            const bench_stage *stage = &bench_stages[i];

            if (m[i].wanted && (run_stage(stage, input, &m[i], round) ||
                                verify(stage, input->trace, &m[i], s->check))) {
                m[i].wanted = 0; /* told once; the others go on */
                bad = 1;
            }
        }
    return bad;
}

/*
 * Writes the trace to a file of its own, whose name is returned in path.  Returns 0, or -1 after a
 * message.
 */
static int
write_file(const bench_trace *t, char *path)
{
    int fd = mkstemp(path);
    size_t at = 0;

    while (fd >= 0 && at < t->size) {
        ssize_t n = write(fd, t->data + at, t->size - at);

        if (n <= 0)
            break;
        at += (size_t)n;
    }
    if (fd < 0 || close(fd) != 0 || at < t->size) {
        perror("bench: cannot write a temporary file");
        return -1;
    }
    return 0;
}

static int
run_format(const settings *s, const char *name)
{
    const char *tmp = getenv("TMPDIR");
    bench_input input = {.check = s->check};
    measured *m = calloc(bench_stage_count, sizeof(*m));
    bench_trace trace = {.data = NULL};
    ktrec_format format;
    char path[512];
    int bad = 1;

    (void)snprintf(path, sizeof(path), "%s/ktrec-bench-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (m == NULL || ktrec_format_parse(name, &format) != KTREC_OK) {
        (void)fprintf(stderr, "bench: no format \"%s\"\n", name);
        free(m);
        return 1;
    }
    input.trace = &trace;
    input.path = path;
    /* The other word size and the other byte order: nothing stays as it is. */
    (void)ktrec_format_parse(format.long_size == 8 ? "netbsd-v2-i386-be" : "netbsd-v2-lp64-le",
                             &input.other);
    if (bench_trace_build(&trace, &format, s->size) == 0 && write_file(&trace, path) == 0) {
        int code = bench_sample_take(&input);

        if (code != KTREC_OK)
            (void)fprintf(stderr, "bench: the first records cannot be decoded: %s\n",
                          ktrec_strerror(code));
        bad = code != KTREC_OK || measure(s, &input, m);
        if (code == KTREC_OK) {
            (void)printf("%s\n", name);
            print_table(s, &trace, m);
        }
    }
    (void)unlink(path);
    free(input.sample);
    free(m);
    bench_trace_free(&trace);
    return bad;
}

/* ---- command line ---------------------------------------------------------------------------- */

static void
print_machine(void)
{
    FILE *f = fopen("/proc/cpuinfo", "r");
    char line[256];

    while (f != NULL && fgets(line, sizeof(line), f) != NULL)
        if (strncmp(line, "model name", 10) == 0) {
            (void)printf("%s", strchr(line, ':') != NULL ? strchr(line, ':') + 2 : line);
            break;
        }
    if (f != NULL)
        (void)fclose(f);
#ifdef __VERSION__
    (void)printf("compiler %s, libktrec %s\n\n", __VERSION__, ktrec_version());
#else
    (void)printf("libktrec %s\n\n", ktrec_version());
#endif
}

static int
usage(void)
{
    (void)fprintf(
        stderr,
        "usage: bench [--check] [--size MIB] [--repeat N] [--format NAME] ... [stage ...]\n");
    return 2;
}

/* Returns 0, or the exit status. */
static int
parse(settings *s, int argc, char **argv)
{
    int i;

    for (i = 1; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        if (strcmp(argv[i], "--check") == 0) {
            s->check = 1;
            s->size = 4 * MIB;
            s->repeat = 1;
            continue;
        }
        if (i + 1 == argc)
            return usage();
        if (strcmp(argv[i], "--size") == 0)
            s->size = (size_t)strtoul(argv[++i], NULL, 10) * MIB;
        else if (strcmp(argv[i], "--repeat") == 0)
            s->repeat = (unsigned)strtoul(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--format") == 0 && s->formats < FORMATS_MAX)
            s->format[s->formats++] = argv[++i];
        else
            return usage();
    }
    s->stage = argv + i;
    s->stages = (size_t)(argc - i);
    if (s->size < MIB || s->repeat < 1 || s->repeat > REPEAT_MAX)
        return usage();
    return 0;
}

int
main(int argc, char **argv)
{
    settings s = {.size = 128 * (size_t)MIB, .repeat = 7};
    int status = parse(&s, argc, argv);
    int bad = 0;

    if (status != 0)
        return status;
    if (s.formats == 0) {
        s.format[s.formats++] = "netbsd-v2-lp64-le";
        s.format[s.formats++] = "netbsd-v2-ilp32-be";
    }
    if (s.check && s.formats == 2) {
        s.format[s.formats++] = "netbsd-v1-i386-le";
        s.format[s.formats++] = "netbsd-v0-lp64-be";
        s.format[s.formats++] = "freebsd-v1-lp64-le";
        s.format[s.formats++] = "freebsd-v0-i386-le";
        s.format[s.formats++] = "openbsd-v5-lp64-le";
        s.format[s.formats++] = "openbsd-v3-lp64-be";
        s.format[s.formats++] = "dragonfly-v2-lp64-le";
        s.format[s.formats++] = "csrg-v2-m68k-be";
        s.format[s.formats++] = "darwin-v1-ilp32-be";
    }
    print_machine();
    for (size_t i = 0; i < s.formats; i++)
        bad |= run_format(&s, s.format[i]);
    (void)fflush(stdout);
    return bad;
}
