/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json.c - ktrec json: one object a line.
 */
#include "tool/tool.h"

static const struct option longs[] = {
    {"format", required_argument, NULL, TOOL_OPT_FORMAT},
    {"help", no_argument, NULL, TOOL_OPT_HELP},
    {"release", required_argument, NULL, TOOL_OPT_RELEASE},
    {"repair-time", no_argument, NULL, TOOL_OPT_REPAIR_TIME},
    {NULL, 0, NULL, 0},
};

int
tool_json(const tool_command *command, int argc, char **argv)
{
    tool_input input = {0};
    tool_print print = {
        .options = {.size = sizeof(print.options), .style = KTREC_STYLE_JSON},
    };
    int option, status = -1;

    while (status == -1 && (option = tool_getopt(command, argc, argv, "+:e:f:lp:t:", longs)) != -1)
        status = tool_print_option(command, &input, &print, option);
    if (status == -1)
        status = tool_input_operand(command, &input, argc, argv);
    return status != -1 ? status : tool_show(command, &input, &print);
}
