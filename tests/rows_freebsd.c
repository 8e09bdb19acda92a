/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_freebsd.c - FreeBSD's payloads.  Those of one number in every release hold for all headers.
 */
#include "rows_payload.h"

#define ALL "freebsd-v1 freebsd-v0 freebsd-v0old freebsd-v0pid16"
#define NEW "freebsd-v1 freebsd-v0"
#define ABI_INT (ABI_ILP32 | ABI_I386 | ABI_T32) /* 4-byte registers and pointers */

static const payload_row calls[] = {
    {"three arguments", ABI_INT, 0, "2:3 2:3 @4 4:3 4:0x1000 4:0x64 =16", 1,
     SYSCALL(3, 0, 0, NO_REST, 3, 0x1000, 0x64),
     "\"number\":3,\"name\":\"read\",\"args\":[\"0x3\",\"0x1000\",\"0x64\"]", NULL},
    {"three arguments, behind padding", ABI_REG8, 0, "2:3 2:3 @8 8:3 8:0x820c52000 8:0x64 =32", 1,
     SYSCALL(3, 0, 0, NO_REST, 3, 0x820c52000u, 0x64),
     "\"number\":3,\"name\":\"read\",\"args\":[\"0x3\",\"0x820c52000\",\"0x64\"]", NULL},
    {"stale bytes in the padding", ABI_REG8, ROW_FOREIGN, "2:6 2:1 xdeadbeef 8:3 =16", 1,
     SYSCALL(6, 0, 0, NO_REST, 3), NULL, NULL},
    {"no arguments", ABI_INT, 0, "2:20 2:0 =4", 1, SYSCALL_NO_ARGS(20, 0, 0),
     "\"number\":20,\"name\":\"getpid\",\"args\":[]", NULL},
    {"no arguments, but padding", ABI_REG8, 0, "2:20 2:0 @8 =8", 1, SYSCALL_NO_ARGS(20, 0, 0),
     "\"number\":20,\"name\":\"getpid\",\"args\":[]", NULL},
    {"a negative number", ABI_INT, 0, "2:-1 2:1 4:0xffffffff", 1,
     SYSCALL(-1, 0, 0, NO_REST, 0xffffffffu), NULL, NULL},
    {"a count of more than there is", ABI_INT, 0, "2:4 2:3 4:1 4:2 =12", 1,
     SYSCALL(4, KTREC_PAYLOAD_ARGSIZE, 12, NO_REST, 1, 2), NULL, NULL},
    {"a count of more than there is", ABI_REG8, 0, "2:4 2:3 @8 8:1 8:2 =24", 1,
     SYSCALL(4, KTREC_PAYLOAD_ARGSIZE, 24, NO_REST, 1, 2), NULL, NULL},
    {"a count of less than there is", ABI_INT, 0, "2:4 2:1 4:1 'rest'", 1,
     SYSCALL(4, 0, 0, ROW_TEXT("rest"), 1), NULL, NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 1, {0}, NULL, NULL},
    {"no count", ABI_INT, ROW_REJECT, "2:4 x00", 1, {0}, NULL, NULL},
    {"half the padding", ABI_REG8, ROW_REJECT, "2:4 2:0 x000000", 1, {0}, NULL, NULL},
};

static const payload_row rets[] = {
    {"a 4-byte value", ABI_INT, 0, "2:3 2:0 4:0 4:26 =12", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE1, 26, 0), NULL, NULL},
    {"an 8-byte value", ABI_REG8, 0, "2:3 2:0 4:0 8:26 =16", 2,
     SYSRET(3, 0, KTREC_PAYLOAD_VALUE1, 26, 0), NULL, NULL},
    {"an error", ABI_REG8, 0, "2:5 2:0 4:2 8:-1 =16", 2, SYSRET(5, 2, KTREC_PAYLOAD_VALUE1, -1, 0),
     NULL, NULL},
    {"to be restarted", ABI_INT, 0, "2:3 2:0 4:-1 4:0 =12", 2,
     SYSRET(3, -1, KTREC_PAYLOAD_VALUE1, 0, 0), NULL, NULL},
    {"two values are NetBSD's",
     ABI_INT,
     ROW_REJECT,
     "2:3 2:0 4:0 4:26 4:0 =16",
     2,
     {0},
     NULL,
     NULL},
    {"two values are NetBSD's",
     ABI_REG8,
     ROW_REJECT,
     "2:3 2:0 4:0 8:26 8:0 =24",
     2,
     {0},
     NULL,
     NULL},
    {"no value", ABI_ALL, ROW_REJECT, "2:3 2:0 4:0 =8", 2, {0}, NULL, NULL},
};

static const payload_row nameis[] = {
    {"a path has no NUL", ABI_ALL, 0, "'/etc/passwd' =11", 3,
     TEXT(KTREC_KIND_NAMEI, 0, "/etc/passwd"), "\"path\":\"/etc/passwd\"", NULL},
};

static const payload_row genios[] = {
    {"read", ABI_ALL, 0, "4:3 4:0 'abc' =11", 4, GENIO(3, 0, "abc"),
     "\"fd\":3,\"op\":\"read\",\"len\":3,\"data\":\"abc\"", NULL},
    {"no direction", ABI_ALL, ROW_REJECT, "4:3 2:0", 4, {0}, NULL, NULL},
};

/* 4.0 and later: the code, then four words of mask. */
#define PSIG(signal_, action_, code_)                                                              \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .u.psig = {                                                       \
            .signal = signal_,                                                                     \
            .action = action_,                                                                     \
            .code = code_,                                                                         \
            .mask = {6, 0, 0, 0x80000000u}                                                         \
        }                                                                                          \
    }
#define PSIG1(signal_, action_, code_)                                                             \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_MASK1, .u.psig = {                         \
            .signal = signal_,                                                                     \
            .action = action_,                                                                     \
            .code = code_,                                                                         \
            .mask = {6}                                                                            \
        }                                                                                          \
    }

static const payload_row psigs[] = {
    {"four words of mask, behind the code", ABI_32, 0,
     "4:14 @4 p:0x400b20 @8 4:5 @12 4:6 4:0 4:0 4:0x80000000 =28", 5, PSIG(14, 0x400b20, 5), NULL,
     NULL},
    {"four words of mask, behind the code", ABI_LP64, 0,
     "4:14 @8 p:0x8002400b20 @16 4:5 @20 4:6 4:0 4:0 4:0x80000000 =36 @40", 5,
     PSIG(14, 0x8002400b20u, 5), NULL, NULL},
    {"one word of mask, before the code (up to 3.x)", ABI_32, 0,
     "4:2 @4 p:0x8000 @8 4:6 @12 4:5 =16", 5, PSIG1(2, 0x8000, 5), NULL, NULL},
    {"one word of mask, before the code (up to 3.x)", ABI_LP64, 0,
     "4:2 @8 p:0x8000 @16 4:6 @20 4:5 =24", 5, PSIG1(2, 0x8000, 5), NULL, NULL},
    {"a byte short", ABI_32, ROW_REJECT, "4:14 @27", 5, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "4:14 @39", 5, {0}, NULL, NULL},
};

#define CSW(out_, user_, flags_, ...)                                                              \
    {                                                                                              \
        .kind = KTREC_KIND_CSW, .flags = flags_, .u.csw = {                                        \
            .out = out_,                                                                           \
            .user = user_,                                                                         \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

static const payload_row csws[] = {
    {"off the CPU (before 9.1)", ABI_ALL, 0, "4:1 4:0 =8", 6, CSW(1, 0, 0, .wmesg = {NULL, 0}),
     "\"out\":1,\"user\":0", NULL},
    {"off the CPU, and why", ABI_ALL, 0, "4:1 4:0 'select' @16", 6,
     CSW(1, 0, KTREC_PAYLOAD_WMESG, .wmesg = {"select\0", 8}),
     "\"out\":1,\"user\":0,\"wmesg\":\"select\"", NULL},
    {"no room for a NUL", ABI_ALL, 0, "4:0 4:1 '12345678' =16", 6,
     CSW(0, 1, KTREC_PAYLOAD_WMESG, .wmesg = {"12345678", 8}), NULL, NULL},
    {"half a message", ABI_ALL, ROW_REJECT, "4:1 4:0 'sele'", 6, {0}, NULL, NULL},
};

#define RAW(literal)                                                                               \
    {                                                                                              \
        .kind = KTREC_KIND_USER, .flags = KTREC_PAYLOAD_UNLABELLED,                                \
        .u.user.data = ROW_TEXT(literal)                                                           \
    }

static const payload_row users[] = {
    {"bytes without a label", ABI_ALL, 0, "'hello'", 7, RAW("hello"),
     "\"id\":null,\"len\":5,\"data\":\"hello\"", NULL},
    {"none", ABI_ALL, 0, "", 7, RAW(""), NULL, NULL},
};

#define STRUCT(kind_, flags_, size_, name_, data_)                                                 \
    {                                                                                              \
        .kind = kind_, .flags = flags_, .u.structure = {                                           \
            .name = ROW_TEXT(name_),                                                               \
            .data = ROW_TEXT(data_),                                                               \
            .size = size_                                                                          \
        }                                                                                          \
    }

static const payload_row structs[] = {
    {"a name and its bytes", ABI_ALL, 0, "'odd' x00 x010203 =7", 8,
     STRUCT(KTREC_KIND_STRUCT, KTREC_PAYLOAD_NUL, 0, "odd", "\1\2\3"),
     "\"name\":\"odd\",\"len\":3,\"data\":\"\\u0001\\u0002\\u0003\"", NULL},
    {"no data: a null pointer", ABI_ALL, 0, "'stat' x00", 8,
     STRUCT(KTREC_KIND_STRUCT, KTREC_PAYLOAD_NUL, 0, "stat", ""), NULL, NULL},
    {"a name that does not end", ABI_ALL, 0, "'stat'", 8,
     STRUCT(KTREC_KIND_STRUCT, 0, 0, "stat", ""), NULL, NULL},
    {"empty", ABI_ALL, 0, "", 8, STRUCT(KTREC_KIND_STRUCT, 0, 0, "", ""), NULL, NULL},
};

static const payload_row arrays[] = {
    {"one that nobody knows", ABI_32, 0, "l:3 @4 'odd' x00 x010203040506", 15,
     STRUCT(KTREC_KIND_STRUCT_ARRAY, KTREC_PAYLOAD_NUL, 3, "odd", "\1\2\3\4\5\6"),
     "\"name\":\"odd\",\"size\":3,\"len\":6,\"data\":"
     "\"\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\"",
     NULL},
    {"one that nobody knows", ABI_LP64, 0, "l:3 @8 'odd' x00 x010203040506", 15,
     STRUCT(KTREC_KIND_STRUCT_ARRAY, KTREC_PAYLOAD_NUL, 3, "odd", "\1\2\3\4\5\6"),
     "\"name\":\"odd\",\"size\":3,\"len\":6,\"data\":"
     "\"\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\"",
     NULL},
    {"no name", ABI_32, 0, "l:8 =4", 15, STRUCT(KTREC_KIND_STRUCT_ARRAY, 0, 8, "", ""), NULL, NULL},
    {"half a size", ABI_LP64, ROW_REJECT, "4:8", 15, {0}, NULL, NULL},
    {"half a size", ABI_32, ROW_REJECT, "2:8", 15, {0}, NULL, NULL},
};

static const payload_row sysctls[] = {
    {"a name with its NUL", ABI_ALL, 0, "'kern.osreldate' x00", 9,
     TEXT(KTREC_KIND_SYSCTL, KTREC_PAYLOAD_NUL, "kern.osreldate"), "\"name\":\"kern.osreldate\"",
     NULL},
    {"and without", ABI_ALL, 0, "'kern.osreldate'", 9, TEXT(KTREC_KIND_SYSCTL, 0, "kern.osreldate"),
     NULL, NULL},
};

static const payload_row processes[] = {
    {"a native process of 64 bits",
     ABI_ALL,
     0,
     "4:0x209 =4",
     10,
     {.kind = KTREC_KIND_PROCCTOR, .u.procctor = {0x209}},
     "\"flags\":521",
     NULL},
    {"all bits",
     ABI_ALL,
     0,
     "4:0xffffffff",
     10,
     {.kind = KTREC_KIND_PROCCTOR, .u.procctor = {0xffffffffu}},
     NULL,
     NULL},
    {"no flags", ABI_ALL, ROW_REJECT, "", 10, {0}, NULL, NULL},
    {"too many", ABI_ALL, ROW_REJECT, "4:9 4:9", 10, {0}, NULL, NULL},
    {"the end", ABI_ALL, 0, "", 11, {.kind = KTREC_KIND_PROCDTOR}, "", NULL},
    {"an end with a payload", ABI_ALL, ROW_REJECT, "x00", 11, {0}, NULL, NULL},
};

#define CAPFAIL(type_, flags_, ...)                                                                \
    {                                                                                              \
        .kind = KTREC_KIND_CAPFAIL, .flags = flags_, .u.capfail = {.type = type_, __VA_ARGS__ }    \
    }
static const uint8_t path_wanted[1024] = "/etc";

static const payload_row capfails[] = {
    {"one word of rights (2011-13)", ABI_I386, 0, "4:0 @4 8:5 @12 8:6 =20", 12,
     CAPFAIL(0, KTREC_PAYLOAD_CAP1, .needed = {5, 0}, .held = {6, 0}),
     "\"failure\":0,\"needed\":[\"0x5\",\"0x0\"],\"held\":[\"0x6\",\"0x0\"]", NULL},
    {"one word of rights (2011-13)", ABI_ALL & ~ABI_I386, 0, "4:0 @8 8:5 @16 8:6 =24", 12,
     CAPFAIL(0, KTREC_PAYLOAD_CAP1, .needed = {5, 0}, .held = {6, 0}),
     "\"failure\":0,\"needed\":[\"0x5\",\"0x0\"],\"held\":[\"0x6\",\"0x0\"]", NULL},
    {"two words (10.0 - 14.x)", ABI_I386, 0, "4:1 @4 8:5 8:6 @20 8:7 8:8 =36", 12,
     CAPFAIL(1, 0, .needed = {5, 6}, .held = {7, 8}),
     "\"failure\":1,\"needed\":[\"0x5\",\"0x6\"],\"held\":[\"0x7\",\"0x8\"]", NULL},
    {"two words (10.0 - 14.x)", ABI_ALL & ~ABI_I386, 0, "4:1 @8 8:5 8:6 @24 8:7 8:8 =40", 12,
     CAPFAIL(1, 0, .needed = {5, 6}, .held = {7, 8}),
     "\"failure\":1,\"needed\":[\"0x5\",\"0x6\"],\"held\":[\"0x7\",\"0x8\"]", NULL},
    {"a path (15.0)", ABI_I386, 0, "4:6 2:499 @8 4:0x209 @12 '/etc' @1036", 12,
     CAPFAIL(6, KTREC_PAYLOAD_CAP3, .number = 499, .flags = 0x209, .data = {path_wanted, 1024}),
     NULL, NULL},
    {"a path (15.0)", ABI_ALL & ~ABI_I386, 0, "4:6 2:499 @8 4:0x209 @16 '/etc' @1040", 12,
     CAPFAIL(6, KTREC_PAYLOAD_CAP3, .number = 499, .flags = 0x209, .data = {path_wanted, 1024}),
     NULL, NULL},
    {"a byte long", ABI_ALL, ROW_REJECT, "4:1 @41", 12, {0}, NULL, NULL},
};

static const payload_row faults[] = {
    {"a page fault",
     ABI_32,
     0,
     "p:0x801c3000 @4 4:1 =8",
     13,
     {.kind = KTREC_KIND_FAULT, .u.fault = {0x801c3000u, 1}},
     "\"addr\":\"0x801c3000\",\"access\":1",
     NULL},
    {"a page fault",
     ABI_LP64,
     0,
     "p:0x801c3a000 @8 4:3 @16",
     13,
     {.kind = KTREC_KIND_FAULT, .u.fault = {0x801c3a000u, 3}},
     "\"addr\":\"0x801c3a000\",\"access\":3",
     NULL},
    {"a byte short", ABI_32, ROW_REJECT, "p:1 @7", 13, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "p:1 @15", 13, {0}, NULL, NULL},
    {"its end",
     ABI_ALL,
     0,
     "4:1 =4",
     14,
     {.kind = KTREC_KIND_FAULTEND, .u.faultend = {1}},
     "\"result\":1",
     NULL},
    {"its end, empty", ABI_ALL, ROW_REJECT, "", 14, {0}, NULL, NULL},
};

static const payload_row strings[] = {
    {"arguments", ABI_ALL, 0, "'ls' x00 '-l' x00", 16, TEXT(KTREC_KIND_ARGS, 0, "ls\0-l\0"),
     "\"args\":[\"ls\",\"-l\"]", NULL},
    {"the last without a NUL", ABI_ALL, 0, "'ls' x00 '-l'", 16, TEXT(KTREC_KIND_ARGS, 0, "ls\0-l"),
     "\"args\":[\"ls\",\"-l\"]", NULL},
    {"an empty one", ABI_ALL, 0, "x00 'x' x00", 16, TEXT(KTREC_KIND_ARGS, 0, "\0x\0"),
     "\"args\":[\"\",\"x\"]", NULL},
    {"none", ABI_ALL, 0, "", 16, TEXT(KTREC_KIND_ARGS, 0, ""), "\"args\":[]", NULL},
    {"environment", ABI_ALL, 0, "'A=1' x00 'B=' x00", 17, TEXT(KTREC_KIND_ENVS, 0, "A=1\0B=\0"),
     "\"envs\":[\"A=1\",\"B=\"]", NULL},
};

static const uint8_t told[128] = "no %ju";

static const payload_row exterrs[] = {
    {"an extended error",
     ABI_ALL,
     0,
     "4:1 4:22 4:3 4:312 4:0 4:0 @24 8:0x1000 8:2 @72 'no %ju' @200",
     18,
     {.kind = KTREC_KIND_EXTERR,
      .u.exterr = {.version = 1,
                   .error = 22,
                   .category = 3,
                   .line = 312,
                   .p1 = 0x1000,
                   .p2 = 2,
                   .message = {told, 128}}},
     "\"exterr_version\":1,\"error\":22,\"errno\":\"EINVAL\",\"category\":3,\"line\":312,"
     "\"flags\":0,\"p1\":\"0x1000\",\"p2\":\"0x2\",\"message\":\"no %ju\"",
     NULL},
    {"reserved words",
     ABI_ALL,
     0,
     "4:1 4:22 4:3 4:312 4:4 4:5 @24 8:6 8:7 @40 8:8 8:9 8:10 8:11 @72 'no %ju' @200",
     18,
     {.kind = KTREC_KIND_EXTERR,
      .u.exterr = {.version = 1,
                   .error = 22,
                   .category = 3,
                   .line = 312,
                   .flags = 4,
                   .reserved = 5,
                   .p1 = 6,
                   .p2 = 7,
                   .reserved2 = {8, 9, 10, 11},
                   .message = {told, 128}}},
     NULL,
     NULL},
    {"a byte short", ABI_ALL, ROW_REJECT, "4:1 @199", 18, {0}, NULL, NULL},
};

static const payload_row unknowns[] = {
    {"type 19", ABI_ALL, 0, "'what'", 19, UNKNOWN("what"), "\"len\":4,\"data\":\"what\"", NULL},
    {"the highest type, below the flags", ABI_ALL, 0, "'x'", 0x3fff, UNKNOWN("x"), NULL, NULL},
};

static const payload_rows t_calls = ROWS_OF(ALL, "SYSCALL", calls);
static const payload_rows t_rets = ROWS_OF(ALL, "SYSRET", rets);
static const payload_rows t_nameis = ROWS_OF(ALL, "NAMEI", nameis);
static const payload_rows t_genios = ROWS_OF(ALL, "GENIO", genios);
static const payload_rows t_psigs = ROWS_OF(ALL, "PSIG", psigs);
static const payload_rows t_csws = ROWS_OF(ALL, "CSW", csws);
static const payload_rows t_users = ROWS_OF(ALL, "USER", users);
static const payload_rows t_structs = ROWS_OF(NEW, "STRUCT", structs);
static const payload_rows t_arrays = ROWS_OF(NEW, "STRUCT_ARRAY", arrays);
static const payload_rows t_sysctls = ROWS_OF(NEW, "SYSCTL", sysctls);
static const payload_rows t_processes = ROWS_OF(NEW, "PROCCTOR, PROCDTOR", processes);
static const payload_rows t_capfails = ROWS_OF(NEW, "CAPFAIL", capfails);
static const payload_rows t_faults = ROWS_OF(NEW, "FAULT, FAULTEND", faults);
static const payload_rows t_strings = ROWS_OF(NEW, "ARGS, ENVS", strings);
static const payload_rows t_exterrs = ROWS_OF(NEW, "EXTERR", exterrs);
static const payload_rows t_unknowns = ROWS_OF(ALL, "unknown", unknowns);

const payload_rows *const payload_tables_freebsd[] = {
    &t_calls,  &t_rets,    &t_nameis,  &t_genios,   &t_psigs,     &t_csws,
    &t_users,  &t_structs, &t_arrays,  &t_sysctls,  &t_processes, &t_capfails,
    &t_faults, &t_strings, &t_exterrs, &t_unknowns, NULL,
};
