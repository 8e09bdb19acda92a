/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_release_records.c - what whole records tell of the release that wrote them, and which
 * records tell nothing.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <ktrec/names.h>
#include <ktrec/reader.h>
#include <ktrec/record.h>
#include <ktrec/writer.h>

#include "trace/release.h"

#include "names.h"

/* Feeds the record that a payload makes. */
static void
feed_record(ktrec_release *release, const char *format_name, int32_t pid, int64_t lwp,
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
    assert_int_equal(ktrec_release_feed(release, &record), KTREC_OK);
}

static void
feed_bytes(ktrec_release *release, const char *format, int32_t pid, int64_t lwp, uint16_t kind,
           const void *data, size_t size)
{
    ktrec_payload payload = {.kind = KTREC_KIND_UNKNOWN, .u.data = {data, size}};

    feed_record(release, format, pid, lwp, kind, &payload);
}

static void
feed_call(ktrec_release *release, const char *format, int32_t pid, int32_t number, uint32_t count,
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
    ktrec_release release;

    (void)state;
    /* A return of 5.6 has a value although the call failed; since 5.8 it has none. */
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1, KTREC_KIND_SYSRET, value, 16);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-5.6");
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1, KTREC_KIND_SYSRET, value, 8);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-6.9");
    /* Thread numbers up to 6.0. */
    ktreci_release_init(&release, O);
    feed_bytes(&release, OPENBSD_V4, 7, 1000007, KTREC_KIND_SYSRET, value, 8);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-5.9");
    /* 37: kill in 5.6 to 5.9, msyscall in 6.9. */
    ktreci_release_init(&release, O);
    ktreci_release_feed(&release, &(ktrec_format){.system = O, .version = 4, .register_size = 8},
                        KTREC_KIND_SYSCALL, 37, 2);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-5.9");
    feed_call(&release, OPENBSD_V4, 7, 37, 2, 0);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-6.9");
    /* Through syscall(2), in 7.3 to 7.5. */
    ktreci_release_init(&release, O);
    feed_call(&release, OPENBSD_V5, 7, 3, 3, KTREC_PAYLOAD_INDIRECT);
    assert_name(ktrec_release_name(&release, NULL), "openbsd-7.5");
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
    ktrec_release release;

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

/* Many calls that every list has, and one that only the oldest of the header's lists has. */
static FILE *
write_late_evidence(uint32_t count)
{
    ktrec_header header = {.kind = KTREC_KIND_SYSCALL, .pid = 7, .lwp = 7, .flags = KTREC_HAS_LWP};
    ktrec_payload payload = {.kind = KTREC_KIND_SYSCALL};
    static const uint64_t args[7];
    FILE *file = tmpfile();
    ktrec_format format;
    ktrec_writer *writer;

    assert_non_null(file);
    assert_int_equal(ktrec_format_parse(OPENBSD_V5, &format), KTREC_OK);
    assert_int_equal(ktrec_writer_open_fd(&writer, fileno(file), &format, NULL, NULL), KTREC_OK);
    memcpy(header.comm, "of-twenty-characters", sizeof("of-twenty-characters"));
    header.sec = 1700000000;
    /* A return as long as it is on a machine with wide registers, and a name as long as 7.1's. */
    ktrec_payload value = {.kind = KTREC_KIND_SYSRET,
                           .flags = KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE1,
                           .u.sysret = {.number = 20, .value = {7, 0}}};

    header.kind = KTREC_KIND_SYSRET;
    assert_int_equal(ktrec_writer_put(writer, &header, &value), KTREC_OK);
    header.kind = KTREC_KIND_SYSCALL;
    payload.u.syscall.number = 20;
    for (uint32_t i = 2; i < count; i++)
        assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    payload.u.syscall.number = 197; /* mmap until 7.2 */
    payload.u.syscall.args = (ktrec_words){args, 7, 8, (uint8_t)ktrec_host_order(), 0};
    assert_int_equal(ktrec_writer_put(writer, &header, &payload), KTREC_OK);
    assert_int_equal(ktrec_writer_close(&writer, NULL), KTREC_OK);
    return file;
}

/* In a file the evidence may be far ahead of what the reader has read, which does not move. */
static void
far_ahead(void **state)
{
    enum { RECORDS = 3000 };
    FILE *file = write_late_evidence(RECORDS);
    ktrec_format format;

    (void)state;
    assert_int_equal(ktrec_format_parse(OPENBSD_V5, &format), KTREC_OK);
    for (unsigned i = 0; i < 4; i++) {
        ktrec_reader_options options = {.size = sizeof(options),
                                        .flags = (i & 1) != 0 ? KTREC_READER_MMAP : 0,
                                        .format = (i & 2) != 0 ? &format : NULL};
        const ktrec_record *record;
        ktrec_reader *reader;
        uint32_t count = 0;

        assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
        assert_int_equal(ktrec_reader_open_fd(&reader, fileno(file), &options, NULL), KTREC_OK);
        assert_name(ktrec_release_ahead(reader, NULL), "openbsd-7.2");
        while (ktrec_reader_next(reader, &record) == KTREC_OK)
            if (++count == 10)
                assert_name(ktrec_release_ahead(reader, NULL), "openbsd-7.2");
        assert_int_equal(count, RECORDS);
        ktrec_reader_close(&reader);
    }
    fclose(file);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_of_records),
        cmocka_unit_test(emulations),
        cmocka_unit_test(far_ahead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
