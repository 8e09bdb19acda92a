/* SPDX-License-Identifier: BSD-2-Clause */
/* systems.c - the table of systems. */
#include "systems/systems.h"

const ktreci_system *const ktreci_systems[] = {
    &ktreci_netbsd,
    &ktreci_freebsd,
    &ktreci_openbsd,
    &ktreci_dragonfly,
    &ktreci_csrg,
    &ktreci_darwin,
    NULL,
};

const ktreci_system *
ktreci_system_find(int system)
{
    const ktreci_system *const *s;

    for (s = ktreci_systems; *s != NULL; s++)
        if ((*s)->system == system)
            return *s;
    return NULL;
}

const ktreci_version *
ktreci_version_find(const ktreci_system *system, int version)
{
    const ktreci_version *v;

    for (v = system->versions; v->name != NULL; v++)
        if (v->version == version)
            return v;
    return NULL;
}

const ktreci_type *
ktreci_type_find(const ktreci_system *system, int kind)
{
    const ktreci_type *t;

    for (t = system->types; t->shapes != NULL; t++)
        if (t->kind == kind)
            return t;
    return NULL;
}

int
ktreci_restart_of(const ktreci_system *system, int version)
{
    return version == KTREC_VERSION_OLD ? system->restart_old : system->restart;
}

unsigned
ktreci_version_abis(const ktreci_version *version, int order)
{
    if (order == KTREC_ORDER_LITTLE)
        return version->little;
    return order == KTREC_ORDER_BIG ? version->big : 0;
}

const char *
ktrec_system_name(int system)
{
    const ktreci_system *s = ktreci_system_find(system);

    return s == NULL ? NULL : s->name;
}
