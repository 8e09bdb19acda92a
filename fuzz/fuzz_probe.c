/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_probe.c - which format is it?
 *
 * Any bytes: the answer does not depend on how they arrive.  A trace made in format F: F is a
 * candidate, and what is called certain is F, or says the same of every record.
 */
#include "common.h"
#include "equal.h"
#include "generate.h"
#include "made.h"

enum { ARENA = 1 << 16 };

typedef struct chunks {
    const uint8_t *data;
    size_t left;
    size_t size;
} chunks;

static ptrdiff_t
read_chunk(void *context, void *buf, size_t size)
{
    chunks *s = context;
    size_t n = s->left < s->size ? s->left : s->size;

    if (n > size)
        n = size;
    if (n != 0)
        memcpy(buf, s->data, n);
    s->data += n;
    s->left -= n;
    return (ptrdiff_t)n;
}

static void
check_same(const ktrec_probe_result *a, const ktrec_probe_result *b)
{
    FUZZ_ASSERT(a->certainty == b->certainty && a->count == b->count && a->records == b->records);
    FUZZ_ASSERT(memcmp(a->candidate, b->candidate, a->count * sizeof(a->candidate[0])) == 0);
    FUZZ_ASSERT(strcmp(a->reason, b->reason) == 0);
}

/* In chunks, and as a stream that grows. */
static void
check_arrival(const uint8_t *data, size_t size, size_t chunk)
{
    ktrec_probe_result whole, part;
    chunks source = {data, size, chunk};
    ktrec_reader *reader = NULL;
    int rc = ktrec_probe_all(data, size, 1, &whole);

    FUZZ_ASSERT(rc == KTREC_OK || rc == KTREC_E_FORMAT || (rc == KTREC_END && size == 0));
    int open = ktrec_reader_open_callback(&reader, read_chunk, &source, NULL, NULL);
    FUZZ_ASSERT(open == (rc == KTREC_END ? KTREC_OK : rc));
    if (rc == KTREC_OK)
        check_same(&whole, ktrec_reader_probe(reader));
    ktrec_reader_close(&reader);

    size_t step = chunk > size / 16 ? chunk : 1 + size / 16;
    for (size_t there = 0; there < size; there = there + step < size ? there + step : size) {
        int early = ktrec_probe_all(data, there, 0, &part);

        if (early == KTREC_MORE)
            continue;
        FUZZ_ASSERT(early == rc);
        if (rc == KTREC_OK)
            check_same(&whole, &part);
        return;
    }
}

/*
 * Whether two formats say the same of every record's header; and of its payload, if meaning is set.
 */
static int
same(const ktrec_format *a, const ktrec_format *b, int meaning, const uint8_t *data, size_t size)
{
    ktrec_record x, y;
    ktrec_payload p, q;
    size_t at = 0, used = 0, used_b = 0;

    for (; at < size; at += used) {
        if (ktrec_scan(a, data + at, size - at, &x, &used) != KTREC_OK ||
            ktrec_scan(b, data + at, size - at, &y, &used_b) != KTREC_OK || used != used_b)
            return 0;
        if (!meaning)
            y.header.kind = x.header.kind;
        if (header_difference(&x.header, &y.header, EQUAL_VERSION) != NULL)
            return 0;
        (void)ktrec_payload_decode(&x, &p, NULL);
        (void)ktrec_payload_decode(&y, &q, NULL);
        if (meaning && payload_difference(&p, &q) != NULL)
            return 0;
    }
    return 1;
}

/* At least SURE records: fewer may be too few to tell layouts apart. */
static void
check_generated(generator *g, const ktrec_format *format)
{
    enum { SURE = 4 };
    static uint8_t bytes[ARENA];
    ktrec_probe_result result;
    uint32_t records = 0;
    size_t size =
        generate_trace(g, format, SURE + generate_below(g, 30), bytes, sizeof(bytes), &records);
    uint32_t i = 0;

    FUZZ_ASSERT(records >= SURE);
    FUZZ_ASSERT(ktrec_probe_all(bytes, size, 1, &result) == KTREC_OK);
    if (memcmp(&result.candidate[0], format, sizeof(*format)) == 0)
        return;
    FUZZ_ASSERT(result.certainty != KTREC_PROBE_CERTAIN ||
                same(format, &result.candidate[0], 1, bytes, size));
    while (i < result.count && memcmp(&result.candidate[i], format, sizeof(*format)) != 0 &&
           !same(format, &result.candidate[i], 1, bytes, size))
        i++;
    FUZZ_ASSERT(i < result.count || result.count == KTREC_PROBE_CANDIDATES);
}

/* A whole record, and one behind it that may be cut, are a trace. */
static void
check_start(generator *g, const ktrec_format *format)
{
    static uint8_t bytes[ARENA];
    ktrec_probe_result result;
    ktrec_record first;
    size_t used = 0;
    size_t size = generate_trace(g, format, 2, bytes, sizeof(bytes), NULL);

    FUZZ_ASSERT(ktrec_scan(format, bytes, size, &first, &used) == KTREC_OK);
    size = used + generate_below(g, (uint32_t)(size - used) + 1);
    FUZZ_ASSERT(ktrec_probe_all(bytes, size, 1, &result) == KTREC_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static generator g;
    fuzz_input tail = {data, size};
    ktrec_format made = fuzz_made_format(&tail);

    check_arrival(data, size, 1 + (size_t)fuzz_byte(&tail) * 8);
    generator_bytes(&g, data, size);
    check_generated(&g, &made);
    check_start(&g, &made);
    return 0;
}
