/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * release.c - see release.h.
 */
#include "trace/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "names/calls.h"
#include "names/freebsd_abi.h"
#include "systems/systems.h"

#define KEY KTRECI_RELEASE_KEY
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { LATEST = INT32_MAX };

/*
 * How much a piece of evidence weighs against a list of another time; a call that does not fit
 * weighs 1.  None is beyond doubt: a damaged record, a release between two lists or a program that
 * writes records of its own must not hide what the calls say.
 */
enum { WEIGHT_VERSION = 8, WEIGHT_KIND = 4, WEIGHT_SIGN = 1 };

/* Signs that only a closer look at a record shows. */
enum {
    SIGN_INDIRECT, /* a call marked as one through syscall(2) */
    SIGN_MSYSCALL, /* 37 with pages as its arguments, which is no kill */
    SIGN_NO_VALUE, /* a return without a value, where there is an error */
    SIGN_VALUE,    /* a return with a value in spite of an error */
    SIGN_CUT,      /* a return value of 32 bits on a 64-bit machine */
    SIGN_TID       /* a thread's number that is its process's plus a million */
};

static const struct {
    uint8_t system;
    uint8_t sign;
    ktreci_releases releases;
} signs[] = {
    {KTREC_SYSTEM_OPENBSD, SIGN_INDIRECT, {KEY(7, 3), KEY(7, 6)}},
    {KTREC_SYSTEM_OPENBSD, SIGN_MSYSCALL, {KEY(6, 7), KEY(7, 6)}},
    {KTREC_SYSTEM_OPENBSD, SIGN_NO_VALUE, {KEY(5, 8), 0}},
    {KTREC_SYSTEM_OPENBSD, SIGN_VALUE, {0, KEY(5, 8)}},
    {KTREC_SYSTEM_OPENBSD, SIGN_CUT, {0, KEY(5, 0)}},
    {KTREC_SYSTEM_OPENBSD, SIGN_TID, {KEY(5, 2), KEY(6, 1)}},
};

/*
 * When a release came out whose list differs from the one before: the last piece of evidence, since
 * a clock may be wrong, but the only one between lists that fit equally well.  Days since 1970.
 */
static const struct {
    uint8_t system;
    uint32_t release;
    uint32_t day;
} days[] = {
    {KTREC_SYSTEM_OPENBSD, KEY(5, 6), 16375},  /* 2014-11-01 */
    {KTREC_SYSTEM_OPENBSD, KEY(5, 9), 16889},  /* 2016-03-29 */
    {KTREC_SYSTEM_OPENBSD, KEY(6, 3), 17623},  /* 2018-04-02 */
    {KTREC_SYSTEM_OPENBSD, KEY(6, 6), 18186},  /* 2019-10-17 */
    {KTREC_SYSTEM_OPENBSD, KEY(6, 9), 18748},  /* 2021-05-01 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 2), 19285},  /* 2022-10-20 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 3), 19457},  /* 2023-04-10 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 4), 19646},  /* 2023-10-16 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 5), 19818},  /* 2024-04-05 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 6), 20004},  /* 2024-10-08 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 7), 20206},  /* 2025-04-28 */
    {KTREC_SYSTEM_OPENBSD, KEY(7, 8), 20383},  /* 2025-10-22 */
    {KTREC_SYSTEM_FREEBSD, KEY(10, 0), 16090}, /* 2014-01-20 */
    {KTREC_SYSTEM_FREEBSD, KEY(12, 0), 17876}, /* 2018-12-11 */
    {KTREC_SYSTEM_FREEBSD, KEY(13, 0), 18730}, /* 2021-04-13 */
    {KTREC_SYSTEM_FREEBSD, KEY(15, 0), 20424}, /* 2025-12-02 */
};

enum { DAY = 86400 };

static int64_t
out_since(int system, uint32_t release)
{
    for (size_t i = 0; i < COUNT(days); i++)
        if (days[i].system == system && days[i].release == release)
            return (int64_t)days[i].day * DAY;
    return 0;
}

void
ktreci_release_init(ktrec_release *release, int system)
{
    uint32_t until = LATEST;

    memset(release, 0, sizeof(*release));
    release->system = system;
    while (release->count < KTRECI_RELEASE_LISTS) {
        ktreci_release_list *list = &release->lists[release->count];

        list->name = ktrec_release_list(system, release->count);
        if (list->name == NULL)
            return;
        list->calls = ktrec_calls_find(system, list->name, NULL, 8);
        list->since = ktreci_calls_since(list->calls);
        list->until = until;
        list->out = out_since(system, list->since);
        until = list->since;
        release->count++;
    }
}

/* Whether a list serves any of these releases; of a time before all lists the oldest does. */
static int
serves(const ktrec_release *release, uint32_t place, ktreci_releases releases)
{
    const ktreci_release_list *list = &release->lists[place];
    uint32_t before = releases.before == 0 ? (uint32_t)LATEST : releases.before;

    if (place + 1 == release->count && before <= list->since)
        return 1;
    return list->since < before && list->until > releases.since;
}

static void
weigh_time(ktrec_release *release, ktreci_releases releases, uint32_t weight)
{
    for (uint32_t place = 0; place < release->count; place++)
        if (!serves(release, place, releases))
            release->lists[place].misfits += weight;
}

static void
feed_version(ktrec_release *release, int version)
{
    const ktreci_system *system = ktreci_system_find(release->system);
    const ktreci_version *v = system == NULL ? NULL : ktreci_version_find(system, version);

    if (v != NULL)
        weigh_time(release, v->releases, WEIGHT_VERSION);
}

static void
feed_kind(ktrec_release *release, int kind)
{
    const ktreci_system *system = ktreci_system_find(release->system);
    const ktreci_type *type = system == NULL ? NULL : ktreci_type_find(system, kind);

    if (type != NULL)
        weigh_time(release, type->releases, WEIGHT_KIND);
}

static void
feed_sign(ktrec_release *release, unsigned sign)
{
    if ((release->signs >> sign & 1) != 0)
        return;
    release->signs |= UINT32_C(1) << sign;
    for (size_t i = 0; i < COUNT(signs); i++)
        if (signs[i].system == release->system && signs[i].sign == sign)
            weigh_time(release, signs[i].releases, WEIGHT_SIGN);
}

/*
 * The name of a call that is there for old programs.  OpenBSD's 37 is the kill of before where
 * nothing shows it to be msyscall, see SIGN_MSYSCALL.
 */
static int
is_retired(const char *name)
{
    static const char *const prefixes[] = {"compat", "freebsd", "msyscall", "pad_", "t32_"};

    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            return 1;
    return 0;
}

/* A pair of number and slots that was not seen before, against each list. */
static void
weigh(ktrec_release *release, const ktrec_format *format, int64_t number, uint32_t slots)
{
    for (uint32_t i = 0; i < release->count; i++) {
        ktreci_release_list *list = &release->lists[i];
        const char *name = ktrec_calls_name(list->calls, number);
        int expected = ktreci_calls_slots(list->calls, number, format);

        /* Names of what is no call: "#172 (unimplemented)", "obs_vfork". */
        if (name == NULL || name[0] == '#' || strncmp(name, "obs_", 4) == 0 ||
            (expected >= 0 && (uint32_t)expected != slots))
            list->misfits++;
        else if (is_retired(name))
            list->retired++;
    }
}

static void
feed_call(ktrec_release *release, const ktrec_format *format, int64_t number, uint32_t slots)
{
    enum { MOST_SLOTS = 15 };
    uint16_t bit = (uint16_t)(1u << (slots < MOST_SLOTS ? slots : MOST_SLOTS));

    if (number < 0 || number >= KTRECI_RELEASE_NUMBERS || (release->seen[number] & bit) != 0)
        return;
    release->seen[number] |= bit;
    weigh(release, format, number, slots);
}

void
ktreci_release_feed(ktrec_release *release, const ktrec_format *format, int kind, int64_t number,
                    uint32_t slots)
{
    uint32_t *versions = &release->versions[format->version / 32];
    uint32_t version = UINT32_C(1) << format->version % 32;

    if (format->system != release->system)
        return;
    if ((*versions & version) == 0) {
        *versions |= version;
        feed_version(release, format->version);
    }
    if (kind == KTREC_KIND_SYSCALL)
        feed_call(release, format, number, slots);
    else if (kind >= 0 && kind < 64 && (release->kinds >> kind & 1) == 0) {
        release->kinds |= UINT64_C(1) << kind;
        feed_kind(release, kind);
    }
}

/* The place of a process among the foreign ones; their count if it is a native one. */
static uint32_t
foreign_place(const ktrec_release *release, int32_t pid)
{
    uint32_t place = 0;

    while (place < release->foreign_count && release->foreign[place] != pid)
        place++;
    return place;
}

static void
set_foreign(ktrec_release *release, int32_t pid, int foreign)
{
    uint32_t place = foreign_place(release, pid);

    if (foreign && place == release->foreign_count) {
        if (place == KTRECI_RELEASE_FOREIGN)
            release->crowded = 1;
        else
            release->foreign[release->foreign_count++] = pid;
    } else if (!foreign && place < release->foreign_count)
        release->foreign[place] = release->foreign[--release->foreign_count];
}

static int
is_foreign_emulation(int system, const ktrec_bytes *name)
{
    const ktreci_system *s = ktreci_system_find(system);

    return s == NULL || s->native == NULL || name->size != strlen(s->native) ||
           memcmp(name->data, s->native, name->size) != 0;
}

/* A 32-bit process of a 64-bit machine has a list of its own, too. */
static int
is_foreign_abi(uint32_t sv_flags, const ktrec_format *format)
{
    if ((sv_flags & KTRECI_SV_ILP32) != 0 && format->register_size == 8)
        return 1;
    return sv_flags != 0 && (sv_flags & KTRECI_SV_ABI_MASK) != KTRECI_SV_ABI_FREEBSD;
}

/* The signs of a return: how long it is, and whether there is an error. */
static void
feed_return(ktrec_release *release, const ktrec_record *record)
{
    static const uint8_t none[4];
    size_t size = record->payload.size;

    if (size == 8)
        feed_sign(release, SIGN_NO_VALUE);
    else if (size > 8 && memcmp((const uint8_t *)record->payload.data + 4, none, 4) != 0)
        feed_sign(release, SIGN_VALUE);
    if (size == 12 && record->format.register_size == 8)
        feed_sign(release, SIGN_CUT);
}

static void
feed_arguments(ktrec_release *release, const ktrec_payload *payload)
{
    enum { MSYSCALL = 37, PAGE = 4096 };
    const ktrec_syscall *call = &payload->u.syscall;

    if ((payload->flags & KTREC_PAYLOAD_INDIRECT) != 0)
        feed_sign(release, SIGN_INDIRECT);
    if (call->number == MSYSCALL && call->args.count == 2 && ktrec_words_get(&call->args, 1) != 0 &&
        ktrec_words_get(&call->args, 0) % PAGE == 0 && ktrec_words_get(&call->args, 1) % PAGE == 0)
        feed_sign(release, SIGN_MSYSCALL);
}

/* A call of a native process. */
static void
feed_syscall(ktrec_release *release, const ktrec_record *record, const ktrec_payload *payload)
{
    const ktrec_syscall *call = &payload->u.syscall;

    if (release->crowded || foreign_place(release, record->header.pid) < release->foreign_count)
        return;
    feed_arguments(release, payload);
    ktreci_release_feed(release, &record->format, KTREC_KIND_SYSCALL, call->number,
                        call->args.count);
}

/* A dead clock shows 1970, and a damaged one any time. */
static void
feed_time(ktrec_release *release, int64_t sec)
{
    const int64_t year_1988 = INT64_C(567993600), year_2100 = INT64_C(4102444800);

    if (sec >= year_1988 && sec < year_2100 && sec > release->sec)
        release->sec = sec;
}

int
ktrec_release_feed(ktrec_release *release, const ktrec_record *record)
{
    const ktrec_header *header;
    ktrec_payload payload;

    if (release == NULL || record == NULL)
        return KTREC_E_ARGUMENT;
    header = &record->header;
    if (record->format.system != release->system)
        return KTREC_OK;
    if ((header->kind == KTREC_KIND_SYSCALL || header->kind == KTREC_KIND_EMUL ||
         header->kind == KTREC_KIND_PROCCTOR) &&
        ktrec_payload_decode(record, &payload, NULL) != KTREC_OK)
        return KTREC_OK;
    feed_time(release, header->sec);
    if (header->pid > 0 && header->lwp == (int64_t)header->pid + 1000000)
        feed_sign(release, SIGN_TID);
    switch (header->kind) {
    case KTREC_KIND_SYSCALL:
        feed_syscall(release, record, &payload);
        return KTREC_OK;
    case KTREC_KIND_SYSRET:
        feed_return(release, record);
        break;
    case KTREC_KIND_EMUL:
        set_foreign(release, header->pid,
                    is_foreign_emulation(release->system, &payload.u.text.text));
        break;
    case KTREC_KIND_PROCCTOR:
        set_foreign(release, header->pid,
                    is_foreign_abi(payload.u.procctor.flags, &record->format));
        break;
    case KTREC_KIND_PROCDTOR:
        set_foreign(release, header->pid, 0);
        break;
    default:
        break;
    }
    ktreci_release_feed(release, &record->format, header->kind, 0, 0);
    return KTREC_OK;
}

/*
 * Of lists that fit equally well: one that was out by then before one that was not; of those that
 * were not, the one that came first; else the newest, which comes first here.
 */
static int
fits_time_better(const ktrec_release *release, const ktreci_release_list *list,
                 const ktreci_release_list *best)
{
    return release->sec != 0 && best->out > release->sec && list->out < best->out;
}

int
ktrec_release_open(ktrec_release **to, int system, ktrec_error *error)
{
    if (to == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "null pointer");
    *to = NULL;
    if (ktrec_release_list(system, 0) == NULL)
        return ktreci_error_set(error, KTREC_E_ARGUMENT, "no lists of system %d", system);
    *to = malloc(sizeof(**to));
    if (*to == NULL)
        return ktreci_error_set(error, KTREC_E_MEMORY, "no memory for a release");
    ktreci_release_init(*to, system);
    return KTREC_OK;
}

const char *
ktrec_release_name(const ktrec_release *release, int *only)
{
    const ktreci_release_list *best = NULL;
    int alone = 0;

    for (uint32_t i = 0; release != NULL && i < release->count; i++) {
        const ktreci_release_list *list = &release->lists[i];

        alone = best == NULL || list->misfits < best->misfits ||
                (alone && list->misfits > best->misfits);
        if (best == NULL || list->misfits < best->misfits ||
            (list->misfits == best->misfits &&
             (list->retired < best->retired ||
              (list->retired == best->retired && fits_time_better(release, list, best)))))
            best = list;
    }
    if (only != NULL)
        *only = alone;
    return best == NULL ? NULL : best->name;
}

void
ktrec_release_close(ktrec_release **release)
{
    if (release == NULL)
        return;
    free(*release);
    *release = NULL;
}
