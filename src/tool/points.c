/* SPDX-License-Identifier: BSD-2-Clause */
#include "tool/points.h"

#include <stddef.h>

#include <ktrec/payload.h>
#include <ktrec/print.h>

#define BIT(kind) (UINT64_C(1) << KTREC_KIND_##kind)
#define CALLS (BIT(SYSCALL) | BIT(SYSRET))

/* A bit of no kind: "-t i-i" asks for nothing, while no bit at all would ask for everything. */
#define NOTHING (UINT64_C(1) << 63)

typedef struct point {
    char letter;
    uint64_t kinds;
} point;

/* '+' is the system's default set; a zero ends the list. */
static const point netbsd[] = {
    {'a', BIT(EXEC_ARG)},
    {'c', CALLS},
    {'e', BIT(EMUL)},
    {'f', BIT(EXEC_FD)},
    {'i', BIT(GENIO)},
    {'l', BIT(MOOL)},
    {'m', BIT(MMSG)},
    {'n', BIT(NAMEI)},
    {'s', BIT(PSIG)},
    {'u', BIT(USER)},
    {'v', BIT(EXEC_ENV)},
    {'w', BIT(CSW)},
    {'A', ~UINT64_C(0)},
    {'S', BIT(MIB)},
    {'U', BIT(SAUPCALL)},
    {'+', CALLS | BIT(NAMEI) | BIT(GENIO) | BIT(PSIG) | BIT(EMUL) | BIT(USER)},
    {0, 0},
};

static const point freebsd[] = {
    {'c', CALLS},
    {'f', BIT(FAULT) | BIT(FAULTEND)},
    {'i', BIT(GENIO)},
    {'n', BIT(NAMEI)},
    {'p', BIT(CAPFAIL)},
    {'s', BIT(PSIG)},
    {'t', BIT(STRUCT) | BIT(STRUCT_ARRAY)},
    {'u', BIT(USER)},
    {'w', BIT(CSW)},
    {'y', BIT(SYSCTL)},
    {'+', CALLS | BIT(NAMEI) | BIT(GENIO) | BIT(PSIG) | BIT(USER) | BIT(STRUCT) |
              BIT(STRUCT_ARRAY) | BIT(SYSCTL)},
    {0, 0},
};

/* e and w are those of releases before 6.0.  kdump tests the type of START by its low five bits. */
static const point openbsd[] = {
    {'c', CALLS},
    {'e', BIT(EMUL)},
    {'i', BIT(GENIO)},
    {'n', BIT(NAMEI)},
    {'p', BIT(PLEDGE)},
    {'s', BIT(PSIG)},
    {'t', BIT(STRUCT)},
    {'u', BIT(USER)},
    {'w', BIT(CSW)},
    {'x', BIT(ARGS)},
    {'S', BIT(PINSYSCALL)},
    {'X', BIT(ENVS) | BIT(START)},
    {'+', CALLS | BIT(NAMEI) | BIT(GENIO) | BIT(PSIG) | BIT(EMUL) | BIT(STRUCT) | BIT(USER) |
              BIT(ARGS) | BIT(PLEDGE) | BIT(PINSYSCALL)},
    {0, 0},
};

static const point dragonfly[] = {
    {'c', CALLS},
    {'i', BIT(GENIO)},
    {'n', BIT(NAMEI)},
    {'s', BIT(PSIG)},
    {'u', BIT(USER)},
    {'w', BIT(CSW)},
    {'+', CALLS | BIT(NAMEI) | BIT(GENIO) | BIT(PSIG) | BIT(USER)},
    {0, 0},
};

static const point *const styles[] = {
    [KTREC_STYLE_NETBSD] = netbsd,
    [KTREC_STYLE_FREEBSD] = freebsd,
    [KTREC_STYLE_OPENBSD] = openbsd,
    [KTREC_STYLE_DRAGONFLY] = dragonfly,
};

/* The kinds of a letter; 0: there is none. */
static uint64_t
find(const point *points, char letter)
{
    while (points->letter != 0 && points->letter != letter)
        points++;
    return points->kinds;
}

int
points_add(uint32_t style, const char *letters, uint64_t *kinds)
{
    const point *points = styles[style];
    uint64_t set = *kinds, found;
    int remove = 0;
    const char *p;

    if (letters[0] == '-')
        set |= find(points, '+');
    for (p = letters; *p != '\0'; p++) {
        if (*p == '-') {
            remove = 1;
            continue;
        }
        if (*p == '+' && remove) { /* after a '-' it only ends the removing */
            remove = 0;
            continue;
        }
        found = find(points, *p);
        if (found == 0)
            return -1;
        set = remove ? set & ~found : set | found;
    }
    *kinds = set | NOTHING;
    return 0;
}
