/* SPDX-License-Identifier: BSD-2-Clause */
/* test_print_openbsd.c - the style of OpenBSD's kdump: rows, prefixes, times, labels, widths. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "print_help.h"
#include "test_print_openbsd.h"

enum { RECORD_MAX = 1024, TEXT_MAX = 16384 };

#define LP64 "openbsd-v5-lp64-le"
#define LEAD "  1234 cat      "

static void
print_text(const ktrec_print_options *options, const ktrec_record *records, size_t count,
           char *text)
{
    ktrec_print_options copy = *options;
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer;

    if (copy.release == NULL)
        copy.release = "openbsd-7.6";
    printer = new_printer(&copy, &out);
    for (size_t i = 0; i < count; i++)
        (void)ktrec_printer_print(printer, &records[i]);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    assert_true(out.size < TEXT_MAX);
    memcpy(text, out.text, out.size + 1);
    free(out.text);
}

static void
check_text(const ktrec_print_options *options, const ktrec_record *record, const char *tag,
           const char *text, const char *end)
{
    char got[TEXT_MAX], want[TEXT_MAX];

    print_text(options, record, 1, got);
    (void)snprintf(want, sizeof(want), "%s%s%s%s", LEAD, tag, text, end);
    assert_string_equal(got, want);
}

/* A record made of a payload by the library's own encoder. */
static ktrec_record
encode(const char *format, const ktrec_payload *payload, uint8_t bytes[RECORD_MAX])
{
    ktrec_record record = new_record(format, payload->kind, NULL, 0);
    ktrec_error error = {0};
    size_t size;

    if (record.format.version < 3) /* headers without a place for a thread */
        record.header.flags = 0;
    assert_int_equal(
        ktrec_encode(&record.format, &record.header, payload, bytes, RECORD_MAX, &size, &error),
        KTREC_OK);
    assert_int_equal(ktrec_scan(&record.format, bytes, size, &record, &size), KTREC_OK);
    record.offset = 64;
    return record;
}

/* Slots of the width that the format has. */
static ktrec_words
slots_of(const char *format, const uint64_t *slots, uint32_t count, uint32_t narrow[OPENBSD_SLOTS])
{
    ktrec_words words = {slots, count, 8, (uint8_t)ktrec_host_order(), 0};

    if (strstr(format, "lp64") != NULL || narrow == NULL)
        return words;
    for (uint32_t i = 0; i < count; i++)
        narrow[i] = (uint32_t)slots[i];
    words.data = narrow;
    words.width = 4;
    return words;
}

static void
test_calls(void **state)
{
    (void)state;
    for (size_t i = 0; i < openbsd_call_rows_count; i++) {
        const openbsd_call_row *row = &openbsd_call_rows[i];
        ktrec_print_options options = {.flags = row->flags};
        uint32_t narrow[OPENBSD_SLOTS];
        uint8_t bytes[RECORD_MAX];
        ktrec_payload payload = {.kind = KTREC_KIND_SYSCALL};
        ktrec_record record;

        payload.u.syscall.number = row->number;
        payload.u.syscall.args = slots_of(row->format, row->slots, row->count, narrow);
        record = encode(row->format, &payload, bytes);
        check_text(&options, &record, "CALL  ", row->text, "\n");
    }
}

static void
test_sysctl(void **state)
{
    (void)state;
    for (size_t i = 0; i < openbsd_sysctl_rows_count; i++) {
        const openbsd_sysctl_row *row = &openbsd_sysctl_rows[i];
        const uint64_t slots[] = {0x1000, row->said, 3, 4, 5, 6};
        ktrec_print_options options = {.flags = row->flags};
        uint8_t bytes[RECORD_MAX];
        ktrec_payload payload = {.kind = KTREC_KIND_SYSCALL};
        ktrec_record record;

        payload.u.syscall.number = 202;
        payload.u.syscall.args = slots_of(LP64, slots, 6, NULL);
        record = encode(LP64, &payload, bytes);
        /* The levels as they follow the slots in a trace of this order. */
        for (uint32_t k = 0; k < row->count; k++) {
            uint32_t level = (uint32_t)row->levels[k];
            uint8_t *to = bytes + record.raw.size + 4 * k;

            for (unsigned b = 0; b < 4; b++)
                to[b] = (uint8_t)(level >> 8 * b);
        }
        record.payload.size += 4 * row->count;
        check_text(&options, &record, "CALL  ", row->text, "\n");
    }
}

static void
test_returns(void **state)
{
    (void)state;
    for (size_t i = 0; i < openbsd_return_rows_count; i++) {
        const openbsd_return_row *row = &openbsd_return_rows[i];
        ktrec_print_options options = {.flags = row->flags};
        uint8_t bytes[RECORD_MAX];
        ktrec_payload payload = {.kind = KTREC_KIND_SYSRET, .flags = KTREC_PAYLOAD_INT};
        ktrec_record record;

        payload.flags |= row->error != 0 ? KTREC_PAYLOAD_VALUE0
                         : row->wide     ? KTREC_PAYLOAD_WIDE
                                         : KTREC_PAYLOAD_VALUE1;
        payload.u.sysret.number = row->number;
        payload.u.sysret.error = row->error;
        payload.u.sysret.value[0] = row->value;
        record = encode(row->format, &payload, bytes);
        check_text(&options, &record, "RET   ", row->text, "\n");
    }
}

static void
check_rows(const openbsd_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const openbsd_row *row = &rows[i];
        ktrec_print_options options = {.flags = row->flags, .max_data = row->max_data};
        uint8_t bytes[BYTES_MAX];
        size_t size = read_bytes(row->payload, bytes);
        ktrec_record record = new_record(row->format, row->kind, bytes, size);

        record.offset = 64;
        if (row->text == NULL) {
            char text[TEXT_MAX];

            print_text(&options, &record, 1, text);
            assert_string_equal(text, "");
            continue;
        }
        check_text(&options, &record, "", row->text, "");
    }
}

static void
test_rows(void **state)
{
    (void)state;
    check_rows(openbsd_rows, openbsd_rows_count);
}

static void
test_structs(void **state)
{
    (void)state;
    check_rows(openbsd_struct_rows, openbsd_struct_rows_count);
}

/* A path, in a thread and at a time. */
static ktrec_record
new_path(int64_t sec, uint32_t nsec, uint64_t offset)
{
    ktrec_record record = new_record(LP64, KTREC_KIND_NAMEI, "/", 1);

    record.header.sec = sec;
    record.header.nsec = nsec;
    record.header.lwp = 412;
    record.offset = offset;
    return record;
}

static void
test_prefix(void **state)
{
    static const struct {
        uint32_t flags;
        const char *text;
    } rows[] = {
        {0, LEAD "NAMI  \"/\"\n" LEAD "NAMI  \"/\"\n" LEAD "NAMI  \"/\"\n"},
        {KTREC_PRINT_LWP, "  1234/412     cat      NAMI  \"/\"\n"
                          "  1234/412     cat      NAMI  \"/\"\n"
                          "  1234/412     cat      NAMI  \"/\"\n"},
        {KTREC_PRINT_ABSOLUTE,
         LEAD "1700000000.999999 NAMI  \"/\"\n" LEAD "1700000002.000001 NAMI  \"/\"\n" LEAD
              "1700000001.500001 NAMI  \"/\"\n"},
        {KTREC_PRINT_RELATIVE, LEAD "1700000000.999999 NAMI  \"/\"\n" LEAD
                                    "1.000001 NAMI  \"/\"\n" LEAD "-1.500000 NAMI  \"/\"\n"},
        {KTREC_PRINT_ABSOLUTE | KTREC_PRINT_RELATIVE,
         LEAD "0.000000 NAMI  \"/\"\n" LEAD "1.000001 NAMI  \"/\"\n" LEAD "0.500001 NAMI  \"/\"\n"},
        {KTREC_PRINT_ELAPSED,
         LEAD "0.000000 NAMI  \"/\"\n" LEAD "1.000001 NAMI  \"/\"\n" LEAD "0.500001 NAMI  \"/\"\n"},
    };
    const ktrec_record records[] = {new_path(1700000000, 999999999, 64),
                                    new_path(1700000002, 1000, 128),
                                    new_path(1700000001, 500001000, 192)};
    char text[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.flags = rows[i].flags};

        print_text(&options, records, 3, text);
        assert_string_equal(text, rows[i].text);
    }
}

/* The record that opens a trace has no line, and no place among the times. */
static void
test_start(void **state)
{
    ktrec_record start = new_record(LP64, KTREC_KIND_START, NULL, 0);
    ktrec_print_options options = {.flags = KTREC_PRINT_ABSOLUTE | KTREC_PRINT_RELATIVE};
    ktrec_record records[] = {start, new_path(1700000000, 0, 64), start};
    char text[TEXT_MAX];

    (void)state;
    records[0].header.sec = 1600000000;
    records[2].header.sec = 1700000001;
    records[2].offset = 128;
    print_text(&options, records, 3, text);
    assert_string_equal(text, LEAD "0.000000 NAMI  \"/\"\n" LEAD "1.000000 STRT  \n");
}

/*
 * Types that nobody defined: those below 32 have no facility bit; above, the last five bits count.
 */
static void
test_types(void **state)
{
    static const struct {
        uint32_t type;
        const char *text;
    } rows[] = {
        {0, ""},
        {14, ""},
        {31, ""},
        {32, ""},
        {33, LEAD "UNKNOWN(33)  \n"},
        {37, LEAD "UNKNOWN(37)  \n"},
        {38, ""},
        {39, ""},
        {40, LEAD "UNKNOWN(40)  \n"},
        {45, LEAD "UNKNOWN(45)  \n"},
        {46, ""},
        {63, ""},
        {1000, LEAD "UNKNOWN(1000)  \n"},
        {UINT32_MAX - 18, LEAD "UNKNOWN(4294967277)  \n"},
        {UINT32_MAX, ""},
    };
    char text[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.style = KTREC_STYLE_OPENBSD};
        ktrec_record record = new_record(LP64, KTREC_KIND_UNKNOWN, "ab", 2);

        record.header.type = rows[i].type;
        record.offset = 64;
        print_text(&options, &record, 1, text);
        assert_string_equal(text, rows[i].text);
    }
}

/* -u: the data of one label, and nothing else of anything. */
static void
test_label(void **state)
{
    static const char user[] = "malloc\0x\0\0\0\0\0\0\0\0\0\0\0\0\\ a\n\t\001\377";
    static const struct {
        const char *label, *text;
    } rows[] = {
        {"malloc", "\\\\ a\n\t\\001\\377"}, {"mal", ""},      {"malloc2", ""},
        {"twenty-one-characters", ""},      {"", "no label"}, /* as FreeBSD's records are */
    };
    ktrec_record records[] = {new_path(0, 0, 64),
                              new_record(LP64, KTREC_KIND_USER, user, sizeof(user) - 1),
                              new_record("freebsd-v1-lp64-le", KTREC_KIND_USER, "no label", 8)};
    char text[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.label = rows[i].label};

        options.style = KTREC_STYLE_OPENBSD;
        print_text(&options, records, 3, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void
test_width(void **state)
{
    static const char data[] = "\1\0\0\0\0\0\0\0"
                               "0123456789abcdefghij\t";
    static const struct {
        uint32_t width, flags;
        const char *text;
    } rows[] = {
        {40, 0, "       \"0123456789abcdefghij\t\"\n"},
        {30, 0, "       \"0123456789abcdefghij\\\n\t\t\"\n"},
        {20, 0, "       \"0123456789\\\n\tabcdefghij\\\n\t\t\"\n"},
        {20, KTREC_PRINT_HEX,
         "\t30 31 32 33\n\t34 35 36 37\n\t38 39 61 62\n\t63 64 65 66\n\t67 68 69 6a\n\t09\n"},
        {45, KTREC_PRINT_HEXDUMP,
         "   0000:  30 31 32 33 34 35 36 37  01234567\n"
         "   0008:  38 39 61 62 63 64 65 66  89abcdef\n"
         "   0010:  67 68 69 6a 09           ghij.\n"},
        {9, KTREC_PRINT_HEXDUMP, NULL},
    };
    ktrec_record record = new_record(LP64, KTREC_KIND_GENIO, data, sizeof(data) - 1);
    char text[TEXT_MAX], want[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.width = rows[i].width, .flags = rows[i].flags};

        print_text(&options, &record, 1, text);
        if (rows[i].text == NULL) { /* one byte a line at the least */
            assert_non_null(strstr(text, "\n   0014:  09  .\n"));
            continue;
        }
        (void)snprintf(want, sizeof(want), "%s%s%s", LEAD, "GIO   fd 1 read 21 bytes\n",
                       rows[i].text);
        assert_string_equal(text, want);
    }
}

/* The same call has other numbers, and other slots, in other releases. */
static void
test_release(void **state)
{
    static const struct {
        const char *release, *text;
    } rows[] = {
        {"openbsd-7.6", LEAD "CALL  mmap(0,0x1000,0x3<PROT_READ|PROT_WRITE>,"
                             "0x1002<MAP_PRIVATE|MAP_ANON>,-1,0x5)\n"},
        {"openbsd-4.9", LEAD "CALL  mmap(0,0x1000,0x3<PROT_READ|PROT_WRITE>,"
                             "0x1002<MAP_PRIVATE|MAP_ANON>,-1,0x6)\n"},
    };
    const uint64_t slots[] = {0, 0x1000, 3, 0x1002, UINT64_MAX, 5, 6};
    ktrec_payload payload = {.kind = KTREC_KIND_SYSCALL};
    uint8_t bytes[RECORD_MAX];
    ktrec_print_options options = {.release = rows[0].release};
    ktrec_record record;
    char text[TEXT_MAX];

    (void)state;
    payload.u.syscall.number = 49;
    payload.u.syscall.args = slots_of(LP64, slots, 6, NULL);
    record = encode(LP64, &payload, bytes);
    print_text(&options, &record, 1, text);
    assert_string_equal(text, rows[0].text);
    payload.u.syscall.number = 197; /* and its sixth argument only pads */
    payload.u.syscall.args.count = 7;
    record = encode("openbsd-v2-lp64-le", &payload, bytes);
    options.release = rows[1].release;
    print_text(&options, &record, 1, text);
    assert_string_equal(text, rows[1].text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),   cmocka_unit_test(test_sysctl),
        cmocka_unit_test(test_returns), cmocka_unit_test(test_rows),
        cmocka_unit_test(test_structs), cmocka_unit_test(test_prefix),
        cmocka_unit_test(test_start),   cmocka_unit_test(test_types),
        cmocka_unit_test(test_label),   cmocka_unit_test(test_width),
        cmocka_unit_test(test_release),
    };

    /* Dates are of the reader's zone. */
    assert_int_equal(setenv("TZ", "UTC0", 1), 0);
    tzset();
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
