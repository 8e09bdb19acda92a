/* SPDX-License-Identifier: BSD-2-Clause */
/* fd.h - writing to a descriptor of any kind. */
#ifndef KTRECI_FD_H
#define KTRECI_FD_H

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stddef.h>
#include <unistd.h>

/*
 * write(2) that no signal interrupts; a descriptor that does not block is waited for.  Returns how
 * many bytes were written, maybe fewer than size, or -1 with errno set.
 */
static inline ptrdiff_t
ktreci_fd_write(int fd, const void *buf, size_t size)
{
    struct pollfd p = {.fd = fd, .events = POLLOUT};
    ssize_t n;

    if (size > (size_t)SSIZE_MAX)
        size = (size_t)SSIZE_MAX;
    do {
        n = write(fd, buf, size);
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) &&
            (poll(&p, 1, -1) >= 0 || errno == EINTR))
            errno = EINTR;
    } while (n < 0 && errno == EINTR);
    return (ptrdiff_t)n;
}

#endif
