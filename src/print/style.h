/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * style.h - what a style of output is given for each record: one function per style.
 *
 * The printer has filtered the record, decoded its payload and found its process's emulation; a
 * style only writes text.
 */
#ifndef KTRECI_STYLE_H
#define KTRECI_STYLE_H

#include <ktrec/names.h>
#include <ktrec/print.h>

#include "base/sink.h"
#include "base/vis.h"
#include "names/freebsd_abi.h"
#include "print/callee.h"

/* A time as headers have it.  sec 0: none yet. */
typedef struct ktreci_time {
    int64_t sec;
    uint32_t nsec;
} ktreci_time;

/* The times that others are told from. */
typedef struct ktreci_clock {
    ktreci_time first; /* of the first record printed */
    ktreci_time last;  /* of the last one */
} ktreci_clock;

/*
 * The start of a line, as far as it says who made the record, kept: threads take turns, but they
 * are few at a time.
 */
enum { KTRECI_WHOS = 64, KTRECI_WHO_TEXT = 64 };

typedef struct ktreci_who {
    int64_t lwp;
    int32_t pid;
    uint16_t flags; /* of the header, without those of its time */
    uint16_t size;  /* of text; 0: an empty place */
    char comm[32];
    char text[KTRECI_WHO_TEXT];
} ktreci_who;

/* What a style remembers from one record to the next, and made once.  Starts zeroed. */
typedef struct ktreci_style_state {
    ktreci_clock clock;
    ktreci_clock
        clock_fine;    /* FreeBSD: of headers that count nanoseconds; clock is of the others */
    ktreci_vis vis;    /* how data prints as text; made by the style's init */
    ktreci_vis quoted; /* OpenBSD: the same of strings */
    unsigned column;   /* where the text behind the tag starts; NetBSD, OpenBSD */
    int drop_told;     /* FreeBSD: lost records were told of, and none printed since */
    ktreci_who whos[KTRECI_WHOS];
    ktreci_callees callees;
} ktreci_style_state;

typedef struct ktreci_print_context {
    ktreci_sink *out;
    const ktrec_print_options *options;
    const ktrec_record *record;
    const ktrec_payload *payload;    /* of kind UNKNOWN, holding the bytes, if there is a problem */
    const char *problem;             /* why the payload cannot be told, in words; NULL: it can */
    const char *emulation;           /* of the process, for this record; NULL: native */
    const ktrec_calls_table *calls;  /* the emulation's system call names; NULL: none */
    const ktrec_calls_table *native; /* those of the system itself, of the release asked for */
    unsigned emulation_flags;        /* KTRECI_EMULATION_*, names/emulation.h */
    uint32_t sv_flags;               /* FreeBSD: of the process; 0: unknown */
    const ktreci_freebsd_abi *abi;   /* and what they say; all zero for other systems */
    ktreci_style_state *state;
} ktreci_print_context;

/* Bytes of a command name, which a record made by hand may have left without its NUL. */
static inline size_t
ktreci_comm_size(const ktrec_header *header)
{
    const char *end = memchr(header->comm, '\0', sizeof(header->comm));

    return end == NULL ? sizeof(header->comm) : (size_t)(end - header->comm);
}

/* What is known of a call in the record's emulation. */
static inline const ktreci_callee *
ktreci_callee_of(const ktreci_print_context *context, int32_t number)
{
    return ktreci_callee_get(&context->state->callees, context->calls,
                             context->record->format.register_size, number);
}

/* One JSON object and a newline. */
void ktreci_json_print(const ktreci_print_context *context);

/* As NetBSD's kdump. */
void ktreci_netbsd_init(ktreci_style_state *state);
void ktreci_netbsd_print(const ktreci_print_context *context);

/* As FreeBSD's kdump.  The notice is of lost records, and comes whatever the options filter. */
void ktreci_freebsd_init(ktreci_style_state *state);
void ktreci_freebsd_notice(const ktreci_print_context *context);
void ktreci_freebsd_print(const ktreci_print_context *context);

/* As OpenBSD's kdump. */
void ktreci_openbsd_init(ktreci_style_state *state);
void ktreci_openbsd_print(const ktreci_print_context *context);

/* As DragonFly's kdump, and as the one of 4.4BSD that all of them come from; begun as FreeBSD's. */
void ktreci_dragonfly_print(const ktreci_print_context *context);
void ktreci_csrg_print(const ktreci_print_context *context);

#endif
