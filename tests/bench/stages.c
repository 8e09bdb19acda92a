/* SPDX-License-Identifier: BSD-2-Clause */
/* stages.c - the stages, from the bare loop to the writer. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stages.h"

/* ---- the floor: nothing but the way from length to length ------------------------------------ */

static int
run_hop(const bench_input *input, bench_result *result)
{
    const bench_trace *t = input->trace;
    const uint8_t *p = t->data;
    const uint8_t *end = p + t->size;
    size_t header = ktrec_format_header_size(&t->format);
    size_t at = t->length_at;
    int swap = t->format.order != ktrec_host_order();

    while (p < end) {
        uint32_t length;

        (void)memcpy(&length, p + at, sizeof(length));
        if (swap)
            length =
                length >> 24 | (length >> 8 & 0xff00) | (length << 8 & 0xff0000) | length << 24;
        p += header + length;
        result->records++;
        result->bytes += header + length;
    }
    return KTREC_OK;
}

/* ---- reading --------------------------------------------------------------------------------- */

static void
count_record(bench_result *result, const ktrec_record *record)
{
    result->records++;
    result->bytes += record->raw.size;
    result->header_sum += bench_header_sum(&record->header);
}

/* Calls each for the records of the trace one after the other. */
static int
scan_all(const bench_input *input, int (*each)(void *context, const ktrec_record *record),
         void *context)
{
    const bench_trace *t = input->trace;
    ktrec_record record = {.offset = 0};
    size_t used;

    for (size_t at = 0; at < t->size; at += used) {
        int code = ktrec_scan(&t->format, t->data + at, t->size - at, &record, &used);

        if (code == KTREC_OK)
            code = each(context, &record);
        if (code != KTREC_OK)
            return code;
        record.offset += used;
        record.index++;
    }
    return KTREC_OK;
}

static int
run_scan(const bench_input *input, bench_result *result)
{
    const bench_trace *t = input->trace;
    ktrec_record record = {.offset = 0};
    size_t used;
    int code;

    for (size_t at = 0; at < t->size; at += used) {
        code = ktrec_scan(&t->format, t->data + at, t->size - at, &record, &used);
        if (code != KTREC_OK)
            return code;
        count_record(result, &record);
    }
    return KTREC_OK;
}

/* The first look at a stream, that every reader takes unless it is told the format. */
static int
run_probe(const bench_input *input, bench_result *result)
{
    const bench_trace *t = input->trace;
    ktrec_probe_result probe;
    int code = ktrec_probe_all(t->data, t->size, 1, &probe);

    result->records = probe.records;
    if (code != KTREC_OK && code != KTREC_E_AMBIGUOUS)
        return code;
    /* The oldest systems' traces fit several formats. */
    for (uint32_t i = 0; i < probe.count; i++)
        if (memcmp(&probe.candidate[i], &t->format, sizeof(t->format)) == 0)
            return KTREC_OK;
    return KTREC_E_AMBIGUOUS;
}

static ktrec_reader_options
reader_options(const bench_input *input, uint32_t flags)
{
    return (ktrec_reader_options){
        .size = sizeof(ktrec_reader_options), .flags = flags, .format = &input->trace->format};
}

/* Reads to the end and closes. */
static int
drain(ktrec_reader *reader, bench_result *result)
{
    const ktrec_record *record;
    int code;

    while ((code = ktrec_reader_next(reader, &record)) == KTREC_OK)
        count_record(result, record);
    ktrec_reader_close(&reader);
    return code == KTREC_END ? KTREC_OK : code;
}

static int
run_memory(const bench_input *input, bench_result *result)
{
    ktrec_reader_options options = reader_options(input, 0);
    ktrec_reader *reader;
    int code =
        ktrec_reader_open_memory(&reader, input->trace->data, input->trace->size, &options, NULL);

    return code == KTREC_OK ? drain(reader, result) : code;
}

static int
run_mmap(const bench_input *input, bench_result *result)
{
    ktrec_reader_options options = reader_options(input, KTREC_READER_MMAP);
    ktrec_reader *reader;
    int code = ktrec_reader_open_path(&reader, input->path, &options, NULL);

    return code == KTREC_OK ? drain(reader, result) : code;
}

static int
run_read(const bench_input *input, bench_result *result)
{
    ktrec_reader_options options = reader_options(input, 0);
    ktrec_reader *reader;
    int code = ktrec_reader_open_path(&reader, input->path, &options, NULL);

    return code == KTREC_OK ? drain(reader, result) : code;
}

typedef struct feed {
    const bench_trace *trace;
    size_t at;
} feed;

static ptrdiff_t
feed_more(void *context, void *buf, size_t size)
{
    feed *f = context;
    size_t left = f->trace->size - f->at;

    if (size > left)
        size = left;
    (void)memcpy(buf, f->trace->data + f->at, size);
    f->at += size;
    return (ptrdiff_t)size;
}

static int
run_callback(const bench_input *input, bench_result *result)
{
    ktrec_reader_options options = reader_options(input, 0);
    feed f = {input->trace, 0};
    ktrec_reader *reader;
    int code = ktrec_reader_open_callback(&reader, feed_more, &f, &options, NULL);

    return code == KTREC_OK ? drain(reader, result) : code;
}

static int
run_decode(const bench_input *input, bench_result *result)
{
    ktrec_reader_options options = reader_options(input, 0);
    const ktrec_record *record;
    ktrec_payload payload;
    ktrec_reader *reader;
    int code =
        ktrec_reader_open_memory(&reader, input->trace->data, input->trace->size, &options, NULL);

    if (code != KTREC_OK)
        return code;
    while ((code = ktrec_reader_next(reader, &record)) == KTREC_OK) {
        code = ktrec_payload_decode(record, &payload, NULL);
        if (code != KTREC_OK)
            break;
        count_record(result, record);
        result->payload_sum += bench_payload_sum(&payload);
    }
    ktrec_reader_close(&reader);
    return code == KTREC_END ? KTREC_OK : code;
}

/* ---- printing -------------------------------------------------------------------------------- */

typedef struct paper {
    bench_result *result;
    int count_lines;
} paper;

static int
take_output(void *context, const void *buf, size_t size)
{
    paper *p = context;
    const char *end = (const char *)buf + size;

    p->result->out += size;
    if (p->count_lines)
        for (const char *at = buf; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
            p->result->lines++;
    return 0;
}

static int
print_all(const bench_input *input, bench_result *result, uint32_t style, uint32_t flags)
{
    ktrec_print_options print = {.size = sizeof(print), .style = style, .flags = flags};
    ktrec_reader_options options = reader_options(input, 0);
    paper out = {result, input->check};
    const ktrec_record *record;
    ktrec_printer *printer;
    ktrec_reader *reader;
    int code =
        ktrec_reader_open_memory(&reader, input->trace->data, input->trace->size, &options, NULL);
    int closed;

    if (code != KTREC_OK)
        return code;
    code = ktrec_printer_open(&printer, &print, take_output, &out, NULL);
    while (code == KTREC_OK && (code = ktrec_reader_next(reader, &record)) == KTREC_OK) {
        count_record(result, record);
        code = ktrec_printer_print(printer, record);
    }
    closed = ktrec_printer_close(&printer);
    ktrec_reader_close(&reader);
    return code == KTREC_END ? closed : code;
}

static int
run_json(const bench_input *input, bench_result *result)
{
    return print_all(input, result, KTREC_STYLE_JSON, 0);
}

static int
run_text(const bench_input *input, bench_result *result)
{
    return print_all(input, result, KTREC_STYLE_AUTO, 0);
}

static int
run_text_m0(const bench_input *input, bench_result *result)
{
    return print_all(input, result, KTREC_STYLE_AUTO, KTREC_PRINT_NO_DATA);
}

/* ---- writing --------------------------------------------------------------------------------- */

int
bench_sample_take(bench_input *input)
{
    const bench_trace *t = input->trace;
    size_t at = 0;

    input->sample = calloc(BENCH_SAMPLE, sizeof(*input->sample));
    if (input->sample == NULL)
        return KTREC_E_MEMORY;
    for (input->sampled = 0; input->sampled < BENCH_SAMPLE && at < t->size; input->sampled++) {
        bench_sample *s = &input->sample[input->sampled];
        ktrec_record record;
        int code = ktrec_scan(&t->format, t->data + at, t->size - at, &record, &s->size);

        if (code == KTREC_OK)
            code = ktrec_payload_decode(&record, &s->payload, NULL);
        if (code != KTREC_OK)
            return code;
        s->header = record.header;
        at += s->size;
    }
    return KTREC_OK;
}

static int
run_encode(const bench_input *input, bench_result *result)
{
    const bench_trace *t = input->trace;
    const uint8_t *same = t->data;
    uint8_t buf[8192];
    size_t need;

    for (size_t i = 0; result->records < t->records; i++) {
        const bench_sample *s = &input->sample[i % input->sampled];
        int code = ktrec_encode(&t->format, &s->header, &s->payload, buf, sizeof(buf), &need, NULL);

        if (code != KTREC_OK)
            return code;
        if (input->check && i < input->sampled) {
            if (need != s->size || memcmp(buf, same, need) != 0)
                return KTREC_E_RANGE;
            same += need;
        }
        result->records++;
        result->bytes += need;
    }
    return KTREC_OK;
}

typedef struct conversion {
    const bench_input *input;
    bench_result *result;
    ktrec_loss loss;
    uint8_t buf[16384];
} conversion;

static int
convert_record(void *context, const ktrec_record *record)
{
    ktrec_convert_options options = {
        .size = sizeof(options), .policy = KTREC_POLICY_CLAMP, .lwp = 1};
    conversion *c = context;
    ktrec_header header;
    ktrec_payload payload;
    size_t need = 0;
    int code = ktrec_convert(record, &c->input->other, &options, &header, &payload, &c->loss, NULL);

    if (code == KTREC_OK)
        code =
            ktrec_encode(&c->input->other, &header, &payload, c->buf, sizeof(c->buf), &need, NULL);
    count_record(c->result, record);
    c->result->out += need;
    return code;
}

static int
run_convert(const bench_input *input, bench_result *result)
{
    static conversion c;
    int code;

    c.input = input;
    c.result = result;
    code = scan_all(input, convert_record, &c);
    /* In clamped registers nothing is left out. */
    return code == KTREC_OK && c.loss.dropped != 0 ? KTREC_E_LOSS : code;
}

/* Takes what a writer writes; with check, holds it against the trace. */
typedef struct drain_end {
    const bench_input *input;
    bench_result *result;
    int differs;
} drain_end;

static ptrdiff_t
take_written(void *context, const void *buf, size_t size)
{
    drain_end *end = context;
    const bench_trace *t = end->input->trace;

    if (end->input->check &&
        (t->size - end->result->out < size || memcmp(t->data + end->result->out, buf, size) != 0))
        end->differs = 1;
    end->result->out += size;
    return (ptrdiff_t)size;
}

typedef struct raw_copy {
    ktrec_writer *writer;
    bench_result *result;
} raw_copy;

static int
put_raw(void *context, const ktrec_record *record)
{
    raw_copy *copy = context;

    count_record(copy->result, record);
    return ktrec_writer_put_raw(copy->writer, record);
}

static int
finish(ktrec_writer *writer, const drain_end *end, int code)
{
    int closed = ktrec_writer_close(&writer, NULL);

    if (code == KTREC_OK)
        code = closed;
    return code == KTREC_OK && end->differs ? KTREC_E_RANGE : code;
}

static int
run_writer_raw(const bench_input *input, bench_result *result)
{
    drain_end end = {input, result, 0};
    raw_copy copy = {NULL, result};
    int code = ktrec_writer_open_callback(&copy.writer, take_written, &end, &input->trace->format,
                                          NULL, NULL);

    return code == KTREC_OK ? finish(copy.writer, &end, scan_all(input, put_raw, &copy)) : code;
}

/* Puts the sample over and over; only its first round can be compared. */
static int
run_writer(const bench_input *input, bench_result *result)
{
    const bench_trace *t = input->trace;
    bench_input once = *input;
    drain_end end = {&once, result, 0};
    ktrec_writer *writer;
    int code = ktrec_writer_open_callback(&writer, take_written, &end, &t->format, NULL, NULL);

    for (size_t i = 0; code == KTREC_OK && result->records < t->records; i++) {
        const bench_sample *s = &input->sample[i % input->sampled];

        if (i == input->sampled && once.check) {
            code = ktrec_writer_flush(writer);
            once.check = 0;
        }
        if (code == KTREC_OK)
            code = ktrec_writer_put(writer, &s->header, &s->payload);
        result->records++;
        result->bytes += s->size;
    }
    return writer != NULL ? finish(writer, &end, code) : code;
}

const bench_stage bench_stages[] = {
    {"hop", "from length to length: the floor", 0, BENCH_SAME, run_hop},
    {"scan", "ktrec_scan over memory", 0, BENCH_SAME | BENCH_HEADERS, run_scan},
    {"probe", "the format of the first MiB", 0, 0, run_probe},
    {"memory", "reader over memory", 0.5, BENCH_SAME | BENCH_HEADERS, run_memory},
    {"mmap", "reader over a file, mapped", 0.5, BENCH_SAME | BENCH_HEADERS, run_mmap},
    {"read", "reader over a file, read", 0, BENCH_SAME | BENCH_HEADERS, run_read},
    {"callback", "reader over a callback", 0, BENCH_SAME | BENCH_HEADERS, run_callback},
    {"decode", "reader, and every payload decoded", 0.2,
     BENCH_SAME | BENCH_HEADERS | BENCH_PAYLOADS, run_decode},
    {"json", "reader, and JSON", 0, BENCH_SAME | BENCH_HEADERS | BENCH_LINES, run_json},
    {"text", "reader, and kdump's text", 0, BENCH_SAME | BENCH_HEADERS | BENCH_OUT, run_text},
    {"text-m0", "the same without data", 0, BENCH_SAME | BENCH_HEADERS | BENCH_NETBSD_LINES,
     run_text_m0},
    {"encode", "ktrec_encode of decoded records", 0, 0, run_encode},
    {"convert", "scan, convert, encode", 0, BENCH_SAME | BENCH_HEADERS | BENCH_OUT, run_convert},
    {"writer", "writer, ktrec_writer_put", 0, BENCH_OUT, run_writer},
    {"raw", "scan, ktrec_writer_put_raw", 0, BENCH_SAME | BENCH_HEADERS | BENCH_OUT,
     run_writer_raw},
};

const size_t bench_stage_count = sizeof(bench_stages) / sizeof(bench_stages[0]);
