/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * stream.c - whole traces in tests: loaded from tests/data, and written down event by event.
 */
#include "stream.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char *const stream_names[] = {
    "amd64_append",
    "amd64_basic_v0",
    "amd64_mixed",
    "amd64_tree_v2",
    "amd64_types_v1",
    "armhf_basic_v0",
    "armhf_tree_v1",
    "armhf_types_v2",
    "i386_basic_v0",
    "i386_types_v1",
    "i386_types_v2",
    "powerpc_basic_v1",
    "powerpc_basic_v2",
    "powerpc_mixed",
    "powerpc_types_v0",
    "sparc64_basic_v0",
    "sparc64_types_v1",
    "sparc64_types_v2",
    NULL,
};

blob
blob_copy(const void *bytes, size_t size)
{
    blob b = {malloc(size == 0 ? 1 : size), size};

    assert_non_null(b.bytes);
    if (size != 0)
        memcpy(b.bytes, bytes, size);
    return b;
}

blob
blob_load(const char *path)
{
    char name[1024];
    FILE *f;
    long size;
    blob b;

    (void)snprintf(name, sizeof(name), "%s/%s", KTREC_TEST_SOURCE, path);
    f = fopen(name, "rb");
    if (f == NULL)
        fail_msg("cannot open %s", name);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    size = ftell(f);
    assert_true(size >= 0);
    rewind(f);
    b.size = (size_t)size;
    b.bytes = malloc(b.size == 0 ? 1 : b.size);
    assert_non_null(b.bytes);
    assert_int_equal(fread(b.bytes, 1, b.size, f), b.size);
    (void)fclose(f);
    return b;
}

blob
blob_trace(const char *name)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "tests/data/netbsd/%s.ktrace", name);
    return blob_load(path);
}

void
blob_free(blob *b)
{
    free(b->bytes);
    b->bytes = NULL;
    b->size = 0;
}

static event *
add(events *e)
{
    if (e->count == e->cap) {
        e->cap = e->cap == 0 ? 512 : e->cap * 2;
        e->list = realloc(e->list, e->cap * sizeof(*e->list));
        assert_non_null(e->list);
    }
    memset(&e->list[e->count], 0, sizeof(*e->list));
    return &e->list[e->count++];
}

static uint64_t
hash(uint64_t h, const void *bytes, size_t size)
{
    const uint8_t *p = bytes;

    for (size_t i = 0; i < size; i++)
        h = (h ^ p[i]) * UINT64_C(0x100000001b3); /* NOLINT: the analyzer loses track of arrays */
    return h;
}

/* All of a record but where its bytes lie. */
static uint64_t
hash_record(const ktrec_record *record)
{
    const ktrec_header *h = &record->header;
    int64_t numbers[] = {h->kind,
                         h->flags,
                         h->type,
                         h->length,
                         h->pid,
                         h->lwp,
                         h->sec,
                         h->nsec,
                         h->resolution,
                         (int64_t)h->buffer,
                         h->cpu,
                         h->version,
                         (int64_t)record->payload.size};
    uint64_t sum = hash(UINT64_C(0xcbf29ce484222325), numbers, sizeof(numbers));

    sum = hash(sum, &record->format, sizeof(record->format));
    sum = hash(sum, h->comm, sizeof(h->comm));
    sum = hash(sum, record->raw.data, record->raw.size);
    return hash(sum, record->payload.data, record->payload.size);
}

void
events_damage(void *context, const ktrec_damage *damage)
{
    event *v = add(context);

    v->status = EVENT_DAMAGE;
    v->code = damage->code;
    v->offset = damage->offset;
    v->size = damage->length;
    v->index = damage->record;
    assert_true(damage->reason[0] != '\0');
}

static void
add_record(events *e, const ktrec_reader *reader, const ktrec_record *record)
{
    event *v = add(e);

    v->offset = record->offset;
    v->size = record->raw.size;
    v->index = record->index;
    v->hash = hash_record(record);
    assert_int_equal(ktrec_reader_offset(reader), record->offset + record->raw.size);
}

void
events_read(events *e, ktrec_reader *reader, int resync)
{
    const ktrec_record *record;
    int status;

    for (;;) {
        status = ktrec_reader_next(reader, &record);
        if (status == KTREC_OK) {
            add_record(e, reader, record);
            continue;
        }
        assert_null(record);
        if (status == KTREC_END) {
            add(e)->status = status;
            return;
        }
        add(e)->status = status;
        e->list[e->count - 1].offset = ktrec_reader_error(reader)->offset;
        e->list[e->count - 1].index = ktrec_reader_error(reader)->record;
        assert_int_equal(ktrec_reader_error(reader)->code, status);
        if (!resync || ktrec_severity(status) != KTREC_SEVERITY_FRAMING)
            return;
        status = ktrec_reader_resync(reader, NULL);
        assert_true(status == KTREC_OK || status == KTREC_END);
    }
}

void
events_free(events *e)
{
    free(e->list);
    memset(e, 0, sizeof(*e));
}

void
events_assert_equal(const events *a, const events *b, const char *what)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (memcmp(&a->list[i], &b->list[i], sizeof(event)) != 0)
            fail_msg("%s: event %zu: status %d at %" PRIu64 ", not %d at %" PRIu64, what, i,
                     a->list[i].status, a->list[i].offset, b->list[i].status, b->list[i].offset);
    if (a->count != b->count)
        fail_msg("%s: %zu events, not %zu", what, a->count, b->count);
}

int
events_of(events *e, const blob *b, uint32_t flags, const ktrec_format *format)
{
    ktrec_reader_options options = {.size = sizeof(options),
                                    .flags = flags,
                                    .format = format,
                                    .damage = events_damage,
                                    .context = e};
    ktrec_reader *reader;
    int status = ktrec_reader_open_memory(&reader, b->bytes, b->size, &options, NULL);

    if (status != KTREC_OK)
        return status;
    events_read(e, reader, (flags & KTREC_READER_SALVAGE) == 0);
    ktrec_reader_close(&reader);
    return KTREC_OK;
}

ktrec_format
stream_format(const blob *b)
{
    ktrec_format format;

    assert_int_equal(ktrec_probe(b->bytes, b->size, &format, NULL, NULL), KTREC_OK);
    return format;
}
