/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_args.c - the walk along a call's slots. */
#include "print/openbsd_args.h"

#include "base/bytes.h"
#include "base/text.h"
#include "names/sets.h"

/* The slots of a call on their way out. */
typedef struct walk {
    const ktreci_print_context *context;
    const ktrec_words *words;
    uint32_t at; /* the next slot */
    int aligned; /* arguments of 64 bits take two slots, of which the first is even */
    int plain;   /* -n */
} walk;

static int64_t
take(walk *w)
{
    const ktrec_words *words = w->words;
    const uint8_t *p = (const uint8_t *)words->data + (size_t)w->at * words->width;

    w->at++;
    return ktreci_load_signed(p, words->width, words->order != KTRECI_HOST_ORDER);
}

static void
print_comma(const walk *w)
{
    if (w->at != 0)
        ktreci_sink_char(w->context->out, ',');
}

static void
print_one(walk *w, unsigned number, unsigned set)
{
    const ktreci_openbsd_decoder *d = ktreci_openbsd_decoder_get(number);
    ktreci_openbsd_slot s = {.context = w->context, .out = w->context->out, .set = set};

    print_comma(w);
    s.value = take(w);
    s.v = (int32_t)(uint32_t)s.value;
    if (d->slots == 2) {
        if (w->at == w->words->count) /* kdump waits for the second one */
            return;
        s.second = (int32_t)(uint32_t)take(w);
    }
    d->print(&s);
}

/* A 64-bit argument: two slots of a 32-bit machine, in the order they have in memory. */
static void
print_wide(walk *w)
{
    const uint32_t flags = w->context->options->flags;
    uint64_t v;

    if (w->words->width == 8 || w->words->count - w->at < 2) {
        print_one(w, w->plain ? KTRECI_DECODE_NUM : KTRECI_DECODE_HEX, KTRECI_SET_NONE);
        return;
    }
    print_comma(w);
    v = (uint32_t)take(w);
    if (w->words->order == KTREC_ORDER_BIG)
        v = v << 32 | (uint32_t)take(w);
    else
        v |= (uint64_t)(uint32_t)take(w) << 32;
    if (w->plain && (flags & KTREC_PRINT_DECIMAL) != 0)
        ktreci_sink_i64(w->context->out, (int64_t)v);
    else
        ktreci_sink_0x(w->context->out, v);
}

/* The argument that a rule tells of; some of them are padding and print nothing. */
static void
print_arg(walk *w, const ktreci_arg *arg)
{
    switch (arg->decoder) {
    case KTRECI_DECODE_PAD:
        w->at++;
        break;
    case KTRECI_DECODE_END64:
        w->at += w->aligned ? 1 : 0;
        break;
    case KTRECI_DECODE_HEX64:
        if (w->aligned && w->at % 2 != 0)
            w->at++;
        if (w->at < w->words->count)
            print_wide(w);
        break;
    default:
        print_one(w, w->plain ? KTRECI_DECODE_NUM : arg->decoder, arg->set);
        break;
    }
}

void
ktreci_openbsd_args(const ktreci_print_context *context, const ktreci_rule *rule, uint32_t first)
{
    const ktrec_format *format = &context->record->format;
    const ktrec_words *words = &context->payload->u.syscall.args;
    walk w = {
        .context = context,
        .words = words,
        .at = first,
        .aligned = words->width == 4 && format->align64 == 8,
        .plain = (context->options->flags & KTREC_PRINT_PLAIN) != 0,
    };
    unsigned i;

    if (rule != NULL && words->count >= rule->min) {
        for (i = 0; i < rule->count && w.at < words->count; i++)
            print_arg(&w, &rule->args[i]);
    }
    while (w.at < words->count)
        print_one(&w, KTRECI_DECODE_NUM, KTRECI_SET_NONE);
}
