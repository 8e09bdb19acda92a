/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_rules.c - every row of the tables of printed arguments against what printers get.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names/rules.h"
#include "names/sets.h"

#include "names.h"
#include "sets_by_name.h"
#include "tsv.h"

/* Whether a decoder's word in the table is what the rule says. */
static void
assert_decoder(int system, const ktreci_arg *arg, const char *word)
{
    static const struct {
        const char *word; /* with a colon: a set follows */
        uint8_t decoder, set;
    } words[] = {
        {"enum:", KTRECI_DECODE_ENUM, 0},
        {"enumv:", KTRECI_DECODE_ENUMV, 0},
        {"mask:", KTRECI_DECODE_MASK, 0},
        {"mask0:", KTRECI_DECODE_MASK0, 0},
        {"maskraw:", KTRECI_DECODE_MASKRAW, 0},
        {"num", KTRECI_DECODE_NUM, 0},
        {"hexalways", KTRECI_DECODE_HEXALWAYS, 0},
        {"ioctl", KTRECI_DECODE_IOCTL, 0},
        {"sockopt_by_level", KTRECI_DECODE_SOCKOPT, 0},
        {"futexop", KTRECI_DECODE_FUTEXOP, 0},
        {"signal", KTRECI_DECODE_SIGNAL, 0},
        {"signal_sp", KTRECI_DECODE_SIGNAL_SP, 0},
        {"prot", KTRECI_DECODE_PROT, KTRECI_SET_NETBSD_PROT},
        {"mapflags", KTRECI_DECODE_MAPFLAGS, KTRECI_SET_NETBSD_MAPFLAGS},
        {"mode", KTRECI_DECODE_MODE, 0},
        {"num64", KTRECI_DECODE_NUM64, 0},
        {"dec", KTRECI_DECODE_DEC, 0},
        {"dec32", KTRECI_DECODE_DEC32, 0},
        {"dec64", KTRECI_DECODE_DEC64, 0},
        {"open_mode", KTRECI_DECODE_OPEN_MODE, 0},
        {"lx_open_mode", KTRECI_DECODE_LX_OPEN_MODE, 0},
        {"fcntl_arg", KTRECI_DECODE_FCNTL_ARG, 0},
        {"sockopt_name", KTRECI_DECODE_SOCKOPT_NAME, 0},
        {"inet_proto", KTRECI_DECODE_INET_PROTO, 0},
        {"quotactl", KTRECI_DECODE_QUOTACTL, 0},
        {"umtx_op2", KTRECI_DECODE_UMTX_OP, 0},
        {"umtx_flags", KTRECI_DECODE_UMTX_FLAGS, 0},
        {"shm_path", KTRECI_DECODE_SHM_PATH, 0},
        {"lx_signal", KTRECI_DECODE_LX_SIGNAL, 0},
        {"lx_clockid", KTRECI_DECODE_LX_CLOCKID, 0},
        {"hex", KTRECI_DECODE_HEX, 0},
        {"int", KTRECI_DECODE_INT, 0},
        {"uint", KTRECI_DECODE_UINT, 0},
        {"hexint", KTRECI_DECODE_HEXINT, 0},
        {"ulong", KTRECI_DECODE_ULONG, 0},
        {"declong", KTRECI_DECODE_DECLONG, 0},
        {"hex64", KTRECI_DECODE_HEX64, 0},
        {"end64", KTRECI_DECODE_END64, 0},
        {"atfd", KTRECI_DECODE_ATFD, 0},
        {"polltimeout", KTRECI_DECODE_POLLTIMEOUT, 0},
        {"wait4pid", KTRECI_DECODE_WAIT4PID, 0},
        {"sigset", KTRECI_DECODE_SIGSET, 0},
        {"uid", KTRECI_DECODE_UID, 0},
        {"gid", KTRECI_DECODE_GID, 0},
        {"clock", KTRECI_DECODE_CLOCK, 0},
        {"ptrace", KTRECI_DECODE_PTRACE, 0},
        {"socktype", KTRECI_DECODE_SOCKTYPE, 0},
        {"sockflags", KTRECI_DECODE_SOCKFLAGS, 0},
        {"ktraceop", KTRECI_DECODE_KTRACEOP, 0},
        {"openflags", KTRECI_DECODE_OPENFLAGS, 0},
        {"openflags_noacc", KTRECI_DECODE_OPENFLAGS_NOACC, 0},
        {"open_flags+mode", KTRECI_DECODE_OPEN_FLAGS_MODE, 0},
        {"fcntl_cmd+arg", KTRECI_DECODE_FCNTL_CMD_ARG, 0},
        {"sockopt_level+name", KTRECI_DECODE_SOCKOPT_LEVEL_NAME, 0},
        {"idtype+id", KTRECI_DECODE_IDTYPE_ID, 0},
    };
    const char *colon = strchr(word, ':');
    size_t length = colon == NULL ? strlen(word) : (size_t)(colon - word) + 1;

    for (size_t i = 0; i < COUNT(words); i++)
        if (strlen(words[i].word) == length && strncmp(words[i].word, word, length) == 0) {
            assert_int_equal(arg->decoder, words[i].decoder);
            assert_int_equal(arg->set,
                             colon == NULL ? words[i].set : sets_by_name(system, colon + 1));
            return;
        }
    fail_msg("%s is no decoder", word);
}

/* The decoders of a row, from its cell first on, are the rule's. */
static void
assert_decoders(int system, const tsv *t, size_t first, size_t count, const ktreci_rule *rule)
{
    size_t used = count;

    while (used > 0 && t->cells[first + used - 1][0] == '\0')
        used--;
    assert_non_null(rule);
    assert_int_equal(rule->count, used);
    for (size_t i = 0; i < used; i++)
        assert_decoder(system, &rule->args[i], t->cells[first + i]);
}

/* Whether a row of kdump-args-netbsd holds for a call of an emulation. */
static int
row_holds(const tsv *t, const char *emulation, const char *name)
{
    int is_linux = strcmp(emulation, "linux") == 0 || strcmp(emulation, "linux32") == 0;

    if (strcmp(t->cells[7], "linux,linux32") == 0 && !is_linux)
        return 0;
    if (strcmp(t->cells[7], "!linux,linux32") == 0 && is_linux)
        return 0;
    return strcmp(t->cells[1], "=") == 0 ? strcmp(t->cells[0], name) == 0
                                         : strstr(name, t->cells[0]) != NULL;
}

static void
assert_rule(const tsv *t, const ktreci_rule *rule)
{
    assert_decoders(N, t, 3, 4, rule);
    assert_int_equal(rule->min, tsv_integer(t->cells[2]));
    assert_int_equal(rule->flags, strcmp(t->cells[8], "forget") == 0 ? KTRECI_RULE_FORGET : 0);
}

/* For each call of NetBSD's lists: the first row that holds is its rule, and without one it has
 * none. */
static void
netbsd_arguments(void **state)
{
    static const struct {
        const char *emulation;
        int narrow, register_size;
        size_t ruled; /* how many calls have a rule: counted in the tables by hand */
    } rows[] = {
        {"netbsd", 0, 8, 15}, {"netbsd32", 1, 8, 15}, {"linux", 0, 8, 11},
        {"linux", 0, 4, 9},   {"linux32", 1, 8, 9},   {"sunos32", 1, 8, 10},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls =
            ktrec_calls_find(N, NULL, rows[i].emulation, rows[i].register_size);
        size_t ruled = 0;

        for (uint32_t number = 0; number < ktrec_calls_count(calls); number++) {
            const char *name = ktrec_calls_name(calls, number);
            const ktreci_rule *rule = ktreci_rule_get(calls, number);
            int held = 0;
            tsv t;

            if (rows[i].narrow && strncmp(name, "netbsd32_", 9) == 0)
                name += 9;
            tsv_open(&t, "kdump-args-netbsd");
            while (tsv_next(&t))
                if (row_holds(&t, rows[i].emulation, name) && !held++)
                    assert_rule(&t, rule);
            assert_int_equal(rule != NULL, held != 0);
            ruled += rule != NULL;
        }
        assert_int_equal(ruled, rows[i].ruled);
    }
}

static void
printed_names(void **state)
{
    static const struct {
        const char *emulation;
        int register_size;
        int64_t number;
        const char *name;
    } rows[] = {
        {NULL, 8, 170, "#170 (excluded 1.0 msgsys)"},
        {NULL, 4, 170, "compat_10_omsgsys"},
        {NULL, 8, 3, "read"},
        {NULL, 8, 507, NULL},
        {NULL, 8, -1, NULL},
        {NULL, 8, INT64_MAX, NULL},
        {"netbsd32", 8, 170, "compat_10_omsgsys"},
        {"linux", 8, 29, "#29 (unimplemented shmget)"},
        {"linux", 8, 134, "#134 (unimplemented sys_uselib)"},
        {"linux", 4, 134, "#134 (unimplemented bdflush)"},
        {"svr4_32", 8, 3, "read"},
        {"svr4_32", 4, 19, "lseek"},
        {"svr4_32", 8, 49, "#49 (unimplemented msgsys)"},
        {"plan9", 8, 29, NULL},
    };
    tsv t;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int size = rows[i].register_size;

        assert_name(ktreci_printed_name_get(ktrec_calls_find(N, NULL, rows[i].emulation, size),
                                            size, rows[i].number),
                    rows[i].name);
    }
    tsv_open(&t, "kdump-names-netbsd");
    while (tsv_next(&t)) {
        const char *emulation = strcmp(t.cells[0], "netbsd") == 0               ? "netbsd"
                                : strcmp(t.cells[0], "netbsd-linux-amd64") == 0 ? "linux"
                                                                                : t.cells[0] + 7;
        int size = tsv_integer(t.cells[1]);

        assert_name(ktreci_printed_name_get(ktrec_calls_find(N, NULL, emulation, size), size,
                                            tsv_integer(t.cells[2])),
                    t.cells[3]);
    }
}

/* Whether a row of kdump-args-freebsd holds for a call. */
static int
freebsd_row_holds(const tsv *t, const char *emulation, int older, uint32_t number, const char *name)
{
    const char *whom = t->cells[2];

    if (strcmp(t->cells[1], "-") == 0) {
        if (older || strncmp(emulation, "linux", 5) != 0 || strcmp(t->cells[0], name) != 0)
            return 0;
        return strcmp(whom, "linux,linux32") == 0 || strcmp(whom, emulation) == 0;
    }
    if (strncmp(emulation, "freebsd", 7) != 0 || (uint32_t)tsv_integer(t->cells[1]) != number)
        return 0;
    return strcmp(whom, "all") == 0 || strcmp(whom, older ? "older" : "main") == 0;
}

static void
freebsd_arguments(void **state)
{
    static const struct {
        const char *release, *emulation;
        int older;
        size_t ruled; /* counted in the tables */
    } rows[] = {
        {NULL, "freebsd", 0, 111},
        {"freebsd-13.2", "freebsd", 0, 111},
        {"freebsd-12.1", "freebsd", 1, 108},
        {"freebsd-10.1", "freebsd", 1, 104},
        {"freebsd-9", "freebsd", 1, 104},
        {"freebsd-13.2", "freebsd32", 0, 111},
        {"freebsd-12.1", "freebsd32", 1, 108},
        {NULL, "linux", 0, 35},
        {"freebsd-12.1", "linux", 1, 0},
        {NULL, "linux32", 0, 42},
        {"freebsd-9", "linux32", 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(F, rows[i].release, rows[i].emulation, 8);
        size_t ruled = 0;

        assert_int_equal(ktreci_dialect(calls),
                         rows[i].older ? KTRECI_DIALECT_OLDER : KTRECI_DIALECT_MAIN);
        for (uint32_t number = 0; number < ktrec_calls_count(calls); number++) {
            const ktreci_rule *rule = ktreci_rule_get(calls, number);
            int held = 0;
            tsv t;

            tsv_open(&t, "kdump-args-freebsd");
            while (tsv_next(&t))
                if (freebsd_row_holds(&t, rows[i].emulation, rows[i].older, number,
                                      ktrec_calls_name(calls, number)) &&
                    !held++)
                    assert_decoders(F, &t, 3, 8, rule);
            assert_int_equal(rule != NULL, held != 0);
            ruled += rule != NULL;
        }
        assert_int_equal(ruled, rows[i].ruled);
    }
}

static int
has_cell(const tsv *t, const char *word)
{
    for (size_t i = 0; i < TSV_CELLS; i++)
        if (strcmp(t->cells[i], word) == 0)
            return 1;
    return 0;
}

/* The rows are of 7.6's numbers; in another list a call has them by its name. */
static void
openbsd_arguments(void **state)
{
    const ktrec_calls_table *of_rows = ktrec_calls_find(O, "openbsd-7.6", NULL, 8);
    const char *release;

    (void)state;
    for (size_t i = 0; (release = ktrec_release_list(O, i)) != NULL; i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(O, release, NULL, 8);
        int padded = i > 6; /* 6.9 and before */
        tsv t;

        tsv_open(&t, "kdump-args-openbsd");
        while (tsv_next(&t)) {
            assert_name(ktrec_calls_name(of_rows, tsv_integer(t.cells[1])), t.cells[0]);
            for (uint32_t number = 0; number < ktrec_calls_count(calls); number++) {
                const ktreci_rule *rule = ktreci_rule_get(calls, number);

                if (strcmp(ktrec_calls_name(calls, number), t.cells[0]) != 0)
                    continue;
                assert_non_null(rule);
                if (!padded || !has_cell(&t, "hex64") || strcmp(t.cells[0], "kbind") == 0)
                    assert_decoders(O, &t, 2, 8, rule);
                assert_int_equal(rule->flags,
                                 strcmp(t.cells[10], "sysctl") == 0 ? KTRECI_RULE_SYSCTL : 0);
            }
        }
    }
}

/* Up to 6.9 a pad stands before off_t, and moves what is behind. */
static void
openbsd_pads(void **state)
{
    static const struct {
        const char *release;
        int64_t number;
        uint8_t count, decoders[8];
    } rows[] = {
        {"openbsd-7.2",
         166,
         4,
         {KTRECI_DECODE_INT, KTRECI_DECODE_HEX64, KTRECI_DECODE_ENUM, KTRECI_DECODE_END64}},
        {"openbsd-6.9",
         199,
         5,
         {KTRECI_DECODE_INT, KTRECI_DECODE_PAD, KTRECI_DECODE_HEX64, KTRECI_DECODE_ENUM,
          KTRECI_DECODE_END64}},
        {"openbsd-5.9",
         197,
         8,
         {KTRECI_DECODE_HEX, KTRECI_DECODE_HEX, KTRECI_DECODE_MASK, KTRECI_DECODE_MASK,
          KTRECI_DECODE_INT, KTRECI_DECODE_PAD, KTRECI_DECODE_HEX64, KTRECI_DECODE_END64}},
        {"openbsd-4.9",
         200,
         4,
         {KTRECI_DECODE_HEX, KTRECI_DECODE_PAD, KTRECI_DECODE_HEX64, KTRECI_DECODE_END64}},
        {"openbsd-4.9",
         202,
         6, /* __sysctl */
         {KTRECI_DECODE_HEX, KTRECI_DECODE_INT, KTRECI_DECODE_HEX, KTRECI_DECODE_HEX,
          KTRECI_DECODE_HEX, KTRECI_DECODE_ULONG}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktreci_rule *rule =
            ktreci_rule_get(ktrec_calls_find(O, rows[i].release, NULL, 8), rows[i].number);

        assert_non_null(rule);
        assert_int_equal(rule->count, rows[i].count);
        for (size_t j = 0; j < rows[i].count; j++)
            assert_int_equal(rule->args[j].decoder, rows[i].decoders[j]);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(netbsd_arguments),  cmocka_unit_test(freebsd_arguments),
        cmocka_unit_test(openbsd_arguments), cmocka_unit_test(openbsd_pads),
        cmocka_unit_test(printed_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
