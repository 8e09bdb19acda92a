/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * nasty.c - a source and a target that are deliberately unpleasant.
 */
#include "nasty.h"

#include <errno.h>
#include <string.h>

/* More than any reader may look at behind what it was given. */
#define SCRIBBLE 4096u

void
nasty_init(nasty *n, const void *bytes, size_t size, size_t chunk)
{
    memset(n, 0, sizeof(*n));
    memcpy(&n->bytes, &bytes, sizeof(n->bytes));
    n->size = size;
    n->chunk = chunk;
    n->fail_at = NASTY_NEVER;
    n->fail_errno = EIO;
    n->seed = 1;
}

uint64_t
nasty_random(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* How many of size bytes this call moves; 0 with *failed set if it fails. */
static size_t
move(nasty *n, size_t size, int *failed)
{
    size_t chunk = n->chunk == NASTY_RANDOM ? (size_t)(nasty_random(&n->seed) % 97) + 1 : n->chunk;

    n->calls++;
    *failed = n->at >= n->fail_at;
    if (*failed) {
        if (n->fail_once)
            n->fail_at = NASTY_NEVER;
        errno = n->fail_errno;
        return 0;
    }
    if (size > chunk)
        size = chunk;
    if (size > n->fail_at - n->at)
        size = n->fail_at - n->at;
    return size < n->size - n->at ? size : n->size - n->at;
}

ptrdiff_t
nasty_read(void *context, void *buf, size_t size)
{
    nasty *n = context;
    int failed;
    size_t moved = move(n, size, &failed);
    size_t rest = size - moved;

    if (moved != 0)
        memcpy(buf, n->bytes + n->at, moved);
    memset((uint8_t *)buf + moved, 0xa5, rest < SCRIBBLE ? rest : SCRIBBLE);
    n->at += moved;
    return failed ? -1 : (ptrdiff_t)moved;
}

ptrdiff_t
nasty_write(void *context, const void *buf, size_t size)
{
    nasty *n = context;
    int failed;
    size_t moved = move(n, size, &failed);

    if (!failed && moved == 0 && size != 0) {
        errno = ENOSPC;
        return -1;
    }
    if (moved != 0)
        memcpy(n->bytes + n->at, buf, moved);
    n->at += moved;
    return failed ? -1 : (ptrdiff_t)moved;
}
