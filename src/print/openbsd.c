/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The style of OpenBSD's kdump (1.164, OpenBSD 7.6).  Records that its kernels no longer write
 * (context switches, emulations) print as the kdumps of their time printed them.
 */
#include "print/openbsd.h"

#include "base/text.h"
#include "names/sets.h"
#include "print/data.h"
#include "print/longer.h"
#include "print/openbsd_data.h"
#include "print/openbsd_values.h"
#include "print/prefix.h"

/* Headers of version 4 are those of 5.5 to 7.0; with 5.9 the last of the old kinds went. */
enum { LAST_OF_OLD_KINDS = 4 };

static void
print_string(const ktreci_print_context *context)
{
    ktreci_openbsd_string(context, context->payload->u.text.text, context->state->column);
    ktreci_sink_char(context->out, '\n');
}

/* All bytes of the record: a NUL at its end prints as well. */
static void
print_path(const ktreci_print_context *context)
{
    ktreci_openbsd_string(context, context->record->payload, context->state->column);
    ktreci_sink_char(context->out, '\n');
}

static void
print_genio(const ktreci_print_context *context)
{
    const ktrec_print_options *options = context->options;
    const ktrec_genio *genio = &context->payload->u.genio;
    const uint32_t hex = KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP;
    size_t shown = genio->data.size;

    ktreci_sink_put(context->out, "fd ", 3);
    ktreci_sink_i64(context->out, genio->fd);
    ktreci_sink_text(context->out, genio->op == 0 ? " read " : " wrote ");
    ktreci_sink_u64(context->out, shown);
    ktreci_sink_put(context->out, " bytes\n", 7);
    if ((options->flags & (KTREC_PRINT_NO_DATA | KTREC_PRINT_NO_GENIO)) != 0)
        return;
    if (options->max_data != 0 && shown > options->max_data)
        shown = options->max_data;
    if (shown != 0 || (options->flags & hex) == 0)
        ktreci_openbsd_data(context, genio->data, shown);
}

static void
print_csw(const ktreci_print_context *context)
{
    const ktrec_csw *csw = &context->payload->u.csw;

    ktreci_sink_text(context->out, csw->out != 0 ? "stop " : "resume ");
    ktreci_sink_text(context->out, csw->user != 0 ? "user\n" : "kernel\n");
}

static void
print_user(const ktreci_print_context *context)
{
    const ktrec_user *user = &context->payload->u.user;

    ktreci_put_until_nul(context->out, user->id);
    ktreci_sink_put(context->out, ": ", 2);
    ktreci_sink_u64(context->out, user->data.size);
    ktreci_sink_put(context->out, " bytes\n", 7);
    ktreci_openbsd_data(context, user->data, user->data.size);
}

/* One line per string; the first has number 0. */
static void
print_strings(const ktreci_print_context *context)
{
    ktrec_bytes rest = context->payload->u.text.text;
    const char *end = rest.data == NULL ? NULL : (const char *)rest.data + rest.size;
    int unterminated = rest.size != 0 && end[-1] != '\0';
    ktrec_bytes string;
    uint64_t number = 0;

    ktreci_sink_char(context->out, '\n');
    while (ktrec_strings_next(&rest, &string) == KTREC_OK) {
        char *start = ktreci_sink_room(context->out, KTRECI_NUMBER_MAX + 8);
        char *p = start;

        *p++ = '\t';
        *p++ = '[';
        p = ktreci_put_text(ktreci_put_u64(p, number++), "] = ");
        ktreci_sink_took(context->out, p);
        /* the tab takes 8 */
        ktreci_openbsd_string(context, string, (unsigned)(p - start) + 7);
        ktreci_sink_char(context->out, '\n');
    }
    if (unterminated)
        ktreci_sink_text(context->out, "\tunterminated argument\n");
}

/* The first promise that would have allowed the call. */
static void
print_pledge(const ktreci_print_context *context)
{
    const ktrec_pledge *pledge = &context->payload->u.pledge;
    const ktreci_set *set = ktreci_set_get(KTRECI_SET_OPENBSD_PLEDGENAMES);
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    unsigned i = 0;

    ktreci_openbsd_call_name(context, pledge->number);
    ktreci_sink_text(context->out, ", \"");
    while (i < set->count && (entry[i].value & pledge->promise) == 0)
        i++;
    if (i < set->count)
        ktreci_sink_text(context->out, ktreci_set_entry_name(&entry[i]));
    ktreci_sink_text(context->out, "\", ");
    ktreci_openbsd_errno(context, pledge->error);
    ktreci_sink_char(context->out, '\n');
}

/* kdump does tell the number of the error twice. */
static void
print_pinsyscall(const ktreci_print_context *context)
{
    const ktrec_pinsyscall *pin = &context->payload->u.pinsyscall;

    ktreci_openbsd_call_name(context, pin->number);
    ktreci_sink_text(context->out, ", addr ");
    ktreci_sink_hex(context->out, pin->addr);
    ktreci_sink_text(context->out, ", errno ");
    ktreci_sink_i64(context->out, pin->error);
    ktreci_sink_text(context->out, ", ");
    ktreci_openbsd_errno(context, pin->error);
    ktreci_sink_char(context->out, '\n');
}

/* Types without a text of their own. */
static void
print_nothing(const ktreci_print_context *context)
{
    ktreci_sink_char(context->out, '\n');
}

/* One row per kind. */
typedef struct kind_row {
    char tag[7];
    uint8_t shapeless; /* prints whatever the bytes are */
    uint8_t size;      /* of more bytes than these .. */
    uint8_t longs; /* .. and so many longs, the first ones print; 0 and 0: the size must be right */
    void (*print)(const ktreci_print_context *context);
} kind_row;

static const kind_row rows[KTREC_KIND_COUNT] = {
    [KTREC_KIND_SYSCALL] = {"CALL  ", 0, 0, 0, ktreci_openbsd_call},
    [KTREC_KIND_SYSRET] = {"RET   ", 0, 8, 0, ktreci_openbsd_return},
    [KTREC_KIND_NAMEI] = {"NAMI  ", 0, 0, 0, print_path},
    [KTREC_KIND_GENIO] = {"GIO   ", 0, 0, 0, print_genio},
    [KTREC_KIND_PSIG] = {"PSIG  ", 0, 0, 0, ktreci_openbsd_signal},
    [KTREC_KIND_CSW] = {"CSW  ", 0, 0, 0, print_csw},
    [KTREC_KIND_EMUL] = {"EMUL  ", 0, 0, 0, print_string},
    [KTREC_KIND_STRUCT] = {"STRU  ", 1, 0, 0, ktreci_openbsd_struct},
    [KTREC_KIND_USER] = {"USER  ", 0, 0, 0, print_user},
    [KTREC_KIND_ARGS] = {"ARGS  ", 0, 0, 0, print_strings},
    [KTREC_KIND_ENVS] = {"ENV   ", 0, 0, 0, print_strings},
    [KTREC_KIND_PLEDGE] = {"PLDG  ", 0, 16, 0, print_pledge},
    [KTREC_KIND_PINSYSCALL] = {"PINS  ", 0, 8, 1, print_pinsyscall},
    [KTREC_KIND_START] = {"STRT  ", 1, 0, 0, print_nothing},
};

static const kind_row unknown_row = {"", 1, 0, 0, print_nothing};

/*
 * A record with more bytes than its kind has.  Returns whether it was one, and printed.  Of a
 * result the length counts only where there is a value, so not where there is an error.
 */
static int
print_longer(const ktreci_print_context *context, const kind_row *row)
{
    size_t size = row->size + (size_t)row->longs * context->record->format.long_size;
    ktreci_longer longer;

    if (!ktreci_longer_open(&longer, context, size) ||
        (longer.payload.kind == KTREC_KIND_SYSRET && longer.payload.u.sysret.error == 0))
        return 0;
    row->print(&longer.context);
    return 1;
}

/* Where kdump gives up, the record's own bytes, and why. */
static void
print_malformed(const ktreci_print_context *context)
{
    ktreci_sink_text(context->out, "malformed: ");
    ktreci_sink_text(context->out, context->problem);
    ktreci_sink_char(context->out, '\n');
    ktreci_openbsd_data(context, context->record->payload, context->record->payload.size);
}

/* The facility bits of SYSCALL to PSIG, and of STRUCT to PINSYSCALL. */
enum { FACILITIES = 0x3f3e };

/*
 * kdump asks for each record whether 1 << type is among its facility bits: types without one do not
 * print.  Machines shift by the count modulo 32, which shows some of the types above 31, as it
 * shows START.  Switches and emulations had their bits as long as kernels wrote them.  The record
 * that opens a trace is part of its format, and has no process.
 */
static int
hidden(const ktrec_record *record)
{
    const ktrec_header *header = &record->header;

    switch (header->kind) {
    case KTREC_KIND_UNKNOWN:
        return header->type < 32 || (FACILITIES >> header->type % 32 & 1) == 0;
    case KTREC_KIND_CSW:
    case KTREC_KIND_EMUL:
        return record->format.version > LAST_OF_OLD_KINDS;
    case KTREC_KIND_START:
        return record->offset == 0;
    default:
        return 0;
    }
}

void
ktreci_openbsd_init(ktreci_style_state *state)
{
    ktreci_vis_init(&state->vis, KTRECI_VIS_CSTYLE | KTRECI_VIS_TAB, "");
    ktreci_vis_init(&state->quoted, KTRECI_VIS_CSTYLE | KTRECI_VIS_TAB, "\"\t\n");
}

void
ktreci_openbsd_print(const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;
    const kind_row *row = &unknown_row;
    char *start, *p;

    if (hidden(context->record))
        return;
    if (header->kind < KTREC_KIND_COUNT && rows[header->kind].print != NULL)
        row = &rows[header->kind];
    start = ktreci_sink_room(context->out, KTRECI_OPENBSD_PREFIX_MAX + KTRECI_NUMBER_MAX + 16);
    p = ktreci_put_tag(ktreci_openbsd_put_prefix(start, context), row->tag, header->type);
    context->state->column = (unsigned)(p - start);
    ktreci_sink_took(context->out, p);
    if (context->problem == NULL || row->shapeless)
        row->print(context);
    else if (!print_longer(context, row))
        print_malformed(context);
}
