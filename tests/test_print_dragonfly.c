/* SPDX-License-Identifier: BSD-2-Clause */
/* test_print_dragonfly.c - the styles of DragonFly's and 4.4BSD's kdumps. */
#include <stdlib.h>
#include <string.h>

#include "print_help.h"

#define D "dragonfly-v2-lp64-le"
#define D1 "dragonfly-v1-i386-le"
#define C "csrg-v2-i386-le"
#define M "darwin-v1-ilp32-be"

#define CALL KTREC_KIND_SYSCALL
#define RET KTREC_KIND_SYSRET
#define NAMI KTREC_KIND_NAMEI
#define GIO KTREC_KIND_GENIO
#define PSIG KTREC_KIND_PSIG
#define CSW KTREC_KIND_CSW
#define USER KTREC_KIND_USER

#define X16 "xxxxxxxxxxxxxxxx"
#define Y16 "yyyyyyyyyyyyyyyy"
#define READ "0300 0300 00000000 0300000000000000 00100000 08000000 0004000000000000"
#define SEVENTY "03000000 00000000 '" X16 X16 X16 X16 "yyyyyy'"

typedef struct row {
    const char *format;
    int kind;
    int64_t lwp;
    uint16_t header; /* flags of the header */
    uint32_t flags;
    const char *payload, *text;
} row;

static const row rows[] = {
    {D, CALL, 2, 0, 0, READ, " 1234:2    cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 0, 0, 0, READ, " 1234 cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 0, KTREC_THREADED, 0, READ,
     " 1234:0    cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 0, 0, KTREC_PRINT_LWP, READ,
     " 1234:0    cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 2, KTREC_HAS_CPU, KTREC_PRINT_CPU, READ,
     " 1234:2     5 cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 2, 0, KTREC_PRINT_CPU, READ,
     " 1234:2     0 cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 0, KTREC_HAS_CPU, KTREC_PRINT_CPU, READ,
     " 1234  5 cat      CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 2, 0, KTREC_PRINT_ABSOLUTE, READ,
     " 1234:2    cat      652143210.004512 CALL  read(0x3,0x800001000,0x400)\n"},
    {D, CALL, 2, 0, KTREC_PRINT_DECIMAL, READ,
     " 1234:2    cat      CALL  read(3,34359742464,1024)\n"},
    {D, CALL, 2, 0, 0, "1400 0000 00000000", " 1234:2    cat      CALL  getpid\n"},
    {D, CALL, 2, 0, 0, "3600 0300 00000000 0100000000000000 77740440 00000000 0000000000000000",
     " 1234:2    cat      CALL  ioctl(0x1,TIOCGPGRP,0)\n"},
    {D, CALL, 2, 0, KTREC_PRINT_PLAIN,
     "3600 0300 00000000 0100000000000000 77740440 00000000 0000000000000000",
     " 1234:2    cat      CALL  ioctl(0x1,0x40047477,0)\n"},
    {D, RET, 2, 0, 0, "0300 0000 00000000 0004000000000000",
     " 1234:2    cat      RET   read 1024/0x400\n"},
    {D, RET, 2, 0, 0, "0300 0000 02000000 0000000000000000",
     " 1234:2    cat      RET   read -1 errno 2 No such file or directory\n"},
    {D, RET, 2, 0, 0, "0300 0000 ffffffff 0000000000000000",
     " 1234:2    cat      RET   read RESTART\n"},
    {D, NAMI, 2, 0, 0, "'/etc/motd'", " 1234:2    cat      NAMI  \"/etc/motd\"\n"},
    /* 64 bytes of data unless told otherwise; -m 0 is all. */
    {D, GIO, 2, 0, 0, SEVENTY,
     " 1234:2    cat      GIO   fd 3 read 70 bytes\n       \"" X16 X16 X16 X16 "\"\n"},
    {D, GIO, 2, 0, KTREC_PRINT_NO_DATA, SEVENTY,
     " 1234:2    cat      GIO   fd 3 read 70 bytes\n       \"" X16 X16 X16 X16 "yyyyyy\"\n"},
    {D, GIO, 2, 0, KTREC_PRINT_NO_GENIO, SEVENTY, " 1234:2    cat      GIO   fd 3 read 70 bytes\n"},
    /* The last of the 64 is a NUL, and a digit behind it, which does not show. */
    {D, GIO, 2, 0, 0, "03000000 00000000 '" X16 X16 X16 "xxxxxxxxxxxxxxx' 00 '1'",
     " 1234:2    cat      GIO   fd 3 read 65 bytes\n       \"" X16 X16 X16
     "xxxxxxxxxxxxxxx\\000\"\n"},
    {D, PSIG, 2, 0, 0,
     "02000000 00000000 a402000000000000 00000000 01000000 00000000 00000000 00000000 00000000",
     " 1234:2    cat      PSIG  SIGINT caught handler=0x2a4 mask=0x1 code=0x0\n"},
    {D, CSW, 2, 0, 0, "01000000 01000000", " 1234:2    cat      CSW  stop user\n"},
    {D, USER, 2, 0, 0, "0000000000000000 4000000000000000 0010000000000000",
     " 1234:2    cat      USER  0x1000 = malloc(64)\n"},
    {D1, USER, 0, 0, 0, "00000000 40000000 00100628",
     " 1234 cat      USER  0x28061000 = malloc(64)\n"},
    {D1, CALL, 0, 0, 0, "3600 0300 01000000 77740440 00100000",
     " 1234 cat      CALL  ioctl(0x1,TIOCGPGRP,0x1000)\n"},
    /* Of 8 bytes, which on LP64 could be a long. */
    {D1, CALL, 0, 0, 0, "3600 0300 01000000 68740840 00100000",
     " 1234 cat      CALL  ioctl(0x1,0x40087468,0x1000)\n"},
    /* The old header has neither thread nor CPU. */
    {D1, NAMI, 0, 0, KTREC_PRINT_LWP, "'/etc/motd'", " 1234 cat      NAMI  \"/etc/motd\"\n"},
    {D1, NAMI, 0, 0, KTREC_PRINT_CPU, "'/etc/motd'", " 1234 cat      NAMI  \"/etc/motd\"\n"},
    /* 4.4BSD and Mac OS X. */
    {C, CALL, 0, 0, 0, "0500 0300 f4090000 00000000 00000000",
     "  1234 cat      CALL  open(0x9f4,0,0)\n"},
    {C, CALL, 0, 0, KTREC_PRINT_ABSOLUTE, "0500 0300 f4090000 00000000 00000000",
     "  1234 cat      652143210.004512 CALL  open(0x9f4,0,0)\n"},
    {C, NAMI, 0, 0, 0, "'/etc/motd'", "  1234 cat      NAMI  \"/etc/motd\"\n"},
    {C, GIO, 0, 0, 0, "03000000 00000000 'hello' 0a",
     "  1234 cat      GIO   fd 3 read 6 bytes\n       \"hello\n       \"\n"},
    {C, GIO, 0, 0, 0, "03000000 00000000 1b 80 00 '1'",
     "  1234 cat      GIO   fd 3 read 4 bytes\n       \"\\^[\\M^@\\0001\"\n"},
    /* A tab that goes to a new line counts as wide there as it was on the old one, 4 columns. */
    {C, GIO, 0, 0, 0, "03000000 00000000 '" X16 X16 X16 X16 "xxxx' 09 '" Y16 Y16 Y16 Y16 "'",
     "  1234 cat      GIO   fd 3 read 133 bytes\n       \"" X16 X16 X16 X16
     "xxxx\\\n\t\t" Y16 Y16 Y16 Y16 "\"\n"},
    {C, PSIG, 0, 0, 0, "02000000 a4020000 00000000 00000000",
     "  1234 cat      PSIG  SIGINT caught handler=0x2a4 mask=0x0 code=0x0\n"},
    {C, PSIG, 0, 0, 0, "02000000 00000000 00000000 00000000",
     "  1234 cat      PSIG  SIGINT SIG_DFL\n"},
    {C, CSW, 0, 0, 0, "00000000 00000000", "  1234 cat      CSW  resume kernel\n"},
    /* Records longer than their kind. */
    {D, RET, 2, 0, 0, "0300 0000 00000000 0004000000000000 ffff",
     " 1234:2    cat      RET   read 1024/0x400\n"},
    {C, CSW, 0, 0, 0, "00000000 00000000 ff", "  1234 cat      CSW  resume kernel\n"},
    {M, NAMI, 0, 0, 0, "'/mach_kernel'", "  1234 cat      NAMI  \"/mach_kernel\"\n"},
};

static void
test_rows(void **state)
{
    uint8_t bytes[BYTES_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        ktrec_print_options options = {.flags = rows[i].flags};
        output out = new_output(OUTPUT_MAX);
        ktrec_printer *printer = new_printer(&options, &out);
        const size_t size = read_bytes(rows[i].payload, bytes);
        ktrec_record record = new_record(rows[i].format, rows[i].kind, bytes, size);

        record.header.flags = rows[i].header;
        record.header.lwp = rows[i].lwp;
        record.header.cpu = (rows[i].header & KTREC_HAS_CPU) != 0 ? 5 : 0;
        record.header.sec = 652143210;
        record.header.nsec = 4512000;
        record.header.resolution = 1000;
        if (strcmp(rows[i].format, D) == 0)
            record.header.flags |= KTREC_HAS_LWP;
        assert_int_equal(ktrec_printer_print(printer, &record), KTREC_OK);
        assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
        assert_string_equal(out.text, rows[i].text);
        free(out.text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
