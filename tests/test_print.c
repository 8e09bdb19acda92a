/* SPDX-License-Identifier: BSD-2-Clause */
/* test_print.c - what the printer prints: rows, emulations, filters, times, prefixes, widths. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print_help.h"
#include "print_rows.h"

static void
print_row_as(const print_row *row, char *text)
{
    uint8_t bytes[BYTES_MAX];
    size_t size = read_bytes(row->payload, bytes);
    ktrec_record record = new_record(row->format, row->kind, bytes, size);
    ktrec_print_options options = {.flags = row->flags};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer;

    if ((row->flags & KTREC_PRINT_HEX) != 0)
        options.group = row->number;
    else
        options.max_data = row->number;
    printer = new_printer(&options, &out);
    (void)ktrec_printer_print(printer, &record);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    memcpy(text, out.text, out.size + 1);
    free(out.text);
}

static void
test_rows(void **state)
{
    static char text[OUTPUT_MAX + 1];
    char want[BYTES_MAX];

    (void)state;
    for (size_t i = 0; i < print_rows_count; i++) {
        const print_row *row = &print_rows[i];
        const char *lead = strncmp(row->format, "netbsd-v0", 9) == 0 ? "  1234 cat      "
                                                                     : "  1234     17 cat      ";

        print_row_as(row, text);
        (void)snprintf(want, sizeof(want), "%s%s", lead, row->text);
        assert_string_equal(text, want);
    }
}

/* A comma for the decimal point and dots between thousands must not show. */
static void
test_locale(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE",
                                        "fr_FR.UTF-8", "fr_FR.utf8", "nl_NL.UTF-8"};
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (setlocale(LC_ALL, names[i]) != NULL)
            break;
    }
    if (i == sizeof(names) / sizeof(names[0]))
        skip();
    test_rows(state);
    assert_non_null(setlocale(LC_ALL, "C"));
}

/* One record of a sequence. */
typedef struct step {
    int pid;
    int kind;
    const char *payload;
    const char *text; /* behind the tag; NULL: nothing is printed */
} step;

static void
run_steps(const ktrec_print_options *options, const step *steps, size_t count)
{
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(options, &out);
    uint8_t bytes[BYTES_MAX];
    char want[256];

    for (size_t i = 0; i < count; i++) {
        size_t size = read_bytes(steps[i].payload, bytes);
        ktrec_record record = new_record("netbsd-v2-lp64-le", steps[i].kind, bytes, size);

        record.header.pid = steps[i].pid;
        out.size = 0;
        out.text[0] = '\0';
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        want[0] = '\0';
        if (steps[i].text != NULL)
            (void)snprintf(want, sizeof(want), "%6d     17 cat      %s\n", steps[i].pid,
                           steps[i].text);
        assert_string_equal(out.text, want);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

#define CALL(number) KTREC_KIND_SYSCALL, number "000000 08000000 01000000 00000000"
#define RET(number) KTREC_KIND_SYSRET, number "000000 00000000 0000000000000000 0000000000000000"
#define FAILED(number) KTREC_KIND_SYSRET, number "000000 feffffff 0000000000000000 0000000000000000"
#define EMUL(name) KTREC_KIND_EMUL, "'" name "'"

static void
test_emulations(void **state)
{
    static const step steps[] = {
        {1, EMUL("netbsd"), "EMUL  \"netbsd\""},
        {1, CALL("3b"), "CALL  execve(1)"},
        /*
         * The return behind an EMUL is that of the execve before it, with the errors of the
         * emulation after it.
         */
        {1, EMUL("linux"), "EMUL  \"linux\""},
        {1, FAILED("03"), "RET   read -1 errno -2 No such file or directory"},
        {1, RET("03"), "RET   close 0"},
        {1, CALL("00"), "CALL  read(1)"},
        /* Others keep theirs. */
        {2, CALL("03"), "CALL  read(1)"},
        {2, FAILED("03"), "RET   read JUSTRETURN"},
        /* An unknown name changes nothing but the next return. */
        {1, EMUL("nosuch"), "EMUL  \"nosuch\""},
        {1, CALL("00"), "CALL  read(1)"},
        {1, RET("00"), "RET   read 0"},
        /* A call between means that the return is that call's. */
        {1, EMUL("netbsd32"), "EMUL  \"netbsd32\""},
        {1, CALL("03"), "CALL  netbsd32_read(1)"},
        {1, RET("03"), "RET   netbsd32_read 0"},
        /* Exit forgets the process: its next record has the default. */
        {1, CALL("01"), "CALL  netbsd32_exit(1)"},
        {1, RET("03"), "RET   read 0"},
        /* Linux threads exit, the process exits with its group. */
        {3, EMUL("linux"), "EMUL  \"linux\""},
        {3, CALL("3c"), "CALL  exit(1)"},
        {3, CALL("00"), "CALL  read(1)"},
        {3, CALL("e7"), "CALL  exit_group(1)"},
        {3, CALL("00"), "CALL  syscall(1)"},
        /* Only Linux's errors are negative; elsewhere such a number is the kernel's own. */
        {4, EMUL("svr4"), "EMUL  \"svr4\""},
        {4, FAILED("03"), "RET   read JUSTRETURN"},
        {4, KTREC_KIND_SYSRET, "03000000 c7ffffff 0000000000000000 0000000000000000",
         "RET   read -1 errno -57 Unknown error: 4294967239"},
        {4, KTREC_KIND_SYSRET, "03000000 c8000000 0000000000000000 0000000000000000",
         "RET   read -1 unknown errno 200"},
        /* kdump has svr4's list for it, and prints 32 bits. */
        {4, EMUL("svr4_32"), "EMUL  \"svr4_32\""},
        {4, KTREC_KIND_SYSCALL, "13000000 10000000 0300000001000000 ffffffffffffffff",
         "CALL  lseek(0x3,0xffffffff)"},
    };
    ktrec_print_options options = {0};

    (void)state;
    run_steps(&options, steps, sizeof(steps) / sizeof(steps[0]));
}

static void
test_default_emulation(void **state)
{
    static const step steps[] = {
        {1, CALL("00"), "CALL  read(1)"},
        {1, EMUL("netbsd"), "EMUL  \"netbsd\""},
        {1, RET("00"), "RET   read 0"},
        {1, RET("00"), "RET   syscall 0"},
    };
    ktrec_print_options options = {.emulation = "linux"};

    (void)state;
    run_steps(&options, steps, sizeof(steps) / sizeof(steps[0]));
}

/* What is filtered is not seen at all: an EMUL record left out changes nothing. */
static void
test_filters(void **state)
{
    static const step by_kind[] = {
        {1, EMUL("linux"), NULL},
        {1, CALL("00"), "CALL  syscall(1)"},
        {1, RET("00"), "RET   syscall 0"},
        {1, KTREC_KIND_NAMEI, "'/'", NULL},
    };
    static const step by_pid[] = {
        {1, EMUL("linux"), NULL},
        {2, CALL("00"), "CALL  syscall(1)"},
        {1, CALL("00"), NULL},
    };
    ktrec_print_options options = {.kinds = 1u << KTREC_KIND_SYSCALL | 1u << KTREC_KIND_SYSRET};

    (void)state;
    run_steps(&options, by_kind, sizeof(by_kind) / sizeof(by_kind[0]));
    options = (ktrec_print_options){.flags = KTREC_PRINT_ONE_PID, .pid = 2};
    run_steps(&options, by_pid, sizeof(by_pid) / sizeof(by_pid[0]));
}

static void
test_times(void **state)
{
    static const struct {
        int64_t sec;
        uint32_t nsec, resolution;
        const char *text; /* absolute, since the first, since the last */
    } rows[] = {
        {1700000000, 5, 1, "1700000000.000000005 0.000000000 0.000000000"},
        {1700000000, 1000000, 1, "1700000000.001000000 0.000999995 0.000999995"},
        {1699999999, 999999999, 1, "1699999999.999999999 -0.000000006 -0.001000001"},
        {1700000002, 0, 1, "1700000002.000000000 1.999999995 2.000000001"},
        {1700000002, 123456000, 1000, "1700000002.123456 2.123455 0.123456"},
        {-5, 7, 1, "-5.000000007 -1700000004.999999998 -1700000007.123455993"},
        {INT64_MAX, 1, 1,
         "9223372036854775807.000000001 9223372035154775806.999999996 "
         "9223372036854775811.999999994"},
        {INT64_MIN, 2, 1,
         "-9223372036854775808.000000002 -9223372038554775808.000000003 "
         "-18446744073709551614.999999999"},
    };
    ktrec_print_options options = {.flags = KTREC_PRINT_ABSOLUTE | KTREC_PRINT_ELAPSED |
                                            KTREC_PRINT_RELATIVE};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);
    char want[256];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_record record = new_record("netbsd-v2-lp64-le", KTREC_KIND_NAMEI, "/", 1);

        record.header.sec = rows[i].sec;
        record.header.nsec = rows[i].nsec;
        record.header.resolution = rows[i].resolution;
        out.size = 0;
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        (void)snprintf(want, sizeof(want), "  1234     17 cat      %s NAMI  \"/\"\n", rows[i].text);
        assert_string_equal(out.text, want);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

/* Types that nobody defined: kdump's facility bits leave 24 to 31 out. */
static void
test_types(void **state)
{
    static const struct {
        uint32_t type;
        const char *text;
    } rows[] = {
        {16, "  1234     17 cat      UNKNOWN(16)  \n"},
        {23, "  1234     17 cat      UNKNOWN(23)  \n"},
        {24, ""},
        {31, ""},
        {32, "  1234     17 cat      UNKNOWN(32)  \n"},
        {65535, "  1234     17 cat      UNKNOWN(65535)  \n"},
    };
    ktrec_print_options options = {0};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_record record = new_record("netbsd-v2-lp64-le", KTREC_KIND_UNKNOWN, "", 0);

        record.header.type = rows[i].type;
        out.size = 0;
        out.text[0] = '\0';
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        assert_string_equal(out.text, rows[i].text);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

static void
test_prefix(void **state)
{
    static const struct {
        int32_t pid;
        int64_t lwp;
        const char *comm, *text;
    } rows[] = {
        {1, 2, "", "     1      2          "},
        {999999, 1, "eightchr", "999999      1 eightchr "},
        {2147483647, 654321, "sixteencharname!", "2147483647 654321 sixteencharname! "},
        {-1, -2, "seventeencharname", "    -1     -2 seventeencharnam "},
    };
    ktrec_print_options options = {0};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);
    char want[256];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_record record = new_record("netbsd-v2-lp64-le", KTREC_KIND_NAMEI, "/", 1);

        record.header.pid = rows[i].pid;
        record.header.lwp = rows[i].lwp;
        memset(record.header.comm, 0, sizeof(record.header.comm));
        memcpy(record.header.comm, rows[i].comm, strlen(rows[i].comm));
        out.size = 0;
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        (void)snprintf(want, sizeof(want), "%sNAMI  \"/\"\n", rows[i].text);
        assert_string_equal(out.text, want);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

/* A screen of 40 columns; -n takes 80 whatever the screen is. */
static void
test_width(void **state)
{
    static const struct {
        uint32_t width, flags;
        size_t first; /* characters before the first fold */
    } rows[] = {{0, 0, 70},   {8, 0, 70}, {9, 0, 0}, {40, 0, 30}, {40, KTREC_PRINT_PLAIN, 70},
                {200, 0, 100}};
    uint8_t payload[8 + 100] = {0};

    (void)state;
    memset(payload + 8, 'x', 100);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.width = rows[i].width, .flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record =
            new_record("netbsd-v2-lp64-le", KTREC_KIND_GENIO, payload, sizeof(payload));

        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_int_equal(strspn(strchr(out.text, '"') + 1, "x"), rows[i].first);
        free(out.text);
    }
}

/* A warning about an unknown emulation, and none afterwards. */
static void
test_warning(void **state)
{
    ktrec_print_options options = {0};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);
    ktrec_record record = new_record("netbsd-v2-lp64-le", KTREC_KIND_EMUL, "nosuch", 6);

    (void)state;
    assert_int_equal(ktrec_printer_error(printer)->code, KTREC_OK);
    assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
    assert_true(ktrec_printer_error(printer)->code != KTREC_OK);
    assert_non_null(strstr(ktrec_printer_error(printer)->detail, "nosuch"));
    record = new_record("netbsd-v2-lp64-le", KTREC_KIND_EMUL, "a\nb\xff", 4);
    assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
    assert_non_null(strstr(ktrec_printer_error(printer)->detail, "a?b?"));
    record = new_record("netbsd-v2-lp64-le", KTREC_KIND_EMUL, "netbsd", 6);
    assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
    assert_int_equal(ktrec_printer_error(printer)->code, KTREC_OK);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_locale),
        cmocka_unit_test(test_emulations), cmocka_unit_test(test_default_emulation),
        cmocka_unit_test(test_filters),    cmocka_unit_test(test_times),
        cmocka_unit_test(test_prefix),     cmocka_unit_test(test_width),
        cmocka_unit_test(test_warning),    cmocka_unit_test(test_types),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
