/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dump.c - ktrec dump: text as the trace's own kdump prints it, by kdump's own options.
 */
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/compat.h"
#include "tool/tool.h"

/* "+": no option behind an operand, anywhere.  -X is NetBSD's with a size, OpenBSD's without. */
#define LETTERS "+:AacdEe:f:Hjlm:Nnp:RrSsTt:u:xX::"

static const struct option longs[] = {
    {"format", required_argument, NULL, TOOL_OPT_FORMAT},
    {"help", no_argument, NULL, TOOL_OPT_HELP},
    {"release", required_argument, NULL, TOOL_OPT_RELEASE},
    {"repair-time", no_argument, NULL, TOOL_OPT_REPAIR_TIME},
    {"style", required_argument, NULL, TOOL_OPT_STYLE},
    {NULL, 0, NULL, 0},
};

/* kdump folds to the width of the terminal that standard error is. */
static uint32_t
terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 8)
        return size.ws_col;
    return 0;
}

/* The flags of an option that is nothing else; 0 for all other options. */
static uint32_t
flags_of(int letter)
{
    static const struct {
        char letter;
        uint32_t flags;
    } table[] = {
        {'A', KTREC_PRINT_ABI},      {'E', KTREC_PRINT_ELAPSED},
        {'H', KTREC_PRINT_LWP},      {'N', KTREC_PRINT_NUMBERS},
        {'R', KTREC_PRINT_RELATIVE}, {'S', KTREC_PRINT_CALLNO},
        {'T', KTREC_PRINT_ABSOLUTE}, {'a', KTREC_PRINT_CPU | KTREC_PRINT_RELATIVE},
        {'c', KTREC_PRINT_CPU},      {'d', KTREC_PRINT_DECIMAL},
        {'j', KTREC_PRINT_LWP},      {'r', KTREC_PRINT_RESOLVE},
        {'s', KTREC_PRINT_NO_GENIO},
    };
    size_t i;

    for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (table[i].letter == letter)
            return table[i].flags;
    }
    return 0;
}

static int
set_max_data(const tool_command *command, tool_print *print)
{
    long long number;

    if (tool_number(command, "-m wants", 0, UINT32_MAX, &number) != 0)
        return TOOL_TROUBLE;
    print->options.max_data = (uint32_t)number;
    print->has_max_data = 1;
    return -1;
}

/* -x, and -X of OpenBSD: the last one given counts. */
static void
set_hex(ktrec_print_options *print, uint32_t flag)
{
    print->flags &= ~(uint32_t)(KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP);
    print->flags |= flag;
    print->group = 1;
}

/* The size of -X: what follows it in its word or is the next, if that is a number. */
static char *
take_size(int argc, char **argv)
{
    if (optarg != NULL && (optarg[0] < '0' || optarg[0] > '9')) { /* more letters: "-Xd" */
        optarg[-1] = '-';
        argv[--optind] = optarg - 1;
        return NULL;
    }
    /* The next word may be a file whose name begins with a number. */
    if (optarg == NULL && optind < argc && argv[optind][0] != '\0' &&
        argv[optind][strspn(argv[optind], "0123456789")] == '\0')
        return argv[optind++];
    return optarg;
}

static int
set_group(const tool_command *command, ktrec_print_options *print, const char *size)
{
    const char *why;
    long long number;

    if (size == NULL) {
        set_hex(print, KTREC_PRINT_HEXDUMP);
        return -1;
    }
    number = strtonum(size, 1, 16, &why);
    if (why != NULL || (number & (number - 1)) != 0)
        return tool_usage(command, "-X %s: it wants 1, 2, 4, 8 or 16", size);
    set_hex(print, KTREC_PRINT_HEX);
    print->group = (uint32_t)number;
    return -1;
}

static int
set_style(const tool_command *command, ktrec_print_options *print)
{
    static const char *const names[] = {
        [KTREC_STYLE_AUTO] = "auto",       [KTREC_STYLE_JSON] = "json",
        [KTREC_STYLE_NETBSD] = "netbsd",   [KTREC_STYLE_FREEBSD] = "freebsd",
        [KTREC_STYLE_OPENBSD] = "openbsd", [KTREC_STYLE_DRAGONFLY] = "dragonfly",
    };
    char list[128] = "";
    uint32_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(optarg, names[i]) == 0) {
            print->style = i;
            return -1;
        }
        (void)strlcat(list, i == 0 ? "" : ", ", sizeof(list));
        (void)strlcat(list, names[i], sizeof(list));
    }
    return tool_usage(command, "no style \"%s\"; there are %s", optarg, list);
}

/* Takes one option.  Returns -1, or the exit status that ends the run. */
static int
take(const tool_command *command, int option, tool_input *input, tool_print *print)
{
    ktrec_print_options *options = &print->options;

    switch (option) {
    case 'm':
        return set_max_data(command, print);
    case 'n': /* twice says more */
        options->flags |=
            (options->flags & KTREC_PRINT_PLAIN) != 0 ? KTREC_PRINT_PLAINER : KTREC_PRINT_PLAIN;
        return -1;
    case 'u':
        options->label = optarg;
        return -1;
    case 'x':
        set_hex(options, KTREC_PRINT_HEX);
        return -1;
    case TOOL_OPT_STYLE:
        return set_style(command, options);
    default:
        if (flags_of(option) == 0)
            return tool_print_option(command, input, print, option);
        options->flags |= flags_of(option);
        return -1;
    }
}

int
tool_dump(const tool_command *command, int argc, char **argv)
{
    tool_input input = {0};
    tool_print print = {.options = {.size = sizeof(print.options)}};
    int option, status = -1;

    while (status == -1 && (option = tool_getopt(command, argc, argv, LETTERS, longs)) != -1)
        status = option == 'X' ? set_group(command, &print.options, take_size(argc, argv))
                               : take(command, option, &input, &print);
    if (status == -1)
        status = tool_input_operand(command, &input, argc, argv);
    if (status != -1)
        return status;
    if ((print.options.flags & KTREC_PRINT_PLAIN) == 0) /* -n: 80 columns, whatever the terminal */
        print.options.width = terminal_width();
    return tool_show(command, &input, &print);
}
