/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sets_by_name.c - see sets_by_name.h.
 */
#include <stdio.h>
#include <string.h>

#include "names/sets.h"

#include "names.h"
#include "sets_by_name.h"
#include "tsv.h"

/* The constants stand in the order of the tables, system by system. */
static const struct {
    int system;
    const char *name;
    unsigned first, last;
} systems[] = {
    {N, "netbsd", KTRECI_SET_NETBSD_FCNTLCMD, KTRECI_SET_NETBSD_DTYPE},
    {F, "freebsd", KTRECI_SET_FREEBSD_ACCESSMODE, KTRECI_SET_FREEBSD_SOCKOPT_LEVEL},
    {O, "openbsd", KTRECI_SET_OPENBSD_MODE, KTRECI_SET_OPENBSD_PLEDGENAMES},
};

unsigned
sets_by_name(int system, const char *name)
{
    size_t place = 0;
    char file[64];
    unsigned id;
    unsigned found = 0;
    tsv t;

    while (place < COUNT(systems) - 1 && systems[place].system != system)
        place++;
    assert_int_equal(systems[place].system, system);
    id = systems[place].first;
    snprintf(file, sizeof(file), "kdump-sets-%s", systems[place].name);
    tsv_open(&t, file);
    while (tsv_next(&t)) {
        if (strcmp(t.cells[0], "@set") != 0)
            continue;
        if (strcmp(t.cells[1], name) == 0)
            found = id;
        id++;
    }
    assert_int_equal(id, systems[place].last + 1);
    if (found == 0)
        fail_msg("%s is no set", name);
    return found;
}
