/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_convert.c - from one format to another and back.
 *
 * A to B to A is equal where neither way reported a loss.  What a conversion hands out can be
 * encoded; the three policies agree on what is a loss, and the report counts each record once.
 */
#include "common.h"
#include "equal.h"
#include "generate.h"
#include "made.h"

enum { ARENA = 1 << 20 };

/* Marks and reports that are no loss: a conversion may add them. */
#define ADDED (UINT32_C(1) << KTREC_LOSS_LWP_GIVEN | UINT32_C(1) << KTREC_LOSS_CPU_GIVEN)

static uint32_t
reasons(const ktrec_loss *loss)
{
    uint32_t set = 0;

    for (unsigned i = 0; i < KTREC_LOSS_COUNT; i++) {
        FUZZ_ASSERT(loss->count[i] <= loss->records);
        if (loss->count[i] != 0)
            set |= UINT32_C(1) << i;
    }
    FUZZ_ASSERT((set != 0) == (loss->affected != 0) && loss->dropped <= loss->records);
    return set;
}

/* One record becomes several: as many as there are strings in it. */
static void
check_parts(const ktrec_record *record, const ktrec_format *to, uint32_t policy)
{
    ktrec_convert_options options = {.size = sizeof(options), .policy = policy, .lwp = 1};
    ktrec_bytes rest = record->payload, string;
    uint32_t strings = 0, parts = 1;
    ktrec_header header;
    ktrec_payload payload;

    while (ktrec_strings_next(&rest, &string) == KTREC_OK)
        strings++;
    while (ktrec_convert(record, to, &options, &header, &payload, NULL, NULL) == KTREC_MORE)
        parts++;
    FUZZ_ASSERT(parts == strings && options.next == 0);
}

/* One policy; its code, and what it reported. */
static int
convert(const ktrec_record *record, const ktrec_format *to, uint32_t policy, ktrec_header *header,
        ktrec_payload *payload, uint32_t *lost)
{
    ktrec_convert_options options = {.size = sizeof(options), .policy = policy, .lwp = 1};
    ktrec_loss loss = {0};
    ktrec_error error = {0};
    int rc = ktrec_convert(record, to, &options, header, payload, &loss, &error);

    *lost = reasons(&loss);
    if (rc == KTREC_E_LOSS)
        FUZZ_ASSERT(policy == KTREC_POLICY_FAIL && error.code == rc && error.detail[0] != '\0');
    else
        FUZZ_ASSERT(loss.records == 1 && loss.dropped == (rc == KTREC_END));
    if (rc == KTREC_MORE)
        check_parts(record, to, policy);
    return rc;
}

/* Encodes what a conversion made into a block of its size. */
static uint8_t *
encode(const ktrec_format *to, const ktrec_header *header, const ktrec_payload *payload,
       ktrec_record *record)
{
    size_t need = 0, used = 0;

    FUZZ_ASSERT(ktrec_encode(to, header, payload, NULL, 0, &need, NULL) == KTREC_E_SPACE);
    uint8_t *bytes = fuzz_block(need);
    FUZZ_ASSERT(ktrec_encode(to, header, payload, bytes, need, &need, NULL) == KTREC_OK);
    FUZZ_ASSERT(ktrec_scan(to, bytes, need, record, &used) == KTREC_OK && used == need);
    return bytes;
}

/* How a payload was written, which other formats write otherwise. */
#define WRITTEN                                                                                    \
    (KTREC_PAYLOAD_NET2 | KTREC_PAYLOAD_MASK1 | KTREC_PAYLOAD_ILP32 | KTREC_PAYLOAD_VALUE1 |       \
     KTREC_PAYLOAD_WMESG | KTREC_PAYLOAD_UNLABELLED | KTREC_PAYLOAD_INT | KTREC_PAYLOAD_VALUE0 |   \
     KTREC_PAYLOAD_WIDE | KTREC_PAYLOAD_VALUE32 | KTREC_PAYLOAD_SLOT64 | KTREC_PAYLOAD_CAP1)

static ktrec_bytes
until_nul(ktrec_bytes bytes)
{
    const char *nul = bytes.size == 0 ? NULL : memchr(bytes.data, '\0', bytes.size);

    if (nul != NULL)
        bytes.size = (size_t)(nul - (const char *)bytes.data);
    return bytes;
}

/*
 * Where siginfo lies is the ABI's business; a label ends with its NUL, and is none if it is empty;
 * the last of several strings may lack its NUL.
 */
static void
forget_form(ktrec_payload *p)
{
    ktrec_bytes *text = &p->u.text.text;

    p->flags &= ~(uint32_t)WRITTEN;
    if (p->kind == KTREC_KIND_PSIG)
        p->u.psig.siginfo.layout = 0;
    if (p->kind == KTREC_KIND_CSW)
        p->u.csw.wmesg = until_nul(p->u.csw.wmesg);
    if (p->kind == KTREC_KIND_USER)
        p->u.user.id = until_nul(p->u.user.id);
    if ((p->kind == KTREC_KIND_ARGS || p->kind == KTREC_KIND_ENVS) && text->size != 0 &&
        ((const char *)text->data)[text->size - 1] == '\0')
        text->size--;
}

/* A call that claims another size than it has may, with other registers, look like one of Net/2. */
static int
contradicts_itself(const ktrec_payload *p)
{
    return p->kind == KTREC_KIND_SYSCALL &&
           ((p->flags & KTREC_PAYLOAD_ARGSIZE) || p->u.syscall.rest.size != 0);
}

/* Whether of 32 or of 64 bits, the record says or the kernel decides. */
static int
is_emulation(const ktrec_payload *p)
{
    return p->kind == KTREC_KIND_EMUL || p->kind == KTREC_KIND_PROCCTOR;
}

/* Back to where it came from: equal, but for what the way there had to leave out. */
static void
check_back(const ktrec_record *record, const ktrec_record *there, uint32_t lost)
{
    ktrec_header header;
    ktrec_payload payload, first, last;
    ktrec_record back = {0};
    uint32_t lost_back;

    if (convert(there, &record->format, KTREC_POLICY_FAIL, &header, &payload, &lost_back) !=
        KTREC_OK)
        return;
    uint8_t *bytes = encode(&record->format, &header, &payload, &back);
    if (lost == 0 && (lost_back & ~ADDED) == 0) {
        unsigned ignore = lost_back != 0 ? EQUAL_VERSION : 0;

        back.header.resolution = record->header.resolution;
        FUZZ_EQUAL(header_difference(&record->header, &back.header, ignore | EQUAL_LENGTH));
        (void)ktrec_payload_decode(record, &first, NULL);
        (void)ktrec_payload_decode(&back, &last, NULL);
        forget_form(&first);
        forget_form(&last);
        if (!contradicts_itself(&first) && !is_emulation(&first))
            FUZZ_EQUAL(payload_difference(&first, &last));
    }
    free(bytes);
}

static void
check_record(const ktrec_record *record, const ktrec_format *to)
{
    ktrec_header header;
    ktrec_payload payload;
    ktrec_record there = {0};
    uint32_t lost, lost_clamp, lost_drop;
    int clamp = convert(record, to, KTREC_POLICY_CLAMP, &header, &payload, &lost_clamp);

    int ok = clamp == KTREC_MORE ? KTREC_MORE : KTREC_OK;

    FUZZ_ASSERT(clamp == ok || (clamp == KTREC_END && lost_clamp != 0));
    if (clamp == ok)
        free(encode(to, &header, &payload, &there));
    int drop = convert(record, to, KTREC_POLICY_DROP, &header, &payload, &lost_drop);
    FUZZ_ASSERT(lost_drop == lost_clamp);
    FUZZ_ASSERT(drop == ((lost_drop & ~ADDED) != 0 ? KTREC_END : ok));
    int fail = convert(record, to, KTREC_POLICY_FAIL, &header, &payload, &lost);
    FUZZ_ASSERT(fail == ((lost_drop & ~ADDED) != 0 ? KTREC_E_LOSS : ok));
    if (fail != KTREC_OK)
        return;
    uint8_t *bytes = encode(to, &header, &payload, &there);
    check_back(record, &there, lost & ~ADDED);
    free(bytes);
}

static void
check_trace(const ktrec_format *from, const ktrec_format *to, const uint8_t *data, size_t size)
{
    ktrec_record record;
    size_t at = 0, used = 0;

    while (ktrec_scan(from, data + at, size - at, &record, &used) == KTREC_OK) {
        check_record(&record, to);
        at += used;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static generator g;
    static uint8_t generated[ARENA];
    fuzz_input tail = {data, size};
    ktrec_format from = fuzz_format(&tail);
    ktrec_format to = fuzz_format(&tail), made = fuzz_made_format(&tail);

    check_trace(&from, &to, data, size);
    generator_bytes(&g, data, size);
    check_trace(&made, &to, generated,
                generate_trace(&g, &made, 4, generated, sizeof(generated), NULL));
    return 0;
}
