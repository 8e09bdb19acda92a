/* SPDX-License-Identifier: BSD-2-Clause */
#include "equal.h"

#include <string.h>

#define DIFFER(member)                                                                             \
    do {                                                                                           \
        if (a->member != b->member)                                                                \
            return #member;                                                                        \
    } while (0)

static int
bytes_differ(const ktrec_bytes *a, const ktrec_bytes *b)
{
    if (a->size != b->size)
        return 1;
    return a->size != 0 && memcmp(a->data, b->data, a->size) != 0;
}

/* One word, read here by hand: the library's own accessor is under test too. */
static uint64_t
word(const ktrec_words *words, uint32_t index)
{
    const uint8_t *p = (const uint8_t *)words->data + (size_t)index * words->width;
    uint64_t v = 0;

    for (unsigned i = 0; i < words->width; i++) {
        unsigned place = words->order == KTREC_ORDER_BIG ? i : words->width - 1u - i;
        v = v << 8 | p[place];
    }
    return v;
}

static int
words_differ(const ktrec_words *a, const ktrec_words *b)
{
    if (a->count != b->count)
        return 1;
    for (uint32_t i = 0; i < a->count; i++) {
        if (word(a, i) != word(b, i) || ktrec_words_get(a, i) != word(a, i))
            return 1;
    }
    return 0;
}

const char *
header_difference(const ktrec_header *a, const ktrec_header *b, unsigned ignore)
{
    DIFFER(kind);
    DIFFER(type);
    DIFFER(pid);
    DIFFER(sec);
    DIFFER(cpu);
    if (memcmp(a->comm, b->comm, sizeof(a->comm)) != 0)
        return "comm";
    if (!(ignore & EQUAL_LENGTH))
        DIFFER(length);
    if (ignore & EQUAL_VERSION) {
        uint16_t both = a->flags & b->flags;
        uint32_t coarse = a->resolution > b->resolution ? a->resolution : b->resolution;

        if (a->nsec / coarse != b->nsec / coarse)
            return "nsec";
        if ((both & KTREC_HAS_LWP) && a->lwp != b->lwp)
            return "lwp";
        return NULL;
    }
    DIFFER(flags);
    DIFFER(lwp);
    DIFFER(nsec);
    DIFFER(resolution);
    DIFFER(buffer);
    DIFFER(version);
    return NULL;
}

static const char *
siginfo_difference(const ktrec_siginfo *a, const ktrec_siginfo *b)
{
    DIFFER(signo);
    DIFFER(code);
    DIFFER(error);
    DIFFER(reason);
    DIFFER(pid);
    DIFFER(uid);
    DIFFER(value);
    DIFFER(status);
    DIFFER(fd);
    DIFFER(utime);
    DIFFER(stime);
    DIFFER(addr);
    DIFFER(trap);
    DIFFER(trap2);
    DIFFER(trap3);
    DIFFER(syscall);
    DIFFER(band);
    DIFFER(value2[0]);
    DIFFER(value2[1]);
    DIFFER(syserror);
    DIFFER(event);
    DIFFER(other);
    DIFFER(layout);
    for (int i = 0; i < 8; i++)
        DIFFER(args[i]);
    return NULL;
}

static const char *
psig_difference(const ktrec_psig *a, const ktrec_psig *b, int siginfo)
{
    DIFFER(signal);
    DIFFER(code);
    DIFFER(action);
    for (int i = 0; i < 4; i++)
        DIFFER(mask[i]);
    return siginfo ? siginfo_difference(&a->siginfo, &b->siginfo) : NULL;
}

static const char *
syscall_difference(const ktrec_syscall *a, const ktrec_syscall *b, int argsize)
{
    DIFFER(number);
    if (argsize)
        DIFFER(argsize);
    if (words_differ(&a->args, &b->args))
        return "args";
    return bytes_differ(&a->rest, &b->rest) ? "rest" : NULL;
}

static const char *
sysret_difference(const ktrec_sysret *a, const ktrec_sysret *b)
{
    DIFFER(number);
    DIFFER(error);
    DIFFER(eosys);
    DIFFER(value[0]);
    DIFFER(value[1]);
    return NULL;
}

static const char *
genio_difference(const ktrec_genio *a, const ktrec_genio *b)
{
    DIFFER(fd);
    DIFFER(op);
    return bytes_differ(&a->data, &b->data) ? "data" : NULL;
}

static const char *
csw_difference(const ktrec_csw *a, const ktrec_csw *b)
{
    DIFFER(out);
    DIFFER(user);
    return bytes_differ(&a->wmesg, &b->wmesg) ? "wmesg" : NULL;
}

static const char *
user_difference(const ktrec_user *a, const ktrec_user *b)
{
    if (bytes_differ(&a->id, &b->id))
        return "id";
    return bytes_differ(&a->data, &b->data) ? "data" : NULL;
}

static const char *
mmsg_difference(const ktrec_mmsg *a, const ktrec_mmsg *b)
{
    DIFFER(bits);
    DIFFER(size);
    DIFFER(remote);
    DIFFER(local);
    DIFFER(reserved);
    DIFFER(id);
    return bytes_differ(&a->body, &b->body) ? "body" : NULL;
}

static const char *
mool_difference(const ktrec_mool *a, const ktrec_mool *b)
{
    DIFFER(addr);
    DIFFER(size);
    return bytes_differ(&a->data, &b->data) ? "data" : NULL;
}

static const char *
sa_difference(const ktrec_sa *a, const ktrec_sa *b)
{
    DIFFER(context);
    DIFFER(id);
    DIFFER(cpu);
    return NULL;
}

static const char *
saupcall_difference(const ktrec_saupcall *a, const ktrec_saupcall *b)
{
    DIFFER(type);
    DIFFER(nevent);
    DIFFER(nint);
    DIFFER(count);
    DIFFER(stack);
    DIFFER(arg);
    DIFFER(argsize);
    for (uint32_t i = 0; i < a->count; i++) {
        ktrec_sa x = {0}, y = {0};

        if (ktrec_saupcall_get(a, i, &x) != KTREC_OK || ktrec_saupcall_get(b, i, &y) != KTREC_OK)
            return "sas";
        if (sa_difference(&x, &y) != NULL)
            return sa_difference(&x, &y);
    }
    return NULL;
}

static const char *
struct_difference(const ktrec_struct *a, const ktrec_struct *b)
{
    DIFFER(size);
    if (bytes_differ(&a->name, &b->name))
        return "name";
    return bytes_differ(&a->data, &b->data) ? "data" : NULL;
}

static const char *
capfail_difference(const ktrec_capfail *a, const ktrec_capfail *b)
{
    DIFFER(type);
    DIFFER(number);
    DIFFER(flags);
    DIFFER(needed[0]);
    DIFFER(needed[1]);
    DIFFER(held[0]);
    DIFFER(held[1]);
    return bytes_differ(&a->data, &b->data) ? "data" : NULL;
}

static const char *
exterr_difference(const ktrec_exterr *a, const ktrec_exterr *b)
{
    DIFFER(version);
    DIFFER(error);
    DIFFER(category);
    DIFFER(line);
    DIFFER(flags);
    DIFFER(reserved);
    DIFFER(p1);
    DIFFER(p2);
    for (int i = 0; i < 4; i++)
        DIFFER(reserved2[i]);
    return bytes_differ(&a->message, &b->message) ? "message" : NULL;
}

static const char *
small_difference(const ktrec_payload *a, const ktrec_payload *b)
{
    switch (a->kind) {
    case KTREC_KIND_EXEC_FD:
        DIFFER(u.exec_fd.fd);
        DIFFER(u.exec_fd.dtype);
        return NULL;
    case KTREC_KIND_PROCCTOR:
        DIFFER(u.procctor.flags);
        return NULL;
    case KTREC_KIND_FAULT:
        DIFFER(u.fault.addr);
        DIFFER(u.fault.type);
        return NULL;
    case KTREC_KIND_FAULTEND:
        DIFFER(u.faultend.result);
        return NULL;
    case KTREC_KIND_PLEDGE:
        DIFFER(u.pledge.error);
        DIFFER(u.pledge.number);
        DIFFER(u.pledge.promise);
        return NULL;
    case KTREC_KIND_PINSYSCALL:
        DIFFER(u.pinsyscall.error);
        DIFFER(u.pinsyscall.number);
        DIFFER(u.pinsyscall.addr);
        return NULL;
    default:
        return "kind";
    }
}

const char *
payload_difference(const ktrec_payload *a, const ktrec_payload *b)
{
    DIFFER(kind);
    DIFFER(flags);
    switch (a->kind) {
    case KTREC_KIND_SYSCALL:
        return syscall_difference(&a->u.syscall, &b->u.syscall, a->flags & KTREC_PAYLOAD_ARGSIZE);
    case KTREC_KIND_SYSRET:
        return sysret_difference(&a->u.sysret, &b->u.sysret);
    case KTREC_KIND_NAMEI:
    case KTREC_KIND_EMUL:
    case KTREC_KIND_EXEC_ARG:
    case KTREC_KIND_EXEC_ENV:
    case KTREC_KIND_SYSCTL:
    case KTREC_KIND_ARGS:
    case KTREC_KIND_ENVS:
        return bytes_differ(&a->u.text.text, &b->u.text.text) ? "text" : NULL;
    case KTREC_KIND_GENIO:
        return genio_difference(&a->u.genio, &b->u.genio);
    case KTREC_KIND_PSIG:
        return psig_difference(&a->u.psig, &b->u.psig, a->flags & KTREC_PAYLOAD_SIGINFO);
    case KTREC_KIND_CSW:
        return csw_difference(&a->u.csw, &b->u.csw);
    case KTREC_KIND_USER:
        return user_difference(&a->u.user, &b->u.user);
    case KTREC_KIND_MMSG:
        return mmsg_difference(&a->u.mmsg, &b->u.mmsg);
    case KTREC_KIND_MOOL:
        return mool_difference(&a->u.mool, &b->u.mool);
    case KTREC_KIND_SAUPCALL:
        return saupcall_difference(&a->u.saupcall, &b->u.saupcall);
    case KTREC_KIND_MIB:
        return words_differ(&a->u.mib.name, &b->u.mib.name) ? "name" : NULL;
    case KTREC_KIND_STRUCT:
    case KTREC_KIND_STRUCT_ARRAY:
        return struct_difference(&a->u.structure, &b->u.structure);
    case KTREC_KIND_CAPFAIL:
        return capfail_difference(&a->u.capfail, &b->u.capfail);
    case KTREC_KIND_EXTERR:
        return exterr_difference(&a->u.exterr, &b->u.exterr);
    case KTREC_KIND_UNKNOWN:
        return bytes_differ(&a->u.data, &b->u.data) ? "data" : NULL;
    case KTREC_KIND_PROCDTOR:
    case KTREC_KIND_START:
        return NULL;
    default:
        return small_difference(a, b);
    }
}
