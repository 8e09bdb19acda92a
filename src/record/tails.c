/* SPDX-License-Identifier: BSD-2-Clause */
/* tails.c - bytes, text, labels, names and upcall entries behind a structure. */
#include "record/tails.h"

#include "base/bytes.h"

enum { LABEL_SIZE = 20 }; /* KTR_USER_MAXIDLEN */

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
    ktreci_put_view(p + tail->shape->size, from);
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
    ktreci_put_view(p, &user->id);
    if (user->data.size != 0)
        ktreci_put_view(p + LABEL_SIZE, &user->data);
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

    /* Between a name and data there is always a NUL. */
    int nul = (flags & KTREC_PAYLOAD_NUL) != 0 || named->data.size != 0;

    return sum(tail->shape->size, named->name.size) + nul + (int64_t)named->data.size;
}

static void
named_write(const ktreci_tail *tail, const void *from, uint32_t flags, uint8_t *p)
{
    const ktrec_struct *named = from;

    (void)flags;
    ktreci_put_view(p + tail->shape->size, &named->name);
    if (named->data.size != 0)
        ktreci_put_view(p + tail->shape->size + named->name.size + 1, &named->data);
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
        ktreci_store(p, sa.context, width, tail->plan->swap);
        ktreci_store32(p + width, (uint32_t)sa.id, tail->plan->swap);
        ktreci_store32(p + width + 4, (uint32_t)sa.cpu, tail->plan->swap);
    }
}

/* ---- the table ------------------------------------------------------------------------------ */

static const ktreci_tail_codec bytes_codec = {bytes_fits, bytes_read, bytes_size, bytes_write};
static const ktreci_tail_codec strings_codec = {bytes_fits, bytes_read, text_size, bytes_write};
static const ktreci_tail_codec text_codec = {bytes_fits, text_read, text_size, bytes_write};
static const ktreci_tail_codec label_codec = {label_fits, label_read, label_size, label_write};
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
        return &ktreci_tail_words32;
    case KTRECI_TAIL_ARGS:
    case KTRECI_TAIL_ARGS_INT:
    case KTRECI_TAIL_ARGS_REG:
    case KTRECI_TAIL_ARGS_QUAD:
    case KTRECI_TAIL_ARGS_MIB:
        return &ktreci_tail_args;
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
