/* SPDX-License-Identifier: BSD-2-Clause */
/* structs_members.c - the members of structures: what each is called, and what it is. */
#include "systems/structs.h"

#define NARROW(field, type, name) [KTREC_FIELD_##field] = {name, KTREC_VALUE_##type, 0}
#define WIDE(field, type, name) [KTREC_FIELD_##field] = {name, KTREC_VALUE_##type, 1}

static const ktreci_struct_member members[] = {
    NARROW(SA_LEN, NUMBER, "len"),
    NARROW(SA_FAMILY, NUMBER, "family"),
    NARROW(SA_PORT, NETWORK, "port"),
    NARROW(SA_ADDR, IPV4, "addr"),
    NARROW(SA_FLOWINFO, NETWORK, "flowinfo"),
    NARROW(SA_ADDR6, IPV6, "addr"),
    NARROW(SA_SCOPE, NUMBER, "scope_id"),
    NARROW(SA_PATH, TEXT, "path"),
    NARROW(SA_INDEX, NUMBER, "index"),
    NARROW(SA_TYPE, NUMBER, "type"),
    NARROW(SA_NAME, DATA, "name"),
    NARROW(SA_HWADDR, DATA, "hwaddr"),
    NARROW(SA_PID, NUMBER, "pid"),
    NARROW(SA_GROUPS, HEX, "groups"),
    NARROW(SA_SOCKET, NUMBER, "port"),
    NARROW(SA_NET, NETWORK, "net"),
    NARROW(SA_NODE, NUMBER, "node"),
    NARROW(SA_DATA, DATA, "data"),

    WIDE(DEV, NUMBER, "dev"),
    WIDE(INO, NUMBER, "ino"),
    NARROW(MODE, OCTAL, "mode"),
    WIDE(NLINK, NUMBER, "nlink"),
    NARROW(UID, NUMBER, "uid"),
    NARROW(GID, NUMBER, "gid"),
    WIDE(RDEV, NUMBER, "rdev"),
    NARROW(ATIME, TIMESPEC, "atime"),
    NARROW(MTIME, TIMESPEC, "mtime"),
    NARROW(CTIME, TIMESPEC, "ctime"),
    NARROW(BIRTHTIME, TIMESPEC, "birthtime"),
    WIDE(SIZE, NUMBER, "size"),
    WIDE(BLOCKS, NUMBER, "blocks"),
    NARROW(BLKSIZE, NUMBER, "blksize"),
    NARROW(FLAGS, HEX, "flags"),
    NARROW(GEN, HEX, "gen"),

    NARROW(TIMESPEC, TIMESPEC, "time"),
    NARROW(TIMEVAL, TIMEVAL, "time"),
    NARROW(INTERVAL, TIMEVAL, "interval"),
    NARROW(VALUE, TIMEVAL, "value"),

    NARROW(RIGHTS, NUMBERS, "rights"),
    NARROW(SET, BITS, "set"),
    NARROW(SIGNALS, SIGNALS, "signals"),
    NARROW(FD, NUMBER, "fd"),
    NARROW(TEXT, TEXT, "text"),

    WIDE(IDENT, NUMBER, "ident"),
    NARROW(FILTER, NUMBER, "filter"),
    NARROW(KFLAGS, HEX, "flags"),
    NARROW(FFLAGS, HEX, "fflags"),
    WIDE(KDATA, NUMBER, "data"),
    NARROW(UDATA, POINTER, "udata"),
    NARROW(EXT, NUMBERS, "ext"),
    NARROW(EVENTS, NUMBER, "events"),
    NARROW(REVENTS, NUMBER, "revents"),

    WIDE(MAX, NUMBER, "max"),
    NARROW(IDLE, TIMEVAL, "idle"),
    NARROW(WD, NUMBER, "wd"),
    NARROW(IMASK, HEX, "mask"),
    NARROW(COOKIE, NUMBER, "cookie"),
    NARROW(NAMELEN, NUMBER, "namelen"),
    NARROW(NAME, TEXT, "name"),

    NARROW(START_FUNC, POINTER, "start_func"),
    NARROW(ARG, POINTER, "arg"),
    NARROW(STACK_BASE, POINTER, "stack_base"),
    WIDE(STACK_SIZE, NUMBER, "stack_size"),
    NARROW(TLS_BASE, POINTER, "tls_base"),
    WIDE(TLS_SIZE, NUMBER, "tls_size"),
    NARROW(CHILD_TID, POINTER, "child_tid"),
    NARROW(PARENT_TID, POINTER, "parent_tid"),
    NARROW(THR_FLAGS, HEX, "flags"),
    NARROW(RTP, POINTER, "rtp"),

    NARROW(HANDLER, POINTER, "handler"),
    NARROW(SA_MASK, SIGNALS, "mask"),
    NARROW(SA_FLAGS, HEX, "flags"),
    WIDE(CUR, NUMBER, "cur"),
    WIDE(RLIM_MAX, NUMBER, "max"),

    NARROW(UTIME, TIMEVAL, "utime"),
    NARROW(STIME, TIMEVAL, "stime"),
    WIDE(MAXRSS, NUMBER, "maxrss"),
    WIDE(IXRSS, NUMBER, "ixrss"),
    WIDE(IDRSS, NUMBER, "idrss"),
    WIDE(ISRSS, NUMBER, "isrss"),
    WIDE(MINFLT, NUMBER, "minflt"),
    WIDE(MAJFLT, NUMBER, "majflt"),
    WIDE(NSWAP, NUMBER, "nswap"),
    WIDE(INBLOCK, NUMBER, "inblock"),
    WIDE(OUBLOCK, NUMBER, "oublock"),
    WIDE(MSGSND, NUMBER, "msgsnd"),
    WIDE(MSGRCV, NUMBER, "msgrcv"),
    WIDE(NSIGNALS, NUMBER, "nsignals"),
    WIDE(NVCSW, NUMBER, "nvcsw"),
    WIDE(NIVCSW, NUMBER, "nivcsw"),

    NARROW(BHARDLIMIT, NUMBER, "bhardlimit"),
    NARROW(BSOFTLIMIT, NUMBER, "bsoftlimit"),
    NARROW(CURBLOCKS, NUMBER, "curblocks"),
    NARROW(IHARDLIMIT, NUMBER, "ihardlimit"),
    NARROW(ISOFTLIMIT, NUMBER, "isoftlimit"),
    NARROW(CURINODES, NUMBER, "curinodes"),
    NARROW(BTIME, NUMBER, "btime"),
    NARROW(ITIME, NUMBER, "itime"),

    NARROW(MSG_NAME, POINTER, "name"),
    NARROW(IOV, POINTER, "iov"),
    NARROW(IOVLEN, NUMBER, "iovlen"),
    NARROW(CONTROL, POINTER, "control"),
    NARROW(CONTROLLEN, NUMBER, "controllen"),
    NARROW(MSG_FLAGS, HEX, "flags"),
    NARROW(MSG_LEN, NUMBER, "msg_len"),
    NARROW(BASE, POINTER, "base"),
    WIDE(LEN, NUMBER, "len"),
    NARROW(CMSG_LEN, NUMBER, "len"),
    NARROW(LEVEL, NUMBER, "level"),
    NARROW(CMSG_TYPE, NUMBER, "type"),
    NARROW(CMSG_FDS, INTS, "fds"),
    NARROW(CMSG_DATA, DATA, "data"),

    NARROW(TCB, POINTER, "tcb"),
    NARROW(TID, POINTER, "tid"),
    NARROW(STACK, POINTER, "stack"),
    WIDE(L_START, NUMBER, "start"),
    WIDE(L_LEN, NUMBER, "len"),
    NARROW(PID, NUMBER, "pid"),
    NARROW(L_TYPE, NUMBER, "type"),
    NARROW(WHENCE, NUMBER, "whence"),

    NARROW(SIGNO, NUMBER, "signo"),
    NARROW(CODE, NUMBER, "code"),
    NARROW(ERROR, NUMBER, "error"),
};

size_t
ktreci_struct_members(void)
{
    return sizeof(members) / sizeof(members[0]);
}

const ktreci_struct_member *
ktreci_struct_member_of(unsigned id)
{
    return id < ktreci_struct_members() ? &members[id] : &members[0];
}

const ktreci_structs *
ktreci_structs_of(int system)
{
    static const ktreci_structs *const all[] = {&ktreci_structs_freebsd, &ktreci_structs_openbsd};

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (all[i]->system == system)
            return all[i];
    return NULL;
}
