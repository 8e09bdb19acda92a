/* SPDX-License-Identifier: BSD-2-Clause */
/* words.c - words behind a structure: a sysctl's numbers, the arguments of a system call. */
#include "base/bytes.h"
#include "record/tails.h"

/* ---- words ---------------------------------------------------------------------------------- */

static void
words_set(const ktreci_tail *tail, ktrec_words *words, const uint8_t *p, uint32_t count,
          unsigned width)
{
    words->data = p;
    words->count = count;
    words->width = (uint8_t)width;
    words->order = tail->shape->format.order;
    words->reserved = 0;
}

/*
 * Whether every word fits in width bytes, or may be cut to: KTREC_OK, KTREC_E_RANGE; or
 * KTREC_E_ARGUMENT, if they have no width themselves.
 */
static int
words_fit(const ktrec_words *words, unsigned width, uint32_t flags)
{
    if (words->count != 0 && !ktreci_is_word(words->width))
        return KTREC_E_ARGUMENT;
    if (words->width <= width || (flags & KTREC_PAYLOAD_CUT) != 0)
        return KTREC_OK;
    for (uint32_t i = 0; i < words->count; i++)
        if (ktrec_words_get(words, i) >> (8 * width) != 0)
            return KTREC_E_RANGE;
    return KTREC_OK;
}

static void
words_put(const ktreci_tail *tail, const ktrec_words *words, unsigned width, uint8_t *p)
{
    for (uint32_t i = 0; i < words->count; i++)
        ktreci_store(p + (size_t)i * width, ktrec_words_get(words, i), width, tail->plan->swap);
}

static int
words32_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    (void)p;
    (void)strict;
    return len >= tail->shape->size && (len - tail->shape->size) % 4 == 0;
}

static void
words32_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    (void)flags;
    words_set(tail, to, p + tail->shape->size, (uint32_t)((len - tail->shape->size) / 4), 4);
}

static int64_t
words32_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_words *words = from;
    int rc = words_fit(words, 4, flags);

    return rc != KTREC_OK ? rc : (int64_t)tail->shape->size + (int64_t)words->count * 4;
}

static void
words32_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    (void)flags;
    words_put(tail, from, 4, p + tail->shape->size);
}

/* ---- system call arguments ------------------------------------------------------------------ */

/* OpenBSD's, the one system with such numbers behind the arguments. */
enum { MIB_MOST = 12 * 4 /* CTL_MAXNAME */, SYSCTL = 202, INDIRECT = 0x20000000 };

static uint64_t
args_claimed(const ktreci_tail *tail, const ktreci_args_form *form, const uint8_t *p)
{
    return ktreci_load(p + form->count_at, form->count_width, tail->plan->swap) * form->unit;
}

/*
 * Whether the tail is of a form that its system has beside the one with an int: all but registers.
 */
static int
has_rival(const ktreci_tail *tail)
{
    return tail->shape->tail == KTRECI_TAIL_ARGS_INT || tail->shape->tail == KTRECI_TAIL_ARGS_QUAD;
}

/*
 * The high half of an int, on big-endian machines, where the form of two shorts has its number.  No
 * kernel writes system call 0, which is the indirect one.
 */
static int
is_call_zero(const ktreci_tail *tail, const uint8_t *p)
{
    return ktreci_load16(p, tail->plan->swap) == 0;
}

/* The only call with more than its arguments. */
static int
is_sysctl(const ktreci_tail *tail, const uint8_t *p)
{
    return tail->shape->tail == KTRECI_TAIL_ARGS_MIB &&
           (ktreci_load32(p, tail->plan->swap) & ~(uint32_t)INDIRECT) == SYSCTL;
}

static int
args_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t claimed;
    size_t there;

    if (len < form->start || (has_rival(tail) && is_call_zero(tail, p)))
        return 0;
    if (!strict)
        return 1;
    claimed = args_claimed(tail, form, p);
    there = len - form->start;
    if ((claimed & (form->width - 1u)) != 0 || claimed > there)
        return 0;
    if (claimed != there && is_sysctl(tail, p))
        return there - claimed <= MIB_MOST && (there - claimed) % 4 == 0;
    return claimed == there;
}

/*
 * The kernel's claim and the payload's length may differ in a damaged record: the smaller one is
 * true.
 */
static void
args_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_syscall *call = to;
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t claimed = args_claimed(tail, form, p);
    size_t there = len - form->start;
    /* The width is a power of two, which the compiler cannot know. */
    size_t taken = (claimed < there ? (size_t)claimed : there) & ~(size_t)(form->width - 1);

    words_set(tail, &call->args, p + form->start,
              (uint32_t)(form->width == 8 ? taken / 8 : taken / 4), form->width);
    call->rest.data = p + form->start + taken;
    call->rest.size = there - taken;
    if (claimed != taken) {
        *flags |= KTREC_PAYLOAD_ARGSIZE;
        call->argsize = (uint32_t)claimed;
    }
    if (tail->shape->tail == KTRECI_TAIL_ARGS_MIB && (call->number & ~UINT16_MAX) == INDIRECT) {
        *flags |= KTREC_PAYLOAD_INDIRECT;
        call->number &= ~INDIRECT;
    }
}

static uint64_t
args_bytes(const ktreci_args_form *form, const ktrec_syscall *call)
{
    return (uint64_t)call->args.count * form->width;
}

/* How many bytes of arguments the record is to claim. */
static uint64_t
args_claim(const ktreci_args_form *form, const ktrec_syscall *call, uint32_t flags)
{
    return (flags & KTREC_PAYLOAD_ARGSIZE) != 0 ? call->argsize : args_bytes(form, call);
}

/* The most that it can, in its units. */
static uint64_t
args_most(const ktreci_args_form *form)
{
    return form->count_width == 2 ? UINT16_MAX : UINT32_MAX;
}

static int64_t
args_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_syscall *call = from;
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t claim = args_claim(form, call, flags);
    int rc = words_fit(&call->args, form->width, flags);

    if (has_rival(tail) && (uint16_t)call->number == 0)
        return KTREC_E_RANGE;
    if (rc != KTREC_OK)
        return rc;
    if ((flags & KTREC_PAYLOAD_CUT) == 0 &&
        ((claim & (form->unit - 1u)) != 0 || claim / form->unit > args_most(form)))
        return KTREC_E_RANGE;
    return (int64_t)form->start + (int64_t)args_bytes(form, call) + (int64_t)call->rest.size;
}

static void
args_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_syscall *call = from;
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t count = args_claim(form, call, flags) / form->unit;

    if (count > args_most(form))
        count = args_most(form);
    if (tail->shape->tail == KTRECI_TAIL_ARGS_MIB && (flags & KTREC_PAYLOAD_INDIRECT) != 0)
        ktreci_store32(p, (uint32_t)call->number | INDIRECT, tail->plan->swap);
    ktreci_store(p + form->count_at, count, form->count_width, tail->plan->swap);
    words_put(tail, &call->args, form->width, p + form->start);
    ktreci_put_view(p + form->start + args_bytes(form, call), &call->rest);
}

const ktreci_tail_codec ktreci_tail_words32 = {words32_fits, words32_read, words32_size,
                                               words32_write};
const ktreci_tail_codec ktreci_tail_args = {args_fits, args_read, args_size, args_write};
