/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_args.c - the arguments of a system call: one decoder per slot, chosen by the call's
 * rule.
 *
 * kdump does not ask how many slots a record has before it decodes them, and reads on into what
 * lies behind it; here a slot that is not there is 0.
 */

#include "base/text.h"
#include "names/sets.h"
#include "print/freebsd_slots.h"

/* The slot's value as a signed register. */
static int64_t
as_signed(const ktreci_slots *s, uint64_t v)
{
    return s->words->width == 4 ? ktreci_slots_int(v) : (int64_t)v;
}

void
ktreci_decode_num(ktreci_slots *s, unsigned set)
{
    uint64_t v = ktreci_slots_current(s);
    char *p = ktreci_sink_room(s->context->out, KTRECI_NUMBER_MAX + 1);

    (void)set;
    *p++ = s->separator;
    s->separator = ',';
    p = ktreci_slots_decimal(s) ? ktreci_put_i64(p, as_signed(s, v)) : ktreci_put_0x(p, v);
    ktreci_sink_took(s->context->out, p);
    ktreci_slots_took(s, 1);
}

static void
decode_dec(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_sink_i64(s->context->out, as_signed(s, ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

static void
decode_dec32(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_sink_i64(s->context->out, ktreci_slots_int(ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

/*
 * A 64-bit argument: two slots of a 32-bit process, the low half first on all machines.  Old kdumps
 * know that powerpc, of 32 or 64 bits, puts such a pair at an even place.
 */
static uint64_t
take_pair(ktreci_slots *s)
{
    const ktrec_format *format = &s->context->record->format;
    const int powerpc = format->order == KTREC_ORDER_BIG && format->align64 == 8 &&
                        format->register_size == format->long_size;
    uint64_t v;

    if (!s->context->abi->wide_pairs) {
        v = ktreci_slots_current(s);
        ktreci_slots_took(s, 1);
        return v;
    }
    if (powerpc && ktreci_freebsd_older(s->context) && (s->next & 1) != 0)
        ktreci_slots_took(s, 1);
    v = (uint32_t)ktreci_slots_current(s) | ktrec_words_get(s->words, s->next + 1) << 32;
    ktreci_slots_took(s, 2);
    return v;
}

/* Its value with a sign: a slot of 32 bits that is not half of a pair has its own. */
static int64_t
as_wide(const ktreci_slots *s, uint64_t v)
{
    return s->context->abi->wide_pairs ? (int64_t)v : as_signed(s, v);
}

static void
decode_num64(ktreci_slots *s, unsigned set)
{
    uint64_t v;

    (void)set;
    ktreci_slots_separate(s);
    v = take_pair(s);
    if (ktreci_slots_decimal(s))
        ktreci_sink_i64(s->context->out, as_wide(s, v));
    else
        ktreci_sink_0x(s->context->out, v);
}

static void
decode_dec64(ktreci_slots *s, unsigned set)
{
    (void)set;
    ktreci_slots_separate(s);
    ktreci_sink_i64(s->context->out, as_wide(s, take_pair(s)));
}

void
ktreci_decode_enum(ktreci_slots *s, unsigned set)
{
    ktreci_slots_separate(s);
    ktreci_freebsd_enum(s->context, set, ktreci_slots_int(ktreci_slots_current(s)));
    ktreci_slots_took(s, 1);
}

static void
print_int(const ktreci_slots *s, int32_t v)
{
    if (ktreci_slots_decimal(s))
        ktreci_sink_i64(s->context->out, v);
    else
        ktreci_sink_0x(s->context->out, (uint32_t)v);
}

static void
decode_enumv(ktreci_slots *s, unsigned set)
{
    int32_t v = ktreci_slots_int(ktreci_slots_current(s));
    const char *name = ktreci_freebsd_name(s->context, set, v);

    ktreci_slots_separate(s);
    if (name != NULL)
        ktreci_sink_text(s->context->out, name);
    else
        print_int(s, v);
    ktreci_slots_took(s, 1);
}

static void
decode_mask(ktreci_slots *s, unsigned set)
{
    ktreci_slots_separate(s);
    ktreci_freebsd_mask(s->context, set, (uint32_t)ktreci_slots_current(s));
    ktreci_slots_took(s, 1);
}

static void
decode_mask0(ktreci_slots *s, unsigned set)
{
    ktreci_slots_separate(s);
    ktreci_freebsd_mask0(s->context, set, (uint32_t)ktreci_slots_current(s));
    ktreci_slots_took(s, 1);
}

void
ktreci_decode_mode(ktreci_slots *s, unsigned set)
{
    (void)set;
    decode_mask0(s, KTRECI_SET_FREEBSD_FILEMODE);
}

static const ktreci_decoder decoders[KTRECI_DECODE_COUNT] = {
    [KTRECI_DECODE_NUM] = ktreci_decode_num,
    [KTRECI_DECODE_ENUM] = ktreci_decode_enum,
    [KTRECI_DECODE_ENUMV] = decode_enumv,
    [KTRECI_DECODE_IOCTL] = ktreci_decode_ioctl,
    [KTRECI_DECODE_SIGNAL] = ktreci_decode_signal,
    [KTRECI_DECODE_MASK] = decode_mask,
    [KTRECI_DECODE_MASK0] = decode_mask0,
    [KTRECI_DECODE_MODE] = ktreci_decode_mode,
    [KTRECI_DECODE_NUM64] = decode_num64,
    [KTRECI_DECODE_DEC] = decode_dec,
    [KTRECI_DECODE_DEC32] = decode_dec32,
    [KTRECI_DECODE_DEC64] = decode_dec64,
    [KTRECI_DECODE_OPEN_MODE] = ktreci_decode_open_mode,
    [KTRECI_DECODE_LX_OPEN_MODE] = ktreci_decode_linux_open_mode,
    [KTRECI_DECODE_FCNTL_ARG] = ktreci_decode_fcntl_arg,
    [KTRECI_DECODE_SOCKOPT_NAME] = ktreci_decode_sockopt_name,
    [KTRECI_DECODE_INET_PROTO] = ktreci_decode_inet_proto,
    [KTRECI_DECODE_QUOTACTL] = ktreci_decode_quotactl,
    [KTRECI_DECODE_UMTX_OP] = ktreci_decode_umtx_op,
    [KTRECI_DECODE_UMTX_FLAGS] = ktreci_decode_umtx_flags,
    [KTRECI_DECODE_SHM_PATH] = ktreci_decode_shm_path,
    [KTRECI_DECODE_LX_SIGNAL] = ktreci_decode_linux_signal,
    [KTRECI_DECODE_LX_CLOCKID] = ktreci_decode_linux_clock,
};

/*
 * After a first decoder some calls (reboot, umask, mlockall, sched_get_priority_max and _min) go on
 * as if they had not opened the parenthesis yet.  Of the calls with one decoder only these have it
 * for such a thing.
 */
static int
forgets_parenthesis(const ktreci_rule *rule)
{
    if (rule->count != 1)
        return 0;
    if (rule->args[0].decoder == KTRECI_DECODE_MODE)
        return 1;
    switch (rule->args[0].set) {
    case KTRECI_SET_FREEBSD_REBOOT:
    case KTRECI_SET_FREEBSD_MLOCKALLFLAGS:
    case KTRECI_SET_FREEBSD_SCHEDPOLICY:
        return 1;
    default:
        return 0;
    }
}

/* Between names, commas stand also where a separator was forgotten. */
static void
print_decoded(ktreci_slots *s, const ktreci_rule *rule)
{
    for (unsigned i = 0; i < rule->count; i++) {
        const ktreci_arg *arg = &rule->args[i];
        ktreci_decoder decode = decoders[arg->decoder];
        char separator = s->separator;

        if (i != 0)
            s->separator = ',';
        (decode == NULL ? ktreci_decode_num : decode)(s, arg->set);
        if (i != 0)
            s->separator = separator;
    }
    if (forgets_parenthesis(rule))
        s->separator = '(';
}

void
ktreci_freebsd_args(const ktreci_print_context *context)
{
    const ktrec_syscall *call = &context->payload->u.syscall;
    const ktreci_rule *rule = NULL;
    ktreci_slots s = {context, &call->args, 0, call->args.count, '('};

    if (call->args.count == 0)
        return;
    if ((context->options->flags & (KTREC_PRINT_PLAIN | KTREC_PRINT_NUMBERS)) == 0 &&
        context->abi->decoded)
        rule = ktreci_callee_of(context, call->number)->rule;
    if (rule != NULL && call->args.count >= rule->min)
        print_decoded(&s, rule);
    while (s.left > 0)
        ktreci_decode_num(&s, KTRECI_SET_NONE);
    ktreci_sink_char(context->out, ')');
}
