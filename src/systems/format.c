/* SPDX-License-Identifier: BSD-2-Clause */
/* format.c - names of formats: SYSTEM-VERSION-ABI-ORDER. */
#include <string.h>

#include "layout/abi.h"
#include "systems/systems.h"

static const char *const order_names[] = {[KTREC_ORDER_LITTLE] = "le", [KTREC_ORDER_BIG] = "be"};

/*
 * Formats are counted, not stored: systems, their versions, the ABIs, the orders an ABI has.  Calls
 * visit for each until it returns non-zero; returns that.
 */
static int
each_format(int (*visit)(void *context, const ktrec_format *format), void *context)
{
    for (const ktreci_system *const *s = ktreci_systems; *s != NULL; s++)
        for (const ktreci_version *v = (*s)->versions; v->name != NULL; v++)
            for (const ktreci_abi *abi = ktreci_abis; abi->name != NULL; abi++)
                for (int order = KTREC_ORDER_LITTLE; order <= KTREC_ORDER_BIG; order++) {
                    ktrec_format format = {
                        .system = (*s)->system, .version = v->version, .order = (uint8_t)order};
                    int rc;

                    if ((ktreci_version_abis(v, order) & abi->bit) == 0)
                        continue;
                    ktreci_abi_set(&format, abi, v->time_size);
                    rc = visit(context, &format);
                    if (rc != 0)
                        return rc;
                }
    return 0;
}

int
ktrec_format_print(const ktrec_format *format, char *text, size_t size)
{
    const ktreci_system *system;
    const ktreci_version *version;
    const ktreci_abi *abi;
    const char *part[7];
    char name[KTREC_FORMAT_NAME_MAX];
    size_t n = 0;

    if (format == NULL || (text == NULL && size > 0))
        return KTREC_E_ARGUMENT;
    if (size > 0)
        text[0] = '\0';
    system = ktreci_system_find(format->system);
    version = system == NULL ? NULL : ktreci_version_find(system, format->version);
    if (version == NULL)
        return KTREC_E_FORMAT;
    abi = ktreci_abi_of(format, ktreci_version_abis(version, format->order), version->time_size);
    if (abi == NULL)
        return KTREC_E_FORMAT;
    part[0] = system->name;
    part[1] = part[3] = part[5] = "-";
    part[2] = version->name;
    part[4] = abi->name;
    part[6] = order_names[format->order];
    for (size_t i = 0; i < 7; i++) {
        size_t len = strlen(part[i]);

        memcpy(name + n, part[i], len);
        n += len;
    }
    if (n + 1 > size)
        return KTREC_E_SPACE;
    memcpy(text, name, n);
    text[n] = '\0';
    return KTREC_OK;
}

typedef struct search {
    const char *name; /* looked for, or NULL */
    size_t index;     /* looked for, counted down */
    ktrec_format *format;
} search;

static int
matches(void *context, const ktrec_format *format)
{
    search *s = context;
    char name[KTREC_FORMAT_NAME_MAX];

    if (s->name != NULL) {
        if (ktrec_format_print(format, name, sizeof(name)) != KTREC_OK ||
            strcmp(name, s->name) != 0)
            return 0;
    } else if (s->index-- != 0) {
        return 0;
    }
    *s->format = *format;
    return 1;
}

int
ktrec_format_parse(const char *name, ktrec_format *format)
{
    search s = {name, 0, format};

    if (name == NULL || format == NULL)
        return KTREC_E_ARGUMENT;
    return each_format(matches, &s) ? KTREC_OK : KTREC_E_FORMAT;
}

int
ktrec_format_list(size_t index, ktrec_format *format)
{
    search s = {NULL, index, format};

    if (format == NULL)
        return KTREC_E_ARGUMENT;
    return each_format(matches, &s) ? KTREC_OK : KTREC_END;
}
