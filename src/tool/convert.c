/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * convert.c - ktrec convert: a trace in another format, and a report of what that lost.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tool/outfile.h"
#include "tool/tool.h"

static const struct option longs[] = {
    {"format", required_argument, NULL, TOOL_OPT_FORMAT},
    {"help", no_argument, NULL, TOOL_OPT_HELP},
    {"lwp", required_argument, NULL, TOOL_OPT_LWP},
    {"policy", required_argument, NULL, TOOL_OPT_POLICY},
    {"repair-time", no_argument, NULL, TOOL_OPT_REPAIR_TIME},
    {"to", required_argument, NULL, TOOL_OPT_TO},
    {NULL, 0, NULL, 0},
};

typedef struct conversion {
    tool_input input;
    outfile out;
    const char *out_path;
    ktrec_format to;
    int has_to;
    ktrec_convert_options options;
    ktrec_writer *writer;
    ktrec_loss loss;
} conversion;

static int
set_policy(const tool_command *command, conversion *c)
{
    static const char *const names[] = {
        [KTREC_POLICY_FAIL] = "fail", [KTREC_POLICY_CLAMP] = "clamp", [KTREC_POLICY_DROP] = "drop"};
    uint32_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(optarg, names[i]) == 0) {
            c->options.policy = i;
            return -1;
        }
    }
    return tool_usage(command, "no policy \"%s\"; there are fail, clamp and drop", optarg);
}

static int
set_lwp(const tool_command *command, conversion *c)
{
    long long number = 0;

    if (strcmp(optarg, "none") != 0 &&
        tool_number(command, "--lwp wants none or", 1, INT32_MAX, &number) != 0)
        return TOOL_TROUBLE;
    c->options.lwp = number;
    return -1;
}

/* Takes one option.  Returns -1, or the exit status that ends the run. */
static int
take(const tool_command *command, int option, conversion *c)
{
    switch (option) {
    case 'o':
        c->out_path = optarg;
        return -1;
    case TOOL_OPT_LWP:
        return set_lwp(command, c);
    case TOOL_OPT_POLICY:
        return set_policy(command, c);
    case TOOL_OPT_TO:
        if (ktrec_format_parse(optarg, &c->to) != KTREC_OK)
            return tool_usage(command, "no format \"%s\"; ktrec info --formats lists them", optarg);
        c->has_to = 1;
        return -1;
    default:
        return tool_input_option(command, &c->input, option);
    }
}

/*
 * One record: as it is where it has the format already, else converted, maybe into several.
 * Returns KTREC_OK (also for one that was dropped), or the error that ends the conversion.
 */
static int
convert_record(conversion *c, const ktrec_record *record, ktrec_error *error)
{
    ktrec_header header;
    ktrec_payload payload;
    int code, written;

    memset(error, 0, sizeof(*error));
    if (memcmp(&record->format, &c->to, sizeof(c->to)) == 0 &&
        (record->header.flags & KTREC_TIME_REPAIRED) == 0) {
        c->loss.records++;
        return ktrec_writer_put_raw(c->writer, record);
    }
    do {
        code = ktrec_convert(record, &c->to, &c->options, &header, &payload, &c->loss, error);
        if (code != KTREC_OK && code != KTREC_MORE)
            return code == KTREC_END ? KTREC_OK : code;
        written = ktrec_writer_put(c->writer, &header, &payload);
    } while (code == KTREC_MORE && written == KTREC_OK);
    return written;
}

/* Tells that the output failed, if not by a pipe's reader gone. */
static void
tell_output(const conversion *c, const ktrec_error *error)
{
    if (error->code != KTREC_E_IO || error->sys_errno != EPIPE)
        tool_error(c->out.name, error);
}

/* Tells why the conversion stopped at a record.  Returns the exit status. */
static int
tell_stop(const conversion *c, const ktrec_record *record, int code, const ktrec_error *error)
{
    const ktrec_error *written = ktrec_writer_error(c->writer);

    if (code == KTREC_E_LOSS) {
        tool_record_error(c->input.name, record,
                          error->detail[0] != '\0' ? error->detail : ktrec_strerror(code));
        tool_message(c->input.name, "--policy clamp or --policy drop goes on");
        return TOOL_DAMAGED;
    }
    if (error->code == KTREC_OK && written->code != KTREC_OK)
        error = written;
    if (code == KTREC_E_IO)
        tell_output(c, error);
    else
        tool_record_error(c->input.name, record,
                          error->detail[0] != '\0' ? error->detail : ktrec_strerror(code));
    return tool_status_of(code);
}

/* All records.  Returns the exit status. */
static int
convert_all(conversion *c)
{
    const ktrec_record *record;
    ktrec_error error;
    int code;

    while (tool_input_next(&c->input, &record) == 1) {
        code = convert_record(c, record, &error);
        if (code != KTREC_OK)
            return tell_stop(c, record, code, &error);
    }
    return TOOL_FINE;
}

static void
tell_loss(const conversion *c)
{
    int i;

    if (c->loss.dropped != 0)
        tool_message(c->input.name, "%" PRIu64 " of %" PRIu64 " records dropped", c->loss.dropped,
                     c->loss.records);
    for (i = 0; i < KTREC_LOSS_COUNT; i++) {
        if (i == KTREC_LOSS_LWP_GIVEN && c->loss.count[i] != 0)
            tool_message(c->input.name, "%s: %" PRIu64 " records: %s: %" PRId64, ktrec_loss_name(i),
                         c->loss.count[i], ktrec_loss_text(i), c->options.lwp);
        else if (c->loss.count[i] != 0)
            tool_message(c->input.name, "%s: %" PRIu64 " records: %s", ktrec_loss_name(i),
                         c->loss.count[i], ktrec_loss_text(i));
    }
}

/* Everything between the open files.  Returns the exit status. */
static int
run_open(conversion *c)
{
    ktrec_error error;
    int status, code;

    code = ktrec_writer_open_fd(&c->writer, c->out.fd, &c->to, NULL, &error);
    if (code != KTREC_OK) {
        tell_output(c, &error);
        return TOOL_TROUBLE;
    }
    status = convert_all(c);
    code = ktrec_writer_close(&c->writer, &error);
    if (code != KTREC_OK && status != TOOL_TROUBLE) {
        tell_output(c, &error);
        status = TOOL_TROUBLE;
    }
    return status;
}

static int
run(conversion *c)
{
    int status, keep;

    status = tool_input_open(&c->input);
    if (status != TOOL_FINE)
        return status;
    if (outfile_open(&c->out, c->out_path) != 0) {
        (void)tool_input_close(&c->input);
        return TOOL_TROUBLE;
    }
    status = run_open(c);
    keep = status == TOOL_FINE && c->input.status != TOOL_TROUBLE;
    if (outfile_close(&c->out, keep) != 0)
        status = TOOL_TROUBLE;
    tell_loss(c);
    if (status == TOOL_FINE)
        status = c->input.status;
    (void)tool_input_close(&c->input);
    return status;
}

int
tool_convert(const tool_command *command, int argc, char **argv)
{
    conversion c;
    int option, status = -1;

    memset(&c, 0, sizeof(c));
    c.options.size = sizeof(c.options);
    while (status == -1 && (option = tool_getopt(command, argc, argv, "+:f:o:", longs)) != -1)
        status = take(command, option, &c);
    if (status == -1)
        status = tool_input_operand(command, &c.input, argc, argv);
    if (status == -1 && !c.has_to)
        status = tool_usage(command, "--to says into which format");
    return status != -1 ? status : run(&c);
}
