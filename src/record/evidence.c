/* SPDX-License-Identifier: BSD-2-Clause */
/* evidence.c - facts about system calls that tell ABIs and releases apart. */
#include "record/evidence.h"

static int
is_wide(uint64_t address)
{
    return (int64_t)address != (int32_t)address && address > UINT32_MAX;
}

int
ktreci_evidence_refutes(const ktreci_evidence *e, const ktrec_format *f, const ktrec_syscall *call)
{
    if (e->number != call->number)
        return 0;
    switch (e->kind) {
    case KTRECI_EVIDENCE_POINTER:
        return f->pointer_size == 4 && is_wide(ktrec_words_get(&call->args, e->what));
    /* A kernel with 8-byte registers has processes with 4-byte ones, which are recorded so. */
    case KTRECI_EVIDENCE_SLOTS1:
        return f->register_size == 4 && call->args.count == e->what;
    case KTRECI_EVIDENCE_SLOTS4:
        return f->register_size == 4 && f->align64 == 8 && call->args.count == e->what;
    case KTRECI_EVIDENCE_SLOTS8:
        return f->register_size == 4 && f->align64 < 8 && call->args.count == e->what;
    case KTRECI_EVIDENCE_SINCE:
        return call->args.count == e->what && f->version < e->version;
    case KTRECI_EVIDENCE_UNTIL:
        return call->args.count == e->what && f->version > e->version;
    default:
        return 0;
    }
}
