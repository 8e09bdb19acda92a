/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_cap.c - CAP: capability checks that failed, of three generations of records, and the
 * rights that they and STRU records name.
 */
#include "print/freebsd.h"

#include "base/bytes.h"
#include "base/text.h"
#include "names/sets.h"
#include "print/data.h"
#include "trace/follower.h"

/* ---- rights ---------------------------------------------------------------------------------- */

/* Bits 57 to 61 of each word tell which word it is; 62 and 63 of the first how many there are. */
enum { INDEX_SHIFT = 57, COUNT_SHIFT = 62 };
static const uint64_t index_bits = (uint64_t)31 << INDEX_SHIFT;
static const uint64_t right_bits = ((uint64_t)1 << INDEX_SHIFT) - 1;

static unsigned
word_of(uint64_t right)
{
    return (right & index_bits) >> INDEX_SHIFT == 1 ? 0 : 1;
}

static int
holds(const uint64_t *words, unsigned count, uint64_t right)
{
    const uint64_t bits = right & right_bits;
    const unsigned word = word_of(right);

    return word < count && (words[word] & bits) == bits;
}

/* As FreeBSD 12: every right that is there, in the list's order. */
static void
print_all(const ktreci_print_context *context, const ktreci_set *set, const uint64_t *words,
          unsigned count)
{
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    int some = 0;

    for (unsigned i = 0; i < set->count; i++) {
        if (!holds(words, count, entry[i].value))
            continue;
        if (some++ != 0)
            ktreci_sink_char(context->out, ',');
        ktreci_sink_text(context->out, ktreci_set_entry_name(&entry[i]));
    }
}

/*
 * As the newest release, whose list has what combines rights before them: no right that one before
 * it has in it, and a word about bits of none.
 */
static void
print_largest(const ktreci_print_context *context, const ktreci_set *set, const uint64_t *words,
              unsigned count)
{
    const ktreci_set_entry *entry = ktreci_set_entries(set);
    uint64_t left[2] = {words[0] & right_bits, count > 1 ? words[1] & right_bits : 0};
    const char *comma = "";

    for (unsigned i = 0; i < set->count; i++) {
        const uint64_t right = entry[i].value;
        uint64_t *rest = &left[word_of(right)];

        if (!holds(words, count, right) || (*rest & right & right_bits) == 0)
            continue;
        *rest &= ~right;
        ktreci_sink_text(context->out, comma);
        ktreci_sink_text(context->out, ktreci_set_entry_name(&entry[i]));
        comma = ",";
    }
    if (*comma == '\0')
        ktreci_sink_text(context->out, "CAP_NONE");
    if ((left[0] | left[1]) != 0)
        ktreci_sink_text(context->out, ",unknown rights");
}

/*
 * Each word has its mark.  Words behind those that a record has, which it may speak of, have none.
 */
static int
is_marked(const uint64_t *words, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if ((words[i] & index_bits) >> INDEX_SHIFT != 1u << i)
            return 0;
    }
    return words[0] >> COUNT_SHIFT == 0;
}

void
ktreci_freebsd_rights(const ktreci_print_context *context, const uint64_t *words, unsigned count)
{
    const ktreci_set *set = ktreci_set_for(context->native, KTRECI_SET_FREEBSD_CAPRIGHTS);

    if (!is_marked(words, count)) {
        ktreci_sink_text(context->out, "invalid cap_rights_t");
        return;
    }
    if (ktreci_freebsd_older(context))
        print_all(context, set, words, count);
    else
        print_largest(context, set, words, count);
}

/* ---- records --------------------------------------------------------------------------------- */

/* What was not allowed; LOOKUP is what 3 was in the first two generations. */
enum {
    CAP_NOTCAPABLE = 0,
    CAP_INCREASE = 1,
    CAP_SYSCALL = 2,
    CAP_SIGNAL = 3,
    CAP_PROTO = 4,
    CAP_SOCKADDR = 5,
    CAP_NAMEI = 6,
    CAP_CPUSET = 7,
    CAP_LOOKUP = 3
};

static void
print_two(const ktreci_print_context *context, const char *before, const uint64_t *first,
          const char *between, const uint64_t *second)
{
    const unsigned count = (context->payload->flags & KTREC_PAYLOAD_CAP1) != 0 ? 1 : 2;

    ktreci_sink_text(context->out, before);
    if (count == 1) { /* one word, without marks */
        ktreci_sink_0x(context->out, first[0]);
        ktreci_sink_text(context->out, between);
        ktreci_sink_0x(context->out, second[0]);
        return;
    }
    ktreci_freebsd_rights(context, first, count);
    ktreci_sink_text(context->out, between);
    ktreci_freebsd_rights(context, second, count);
}

static void
print_not_capable(const ktreci_print_context *context, const uint64_t *needed, const uint64_t *held)
{
    const int first = (context->payload->flags & KTREC_PAYLOAD_CAP1) != 0;

    print_two(context, "operation requires ", needed,
              first ? ", process holds " : ", descriptor holds ", held);
}

/* Of the first two generations. */
static void
print_short(const ktreci_print_context *context, const ktrec_capfail *cap)
{
    ktreci_sink *out = context->out;

    switch (cap->type) {
    case CAP_NOTCAPABLE:
        print_not_capable(context, cap->needed, cap->held);
        break;
    case CAP_INCREASE:
        print_two(context, "attempt to increase capabilities from ", cap->held, " to ",
                  cap->needed);
        break;
    case CAP_SYSCALL:
        ktreci_sink_text(out, "disallowed system call");
        break;
    case CAP_LOOKUP:
        ktreci_sink_text(out, "restricted VFS lookup");
        break;
    default:
        ktreci_sink_text(out, "unknown capability failure: 0x");
        ktreci_sink_hex(out, (uint32_t)cap->type);
        break;
    }
}

static ktreci_freebsd_abi
print_call(const ktreci_print_context *context, const ktrec_capfail *cap)
{
    const ktreci_freebsd_abi abi =
        ktreci_follower_abi(context->options->release, cap->flags, &context->record->format);

    ktreci_freebsd_call_name(context, abi.calls, cap->flags, cap->number);
    return abi;
}

/* Length and family, which print whatever the length says. */
enum { SOCKADDR_LEAST = 2 };

/*
 * What the newest record says beside the call.  An address has its length from itself: kernels
 * write 16 bytes of it, and kdump goes on in what was there before.
 */
static void
print_detail(const ktreci_print_context *context, int32_t type, ktrec_bytes data)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const int32_t number = (int32_t)ktreci_load32(data.data, swap);
    const char *name;
    char text[16];
    ktrec_bytes address = data;

    switch (type) {
    case CAP_SIGNAL:
        name = ktreci_freebsd_signal_name(number, text);
        ktreci_sink_text(context->out, ": signal delivery not allowed: ");
        if (name != NULL)
            ktreci_sink_text(context->out, name);
        else
            ktreci_freebsd_enum(context, KTRECI_SET_NONE, number);
        break;
    case CAP_PROTO:
        ktreci_sink_text(context->out, ": protocol not allowed: ");
        ktreci_freebsd_enum(context, KTRECI_SET_FREEBSD_SOCKIPPROTO, number);
        break;
    case CAP_SOCKADDR:
        ktreci_sink_text(context->out, ": restricted address lookup: struct sockaddr ");
        address.size = ((const uint8_t *)data.data)[0];
        if (address.size < SOCKADDR_LEAST || address.size > data.size)
            address.size = SOCKADDR_LEAST;
        ktreci_freebsd_sockaddr(context, address);
        break;
    case CAP_NAMEI:
        ktreci_sink_text(context->out, ": restricted VFS lookup: ");
        ktreci_put_until_nul(context->out, data);
        break;
    case CAP_CPUSET:
        ktreci_sink_text(context->out, ": restricted cpuset operation");
        break;
    default:
        ktreci_sink_text(context->out, ": unknown capability failure");
        break;
    }
}

/* The native calls of which a part is allowed, by their numbers: the command that was not. */
static void
print_command(const ktreci_print_context *context, const ktrec_capfail *cap)
{
    enum { FCNTL = 92, SYSARCH = 165 };
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const int32_t command = (int32_t)ktreci_load32(cap->data.data, swap);

    if (cap->number == FCNTL) {
        ktreci_sink_text(context->out, ", cmd: ");
        ktreci_freebsd_enum(context, KTRECI_SET_FREEBSD_FCNTLCMD, command);
    } else if (cap->number == SYSARCH && !ktreci_freebsd_older(context)) {
        ktreci_sink_text(context->out, ", op: ");
        ktreci_freebsd_enum(context, KTRECI_SET_FREEBSD_SYSARCHNUM, command);
    }
}

static void
print_long(const ktreci_print_context *context, const ktrec_capfail *cap)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const uint8_t *p = cap->data.data;
    ktreci_freebsd_abi abi;
    uint64_t words[4];

    if (cap->data.size < 32) {
        ktreci_sink_text(context->out, "unknown capability failure");
        return;
    }
    for (unsigned i = 0; i < 4; i++)
        words[i] = ktreci_load64(p + 8 * i, swap);
    switch (cap->type) {
    case CAP_NOTCAPABLE:
        print_not_capable(context, words, words + 2);
        break;
    case CAP_INCREASE:
        print_two(context, "attempt to increase capabilities from ", words + 2, " to ", words);
        break;
    case CAP_SYSCALL:
        ktreci_sink_text(context->out, "system call not allowed: ");
        abi = print_call(context, cap);
        if (!abi.linux_errors && !abi.unknown_errors)
            print_command(context, cap);
        break;
    default:
        (void)print_call(context, cap);
        print_detail(context, cap->type, cap->data);
        break;
    }
}

void
ktreci_freebsd_capfail(const ktreci_print_context *context)
{
    const ktrec_capfail *cap = &context->payload->u.capfail;

    if ((context->payload->flags & KTREC_PAYLOAD_CAP3) != 0)
        print_long(context, cap);
    else
        print_short(context, cap);
    ktreci_sink_char(context->out, '\n');
}
