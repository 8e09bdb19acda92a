/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_openbsd.c - OpenBSD's payloads: those of all releases, and those that came with 5.5 (header
 * version 4).
 */
#include "rows_payload.h"

#define OLD "openbsd-v1 openbsd-v2 openbsd-v3"
#define NEW "openbsd-v4 openbsd-v5"
#define ALL OLD " " NEW

static const payload_row calls[] = {
    {"three arguments", ABI_ALL, 0, "4:3 4:3*r r:3 r:0x1000 r:0x64", 1,
     SYSCALL(3, 0, 0, NO_REST, 3, 0x1000, 0x64),
     "\"number\":3,\"name\":\"read\",\"args\":[\"0x3\","
     "\"0x1000\",\"0x64\"]",
     NULL},
    {"no arguments", ABI_ALL, 0, "4:20 4:0 =8", 1, SYSCALL_NO_ARGS(20, 0, 0),
     "\"number\":20,\"name\":\"getpid\",\"args\":[]", NULL},
    {"sysctl: two numbers behind the arguments", ABI_REG4, 0,
     "4:202 4:24 r:0x1000 r:2 r:0x2000 r:0x3000 r:0 r:0 @32 x4142434445464748 =40", 1,
     SYSCALL(202, 0, 0, ROW_TEXT("ABCDEFGH"), 0x1000, 2, 0x2000, 0x3000, 0, 0), NULL, NULL},
    {"sysctl: two numbers behind the arguments", ABI_LP64, 0,
     "4:202 4:48 r:0x1000 r:2 r:0x2000 r:0x3000 r:0 r:0 @56 x4142434445464748 =64", 1,
     SYSCALL(202, 0, 0, ROW_TEXT("ABCDEFGH"), 0x1000, 2, 0x2000, 0x3000, 0, 0), NULL, NULL},
    {"called through syscall(2)", ABI_ALL, 0, "4:0x20000014 4:0", 1,
     SYSCALL_NO_ARGS(20, KTREC_PAYLOAD_INDIRECT, 0), NULL, NULL},
    {"argsize tells of more than there is", ABI_REG4, 0, "4:4 4:12 r:3 r:0x1000 =16", 1,
     SYSCALL(4, KTREC_PAYLOAD_ARGSIZE, 12, NO_REST, 3, 0x1000), NULL, NULL},
    {"argsize tells of more than there is", ABI_LP64, 0, "4:3 4:24 r:3 r:0x1000 =24", 1,
     SYSCALL(3, KTREC_PAYLOAD_ARGSIZE, 24, NO_REST, 3, 0x1000), NULL, NULL},
    {"half an argsize", ABI_ALL, ROW_REJECT, "4:1 2:0", 1, {0}, NULL, NULL},
};

static const payload_row rets_old[] = {
    {"a 4-byte value", ABI_32, 0, "2:3 2:0 4:0 4:26 =12", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE1, 26, 0),
     "\"number\":3,\"name\":\"read\",\"error\":0,\"errno\":null,\"retval\":\"26\",\"retval1\":"
     "\"0\"",
     NULL},
    {"an 8-byte value (5.0 - 5.7)", ABI_LP64, 0, "2:3 2:0 4:0 8:26 =16", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE1, 26, 0), NULL, NULL},
    {"an error, with its value", ABI_32, 0, "2:5 2:0 4:2 4:-1", 2,
     SYSRET(5, 2, KTREC_PAYLOAD_VALUE1, -1, 0), NULL, NULL},
    {"no value", ABI_ALL, ROW_REJECT, "2:3 2:0 4:0 =8", 2, {0}, NULL, NULL},
};

static const payload_row rets_cut[] = {
    {"a value cut to 4 bytes", ABI_LP64, 0, "2:3 2:0 4:0 4:26 =12", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE32, 26, 0), NULL, NULL},
    {"a negative one, cut", ABI_LP64, 0, "2:3 2:0 4:0 4:-2 =12", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE32, -2, 0), NULL, NULL},
};

#define INT KTREC_PAYLOAD_INT

static const payload_row rets_new[] = {
    {"a 4-byte value", ABI_32, 0, "4:3 4:0 4:26 =12", 2,
     SYSRET(3, 0, INT | KTREC_PAYLOAD_VALUE1, 26, 0), NULL, NULL},
    {"an 8-byte value", ABI_LP64, 0, "4:3 4:0 8:26 =16", 2,
     SYSRET(3, 0, INT | KTREC_PAYLOAD_VALUE1, 26, 0), NULL, NULL},
    {"an error has no value", ABI_ALL, 0, "4:5 4:2 =8", 2,
     SYSRET(5, 2, INT | KTREC_PAYLOAD_VALUE0, 0, 0), NULL, NULL},
    {"nor has execve that worked", ABI_ALL, 0, "4:59 4:-2 =8", 2,
     SYSRET(59, -2, INT | KTREC_PAYLOAD_VALUE0, 0, 0), NULL, NULL},
    {"lseek has 8 bytes everywhere (up to 7.0)", ABI_32, 0, "4:199 4:0 8:0x123456789a =16", 2,
     SYSRET(199, 0, INT | KTREC_PAYLOAD_WIDE, 0x123456789a, 0), NULL, NULL},
    {"lseek has 8 bytes everywhere (7.1 and later)", ABI_32, 0, "4:166 4:0 8:-1 =16", 2,
     SYSRET(166, 0, INT | KTREC_PAYLOAD_WIDE, -1, 0), NULL, NULL},
    {"lseek, where a register has 8", ABI_LP64, 0, "4:166 4:0 8:0x123456789a =16", 2,
     SYSRET(166, 0, INT | KTREC_PAYLOAD_VALUE1, 0x123456789a, 0), NULL, NULL},
    {"half a value", ABI_LP64, ROW_REJECT, "4:3 4:0 2:1", 2, {0}, NULL, NULL},
    {"half a number", ABI_ALL, ROW_REJECT, "4:3 2:0", 2, {0}, NULL, NULL},
};

#define FIXED_32 "4:20 @4 p:0x8000 @8 4:6 @12 4:5 =16"
#define FIXED_64 "4:20 @8 p:0x8000 @16 4:6 @20 4:5 =24"
#define SIGNAL(layout_, ...)                                                                       \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_SIGINFO, .u.psig = { \
            .signal = 20,                                                                          \
            .action = 0x8000,                                                                      \
            .code = 5,                                                                             \
            .mask = {6},                                                                           \
            .siginfo = {.layout = layout_, __VA_ARGS__}                                            \
        }                                                                                          \
    }
#define CHILD                                                                                      \
    .signo = 20, .code = 1, .reason = KTREC_REASON_CHILD, .pid = 200, .status = 256, .utime = 7,   \
    .stime = 8
#define SENT .signo = 20, .code = 0, .reason = KTREC_REASON_SENDER, .pid = 200, .uid = 1000
#define FAULT .signo = 11, .code = 1, .reason = KTREC_REASON_FAULT, .addr = 0x10, .trap = 6
#define QUEUED                                                                                     \
    .signo = 20, .code = -2, .reason = KTREC_REASON_VALUE, .pid = 200, .uid = 1000, .value = 0x1234

static const payload_row psigs_fixed[] = {
    {"without siginfo (up to 2.9)",
     ABI_32,
     0,
     FIXED_32,
     5,
     {.kind = KTREC_KIND_PSIG,
      .flags = KTREC_PAYLOAD_MASK1,
      .u.psig = {.signal = 20, .action = 0x8000, .code = 5, .mask = {6}}},
     NULL,
     NULL},
    {"without siginfo (up to 2.9)",
     ABI_LP64,
     0,
     FIXED_64,
     5,
     {.kind = KTREC_KIND_PSIG,
      .flags = KTREC_PAYLOAD_MASK1,
      .u.psig = {.signal = 20, .action = 0x8000, .code = 5, .mask = {6}}},
     NULL,
     NULL},
    {"a byte short", ABI_32, ROW_REJECT, "4:20 @15", 5, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "4:20 @23", 5, {0}, NULL, NULL},
    {"half a siginfo", ABI_ALL, ROW_REJECT, "4:20 @100", 5, {0}, NULL, NULL},
};

/*
 * Before 5.5: siginfo's reason at 12, 128 bytes of it, times of 32 bits; the user id shares their
 * place.
 */
static const payload_row psigs_old[] = {
    {"a child ended", ABI_32, 0, FIXED_32 " 4:20 4:1 4:0 @28 4:200 @32 4:7 4:8 4:256 @144", 5,
     SIGNAL(12, CHILD), NULL, NULL},
    {"a child ended", ABI_LP64, 0, FIXED_64 " 4:20 4:1 4:0 @40 4:200 @48 4:7 4:8 4:256 @160", 5,
     SIGNAL(16, CHILD), NULL, NULL},
    {"sent by a process", ABI_32, 0, FIXED_32 " 4:20 4:0 4:0 @28 4:200 @32 4:1000 @144", 5,
     SIGNAL(12, SENT), NULL, NULL},
    {"sent by a process", ABI_LP64, 0, FIXED_64 " 4:20 4:0 4:0 @40 4:200 @48 4:1000 @160", 5,
     SIGNAL(16, SENT), NULL, NULL},
    {"queued, with a value", ABI_LP64, 0,
     FIXED_64 " 4:20 4:-2 4:0 @40 4:200 @48 4:1000 @56 p:0x1234 @160", 5, SIGNAL(16, QUEUED), NULL,
     NULL},
    {"a bad address", ABI_32, 0, FIXED_32 " 4:11 4:1 4:0 @28 p:0x10 @32 4:6 @144", 5,
     SIGNAL(12, FAULT), NULL, NULL},
    {"a bad address", ABI_LP64, 0, FIXED_64 " 4:11 4:1 4:0 @40 p:0x10 @48 4:6 @160", 5,
     SIGNAL(16, FAULT), NULL, NULL},
};

/* Since 5.5: times of 64 bits, which move the reason to 16 where they are aligned to 8. */
static const payload_row psigs_new[] = {
    {"a child ended", ABI_I386, 0,
     FIXED_32 " 4:20 4:1 4:0 @28 4:200 4:0 @36 8:7 @44 8:8 @52 4:256 @144", 5, SIGNAL(12, CHILD),
     NULL, NULL},
    {"a child ended", ABI_ILP32, 0,
     FIXED_32 " 4:20 4:1 4:0 @32 4:200 4:0 @40 8:7 @48 8:8 @56 4:256 @152", 5, SIGNAL(16, CHILD),
     NULL, NULL},
    {"a child ended", ABI_LP64, 0,
     FIXED_64 " 4:20 4:1 4:0 @40 4:200 4:0 @48 8:7 @56 8:8 @64 4:256 @160", 5, SIGNAL(16, CHILD),
     NULL, NULL},
    {"sent by a process", ABI_I386, 0, FIXED_32 " 4:20 4:0 4:0 @28 4:200 4:1000 @144", 5,
     SIGNAL(12, SENT), NULL, NULL},
    {"sent by a process", ABI_ILP32, 0, FIXED_32 " 4:20 4:0 4:0 @32 4:200 4:1000 @152", 5,
     SIGNAL(16, SENT), NULL, NULL},
    {"sent by a process", ABI_LP64, 0, FIXED_64 " 4:20 4:0 4:0 @40 4:200 4:1000 @160", 5,
     SIGNAL(16, SENT), NULL, NULL},
    {"a bad address", ABI_I386, 0, FIXED_32 " 4:11 4:1 4:0 @28 p:0x10 @32 4:6 @144", 5,
     SIGNAL(12, FAULT), NULL, NULL},
    {"a bad address", ABI_ILP32, 0, FIXED_32 " 4:11 4:1 4:0 @32 p:0x10 @36 4:6 @152", 5,
     SIGNAL(16, FAULT), NULL, NULL},
    {"a bad address", ABI_LP64, 0, FIXED_64 " 4:11 4:1 4:0 @40 p:0x10 @48 4:6 @160", 5,
     SIGNAL(16, FAULT), NULL, NULL},
};

static const payload_row others[] = {
    {"a path has no NUL", ABI_ALL, 0, "'/etc/motd' =9", 3, TEXT(KTREC_KIND_NAMEI, 0, "/etc/motd"),
     "\"path\":\"/etc/motd\"", NULL},
    {"data", ABI_ALL, 0, "4:1 4:1 'abc'", 4, GENIO(1, 1, "abc"),
     "\"fd\":1,\"op\":\"write\",\"len\":3,\"data\":\"abc\"", NULL},
    {"a context switch (up to 5.8)",
     ABI_ALL,
     0,
     "4:1 4:0 =8",
     6,
     {.kind = KTREC_KIND_CSW, .u.csw = {.out = 1}},
     "\"out\":1,\"user\":0",
     NULL},
    {"the emulation (up to 5.9)", ABI_ALL, 0, "'native'", 7, TEXT(KTREC_KIND_EMUL, 0, "native"),
     "\"name\":\"native\"", NULL},
    {"a structure",
     ABI_ALL,
     0,
     "'odd' x00 x010203",
     8,
     {.kind = KTREC_KIND_STRUCT,
      .flags = KTREC_PAYLOAD_NUL,
      .u.structure = {.name = ROW_TEXT("odd"), .data = ROW_TEXT("\1\2\3")}},
     NULL,
     NULL},
    {"a label and data", ABI_ALL, 0, "'mylabel' @20 x0102 =22", 9,
     USER("mylabel\0\0\0\0\0\0\0\0\0\0\0\0\0", "\1\2"),
     "\"id\":\"mylabel\",\"len\":2,\"data\":\"\\u0001\\u0002\"", NULL},
    {"half a label", ABI_ALL, ROW_REJECT, "'mylabel'", 9, {0}, NULL, NULL},
    {"arguments", ABI_ALL, 0, "'cat' x00 '/etc/motd' x00", 10,
     TEXT(KTREC_KIND_ARGS, 0, "cat\0/etc/motd\0"), "\"args\":[\"cat\",\"/etc/motd\"]", NULL},
    {"environment", ABI_ALL, 0, "'A=1' x00", 11, TEXT(KTREC_KIND_ENVS, 0, "A=1\0"),
     "\"envs\":[\"A=1\"]", NULL},
    {"a broken pledge",
     ABI_ALL,
     0,
     "4:1 4:54 8:0x10 =16",
     12,
     {.kind = KTREC_KIND_PLEDGE, .u.pledge = {1, 54, 0x10}},
     "\"number\":54,\"name\":\"ioctl\",\"error\":1,\"errno\":\"EPERM\",\"promise\":\"0x10\"",
     NULL},
    {"a broken pledge, a byte short", ABI_ALL, ROW_REJECT, "4:1 @15", 12, {0}, NULL, NULL},
    {"a call from the wrong place",
     ABI_32,
     0,
     "4:78 4:4 l:0x8000 =12",
     13,
     {.kind = KTREC_KIND_PINSYSCALL, .u.pinsyscall = {78, 4, 0x8000}},
     "\"number\":4,\"name\":\"write\",\"error\":78,\"errno\":\"ENOSYS\",\"addr\":\"0x8000\"",
     NULL},
    {"a call from the wrong place",
     ABI_LP64,
     0,
     "4:78 4:4 l:0x7f7fff2a1c40 =16",
     13,
     {.kind = KTREC_KIND_PINSYSCALL, .u.pinsyscall = {78, 4, 0x7f7fff2a1c40}},
     NULL,
     NULL},
    {"a call from the wrong place, cut", ABI_ALL, ROW_REJECT, "4:78 4:4 2:0", 13, {0}, NULL, NULL},
    {"type 14", ABI_ALL, 0, "'what'", 14, UNKNOWN("what"), NULL, NULL},
};

static const payload_rows t_calls = ROWS_OF(ALL, "SYSCALL", calls);
static const payload_rows t_rets_old = ROWS_OF(OLD, "SYSRET up to 5.7", rets_old);
static const payload_rows t_rets_cut =
    ROWS_OF("openbsd-v1 openbsd-v2", "SYSRET up to 4.9", rets_cut);
static const payload_rows t_rets_new = ROWS_OF(NEW, "SYSRET since 5.8", rets_new);
static const payload_rows t_psigs_fixed = ROWS_OF(ALL, "PSIG", psigs_fixed);
static const payload_rows t_psigs_old = ROWS_OF(OLD, "PSIG up to 5.4", psigs_old);
static const payload_rows t_psigs_new = ROWS_OF(NEW, "PSIG since 5.5", psigs_new);
static const payload_rows t_others = ROWS_OF(ALL, "others", others);

const payload_rows *const payload_tables_openbsd[] = {
    &t_calls,     &t_rets_old,  &t_rets_cut, &t_rets_new, &t_psigs_fixed,
    &t_psigs_old, &t_psigs_new, &t_others,   NULL,
};
