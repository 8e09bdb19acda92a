/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The style of NetBSD's kdump (1.140, NetBSD 10).  Records of version 0 have no LWP id and
 * microseconds, and print as kdump up to NetBSD 7 printed them.  MMSG and MOOL have no text of
 * their own in NetBSD 10.
 */
#include "print/netbsd.h"

#include "base/bytes.h"
#include "base/text.h"
#include "names/sets.h"
#include "print/data.h"
#include "print/longer.h"
#include "print/prefix.h"

/*
 * kdump asks for each record whether 1 << type is among its facility bits, which are the low 24:
 * types 24 to 31 never print.  For higher ones the question has no answer in C, and here they do
 * print.
 */
enum { HIDDEN_FIRST = 24, HIDDEN_LAST = 31 };

static void
print_string(const ktreci_print_context *context)
{
    const ktrec_bytes text = context->payload->u.text.text;

    ktreci_data_text(context, text, text.size, context->state->column);
}

static void
print_genio(const ktreci_print_context *context)
{
    const ktrec_print_options *options = context->options;
    const ktrec_genio *genio = &context->payload->u.genio;
    ktrec_bytes data = genio->data;

    if (genio->fd != -1) {
        ktreci_sink_put(context->out, "fd ", 3);
        ktreci_sink_i64(context->out, genio->fd);
        ktreci_sink_char(context->out, ' ');
    }
    ktreci_sink_text(context->out, genio->op == 0 ? "read " : "wrote ");
    ktreci_sink_u64(context->out, data.size);
    ktreci_sink_put(context->out, " bytes\n", 7);
    if ((options->flags & (KTREC_PRINT_NO_DATA | KTREC_PRINT_NO_GENIO)) != 0)
        return;
    if (options->max_data != 0 && data.size > options->max_data)
        data.size = options->max_data;
    if ((options->flags & (KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP)) != 0) {
        ktreci_data_hex(context, data);
        return;
    }
    ktreci_sink_put(context->out, "       ", 7);
    ktreci_data_text(context, data, data.size, 7);
}

static void
print_csw(const ktreci_print_context *context)
{
    const ktrec_csw *csw = &context->payload->u.csw;

    ktreci_sink_text(context->out, csw->out != 0 ? "stop " : "resume ");
    ktreci_sink_text(context->out, csw->user != 0 ? "user\n" : "kernel\n");
}

static void
print_exec_fd(const ktreci_print_context *context)
{
    const ktrec_exec_fd *fd = &context->payload->u.exec_fd;
    const char *name = ktreci_set_name(ktreci_set_get(KTRECI_SET_NETBSD_DTYPE), fd->dtype);

    if (name != NULL) {
        ktreci_sink_text(context->out, name);
    } else {
        ktreci_sink_text(context->out, "UNKNOWN(");
        ktreci_sink_u64(context->out, fd->dtype);
        ktreci_sink_char(context->out, ')');
    }
    ktreci_sink_char(context->out, ' ');
    ktreci_sink_i64(context->out, fd->fd);
    ktreci_sink_char(context->out, '\n');
}

/* From the bytes, not the decoded names: what follows the last whole one does not matter. */
static void
print_mib(const ktreci_print_context *context)
{
    const ktrec_record *record = context->record;
    const uint8_t *names = record->payload.data;
    int swap = record->format.order != KTRECI_HOST_ORDER;
    size_t i;

    for (i = 0; i < record->payload.size / 4; i++) {
        if (i != 0)
            ktreci_sink_char(context->out, '.');
        ktreci_sink_i64(context->out, (int32_t)ktreci_load32(names + 4 * i, swap));
    }
    ktreci_sink_char(context->out, '\n');
}

static void
print_bytes(const ktreci_print_context *context)
{
    ktreci_sink_char(context->out, '\n');
    ktreci_data_hex(context, context->record->payload);
}

/* One row per kind; kinds without a tag have no tag in NetBSD 10's kdump either. */
typedef struct kind_row {
    char tag[7];
    uint8_t shapeless; /* prints from the bytes whatever they are */
    void (*print)(const ktreci_print_context *context);
} kind_row;

static const kind_row rows[KTREC_KIND_COUNT] = {
    [KTREC_KIND_UNKNOWN] = {"", 1, print_bytes},
    [KTREC_KIND_SYSCALL] = {"CALL  ", 0, ktreci_netbsd_call},
    [KTREC_KIND_SYSRET] = {"RET   ", 0, ktreci_netbsd_return},
    [KTREC_KIND_NAMEI] = {"NAMI  ", 0, ktreci_data_quoted},
    [KTREC_KIND_GENIO] = {"GIO   ", 0, print_genio},
    [KTREC_KIND_PSIG] = {"PSIG  ", 0, ktreci_netbsd_signal},
    [KTREC_KIND_CSW] = {"CSW   ", 0, print_csw},
    [KTREC_KIND_EMUL] = {"EMUL  ", 0, ktreci_data_quoted},
    [KTREC_KIND_USER] = {"MISC  ", 0, ktreci_netbsd_user},
    [KTREC_KIND_MMSG] = {"", 1, print_bytes},
    [KTREC_KIND_MOOL] = {"", 1, print_bytes},
    [KTREC_KIND_EXEC_ARG] = {"ARG   ", 0, print_string},
    [KTREC_KIND_EXEC_ENV] = {"ENV   ", 0, print_string},
    [KTREC_KIND_SAUPCALL] = {"SAU   ", 1, print_bytes},
    [KTREC_KIND_MIB] = {"MIB   ", 1, print_mib},
    [KTREC_KIND_EXEC_FD] = {"FD    ", 0, print_exec_fd},
};

/*
 * Of a record that is too long kdump prints what its first bytes say.  Returns whether it was one,
 * and printed.
 */
static int
print_longer(const ktreci_print_context *context)
{
    const ktrec_format *format = &context->record->format;
    unsigned kind = context->record->header.kind;
    ktreci_longer longer;
    size_t size = 0;

    if (kind == KTREC_KIND_SYSRET)
        size = 8 + 2 * (size_t)format->register_size;
    else if (kind == KTREC_KIND_CSW || kind == KTREC_KIND_EXEC_FD)
        size = 8;
    else if (kind == KTREC_KIND_PSIG)
        size = format->pointer_size == 8 ? 40 : 28;
    if (!ktreci_longer_open(&longer, context, size))
        return 0;
    if (kind == KTREC_KIND_PSIG) /* nor does it end the line */
        ktreci_netbsd_signal_start(&longer.context);
    else
        rows[kind].print(&longer.context);
    return 1;
}

/*
 * kdump prints what its buffer holds from the record before; here the record's own bytes, and why.
 */
static void
print_malformed(const ktreci_print_context *context)
{
    ktreci_sink_text(context->out, "malformed: ");
    ktreci_sink_text(context->out, context->problem);
    print_bytes(context);
}

void
ktreci_netbsd_init(ktreci_style_state *state)
{
    ktreci_vis_init(&state->vis, KTRECI_VIS_CSTYLE, "\"\n");
}

void
ktreci_netbsd_print(const ktreci_print_context *context)
{
    const ktrec_header *header = &context->record->header;
    const kind_row *row =
        &rows[header->kind < KTREC_KIND_COUNT ? header->kind : KTREC_KIND_UNKNOWN];
    /* A header without an LWP id is one of those that only kdumps up to NetBSD 7 print. */
    const unsigned how =
        (header->flags & KTREC_HAS_LWP) == 0 ? KTRECI_DOWN_ELAPSED | KTRECI_DOWN_RELATIVE : 0;
    char *start, *p;

    if (row->print == NULL) /* a kind that only other systems have */
        row = &rows[KTREC_KIND_UNKNOWN];
    if (header->type >= HIDDEN_FIRST && header->type <= HIDDEN_LAST)
        return;
    start = ktreci_sink_room(context->out, KTRECI_PREFIX_MAX + KTRECI_NUMBER_MAX + 16);
    p = ktreci_put_tag(ktreci_put_prefix(start, context, how), row->tag, header->type);
    ktreci_sink_took(context->out, p);
    context->state->column = (unsigned)(p - start);
    if (context->problem == NULL || row->shapeless)
        row->print(context);
    else if (!print_longer(context))
        print_malformed(context);
}
