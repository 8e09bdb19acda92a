/* SPDX-License-Identifier: BSD-2-Clause */
#include "tool/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/compat.h"
#include "tool/tool.h"

/* Symbolic links that are followed, one to another: no host goes farther. */
#define LINKS_MAX 40

/* What a signal has to remove; set once, before the handlers are. */
static const char *volatile to_remove;

static void
remove_and_die(int number)
{
    if (to_remove != NULL)
        (void)unlink(to_remove);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static void
catch_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    struct sigaction action;
    size_t i;

    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN)
            continue; /* nohup */
        memset(&action, 0, sizeof(action));
        action.sa_handler = remove_and_die;
        (void)sigemptyset(&action.sa_mask);
        (void)sigaction(numbers[i], &action, NULL);
    }
}

static int
fail(const outfile *out, int sys_errno)
{
    tool_message(out->name, "%s", strerror(sys_errno));
    return -1;
}

static int
open_standard(outfile *out)
{
    out->name = "standard output";
    out->fd = STDOUT_FILENO;
    if (!isatty(STDOUT_FILENO))
        return 0;
    tool_message(out->name, "a terminal is no place for a trace; -o names a file");
    return -1;
}

/* A temporary file beside path, with the mode that path has or a new file would get. */
static int
open_beside(outfile *out, const char *path, const struct stat *old)
{
    static const char suffix[] = ".XXXXXX";
    size_t size = strlen(path) + sizeof(suffix);
    mode_t mask = umask(0);

    (void)umask(mask);
    out->path = strdup(path);
    out->temporary = malloc(size);
    if (out->path == NULL || out->temporary == NULL)
        return fail(out, ENOMEM);
    (void)snprintf(out->temporary, size, "%s%s", path, suffix);
    out->fd = mkstemp(out->temporary);
    if (out->fd == -1) {
        tool_message(out->name, "cannot create a file beside it: %s", strerror(errno));
        return -1;
    }
    to_remove = out->temporary;
    catch_signals();
    if (fchmod(out->fd, old != NULL ? old->st_mode & 07777 : 0666 & ~mask) == -1)
        return fail(out, errno);
    return 0;
}

/* What a symbolic link points to.  NULL: it is none, or no memory. */
static char *
read_link(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - path);
    char target[PATH_MAX], *whole;
    ssize_t size = readlink(path, target, sizeof(target));

    if (size <= 0)
        return NULL;
    if (target[0] == '/')
        folder = 0;
    whole = malloc(folder + (size_t)size + 1);
    if (whole != NULL) {
        memcpy(whole, path, folder);
        memcpy(whole + folder, target, (size_t)size);
        whole[folder + (size_t)size] = '\0';
    }
    return whole;
}

/* The file behind symbolic links, which stay what they are; it need not exist.  NULL: no memory. */
static char *
follow_links(const char *path)
{
    char *at = strdup(path), *next;
    int left;

    for (left = LINKS_MAX; left > 0 && at != NULL && (next = read_link(at)) != NULL; left--) {
        free(at);
        at = next;
    }
    return at;
}

int
outfile_open(outfile *out, const char *path)
{
    char *target = NULL;
    struct stat st;
    int status, exists;

    memset(out, 0, sizeof(*out));
    out->fd = -1;
    out->name = path;
    if (path == NULL || strcmp(path, "-") == 0)
        return open_standard(out);
    exists = stat(path, &st) == 0;
    if (!exists && errno != ENOENT) {
        status = fail(out, errno);
    } else if (exists && !S_ISREG(st.st_mode)) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
        status = out->fd == -1 ? fail(out, errno) : 0;
    } else {
        target = follow_links(path);
        status = target == NULL ? fail(out, ENOMEM) : open_beside(out, target, exists ? &st : NULL);
        free(target);
    }
    if (status != 0)
        (void)outfile_close(out, 0);
    return status;
}

int
outfile_close(outfile *out, int keep)
{
    int status = 0;

    if (out->fd > STDERR_FILENO && close(out->fd) == -1 && keep)
        status = fail(out, errno); /* NFS tells of a full disk here */
    if (out->temporary != NULL) {
        if (!keep || status != 0)
            (void)unlink(out->temporary);
        else if (rename(out->temporary, out->path) == -1) {
            tool_message(out->name, "cannot rename the file beside it: %s", strerror(errno));
            status = -1;
            (void)unlink(out->temporary);
        }
        to_remove = NULL;
    }
    free(out->temporary);
    free(out->path);
    out->temporary = out->path = NULL;
    out->fd = -1;
    return status;
}
