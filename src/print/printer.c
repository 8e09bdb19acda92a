/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * printer.c - the object: options checked once, records filtered, each payload decoded once,
 * processes followed, and the text left to a style.
 */
#include <stdlib.h>

#include <ktrec/print.h>

#include "base/error.h"
#include "base/options.h"
#include "base/sink.h"
#include "base/text.h"
#include "names/emulation.h"
#include "names/sets.h"
#include "print/labelled.h"
#include "print/style.h"
#include "trace/follower.h"

enum { SINK_SIZE = 65536, SYSTEMS = KTREC_SYSTEM_DARWIN };

enum {
    FLAGS_KNOWN = KTREC_PRINT_DECIMAL | KTREC_PRINT_ABSOLUTE | KTREC_PRINT_ELAPSED |
                  KTREC_PRINT_RELATIVE | KTREC_PRINT_NUMBERS | KTREC_PRINT_PLAIN |
                  KTREC_PRINT_PLAINER | KTREC_PRINT_HEX | KTREC_PRINT_NO_DATA |
                  KTREC_PRINT_ONE_PID | KTREC_PRINT_LWP | KTREC_PRINT_CPU | KTREC_PRINT_ABI |
                  KTREC_PRINT_CALLNO | KTREC_PRINT_RESOLVE | KTREC_PRINT_NO_GENIO |
                  KTREC_PRINT_HEXDUMP
};

typedef struct style_row {
    void (*init)(ktreci_style_state *state); /* may be NULL */
    void (*print)(const ktreci_print_context *context);
    /* Before the filters, of every record, whose payload is not decoded yet; may be NULL. */
    void (*notice)(const ktreci_print_context *context);
    /* An EMUL record counts although it is filtered out: not so with a kdump. */
    uint8_t follows_all;
} style_row;

struct ktrec_printer {
    ktrec_print_options options;  /* emulation, release and label point to text below */
    ktrec_payload payload;        /* of the record being printed */
    ktreci_print_context context; /* the same */
    const style_row *style;       /* of records of the format */
    ktrec_format format;          /* of the last record */
    ktreci_followed followed;     /* what the context was set by */
    ktrec_error error;
    ktreci_follower follower;
    ktreci_style_state state;
    ktreci_sink sink;
    uint32_t state_style; /* the style that state was made for */
    char *text;
    char buffer[SINK_SIZE];
};

/* Not to be asked for: what KTREC_STYLE_AUTO takes for systems whose kdump was 4.4BSD's. */
enum { STYLE_CSRG = KTREC_STYLE_DRAGONFLY + 1 };

static const style_row styles[] = {
    [KTREC_STYLE_JSON] = {NULL, ktreci_json_print, NULL, 1},
    [KTREC_STYLE_NETBSD] = {ktreci_netbsd_init, ktreci_netbsd_print, NULL, 0},
    [KTREC_STYLE_FREEBSD] = {ktreci_freebsd_init, ktreci_freebsd_print, ktreci_freebsd_notice, 0},
    [KTREC_STYLE_OPENBSD] = {ktreci_openbsd_init, ktreci_openbsd_print, NULL, 0},
    [KTREC_STYLE_DRAGONFLY] = {ktreci_freebsd_init, ktreci_dragonfly_print, NULL, 0},
    [STYLE_CSRG] = {ktreci_freebsd_init, ktreci_csrg_print, NULL, 0},
};

/* What a system's records print as, and whether its thread ids are unique among all processes. */
typedef struct system_row {
    uint8_t style;
    uint8_t global_threads;
} system_row;

static const system_row systems[SYSTEMS + 1] = {
    [KTREC_SYSTEM_NONE] = {KTREC_STYLE_NETBSD, 0},
    [KTREC_SYSTEM_NETBSD] = {KTREC_STYLE_NETBSD, 0},
    [KTREC_SYSTEM_FREEBSD] = {KTREC_STYLE_FREEBSD, 1},
    [KTREC_SYSTEM_OPENBSD] = {KTREC_STYLE_OPENBSD, 1},
    [KTREC_SYSTEM_DRAGONFLY] = {KTREC_STYLE_DRAGONFLY, 0},
    [KTREC_SYSTEM_CSRG] = {STYLE_CSRG, 0},
    [KTREC_SYSTEM_DARWIN] = {STYLE_CSRG, 0},
};

static const system_row *
system_of(const ktrec_format *format)
{
    return &systems[format->system <= SYSTEMS ? format->system : KTREC_SYSTEM_NONE];
}

uint32_t
ktrec_print_style(int system)
{
    int known = system >= KTREC_SYSTEM_NONE && system <= SYSTEMS;
    uint32_t style = systems[known ? system : KTREC_SYSTEM_NONE].style;

    return style == STYLE_CSRG ? KTREC_STYLE_FREEBSD : style;
}

static int
known_emulation(const char *name)
{
    int system;

    for (system = 1; system <= SYSTEMS; system++) {
        if ((ktreci_emulation_flags(system, name) & KTRECI_EMULATION_KNOWN) != 0)
            return 1;
    }
    return 0;
}

static int
known_release(const char *name)
{
    int system;

    for (system = 1; system <= SYSTEMS; system++) {
        if (ktrec_calls_find(system, name, NULL, 8) != NULL)
            return 1;
    }
    return 0;
}

static int
check_options(const ktrec_print_options *options, ktrec_error *error)
{
    uint32_t group = options->group;

    if (options->style >= STYLE_CSRG)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "no style %u", (unsigned)options->style);
    if ((options->flags & ~(uint32_t)FLAGS_KNOWN) != 0 || options->reserved != 0)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "unknown flags 0x%x",
                                (unsigned)options->flags);
    if (group > 16 || (group & (group - 1)) != 0)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "no groups of %u bytes", (unsigned)group);
    if (options->emulation != NULL && !known_emulation(options->emulation))
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "unknown emulation \"%s\"",
                                options->emulation);
    if (options->release != NULL && !known_release(options->release))
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "unknown release \"%s\"",
                                options->release);
    return KTREC_OK;
}

/* The strings of the options, in one allocation of the printer's own. */
static int
copy_text(ktrec_printer *printer)
{
    ktrec_print_options *options = &printer->options;
    const char **texts[] = {&options->emulation, &options->release, &options->label};
    enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };
    size_t size = 1, n;
    char *to;

    for (unsigned i = 0; i < TEXTS; i++)
        size += *texts[i] == NULL ? 0 : strlen(*texts[i]) + 1;
    to = printer->text = malloc(size);
    if (to == NULL)
        return -1;
    for (unsigned i = 0; i < TEXTS; i++) {
        if (*texts[i] == NULL)
            continue;
        n = strlen(*texts[i]) + 1;
        *texts[i] = memcpy(to, *texts[i], n);
        to += n;
    }
    return 0;
}

int
ktrec_printer_open(ktrec_printer **to, const ktrec_print_options *options, ktrec_sink_fn sink,
                   void *context, ktrec_error *error)
{
    ktrec_print_options checked;
    ktrec_printer *printer;
    int code;

    if (to == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    *to = NULL;
    if (sink == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    code = ktreci_options_copy(&checked, sizeof(checked), options,
                               options == NULL ? 0 : options->size);
    if (code != KTREC_OK)
        return ktreci_error_set(error, code, "options of no size, or of a later version");
    code = check_options(&checked, error);
    if (code != KTREC_OK)
        return code;
    printer = calloc(1, sizeof(*printer));
    if (printer == NULL)
        return ktreci_error_set(error, KTREC_E_MEMORY, "no memory for a printer");
    printer->options = checked;
    if ((checked.flags & KTREC_PRINT_PLAINER) != 0)
        printer->options.flags |= KTREC_PRINT_PLAIN;
    if (copy_text(printer) != 0) {
        free(printer);
        return ktreci_error_set(error, KTREC_E_MEMORY, "no memory for a printer");
    }
    ktreci_sink_init(&printer->sink, printer->buffer, sizeof(printer->buffer), sink, context);
    ktreci_follower_init(&printer->follower, printer->options.release, printer->options.emulation);
    printer->context = (ktreci_print_context){
        .out = &printer->sink,
        .options = &printer->options,
        .payload = &printer->payload,
        .state = &printer->state,
    };
    *to = printer;
    return KTREC_OK;
}

static int
sink_failed(ktrec_printer *printer)
{
    if (printer->error.code != KTREC_E_IO) {
        (void)ktreci_error_set(&printer->error, KTREC_E_IO, "the output cannot be written");
        printer->error.sys_errno = printer->sink.error;
    }
    return KTREC_E_IO;
}

/* A warning or an error about this record, in up to three pieces. */
static int
complain(ktrec_printer *printer, const ktrec_record *record, int code, const char *detail,
         const char *more, const char *end)
{
    (void)ktreci_error_set(&printer->error, code, "%s%s%s", detail, more, end);
    printer->error.offset = record->offset;
    printer->error.record = record->index;
    return code;
}

/*
 * Whether a record is of the process asked for, or of the thread where the number of a thread tells
 * it from all others: NetBSD and DragonFly count the threads of each process from 1.
 */
static int
is_process(const ktrec_record *record, int32_t id)
{
    const ktrec_header *header = &record->header;

    return header->pid == id || (system_of(&record->format)->global_threads &&
                                 (header->flags & KTREC_HAS_LWP) != 0 && header->lwp == id);
}

static int
wanted(const ktrec_print_options *options, const ktrec_record *record)
{
    unsigned kind = record->header.kind;

    if ((options->flags & KTREC_PRINT_ONE_PID) != 0 && !is_process(record, options->pid))
        return 0;
    return options->kinds == 0 || (kind < 64 && (options->kinds >> kind & 1) != 0);
}

/* Records of another format follow: the style they print in, and what is known of processes. */
static void
take_format(ktrec_printer *printer, const ktrec_format *format)
{
    uint32_t number = printer->options.style;

    printer->format = *format;
    if (number == KTREC_STYLE_AUTO)
        number = system_of(format)->style;
    if (printer->state_style != number && styles[number].init != NULL)
        styles[number].init(&printer->state);
    if (printer->state_style != number)
        memset(printer->state.whos, 0, sizeof(printer->state.whos));
    printer->state_style = number;
    printer->style = &styles[number];
    if (ktreci_follower_format(&printer->follower, format))
        printer->followed = (ktreci_followed){NULL, NULL};
    printer->context.native = printer->follower.native;
}

/*
 * A warning about a record whose payload is in no form that is known: its bytes are printed, and
 * why.
 */
static const char *
form_unknown(ktrec_printer *printer, const ktrec_record *record)
{
    char size[32];
    char *end = ktreci_put_u64(ktreci_put_text(size, " of "), record->payload.size);

    *end = '\0';
    (void)complain(printer, record, KTREC_E_PAYLOAD, ktrec_kind_name(record->header.kind), size,
                   " bytes: the length fits no form of this record type");
    return printer->error.detail;
}

/* The emulation that a record is read in: nearly always the one of the record before. */
static void
take_emulation(ktrec_printer *printer, const ktreci_followed *followed)
{
    ktreci_print_context *context = &printer->context;

    if (followed->now == printer->followed.now && followed->named == printer->followed.named)
        return;
    printer->followed = *followed;
    context->emulation = followed->now->name;
    context->calls = followed->named->calls;
    context->emulation_flags = followed->now->flags;
    context->sv_flags = followed->now->sv_flags;
    context->abi = &followed->now->abi;
}

/*
 * Decodes the payload and finds the emulation: what a style is given.  The name of a call that
 * returns is by the emulation it was made in, all else by that of now.
 */
static int
prepare(ktrec_printer *printer, const ktrec_record *record)
{
    int code = ktrec_payload_decode(record, &printer->payload, &printer->error);

    if (code < 0)
        return code;
    printer->context.record = record;
    printer->context.problem = code == KTREC_OPAQUE ? form_unknown(printer, record) : NULL;
    take_emulation(
        printer, ktreci_follower_see(&printer->follower, record->header.pid, record->header.kind));
    return KTREC_OK;
}

/*
 * An exit, as the style decodes calls: with its arguments plain, kdump does not see it.  Of no
 * interest where no process has said what it is.
 */
static int
is_exit(const ktrec_printer *printer)
{
    const ktreci_print_context *context = &printer->context;
    const ktrec_syscall *call = &context->payload->u.syscall;
    const ktreci_rule *rule;

    if (printer->follower.processes.count == 0 ||
        (context->options->flags & (KTREC_PRINT_PLAIN | KTREC_PRINT_NUMBERS)) != 0)
        return 0;
    rule = ktreci_callee_of(context, call->number)->rule;
    return rule != NULL && (rule->flags & KTRECI_RULE_FORGET) != 0 && call->args.count >= rule->min;
}

/* For a message: what is not printable ASCII becomes a question mark.  n + 1 bytes. */
static void
put_visible(char *to, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        to[i] = text[i] >= ' ' && text[i] < 0x7f ? text[i] : '?';
    to[n] = '\0';
}

static int
no_memory(ktrec_printer *printer, const ktrec_record *record)
{
    return complain(printer, record, KTREC_E_MEMORY, "no memory to follow processes", "", "");
}

/* A process says what it is. */
static int
follow_emul(ktrec_printer *printer, const ktrec_record *record, ktrec_bytes name)
{
    char word[32];
    size_t n = name.size < sizeof(word) ? name.size : sizeof(word) - 1;
    int code = ktreci_follower_set(&printer->follower, record->header.pid, name.data, name.size);

    if (code == KTREC_E_MEMORY)
        return no_memory(printer, record);
    if (code == KTREC_END) {
        put_visible(word, name.data, n);
        (void)complain(printer, record, KTREC_E_UNSUPPORTED, "unknown emulation: ", word, "");
    }
    return KTREC_OK;
}

/* A record that is not printed may still say what its process is; nothing is said of it. */
static int
follow_unwanted(ktrec_printer *printer, const ktrec_record *record)
{
    ktrec_payload payload;
    ktrec_bytes name;

    if (record->header.kind != KTREC_KIND_EMUL || !printer->style->follows_all ||
        ktrec_payload_decode(record, &payload, NULL) != KTREC_OK)
        return KTREC_OK;
    name = payload.u.text.text;
    return ktreci_follower_set(&printer->follower, record->header.pid, name.data, name.size) ==
                   KTREC_E_MEMORY
               ? no_memory(printer, record)
               : KTREC_OK;
}

/* PROCCTOR and PROCDTOR, which FreeBSD's kdump minds also where it prints other records only. */
static int
follow_process(ktrec_printer *printer, const ktrec_record *record)
{
    ktrec_payload payload;
    int code;

    if (record->header.kind == KTREC_KIND_PROCDTOR)
        ktreci_follower_forget(&printer->follower, record->header.pid);
    if (record->header.kind != KTREC_KIND_PROCCTOR ||
        ktrec_payload_decode(record, &payload, NULL) != KTREC_OK)
        return KTREC_OK;
    code =
        ktreci_follower_set_abi(&printer->follower, record->header.pid, payload.u.procctor.flags);
    if (code != KTREC_OK)
        return no_memory(printer, record);
    return KTREC_OK;
}

/* What the record changes for those that follow. */
static int
follow(ktrec_printer *printer, const ktrec_record *record)
{
    switch (printer->payload.kind) {
    case KTREC_KIND_SYSCALL:
        if (is_exit(printer))
            ktreci_follower_forget(&printer->follower, record->header.pid);
        return KTREC_OK;
    case KTREC_KIND_EMUL:
        return follow_emul(printer, record, printer->payload.u.text.text);
    default:
        return KTREC_OK;
    }
}

int
ktrec_printer_print(ktrec_printer *printer, const ktrec_record *record)
{
    int code, followed;

    if (printer == NULL || record == NULL)
        return KTREC_E_ARGUMENT;
    if (printer->sink.error != 0)
        return sink_failed(printer);
    printer->error.code = KTREC_OK;
    printer->error.detail[0] = '\0';
    if (printer->style == NULL ||
        memcmp(&printer->format, &record->format, sizeof(record->format)) != 0)
        take_format(printer, &record->format);
    if (printer->style->notice != NULL) {
        printer->context.record = record;
        printer->style->notice(&printer->context);
    }
    code = follow_process(printer, record);
    if (!wanted(&printer->options, record)) {
        followed = follow_unwanted(printer, record);
        return code != KTREC_OK ? code : followed;
    }
    followed = prepare(printer, record);
    if (followed != KTREC_OK)
        return followed;
    if (printer->options.label != NULL && printer->state_style != KTREC_STYLE_JSON)
        ktreci_labelled_print(&printer->context);
    else
        printer->style->print(&printer->context);
    followed = follow(printer, record);
    if (printer->sink.error != 0)
        return sink_failed(printer);
    return code != KTREC_OK ? code : followed;
}

int
ktrec_printer_flush(ktrec_printer *printer)
{
    if (printer == NULL)
        return KTREC_E_ARGUMENT;
    return ktreci_sink_flush(&printer->sink) == 0 ? KTREC_OK : sink_failed(printer);
}

const ktrec_error *
ktrec_printer_error(const ktrec_printer *printer)
{
    static const ktrec_error none = {.code = KTREC_E_ARGUMENT, .detail = "no printer"};

    return printer == NULL ? &none : &printer->error;
}

int
ktrec_printer_close(ktrec_printer **to)
{
    ktrec_printer *printer;
    int code;

    if (to == NULL || *to == NULL)
        return KTREC_OK;
    printer = *to;
    *to = NULL;
    code = ktrec_printer_flush(printer);
    ktreci_follower_clear(&printer->follower);
    free(printer->text);
    free(printer);
    return code;
}
