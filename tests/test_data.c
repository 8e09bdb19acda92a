/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_data.c - traces whose data look like records, and are none: nothing intact is taken for
 * damage.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ktrec/record.h>

#include "stream.h"

/*
 * A program that reads a trace while being traced: records as data, which are older than the record
 * they stand in.
 */
static blob
trace_of_reader(const blob *inner, const ktrec_format *format, const ktrec_header *like,
                uint64_t *offset, uint64_t *size)
{
    blob b = {malloc(65536), 0};

    assert_non_null(b.bytes);
    for (int i = 0; i < 40; i++) {
        ktrec_header header = *like;
        ktrec_payload payload = {.kind = KTREC_KIND_GENIO};
        size_t need;

        header.kind = KTREC_KIND_GENIO;
        header.sec += 100 + i;
        payload.u.genio.data.data = inner->bytes;
        payload.u.genio.data.size = i == 20 ? 4088 : 5;
        *offset = i == 20 ? b.size : *offset;
        assert_int_equal(
            ktrec_encode(format, &header, &payload, b.bytes + b.size, 65536 - b.size, &need, NULL),
            KTREC_OK);
        *size = i == 20 ? need : *size;
        b.size += need;
    }
    return b;
}

static void
test_records_as_data(void **state)
{
    /*
     * Bytes of the record's header or of its successor's that are damaged: its type, which makes it
     * one of no known kind; its version; nothing at all.
     */
    static const struct {
        int in_next;
        size_t at;
        uint8_t value;
        size_t records; /* of 40 */
    } rows[] = {{0, 8, 3, 40}, {0, 4, 0, 40}, {0, 6, 9, 39}, {1, 4, 0, 40}, {1, 6, 9, 39}};
    blob inner = blob_trace("amd64_tree_v2");
    ktrec_format format = stream_format(&inner);
    ktrec_record first;
    size_t used;

    (void)state;
    assert_int_equal(ktrec_scan(&format, inner.bytes, inner.size, &first, &used), KTREC_OK);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        uint64_t offset = 0;
        uint64_t size = 0;
        size_t records = 0;
        blob b = trace_of_reader(&inner, &format, &first.header, &offset, &size);
        events e = {0};

        b.bytes[offset + (rows[i].in_next ? size : 0) + rows[i].at] = rows[i].value;
        assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, &format), KTREC_OK);
        for (size_t k = 0; k < e.count; k++)
            records += e.list[k].status == KTREC_OK;
        assert_int_equal(records, rows[i].records);
        assert_int_equal(e.list[e.count - 2].offset + e.list[e.count - 2].size, b.size);
        events_free(&e);
        blob_free(&b);
    }
    blob_free(&inner);
}

static blob
blob_of_hex(const char *text)
{
    blob b = {malloc(strlen(text) / 2), 0};
    unsigned byte;

    assert_non_null(b.bytes);
    for (; *text != '\0'; text += 2) {
        assert_int_equal(sscanf(text, "%2x", &byte), 1);
        b.bytes[b.size++] = (uint8_t)byte;
    }
    return b;
}

/* Whole traces whose data are small integers, some of which read as the header of a record. */
static void
test_numbers_as_data(void **state)
{
    static const struct {
        const char *format;
        size_t records;
        const char *hex;
    } rows[] = {
        /* Less than a header is left behind the false one: NAMEI of no bytes, by ",". */
        {"netbsd-v2-lp64-le", 2,
         "40000000040002005e5f00006e67696e780000000000000000000000000000008944c75f00000000"
         "5f605d2700000000605f000000000000020000000100000000000000000000000000000000000000"
         "00000000000000000000000000000000000000000000000003000000000000002c00000000000000"
         "18000000020002005e5f00006e67696e780000000000000000000000000000008944c75f00000000"
         "dff6f52700000000605f000000000000040000000000000050000000000000000000000000000000"},
        /* It ends where the stream does. */
        {"openbsd-v3-ilp32-le", 2,
         "040000000d3600004d780f009c922f513239031f6b73680063650000000000000000000000000000"
         "7c0000000000000001000000640000002c0000002c0000002c00000003000000000000002c000000"
         "28000000080000002c00000038000000020000000100000028000000180000000300000010000000"
         "02000000040000001c000000000000000c0000004000000038000000100000000c00000000000000"
         "0000000038000000020000000d3600004d780f009c922f519223041f6b7368006365000000000000"
         "00000000000000000c000000040000000000000050000000"},
        /* It ends where a true record starts, and has the latest time of three. */
        {"freebsd-v1-ilp32-le", 4,
         "40000000044001003a4f000068747470640000000000000000000000000000000b85806700000000"
         "4b65a20e00000000be8a010006000000030000000000000000000000000000000000000000000000"
         "00000000000000000000000000000000000000000000000000000000000000000000000014000000"
         "10000000014001003a4f000068747470640000000000000000000000000000000b85806700000000"
         "bb7ca20e00000000be8a01000500000036000300ffffffff04000000ba7b0c080c00000002400100"
         "3a4f000068747470640000000000000000000000000000000b85806700000000bb98f01c00000000"
         "be8a01000100000036000000000000000000000008000000014001003a4f00006874747064000000"
         "0000000000000000000000000b858067000000006b9df01c00000000be8a0100050000000c000100"
         "b11f0200"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        blob b = blob_of_hex(rows[i].hex);
        ktrec_format format;
        events e = {0};

        assert_int_equal(ktrec_format_parse(rows[i].format, &format), KTREC_OK);
        assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE | KTREC_READER_THOROUGH, &format),
                         KTREC_OK);
        assert_int_equal(e.count, rows[i].records + 1);
        for (size_t k = 0; k < rows[i].records; k++)
            assert_int_equal(e.list[k].status, KTREC_OK);
        events_free(&e);
        blob_free(&b);
    }
}

static void
append(blob *b, const ktrec_format *format, const char *comm, const ktrec_payload *payload)
{
    ktrec_header header = {
        .kind = payload->kind, .pid = 7, .lwp = 1, .flags = KTREC_HAS_LWP, .sec = 1700000000};
    size_t need = 0;

    memcpy(header.comm, comm, strlen(comm));
    assert_int_equal(
        ktrec_encode(format, &header, payload, b->bytes + b->size, 4096 - b->size, &need, NULL),
        KTREC_OK);
    b->size += need;
}

/*
 * A call whose number, arguments and the header behind it read as the header of a record that leads
 * to true ones; and that header is odd, since the process has no name.  All of it is intact.
 */
static void
test_a_call_that_reads_as_a_header(void **state)
{
    enum { LENGTH = 36, RECORDS = 9 };
    static const uint8_t args[] = {0, 0, 0, 5, 'a', 'b', 'c', 0};
    ktrec_payload call = {
        .kind = KTREC_KIND_SYSCALL,
        .u.syscall = {.number = LENGTH, .args = {args, 2, 4, KTREC_ORDER_BIG, 0}}};
    ktrec_payload other = {.kind = KTREC_KIND_CSW};
    blob b = {malloc(4096), 0};
    ktrec_format format;
    events e = {0};

    (void)state;
    assert_non_null(b.bytes);
    assert_int_equal(ktrec_format_parse("netbsd-v2-ilp32-be", &format), KTREC_OK);
    append(&b, &format, "sh", &other);
    append(&b, &format, "sh", &call);
    append(&b, &format, "", &other);
    for (int i = 3; i < RECORDS; i++)
        append(&b, &format, "sh", &other);
    assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, &format), KTREC_OK);
    assert_int_equal(e.count, RECORDS + 1);
    for (size_t i = 0; i < RECORDS; i++)
        assert_int_equal(e.list[i].status, KTREC_OK);
    assert_int_equal(e.list[RECORDS].status, KTREC_END);
    events_free(&e);
    blob_free(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_as_data),
        cmocka_unit_test(test_numbers_as_data),
        cmocka_unit_test(test_a_call_that_reads_as_a_header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
