/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_calls.c - what is known of a call beside its name: slots of its arguments, the list that
 * FreeBSD's sv_flags choose, the error numbers of Linux processes, names of sysctl levels.
 */
#include <stdlib.h>
#include <string.h>

#include "names/calls.h"
#include "names/emulation.h"
#include "names/freebsd_abi.h"
#include "names/rules.h"
#include "names/sysctl.h"

#include "names.h"
#include "tsv.h"

/* The machines of a table's columns: 8-byte registers; 4-byte ones, and aligned 64-bit integers. */
static const ktrec_format machines[] = {
    {.register_size = 8, .align64 = 8},
    {.register_size = 4, .align64 = 4},
    {.register_size = 4, .align64 = 8},
};

static void
slots(void **state)
{
    static const struct {
        int system;
        const char *release, *emulation;
        int64_t number;
        int slots[3];
    } rows[] = {
        {N, NULL, NULL, 3, {3, 3, 3}},             /* read */
        {N, NULL, NULL, 199, {4, 5, 6}},           /* lseek: fd, pad, off_t, whence */
        {N, NULL, NULL, 197, {7, 8, 8}},           /* mmap: five, pad, off_t */
        {N, NULL, NULL, 450, {3, 4, 4}},           /* __mknod50: path, mode, 64-bit dev_t */
        {N, "netbsd-5.2", NULL, 14, {3, 3, 3}},    /* mknod */
        {N, NULL, NULL, 198, {-1, -1, -1}},        /* __syscall */
        {N, NULL, NULL, 11, {-1, -1, -1}},         /* obsolete */
        {N, NULL, NULL, 20, {0, 0, 0}},            /* getpid */
        {F, NULL, NULL, 478, {3, 4, 6}},           /* lseek: fd, off_t, whence */
        {F, NULL, NULL, 477, {6, 7, 8}},           /* mmap: five, off_t */
        {F, NULL, NULL, 532, {6, 7, 8}},           /* wait6: idtype, 64-bit id, four */
        {F, "freebsd-10.1", NULL, 498, {4, 4, 4}}, /* mknodat: 32-bit dev_t */
        {F, NULL, NULL, 559, {4, 5, 6}},           /* mknodat: fd, path, mode, 64-bit dev_t */
        {F, NULL, "freebsd32", 478, {5, 5, 5}},    /* lseek: fd, pad, two halves, whence */
        {O, NULL, NULL, 166, {3, 4, 6}},           /* lseek */
        {O, "openbsd-6.9", NULL, 199, {4, 5, 6}},  /* lseek with its pad */
        {O, "openbsd-6.9", NULL, 173, {5, 6, 6}},  /* pread: three, pad, off_t */
        {O, NULL, NULL, 169, {4, 5, 6}},           /* pread: fd, buf, size, off_t */
        {O, NULL, NULL, 86, {3, 4, 4}},            /* kbind: two, int64_t */
        {O, NULL, NULL, 331, {-1, -1, -1}},
        {O, NULL, NULL, -1, {-1, -1, -1}},
        {O, NULL, NULL, INT64_MAX, {-1, -1, -1}},
        {C, "43reno", NULL, 11, {-1, -1, -1}},     /* only a count is known */
        {O, "openbsd-1.0", NULL, 3, {-1, -1, -1}}, /* no list */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t j = 0; j < COUNT(machines); j++)
            assert_int_equal(ktreci_calls_slots(ktrec_calls_find(rows[i].system, rows[i].release,
                                                                 rows[i].emulation, 8),
                                                rows[i].number, &machines[j]),
                             rows[i].slots[j]);
}

/* In every native list: a slot for each argument where registers have 8 bytes. */
static void
slots_of_lists(void **state)
{
    static const int systems[] = {N, F, O, D, X};
    const char *release;

    (void)state;
    for (size_t i = 0; i < COUNT(systems); i++)
        for (size_t j = 0; (release = ktrec_release_list(systems[i], j)) != NULL; j++) {
            const ktrec_calls_table *calls = ktrec_calls_find(systems[i], release, NULL, 8);
            tsv t;

            tsv_open(&t, release);
            while (tsv_next(&t)) {
                int known = strcmp(t.cells[2], "-") != 0 && strcmp(t.cells[4], "INDIR") != 0;
                int expected = known ? tsv_integer(t.cells[2]) : -1;
                int64_t number = tsv_integer(t.cells[0]);
                int narrow = ktreci_calls_slots(calls, number, &machines[1]);

                assert_int_equal(ktreci_calls_slots(calls, number, &machines[0]), expected);
                assert_true(narrow >= expected);
                assert_true(ktreci_calls_slots(calls, number, &machines[2]) >= narrow);
            }
        }
}

static void
freebsd_abis(void **state)
{
    enum { FREEBSD = 9, LINUX = 3, CLOUDABI = 17, NARROW = 0x100, WIDE = 0x200 };
    static const struct {
        const char *release;
        uint32_t sv_flags;
        uint8_t register_size, align64;
        const char *emulation, *number_5;
        uint8_t linux_errors, unknown_errors, wide_pairs, decoded;
    } rows[] = {
        {NULL, FREEBSD | WIDE, 8, 8, "freebsd", "open", 0, 0, 0, 1},
        {NULL, FREEBSD | NARROW, 8, 8, "freebsd32", "open", 0, 0, 1, 1},
        {NULL, FREEBSD | NARROW, 4, 4, "freebsd", "open", 0, 0, 1, 1},
        {NULL, 0, 8, 8, "freebsd", "open", 0, 0, 0, 0},
        {"freebsd-12.1", 0, 8, 8, "freebsd", "open", 0, 0, 0, 1},
        {NULL, LINUX | WIDE, 8, 8, "linux", "linux_newfstat", 1, 0, 0, 1},
        {NULL, LINUX | NARROW | 0x4000, 8, 8, "linux32", "linux_open", 1, 0, 1, 1},
        {"freebsd-10.1", LINUX | NARROW, 4, 4, "linux-i386", "linux_open", 1, 0, 1, 1},
        {NULL, LINUX | NARROW, 4, 8, "linux-arm", "linux_open", 1, 0, 1, 1},
        {NULL, CLOUDABI | WIDE, 8, 8, NULL, NULL, 0, 1, 0, 0},
        {NULL, 255, 8, 8, NULL, NULL, 0, 1, 0, 0},
        {NULL, UINT32_MAX, 8, 8, NULL, NULL, 0, 1, 1, 0},
        {NULL, NARROW, 8, 8, NULL, NULL, 0, 1, 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_format format = {
            .system = F, .register_size = rows[i].register_size, .align64 = rows[i].align64};
        ktreci_freebsd_abi abi = ktreci_freebsd_abi_get(rows[i].release, rows[i].sv_flags, &format);

        assert_name(abi.emulation, rows[i].emulation);
        assert_name(ktrec_calls_name(abi.calls, 5), rows[i].number_5);
        assert_int_equal((abi.flags & KTRECI_EMULATION_KNOWN) != 0, rows[i].emulation != NULL);
        assert_int_equal((abi.flags & KTRECI_EMULATION_LINUX) != 0, rows[i].linux_errors);
        assert_int_equal(abi.linux_errors, rows[i].linux_errors);
        assert_int_equal(abi.unknown_errors, rows[i].unknown_errors);
        assert_int_equal(abi.wide_pairs, rows[i].wide_pairs);
        assert_int_equal(abi.decoded, rows[i].decoded);
    }
}

static void
linux_errors(void **state)
{
    static const int32_t none[] = {-1, -2, -100, INT32_MIN, 98, 150, INT32_MAX};
    tsv t;

    (void)state;
    tsv_open(&t, "freebsd-linux-errno");
    while (tsv_next(&t)) {
        assert_name(ktrec_errno_name(F, tsv_integer(t.cells[0])), t.cells[1]);
        assert_int_equal(ktreci_freebsd_linux_errno(tsv_integer(t.cells[0])),
                         tsv_integer(t.cells[3]));
    }
    assert_int_equal(t.rows, 97);
    assert_int_equal(ktreci_freebsd_linux_errno(0), 0);
    for (size_t i = 0; i < COUNT(none); i++)
        assert_int_equal(ktreci_freebsd_linux_errno(none[i]), INT32_MAX);
}

static void
sysctl_names(void **state)
{
    static const struct {
        int system;
        int32_t name[4];
        size_t level;
        const char *expected;
    } rows[] = {
        {O, {1}, 0, "kern"},
        {O, {1, 2}, 1, "osrelease"},
        {O, {1, 15, 0}, 1, "gap"},
        {O, {1, 2, 3}, 2, NULL},
        {O, {1, 66, 0}, 2, "all"},
        {O, {1, 66, 7}, 2, "kthread"},
        {O, {1, 66, 8}, 2, NULL},
        {O, {1, 66, 0, 412}, 3, NULL},
        {O, {1, 42, 2}, 2, "vforks"},
        {O, {1, 39, 3}, 2, "kmemnames"},
        {O, {1, 78, 1}, 2, NULL},
        {O, {3, 1}, 1, "posix"},
        {O, {3, 2}, 1, NULL},
        {O, {3, 1, 1}, 2, NULL},
        {O, {4, 17, 0}, 1, "route"},
        {O, {4, 17, 0}, 2, NULL},
        {O, {5, 1}, 1, NULL},
        {O, {7, 8}, 1, "cpufeature"},
        {O, {7, 9}, 1, NULL},
        {O, {9, 12}, 1, NULL},
        {O, {10, 1}, 0, "vfs"},
        {O, {10, 1}, 1, NULL},
        {O, {0}, 0, NULL},
        {O, {11}, 0, NULL},
        {O, {-1}, 0, NULL},
        {O, {INT32_MIN, INT32_MAX}, 1, NULL},
        {O, {1, INT32_MAX}, 1, NULL},
        {O, {1, INT32_MIN}, 1, NULL},
        {O, {1}, SIZE_MAX, NULL},
        {N, {1}, 0, NULL},
        {F, {1, 2}, 1, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_name(ktreci_sysctl_name(rows[i].system, rows[i].name, rows[i].level),
                    rows[i].expected);
}

/* Every name of the lists that kdump knows, and none of the others. */
static void
sysctl_table(void **state)
{
    static const struct {
        const char *list;
        size_t level;
        int32_t above[2];
    } lists[] = {
        {"top", 0, {0}},
        {"kern", 1, {1}},
        {"vm", 1, {2}},
        {"fs", 1, {3}},
        {"net", 1, {4}},
        {"hw", 1, {6}},
        {"machdep", 1, {7}},
        {"ddb", 1, {9}},
        {"kern_malloc", 2, {1, 39}},
        {"kern_nchstats", 2, {1, 41}},
        {"kern_forkstat", 2, {1, 42}},
        {"kern_tty", 2, {1, 44}},
        {"kern_seminfo", 2, {1, 61}},
        {"kern_shminfo", 2, {1, 62}},
        {"kern_watchdog", 2, {1, 64}},
        {"kern_proc", 2, {1, 66}},
        {"kern_timecounter", 2, {1, 69}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++) {
        int32_t name[3] = {lists[i].above[0], lists[i].above[1], 0};
        size_t seen = 0;
        size_t named = 0;
        tsv t;

        tsv_open(&t, "sysctl-names-openbsd");
        while (tsv_next(&t)) {
            if (strcmp(t.cells[0], lists[i].list) != 0)
                continue;
            name[lists[i].level] = tsv_integer(t.cells[1]);
            assert_name(ktreci_sysctl_name(O, name, lists[i].level), t.cells[2]);
            seen++;
        }
        for (name[lists[i].level] = -300; name[lists[i].level] < 300; name[lists[i].level]++)
            named += ktreci_sysctl_name(O, name, lists[i].level) != NULL;
        assert_true(seen > 0);
        assert_int_equal(named, seen);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots),        cmocka_unit_test(slots_of_lists),
        cmocka_unit_test(freebsd_abis), cmocka_unit_test(linux_errors),
        cmocka_unit_test(sysctl_names), cmocka_unit_test(sysctl_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
