/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_names.c - system calls by system, release and emulation: rows picked by hand from every
 * list, and the bounds of each function.  test_tables.c compares all rows with the tables
 * themselves.
 */
#include <limits.h>

#include <ktrec/names.h>

#include "names/emulation.h"
#include "names/sets.h"

#include "names.h"

static void
calls_by_emulation(void **state)
{
    static const struct {
        int system;
        const char *release, *emulation;
        int register_size;
        int64_t number;
        const char *name; /* NULL: none */
        uint32_t count;   /* 0: no such list */
    } rows[] = {
        {N, NULL, NULL, 8, 506, "semtimedop", 507},
        {N, NULL, "netbsd", 4, 11, "#11 (obsolete execv)", 507},
        {N, NULL, "netbsd32", 8, 3, "netbsd32_read", 506},
        {N, NULL, "netbsd32", 4, 505, "netbsd32___dup3100", 506},
        {N, NULL, "linux", 8, 0, "read", 452},
        {N, NULL, "linux", 8, 131, "sigaltstack", 452},
        {N, NULL, "linux", 4, 3, "read", 442},
        {N, NULL, "linux", 4, 116, "sysinfo", 442},
        {N, NULL, "linux32", 8, 3, "netbsd32_read", 351},
        {N, NULL, "linux32", 4, 11, "netbsd32_execve", 351},
        {N, NULL, "linux-aarch64", 8, 131, "tgkill", 442},
        {N, NULL, "linux-alpha", 8, 116, "osf1_gettimeofday", 552},
        {N, NULL, "linux-amd64", 4, 451, "nosys", 452},
        {N, NULL, "linux-arm", 4, 441, "epoll_pwait2", 442},
        {N, NULL, "linux32-aarch64", 8, 486, "get_tls", 487},
        {N, NULL, "freebsd", 8, 131, "flock", 440},
        {N, NULL, "svr4", 4, 131, "memcntl", 256},
        {N, NULL, "svr4_32", 8, 116, "netbsd32_mprotect", 256},
        {N, NULL, "sunos", 4, 189, "uname", 190},
        {N, NULL, "sunos32", 8, 37, "netbsd32_kill", 190},
        {N, NULL, "osf1", 8, 5, "#5 (unimplemented old open)", 267},
        {N, NULL, "ultrix", 4, 257, "setsysinfo", 258},
        {N, NULL, "ibcs2", 4, 116, "mprotect", 260},
        {N, NULL, "aoutm68k", 4, 307, "setcontext", 308},
        {N, NULL, "irix", 4, 131, "procblk", 236},
        {N, NULL, "irix o32", 4, 116, "readlink", 236},
        {N, NULL, "irix n32", 8, 116, "readlink", 236},
        {N, NULL, "mach", 4, 26, "reply_port", 128},
        {N, NULL, "mach", 4, -26, "reply_port", 128},
        {N, NULL, "mach", 4, -128, NULL, 128},
        {N, NULL, "darwin", 4, 11, "#11 (unimplemented execv)", 364},
        {N, NULL, "darwin", 4, -37, "semaphore_wait_signal_trap", 364},
        {N, NULL, "pecoff", 4, 397, "__fhstatvfs140", 398},
        {N, NULL, "hpux", 4, 324, "#324 (unimplemented msem_remove)", 325},
        {N, NULL, "netbsd-rump", 8, 3, NULL, 0},
        {N, NULL, "Linux", 8, 3, NULL, 0},
        {N, NULL, "", 8, 3, NULL, 0},
        {F, NULL, NULL, 8, 603, "pdopenpid", 604},
        {F, NULL, "freebsd32", 4, 116, "freebsd32_gettimeofday", 583},
        {F, NULL, "linux", 8, 131, "linux_sigaltstack", 444},
        {F, NULL, "linux", 4, 131, "linux_quotactl", 444},
        {F, NULL, "linux32", 8, 5, "linux_open", 444},
        {F, NULL, "linux-arm", 4, 116, "linux_sysinfo", 407},
        {F, NULL, "linux-arm64", 8, 131, "linux_tgkill", 444},
        {F, NULL, "netbsd", 8, 3, NULL, 0},
        {O, NULL, NULL, 8, 11, "wait4", 331},
        {O, NULL, "native", 4, 330, "__get_tcb", 331},
        {D, NULL, NULL, 8, 551, "__realpath", 552},
        {C, NULL, NULL, 4, 231, "shmget", 232},
        {X, NULL, NULL, 4, 369, "#369", 370},
        {KTREC_SYSTEM_NONE, NULL, NULL, 8, 3, NULL, 0},
        {-1, NULL, NULL, 8, 3, NULL, 0},
        {X + 1, NULL, NULL, 8, 3, NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *table = ktrec_calls_find(rows[i].system, rows[i].release,
                                                          rows[i].emulation, rows[i].register_size);

        assert_int_equal(table != NULL, rows[i].count != 0);
        assert_int_equal(ktrec_calls_count(table), rows[i].count);
        assert_name(ktrec_calls_name(table, rows[i].number), rows[i].name);
    }
}

static void
calls_by_release(void **state)
{
    static const struct {
        int system;
        const char *release;
        int number;
        const char *name; /* tells the list from its neighbours */
        uint32_t count;   /* 0: no such release */
    } rows[] = {
        /* Each list by its name. */
        {N, "netbsd", 435, "compat_100___kevent50", 507},
        {N, "netbsd-2016", 435, "__kevent50", 483},
        {N, "netbsd-6", 477, "clock_nanosleep", 478},
        {N, "netbsd-5.2", 416, "__posix_fadvise50", 417},
        {N, "netbsd-4.0", 398, "__fhstat40", 399},
        {N, "netbsd-1.4T", 303, "__shmctl13", 304},
        {F, "freebsd", 603, "pdopenpid", 604},
        {F, "freebsd-13.2", 582, "swapoff", 583},
        {F, "freebsd-12.1", 567, "fhreadlink", 568},
        {F, "freebsd-10.1", 544, "procctl", 545},
        {F, "freebsd-9", 1, "exit", 545},
        {O, "openbsd-7.6", 37, "#37 (obsolete msyscall)", 331},
        {O, "openbsd-7.5", 37, "msyscall", 331},
        {O, "openbsd-7.2", 116, "recvmmsg", 331},
        {O, "openbsd-6.9", 116, "#116 (obsolete t32_gettimeofday)", 331},
        {O, "openbsd-6.6", 37, "#37 (obsolete o58_kill)", 331},
        {O, "openbsd-5.9", 37, "o58_kill", 331},
        {O, "openbsd-5.6", 37, "kill", 331},
        {O, "openbsd-4.9", 312, "getdirentries", 313},
        {C, "44bsd-lite2", 231, "shmget", 232},
        {C, "44bsd", 210, "#210", 211},
        {C, "43reno", 11, "execv", 191},
        {X, "darwin-10.4", 11, "#11", 370},
        /* Without a list of their own: the nearest earlier one. */
        {N, "netbsd-11.0", 506, "semtimedop", 507},
        {N, "netbsd-10.0", 506, "semtimedop", 507},
        {N, "netbsd-10", 506, "semtimedop", 507},
        {N, "netbsd-9.4", 482, "clock_getcpuclockid2", 483},
        {N, "netbsd-8.1", 482, "clock_getcpuclockid2", 483},
        {N, "netbsd-7.99.34", 482, "clock_getcpuclockid2", 483},
        {N, "netbsd-7.2", 477, "clock_nanosleep", 478},
        {N, "netbsd-6.0.1", 477, "clock_nanosleep", 478},
        {N, "netbsd-5.0", 416, "__posix_fadvise50", 417},
        {N, "netbsd-4.0.1", 398, "__fhstat40", 399},
        {N, "netbsd-3.1", 303, "__shmctl13", 304},
        {N, "netbsd-1.6ZK", 303, "__shmctl13", 304},
        {N, "netbsd-0.9", 303, "__shmctl13", 304},
        {F, "freebsd-16", 603, "pdopenpid", 604},
        {F, "freebsd-15.0", 603, "pdopenpid", 604},
        {F, "freebsd-14", 582, "swapoff", 583},
        {F, "freebsd-11.4", 544, "procctl", 545},
        {F, "freebsd-4.11", 1, "exit", 545},
        {O, "openbsd-9.0", 37, "#37 (obsolete msyscall)", 331},
        {O, "openbsd-7.0", 116, "#116 (obsolete t32_gettimeofday)", 331},
        {O, "openbsd-6.7", 37, "#37 (obsolete o58_kill)", 331},
        {O, "openbsd-5.5", 312, "getdirentries", 313},
        {D, "dragonfly-6.4", 551, "__realpath", 552},
        {X, "darwin", 369, "#369", 370},
        {C, "csrg", 231, "shmget", 232},
        /* Earlier than all, where numbers changed their meaning or nothing is known. */
        {O, "openbsd-4.8", 3, NULL, 0},
        {D, "dragonfly-1.0", 3, NULL, 0},
        {X, "darwin-10.3", 3, NULL, 0},
        /* No release. */
        {N, "", 3, NULL, 0},
        {N, "netbs", 3, NULL, 0},
        {N, "netbsd-", 3, NULL, 0},
        {N, "netbsd-x", 3, NULL, 0},
        {N, "netbsd-7.", 3, NULL, 0},
        {N, "netbsd--7", 3, NULL, 0},
        {N, "netbsd-7_STABLE", 3, NULL, 0},
        {N, "netbsd-99999999999999999999", 3, NULL, 0},
        {N, "netbsd-7.99999999999999999999", 3, NULL, 0},
        {N, "netbsd7", 3, NULL, 0},
        {N, "freebsd-9", 3, NULL, 0},
        {F, "netbsd-7", 3, NULL, 0},
        {C, "4.4BSD", 3, NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *table = ktrec_calls_find(rows[i].system, rows[i].release, NULL, 8);

        assert_int_equal(ktrec_calls_count(table), rows[i].count);
        assert_name(ktrec_calls_name(table, rows[i].number), rows[i].name);
    }
}

/* An emulation's lists follow the release too, as far as there are several. */
static void
emulation_by_release(void **state)
{
    static const struct {
        const char *release, *emulation;
        uint32_t count;
    } rows[] = {
        {"netbsd", "netbsd32", 506},      {"netbsd-10", "netbsd32", 506},
        {"netbsd-2016", "netbsd32", 481}, {"netbsd-7", "netbsd32", 481},
        {"netbsd-4.0", "netbsd32", 481},  {"netbsd-1.4T", "netbsd32", 481},
        {"netbsd-2", "linux", 452},       {"netbsd-6", "svr4", 256},
        {"netbsd-x", "linux", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(
            ktrec_calls_count(ktrec_calls_find(N, rows[i].release, rows[i].emulation, 8)),
            rows[i].count);
}

static void
calls_bounds(void **state)
{
    static const int64_t outside[] = {-1,        INT16_MIN,       INT_MIN,        INT64_MIN,
                                      507,       UINT16_MAX,      UINT16_MAX + 4, INT_MAX,
                                      INT64_MAX, INT64_C(1) << 32};
    const ktrec_calls_table *native = ktrec_calls_find(N, NULL, NULL, 8);
    const ktrec_calls_table *mach = ktrec_calls_find(N, NULL, "mach", 4);

    (void)state;
    for (size_t i = 0; i < COUNT(outside); i++) {
        assert_null(ktrec_calls_name(native, outside[i]));
        assert_null(ktreci_rule_get(native, outside[i]));
        if (outside[i] != -1) /* a number of the mach list */
            assert_null(ktrec_calls_name(mach, outside[i]));
    }
    assert_null(ktrec_calls_name(NULL, 0));
    assert_null(ktreci_rule_get(NULL, 0));
    assert_int_equal(ktrec_calls_count(NULL), 0);
    /* Any register size but 4 is a 64-bit machine's. */
    assert_ptr_equal(ktrec_calls_find(N, NULL, "linux", 0), ktrec_calls_find(N, NULL, "linux", 8));
    assert_ptr_not_equal(ktrec_calls_find(N, NULL, "linux", 4),
                         ktrec_calls_find(N, NULL, "linux", 8));
}

static void
short_form(void **state)
{
    ktrec_format format = {.system = N, .version = 2, .register_size = 8};

    (void)state;
    assert_name(ktrec_syscall_name(&format, NULL, 3), "read");
    assert_name(ktrec_syscall_name(&format, "linux", 3), "close");
    assert_null(ktrec_syscall_name(&format, "plan9", 3));
    assert_null(ktrec_syscall_name(&format, NULL, INT_MIN));
    assert_null(ktrec_syscall_name(NULL, NULL, 3));
    format.register_size = 4;
    assert_name(ktrec_syscall_name(&format, "linux", 3), "read");
    format.system = 77;
    assert_null(ktrec_syscall_name(&format, NULL, 3));
}

/* The newest first, each found by its own name. */
static void
releases(void **state)
{
    static const struct {
        int system;
        const char *first, *last;
        size_t count;
    } rows[] = {
        {N, "netbsd", "netbsd-1.4T", 6},    {F, "freebsd", "freebsd-9", 5},
        {O, "openbsd", "openbsd-4.9", 13},  {D, "dragonfly", "dragonfly", 1},
        {C, "44bsd-lite2", "43reno", 3},    {X, "darwin-10.4", "darwin-10.4", 1},
        {KTREC_SYSTEM_NONE, NULL, NULL, 0}, {INT_MIN, NULL, NULL, 0},
        {INT_MAX, NULL, NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_name(ktrec_release_list(rows[i].system, 0), rows[i].first);
        if (rows[i].count > 0)
            assert_name(ktrec_release_list(rows[i].system, rows[i].count - 1), rows[i].last);
        assert_null(ktrec_release_list(rows[i].system, rows[i].count));
        assert_null(ktrec_release_list(rows[i].system, SIZE_MAX));
        for (size_t j = 0; j < rows[i].count; j++)
            assert_non_null(
                ktrec_calls_find(rows[i].system, ktrec_release_list(rows[i].system, j), NULL, 8));
    }
}

static void
emulation_flags(void **state)
{
    enum { K = KTRECI_EMULATION_KNOWN, W = KTRECI_EMULATION_32BIT, L = KTRECI_EMULATION_LINUX };
    static const struct {
        const char *name;
        unsigned flags;
    } rows[] = {
        {NULL, K},          {"netbsd", K},          {"netbsd32", K | W},
        {"linux", K | L},   {"linux32", K | L | W}, {"sunos32", K | W},
        {"svr4_32", K | W}, {"linux-arm", K | L},   {"sunos", K},
        {"netbsd-rump", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(ktreci_emulation_flags(N, rows[i].name), rows[i].flags);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_by_emulation),   cmocka_unit_test(calls_by_release),
        cmocka_unit_test(emulation_by_release), cmocka_unit_test(calls_bounds),
        cmocka_unit_test(short_form),           cmocka_unit_test(releases),
        cmocka_unit_test(emulation_flags),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
