/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * check.c - ktrec check: whether a trace is whole; what is wrong, where.
 *
 * Each record is decoded, encoded in its own format, and that once more decoded and encoded: what
 * comes out must say the same.  So a trace that checks well is one the library also writes.  A
 * record in no form that is known is a bad one here, though its bytes are passed on everywhere.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/compat.h"
#include "tool/tool.h"

static const struct option longs[] = {
    {"format", required_argument, NULL, TOOL_OPT_FORMAT},
    {"help", no_argument, NULL, TOOL_OPT_HELP},
    {NULL, 0, NULL, 0},
};

typedef struct buffer {
    unsigned char *data;
    size_t size;
    size_t room;
} buffer;

typedef struct check {
    const char *name;
    uint64_t records;
    uint64_t problems; /* records with one */
    uint64_t skipped;  /* bytes */
    uint64_t ranges;   /* of damage */
    uint64_t expected; /* offset at which the next record must start */
    buffer first, second;
} check;

static void
count_damage(void *context, const ktrec_damage *damage)
{
    check *c = context;

    c->ranges++;
    c->skipped += damage->length;
    c->expected = damage->offset + damage->length;
}

/* Encodes into b, which grows as needed.  Returns what ktrec_encode does, or KTREC_E_MEMORY. */
static int
encode(buffer *b, const ktrec_format *format, const ktrec_header *header,
       const ktrec_payload *payload, ktrec_error *error)
{
    unsigned char *grown;
    int code;

    code = ktrec_encode(format, header, payload, b->data, b->room, &b->size, error);
    if (code != KTREC_E_SPACE)
        return code;
    grown = realloc(b->data, b->size);
    if (grown == NULL)
        return KTREC_E_MEMORY;
    b->data = grown;
    b->room = b->size;
    return ktrec_encode(format, header, payload, b->data, b->room, &b->size, error);
}

static int
same_header(const ktrec_header *a, const ktrec_header *b)
{
    const unsigned presence =
        KTREC_HAS_LWP | KTREC_HAS_CPU | KTREC_HAS_BUFFER | KTREC_DROPPED | KTREC_THREADED;

    return a->kind == b->kind && a->type == b->type && a->pid == b->pid && a->lwp == b->lwp &&
           a->cpu == b->cpu && a->sec == b->sec && a->nsec == b->nsec && a->buffer == b->buffer &&
           a->version == b->version && (a->flags & presence) == (b->flags & presence) &&
           strcmp(a->comm, b->comm) == 0;
}

/* Takes a record through the codecs and back.  Returns NULL, or what is wrong. */
static const char *
round_trip(check *c, const ktrec_record *record, const ktrec_payload *payload, ktrec_error *error)
{
    ktrec_record again = *record;
    ktrec_payload decoded;
    size_t used;

    if (encode(&c->first, &record->format, &record->header, payload, error) != KTREC_OK)
        return error->detail[0] != '\0' ? error->detail : "cannot be encoded again";
    if (ktrec_scan(&record->format, c->first.data, c->first.size, &again, &used) != KTREC_OK ||
        used != c->first.size || ktrec_payload_decode(&again, &decoded, error) != KTREC_OK)
        return "what it encodes to cannot be decoded";
    if (!same_header(&record->header, &again.header))
        return "its header changes when it is encoded and decoded";
    if (encode(&c->second, &record->format, &again.header, &decoded, error) != KTREC_OK ||
        c->first.size != c->second.size ||
        memcmp(c->first.data, c->second.data, c->first.size) != 0)
        return "its payload changes when it is encoded and decoded";
    return NULL;
}

static const char *
problem_of(check *c, const ktrec_record *record, ktrec_error *error)
{
    ktrec_payload payload;
    int code;

    memset(error, 0, sizeof(*error));
    if (record->offset != c->expected ||
        record->raw.size != record->payload.size + ktrec_format_header_size(&record->format))
        return "does not follow the record before it";
    code = ktrec_payload_decode(record, &payload, error);
    if (code < 0)
        return error->detail[0] != '\0' ? error->detail : ktrec_strerror(code);
    if (code == KTREC_OPAQUE) {
        (void)snprintf(error->detail, sizeof(error->detail),
                       "%s of %zu bytes: the length fits no form of this record type",
                       ktrec_kind_name(record->header.kind), record->payload.size);
        return error->detail;
    }
    return round_trip(c, record, &payload, error);
}

static void
walk(check *c, tool_input *input)
{
    const ktrec_record *record;
    const char *problem;
    ktrec_error error;

    while (tool_input_next(input, &record) == 1) {
        problem = problem_of(c, record, &error);
        if (problem != NULL) {
            c->problems++;
            tool_record_error(c->name, record, problem);
        }
        c->records++;
        c->expected = record->offset + record->raw.size;
    }
}

static void
print_summary(const check *c, uint64_t bytes)
{
    (void)printf("%s: %" PRIu64 " records, %" PRIu64 " bytes, ", c->name, c->records, bytes);
    if (c->ranges == 0 && c->problems == 0) {
        (void)printf("whole\n");
        return;
    }
    (void)printf("%" PRIu64 " bytes skipped in %" PRIu64 " %s, %" PRIu64 " bad %s\n", c->skipped,
                 c->ranges, c->ranges == 1 ? "place" : "places", c->problems,
                 c->problems == 1 ? "record" : "records");
}

static int
run(tool_input *input)
{
    check c;
    uint64_t bytes;
    int status;

    memset(&c, 0, sizeof(c));
    input->damage = count_damage;
    input->context = &c;
    input->flags |= KTREC_READER_THOROUGH;
    status = tool_input_open(input);
    if (status != TOOL_FINE)
        return status;
    c.name = input->name;
    walk(&c, input);
    bytes = ktrec_reader_offset(input->reader);
    status = tool_input_close(input);
    if (status == TOOL_FINE && c.problems != 0)
        status = TOOL_DAMAGED;
    if (status != TOOL_TROUBLE)
        print_summary(&c, bytes);
    free(c.first.data);
    free(c.second.data);
    return tool_stdout_close(status);
}

int
tool_check(const tool_command *command, int argc, char **argv)
{
    tool_input input = {0};
    int option, status = -1;

    while (status == -1 && (option = tool_getopt(command, argc, argv, "+:f:", longs)) != -1)
        status = tool_input_option(command, &input, option);
    if (status == -1)
        status = tool_input_operand(command, &input, argc, argv);
    return status != -1 ? status : run(&input);
}
