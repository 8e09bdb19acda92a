/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_json.c - one record, one line: what no trace at hand holds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/bytes.h"
#include "print/style.h"

#define LINE_SIZE 8192

typedef struct line {
    char text[LINE_SIZE];
    size_t used;
} line;

static int
collect(void *context, const void *buf, size_t size)
{
    line *l = context;

    assert_true(size <= sizeof(l->text) - 1 - l->used);
    memcpy(l->text + l->used, buf, size);
    l->used += size;
    l->text[l->used] = '\0';
    return 0;
}

/* Prints a record through a sink of the least size there is. */
static const char *
print(line *l, const ktrec_record *record, const ktrec_payload *payload, const char *problem)
{
    static char buf[KTRECI_SINK_ROOM];
    ktrec_print_options options = {.size = sizeof(options), .style = KTREC_STYLE_JSON};
    ktreci_sink sink;
    ktreci_print_context context = {
        .out = &sink,
        .options = &options,
        .record = record,
        .payload = payload,
        .problem = problem,
        .calls = ktrec_calls_find(record->format.system, NULL, NULL, 8),
    };

    l->used = 0;
    ktreci_sink_init(&sink, buf, sizeof(buf), collect, l);
    ktreci_json_print(&context);
    assert_int_equal(ktreci_sink_flush(&sink), 0);
    return l->text;
}

/* A header, and its members from type to nsec and then the marks, as they stand in the line. */
typedef struct header_row {
    ktrec_header header;
    const char *want[9];
} header_row;

#define FORM                                                                                       \
    "{\"index\":3,\"offset\":9,\"kind\":\"csw\",\"type\":%s,\"version\":%s,\"pid\":%s,"            \
    "\"lwp\":%s,\"cpu\":%s,\"comm\":\"%s\",\"sec\":%s,\"nsec\":%s,\"out\":1,\"user\":0%s}\n"
#define BOTH (KTREC_HAS_LWP | KTREC_HAS_CPU)
#define LEAST "-9223372036854775808"

static const header_row headers[] = {
    {{.type = 6, .pid = 1, .version = 1, .flags = KTREC_HAS_LWP, .lwp = 7, .comm = "sh"},
     {"6", "1", "1", "7", "null", "sh", "0", "0", ""}},
    /* An id or a CPU of 0 is not the same as none. */
    {{.type = 6, .flags = BOTH}, {"6", "0", "0", "0", "0", "", "0", "0", ""}},
    {{.type = 6}, {"6", "0", "0", "null", "null", "", "0", "0", ""}},
    {{.type = 6, .flags = BOTH, .pid = -1, .lwp = INT64_MIN, .cpu = -1},
     {"6", "0", "-1", LEAST, "-1", "", "0", "0", ""}},
    {{.type = UINT32_MAX, .version = KTREC_VERSION_OLD, .sec = INT64_MIN, .nsec = 999999999},
     {"4294967295", "0", "0", "null", "null", "", LEAST, "999999999", ""}},
    {{.type = 6, .comm = "\xff\"\\\n\x1f\x7f\xc3\xa9\xc3"},
     {"6", "0", "0", "null", "null", "\u241bff\\\"\\\\\\n\\u001f\x7f\u00e9\u241bc3", "0", "0", ""}},
    {{.type = 6, .flags = KTREC_TIME_MILLI},
     {"6", "0", "0", "null", "null", "", "0", "0", ",\"time_fault\":[\"milli\"]"}},
    {{.type = 6, .flags = KTREC_TIME_CSW},
     {"6", "0", "0", "null", "null", "", "0", "0", ",\"time_fault\":[\"csw\"]"}},
    {{.type = 6, .version = KTREC_VERSION_PID16, .flags = KTREC_DROPPED},
     {"6", "0", "0", "null", "null", "", "0", "0", ",\"dropped\":true"}},
    {{.type = 6, .version = 2, .flags = KTREC_THREADED},
     {"6", "2", "0", "null", "null", "", "0", "0", ",\"threaded\":true"}},
    {{.type = 6, .flags = KTREC_DROPPED | KTREC_TIME_CSW},
     {"6", "0", "0", "null", "null", "", "0", "0", ",\"dropped\":true,\"time_fault\":[\"csw\"]"}},
    {{.type = 6, .flags = KTREC_TIME_MILLI | KTREC_TIME_NO_SEC | KTREC_TIME_REPAIRED},
     {"6", "0", "0", "null", "null", "", "0", "0",
      ",\"time_fault\":[\"milli\",\"no_sec\"],\"time_repaired\":true"}},
};

static void
test_headers(void **state)
{
    ktrec_payload payload = {.kind = KTREC_KIND_CSW, .u.csw = {.out = 1}};
    ktrec_record record = {.format.system = KTREC_SYSTEM_NETBSD, .index = 3, .offset = 9};
    static line l;
    char want[512];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
        const char *const *w = headers[i].want;

        record.header = headers[i].header;
        record.header.kind = KTREC_KIND_CSW;
        (void)snprintf(want, sizeof(want), FORM, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7],
                       w[8]);
        assert_string_equal(print(&l, &record, &payload, NULL), want);
    }
}

/* A name of which every byte is escaped, in the longest way: nothing runs over. */
static void
test_longest_header(void **state)
{
    ktrec_payload payload = {.kind = KTREC_KIND_CSW};
    ktrec_record record = {
        .index = UINT64_MAX, .offset = UINT64_MAX, .format.system = KTREC_SYSTEM_NETBSD};
    ktrec_header *h = &record.header;
    static line l;

    (void)state;
    h->kind = KTREC_KIND_CSW;
    h->type = UINT32_MAX;
    h->pid = h->cpu = INT32_MIN;
    h->lwp = h->sec = INT64_MIN;
    h->nsec = 999999999;
    h->flags = BOTH;
    memset(h->comm, 1, sizeof(h->comm) - 1);
    assert_non_null(strstr(print(&l, &record, &payload, NULL), "\\u0001\",\"sec\":" LEAST));
}

#define BYTES(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

typedef struct payload_row {
    ktrec_payload payload;
    const char *json;
    int system; /* KTREC_SYSTEM_*; 0: NetBSD */
} payload_row;

static const uint8_t words[] = {0xff, 0xff, 0xff, 0xfe, 0, 0, 0, 10};
static const ktrec_sa sas[] = {{UINT64_MAX, 1, -1}, {0, 2, 3}};

#define SIGINFO(signo_, code_, reason_, ...)                                                       \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = KTREC_PAYLOAD_SIGINFO, .u.psig = {                       \
            .signal = (signo_),                                                                    \
            .siginfo = {.signo = (signo_),                                                         \
                        .code = (code_),                                                           \
                        .reason = KTREC_REASON_##reason_,                                          \
                        __VA_ARGS__}                                                               \
        }                                                                                          \
    }
#define PSIG_JSON(number, name)                                                                    \
    "\"signal\":" number ",\"signame\":" name ",\"action\":\"0x0\",\"mask\":[],\"code\":0,"

static const payload_row payloads[] = {
    {{.kind = KTREC_KIND_SYSCALL,
      .u.syscall = {.number = -26, .args = {words, 2, 4, KTREC_ORDER_BIG, 0}}},
     "\"number\":-26,\"name\":null,\"args\":[\"0xfffffffe\",\"0xa\"]",
     0},
    {{.kind = KTREC_KIND_SYSCALL,
      .u.syscall = {.number = 5, .args = {words, 1, 8, KTREC_ORDER_LITTLE, 0}}},
     "\"number\":5,\"name\":\"open\",\"args\":[\"0xa000000feffffff\"]",
     0},
    {{.kind = KTREC_KIND_SYSCALL, .u.syscall = {.number = 20}},
     "\"number\":20,\"name\":\"getpid\",\"args\":[]",
     0},
    {{.kind = KTREC_KIND_SYSRET, .u.sysret = {.number = 5, .error = 2, .value = {INT64_MIN, 0}}},
     "\"number\":5,\"name\":\"open\",\"error\":2,\"errno\":\"ENOENT\",\"retval\":\"-"
     "9223372036854775808\",\"retval1\":\"0\"",
     0},
    {{.kind = KTREC_KIND_SYSRET,
      .u.sysret = {.number = 9999, .error = 9999, .value = {-1, INT64_MAX}}},
     "\"number\":9999,\"name\":null,\"error\":9999,\"errno\":null,\"retval\":\"-1\",\"retval1\":"
     "\"9223372036854775807\"",
     0},
    {{.kind = KTREC_KIND_MIB, .u.mib = {{words, 2, 4, KTREC_ORDER_BIG, 0}}}, "\"mib\":[-2,10]", 0},
    {{.kind = KTREC_KIND_GENIO, .u.genio = {-1, 0, BYTES("a\0b")}},
     "\"fd\":-1,\"op\":\"read\",\"len\":3,\"data\":\"a\\u0000b\"",
     0},
    {{.kind = KTREC_KIND_GENIO, .u.genio = {5, 1, {NULL, 0}}},
     "\"fd\":5,\"op\":\"write\",\"len\":0,\"data\":\"\"",
     0},
    {{.kind = KTREC_KIND_GENIO, .u.genio = {5, -3, {NULL, 0}}},
     "\"fd\":5,\"op\":-3,\"len\":0,\"data\":\"\"",
     0},
    {{.kind = KTREC_KIND_USER, .u.user = {BYTES("label\0what was behind"), BYTES("x")}},
     "\"id\":\"label\",\"len\":1,\"data\":\"x\"",
     0},
    {{.kind = KTREC_KIND_USER, .u.user = {{NULL, 0}, {NULL, 0}}},
     "\"id\":\"\",\"len\":0,\"data\":\"\"",
     0},
    {{.kind = KTREC_KIND_MOOL, .u.mool = {UINT64_MAX, UINT64_MAX, BYTES("x")}},
     "\"addr\":\"0xffffffffffffffff\",\"size\":\"18446744073709551615\",\"len\":1,\"data\":\"x\"",
     0},
    {{.kind = KTREC_KIND_SAUPCALL,
      .u.saupcall =
          {.type = 2, .nevent = 1, .count = 2, .stack = 16, .arg = 0, .argsize = 7, .sas = sas}},
     "\"upcall\":2,\"nevent\":1,\"nint\":0,\"stack\":\"0x10\",\"arg\":\"0x0\",\"argsize\":\"7\","
     "\"sas\":[{\"context\":\"0xffffffffffffffff\",\"id\":1,\"cpu\":-1},{\"context\":\"0x0\","
     "\"id\":2,\"cpu\":3}]",
     0},
    {{.kind = KTREC_KIND_PSIG,
      .u.psig = {.signal = 2,
                 .action = 0x8000,
                 .mask = {6, 0, 0, 0x80000000u},
                 .code = -1,
                 .siginfo.signo = 9}},
     "\"signal\":2,\"signame\":\"SIGINT\",\"action\":\"0x8000\",\"mask\":[2,3,128],\"code\":-1,"
     "\"siginfo\":null",
     0},
    {SIGINFO(15, 0, SENDER, .pid = 200, .uid = 4294967295u),
     PSIG_JSON("15", "\"SIGTERM\"") "\"siginfo\":{\"signo\":15,\"code\":0,\"codename\":\"SI_USER\","
                                    "\"error\":0,\"pid\":200,"
                                    "\"uid\":4294967295}",
     0},
    {SIGINFO(-1, 99, NONE, .error = -5),
     PSIG_JSON("-1",
               "null") "\"siginfo\":{\"signo\":-1,\"code\":99,\"codename\":null,\"error\":-5}",
     0},
    {SIGINFO(5, 99, SYSCALL, .syscall = 4, .value2 = {-1, 1}, .syserror = 2,
             .args = {1, 2, 3, 4, 5, 6, 7, UINT64_MAX}),
     PSIG_JSON("5", "\"SIGTRAP\"") "\"siginfo\":{\"signo\":5,\"code\":99,\"codename\":null,"
                                   "\"error\":0,\"syscall\":4,"
                                   "\"retvals\":[-1,1],\"syserror\":2,\"args\":[\"0x1\",\"0x2\","
                                   "\"0x3\",\"0x4\",\"0x5\","
                                   "\"0x6\",\"0x7\",\"0xffffffffffffffff\"]}",
     0},
    {SIGINFO(20, 99, CHILD, .pid = 3, .uid = 0, .status = -1, .utime = INT64_MIN, .stime = 5),
     PSIG_JSON("20", "\"SIGCHLD\"") "\"siginfo\":{\"signo\":20,\"code\":99,\"codename\":null,"
                                    "\"error\":0,\"pid\":3,\"uid\":0,"
                                    "\"status\":-1,\"utime\":-9223372036854775808,\"stime\":5}",
     0},
    {SIGINFO(23, 99, POLL, .band = -1, .fd = 4),
     PSIG_JSON("23", "\"SIGIO\"") "\"siginfo\":{\"signo\":23,\"code\":99,\"codename\":null,"
                                  "\"error\":0,\"band\":\"-1\","
                                  "\"fd\":4}",
     0},
    {{.kind = KTREC_KIND_UNKNOWN, .u.data = BYTES("\xfe\u241b")},
     "\"len\":4,\"data\":\"\u241bfe\u241be2\u241b90\u241b9b\"",
     0},
    /* An array of 32-bit numbers behind the arguments, in the trace's byte order. */
    {{.kind = KTREC_KIND_SYSCALL, .u.syscall = {.number = 202, .rest = BYTES("\1\0\0\0\2\0\0\0")}},
     "\"number\":202,\"name\":\"sysctl\",\"args\":[],\"mib\":[1,2]",
     KTREC_SYSTEM_OPENBSD},
    {{.kind = KTREC_KIND_CSW, .flags = KTREC_PAYLOAD_WMESG, .u.csw = {0, 1, BYTES("select\0x")}},
     "\"out\":0,\"user\":1,\"wmesg\":\"select\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_CSW, .u.csw = {1, 0, BYTES("stale")}},
     "\"out\":1,\"user\":0",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_USER, .flags = KTREC_PAYLOAD_UNLABELLED, .u.user.data = BYTES("x")},
     "\"id\":null,\"len\":1,\"data\":\"x\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_STRUCT, .u.structure = {BYTES("nosuch"), BYTES("ab"), 0}},
     "\"name\":\"nosuch\",\"len\":2,\"data\":\"ab\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_STRUCT, .u.structure = {BYTES("stat"), BYTES("ab"), 0}},
     "\"name\":\"stat\",\"fields\":null,\"len\":2,\"data\":\"ab\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_STRUCT_ARRAY,
      .u.structure = {BYTES("pollfd"), BYTES("\3\0\0\0\1\0\0\0\377\377\377\377\4\0\1\0"), 8}},
     "\"name\":\"pollfd\",\"size\":8,\"fields\":[{\"fd\":3,\"events\":1,\"revents\":0},"
     "{\"fd\":-1,\"events\":4,\"revents\":1}],\"len\":16,\"data\":\"\\u0003\\u0000\\u0000"
     "\\u0000\\u0001\\u0000\\u0000\\u0000\u241bff\u241bff\u241bff\u241bff\\u0004\\u0000"
     "\\u0001\\u0000\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_SYSCTL, .u.text = {BYTES("kern.ostype")}},
     "\"name\":\"kern.ostype\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_PROCCTOR, .u.procctor = {UINT32_MAX}},
     "\"flags\":4294967295",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_CAPFAIL,
      .u.capfail = {.type = 3, .number = 9, .needed = {1, 2}, .held = {3}}},
     "\"failure\":3,\"needed\":[\"0x1\",\"0x2\"],\"held\":[\"0x3\",\"0x0\"]",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_CAPFAIL,
      .flags = KTREC_PAYLOAD_CAP3,
      .u.capfail = {.type = 6, .number = -1, .flags = 521, .needed = {1}, .data = BYTES("/etc")}},
     "\"failure\":6,\"number\":-1,\"flags\":521,\"len\":4,\"data\":\"/etc\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_FAULT, .u.fault = {UINT64_MAX, 2}},
     "\"addr\":\"0xffffffffffffffff\",\"access\":2",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_FAULTEND, .u.faultend = {-1}}, "\"result\":-1", KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_ARGS, .u.text = {BYTES("ls\0\0-l\0/")}},
     "\"args\":[\"ls\",\"\",\"-l\",\"/\"]",
     KTREC_SYSTEM_OPENBSD},
    {{.kind = KTREC_KIND_ENVS, .u.text = {{NULL, 0}}}, "\"envs\":[]", KTREC_SYSTEM_OPENBSD},
    {{.kind = KTREC_KIND_EXTERR,
      .u.exterr = {1, 2, 3, 4, 5, 6, 7, UINT64_MAX, {0}, BYTES("%s\0behind")}},
     "\"exterr_version\":1,\"error\":2,\"errno\":\"ENOENT\",\"category\":3,\"line\":4,\"flags\":5,"
     "\"p1\":\"0x7\",\"p2\":\"0xffffffffffffffff\",\"message\":\"%s\"",
     KTREC_SYSTEM_FREEBSD},
    {{.kind = KTREC_KIND_PLEDGE, .u.pledge = {1, 5, 0x8000000000000001u}},
     "\"number\":5,\"name\":\"open\",\"error\":1,\"errno\":\"EPERM\","
     "\"promise\":\"0x8000000000000001\"",
     KTREC_SYSTEM_OPENBSD},
    {{.kind = KTREC_KIND_PINSYSCALL, .u.pinsyscall = {22, 5, 16}},
     "\"number\":5,\"name\":\"open\",\"error\":22,\"errno\":\"EINVAL\",\"addr\":\"0x10\"",
     KTREC_SYSTEM_OPENBSD},
};

/* What has no members ends behind the header. */
static void
test_nothing(void **state)
{
    static const uint16_t kinds[] = {KTREC_KIND_PROCDTOR, KTREC_KIND_START};
    ktrec_record record = {.format.system = KTREC_SYSTEM_OPENBSD};
    ktrec_payload payload = {.kind = 0};
    static line l;

    (void)state;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        payload.kind = record.header.kind = kinds[i];
        assert_non_null(strstr(print(&l, &record, &payload, NULL), "\"nsec\":0}\n"));
    }
}

static const ktrec_format lp64 = {.system = KTREC_SYSTEM_NETBSD,
                                  .version = 1,
                                  .order = KTREC_ORDER_LITTLE,
                                  .long_size = 8,
                                  .pointer_size = 8,
                                  .register_size = 8,
                                  .time_size = 8,
                                  .align64 = 8};

static void
test_payloads(void **state)
{
    ktrec_record record = {.format = {0}};
    static line l;
    const char *members;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++) {
        record.format = lp64;
        if (payloads[i].system != 0)
            record.format.system = (uint8_t)payloads[i].system;
        record.header.kind = payloads[i].payload.kind;
        members = strstr(print(&l, &record, &payloads[i].payload, NULL), "\"nsec\":0,");
        assert_non_null(members);
        members += strlen("\"nsec\":0,");
        l.text[l.used - 2] = '\0'; /* "}\n" */
        assert_string_equal(members, payloads[i].json);
    }
}

/* A bad payload: the kind keeps its name, and why stands before the bytes. */
static void
test_problem(void **state)
{
    ktrec_payload payload = {.kind = KTREC_KIND_UNKNOWN, .u.data = BYTES("abc")};
    ktrec_record record = {.format.system = KTREC_SYSTEM_NETBSD, .payload = BYTES("abc")};
    static line l;

    (void)state;
    record.header.kind = KTREC_KIND_GENIO;
    assert_non_null(
        strstr(print(&l, &record, &payload, "too \"short\""),
               "\"nsec\":0,\"problem\":\"too \\\"short\\\"\",\"len\":3,\"data\":\"abc\"}\n"));
    assert_non_null(strstr(l.text, "\"kind\":\"genio\""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),  cmocka_unit_test(test_longest_header),
        cmocka_unit_test(test_payloads), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_problem),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
