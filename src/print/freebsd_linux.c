/* SPDX-License-Identifier: BSD-2-Clause */
/* freebsd_linux.c - arguments of Linux processes that are not the kernel's own numbers. */
#include "print/freebsd.h"

#include "base/text.h"
#include "names/sets.h"

/*
 * Signals as Linux numbers them on most machines; what its C library keeps for itself; the
 * others.
 */
static const char *const signals[] = {
    NULL,       "SIGHUP",  "SIGINT",    "SIGQUIT", "SIGILL",    "SIGTRAP",   "SIGABRT",
    "SIGBUS",   "SIGFPE",  "SIGKILL",   "SIGUSR1", "SIGSEGV",   "SIGUSR2",   "SIGPIPE",
    "SIGALRM",  "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT",   "SIGSTOP",   "SIGTSTP",
    "SIGTTIN",  "SIGTTOU", "SIGURG",    "SIGXCPU", "SIGXFSZ",   "SIGVTALRM", "SIGPROF",
    "SIGWINCH", "SIGIO",   "SIGPWR",    "SIGSYS",  "SIGCANCEL", "SIGSETXID",
};

enum { SIGNALS = sizeof(signals) / sizeof(signals[0]), SIGNAL_RT_BASE = 32, SIGNAL_RT_MAX = 64 };

void
ktreci_freebsd_linux_signal(const ktreci_print_context *context, int32_t number)
{
    ktreci_sink *out = context->out;

    if (number > 0 && number < SIGNALS) {
        ktreci_sink_text(out, signals[number]);
    } else if (number == SIGNAL_RT_MAX) {
        ktreci_sink_text(out, "SIGRTMAX");
    } else if (number >= SIGNALS && number < SIGNAL_RT_MAX) {
        ktreci_sink_text(out, "SIGRT");
        ktreci_sink_i64(out, number - SIGNAL_RT_BASE);
    } else {
        ktreci_sink_text(out, "SIG ");
        ktreci_sink_i64(out, number);
    }
}

static void
print_number(ktreci_sink *out, const char *label, int32_t number)
{
    ktreci_sink_text(out, label);
    ktreci_sink_char(out, '(');
    ktreci_sink_i64(out, number);
    ktreci_sink_char(out, ')');
}

/* A clock that is not the system's: the type in two bits, whether of a thread, and ~ of the id. */
void
ktreci_freebsd_linux_clock(const ktreci_print_context *context, int32_t number)
{
    enum { TYPE = 3, CLOCKFD = 3, THREAD = 4 };
    const int32_t id = (int32_t)(~(uint32_t)number >> 3); /* meant where number is negative */
    ktreci_sink *out = context->out;
    const char *name;

    if (number >= 0) {
        name = ktreci_freebsd_name(context, KTRECI_SET_FREEBSD_LX_CLOCKIDS, number);
        if (name != NULL)
            ktreci_sink_text(out, name);
        else
            print_number(out, "UNKNOWN", number);
        return;
    }
    if ((number & (TYPE | THREAD)) == (TYPE | THREAD)) {
        print_number(out, "INVALID PERTHREAD|CLOCKFD", id);
        return;
    }
    ktreci_sink_text(out, (number & THREAD) != 0 ? "THREAD|" : "PROCESS|");
    name = ktreci_freebsd_name(context, KTRECI_SET_FREEBSD_LX_CLOCKCPUIDS, number & TYPE);
    if ((number & TYPE) == CLOCKFD)
        name = "CLOCKFD";
    if (name == NULL) {
        print_number(out, "UNKNOWN", number & TYPE);
        name = "";
    }
    print_number(out, name, id);
}
