/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * options.c - what the sub-commands' options have in common.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/compat.h"
#include "tool/tool.h"

/* Of all sub-commands, between the synopsis and the help. */
static const char input_help[] =
    "  FILE, -f FILE   the trace; \"-\" is standard input.  Without: standard input if\n"
    "                  that is a file or a pipe, else ktrace.out\n"
    "  --format NAME   its format, instead of finding it out (ktrec info --formats)\n";

int
tool_help(const tool_command *command)
{
    (void)printf("usage: ktrec %s %s%s%s", command->name, command->synopsis, input_help,
                 command->help);
    return tool_stdout_close(TOOL_FINE);
}

int
tool_usage(const tool_command *command, const char *format, ...)
{
    va_list args;

    (void)fprintf(stderr, "ktrec %s: ", command->name);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fprintf(stderr, "\nusage: ktrec %s %sktrec %s --help tells more\n", command->name,
                  command->synopsis, command->name);
    return TOOL_TROUBLE;
}

/* getopt's own messages would begin with argv[0], which is the sub-command. */
int
tool_getopt(const tool_command *command, int argc, char **argv, const char *letters,
            const struct option *longs)
{
    int option;

    opterr = 0;
    option = getopt_long(argc, argv, letters, longs, NULL);
    if (option == ':') {
        (void)tool_usage(command, "%s wants an argument", argv[optind - 1]);
        return TOOL_USAGE;
    }
    if (option == '?') {
        /* optopt: a letter, a long option's number (it takes no argument), or 0 (unknown). */
        if (optopt > 0 && optopt < 0x80)
            (void)tool_usage(command, "no option -%c", optopt);
        else if (optopt >= TOOL_OPT_HELP && optopt <= TOOL_OPT_TO)
            (void)tool_usage(command, "%s takes no argument", argv[optind - 1]);
        else if (optopt == 0)
            (void)tool_usage(command, "no option %s", argv[optind - 1]);
        else /* below 0, or far above: as hosts take a byte for a letter */
            (void)tool_usage(command, "no option is a letter beyond ASCII");
    }
    return option;
}

int
tool_input_option(const tool_command *command, tool_input *input, int option)
{
    switch (option) {
    case 'f':
        input->path = optarg;
        return -1;
    case 'l':
        input->follow = 1;
        return -1;
    case TOOL_OPT_FORMAT:
        if (ktrec_format_parse(optarg, &input->format) != KTREC_OK)
            return tool_usage(command, "no format \"%s\"; ktrec info --formats lists them", optarg);
        input->has_format = 1;
        return -1;
    case TOOL_OPT_REPAIR_TIME:
        input->flags |= KTREC_READER_REPAIR_TIME;
        return -1;
    case TOOL_OPT_HELP:
        return tool_help(command);
    default: /* TOOL_USAGE: told already */
        return TOOL_TROUBLE;
    }
}

int
tool_input_operand(const tool_command *command, tool_input *input, int argc, char **argv)
{
    int operand = optind < argc && input->path == NULL;

    if (operand)
        input->path = argv[optind++];
    if (optind < argc && operand && argv[optind][0] == '-' && argv[optind][1] != '\0')
        return tool_usage(command, "options go before the file, and %s is behind it", argv[optind]);
    if (optind < argc)
        return tool_usage(command, "one trace at a time: what is \"%s\"?", argv[optind]);
    return -1;
}

int
tool_number(const tool_command *command, const char *wants, long long min, long long max,
            long long *value)
{
    const char *why;

    *value = strtonum(optarg, min, max, &why);
    if (why == NULL)
        return 0;
    (void)tool_usage(command, "\"%s\" is %s (%s %lld to %lld)", optarg, why, wants, min, max);
    return -1;
}
