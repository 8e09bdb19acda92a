/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_tables.c - every row of every table of names, read from the table, against the look-ups.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ktrec/names.h>

#include "names.h"
#include "tsv.h"

enum { NAME_LONGEST = 200, SEEN_MOST = 4000 };

/* A name that goes into text as it is: printable, of a sane length. */
static void
assert_sane(const char *name)
{
    assert_in_range(strlen(name), 1, NAME_LONGEST);
    for (const char *p = name; *p != '\0'; p++)
        assert_true(*p >= ' ' && *p <= '~');
}

/* Every system call list: what finds it. */
static const struct {
    const char *file;
    int system;
    const char *release, *emulation;
    int register_size;
} lists[] = {
    {"netbsd", N, NULL, NULL, 8},
    {"netbsd-2016", N, "netbsd-2016", "netbsd", 4},
    {"netbsd-6", N, "netbsd-6", NULL, 8},
    {"netbsd-5.2", N, "netbsd-5.2", NULL, 4},
    {"netbsd-4.0", N, "netbsd-4.0", NULL, 8},
    {"netbsd-1.4T", N, "netbsd-1.4T", NULL, 4},
    {"netbsd32", N, NULL, "netbsd32", 8},
    {"netbsd32-2016", N, "netbsd-2016", "netbsd32", 8},
    {"netbsd-aoutm68k", N, NULL, "aoutm68k", 4},
    {"netbsd-darwin", N, NULL, "darwin", 4},
    {"netbsd-freebsd", N, NULL, "freebsd", 4},
    {"netbsd-hpux", N, NULL, "hpux", 4},
    {"netbsd-ibcs2", N, NULL, "ibcs2", 4},
    {"netbsd-irix", N, NULL, "irix", 4},
    {"netbsd-linux-aarch64", N, NULL, "linux-aarch64", 8},
    {"netbsd-linux-alpha", N, NULL, "linux-alpha", 8},
    {"netbsd-linux-amd64", N, NULL, "linux", 8},
    {"netbsd-linux-arm", N, NULL, "linux-arm", 4},
    {"netbsd-linux-i386", N, NULL, "linux", 4},
    {"netbsd-linux-m68k", N, NULL, "linux-m68k", 4},
    {"netbsd-linux-mips", N, NULL, "linux-mips", 4},
    {"netbsd-linux-powerpc", N, NULL, "linux-powerpc", 4},
    {"netbsd-linux32-aarch64", N, NULL, "linux32-aarch64", 8},
    {"netbsd-linux32-amd64", N, NULL, "linux32", 8},
    {"netbsd-mach", N, NULL, "mach", 4},
    {"netbsd-osf1", N, NULL, "osf1", 8},
    {"netbsd-pecoff", N, NULL, "pecoff", 4},
    {"netbsd-sunos", N, NULL, "sunos", 4},
    {"netbsd-sunos32", N, NULL, "sunos32", 8},
    {"netbsd-svr4", N, NULL, "svr4", 4},
    {"netbsd-svr4_32", N, NULL, "svr4_32", 8},
    {"netbsd-ultrix", N, NULL, "ultrix", 4},
    {"freebsd", F, NULL, NULL, 8},
    {"freebsd-13.2", F, "freebsd-13.2", NULL, 8},
    {"freebsd-12.1", F, "freebsd-12.1", NULL, 8},
    {"freebsd-10.1", F, "freebsd-10.1", NULL, 8},
    {"freebsd-9", F, "freebsd-9", NULL, 8},
    {"freebsd32", F, NULL, "freebsd32", 8},
    {"freebsd-linux-amd64", F, NULL, "linux", 8},
    {"freebsd-linux-arm", F, NULL, "linux-arm", 4},
    {"freebsd-linux-arm64", F, NULL, "linux-arm64", 8},
    {"freebsd-linux-i386", F, NULL, "linux", 4},
    {"freebsd-linux32-amd64", F, NULL, "linux32", 8},
    {"openbsd", O, NULL, NULL, 8},
    {"openbsd-7.7", O, "openbsd-7.7", NULL, 8},
    {"openbsd-7.6", O, "openbsd-7.6", NULL, 8},
    {"openbsd-7.5", O, "openbsd-7.5", NULL, 8},
    {"openbsd-7.4", O, "openbsd-7.4", NULL, 8},
    {"openbsd-7.3", O, "openbsd-7.3", NULL, 8},
    {"openbsd-7.2", O, "openbsd-7.2", NULL, 8},
    {"openbsd-6.9", O, "openbsd-6.9", NULL, 8},
    {"openbsd-6.6", O, "openbsd-6.6", NULL, 8},
    {"openbsd-6.3", O, "openbsd-6.3", NULL, 8},
    {"openbsd-5.9", O, "openbsd-5.9", NULL, 8},
    {"openbsd-5.6", O, "openbsd-5.6", NULL, 8},
    {"openbsd-4.9", O, "openbsd-4.9", NULL, 8},
    {"dragonfly", D, NULL, NULL, 8},
    {"darwin-10.4", X, "darwin-10.4", NULL, 4},
    {"44bsd-lite2", C, NULL, NULL, 4},
    {"44bsd", C, "44bsd", NULL, 4},
    {"43reno", C, "43reno", NULL, 4},
};

/* The tables of numbers: the part of the file name after the family. */
static const struct {
    const char *name;
    int system;
    int first_real_time, last_real_time;
} systems[] = {
    {"netbsd", N, 33, 63},   {"freebsd", F, 65, 126}, {"openbsd", O, 0, -1},
    {"dragonfly", D, 0, -1}, {"darwin", X, 0, -1},    {"44bsd", C, 0, -1},
};

static void
call_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(
            lists[i].system, lists[i].release, lists[i].emulation, lists[i].register_size);
        tsv t;

        assert_non_null(calls);
        tsv_open(&t, lists[i].file);
        while (tsv_next(&t)) {
            const char *name = ktrec_calls_name(calls, tsv_integer(t.cells[0]));

            assert_non_null(name);
            assert_string_equal(name, t.cells[1]);
            assert_sane(name);
        }
        assert_int_equal(ktrec_calls_count(calls), t.rows);
    }
}

/* No list lies in the folder without being looked up. */
static void
call_lists_are_all(void **state)
{
    static const char *const others[] = {"errno-", "signals-",         "si_code-",
                                         "ioctl-", "flags-",           "sysctl-names-",
                                         "kdump-", "netbsd-emul-map.", "freebsd-linux-errno."};
    DIR *folder = opendir(KTREC_TEST_SOURCE "/src/names/tables");
    struct dirent *entry;
    size_t there = 0;
    size_t known = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        size_t stem = strlen(entry->d_name) < 4 ? 0 : strlen(entry->d_name) - 4;
        int list = stem > 0 && strcmp(entry->d_name + stem, ".tsv") == 0;

        for (size_t i = 0; i < COUNT(others); i++)
            if (strncmp(entry->d_name, others[i], strlen(others[i])) == 0)
                list = 0;
        there += (size_t)list;
        for (size_t i = 0; list && i < COUNT(lists); i++)
            known += (size_t)(strlen(lists[i].file) == stem &&
                              memcmp(entry->d_name, lists[i].file, stem) == 0);
    }
    closedir(folder);
    assert_int_equal(there, COUNT(lists));
    assert_int_equal(known, COUNT(lists));
}

static void
error_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++) {
        char file[64];
        tsv t;

        snprintf(file, sizeof(file), "errno-%s", systems[i].name);
        tsv_open(&t, file);
        while (tsv_next(&t)) {
            int number = tsv_integer(t.cells[0]);
            const char *name = ktrec_errno_name(systems[i].system, number);
            const char *text = ktrec_errno_text(systems[i].system, number);

            if (strcmp(t.cells[3], "error") != 0 && strcmp(t.cells[3], "internal") != 0) {
                assert_true(name != NULL && strcmp(name, t.cells[1]) != 0); /* an alias */
                continue;
            }
            assert_non_null(name);
            assert_string_equal(name, t.cells[1]);
            assert_sane(name);
            assert_int_equal(text != NULL, t.cells[2][0] != '\0');
            if (text != NULL)
                assert_string_equal(text, t.cells[2]);
        }
    }
}

static void
signal_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++) {
        int named[256] = {0};
        char text[64];
        tsv t;

        snprintf(text, sizeof(text), "signals-%s", systems[i].name);
        tsv_open(&t, text);
        while (tsv_next(&t)) {
            int number = tsv_integer(t.cells[0]);

            assert_in_range(number, 1, 255);
            if (strcmp(t.cells[2], "signal") != 0 || named[number]++)
                continue; /* the first name of a number is its own */
            assert_non_null(ktrec_signal_name(systems[i].system, number));
            assert_string_equal(ktrec_signal_name(systems[i].system, number), t.cells[1]);
            assert_sane(t.cells[1]);
        }
        for (int number = 0; number < 256; number++) {
            const char *name = ktrec_signal_name(systems[i].system, number);
            int real_time =
                number >= systems[i].first_real_time && number <= systems[i].last_real_time;

            snprintf(text, sizeof(text), "SIGRT%d", number - systems[i].first_real_time);
            if (real_time && !named[number])
                assert_string_equal(name, text);
            else
                assert_int_equal(name != NULL, named[number] != 0);
        }
    }
}

static int
signal_number(int system, const char *name, size_t length)
{
    for (int number = 1; number < 128; number++) {
        const char *one = ktrec_signal_name(system, number);

        if (one != NULL && strlen(one) == length && memcmp(one, name, length) == 0)
            return number;
    }
    return 0;
}

static void
signal_code_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++) {
        int zero_seen = 0;
        char file[64];
        tsv t;

        if (systems[i].system == C)
            continue; /* siginfo is younger */
        snprintf(file, sizeof(file), "si_code-%s", systems[i].name);
        tsv_open(&t, file);
        while (tsv_next(&t)) {
            int code = tsv_integer(t.cells[1]);
            /* "SIGIO/SIGPOLL": the first that the system has. */
            int number = strcmp(t.cells[0], "*") == 0 ? 2
                                                      : signal_number(systems[i].system, t.cells[0],
                                                                      strcspn(t.cells[0], "/"));
            const char *name = ktrec_sicode_name(systems[i].system, number, code);

            assert_true(number != 0);
            assert_non_null(name);
            if (number == 2 && code == 0 && zero_seen++)
                continue; /* FreeBSD gives 0 two names */
            assert_string_equal(name, t.cells[2]);
            assert_sane(name);
        }
    }
}

/* The first name met for a value in a table is the one to be found. */
typedef struct seen {
    uint32_t value[SEEN_MOST];
    char name[SEEN_MOST][NAME_LONGEST];
    size_t count;
} seen;

static const char *
seen_first(seen *s, uint32_t value, const char *name)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->value[i] == value)
            return s->name[i];
    assert_true(s->count < SEEN_MOST && strlen(name) < NAME_LONGEST);
    s->value[s->count] = value;
    memcpy(s->name[s->count], name, strlen(name) + 1);
    return s->name[s->count++];
}

/* A header that the system's kdump is built without: it knows none of its names. */
static int
is_unknown(int system, const char *header)
{
    static const struct {
        int system;
        const char *start;
    } headers[] = {
        {N, "compat/"},
        {N, "dist/"},
        {N, "net/if_ppp.h"},
        {F, "amd64/include/sgx.h"},
        {F, "dev/hid/hidraw.h"},
        {F, "dev/mpr/"},
        {F, "dev/mps/"},
        {F, "dev/ocs_fc/ocs_ioctl.h"},
        {F, "dev/ppbus/ppi.h"},
        {F, "dev/sbni/if_sbnivar.h"},
        {F, "dev/usb/"},
        {F, "dev/veriexec/veriexec_ioctl.h"},
        {F, "i386/"},
        {F, "x86/include/apm_bios.h"},
        {O, "arch/"},
        {O, "dev/dt/dtvar.h"},
        {O, "dev/ic/bt8xx.h"},
        {O, "dev/ic/pspvar.h"},
        {O, "dev/isa/spkrio.h"},
        {O, "dev/vmm/vmm.h"},
        {O, "dev/wscons/wsdisplay_usl_io.h"},
        {O, "sys/kstat.h"},
        {O, "sys/scsiio.h"},
    };

    for (size_t i = 0; i < COUNT(headers); i++)
        if (headers[i].system == system &&
            strncmp(header, headers[i].start, strlen(headers[i].start)) == 0)
            return 1;
    return 0;
}

static void
request_tables(void **state)
{
    static seen of_size[2];

    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++) {
        char file[64];
        tsv t;

        if (systems[i].system == C || systems[i].system == X)
            continue;
        of_size[0].count = of_size[1].count = 0;
        snprintf(file, sizeof(file), "ioctl-%s", systems[i].name);
        tsv_open(&t, file);
        while (tsv_next(&t))
            for (int column = 0; column < 2; column++) {
                uint32_t value = (uint32_t)strtoul(t.cells[column], NULL, 16);
                int long_size = column == 0 ? 8 : 4;
                const char *name;

                if (strcmp(t.cells[column], "-") == 0)
                    continue;
                if (is_unknown(systems[i].system, t.cells[3]))
                    continue;
                name = ktrec_ioctl_name(systems[i].system, long_size, value);
                assert_non_null(name);
                assert_string_equal(name, seen_first(&of_size[column], value, t.cells[2]));
                assert_sane(name);
            }
    }
}

static void
emulation_map(void **state)
{
    static const char *const emulations[] = {"linux", "svr4", "ibcs2", "osf1"};
    static const char *const kinds[] = {"errno", "signal"};
    size_t compared = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(emulations) * COUNT(kinds); i++) {
        const char *emulation = emulations[i / 2];
        int first[512]; /* by the emulation's number + 256, the first native one */
        tsv t;

        memset(first, 0xff, sizeof(first));
        tsv_open(&t, "netbsd-emul-map");
        while (tsv_next(&t)) {
            int number = tsv_integer(t.cells[4]);
            int native = -1000;

            assert_in_range(number + 256, 0, 511);
            if (strcmp(t.cells[0], emulation) != 0 || strcmp(t.cells[1], kinds[i % 2]) != 0)
                continue;
            if (first[number + 256] == -1)
                first[number + 256] = tsv_integer(t.cells[2]);
            if (i % 2 == 0)
                assert_int_equal(ktrec_errno_native(N, emulation, number, &native), 1);
            else
                assert_int_equal(ktrec_signal_native(N, emulation, number, &native), 1);
            assert_int_equal(native, first[number + 256]);
            compared++;
        }
        assert_int_equal(t.rows, 612);
    }
    assert_int_equal(compared, 612);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(call_lists),         cmocka_unit_test(call_lists_are_all),
        cmocka_unit_test(error_tables),       cmocka_unit_test(signal_tables),
        cmocka_unit_test(signal_code_tables), cmocka_unit_test(request_tables),
        cmocka_unit_test(emulation_map),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
