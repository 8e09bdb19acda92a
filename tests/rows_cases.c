/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_cases.c - every row on each ABI and in each order it holds for, as a whole record.
 */
#include "rows.h"
#include "rows_payload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const payload_rows *const *const payload_tables[] = {
    payload_tables_netbsd,
    payload_tables_freebsd,
    payload_tables_openbsd,
    payload_tables_others,
    NULL,
};
const header_rows *const header_tables[] = {&header_rows_netbsd, &header_rows_others, NULL};

static const ktrec_payload motd = {
    .kind = KTREC_KIND_NAMEI,
    .u.text.text = ROW_TEXT("/motd"),
};

static ktrec_format
format_of(const char *what, const char *name)
{
    ktrec_format format;

    if (ktrec_format_parse(name, &format) != KTREC_OK) {
        fprintf(stderr, "row \"%s\": no format %s\n", what, name);
        abort();
    }
    return format;
}

static const header_layout *
layout_of(const char *format_name)
{
    const header_layout *layout = header_layout_find(format_name);

    if (layout == NULL) {
        fprintf(stderr, "no row for the header of %s\n", format_name);
        abort();
    }
    return layout;
}

/* The header of all payload rows; what a version lacks is taken away. */
static ktrec_header
plain_header(const header_layout *layout, const ktrec_format *format)
{
    ktrec_header h = {
        .pid = 1234, .sec = 1700000000, .nsec = 123456789, .resolution = 1, .comm = "cat"};

    h.version = format->version;
    if (layout->micro) {
        h.nsec = 123456000;
        h.resolution = 1000;
    }
    if (layout->lwp.size != 0) {
        h.flags |= KTREC_HAS_LWP;
        h.lwp = 567;
    }
    if (layout->cpu.size != 0) {
        h.flags |= KTREC_HAS_CPU;
        h.cpu = 3;
    }
    if (layout->buffer.size != 0) {
        h.flags |= KTREC_HAS_BUFFER;
        h.buffer = strncmp(layout->version, "netbsd-v0", 10) == 0 ? 0 : 0xf0123450u;
    }
    return h;
}

/* Which kind a record type is, system by system; all begin alike. */
static uint16_t
kind_of(const ktrec_format *format, uint32_t type)
{
    enum { FIRST_OWN = 7, MOST = 19 };
    static const uint8_t common[FIRST_OWN] = {
        KTREC_KIND_UNKNOWN, KTREC_KIND_SYSCALL, KTREC_KIND_SYSRET, KTREC_KIND_NAMEI,
        KTREC_KIND_GENIO,   KTREC_KIND_PSIG,    KTREC_KIND_CSW,
    };
    static const uint8_t own[][MOST - FIRST_OWN] = {
        [KTREC_SYSTEM_NETBSD] = {KTREC_KIND_EMUL, KTREC_KIND_USER, KTREC_KIND_MMSG,
                                 KTREC_KIND_EXEC_ARG, KTREC_KIND_EXEC_ENV, KTREC_KIND_MOOL,
                                 KTREC_KIND_SAUPCALL, KTREC_KIND_MIB, KTREC_KIND_EXEC_FD},
        [KTREC_SYSTEM_FREEBSD] = {KTREC_KIND_USER, KTREC_KIND_STRUCT, KTREC_KIND_SYSCTL,
                                  KTREC_KIND_PROCCTOR, KTREC_KIND_PROCDTOR, KTREC_KIND_CAPFAIL,
                                  KTREC_KIND_FAULT, KTREC_KIND_FAULTEND, KTREC_KIND_STRUCT_ARRAY,
                                  KTREC_KIND_ARGS, KTREC_KIND_ENVS, KTREC_KIND_EXTERR},
        [KTREC_SYSTEM_OPENBSD] = {KTREC_KIND_EMUL, KTREC_KIND_STRUCT, KTREC_KIND_USER,
                                  KTREC_KIND_ARGS, KTREC_KIND_ENVS, KTREC_KIND_PLEDGE,
                                  KTREC_KIND_PINSYSCALL},
        [KTREC_SYSTEM_DRAGONFLY] = {KTREC_KIND_USER},
        [KTREC_SYSTEM_CSRG] = {KTREC_KIND_UNKNOWN},
        [KTREC_SYSTEM_DARWIN] = {KTREC_KIND_USER},
    };

    if (type < FIRST_OWN)
        return common[type];
    return type < MOST ? own[format->system][type - FIRST_OWN] : KTREC_KIND_UNKNOWN;
}

/* A row under the plain header.  Returns 0 if the system has no such format. */
static int
payload_case(row_case *c, const payload_row *row, const char *version, const row_abi *abi,
             const char *order)
{
    char format_name[KTREC_FORMAT_NAME_MAX];
    uint8_t payload[ROW_BYTES_MAX];

    if (row->flags & ROW_OLD)
        version = "netbsd-v0old";
    snprintf(format_name, sizeof(format_name), "%s-%s-%s", version, abi->name, order);
    if (ktrec_format_parse(format_name, &c->format) != KTREC_OK)
        return 0;
    snprintf(c->name, sizeof(c->name), "%.60s (%s)", row->what, format_name);
    size_t size = row_build(row->what, row->bytes, &c->format, payload);

    c->header = plain_header(layout_of(format_name), &c->format);
    c->header.type = row->type;
    c->header.kind = kind_of(&c->format, row->type);
    c->header.length = (uint32_t)size;
    c->header_size = header_place(layout_of(format_name), &c->format, &c->header, c->bytes);
    memcpy(c->bytes + c->header_size, payload, size);
    c->size = c->header_size + size;
    c->payload = row->flags & ROW_REJECT ? NULL : &row->payload;
    c->flags = row->flags;
    c->header_only = 0;
    c->json = row->json;
    c->text = row->text;
    return 1;
}

/*
 * The next of the names in a list with blanks between; returns what follows it, or NULL at the end.
 */
static const char *
next_name(const char *list, char name[KTREC_FORMAT_NAME_MAX])
{
    size_t size = strcspn(list, " ");

    if (size == 0)
        return NULL;
    snprintf(name, KTREC_FORMAT_NAME_MAX, "%.*s", (int)size, list);
    return list + size + (list[size] == ' ');
}

static size_t
each_payload(row_case *c, const payload_row *row, const char *versions,
             void (*check)(const row_case *c))
{
    char version[KTREC_FORMAT_NAME_MAX];
    size_t count = 0;

    while ((versions = next_name(versions, version)) != NULL) {
        for (size_t a = 0; a < ABI_COUNT; a++) {
            if (!(row->abis & row_abis[a].bit))
                continue;
            for (int big = 0; big < 2; big++) {
                if (payload_case(c, row, version, &row_abis[a], big ? "be" : "le")) {
                    check(c);
                    count++;
                }
            }
        }
    }
    return count;
}

/* The payload of a record that is about its header. */
static const ktrec_payload *
simple_payload(const row_case *c)
{
    static ktrec_payload payload;
    ktrec_bytes bytes = {c->bytes + c->header_size, c->size - c->header_size};

    memset(&payload, 0, sizeof(payload));
    payload.kind = c->header.kind;
    if (payload.kind == KTREC_KIND_EMUL || payload.kind == KTREC_KIND_NAMEI)
        payload.u.text.text = bytes;
    else
        payload.u.data = bytes;
    return &payload;
}

static void
header_case(row_case *c, const header_row *row)
{
    c->format = format_of(row->what, row->format);
    snprintf(c->name, sizeof(c->name), "%.100s (%s)", row->what, row->format);
    c->size = row_build(row->what, row->bytes, &c->format, c->bytes);
    c->header = row->header;
    c->header_size = c->size - c->header.length;
    c->payload = row->flags & ROW_REJECT ? NULL : simple_payload(c);
    c->flags = row->flags;
    c->header_only = 1;
    c->json = c->header.kind == KTREC_KIND_START ? "" : NULL;
    c->text = NULL;
}

/* One header of every format that the library lists. */
static size_t
each_format(row_case *c, void (*check)(const row_case *c))
{
    size_t count = 0;

    for (; ktrec_format_list(count, &c->format) == KTREC_OK; count++) {
        char format_name[KTREC_FORMAT_NAME_MAX];
        const header_layout *layout;

        if (ktrec_format_print(&c->format, format_name, sizeof(format_name)) != KTREC_OK)
            abort();
        layout = layout_of(format_name);
        snprintf(c->name, sizeof(c->name), "header of %s", format_name);
        c->header = plain_header(layout, &c->format);
        c->header.type = 3;
        c->header.kind = KTREC_KIND_NAMEI;
        c->header.length = 5;
        c->header_size = header_place(layout, &c->format, &c->header, c->bytes);
        memcpy(c->bytes + c->header_size, "/motd", 5);
        c->size = c->header_size + 5;
        c->payload = &motd;
        c->flags = 0;
        c->header_only = 1;
        c->json = "\"path\":\"/motd\"";
        c->text = c->format.system == KTREC_SYSTEM_NETBSD ? "NAMI  \"/motd\"" : NULL;
        check(c);
    }
    return count;
}

static size_t
each_of_table(row_case *c, const payload_rows *table, void (*check)(const row_case *c))
{
    const char *versions = table->versions != NULL ? table->versions : "netbsd-v2";
    size_t count = 0;

    for (size_t i = 0; i < table->count; i++) {
        size_t cases = each_payload(c, &table->row[i], versions, check);

        if (cases == 0) {
            fprintf(stderr, "row \"%s\" of %s holds for no format\n", table->row[i].what,
                    table->what);
            abort();
        }
        count += cases;
    }
    return count;
}

size_t
rows_each(void (*check)(const row_case *c))
{
    static row_case c;
    size_t count = each_format(&c, check);

    for (const header_rows *const *table = header_tables; *table != NULL; table++) {
        for (size_t i = 0; i < (*table)->count; i++, count++) {
            header_case(&c, &(*table)->row[i]);
            check(&c);
        }
    }
    for (const payload_rows *const *const *group = payload_tables; *group != NULL; group++) {
        for (const payload_rows *const *table = *group; *table != NULL; table++)
            count += each_of_table(&c, *table, check);
    }
    return count;
}
