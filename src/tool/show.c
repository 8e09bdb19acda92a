/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * show.c - the records of a trace through a printer to standard output.
 */
#include <string.h>
#include <unistd.h>

#include "base/compat.h"
#include "tool/points.h"
#include "tool/tool.h"

/* The style whose letters and defaults hold. */
static uint32_t
style_in_force(uint32_t style, int system)
{
    if (style != KTREC_STYLE_AUTO && style != KTREC_STYLE_JSON)
        return style;
    return ktrec_print_style(system);
}

/*
 * Takes the letters of one -t, in each style, since which holds is known later; a letter that no
 * system has is told now.
 */
static int
take_points(const tool_command *command, tool_print *print)
{
    uint32_t style;
    int known = 0;

    if (optarg[0] == '\0')
        return tool_usage(command, "-t wants letters");
    for (style = KTREC_STYLE_NETBSD; style < TOOL_STYLES; style++) {
        if (points_add(style, optarg, &print->kinds[style]) == 0)
            known = 1;
        else
            print->unknown[style] = optarg;
    }
    return known ? -1 : tool_usage(command, "-t %s: a letter that is no kind", optarg);
}

/* A release that no list serves: which lists there are, of a system or (SYSTEM_NONE) of all. */
static int
no_release(const tool_command *command, const char *release, int system)
{
    char list[512] = "";
    const char *name;
    size_t i;
    int s;

    for (s = KTREC_SYSTEM_NONE + 1; ktrec_system_name(s) != NULL; s++) {
        if (system != KTREC_SYSTEM_NONE && system != s)
            continue;
        for (i = 0; (name = ktrec_release_list(s, i)) != NULL; i++) {
            (void)strlcat(list, list[0] == '\0' ? "" : ", ", sizeof(list));
            (void)strlcat(list, name, sizeof(list));
        }
    }
    return tool_usage(command, "--release %s: no list%s%s serves that; there are %s", release,
                      system == KTREC_SYSTEM_NONE ? "" : " of ",
                      system == KTREC_SYSTEM_NONE ? "" : ktrec_system_name(system), list);
}

/* Takes the name of a release; whether it is the trace's system's is known later. */
static int
take_release(const tool_command *command, tool_print *print)
{
    int s, system = KTREC_SYSTEM_NONE;
    const char *name;

    print->options.release = optarg;
    for (s = KTREC_SYSTEM_NONE + 1; (name = ktrec_system_name(s)) != NULL; s++) {
        if (ktrec_calls_find(s, optarg, NULL, 8) != NULL)
            return -1;
        if (strncmp(optarg, name, strlen(name)) == 0)
            system = s;
    }
    return no_release(command, optarg, system);
}

int
tool_print_option(const tool_command *command, tool_input *input, tool_print *print, int option)
{
    long long number;

    switch (option) {
    case 'e':
        print->options.emulation = optarg;
        return -1;
    case 'p':
        if (tool_number(command, "-p wants", INT32_MIN, INT32_MAX, &number) != 0)
            return TOOL_TROUBLE;
        print->options.pid = (int32_t)number;
        print->options.flags |= KTREC_PRINT_ONE_PID;
        return -1;
    case 't':
        return take_points(command, print);
    case TOOL_OPT_RELEASE:
        return take_release(command, print);
    default:
        return tool_input_option(command, input, option);
    }
}

/*
 * Settles what the trace decides: the meaning of letters and numbers, whose names.  As tool_usage.
 */
static int
settle(const tool_command *command, const tool_input *input, tool_print *print)
{
    const ktrec_probe_result *probe = ktrec_reader_probe(input->reader);
    int system = probe->count != 0 ? probe->candidate[0].system : KTREC_SYSTEM_NONE;
    uint32_t style = style_in_force(print->options.style, system);

    if (print->unknown[style] != NULL)
        return tool_usage(command, "-t %s: a letter that is no kind of this system",
                          print->unknown[style]);
    print->options.kinds = print->kinds[style];
    /* What a 0 means each style knows. */
    if (print->has_max_data && print->options.max_data == 0 &&
        print->options.style != KTREC_STYLE_JSON)
        print->options.flags |= KTREC_PRINT_NO_DATA;
    if (print->options.release == NULL)
        print->options.release = ktrec_release_ahead(input->reader, NULL);
    else if (system != KTREC_SYSTEM_NONE &&
             ktrec_calls_find(system, print->options.release, NULL,
                              probe->candidate[0].register_size) == NULL)
        return no_release(command, print->options.release, system);
    return -1;
}

/* What is printed so far is shown before waiting for more. */
static void
show_idle(void *context)
{
    (void)ktrec_printer_flush(context);
}

/*
 * Tells a printer's warning, once in a row: an emulation or a form of a record that it does not
 * know.
 */
static void
tell(const tool_input *input, const ktrec_record *record, const ktrec_error *error, char *last,
     size_t size)
{
    if (error->code != KTREC_OK && error->detail[0] != '\0' && strcmp(last, error->detail) != 0) {
        (void)strlcpy(last, error->detail, size);
        tool_record_error(input->name, record, error->detail);
    }
}

static int
show_all(tool_input *input, ktrec_printer *printer, int at_once)
{
    char last[sizeof(((ktrec_error *)NULL)->detail)] = "";
    const ktrec_record *record;
    int code = KTREC_OK;

    while (tool_input_next(input, &record) == 1) {
        code = ktrec_printer_print(printer, record);
        if (code == KTREC_OK) {
            tell(input, record, ktrec_printer_error(printer), last, sizeof(last));
            code = at_once ? ktrec_printer_flush(printer) : KTREC_OK;
        }
        if (code != KTREC_OK)
            break;
    }
    return code;
}

/* Tells why printing stopped.  Returns the exit status. */
static int
tell_failure(const tool_input *input, const ktrec_printer *printer, int code)
{
    const ktrec_error *error = ktrec_printer_error(printer);

    if (code == KTREC_E_IO)
        return tool_stdout_failed(error->sys_errno);
    tool_error(input->name, error);
    return TOOL_TROUBLE;
}

/* Opens a printer to standard output.  Returns TOOL_FINE, or TOOL_TROUBLE after a message. */
static int
open_printer(const tool_command *command, ktrec_printer **printer,
             const ktrec_print_options *options, int terminal)
{
    ktrec_error error;
    int code = ktrec_printer_open(printer, options,
                                  terminal ? tool_terminal_sink : tool_stdout_sink, NULL, &error);

    if (code == KTREC_OK)
        return TOOL_FINE;
    if (code == KTREC_E_ARGUMENT) /* -e, --release: the printer knows which there are */
        return tool_usage(command, "%s", error.detail);
    tool_error("standard output", &error);
    return TOOL_TROUBLE;
}

/* The open input through a printer.  Returns the exit status. */
static int
show_open(const tool_command *command, tool_input *input, tool_print *print)
{
    int terminal = isatty(STDOUT_FILENO), code, status;
    ktrec_printer *printer = NULL;

    status = settle(command, input, print);
    if (status == -1)
        status = open_printer(command, &printer, &print->options, terminal);
    if (status != TOOL_FINE) {
        (void)tool_input_close(input);
        return status;
    }
    input->idle = show_idle;
    input->idle_context = printer;
    code = show_all(input, printer, input->follow || terminal);
    if (code == KTREC_OK)
        code = ktrec_printer_flush(printer);
    status = tool_input_close(input);
    if (code != KTREC_OK)
        status = tell_failure(input, printer, code);
    (void)ktrec_printer_close(&printer);
    return status;
}

int
tool_show(const tool_command *command, tool_input *input, tool_print *print)
{
    ktrec_printer *trial;
    int status;

    /* Options that no printer takes are told before the input is waited for. */
    status = open_printer(command, &trial, &print->options, 0);
    if (status != TOOL_FINE)
        return status;
    (void)ktrec_printer_close(&trial);
    status = tool_input_open(input);
    return status == TOOL_FINE ? show_open(command, input, print) : status;
}
