/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_struct.c - STRUCT: which structure prints how, and the members that most consist of. */
#include "print/openbsd_struct.h"

#include "base/text.h"
#include "print/data.h"
#include "print/openbsd.h"
#include "print/openbsd_values.h"

#define NUMBER(label, id)                                                                          \
    {                                                                                              \
        label, KTREC_FIELD_##id, KTRECI_SHOW_NUMBER, KTRECI_SET_NONE                               \
    }
#define POINTER(label, id)                                                                         \
    {                                                                                              \
        label, KTREC_FIELD_##id, KTRECI_SHOW_POINTER, KTRECI_SET_NONE                              \
    }

static const ktreci_openbsd_member stat_members[] = {
    NUMBER("dev", DEV),          NUMBER("ino", INO),
    SHOWN("mode", MODE, MODE),   NUMBER("nlink", NLINK),
    SHOWN("uid", UID, ID),       SHOWN("gid", GID, ID),
    NUMBER("rdev", RDEV),        SHOWN("atime", ATIME, TIME),
    SHOWN("mtime", MTIME, TIME), SHOWN("ctime", CTIME, TIME),
    NUMBER("size", SIZE),        NUMBER("blocks", BLOCKS),
    NUMBER("blksize", BLKSIZE),  POINTER("flags", FLAGS),
    POINTER("gen", GEN),         LAST,
};

static const ktreci_openbsd_member rlimit_members[] = {
    SHOWN("cur", CUR, LIMIT),
    SHOWN("max", RLIM_MAX, LIMIT),
    LAST,
};

static const ktreci_openbsd_member rusage_members[] = {
    SHOWN("utime", UTIME, DURATION),
    SHOWN("stime", STIME, DURATION),
    NUMBER("maxrss", MAXRSS),
    NUMBER("ixrss", IXRSS),
    NUMBER("idrss", IDRSS),
    NUMBER("isrss", ISRSS),
    NUMBER("minflt", MINFLT),
    NUMBER("majflt", MAJFLT),
    NUMBER("nswap", NSWAP),
    NUMBER("inblock", INBLOCK),
    NUMBER("oublock", OUBLOCK),
    NUMBER("msgsnd", MSGSND),
    NUMBER("msgrcv", MSGRCV),
    NUMBER("nsignals", NSIGNALS),
    NUMBER("nvcsw", NVCSW),
    NUMBER("nivcsw", NIVCSW),
    LAST,
};

static const ktreci_openbsd_member dqblk_members[] = {
    NUMBER("bhardlimit", BHARDLIMIT),
    NUMBER("bsoftlimit", BSOFTLIMIT),
    NUMBER("curblocks", CURBLOCKS),
    NUMBER("ihardlimit", IHARDLIMIT),
    NUMBER("isoftlimit", ISOFTLIMIT),
    NUMBER("curinodes", CURINODES),
    SHOWN("btime", BTIME, SECONDS),
    SHOWN("itime", ITIME, SECONDS),
    LAST,
};

static const ktreci_openbsd_member msghdr_members[] = {
    POINTER("name", MSG_NAME),
    NUMBER("namelen", NAMELEN),
    POINTER("iov", IOV),
    NUMBER("iovlen", IOVLEN),
    POINTER("control", CONTROL),
    NUMBER("controllen", CONTROLLEN),
    NAMED("flags", MSG_FLAGS, MSGFLAGS),
    LAST,
};

static const ktreci_openbsd_member iovec_members[] = {
    POINTER("base", BASE),
    NUMBER("len", LEN),
    LAST,
};

static const ktreci_openbsd_member pollfd_members[] = {
    NUMBER("fd", FD),
    NAMED("events", EVENTS, POLLFDEVENTS),
    NAMED("revents", REVENTS, POLLFDEVENTS),
    LAST,
};

static const ktreci_openbsd_member tfork_members[] = {
    POINTER("tcb", TCB),
    POINTER("tid", TID),
    POINTER("stack", STACK),
    LAST,
};

static const ktreci_openbsd_member flock_members[] = {
    NUMBER("start", L_START),
    NUMBER("len", L_LEN),
    NUMBER("pid", PID),
    NAMED("type", L_TYPE, FLOCKTYPE),
    NAMED("whence", WHENCE, WHENCE),
    LAST,
};

static void
print_mmsghdr(const ktreci_openbsd_structure *s)
{
    ktreci_sink_text(s->out, "struct mmsghdr { msg_hdr = { ");
    ktreci_openbsd_members(s, msghdr_members);
    ktreci_sink_text(s->out, " }, msg_len = ");
    ktreci_sink_u64(s->out, ktrec_struct_number(s->view, KTREC_FIELD_MSG_LEN));
    ktreci_sink_text(s->out, " }");
}

/* How a structure prints: as members in braces behind its name, or by a function. */
typedef struct structure_row {
    char name[16];
    const ktreci_openbsd_member *members;
    void (*print)(const ktreci_openbsd_structure *s);
    uint8_t array; /* print is for one element */
} structure_row;

static const structure_row rows[] = {
    [KTREC_STRUCT_SOCKADDR] = {"sockaddr", NULL, ktreci_openbsd_sockaddr, 0},
    [KTREC_STRUCT_STAT] = {"stat", stat_members, NULL, 0},
    [KTREC_STRUCT_ITIMERVAL] = {"itimerval", NULL, ktreci_openbsd_itimerval, 0},
    [KTREC_STRUCT_KEVENT] = {"kevent", NULL, ktreci_openbsd_kevent, 1},
    [KTREC_STRUCT_POLLFD] = {"pollfd", pollfd_members, NULL, 1},
    [KTREC_STRUCT_TIMESPEC] = {"timespec", NULL, ktreci_openbsd_timespec, 0},
    [KTREC_STRUCT_TIMEVAL] = {"timeval", NULL, ktreci_openbsd_timespec, 0},
    [KTREC_STRUCT_SIGACTION] = {"sigaction", NULL, ktreci_openbsd_sigaction, 0},
    [KTREC_STRUCT_RLIMIT] = {"rlimit", rlimit_members, NULL, 0},
    [KTREC_STRUCT_FDSET] = {"fd_set", NULL, ktreci_openbsd_fdset, 0},
    [KTREC_STRUCT_RUSAGE] = {"rusage", rusage_members, NULL, 0},
    [KTREC_STRUCT_QUOTA] = {"dqblk", dqblk_members, NULL, 0},
    [KTREC_STRUCT_MSGHDR] = {"msghdr", msghdr_members, NULL, 0},
    [KTREC_STRUCT_MMSGHDR] = {"mmsghdr", NULL, print_mmsghdr, 0},
    [KTREC_STRUCT_IOVEC] = {"iovec", iovec_members, NULL, 1},
    [KTREC_STRUCT_CMSGHDR] = {"cmsghdr", NULL, ktreci_openbsd_cmsghdr, 1},
    [KTREC_STRUCT_TFORK] = {"__tfork", tfork_members, NULL, 0},
    [KTREC_STRUCT_FDS] = {"int", NULL, ktreci_openbsd_fds, 0},
    [KTREC_STRUCT_FLOCK] = {"flock", flock_members, NULL, 0},
    [KTREC_STRUCT_SIGINFO] = {"siginfo_t", NULL, ktreci_openbsd_struct_siginfo, 0},
    [KTREC_STRUCT_PLEDGE] = {"promise", NULL, ktreci_openbsd_struct_text, 0},
    [KTREC_STRUCT_PLEDGE_EXEC] = {"execpromise", NULL, ktreci_openbsd_struct_text, 0},
    [KTREC_STRUCT_UNVEIL] = {"flags", NULL, ktreci_openbsd_struct_text, 0},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* ---- members ---- */

static void
print_limit(ktreci_sink *out, uint64_t limit)
{
    if (limit == INT64_MAX)
        ktreci_sink_text(out, "infinite");
    else
        ktreci_sink_u64(out, limit);
}

/* A file's times may say that they are to be left as they are, or to be those of now. */
static void
print_time(ktreci_sink *out, const ktrec_struct_value *value, int relative)
{
    enum { UTIME_IS_NOW = -2, UTIME_IS_OMITTED = -1 };
    int nanoseconds = value->type == KTREC_VALUE_TIMESPEC;
    int64_t fraction = (int64_t)value->number[1];

    if (nanoseconds && fraction == UTIME_IS_NOW)
        ktreci_sink_text(out, "UTIME_NOW");
    else if (nanoseconds && fraction == UTIME_IS_OMITTED)
        ktreci_sink_text(out, "UTIME_OMIT");
    else
        ktreci_openbsd_time(out, (int64_t)value->number[0], fraction, nanoseconds ? 9 : 6,
                            relative);
}

static void
print_value(ktreci_sink *out, const ktreci_openbsd_member *member, const ktrec_struct_value *value)
{
    uint64_t v = value->number[0];

    switch (member->show) {
    case KTRECI_SHOW_POINTER:
        ktreci_sink_pointer(out, v);
        break;
    case KTRECI_SHOW_SET:
        ktreci_openbsd_set(out, member->set, (int32_t)(uint32_t)v);
        break;
    case KTRECI_SHOW_ID:
        ktreci_openbsd_id(out, (uint32_t)v);
        break;
    case KTRECI_SHOW_MODE:
        ktreci_data_mode(out, v, "?pc?d?b?-?l?s???");
        break;
    case KTRECI_SHOW_SIGNALS:
        ktreci_openbsd_signals(out, (uint32_t)v);
        break;
    case KTRECI_SHOW_LIMIT:
        print_limit(out, v);
        break;
    case KTRECI_SHOW_SECONDS:
        ktreci_openbsd_seconds(out, (int64_t)v, 0);
        break;
    case KTRECI_SHOW_TIME:
        print_time(out, value, 0);
        break;
    case KTRECI_SHOW_DURATION:
        print_time(out, value, 1);
        break;
    default:
        if (value->is_signed)
            ktreci_sink_i64(out, (int64_t)v);
        else
            ktreci_sink_u64(out, v);
        break;
    }
}

void
ktreci_openbsd_members(const ktreci_openbsd_structure *s, const ktreci_openbsd_member *member)
{
    ktrec_struct_value value;
    int more = 0;

    for (; member->show != KTRECI_SHOW_END; member++) {
        if (ktrec_struct_get(s->view, member->id, &value) != KTREC_OK)
            continue;
        if (more++ != 0)
            ktreci_sink_put(s->out, ", ", 2);
        if (member->label[0] != '\0') {
            ktreci_sink_text(s->out, member->label);
            ktreci_sink_char(s->out, '=');
        }
        print_value(s->out, member, &value);
    }
}

/* ---- the record ---- */

static void
print_braced(const ktreci_openbsd_structure *s, const structure_row *row)
{
    ktreci_sink_put(s->out, " { ", 3);
    if (row->members != NULL)
        ktreci_openbsd_members(s, row->members);
    else
        row->print(s);
    ktreci_sink_put(s->out, " }", 2);
}

/*
 * "struct NAME { .. }"; of arrays "struct NAME [2] { .. } { .. }", and without elements the name
 * alone.
 */
static void
print_structures(const ktreci_openbsd_structure *s, ktrec_struct_view *view,
                 const structure_row *row)
{
    if (row->members == NULL && !row->array) {
        if (row->print != ktreci_openbsd_fds)
            (void)ktrec_struct_next(view);
        row->print(s);
        return;
    }
    ktreci_sink_text(s->out, "struct ");
    ktreci_sink_text(s->out, row->name);
    if (row->array && view->count > 1) {
        ktreci_sink_text(s->out, " [");
        ktreci_sink_u64(s->out, view->count);
        ktreci_sink_char(s->out, ']');
    }
    while (ktrec_struct_next(view) == KTREC_OK)
        print_braced(s, row);
}

/* A name is letters and ends in the record. */
static int
well_named(const ktrec_record *record, ktrec_bytes name)
{
    const uint8_t *p = name.data;
    size_t i;

    if (record->payload.size <= name.size)
        return 0;
    for (i = 0; i < name.size; i++) {
        if ((p[i] | 0x20) < 'a' || (p[i] | 0x20) > 'z')
            return 0;
    }
    return 1;
}

void
ktreci_openbsd_struct(const ktreci_print_context *context)
{
    const ktrec_struct *structure = &context->payload->u.structure;
    ktreci_sink *out = context->out;
    ktrec_struct_view view;
    ktreci_openbsd_structure s = {context, out, &view};
    int code = KTREC_E_PAYLOAD;

    if (context->problem == NULL && well_named(context->record, structure->name))
        code = ktrec_struct_open(context->record, context->payload, &view);
    if (code == KTREC_E_UNSUPPORTED ||
        (code == KTREC_OK && (view.structure >= ROWS || rows[view.structure].name[0] == '\0'))) {
        ktreci_sink_text(out, "unknown structure ");
        ktreci_sink_put(out, structure->name.data, structure->name.size);
        ktreci_sink_char(out, '\n');
    } else if (code != KTREC_OK) {
        ktreci_sink_text(out, "invalid record\n");
    } else {
        print_structures(&s, &view, &rows[view.structure]);
        ktreci_sink_char(out, '\n');
    }
}
