/* SPDX-License-Identifier: BSD-2-Clause */
/* openbsd_call.c - CALL and RET. */
#include "base/bytes.h"
#include "base/text.h"
#include "names/rules.h"
#include "names/sysctl.h"
#include "print/openbsd.h"
#include "print/openbsd_args.h"
#include "print/openbsd_values.h"

/* Pseudo-errors, sys/errno.h. */
enum { OPENBSD_EJUSTRETURN = -2, OPENBSD_ERESTART = -1 };

void
ktreci_openbsd_call_name(const ktreci_print_context *context, int32_t number)
{
    ktreci_put_call(context->out, ktreci_callee_of(context, number), number,
                    context->options->flags);
}

/* The levels of a sysctl's name: they lie behind its six slots. */
enum { LEVELS_MAX = 12, SYSCTL_SLOTS = 6, LEVELS_SLOT = 1 };

/* How many levels the call has, of those that are in the record; -1: kdump gives up. */
static int
read_levels(const ktreci_print_context *context, int32_t levels[LEVELS_MAX])
{
    const ktrec_words *args = &context->payload->u.syscall.args;
    const ktrec_bytes *payload = &context->record->payload;
    size_t start = 2 * sizeof(int32_t) + (size_t)SYSCTL_SLOTS * args->width;
    int swap = args->order != KTRECI_HOST_ORDER;
    int32_t count, i;

    if (args->count <= LEVELS_SLOT)
        return -1;
    count = (int32_t)(uint32_t)ktrec_words_get(args, LEVELS_SLOT);
    if (count < 0)
        return -1;
    if (count > 0 && payload->size < start + 4) /* old kernels did not record them */
        return -1;
    if (count > LEVELS_MAX)
        count = LEVELS_MAX;
    for (i = 0; i < count && payload->size >= start + 4 * ((size_t)i + 1); i++)
        levels[i] =
            (int32_t)ktreci_load32((const uint8_t *)payload->data + start + 4 * (size_t)i, swap);
    return i;
}

/* "1.2<kern.osrelease>" in place of the first two slots.  Returns how many slots that were. */
static uint32_t
print_sysctl(const ktreci_print_context *context)
{
    ktreci_sink *out = context->out;
    int32_t levels[LEVELS_MAX];
    int i, count = read_levels(context, levels);
    const char *name;

    if (count < 0)
        return 0;
    for (i = 0; i < count; i++) {
        if (i != 0)
            ktreci_sink_char(out, '.');
        ktreci_sink_i64(out, levels[i]);
    }
    if (count == 0 || ktreci_sysctl_name(KTREC_SYSTEM_OPENBSD, levels, 0) == NULL)
        return LEVELS_SLOT + 1;
    for (i = 0; i < count; i++) {
        ktreci_sink_char(out, i == 0 ? '<' : '.');
        name = ktreci_sysctl_name(KTREC_SYSTEM_OPENBSD, levels, (size_t)i);
        if (name != NULL)
            ktreci_sink_text(out, name);
        else
            ktreci_sink_i64(out, levels[i]);
    }
    ktreci_sink_char(out, '>');
    return LEVELS_SLOT + 1;
}

void
ktreci_openbsd_call(const ktreci_print_context *context)
{
    const ktrec_syscall *call = &context->payload->u.syscall;
    const ktreci_rule *rule = NULL;

    ktreci_openbsd_call_name(context, call->number);
    if ((context->options->flags & KTREC_PRINT_NUMBERS) == 0)
        rule = ktreci_callee_of(context, call->number)->rule;
    ktreci_sink_char(context->out, '(');
    if (rule != NULL && (rule->flags & KTRECI_RULE_SYSCTL) != 0 &&
        (context->options->flags & KTREC_PRINT_PLAIN) == 0)
        ktreci_openbsd_args(context, NULL, print_sysctl(context));
    else
        ktreci_openbsd_args(context, rule, 0);
    ktreci_sink_put(context->out, ")\n", 2);
}

/* How a call's result is to be understood. */
enum { RESULT_NUMBER, RESULT_OFFSET, RESULT_SIGNALS, RESULT_SIGNAL, RESULT_ID, RESULT_ERROR };

static const struct {
    char call[16];
    uint8_t result;
} results[] = {
    {"lseek", RESULT_OFFSET},       {"sigprocmask", RESULT_SIGNALS},
    {"sigpending", RESULT_SIGNALS}, {"__thrsigdivert", RESULT_SIGNAL},
    {"getuid", RESULT_ID},          {"geteuid", RESULT_ID},
    {"getgid", RESULT_ID},          {"getegid", RESULT_ID},
    {"getlogin_r", RESULT_ERROR},   {"__thrsleep", RESULT_ERROR},
    {"getthrname", RESULT_ERROR},   {"setthrname", RESULT_ERROR},
};

static unsigned
result_of(const ktreci_print_context *context, int32_t number)
{
    const char *name = ktrec_calls_name(context->calls, number);
    size_t i;

    if (name == NULL)
        return RESULT_NUMBER;
    for (i = 0; i < sizeof(results) / sizeof(results[0]); i++) {
        if (name[0] == results[i].call[0] && strcmp(name, results[i].call) == 0)
            return results[i].result;
    }
    return RESULT_NUMBER;
}

/* "3", "4096/0x1000": decimal, and hex behind it unless both are the same digit. */
static void
print_number(const ktreci_print_context *context, int64_t v, int wide)
{
    char *p = ktreci_sink_room(context->out, 2 * KTRECI_NUMBER_MAX);

    p = ktreci_put_i64(p, v);
    if (v < 0 || v > 9) {
        *p++ = '/';
        p = ktreci_put_0x(p, wide ? (uint64_t)v : (uint32_t)v);
    }
    ktreci_sink_took(context->out, p);
}

static void
print_error(const ktreci_print_context *context, int32_t error)
{
    if (error == OPENBSD_ERESTART) {
        ktreci_sink_text(context->out, "RESTART");
    } else if (error == OPENBSD_EJUSTRETURN) {
        ktreci_sink_text(context->out, "JUSTRETURN");
    } else {
        ktreci_sink_text(context->out, "-1 ");
        ktreci_openbsd_errno(context, error);
    }
}

/* Whether the record has 8 bytes of the value: a register, but for those forms that say otherwise. */
static int
is_wide(const ktreci_print_context *context)
{
    const uint32_t flags = context->payload->flags;

    return (flags & KTREC_PAYLOAD_WIDE) != 0 ||
           (context->record->format.register_size == 8 && (flags & KTREC_PAYLOAD_VALUE32) == 0);
}

static void
print_result(const ktreci_print_context *context, const ktrec_sysret *sysret)
{
    ktreci_sink *out = context->out;
    int64_t v = sysret->value[0];
    unsigned result = result_of(context, sysret->number);
    int wide = is_wide(context);

    switch (result) {
    case RESULT_SIGNALS:
        ktreci_openbsd_signals(out, (uint32_t)v);
        break;
    case RESULT_SIGNAL:
        ktreci_openbsd_signal_name(out, (int32_t)v);
        break;
    case RESULT_ID:
        ktreci_openbsd_id(out, (uint32_t)v);
        break;
    case RESULT_ERROR: /* an error number by itself, 0 for none */
        if ((int32_t)v != 0)
            print_error(context, (int32_t)v);
        else
            print_number(context, v, wide);
        break;
    default:
        print_number(context, v, wide);
        break;
    }
}

void
ktreci_openbsd_return(const ktreci_print_context *context)
{
    const ktrec_sysret *sysret = &context->payload->u.sysret;
    uint32_t flags = context->options->flags;

    ktreci_openbsd_call_name(context, sysret->number);
    ktreci_sink_char(context->out, ' ');
    if (sysret->error != 0)
        print_error(context, sysret->error);
    else if ((flags & KTREC_PRINT_PLAIN) == 0)
        print_result(context, sysret);
    else if ((flags & KTREC_PRINT_DECIMAL) != 0)
        ktreci_sink_i64(context->out, sysret->value[0]);
    else
        ktreci_sink_0x(context->out, (uint64_t)sysret->value[0]);
    ktreci_sink_char(context->out, '\n');
}
