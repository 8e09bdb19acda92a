/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * follow.c - waiting for a file that is still being written, until SIGINT or SIGTERM.
 *
 * The end of such a file, be it inside a record, only means "not yet".  The wait is for inotify or
 * kqueue where there is one, and a second's sleep as in kdump where there is none.  A pipe is
 * waited for by reading it: the signal puts the end of the stream there.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/inotify.h>
#elif defined(__NetBSD__) || defined(__FreeBSD__) || defined(__OpenBSD__) ||                       \
    defined(__DragonFly__) || defined(__APPLE__)
#include <sys/event.h>
#include <sys/time.h>
#define HAVE_KQUEUE 1
#endif

#include "tool/tool.h"

struct tool_follow {
    int fd;
    int watch;          /* becomes readable when the file changes; -1: none */
    sigset_t unblocked; /* signals, as they were before SIGINT and SIGTERM were held back */
};

static volatile sig_atomic_t stopped;
static volatile sig_atomic_t opening;     /* nothing was received yet */
static volatile sig_atomic_t stream = -1; /* the pipe that is followed */
static volatile sig_atomic_t nothing;     /* /dev/null, which takes its place */

static void
stop(int number)
{
    int saved = errno;

    (void)number;
    if (opening)
        _exit(TOOL_FINE); /* a FIFO that nobody has opened for writing */
    stopped = 1;
    if (stream != -1)
        (void)dup2(nothing, stream); /* a read that waits is interrupted, and tried again */
    errno = saved;
}

void
tool_follow_begin(void)
{
    static const int numbers[] = {SIGINT, SIGTERM};
    struct sigaction action;
    size_t i;

    opening = 1;
    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN)
            continue; /* in the background of a script */
        memset(&action, 0, sizeof(action));
        action.sa_handler = stop;
        action.sa_flags = (int)SA_RESETHAND; /* a second one ends also what hangs in its output */
        (void)sigemptyset(&action.sa_mask);
        (void)sigaction(numbers[i], &action, NULL);
    }
}

int
tool_follow_stopped(void)
{
    return stopped;
}

int
tool_follow_stream(int fd)
{
    nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing == -1)
        return -1;
    stream = fd;
    opening = 0;
    return 0;
}

/* Held back but while waiting, no signal comes between the look at stopped and the wait. */
static void
hold_signals(tool_follow *follow)
{
    sigset_t held;

    (void)sigemptyset(&held);
    (void)sigaddset(&held, SIGINT);
    (void)sigaddset(&held, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &held, &follow->unblocked);
    (void)sigdelset(&follow->unblocked, SIGINT);
    (void)sigdelset(&follow->unblocked, SIGTERM);
    opening = 0;
}

#if defined(__linux__)
static int
watch_open(int fd)
{
    char path[32];
    int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

    if (watch == -1)
        return -1;
    (void)snprintf(path, sizeof(path), "/dev/fd/%d", fd);
    if (inotify_add_watch(watch, path, IN_MODIFY) == -1) {
        (void)close(watch);
        return -1;
    }
    return watch;
}

static void
watch_drain(int watch)
{
    char events[4096];

    while (read(watch, events, sizeof(events)) > 0)
        continue;
}
#elif defined(HAVE_KQUEUE)
static int
watch_open(int fd)
{
    struct kevent change;
    int watch = kqueue();

    if (watch == -1)
        return -1;
    EV_SET(&change, (uintptr_t)fd, EVFILT_VNODE, EV_ADD | EV_CLEAR, NOTE_WRITE | NOTE_EXTEND, 0, 0);
    if (kevent(watch, &change, 1, NULL, 0, NULL) == -1) {
        (void)close(watch);
        return -1;
    }
    return watch;
}

static void
watch_drain(int watch)
{
    static const struct timespec now = {0, 0};
    struct kevent event;

    while (kevent(watch, NULL, 0, &event, 1, &now) > 0)
        continue;
}
#else
static int
watch_open(int fd)
{
    (void)fd;
    return -1;
}

static void
watch_drain(int watch)
{
    (void)watch;
}
#endif

int
tool_follow_open(tool_follow **follow, int fd)
{
    tool_follow *f = calloc(1, sizeof(*f));

    *follow = f;
    if (f == NULL)
        return -1;
    f->fd = fd;
    f->watch = watch_open(fd);
    hold_signals(f);
    return 0;
}

void
tool_follow_close(tool_follow **follow)
{
    tool_follow *f = *follow;

    if (f == NULL)
        return;
    if (f->watch != -1)
        (void)close(f->watch);
    if (f->fd != STDIN_FILENO)
        (void)close(f->fd);
    free(f);
    *follow = NULL;
}

int
tool_follow_wait(tool_follow *follow)
{
    static const struct timespec second = {1, 0};
    int fd = follow->watch < (int)FD_SETSIZE ? follow->watch : -1;
    fd_set set;

    FD_ZERO(&set);
    if (fd != -1)
        FD_SET(fd, &set);
    if (!stopped)
        (void)pselect(fd + 1, &set, NULL, NULL, &second, &follow->unblocked);
    if (fd != -1)
        watch_drain(fd); /* before the caller reads: what comes later is another event */
    return !stopped;
}

int
tool_follow_shrank(const tool_follow *follow)
{
    struct stat st;

    return fstat(follow->fd, &st) == 0 && st.st_size < lseek(follow->fd, 0, SEEK_CUR);
}

int
tool_follow_probe(tool_follow *follow, ktrec_probe_result *result)
{
    unsigned char *start = malloc(KTREC_PROBE_WINDOW);
    off_t position = lseek(follow->fd, 0, SEEK_CUR);
    ssize_t size;
    int code = KTREC_E_MEMORY;

    while (start != NULL) {
        size = pread(follow->fd, start, KTREC_PROBE_WINDOW, position);
        code = size < 0 ? KTREC_E_IO : ktrec_probe_all(start, (size_t)size, 0, result);
        /* More might tell formats apart that mean the same so far; that is not worth the wait. */
        if (code == KTREC_MORE && ktrec_probe_all(start, (size_t)size, 1, result) == KTREC_OK)
            code = KTREC_OK;
        if (code != KTREC_MORE || !tool_follow_wait(follow))
            break;
    }
    free(start);
    return code;
}
