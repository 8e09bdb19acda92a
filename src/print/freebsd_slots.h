/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_slots.h - the slots of a call on their way through the decoders, and those decoders that
 * know more than a number or a set of names.
 */
#ifndef KTRECI_PRINT_FREEBSD_SLOTS_H
#define KTRECI_PRINT_FREEBSD_SLOTS_H

#include "print/freebsd.h"

typedef struct ktreci_slots {
    const ktreci_print_context *context;
    const ktrec_words *words;
    uint32_t next;  /* the slot to be printed next; may be behind the last */
    int64_t left;   /* slots that kdump thinks are left; may be negative */
    char separator; /* what stands before the next: '(' or ',' */
} ktreci_slots;

/* The slot to be printed; 0 behind the last; above 32 bits zero on a 32-bit machine. */
static inline uint64_t
ktreci_slots_current(const ktreci_slots *s)
{
    return ktrec_words_get(s->words, s->next);
}

/* The slot before it. */
static inline uint64_t
ktreci_slots_previous(const ktreci_slots *s)
{
    return s->next == 0 ? 0 : ktrec_words_get(s->words, s->next - 1);
}

static inline int32_t
ktreci_slots_int(uint64_t v)
{
    return (int32_t)(uint32_t)v;
}

static inline int
ktreci_slots_decimal(const ktreci_slots *s)
{
    return (s->context->options->flags & KTREC_PRINT_DECIMAL) != 0;
}

static inline void
ktreci_slots_took(ktreci_slots *s, uint32_t count)
{
    s->next += count;
    s->left -= count;
}

static inline void
ktreci_slots_separate(ktreci_slots *s)
{
    ktreci_sink_char(s->context->out, s->separator);
    s->separator = ',';
}

/* A decoder prints the current slot and takes it; set is what the rule says beside. */
typedef void (*ktreci_decoder)(ktreci_slots *s, unsigned set);

void ktreci_decode_num(ktreci_slots *s, unsigned set);
void ktreci_decode_enum(ktreci_slots *s, unsigned set);
void ktreci_decode_mode(ktreci_slots *s, unsigned set);

void ktreci_decode_open_mode(ktreci_slots *s, unsigned set);
void ktreci_decode_linux_open_mode(ktreci_slots *s, unsigned set);
void ktreci_decode_signal(ktreci_slots *s, unsigned set);
void ktreci_decode_linux_signal(ktreci_slots *s, unsigned set);
void ktreci_decode_linux_clock(ktreci_slots *s, unsigned set);
void ktreci_decode_ioctl(ktreci_slots *s, unsigned set);
void ktreci_decode_fcntl_arg(ktreci_slots *s, unsigned set);
void ktreci_decode_sockopt_name(ktreci_slots *s, unsigned set);
void ktreci_decode_inet_proto(ktreci_slots *s, unsigned set);
void ktreci_decode_umtx_flags(ktreci_slots *s, unsigned set);
void ktreci_decode_umtx_op(ktreci_slots *s, unsigned set);
void ktreci_decode_quotactl(ktreci_slots *s, unsigned set);
void ktreci_decode_shm_path(ktreci_slots *s, unsigned set);

#endif
