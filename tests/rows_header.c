/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_header.c - NetBSD: whole records byte by byte.
 */
#include "rows.h"

#include <string.h>

#define CAT(version_, flags_, lwp_, sec_, nsec_, resolution_)                                      \
    {                                                                                              \
        .kind = KTREC_KIND_EMUL, .flags = flags_, .type = 7, .length = 6, .pid = 1234,             \
        .lwp = lwp_, .sec = sec_, .nsec = nsec_, .resolution = resolution_, .version = version_,   \
        .comm = "cat"                                                                              \
    }

static const header_row rows[] = {
    {"v2, amd64",
     "x06000000"                                      /* length 6 */
     " x0700"                                         /* type EMUL */
     " x0200"                                         /* version 2 */
     " xd2040000"                                     /* pid 1234 */
     " x63617400000000000000000000000000 x00 x000000" /* "cat", 17 bytes, and 3 of padding */
     " x00f1536500000000"                             /* 1700000000 s */
     " x15cd5b0700000000"                             /* 123456789 ns */
     " xd2040000 x00000000"                           /* LWP 1234, padding */
     " x6e6574627364 =62",
     "netbsd-v2-lp64-le", 0, CAT(2, KTREC_HAS_LWP, 1234, 1700000000, 123456789, 1)},
    {"v2, i386: the LWP id follows the nanoseconds",
     "x06000000 x0700 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b07 x01000000 'netbsd' =54",
     "netbsd-v2-i386-le", 0, CAT(2, KTREC_HAS_LWP, 1, 1700000000, 123456789, 1)},
    {"v2, powerpc: version before type",
     "x00000006 x0002 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x000000006553f100 x075bcd15 x00000000 x00000001 x00000000 'netbsd' =62",
     "netbsd-v2-ilp32-be", 0, CAT(2, KTREC_HAS_LWP, 1, 1700000000, 123456789, 1)},
    {"v2, sparc64: nanoseconds at 44",
     "x00000006 x0002 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x000000006553f100 x00000000075bcd15 x00000001 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-be", 0, CAT(2, KTREC_HAS_LWP, 1, 1700000000, 123456789, 1)},
    {"v2, before 1970",
     "x06000000 x0700 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " xffffffffffffffff x0000000000000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le", 0, CAT(2, KTREC_HAS_LWP, 1, -1, 0, 1)},
    {"v2, after 2106",
     "x06000000 x0700 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " x0000000001000000 xffc99a3b x01000000 'netbsd' =54",
     "netbsd-v2-i386-le", 0, CAT(2, KTREC_HAS_LWP, 1, 4294967296, 999999999, 1)},
    {"v1, i386",
     "x06000000 x0700 x0100 xd2040000 x63617400000000000000000000000000 x00000000"
     " x008c8647 x15cd5b07 x01000000 'netbsd' =50",
     "netbsd-v1-i386-le", 0, CAT(1, KTREC_HAS_LWP, 1, 1200000000, 123456789, 1)},
    {"v1, sparc64 from 6.0 on: the seconds again in the padding behind them",
     "x00000006 x0001 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x47868c00 x47868c00 x00000000075bcd15 x00000001 x00000000 'netbsd' =62",
     "netbsd-v1-lp64-be", ROW_FOREIGN, CAT(1, KTREC_HAS_LWP, 1, 1200000000, 123456789, 1)},
    {"v0 before the version field, sparc",
     "x00000006 x0007 x0000 x000004d2 x63617400000000000000000000000000 x00000000"
     " x3b9aca00 x0001e240 xf0123450 'netbsd' =50",
     "netbsd-v0old-ilp32-be",
     0,
     {.kind = KTREC_KIND_EMUL,
      .flags = KTREC_HAS_BUFFER,
      .type = 7,
      .length = 6,
      .pid = 1234,
      .sec = 1000000000,
      .nsec = 123456000,
      .resolution = 1000,
      .buffer = 0xf0123450u,
      .version = KTREC_VERSION_OLD,
      .comm = "cat"}},
    {"v0 of 1.4, m68k a.out: heap garbage in the padding, behind the name and in its 17th byte",
     "x00000006 x0007 x000004d2 x63617400deadbeef0102030405060708 xee xff" /* pid 6, name 10 */
     " x3b9aca00 x0001e240 x00123450 'netbsd' =46",
     "netbsd-v0old-m68k-be",
     ROW_FOREIGN,
     {.kind = KTREC_KIND_EMUL,
      .flags = KTREC_HAS_BUFFER,
      .type = 7,
      .length = 6,
      .pid = 1234,
      .sec = 1000000000,
      .nsec = 123456000,
      .resolution = 1000,
      .buffer = 0x00123450u,
      .version = KTREC_VERSION_OLD,
      .comm = "cat"}},
    {"v0 of 1.4: garbage where later versions have the version",
     "x00000006 x0007 xa5a5 x000004d2 x63617400000000000000000000000000 x00000000"
     " x3b9aca00 x0001e240 xf0123450 'netbsd' =50",
     "netbsd-v0old-ilp32-be",
     ROW_FOREIGN,
     {.kind = KTREC_KIND_EMUL,
      .flags = KTREC_HAS_BUFFER,
      .type = 7,
      .length = 6,
      .pid = 1234,
      .sec = 1000000000,
      .nsec = 123456000,
      .resolution = 1000,
      .buffer = 0xf0123450u,
      .version = KTREC_VERSION_OLD,
      .comm = "cat"}},
    {"v0 of 4.0, sparc: version before type",
     "x00000006 x0000 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x3b9aca00 x0001e240 x00000000 'netbsd' =50",
     "netbsd-v0-ilp32-be", 0, CAT(0, KTREC_HAS_BUFFER, 0, 1000000000, 123456000, 1000)},
    {"v0 of 7, sparc64: the seconds again in the padding behind them",
     "x00000006 x0000 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x3b9aca00 x3b9aca00 x000000000001e240 x0000000000000000 'netbsd' =62",
     "netbsd-v0-lp64-be", ROW_FOREIGN, CAT(0, KTREC_HAS_BUFFER, 0, 1000000000, 123456000, 1000)},
    {"v0 of 3, sparc64: 8-byte seconds",
     "x00000006 x0007 x0000 x000004d2 x63617400000000000000000000000000 x00000000"
     " x000000003b9aca00 x000000000001e240 xfffffc0000123450 'netbsd' =62",
     "netbsd-v0old-lp64-be",
     0,
     {.kind = KTREC_KIND_EMUL,
      .flags = KTREC_HAS_BUFFER,
      .type = 7,
      .length = 6,
      .pid = 1234,
      .sec = 1000000000,
      .nsec = 123456000,
      .resolution = 1000,
      .buffer = 0xfffffc0000123450u,
      .version = KTREC_VERSION_OLD,
      .comm = "cat"}},
    {"the end of a longer name behind the NUL of the present one",
     "x06000000 x0700 x0200 xd2040000 'cat' x00 'ce' x0000000000000000000000000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le", ROW_FOREIGN, CAT(2, KTREC_HAS_LWP, 1, 1700000000, 123456789, 1)},
    {"a name of 16 bytes, none of them ASCII's letters only",
     "x06000000 x0700 x0200 xd2040000 'sixteen bytes' xc3a400 x00 x000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     0,
     {.kind = KTREC_KIND_EMUL,
      .flags = KTREC_HAS_LWP,
      .type = 7,
      .length = 6,
      .pid = 1234,
      .lwp = 1,
      .sec = 1700000000,
      .nsec = 123456789,
      .resolution = 1,
      .version = 2,
      .comm = "sixteen bytes\xc3\xa4"}},
    {"version 3: both version bits",
     "x06000000 x0700 x0300 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v3-lp64-le", 0, CAT(3, KTREC_HAS_LWP, 1, 1700000000, 123456789, 1)},
    {"negative length",
     "xffffffff x0700 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"type 0 of a process with a name: unknown",
     "x06000000 x0000 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     0,
     {.flags = KTREC_HAS_LWP,
      .length = 6,
      .pid = 1234,
      .lwp = 1,
      .sec = 1700000000,
      .nsec = 123456789,
      .resolution = 1,
      .version = 2,
      .comm = "cat"}},
    {"type 0 without a name",
     "x06000000 x0000 x0200 xd2040000 x00000000000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"type 0 without a process",
     "x06000000 x0000 x0200 x00000000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"type 0 of a process id that no system gives",
     "x06000000 x0000 x0200 x81969800 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"version 4",
     "x06000000 x0700 x0400 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x15cd5b0700000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"a whole second of nanoseconds",
     "x06000000 x0700 x0200 xd2040000 x63617400000000000000000000000000 x00000000"
     " x00f1536500000000 x00ca9a3b00000000 x01000000 x00000000 'netbsd' =62",
     "netbsd-v2-lp64-le",
     ROW_REJECT,
     {0}},
    {"a whole second of microseconds",
     "x00000006 x0000 x0007 x000004d2 x63617400000000000000000000000000 x00000000"
     " x3b9aca00 x000f4240 x00000000 'netbsd' =50",
     "netbsd-v0-ilp32-be",
     ROW_REJECT,
     {0}},
};
const header_rows header_rows_netbsd = {rows, sizeof(rows) / sizeof(rows[0])};
