/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * probe.c - which format wrote these bytes: every family of headers, ABI and byte order is walked,
 * and what is not refuted is a candidate.
 *
 * The answer must not depend on how the bytes arrive.  So it is a function of the stream alone: of
 * the shortest piece in which some format has FEW records, if that decides; else of the first FEW
 * records in all of them; else of all of the first KTREC_PROBE_WINDOW bytes.  With fewer bytes at
 * hand than that takes, the answer is KTREC_MORE.
 */
#include <stdio.h>
#include <string.h>

#include <ktrec/probe.h>

#include "base/error.h"
#include "layout/abi.h"
#include "record/walk.h"

enum {
    FEW = 16,
    SURE = 4,        /* records in a row that leave no doubt about the headers */
    ODD_REFUTES = 4, /* strange headers where another format sees none */
    BEHIND = 8,      /* a walk that ends so many records before the best one's is refuted */
    /* bytes that tell what else it may be: no refusal has seen fewer, unless there are no more */
    LOOK_AT = 40,
    MAX_WALKS = 128 /* formats that differ in more than the version */
};

typedef struct field_of_walks {
    unsigned count;
    unsigned open;  /* of those, not refuted */
    uint32_t begun; /* least against the first header of those whose first record is cut */
    int hungry;     /* a walk that is not dead stopped for want of bytes */
    ktreci_walk walk[MAX_WALKS]; /* in the order of the tables; best first, once sorted */
} field_of_walks;

/* What was walked. */
enum {
    PIECE, /* of a stream that goes on, as far as the first has FEW records */
    START, /* of a stream of which there may be more */
    WHOLE  /* all of it: a format whose records end with it is not one of which the last is cut */
};

/* Records of which most are strange are no trace, however far the walk went. */
static int
is_strange(const ktreci_walk *walk)
{
    return walk->odd > walk->records / 2 || walk->faults > walk->records;
}

/*
 * One record that is the whole trace, or two in a row, are taken for a trace; a lone header in
 * front of other bytes is not, nor are records of which most are strange.
 */
static int
is_accepted(const ktreci_walk *walk)
{
    if (is_strange(walk))
        return 0;
    /* What breaks off must be right in more than its framing. */
    if (walk->stop == KTRECI_WALK_DEAD && (walk->untimely > walk->records / 2 ||
                                           (walk->records < SURE && walk->odd + walk->faults != 0)))
        return 0;
    return walk->records >= 2 || walk->stop == KTRECI_WALK_END || walk->stop == KTRECI_WALK_CUT;
}

/*
 * Better: may be a trace at all, went farther, knows fewer facts against it.  Ties keep the order of
 * the tables.
 */
static int
better(const ktreci_walk *a, const ktreci_walk *b)
{
    if (is_accepted(a) != is_accepted(b))
        return is_accepted(a);
    if (a->records != b->records)
        return a->records > b->records;
    if ((a->stop != KTRECI_WALK_DEAD) != (b->stop != KTRECI_WALK_DEAD))
        return a->stop != KTRECI_WALK_DEAD;
    if (a->faults != b->faults)
        return a->faults < b->faults;
    return a->odd != b->odd ? a->odd < b->odd : a->rare < b->rare;
}

static void
clear(field_of_walks *field)
{
    field->count = field->open = 0;
    field->begun = UINT32_MAX;
    field->hungry = 0;
}

static void
add_walk(field_of_walks *field, const ktreci_walk *walk)
{
    if (walk->stop == KTRECI_WALK_CUT || walk->stop == KTRECI_WALK_END)
        field->hungry = 1;
    if (walk->records == 0) {
        if (walk->stop == KTRECI_WALK_CUT && walk->pending < field->begun)
            field->begun = walk->pending;
    } else if (field->count < MAX_WALKS) {
        field->walk[field->count++] = *walk;
    }
}

/*
 * Machines whose 64-bit integers are aligned to 4 are little-endian, most of them: i386 goes first
 * only there.
 */
static int
comes_late(const ktreci_abi *abi, unsigned order)
{
    return order == KTREC_ORDER_BIG && abi->long_size == 4 && abi->align64 == 4;
}

static void
walk_orders(field_of_walks *field, const ktreci_system *system, const ktreci_version *version,
            int late, const uint8_t *buf, size_t len, uint32_t limit)
{
    for (const ktreci_abi *abi = ktreci_abis; abi->name != NULL; abi++)
        for (unsigned order = KTREC_ORDER_LITTLE; order <= KTREC_ORDER_BIG; order++) {
            ktrec_format f = {system->system, version->version, 0, 0, 0, 0, 0, 0};
            ktreci_walk walk;

            if ((ktreci_version_abis(version, (int)order) & abi->bit) == 0 ||
                comes_late(abi, order) != late)
                continue;
            ktreci_abi_set(&f, abi, version->time_size);
            f.order = (uint8_t)order;
            ktreci_walk_run(&walk, &f, buf, len, limit);
            add_walk(field, &walk);
        }
}

/* One walk for each family of a system's headers; its versions alternate within it. */
static void
walk_all(field_of_walks *field, const uint8_t *buf, size_t len, uint32_t limit)
{
    clear(field);
    for (const ktreci_system *const *s = ktreci_systems; *s != NULL; s++)
        for (const ktreci_version *v = (*s)->versions; v->name != NULL; v++) {
            if (v != (*s)->versions && v->family == v[-1].family)
                continue;
            walk_orders(field, *s, v, 0, buf, len, limit);
            walk_orders(field, *s, v, 1, buf, len, limit);
        }
}

/* The same over fewer bytes: what ended before its first record has, ends there again. */
static void
walk_again(field_of_walks *field, const field_of_walks *all, const uint8_t *buf, size_t len,
           uint32_t limit)
{
    clear(field);
    field->begun = all->begun;
    for (unsigned i = 0; i < all->count; i++) {
        ktreci_walk walk;

        ktreci_walk_run(&walk, &all->walk[i].family, buf, len, limit);
        add_walk(field, &walk);
    }
}

static void
sort(field_of_walks *field)
{
    for (unsigned n = 1; n < field->count; n++) {
        const ktreci_walk walk = field->walk[n];
        unsigned i = n;

        for (; i > 0 && better(&walk, &field->walk[i - 1]); i--)
            field->walk[i] = field->walk[i - 1];
        field->walk[i] = walk;
    }
}

/* By what the records hold, however many there are. */
static int
contradicted(const ktreci_walk *best, const ktreci_walk *rival)
{
    /* Addresses that are 0 because the kernel cleared them are not missing ones. */
    if (best->zeroed != 0 && rival->null != 0)
        return 1;
    return is_strange(rival) > is_strange(best) ||
           rival->faults >= KTRECI_FAULT_REFUTES + 2 * best->faults ||
           rival->odd >= ODD_REFUTES + 2 * best->odd;
}

static int
outlived(const ktreci_walk *best, const ktreci_walk *rival)
{
    if (rival->records + BEHIND < best->records)
        return 1;
    return rival->stop == KTRECI_WALK_DEAD &&
           (rival->records < best->records || best->stop != KTRECI_WALK_DEAD);
}

static int
refuted(const ktreci_walk *best, const ktreci_walk *rival, int extent)
{
    int waits = rival->stop == KTRECI_WALK_CUT || rival->stop == KTRECI_WALK_END;

    if (contradicted(best, rival))
        return 1;
    /* What the best takes for many records may lie in one that has yet to come, as its data. */
    if (extent == PIECE && waits)
        return rival->pending > best->first;
    if (extent == WHOLE && best->stop == KTRECI_WALK_END && best->records >= 2 &&
        rival->stop == KTRECI_WALK_CUT)
        return 1;
    return outlived(best, rival);
}

static void
judge(field_of_walks *field, int extent)
{
    sort(field);
    for (unsigned i = 0; i < field->count; i++)
        if (i == 0 || !refuted(&field->walk[0], &field->walk[i], extent)) {
            const ktreci_walk open = field->walk[i];

            field->walk[i] = field->walk[field->open];
            field->walk[field->open++] = open;
        }
}

/* ---- what it is, if it is no trace ----------------------------------------------------------- */

typedef struct look {
    const char *bytes;
    unsigned size;
    const char *what;
} look;

static const look looks[] = {
    {"\177ELF", 4, "an ELF file"},
    {"\324\303\262\241", 4, "a pcap file"},
    {"\241\262\303\324", 4, "a pcap file"},
    {"\n\r\r\n", 4, "a pcapng file"},
    {"\037\213", 2, "a gzip file"},
    {"BZh", 3, "a bzip2 file"},
    {"\3757zXZ", 5, "an xz file"},
    {"\050\265\057\375", 4, "a zstd file"},
    {"PK\003\004", 4, "a zip file"},
    {"#!", 2, "a script"},
    {"{", 1, "JSON, or text"},
};

static int
is_text(const uint8_t *buf, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (buf[i] == 0x7f || buf[i] == 0xff ||
            (buf[i] < 0x20 && (buf[i] < '\t' || buf[i] > '\r') && buf[i] != 0x1b))
            return 0;
    return 1;
}

static const char *
looks_like(const uint8_t *buf, size_t len)
{
    size_t zeros = 0;

    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++)
        if (len >= looks[i].size && memcmp(buf, looks[i].bytes, looks[i].size) == 0)
            return looks[i].what;
    while (zeros < len && buf[zeros] == 0)
        zeros++;
    if (zeros == len)
        return "zero bytes";
    return is_text(buf, len) ? "text" : NULL;
}

static int
no_format(const uint8_t *buf, size_t len, ktrec_probe_result *result)
{
    const char *what = looks_like(buf, len < LOOK_AT ? len : LOOK_AT);

    if (what != NULL)
        (void)snprintf(result->reason, sizeof(result->reason), "no trace: looks like %s", what);
    else if (len < LOOK_AT)
        (void)snprintf(result->reason, sizeof(result->reason),
                       "no trace: %zu bytes are shorter than any record", len);
    else
        (void)snprintf(result->reason, sizeof(result->reason),
                       "no trace: no known format has such a record header at offset 0");
    return KTREC_E_FORMAT;
}

/*
 * ---- the verdict ------------------------------------------------------------------------------
 */

static const char *
name_of(const ktrec_format *format, char name[KTREC_FORMAT_NAME_MAX])
{
    if (ktrec_format_print(format, name, KTREC_FORMAT_NAME_MAX) != KTREC_OK)
        name[0] = '\0';
    return name;
}

static void
explain(ktrec_probe_result *result, const ktreci_walk *best, const ktreci_walk *other)
{
    char a[KTREC_FORMAT_NAME_MAX];
    char b[KTREC_FORMAT_NAME_MAX];
    int n = snprintf(result->reason, sizeof(result->reason), "%u record%s %s %s",
                     (unsigned)best->records, best->records == 1 ? "" : "s",
                     best->records == 1 ? "fits" : "fit", name_of(&best->format, a));
    char *end = result->reason + n;
    size_t room = sizeof(result->reason) - (size_t)n;

    if (other == NULL && result->certainty == KTREC_PROBE_CERTAIN)
        (void)snprintf(end, room, ", and no other format");
    else if (other == NULL)
        (void)snprintf(end, room, "; too few to be certain");
    else if (result->certainty == KTREC_PROBE_LIKELY)
        (void)snprintf(end, room, "; %s would mean the same here", name_of(&other->format, b));
    else
        (void)snprintf(end, room, "; so they do %s, with another meaning",
                       name_of(&other->format, b));
}

static int
verdict(const field_of_walks *field, const uint8_t *buf, size_t len, ktrec_probe_result *result)
{
    const ktreci_walk *best = &field->walk[0];
    const ktreci_walk *other = field->open > 1 ? &field->walk[1] : NULL;

    if (field->count == 0 || !is_accepted(best))
        return no_format(buf, len, result);
    result->records = best->records;
    result->score = best->bits;
    for (unsigned i = 0; i < field->open && i < KTREC_PROBE_CANDIDATES; i++)
        result->candidate[result->count++] = field->walk[i].format;
    result->certainty =
        best->records >= SURE || (best->records >= 2 && best->stop == KTRECI_WALK_END)
            ? KTREC_PROBE_CERTAIN
            : KTREC_PROBE_LIKELY;
    for (unsigned i = 1; i < field->open; i++) {
        result->certainty = KTREC_PROBE_LIKELY;
        if (!ktreci_walk_same_meaning(best, &field->walk[i], buf, len)) {
            result->certainty = KTREC_PROBE_AMBIGUOUS;
            other = &field->walk[i];
            break;
        }
    }
    explain(result, best, other);
    return KTREC_OK;
}

/* One format is left, its records go on as they should, and no other's go on much farther. */
static int
is_decided(const field_of_walks *field)
{
    const ktreci_walk *best = &field->walk[0];

    for (unsigned i = 1; i < field->count; i++)
        if (field->walk[i].records > best->records + BEHIND)
            return 0;
    return field->open == 1 && best->stop != KTRECI_WALK_DEAD && !is_strange(best);
}

/* Where the first of the walks has FEW records that may be true, or 0. */
static size_t
end_of_few(const field_of_walks *field)
{
    size_t end = 0;

    for (unsigned i = 0; i < field->count; i++) {
        const ktreci_walk *walk = &field->walk[i];

        if (walk->stop == KTRECI_WALK_LIMIT && !is_strange(walk) &&
            (end == 0 || walk->offset < end))
            end = walk->offset;
    }
    return end;
}

/* Whether so little decides, and what has no record yet is none of the formats. */
static int
is_decided_early(const field_of_walks *field)
{
    return field->count != 0 && is_decided(field) && field->begun > field->walk[0].first;
}

/* Returns KTREC_MORE if it takes more than that. */
static int
probe_early(const field_of_walks *all, const uint8_t *buf, ktrec_probe_result *result)
{
    size_t end = end_of_few(all);
    field_of_walks field;

    if (end == 0)
        return KTREC_MORE;
    walk_again(&field, all, buf, end, FEW);
    judge(&field, PIECE);
    return is_decided_early(&field) ? verdict(&field, buf, end, result) : KTREC_MORE;
}

int
ktrec_probe_all(const void *buf, size_t len, int whole, ktrec_probe_result *result)
{
    field_of_walks field;
    int rc;

    if ((buf == NULL && len != 0) || result == NULL)
        return KTREC_E_ARGUMENT;
    memset(result, 0, sizeof(*result));
    if (len == 0) {
        (void)snprintf(result->reason, sizeof(result->reason), "empty");
        return whole ? KTREC_END : KTREC_MORE;
    }
    if (len > KTREC_PROBE_WINDOW) {
        len = KTREC_PROBE_WINDOW;
        whole = 0;
    }
    walk_all(&field, buf, len, FEW);
    rc = probe_early(&field, buf, result);
    if (rc != KTREC_MORE)
        return rc;
    if (field.hungry && !whole && len < KTREC_PROBE_WINDOW)
        return KTREC_MORE;
    judge(&field, whole ? WHOLE : START);
    if (field.count != 0 && !is_decided(&field)) {
        /* The few left something open, or look like no trace: let all there is decide. */
        if (!whole && len < KTREC_PROBE_WINDOW)
            return KTREC_MORE;
        walk_all(&field, buf, len, UINT32_MAX);
        judge(&field, whole ? WHOLE : START);
    }
    return verdict(&field, buf, len, result);
}

int
ktrec_probe(const void *buf, size_t len, ktrec_format *format, size_t *want, ktrec_error *error)
{
    ktrec_probe_result result;
    int rc;

    if (format == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    rc = ktrec_probe_all(buf, len, want == NULL, &result);
    if (rc == KTREC_MORE)
        *want = len < 4096 ? 4096 : 2 * len;
    if (rc != KTREC_OK)
        return rc < 0 ? ktreci_error_set(error, rc, "%s",
                                         rc == KTREC_E_FORMAT ? result.reason : "null pointer")
                      : rc;
    *format = result.candidate[0];
    if (result.certainty == KTREC_PROBE_AMBIGUOUS)
        return ktreci_error_set(error, KTREC_E_AMBIGUOUS, "%s", result.reason);
    return KTREC_OK;
}

const char *
ktrec_certainty_name(uint32_t certainty)
{
    static const char *const names[] = {"none", "ambiguous", "likely", "certain"};

    return certainty < 4 ? names[certainty] : names[0];
}
