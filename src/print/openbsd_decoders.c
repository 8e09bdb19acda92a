/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_decoders.c - what a decoder of arguments prints. */
#include "print/openbsd_args.h"

#include "base/text.h"
#include "print/openbsd_values.h"

typedef ktreci_openbsd_slot slot;

static int
decimal(const slot *s)
{
    return (s->context->options->flags & KTREC_PRINT_DECIMAL) != 0;
}

/* The slot as an unsigned long of the traced machine. */
static uint64_t
as_ulong(const slot *s)
{
    return s->context->record->format.register_size == 4 ? (uint32_t)s->value : (uint64_t)s->value;
}

/* ---- numbers ---- */

static void
print_hex(const slot *s)
{
    ktreci_sink_0x(s->out, as_ulong(s));
}

static void
print_declong(const slot *s)
{
    ktreci_sink_i64(s->out, s->value);
}

/* What no decoder is known for. */
static void
print_default(const slot *s)
{
    if (decimal(s))
        print_declong(s);
    else
        print_hex(s);
}

static void
print_ulong(const slot *s)
{
    ktreci_sink_u64(s->out, as_ulong(s));
}

static void
print_int(const slot *s)
{
    ktreci_sink_i64(s->out, s->v);
}

static void
print_uint(const slot *s)
{
    ktreci_sink_u64(s->out, (uint32_t)s->v);
}

static void
print_hexint(const slot *s)
{
    ktreci_sink_0x(s->out, (uint32_t)s->v);
}

/* ---- named values ---- */

static void
print_set(const slot *s)
{
    ktreci_openbsd_set(s->out, s->set, s->v);
}

static void
print_mode(const slot *s)
{
    ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_MODE, s->v);
}

/* A number with one value that has a name. */
static void
print_int_or(const slot *s, int32_t special, const char *name)
{
    if (s->v == special)
        ktreci_sink_text(s->out, name);
    else
        print_int(s);
}

static void
print_atfd(const slot *s)
{
    print_int_or(s, -100, "AT_FDCWD");
}

static void
print_polltimeout(const slot *s)
{
    print_int_or(s, -1, "INFTIM");
}

static void
print_wait4pid(const slot *s)
{
    if (s->v == -1)
        ktreci_sink_text(s->out, "WAIT_ANY");
    else
        print_int_or(s, 0, "WAIT_MYPGRP");
}

static void
print_signal(const slot *s)
{
    ktreci_openbsd_signal_name(s->out, s->v);
}

static void
print_sigset(const slot *s)
{
    ktreci_openbsd_signals(s->out, (uint32_t)s->v);
}

static void
print_id(const slot *s)
{
    ktreci_openbsd_id(s->out, (uint32_t)s->v);
}

/* The clock of a process or thread has its id in the upper bits. */
static void
print_clock(const slot *s)
{
    uint32_t id = (uint32_t)s->v >> 12;

    ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_CLOCKTYPE, s->v & 0xfff);
    if (id == 0)
        return;
    ktreci_sink_char(s->out, '(');
    ktreci_sink_u64(s->out, id);
    ktreci_sink_char(s->out, ')');
}

/* Requests from 32 on are the machine's own: those of amd64, which most machines share. */
static const char ptrace_requests[][24] = {
    [0] = "PT_TRACE_ME",
    [1] = "PT_READ_I",
    [2] = "PT_READ_D",
    [3] = "PT_READ_U",
    [4] = "PT_WRITE_I",
    [5] = "PT_WRITE_D",
    [6] = "PT_WRITE_U",
    [7] = "PT_CONTINUE",
    [8] = "PT_KILL",
    [9] = "PT_ATTACH",
    [10] = "PT_DETACH",
    [11] = "PT_IO",
    [12] = "PT_SET_EVENT_MASK",
    [13] = "PT_GET_EVENT_MASK",
    [14] = "PT_GET_PROCESS_STATE",
    [15] = "PT_GET_THREAD_FIRST",
    [16] = "PT_GET_THREAD_NEXT",
    [32] = "PT_STEP",
    [33] = "PT_GETREGS",
    [34] = "PT_SETREGS",
    [35] = "PT_GETFPREGS",
    [36] = "PT_SETFPREGS",
};

static void
print_ptrace(const slot *s)
{
    enum { COUNT = sizeof(ptrace_requests) / sizeof(ptrace_requests[0]) };

    if (s->v >= 0 && s->v < COUNT && ptrace_requests[s->v][0] != '\0')
        ktreci_sink_text(s->out, ptrace_requests[s->v]);
    else
        print_int(s);
}

/*
 * The parts of a request without a name.  The group is written as the byte it is, and the size is
 * cut to 8 bits.
 */
static void
print_request(const slot *s, uint32_t request)
{
    char *p = ktreci_sink_room(s->out, 3 * KTRECI_NUMBER_MAX);

    p = ktreci_put_text(p, "_IO");
    if ((request & 0x80000000u) != 0)
        *p++ = 'W';
    if ((request & 0x40000000u) != 0)
        *p++ = 'R';
    p = ktreci_put_text(p, "('");
    *p++ = (char)(request >> 8 & 0xff);
    p = ktreci_put_u64(ktreci_put_text(p, "',"), request & 0xff);
    if ((request & 0x20000000u) == 0) {
        uint32_t size = request >> 16 & 0xff;

        *p++ = ',';
        p = decimal(s) ? ktreci_put_u64(p, size) : ktreci_put_0x(p, size);
    }
    *p++ = ')';
    ktreci_sink_took(s->out, p);
}

static void
print_ioctl(const slot *s)
{
    const ktrec_format *format = &s->context->record->format;
    uint32_t request = (uint32_t)s->v;
    const char *name = ktrec_ioctl_name(format->system, format->long_size, request);

    if (name != NULL)
        ktreci_sink_text(s->out, name);
    else
        print_request(s, request);
}

/* ---- flags with rules of their own ---- */

static void
print_openflags(const slot *s)
{
    ktreci_openbsd_open_flags(s->out, s->v, 0);
}

static void
print_openflags_noacc(const slot *s)
{
    ktreci_openbsd_open_flags(s->out, s->v, 1);
}

/* The type in the low byte is 1 to 5, or without need 0; the rest is flags. */
static void
print_socket_type(const slot *s, int needed)
{
    const ktreci_set *set = ktreci_set_get(KTRECI_SET_OPENBSD_SOCKTYPE);
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    uint32_t type = (uint32_t)s->v & 0xff;
    unsigned i, names = 0, typed = type == 0 && !needed;

    print_hexint(s);
    ktreci_sink_char(s->out, '<');
    for (i = 0; i < set->count; i++) {
        int field = entry[i].field != 0;

        if (!field && !typed) { /* the flags follow the types */
            ktreci_sink_text(s->out, "<invalid=");
            print_int(s);
            ktreci_sink_char(s->out, '>');
            typed = ++names;
        }
        if (field ? typed || type != entry[i].value : ((uint32_t)s->v & entry[i].value) == 0)
            continue;
        typed |= (unsigned)field;
        if (names++ != 0)
            ktreci_sink_char(s->out, '|');
        ktreci_sink_text(s->out, ktreci_set_entry_name(&entry[i]));
    }
    ktreci_sink_char(s->out, '>');
}

static void
print_socktype(const slot *s)
{
    print_socket_type(s, 1);
}

static void
print_sockflags(const slot *s)
{
    print_socket_type(s, 0);
}

static void
print_ktraceop(const slot *s)
{
    static const char *const operations[] = {"KTROP_SET", "KTROP_CLEAR", "KTROP_CLEARFILE",
                                             "KTROP(3)"};
    enum { OPERATION = 3, DESCEND = 4 };
    uint32_t operation = (uint32_t)s->v & OPERATION;

    print_hexint(s);
    ktreci_sink_char(s->out, '<');
    ktreci_sink_text(s->out, operations[operation]);
    if ((s->v & DESCEND) != 0)
        ktreci_sink_text(s->out, "|KTRFLAG_DESCEND");
    ktreci_sink_char(s->out, '>');
    if (operation == OPERATION || ((uint32_t)s->v & ~(uint32_t)(OPERATION | DESCEND)) != 0) {
        ktreci_sink_text(s->out, "<invalid>");
        print_int(s);
    }
}

/* ---- two slots ---- */

/* The mode prints only of a file that is to be created. */
static void
print_open(const slot *s)
{
    enum { OPENBSD_O_CREAT = 0x200 };

    print_openflags(s);
    if ((s->v & OPENBSD_O_CREAT) == 0)
        return;
    ktreci_sink_char(s->out, ',');
    ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_MODE, s->second);
}

static void
print_fcntl(const slot *s)
{
    enum { GETFD = 1, SETFD = 2, GETFL = 3, SETFL = 4, GETOWN = 5, ISATTY = 11, CLOEXEC = 1 };

    ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_FCNTLCMD, s->v);
    if (s->v == GETFD || s->v == GETFL || s->v == GETOWN || s->v == ISATTY)
        return;
    ktreci_sink_char(s->out, ',');
    if (s->v == SETFL) {
        ktreci_openbsd_open_flags(s->out, s->second, 1);
        return;
    }
    if (s->v == SETFD && s->second == CLOEXEC) {
        ktreci_sink_text(s->out, "FD_CLOEXEC");
        return;
    }
    if (s->v == SETFD && s->second != 0)
        ktreci_sink_text(s->out, "<invalid>");
    ktreci_sink_0x(s->out, (uint32_t)s->second);
}

static void
print_sockopt(const slot *s)
{
    enum { OPENBSD_SOL_SOCKET = 0xffff };

    if (s->v == OPENBSD_SOL_SOCKET) {
        ktreci_sink_text(s->out, "SOL_SOCKET,");
        ktreci_openbsd_set(s->out, KTRECI_SET_OPENBSD_SOCKOPT, s->second);
        return;
    }
    ktreci_openbsd_protocol(s->out, (uint32_t)s->v);
    ktreci_sink_char(s->out, ',');
    ktreci_sink_i64(s->out, s->second);
}

static void
print_idtype(const slot *s)
{
    static const char *const types[] = {"P_ALL,<unused>", "P_PGID,", "P_PID,"};

    if (s->v >= 0 && s->v < (int32_t)(sizeof(types) / sizeof(types[0]))) {
        ktreci_sink_text(s->out, types[s->v]);
    } else {
        ktreci_sink_text(s->out, "<invalid=");
        print_int(s);
        ktreci_sink_text(s->out, ">, <unused>");
    }
    ktreci_sink_i64(s->out, s->second);
}

/* ---- by number ---- */

static const ktreci_openbsd_decoder decoders[KTRECI_DECODE_COUNT] = {
    [KTRECI_DECODE_NUM] = {print_default, 1},
    [KTRECI_DECODE_ENUM] = {print_set, 1},
    [KTRECI_DECODE_MASK] = {print_set, 1},
    [KTRECI_DECODE_MASKRAW] = {print_set, 1},
    [KTRECI_DECODE_MODE] = {print_mode, 1},
    [KTRECI_DECODE_IOCTL] = {print_ioctl, 1},
    [KTRECI_DECODE_SIGNAL] = {print_signal, 1},
    [KTRECI_DECODE_HEX] = {print_hex, 1},
    [KTRECI_DECODE_INT] = {print_int, 1},
    [KTRECI_DECODE_UINT] = {print_uint, 1},
    [KTRECI_DECODE_HEXINT] = {print_hexint, 1},
    [KTRECI_DECODE_ULONG] = {print_ulong, 1},
    [KTRECI_DECODE_DECLONG] = {print_declong, 1},
    [KTRECI_DECODE_ATFD] = {print_atfd, 1},
    [KTRECI_DECODE_POLLTIMEOUT] = {print_polltimeout, 1},
    [KTRECI_DECODE_WAIT4PID] = {print_wait4pid, 1},
    [KTRECI_DECODE_SIGSET] = {print_sigset, 1},
    [KTRECI_DECODE_UID] = {print_id, 1},
    [KTRECI_DECODE_GID] = {print_id, 1},
    [KTRECI_DECODE_CLOCK] = {print_clock, 1},
    [KTRECI_DECODE_PTRACE] = {print_ptrace, 1},
    [KTRECI_DECODE_SOCKTYPE] = {print_socktype, 1},
    [KTRECI_DECODE_SOCKFLAGS] = {print_sockflags, 1},
    [KTRECI_DECODE_KTRACEOP] = {print_ktraceop, 1},
    [KTRECI_DECODE_OPENFLAGS] = {print_openflags, 1},
    [KTRECI_DECODE_OPENFLAGS_NOACC] = {print_openflags_noacc, 1},
    [KTRECI_DECODE_OPEN_FLAGS_MODE] = {print_open, 2},
    [KTRECI_DECODE_FCNTL_CMD_ARG] = {print_fcntl, 2},
    [KTRECI_DECODE_SOCKOPT_LEVEL_NAME] = {print_sockopt, 2},
    [KTRECI_DECODE_IDTYPE_ID] = {print_idtype, 2},
};

const ktreci_openbsd_decoder *
ktreci_openbsd_decoder_get(unsigned number)
{
    if (number >= KTRECI_DECODE_COUNT || decoders[number].print == NULL)
        number = KTRECI_DECODE_NUM;
    return &decoders[number];
}
