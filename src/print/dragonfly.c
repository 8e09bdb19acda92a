/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * dragonfly.c - the styles of DragonFly's kdump and of 4.4BSD's, from which it comes: the
 * arguments of calls are numbers, but for ioctl's requests, and data is text.  They differ in how
 * a line starts, and in how much data they show.
 */
#include "base/text.h"
#include "print/data.h"
#include "print/freebsd.h"
#include "print/longer.h"
#include "print/prefix.h"

enum { COMM_MOST = 16, PID_WIDTH = 5, TID_WIDTH = 4, CPU_WIDTH = 2, MAX_DATA_DEFAULT = 64 };

/* As the first kdump counts time, from which those of FreeBSD 4 and DragonFly come. */
enum { FIRST_KDUMP = KTRECI_DOWN_ELAPSED | KTRECI_DOWN_RELATIVE | KTRECI_FIRST_WHOLE };

/* ---- calls ----------------------------------------------------------------------------------- */

static int
is_ioctl(const ktreci_print_context *context)
{
    const char *name = ktrec_calls_name(context->calls, context->payload->u.syscall.number);

    return (context->options->flags & KTREC_PRINT_PLAIN) == 0 && name != NULL &&
           strcmp(name, "ioctl") == 0;
}

static void
print_slot(const ktreci_print_context *context, uint64_t v, unsigned width)
{
    if ((context->options->flags & KTREC_PRINT_DECIMAL) == 0)
        ktreci_sink_0x(context->out, v);
    else
        ktreci_sink_i64(context->out, width == 4 ? (int32_t)(uint32_t)v : (int64_t)v);
}

static void
print_call(const ktreci_print_context *context)
{
    const ktrec_syscall *call = &context->payload->u.syscall;
    const ktrec_format *format = &context->record->format;
    const int ioctl = is_ioctl(context);

    ktreci_freebsd_call_name(context, context->calls, 0, call->number);
    for (uint32_t i = 0; i < call->args.count; i++) {
        const uint64_t v = ktrec_words_get(&call->args, i);
        const char *name =
            ioctl && i == 1 ? ktrec_ioctl_name(format->system, format->long_size, v) : NULL;

        ktreci_sink_char(context->out, i == 0 ? '(' : ',');
        if (name != NULL)
            ktreci_sink_text(context->out, name);
        else
            print_slot(context, v, call->args.width);
    }
    ktreci_sink_text(context->out, call->args.count == 0 ? "\n" : ")\n");
}

/* ---- other records --------------------------------------------------------------------------- */

/*
 * The bytes that print where no number is asked for: DragonFly's 64, or all of systems whose kdump
 * was 4.4BSD's.  -m 0 (KTREC_PRINT_NO_DATA) is all data to these kdumps; none is -s.
 */
static uint32_t
most_data(const ktreci_print_context *context)
{
    const ktrec_print_options *options = context->options;
    const int is_csrg = options->style == KTREC_STYLE_AUTO &&
                        context->record->format.system != KTREC_SYSTEM_DRAGONFLY;

    if (options->max_data != 0)
        return options->max_data;
    return (options->flags & KTREC_PRINT_NO_DATA) != 0 || is_csrg ? UINT32_MAX : MAX_DATA_DEFAULT;
}

static void
print_genio(const ktreci_print_context *context)
{
    const ktrec_print_options *options = context->options;
    const ktrec_genio *genio = &context->payload->u.genio;
    const uint32_t most = most_data(context);
    const ktrec_bytes data = genio->data;
    const size_t shown = data.size < most ? data.size : most;

    ktreci_sink_put(context->out, "fd ", 3);
    ktreci_sink_i64(context->out, genio->fd);
    ktreci_sink_text(context->out, genio->op == 0 ? " read " : " wrote ");
    ktreci_sink_u64(context->out, data.size);
    ktreci_sink_put(context->out, " bytes\n", 7);
    if ((options->flags & KTREC_PRINT_NO_GENIO) != 0)
        return;
    if ((options->flags & (KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP)) != 0) {
        ktreci_freebsd_hex(context, (ktrec_bytes){data.data, shown});
        return;
    }
    ktreci_sink_put(context->out, "       ", 7);
    ktreci_data_text(context, data, shown, 7);
}

/* A default action has no code here. */
static void
print_psig(const ktreci_print_context *context)
{
    const ktrec_psig *psig = &context->payload->u.psig;
    const char *name = ktrec_signal_name(context->record->format.system, psig->signal);
    ktreci_sink *out = context->out;

    if (name != NULL) {
        ktreci_sink_text(out, name);
    } else {
        ktreci_sink_text(out, "SIG ");
        ktreci_sink_i64(out, psig->signal);
    }
    if (psig->action == 0) {
        ktreci_sink_text(out, " SIG_DFL\n");
        return;
    }
    ktreci_sink_text(out, " caught handler=");
    ktreci_sink_pointer(out, psig->action);
    ktreci_sink_text(out, " mask=");
    ktreci_sink_pointer(out, psig->mask[0]);
    ktreci_sink_text(out, " code=");
    ktreci_sink_pointer(out, (uint32_t)psig->code);
    ktreci_sink_char(out, '\n');
}

static void
print_bytes(const ktreci_print_context *context)
{
    ktreci_sink_char(context->out, '\n');
    ktreci_freebsd_hex(context, context->record->payload);
}

/* Kinds without a row are other systems'.  The tag of CSW has three letters, and so two blanks. */
typedef struct kind_row {
    char tag[7];
    void (*print)(const ktreci_print_context *context);
} kind_row;

static const kind_row rows[KTREC_KIND_COUNT] = {
    [KTREC_KIND_SYSCALL] = {"CALL  ", print_call},
    [KTREC_KIND_SYSRET] = {"RET   ", ktreci_freebsd_return},
    [KTREC_KIND_NAMEI] = {"NAMI  ", ktreci_data_quoted},
    [KTREC_KIND_GENIO] = {"GIO   ", print_genio},
    [KTREC_KIND_PSIG] = {"PSIG  ", print_psig},
    [KTREC_KIND_CSW] = {"CSW  ", ktreci_freebsd_csw},
    [KTREC_KIND_EMUL] = {"EMUL  ", ktreci_data_quoted},
    [KTREC_KIND_USER] = {"USER  ", ktreci_freebsd_user},
    [KTREC_KIND_SYSCTL] = {"SCTL  ", ktreci_data_quoted},
};

/* ---- lines ----------------------------------------------------------------------------------- */

/* DragonFly's header with a thread always has the CPU; its 0 is also what older kernels wrote. */
static char *
put_cpu(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;

    if (context->record->format.system != KTREC_SYSTEM_DRAGONFLY)
        return ktreci_put_cpu(p, context, CPU_WIDTH);
    if ((context->options->flags & KTREC_PRINT_CPU) == 0 || (header->flags & KTREC_HAS_LWP) == 0)
        return p;
    p = ktreci_put_i64_right(p, header->cpu, CPU_WIDTH);
    *p++ = ' ';
    return p;
}

/*
 * "  812:2    cat      ": the thread where there is more than one, or if it is asked for and there
 * is one in the header.
 */
static char *
put_dragonfly_prefix(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;
    const int asked =
        (context->options->flags & KTREC_PRINT_LWP) != 0 && (header->flags & KTREC_HAS_LWP) != 0;
    char *start;

    p = ktreci_put_i64_right(p, header->pid, PID_WIDTH);
    if (header->lwp != 0 || (header->flags & KTREC_THREADED) != 0 || asked) {
        *p++ = ':';
        start = p;
        p = ktreci_put_i64(p, header->lwp);
        while (p - start < TID_WIDTH)
            *p++ = ' ';
    }
    *p++ = ' ';
    p = put_cpu(p, context);
    p = ktreci_put_comm(p, header->comm, COMM_MOST);
    return ktreci_put_times(p, header, context->options->flags, &context->state->clock,
                            FIRST_KDUMP);
}

static char *
put_csrg_prefix(char *p, const ktreci_print_context *context)
{
    return ktreci_put_prefix(p, context, FIRST_KDUMP);
}

static void
print_record(const ktreci_print_context *context,
             char *(*put_prefix)(char *, const ktreci_print_context *))
{
    const ktrec_header *header = &context->record->header;
    const kind_row *row = &rows[header->kind < KTREC_KIND_COUNT ? header->kind : 0];
    ktreci_longer longer;
    char *p = ktreci_sink_room(context->out, KTRECI_PREFIX_MAX + KTRECI_NUMBER_MAX + 16);

    ktreci_sink_took(context->out, ktreci_put_tag(put_prefix(p, context), row->tag, header->type));
    if (row->print != NULL && context->problem == NULL) {
        row->print(context);
        return;
    }
    /* No length is looked at: of a record that is too long the first bytes print. */
    if (row->print != NULL && ktreci_longer_open(&longer, context, ktreci_longer_size(context))) {
        row->print(&longer.context);
        return;
    }
    if (context->problem != NULL) {
        ktreci_sink_text(context->out, "malformed: ");
        ktreci_sink_text(context->out, context->problem);
    }
    print_bytes(context);
}

void
ktreci_dragonfly_print(const ktreci_print_context *context)
{
    print_record(context, put_dragonfly_prefix);
}

void
ktreci_csrg_print(const ktreci_print_context *context)
{
    print_record(context, put_csrg_prefix);
}
