/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/json_header.h"

#include "base/text.h"
#include "print/json_string.h"
#include "print/style.h"
#include "record/kinds.h"

/*
 * Room for the header: eleven names and numbers, and a command name of which each byte is escaped.
 */
#define HEADER_ROOM (512 + KTRECI_JSON_ESCAPE_MAX * sizeof(((ktrec_header *)NULL)->comm))

static char *
put_comm(char *p, const ktrec_header *h)
{
    const uint8_t *text = (const uint8_t *)h->comm;
    size_t size = ktreci_comm_size(h), plain;

    while (size > 0) {
        plain = ktreci_json_plain(text, size);
        memcpy(p, text, plain);
        p += plain;
        text += plain;
        size -= plain;
        if (size > 0) {
            p = ktreci_json_escape(*text++, p);
            size--;
        }
    }
    return p;
}

static char *
put_or_null(char *p, int there, int64_t number)
{
    return there ? ktreci_put_i64(p, number) : ktreci_put_text(p, "null");
}

/* "Before the version field" is version 0. */
static uint32_t
version_of(const ktrec_header *h)
{
    return h->version == KTREC_VERSION_OLD || h->version == KTREC_VERSION_PID16 ? 0 : h->version;
}

void
ktreci_json_header(ktreci_sink *out, const ktrec_record *record)
{
    const ktrec_header *h = &record->header;
    const unsigned kind = h->kind < KTREC_KIND_COUNT ? h->kind : KTREC_KIND_UNKNOWN;
    char *p = ktreci_sink_room(out, HEADER_ROOM);

    p = ktreci_put_u64(ktreci_put_text(p, "{\"index\":"), record->index);
    p = ktreci_put_u64(ktreci_put_text(p, ",\"offset\":"), record->offset);
    p = ktreci_put_text(ktreci_put_text(p, ",\"kind\":\""), ktreci_kinds[kind].name);
    p = ktreci_put_u64(ktreci_put_text(p, "\",\"type\":"), h->type);
    p = ktreci_put_u64(ktreci_put_text(p, ",\"version\":"), version_of(h));
    p = ktreci_put_i64(ktreci_put_text(p, ",\"pid\":"), h->pid);
    p = put_or_null(ktreci_put_text(p, ",\"lwp\":"), (h->flags & KTREC_HAS_LWP) != 0, h->lwp);
    p = put_or_null(ktreci_put_text(p, ",\"cpu\":"), (h->flags & KTREC_HAS_CPU) != 0, h->cpu);
    p = put_comm(ktreci_put_text(p, ",\"comm\":\""), h);
    p = ktreci_put_i64(ktreci_put_text(p, "\",\"sec\":"), h->sec);
    p = ktreci_put_u64(ktreci_put_text(p, ",\"nsec\":"), h->nsec);
    ktreci_sink_took(out, p);
}

void
ktreci_json_marks(ktreci_sink *out, unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *name;
    } faults[] = {{KTREC_TIME_MILLI, "\"milli\""},
                  {KTREC_TIME_CSW, "\"csw\""},
                  {KTREC_TIME_NO_SEC, "\"no_sec\""}};
    const char *comma = "";
    size_t i;

    if ((flags & KTREC_DROPPED) != 0)
        ktreci_sink_text(out, ",\"dropped\":true");
    if ((flags & KTREC_THREADED) != 0)
        ktreci_sink_text(out, ",\"threaded\":true");
    if ((flags & (KTREC_TIME_MILLI | KTREC_TIME_CSW | KTREC_TIME_NO_SEC)) != 0) {
        ktreci_sink_text(out, ",\"time_fault\":[");
        for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
            if ((flags & faults[i].flag) != 0) {
                ktreci_sink_text(out, comma);
                ktreci_sink_text(out, faults[i].name);
                comma = ",";
            }
        }
        ktreci_sink_char(out, ']');
    }
    if ((flags & KTREC_TIME_REPAIRED) != 0)
        ktreci_sink_text(out, ",\"time_repaired\":true");
}
