/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * release.h - which release's list of system calls fits a trace.
 *
 * No field of a trace names the release, and OpenBSD gave numbers a new meaning again and again
 * (mmap is 197, later 49).  What a trace does tell: the form of its headers, the kinds of its
 * records, for each call its number and how many arguments it has, and when it was written.  Each
 * list of the system is held against that.
 */
#ifndef KTREC_RELEASE_H
#define KTREC_RELEASE_H

#include <ktrec/error.h>
#include <ktrec/reader.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

/*
 * What was seen of a trace.  It may be fed some of it, or all; it does not grow, and feeding costs
 * little.  One thread at a time.
 */
typedef struct ktrec_release ktrec_release;

/*
 * Begins with nothing seen of a system's (KTREC_SYSTEM_*) trace.  error may be NULL.
 * Returns KTREC_OK and *release; or, with *release NULL: KTREC_E_ARGUMENT (also: a system without
 * lists), KTREC_E_MEMORY.  Since 0.1.
 */
KTREC_API int ktrec_release_open(ktrec_release **release, int system, ktrec_error *error);

/*
 * Takes all that a record tells.  Records of other systems, and calls of processes that are in an
 * emulation, tell nothing.  Returns KTREC_OK or KTREC_E_ARGUMENT.  Since 0.1.
 */
KTREC_API int ktrec_release_feed(ktrec_release *release, const ktrec_record *record);

/*
 * The release whose list fits best, as ktrec_release_list gives it: static storage.  Of lists that
 * fit equally well it is the newest that was out when the trace was written.  *only, if only is not
 * NULL: whether no other fits as well.  NULL for a null pointer.  Since 0.1.
 */
KTREC_API const char *ktrec_release_name(const ktrec_release *release, int *only);

/* Frees and sets *release to NULL.  NULL is fine.  Since 0.1. */
KTREC_API void ktrec_release_close(ktrec_release **release);

/*
 * The same for what lies ahead of a reader, which does not move: of a file the next 16 MiB, of a
 * pipe what is at hand, and if that is nothing, for the format that the reader was given.  NULL,
 * with *only 0, if the trace's format is not known yet, or its system has no lists.  Since 0.1.
 */
KTREC_API const char *ktrec_release_ahead(const ktrec_reader *reader, int *only);

KTREC_END_DECLS

#endif
