/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_faults.c - the printer where something is wrong or large: options, failing output,
 * payloads without a shape, any bytes, 100,000 processes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print_help.h"

static void
test_options(void **state)
{
    static const struct {
        ktrec_print_options options;
        int code;
    } rows[] = {
        {{.size = sizeof(ktrec_print_options)}, KTREC_OK},
        {{.size = 8}, KTREC_OK},
        {{.size = 0}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .style = 99}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .flags = 0x80000000u}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .group = 16}, KTREC_OK},
        {{.size = sizeof(ktrec_print_options), .reserved = 7}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .group = 3}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .group = 32}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .emulation = "linux"}, KTREC_OK},
        {{.size = sizeof(ktrec_print_options), .emulation = "nosuch"}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .emulation = ""}, KTREC_E_ARGUMENT},
        {{.size = sizeof(ktrec_print_options), .release = "netbsd-6"}, KTREC_OK},
        {{.size = sizeof(ktrec_print_options), .release = "plan9-4"}, KTREC_E_ARGUMENT},
    };
    struct {
        ktrec_print_options options;
        uint8_t tail[16];
    } later = {{.size = sizeof(later)}, {0}};
    ktrec_printer *printer;
    ktrec_error error;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        output out = new_output(OUTPUT_MAX);

        assert_int_equal(ktrec_printer_open(&printer, &rows[i].options, gather, &out, &error),
                         rows[i].code);
        assert_true((printer != NULL) == (rows[i].code == KTREC_OK));
        assert_true(rows[i].code == KTREC_OK || error.code == rows[i].code);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
    assert_int_equal(ktrec_printer_open(&printer, &later.options, gather, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    later.tail[15] = 1;
    assert_int_equal(ktrec_printer_open(&printer, &later.options, gather, NULL, NULL),
                     KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_printer_open(&printer, NULL, NULL, NULL, NULL), KTREC_E_ARGUMENT);
    assert_null(printer);
    assert_int_equal(ktrec_printer_open(NULL, NULL, gather, NULL, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_printer_close(NULL), KTREC_OK);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    assert_int_equal(ktrec_printer_flush(NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_printer_print(NULL, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_printer_error(NULL)->code, KTREC_E_ARGUMENT);
}

/* Wherever the output fails: the error comes back from then on, and the sink is left alone. */
static void
test_failing_output(void **state)
{
    static uint8_t payload[8 + 50000];
    ktrec_print_options options = {0};

    (void)state;
    memset(payload + 8, 1, sizeof(payload) - 8);
    for (size_t limit = 0; limit < 600000; limit = limit < 4 ? limit + 1 : limit * 3) {
        output out = new_output(limit);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record =
            new_record("netbsd-v2-lp64-le", KTREC_KIND_GENIO, payload, sizeof(payload));
        int code = KTREC_OK;

        for (int i = 0; i < 6; i++) {
            int last = code;

            code = ktrec_printer_print(printer, &record);
            assert_true(code == KTREC_E_IO || (code == KTREC_OK && last == KTREC_OK));
        }
        assert_int_equal(ktrec_printer_flush(printer), KTREC_E_IO);
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_E_IO);
        assert_int_equal(ktrec_printer_error(printer)->code, KTREC_E_IO);
        assert_int_equal(ktrec_printer_error(printer)->sys_errno, ENOSPC);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_E_IO);
        assert_int_equal(out.calls_after_failure, 0);
        assert_true(out.size <= limit);
        free(out.text);
    }
}

/* A record of a known kind in no known form: a warning; its tag, why, and its bytes. */
static void
test_malformed(void **state)
{
    static const int kinds[] = {KTREC_KIND_SYSCALL, KTREC_KIND_SYSRET, KTREC_KIND_GENIO,
                                KTREC_KIND_PSIG,    KTREC_KIND_CSW,    KTREC_KIND_EXEC_FD};
    static const char *const tags[] = {"CALL", "RET", "GIO", "PSIG", "CSW", "FD"};
    ktrec_print_options options = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record("netbsd-v2-lp64-le", kinds[i], "abc", 3);
        char want[64];

        record.offset = 1000;
        record.index = 7;
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_error(printer)->code, KTREC_E_PAYLOAD);
        assert_int_equal(ktrec_printer_error(printer)->offset, 1000);
        assert_int_equal(ktrec_printer_error(printer)->record, 7);
        assert_true(ktrec_printer_error(printer)->detail[0] != '\0');
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        (void)snprintf(want, sizeof(want), "  1234     17 cat      %-4s  malformed: ", tags[i]);
        assert_memory_equal(out.text, want, strlen(want));
        assert_non_null(
            strstr(out.text, "\n\t000   61 62 63                                         abc\n"));
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

/* 100,000 processes, each in an emulation of its own choice, each asked twice. */
static void
test_many_processes(void **state)
{
    enum { PROCESSES = 100000 };
    static const char *const names[] = {"netbsd", "linux", "netbsd32"};
    static const char *const calls[] = {"CALL  syscall(1)", "CALL  read(1)",
                                        "CALL  netbsd32_syscall(1)"};
    ktrec_print_options options = {0};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);
    uint8_t call[BYTES_MAX];
    size_t size = read_bytes("00000000 08000000 01000000 00000000", call);

    (void)state;
    for (int pass = 0; pass < 3; pass++) {
        for (int pid = 1; pid <= PROCESSES; pid++) {
            int which = pid * 7 % 3;
            ktrec_record record;

            if (pass == 0)
                record = new_record("netbsd-v2-lp64-le", KTREC_KIND_EMUL, names[which],
                                    strlen(names[which]));
            else
                record = new_record("netbsd-v2-lp64-le", KTREC_KIND_SYSCALL, call, size);
            record.header.pid = pid * 11;
            assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
            assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
            if (pass != 0)
                assert_non_null(strstr(out.text, calls[which]));
            out.size = 0;
        }
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

/*
 * Kinds that a system's kdump follows or does not know, and has no line for.  OpenBSD's has none
 * for the record that opens a trace either, nor, since 7.1, for what its kernels once wrote.
 */
static int
has_no_line(const ktrec_format *format, int kind)
{
    switch (format->system) {
    case KTREC_SYSTEM_FREEBSD:
        return kind == KTREC_KIND_UNKNOWN || kind == KTREC_KIND_PROCCTOR ||
               kind == KTREC_KIND_PROCDTOR;
    case KTREC_SYSTEM_OPENBSD:
        return kind == KTREC_KIND_UNKNOWN || kind == KTREC_KIND_START ||
               (format->version > 4 && (kind == KTREC_KIND_CSW || kind == KTREC_KIND_EMUL));
    default:
        return 0;
    }
}

/*
 * Any bytes of any length as any kind in any format: whole lines, one of two codes, nothing read
 * beyond.
 */
static void
test_hostile_payloads(void **state)
{
    static const uint32_t flags[] = {0, KTREC_PRINT_HEX, KTREC_PRINT_PLAIN, KTREC_PRINT_DECIMAL};
    uint32_t seed = 1;
    ktrec_format format;

    (void)state;
    for (size_t f = 0; ktrec_format_list(f, &format) == KTREC_OK; f++) {
        ktrec_print_options options = {.flags = flags[f % 4], .group = 1u << f % 5};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);

        for (int kind = 0; kind < KTREC_KIND_COUNT; kind++) {
            for (size_t size = 0; size < 180; size++) {
                uint8_t *payload =
                    malloc(size + 1); /* its own block, so that a tool sees a byte too many */
                ktrec_record record;
                int code;

                assert_non_null(payload);
                record = new_record("netbsd-v2-lp64-le", kind, payload + 1, size);
                for (size_t i = 0; i <= size; i++) {
                    seed = seed * 1664525u + 1013904223u;
                    payload[i] = (uint8_t)(seed >> 24) & (seed & 0x100 ? 0xff : 0x03);
                }
                record.format = format;
                out.size = 0;
                code = ktrec_printer_print(printer, &record);
                assert_int_equal(code, KTREC_OK);
                assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
                if (has_no_line(&format, kind))
                    assert_int_equal(out.size, 0);
                else
                    assert_true(out.size > 0 && (out.text[out.size - 1] == '\n' ||
                                                 kind == KTREC_KIND_PSIG)); /* NetBSD, too long */
                free(payload);
            }
        }
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

/*
 * Headers that no reader makes: a name without an end, and kinds that there are not, in all styles.
 */
static void
test_headers_by_hand(void **state)
{
    static const uint16_t kinds[] = {KTREC_KIND_NAMEI, KTREC_KIND_COUNT, 200, UINT16_MAX};
    ktrec_format format;

    (void)state;
    for (size_t f = 0; ktrec_format_list(f, &format) == KTREC_OK; f++) {
        for (uint32_t style = 0; style <= KTREC_STYLE_DRAGONFLY; style++) {
            ktrec_print_options options = {.style = style, .flags = KTREC_PRINT_LWP};
            output out = new_output(OUTPUT_MAX);
            ktrec_printer *printer = new_printer(&options, &out);

            for (size_t i = 0; i < 2 * sizeof(kinds) / sizeof(kinds[0]); i++) {
                ktrec_record record = new_record("netbsd-v2-lp64-le", KTREC_KIND_NAMEI, "/", 1);
                const char *behind;

                record.format = format;
                record.header.kind = kinds[i / 2];
                record.header.pid = INT32_MIN;
                record.header.lwp = INT64_MIN;
                record.header.flags = KTREC_HAS_LWP;
                memset(record.header.comm, 'x', sizeof(record.header.comm));
                out.size = 0;
                assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
                assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
                out.text[out.size] = '\0';
                behind = strchr(out.text, 'x');
                assert_true(behind == NULL || strspn(behind, "x") <= sizeof(record.header.comm));
            }
            assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
            free(out.text);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options),          cmocka_unit_test(test_failing_output),
        cmocka_unit_test(test_malformed),        cmocka_unit_test(test_many_processes),
        cmocka_unit_test(test_hostile_payloads), cmocka_unit_test(test_headers_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
