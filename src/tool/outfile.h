/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * outfile.h - a file that appears under its name only once it is whole.
 */
#ifndef KTRECI_OUTFILE_H
#define KTRECI_OUTFILE_H

typedef struct outfile {
    const char *name; /* for messages */
    int fd;
    char *path;      /* where it goes in the end; NULL: written in place */
    char *temporary; /* where it is until then */
} outfile;

/*
 * Opens path; NULL or "-": standard output, unless that is a terminal.  A regular file or a new one
 * is written beside its name, or beside that of the file that symbolic links lead to; anything else
 * (a pipe, a device) in place.  Returns 0, or -1 after a message.
 */
int outfile_open(outfile *out, const char *path);

/* Closes it and, if keep, gives it its name; else it is gone.  Returns 0, or -1 after a message. */
int outfile_close(outfile *out, int keep);

#endif
