/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_release.c - the choice of a release's list of system calls by the evidence of a trace.
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

/*
 * A trace of so many calls of a list, chosen at random, and the answer to it.  Returns 1 if the list
 * that was found names each call as the true one does.  If it does not, nothing in the trace tells
 * the two apart: both fit it entirely.
 */
static int
found_by_random_calls(const ktrec_calls_table *calls, const ktrec_format *format, uint32_t count,
                      uint64_t seed)
{
    uint8_t chosen[KTRECI_RELEASE_NUMBERS] = {0};
    ktreci_release release;
    ktreci_release_choice choice;
    int alike = 1;

    ktreci_release_init(&release, format->system);
    while (count > 0) {
        uint32_t number = next(&seed) % ktrec_calls_count(calls);

        if (!is_call(calls, number, format))
            continue;
        chosen[number] = 1;
        count--;
        ktreci_release_feed(&release, format, KTREC_KIND_SYSCALL, number,
                            (uint32_t)ktreci_calls_slots(calls, number, format));
    }
    choice = ktreci_release_get(&release);
    assert_non_null(choice.name);
    for (uint32_t number = 0; number < ktrec_calls_count(calls); number++) {
        const char *name = ktrec_calls_name(choice.calls, number);

        if (chosen[number] && (name == NULL || strcmp(name, ktrec_calls_name(calls, number)) != 0))
            alike = 0;
    }
    for (uint32_t i = 0; i < release.count; i++)
        if (release.lists[i].calls == calls || release.lists[i].calls == choice.calls)
            assert_int_equal(release.lists[i].misfits, 0);
    assert_true(alike || !choice.only);
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
            size_t machine = seed % COUNT(machines);
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
        ktreci_release release;

        ktreci_release_init(&release, rows[i].system);
        for (uint32_t number = 0; number < ktrec_calls_count(calls); number++)
            if (is_call(calls, number, &format))
                ktreci_release_feed(&release, &format, KTREC_KIND_SYSCALL, number,
                                    (uint32_t)ktreci_calls_slots(calls, number, &format));
        assert_name(ktreci_release_get(&release).name, rows[i].found);
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
        {KTREC_SYSTEM_NONE, 1, {0}, NULL, 1},
        {X + 1, 1, {KTREC_KIND_CSW}, NULL, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_format format = new_format(rows[i].system, rows[i].version, 8, 8);
        ktreci_release release;
        ktreci_release_choice choice;

        ktreci_release_init(&release, rows[i].system);
        ktreci_release_feed(&release, &format, KTREC_KIND_UNKNOWN, 0, 0);
        for (size_t j = 0; j < 3 && rows[i].kinds[j] != KTREC_KIND_UNKNOWN; j++)
            ktreci_release_feed(&release, &format, rows[i].kinds[j], 0, 0);
        choice = ktreci_release_get(&release);
        assert_name(choice.name, rows[i].found);
        assert_int_equal(choice.only, rows[i].only);
        assert_int_equal(choice.calls != NULL, rows[i].found != NULL);
    }
}

/* What a damaged record can hold, and another system's. */
static void
beyond(void **state)
{
    static const int64_t numbers[] = {-1, INT64_MIN, KTRECI_RELEASE_NUMBERS, INT32_MAX, INT64_MAX};
    ktrec_format format = new_format(O, 5, 8, 8);
    ktreci_release release;

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
    assert_name(ktreci_release_get(&release).name, "openbsd");
    assert_int_equal(release.lists[0].misfits, 0);
    /* A call with another number of arguments, once and for all. */
    format = new_format(O, 5, 8, 8);
    for (int i = 0; i < 10; i++)
        ktreci_release_feed(&release, &format, KTREC_KIND_SYSCALL, 3, 15 + (uint32_t)i);
    assert_int_equal(release.lists[0].misfits, 1);
}

/* Feeds the record that a payload makes. */
static void
feed_record(ktreci_release *release, const char *format_name, int32_t pid, int64_t lwp,
            uint16_t kind, const ktrec_payload *payload)
{
    uint8_t bytes[256];
    size_t size;
    ktrec_format format;
    ktrec_header header = {.kind = kind, .pid = pid, .lwp = lwp, .flags = KTREC_HAS_LWP};
    ktrec_record record;

    memset(&record, 0, sizeof(record));
    assert_int_equal(ktrec_format_parse(format_name, &format), KTREC_OK);
    assert_int_equal(ktrec_encode(&format, &header, payload, bytes, sizeof(bytes), &size, NULL),
                     KTREC_OK);
    assert_int_equal(ktrec_scan(&format, bytes, size, &record, &size), KTREC_OK);
    ktreci_release_record(release, &record);
}

static void
feed_bytes(ktreci_release *release, const char *format, int32_t pid, int64_t lwp, uint16_t kind,
           const void *data, size_t size)
{
    ktrec_payload payload = {.kind = KTREC_KIND_UNKNOWN, .u.data = {data, size}};

    feed_record(release, format, pid, lwp, kind, &payload);
}

static void
feed_call(ktreci_release *release, const char *format, int32_t pid, int32_t number, uint32_t count,
          uint32_t flags)
{
    static const uint64_t args[8] = {0x1000, 0x2000, 3};
    ktrec_payload payload = {
        .kind = KTREC_KIND_SYSCALL,
        .flags = flags,
        .u.syscall = {
            .number = number,
            .args = {.data = args, .count = count, .width = 8, .order = KTREC_ORDER_LITTLE}}};

    feed_record(release, format, pid, 1, KTREC_KIND_SYSCALL, &payload);
}

#define OPENBSD_V4 "openbsd-v4-lp64-le"
#define OPENBSD_V5 "openbsd-v5-lp64-le"

/* What only whole records show. */
static void
signs_of_records(void **state)
{
    static const uint8_t value[16] = {3, 0, 0, 0, 2};
    ktreci_release release;

    (void)state;
    /* A return of 5.6 has a value although the call failed; since 5.8 it has none. */
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1, KTREC_KIND_SYSRET, value, 16);
    assert_name(ktreci_release_get(&release).name, "openbsd-5.6");
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1, KTREC_KIND_SYSRET, value, 8);
    assert_name(ktreci_release_get(&release).name, "openbsd-6.9");
    /* Thread numbers up to 6.0. */
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1000007, KTREC_KIND_SYSRET, value, 8);
    assert_name(ktreci_release_get(&release).name, "openbsd-5.9");
    /* 37: kill in 5.6 to 5.9, msyscall in 6.9. */
    ktreci_release_init(&release, O);
    ktreci_release_feed(&release, &(ktrec_format){.system = O, .version = 4, .register_size = 8},
                        KTREC_KIND_SYSCALL, 37, 2);
    assert_name(ktreci_release_get(&release).name, "openbsd-5.9");
    feed_call(&release, OPENBSD_V4, 7, 37, 2, 0);
    assert_name(ktreci_release_get(&release).name, "openbsd-6.9");
    /* Through syscall(2), in 7.3 to 7.5. */
    ktreci_release_init(&release, O);
    feed_call(&release, OPENBSD_V5, 7, 3, 3, KTREC_PAYLOAD_INDIRECT);
    assert_name(ktreci_release_get(&release).name, "openbsd-7.5");
    assert_int_equal(release.lists[3].misfits, 0);
}

/* Calls of processes in an emulation have other numbers. */
static void
emulations(void **state)
{
    enum { LINUX = 3, FREEBSD = 9, ILP32 = 0x100, LP64 = 0x200 };
    static const struct {
        uint32_t flags;
        int counts;
    } abis[] = {
        {FREEBSD | LP64, 1}, {FREEBSD | ILP32, 0}, {LINUX | LP64, 0}, {255, 0}, {0, 1},
    };
    static const char freebsd[] = "freebsd-v0-lp64-le";
    static const char netbsd[] = "netbsd-v2-lp64-le";
    ktreci_release release;

    (void)state;
    for (size_t i = 0; i < COUNT(abis); i++) {
        ktrec_payload payload = {.kind = KTREC_KIND_PROCCTOR, .u.procctor = {abis[i].flags}};

        ktreci_release_init(&release, F);
        feed_record(&release, freebsd, 7, 1, KTREC_KIND_PROCCTOR, &payload);
        feed_call(&release, freebsd, 7, 3, 1, 0);
        assert_int_equal(release.seen[3] != 0, abis[i].counts);
        feed_bytes(&release, freebsd, 7, 1, KTREC_KIND_PROCDTOR, "", 0);
        feed_call(&release, freebsd, 7, 4, 1, 0);
        assert_int_equal(release.seen[4] != 0, 1);
    }
    ktreci_release_init(&release, N);
    feed_bytes(&release, netbsd, 7, 1, KTREC_KIND_EMUL, "linux", 5);
    feed_call(&release, netbsd, 7, 3, 1, 0);
    assert_int_equal(release.seen[3], 0);
    feed_call(&release, netbsd, 8, 4, 3, 0);
    assert_int_equal(release.seen[4], 1 << 3);
    feed_bytes(&release, netbsd, 7, 1, KTREC_KIND_EMUL, "netbsd", 6);
    feed_call(&release, netbsd, 7, 3, 3, 0);
    assert_int_equal(release.seen[3], 1 << 3);
    /* More of them than are remembered: from then on no call counts. */
    for (int32_t pid = 100; pid <= 100 + KTRECI_RELEASE_FOREIGN; pid++)
        feed_bytes(&release, netbsd, pid, 1, KTREC_KIND_EMUL, "linux", 5);
    feed_call(&release, netbsd, 7, 5, 3, 0);
    assert_int_equal(release.seen[5], 0);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_traces),
        cmocka_unit_test(whole_lists),
        cmocka_unit_test(times),
        cmocka_unit_test(beyond),
        cmocka_unit_test(signs_of_records),
        cmocka_unit_test(emulations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
