/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_signal.c - PSIG: the four sizes of its fixed part, and siginfo by what the signal is about.
 *
 * siginfo stands at 28, at 32 (8-aligned ILP32 since 9.0) or at 40 (LP64); its reason at 12 or at
 * 16 from there.  Each reason is spelled out for all of these.
 */
#include "rows_payload.h"

#define MASKED                                                                                     \
    {                                                                                              \
        6, 0, 0, 0x80000000u                                                                       \
    }
/* signal, handler, four words of mask, trap code */
#define FIXED_32(signal, action, code)                                                             \
    "4:" signal " @4 p:" action " @8 4:6 4:0 4:0 4:0x80000000 @24 4:" code " =28"
#define FIXED_64(signal, action, code)                                                             \
    "4:" signal " @8 p:" action " @16 4:6 4:0 4:0 4:0x80000000 @32 4:" code " =36 @40"

#define PSIG(signal_, flags_, action_, code_)                                                      \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = flags_, .u.psig = {                                      \
            .signal = signal_,                                                                     \
            .code = code_,                                                                         \
            .action = action_,                                                                     \
            .mask = MASKED                                                                         \
        }                                                                                          \
    }
#define MASK1(signal_, action_, code_)                                                             \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_MASK1, .u.psig = {                         \
            .signal = signal_,                                                                     \
            .code = code_,                                                                         \
            .action = action_,                                                                     \
            .mask = {6}                                                                            \
        }                                                                                          \
    }

static const payload_row psigs[] = {
    {"one word of mask (before 1.4)", ABI_32, 0, "4:2 @4 p:0x8000 @8 4:6 @12 4:5 =16", 5,
     MASK1(2, 0x8000, 5), NULL, NULL},
    {"one word of mask (before 1.4)", ABI_LP64, 0, "4:2 @8 p:0x8000 @16 4:6 @20 4:5 =24", 5,
     MASK1(2, 0x8000, 5), NULL, NULL},
    {"four words of mask", ABI_32, 0, FIXED_32("2", "0xfffff000", "5"), 5,
     PSIG(2, 0, 0xfffff000u, 5), NULL, NULL},
    {"four words of mask", ABI_LP64, 0, FIXED_64("2", "0x7f7fff2a1c40", "5"), 5,
     PSIG(2, 0, 0x7f7fff2a1c40u, 5),
     "\"signal\":2,\"signame\":\"SIGINT\",\"action\":\"0x7f7fff2a1c40\",\"mask\":[2,3,128],"
     "\"code\":5,"
     "\"siginfo\":null",
     NULL},
    {"default action", ABI_32, 0, FIXED_32("9", "0", "0"), 5, PSIG(9, 0, 0, 0), NULL, NULL},
    {"default action", ABI_LP64, 0, FIXED_64("9", "0", "0"), 5, PSIG(9, 0, 0, 0), NULL, NULL},
    {"stale bytes in the padding", ABI_LP64, ROW_FOREIGN,
     "4:2 xdeadbeef p:0x8000 4:6 4:0 4:0 4:0x80000000 4:0 xcafebabe =40", 5, PSIG(2, 0, 0x8000, 0),
     NULL, NULL},
    {"a netbsd32 process of 8.x: the 32-bit form in a 64-bit trace", ABI_LP64, 0,
     "4:2 @4 4:0x8000 @8 4:6 4:0 4:0 4:0x80000000 @24 4:0 =28", 5,
     PSIG(2, KTREC_PAYLOAD_ILP32, 0x8000, 0), NULL, NULL},
    {"a signal above 127, squeezed through a char", ABI_32, 0, FIXED_32("-128", "1", "0"), 5,
     PSIG(-128, 0, 1, 0), NULL, NULL},
    {"empty", ABI_ALL, ROW_REJECT, "", 5, {0}, NULL, NULL},
    {"a byte short", ABI_32, ROW_REJECT, "4:2 @27", 5, {0}, NULL, NULL},
    {"a byte short", ABI_LP64, ROW_REJECT, "4:2 @39", 5, {0}, NULL, NULL},
    {"a byte long", ABI_32, ROW_REJECT, "4:2 @29", 5, {0}, NULL, NULL},
    {"half a siginfo", ABI_LP64, ROW_REJECT, "4:2 @104", 5, {0}, NULL, NULL},
};

/* signo, code, errno, and where the reason starts */
#define INFO(signo, code, error) " 4:" signo " 4:" code " 4:" error

#define SIGNAL(signal_, layout_, ...)                                                              \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_SIGINFO, .u.psig = {                       \
            .signal = signal_,                                                                     \
            .action = 0x8000,                                                                      \
            .mask = MASKED,                                                                        \
            .siginfo = {.signo = signal_, .layout = layout_, __VA_ARGS__}                          \
        }                                                                                          \
    }

/* codename: with its quotes, or null; reason: its members, each with a comma before it */
#define JSON(signal, signame, code, codename, error, reason)                                       \
    "\"signal\":" signal ",\"signame\":\"" signame                                                 \
    "\",\"action\":\"0x8000\",\"mask\":[2,3,128],\"code\":0,"                                      \
    "\"siginfo\":{\"signo\":" signal ",\"code\":" code ",\"codename\":" codename                   \
    ",\"error\":" error reason "}"

/*
 * One signal in each of the layouts: up to 8.x on 32 bits, since then, and on LP64.  No reason has
 * padding inside: pointers and longs come at multiples of their size.
 */
#define ALL_LAYOUTS(what, signal, number, head, reason, json, ...)                                 \
    {what, ABI_32,                                                                                 \
     0,    FIXED_32(signal, "0x8000", "0") head " =40 " reason " @156",                            \
     5,    SIGNAL(number, 12, __VA_ARGS__),                                                        \
     json, NULL},                                                                                  \
        {what, ABI_ILP32 | ABI_N32,                                                                \
         0,    FIXED_32(signal, "0x8000", "0") " @32" head " @48 " reason " @160",                 \
         5,    SIGNAL(number, 16, __VA_ARGS__),                                                    \
         json, NULL},                                                                              \
    {                                                                                              \
        what, ABI_LP64, 0, FIXED_64(signal, "0x8000", "0") head " @56 " reason " @168", 5,         \
            SIGNAL(number, 16, __VA_ARGS__), json, NULL                                            \
    }

static const payload_row siginfos[] = {
    ALL_LAYOUTS("sent by kill", "15", 15, INFO("15", "0", "0"), "4:200 4:1000",
                JSON("15", "SIGTERM", "0", "\"SI_USER\"", "0", ",\"pid\":200,\"uid\":1000"),
                .reason = KTREC_REASON_SENDER, .pid = 200, .uid = 1000),
    ALL_LAYOUTS("sent by _lwp_kill", "16", 16, INFO("16", "-5", "0"), "4:200 4:0xfffffffe",
                JSON("16", "SIGURG", "-5", "\"SI_LWP\"", "0", ",\"pid\":200,\"uid\":4294967294"),
                .code = -5, .reason = KTREC_REASON_SENDER, .pid = 200, .uid = 0xfffffffeu),
    ALL_LAYOUTS("queued with a value", "33", 33, INFO("33", "-1", "0"), "4:200 4:0 p:0x12345678",
                NULL, .code = -1, .reason = KTREC_REASON_VALUE, .pid = 200, .value = 0x12345678),
    ALL_LAYOUTS(
        "a timer", "14", 14, INFO("14", "-2", "0"), "4:0 4:0 p:7",
        JSON("14", "SIGALRM", "-2", "\"SI_TIMER\"", "0", ",\"pid\":0,\"uid\":0,\"value\":\"0x7\""),
        .code = -2, .reason = KTREC_REASON_VALUE, .value = 7),
    ALL_LAYOUTS("a child has ended", "20", 20, INFO("20", "1", "0"), "4:300 4:5 4:256 4:7 4:9",
                JSON("20", "SIGCHLD", "1", "\"CLD_EXITED\"", "0",
                     ",\"pid\":300,\"uid\":5,\"status\":256,\"utime\":7,\"stime\":9"),
                .code = 1, .reason = KTREC_REASON_CHILD, .pid = 300, .uid = 5, .status = 256,
                .utime = 7, .stime = 9),
    ALL_LAYOUTS("a bad address", "11", 11, INFO("11", "1", "0"), "p:0x10 4:6 4:-1 4:3",
                JSON("11", "SIGSEGV", "1", "\"SEGV_MAPERR\"", "0",
                     ",\"addr\":\"0x10\",\"trap\":6,\"trap2\":-1,\"trap3\":3"),
                .code = 1, .reason = KTREC_REASON_FAULT, .addr = 0x10, .trap = 6, .trap2 = -1,
                .trap3 = 3),
    ALL_LAYOUTS("an illegal instruction", "4", 4, INFO("4", "1", "0"), "p:0x8010 4:1", NULL,
                .code = 1, .reason = KTREC_REASON_FAULT, .addr = 0x8010, .trap = 1),
    ALL_LAYOUTS("a division by zero", "8", 8, INFO("8", "1", "0"), "p:0x8010 4:1", NULL, .code = 1,
                .reason = KTREC_REASON_FAULT, .addr = 0x8010, .trap = 1),
    ALL_LAYOUTS("a breakpoint", "5", 5, INFO("5", "1", "0"), "p:0x8010 4:3", NULL, .code = 1,
                .reason = KTREC_REASON_FAULT, .addr = 0x8010, .trap = 3),
    ALL_LAYOUTS("input is there", "23", 23, INFO("23", "1", "0"), "l:65 4:4",
                JSON("23", "SIGIO", "1", "\"POLL_IN\"", "0", ",\"band\":\"65\",\"fd\":4"),
                .code = 1, .reason = KTREC_REASON_POLL, .band = 65, .fd = 4),
    ALL_LAYOUTS("no information", "1", 1, INFO("1", "32767", "0"), "4:0",
                JSON("1", "SIGHUP", "32767", "\"SI_NOINFO\"", "0", ""), .code = 32767,
                .reason = KTREC_REASON_NONE),
    ALL_LAYOUTS("a bad address, but no information", "11", 11, INFO("11", "32767", "0"), "4:0",
                NULL, .code = 32767, .reason = KTREC_REASON_NONE),
    ALL_LAYOUTS("a signal without a reason of its own, with an errno", "13", 13,
                INFO("13", "1", "32"), "4:0", JSON("13", "SIGPIPE", "1", "null", "32", ""),
                .code = 1, .error = 32, .reason = KTREC_REASON_NONE),
};

/* Since 9.0, hence only with the new layout, and on i386 and m68k with a reason at 12 as ever. */
#define SCE_ARGS " 8:1 8:2 8:3 8:4 8:5 8:6 8:7 8:0xffffffffffffffff"
#define SCE                                                                                        \
    .code = 7, .reason = KTREC_REASON_SYSCALL, .syscall = 4, .value2 = {-1, 5}, .syserror = 9,     \
    .args = {1, 2, 3, 4, 5, 6, 7, UINT64_MAX}

static const payload_row traps[] = {
    {"a traced system call begins", ABI_I386 | ABI_M68K, 0,
     FIXED_32("5", "0x8000", "0") INFO("5", "7", "0") " @40 4:4 @44 4:-1 4:5 @52 4:9 @56" SCE_ARGS
                                                      " @156",
     5, SIGNAL(5, 12, SCE), NULL, NULL},
    {"a traced system call begins", ABI_ILP32 | ABI_N32, 0,
     FIXED_32("5", "0x8000",
              "0") " @32" INFO("5", "7", "0") " @48 4:4 @52 4:-1 4:5 @60 4:9 @64" SCE_ARGS " @160",
     5, SIGNAL(5, 16, SCE), NULL, NULL},
    {"a traced system call begins", ABI_LP64, 0,
     FIXED_64("5", "0x8000", "0") INFO("5", "7", "0") " @56 4:4 @60 4:-1 4:5 @68 4:9 @72" SCE_ARGS
                                                      " @168",
     5, SIGNAL(5, 16, SCE), NULL, NULL},
    {"a traced process has a child", ABI_ILP32 | ABI_N32, 0,
     FIXED_32("5", "0x8000", "0") " @32" INFO("5", "4", "0") " @48 4:2 @52 4:567 @160", 5,
     SIGNAL(5, 16, .code = 4, .reason = KTREC_REASON_PTRACE, .event = 2, .other = 567), NULL, NULL},
    {"a traced process has a child", ABI_LP64, 0,
     FIXED_64("5", "0x8000", "0") INFO("5", "4", "0") " @56 4:2 @60 4:567 @168", 5,
     SIGNAL(5, 16, .code = 4, .reason = KTREC_REASON_PTRACE, .event = 2, .other = 567), NULL, NULL},
    {"a traced process has an LWP", ABI_LP64, 0,
     FIXED_64("5", "0x8000", "0") INFO("5", "5", "0") " @56 4:8 @60 4:2 @168", 5,
     SIGNAL(5, 16, .code = 5, .reason = KTREC_REASON_PTRACE, .event = 8, .other = 2), NULL, NULL},
    {"a pointer as value", ABI_LP64, 0,
     FIXED_64("33", "0x8000", "0")
         INFO("33", "-1", "0") " @56 4:200 4:0 @64 8:0x1122334455667788 @168",
     5,
     SIGNAL(33, 16, .code = -1, .reason = KTREC_REASON_VALUE, .pid = 200,
            .value = 0x1122334455667788u),
     NULL, NULL},
    {"an address above 32 bits", ABI_LP64, 0,
     FIXED_64("10", "0x8000", "0") INFO("10", "2", "0") " @56 p:0xffff800012345678 @64 4:6 @168", 5,
     SIGNAL(10, 16, .code = 2, .reason = KTREC_REASON_FAULT, .addr = 0xffff800012345678u,
            .trap = 6),
     NULL, NULL},
    {"a netbsd32 process of 8.x: 32-bit siginfo in a 64-bit trace",
     ABI_LP64,
     0,
     "4:11 @4 4:0x8000 @8 4:6 4:0 4:0 4:0x80000000 @24 4:0" INFO("11", "1",
                                                                 "0") " @40 4:0x10 4:6 @156",
     5,
     {.kind = KTREC_KIND_PSIG,
      .flags = KTREC_PAYLOAD_SIGINFO | KTREC_PAYLOAD_ILP32,
      .u.psig = {.signal = 11,
                 .action = 0x8000,
                 .mask = MASKED,
                 .siginfo = {.signo = 11,
                             .code = 1,
                             .reason = KTREC_REASON_FAULT,
                             .addr = 0x10,
                             .trap = 6,
                             .layout = 12}}},
     NULL,
     NULL},
    {"kernel stack behind the reason", ABI_LP64, ROW_FOREIGN,
     FIXED_64("15", "0x8000", "0")
         INFO("15", "0", "0") " xa5a5a5a5 4:200 4:1000 xdeadbeefdeadbeef @168",
     5, SIGNAL(15, 16, .reason = KTREC_REASON_SENDER, .pid = 200, .uid = 1000), NULL,
     "PSIG  SIGTERM caught handler=0x8000 mask=(2,3): code=SI_USER sent by pid=200, uid=1000)"},
};

const payload_rows rows_psig = ROWS("PSIG", psigs);
const payload_rows rows_siginfo = ROWS("PSIG with siginfo", siginfos);
const payload_rows rows_trap = ROWS("PSIG with siginfo of 9.0", traps);
