/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_damage.c - damaged traces: nothing intact is lost, nothing is invented, and what was skipped
 * is told.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ktrec/probe.h>
#include <ktrec/record.h>

#include "nasty.h"
#include "stream.h"

/* A record that must be delivered. */
typedef struct place {
    uint64_t offset;
    uint64_t size;
} place;

/*
 * Where the records of a trace are, shifted by so many bytes; those with offsets in [from, to) of
 * the trace.
 */
static size_t
places(place *list, const events *e, uint64_t from, uint64_t to, int64_t shift)
{
    size_t n = 0;

    for (size_t i = 0; i < e->count && e->list[i].status == KTREC_OK; i++)
        if (e->list[i].offset >= from && e->list[i].offset + e->list[i].size <= to) {
            list[n].offset = e->list[i].offset + (uint64_t)shift;
            list[n++].size = e->list[i].size;
        }
    return n;
}

/*
 * All of the wanted are there, and besides them at most a record at `own` (one that is damaged
 * itself, yet has the shape of its kind).
 */
static void
check_places(const events *e, const place *want, size_t count, uint64_t own, const char *what)
{
    size_t n = 0;

    for (size_t i = 0; i < e->count; i++) {
        const event *v = &e->list[i];

        if (v->status != KTREC_OK)
            continue;
        if (n < count && v->offset == want[n].offset && v->size == want[n].size)
            n++;
        else if (v->offset != own)
            fail_msg("%s: a record at %" PRIu64 " that is none; or one at %" PRIu64 " is lost",
                     what, v->offset, n < count ? want[n].offset : 0);
    }
    if (n != count)
        fail_msg("%s: the record at %" PRIu64 " is lost", what, want[n].offset);
    assert_int_equal(e->list[e->count - 1].status, KTREC_END);
}

static size_t
count_damages(const events *e, size_t *last)
{
    size_t n = 0;

    for (size_t i = 0; i < e->count; i++)
        if (e->list[i].status == EVENT_DAMAGE) {
            *last = i;
            n++;
        }
    return n;
}

/* Flips a bit, reads with these flags, and flips it back: all wanted are there. */
static void
check_bit(blob *b, const ktrec_format *format, uint32_t flags, uint64_t own, size_t bit,
          const place *want, size_t count, const char *what)
{
    uint8_t *p = &b->bytes[own + bit / 8];
    events e = {0};

    *p ^= (uint8_t)(1u << bit % 8);
    assert_int_equal(events_of(&e, b, flags, format), KTREC_OK);
    check_places(&e, want, count, own, what);
    *p ^= (uint8_t)(1u << bit % 8);
    events_free(&e);
}

/*
 * Every bit of every length, type and version, and every eleventh bit of all others; lengths also
 * where all data are searched.
 */
static void
test_bits(void **state)
{
    static const char *const names[] = {"amd64_basic_v0",   "i386_basic_v0",    "powerpc_basic_v1",
                                        "powerpc_basic_v2", "sparc64_basic_v0", NULL};

    (void)state;
    for (size_t i = 0; names[i] != NULL; i++) {
        blob b = blob_trace(names[i]);
        ktrec_format format = stream_format(&b);
        events whole = {0};
        place *want;

        assert_int_equal(events_of(&whole, &b, 0, NULL), KTREC_OK);
        want = calloc(whole.count, sizeof(*want));
        assert_non_null(want);
        for (size_t k = 0; whole.list[k].status == KTREC_OK; k++) {
            const event *r = &whole.list[k];
            size_t before = places(want, &whole, 0, r->offset, 0);
            size_t count = before + places(want + before, &whole, r->offset + r->size, b.size, 0);

            for (size_t bit = 0; bit < r->size * 8; bit += bit < 63 ? 1 : 11) {
                char what[80];

                (void)snprintf(what, sizeof(what), "%s, record %zu, bit %zu", names[i], k, bit);
                check_bit(&b, &format, KTREC_READER_SALVAGE, r->offset, bit, want, count, what);
                if (bit < 32)
                    check_bit(&b, &format, KTREC_READER_SALVAGE | KTREC_READER_THOROUGH, r->offset,
                              bit, want, count, what);
            }
        }
        free(want);
        events_free(&whole);
        blob_free(&b);
    }
}

/*
 * Whether an old record starts just before a cut, with bytes that the new trace happens to have
 * there too.
 */
static int
overlaps(const blob *old, const events *o, const blob *new, size_t cut)
{
    for (size_t i = 0; i < o->count && o->list[i].status == KTREC_OK; i++) {
        size_t at = (size_t)o->list[i].offset;

        if (at < cut && cut - at <= 4 && memcmp(old->bytes + at, new->bytes + at, cut - at) == 0)
            return 1;
    }
    return 0;
}

/*
 * ktrace -a on NetBSD 4.0 and later overwrites: new records, then the old trace's tail from the
 * middle of a record on. Both are read, and the junction is one damaged range.
 */
static void
test_overwritten(void **state)
{
    static const char *const rows[][2] = {
        {"amd64_tree_v2", "amd64_basic_v0"},      {"amd64_types_v1", "amd64_mixed"},
        {"armhf_types_v2", "armhf_basic_v0"},     {"armhf_tree_v1", "armhf_types_v2"},
        {"i386_types_v2", "i386_basic_v0"},       {"i386_types_v1", "i386_types_v2"},
        {"powerpc_types_v0", "powerpc_basic_v2"}, {"powerpc_mixed", "powerpc_basic_v1"},
        {"sparc64_types_v2", "sparc64_basic_v0"}, {"sparc64_types_v1", "sparc64_types_v2"},
    };
    /* So many new records make the format certain in all of them. */
    enum { FIRST = 20 };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        blob old = blob_trace(rows[i][0]);
        blob new = blob_trace(rows[i][1]);
        events o = {0};
        events n = {0};
        place *want;

        assert_int_equal(events_of(&o, &old, 0, NULL), KTREC_OK);
        assert_int_equal(events_of(&n, &new, 0, NULL), KTREC_OK);
        want = calloc(o.count + n.count, sizeof(*want));
        assert_non_null(want);
        for (size_t k = FIRST; n.list[k].status == KTREC_OK && n.list[k].offset < old.size; k++) {
            size_t cut = (size_t)n.list[k].offset;
            size_t before = places(want, &n, 0, cut, 0);
            size_t count = before + places(want + before, &o, cut, old.size, 0);
            size_t last = 0;
            uint64_t end;
            blob b = blob_copy(old.bytes, old.size);
            events e = {0};

            if (!overlaps(&old, &o, &new, cut)) {
                memcpy(b.bytes, new.bytes, cut);
                assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, NULL), KTREC_OK);
                check_places(&e, want, count, UINT64_MAX, rows[i][0]);
                end = before < count ? want[before].offset : old.size;
                /* No damage if the old trace has a record that starts there. */
                if (end != cut) {
                    assert_int_equal(count_damages(&e, &last), 1);
                    assert_int_equal(e.list[last].offset, cut);
                    assert_int_equal(e.list[last].size, end - cut);
                    assert_int_equal(e.list[last].index, before);
                }
                events_free(&e);
            }
            blob_free(&b);
        }
        free(want);
        events_free(&o);
        events_free(&n);
        blob_free(&old);
        blob_free(&new);
    }
}

enum { ZEROS, ONES, TEXT, NOISE, FILLINGS };

static void
fill(uint8_t *p, size_t size, int with)
{
    static const char text[] = "All work and no play makes Jack a dull boy.\n";
    uint64_t seed = size;

    for (size_t i = 0; i < size; i++)
        p[i] = with == ZEROS  ? 0
               : with == ONES ? 0xff
               : with == TEXT ? (uint8_t)text[i % (sizeof(text) - 1)]
                              : (uint8_t)nasty_random(&seed);
}

/* Foreign bytes between two records, in front of all, or behind: exactly they are skipped. */
static void
test_inserted(void **state)
{
    static const size_t sizes[] = {1, 4, 13, 44, 56, 57, 200, 5000, 100000};
    static const char *const names[] = {"amd64_tree_v2", "i386_types_v1",    "armhf_types_v2",
                                        "powerpc_mixed", "sparc64_types_v1", NULL};

    (void)state;
    for (size_t i = 0; names[i] != NULL; i++) {
        blob trace = blob_trace(names[i]);
        events whole = {0};

        assert_int_equal(events_of(&whole, &trace, 0, NULL), KTREC_OK);
        for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]) * FILLINGS; s++) {
            size_t size = sizes[s / FILLINGS];
            size_t record = s % 3 == 0 ? 0 : 30 * (s % 3) + s;
            size_t at = (size_t)whole.list[record].offset;
            blob b = {malloc(trace.size + size), trace.size + size};
            place *want = calloc(whole.count, sizeof(*want));
            size_t before = 0;
            size_t count;
            size_t last = 0;
            events e = {0};

            assert_non_null(b.bytes);
            assert_non_null(want);
            memcpy(b.bytes, trace.bytes, at);
            fill(b.bytes + at, size, (int)(s % FILLINGS));
            memcpy(b.bytes + at + size, trace.bytes + at, trace.size - at);
            before = places(want, &whole, 0, at, 0);
            count = before + places(want + before, &whole, at, trace.size, (int64_t)size);
            if (at == 0)
                assert_int_equal(events_of(&e, &b, 0, NULL), KTREC_E_FORMAT);
            assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, NULL), KTREC_OK);
            check_places(&e, want, count, UINT64_MAX, names[i]);
            assert_int_equal(count_damages(&e, &last), 1);
            assert_int_equal(e.list[last].offset, at);
            assert_int_equal(e.list[last].size, size);
            assert_int_equal(e.list[last].index, record);
            events_free(&e);
            free(want);
            blob_free(&b);
        }
        events_free(&whole);
        blob_free(&trace);
    }
}

/*
 * Strict: the error and its place, again and again until resync; then the same records as salvage
 * gives.
 */
static void
test_strict(void **state)
{
    blob b = blob_trace("i386_types_v2");
    events whole = {0};
    events strict = {0};
    events salvage = {0};
    size_t n = 0;

    (void)state;
    assert_int_equal(events_of(&whole, &b, 0, NULL), KTREC_OK);
    b.bytes[whole.list[50].offset + 6] = 77;
    b.bytes[whole.list[200].offset + 3] = 0x80;
    assert_int_equal(events_of(&strict, &b, 0, NULL), KTREC_OK);
    assert_int_equal(events_of(&salvage, &b, KTREC_READER_SALVAGE, NULL), KTREC_OK);
    assert_int_equal(strict.count, salvage.count);
    for (size_t i = 0; i < strict.count; i++) {
        if (strict.list[i].status < 0) {
            assert_int_equal(strict.list[i].status, KTREC_E_HEADER);
            assert_int_equal(strict.list[i].offset, whole.list[n++ == 0 ? 50 : 200].offset);
            assert_int_equal(salvage.list[i].status, EVENT_DAMAGE);
            assert_int_equal(salvage.list[i].offset, strict.list[i].offset);
            assert_int_equal(salvage.list[i].index, strict.list[i].index);
            assert_int_equal(salvage.list[i].code, strict.list[i].status);
        } else {
            assert_memory_equal(&strict.list[i], &salvage.list[i], sizeof(event));
        }
    }
    assert_int_equal(n, 2);
    events_free(&whole);
    events_free(&strict);
    events_free(&salvage);
    blob_free(&b);
}

/* What is no trace is none, however hard one looks. */
static void
test_no_trace(void **state)
{
    static const char *const names[] = {"LICENSE", "meson.build", "src/io/reader.c",
                                        "tests/data/netbsd/amd64_mixed.jsonl"};
    const uint32_t flags[] = {0, KTREC_READER_SALVAGE};

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) + FILLINGS; i++) {
        blob b;

        if (i < sizeof(names) / sizeof(names[0])) {
            b = blob_load(names[i]);
        } else {
            b.size = 300000;
            b.bytes = malloc(b.size);
            assert_non_null(b.bytes);
            fill(b.bytes, b.size, (int)(i - sizeof(names) / sizeof(names[0])));
        }
        for (size_t f = 0; f < 2; f++) {
            events e = {0};

            assert_int_equal(events_of(&e, &b, flags[f], NULL), KTREC_E_FORMAT);
        }
        blob_free(&b);
    }
}

/*
 * Bytes made to be searched long: each place starts like a record, claims much, and comes to
 * nothing.  Were the search not linear, this would take hours.
 */
static void
test_hostile(void **state)
{
    static const uint8_t word[] = {7, 0, 2, 0};
    enum { SIZE = 1 << 20 };
    blob trace = blob_trace("amd64_tree_v2");
    ktrec_format format = stream_format(&trace);
    blob b = {malloc(SIZE), SIZE};

    (void)state;
    assert_non_null(b.bytes);
    for (int kind = 0; kind < 3; kind++) {
        events e = {0};

        for (size_t i = 0; i < SIZE; i++)
            b.bytes[i] = kind == 0   ? word[i % 4]
                         : kind == 1 ? trace.bytes[i % 61]
                                     : trace.bytes[i % 200];
        /* A first record that claims all of it. */
        memcpy(b.bytes, trace.bytes, 100);
        b.bytes[2] = 0x0f;
        assert_int_equal(events_of(&e, &b, KTREC_READER_SALVAGE, &format), KTREC_OK);
        assert_int_equal(e.list[e.count - 1].status, KTREC_END);
        events_free(&e);
    }
    blob_free(&b);
    blob_free(&trace);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bits),     cmocka_unit_test(test_overwritten),
        cmocka_unit_test(test_inserted), cmocka_unit_test(test_strict),
        cmocka_unit_test(test_no_trace), cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
