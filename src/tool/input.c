/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * input.c - the trace that is read: which file it is, and what is said of its damage.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/compat.h"
#include "tool/tool.h"

static void
tell_damage(void *context, const ktrec_damage *damage)
{
    tool_input *input = context;

    if (damage->code == KTREC_E_TRUNCATED && tool_follow_stopped())
        return; /* -l: of this record more would have come */
    input->status = TOOL_DAMAGED;
    tool_message(input->name,
                 "offset %" PRIu64 ": record %" PRIu64 ": %s, %" PRIu64 " bytes skipped",
                 damage->offset, damage->record, damage->reason, damage->length);
    if (input->damage != NULL)
        input->damage(input->context, damage);
}

/*
 * Without a file named, a file or pipe that someone tied to standard input is meant; a terminal or
 * /dev/null is not an input anyone chose, so it is kdump's default then, which cannot hang.
 */
int
tool_input_is_standard(const tool_input *input)
{
    struct stat st;

    if (input->path != NULL)
        return strcmp(input->path, "-") == 0;
    return fstat(STDIN_FILENO, &st) == 0 && (S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode));
}

static int
open_error(ktrec_error *error, int code, int sys_errno)
{
    memset(error, 0, sizeof(*error));
    error->code = code;
    error->sys_errno = sys_errno;
    return code;
}

/* Whether the input is the file that standard output is: it would grow with each read, forever. */
static int
is_output(const tool_input *input, int standard)
{
    struct stat in, out;

    return (standard ? fstat(STDIN_FILENO, &in) : stat(input->name, &in)) == 0 &&
           fstat(STDOUT_FILENO, &out) == 0 && S_ISREG(in.st_mode) && in.st_dev == out.st_dev &&
           in.st_ino == out.st_ino;
}

/* Finds the format of a file that is being written in what is there, however little that is. */
static int
open_growing(tool_input *input, int fd, ktrec_reader_options *options, ktrec_error *error)
{
    ktrec_probe_result result;
    int code;

    if (tool_follow_open(&input->growing, fd) != 0)
        return open_error(error, KTREC_E_MEMORY, 0);
    if (options->format == NULL) {
        code = tool_follow_probe(input->growing, &result);
        if (code == KTREC_E_IO || code == KTREC_E_MEMORY)
            return open_error(error, code, errno);
        if (code == KTREC_OK) {
            input->format = result.candidate[0];
            options->format = &input->format;
        }
    }
    /* Its end inside a record is no damage: damage is skipped in next_growing. */
    options->flags &= ~(uint32_t)KTREC_READER_SALVAGE;
    return ktrec_reader_open_fd(&input->reader, fd, options, error);
}

/* Opens what -l names: a file, or a pipe, which waits by itself. */
static int
open_follow(tool_input *input, int standard, ktrec_reader_options *options, ktrec_error *error)
{
    struct stat st;
    int fd, code;

    tool_follow_begin();
    fd = standard ? STDIN_FILENO : open(input->name, O_RDONLY | O_CLOEXEC);
    if (fd == -1 || fstat(fd, &st) == -1)
        return open_error(error, KTREC_E_IO, errno);
    if (S_ISREG(st.st_mode))
        return open_growing(input, fd, options, error);
    if (tool_follow_stream(fd) == -1)
        return open_error(error, KTREC_E_IO, errno);
    options->flags |= KTREC_READER_AT_ONCE;
    code = ktrec_reader_open_fd(&input->reader, fd, options, error);
    if (code != KTREC_OK && !standard)
        (void)close(fd); /* else it is read until the end of the program */
    return code;
}

int
tool_input_try(tool_input *input, ktrec_error *error)
{
    ktrec_reader_options options;
    int standard = tool_input_is_standard(input);

    memset(&options, 0, sizeof(options));
    options.size = sizeof(options);
    options.flags = input->flags | KTREC_READER_SALVAGE;
    options.format = input->has_format ? &input->format : NULL;
    options.damage = tell_damage;
    options.context = input;
    memset(error, 0, sizeof(*error));
    if (standard)
        input->name = "standard input";
    else
        input->name = input->path != NULL ? input->path : "ktrace.out";
    if (is_output(input, standard)) {
        (void)strlcpy(error->detail, "the input is the output", sizeof(error->detail));
        return error->code = KTREC_E_ARGUMENT;
    }
    if (input->follow)
        return open_follow(input, standard, &options, error);
    if (standard)
        return ktrec_reader_open_fd(&input->reader, STDIN_FILENO, &options, error);
    return ktrec_reader_open_path(&input->reader, input->name, &options, error);
}

int
tool_input_open(tool_input *input)
{
    const ktrec_probe_result *found;
    char name[KTREC_FORMAT_NAME_MAX];
    ktrec_error error;
    int code;

    code = tool_input_try(input, &error);
    if (code != KTREC_OK) {
        tool_error(input->name, &error);
        (void)tool_input_close(input);
        return tool_status_of(code);
    }
    found = ktrec_reader_probe(input->reader);
    if (found->certainty == KTREC_PROBE_AMBIGUOUS &&
        ktrec_format_print(&found->candidate[0], name, sizeof(name)) == KTREC_OK)
        tool_message(input->name, "read as %s, which is a guess (%s); --format chooses", name,
                     found->reason);
    return TOOL_FINE;
}

/* Waits for the file to grow.  Returns 1, or 0 if that is over. */
static int
await_more(tool_input *input)
{
    if (input->idle != NULL)
        input->idle(input->idle_context);
    if (tool_follow_shrank(input->growing)) {
        tool_message(input->name, "the file has become shorter than what was read of it");
        input->status = TOOL_DAMAGED;
        return 0;
    }
    return tool_follow_wait(input->growing);
}

/* As ktrec_reader_next with salvage, but the file's end is waited out, until a signal. */
static int
next_growing(tool_input *input, const ktrec_record **record)
{
    int code;

    while ((code = ktrec_reader_next(input->reader, record)) != KTREC_OK) {
        if (code == KTREC_END || code == KTREC_E_TRUNCATED) {
            if (!await_more(input))
                return KTREC_END;
        } else if (ktrec_severity(code) == KTREC_SEVERITY_FRAMING) {
            code = ktrec_reader_resync(input->reader, NULL);
            if (code < 0)
                return code;
            tell_damage(input, ktrec_reader_damage(input->reader, NULL));
        } else {
            return code;
        }
    }
    return KTREC_OK;
}

int
tool_input_next(tool_input *input, const ktrec_record **record)
{
    const ktrec_error *error;
    int code;

    if (input->growing != NULL)
        code = next_growing(input, record);
    else
        code = ktrec_reader_next(input->reader, record);
    if (code == KTREC_OK)
        return 1;
    if (code == KTREC_END)
        return 0;
    error = ktrec_reader_error(input->reader);
    tool_error(input->name, error);
    input->status = tool_status_of(code);
    return -1;
}

int
tool_input_close(tool_input *input)
{
    ktrec_reader_close(&input->reader);
    tool_follow_close(&input->growing);
    return input->status;
}

int
tool_status_of(int code)
{
    switch (code) {
    case KTREC_OK:
    case KTREC_END:
        return TOOL_FINE;
    case KTREC_E_ARGUMENT:
    case KTREC_E_MEMORY:
    case KTREC_E_IO:
    case KTREC_E_STATE:
    case KTREC_E_SPACE:
        return TOOL_TROUBLE;
    default:
        return TOOL_DAMAGED;
    }
}
