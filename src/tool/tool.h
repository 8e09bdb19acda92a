/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tool.h - what the sub-commands of ktrec share: options, input, output, messages.
 *
 * The tool is thin and lives on the public library.  From inside it takes how a JSON string is
 * escaped.
 */
#ifndef KTRECI_TOOL_H
#define KTRECI_TOOL_H

#include <getopt.h>
#include <stddef.h>
#include <stdint.h>

#include <ktrec/ktrec.h>

/* Exit statuses. */
enum {
    TOOL_FINE = 0,
    TOOL_DAMAGED = 1, /* the input is damaged or does not match; all that could be read was used */
    TOOL_TROUBLE = 2  /* usage, or the system failed */
};

/* Long options; numbers no letter has. */
enum {
    TOOL_OPT_HELP = 256,
    TOOL_OPT_FORMAT,
    TOOL_OPT_FORMATS,
    TOOL_OPT_JSON,
    TOOL_OPT_LWP,
    TOOL_OPT_POLICY,
    TOOL_OPT_RELEASE,
    TOOL_OPT_REPAIR_TIME,
    TOOL_OPT_STYLE,
    TOOL_OPT_TO
};

/* A sub-command.  run is given argv from its name on, and returns the exit status. */
typedef struct tool_command {
    const char *name;
    int (*run)(const struct tool_command *command, int argc, char **argv);
    const char *summary;
    const char *synopsis; /* what follows the name, in one or more lines */
    const char *help;     /* lines that explain its own options; with the synopsis 21 at most */
} tool_command;

int tool_dump(const tool_command *command, int argc, char **argv);
int tool_json(const tool_command *command, int argc, char **argv);
int tool_info(const tool_command *command, int argc, char **argv);
int tool_check(const tool_command *command, int argc, char **argv);
int tool_convert(const tool_command *command, int argc, char **argv);

typedef struct tool_follow tool_follow;

/* The trace that is read, and how. */
typedef struct tool_input {
    const char *path;    /* -f or the operand; NULL: none was given */
    const char *name;    /* for messages */
    ktrec_format format; /* --format, where has_format */
    int has_format;
    int follow;     /* -l */
    uint32_t flags; /* KTREC_READER_* */
    /* Told of each damaged range besides the message; or NULL. */
    void (*damage)(void *context, const ktrec_damage *damage);
    void *context;
    /* -l: called before each wait for more; or NULL. */
    void (*idle)(void *context);
    void *idle_context;
    ktrec_reader *reader;
    tool_follow *growing; /* -l, of a regular file */
    int status;           /* TOOL_DAMAGED after the first damage */
} tool_input;

/* options.c: the next option, -1 behind the last, or TOOL_USAGE after a message. */
#define TOOL_USAGE '?'
int tool_getopt(const tool_command *command, int argc, char **argv, const char *letters,
                const struct option *longs);

/* Takes an option that every sub-command has.  Returns -1, or the exit status that ends the run. */
int tool_input_option(const tool_command *command, tool_input *input, int option);

/* Takes the operand, if there is one, behind the options.  Returns as above. */
int tool_input_operand(const tool_command *command, tool_input *input, int argc, char **argv);

/* A usage error: a message, then how the sub-command is used.  Returns TOOL_TROUBLE. */
int tool_usage(const tool_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How the sub-command is used, to standard output.  Returns TOOL_FINE or TOOL_TROUBLE. */
int tool_help(const tool_command *command);

/*
 * A number from an option's argument, optarg.  wants is for the message: the option, and what else
 * it takes, such as "-p wants".  Returns 0 and *value, or -1 after the message.
 */
int tool_number(const tool_command *command, const char *wants, long long min, long long max,
                long long *value);

/* input.c: whether the input is, or would be, standard input. */
int tool_input_is_standard(const tool_input *input);
/* Opens the trace.  Returns TOOL_FINE, or the exit status after a message. */
int tool_input_open(tool_input *input);
/* As above without a message: *error has the details and input->name is set. */
int tool_input_try(tool_input *input, ktrec_error *error);
/* The next record: 1 and *record, 0 at the end; or -1 after a message (input->status is set). */
int tool_input_next(tool_input *input, const ktrec_record **record);
/* Closes it.  Returns the exit status that the input alone asks for. */
int tool_input_close(tool_input *input);
/* The exit status that an error of the library stands for. */
int tool_status_of(int code);

/*
 * follow.c: from now on SIGINT and SIGTERM, unless ignored, end the waiting and not the program: at
 * once as long as none of the two below was called.
 */
void tool_follow_begin(void);
/* Whether one of them came. */
int tool_follow_stopped(void);
/* A pipe: reading fd meets its end at the signal.  -1: errno. */
int tool_follow_stream(int fd);
/* A file that is still being written.  fd becomes its own.  -1: no memory. */
int tool_follow_open(tool_follow **follow, int fd);
/* Finds the format, waiting for as many bytes as that takes.  Returns as ktrec_probe_all. */
int tool_follow_probe(tool_follow *follow, ktrec_probe_result *result);
/* Waits until the file may have grown.  Returns 1, or 0 after SIGINT or SIGTERM. */
int tool_follow_wait(tool_follow *follow);
/* Whether less is left of the file than was read: someone has begun it anew. */
int tool_follow_shrank(const tool_follow *follow);
void tool_follow_close(tool_follow **follow);

/* output.c: ktrec_sink_fn to standard output (context unused), as it is or fit for a terminal. */
int tool_stdout_sink(void *context, const void *buf, size_t size);
int tool_terminal_sink(void *context, const void *buf, size_t size);
/* Flushes stdio's standard output.  Returns status, or TOOL_TROUBLE after a message if it fails. */
int tool_stdout_close(int status);
/* Tells that standard output failed, if not by a pipe's reader gone.  Returns TOOL_TROUBLE. */
int tool_stdout_failed(int sys_errno);
/* One JSON string with its quotes to stdio's standard output. */
void tool_json_string(const void *data, size_t size);

/* "ktrec: NAME: " and the message, on standard error. */
void tool_message(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "ktrec: NAME: offset N: record M: …" of an error of the library. */
void tool_error(const char *name, const ktrec_error *error);
/* A problem of one record, in the same form. */
void tool_record_error(const char *name, const ktrec_record *record, const char *text);

/* How the records are printed; what depends on the trace's system is settled once that is known. */
#define TOOL_STYLES (KTREC_STYLE_DRAGONFLY + 1)
typedef struct tool_print {
    ktrec_print_options options;
    /* By style: what -t asks for, and one that the style has not all letters of. */
    uint64_t kinds[TOOL_STYLES];
    const char *unknown[TOOL_STYLES];
    int has_max_data; /* -m was given */
} tool_print;

/* show.c: the whole input through a printer to standard output.  Returns the exit status. */
int tool_show(const tool_command *command, tool_input *input, tool_print *print);
/* Takes an option that dump and json share.  Returns as tool_input_option. */
int tool_print_option(const tool_command *command, tool_input *input, tool_print *print,
                      int option);

#endif
