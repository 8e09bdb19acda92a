/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_others.c - DragonFly, the CSRG's releases and Mac OS X; and whole records of all systems but
 * NetBSD, byte by byte.
 */
#include "rows_payload.h"

#define SHORT KTREC_PAYLOAD_NET2 /* 16-bit number and count, 4-byte arguments */
#define VALUE1 KTREC_PAYLOAD_VALUE1
#define RAW(literal)                                                                               \
    {                                                                                              \
        .kind = KTREC_KIND_USER, .flags = KTREC_PAYLOAD_UNLABELLED,                                \
        .u.user.data = ROW_TEXT(literal)                                                           \
    }
#define PSIG(flags_, ...)                                                                          \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = flags_, .u.psig = {                                      \
            .signal = 2,                                                                           \
            .action = 0x8000,                                                                      \
            .code = 5,                                                                             \
            .mask = {__VA_ARGS__}                                                                  \
        }                                                                                          \
    }

/* What all of them write alike. */
static const payload_row common[] = {
    {"a 4-byte value", ABI_REG4, 0, "2:3 2:0 4:0 4:26 =12", 2, SYSRET(3, 0, VALUE1, 26, 0), NULL,
     NULL},
    {"an error",
     ABI_REG4,
     0,
     "2:5 2:0x1234 4:2 4:-1",
     2,
     {.kind = KTREC_KIND_SYSRET,
      .flags = VALUE1,
      .u.sysret = {.number = 5, .eosys = 0x1234, .error = 2, .value = {-1, 0}}},
     NULL,
     NULL},
    {"two values are NetBSD's", ABI_REG4, ROW_REJECT, "2:3 2:0 4:0 4:26 4:0", 2, {0}, NULL, NULL},
    {"a path has no NUL", ABI_ALL, 0, "'/etc/motd' =9", 3, TEXT(KTREC_KIND_NAMEI, 0, "/etc/motd"),
     "\"path\":\"/etc/motd\"", NULL},
    {"data", ABI_ALL, 0, "4:1 4:1 'abc'", 4, GENIO(1, 1, "abc"),
     "\"fd\":1,\"op\":\"write\",\"len\":3,\"data\":\"abc\"", NULL},
    {"a context switch",
     ABI_ALL,
     0,
     "4:0 4:1 =8",
     6,
     {.kind = KTREC_KIND_CSW, .u.csw = {.user = 1}},
     "\"out\":0,\"user\":1",
     NULL},
    {"a wait message is FreeBSD's",
     ABI_ALL,
     ROW_REJECT,
     "4:0 4:1 'select' @16",
     6,
     {0},
     NULL,
     NULL},
    {"type 19", ABI_ALL, 0, "'what'", 19, UNKNOWN("what"), NULL, NULL},
};

/* A label would be NetBSD's. */
static const payload_row users[] = {
    {"bytes without a label", ABI_ALL, 0, "'hello'", 7, RAW("hello"),
     "\"id\":null,\"len\":5,\"data\":\"hello\"", NULL},
};

static const payload_row dragonfly[] = {
    {"three arguments", ABI_I386, 0, "2:3 2:3 4:3 4:0x1000 4:0x64 =16", 1,
     SYSCALL(3, 0, 0, NO_REST, 3, 0x1000, 0x64), NULL, NULL},
    {"three arguments", ABI_LP64, 0, "2:3 2:3 @8 8:3 8:0x800ac4000 8:0x400 =32", 1,
     SYSCALL(3, 0, 0, NO_REST, 3, 0x800ac4000u, 0x400), NULL, NULL},
    {"an 8-byte value", ABI_LP64, 0, "2:3 2:0 4:0 8:26 =16", 2, SYSRET(3, 0, VALUE1, 26, 0), NULL,
     NULL},
    {"four words of mask, behind the code", ABI_I386, 0,
     "4:2 @4 p:0x8000 @8 4:5 @12 4:6 4:0 4:0 4:7 =28", 5, PSIG(0, 6, 0, 0, 7), NULL, NULL},
    {"four words of mask, behind the code", ABI_LP64, 0,
     "4:2 @8 p:0x8000 @16 4:5 @20 4:6 4:0 4:0 4:7 @40", 5, PSIG(0, 6, 0, 0, 7), NULL, NULL},
};

static const payload_row csrg[] = {
    {"16-bit number and count (before 4.4BSD-Lite2)", ABI_REG4, 0,
     "2:3 2:3 4:3 4:0x1000 4:0x64 =16", 1, SYSCALL(3, SHORT, 0, NO_REST, 3, 0x1000, 0x64), NULL,
     NULL},
    {"... without arguments", ABI_REG4, 0, "2:20 2:0 =4", 1, SYSCALL_NO_ARGS(20, SHORT, 0), NULL,
     NULL},
    {"close(0), which is no call 65542 of ints", ABI_REG4, 0, "2:6 2:1 4:0 =8", 1,
     SYSCALL(6, SHORT, 0, NO_REST, 0), NULL, "CALL  close(0)"},
    {"ints, and bytes of arguments (4.4BSD-Lite2)", ABI_REG4, 0, "4:3 4:12 4:3 4:0x1000 4:0x64 =20",
     1, SYSCALL(3, 0, 0, NO_REST, 3, 0x1000, 0x64), NULL, NULL},
    {"... without arguments", ABI_REG4, 0, "4:20 4:0 =8", 1, SYSCALL_NO_ARGS(20, 0, 0), NULL, NULL},
    {"one word of mask, before the code", ABI_REG4, 0, "4:2 @4 p:0x8000 @8 4:6 @12 4:5 =16", 5,
     PSIG(KTREC_PAYLOAD_MASK1, 6), NULL, NULL},
    {"type 7 is nobody's", ABI_ALL, 0, "'native'", 7, UNKNOWN("native"), NULL, NULL},
};

static const payload_row darwin[] = {
    {"8-byte arguments, not aligned (10.4)", ABI_REG4, 0,
     "2:59 2:3 @4 8:0xbffff000 8:0x1122334455667788 8:0 =28", 1,
     SYSCALL(59, KTREC_PAYLOAD_SLOT64, 0, NO_REST, 0xbffff000u, 0x1122334455667788u, 0), NULL,
     NULL},
    {"4-byte arguments (10.2 - 10.3)", ABI_REG4, 0, "2:3 2:3 4:3 4:0x1000 4:0x64 =16", 1,
     SYSCALL(3, SHORT, 0, NO_REST, 3, 0x1000, 0x64), NULL, NULL},
    {"close(0), which is no call 65542 of ints", ABI_REG4, 0, "2:6 2:1 4:0 =8", 1,
     SYSCALL(6, SHORT, 0, NO_REST, 0), NULL, "CALL  close(0)"},
    {"ints, and bytes of arguments (10.0 - 10.1)", ABI_REG4, 0, "4:3 4:12 4:3 4:0x1000 4:0x64 =20",
     1, SYSCALL(3, 0, 0, NO_REST, 3, 0x1000, 0x64), NULL, NULL},
    {"one word of mask, behind the code", ABI_REG4, 0, "4:2 @4 p:0x8000 @8 4:5 @12 4:6 =16", 5,
     PSIG(KTREC_PAYLOAD_MASK1, 6), NULL, NULL},
};

static const payload_rows t_common =
    ROWS_OF("dragonfly-v1 dragonfly-v2 csrg-v1 csrg-v2 darwin-v1", "alike", common);
static const payload_rows t_users = ROWS_OF("dragonfly-v1 dragonfly-v2 darwin-v1", "USER", users);
static const payload_rows t_dragonfly =
    ROWS_OF("dragonfly-v1 dragonfly-v2", "DragonFly", dragonfly);
static const payload_rows t_csrg = ROWS_OF("csrg-v1 csrg-v2", "CSRG", csrg);
static const payload_rows t_darwin = ROWS_OF("darwin-v1", "Mac OS X", darwin);

const payload_rows *const payload_tables_others[] = {
    &t_common, &t_users, &t_dragonfly, &t_csrg, &t_darwin, NULL,
};

/*
 * ---- whole records ----------------------------------------------------------------------------
 */

#define COMM "x63617400000000000000000000000000 x00" /* "cat" in 17 bytes */
#define RECORD(kind_, type_, length_, ...)                                                         \
    {                                                                                              \
        .kind = KTREC_KIND_##kind_, .type = type_, .length = length_, __VA_ARGS__                  \
    }
#define CAT .pid = 1234, .comm = "cat"
#define START                                                                                      \
    RECORD(START, 0x0052544b, 0, .flags = KTREC_HAS_LWP, .pid = -1, .lwp = -1, .sec = 1700000000,  \
           .nsec = 123456789, .resolution = 1, .version = 5)
#define START_BE                                                                                   \
    RECORD(START, 0x4b545200, 0, .flags = KTREC_HAS_LWP, .pid = -1, .lwp = -1, .sec = 1700000000,  \
           .nsec = 123456789, .resolution = 1, .version = 5)

static const header_row rows[] = {
    {"FreeBSD v1, amd64",
     "x05000000 x0340 x0100 xd2040000 " COMM " x000000 x00f1536500000000"
     " x15cd5b0700000000 xa186010000000000 x03000000 x00000000 '/motd' =69",
     "freebsd-v1-lp64-le", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_LWP | KTREC_HAS_CPU, .lwp = 100001, .cpu = 3,
            .sec = 1700000000, .nsec = 123456789, .resolution = 1, .version = 1)},
    {"FreeBSD v1, records lost",
     "x05000000 x03c0 x0100 xd2040000 " COMM " x000000 x00f1536500000000"
     " x15cd5b0700000000 xa186010000000000 x03000000 x00000000 '/motd' =69",
     "freebsd-v1-lp64-le", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_LWP | KTREC_HAS_CPU | KTREC_DROPPED, .lwp = 100001,
            .cpu = 3, .sec = 1700000000, .nsec = 123456789, .resolution = 1, .version = 1)},
    {"FreeBSD v0 among v1, with stale padding",
     "x05000000 x0300 xadde xd2040000 " COMM
     " x000000 x00f1536500000000 x40e2010000000000 xa186010000000000 '/motd' =61",
     "freebsd-v0-lp64-le", ROW_FOREIGN,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_LWP, .lwp = 100001, .sec = 1700000000,
            .nsec = 123456000, .resolution = 1000, .version = 0)},
    {"FreeBSD v0, records lost, big-endian",
     "x00000005 x8003 x0000 x000004d2 " COMM " x000000 x6553f100 x0001e240 x000186a1 '/motd' =49",
     "freebsd-v0-ilp32t32-be", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_LWP | KTREC_DROPPED, .lwp = 100001,
            .sec = 1700000000, .nsec = 123456000, .resolution = 1000, .version = 0)},
    {"FreeBSD v1 with a version 2",
     "x05000000 x0340 x0200 xd2040000 " COMM " x000000"
     " x00f1536500000000 x15cd5b0700000000 xa186010000000000 x03000000 x00000000 '/motd' =69",
     "freebsd-v1-lp64-le",
     ROW_REJECT,
     {0}},
    {"FreeBSD v1, a name of 19 bytes",
     "x05000000 x0340 x0100 xd2040000 'nineteen characters' x00"
     " x00f15365 x15cd5b07 xa1860100 x03000000 '/motd' =53",
     "freebsd-v1-i386-le", 0,
     RECORD(NAMEI, 3, 5, .pid = 1234, .comm = "nineteen characters",
            .flags = KTREC_HAS_LWP | KTREC_HAS_CPU, .lwp = 100001, .cpu = 3, .sec = 1700000000,
            .nsec = 123456789, .resolution = 1, .version = 1)},
    {"FreeBSD 1.x: a process id of 16 bits",
     "x05000000 x0300 xd204 " COMM " x000000"
     " x008c8647 x40e20100 x503412f0 '/motd' =45",
     "freebsd-v0pid16-i386-le", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_BUFFER, .sec = 1200000000, .nsec = 123456000,
            .resolution = 1000, .buffer = 0xf0123450u, .version = KTREC_VERSION_PID16)},
    {"OpenBSD START, little-endian",
     "x4b545200 xffffffff xffffffff x00000000 x00f1536500000000"
     " x15cd5b0700000000 @64",
     "openbsd-v5-lp64-le", 0, START},
    {"OpenBSD START, big-endian: the same first bytes",
     "x4b545200 xffffffff xffffffff x00000000"
     " x000000006553f100 x00000000075bcd15 @64",
     "openbsd-v5-lp64-be", 0, START_BE},
    {"OpenBSD 5.6 - 5.9: EMUL of no process",
     "x07000000 xd2040000 xffffffff x00000000"
     " x00f1536500000000 x15cd5b0700000000 @56 x0600000000000000 'native' =70",
     "openbsd-v4-lp64-le", 0,
     RECORD(EMUL, 7, 6, .flags = KTREC_HAS_LWP, .pid = 1234, .lwp = -1, .sec = 1700000000,
            .nsec = 123456789, .resolution = 1, .version = 4)},
    {"OpenBSD 7.1 and later: a name of 23 bytes",
     "x03000000 xd2040000 xa2860100"
     " x00f1536500000000 x15cd5b07 'twenty-three characters' x00 x05000000 '/motd' =57",
     "openbsd-v5-i386-le", 0,
     RECORD(NAMEI, 3, 5, .flags = KTREC_HAS_LWP, .pid = 1234, .lwp = 100002, .sec = 1700000000,
            .nsec = 123456789, .resolution = 1, .version = 5, .comm = "twenty-three characters")},
    {"OpenBSD 4.0 - 5.1, sparc64: a length of 8 bytes",
     "x0000000000000005 x000004d2 " COMM
     " x00 x0003 x0000000047868c00 x000000000001e240 xfffffe0000123450 '/motd' =61",
     "openbsd-v2-lp64-be", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_BUFFER, .sec = 1200000000, .nsec = 123456000,
            .resolution = 1000, .buffer = 0xfffffe0000123450u, .version = 2)},
    {"OpenBSD: a length above 4 GiB",
     "x0000000100000005 x000004d2 " COMM
     " x00 x0003 x0000000047868c00 x000000000001e240 xfffffe0000123450 '/motd' =61",
     "openbsd-v2-lp64-be",
     ROW_REJECT,
     {0}},
    {"DragonFly: threads, and CPU 7",
     "x05000000 x0300 x0107 xd2040000 x02000000 " COMM
     " x00000000000000 x00f1536500000000 x40e2010000000000 x5034120000f8ffff '/motd' =69",
     "dragonfly-v2-lp64-le", 0,
     RECORD(NAMEI, 3, 5, CAT,
            .flags = KTREC_HAS_LWP | KTREC_HAS_BUFFER | KTREC_HAS_CPU | KTREC_THREADED, .lwp = 2,
            .cpu = 7, .sec = 1700000000, .nsec = 123456000, .resolution = 1000,
            .buffer = 0xfffff80000123450u, .version = 2)},
    {"DragonFly before 3.2: no CPU",
     "x05000000 x0300 x0000 xd2040000 x00000000 " COMM
     " x000000 x00f15365 x40e20100 x503412c0 '/motd' =53",
     "dragonfly-v2-i386-le", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_LWP | KTREC_HAS_BUFFER, .sec = 1700000000,
            .nsec = 123456000, .resolution = 1000, .buffer = 0xc0123450u, .version = 2)},
    {"4.4BSD, hp300: a 16-byte name and no NUL behind it",
     "x00000005 x0003 x000004d2"
     " 'sixteen letters.' xff xee x2b67e100 x0001e240 x00123450 '/motd' =45",
     "csrg-v2-m68k-be", ROW_FOREIGN,
     RECORD(NAMEI, 3, 5, .pid = 1234, .comm = "sixteen letters.", .flags = KTREC_HAS_BUFFER,
            .sec = 728228096, .nsec = 123456000, .resolution = 1000, .buffer = 0x123450,
            .version = 2)},
    {"4.3BSD-Reno, hp300: 38 bytes",
     "x00000005 x0003 x04d2 " COMM " x00 x2b67e100 x0001e240 x00123450 '/motd' =43",
     "csrg-v1-m68k-be", 0,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_BUFFER, .sec = 728228096, .nsec = 123456000,
            .resolution = 1000, .buffer = 0x123450, .version = 1)},
    {"4.3BSD-Reno: a negative process id",
     "x05000000 x0300 xffff " COMM " x000000"
     " x00e1672b x40e20100 x503412f0 '/motd' =45",
     "csrg-v1-i386-le", 0,
     RECORD(NAMEI, 3, 5, .pid = -1, .comm = "cat", .flags = KTREC_HAS_BUFFER, .sec = 728228096,
            .nsec = 123456000, .resolution = 1000, .buffer = 0xf0123450u, .version = 1)},
    {"Mac OS X: bytes 6 and 7 are no version, and stale ones follow the name",
     "x00000005 x0003"
     " x0028 x000004d2 'cat' x00 'ace' x00 'l' x00 'ver' x000000 x00 xdeadbe x42d6a100 x0001e240"
     " x01234560 '/motd' =49",
     "darwin-v1-ilp32-be", ROW_FOREIGN,
     RECORD(NAMEI, 3, 5, CAT, .flags = KTREC_HAS_BUFFER, .sec = 1121362176, .nsec = 123456000,
            .resolution = 1000, .buffer = 0x1234560, .version = 1)},
};

const header_rows header_rows_others = {rows, sizeof(rows) / sizeof(rows[0])};
