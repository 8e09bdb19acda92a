/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * open.c - a reader's options, its look-ahead, and which format the stream has.
 */
#include <stdlib.h>

#include "base/options.h"
#include "io/reader.h"
#include "io/report.h"

/*
 * A damaged start is left behind for a trace: so many records of one format in a row; or fewer, if
 * they lead to the end of the stream.  Large files that are no trace have a few by chance.
 */
#define START_RECORDS 16u
#define START_RECORDS_TO_END 4u

/*
 * Places of a damaged start that are probed in full: more would be work without bound for no trace
 * at all.
 */
#define START_PROBES 32u

#define ALL_FLAGS                                                                                  \
    (KTREC_READER_SALVAGE | KTREC_READER_REPAIR_TIME | KTREC_READER_AMBIGUOUS |                    \
     KTREC_READER_MMAP | KTREC_READER_THOROUGH | KTREC_READER_AT_ONCE)

/* The bytes from a header's start to the last that ktreci_reader_starts looks at. */
static uint8_t
start_size(const ktrec_reader *reader)
{
    const uint8_t behind[] = {
        (uint8_t)(reader->type_at + 2),   (uint8_t)(reader->tell_at + 4),
        (uint8_t)(reader->length_at + 4), (uint8_t)(reader->pid_at + 4),
        (uint8_t)(reader->comm_at + 1),
    };
    uint8_t most = 0;

    for (size_t i = 0; i < sizeof(behind); i++)
        if (behind[i] > most)
            most = behind[i];
    return most;
}

/* Where the low bytes of a member lie. */
static uint8_t
low_part(const ktreci_header_plan *header, const ktrec_format *format, unsigned role,
         unsigned bytes)
{
    unsigned above = header->width[role] - bytes;

    return (uint8_t)(header->offset[role] + (format->order == KTREC_ORDER_BIG ? above : 0));
}

/* Compiles the plan of a format, and what follows from it.  Returns KTREC_OK or KTREC_E_FORMAT. */
static int
set_plan(ktrec_reader *reader, const ktrec_format *format)
{
    const ktreci_header_plan *header = &reader->plan.header[0];
    int status = ktreci_plan_compile(&reader->plan, format);

    if (status != KTREC_OK)
        return status;
    reader->tell_mask = header->told_mask;
    reader->tell_at = reader->plan.tell;
    reader->type_at = low_part(header, format, KTRECI_ROLE_TYPE, 2);
    reader->type_mask = (uint16_t)~header->type_flags;
    reader->length_at = low_part(header, format, KTRECI_ROLE_LENGTH, 4);
    reader->pid_at = header->offset[KTRECI_ROLE_PID];
    /* An id of 16 bits has something else behind it, which tells nothing. */
    reader->pid_shift = header->width[KTRECI_ROLE_PID] == 4 ? 24 : 32;
    reader->comm_at = header->offset[KTRECI_ROLE_COMM];
    reader->start = start_size(reader);
    reader->spare = reader->plan.smallest - 1u;
    return KTREC_OK;
}

/* Whether a live stream's format is taken by what is at hand, since more may be long in coming. */
static int
is_likely(ktrec_reader *reader, size_t size)
{
    enum { SURE = 4 }; /* records, of fewer even the headers may be others' */
    ktrec_probe_result result;

    if (ktrec_probe_all(reader->source.at, size, 1, &result) != KTREC_OK ||
        result.certainty < KTREC_PROBE_LIKELY || result.records < SURE)
        return 0;
    reader->probe = result;
    return 1;
}

/*
 * Looks further ahead until the format is found.  Each look takes what one read brings, so that a
 * slow pipe is not waited for longer than needed, but judges anew only when an eighth more is
 * there, so that a source of single bytes is not judged a million times.
 */
static int
probe_ahead(ktrec_reader *reader)
{
    ktreci_source *source = &reader->source;
    size_t want = 1;
    int status;

    for (;;) {
        int whole;
        size_t size;

        status = ktreci_source_fill(source, want);
        if (status == KTREC_E_MEMORY || (status == KTREC_E_IO && ktreci_source_size(source) == 0))
            return ktreci_reader_fail_fill(reader, status);
        size = ktreci_source_size(source);
        whole = status != KTREC_OK || (source->read == NULL && size <= KTREC_PROBE_WINDOW);
        if (size > KTREC_PROBE_WINDOW)
            size = KTREC_PROBE_WINDOW;
        status = ktrec_probe_all(source->at, size, whole, &reader->probe);
        if (status != KTREC_MORE)
            return status;
        if (whole || size == KTREC_PROBE_WINDOW)
            return KTREC_E_FORMAT;
        want = size + size / 8 + 16;
        if ((reader->flags & KTREC_READER_AT_ONCE) != 0 && !ktreci_source_ready(source)) {
            if (is_likely(reader, size))
                return KTREC_OK;
            want = size + 1;
        }
    }
}

/* Whether records lead from a place to the end of the stream, which may cut the last of them. */
static int
leads_to_end(const ktrec_reader *reader, size_t at, size_t size, int whole)
{
    unsigned records = 0;
    ktrec_record record;
    size_t used;
    int status;

    while ((status = ktreci_scan(&reader->plan, reader->source.at + at, size - at,
                                 reader->max_payload, &record, &used, NULL)) == KTREC_OK) {
        records++;
        at += used;
    }
    return whole && status == KTREC_MORE && records >= START_RECORDS_TO_END;
}

/*
 * Whether a trace starts at a place of the look-ahead, as far as the format that is planned tells,
 * and then by all.
 */
static int
starts_trace(ktrec_reader *reader, size_t at, size_t size, int whole, unsigned *probes,
             ktrec_probe_result *result)
{
    const uint8_t *p = reader->source.at + at;
    ktreci_chain chain;

    if (!ktreci_reader_starts(reader, p) || ktreci_chain_at(reader, at, NULL, &chain) != 1)
        return 0;
    --*probes;
    return ktrec_probe_all(reader->source.at + at, size - at, whole, result) == KTREC_OK &&
           result->certainty >= KTREC_PROBE_LIKELY &&
           (result->records >= START_RECORDS || leads_to_end(reader, at, size, whole));
}

/*
 * The first place of the look-ahead where a trace of any format starts, or 0; the probe's result
 * goes with it.
 */
static size_t
find_start(ktrec_reader *reader, size_t size, int whole)
{
    unsigned probes = START_PROBES;
    size_t best = size;
    ktrec_probe_result result;
    ktrec_format format;

    for (size_t i = 0; ktrec_format_list(i, &format) == KTREC_OK; i++) {
        if (set_plan(reader, &format) != KTREC_OK)
            continue;
        for (size_t at = 1; at < best && size - at >= reader->start && probes != 0; at++)
            if (starts_trace(reader, at, size, whole, &probes, &result)) {
                reader->probe = result;
                best = at;
            }
    }
    return best == size ? 0 : best;
}

/* No format starts at 0: with KTREC_READER_SALVAGE the look-ahead is searched. */
static int
salvage_start(ktrec_reader *reader)
{
    ktreci_source *source = &reader->source;
    int status = ktreci_source_fill(source, KTREC_PROBE_WINDOW);
    size_t size = ktreci_source_size(source);
    ktrec_probe_result first = reader->probe;

    if (status == KTREC_E_MEMORY)
        return ktreci_reader_fail_fill(reader, status);
    if (size > KTREC_PROBE_WINDOW)
        size = KTREC_PROBE_WINDOW;
    reader->search =
        find_start(reader, size, size == ktreci_source_size(source) && status != KTREC_OK);
    if (reader->search == 0) {
        reader->probe = first;
        return ktreci_reader_fail(reader, KTREC_E_FORMAT, 0, first.reason);
    }
    reader->lost =
        ktreci_reader_fail(reader, KTREC_E_HEADER, 0, "no record of a known format starts here");
    return KTREC_OK;
}

static int
settle(ktrec_reader *reader)
{
    ktreci_source *source = &reader->source;
    const ktrec_format *format = &reader->probe.candidate[0];
    size_t size = 0;
    int status = set_plan(reader, format);

    if (status != KTREC_OK)
        return ktreci_reader_fail(reader, status, 0, "no such format");
    reader->planned = 1;
    /*
     * Versions 0 and 1 of a system with faulty clocks: only many records prove it.  A live stream is
     * not waited for; what others bring must not depend on how they cut it.
     */
    if (reader->plan.header[0].row->clock_faults && format->version < 2) {
        if (!source->live && ktreci_source_fill(source, KTREC_PROBE_WINDOW) == KTREC_E_MEMORY)
            return ktreci_reader_fail_fill(reader, KTREC_E_MEMORY);
        size = ktreci_source_size(source);
        if (size > KTREC_PROBE_WINDOW)
            size = KTREC_PROBE_WINDOW;
    }
    if (reader->search > size)
        size = reader->search;
    ktreci_faults_open(&reader->faults, &reader->plan, source->at + reader->search,
                       size - reader->search, (reader->flags & KTREC_READER_REPAIR_TIME) != 0);
    return KTREC_OK;
}

int
ktreci_reader_probe(ktrec_reader *reader)
{
    int status = probe_ahead(reader);

    if (status == KTREC_E_FORMAT) {
        if ((reader->flags & KTREC_READER_SALVAGE) == 0)
            return ktreci_reader_fail(reader, status, 0, reader->probe.reason);
        status = salvage_start(reader);
    }
    if (status != KTREC_OK)
        return status;
    if (reader->probe.certainty == KTREC_PROBE_AMBIGUOUS &&
        (reader->flags & KTREC_READER_AMBIGUOUS) != 0)
        return ktreci_reader_fail(reader, KTREC_E_AMBIGUOUS, 0, reader->probe.reason);
    return settle(reader);
}

static int
use_given(ktrec_reader *reader, const ktrec_format *format)
{
    static const char given[] = "the format was given";

    reader->probe.certainty = KTREC_PROBE_CERTAIN;
    reader->probe.count = 1;
    reader->probe.candidate[0] = *format;
    memcpy(reader->probe.reason, given, sizeof(given));
    return settle(reader);
}

static int
take_options(ktrec_reader *reader, const ktrec_reader_options *options, ktrec_reader_options *given)
{
    int status =
        ktreci_options_copy(given, sizeof(*given), options, options == NULL ? 0 : options->size);

    if (status != KTREC_OK || (given->flags & ~(uint32_t)ALL_FLAGS) != 0 || given->reserved != 0)
        return ktreci_reader_fail(reader, KTREC_E_ARGUMENT, 0,
                                  "options of a size or with flags that are not known");
    reader->flags = given->flags;
    reader->max_payload = given->max_payload == 0          ? KTREC_PAYLOAD_LIMIT
                          : given->max_payload > INT32_MAX ? INT32_MAX
                                                           : given->max_payload;
    reader->on_damage = given->damage;
    reader->context = given->context;
    return KTREC_OK;
}

/* What an open function was called with. */
typedef struct opening {
    const char *path;
    int fd;
    const void *buf; /* with len, if read is NULL */
    size_t len;
    ktrec_read_fn read;
    void *context;
    enum { OPEN_PATH, OPEN_FD, OPEN_MEMORY, OPEN_CALLBACK } how;
} opening;

static int
open_source(ktrec_reader *reader, const opening *o)
{
    ktreci_source *source = &reader->source;
    int map = (reader->flags & KTREC_READER_MMAP) != 0;
    int status = KTREC_OK;

    if (o->how == OPEN_MEMORY)
        ktreci_source_memory(source, o->buf, o->len);
    else if (o->how == OPEN_CALLBACK)
        ktreci_source_callback(source, o->read, o->context);
    else if (o->how == OPEN_FD)
        ktreci_source_fd(source, o->fd, map);
    else
        status = ktreci_source_path(source, o->path, map);
    if (status != KTREC_OK)
        return ktreci_report(&reader->error, status, source->error, 0, 0,
                             "the file cannot be opened");
    return KTREC_OK;
}

static int
prepare(ktrec_reader *reader, const opening *o, const ktrec_reader_options *options)
{
    ktrec_reader_options given;
    int status = take_options(reader, options, &given);

    if (status == KTREC_OK)
        status = open_source(reader, o);
    if (status == KTREC_OK)
        status =
            given.format != NULL ? use_given(reader, given.format) : ktreci_reader_probe(reader);
    /* An empty stream opens well. */
    return status == KTREC_END ? KTREC_OK : status;
}

/* Whether there is something to read from. */
static int
is_complete(const opening *o)
{
    switch (o->how) {
    case OPEN_PATH:
        return o->path != NULL;
    case OPEN_FD:
        return o->fd >= 0;
    case OPEN_MEMORY:
        return o->buf != NULL || o->len == 0;
    default:
        return o->read != NULL;
    }
}

static int
open_reader(ktrec_reader **out, const opening *o, const ktrec_reader_options *options,
            ktrec_error *error)
{
    ktrec_reader *reader;
    int status;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || !is_complete(o))
        return ktreci_report(error, KTREC_E_ARGUMENT, 0, 0, 0,
                             out != NULL && o->how == OPEN_FD ? "a descriptor below 0"
                                                              : "null pointer");
    reader = calloc(1, sizeof(*reader));
    if (reader == NULL)
        return ktreci_report(error, KTREC_E_MEMORY, 0, 0, 0, "no memory for a reader");
    status = prepare(reader, o, options);
    if (error != NULL)
        *error = reader->error;
    if (status != KTREC_OK) {
        ktrec_reader_close(&reader);
        return status;
    }
    if (error != NULL)
        (void)ktreci_report(error, KTREC_OK, 0, 0, 0, "");
    *out = reader;
    return KTREC_OK;
}

int
ktrec_reader_open_path(ktrec_reader **reader, const char *path, const ktrec_reader_options *options,
                       ktrec_error *error)
{
    opening o = {.how = OPEN_PATH, .path = path};

    return open_reader(reader, &o, options, error);
}

int
ktrec_reader_open_fd(ktrec_reader **reader, int fd, const ktrec_reader_options *options,
                     ktrec_error *error)
{
    opening o = {.how = OPEN_FD, .fd = fd};

    return open_reader(reader, &o, options, error);
}

int
ktrec_reader_open_memory(ktrec_reader **reader, const void *buf, size_t len,
                         const ktrec_reader_options *options, ktrec_error *error)
{
    opening o = {.how = OPEN_MEMORY, .buf = buf, .len = len};

    return open_reader(reader, &o, options, error);
}

int
ktrec_reader_open_callback(ktrec_reader **reader, ktrec_read_fn read, void *context,
                           const ktrec_reader_options *options, ktrec_error *error)
{
    opening o = {.how = OPEN_CALLBACK, .read = read, .context = context};

    return open_reader(reader, &o, options, error);
}
