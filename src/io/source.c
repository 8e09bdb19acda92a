/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * source.c - memory, maps, descriptors and callbacks as one stream of bytes with look-ahead.
 */
#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* First size of the look-ahead buffer: enough for some hundred records of usual length. */
#define FIRST_BUFFER 65536u

/*
 * A read of no bytes.  Pointers of a source are never null, so that their difference always has a
 * meaning.
 */
static const uint8_t nothing[1];

static void
source_clear(ktreci_source *source)
{
    memset(source, 0, sizeof(*source));
    source->fd = -1;
    source->at = nothing;
    source->end = nothing;
}

void
ktreci_source_memory(ktreci_source *source, const void *bytes, size_t size)
{
    source_clear(source);
    if (size == 0)
        return;
    source->at = bytes;
    source->end = source->at + size;
}

void
ktreci_source_callback(ktreci_source *source, ktrec_read_fn read_bytes, void *context)
{
    source_clear(source);
    source->read = read_bytes;
    source->context = context;
}

/* A descriptor that does not block is waited for: the stream has not ended because it is slow. */
static int
wait_readable(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};

    return poll(&p, 1, -1) < 0 && errno != EINTR ? -1 : 0;
}

static ptrdiff_t
read_fd(void *context, void *buf, size_t size)
{
    ktreci_source *source = context;
    ssize_t n;

    if (size > (size_t)SSIZE_MAX)
        size = (size_t)SSIZE_MAX;
    do {
        n = read(source->fd, buf, size);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (wait_readable(source->fd) != 0)
                return -1;
            errno = EINTR;
        }
    } while (n < 0 && errno == EINTR);
    return (ptrdiff_t)n;
}

/*
 * The whole file is mapped, since a map starts at a page; the stream starts at the descriptor's
 * position.
 */
static int
map_file(ktreci_source *source, int fd, off_t size)
{
    off_t position = lseek(fd, 0, SEEK_CUR);
    void *map;

    /* Nothing behind the position may mean a file that reports no size, such as those of procfs. */
    if (position < 0 || position >= size || (uintmax_t)size > PTRDIFF_MAX)
        return -1;
    map = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED)
        return -1;
    (void)posix_madvise(map, (size_t)size, POSIX_MADV_SEQUENTIAL);
    source->map = map;
    source->map_size = (size_t)size;
    source->at = (const uint8_t *)map + position;
    source->end = (const uint8_t *)map + size;
    return 0;
}

void
ktreci_source_fd(ktreci_source *source, int fd, int map)
{
    struct stat st;
    int regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);

    source_clear(source);
    if (map && regular && map_file(source, fd, st.st_size) == 0)
        return;
    source->fd = fd;
    source->read = read_fd;
    source->context = source;
    source->live = !regular;
}

int
ktreci_source_path(ktreci_source *source, const char *path, int map)
{
    int fd;

    do
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        source_clear(source);
        source->error = errno;
        return KTREC_E_IO;
    }
    ktreci_source_fd(source, fd, map);
    if (source->map != NULL)
        (void)close(fd);
    else
        source->owns_fd = 1;
    return KTREC_OK;
}

/* Room for at least one more byte behind end.  Returns 0, or -1 for want of memory. */
static int
make_room(ktreci_source *source)
{
    size_t size = ktreci_source_size(source);
    size_t used = source->buf == NULL ? 0 : (size_t)(source->end - source->buf);
    size_t cap;
    uint8_t *buf;

    if (used < source->cap)
        return 0;
    /*
     * Moving pays when it frees half of the buffer: then each byte is moved at most once on
     * average.
     */
    if (source->buf != NULL && size <= source->cap / 2) {
        memmove(source->buf, source->at, size);
    } else {
        if (source->cap > PTRDIFF_MAX / 2)
            return -1;
        cap = source->cap == 0 ? FIRST_BUFFER : source->cap * 2;
        buf = malloc(cap);
        if (buf == NULL)
            return -1;
        memcpy(buf, source->at, size);
        free(source->buf);
        source->buf = buf;
        source->cap = cap;
    }
    source->at = source->buf;
    source->end = source->buf + size;
    return 0;
}

static int
read_some(ktreci_source *source)
{
    size_t room;
    ptrdiff_t n;

    if (make_room(source) != 0)
        return KTREC_E_MEMORY;
    room = source->cap - (size_t)(source->end - source->buf);
    errno = 0;
    n = source->read(source->context, source->buf + (source->end - source->buf), room);
    if (n < 0 || (size_t)n > room) {
        /* A callback that claims more than it was asked for has written who knows where. */
        source->error = n < 0 && errno != 0 ? errno : EIO;
        return KTREC_E_IO;
    }
    if (n == 0)
        return KTREC_END;
    source->end += n;
    return KTREC_OK;
}

int
ktreci_source_fill(ktreci_source *source, size_t want)
{
    int status;

    while (ktreci_source_size(source) < want) {
        if (source->error != 0)
            return KTREC_E_IO;
        if (source->read == NULL)
            return KTREC_END;
        status = read_some(source);
        if (status != KTREC_OK)
            return status;
    }
    return KTREC_OK;
}

ptrdiff_t
ktreci_source_ahead(void *context, void *buf, size_t size)
{
    ktreci_ahead *ahead = context;
    const ktreci_source *source = ahead->source;
    size_t here = ktreci_source_size(source);
    ssize_t n = 0;

    if (size > ahead->most - ahead->at)
        size = ahead->most - ahead->at;
    if (ahead->at < here) {
        n = (ssize_t)(size < here - ahead->at ? size : here - ahead->at);
        memcpy(buf, source->at + ahead->at, (size_t)n);
    } else if (source->read == read_fd && !source->live) {
        off_t position = lseek(source->fd, 0, SEEK_CUR) + (off_t)(ahead->at - here);

        do
            n = pread(source->fd, buf, size, position);
        while (n < 0 && errno == EINTR);
    }
    if (n > 0)
        ahead->at += (size_t)n;
    return n;
}

int
ktreci_source_ready(const ktreci_source *source)
{
    struct pollfd p = {.fd = source->fd, .events = POLLIN};

    if (!source->live || source->error != 0)
        return 1;
    return poll(&p, 1, 0) > 0;
}

void
ktreci_source_close(ktreci_source *source)
{
    if (source->map != NULL)
        (void)munmap(source->map, source->map_size);
    if (source->owns_fd)
        (void)close(source->fd);
    free(source->buf);
    source_clear(source);
}
