/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * header.h - the canonical record header, in host terms, and its two codecs.
 *
 * "This version carries no LWP id" is a missing presence bit, not LWP 0.
 */
#ifndef KTREC_HEADER_H
#define KTREC_HEADER_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>

KTREC_BEGIN_DECLS

/* ktrec_header.flags */
enum {
    KTREC_HAS_LWP = 0x0001,    /* lwp is meaningful */
    KTREC_HAS_CPU = 0x0002,    /* cpu is meaningful */
    KTREC_HAS_BUFFER = 0x0004, /* buffer is meaningful (headers that end in a kernel pointer) */
    /* the kernel lost records of this process before this one (FreeBSD) */
    KTREC_DROPPED = 0x0008,
    KTREC_THREADED = 0x0010, /* the process had more than one thread (DragonFly) */
    /* Known faults of the time stamp, set where the bytes prove them; see ktrec(5). */
    KTREC_TIME_MILLI = 0x0100,    /* the microseconds were divided twice (NetBSD 4.0-5.x, v0) */
    KTREC_TIME_CSW = 0x0200,      /* "stop" time converted twice (NetBSD >= 6, CSW in v0 and v1) */
    KTREC_TIME_NO_SEC = 0x0400,   /* the seconds were lost (NetBSD 4.0-5.x, v0, big-endian LP64) */
    KTREC_TIME_REPAIRED = 0x0800, /* sec and nsec were repaired, at the caller's request */
    KTREC_LWP_GIVEN = 0x1000      /* lwp was not in the trace: a conversion's caller chose it */
};

/*
 * Bytes of the longest command name in any header, with a NUL.  Without: 16 in most, 23 in OpenBSD
 * >= 7.1.
 */
#define KTREC_COMM_MAX 24

/*
 * One record header.  A caller that builds one for encoding zeroes it first, and sets kind (or
 * type), pid, comm, sec, nsec, flags and what the flags promise; length and type are filled by the
 * encoder.
 */
typedef struct ktrec_header {
    uint16_t kind;  /* KTREC_KIND_*; KTREC_KIND_UNKNOWN for a type the system never defined */
    uint16_t flags; /* presence bits and marks, above */
    /* the number in the record, without flag bits; per system: 7 is EMUL or USER */
    uint32_t type;
    uint32_t length; /* payload bytes after the header */
    int32_t pid;
    int64_t lwp;   /* LWP or thread id; only with KTREC_HAS_LWP, else 0 */
    int64_t sec;   /* seconds since 1970-01-01 UTC */
    uint32_t nsec; /* 0 .. 999,999,999 */
    /* of nsec, in nanoseconds: 1000 where the header counts microseconds, else 1 */
    uint32_t resolution;
    uint64_t buffer; /* kernel pointer of old headers; only with KTREC_HAS_BUFFER, else 0 */
    int32_t cpu;     /* only with KTREC_HAS_CPU, else 0 */
    uint8_t version; /* of this header, as in ktrec_format.version */
    uint8_t reserved[3];
    char comm[32]; /* command name, NUL-terminated and NUL-filled, not necessarily UTF-8 */
} ktrec_header;

/*
 * Decodes the header at buf.  The version is the record's own where the system's headers tell it
 * (NetBSD >= 4.0); *format fixes the rest.
 * size_or_want: on KTREC_OK the header's size in bytes; on KTREC_MORE how many bytes are needed.
 * Returns KTREC_OK; KTREC_MORE; KTREC_E_ARGUMENT; KTREC_E_FORMAT (*format is no known format);
 * KTREC_E_HEADER (no kernel writes such a header: negative length, unknown version, fraction of a
 * second out of range, type 0 without a process and its name).  *header is written only on
 * KTREC_OK.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_header_decode(const ktrec_format *format, const void *buf, size_t len,
                                  ktrec_header *header, size_t *size_or_want);

/*
 * Encodes a header in exactly the format's version, padding zeroed.  length is taken from
 * header->length; the type from header->kind, or from header->type for KTREC_KIND_UNKNOWN. *need is
 * always set to the header's size.  error may be NULL.
 * Returns KTREC_OK; KTREC_E_ARGUMENT; KTREC_E_FORMAT; KTREC_E_SPACE (cap < *need; nothing written);
 * KTREC_E_RANGE (a value does not fit: seconds, LWP id, a fraction finer than the format's, a
 * longer name, process id, CPU, kernel pointer); KTREC_E_UNSUPPORTED (the format has no such kind,
 * or no place for the LWP id, CPU, kernel pointer or marks that the flags promise, or needs an LWP
 * id or CPU that the header does not have).  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_header_encode(const ktrec_format *format, const ktrec_header *header, void *buf,
                                  size_t cap, size_t *need, ktrec_error *error);

KTREC_END_DECLS

#endif
