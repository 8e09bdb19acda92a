/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * info_print.c - what ktrec info found, as one JSON object or for people.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tool/info.h"

static const char *
order_name(const info *in)
{
    return in->format.order == KTREC_ORDER_BIG ? "big" : "little";
}

static const char *
format_name(const ktrec_format *format, char name[KTREC_FORMAT_NAME_MAX])
{
    return ktrec_format_print(format, name, KTREC_FORMAT_NAME_MAX) == KTREC_OK ? name : "?";
}

/* Opens a member of the object: its name, quoted, and a colon. */
static void
member(const char *name)
{
    (void)printf(",\"%s\":", name);
}

static void
text_member(const char *name, const char *text)
{
    member(name);
    if (text == NULL)
        (void)fputs("null", stdout);
    else
        tool_json_string(text, strlen(text));
}

static void
number_member(const char *name, uint64_t number)
{
    member(name);
    (void)printf("%" PRIu64, number);
}

static void
bytes_member(const info *in, const char *name, uint64_t bytes)
{
    if (in->has_bytes)
        number_member(name, bytes);
    else
        text_member(name, NULL);
}

/* What stands between the elements of a list: nothing before the first. */
static const char *
comma(size_t index)
{
    return index == 0 ? "" : ",";
}

static void
numbers_member(const char *name, const tally *t)
{
    size_t i;

    member(name);
    (void)putchar('[');
    for (i = 0; i < t->used; i++)
        (void)printf("%s%" PRId64, comma(i), t->entries[i].key.first);
    (void)putchar(']');
}

static void
candidates_member(const info *in)
{
    char name[KTREC_FORMAT_NAME_MAX];
    uint32_t i;

    member("candidates");
    (void)putchar('[');
    for (i = 0; i < in->probe.count && i < KTREC_PROBE_CANDIDATES; i++)
        (void)printf("%s\"%s\"", comma(i), format_name(&in->probe.candidate[i], name));
    (void)putchar(']');
}

static void
kinds_member(const info *in)
{
    size_t kind, written = 0;

    member("kinds");
    (void)putchar('{');
    for (kind = 0; kind < KTREC_KIND_COUNT; kind++) {
        if (in->kinds[kind] != 0)
            (void)printf("%s\"%s\":%" PRIu64, comma(written++), ktrec_kind_name((int)kind),
                         in->kinds[kind]);
    }
    (void)putchar('}');
}

static void
lwps_member(const info *in)
{
    const tally_entry *e;
    size_t i;

    member("lwps");
    (void)putchar('[');
    for (i = 0; i < in->lwps.used; i++) {
        e = &in->lwps.entries[i];
        (void)printf("%s{\"pid\":%" PRId64 ",\"lwp\":", comma(i), e->key.first);
        if (e->key.second == INFO_NO_LWP)
            (void)printf("null");
        else
            (void)printf("%" PRId64, e->key.second);
        (void)printf(",\"records\":%" PRIu64 "}", e->count);
    }
    (void)putchar(']');
}

static void
comms_member(const info *in)
{
    const tally_entry *e;
    size_t i;

    member("comms");
    (void)putchar('{');
    for (i = 0; i < in->comms.used; i++) {
        e = &in->comms.entries[i];
        (void)fputs(comma(i), stdout);
        tool_json_string(e->key.name, strlen(e->key.name));
        (void)printf(":%" PRIu64, e->count);
    }
    (void)putchar('}');
}

static void
time_member(const info *in, const char *name, int64_t sec, uint32_t nsec)
{
    member(name);
    if (in->records == 0)
        (void)printf("null");
    else
        (void)printf("[%" PRId64 ",%" PRIu32 "]", sec, nsec);
}

static void
damage_member(const info *in)
{
    const ktrec_damage *d;
    size_t i;

    member("damage");
    (void)putchar('[');
    for (i = 0; i < in->damage_count; i++) {
        d = &in->damage[i];
        (void)printf("%s{\"offset\":%" PRIu64, comma(i), d->offset);
        bytes_member(in, "length", d->length);
        member("reason");
        tool_json_string(d->reason, strlen(d->reason));
        (void)putchar('}');
    }
    (void)putchar(']');
}

void
info_print_json(const info *in)
{
    char name[KTREC_FORMAT_NAME_MAX];

    (void)printf("{\"file\":");
    tool_json_string(in->name, strlen(in->name));
    bytes_member(in, "bytes", in->bytes);
    number_member("records", in->records);
    text_member("system", in->has_format ? ktrec_system_name(in->format.system) : NULL);
    text_member("format", in->has_format ? format_name(&in->format, name) : NULL);
    text_member("order", in->has_format ? order_name(in) : NULL);
    numbers_member("header_sizes", &in->header_sizes);
    numbers_member("versions", &in->versions);
    text_member("certainty", ktrec_certainty_name(in->probe.certainty));
    candidates_member(in);
    text_member("reason", in->probe.reason);
    text_member("release", in->release);
    member("release_only");
    (void)fputs(in->release_only ? "true" : "false", stdout);
    kinds_member(in);
    numbers_member("pids", &in->pids);
    lwps_member(in);
    comms_member(in);
    time_member(in, "first_time", in->first_sec, in->first_nsec);
    time_member(in, "last_time", in->last_sec, in->last_nsec);
    number_member("time_goes_back", in->time_goes_back);
    damage_member(in);
    (void)printf("}\n");
}

/* Of a long list people see the start. */
#define LIST_MAX 12

static void
print_list_end(size_t used)
{
    if (used > LIST_MAX)
        (void)printf(" ... and %zu more", used - LIST_MAX);
    (void)putchar('\n');
}

static void
print_numbers(const char *label, const tally *t)
{
    size_t i;

    (void)printf("%-12s", label);
    for (i = 0; i < t->used && i < LIST_MAX; i++)
        (void)printf(" %" PRId64, t->entries[i].key.first);
    print_list_end(t->used);
}

static void
print_comms(const info *in)
{
    const tally_entry *e;
    size_t i;

    (void)printf("%-12s", "commands");
    for (i = 0; i < in->comms.used && i < LIST_MAX; i++) {
        e = &in->comms.entries[i];
        (void)putchar(' ');
        tool_json_string(e->key.name,
                         strlen(e->key.name)); /* no control character reaches a terminal */
        (void)printf(" %" PRIu64, e->count);
    }
    print_list_end(in->comms.used);
}

static void
print_lwps(const info *in)
{
    const tally_entry *e;
    size_t i;

    (void)printf("%-12s", "LWPs");
    for (i = 0; i < in->lwps.used && i < LIST_MAX; i++) {
        e = &in->lwps.entries[i];
        if (e->key.second == INFO_NO_LWP)
            (void)printf(" %" PRId64 ".- (%" PRIu64 ")", e->key.first, e->count);
        else
            (void)printf(" %" PRId64 ".%" PRId64 " (%" PRIu64 ")", e->key.first, e->key.second,
                         e->count);
    }
    print_list_end(in->lwps.used);
}

static void
print_records(const info *in)
{
    char name[KTREC_FORMAT_NAME_MAX];
    size_t kind;

    (void)printf("format       %s, %s (%s-endian)\n", format_name(&in->format, name),
                 ktrec_certainty_name(in->probe.certainty), order_name(in));
    (void)printf("why          %s\n", in->probe.reason);
    if (in->release != NULL)
        (void)printf("release      %s: its system calls fit best%s\n", in->release,
                     in->release_only ? "" : ", and others as well");
    (void)printf("records      %" PRIu64 "\n", in->records);
    print_numbers("versions", &in->versions);
    print_numbers("header sizes", &in->header_sizes);
    (void)printf("kinds       ");
    for (kind = 0; kind < KTREC_KIND_COUNT; kind++) {
        if (in->kinds[kind] != 0)
            (void)printf(" %s %" PRIu64, ktrec_kind_name((int)kind), in->kinds[kind]);
    }
    (void)putchar('\n');
    print_numbers("processes", &in->pids);
    print_lwps(in);
    print_comms(in);
    (void)printf("time         %" PRId64 ".%09" PRIu32 " to %" PRId64 ".%09" PRIu32, in->first_sec,
                 in->first_nsec, in->last_sec, in->last_nsec);
    if (in->time_goes_back != 0)
        (void)printf(", goes back %" PRIu64 " times", in->time_goes_back);
    (void)putchar('\n');
}

void
info_print_text(const info *in)
{
    uint64_t lost = 0;
    size_t i;

    (void)printf("file         %s\n", in->name);
    if (in->has_bytes)
        (void)printf("bytes        %" PRIu64 "\n", in->bytes);
    if (in->records != 0)
        print_records(in);
    else if (in->damage_count == 0)
        (void)printf("records      0: the file is empty, which is a trace without records\n");
    else
        (void)printf("records      0: %s\n", in->damage[0].reason);
    for (i = 0; i < in->damage_count; i++)
        lost += in->damage[i].length;
    if (in->damage_count != 0 && in->records != 0)
        (void)printf("damage       %zu ranges, %" PRIu64 " bytes; ktrec check tells where\n",
                     in->damage_count, lost);
}

void
info_print_formats(void)
{
    char name[KTREC_FORMAT_NAME_MAX];
    ktrec_format format;
    size_t i;

    for (i = 0; ktrec_format_list(i, &format) == KTREC_OK; i++)
        (void)printf("%-24s %zu\n", format_name(&format, name), ktrec_format_header_size(&format));
}
