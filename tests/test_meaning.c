/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_meaning.c - what one system's record becomes in another system's trace, and what that loses:
 * a table, whose results are told as JSON.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <ktrec/ktrec.h>

#define LOSS(what) (1u << KTREC_LOSS_##what)
#define ADDED (LOSS(LWP_GIVEN) | LOSS(CPU_GIVEN))

#define TEXT(kind_, literal)                                                                       \
    {                                                                                              \
        .kind = KTREC_KIND_##kind_, .u.text.text = { literal, sizeof(literal) - 1 }                \
    }
#define PROCCTOR(flags_)                                                                           \
    {                                                                                              \
        .kind = KTREC_KIND_PROCCTOR, .u.procctor.flags = (flags_)                                  \
    }
#define RETURN(error_, first, second, flags_)                                                      \
    {                                                                                              \
        .kind = KTREC_KIND_SYSRET, .flags = (flags_), .u.sysret = {                                \
            .number = 3,                                                                           \
            .error = (error_),                                                                     \
            .value = {first, second}                                                               \
        }                                                                                          \
    }
#define PSIG(flags_)                                                                               \
    {                                                                                              \
        .kind = KTREC_KIND_PSIG, .flags = (flags_), .u.psig = {                                    \
            .signal = 2,                                                                           \
            .code = 7,                                                                             \
            .action = 0x1000,                                                                      \
            .mask = {9, 0, 0, 0}                                                                   \
        }                                                                                          \
    }
#define CALL(number_)                                                                              \
    {                                                                                              \
        .kind = KTREC_KIND_SYSCALL, .u.syscall.number = (number_)                                  \
    }
#define USER(label, flags_)                                                                        \
    {                                                                                              \
        .kind = KTREC_KIND_USER, .flags = (flags_), .u.user = {                                    \
            {label, sizeof(label) - 1},                                                            \
            {"xyz", 3}                                                                             \
        }                                                                                          \
    }
#define CSW(message, flags_)                                                                       \
    {                                                                                              \
        .kind = KTREC_KIND_CSW, .flags = (flags_), .u.csw = {                                      \
            .out = 1,                                                                              \
            .wmesg = {message, sizeof(message) - 1}                                                \
        }                                                                                          \
    }
#define MIB(numbers, count)                                                                        \
    {                                                                                              \
        .kind = KTREC_KIND_MIB, .u.mib.name = { numbers, count, 4, KTREC_ORDER_LITTLE, 0 }         \
    }

typedef struct meaning_row {
    const char *from;
    ktrec_payload payload;
    const char *to;
    const char *json;   /* of the kind's own members, behind its name; NULL: left out */
    unsigned lost;      /* LOSS() */
    const char *second; /* one record becomes several: the next of them */
} meaning_row;

static const uint8_t kern_proc[] = {1, 0, 0, 0, 14, 0, 0, 0};
static const uint8_t nothing[1];

#define N64 "netbsd-v2-lp64-le"
#define N64_OLD "netbsd-v0old-lp64-le"
#define N32 "netbsd-v2-i386-le"
#define F64 "freebsd-v1-lp64-le"
#define F32 "freebsd-v1-i386-le"
#define O64 "openbsd-v4-lp64-le"
#define O64_NEW "openbsd-v5-lp64-le"
#define V1 KTREC_PAYLOAD_VALUE1

static const meaning_row rows[] = {
    /* an emulation, as a name and as flags */
    {N64, TEXT(EMUL, "netbsd"), F64, "procctor|\"flags\":521", 0, NULL},
    {N32, TEXT(EMUL, "netbsd"), F64, "procctor|\"flags\":265", 0, NULL},
    {N64, TEXT(EMUL, "netbsd32"), F64, "procctor|\"flags\":265", 0, NULL},
    {N64, TEXT(EMUL, "linux"), F64, "procctor|\"flags\":515", 0, NULL},
    {N64, TEXT(EMUL, "linux32"), F64, "procctor|\"flags\":259", 0, NULL},
    {N64, TEXT(EMUL, "svr4"), F64, NULL, LOSS(KIND), NULL},
    {N64, TEXT(EMUL, "netbsd"), O64, "emul|\"name\":\"native\"", 0, NULL},
    {N64, TEXT(EMUL, "netbsd32"), O64, "emul|\"name\":\"native\"", LOSS(SHAPE), NULL},
    {N64, TEXT(EMUL, "linux"), O64, "emul|\"name\":\"linux\"", 0, NULL},
    {O64, TEXT(EMUL, "native"), N64, "emul|\"name\":\"netbsd\"", 0, NULL},
    {O64, TEXT(EMUL, "native"), F64, "procctor|\"flags\":521", 0, NULL},
    {F64, PROCCTOR(0x209), N64, "emul|\"name\":\"netbsd\"", 0, NULL},
    {F64, PROCCTOR(0x109), N64, "emul|\"name\":\"netbsd32\"", 0, NULL},
    {F32, PROCCTOR(0x109), N32, "emul|\"name\":\"netbsd\"", 0, NULL},
    {F64, PROCCTOR(0x209), N32, "emul|\"name\":\"netbsd\"", LOSS(SHAPE), NULL},
    {F64, PROCCTOR(0x80209), N64, "emul|\"name\":\"netbsd\"", LOSS(SHAPE), NULL},
    {F64, PROCCTOR(0x109), O64, "emul|\"name\":\"native\"", LOSS(SHAPE), NULL},
    {F64, PROCCTOR(0x103), N64, "emul|\"name\":\"linux32\"", 0, NULL},
    {F64, PROCCTOR(0x211), N64, NULL, LOSS(KIND), NULL},
    {F64, PROCCTOR(0), N64, NULL, LOSS(KIND), NULL},
    /* strings: one a record, or all in one, each with its NUL */
    {N64, TEXT(EXEC_ARG, "ls"), F64, "args|\"args\":[\"ls\"]", 0, NULL},
    {N64, TEXT(EXEC_ARG, ""), F64, "args|\"args\":[\"\"]", 0, NULL},
    {N64, TEXT(EXEC_ENV, "A=b"), O64_NEW, "envs|\"envs\":[\"A=b\"]", 0, NULL},
    {F64, TEXT(ARGS, "ls\0-l\0"), N64, "exec_arg|\"text\":\"ls\"", 0, "exec_arg|\"text\":\"-l\""},
    {F64, TEXT(ARGS, "ls\0"), N64, "exec_arg|\"text\":\"ls\"", 0, NULL},
    {O64_NEW, TEXT(ENVS, "A=b\0C"), N64, "exec_env|\"text\":\"A=b\"", LOSS(SHAPE),
     "exec_env|\"text\":\"C\""},
    {F64, TEXT(ARGS, ""), N64, NULL, LOSS(KIND), NULL},
    /* the name of a sysctl */
    {N64, MIB(kern_proc, 2), F64, "sysctl|\"name\":\"1.14\"", 0, NULL},
    {N64, MIB(nothing, 0), F64, "sysctl|\"name\":\"\"", 0, NULL},
    {F64, TEXT(SYSCTL, "1.14"), N64, "mib|\"mib\":[1,14]", 0, NULL},
    {F64, TEXT(SYSCTL, "kern.ostype"), N64, NULL, LOSS(KIND), NULL},
    {F64, TEXT(SYSCTL, "1.014"), N64, NULL, LOSS(KIND), NULL},
    {F64, TEXT(SYSCTL, "1..4"), N64, NULL, LOSS(KIND), NULL},
    {F64, TEXT(SYSCTL, "4294967296"), N64, NULL, LOSS(KIND), NULL},
    /* one return value or two, or none with an error */
    {N64, RETURN(0, 7, 0, 0), F64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":0,\"errno\":null,\"retval\":\"7\","
     "\"retval1\":"
     "\"0\"",
     0, NULL},
    {N64, RETURN(0, 7, 9, 0), F64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":0,\"errno\":null,\"retval\":\"7\","
     "\"retval1\":"
     "\"0\"",
     LOSS(SHAPE), NULL},
    /* what is left out hides nothing that does not fit */
    {N64, RETURN(0, 0x123456789, 9, 0), F32,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":0,\"errno\":null,\"retval\":"
     "\"591751049\",\"retval1\":\"0\"",
     LOSS(SHAPE) | LOSS(REGISTER), NULL},
    {F64, RETURN(2, 0, 0, V1), O64_NEW,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":2,\"errno\":\"ENOENT\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     0, NULL},
    {F64, RETURN(2, 5, 0, V1), O64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":2,\"errno\":\"ENOENT\",\"retval\":\"5\","
     "\"retval1\":\"0\"",
     0, NULL},
    /* forms that are older than the headers */
    {F64, RETURN(2, 5, 0, V1), O64_NEW,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":2,\"errno\":\"ENOENT\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     LOSS(SHAPE), NULL},
    {O64_NEW, PSIG(KTREC_PAYLOAD_MASK1), F64,
     "psig|\"signal\":2,\"signame\":\"SIGINT\",\"action\":\"0x1000\",\"mask\":[1,4],\"code\":7,"
     "\"siginfo\":null",
     0, NULL},
    /* a call to be restarted: each system has its own number for that */
    {N64, RETURN(-3, 0, 0, 0), F64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-1,\"errno\":\"ERESTART\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     0, NULL},
    {F64, RETURN(-1, 0, 0, V1), N64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-3,\"errno\":\"ERESTART\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     0, NULL},
    /* and NetBSD before 4.0 another one than since */
    {N64, RETURN(-3, 0, 0, 0), N64_OLD,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-1,\"errno\":\"ERESTART\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     LOSS(LWP), NULL},
    {N64_OLD, RETURN(-1, 0, 0, 0), N64,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-3,\"errno\":\"ERESTART\",\"retval\":\"0\","
     "\"retval1\":\"0\"",
     0, NULL},
    {N64, RETURN(-2, 0, 0, 0), N64_OLD,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-2,\"errno\":\"EJUSTRETURN\",\"retval\":"
     "\"0\","
     "\"retval1\":\"0\"",
     LOSS(LWP), NULL},
    {N64_OLD, RETURN(-3, 0, 0, 0), N64_OLD,
     "sysret|\"number\":3,\"name\":\"read\",\"error\":-3,\"errno\":null,\"retval\":\"0\","
     "\"retval1\":\"0\"",
     0, NULL},
    /* a number that would read as one of 16 bits, and how many arguments there are */
    {N32, CALL(65542), "csrg-v2-i386-le", "syscall|\"number\":6,\"name\":\"close\",\"args\":[]",
     LOSS(LWP) | LOSS(REGISTER), NULL},
    {N32, CALL(65542), N64, "syscall|\"number\":65542,\"name\":null,\"args\":[]", 0, NULL},
    /* labels and wait messages */
    {N64, USER("mark\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0), F64,
     "user|\"id\":null,\"len\":3,\"data\":\"xyz\"", LOSS(SHAPE), NULL},
    {N64, USER("mark\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0), O64_NEW,
     "user|\"id\":\"mark\",\"len\":3,\"data\":\"xyz\"", 0, NULL},
    {N64, USER("\0ark\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0), F64,
     "user|\"id\":null,\"len\":3,\"data\":\"xyz\"", LOSS(SHAPE), NULL},
    {F64, USER("", KTREC_PAYLOAD_UNLABELLED), N64, "user|\"id\":\"\",\"len\":3,\"data\":\"xyz\"", 0,
     NULL},
    {F64, CSW("select\0\0", KTREC_PAYLOAD_WMESG), N64, "csw|\"out\":1,\"user\":0", LOSS(SHAPE),
     NULL},
    {F64, CSW("\0\0\0\0\0\0\0\0", KTREC_PAYLOAD_WMESG), N64, "csw|\"out\":1,\"user\":0", 0, NULL},
    {N64, CSW("", 0), F64, "csw|\"out\":1,\"user\":0,\"wmesg\":\"\"", 0, NULL},
};

enum { LINE_MAX_SIZE = 2048 };

static char line[LINE_MAX_SIZE];

static int
keep_line(void *context, const void *buf, size_t size)
{
    (void)context;
    assert_true(size < sizeof(line));
    memcpy(line, buf, size);
    line[size] = '\0';
    return 0;
}

/* The record as JSON: "kind|members of the kind". */
static const char *
tell(const ktrec_record *record)
{
    static char told[LINE_MAX_SIZE];
    ktrec_print_options options = {.size = sizeof(options), .style = KTREC_STYLE_JSON};
    ktrec_printer *printer = NULL;
    const char *members;

    line[0] = '\0';
    assert_int_equal(ktrec_printer_open(&printer, &options, keep_line, NULL, NULL), KTREC_OK);
    assert_int_equal(ktrec_printer_print(printer, record), KTREC_OK);
    assert_int_equal(ktrec_printer_close(&printer), KTREC_OK);
    members = strstr(line, "\"nsec\":1000,");
    assert_non_null(members);
    members += strlen("\"nsec\":1000,");
    (void)snprintf(told, sizeof(told), "%s|%.*s", ktrec_kind_name(record->header.kind),
                   (int)strcspn(members, "}"), members);
    return told;
}

/* A record of the format, from header and payload, in bytes of its own. */
static void
make(const ktrec_format *format, const ktrec_header *header, const ktrec_payload *payload,
     uint8_t bytes[LINE_MAX_SIZE], ktrec_record *record)
{
    ktrec_error error = {0};
    size_t need = 0, used = 0;

    if (ktrec_encode(format, header, payload, bytes, LINE_MAX_SIZE, &need, &error) != KTREC_OK)
        fail_msg("%s: %s", ktrec_kind_name(header->kind), error.detail);
    memset(record, 0, sizeof(*record));
    assert_int_equal(ktrec_scan(format, bytes, need, record, &used), KTREC_OK);
}

static void
check_row(size_t number)
{
    const meaning_row *row = &rows[number];
    ktrec_convert_options options = {
        .size = sizeof(options), .policy = KTREC_POLICY_CLAMP, .lwp = 1};
    ktrec_header header = {.kind = row->payload.kind, .pid = 7, .comm = "x", .nsec = 1000};
    static uint8_t sent[LINE_MAX_SIZE], arrived[LINE_MAX_SIZE];
    ktrec_record source, result;
    ktrec_payload payload;
    ktrec_loss loss = {0};
    ktrec_format from, to;
    unsigned lost = 0;
    int rc;

    assert_int_equal(ktrec_format_parse(row->from, &from), KTREC_OK);
    assert_int_equal(ktrec_format_parse(row->to, &to), KTREC_OK);
    header.flags = (from.version == KTREC_VERSION_OLD ? 0 : KTREC_HAS_LWP) |
                   (from.system == KTREC_SYSTEM_FREEBSD ? KTREC_HAS_CPU : 0);
    make(&from, &header, &row->payload, sent, &source);
    rc = ktrec_convert(&source, &to, &options, &header, &payload, &loss, NULL);
    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++)
        lost |= loss.count[i] != 0 ? 1u << i : 0;
    if ((lost & ~(ADDED | LOSS(CPU))) != row->lost)
        fail_msg("row %zu: lost %x, not %x", number, lost, row->lost);
    if (row->json == NULL) {
        assert_int_equal(rc, KTREC_END);
        return;
    }
    assert_int_equal(rc, row->second == NULL ? KTREC_OK : KTREC_MORE);
    make(&to, &header, &payload, arrived, &result);
    assert_string_equal(tell(&result), row->json);
    if (row->second == NULL)
        return;
    assert_int_equal(ktrec_convert(&source, &to, &options, &header, &payload, NULL, NULL),
                     KTREC_OK);
    make(&to, &header, &payload, arrived, &result);
    assert_string_equal(tell(&result), row->second);
}

static void
test_meanings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        check_row(i);
}

/* A record that no reader made: its kind is none, and its name has no end. */
static void
test_no_record(void **state)
{
    ktrec_convert_options options = {.size = sizeof(options), .policy = KTREC_POLICY_CLAMP};
    ktrec_record record = {.header = {.flags = KTREC_HAS_LWP}};
    ktrec_payload payload;
    ktrec_header header;
    ktrec_loss loss = {0};
    ktrec_format to;

    (void)state;
    assert_int_equal(ktrec_format_parse(N64, &record.format), KTREC_OK);
    assert_int_equal(ktrec_format_parse(N32, &to), KTREC_OK);
    record.header.kind = UINT16_MAX;
    assert_int_equal(ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL),
                     KTREC_END);
    assert_int_equal(loss.count[KTREC_LOSS_KIND], 1);
    record.header.kind = KTREC_KIND_PROCDTOR;
    assert_int_equal(ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL),
                     KTREC_END);
    record.header.kind = KTREC_KIND_NAMEI;
    memset(record.header.comm, 'x', sizeof(record.header.comm));
    assert_int_equal(ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL),
                     KTREC_OK);
    assert_string_equal(header.comm, "xxxxxxxxxxxxxxxx");
    assert_int_equal(loss.count[KTREC_LOSS_COMM], 1);
}

/* What no version of the library knows yet is refused, and nothing converted by half. */
static void
test_options(void **state)
{
    static const ktrec_convert_options bad[] = {
        {.size = 0},
        {.size = sizeof(bad[0]), .policy = KTREC_POLICY_DROP + 1},
        {.size = sizeof(bad[0]), .reserved = 7},
    };
    ktrec_record record = {.header = {.kind = KTREC_KIND_PROCDTOR}};
    ktrec_payload payload;
    ktrec_header header;

    (void)state;
    assert_int_equal(ktrec_format_parse(F64, &record.format), KTREC_OK);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        ktrec_convert_options options = bad[i];

        assert_int_equal(
            ktrec_convert(&record, &record.format, &options, &header, &payload, NULL, NULL),
            KTREC_E_ARGUMENT);
    }
}

/* As many strings as there are bytes: a test that takes minutes where each part looks at all. */
static void
test_many_parts(void **state)
{
    static uint8_t strings[1 << 20];
    ktrec_convert_options options = {.size = sizeof(options), .policy = KTREC_POLICY_CLAMP};
    ktrec_record record = {
        .header = {.kind = KTREC_KIND_ARGS, .type = 16, .length = sizeof(strings)},
        .payload = {strings, sizeof(strings)}};
    ktrec_payload payload;
    ktrec_header header;
    ktrec_loss loss = {0};
    ktrec_format to;
    uint32_t parts = 1;
    int rc;

    (void)state;
    assert_int_equal(ktrec_format_parse(F64, &record.format), KTREC_OK);
    assert_int_equal(ktrec_format_parse(N64, &to), KTREC_OK);
    while ((rc = ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL)) ==
           KTREC_MORE)
        parts++;
    assert_int_equal(rc, KTREC_OK);
    assert_int_equal(parts, sizeof(strings));
    assert_int_equal(loss.records, 1);
    assert_int_equal(options.next, 0);
    /* A place that no record has. */
    options.next = sizeof(strings);
    assert_int_equal(ktrec_convert(&record, &to, &options, &header, &payload, &loss, NULL),
                     KTREC_END);
    assert_int_equal(options.next, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meanings),
        cmocka_unit_test(test_no_record),
        cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_options),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
