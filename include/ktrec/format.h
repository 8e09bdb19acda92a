/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * format.h - which system, header version, byte order and ABI wrote a trace.
 *
 * A ktrace file has no magic: everything in it is in the byte order and by the C layout rules of
 * the kernel that wrote it.  A format is the eight facts that fix every offset.  "32 or 64 bits" is
 * not enough: NetBSD's version 2 header is 48 bytes on i386, and 56 on arm as on amd64; mips n32
 * has 4-byte longs and 8-byte registers.
 */
#ifndef KTREC_FORMAT_H
#define KTREC_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include <ktrec/error.h>

KTREC_BEGIN_DECLS

/* ktrec_format.system */
enum {
    KTREC_SYSTEM_NONE = 0,
    KTREC_SYSTEM_NETBSD = 1,
    KTREC_SYSTEM_FREEBSD = 2,
    KTREC_SYSTEM_OPENBSD = 3,
    KTREC_SYSTEM_DRAGONFLY = 4,
    KTREC_SYSTEM_CSRG = 5,
    KTREC_SYSTEM_DARWIN = 6
};

/* ktrec_format.order */
enum { KTREC_ORDER_LITTLE = 1, KTREC_ORDER_BIG = 2 };

/*
 * ktrec_format.version: 0, 1, 2, ... is the value of the header's own version field where it has
 * one.  KTREC_VERSION_OLD is a header from before the version field (NetBSD < 4.0, "v0old").
 */
enum {
    KTREC_VERSION_OLD = 0x80,
    KTREC_VERSION_PID16 = 0x81 /* FreeBSD 1.x, "v0pid16": process ids of 16 bits */
};

/* Eight facts in eight bytes, without padding: compare with memcmp, copy by assignment. */
typedef struct ktrec_format {
    uint8_t system;        /* KTREC_SYSTEM_* */
    uint8_t version;       /* header version */
    uint8_t order;         /* KTREC_ORDER_* */
    uint8_t long_size;     /* sizeof(long): 4 or 8 */
    uint8_t pointer_size;  /* sizeof(void *): 4 or 8 */
    uint8_t register_size; /* sizeof(register_t): 4 or 8 */
    uint8_t time_size;     /* sizeof(time_t) as the header's version has it: 4 or 8 */
    /* alignment of 64-bit integers: 8, 4 (i386) or 2 (m68k: of everything) */
    uint8_t align64;
} ktrec_format;

/* Long enough for every format name with its NUL. */
#define KTREC_FORMAT_NAME_MAX 40

/*
 * Reads a name SYSTEM-vN-ABI-ORDER, such as "netbsd-v2-lp64-le": the ABI is lp64, ilp32 (64-bit
 * integers aligned to 8), ilp32t32 (the same with a 4-byte time_t), i386 (aligned to 4), n32 or
 * m68k; the order le or be.
 * Returns KTREC_OK, KTREC_E_ARGUMENT (null pointer) or KTREC_E_FORMAT (no such name; *format is
 * left as it was).  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_format_parse(const char *name, ktrec_format *format);

/*
 * Writes the name of a format into text (size bytes, always NUL-terminated if size > 0).
 * Returns KTREC_OK, KTREC_E_ARGUMENT, KTREC_E_FORMAT (the facts make no known format) or
 * KTREC_E_SPACE. Any thread.  Since 0.1.
 */
KTREC_API int ktrec_format_print(const ktrec_format *format, char *text, size_t size);

/*
 * The known formats one by one: fills *format with number index, from 0.
 * Returns KTREC_OK, KTREC_E_ARGUMENT, or KTREC_END when there are no more.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_format_list(size_t index, ktrec_format *format);

/*
 * The size in bytes of the record header that the format prescribes, or 0 for no known format.
 * Any thread.  Since 0.1.
 */
KTREC_API size_t ktrec_format_header_size(const ktrec_format *format);

/* "netbsd", ..., or NULL for an unknown number.  Static storage.  Any thread.  Since 0.1. */
KTREC_API const char *ktrec_system_name(int system);

KTREC_END_DECLS

#endif
