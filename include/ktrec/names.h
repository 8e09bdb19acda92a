/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * names.h - names of system calls, errors, signals and ioctl requests, by system, emulation and
 * release.
 *
 * The facts are tables of the systems' own lists, compiled in.  Nothing here asks the host: an
 * errno of a NetBSD trace has NetBSD's text on every machine.  All results are static storage; all
 * functions may be called by any thread.
 */
#ifndef KTREC_NAMES_H
#define KTREC_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>

KTREC_BEGIN_DECLS

/* A list of system call names: of one release of one system, or of one of its emulations. */
typedef struct ktrec_calls_table ktrec_calls_table;

/*
 * Finds the list for a system (KTREC_SYSTEM_*).  release: "netbsd-6", ... as ktrec_release_list
 * gives them; a release without a list of its own takes the nearest earlier one of its system;
 * NULL: the newest. emulation: as in an EMUL record ("netbsd", "linux", "netbsd32", ...); NULL: the
 * native one. register_size (4 or 8) chooses between lists of an emulation for 32- and 64-bit
 * machines. NULL: no such system, emulation or release.  Since 0.1.
 */
KTREC_API const ktrec_calls_table *ktrec_calls_find(int system, const char *release,
                                                    const char *emulation, int register_size);

/* The call's name as the system's kdump prints it, or NULL.  table may be NULL.  Since 0.1. */
KTREC_API const char *ktrec_calls_name(const ktrec_calls_table *table, int64_t number);

/* One above the highest number of the list; 0 for NULL.  Since 0.1. */
KTREC_API uint32_t ktrec_calls_count(const ktrec_calls_table *table);

/*
 * The short form: native to the format's system, newest release; emulation may be NULL.  Since 0.1.
 */
KTREC_API const char *ktrec_syscall_name(const ktrec_format *format, const char *emulation,
                                         int number);

/* The releases that have lists, from index 0; NULL at the end.  Since 0.1. */
KTREC_API const char *ktrec_release_list(int system, size_t index);

/*
 * Name ("ENOENT") and text ("No such file or directory") of an error number, or NULL.  Since 0.1.
 */
KTREC_API const char *ktrec_errno_name(int system, int number);
KTREC_API const char *ktrec_errno_text(int system, int number);

/* Name of a signal ("SIGINT"), or NULL.  Since 0.1. */
KTREC_API const char *ktrec_signal_name(int system, int number);

/* Name of a siginfo code ("SEGV_MAPERR", "SI_USER") for a signal, or NULL.  Since 0.1. */
KTREC_API const char *ktrec_sicode_name(int system, int signal, int code);

/* Name of an ioctl request ("TIOCGPGRP"), or NULL.  long_size: 4 or 8.  Since 0.1. */
KTREC_API const char *ktrec_ioctl_name(int system, int long_size, uint64_t request);

/*
 * The native error (signal) number that an emulation's own number stands for, as NetBSD's kdump
 * maps it back.
 * Returns 1 and *native, or 0 (no such number in that emulation).  An emulation whose numbers are
 * native maps each number to itself; so does each but Linux's a negative error, which is the
 * kernel's own.  Since 0.1.
 */
KTREC_API int ktrec_errno_native(int system, const char *emulation, int number, int *native);
KTREC_API int ktrec_signal_native(int system, const char *emulation, int number, int *native);

KTREC_END_DECLS

#endif
