/* SPDX-License-Identifier: BSD-2-Clause */
/* test_rows_text.c - each test row as text and as JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "rows_expect.h"

typedef struct output {
    char text[16384];
    size_t size;
} output;

static int
gather(void *context, const void *buf, size_t size)
{
    output *out = context;

    if (size >= sizeof(out->text) - out->size)
        return 28; /* ENOSPC, by its number: any will do */
    memcpy(out->text + out->size, buf, size);
    out->size += size;
    out->text[out->size] = '\0';
    return 0;
}

static void
print(const row_case *c, uint32_t style, output *out)
{
    ktrec_print_options options = {.size = sizeof(options), .style = style};
    ktrec_printer *printer = NULL;
    ktrec_record record = {0};
    size_t used = 0;

    out->size = 0;
    out->text[0] = '\0';
    expect_code(c, "scan", ktrec_scan(&c->format, c->bytes, c->size, &record, &used), KTREC_OK);
    expect_code(c, "open", ktrec_printer_open(&printer, &options, gather, out, NULL), KTREC_OK);
    expect_code(c, "print", ktrec_printer_print(printer, &record), KTREC_OK);
    expect(c, "a payload in no known form is told",
           (ktrec_printer_error(printer)->code == KTREC_E_PAYLOAD) == (c->payload == NULL));
    expect_code(c, "close", ktrec_printer_close(&printer), KTREC_OK);
}

/*
 * The members that every kind has, as the row's header has them.  v0old and v0pid16 are version 0
 * here.
 */
static void
json_head(const row_case *c, char *text, size_t size)
{
    char lwp[24] = "null", cpu[24] = "null";
    unsigned version = c->header.version & 0x80u ? 0 : c->header.version;

    if (c->header.flags & KTREC_HAS_LWP)
        snprintf(lwp, sizeof(lwp), "%lld", (long long)c->header.lwp);
    if (c->header.flags & KTREC_HAS_CPU)
        snprintf(cpu, sizeof(cpu), "%d", c->header.cpu);
    snprintf(text, size,
             "{\"index\":0,\"offset\":0,\"kind\":\"%s\",\"type\":%u,\"version\":%u,\"pid\":%d,"
             "\"lwp\":%s,\"cpu\":%s,"
             "\"comm\":\"%s\",\"sec\":%lld,\"nsec\":%u",
             ktrec_kind_name(c->header.kind), c->header.type, version, c->header.pid, lwp, cpu,
             c->header.comm, (long long)c->header.sec, c->header.nsec);
}

static void
check_json(const row_case *c)
{
    static output out;
    char wanted[2048];

    if (bad_header(c))
        return;
    print(c, KTREC_STYLE_JSON, &out);
    expect(c, "JSON is one line",
           out.size != 0 && strchr(out.text, '\n') == out.text + out.size - 1);
    if (c->json == NULL)
        return;
    json_head(c, wanted, sizeof(wanted));
    size_t head = strlen(wanted);
    snprintf(wanted + head, sizeof(wanted) - head, "%s%s}\n", c->json[0] != '\0' ? "," : "",
             c->json);
    if (strcmp(out.text, wanted) != 0)
        fail_msg("%s: JSON:\n got    %s wanted %s", c->name, out.text, wanted);
}

static void
check_text(const row_case *c)
{
    static output out;
    char wanted[512];

    if (bad_header(c))
        return;
    print(c, KTREC_STYLE_AUTO, &out);
    /*
     * Some kdumps leave out what they do not know; NetBSD's does not end a PSIG that is too long.
     */
    expect(c, "text ends in a newline",
           out.size == 0 ? c->text == NULL
                         : out.text[out.size - 1] == '\n' ||
                               (c->payload == NULL && c->header.kind == KTREC_KIND_PSIG));
    if (c->text == NULL)
        return;
    if (c->header.flags & KTREC_HAS_LWP)
        snprintf(wanted, sizeof(wanted), "%6d %6d cat      %s\n", c->header.pid, (int)c->header.lwp,
                 c->text);
    else
        snprintf(wanted, sizeof(wanted), "%6d cat      %s\n", c->header.pid, c->text);
    if (strcmp(out.text, wanted) != 0)
        fail_msg("%s: text:\n got    %s wanted %s", c->name, out.text, wanted);
}

FOR_ALL(json)
FOR_ALL(text)

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_json), cmocka_unit_test(test_text)};

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
