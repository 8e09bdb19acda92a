/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_journeys.c - generated records from every format to every other one, and back: what comes
 * home is what left, but for what the two reports list.  Between systems headers and calls survive.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "equal.h"
#include "generate.h"

enum { SEEDS = 60, RECORD_MAX = 16384 };

#define LOSS(what) (1u << KTREC_LOSS_##what)
/* What a conversion adds is no loss. */
#define ADDED (LOSS(LWP_GIVEN) | LOSS(CPU_GIVEN))
/* Any of these, and the payload may have changed. */
#define IN_PAYLOAD (LOSS(REGISTER) | LOSS(KIND) | LOSS(SHAPE) | LOSS(OPAQUE))
/* How a payload was written, which other formats write otherwise. */
#define WRITTEN                                                                                    \
    (KTREC_PAYLOAD_NET2 | KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_ILP32 | KTREC_PAYLOAD_VALUE1 |       \
     KTREC_PAYLOAD_WMESG | KTREC_PAYLOAD_UNLABELLED | KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE0 |   \
     KTREC_PAYLOAD_WIDE | KTREC_PAYLOAD_VALUE32 | KTREC_PAYLOAD_SLOT64 | KTREC_PAYLOAD_CAP1)

static generator g;

/* A record on its way. */
typedef struct stop {
    uint8_t bytes[RECORD_MAX];
    ktrec_record record;
    ktrec_payload payload;
    unsigned lost; /* on the way here */
} stop;

typedef struct journey {
    char name[2 * KTREC_FORMAT_NAME_MAX + 48];
    ktrec_format home, abroad;
} journey;

static stop first, there, back;

static void
arrive(const journey *j, stop *s, const ktrec_format *format, const ktrec_header *header,
       const ktrec_payload *payload)
{
    ktrec_error error = {0};
    size_t need = 0, used = 0;

    if (ktrec_encode(format, header, payload, s->bytes, sizeof(s->bytes), &need, &error) !=
        KTREC_OK)
        fail_msg("%s: %s: encode: %s", j->name, ktrec_kind_name(header->kind), error.detail);
    memset(&s->record, 0, sizeof(s->record));
    if (ktrec_scan(format, s->bytes, need, &s->record, &used) != KTREC_OK || used != need)
        fail_msg("%s: %s: scan", j->name, ktrec_kind_name(header->kind));
    (void)ktrec_payload_decode(&s->record, &s->payload, NULL);
}

/* One way.  Returns what ktrec_convert does. */
static int
go(const journey *j, const stop *from, stop *to, const ktrec_format *format, uint32_t *next)
{
    ktrec_convert_options options = {
        .size = sizeof(options), .policy = KTREC_POLICY_CLAMP, .lwp = 1, .next = *next};
    ktrec_loss loss = {0};
    ktrec_header header;
    ktrec_payload payload;
    int rc = ktrec_convert(&from->record, format, &options, &header, &payload, &loss, NULL);

    *next = options.next;
    to->lost = 0;
    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++)
        to->lost |= loss.count[i] != 0 ? 1u << i : 0;
    if (rc == KTREC_OK || rc == KTREC_MORE)
        arrive(j, to, format, &header, &payload);
    else if (rc != KTREC_END || !(to->lost & LOSS(KIND)))
        fail_msg("%s: %s: %d", j->name, ktrec_kind_name(from->record.header.kind), rc);
    return rc;
}

/*
 * ---- what must be the same --------------------------------------------------------------------
 */

static const char *
header_changed(const ktrec_header *a, const ktrec_header *b, unsigned lost)
{
    uint32_t coarse = a->resolution > b->resolution ? a->resolution : b->resolution;

    if (a->pid != b->pid && !(lost & LOSS(PID)))
        return "pid";
    if (strcmp(a->comm, b->comm) != 0 && !(lost & LOSS(COMM)))
        return "comm";
    if (a->sec != b->sec && !(lost & LOSS(SEC)))
        return "sec";
    if (lost & LOSS(NSEC) ? a->nsec / 1000 != b->nsec / 1000 : a->nsec / coarse != b->nsec / coarse)
        return "nsec";
    if ((a->flags & b->flags & KTREC_HAS_LWP) && a->lwp != b->lwp &&
        !(lost & (LOSS(LWP) | LOSS(LWP_GIVEN))))
        return "lwp";
    if ((a->flags & KTREC_HAS_CPU) && (!(b->flags & KTREC_HAS_CPU) || a->cpu != b->cpu) &&
        !(lost & (LOSS(CPU) | LOSS(CPU_GIVEN))) && a->cpu != 0)
        return "cpu";
    if (((a->flags ^ b->flags) & (KTREC_DROPPED | KTREC_THREADED)) && !(lost & LOSS(FLAGS)))
        return "marks";
    if ((b->flags & KTREC_HAS_BUFFER) && a->buffer != b->buffer && !(lost & LOSS(BUFFER)))
        return "buffer";
    return NULL;
}

static ktrec_bytes
until_nul(ktrec_bytes bytes)
{
    const char *nul = bytes.size == 0 ? NULL : memchr(bytes.data, '\0', bytes.size);

    if (nul != NULL)
        bytes.size = (size_t)(nul - (const char *)bytes.data);
    return bytes;
}

/*
 * A label ends with its NUL, and an empty one is none; where siginfo's reason lies is the ABI's
 * business.
 */
static void
forget_padding(ktrec_payload *p)
{
    if (p->kind == KTREC_KIND_CSW)
        p->u.csw.wmesg = until_nul(p->u.csw.wmesg);
    if (p->kind == KTREC_KIND_USER)
        p->u.user.id = until_nul(p->u.user.id);
    if (p->kind == KTREC_KIND_PSIG)
        p->u.psig.siginfo.layout = 0;
}

static const char *
payload_changed(ktrec_payload a, ktrec_payload b, unsigned lost)
{
    if (lost & IN_PAYLOAD)
        return NULL;
    a.flags &= ~(uint32_t)WRITTEN;
    b.flags &= ~(uint32_t)WRITTEN;
    forget_padding(&a);
    forget_padding(&b);
    return payload_difference(&a, &b);
}

/* Kinds that every system has. */
static int
is_common(unsigned kind)
{
    return kind >= KTREC_KIND_SYSCALL && kind <= KTREC_KIND_PSIG;
}

/* Between systems: the header, and of a call its number, its arguments, its error and its value. */
static void
check_abroad(const journey *j)
{
    const char *changed = header_changed(&first.record.header, &there.record.header, there.lost);
    const ktrec_payload *a = &first.payload, *b = &there.payload;

    if (changed != NULL)
        fail_msg("%s: %s: abroad in %s", j->name, ktrec_kind_name(first.record.header.kind),
                 changed);
    if (b->kind != a->kind || (there.lost & LOSS(REGISTER)))
        return;
    if (a->kind == KTREC_KIND_SYSCALL &&
        (a->u.syscall.number != b->u.syscall.number ||
         a->u.syscall.args.count != b->u.syscall.args.count ||
         ktrec_words_get(&a->u.syscall.args, 0) != ktrec_words_get(&b->u.syscall.args, 0)))
        fail_msg("%s: another call abroad", j->name);
    if (a->kind != KTREC_KIND_SYSRET)
        return;
    if (a->u.sysret.number != b->u.sysret.number ||
        (a->u.sysret.error >= 0 && a->u.sysret.error != b->u.sysret.error))
        fail_msg("%s: another return abroad", j->name);
    if (a->u.sysret.value[0] != b->u.sysret.value[0] && !(there.lost & LOSS(SHAPE)))
        fail_msg("%s: another value abroad", j->name);
}

/* One record of strings became several: each in its turn. */
static void
check_parts(const journey *j)
{
    ktrec_bytes rest = first.payload.u.text.text, string;
    uint32_t part = 0, next = 0;
    int rc;

    do {
        rc = go(j, &first, &there, &j->abroad, &next);
        part++;
        if (ktrec_strings_next(&rest, &string) != KTREC_OK)
            fail_msg("%s: more parts than strings", j->name);
        if (there.payload.u.text.text.size != string.size ||
            memcmp(there.payload.u.text.text.data, string.data, string.size) != 0)
            fail_msg("%s: part %u is another string", j->name, (unsigned)part);
    } while (rc == KTREC_MORE);
    if (rest.size != 0)
        fail_msg("%s: strings without parts", j->name);
}

static void
check_journey(const journey *j)
{
    unsigned kind = first.record.header.kind;
    uint32_t next = 0;
    int rc = go(j, &first, &there, &j->abroad, &next);
    const char *changed;

    if (is_common(kind) && (there.lost & LOSS(KIND)))
        fail_msg("%s: %s has no place", j->name, ktrec_kind_name((int)kind));
    if (rc == KTREC_MORE)
        check_parts(j);
    if (rc != KTREC_OK)
        return;
    check_abroad(j);
    rc = go(j, &there, &back, &j->home, &next);
    if (rc != KTREC_OK)
        return;
    changed = header_changed(&first.record.header, &back.record.header, there.lost | back.lost);
    if (changed == NULL)
        changed = payload_changed(first.payload, back.payload, there.lost | back.lost);
    if (changed != NULL)
        fail_msg("%s: %s: home again with another %s (lost %x, %x)", j->name,
                 ktrec_kind_name((int)kind), changed, there.lost, back.lost);
}

static void
name_journey(journey *j, unsigned seed)
{
    char home[KTREC_FORMAT_NAME_MAX], abroad[KTREC_FORMAT_NAME_MAX];

    assert_int_equal(ktrec_format_print(&j->home, home, sizeof(home)), KTREC_OK);
    assert_int_equal(ktrec_format_print(&j->abroad, abroad, sizeof(abroad)), KTREC_OK);
    snprintf(j->name, sizeof(j->name), "%s to %s seed %u", home, abroad, seed);
}

static void
test_every_pair_of_formats(void **state)
{
    static journey j;

    (void)state;
    for (size_t f = 0; generate_format(f, &j.home) == KTREC_OK; f++) {
        for (unsigned seed = 0; seed < SEEDS; seed++) {
            ktrec_header header;
            ktrec_payload payload;

            j.abroad = j.home;
            name_journey(&j, seed);
            generator_seed(&g, seed * 1000 + f);
            g.dialect = seed;
            generate_record(&g, &j.home, GENERATE_KERNEL, &header, &payload);
            arrive(&j, &first, &j.home, &header, &payload);
            for (size_t t = 0; generate_format(t, &j.abroad) == KTREC_OK; t++) {
                name_journey(&j, seed);
                check_journey(&j);
            }
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pair_of_formats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
