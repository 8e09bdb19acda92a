/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_misc.c - all other kinds: CSW, EMUL, USER, MMSG, MOOL, EXEC_ARG, EXEC_ENV, EXEC_FD,
 * SAUPCALL, and types that no NetBSD ever had.
 */
#include "rows_payload.h"

static const payload_row csws[] = {
    {"off the CPU",
     ABI_ALL,
     0,
     "4:1 4:0 =8",
     6,
     {.kind = KTREC_KIND_CSW, .u.csw = {.out = 1, .user = 0}},
     "\"out\":1,\"user\":0",
     "CSW   stop kernel"},
    {"on again",
     ABI_ALL,
     0,
     "4:0 4:1 =8",
     6,
     {.kind = KTREC_KIND_CSW, .u.csw = {.out = 0, .user = 1}},
     "\"out\":0,\"user\":1",
     "CSW   resume user"},
    {"empty", ABI_ALL, ROW_REJECT, "", 6, {0}, NULL, NULL},
    {"a byte short", ABI_ALL, ROW_REJECT, "4:1 x000000", 6, {0}, NULL, NULL},
    {"a byte long", ABI_ALL, ROW_REJECT, "4:1 4:0 x00", 6, {0}, NULL, NULL},
};

static const payload_row emuls[] = {
    {"native", ABI_ALL, 0, "'netbsd'", 7, TEXT(KTREC_KIND_EMUL, 0, "netbsd"), "\"name\":\"netbsd\"",
     "EMUL  \"netbsd\""},
    {"linux", ABI_ALL, 0, "'linux'", 7, TEXT(KTREC_KIND_EMUL, 0, "linux"), "\"name\":\"linux\"",
     "EMUL  \"linux\""},
    {"one that nobody knows", ABI_ALL, 0, "'plan9'", 7, TEXT(KTREC_KIND_EMUL, 0, "plan9"),
     "\"name\":\"plan9\"", "EMUL  \"plan9\""},
    {"empty", ABI_ALL, 0, "", 7, TEXT(KTREC_KIND_EMUL, 0, ""), "\"name\":\"\"", "EMUL  \"\""},
    {"with a NUL, which is a byte like others here", ABI_ALL, 0, "'linux' x00", 7,
     TEXT(KTREC_KIND_EMUL, 0, "linux\0"), NULL, NULL},
};

static const payload_row exec_args[] = {
    {"a string", ABI_ALL, 0, "'-c'", 10, TEXT(KTREC_KIND_EXEC_ARG, 0, "-c"), "\"text\":\"-c\"",
     "ARG   \"-c\""},
    {"the empty string", ABI_ALL, 0, "", 10, TEXT(KTREC_KIND_EXEC_ARG, 0, ""), "\"text\":\"\"",
     "ARG   \"\""},
    {"escapes", ABI_ALL, 0, "'a' x0a 'b' x09", 10, TEXT(KTREC_KIND_EXEC_ARG, 0, "a\nb\t"),
     "\"text\":\"a\\nb\\t\"", NULL},
};

static const payload_row exec_envs[] = {
    {"a variable", ABI_ALL, 0, "'HOME=/root'", 11, TEXT(KTREC_KIND_EXEC_ENV, 0, "HOME=/root"),
     "\"text\":\"HOME=/root\"", "ENV   \"HOME=/root\""},
    {"the empty string", ABI_ALL, 0, "", 11, TEXT(KTREC_KIND_EXEC_ENV, 0, ""), "\"text\":\"\"",
     "ENV   \"\""},
};

static const payload_row exec_fds[] = {
    {"a file",
     ABI_ALL,
     0,
     "4:0 4:1 =8",
     15,
     {.kind = KTREC_KIND_EXEC_FD, .u.exec_fd = {0, 1}},
     "\"fd\":0,\"dtype\":1",
     "FD    file 0"},
    {"of an unknown type",
     ABI_ALL,
     0,
     "4:3 4:0xffffffff =8",
     15,
     {.kind = KTREC_KIND_EXEC_FD, .u.exec_fd = {3, 0xffffffffu}},
     "\"fd\":3,\"dtype\":4294967295",
     NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 15, {0}, NULL, NULL},
    {"half", ABI_ALL, ROW_REJECT, "4:3", 15, {0}, NULL, NULL},
    {"one and a half", ABI_ALL, ROW_REJECT, "4:3 4:1 4:0", 15, {0}, NULL, NULL},
};

static const payload_row users[] = {
    {"a label and data", ABI_ALL, 0, "'mylabel' @20 x010203 =23", 8,
     USER("mylabel\0\0\0\0\0\0\0\0\0\0\0\0\0", "\1\2\3"),
     "\"id\":\"mylabel\",\"len\":3,\"data\":\"\\u0001\\u0002\\u0003\"", "MISC  mylabel: 3, 010203"},
    {"19 characters", ABI_ALL, 0, "'abcdefghijklmnopqrs' x00 'x'", 8,
     USER("abcdefghijklmnopqrs\0", "x"), NULL, "MISC  abcdefghijklmnopqrs: 1, 78"},
    {"bytes behind the label's NUL", ABI_ALL, 0, "'id' x00 'abcdefghijklmnopq' 'data'", 8,
     USER("id\0abcdefghijklmnopq", "data"), NULL, "MISC  id: 4, 64617461"},
    {"no NUL in the label", ABI_ALL, 0, "'abcdefghijklmnopqrst' 'data'", 8,
     USER("abcdefghijklmnopqrst", "data"), NULL, NULL},
    {"the label alone (fault up to 4.0)", ABI_ALL, 0, "'mylabel' @20 =20", 8,
     USER("mylabel\0\0\0\0\0\0\0\0\0\0\0\0\0", ""), NULL, NULL},
    {"a label cut short", ABI_ALL, ROW_REJECT, "'mylabel' @19", 8, {0}, NULL, NULL},
    {"nothing at all (fault since 8)", ABI_ALL, 0, "", 8, USER("", ""), NULL, NULL},
    {"msghdr, all zero", ABI_32, 0, "'msghdr' @20 @48", 8,
     USER("msghdr\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
          "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
     NULL, NULL},
    {"symlink-target", ABI_ALL, 0, "'symlink-target' @20 '/tmp'", 8,
     USER("symlink-target\0\0\0\0\0\0", "/tmp"), NULL, "MISC  symlink-target: 4, 2f746d70"},
};

#define MMSG(body_)                                                                                \
    {                                                                                              \
        .kind = KTREC_KIND_MMSG, .u.mmsg = {                                                       \
            .bits = -1,                                                                            \
            .size = 28,                                                                            \
            .remote = 3,                                                                           \
            .local = 4,                                                                            \
            .reserved = 5,                                                                         \
            .id = 3404,                                                                            \
            .body = body_                                                                          \
        }                                                                                          \
    }

static const payload_row mmsgs[] = {
    {"a message", ABI_ALL, 0, "4:-1 4:28 4:3 4:4 4:5 4:3404 @24 'body' =28", 9,
     MMSG(ROW_TEXT("body")),
     "\"bits\":-1,\"size\":28,\"remote\":3,\"local\":4,\"reserved\":5,\"id\":3404,\"len\":4,"
     "\"data\":\"body\"",
     NULL},
    {"a header alone", ABI_ALL, 0, "4:-1 4:28 4:3 4:4 4:5 4:3404 =24", 9, MMSG(ROW_TEXT("")), NULL,
     NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 9, {0}, NULL, NULL},
    {"a byte short", ABI_ALL, ROW_REJECT, "@23", 9, {0}, NULL, NULL},
};

#define MOOL(addr_, size_, data_)                                                                  \
    {                                                                                              \
        .kind = KTREC_KIND_MOOL, .u.mool = {                                                       \
            .addr = addr_,                                                                         \
            .size = size_,                                                                         \
            .data = ROW_TEXT(data_)                                                                \
        }                                                                                          \
    }

static const payload_row mools[] = {
    {"data out of line", ABI_32, 0, "p:0xfffff000 l:4 =8 'data'", 12, MOOL(0xfffff000u, 4, "data"),
     "\"addr\":\"0xfffff000\",\"size\":\"4\",\"len\":4,\"data\":\"data\"", NULL},
    {"data out of line", ABI_LP64, 0, "p:0x7f7fff000000 l:4 =16 'data'", 12,
     MOOL(0x7f7fff000000u, 4, "data"), NULL, NULL},
    {"a size that is not true", ABI_ALL, 0, "p:0x1000 l:0x7fffffff 'data'", 12,
     MOOL(0x1000, 0x7fffffff, "data"), NULL, NULL},
    {"no data", ABI_ALL, 0, "p:0x1000 l:0", 12, MOOL(0x1000, 0, ""), NULL, NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 12, {0}, NULL, NULL},
    {"a byte short", ABI_32, ROW_REJECT, "@7", 12, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "@15", 12, {0}, NULL, NULL},
};

#define SAUPCALL(nevent_, nint_, count_, ...)                                                      \
    {                                                                                              \
        .kind = KTREC_KIND_SAUPCALL, .u.saupcall = {                                               \
            .type = 2,                                                                             \
            .nevent = nevent_,                                                                     \
            .nint = nint_,                                                                         \
            .count = count_,                                                                       \
            .stack = 0x1000,                                                                       \
            .arg = 0x2000,                                                                         \
            .argsize = 8,                                                                          \
            .sas = (const ktrec_sa[]){__VA_ARGS__, {0}}                                            \
        }                                                                                          \
    }
#define UPCALL_32(nevent, nint) "4:2 4:" nevent " 4:" nint " @12 p:0x1000 @16 p:0x2000 @20 l:8 =24"
#define UPCALL_64(nevent, nint) "4:2 4:" nevent " 4:" nint " @16 p:0x1000 @24 p:0x2000 @32 l:8 =40"

static const payload_row saupcalls[] = {
    {"no entries", ABI_32, 0, UPCALL_32("0", "0"), 13, SAUPCALL(0, 0, 0, {0}), NULL, NULL},
    {"no entries", ABI_LP64, 0, UPCALL_64("0", "0"), 13, SAUPCALL(0, 0, 0, {0}), NULL, NULL},
    {"its own entry", ABI_32, 0, UPCALL_32("0", "0") " p:0x3000 4:1 4:0 =36", 13,
     SAUPCALL(0, 0, 1, {0x3000, 1, 0}), NULL, NULL},
    {"its own entry", ABI_LP64, 0, UPCALL_64("0", "0") " p:0x3000 4:1 4:0 =56", 13,
     SAUPCALL(0, 0, 1, {0x3000, 1, 0}),
     "\"upcall\":2,\"nevent\":0,\"nint\":0,\"stack\":\"0x1000\",\"arg\":\"0x2000\",\"argsize\":"
     "\"8\","
     "\"sas\":[{\"context\":\"0x3000\",\"id\":1,\"cpu\":0}]",
     NULL},
    {"one event, one interrupted", ABI_32, 0,
     UPCALL_32("1", "1") " p:0x3000 4:1 4:0 p:0x4000 4:2 4:0 p:0x5000 4:3 4:1", 13,
     SAUPCALL(1, 1, 3, {0x3000, 1, 0}, {0x4000, 2, 0}, {0x5000, 3, 1}), NULL, NULL},
    {"one event, one interrupted", ABI_LP64, 0,
     UPCALL_64("1", "1") " p:0x3000 4:1 4:0 p:0x4000 4:2 4:0 p:0x7f7fff000000 4:3 4:-1 =88", 13,
     SAUPCALL(1, 1, 3, {0x3000, 1, 0}, {0x4000, 2, 0}, {0x7f7fff000000u, 3, -1}), NULL, NULL},
    {"the kernel could not read one of them", ABI_LP64, 0,
     UPCALL_64("2", "0") " p:0x3000 4:1 4:0 p:0x4000 4:2 4:0 =72", 13,
     SAUPCALL(2, 0, 2, {0x3000, 1, 0}, {0x4000, 2, 0}), NULL, NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 13, {0}, NULL, NULL},
    {"a byte short", ABI_32, ROW_REJECT, "@23", 13, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "@39", 13, {0}, NULL, NULL},
    {"half an entry", ABI_ALL, ROW_REJECT, "4:2 4:0 4:0 @46", 13, {0}, NULL, NULL},
};

static const payload_row unknowns[] = {
    {"type 16", ABI_ALL, 0, "'what' x00", 16, UNKNOWN("what\0"),
     "\"len\":5,\"data\":\"what\\u0000\"", NULL},
    {"type 16, empty", ABI_ALL, 0, "", 16, UNKNOWN(""), "\"len\":0,\"data\":\"\"", NULL},
    {"the highest type", ABI_ALL, 0, "'x'", 65535, UNKNOWN("x"), NULL, NULL},
};

const payload_rows rows_csw = ROWS("CSW", csws);
const payload_rows rows_emul = ROWS("EMUL", emuls);
const payload_rows rows_exec_arg = ROWS("EXEC_ARG", exec_args);
const payload_rows rows_exec_env = ROWS("EXEC_ENV", exec_envs);
const payload_rows rows_exec_fd = ROWS("EXEC_FD", exec_fds);
const payload_rows rows_user = ROWS("USER", users);
const payload_rows rows_mmsg = ROWS("MMSG", mmsgs);
const payload_rows rows_mool = ROWS("MOOL", mools);
const payload_rows rows_saupcall = ROWS("SAUPCALL", saupcalls);
const payload_rows rows_unknown = ROWS("unknown", unknowns);

const payload_rows *const payload_tables_netbsd[] = {
    &rows_syscall,  &rows_sysret,  &rows_namei,    &rows_genio,    &rows_psig,
    &rows_siginfo,  &rows_trap,    &rows_csw,      &rows_emul,     &rows_user,
    &rows_mmsg,     &rows_mool,    &rows_exec_arg, &rows_exec_env, &rows_mib,
    &rows_saupcall, &rows_exec_fd, &rows_unknown,  NULL,
};
