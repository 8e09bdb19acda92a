/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_codes.c - errors, signals, siginfo codes, ioctl requests and the numbers of emulations: rows
 * picked by hand from every table, and the bounds.  test_tables.c compares all rows with the tables
 * themselves.
 */
#include <limits.h>

#include <ktrec/names.h>

#include "names.h"

static void
errors(void **state)
{
    static const struct {
        int system, number;
        const char *name, *text;
    } rows[] = {
        {N, 1, "EPERM", "Operation not permitted"},
        {N, 6, "ENXIO", "Device not configured"},
        {N, 35, "EAGAIN", "Resource temporarily unavailable"},
        {N, 98, "ENOTRECOVERABLE", "State not recoverable"},
        {N, -2, "EJUSTRETURN", NULL},
        {N, -3, "ERESTART", NULL},
        {N, -6, "EMOVEFD", NULL},
        {N, -1, NULL, NULL},
        {N, 0, NULL, NULL},
        {N, -7, NULL, NULL},
        {N, 99, NULL, NULL},
        {F, 93, "ENOTCAPABLE", "Capabilities insufficient"},
        {F, -1, "ERESTART", NULL},
        {F, -5, "ERELOOKUP", NULL},
        {O, 93, "ENOTRECOVERABLE", "State not recoverable"},
        {O, -3, NULL, NULL},
        {D, 99, "EASYNC", "XXX"},
        {D, 95, NULL, NULL}, /* a hole */
        {C, 81, "ENEEDAUTH", "Need authenticator"},
        {C, 82, NULL, NULL},
        {X, 45, "ENOTSUP", "Operation not supported"},
        {X, 102, "EOPNOTSUPP", "Operation not supported on socket"},
        {N, INT_MIN, NULL, NULL},
        {N, INT_MAX, NULL, NULL},
        {KTREC_SYSTEM_NONE, 1, NULL, NULL},
        {-1, 1, NULL, NULL},
        {X + 1, 1, NULL, NULL},
        {INT_MAX, 1, NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_name(ktrec_errno_name(rows[i].system, rows[i].number), rows[i].name);
        assert_name(ktrec_errno_text(rows[i].system, rows[i].number), rows[i].text);
    }
}

static void
signals(void **state)
{
    static const struct {
        int system, number;
        const char *name;
    } rows[] = {
        {N, 1, "SIGHUP"},    {N, 6, "SIGABRT"},  {N, 32, "SIGPWR"},  {N, 33, "SIGRT0"},
        {N, 34, "SIGRT1"},   {N, 63, "SIGRT30"}, {N, 64, NULL},      {N, 0, NULL},
        {N, -1, NULL},       {N, INT_MIN, NULL}, {N, INT_MAX, NULL}, {F, 32, "SIGTHR"},
        {F, 33, "SIGLIBRT"}, {F, 34, NULL},      {F, 65, "SIGRT0"},  {F, 126, "SIGRT61"},
        {F, 127, NULL},      {O, 32, "SIGTHR"},  {D, 33, "SIGCKPT"}, {C, 31, "SIGUSR2"},
        {C, 32, NULL},       {X, 7, "SIGEMT"},   {0, 1, NULL},       {-1, 1, NULL},
        {7, 1, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_name(ktrec_signal_name(rows[i].system, rows[i].number), rows[i].name);
}

static void
signal_codes(void **state)
{
    static const struct {
        int system, signal, code;
        const char *name;
    } rows[] = {
        {N, 11, 1, "SEGV_MAPERR"},  {N, 20, 6, "CLD_CONTINUED"},
        {N, 5, 8, "TRAP_SCX"},      {N, 23, 6, "POLL_HUP"},
        {N, 11, 3, NULL},           {N, 11, 0, "SI_USER"},
        {N, 2, 0, "SI_USER"},       {N, 0, -5, "SI_LWP"},
        {N, 2, 32767, "SI_NOINFO"}, {N, 2, 1, NULL},
        {N, 2, -6, NULL},           {N, INT_MIN, 1, NULL},
        {N, 11, INT_MIN, NULL},     {N, 11, INT_MAX, NULL},
        {N, 257 + 10, 1, NULL},     {F, 5, 4, "TRAP_CAP"},
        {F, 2, 65542, "SI_KERNEL"}, {F, 2, 0, "SI_NOINFO"},
        {O, 2, -3, "SI_TIMER"},     {D, 2, -2, "SI_TIMER"},
        {X, 20, 0, "CLD_NOOP"},     {X, 7, 1, "POLL_IN"},
        {X, 23, 1, "POLL_IN"},      {X, 2, 65541, "SI_MESGQ"},
        {C, 11, 1, NULL},           {0, 11, 1, NULL},
        {-5, 11, 1, NULL},          {7, 11, 1, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_name(ktrec_sicode_name(rows[i].system, rows[i].signal, rows[i].code), rows[i].name);
}

static void
requests(void **state)
{
    static const struct {
        int system, long_size;
        uint64_t request;
        const char *name;
    } rows[] = {
        {N, 8, 0x40047477, "TIOCGPGRP"},
        {N, 4, 0x40047477, "TIOCGPGRP"},
        {N, 8, 0x80104267, "BIOCSETF"},
        {N, 4, 0x80104267, NULL},
        {N, 4, 0x80084267, "BIOCSETF"},
        {N, 8, 0x80084267, NULL},
        {N, 8, 0xc0106926, "SIOCGIFCONF"},
        {N, 4, 0xc0086926, "SIOCGIFCONF"},
        {N, 8, 0xc0306938, "SIOCGIFMEDIA"},
        {N, 8, 0x20530001, "SESIOC_GETNOBJ"},
        {N, 8, 0x20004101, "AGPIOC_ACQUIRE"},
        {F, 8, 0xc0106924, "SIOCGIFCONF"},
        {F, 4, 0xc0086924, "SIOCGIFCONF"},
        {O, 8, 0xc0406938, "SIOCGIFMEDIA"},
        {O, 4, 0xc0386938, "SIOCGIFMEDIA"},
        {D, 8, 0x40087468, "TIOCGWINSZ"},
        {D, 4, 0x40087468, NULL},
        {D, 8, 0x40047477, "TIOCGPGRP"},
        {D, 4, 0x40047477, "TIOCGPGRP"},
        {D, 4, 0x20001102, "ISP_RESETHBA"},
        {C, 8, 0x40047477, NULL},
        {X, 8, 0x40047477, NULL},
        {N, 8, 0, NULL},
        {N, 8, 0xffffffff, NULL},
        {N, 8, UINT64_C(0x140047477), NULL},
        {N, 8, UINT64_MAX, NULL},
        {N, 2, 0x40047477, NULL},
        {N, 0, 0x40047477, NULL},
        {N, -8, 0x40047477, NULL},
        {0, 8, 0x40047477, NULL},
        {-1, 8, 0x40047477, NULL},
        {7, 8, 0x40047477, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_name(ktrec_ioctl_name(rows[i].system, rows[i].long_size, rows[i].request),
                    rows[i].name);
}

/* What an emulation's numbers stand for; -1000: nothing. */
static void
foreign_numbers(void **state)
{
    static const struct {
        int system;
        const char *emulation;
        int number, error, signal;
    } rows[] = {
        {N, NULL, 2, 2, 2},
        {N, "netbsd32", -3, -3, -3},
        {N, "sunos", 35, 35, 35},
        {N, "linux", -1, 1, -1000},
        {N, "linux", -2, 2, -1000},
        {N, "linux", -11, 35, -1000},
        {N, "linux", -38, 67, -1000},
        {N, "linux", -35, 11, -1000},
        {N, "linux32", -71, 96, -1000},
        {N, "linux-arm", -95, 45, -1000},
        {N, "linux", 7, -1000, 10},
        {N, "linux", 17, -1000, 20},
        {N, "linux", 10, -1000, 30},
        {N, "linux", 32, -1000, 33},
        {N, "linux", 16, -1000, -1000},
        {N, "linux", 0, 0, 0},
        {N, "linux", 100, -1000, -1000},
        {N, "linux", INT_MIN, -1000, -1000},
        {N, "linux", INT_MAX, -1000, -1000},
        {N, "linux", 65536 + 7, -1000, -1000},
        {N, "linux-alpha", -2, -1000, -1000},
        {N, "hpux", 2, -1000, -1000},
        {N, "hpux", -2, -2, -1000},
        {N, "svr4", 89, 67, -1000},
        {N, "svr4", -2, -2, -1000},
        {N, "svr4", -89, -89, -1000},
        {N, "ibcs2", -3, -3, -1000},
        {N, "osf1", INT_MIN, INT_MIN, -1000},
        {N, "svr4", 17, 17, 31},
        {N, "svr4_32", 23, 23, 17},
        {N, "irix", 122, 45, -1000},
        {N, "ibcs2", 145, 66, -1000},
        {N, "ibcs2", 18, 18, 20},
        {N, "osf1", 85, 96, -1000},
        {N, "osf1", 20, 20, 20},
        {N, "plan9", 2, -1000, -1000},
        {F, "linux", 2, 2, 2},
        {O, NULL, INT_MIN, INT_MIN, INT_MIN},
        {0, NULL, 2, -1000, -1000},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int error = -1000;
        int signal = -1000;

        assert_int_equal(
            ktrec_errno_native(rows[i].system, rows[i].emulation, rows[i].number, &error),
            rows[i].error != -1000);
        assert_int_equal(error, rows[i].error);
        assert_int_equal(
            ktrec_signal_native(rows[i].system, rows[i].emulation, rows[i].number, &signal),
            rows[i].signal != -1000);
        assert_int_equal(signal, rows[i].signal);
    }
    assert_int_equal(ktrec_errno_native(N, NULL, 2, NULL), 0);
    assert_int_equal(ktrec_signal_native(N, NULL, 2, NULL), 0);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors),          cmocka_unit_test(signals),
        cmocka_unit_test(signal_codes),    cmocka_unit_test(requests),
        cmocka_unit_test(foreign_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
