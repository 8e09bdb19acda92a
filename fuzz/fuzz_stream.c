/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_stream.c - the same bytes from memory and in chunks through a callback: the same statuses,
 * offsets, records and damage.  The sizes of the chunks come from the input's tail.
 */
#include "common.h"

/* Hands out chunks of sizes that the input chooses, in a buffer it has spoilt before. */
typedef struct chunks {
    const uint8_t *data;
    size_t left;
    fuzz_input sizes;
} chunks;

static ptrdiff_t
read_chunk(void *context, void *buf, size_t size)
{
    chunks *s = context;
    uint8_t choice = fuzz_byte(&s->sizes);
    size_t n = choice == 0 ? 1 : choice < 200 ? choice : (size_t)choice * 64;

    if (n > s->left)
        n = s->left;
    if (n > size)
        n = size;
    memset(buf, 0xa5, size);
    if (n != 0)
        memcpy(buf, s->data, n);
    s->data += n;
    s->left -= n;
    return (ptrdiff_t)n;
}

static uint64_t
hash_number(uint64_t hash, uint64_t number)
{
    return fuzz_hash(hash, &number, sizeof(number));
}

static uint64_t
hash_record(uint64_t hash, const ktrec_record *r)
{
    hash = hash_number(hash_number(hash, r->offset), r->index);
    hash = fuzz_hash(hash, &r->format, sizeof(r->format));
    hash = hash_number(hash_number(hash, (uint64_t)r->header.sec), r->header.nsec);
    hash = hash_number(hash_number(hash, r->header.flags), r->header.kind);
    return fuzz_hash(hash, r->raw.data, r->raw.size);
}

static uint64_t
hash_error(uint64_t hash, const ktrec_error *e)
{
    hash = hash_number(hash_number(hash, (uint64_t)e->code), e->offset);
    return fuzz_hash(hash_number(hash, e->record), e->detail, strlen(e->detail));
}

static uint64_t
hash_damage(uint64_t hash, const ktrec_damage *d)
{
    hash = hash_number(hash_number(hash, d->offset), d->length);
    hash = hash_number(hash_number(hash, d->record), (uint64_t)d->code);
    return fuzz_hash(hash, d->reason, strlen(d->reason));
}

static void
told_damage(void *context, const ktrec_damage *damage)
{
    uint64_t *hash = context;

    *hash = hash_damage(*hash, damage);
}

/* All that a reader says, as one number. */
static uint64_t
hash_stream(ktrec_reader *reader, uint64_t hash, const uint64_t *damage)
{
    const ktrec_record *record;
    int rc;

    while ((rc = ktrec_reader_next(reader, &record)) != KTREC_END) {
        hash = hash_number(hash, (uint64_t)rc);
        if (rc == KTREC_OK) {
            hash = hash_record(hash, record);
        } else {
            uint64_t skipped = 0;

            hash = hash_error(hash, ktrec_reader_error(reader));
            hash = hash_number(hash, (uint64_t)ktrec_reader_resync(reader, &skipped));
            FUZZ_ASSERT(skipped > 0);
            hash = hash_damage(hash_number(hash, skipped), ktrec_reader_damage(reader, NULL));
        }
        hash = hash_number(hash, ktrec_reader_offset(reader));
    }
    return hash_number(hash, *damage);
}

static uint64_t
hash_open(int rc, ktrec_reader **reader, const ktrec_error *error, const uint64_t *damage)
{
    uint64_t hash = hash_number(FUZZ_HASH, (uint64_t)rc);

    if (rc != KTREC_OK) {
        FUZZ_ASSERT(*reader == NULL);
        return hash_error(hash, error);
    }
    const ktrec_probe_result *probe = ktrec_reader_probe(*reader);
    hash = hash_number(hash_number(hash, probe->certainty), probe->count);
    hash = fuzz_hash(hash, probe->candidate, probe->count * sizeof(probe->candidate[0]));
    hash = fuzz_hash(hash, probe->reason, strlen(probe->reason));
    hash = hash_stream(*reader, hash, damage);
    ktrec_reader_close(reader);
    return hash;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input tail = {data, size};
    ktrec_format format = fuzz_format(&tail);
    unsigned how = fuzz_byte(&tail);
    uint64_t damage = FUZZ_HASH;
    ktrec_reader_options options = {.size = sizeof(options),
                                    .flags = how & 3 /* salvage, repair of times */,
                                    .format = how & 8 ? &format : NULL,
                                    .max_payload = how & 16 ? 1000 : 0,
                                    .damage = told_damage,
                                    .context = &damage};
    chunks source = {data, size, tail};
    ktrec_reader *reader = NULL;
    ktrec_error error = {0};
    int rc = ktrec_reader_open_memory(&reader, data, size, &options, &error);
    uint64_t from_memory = hash_open(rc, &reader, &error, &damage);

    damage = FUZZ_HASH;
    memset(&error, 0, sizeof(error));
    rc = ktrec_reader_open_callback(&reader, read_chunk, &source, &options, &error);
    uint64_t from_chunks = hash_open(rc, &reader, &error, &damage);
    FUZZ_ASSERT(from_memory == from_chunks);
    return 0;
}
