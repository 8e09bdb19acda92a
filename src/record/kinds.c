/* SPDX-License-Identifier: BSD-2-Clause */
/* kinds.c - the table of record kinds, and comparison by it. */
#include "record/kinds.h"

#include <stddef.h>

#include "base/bytes.h"

#define ROW(name, at, mtype, style, count)                                                         \
    {                                                                                              \
        name, at, KTRECI_M_##mtype, KTRECI_S_##style, count, sizeof(name) - 1                      \
    }
#define MEMBERS(name, type, member, mtype, style, count)                                           \
    ROW(name, offsetof(ktrec_##type, member), mtype, style, count)
#define MEMBER(name, type, member, mtype, style) MEMBERS(name, type, member, mtype, style, 0)
#define END                                                                                        \
    {                                                                                              \
        NULL, 0, KTRECI_M_END, 0, 0, 0                                                             \
    }

static const ktreci_member unknown[] = {ROW("data", 0, BYTES, DATA, 0), END};

static const ktreci_member syscall_members[] = {
    MEMBER("number", syscall, number, I32, CALL),
    MEMBER("args", syscall, args, WORDS, ADDRESS),
    MEMBER("argsize", syscall, argsize, U32, NONE),
    MEMBER("mib", syscall, rest, BYTES, WORDS32),
    END,
};

static const ktreci_member sysret[] = {
    MEMBER("number", sysret, number, I32, CALL),
    MEMBER("error", sysret, error, I32, ERROR),
    MEMBER("retval", sysret, value[0], I64, TEXT64),
    MEMBER("retval1", sysret, value[1], I64, TEXT64),
    MEMBER("eosys", sysret, eosys, I16, NONE),
    END,
};

static const ktreci_member path[] = {MEMBER("path", text, text, BYTES, STRING), END};
static const ktreci_member name[] = {MEMBER("name", text, text, BYTES, STRING), END};
static const ktreci_member text[] = {MEMBER("text", text, text, BYTES, STRING), END};

static const ktreci_member genio[] = {
    MEMBER("fd", genio, fd, I32, NUMBER),
    MEMBER("op", genio, op, I32, OP),
    MEMBER("data", genio, data, BYTES, DATA),
    END,
};

static const ktreci_member psig[] = {
    MEMBER("signal", psig, signal, I32, SIGNAL),       MEMBER("action", psig, action, U64, ADDRESS),
    MEMBERS("mask", psig, mask, U32, SET, 4),          MEMBER("code", psig, code, I32, NUMBER),
    MEMBER("siginfo", psig, siginfo, SIGINFO, NUMBER), END,
};

static const ktreci_member csw[] = {
    MEMBER("out", csw, out, I32, NUMBER),
    MEMBER("user", csw, user, I32, NUMBER),
    MEMBER("wmesg", csw, wmesg, BYTES, LABEL),
    END,
};

static const ktreci_member user[] = {
    MEMBER("id", user, id, BYTES, LABEL),
    MEMBER("data", user, data, BYTES, DATA),
    END,
};

static const ktreci_member mmsg[] = {
    MEMBER("bits", mmsg, bits, I32, NUMBER),         MEMBER("size", mmsg, size, I32, NUMBER),
    MEMBER("remote", mmsg, remote, I32, NUMBER),     MEMBER("local", mmsg, local, I32, NUMBER),
    MEMBER("reserved", mmsg, reserved, I32, NUMBER), MEMBER("id", mmsg, id, I32, NUMBER),
    MEMBER("data", mmsg, body, BYTES, DATA),         END,
};

static const ktreci_member mool[] = {
    MEMBER("addr", mool, addr, U64, ADDRESS),
    MEMBER("size", mool, size, U64, TEXT64),
    MEMBER("data", mool, data, BYTES, DATA),
    END,
};

static const ktreci_member saupcall[] = {
    MEMBER("upcall", saupcall, type, I32, NUMBER),
    MEMBER("nevent", saupcall, nevent, I32, NUMBER),
    MEMBER("nint", saupcall, nint, I32, NUMBER),
    MEMBER("stack", saupcall, stack, U64, ADDRESS),
    MEMBER("arg", saupcall, arg, U64, ADDRESS),
    MEMBER("argsize", saupcall, argsize, U64, TEXT64),
    ROW("sas", 0, SAS, NUMBER, 0),
    END,
};

static const ktreci_member mib[] = {MEMBER("mib", mib, name, WORDS, NUMBER), END};

static const ktreci_member exec_fd[] = {
    MEMBER("fd", exec_fd, fd, I32, NUMBER),
    MEMBER("dtype", exec_fd, dtype, U32, NUMBER),
    END,
};

static const ktreci_member structure[] = {
    MEMBER("name", struct, name, BYTES, STRING),
    ROW("fields", 0, CONTENTS, NONE, 0),
    MEMBER("data", struct, data, BYTES, DATA),
    END,
};

static const ktreci_member array[] = {
    MEMBER("name", struct, name, BYTES, STRING),
    MEMBER("size", struct, size, U64, NUMBER),
    ROW("fields", 0, CONTENTS, NONE, 0),
    MEMBER("data", struct, data, BYTES, DATA),
    END,
};

static const ktreci_member procctor[] = {MEMBER("flags", procctor, flags, U32, NUMBER), END};

static const ktreci_member capfail[] = {
    MEMBER("failure", capfail, type, I32, NUMBER),
    MEMBER("number", capfail, number, I16, NUMBER),
    MEMBER("flags", capfail, flags, U32, NUMBER),
    MEMBERS("needed", capfail, needed, U64, ADDRESS, 2),
    MEMBERS("held", capfail, held, U64, ADDRESS, 2),
    MEMBER("data", capfail, data, BYTES, DATA),
    END,
};

static const ktreci_member fault[] = {
    MEMBER("addr", fault, addr, U64, ADDRESS),
    MEMBER("access", fault, type, I32, NUMBER),
    END,
};

static const ktreci_member faultend[] = {MEMBER("result", faultend, result, I32, NUMBER), END};
static const ktreci_member args[] = {MEMBER("args", text, text, BYTES, STRINGS), END};
static const ktreci_member envs[] = {MEMBER("envs", text, text, BYTES, STRINGS), END};

static const ktreci_member exterr[] = {
    MEMBER("exterr_version", exterr, version, U32, NUMBER),
    MEMBER("error", exterr, error, U32, ERROR),
    MEMBER("category", exterr, category, U32, NUMBER),
    MEMBER("line", exterr, line, U32, NUMBER),
    MEMBER("flags", exterr, flags, U32, NUMBER),
    MEMBER("p1", exterr, p1, U64, ADDRESS),
    MEMBER("p2", exterr, p2, U64, ADDRESS),
    MEMBER("message", exterr, message, BYTES, LABEL),
    MEMBER("reserved", exterr, reserved, U32, NONE),
    MEMBERS("reserved2", exterr, reserved2, U64, NONE, 4),
    END,
};

static const ktreci_member pledge[] = {
    MEMBER("number", pledge, number, I32, CALL),
    MEMBER("error", pledge, error, I32, ERROR),
    MEMBER("promise", pledge, promise, U64, ADDRESS),
    END,
};

static const ktreci_member pinsyscall[] = {
    MEMBER("number", pinsyscall, number, I32, CALL),
    MEMBER("error", pinsyscall, error, I32, ERROR),
    MEMBER("addr", pinsyscall, addr, U64, ADDRESS),
    END,
};

static const ktreci_member nothing[] = {END};

const ktreci_kind ktreci_kinds[KTREC_KIND_COUNT] = {
    [KTREC_KIND_UNKNOWN] = {"unknown", unknown, sizeof(ktrec_bytes)},
    [KTREC_KIND_SYSCALL] = {"syscall", syscall_members, sizeof(ktrec_syscall)},
    [KTREC_KIND_SYSRET] = {"sysret", sysret, sizeof(ktrec_sysret)},
    [KTREC_KIND_NAMEI] = {"namei", path, sizeof(ktrec_text)},
    [KTREC_KIND_GENIO] = {"genio", genio, sizeof(ktrec_genio)},
    [KTREC_KIND_PSIG] = {"psig", psig, sizeof(ktrec_psig)},
    [KTREC_KIND_CSW] = {"csw", csw, sizeof(ktrec_csw)},
    [KTREC_KIND_EMUL] = {"emul", name, sizeof(ktrec_text)},
    [KTREC_KIND_USER] = {"user", user, sizeof(ktrec_user)},
    [KTREC_KIND_MMSG] = {"mmsg", mmsg, sizeof(ktrec_mmsg)},
    [KTREC_KIND_MOOL] = {"mool", mool, sizeof(ktrec_mool)},
    [KTREC_KIND_EXEC_ARG] = {"exec_arg", text, sizeof(ktrec_text)},
    [KTREC_KIND_EXEC_ENV] = {"exec_env", text, sizeof(ktrec_text)},
    [KTREC_KIND_SAUPCALL] = {"saupcall", saupcall, sizeof(ktrec_saupcall)},
    [KTREC_KIND_MIB] = {"mib", mib, sizeof(ktrec_mib)},
    [KTREC_KIND_EXEC_FD] = {"exec_fd", exec_fd, sizeof(ktrec_exec_fd)},
    [KTREC_KIND_STRUCT] = {"struct", structure, sizeof(ktrec_struct)},
    [KTREC_KIND_STRUCT_ARRAY] = {"struct_array", array, sizeof(ktrec_struct)},
    [KTREC_KIND_SYSCTL] = {"sysctl", name, sizeof(ktrec_text)},
    [KTREC_KIND_PROCCTOR] = {"procctor", procctor, sizeof(ktrec_procctor)},
    [KTREC_KIND_PROCDTOR] = {"procdtor", nothing, sizeof(ktrec_bytes)},
    [KTREC_KIND_CAPFAIL] = {"capfail", capfail, sizeof(ktrec_capfail)},
    [KTREC_KIND_FAULT] = {"fault", fault, sizeof(ktrec_fault)},
    [KTREC_KIND_FAULTEND] = {"faultend", faultend, sizeof(ktrec_faultend)},
    [KTREC_KIND_ARGS] = {"args", args, sizeof(ktrec_text)},
    [KTREC_KIND_ENVS] = {"envs", envs, sizeof(ktrec_text)},
    [KTREC_KIND_EXTERR] = {"exterr", exterr, sizeof(ktrec_exterr)},
    [KTREC_KIND_PLEDGE] = {"pledge", pledge, sizeof(ktrec_pledge)},
    [KTREC_KIND_PINSYSCALL] = {"pinsyscall", pinsyscall, sizeof(ktrec_pinsyscall)},
    [KTREC_KIND_START] = {"start", nothing, sizeof(ktrec_bytes)},
};

static const ktreci_member reason_none[] = {END};
static const ktreci_member reason_sender[] = {
    MEMBER("pid", siginfo, pid, I32, NUMBER),
    MEMBER("uid", siginfo, uid, U32, NUMBER),
    END,
};
static const ktreci_member reason_value[] = {
    MEMBER("pid", siginfo, pid, I32, NUMBER),
    MEMBER("uid", siginfo, uid, U32, NUMBER),
    MEMBER("value", siginfo, value, U64, ADDRESS),
    END,
};
static const ktreci_member reason_child[] = {
    MEMBER("pid", siginfo, pid, I32, NUMBER),       MEMBER("uid", siginfo, uid, U32, NUMBER),
    MEMBER("status", siginfo, status, I32, NUMBER), MEMBER("utime", siginfo, utime, I64, NUMBER),
    MEMBER("stime", siginfo, stime, I64, NUMBER),   END,
};
static const ktreci_member reason_fault[] = {
    MEMBER("addr", siginfo, addr, U64, ADDRESS),
    MEMBER("trap", siginfo, trap, I32, NUMBER),
    MEMBER("trap2", siginfo, trap2, I32, NUMBER),
    MEMBER("trap3", siginfo, trap3, I32, NUMBER),
    END,
};
static const ktreci_member reason_poll[] = {
    MEMBER("band", siginfo, band, I64, TEXT64),
    MEMBER("fd", siginfo, fd, I32, NUMBER),
    END,
};
static const ktreci_member reason_syscall[] = {
    MEMBER("syscall", siginfo, syscall, I32, NUMBER),
    MEMBERS("retvals", siginfo, value2, I32, NUMBER, 2),
    MEMBER("syserror", siginfo, syserror, I32, NUMBER),
    MEMBERS("args", siginfo, args, U64, ADDRESS, 8),
    END,
};
static const ktreci_member reason_ptrace[] = {
    MEMBER("event", siginfo, event, I32, NUMBER),
    MEMBER("other", siginfo, other, I32, NUMBER),
    END,
};

const ktreci_member *
ktreci_reason_members(int reason)
{
    static const ktreci_member *const by_reason[] = {
        [KTREC_REASON_NONE] = reason_none,       [KTREC_REASON_SENDER] = reason_sender,
        [KTREC_REASON_VALUE] = reason_value,     [KTREC_REASON_CHILD] = reason_child,
        [KTREC_REASON_FAULT] = reason_fault,     [KTREC_REASON_POLL] = reason_poll,
        [KTREC_REASON_SYSCALL] = reason_syscall, [KTREC_REASON_PTRACE] = reason_ptrace,
    };

    if (reason < 0 || (size_t)reason >= sizeof(by_reason) / sizeof(by_reason[0]))
        return reason_none;
    return by_reason[reason];
}

const char *
ktrec_kind_name(int kind)
{
    return kind < 0 || kind >= KTREC_KIND_COUNT ? NULL : ktreci_kinds[kind].name;
}

static int
bytes_equal(const ktrec_bytes *a, const ktrec_bytes *b)
{
    return a->size == b->size && (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);
}

static int
words_equal(const ktrec_words *a, const ktrec_words *b)
{
    if (a->count != b->count)
        return 0;
    for (uint32_t i = 0; i < a->count; i++)
        if (ktrec_words_get(a, i) != ktrec_words_get(b, i))
            return 0;
    return 1;
}

static int
sas_equal(const ktrec_saupcall *a, const ktrec_saupcall *b)
{
    ktrec_sa x;
    ktrec_sa y;

    if (a->count != b->count)
        return 0;
    for (uint32_t i = 0; i < a->count; i++) {
        (void)ktrec_saupcall_get(a, i, &x);
        (void)ktrec_saupcall_get(b, i, &y);
        if (x.context != y.context || x.id != y.id || x.cpu != y.cpu)
            return 0;
    }
    return 1;
}

static int members_equal(const ktreci_member *members, const uint8_t *a, const uint8_t *b,
                         unsigned flags);

static int
siginfo_equal(const ktrec_siginfo *a, const ktrec_siginfo *b)
{
    return a->signo == b->signo && a->code == b->code && a->error == b->error &&
           a->reason == b->reason &&
           members_equal(ktreci_reason_members(a->reason), (const uint8_t *)a, (const uint8_t *)b,
                         0);
}

static size_t
scalar_size(unsigned type)
{
    if (type == KTRECI_M_I16)
        return 2;
    return type == KTRECI_M_I64 || type == KTRECI_M_U64 ? 8 : 4;
}

static int
member_equal(const ktreci_member *m, const uint8_t *a, const uint8_t *b, unsigned flags)
{
    switch (m->type) {
    case KTRECI_M_BYTES:
        return bytes_equal((const void *)a, (const void *)b);
    case KTRECI_M_WORDS:
        return words_equal((const void *)a, (const void *)b);
    case KTRECI_M_SAS:
        return sas_equal((const void *)a, (const void *)b);
    case KTRECI_M_CONTENTS:
        return 1; /* name and data are members of their own */
    case KTRECI_M_SIGINFO:
        return (flags & KTREC_PAYLOAD_SIGINFO) == 0 ||
               siginfo_equal((const void *)a, (const void *)b);
    default:
        return memcmp(a, b, scalar_size(m->type) * (m->count == 0 ? 1 : m->count)) == 0;
    }
}

static int
members_equal(const ktreci_member *members, const uint8_t *a, const uint8_t *b, unsigned flags)
{
    for (const ktreci_member *m = members; m->type != KTRECI_M_END; m++)
        if (!member_equal(m, a + m->offset, b + m->offset, flags))
            return 0;
    return 1;
}

int
ktreci_payload_equal(const ktrec_payload *a, const ktrec_payload *b)
{
    if (a->kind != b->kind || ((a->flags ^ b->flags) & ~(uint32_t)KTRECI_WRITING_FLAGS) != 0 ||
        a->kind >= KTREC_KIND_COUNT)
        return 0;
    return members_equal(ktreci_kinds[a->kind].members, (const uint8_t *)&a->u,
                         (const uint8_t *)&b->u, a->flags);
}

static int
is_empty(const ktrec_bytes *bytes)
{
    return bytes->size == 0 || *(const char *)bytes->data == '\0';
}

/* The same of a label, which may go on behind a NUL. */
static int
is_blank(const ktrec_bytes *bytes)
{
    const char *p = bytes->data;

    return bytes->size == 0 || (p[0] == '\0' && memcmp(p, p + 1, bytes->size - 1) == 0);
}

int
ktreci_form_holds(const ktrec_payload *payload, uint32_t form)
{
    const uint32_t one =
        KTREC_PAYLOAD_VALUE0 | KTREC_PAYLOAD_VALUE1 | KTREC_PAYLOAD_VALUE32 | KTREC_PAYLOAD_WIDE;
    const uint32_t *mask = payload->u.psig.mask;

    switch (payload->kind) {
    case KTREC_KIND_SYSRET:
        if ((form & KTREC_PAYLOAD_VALUE0) != 0 && payload->u.sysret.value[0] != 0)
            return 0;
        return (form & one) == 0 || payload->u.sysret.value[1] == 0;
    case KTREC_KIND_PSIG:
        if ((payload->flags & ~form & KTREC_PAYLOAD_SIGINFO) != 0)
            return 0;
        return (form & KTREC_PAYLOAD_MASK1) == 0 || (mask[1] | mask[2] | mask[3]) == 0;
    case KTREC_KIND_CSW:
        return (form & KTREC_PAYLOAD_WMESG) != 0 || is_empty(&payload->u.csw.wmesg);
    case KTREC_KIND_CAPFAIL:
        return (form & KTREC_PAYLOAD_CAP1) == 0 ||
               (payload->u.capfail.needed[1] | payload->u.capfail.held[1]) == 0;
    case KTREC_KIND_USER:
        return (form & KTREC_PAYLOAD_UNLABELLED) == 0 || is_blank(&payload->u.user.id);
    default:
        return 1;
    }
}
