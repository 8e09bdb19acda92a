/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The style of FreeBSD's kdump.  Where it prints what lies in memory behind a record that is too
 * short, a record prints here as malformed, with its bytes.
 */
#include "print/freebsd.h"

#include "base/text.h"
#include "names/sets.h"
#include "print/data.h"
#include "print/longer.h"
#include "print/prefix.h"

enum { COMM_MOST = 19, PID_WIDTH = 6, CPU_WIDTH = 3 };

/* Process, thread if it is asked for, and command. */
static char *
put_process(char *p, const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;

    p = ktreci_put_i64_right(p, header->pid, PID_WIDTH);
    *p++ = ' ';
    if ((context->options->flags & KTREC_PRINT_LWP) != 0) {
        p = ktreci_put_i64_right(p, header->lwp > 0 ? header->lwp : 0, PID_WIDTH);
        *p++ = ' ';
    }
    return ktreci_put_comm(p, header->comm, COMM_MOST);
}

void
ktreci_freebsd_notice(const ktreci_print_context *context)
{
    char *p;

    if ((context->record->header.flags & KTREC_DROPPED) == 0 || context->state->drop_told)
        return;
    context->state->drop_told = 1;
    p = put_process(ktreci_sink_room(context->out, KTRECI_PREFIX_MAX), context);
    ktreci_sink_took(context->out, ktreci_put_text(p, "Events dropped.\n"));
}

/* All strings of an execve.  Behind a last one that has no end kdump looks for more. */
static void
print_strings(const ktreci_print_context *context)
{
    const ktrec_bytes all = context->payload->u.text.text;
    ktrec_bytes rest = all, string;
    const char *between = "\"";

    while (ktrec_strings_next(&rest, &string) == KTREC_OK) {
        ktreci_sink_text(context->out, between);
        ktreci_sink_put(context->out, string.data, string.size);
        ktreci_sink_char(context->out, '"');
        between = ", \"";
    }
    if (all.size != 0 && ((const char *)all.data)[all.size - 1] != '\0')
        ktreci_sink_put(context->out, ", ", 2);
    ktreci_sink_char(context->out, '\n');
}

void
ktreci_freebsd_csw(const ktreci_print_context *context)
{
    const ktrec_csw *csw = &context->payload->u.csw;

    ktreci_sink_text(context->out, csw->out != 0 ? "stop " : "resume ");
    ktreci_sink_text(context->out, csw->user != 0 ? "user" : "kernel");
    if ((context->payload->flags & KTREC_PAYLOAD_WMESG) != 0) {
        ktreci_sink_put(context->out, " \"", 2);
        ktreci_put_until_nul(context->out, csw->wmesg);
        ktreci_sink_char(context->out, '"');
    }
    ktreci_sink_char(context->out, '\n');
}

static void
print_fault(const ktreci_print_context *context)
{
    const ktrec_fault *fault = &context->payload->u.fault;

    ktreci_sink_pointer(context->out, fault->addr);
    ktreci_sink_char(context->out, ' ');
    ktreci_freebsd_mask(context, KTRECI_SET_FREEBSD_VMPROT, (uint32_t)fault->type);
    ktreci_sink_char(context->out, '\n');
}

static void
print_faultend(const ktreci_print_context *context)
{
    ktreci_freebsd_enum_decimal(context, KTRECI_SET_FREEBSD_VMRESULT,
                                context->payload->u.faultend.result);
    ktreci_sink_char(context->out, '\n');
}

/*
 * The message is a format for p1 and p2, made up by whoever wrote the trace: it prints as it is.
 * Which source file a category is of only the kernel's own list tells.
 */
static void
print_exterr(const ktreci_print_context *context)
{
    const ktrec_exterr *exterr = &context->payload->u.exterr;
    ktreci_sink *out = context->out;

    ktreci_sink_text(out, "{ errno ");
    ktreci_sink_u64(out, exterr->error);
    ktreci_sink_text(out, " sys/unknown:");
    ktreci_sink_u64(out, exterr->line);
    ktreci_sink_text(out, " \"");
    ktreci_put_until_nul(out, exterr->message);
    ktreci_sink_text(out, "\" (category ");
    ktreci_sink_u64(out, exterr->category);
    ktreci_sink_text(out, " p1 ");
    ktreci_sink_0x(out, exterr->p1);
    ktreci_sink_text(out, " p2 ");
    ktreci_sink_0x(out, exterr->p2);
    ktreci_sink_text(out, ") }\n");
}

/* Records that FreeBSD's kernels do not write. */
static void
print_bytes(const ktreci_print_context *context)
{
    ktreci_sink_char(context->out, '\n');
    ktreci_freebsd_hex(context, context->record->payload);
}

/* One row per kind; hidden: kdump shows no such record. */
typedef struct kind_row {
    char tag[7];
    uint8_t hidden;
    void (*print)(const ktreci_print_context *context);
} kind_row;

static const kind_row rows[KTREC_KIND_COUNT] = {
    [KTREC_KIND_UNKNOWN] = {"", 1, print_bytes},
    [KTREC_KIND_SYSCALL] = {"CALL  ", 0, ktreci_freebsd_call},
    [KTREC_KIND_SYSRET] = {"RET   ", 0, ktreci_freebsd_return},
    [KTREC_KIND_NAMEI] = {"NAMI  ", 0, ktreci_data_quoted},
    [KTREC_KIND_GENIO] = {"GIO   ", 0, ktreci_freebsd_genio},
    [KTREC_KIND_PSIG] = {"PSIG  ", 0, ktreci_freebsd_psig},
    [KTREC_KIND_CSW] = {"CSW   ", 0, ktreci_freebsd_csw},
    [KTREC_KIND_EMUL] = {"EMUL  ", 0, ktreci_data_quoted},
    [KTREC_KIND_USER] = {"USER  ", 0, ktreci_freebsd_user},
    [KTREC_KIND_EXEC_ARG] = {"ARGS  ", 0, ktreci_data_quoted},
    [KTREC_KIND_EXEC_ENV] = {"ENVS  ", 0, ktreci_data_quoted},
    [KTREC_KIND_STRUCT] = {"STRU  ", 0, ktreci_freebsd_struct},
    [KTREC_KIND_STRUCT_ARRAY] = {"STRU  ", 0, ktreci_freebsd_array},
    [KTREC_KIND_SYSCTL] = {"SCTL  ", 0, ktreci_data_quoted},
    [KTREC_KIND_PROCCTOR] = {"", 1, print_bytes},
    [KTREC_KIND_PROCDTOR] = {"", 1, print_bytes},
    [KTREC_KIND_CAPFAIL] = {"CAP   ", 0, ktreci_freebsd_capfail},
    [KTREC_KIND_FAULT] = {"PFLT  ", 0, print_fault},
    [KTREC_KIND_FAULTEND] = {"PRET  ", 0, print_faultend},
    [KTREC_KIND_ARGS] = {"ARGS  ", 0, print_strings},
    [KTREC_KIND_ENVS] = {"ENVS  ", 0, print_strings},
    [KTREC_KIND_EXTERR] = {"EERR  ", 0, print_exterr},
};

/* Kinds without a row are other systems'. */
static const kind_row foreign_row = {"", 0, print_bytes};

/* "F64  ": the process's ABI, and how wide its registers are. */
static char *
put_abi(char *p, const ktreci_print_context *context)
{
    uint32_t sv_flags = context->sv_flags;
    char letter = 'U';

    switch (sv_flags & KTRECI_SV_ABI_MASK) {
    case KTRECI_SV_ABI_FREEBSD:
        letter = 'F';
        break;
    case KTRECI_SV_ABI_LINUX:
        letter = 'L';
        break;
    case KTRECI_SV_ABI_CLOUDABI:
        letter = ktreci_freebsd_older(context) ? 'C' : 'U';
        break;
    default:
        break;
    }
    *p++ = letter;
    return ktreci_put_text(p, (sv_flags & KTRECI_SV_LP64) != 0    ? "64  "
                              : (sv_flags & KTRECI_SV_ILP32) != 0 ? "32  "
                                                                  : "00  ");
}

static void
print_start(const ktreci_print_context *context, const kind_row *row)
{
    const ktrec_header *header = &context->record->header;
    ktreci_style_state *state = context->state;
    char *p = ktreci_sink_room(context->out, KTRECI_PREFIX_MAX + KTRECI_NUMBER_MAX + 16);

    p = ktreci_put_who(p, context, put_process);
    p = ktreci_put_times(p, header, context->options->flags,
                         header->resolution >= 1000 ? &state->clock : &state->clock_fine,
                         KTRECI_DOWN_ELAPSED);
    p = ktreci_put_cpu(p, context, CPU_WIDTH);
    p = ktreci_put_tag(p, row->tag, header->type);
    if ((context->options->flags & KTREC_PRINT_ABI) != 0)
        p = put_abi(p, context);
    ktreci_sink_took(context->out, p);
}

/*
 * kdump looks at no length: of a record that is too long it prints what the first bytes say.  But a
 * switch has no message by its length alone, and with any other one it is cut.  Returns whether it
 * was one, and printed.
 */
static int
print_longer(const ktreci_print_context *context, const kind_row *row)
{
    ktreci_longer longer;

    if (!ktreci_longer_open(&longer, context, ktreci_longer_size(context)) ||
        (longer.payload.kind == KTREC_KIND_CSW &&
         context->record->format.system == KTREC_SYSTEM_FREEBSD &&
         (longer.payload.flags & KTREC_PAYLOAD_WMESG) == 0))
        return 0;
    row->print(&longer.context);
    return 1;
}

static void
print_malformed(const ktreci_print_context *context)
{
    ktreci_sink_text(context->out, "malformed: ");
    ktreci_sink_text(context->out, context->problem);
    print_bytes(context);
}

void
ktreci_freebsd_print(const ktreci_print_context *context)
{
    unsigned kind = context->record->header.kind;
    const kind_row *row = &rows[kind < KTREC_KIND_COUNT ? kind : KTREC_KIND_UNKNOWN];

    if (row->print == NULL)
        row = &foreign_row;
    if (row->hidden || (kind == KTREC_KIND_EXTERR && ktreci_freebsd_older(context)))
        return;
    context->state->drop_told = 0;
    print_start(context, row);
    if (context->problem == NULL)
        row->print(context);
    else if (!print_longer(context, row))
        print_malformed(context);
}
