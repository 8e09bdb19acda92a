/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * calls.c - which list of system calls a trace needs, and the names in it.
 */
#include <string.h>

#include <ktrec/names.h>

#include "names/calls.h"
#include "names/emulation.h"
#include "names/tables.h"

/* Above every release. */
enum { NEWEST = INT32_MAX };

const ktreci_emulation *
ktreci_emulation_find(int system, const char *name)
{
    for (size_t i = 0; i < ktreci_emulations_count; i++) {
        const ktreci_emulation *emulation = &ktreci_emulations[i];

        if (emulation->system == system &&
            (name == NULL || strcmp(name, ktreci_calls_word(emulation->name)) == 0))
            return emulation;
    }
    return NULL;
}

unsigned
ktreci_emulation_flags(int system, const char *name)
{
    const ktreci_emulation *emulation = ktreci_emulation_find(system, name);

    return emulation == NULL ? 0 : emulation->flags;
}

/* Reads a number below 10,000 and steps over it; -1 if there is none. */
static int32_t
read_number(const char **text)
{
    const char *p = *text;
    int32_t number = 0;

    while (*p >= '0' && *p <= '9' && p - *text < 4)
        number = number * 10 + (*p++ - '0');
    if (p == *text || (*p >= '0' && *p <= '9'))
        return -1;
    *text = p;
    return number;
}

/*
 * "7.99.34", "1.4T" or "9" as major * 1000 + minor; what follows the minor number changes no list.
 * -1: no version.
 */
static int32_t
version_key(const char *version)
{
    int32_t major = read_number(&version);
    int32_t minor = 0;

    if (major < 0)
        return -1;
    if (*version == '.') {
        version++;
        minor = read_number(&version);
        if (minor < 0 || minor > 999)
            return -1;
    }
    while ((*version >= '0' && *version <= '9') || (*version >= 'A' && *version <= 'Z') ||
           *version == '.')
        version++;
    return *version == '\0' ? major * 1000 + minor : -1;
}

/* The place of a release in the order of its system's releases; -1 if it is none of them. */
static int32_t
release_key(int system, const char *release)
{
    const ktreci_emulation *native = ktreci_emulation_find(system, NULL);
    const char *name;
    size_t length;

    if (native == NULL)
        return -1;
    if (release == NULL)
        return NEWEST;
    /* "netbsd-2016" and "44bsd" are no version numbers: the lists' own names go first. */
    for (size_t i = 0; i < ktreci_calls_tables_count; i++) {
        const ktrec_calls_table *table = &ktreci_calls_tables[i];

        if (table->system == system && table->release != 0 &&
            strcmp(release, ktreci_calls_word(table->release)) == 0)
            return (int32_t)table->since;
    }
    name = ktreci_calls_word(native->name);
    length = strlen(name);
    if (strncmp(release, name, length) != 0)
        return -1;
    if (release[length] == '\0')
        return NEWEST;
    return release[length] == '-' ? version_key(release + length + 1) : -1;
}

const ktrec_calls_table *
ktrec_calls_find(int system, const char *release, const char *emulation, int register_size)
{
    const ktreci_emulation *wanted = ktreci_emulation_find(system, emulation);
    int32_t key;

    if (wanted == NULL)
        return NULL;
    key = release_key(system, release);
    if (key < 0)
        return NULL;
    if (register_size != 4)
        register_size = 8;
    /* An emulation's lists stand together, the newest first. */
    for (size_t i = 0; i < ktreci_calls_tables_count; i++) {
        const ktrec_calls_table *table = &ktreci_calls_tables[i];

        if (table->emulation == wanted->lists && table->since <= (uint32_t)key &&
            (table->register_size == 0 || table->register_size == register_size))
            return table;
    }
    return NULL;
}

const char *
ktrec_calls_name(const ktrec_calls_table *table, int64_t number)
{
    if (table == NULL)
        return NULL;
    if (number < 0 && number >= -(int64_t)UINT16_MAX && table->traps != 0) {
        table = &ktreci_calls_tables[table->traps - 1];
        number = -number;
    }
    if (number < 0 || number >= table->count)
        return NULL;
    return ktreci_calls_word(ktreci_calls_names[table->first + (uint32_t)number]);
}

uint32_t
ktrec_calls_count(const ktrec_calls_table *table)
{
    return table == NULL ? 0 : table->count;
}

const char *
ktrec_syscall_name(const ktrec_format *format, const char *emulation, int number)
{
    if (format == NULL)
        return NULL;
    return ktrec_calls_name(
        ktrec_calls_find(format->system, NULL, emulation, format->register_size), number);
}

const char *
ktrec_release_list(int system, size_t index)
{
    for (size_t i = 0; i < ktreci_calls_tables_count; i++) {
        const ktrec_calls_table *table = &ktreci_calls_tables[i];

        if (table->system == system && table->release != 0 && index-- == 0)
            return ktreci_calls_word(table->release);
    }
    return NULL;
}

uint32_t
ktreci_calls_since(const ktrec_calls_table *calls)
{
    return calls->since;
}

int
ktreci_calls_slots(const ktrec_calls_table *calls, int64_t number, const ktrec_format *format)
{
    const ktreci_shape *shape;

    if (calls == NULL || number < 0 || number >= calls->count)
        return -1;
    shape = &ktreci_shapes[ktreci_calls_shapes[calls->first + (uint32_t)number]];
    if (format->register_size != 4)
        return shape->registers8;
    return format->align64 == 8 ? shape->registers4_aligned : shape->registers4;
}
