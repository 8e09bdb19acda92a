/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_styles.c - which style a system's records print in, and each style given all formats.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print_help.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A look-up of "/", as each kdump prints it. */
static void
test_choice(void **state)
{
    static const struct {
        const char *format;
        uint32_t style, flags;
        const char *text;
    } rows[] = {
        {"netbsd-v2-lp64-le", KTREC_STYLE_AUTO, 0, "  1234     17 cat      NAMI  \"/\"\n"},
        {"freebsd-v1-lp64-le", KTREC_STYLE_AUTO, 0, "  1234 cat      NAMI  \"/\"\n"},
        {"freebsd-v1-lp64-le", KTREC_STYLE_AUTO, KTREC_PRINT_LWP,
         "  1234     17 cat      NAMI  \"/\"\n"},
        {"openbsd-v5-lp64-le", KTREC_STYLE_AUTO, KTREC_PRINT_LWP,
         "  1234/17      cat      NAMI  \"/\"\n"},
        {"dragonfly-v2-lp64-le", KTREC_STYLE_AUTO, 0, " 1234:17   cat      NAMI  \"/\"\n"},
        {"csrg-v2-i386-le", KTREC_STYLE_AUTO, 0, "  1234 cat      NAMI  \"/\"\n"},
        {"darwin-v1-ilp32-be", KTREC_STYLE_AUTO, 0, "  1234 cat      NAMI  \"/\"\n"},
        /* Another system's style, with what it cannot print of its own. */
        {"netbsd-v2-lp64-le", KTREC_STYLE_FREEBSD, KTREC_PRINT_LWP,
         "  1234     17 cat      NAMI  \"/\"\n"},
        {"netbsd-v2-lp64-le", KTREC_STYLE_DRAGONFLY, 0, " 1234:17   cat      NAMI  \"/\"\n"},
        {"freebsd-v1-lp64-le", KTREC_STYLE_NETBSD, KTREC_PRINT_CPU,
         "  1234     17 cat        5 NAMI  \"/\"\n"},
        {"freebsd-v1-lp64-le", KTREC_STYLE_DRAGONFLY, KTREC_PRINT_CPU,
         " 1234:17    5 cat      NAMI  \"/\"\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.style = rows[i].style, .flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record(rows[i].format, KTREC_KIND_NAMEI, "/", 1);

        record.header.cpu = 5;
        if (record.format.system == KTREC_SYSTEM_FREEBSD)
            record.header.flags |= KTREC_HAS_CPU;
        if (record.format.system == KTREC_SYSTEM_CSRG ||
            record.format.system == KTREC_SYSTEM_DARWIN) {
            record.header.flags = 0;
            record.header.lwp = 0;
        }
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_string_equal(out.text, rows[i].text);
        free(out.text);
    }
}

/* Options that the system's own kdump does not have, and that make sense all the same. */
static void
test_others_options(void **state)
{
    static const char call[] = "\24\0\0\0\0\0\0\0"; /* number 20, no arguments */
    static const char data[] = "\3\0\0\0\0\0\0\0abc";
    static const struct {
        const char *format;
        int kind;
        uint32_t flags;
        const char *bytes;
        size_t size;
        const char *text;
    } rows[] = {
        {"netbsd-v2-lp64-le", KTREC_KIND_GENIO, KTREC_PRINT_NO_GENIO, data, sizeof(data) - 1,
         "  1234     17 cat      GIO   fd 3 read 3 bytes\n"},
        {"openbsd-v5-lp64-le", KTREC_KIND_GENIO, KTREC_PRINT_NO_GENIO, data, sizeof(data) - 1,
         "  1234 cat      GIO   fd 3 read 3 bytes\n"},
        {"netbsd-v2-lp64-le", KTREC_KIND_GENIO, KTREC_PRINT_HEXDUMP, data, sizeof(data) - 1,
         "  1234     17 cat      GIO   fd 3 read 3 bytes\n"
         "\t000   61 62 63                                         abc\n"},
        {"netbsd-v2-lp64-le", KTREC_KIND_SYSCALL, KTREC_PRINT_CALLNO, call, sizeof(call) - 1,
         "  1234     17 cat      CALL  getpid[20]\n"},
        {"openbsd-v5-lp64-le", KTREC_KIND_SYSCALL, KTREC_PRINT_CALLNO, call, sizeof(call) - 1,
         "  1234 cat      CALL  getpid[20]()\n"},
        {"netbsd-v2-lp64-le", KTREC_KIND_SYSCALL, KTREC_PRINT_CALLNO | KTREC_PRINT_NUMBERS, call,
         sizeof(call) - 1, "  1234     17 cat      CALL  [20]\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record(rows[i].format, rows[i].kind, rows[i].bytes, rows[i].size);

        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_string_equal(out.text, rows[i].text);
        free(out.text);
    }
}

/*
 * Three records, the second of them two hundredths before the first: since the first, since the
 * last.
 */
static void
test_backwards(void **state)
{
    static const struct {
        const char *format;
        const char *elapsed[3], *relative[3];
    } rows[] = {
        {"netbsd-v2-lp64-le",
         {"0.000000000", "-0.020000000", "1.500000000"},
         {"0.000000000", "-0.020000000", "1.520000000"}},
        {"netbsd-v0-lp64-le",
         {"0.000000", "-1.980000", "1.500000"},
         {"0.000000", "-1.980000", "1.520000"}},
        {"freebsd-v1-lp64-le",
         {"0.000000000", "-1.980000000", "1.500000000"},
         {"0.000000000", "-0.020000000", "1.520000000"}},
        {"dragonfly-v2-lp64-le",
         {"0.000000", "-1.980000", "1.500000"},
         {"1700000000.010000", "-1.980000", "1.520000"}},
        {"csrg-v2-i386-le",
         {"0.000000", "-1.980000", "1.500000"},
         {"1700000000.010000", "-1.980000", "1.520000"}},
        {"darwin-v1-ilp32-be",
         {"0.000000", "-1.980000", "1.500000"},
         {"1700000000.010000", "-1.980000", "1.520000"}},
    };
    static const struct {
        int64_t sec;
        uint32_t nsec;
    } times[] = {{1700000000, 10000000}, {1699999999, 990000000}, {1700000001, 510000000}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.flags = KTREC_PRINT_ELAPSED | KTREC_PRINT_RELATIVE};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        char want[128];

        for (size_t j = 0; j < COUNT(times); j++) {
            ktrec_record record = new_record(rows[i].format, KTREC_KIND_NAMEI, "/", 1);

            if (record.format.version == 0)
                record.header.flags &= (uint16_t)~KTREC_HAS_LWP;
            record.header.sec = times[j].sec;
            record.header.nsec = times[j].nsec;
            record.header.resolution = strlen(rows[i].elapsed[0]) == 11 ? 1 : 1000;
            out.size = 0;
            assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
            assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
            (void)snprintf(want, sizeof(want), " %s %s NAMI  \"/\"\n", rows[i].elapsed[j],
                           rows[i].relative[j]);
            assert_true(out.size > strlen(want));
            assert_string_equal(out.text + out.size - strlen(want), want);
        }
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

/* -p: a thread's id where the system has no two alike, and a process's everywhere. */
static void
test_threads(void **state)
{
    static const struct {
        const char *format;
        int32_t id;
        int printed;
    } rows[] = {
        {"netbsd-v2-lp64-le", 1234, 1},    {"netbsd-v2-lp64-le", 17, 0},
        {"freebsd-v1-lp64-le", 1234, 1},   {"freebsd-v1-lp64-le", 17, 1},
        {"openbsd-v5-lp64-le", 1234, 1},   {"openbsd-v5-lp64-le", 17, 1},
        {"dragonfly-v2-lp64-le", 1234, 1}, {"dragonfly-v2-lp64-le", 17, 0},
        {"freebsd-v1-lp64-le", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.flags = KTREC_PRINT_ONE_PID, .pid = rows[i].id};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record(rows[i].format, KTREC_KIND_NAMEI, "/", 1);

        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_int_equal(out.size != 0, rows[i].printed);
        free(out.text);
    }
}

/* Bytes of FreeBSD's lines of hex, which fill the screen. */
static void
test_hex_width(void **state)
{
    static const struct {
        uint32_t width, flags;
        size_t bytes;
    } rows[] = {{0, 0, 16},   {80, 0, 16}, {100, 0, 22},
                {132, 0, 32}, {20, 0, 2},  {9, 0, 2},
                {32, 0, 2},   {33, 0, 4},  {132, KTREC_PRINT_PLAIN, 16}};
    uint8_t payload[8 + 200] = {0};

    (void)state;
    memset(payload + 8, 1, 200);
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.width = rows[i].width, .flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record =
            new_record("freebsd-v1-lp64-le", KTREC_KIND_GENIO, payload, sizeof(payload));

        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_non_null(strchr(out.text, '|'));
        assert_int_equal(strspn(strchr(out.text, '|') + 1, "."), rows[i].bytes);
        free(out.text);
    }
}

/* A width that no screen has is that of the widest. */
static void
test_huge_width(void **state)
{
    static const uint32_t flags[] = {0, KTREC_PRINT_HEX, KTREC_PRINT_HEXDUMP};
    static const uint32_t widths[] = {65535, 65536, INT32_MAX, UINT32_MAX};
    static const char payload[] = "\3\0\0\0\0\0\0\0hello, world\n";

    (void)state;
    for (uint32_t style = KTREC_STYLE_NETBSD; style <= KTREC_STYLE_DRAGONFLY; style++) {
        for (size_t f = 0; f < COUNT(flags); f++) {
            output first = {0};

            for (size_t w = 0; w < COUNT(widths); w++) {
                ktrec_print_options options = {
                    .style = style, .flags = flags[f], .width = widths[w]};
                output out = new_output(OUTPUT_MAX);
                ktrec_printer *printer = new_printer(&options, &out);
                ktrec_record record =
                    new_record("netbsd-v2-lp64-le", KTREC_KIND_GENIO, payload, sizeof(payload) - 1);

                assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
                assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
                if (w == 0) {
                    first = out;
                    continue;
                }
                assert_string_equal(out.text, first.text);
                free(out.text);
            }
            free(first.text);
        }
    }
}

/* A name of a structure that is known, and its size, so that more than its name is looked at. */
static size_t
put_structure(const ktrec_format *format, int kind, uint32_t seed, uint8_t *payload, size_t size)
{
    static const char *const names[] = {"sockaddr", "stat",     "caprights",  "itimerval",
                                        "kevent",   "pollfd",   "l_sigset_t", "thrparam",
                                        "inotify",  "cpuset_t", "msghdr",     "freebsd11_kevent32"};
    static const uint8_t sizes[] = {8, 16, 20, 28, 32, 56, 64, 104, 112, 120};
    const char *name = names[seed % COUNT(names)];
    const uint8_t length = sizes[seed / 16 % COUNT(sizes)];
    const size_t lead = kind == KTREC_KIND_STRUCT_ARRAY ? format->long_size : 0;
    const size_t at = lead + strlen(name) + 1;

    if (size < at + length)
        return size;
    memset(payload, 0, lead);
    if (lead != 0)
        payload[format->order == KTREC_ORDER_LITTLE ? 0 : lead - 1] = length;
    memcpy(payload + lead, name, strlen(name) + 1);
    payload[at] = length;
    return at + length;
}

/* Any bytes of any kind, in all formats and all styles: whole lines, and nothing read beyond. */
static void
test_all_styles(void **state)
{
    uint32_t seed = 1;
    ktrec_format format;

    (void)state;
    for (size_t f = 0; ktrec_format_list(f, &format) == KTREC_OK; f++) {
        for (uint32_t style = 0; style <= KTREC_STYLE_DRAGONFLY; style++) {
            ktrec_print_options options = {.style = style,
                                           .flags = f % 2 == 0 ? KTREC_PRINT_RESOLVE : 0,
                                           .release = f % 3 == 0 ? "freebsd-12.1" : NULL};
            output out = new_output(OUTPUT_MAX);
            ktrec_printer *printer = new_printer(&options, &out);

            for (int n = 0; n < 12 * KTREC_KIND_COUNT; n++) {
                const int kind = n % KTREC_KIND_COUNT;
                size_t size = (seed >> 8) % 200;
                uint8_t bytes[200];
                uint8_t *payload;
                ktrec_record record;

                for (size_t i = 0; i < sizeof(bytes); i++) {
                    seed = seed * 1664525u + 1013904223u;
                    bytes[i] = (uint8_t)(seed >> 24) & (seed & 0x100 ? 0xff : 0x03);
                }
                if (kind == KTREC_KIND_STRUCT || kind == KTREC_KIND_STRUCT_ARRAY)
                    size = put_structure(&format, kind, seed >> 8, bytes, size);
                payload = malloc(size + 1); /* its own block, whose end a tool guards */
                assert_non_null(payload);
                memcpy(payload + 1, bytes, size);
                record = new_record("netbsd-v2-lp64-le", kind, payload + 1, size);
                record.format = format;
                out.size = 0;
                (void)ktrec_printer_print(printer, &record);
                assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
                assert_true(out.size == 0 || out.text[out.size - 1] == '\n' ||
                            kind == KTREC_KIND_PSIG); /* NetBSD, too long */
                free(payload);
            }
            assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
            free(out.text);
        }
    }
}

/* Which style is a system's, for those who ask before they print. */
static void
test_style_of_system(void **state)
{
    static const uint32_t want[] = {
        [KTREC_SYSTEM_NONE] = KTREC_STYLE_NETBSD,
        [KTREC_SYSTEM_NETBSD] = KTREC_STYLE_NETBSD,
        [KTREC_SYSTEM_FREEBSD] = KTREC_STYLE_FREEBSD,
        [KTREC_SYSTEM_OPENBSD] = KTREC_STYLE_OPENBSD,
        [KTREC_SYSTEM_DRAGONFLY] = KTREC_STYLE_DRAGONFLY,
        [KTREC_SYSTEM_CSRG] = KTREC_STYLE_FREEBSD,
        [KTREC_SYSTEM_DARWIN] = KTREC_STYLE_FREEBSD,
    };
    int system;

    (void)state;
    for (system = 0; system < (int)(sizeof(want) / sizeof(want[0])); system++)
        assert_int_equal(ktrec_print_style(system), want[system]);
    assert_int_equal(ktrec_print_style(system), KTREC_STYLE_NETBSD);
    assert_int_equal(ktrec_print_style(-1), KTREC_STYLE_NETBSD);
    assert_int_equal(ktrec_print_style(INT32_MAX), KTREC_STYLE_NETBSD);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choice),     cmocka_unit_test(test_others_options),
        cmocka_unit_test(test_backwards),  cmocka_unit_test(test_threads),
        cmocka_unit_test(test_hex_width),  cmocka_unit_test(test_huge_width),
        cmocka_unit_test(test_all_styles), cmocka_unit_test(test_style_of_system),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
