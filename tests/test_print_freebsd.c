/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_freebsd.c - the style of FreeBSD's kdump: rows that the program printed, starts of
 * lines, what goes on from record to record, CAP records.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print_freebsd_rows.h"
#include "print_help.h"

#define V1 "freebsd-v1-lp64-le"
#define V0 "freebsd-v0-lp64-le"
#define OLDER "freebsd-12.1"

/* Prints a record, after one that says what its process is, into out. */
static void
print_process(ktrec_printer *printer, uint32_t sv_flags, const ktrec_record *record)
{
    uint8_t flags[4] = {0};
    ktrec_record process = new_record(V1, KTREC_KIND_PROCCTOR, flags, sizeof(flags));

    process.format = record->format;
    process.header.pid = record->header.pid;
    for (unsigned i = 0; i < 4; i++)
        flags[record->format.order == KTREC_ORDER_BIG ? 3 - i : i] = (uint8_t)(sv_flags >> 8 * i);
    if (sv_flags != 0)
        assert_int_equal(ktrec_printer_print(printer, &process), KTREC_OK);
    (void)ktrec_printer_print(printer, record);
    assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
}

static void
check_text(const char *format, const char *release, const freebsd_row *row)
{
    static const char lead[] = "  1234 cat      ";
    uint8_t bytes[BYTES_MAX];
    const size_t size = read_bytes(row->payload, bytes);
    ktrec_record record = new_record(format, row->kind, bytes, size);
    ktrec_print_options options = {.flags = row->flags, .release = release};
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(&options, &out);

    print_process(printer, row->sv_flags, &record);
    assert_memory_equal(out.text, lead, sizeof(lead) - 1);
    assert_string_equal(out.text + sizeof(lead) - 1, row->text);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

static void
test_calls(void **state)
{
    (void)state;
    for (size_t i = 0; i < freebsd_call_rows_count; i++)
        check_text(V1, OLDER, &freebsd_call_rows[i]);
}

static void
test_bodies(void **state)
{
    (void)state;
    for (size_t i = 0; i < freebsd_body_rows_count; i++)
        check_text(V1, OLDER, &freebsd_body_rows[i]);
}

/* Of the newest release, of other machines, and what records do that no kernel writes. */
static void
test_other_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < freebsd_other_rows_count; i++)
        check_text(freebsd_other_rows[i].format, freebsd_other_rows[i].release,
                   &freebsd_other_rows[i].row);
}

/* The start of a line, by options. */
static void
test_prefix(void **state)
{
    static const struct {
        const char *format;
        uint32_t flags;
        const char *text;
    } rows[] = {
        {V1, 0, "  1234 cat      NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_LWP, "  1234 100123 cat      NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_CPU, "  1234 cat        3 NAMI  \"/\"\n"},
        {V0, KTREC_PRINT_CPU, "  1234 cat      NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_ABI, "  1234 cat      NAMI  F64  \"/\"\n"},
        {V1, KTREC_PRINT_ABSOLUTE, "  1234 cat      1700000000.000042000 NAMI  \"/\"\n"},
        {V0, KTREC_PRINT_ABSOLUTE, "  1234 cat      1700000000.000042 NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_ELAPSED, "  1234 cat      0.000000000 NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_RELATIVE, "  1234 cat      0.000000000 NAMI  \"/\"\n"},
        {V1, KTREC_PRINT_LWP | KTREC_PRINT_ABSOLUTE | KTREC_PRINT_CPU | KTREC_PRINT_ABI,
         "  1234 100123 cat      1700000000.000042000   3 NAMI  F64  \"/\"\n"},
        {V0, KTREC_PRINT_ABSOLUTE | KTREC_PRINT_ELAPSED | KTREC_PRINT_RELATIVE,
         "  1234 cat      1700000000.000042 0.000000 0.000000 NAMI  \"/\"\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record(rows[i].format, KTREC_KIND_NAMEI, "/", 1);

        record.header.sec = 1700000000;
        record.header.nsec = 42000;
        record.header.flags |= KTREC_HAS_LWP;
        record.header.lwp = 100123;
        record.header.resolution = 1000;
        if (record.format.version == 1) {
            record.header.resolution = 1;
            record.header.flags |= KTREC_HAS_CPU;
            record.header.cpu = 3;
        }
        print_process(printer, 0x209, &record);
        assert_string_equal(out.text, rows[i].text);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

/* A record in a row of them. */
typedef struct step {
    const char *format;
    int kind;
    int32_t pid;
    int64_t lwp;
    uint32_t flags; /* of the header */
    int64_t sec;
    const char *payload;
    const char *text; /* what is printed, all of it */
} step;

static void
run_steps(const ktrec_print_options *options, const step *steps, size_t count)
{
    output out = new_output(OUTPUT_MAX);
    ktrec_printer *printer = new_printer(options, &out);
    uint8_t bytes[BYTES_MAX];

    for (size_t i = 0; i < count; i++) {
        const size_t size = read_bytes(steps[i].payload, bytes);
        ktrec_record record = new_record(steps[i].format, steps[i].kind, bytes, size);

        record.header.pid = steps[i].pid;
        record.header.lwp = steps[i].lwp;
        record.header.flags = (uint16_t)(KTREC_HAS_LWP | steps[i].flags);
        record.header.sec = steps[i].sec;
        record.header.resolution = strcmp(steps[i].format, V0) == 0 ? 1000 : 1;
        out.size = 0;
        out.text[0] = '\0';
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_flush(printer), KTREC_OK);
        assert_string_equal(out.text, steps[i].text);
    }
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    free(out.text);
}

#define NAMI(pid, lwp, flags, text) V1, KTREC_KIND_NAMEI, pid, lwp, flags, 1, "'/'", text
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Lost records: told of once, until something else is printed, and also where it is filtered. */
static void
test_dropped(void **state)
{
    static const step steps[] = {
        {NAMI(1, 7, 0, "     1 cat      NAMI  \"/\"\n")},
        {NAMI(1, 7, KTREC_DROPPED,
              "     1 cat      Events dropped.\n     1 cat      NAMI  \"/\"\n")},
        {NAMI(2, 8, KTREC_DROPPED, "     2 cat      Events dropped.\n")},
        {NAMI(2, 8, KTREC_DROPPED, "")},
        {NAMI(1, 7, 0, "     1 cat      NAMI  \"/\"\n")},
        {NAMI(2, 8, KTREC_DROPPED, "     2 cat      Events dropped.\n")},
    };
    static const step threads[] = {
        {NAMI(2, 8, KTREC_DROPPED, "     2      8 cat      Events dropped.\n")},
    };
    ktrec_print_options options = {.flags = KTREC_PRINT_ONE_PID, .pid = 1};

    (void)state;
    run_steps(&options, steps, COUNT(steps));
    options.flags |= KTREC_PRINT_LWP;
    run_steps(&options, threads, COUNT(threads));
}

/* -p takes the id of a process or of a thread. */
static void
test_one_process(void **state)
{
    static const step steps[] = {
        {NAMI(1, 100123, 0, "     1 cat      NAMI  \"/\"\n")},
        {NAMI(100123, 5, 0, "100123 cat      NAMI  \"/\"\n")},
        {NAMI(1, 100124, 0, "")},
    };
    ktrec_print_options options = {.flags = KTREC_PRINT_ONE_PID, .pid = 100123};

    (void)state;
    run_steps(&options, steps, COUNT(steps));
}

#define GETPID V1, KTREC_KIND_SYSCALL, 1, 7, 0, 1, "1400 0000 00000000"
#define PROCCTOR(flags) V1, KTREC_KIND_PROCCTOR, 1, 7, 0, 1, flags, ""
#define PROCDTOR V1, KTREC_KIND_PROCDTOR, 1, 7, 0, 1, "", ""

/* What a process is lasts until it says otherwise or ends, and is minded where it is filtered. */
static void
test_processes(void **state)
{
    static const step steps[] = {
        {GETPID, "     1 cat      CALL  U00  getpid\n"},
        {PROCCTOR("09020000")},
        {GETPID, "     1 cat      CALL  F64  getpid\n"},
        {PROCCTOR("03020000")},
        {GETPID, "     1 cat      CALL  L64  writev\n"},
        {PROCCTOR("03010000")},
        {GETPID, "     1 cat      CALL  L32  linux_getpid\n"},
        {PROCCTOR("09410000")},
        {GETPID, "     1 cat      CALL  F32  getpid\n"},
        {PROCCTOR("ff000000")},
        {GETPID, "     1 cat      CALL  U00  [20]\n"},
        {PROCCTOR("09020000")},
        {PROCDTOR},
        {GETPID, "     1 cat      CALL  U00  getpid\n"},
    };
    ktrec_print_options options = {.flags = KTREC_PRINT_ABI, .kinds = 1u << KTREC_KIND_SYSCALL};

    (void)state;
    run_steps(&options, steps, COUNT(steps));
}

/* Each version of header has its own times; a time before the first one rounds down. */
static void
test_times(void **state)
{
#define AT(format, sec, text) format, KTREC_KIND_NAMEI, 1, 7, 0, sec, "'/'", "     1 cat      " text
    static const step steps[] = {
        {AT(V1, 1000, "0.000000000 0.000000000 NAMI  \"/\"\n")},
        {AT(V0, 1500, "0.000000 0.000000 NAMI  \"/\"\n")},
        {AT(V1, 1002, "2.000000000 2.000000000 NAMI  \"/\"\n")},
        {AT(V0, 1501, "1.000000 1.000000 NAMI  \"/\"\n")},
        {AT(V1, 999, "-1.000000000 -3.000000000 NAMI  \"/\"\n")},
    };
    ktrec_print_options options = {.flags = KTREC_PRINT_ELAPSED | KTREC_PRINT_RELATIVE};

    (void)state;
    run_steps(&options, steps, COUNT(steps));
}

/* The three generations of CAP records. */
static void
test_capfail(void **state)
{
    static const struct {
        size_t size; /* of the record; the payload below and zeros */
        const char *payload, *text;
    } rows[] = {
        {1040,
         "00000000 0300 0000 09020000 00000000 0100000000000002 0000000000000004"
         "0200000000000002 0000000000000004",
         "operation requires CAP_READ, descriptor holds CAP_WRITE"},
        {1040,
         "01000000 0300 0000 09020000 00000000 0100000000000002 0000000000000004"
         "0200000000000002 0000000000000004",
         "attempt to increase capabilities from CAP_WRITE to CAP_READ"},
        {1040, "02000000 0c00 0000 09020000 00000000", "system call not allowed: chdir"},
        {1040, "02000000 5c00 0000 09020000 00000000 0b000000",
         "system call not allowed: fcntl, cmd: F_GETLK"},
        {1040, "02000000 5c00 0000 00000000 00000000 0b000000",
         "system call not allowed: fcntl, cmd: F_GETLK"},
        {1040, "02000000 5c00 0000 03020000 00000000 0b000000",
         "system call not allowed: linux_chown"},
        {1040, "02000000 5c00 0000 ff000000 00000000 0b000000", "system call not allowed: [92]"},
        {1040, "03000000 2500 0000 09020000 00000000 13000000",
         "kill: signal delivery not allowed: SIGCONT"},
        {1040, "03000000 2500 0000 09020000 00000000 c8000000",
         "kill: signal delivery not allowed: <invalid=0xc8>"},
        {1040, "04000000 6100 0000 09020000 00000000 01000000",
         "socket: protocol not allowed: IPPROTO_ICMP"},
        {1040, "05000000 8500 0000 09020000 00000000 1002 1388 7f000001",
         "sendto: restricted address lookup: struct sockaddr { AF_INET, 127.0.0.1:5000 }"},
        {1040,
         "05000000 8500 0000 09020000 00000000 1c1c 1388 00000000 20010db8 00000000 00000000"
         "00000001",
         "sendto: restricted address lookup: struct sockaddr { AF_INET6, [2001:db8::1]:5000 }"},
        {1040, "05000000 8500 0000 09020000 00000000 101c 1388 00000000 20010db8",
         "sendto: restricted address lookup: struct sockaddr { AF_INET6, invalid }"},
        {1040, "05000000 6200 0000 09020000 00000000 1801 '/var/run/some/socket' 00",
         "connect: restricted address lookup: struct sockaddr { AF_LOCAL, /var/run/some/socket }"},
        {1040, "05000000 6200 0000 09020000 00000000 0001 '/var/run'",
         "connect: restricted address lookup: struct sockaddr { AF_LOCAL,  }"},
        {1040, "06000000 0200 0000 03020000 00000000 '/etc'",
         "linux_open: restricted VFS lookup: /etc"},
        {1040, "07000000 e801 0000 09020000 00000000",
         "cpuset_setaffinity: restricted cpuset operation"},
        {1040, "08000000 0300 0000 09020000 00000000", "read: unknown capability failure"},
        {40,
         "00000000 00000000 0100000000000002 0000000000000004 0200000000000002"
         "0000000000000004",
         "operation requires CAP_READ, descriptor holds CAP_WRITE"},
        {40, "03000000", "restricted VFS lookup"},
        {24, "00000000 00000000 0100000000000000 0300000000000000",
         "operation requires 0x1, process holds 0x3"},
        {24, "02000000", "disallowed system call"},
    };
    uint8_t bytes[BYTES_MAX];
    char want[256];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.release = OLDER};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record;

        memset(bytes, 0, sizeof(bytes));
        (void)read_bytes(rows[i].payload, bytes);
        record = new_record(V1, KTREC_KIND_CAPFAIL, bytes, rows[i].size);
        print_process(printer, 0x209, &record);
        (void)snprintf(want, sizeof(want), "  1234 cat      CAP   %s\n", rows[i].text);
        assert_string_equal(out.text, want);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

/* -r: the mode as ls(1) has it, and dates. */
static void
test_resolved(void **state)
{
    static const char stat[] = "'stat' 00"
                               "000000000000000003000000000000000100000000000000ed890000e8030000"
                               "0000000000000000000000000000000000f15365000000000000000000000000"
                               "00f15365000000000065cd1d0000000000000000000000000000000000000000"
                               "000000000000000000000000000000000c000000000000000800000000000000"
                               "0010000000000000000000000000000000000000000000000000000000000000"
                               "0000000000000000000000000000000000000000000000000000000000000000"
                               "0000000000000000000000000000000000000000000000000000000000000000";
    static const struct {
        uint32_t flags;
        const char *text;
    } rows[] = {
        {0, "  1234 cat      STRU  struct stat {dev=0, ino=3, mode=0104755, nlink=1, uid=1000,"
            " gid=0, rdev=0, atime=1700000000, mtime=1700000000.500000000, ctime=0, birthtime=0,"
            " size=12, blksize=4096, blocks=8, flags=0x0 }\n"},
        {KTREC_PRINT_RESOLVE,
         "  1234 cat      STRU  struct stat {dev=0, ino=3, mode=-rwsr-xr-x , nlink=1, uid=1000,"
         " gid=0, rdev=0, atime=\"Nov 14 22:13:20 2023\","
         " mtime=\"Nov 14 22:13:20 2023\".500000000, ctime=\"Jan  1 00:00:00 1970\","
         " birthtime=\"Jan  1 00:00:00 1970\", size=12, blksize=4096, blocks=8, flags=0x0 }\n"},
    };
    uint8_t bytes[BYTES_MAX];
    const size_t size = read_bytes(stat, bytes);

    (void)state;
    assert_int_equal(setenv("TZ", "UTC0", 1), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        ktrec_print_options options = {.flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        ktrec_record record = new_record(V1, KTREC_KIND_STRUCT, bytes, size);

        print_process(printer, 0x209, &record);
        assert_string_equal(out.text, rows[i].text);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        free(out.text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),       cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_other_texts), cmocka_unit_test(test_prefix),
        cmocka_unit_test(test_dropped),     cmocka_unit_test(test_one_process),
        cmocka_unit_test(test_processes),   cmocka_unit_test(test_times),
        cmocka_unit_test(test_capfail),     cmocka_unit_test(test_resolved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
