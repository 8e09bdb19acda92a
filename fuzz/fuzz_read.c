/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * fuzz_read.c - any bytes into every entry point that reads.
 *
 * Laws: each step makes progress; what is handed out lies inside what was read; records and damage
 * together are all of the bytes, each byte once.
 */
#include "common.h"

/* Whether a slice lies inside another; an empty one may be anywhere. */
static int
inside(const void *data, size_t size, const void *whole, size_t whole_size)
{
    uintptr_t start = (uintptr_t)data, outer = (uintptr_t)whole;

    return size == 0 ||
           (start >= outer && size <= whole_size && start - outer <= whole_size - size);
}

static int
bytes_inside(const ktrec_bytes *bytes, const ktrec_bytes *whole)
{
    return inside(bytes->data, bytes->size, whole->data, whole->size);
}

static int
words_inside(const ktrec_words *words, const ktrec_bytes *whole)
{
    return inside(words->data, (size_t)words->count * words->width, whole->data, whole->size);
}

static void
check_upcall(const ktrec_saupcall *upcall)
{
    ktrec_sa sa;
    uint32_t i = 0;

    while (ktrec_saupcall_get(upcall, i, &sa) == KTREC_OK)
        i++;
    FUZZ_ASSERT(i == upcall->count);
}

/* The strings lie one behind the other, and are all of the bytes. */
static void
check_strings(const ktrec_bytes *all)
{
    ktrec_bytes rest = *all, string;

    while (ktrec_strings_next(&rest, &string) == KTREC_OK)
        FUZZ_ASSERT(bytes_inside(&string, all) && bytes_inside(&rest, all));
    FUZZ_ASSERT(rest.size == 0);
}

/* All views of a payload lie in the record's payload. */
static void
check_views(const ktrec_payload *p, const ktrec_bytes *whole)
{
    switch (p->kind) {
    case KTREC_KIND_SYSCALL:
        FUZZ_ASSERT(words_inside(&p->u.syscall.args, whole) &&
                    bytes_inside(&p->u.syscall.rest, whole));
        break;
    case KTREC_KIND_NAMEI:
    case KTREC_KIND_EMUL:
    case KTREC_KIND_EXEC_ARG:
    case KTREC_KIND_EXEC_ENV:
    case KTREC_KIND_SYSCTL:
        FUZZ_ASSERT(bytes_inside(&p->u.text.text, whole));
        break;
    case KTREC_KIND_ARGS:
    case KTREC_KIND_ENVS:
        FUZZ_ASSERT(bytes_inside(&p->u.text.text, whole));
        check_strings(&p->u.text.text);
        break;
    case KTREC_KIND_CSW:
        FUZZ_ASSERT(bytes_inside(&p->u.csw.wmesg, whole));
        break;
    case KTREC_KIND_STRUCT:
    case KTREC_KIND_STRUCT_ARRAY:
        FUZZ_ASSERT(bytes_inside(&p->u.structure.name, whole) &&
                    bytes_inside(&p->u.structure.data, whole));
        break;
    case KTREC_KIND_CAPFAIL:
        FUZZ_ASSERT(bytes_inside(&p->u.capfail.data, whole));
        break;
    case KTREC_KIND_EXTERR:
        FUZZ_ASSERT(bytes_inside(&p->u.exterr.message, whole));
        break;
    case KTREC_KIND_GENIO:
        FUZZ_ASSERT(bytes_inside(&p->u.genio.data, whole));
        break;
    case KTREC_KIND_USER:
        FUZZ_ASSERT(bytes_inside(&p->u.user.id, whole) && bytes_inside(&p->u.user.data, whole));
        break;
    case KTREC_KIND_MMSG:
        FUZZ_ASSERT(bytes_inside(&p->u.mmsg.body, whole));
        break;
    case KTREC_KIND_MOOL:
        FUZZ_ASSERT(bytes_inside(&p->u.mool.data, whole));
        break;
    case KTREC_KIND_SAUPCALL:
        check_upcall(&p->u.saupcall);
        break;
    case KTREC_KIND_MIB:
        FUZZ_ASSERT(words_inside(&p->u.mib.name, whole));
        break;
    case KTREC_KIND_UNKNOWN:
        FUZZ_ASSERT(bytes_inside(&p->u.data, whole));
        break;
    default:
        break;
    }
}

static void
check_payload(const ktrec_record *record)
{
    ktrec_payload payload;
    int rc = ktrec_payload_decode(record, &payload, NULL);

    FUZZ_ASSERT(rc == KTREC_OK || rc == KTREC_OPAQUE);
    if (rc == KTREC_OPAQUE)
        FUZZ_ASSERT(payload.kind == KTREC_KIND_UNKNOWN &&
                    payload.u.data.size == record->payload.size);
    else
        FUZZ_ASSERT(payload.kind == record->header.kind);
    check_views(&payload, &record->payload);
}

static void
check_record(const ktrec_record *record)
{
    const ktrec_bytes *raw = &record->raw;

    FUZZ_ASSERT(record->payload.size == record->header.length);
    FUZZ_ASSERT(raw->size == ktrec_format_header_size(&record->format) + record->payload.size);
    FUZZ_ASSERT(bytes_inside(&record->payload, raw));
    FUZZ_ASSERT(record->header.nsec < 1000000000);
    FUZZ_ASSERT(memchr(record->header.comm, '\0', sizeof(record->header.comm)) != NULL);
    check_payload(record);
}

static void
check_probe(const uint8_t *data, size_t size)
{
    ktrec_probe_result result;
    ktrec_format format;
    ktrec_error error;
    size_t want = 0;

    for (int whole = 0; whole < 2; whole++) {
        int rc = ktrec_probe_all(data, size, whole, &result);

        FUZZ_ASSERT(rc == KTREC_OK || rc == KTREC_E_FORMAT || (whole && rc == KTREC_END) ||
                    (!whole && rc == KTREC_MORE));
        FUZZ_ASSERT(result.count <= KTREC_PROBE_CANDIDATES &&
                    (rc != KTREC_OK) == (result.count == 0));
        FUZZ_ASSERT(memchr(result.reason, '\0', sizeof(result.reason)) != NULL);
    }
    int rc = ktrec_probe(data, size, &format, &want, &error);
    FUZZ_ASSERT(rc != KTREC_MORE || want > size);
    (void)ktrec_probe(data, size, &format, NULL, NULL);
}

static void
check_scan(const ktrec_format *format, const uint8_t *data, size_t size)
{
    size_t at = 0;

    for (;;) {
        ktrec_record record = {0};
        ktrec_header header;
        size_t used = 0, header_size = 0;
        int rc = ktrec_scan(format, data + at, size - at, &record, &used);
        int header_rc = ktrec_header_decode(format, data + at, size - at, &header, &header_size);

        if (rc != KTREC_OK) {
            FUZZ_ASSERT(rc == KTREC_E_HEADER || rc == KTREC_E_LIMIT ||
                        (rc == KTREC_MORE && used > size - at));
            return;
        }
        FUZZ_ASSERT(header_rc == KTREC_OK && memcmp(&header, &record.header, sizeof(header)) == 0);
        FUZZ_ASSERT(used == record.raw.size && used == header_size + header.length);
        FUZZ_ASSERT(record.raw.data == data + at);
        check_record(&record);
        at += used;
    }
}

/*
 * ---- the reader -------------------------------------------------------------------------------
 */

typedef struct account {
    uint64_t next;   /* offset up to which all bytes are accounted for */
    uint64_t record; /* index of the next record */
} account;

static void
count_damage(void *context, const ktrec_damage *damage)
{
    account *a = context;

    FUZZ_ASSERT(damage->length > 0 && damage->offset == a->next && damage->record == a->record);
    FUZZ_ASSERT(damage->code == KTREC_E_HEADER || damage->code == KTREC_E_LIMIT ||
                damage->code == KTREC_E_TRUNCATED);
    a->next += damage->length;
}

static void
count_record(account *a, const ktrec_record *record, const uint8_t *data, size_t size)
{
    FUZZ_ASSERT(record->offset == a->next && record->index == a->record);
    FUZZ_ASSERT(record->offset + record->raw.size <= size);
    FUZZ_ASSERT(memcmp(record->raw.data, data + record->offset, record->raw.size) == 0);
    check_record(record);
    a->next += record->raw.size;
    a->record++;
}

/* Strict: an error stays the same until resync, which says how far it went. */
static void
resync(ktrec_reader *reader, account *a, int code)
{
    const ktrec_record *record = NULL;
    uint64_t skipped = 0, count = 0;

    FUZZ_ASSERT(ktrec_reader_next(reader, &record) == code && record == NULL);
    FUZZ_ASSERT(ktrec_reader_error(reader)->code == code &&
                ktrec_reader_error(reader)->offset >= a->next);
    int rc = ktrec_reader_resync(reader, &skipped);
    FUZZ_ASSERT(rc == KTREC_OK || rc == KTREC_END);
    FUZZ_ASSERT(skipped > 0);
    const ktrec_damage *damage = ktrec_reader_damage(reader, &count);
    FUZZ_ASSERT(damage != NULL && count > 0 && damage->length == skipped);
    count_damage(a, damage);
}

static void
check_strict(const uint8_t *data, size_t size, const ktrec_format *format)
{
    ktrec_reader_options options = {.size = sizeof(options), .format = format};
    ktrec_reader *reader = NULL;
    const ktrec_record *record;
    account a = {0, 0};
    int rc = ktrec_reader_open_memory(&reader, data, size, &options, NULL);

    if (rc != KTREC_OK) {
        FUZZ_ASSERT(rc == KTREC_E_FORMAT && reader == NULL && format == NULL);
        return;
    }
    while ((rc = ktrec_reader_next(reader, &record)) != KTREC_END) {
        if (rc == KTREC_OK)
            count_record(&a, record, data, size);
        else
            resync(reader, &a, rc);
        FUZZ_ASSERT(ktrec_reader_offset(reader) == a.next);
    }
    FUZZ_ASSERT(a.next == size && ktrec_reader_next(reader, &record) == KTREC_END);
    ktrec_reader_close(&reader);
}

/*
 * ---- salvage, and the printers ----------------------------------------------------------------
 */

static int
count_bytes(void *context, const void *buf, size_t size)
{
    uint64_t *count = context;

    FUZZ_ASSERT(buf != NULL && size > 0);
    *count += size;
    return 0;
}

static ktrec_printer *
open_printer(uint32_t style, uint32_t flags, uint32_t group, uint64_t *count)
{
    ktrec_print_options options = {
        .size = sizeof(options), .style = style, .flags = flags, .group = group};
    ktrec_printer *printer = NULL;

    FUZZ_ASSERT(ktrec_printer_open(&printer, &options, count_bytes, count, NULL) == KTREC_OK);
    return printer;
}

/* Each system's kdump prints any system's records. */
enum { PRINTERS = 5 };
static const uint32_t styles[PRINTERS] = {KTREC_STYLE_AUTO, KTREC_STYLE_NETBSD, KTREC_STYLE_FREEBSD,
                                          KTREC_STYLE_OPENBSD, KTREC_STYLE_DRAGONFLY};

static void
print(ktrec_printer *printer, const ktrec_record *record)
{
    FUZZ_ASSERT(ktrec_printer_print(printer, record) == KTREC_OK);
}

static void
check_salvage(const uint8_t *data, size_t size, const ktrec_format *format, fuzz_input *tail)
{
    static const uint8_t groups[] = {0, 1, 2, 4, 8, 16};
    account a = {0, 0};
    uint64_t text_size = 0, json_size = 0;
    ktrec_reader_options options = {.size = sizeof(options),
                                    .flags = KTREC_READER_SALVAGE | KTREC_READER_REPAIR_TIME,
                                    .format = format,
                                    .damage = count_damage,
                                    .context = &a};
    uint32_t flags = (uint32_t)fuzz_byte(tail) | (uint32_t)(fuzz_byte(tail) & 1) << 8;
    ktrec_reader *reader = NULL;
    const ktrec_record *record;

    if (ktrec_reader_open_memory(&reader, data, size, &options, NULL) != KTREC_OK)
        return;
    ktrec_printer *text[PRINTERS];
    uint32_t group = groups[fuzz_below(tail, 6)];

    for (size_t i = 0; i < PRINTERS; i++)
        text[i] = open_printer(styles[i], flags, group, &text_size);
    ktrec_printer *json = open_printer(KTREC_STYLE_JSON, 0, 0, &json_size);
    while (ktrec_reader_next(reader, &record) == KTREC_OK) {
        count_record(&a, record, data, size);
        for (size_t i = 0; i < PRINTERS; i++)
            print(text[i], record);
        print(json, record);
    }
    FUZZ_ASSERT(ktrec_reader_next(reader, &record) == KTREC_END && a.next == size);
    for (size_t i = 0; i < PRINTERS; i++)
        FUZZ_ASSERT(ktrec_printer_close(&text[i]) == KTREC_OK);
    FUZZ_ASSERT(ktrec_printer_close(&json) == KTREC_OK);
    FUZZ_ASSERT((a.record == 0) == (json_size == 0));
    ktrec_reader_close(&reader);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input tail = {data, size};
    ktrec_format format = fuzz_format(&tail);
    const ktrec_format *given = fuzz_below(&tail, 2) ? &format : NULL;

    check_probe(data, size);
    check_scan(&format, data, size);
    check_strict(data, size, given);
    check_salvage(data, size, given, &tail);
    return 0;
}
