/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tails.c - bytes, text, labels, words, system call arguments and upcall entries behind a
 * structure.
 */
#include "record/tails.h"

#include "base/bytes.h"

enum { LABEL_SIZE = 20 }; /* KTR_USER_MAXIDLEN */

static int
swap_of(const ktreci_tail *tail)
{
    return tail->plan->swap;
}

static void
put_bytes(uint8_t *p, const ktrec_bytes *bytes)
{
    if (bytes->size != 0)
        memcpy(p, bytes->data, bytes->size);
}

/* Sizes add up in 64 bits: none of the parts is longer than memory. */
static int64_t
sum(size_t fixed, size_t bytes)
{
    return (int64_t)fixed + (int64_t)bytes;
}

/* ---- any bytes ------------------------------------------------------------------------------ */

static int
bytes_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    (void)p;
    (void)strict;
    return len >= tail->shape->size;
}

static void
bytes_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_bytes *bytes = to;

    (void)flags;
    bytes->data = p + tail->shape->size;
    bytes->size = len - tail->shape->size;
}

static int64_t
bytes_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    (void)flags;
    return sum(tail->shape->size, ((const ktrec_bytes *)from)->size);
}

static void
bytes_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    (void)flags;
    put_bytes(p + tail->shape->size, from);
}

static void
text_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_bytes *bytes = to;

    bytes_read(tail, p, len, to, flags);
    if (bytes->size != 0 && p[len - 1] == '\0') {
        bytes->size--;
        *flags |= KTREC_PAYLOAD_NUL;
    }
}

static int64_t
text_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    return bytes_size(tail, from, flags) + ((flags & KTREC_PAYLOAD_NUL) != 0);
}

/* ---- a label and data ----------------------------------------------------------------------- */

/* Nothing at all, not even the label, is what NetBSD >= 8 writes when the user's buffer faults. */
static int
label_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    (void)tail;
    (void)p;
    (void)strict;
    return len == 0 || len >= LABEL_SIZE;
}

static void
label_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_user *user = to;

    (void)tail;
    (void)flags;
    user->id.data = p;
    user->id.size = len < LABEL_SIZE ? len : LABEL_SIZE;
    user->data.data = p + user->id.size;
    user->data.size = len - user->id.size;
}

static int64_t
label_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_user *user = from;

    (void)tail;
    (void)flags;
    if (user->id.size == 0 && user->data.size == 0)
        return 0;
    return user->id.size > LABEL_SIZE ? KTREC_E_RANGE : sum(LABEL_SIZE, user->data.size);
}

static void
label_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_user *user = from;

    (void)tail;
    (void)flags;
    put_bytes(p, &user->id);
    if (user->data.size != 0)
        put_bytes(p + LABEL_SIZE, &user->data);
}

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

/* Whether every word fits in width bytes, or may be cut to. */
static int
words_fit(const ktrec_words *words, unsigned width, uint32_t flags)
{
    if (words->width <= width || (flags & KTREC_PAYLOAD_CUT) != 0)
        return 1;
    for (uint32_t i = 0; i < words->count; i++)
        if (ktrec_words_get(words, i) >> (8 * width) != 0)
            return 0;
    return 1;
}

static void
words_put(const ktreci_tail *tail, const ktrec_words *words, unsigned width, uint8_t *p)
{
    for (uint32_t i = 0; i < words->count; i++)
        ktreci_store(p + (size_t)i * width, ktrec_words_get(words, i), width, swap_of(tail));
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

    return words_fit(words, 4, flags) ? (int64_t)tail->shape->size + (int64_t)words->count * 4
                                      : KTREC_E_RANGE;
}

static void
words32_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    (void)flags;
    words_put(tail, from, 4, p + tail->shape->size);
}

/* ---- system call arguments ------------------------------------------------------------------ */

enum { MIB_MOST = 12 * 4 /* CTL_MAXNAME */, INDIRECT = 0x20000000 };

static uint64_t
args_claimed(const ktreci_tail *tail, const ktreci_args_form *form, const uint8_t *p)
{
    return ktreci_load(p + form->count_at, form->count_width, swap_of(tail)) * form->unit;
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
    return ktreci_load16(p, swap_of(tail)) == 0;
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
    if (tail->shape->tail == KTRECI_TAIL_ARGS_MIB)
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

static int64_t
args_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_syscall *call = from;
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t bytes = (uint64_t)call->args.count * form->width;
    uint64_t claim = (flags & KTREC_PAYLOAD_ARGSIZE) != 0 ? call->argsize : bytes;

    if (has_rival(tail) && (uint16_t)call->number == 0)
        return KTREC_E_RANGE;
    if (!words_fit(&call->args, form->width, flags) ||
        claim / form->unit > (form->count_width == 2 ? UINT16_MAX : UINT32_MAX))
        return KTREC_E_RANGE;
    return (int64_t)form->start + (int64_t)bytes + (int64_t)call->rest.size;
}

static void
args_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_syscall *call = from;
    const ktreci_args_form *form = &tail->shape->args;
    uint64_t bytes = (uint64_t)call->args.count * form->width;
    uint64_t claim = (flags & KTREC_PAYLOAD_ARGSIZE) != 0 ? call->argsize : bytes;

    if (tail->shape->tail == KTRECI_TAIL_ARGS_MIB && (flags & KTREC_PAYLOAD_INDIRECT) != 0)
        ktreci_store32(p, (uint32_t)call->number | INDIRECT, swap_of(tail));
    ktreci_store(p + form->count_at, claim / form->unit, form->count_width, swap_of(tail));
    words_put(tail, &call->args, form->width, p + form->start);
    put_bytes(p + form->start + bytes, &call->rest);
}

/* ---- a name and bytes ------------------------------------------------------------------------ */

static void
named_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_struct *named = to;
    size_t room = len - tail->shape->size;
    const uint8_t *nul;

    p += tail->shape->size;
    nul = room == 0 ? NULL : memchr(p, '\0', room);
    named->name.data = p;
    named->name.size = nul == NULL ? room : (size_t)(nul - p);
    named->data.data = p + room;
    if (nul == NULL)
        return;
    *flags |= KTREC_PAYLOAD_NUL;
    named->data.data = nul + 1;
    named->data.size = room - named->name.size - 1;
}

static int64_t
named_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_struct *named = from;

    if ((flags & KTREC_PAYLOAD_NUL) == 0 && named->data.size != 0)
        return KTREC_E_RANGE;
    return sum(tail->shape->size, named->name.size) + ((flags & KTREC_PAYLOAD_NUL) != 0) +
           (int64_t)named->data.size;
}

static void
named_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_struct *named = from;

    (void)flags;
    put_bytes(p + tail->shape->size, &named->name);
    if (named->data.size != 0)
        put_bytes(p + tail->shape->size + named->name.size + 1, &named->data);
}

int
ktrec_strings_next(ktrec_bytes *rest, ktrec_bytes *string)
{
    const char *p;
    const char *nul;

    if (rest == NULL || string == NULL || (rest->data == NULL && rest->size != 0))
        return KTREC_E_ARGUMENT;
    if (rest->size == 0)
        return KTREC_END;
    p = rest->data;
    nul = memchr(p, '\0', rest->size);
    string->data = p;
    string->size = nul == NULL ? rest->size : (size_t)(nul - p);
    rest->data = p + string->size + (nul != NULL);
    rest->size -= string->size + (nul != NULL);
    return KTREC_OK;
}

/* ---- entries of an upcall ------------------------------------------------------------------- */

/* sa_t: a pointer and two ints. */
static size_t
sa_size(const ktrec_format *format)
{
    return format->system == 0 ? sizeof(ktrec_sa) : format->pointer_size + 8u;
}

int
ktrec_saupcall_get(const ktrec_saupcall *saupcall, uint32_t index, ktrec_sa *sa)
{
    const uint8_t *p;
    unsigned width;
    int swap;

    if (saupcall == NULL || sa == NULL || (saupcall->sas == NULL && saupcall->count != 0))
        return KTREC_E_ARGUMENT;
    if (index >= saupcall->count)
        return KTREC_END;
    p = (const uint8_t *)saupcall->sas + index * sa_size(&saupcall->layout);
    if (saupcall->layout.system == 0) {
        memcpy(sa, p, sizeof(*sa));
        return KTREC_OK;
    }
    width = saupcall->layout.pointer_size;
    swap = saupcall->layout.order != KTRECI_HOST_ORDER;
    sa->context = ktreci_load(p, width, swap);
    sa->id = (int32_t)ktreci_load32(p + width, swap);
    sa->cpu = (int32_t)ktreci_load32(p + width + 4, swap);
    return KTREC_OK;
}

static int
sas_fits(const ktreci_tail *tail, const uint8_t *p, size_t len, int strict)
{
    (void)p;
    (void)strict;
    return len >= tail->shape->size &&
           (len - tail->shape->size) % sa_size(&tail->shape->format) == 0;
}

static void
sas_read(const ktreci_tail *tail, const uint8_t *p, size_t len, void *to, uint32_t *flags)
{
    ktrec_saupcall *upcall = to;

    (void)flags;
    upcall->count = (uint32_t)((len - tail->shape->size) / sa_size(&tail->shape->format));
    upcall->sas = p + tail->shape->size;
    upcall->layout = tail->shape->format;
}

static int64_t
sas_size(const ktreci_tail *tail, const void *from, uint32_t flags)
{
    const ktrec_saupcall *upcall = from;
    ktrec_sa sa;
    int cut = (flags & KTREC_PAYLOAD_CUT) != 0;

    for (uint32_t i = 0; i < upcall->count; i++) {
        if (ktrec_saupcall_get(upcall, i, &sa) != KTREC_OK)
            return KTREC_E_ARGUMENT;
        if (tail->shape->format.pointer_size == 4 && sa.context > UINT32_MAX && !cut)
            return KTREC_E_RANGE;
    }
    return (int64_t)tail->shape->size +
           (int64_t)upcall->count * (int64_t)sa_size(&tail->shape->format);
}

static void
sas_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_saupcall *upcall = from;
    unsigned width = tail->shape->format.pointer_size;
    ktrec_sa sa;

    (void)flags;
    p += tail->shape->size;
    for (uint32_t i = 0; ktrec_saupcall_get(upcall, i, &sa) == KTREC_OK; i++, p += width + 8) {
        ktreci_store(p, sa.context, width, swap_of(tail));
        ktreci_store32(p + width, (uint32_t)sa.id, swap_of(tail));
        ktreci_store32(p + width + 4, (uint32_t)sa.cpu, swap_of(tail));
    }
}

/* ---- the table ------------------------------------------------------------------------------ */

static const ktreci_tail_codec bytes_codec = {bytes_fits, bytes_read, bytes_size, bytes_write};
static const ktreci_tail_codec strings_codec = {bytes_fits, bytes_read, text_size, bytes_write};
static const ktreci_tail_codec text_codec = {bytes_fits, text_read, text_size, bytes_write};
static const ktreci_tail_codec label_codec = {label_fits, label_read, label_size, label_write};
static const ktreci_tail_codec words32_codec = {words32_fits, words32_read, words32_size,
                                                words32_write};
static const ktreci_tail_codec args_codec = {args_fits, args_read, args_size, args_write};
static const ktreci_tail_codec named_codec = {bytes_fits, named_read, named_size, named_write};
static const ktreci_tail_codec sas_codec = {sas_fits, sas_read, sas_size, sas_write};

const ktreci_tail_codec *
ktreci_tail_codec_of(unsigned tail)
{
    switch (tail) {
    case KTRECI_TAIL_STRINGS:
        return &strings_codec;
    case KTRECI_TAIL_TEXT:
        return &text_codec;
    case KTRECI_TAIL_LABEL:
        return &label_codec;
    case KTRECI_TAIL_WORDS32:
        return &words32_codec;
    case KTRECI_TAIL_ARGS:
    case KTRECI_TAIL_ARGS_INT:
    case KTRECI_TAIL_ARGS_REG:
    case KTRECI_TAIL_ARGS_QUAD:
    case KTRECI_TAIL_ARGS_MIB:
        return &args_codec;
    case KTRECI_TAIL_NAMED:
        return &named_codec;
    case KTRECI_TAIL_SIGINFO:
    case KTRECI_TAIL_SIGINFO_O:
        return &ktreci_tail_siginfo;
    case KTRECI_TAIL_SAS:
        return &sas_codec;
    default:
        return &bytes_codec;
    }
}
