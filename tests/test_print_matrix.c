/* SPDX-License-Identifier: BSD-2-Clause */
/* test_print_matrix.c - each option of each kdump, on each kind of record its system writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "print_help.h"
#include "print_matrix.h"
#include "systems/systems.h"

enum { TEXT_MAX = 8192, PID = 1234, OTHER_PID = 99 };

/* How the printer is asked; -p and -t are of the record. */
static const struct {
    const char *letters;
    uint32_t flags, max_data, group;
} options[MATRIX_OPTIONS] = {
    [OPT_NONE] = {"no option", 0, 0, 0},
    [OPT_A] = {"-A", KTREC_PRINT_ABI, 0, 0},
    [OPT_c] = {"-c", KTREC_PRINT_CPU, 0, 0},
    [OPT_d] = {"-d", KTREC_PRINT_DECIMAL, 0, 0},
    [OPT_E] = {"-E", KTREC_PRINT_ELAPSED, 0, 0},
    [OPT_H] = {"-H", KTREC_PRINT_LWP, 0, 0},
    [OPT_m0] = {"-m 0", KTREC_PRINT_NO_DATA, 0, 0},
    [OPT_m5] = {"-m 5", 0, 5, 0},
    [OPT_N] = {"-N", KTREC_PRINT_NUMBERS, 0, 0},
    [OPT_n] = {"-n", KTREC_PRINT_PLAIN, 0, 0},
    [OPT_nn] = {"-nn", KTREC_PRINT_PLAIN | KTREC_PRINT_PLAINER, 0, 0},
    [OPT_p] = {"-p 1234", KTREC_PRINT_ONE_PID, 0, 0},
    [OPT_p_other] = {"-p 99", KTREC_PRINT_ONE_PID, 0, 0},
    [OPT_R] = {"-R", KTREC_PRINT_RELATIVE, 0, 0},
    [OPT_r] = {"-r", KTREC_PRINT_RESOLVE, 0, 0},
    [OPT_S] = {"-S", KTREC_PRINT_CALLNO, 0, 0},
    [OPT_s] = {"-s", KTREC_PRINT_NO_GENIO, 0, 0},
    [OPT_T] = {"-T", KTREC_PRINT_ABSOLUTE, 0, 0},
    [OPT_TR] = {"-TR", KTREC_PRINT_ABSOLUTE | KTREC_PRINT_RELATIVE, 0, 0},
    [OPT_t] = {"-t its kind", 0, 0, 0},
    [OPT_t_other] = {"-t other kinds", 0, 0, 0},
    [OPT_u] = {"-u label", 0, 0, 0},
    [OPT_X] = {"-X", KTREC_PRINT_HEX, 0, 4},
    [OPT_x] = {"-x", KTREC_PRINT_HEX, 0, 0},
};

#define NETBSD "  1234     17 cat      "
#define FREEBSD "  1234 cat      "
#define OPENBSD "  1234 cat      "
#define DRAGONFLY " 1234 cat      "
#define NO_TIMES                                                                                   \
    {                                                                                              \
        "", "", ""                                                                                 \
    }
#define T9                                                                                         \
    {                                                                                              \
        "1700000000.000042000 ", "1700000001.500042000 ", "1700000002.000043000 "                  \
    }
#define T6                                                                                         \
    {                                                                                              \
        "1700000000.000042 ", "1700000001.500042 ", "1700000002.000043 "                           \
    }
#define E9                                                                                         \
    {                                                                                              \
        "0.000000000 ", "1.500000000 ", "2.000001000 "                                             \
    }
#define E6                                                                                         \
    {                                                                                              \
        "0.000000 ", "1.500000 ", "2.000001 "                                                      \
    }
#define R9                                                                                         \
    {                                                                                              \
        "0.000000000 ", "1.500000000 ", "0.500001000 "                                             \
    }
/* OpenBSD's and DragonFly's first record has the time that passed since 1970. */
#define R6_SINCE_1970                                                                              \
    {                                                                                              \
        "1700000000.000042 ", "1.500000 ", "0.500001 "                                             \
    }

/* clang-format off */
static const matrix_style styles[] = {
    {"netbsd", KTREC_STYLE_NETBSD, NULL, 17, 1,
     {[OPT_NONE] = {NETBSD, NO_TIMES}, [OPT_d] = {NETBSD, NO_TIMES}, [OPT_T] = {NETBSD, T9},
      [OPT_E] = {NETBSD, E9}, [OPT_R] = {NETBSD, R9}, [OPT_N] = {NETBSD, NO_TIMES},
      [OPT_n] = {NETBSD, NO_TIMES}, [OPT_nn] = {NETBSD, NO_TIMES}, [OPT_x] = {NETBSD, NO_TIMES},
      [OPT_X] = {NETBSD, NO_TIMES}, [OPT_m5] = {NETBSD, NO_TIMES}, [OPT_m0] = {NETBSD, NO_TIMES},
      [OPT_p] = {NETBSD, NO_TIMES}, [OPT_p_other] = {NETBSD, NO_TIMES},
      [OPT_t] = {NETBSD, NO_TIMES}, [OPT_t_other] = {NETBSD, NO_TIMES}},
     matrix_netbsd, &matrix_netbsd_count},
    {"freebsd", KTREC_STYLE_FREEBSD, NULL, 100123, 1,
     {[OPT_NONE] = {FREEBSD, NO_TIMES}, [OPT_A] = {FREEBSD, NO_TIMES},
      [OPT_c] = {FREEBSD "  3 ", NO_TIMES}, [OPT_d] = {FREEBSD, NO_TIMES}, [OPT_E] = {FREEBSD, E9},
      [OPT_H] = {"  1234 100123 cat      ", NO_TIMES}, [OPT_m5] = {FREEBSD, NO_TIMES},
      [OPT_n] = {FREEBSD, NO_TIMES}, [OPT_p] = {FREEBSD, NO_TIMES},
      [OPT_p_other] = {FREEBSD, NO_TIMES}, [OPT_R] = {FREEBSD, R9}, [OPT_r] = {FREEBSD, NO_TIMES},
      [OPT_S] = {FREEBSD, NO_TIMES}, [OPT_s] = {FREEBSD, NO_TIMES}, [OPT_T] = {FREEBSD, T9},
      [OPT_t] = {FREEBSD, NO_TIMES}, [OPT_t_other] = {FREEBSD, NO_TIMES}},
     matrix_freebsd, &matrix_freebsd_count},
    {"openbsd", KTREC_STYLE_OPENBSD, "openbsd-7.6", 412, 1,
     {[OPT_NONE] = {OPENBSD, NO_TIMES}, [OPT_d] = {OPENBSD, NO_TIMES},
      [OPT_H] = {"  1234/412     cat      ", NO_TIMES}, [OPT_m5] = {OPENBSD, NO_TIMES},
      [OPT_m0] = {OPENBSD, NO_TIMES}, [OPT_n] = {OPENBSD, NO_TIMES}, [OPT_p] = {OPENBSD, NO_TIMES},
      [OPT_p_other] = {OPENBSD, NO_TIMES}, [OPT_R] = {OPENBSD, R6_SINCE_1970},
      [OPT_T] = {OPENBSD, T6}, [OPT_TR] = {OPENBSD, E6}, [OPT_t] = {OPENBSD, NO_TIMES},
      [OPT_t_other] = {OPENBSD, NO_TIMES}, [OPT_u] = {OPENBSD, NO_TIMES},
      [OPT_X] = {OPENBSD, NO_TIMES}, [OPT_x] = {OPENBSD, NO_TIMES}},
     matrix_openbsd, &matrix_openbsd_count},
    {"dragonfly", KTREC_STYLE_DRAGONFLY, NULL, 0, 1000,
     {[OPT_NONE] = {DRAGONFLY, NO_TIMES}, [OPT_c] = {" 1234  3 cat      ", NO_TIMES},
      [OPT_d] = {DRAGONFLY, NO_TIMES}, [OPT_H] = {" 1234:0    cat      ", NO_TIMES},
      [OPT_m5] = {DRAGONFLY, NO_TIMES}, [OPT_n] = {DRAGONFLY, NO_TIMES},
      [OPT_p] = {DRAGONFLY, NO_TIMES}, [OPT_p_other] = {DRAGONFLY, NO_TIMES},
      [OPT_R] = {DRAGONFLY, R6_SINCE_1970}, [OPT_T] = {DRAGONFLY, T6},
      [OPT_t] = {DRAGONFLY, NO_TIMES}, [OPT_t_other] = {DRAGONFLY, NO_TIMES}},
     matrix_dragonfly, &matrix_dragonfly_count},
};
/* clang-format on */

enum { STYLES = sizeof(styles) / sizeof(styles[0]) };

/* Record n of a row. */
static ktrec_record
new_row_record(const matrix_style *style, const matrix_row *row, const uint8_t *bytes, size_t size,
               unsigned n)
{
    static const struct {
        int64_t sec;
        uint32_t nsec;
    } times[MATRIX_RECORDS] = {{1700000000, 42000}, {1700000001, 500042000}, {1700000002, 43000}};
    ktrec_record record = new_record(row->format, row->kind, bytes, size);

    record.offset = 64 * (n + 1);
    record.header.sec = times[n].sec;
    record.header.nsec = times[n].nsec;
    record.header.lwp = style->lwp;
    record.header.cpu = 3;
    record.header.resolution = style->resolution;
    record.header.flags |= KTREC_HAS_LWP | KTREC_HAS_CPU;
    return record;
}

/* FreeBSD decodes the calls of a process whose ABI it has been told: of FreeBSD, 64 bits. */
static void
tell_abi(ktrec_printer *printer, const ktrec_record *like)
{
    static const uint8_t lp64_freebsd[4] = {0x09, 0x02, 0, 0};
    ktrec_record process = *like;

    process.header.kind = KTREC_KIND_PROCCTOR;
    process.payload.data = lp64_freebsd;
    process.payload.size = sizeof(lp64_freebsd);
    assert_int_equal(ktrec_printer_print(printer, &process), KTREC_OK);
}

static void
print_row(const matrix_style *style, const matrix_row *row, int option, output *out)
{
    const uint64_t kind = UINT64_C(1) << row->kind;
    ktrec_print_options how = {.style = style->style,
                               .release = style->release,
                               .flags = options[option].flags,
                               .max_data = options[option].max_data,
                               .group = options[option].group};
    uint8_t bytes[BYTES_MAX];
    const size_t size = read_bytes(row->payload, bytes);
    ktrec_printer *printer;

    if (option == OPT_p || option == OPT_p_other)
        how.pid = option == OPT_p ? PID : OTHER_PID;
    if (option == OPT_t || option == OPT_t_other)
        how.kinds = option == OPT_t ? kind : ~kind;
    if (option == OPT_u)
        how.label = "label";
    if (option == OPT_X && style->style == KTREC_STYLE_OPENBSD)
        how.flags = KTREC_PRINT_HEXDUMP;
    printer = new_printer(&how, out);
    for (unsigned n = 0; n < MATRIX_RECORDS; n++) {
        ktrec_record record = new_row_record(style, row, bytes, size, n);

        if (n == 0 && style->style == KTREC_STYLE_FREEBSD)
            tell_abi(printer, &record);
        (void)ktrec_printer_print(printer, &record);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
}

/* What a cell says, into text of TEXT_MAX bytes. */
static void
expect(const matrix_start *start, const matrix_cell *cell, const matrix_cell *base, char *text)
{
    size_t used = 0;

    text[0] = '\0';
    if (cell->what == CELL_NOTHING || cell->what == CELL_NA)
        return;
    for (unsigned n = 0; n < MATRIX_RECORDS; n++) {
        const char *body = cell->what == CELL_SAME ? base->text : cell->text;
        const int bare = cell->what == CELL_BARE;
        int size = snprintf(text + used, TEXT_MAX - used, "%s%s%s", bare ? "" : start->lead,
                            bare ? "" : start->times[n], body);

        assert_true(size >= 0 && (size_t)size < TEXT_MAX - used);
        used += (size_t)size;
    }
}

static void
check_cell(const matrix_style *style, const matrix_row *row, int option)
{
    const matrix_cell *cell = &row->cells[option], *base = &row->cells[OPT_NONE];
    char want[TEXT_MAX];
    output out;

    if (style->starts[option].lead == NULL) {
        if (cell->what != CELL_EMPTY)
            fail_msg("%s has no %s", style->name, options[option].letters);
        return;
    }
    if (cell->what == CELL_EMPTY || cell->text == NULL || cell->text[0] == '\0')
        fail_msg("%s, kind %d: no cell for %s", style->name, row->kind, options[option].letters);
    if (cell->what == CELL_SAME && base->what != CELL_TEXT)
        fail_msg("%s, kind %d: %s as what?", style->name, row->kind, options[option].letters);
    out = new_output(OUTPUT_MAX);
    print_row(style, row, option, &out);
    expect(&style->starts[option], cell, base, want);
    if (strcmp(out.text, want) != 0)
        fail_msg("%s, kind %d, %s:\n%sinstead of\n%s", style->name, row->kind,
                 options[option].letters, out.text, want);
    free(out.text);
}

static void
test_cells(void **state)
{
    (void)state;
    for (size_t s = 0; s < STYLES; s++)
        for (size_t i = 0; i < *styles[s].count; i++)
            for (int option = 0; option < MATRIX_OPTIONS; option++)
                check_cell(&styles[s], &styles[s].rows[i], option);
}

static int
has_row(const matrix_style *style, int kind)
{
    for (size_t i = 0; i < *style->count; i++)
        if (style->rows[i].kind == kind)
            return 1;
    return 0;
}

/* Every kind that a system writes has its row, and so has a type that it never defined. */
static void
test_kinds(void **state)
{
    (void)state;
    for (size_t s = 0; s < STYLES; s++) {
        const ktreci_system *const *system = ktreci_systems;

        while (*system != NULL && strcmp((*system)->name, styles[s].name) != 0)
            system++;
        assert_non_null(*system);
        for (const ktreci_type *type = (*system)->types; type->shapes != NULL; type++)
            if (!has_row(&styles[s], type->kind))
                fail_msg("%s: no row for kind %d", styles[s].name, type->kind);
        assert_true(has_row(&styles[s], KTREC_KIND_UNKNOWN));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells), cmocka_unit_test(test_kinds)};

    /* -r prints dates in local time. */
    if (setenv("TZ", "UTC", 1) != 0)
        return 1;
    tzset();
    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
