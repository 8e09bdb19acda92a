/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_release.c - the choice of a release's list of system calls by facts: calls, headers, kinds,
 * times.
 */
#include <string.h>

#include <ktrec/names.h>
#include <ktrec/record.h>

#include "names/calls.h"
#include "trace/release.h"

#include "names.h"

enum { OLD = KTREC_VERSION_OLD };

static ktrec_format
new_format(int system, uint8_t version, uint8_t register_size, uint8_t align64)
{
    ktrec_format format = {.system = (uint8_t)system,
                           .version = version,
                           .order = KTREC_ORDER_LITTLE,
                           .long_size = register_size,
                           .pointer_size = register_size,
                           .register_size = register_size,
                           .time_size = 8,
                           .align64 = align64};

    return format;
}

static uint32_t
next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

/* A call that a program can make in this release. */
static int
is_call(const ktrec_calls_table *calls, uint32_t number, const ktrec_format *format)
{
    const char *name = ktrec_calls_name(calls, number);

    return name[0] != '#' && strncmp(name, "obs_", 4) != 0 &&
           ktreci_calls_slots(calls, number, format) >= 0;
}

/* All calls of a list. */
static void
feed_all(ktrec_release *release, const ktrec_calls_table *calls, const ktrec_format *format)
{
    for (uint32_t number = 0; number < ktrec_calls_count(calls); number++)
        if (is_call(calls, number, format))
            ktreci_release_feed(release, format, KTREC_KIND_SYSCALL, number,
                                (uint32_t)ktreci_calls_slots(calls, number, format));
}

/* One of them, at random.  Returns its number. */
static uint32_t
feed_one(ktrec_release *release, const ktrec_calls_table *calls, const ktrec_format *format,
         uint64_t *seed)
{
    uint32_t number;

    do
        number = next(seed) % ktrec_calls_count(calls);
    while (!is_call(calls, number, format));
    ktreci_release_feed(release, format, KTREC_KIND_SYSCALL, number,
                        (uint32_t)ktreci_calls_slots(calls, number, format));
    return number;
}

/*
 * A trace of so many calls of a list, chosen at random, and the answer to it.  Returns 1 if the
 * list that was found names each call as the true one does.  If it does not, nothing in the trace
 * tells the two apart: both fit it entirely.
 */
static int
found_by_random_calls(const ktrec_calls_table *calls, const ktrec_format *format, uint32_t count,
                      uint64_t seed)
{
    uint8_t chosen[KTRECI_RELEASE_NUMBERS] = {0};
    const ktrec_calls_table *best;
    ktrec_release release;
    int alike = 1;
    int only;

    ktreci_release_init(&release, format->system);
    for (; count > 0; count--)
        chosen[feed_one(&release, calls, format, &seed)] = 1;
    best = ktrec_calls_find(format->system, ktrec_release_name(&release, &only), NULL, 8);
    assert_non_null(best);
    for (uint32_t number = 0; number < ktrec_calls_count(calls); number++) {
        const char *name = ktrec_calls_name(best, number);

        if (chosen[number] && (name == NULL || strcmp(name, ktrec_calls_name(calls, number)) != 0))
            alike = 0;
    }
    for (uint32_t i = 0; i < release.count; i++)
        if (release.lists[i].calls == calls || release.lists[i].calls == best)
            assert_int_equal(release.lists[i].misfits, 0);
    assert_true(alike || !only);
    return alike;
}

/* OpenBSD's lists differ so much that 50 calls tell; others differ mostly in what was retired. */
static void
generated_traces(void **state)
{
    static const struct {
        int system;
        const char *release;
        uint8_t version;
        uint32_t calls;
    } rows[] = {
        {O, "openbsd", 5, 50},        {O, "openbsd-7.7", 5, 50},   {O, "openbsd-7.6", 5, 50},
        {O, "openbsd-7.5", 5, 50},    {O, "openbsd-7.4", 5, 50},   {O, "openbsd-7.3", 5, 50},
        {O, "openbsd-7.2", 5, 50},    {O, "openbsd-6.9", 4, 50},   {O, "openbsd-6.6", 4, 50},
        {O, "openbsd-6.3", 4, 50},    {O, "openbsd-5.9", 4, 50},   {O, "openbsd-5.6", 4, 50},
        {O, "openbsd-4.9", 3, 50},    {O, "openbsd-4.9", 2, 50},   {F, "freebsd", 1, 300},
        {F, "freebsd-13.2", 1, 300},  {F, "freebsd-13.2", 0, 300}, {F, "freebsd-12.1", 0, 300},
        {F, "freebsd-10.1", 0, 300},  {F, "freebsd-9", 0, 300},    {F, "freebsd-9", OLD, 300},
        {N, "netbsd", 2, 300},        {N, "netbsd-2016", 2, 300},  {N, "netbsd-6", 2, 300},
        {N, "netbsd-6", 1, 300},      {N, "netbsd-5.2", 1, 300},   {N, "netbsd-4.0", 0, 300},
        {N, "netbsd-1.4T", OLD, 300},
    };
    static const struct {
        uint8_t register_size, align64;
    } machines[] = {{8, 8}, {4, 8}, {4, 4}};
    enum { SEEDS = 40 };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(rows[i].system, rows[i].release, NULL, 8);
        uint32_t found = 0;

        for (uint64_t seed = 0; seed < SEEDS * COUNT(machines); seed++) {
            size_t machine = (size_t)(seed % COUNT(machines));
            ktrec_format format =
                new_format(rows[i].system, rows[i].version, machines[machine].register_size,
                           machines[machine].align64);

            found +=
                (uint32_t)found_by_random_calls(calls, &format, rows[i].calls, seed * 977 + i * 31);
        }
        /* Where only one call differs, a few traces of it alone cannot tell. */
        assert_in_range(found, SEEDS * COUNT(machines) * 95 / 100, SEEDS * COUNT(machines));
    }
}

/*
 * Where lists fit equally well, the newest that was out; if none was, the one that came first.  A
 * clock that cannot be right tells nothing.
 */
static void
clocks(void **state)
{
    enum { DAY = 86400 };
    static const struct {
        const char *release; /* whose calls all are seen */
        int64_t sec;
        const char *found;
    } rows[] = {
        {"openbsd-7.3", INT64_C(19500) * DAY, "openbsd-7.3"}, /* 2023-05 */
        {"openbsd-7.3", INT64_C(19700) * DAY, "openbsd-7.4"}, /* 2023-12 */
        {"openbsd-7.3", INT64_C(19820) * DAY, "openbsd-7.5"}, /* 2024-04 */
        {"openbsd-7.3", INT64_C(21000) * DAY, "openbsd-7.5"}, /* 2027 */
        {"openbsd-7.3", INT64_C(19000) * DAY, "openbsd-7.3"}, /* 2022-01: before it was out */
        {"openbsd-7.3", 0, "openbsd-7.5"},
        {"openbsd-7.3", INT64_MIN, "openbsd-7.5"},
        {"openbsd-7.3", INT64_MAX, "openbsd-7.5"},
        {"openbsd-6.6", INT64_C(18500) * DAY, "openbsd-6.6"}, /* 2020-08 */
        {"openbsd-6.6", INT64_C(18800) * DAY, "openbsd-6.9"}, /* 2021-06 */
        {"openbsd-7.2", INT64_C(21000) * DAY, "openbsd-7.2"}, /* what fits goes before */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(O, rows[i].release, NULL, 8);
        ktrec_format format = new_format(O, strstr(rows[i].release, "-6") != NULL ? 4 : 5, 8, 8);
        ktrec_record record = {.format = format, .header.kind = KTREC_KIND_NAMEI};
        ktrec_release *release = NULL;
        int only = 1;

        assert_int_equal(ktrec_release_open(&release, O, NULL), KTREC_OK);
        feed_all(release, calls, &format);
        record.header.sec = rows[i].sec;
        assert_int_equal(ktrec_release_feed(release, &record), KTREC_OK);
        assert_name(ktrec_release_name(release, &only), rows[i].found);
        assert_int_equal(only, strcmp(rows[i].release, "openbsd-7.2") == 0);
        ktrec_release_close(&release);
        assert_null(release);
    }
}

/*
 * A trace of any release's calls, written half a year after it came out, or before the next one
 * did.
 */
static void
every_release_in_its_time(void **state)
{
    static const struct {
        const char *release;
        uint8_t version;
        int64_t day;
    } rows[] = {
        {"openbsd", 5, 20500},     {"openbsd-7.7", 5, 20300}, {"openbsd-7.6", 5, 20100},
        {"openbsd-7.5", 5, 19900}, {"openbsd-7.4", 5, 19700}, {"openbsd-7.3", 5, 19500},
        {"openbsd-7.2", 5, 19350}, {"openbsd-6.9", 4, 18900}, {"openbsd-6.6", 4, 18300},
        {"openbsd-6.3", 4, 17700}, {"openbsd-5.9", 4, 16950}, {"openbsd-5.6", 4, 16450},
        {"openbsd-4.9", 2, 15200},
    };
    enum { CALLS = 50, SEEDS = 40, DAY = 86400 };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(O, rows[i].release, NULL, 8);
        ktrec_format format = new_format(O, rows[i].version, 8, 8);
        uint32_t right = 0;

        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            ktrec_record record = {.format = format, .header.kind = KTREC_KIND_NAMEI};
            uint64_t random = seed * 7919 + i;
            ktrec_release release;

            ktreci_release_init(&release, O);
            record.header.sec = rows[i].day * DAY;
            assert_int_equal(ktrec_release_feed(&release, &record), KTREC_OK);
            for (uint32_t n = 0; n < CALLS; n++)
                (void)feed_one(&release, calls, &format, &random);
            right += strcmp(ktrec_release_name(&release, NULL), rows[i].release) == 0;
        }
        if (right != SEEDS)
            fail_msg("%s: right %u times of %u", rows[i].release, right, (unsigned)SEEDS);
    }
}

/* Null pointers, and a system that has no lists. */
static void
arguments(void **state)
{
    ktrec_release *release = NULL;
    ktrec_record record = {.header.kind = KTREC_KIND_NAMEI};
    ktrec_error error = {0};
    int only = 1;

    (void)state;
    assert_int_equal(ktrec_release_open(NULL, O, &error), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_release_open(&release, KTREC_SYSTEM_NONE, &error), KTREC_E_ARGUMENT);
    assert_true(error.detail[0] != '\0');
    assert_null(release);
    assert_int_equal(ktrec_release_open(&release, O, NULL), KTREC_OK);
    assert_int_equal(ktrec_release_feed(release, NULL), KTREC_E_ARGUMENT);
    assert_int_equal(ktrec_release_feed(NULL, &record), KTREC_E_ARGUMENT);
    assert_null(ktrec_release_name(NULL, &only));
    assert_int_equal(only, 0);
    only = 1;
    assert_null(ktrec_release_ahead(NULL, &only));
    assert_int_equal(only, 0);
    ktrec_release_close(&release);
    ktrec_release_close(&release);
    ktrec_release_close(NULL);
}

/* All calls of a release leave no doubt but where a later one has them all, too. */
static void
whole_lists(void **state)
{
    static const struct {
        int system;
        uint8_t version;
        const char *release, *found;
    } rows[] = {
        {O, 5, "openbsd", "openbsd"},
        {O, 5, "openbsd-7.7", "openbsd-7.7"},
        {O, 5, "openbsd-7.6", "openbsd-7.7"},
        {O, 5, "openbsd-7.5", "openbsd-7.5"},
        {O, 5, "openbsd-7.4", "openbsd-7.5"},
        {O, 5, "openbsd-7.3", "openbsd-7.5"},
        {O, 5, "openbsd-7.2", "openbsd-7.2"},
        {O, 4, "openbsd-6.9", "openbsd-6.9"},
        {O, 4, "openbsd-6.6", "openbsd-6.9"},
        {O, 4, "openbsd-6.3", "openbsd-6.3"},
        {O, 4, "openbsd-5.9", "openbsd-5.9"},
        {O, 4, "openbsd-5.6", "openbsd-5.6"},
        {O, 3, "openbsd-4.9", "openbsd-4.9"},
        {F, 1, "freebsd", "freebsd"},
        {F, 0, "freebsd-13.2", "freebsd-13.2"},
        {F, 0, "freebsd-12.1", "freebsd-12.1"},
        {F, 0, "freebsd-10.1", "freebsd-10.1"},
        {F, 0, "freebsd-9", "freebsd-9"},
        {N, 2, "netbsd", "netbsd"},
        {N, 2, "netbsd-2016", "netbsd-2016"},
        {N, 2, "netbsd-6", "netbsd-6"},
        {N, 1, "netbsd-5.2", "netbsd-5.2"},
        {N, 0, "netbsd-4.0", "netbsd-4.0"},
        {N, OLD, "netbsd-1.4T", "netbsd-1.4T"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const ktrec_calls_table *calls = ktrec_calls_find(rows[i].system, rows[i].release, NULL, 8);
        ktrec_format format = new_format(rows[i].system, rows[i].version, 8, 8);
        ktrec_release release;

        ktreci_release_init(&release, rows[i].system);
        feed_all(&release, calls, &format);
        assert_name(ktrec_release_name(&release, NULL), rows[i].found);
    }
}

/* The header's form, and the kinds of records. */
static void
times(void **state)
{
    static const struct {
        int system;
        uint8_t version;
        int kinds[3]; /* KTREC_KIND_UNKNOWN: no more */
        const char *found;
        int only;
    } rows[] = {
        {O, 1, {0}, "openbsd-4.9", 1},
        {O, 2, {0}, "openbsd-4.9", 1},
        {O, 3, {KTREC_KIND_START}, "openbsd-4.9", 1},
        {O, 4, {0}, "openbsd-6.9", 0},
        {O, 4, {KTREC_KIND_EMUL}, "openbsd-5.9", 0},
        {O, 4, {KTREC_KIND_EMUL, KTREC_KIND_PLEDGE}, "openbsd-5.9", 1},
        {O, 4, {KTREC_KIND_CSW}, "openbsd-5.6", 1},
        {O, 4, {KTREC_KIND_ARGS, KTREC_KIND_STRUCT, KTREC_KIND_USER}, "openbsd-6.9", 0},
        {O, 5, {0}, "openbsd", 0},
        {O, 5, {KTREC_KIND_PINSYSCALL}, "openbsd", 0},
        {O, 9, {0}, "openbsd", 0},
        {F, OLD, {0}, "freebsd-9", 1},
        {F, 0, {0}, "freebsd-13.2", 0},
        {F, 0, {KTREC_KIND_STRUCT_ARRAY}, "freebsd-13.2", 0},
        {F, 1, {0}, "freebsd", 0},
        {F, 1, {KTREC_KIND_ARGS}, "freebsd", 1},
        {N, OLD, {0}, "netbsd-1.4T", 1},
        {N, 0, {0}, "netbsd", 0},
        {N, 2, {KTREC_KIND_MIB}, "netbsd", 0},
        {C, 1, {0}, "44bsd-lite2", 0},
        {D, 1, {0}, "dragonfly", 1},
        {KTREC_SYSTEM_NONE, 1, {0}, NULL, 0},
        {X + 1, 1, {KTREC_KIND_CSW}, NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_format format = new_format(rows[i].system, rows[i].version, 8, 8);
        ktrec_release release;
        int only;

        ktreci_release_init(&release, rows[i].system);
        ktreci_release_feed(&release, &format, KTREC_KIND_UNKNOWN, 0, 0);
        for (size_t j = 0; j < 3 && rows[i].kinds[j] != KTREC_KIND_UNKNOWN; j++)
            ktreci_release_feed(&release, &format, rows[i].kinds[j], 0, 0);
        assert_name(ktrec_release_name(&release, &only), rows[i].found);
        assert_int_equal(only, rows[i].only);
    }
}

/* What a damaged record can hold, and another system's. */
static void
beyond(void **state)
{
    static const int64_t numbers[] = {-1, INT64_MIN, KTRECI_RELEASE_NUMBERS, INT32_MAX, INT64_MAX};
    ktrec_format format = new_format(O, 5, 8, 8);
    ktrec_release release;

    (void)state;
    ktreci_release_init(&release, O);
    for (size_t i = 0; i < COUNT(numbers); i++)
        ktreci_release_feed(&release, &format, KTREC_KIND_SYSCALL, numbers[i], UINT32_MAX);
    for (int kind = -3; kind < 300; kind++)
        if (kind != KTREC_KIND_SYSCALL && kind < KTREC_KIND_CSW)
            ktreci_release_feed(&release, &format, kind, 0, 0);
    ktreci_release_feed(&release, &format, INT32_MIN, 0, 0);
    ktreci_release_feed(&release, &format, INT32_MAX, 0, 0);
    format.version = 255;
    ktreci_release_feed(&release, &format, KTREC_KIND_UNKNOWN, 0, 0);
    format.system = F;
    format.version = 0;
    ktreci_release_feed(&release, &format, KTREC_KIND_SYSCALL, 500, 1);
    assert_name(ktrec_release_name(&release, NULL), "openbsd");
    assert_int_equal(release.lists[0].misfits, 0);
    /* A call with another number of arguments, once and for all. */
    format = new_format(O, 5, 8, 8);
    for (int i = 0; i < 10; i++)
        ktreci_release_feed(&release, &format, KTREC_KIND_SYSCALL, 3, 15 + (uint32_t)i);
    assert_int_equal(release.lists[0].misfits, 1);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_traces),
        cmocka_unit_test(clocks),
        cmocka_unit_test(every_release_in_its_time),
        cmocka_unit_test(arguments),
        cmocka_unit_test(whole_lists),
        cmocka_unit_test(times),
        cmocka_unit_test(beyond),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
