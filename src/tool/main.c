/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * main.c - the ktrec command: which sub-command, and what the others say of themselves.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tool/tool.h"

/* Eighty columns: a line of help is no longer than this one.                   | */
static const tool_command commands[] = {
    {"dump", tool_dump, "text, as the trace's own kdump prints it",
     "[-AacdEHjlNnRrSsTx] [-e emulation] [-f file] [-m bytes]\n"
     "                  [-p id] [-t letters] [-u label] [-X [size]] [--format name]\n"
     "                  [--release name] [--repair-time] [--style name] [file]\n",
     "  --style NAME    auto, netbsd, freebsd, openbsd, dragonfly or json\n"
     "  --release NAME  whose system call names, such as openbsd-6.6\n"
     "  --repair-time   repair the known faults of old kernels' time stamps\n"
     "  -T, -E, -R      time: absolute, elapsed, relative\n"
     "  -H, -j  thread ids   -c  CPUs   -a  -c and -R   -A  ABIs   -l  wait for more\n"
     "  -d  decimal   -n  nothing decoded; -nn: nor returns   -N  calls as numbers\n"
     "  -S  calls as names and numbers   -r  modes and dates as words\n"
     "  -x, -X  data in hex; -X 1, 2, 4, 8 or 16: so many bytes as one number\n"
     "  -s  no data; -m  so many bytes of it: 0 is none (NetBSD, OpenBSD) or all\n"
     "  -u  only what programs said under this label   -p  this process or thread\n"
     "  -e  emulation of processes that name none (NetBSD)\n"
     "  -t  kinds: c calls, n paths, i data, s signals, w switches, u user, + default\n"
     "      NetBSD e a v f S m l U A -; FreeBSD t y p f; OpenBSD e t x X p S\n"},
    {"json", tool_json, "one JSON object a line",
     "[-l] [-e emulation] [-f file] [-p id] [-t letters]\n"
     "                  [--format name] [--release name] [--repair-time] [file]\n",
     "  -e, -l, -p, -t, --release, --repair-time   as those of ktrec dump\n"
     "The members and their types are in ktrec-json.schema.json and ktrec(1).\n"},
    {"info", tool_info, "what the file is, and why we think so",
     "[--json] [--format name] [-f file] [file]\n"
     "       ktrec info --formats\n",
     "  --json          one JSON object\n"
     "  --formats       every known format and the size of its record header\n"},
    {"check", tool_check, "whether it is whole; what is wrong, where",
     "[--format name] [-f file] [file]\n",
     "Exits 0 if every record is whole and can be decoded, encoded and decoded again\n"
     "without a change.\n"},
    {"convert", tool_convert, "into another format",
     "--to format [--lwp none|id] [--policy fail|clamp|drop]\n"
     "                     [-o out] [--format name] [--repair-time] [-f file] [file]\n",
     "  --to FORMAT     the format to write (ktrec info --formats)\n"
     "  -o OUT          the file to write, there only once it is whole; without it:\n"
     "                  standard output\n"
     "  --policy NAME   what is done with a record that the format cannot hold: fail\n"
     "                  (the default), clamp to the nearest that fits, or drop it\n"
     "  --lwp ID        LWP id of records without: none (the default) or a number\n"
     "  --repair-time   repair the known faults of old kernels' time stamps\n"
     "What was lost is told on standard error.\n"},
};

static int
help(void)
{
    size_t i;

    (void)printf("usage: ktrec command [options] [file]\n"
                 "       ktrec --help | --version\n"
                 "Reads ktrace(2) trace files of any host.\n");
    for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        (void)printf("  ktrec %-8s %s\n", commands[i].name, commands[i].summary);
    (void)printf(
        "Options of a command: ktrec command --help.\n"
        "The file may be \"-\", standard input; without one: standard input if that is a\n"
        "file or a pipe, else ktrace.out.\n"
        "Exit status: 0 fine, 1 the input is damaged or does not match, 2 usage or system\n"
        "error.\n");
    return tool_stdout_close(TOOL_FINE);
}

/* A standard descriptor that is closed would be taken by the next file that is opened. */
static void
hold_standard_descriptors(void)
{
    int fd;

    for (fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    }
}

int
main(int argc, char **argv)
{
    size_t i;

    hold_standard_descriptors();
    if (argc < 2) {
        (void)fprintf(stderr,
                      "usage: ktrec command [options] [file]; ktrec --help lists the commands\n");
        return TOOL_TROUBLE;
    }
    if (strcmp(argv[1], "--help") == 0)
        return help();
    if (strcmp(argv[1], "--version") == 0) {
        (void)printf("ktrec %s\n", ktrec_version());
        return tool_stdout_close(TOOL_FINE);
    }
    for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(&commands[i], argc - 1, argv + 1);
    }
    (void)fprintf(stderr, "ktrec: no command \"%s\"; ktrec --help lists them\n", argv[1]);
    return TOOL_TROUBLE;
}
