/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_roundtrip.c - the three laws.
 *
 * (a) raw bytes pass through unchanged; (b) decode, encode, decode is decode; (c) encode, decode,
 * encode gives the same bytes, and in a buffer of any size the same need and no byte behind it.
 */
#include "common.h"
#include "equal.h"
#include "generate.h"
#include "made.h"

static void
encode_again(const ktrec_record *record, const ktrec_payload *payload, int same_bytes)
{
    ktrec_record again = {0};
    ktrec_payload decoded;
    size_t need = 0, used = 0;
    int rc = ktrec_encode(&record->format, &record->header, payload, NULL, 0, &need, NULL);

    FUZZ_ASSERT(rc == KTREC_E_SPACE);
    uint8_t *bytes = fuzz_block(need);
    rc = ktrec_encode(&record->format, &record->header, payload, bytes, need, &need, NULL);
    FUZZ_ASSERT(rc == KTREC_OK);
    FUZZ_ASSERT(ktrec_scan(&record->format, bytes, need, &again, &used) == KTREC_OK &&
                used == need);
    FUZZ_EQUAL(header_difference(&record->header, &again.header, 0));
    (void)ktrec_payload_decode(&again, &decoded, NULL);
    FUZZ_EQUAL(payload_difference(payload, &decoded));
    if (same_bytes)
        FUZZ_ASSERT(need == record->raw.size && memcmp(bytes, record->raw.data, need) == 0);
    free(bytes);
}

/* The input as a trace: laws a and b for each of its records. */
static void
check_trace(const ktrec_format *format, const uint8_t *data, size_t size)
{
    ktrec_writer *writer = NULL;
    void *written = NULL;
    size_t written_size = 0, at = 0, used = 0;
    ktrec_record record;

    FUZZ_ASSERT(ktrec_writer_open_memory(&writer, &written, &written_size, NULL, NULL, NULL) ==
                KTREC_OK);
    while (ktrec_scan(format, data + at, size - at, &record, &used) == KTREC_OK) {
        ktrec_payload payload;

        (void)ktrec_payload_decode(&record, &payload, NULL);
        encode_again(&record, &payload, 0);
        FUZZ_ASSERT(ktrec_writer_put_raw(writer, &record) == KTREC_OK);
        at += used;
    }
    FUZZ_ASSERT(ktrec_writer_close(&writer, NULL) == KTREC_OK);
    FUZZ_ASSERT(written_size == at && (at == 0 || memcmp(written, data, at) == 0));
    free(written);
}

/* A buffer that is too short. */
static void
check_space(const ktrec_format *format, const ktrec_header *header, const ktrec_payload *payload,
            size_t whole, size_t cap)
{
    uint8_t *bytes = fuzz_block(cap);
    size_t need = 0;

    FUZZ_ASSERT(ktrec_encode(format, header, payload, bytes, cap, &need, NULL) == KTREC_E_SPACE);
    FUZZ_ASSERT(need == whole);
    free(bytes);
}

/* A record made from the input. */
static void
check_generated(generator *g, const ktrec_format *format)
{
    ktrec_header header;
    ktrec_payload payload, decoded;
    ktrec_record record = {0};
    size_t need = 0, used = 0;

    generate_record(g, format, 0, &header, &payload);
    FUZZ_ASSERT(ktrec_encode(format, &header, &payload, NULL, 0, &need, NULL) == KTREC_E_SPACE);
    uint8_t *bytes = fuzz_block(need);
    FUZZ_ASSERT(ktrec_encode(format, &header, &payload, bytes, need, &need, NULL) == KTREC_OK);
    FUZZ_ASSERT(ktrec_scan(format, bytes, need, &record, &used) == KTREC_OK && used == need);
    header.length = record.header.length;
    FUZZ_EQUAL(header_difference(&header, &record.header, 0));
    FUZZ_ASSERT(ktrec_payload_decode(&record, &decoded, NULL) == KTREC_OK);
    FUZZ_EQUAL(payload_difference(&payload, &decoded));
    encode_again(&record, &decoded, 1);
    check_space(format, &header, &payload, need, generate_below(g, (uint32_t)need));
    free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static generator g;
    fuzz_input tail = {data, size};
    ktrec_format format = fuzz_format(&tail), made = fuzz_made_format(&tail);

    check_trace(&format, data, size);
    generator_bytes(&g, data, size);
    for (int i = 0; i < 4; i++)
        check_generated(&g, &made);
    return 0;
}
