/* SPDX-License-Identifier: BSD-2-Clause */
/* plan.c - compiling a format's lists into a plan, and the thread's cache of plans. */
#include "record/plan.h"

#include "base/bytes.h"
#include "layout/abi.h"
#include "record/tails.h"

/* A header's steps sorted by role. */
static int
compile_header(ktreci_header_plan *header, const ktreci_system *system,
               const ktreci_version *version, const ktrec_format *format)
{
    ktreci_step step[KTRECI_ROLE_COUNT];
    ktreci_layout_result result;

    if (ktreci_layout(version->fields, format, step, KTRECI_ROLE_COUNT, &result) != 0)
        return -1;
    *header = (ktreci_header_plan){0};
    header->format = *format;
    header->format.version = version->version;
    if (version->time_size != 0)
        header->format.time_size = version->time_size;
    header->type_flags = version->type_flags;
    header->row = version;
    header->version = version->version;
    header->bit = (uint16_t)(1u << (version - system->versions));
    header->size = (uint8_t)result.size;
    header->comm_max = (uint8_t)version->comm_max;
    header->unit = version->unit;
    header->fraction_limit = 1000000000u / version->unit;
    for (unsigned i = 0; i < result.steps; i++) {
        header->offset[step[i].to] = (uint8_t)step[i].offset;
        header->width[step[i].to] = (uint8_t)step[i].size;
    }
    if (header->width[KTRECI_ROLE_LWP] != 0)
        header->flags |= KTREC_HAS_LWP;
    if (header->width[KTRECI_ROLE_CPU] != 0)
        header->flags |= KTREC_HAS_CPU;
    if (header->width[KTRECI_ROLE_BUFFER] != 0)
        header->flags |= KTREC_HAS_BUFFER;
    header->may = header->flags;
    if (version->dropped != 0)
        header->may |= KTREC_DROPPED;
    if (version->threaded != 0)
        header->may |= KTREC_THREADED | KTREC_HAS_CPU;
    header->extras = (header->may & ~(unsigned)KTREC_HAS_LWP) != 0;
    return 0;
}

/* The bits that tell a version, as they lie in a record. */
static uint32_t
tell_word(const ktreci_plan *plan, unsigned type_at, unsigned version_at, uint32_t halves)
{
    uint8_t bytes[4] = {0};

    ktreci_store16(bytes + (type_at - plan->tell), (uint16_t)halves, plan->swap);
    ktreci_store16(bytes + (version_at - plan->tell), (uint16_t)(halves >> 16), plan->swap);
    return ktreci_load32(bytes, 0);
}

/*
 * Where the versions of the family are told apart: type and version are neighbours.  A version
 * without the second field has padding there.
 */
static void
compile_tell(ktreci_plan *plan)
{
    unsigned type_at = plan->header[0].offset[KTRECI_ROLE_TYPE];
    unsigned version_at = type_at + 2;

    for (unsigned i = 0; i < plan->versions; i++)
        if (plan->header[i].width[KTRECI_ROLE_VERSION] != 0)
            version_at = plan->header[i].offset[KTRECI_ROLE_VERSION];
    plan->tell = (uint8_t)(type_at < version_at ? type_at : version_at);
    for (unsigned i = 0; i < plan->versions; i++) {
        const ktreci_version *v = plan->header[i].row;

        plan->header[i].told_mask = tell_word(plan, type_at, version_at, v->tell_mask);
        plan->header[i].told_value =
            tell_word(plan, type_at, version_at, v->tell_value & v->tell_mask);
    }
}

/* All versions of the format's family, its own first. */
static int
compile_headers(ktreci_plan *plan, const ktreci_version *own)
{
    plan->versions = 0;
    if (compile_header(&plan->header[plan->versions++], plan->system, own, &plan->format) != 0)
        return -1;
    plan->smallest = plan->header[0].size;
    for (const ktreci_version *v = plan->system->versions; v->name != NULL; v++) {
        ktreci_header_plan *header = &plan->header[plan->versions];

        if (v == own || v->family != own->family)
            continue;
        if (plan->versions == KTRECI_PLAN_VERSIONS ||
            compile_header(header, plan->system, v, &plan->format) != 0)
            return -1;
        if (header->size < plan->smallest)
            plan->smallest = header->size;
        plan->versions++;
    }
    compile_tell(plan);
    return 0;
}

/* The ABI that a shape is laid out for. */
static ktrec_format
shape_format(const ktreci_plan *plan, const ktreci_shape *shape)
{
    ktrec_format format = plan->format;

    if (shape->ilp32) {
        format.long_size = format.pointer_size = format.register_size = 4;
        format.align64 = 4;
    }
    return format;
}

/*
 * Where the arguments of a system call lie.  Every form but ARGS and ARGS_MIB has a 16-bit count of
 * them.
 */
static void
compile_args(ktreci_shape_plan *shape)
{
    const ktrec_format *f = &shape->format;
    ktreci_args_form *form = &shape->args;
    int in_bytes = shape->tail == KTRECI_TAIL_ARGS || shape->tail == KTRECI_TAIL_ARGS_MIB;
    unsigned count = in_bytes ? KTRECI_I32 : KTRECI_I16;
    size_t start;

    form->count_width = (uint8_t)ktreci_prim_size(count, f);
    form->count_at = (uint16_t)ktreci_round(shape->end, ktreci_prim_align(count, f));
    start = form->count_at + form->count_width;
    form->width = f->register_size;
    if (shape->tail == KTRECI_TAIL_ARGS_INT)
        form->width = 4;
    else if (shape->tail == KTRECI_TAIL_ARGS_QUAD)
        form->width = 8;
    else
        start = ktreci_round(start, ktreci_prim_align(KTRECI_REG, f));
    form->start = (uint16_t)start;
    form->unit = in_bytes ? 1 : form->width;
}

/*
 * Enters a record type.  Its number, if too large for the table, is one of big-endian bytes:
 * OpenBSD's "KTR".
 */
static void
compile_type(ktreci_plan *plan, const ktreci_type *type)
{
    plan->headers[type->kind] = type->headers;
    if (type->type < KTRECI_PLAN_TYPES) {
        plan->type[type->kind] = type->type;
        plan->kind[type->type] = (uint8_t)type->kind;
        return;
    }
    /* Older headers have no room for it. */
    if (plan->header[0].width[KTRECI_ROLE_TYPE] < 4)
        return;
    plan->magic = plan->format.order == KTREC_ORDER_BIG ? type->type : ktreci_swap32(type->type);
    plan->magic_kind = type->kind;
    plan->type[type->kind] = plan->magic;
}

/*
 * The least of a kind's shapes; the rare Net/2 form of a system call counts only where it is the
 * only one.
 */
static uint16_t
least_size(const ktreci_plan *plan, unsigned kind)
{
    const ktreci_shape_plan *shape = &plan->shape_plan[plan->shape[kind]];
    unsigned least = UINT16_MAX;

    for (unsigned i = 0; i < plan->shapes[kind]; i++) {
        unsigned size = shape[i].args.start != 0 ? shape[i].args.start : shape[i].size;

        if (size < least && (i == 0 || (shape[i].flags & KTREC_PAYLOAD_NET2) == 0))
            least = size;
    }
    return least == UINT16_MAX ? 0 : (uint16_t)least;
}

static int
compile_shapes(ktreci_plan *plan)
{
    unsigned shapes = 0;
    unsigned steps = 0;

    for (const ktreci_type *t = plan->system->types; t->shapes != NULL; t++) {
        plan->shape[t->kind] = (uint8_t)shapes;
        for (const ktreci_shape *s = t->shapes; s->fields != NULL; s++) {
            ktreci_shape_plan *shape = &plan->shape_plan[shapes];
            ktreci_layout_result result;

            /* A 32-bit form among 32-bit ones would be the same form twice. */
            if ((s->ilp32 && plan->format.pointer_size == 4) ||
                (s->headers != 0 && (s->headers & plan->header[0].bit) == 0))
                continue;
            if (shapes == KTRECI_PLAN_SHAPES)
                return -1;
            shape->format = shape_format(plan, s);
            shape->half = s->half;
            shape->written = s->written == 0 || (s->written & plan->header[0].bit) != 0;
            shape->calls = s->calls;
            if (ktreci_layout(s->fields, &shape->format, &plan->step[steps],
                              KTRECI_PLAN_STEPS - steps, &result) != 0)
                return -1;
            shape->first = (uint16_t)steps;
            shape->steps = result.steps;
            shape->size = result.size;
            shape->end = result.end;
            shape->flags = s->flags;
            shape->tail = result.tail;
            shape->tail_to = result.tail_to;
            shape->codec = ktreci_tail_codec_of(shape->tail);
            shape->by_length = ktreci_tail_is_free(shape->tail) && !s->half && s->calls == NULL;
            if (ktreci_tail_is_args(shape->tail))
                compile_args(shape);
            steps += result.steps;
            shapes++;
        }
        plan->shapes[t->kind] = (uint8_t)(shapes - plan->shape[t->kind]);
        plan->least[t->kind] = least_size(plan, t->kind);
    }
    return 0;
}

int
ktreci_plan_headers(ktreci_plan *plan, const ktrec_format *format)
{
    const ktreci_system *system = ktreci_system_find(format->system);
    const ktreci_version *version =
        system == NULL ? NULL : ktreci_version_find(system, format->version);

    if (version == NULL || ktreci_abi_of(format, ktreci_version_abis(version, format->order),
                                         version->time_size) == NULL)
        return KTREC_E_FORMAT;
    *plan = (ktreci_plan){0};
    plan->format = *format;
    plan->swap = format->order != KTRECI_HOST_ORDER;
    plan->system = system;
    if (compile_headers(plan, version) != 0)
        return KTREC_E_FORMAT;
    for (const ktreci_type *t = system->types; t->shapes != NULL; t++)
        compile_type(plan, t);
    return KTREC_OK;
}

int
ktreci_plan_payloads(ktreci_plan *plan)
{
    return compile_shapes(plan) == 0 ? KTREC_OK : KTREC_E_FORMAT;
}

int
ktreci_plan_compile(ktreci_plan *plan, const ktrec_format *format)
{
    int rc = ktreci_plan_headers(plan, format);

    return rc == KTREC_OK ? ktreci_plan_payloads(plan) : rc;
}

const ktreci_plan *
ktreci_plan_for(const ktrec_format *format)
{
    enum { SLOTS = 4 };
    static _Thread_local ktreci_plan cache[SLOTS];
    static _Thread_local uint64_t used[SLOTS]; /* when a slot was last asked for; 0: it is empty */
    static _Thread_local uint64_t now;
    static _Thread_local unsigned latest;
    unsigned oldest = 0;

    if (used[latest] != 0 && memcmp(&cache[latest].format, format, sizeof(*format)) == 0)
        return &cache[latest];
    for (unsigned i = 0; i < SLOTS; i++) {
        if (used[i] != 0 && memcmp(&cache[i].format, format, sizeof(*format)) == 0) {
            latest = i;
            used[i] = ++now;
            return &cache[i];
        }
        if (used[i] < used[oldest])
            oldest = i;
    }
    used[oldest] = 0;
    if (ktreci_plan_compile(&cache[oldest], format) != KTREC_OK)
        return NULL;
    latest = oldest;
    used[oldest] = ++now;
    return &cache[oldest];
}

const ktreci_header_plan *
ktreci_header_plan_of(const ktreci_plan *plan, int version)
{
    for (unsigned i = 0; i < plan->versions; i++)
        if (plan->header[i].version == version)
            return &plan->header[i];
    return NULL;
}

size_t
ktrec_format_header_size(const ktrec_format *format)
{
    const ktreci_plan *plan = format == NULL ? NULL : ktreci_plan_for(format);

    return plan == NULL ? 0 : plan->header[0].size;
}
