/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * trace.h - a large trace in memory, with the mix of kinds and lengths of real ones.
 */
#ifndef KTREC_BENCH_TRACE_H
#define KTREC_BENCH_TRACE_H

#include <ktrec/ktrec.h>

typedef struct bench_trace {
    ktrec_format format;
    size_t length_at; /* where a header has the length of the payload */
    uint8_t *data;
    size_t size;
    uint64_t records;
    uint64_t header_sum;  /* of bench_header_sum over all records */
    uint64_t payload_sum; /* of bench_payload_sum over all records */
    uint64_t kinds[KTREC_KIND_COUNT];
} bench_trace;

/* Fills a trace of at most size bytes, from a fixed seed.  Returns 0, or -1 after a message. */
int bench_trace_build(bench_trace *trace, const ktrec_format *format, size_t size);

void bench_trace_free(bench_trace *trace);

/*
 * Numbers that depend on what a reader makes of a record: stages whose sums agree have done the
 * same work.
 */
static inline uint64_t
bench_header_sum(const ktrec_header *h)
{
    return (uint64_t)h->kind + (uint64_t)h->pid * 3 + (uint64_t)h->lwp * 5 + (uint64_t)h->sec +
           h->nsec + h->length;
}

static inline uint64_t
bench_payload_sum(const ktrec_payload *p)
{
    switch (p->kind) {
    case KTREC_KIND_SYSCALL:
        return (uint64_t)p->u.syscall.number + p->u.syscall.args.count;
    case KTREC_KIND_SYSRET:
        return (uint64_t)p->u.sysret.number + (uint64_t)p->u.sysret.error +
               (uint64_t)p->u.sysret.value[0];
    case KTREC_KIND_GENIO:
        return (uint64_t)p->u.genio.fd + (uint64_t)p->u.genio.op + p->u.genio.data.size;
    case KTREC_KIND_PSIG:
        return (uint64_t)p->u.psig.signal + p->u.psig.action +
               (p->flags & KTREC_PAYLOAD_SIGINFO ? (uint64_t)p->u.psig.siginfo.pid : 0);
    case KTREC_KIND_CSW:
        return (uint64_t)p->u.csw.out;
    case KTREC_KIND_USER:
        return p->u.user.data.size;
    case KTREC_KIND_MIB:
        return ktrec_words_get(&p->u.mib.name, 0);
    case KTREC_KIND_PROCCTOR:
        return p->u.procctor.flags;
    default:
        return p->u.text.text.size;
    }
}

#endif
