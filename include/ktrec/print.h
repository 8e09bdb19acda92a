/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print.h - records as text: as the system's own kdump prints them, or as JSON Lines.
 *
 * A printer gathers its output and hands it to a sink in large pieces.  It remembers what text
 * needs from one record to the next (each process's emulation, the time of the last record).  One
 * printer by one thread at a time.
 */
#ifndef KTREC_PRINT_H
#define KTREC_PRINT_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

typedef struct ktrec_printer ktrec_printer;

/* ktrec_print_options.style */
enum {
    KTREC_STYLE_AUTO = 0, /* the trace's own system's kdump; of CSRG and Mac OS X, 4.4BSD's */
    KTREC_STYLE_JSON = 1, /* one object a line; the schema is ktrec-json.schema.json */
    /* kdump of NetBSD 10; records of version 0 without LWP id, as kdump <= 7 */
    KTREC_STYLE_NETBSD = 2,
    KTREC_STYLE_FREEBSD = 3,  /* kdump of FreeBSD; details by release */
    KTREC_STYLE_OPENBSD = 4,  /* kdump of OpenBSD 7 */
    KTREC_STYLE_DRAGONFLY = 5 /* kdump of DragonFly */
};

/* ktrec_print_options.flags; the letters are those of the systems' kdumps */
enum {
    KTREC_PRINT_DECIMAL = 0x0001,  /* -d: numbers in decimal */
    KTREC_PRINT_ABSOLUTE = 0x0002, /* -T: time since 1970 */
    KTREC_PRINT_ELAPSED = 0x0004,  /* -E: time since the first record printed */
    KTREC_PRINT_RELATIVE = 0x0008, /* -R: time since the last record printed */
    KTREC_PRINT_NUMBERS = 0x0010,  /* -N: system calls as [number] */
    KTREC_PRINT_PLAIN = 0x0020,    /* -n: arguments and errors not decoded */
    KTREC_PRINT_PLAINER = 0x0040,  /* -nn: also returns as [number] */
    KTREC_PRINT_HEX = 0x0080,      /* -x, -X: data in hex */
    KTREC_PRINT_NO_DATA = 0x0100,  /* -m 0: no data (NetBSD, OpenBSD; in the others all of it) */
    KTREC_PRINT_ONE_PID = 0x0200,  /* -p: only records of process or thread pid */
    KTREC_PRINT_LWP = 0x0400,      /* -H: the thread id, where it is not printed anyway */
    KTREC_PRINT_CPU = 0x0800,      /* -c: the CPU, where the header has it */
    KTREC_PRINT_ABI = 0x1000,      /* -A: the process's ABI (FreeBSD) */
    KTREC_PRINT_CALLNO = 0x2000,   /* -S: the number behind a system call's name */
    KTREC_PRINT_RESOLVE = 0x4000,  /* -r: modes, dates as words (FreeBSD) */
    KTREC_PRINT_NO_GENIO = 0x8000, /* -s: no data lines of GENIO */
    /* -X of OpenBSD: hex with offsets and characters, which elsewhere KTREC_PRINT_HEX has, too */
    KTREC_PRINT_HEXDUMP = 0x10000
};

typedef struct ktrec_print_options {
    uint32_t size;
    uint32_t style;
    uint32_t flags;
    uint32_t width;    /* columns of the screen; less than 9, or with -n: 80; at most 65535 */
    uint32_t max_data; /* -m: bytes of GENIO data at the most; 0: all, in DragonFly's style 64 */
    uint32_t group;    /* -X: bytes per group: 1, 2, 4, 8, 16; 0: 1 */
    int32_t pid;       /* -p, with KTREC_PRINT_ONE_PID */
    uint32_t reserved;
    uint64_t kinds; /* -t: bit 1 << KTREC_KIND_*, of the kinds to print; 0: all */
    /* -e: of processes that have had no EMUL or PROCCTOR record; NULL: native.  Copied. */
    const char *emulation;
    const char *release; /* whose system call names; NULL: the newest.  Copied. */
    /* -u of OpenBSD: only the data of USER records of this label; NULL: all.  Copied. */
    const char *label;
} ktrec_print_options;

/*
 * The style in which KTREC_STYLE_AUTO prints the traces of a system (KTREC_SYSTEM_*); of CSRG and
 * Mac OS X, whose own cannot be asked for, the nearest that can, KTREC_STYLE_FREEBSD; of a number
 * that is no system's, KTREC_STYLE_NETBSD.  Since 0.1.
 */
KTREC_API uint32_t ktrec_print_style(int system);

/*
 * Takes size bytes of output.  Returns 0, or an errno of the host: the printer then stays failed.
 */
typedef int (*ktrec_sink_fn)(void *context, const void *buf, size_t size);

/*
 * Opens a printer.  options may be NULL; error may be NULL.
 * Returns KTREC_OK and *printer; or, with *printer NULL: KTREC_E_ARGUMENT (also: unknown emulation,
 * release, group size), KTREC_E_MEMORY.  Since 0.1.
 */
KTREC_API int ktrec_printer_open(ktrec_printer **printer, const ktrec_print_options *options,
                                 ktrec_sink_fn sink, void *context, ktrec_error *error);

/*
 * Prints one record, or nothing if the options leave it out.
 * Returns KTREC_OK; KTREC_E_IO (the sink failed), KTREC_E_MEMORY, KTREC_E_FORMAT (the record's
 * format is no known one), KTREC_E_ARGUMENT.  Since 0.1.
 */
KTREC_API int ktrec_printer_print(ktrec_printer *printer, const ktrec_record *record);

/* Hands all output to the sink.  Returns KTREC_OK, KTREC_E_IO, KTREC_E_ARGUMENT.  Since 0.1. */
KTREC_API int ktrec_printer_flush(ktrec_printer *printer);

/*
 * The error or warning of the last ktrec_printer_print, ktrec_printer_flush; code KTREC_OK if there
 * was none.  A warning comes with KTREC_OK: KTREC_E_UNSUPPORTED for an emulation that is not known,
 * KTREC_E_PAYLOAD for a payload in no known form, which is printed as bytes.  Lives as long as the
 * printer.  Since 0.1.
 */
KTREC_API const ktrec_error *ktrec_printer_error(const ktrec_printer *printer);

/*
 * Flushes, frees and sets *printer to NULL.  Returns as ktrec_printer_flush.  NULL is fine.  Since
 * 0.1.
 */
KTREC_API int ktrec_printer_close(ktrec_printer **printer);

KTREC_END_DECLS

#endif
