/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * generate_payload.c - a payload of each kind, from the generator's numbers.
 */
#include "generate_inside.h"

#include <string.h>

#include "base/bytes.h"

/* ---- system calls ---------------------------------------------------------------------------- */

/*
 * 16-bit number and count, arguments of 4 bytes.  The first is no size that the form of today would
 * have there.
 */
static void
call_short(generator *g, ktrec_syscall *s)
{
    size_t size = 8 * (size_t)generate_below(g, 11);
    uint8_t *args = generate_room(g, &size);

    for (size_t i = 0; i < size; i += 8) {
        uint64_t v = i == 0 ? 0x40000000 : (uint32_t)generate_number(g);
        memcpy(args + i, &v, 8);
    }
    s->number = 1 + (int32_t)generate_below(g, 500);
    s->args = (ktrec_words){args, (uint32_t)(size / 8), 8, KTRECI_HOST_ORDER, 0};
}

/* The form that a system, or one release of it, writes. */
static uint32_t
call_form(generator *g, const ktrec_format *f, unsigned flags)
{
    uint32_t how = flags & GENERATE_KERNEL ? g->dialect : generate_below(g, 256);

    switch (f->system) {
    case KTREC_SYSTEM_NETBSD: /* 0.9 */
        return f->version == KTREC_VERSION_OLD && f->register_size == 4 && how % 16 == 0
                   ? KTREC_PAYLOAD_NET2
                   : 0;
    case KTREC_SYSTEM_CSRG:
        return f->version == 1 || how % 2 ? KTREC_PAYLOAD_NET2 : 0;
    case KTREC_SYSTEM_DARWIN:
        return how % 3 == 0 ? KTREC_PAYLOAD_SLOT64 : how % 3 == 1 ? KTREC_PAYLOAD_NET2 : 0;
    default:
        return 0;
    }
}

/* What only damage makes: bytes behind the arguments, or a claim of more than there are. */
static void
call_oddity(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    ktrec_syscall *s = &p->u.syscall;

    s->number = 300 + (int32_t)generate_below(g, 200); /* what is odd must not look like Net/2 */
    if (generate_below(g, 2)) {
        s->rest = generate_data(g, 1 + generate_below(g, 20));
        return;
    }
    p->flags |= KTREC_PAYLOAD_ARGSIZE;
    s->argsize = (s->args.count + 1 + generate_below(g, 4)) * f->register_size;
}

/* OpenBSD: the numbers of a sysctl's name behind its arguments; the mark of an indirect call. */
static void
call_openbsd(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    enum { SYSCTL = 202 };

    if (f->version == 5 && generate_below(g, 16) == 0)
        p->flags |= KTREC_PAYLOAD_INDIRECT;
    p->u.syscall.number &= 0xffff;
    if (p->u.syscall.number == SYSCTL && p->u.syscall.args.count == 6)
        p->u.syscall.rest = generate_data(g, 4 * (size_t)generate_below(g, 13));
}

static void
syscall(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    ktrec_syscall *s = &p->u.syscall;
    /* Which all but newer kernels of two systems tell its form by. */
    int is_short = (flags & GENERATE_PORTABLE) != 0 ||
                   (f->system != KTREC_SYSTEM_OPENBSD &&
                    (f->system != KTREC_SYSTEM_NETBSD || f->version == KTREC_VERSION_OLD));

    p->flags = call_form(g, f, flags);
    if (flags & GENERATE_KERNEL) {
        generate_real_call(g, f, s);
    } else if (p->flags & KTREC_PAYLOAD_NET2) {
        call_short(g, s);
    } else {
        s->number = generate_below(g, 8) == 0 ? generate_int32(g) : (int32_t)generate_below(g, 500);
        if (is_short)
            s->number = (int16_t)s->number;
        /* Which knows no call 0. */
        if ((p->flags & KTREC_PAYLOAD_SLOT64) != 0 && s->number == 0)
            s->number = 1;
        s->args = generate_words(g, generate_below(g, 11),
                                 p->flags & KTREC_PAYLOAD_SLOT64 ? 8 : f->register_size);
        if (f->system == KTREC_SYSTEM_NETBSD && !(flags & GENERATE_PORTABLE) &&
            generate_below(g, 8) == 0)
            call_oddity(g, f, p);
    }
    if (f->system == KTREC_SYSTEM_OPENBSD)
        call_openbsd(g, f, p);
    /* Mac OS X: without arguments two of the forms are one. */
    if (f->system == KTREC_SYSTEM_DARWIN && s->args.count == 0 && p->flags != 0)
        p->flags = KTREC_PAYLOAD_SLOT64;
}

static int32_t
returning_call(generator *g, const ktrec_format *f, unsigned flags)
{
    ktrec_syscall call = {0};

    if (!(flags & GENERATE_KERNEL))
        return (int16_t)generate_below(g, 500);
    generate_real_call(g, f, &call);
    return call.number;
}

/* OpenBSD >= 5.8: ints, a value only where there is no error, and 8 bytes of it for lseek. */
static void
sysret_int(generator *g, const ktrec_format *f, ktrec_sysret *s, uint32_t *flags)
{
    *flags = KTREC_PAYLOAD_INT | (s->error != 0 ? KTREC_PAYLOAD_VALUE0 : KTREC_PAYLOAD_VALUE1);
    s->eosys = 0;
    if (s->error != 0)
        return;
    s->value[0] = generate_signed(g, f->register_size);
    if (f->register_size == 4 && generate_below(g, 8) == 0) {
        s->number = f->version == 4 ? 199 : 166;
        *flags = KTREC_PAYLOAD_INT | KTREC_PAYLOAD_WIDE;
        s->value[0] = generate_signed(g, 8);
    }
}

static void
sysret(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    ktrec_sysret *s = &p->u.sysret;
    uint32_t how = flags & GENERATE_KERNEL ? g->dialect : generate_below(g, 256);

    s->number = returning_call(g, f, flags);
    s->error = generate_below(g, 2) ? 0 : (int32_t)generate_below(g, 100) - 3;
    s->eosys =
        generate_below(g, 16) || (flags & GENERATE_KERNEL) ? 0 : (int16_t)generate_below(g, 32000);
    if (f->system == KTREC_SYSTEM_OPENBSD && f->version >= 4) {
        sysret_int(g, f, s, &p->flags);
        return;
    }
    s->value[0] = generate_signed(g, f->register_size);
    if (f->system == KTREC_SYSTEM_NETBSD && (f->version != KTREC_VERSION_OLD || how % 4 == 0) &&
        (how % 8 || (flags & GENERATE_KERNEL))) {
        s->value[1] = generate_signed(g, f->register_size);
        return;
    }
    p->flags = KTREC_PAYLOAD_VALUE1;
    if (f->system == KTREC_SYSTEM_OPENBSD && f->register_size == 8 &&
        (f->version == 1 || (f->version == 2 && how % 2))) { /* up to 4.9 */
        p->flags = KTREC_PAYLOAD_VALUE32;
        s->value[0] = (int32_t)s->value[0];
    }
}

/* ---- other kinds ----------------------------------------------------------------------------- */

static void
user(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    if (f->system != KTREC_SYSTEM_NETBSD && f->system != KTREC_SYSTEM_OPENBSD) {
        p->flags = KTREC_PAYLOAD_UNLABELLED;
        p->u.user.data = generate_some_bytes(g);
        return;
    }
    if (generate_below(g, 16) == 0)
        return; /* the kernel faulted: nothing at all */
    p->u.user.id = generate_data(g, 20);
    p->u.user.data = generate_some_bytes(g);
}

static void
mool(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    p->u.mool.addr = generate_sized(g, f->pointer_size);
    p->u.mool.size = generate_sized(g, f->long_size);
    p->u.mool.data = generate_some_bytes(g);
}

static void
mmsg(generator *g, ktrec_payload *p)
{
    ktrec_mmsg *m = &p->u.mmsg;

    m->bits = generate_int32(g);
    m->size = generate_int32(g);
    m->remote = generate_int32(g);
    m->local = generate_int32(g);
    m->reserved = generate_int32(g);
    m->id = generate_int32(g);
    m->body = generate_some_bytes(g);
}

static void
saupcall(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    ktrec_saupcall *s = &p->u.saupcall;
    uint32_t count = generate_below(g, 5);
    size_t size = count * sizeof(ktrec_sa);
    ktrec_sa *sa = (ktrec_sa *)(void *)generate_room(g, &size);

    s->type = (int32_t)generate_below(g, 8);
    s->nevent = generate_int32(g);
    s->nint = generate_int32(g);
    s->stack = generate_sized(g, f->pointer_size);
    s->arg = generate_sized(g, f->pointer_size);
    s->argsize = generate_sized(g, f->long_size);
    s->count = (uint32_t)(size / sizeof(ktrec_sa));
    s->sas = sa;
    for (uint32_t i = 0; i < s->count; i++)
        sa[i] =
            (ktrec_sa){generate_sized(g, f->pointer_size), generate_int32(g), generate_int32(g)};
}

static void
csw(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    p->u.csw.out = (int32_t)generate_below(g, 2);
    p->u.csw.user = (int32_t)generate_below(g, 2);
    if (f->system == KTREC_SYSTEM_FREEBSD && f->version < KTREC_VERSION_OLD &&
        generate_below(g, 4)) {
        p->flags = KTREC_PAYLOAD_WMESG;
        p->u.csw.wmesg = generate_chars(g, 8);
    }
}

/* A structure by name; only FreeBSD's arrays say how large one is. */
static void
structure(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    static const char *const names[] = {"stat", "sockaddr", "timespec", "odd"};
    const char *name = names[generate_below(g, 4)];

    p->flags = KTREC_PAYLOAD_NUL;
    p->u.structure.name = (ktrec_bytes){name, strlen(name)};
    p->u.structure.data = generate_some_bytes(g);
    if (p->kind == KTREC_KIND_STRUCT_ARRAY)
        p->u.structure.size = generate_sized(g, f->long_size);
}

/* Strings back to back, each with its NUL. */
static void
strings(generator *g, ktrec_payload *p)
{
    ktrec_bytes bytes = generate_text(g);
    uint8_t *end = g->arena + g->used;

    if (bytes.size != 0)
        end[-1] = '\0';
    if (bytes.size > 4)
        end[-(ptrdiff_t)bytes.size / 2] = '\0';
    p->u.text.text = bytes;
}

/* Three generations; each has a length of its own. */
static void
capfail(generator *g, ktrec_payload *p)
{
    ktrec_capfail *c = &p->u.capfail;
    uint32_t how = generate_below(g, 4);

    c->type = (int32_t)generate_below(g, 8);
    if (how == 0) {
        p->flags = KTREC_PAYLOAD_CAP3;
        c->number = (int16_t)generate_below(g, 600);
        c->flags = (uint32_t)generate_int32(g);
        c->data = generate_data(g, 1024);
        return;
    }
    c->needed[0] = generate_number(g);
    c->held[0] = generate_number(g);
    if (how == 1) {
        p->flags = KTREC_PAYLOAD_CAP1;
        return;
    }
    c->needed[1] = generate_number(g);
    c->held[1] = generate_number(g);
}

static void
exterr(generator *g, ktrec_exterr *e)
{
    e->version = 1;
    e->error = generate_below(g, 100);
    e->category = generate_below(g, 20);
    e->line = (uint32_t)generate_int32(g);
    e->flags = (uint32_t)generate_int32(g);
    e->reserved = (uint32_t)generate_int32(g);
    e->p1 = generate_number(g);
    e->p2 = generate_number(g);
    for (int i = 0; i < 4; i++)
        e->reserved2[i] = generate_number(g);
    e->message = generate_chars(g, 128);
}

/* NetBSD >= 5.0 and FreeBSD's sysctl end in a NUL, others do not. */
static void
path(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    int always = p->kind == KTREC_KIND_SYSCTL;

    p->u.text.text = generate_text(g);
    if (flags & GENERATE_KERNEL)
        p->flags = always || f->system == KTREC_SYSTEM_NETBSD ? KTREC_PAYLOAD_NUL : 0;
    else
        p->flags = generate_below(g, 2) ? KTREC_PAYLOAD_NUL : 0;
}

static void
emul(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    const char *name = f->system == KTREC_SYSTEM_NETBSD ? "netbsd" : "native";

    p->u.text.text = generate_text(g);
    if (flags & GENERATE_KERNEL) {
        if (generate_below(g, 4) == 0)
            name = "linux";
        p->u.text.text = (ktrec_bytes){name, strlen(name)};
    }
}

static void
small_payload(generator *g, const ktrec_format *f, ktrec_payload *p)
{
    switch (p->kind) {
    case KTREC_KIND_MIB:
        p->u.mib.name = generate_words(g, generate_below(g, 12), 4);
        break;
    case KTREC_KIND_EXEC_FD:
        p->u.exec_fd.fd = generate_int32(g);
        p->u.exec_fd.dtype = (uint32_t)generate_int32(g);
        break;
    case KTREC_KIND_PROCCTOR:
        p->u.procctor.flags = (uint32_t)generate_int32(g);
        break;
    case KTREC_KIND_FAULT:
        p->u.fault.addr = generate_sized(g, f->pointer_size);
        p->u.fault.type = generate_int32(g);
        break;
    case KTREC_KIND_FAULTEND:
        p->u.faultend.result = generate_int32(g);
        break;
    case KTREC_KIND_PLEDGE:
        p->u.pledge.error = generate_int32(g);
        p->u.pledge.number = generate_int32(g);
        p->u.pledge.promise = generate_number(g);
        break;
    case KTREC_KIND_PINSYSCALL:
        p->u.pinsyscall.error = generate_int32(g);
        p->u.pinsyscall.number = generate_int32(g);
        p->u.pinsyscall.addr = generate_sized(g, f->long_size);
        break;
    case KTREC_KIND_UNKNOWN:
        p->u.data = generate_some_bytes(g);
        break;
    default: /* PROCDTOR, START: nothing */
        break;
    }
}

void
generate_payload(generator *g, const ktrec_format *f, unsigned flags, ktrec_payload *p)
{
    switch (p->kind) {
    case KTREC_KIND_SYSCALL:
        syscall(g, f, flags, p);
        break;
    case KTREC_KIND_SYSRET:
        sysret(g, f, flags, p);
        break;
    case KTREC_KIND_NAMEI:
    case KTREC_KIND_SYSCTL:
        path(g, f, flags, p);
        break;
    case KTREC_KIND_EMUL:
        emul(g, f, flags, p);
        break;
    case KTREC_KIND_EXEC_ARG:
    case KTREC_KIND_EXEC_ENV:
        p->u.text.text = generate_text(g);
        break;
    case KTREC_KIND_ARGS:
    case KTREC_KIND_ENVS:
        strings(g, p);
        break;
    case KTREC_KIND_GENIO:
        p->u.genio.fd = generate_int32(g);
        p->u.genio.op = (int32_t)generate_below(g, 2);
        p->u.genio.data = generate_some_bytes(g);
        break;
    case KTREC_KIND_PSIG:
        generate_psig(g, f, flags, p);
        break;
    case KTREC_KIND_CSW:
        csw(g, f, p);
        break;
    case KTREC_KIND_USER:
        user(g, f, p);
        break;
    case KTREC_KIND_STRUCT:
    case KTREC_KIND_STRUCT_ARRAY:
        structure(g, f, p);
        break;
    case KTREC_KIND_CAPFAIL:
        capfail(g, p);
        break;
    case KTREC_KIND_EXTERR:
        exterr(g, &p->u.exterr);
        break;
    case KTREC_KIND_MMSG:
        mmsg(g, p);
        break;
    case KTREC_KIND_MOOL:
        mool(g, f, p);
        break;
    case KTREC_KIND_SAUPCALL:
        saupcall(g, f, p);
        break;
    default:
        small_payload(g, f, p);
        break;
    }
}
