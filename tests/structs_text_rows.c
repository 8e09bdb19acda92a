/* SPDX-License-Identifier: BSD-2-Clause */
/* structs_text_rows.c - records byte by byte, and what they say: all that has no fixed place. */
#include "structs_rows.h"

/* clang-format off: tables. */
#define L "freebsd-v1-lp64-le"
#define B "freebsd-v1-lp64-be"
#define I "freebsd-v1-i386-le"
#define OL "openbsd-v5-lp64-le"
#define OB "openbsd-v5-lp64-be"
#define OI "openbsd-v5-i386-le"
#define O8 "openbsd-v5-ilp32-be"

#define BAD KTREC_E_PAYLOAD, 0, ",\"fields\":null"
#define UNKNOWN KTREC_E_UNSUPPORTED, 0, NULL
#define FIELDS(json) ",\"fields\":" json

#define INET KTREC_STRUCT_FAMILY_INET
#define INET6 KTREC_STRUCT_FAMILY_INET6
#define UNIX KTREC_STRUCT_FAMILY_UNIX
#define LINK KTREC_STRUCT_FAMILY_LINK
#define NETLINK KTREC_STRUCT_FAMILY_NETLINK
#define APPLETALK KTREC_STRUCT_FAMILY_APPLETALK
#define SHORT KTREC_STRUCT_SHORT
#define LONG KTREC_STRUCT_LONG
#define NO_FAMILY KTREC_STRUCT_NO_FAMILY
#define ARRAY KTREC_STRUCT_IS_ARRAY
#define CUT KTREC_STRUCT_CUT

#define TEN_ZEROS "00000000000000000000"
#define FE80 "fe800000000000000000000000000102"

/* A siginfo's 136 bytes on LP64: the first 32, and 104 that no reason here reaches. */
#define REST "00000000000000000000000000000000000000000000000000000000" /* 28 */
#define SIGINFO_REST REST REST REST TEN_ZEROS TEN_ZEROS

const text_row text_rows[] = {
    /* Ports and addresses are of network byte order, a scope is not. */
    {L, "sockaddr", 0, "10 02 01bb 0a000005 0000000000000000", 0, INET,
     FIELDS("{\"len\":16,\"family\":2,\"port\":443,\"addr\":\"10.0.0.5\"}")},
    {B, "sockaddr", 0, "10 02 01bb 0a000005 0000000000000000", 0, INET,
     FIELDS("{\"len\":16,\"family\":2,\"port\":443,\"addr\":\"10.0.0.5\"}")},
    {L, "sockaddr", 0, "1c 1c 0050 00000001" FE80 "03000000", 0, INET6,
     FIELDS("{\"len\":28,\"family\":28,\"port\":80,\"flowinfo\":1,\"addr\":\"fe80::102\",\"scope_"
            "id\":3}")},
    {OL, "sockaddr", 0, "1c 18 0050 00000001" FE80 "03000000", 0, INET6,
     FIELDS("{\"len\":28,\"family\":24,\"port\":80,\"flowinfo\":1,\"addr\":\"fe80::102\",\"scope_"
            "id\":3}")},
    {OB, "sockaddr", 0, "1c 18 0050 00000001" FE80 "00000003", 0, INET6,
     FIELDS("{\"len\":28,\"family\":24,\"port\":80,\"flowinfo\":1,\"addr\":\"fe80::102\",\"scope_"
            "id\":3}")},
    /* 28 is FreeBSD's number of INET6, and 24 is OpenBSD's. */
    {L, "sockaddr", 0, "04 18 0050", 0, NO_FAMILY,
     FIELDS("{\"len\":4,\"family\":24,\"data\":\"\\u0000P\"}")},
    {L, "sockaddr", 0, "0b 01 2f612f00 7878787878", 0, UNIX,
     FIELDS("{\"len\":11,\"family\":1,\"path\":\"/a/\"}")},
    {L, "sockaddr", 0, "05 01 2f6162", 0, UNIX,
     FIELDS("{\"len\":5,\"family\":1,\"path\":\"/ab\"}")},
    {L, "sockaddr", 0, "02 01", 0, UNIX, FIELDS("{\"len\":2,\"family\":1,\"path\":\"\"}")},
    {OL, "sockaddr", 0, "02 01", 0, UNIX | SHORT, FIELDS("{\"len\":2,\"family\":1,\"data\":\"\"}")},
    {OL, "sockaddr", 0, "03 01 2f", 0, UNIX, FIELDS("{\"len\":3,\"family\":1,\"path\":\"/\"}")},
    {L, "sockaddr", 0, "01", 0, NO_FAMILY, FIELDS("{\"len\":1}")},
    {L, "sockaddr", 0, "0f 12 0200 06 03 04 00 656d30 01020304", 0, LINK,
     FIELDS("{\"len\":15,\"family\":18,\"index\":2,\"type\":6,\"name\":\"em0\",\"hwaddr\":"
            "\"\\u0001\\u0002\\u0003\\u0004\"}")},
    /* Lengths of a name and an address that reach behind the end. */
    {L, "sockaddr", 0, "0b 12 0200 06 ff ff 00 656d30", 0, LINK,
     FIELDS("{\"len\":11,\"family\":18,\"index\":2,\"type\":6,\"name\":\"em0\",\"hwaddr\":\"\"}")},
    {L, "sockaddr", 0, "0c 26 0000 05000000 01000000", 0, NETLINK,
     FIELDS("{\"len\":12,\"family\":38,\"pid\":5,\"groups\":\"0x1\"}")},
    {L, "sockaddr", 0, "10 10 05 00 1234 07 00 0000000000000000", 0, APPLETALK,
     FIELDS("{\"len\":16,\"family\":16,\"port\":5,\"net\":4660,\"node\":7}")},
    {L, "sockaddr", 0, "08 02 01bb 0a000005", 0, INET | SHORT,
     FIELDS("{\"len\":8,\"family\":2,\"data\":\"\\u0001␛bb\\n\\u0000\\u0000\\u0005\"}")},
    /* OpenBSD wants 16 bytes of all but AF_UNIX. */
    {OL, "sockaddr", 0, "08 02 01bb 0a000005", BAD},
    {L, "sockaddr", 0, "11 02 01bb 0a000005 000000000000000000", 0, INET | LONG,
     FIELDS("{\"len\":17,\"family\":2,\"port\":443,\"addr\":\"10.0.0.5\"}")},
    /* A length of its own that is not the record's. */
    {L, "sockaddr", 0, "10 02 01bb 0a000005", BAD},
    {OL, "sockaddr", 0, "03 01 2f61", BAD},
    {L, "sockaddr", 0, "", BAD},

    /* Sets of words: the bits are in the words' order, the last word may be cut. */
    {L, "cpuset_t", 0, "0b00000000000080 01", 0, 0, FIELDS("{\"set\":[0,1,3,63,64]}")},
    {B, "cpuset_t", 0, "800000000000000b 0000000000000001", 0, 0,
     FIELDS("{\"set\":[0,1,3,63,64]}")},
    {B, "cpuset_t", 0, "80", 0, 0, FIELDS("{\"set\":[63]}")},
    {"freebsd-v1-ilp32-be", "cpuset_t", 0, "0000000b 80000000", 0, 0,
     FIELDS("{\"set\":[0,1,3,63]}")},
    {L, "cpuset_t", 0, "", BAD},
    {OL, "fdset", 0, "0f000080 01000000", 0, 0, FIELDS("{\"set\":[0,1,2,3,31,32]}")},
    {OB, "fdset", 0, "8000000f 00000001", 0, 0, FIELDS("{\"set\":[0,1,2,3,31,32]}")},
    {OL, "fdset", 0, "", 0, 0, FIELDS("{\"set\":[]}")},
    {L, "l_sigset_t", 0, "0240000000000080", 0, 0, FIELDS("{\"signals\":[2,15,64]}")},
    {I, "l_sigset_t", 0, "02400080", 0, 0, FIELDS("{\"signals\":[2,15,32]}")},
    {B, "l_sigset_t", 0, "8000000000004002", 0, 0, FIELDS("{\"signals\":[2,15,64]}")},
    {L, "l_sigset_t", 0, "024000", BAD},
    {L, "l_sigset_t", 0, "024000000000000000", BAD},
    {OL, "sigaction", 0, "0100000000000000 01400000 40000000", 0, 0,
     FIELDS("{\"handler\":\"0x1\",\"mask\":[1,15],\"flags\":\"0x40\"}")},
    {OL, "sigaction", 0, "2301400000000000 00000000 ffffffff", 0, 0,
     FIELDS("{\"handler\":\"0x400123\",\"mask\":[],\"flags\":\"0xffffffff\"}")},

    /* Strings end at a NUL, or where the data does. */
    {L, "inotify", 0, "01000000 00010000 00000000 08000000 6162630000000000", 0, 0,
     FIELDS("{\"wd\":1,\"mask\":\"0x100\",\"cookie\":0,\"namelen\":8,\"name\":\"abc\"}")},
    {L, "inotify", 0, "ffffffff 00010000 00000000 ffffffff 61", 0, 0,
     FIELDS("{\"wd\":-1,\"mask\":\"0x100\",\"cookie\":0,\"namelen\":4294967295,\"name\":\"a\"}")},
    {L, "inotify", 0, "01000000 00010000 00000000", BAD},
    {OL, "pledgereq", 0, "7374 64696f", 0, 0, FIELDS("{\"text\":\"stdio\"}")},
    {OL, "pledgeexecreq", 0, "", 0, 0, FIELDS("{\"text\":\"\"}")},
    {OL, "unveil", 0, "7277 00 78", 0, 0, FIELDS("{\"text\":\"rw\"}")},

    /* Arrays. */
    {OL, "iovec", 0, "", 0, ARRAY, FIELDS("[]")},
    {OL, "fds", 0, "03000000 ffffffff", 0, ARRAY, FIELDS("[{\"fd\":3},{\"fd\":-1}]")},
    {OL, "fds", 0, "03000000 ffff", BAD},
    {L, "pollfd", 8, "03000000 0100 0080", 0, ARRAY,
     FIELDS("[{\"fd\":3,\"events\":1,\"revents\":-32768}]")},
    {L, "pollfd", 8, "03000000 0100 0080 0500", 0, ARRAY | CUT,
     FIELDS("[{\"fd\":3,\"events\":1,\"revents\":-32768}]")},
    {L, "pollfd", 8, "03", 0, ARRAY | CUT, FIELDS("[]")},
    {L, "pollfd", 9, "03000000 0100 0000 00", BAD},
    {L, "kevent", 0, "", UNKNOWN},
    {L, "stat", 224, "", UNKNOWN},

    /* Control messages are aligned as a long is, and so is what they carry. */
    {OL, "cmsghdr", 0, "18000000 ffff0000 01000000 00000000 05000000 06000000", 0, ARRAY,
     FIELDS("[{\"len\":24,\"level\":65535,\"type\":1,\"fds\":[5,6]}]")},
    {OB, "cmsghdr", 0, "00000018 0000ffff 00000001 00000000 00000005 00000006", 0, ARRAY,
     FIELDS("[{\"len\":24,\"level\":65535,\"type\":1,\"fds\":[5,6]}]")},
    {OL, "cmsghdr", 0,
     "14000000 ffff0000 01000000 00000000 05000000 00000000 "
     "11000000 29000000 2e000000 00000000 41",
     0, ARRAY,
     FIELDS("[{\"len\":20,\"level\":65535,\"type\":1,\"fds\":[5]},"
            "{\"len\":17,\"level\":41,\"type\":46,\"data\":\"A\"}]")},
    {OI, "cmsghdr", 0, "10000000 ffff0000 01000000 05000000 0d000000 29000000 2e000000 41", 0,
     ARRAY,
     FIELDS("[{\"len\":16,\"level\":65535,\"type\":1,\"fds\":[5]},"
            "{\"len\":13,\"level\":41,\"type\":46,\"data\":\"A\"}]")},
    {O8, "cmsghdr", 0, "00000014 0000ffff 00000001 00000000 00000005", 0, ARRAY,
     FIELDS("[{\"len\":20,\"level\":65535,\"type\":1,\"fds\":[5]}]")},
    /* A length that is too long, and two that no header fits in. */
    {OL, "cmsghdr", 0, "90010000 ffff0000 01000000 00000000 05000000 ff", 0, ARRAY,
     FIELDS("[{\"len\":400,\"level\":65535,\"type\":1,\"fds\":[5]}]")},
    {OL, "cmsghdr", 0, "0b000000 ffff0000 01000000 00000000 05000000", 0, ARRAY,
     FIELDS("[{\"len\":11,\"level\":65535,\"type\":1,\"fds\":[]}]")},
    {OL, "cmsghdr", 0, "00000000 ffff0000 01000000 00000000 05000000", 0, ARRAY,
     FIELDS("[{\"len\":0,\"level\":65535,\"type\":1,\"fds\":[]}]")},
    {OL, "cmsghdr", 0, "ffffffff ffff0000 02000000 00000000 41", 0, ARRAY,
     FIELDS("[{\"len\":4294967295,\"level\":65535,\"type\":2,\"data\":\"A\"}]")},
    {OL, "cmsghdr", 0, "00000000", 0, ARRAY, FIELDS("[]")},
    {OL, "cmsghdr", 0, "", BAD},

    /* A child's death and a bad address; a signal from nobody. */
    {OL, "siginfo", 0,
     "14000000 01000000 00000000 00000000 63000000 e8030000 0700000000000000 "
     "0800000000000000 03000000 00000000" REST REST REST "00000000",
     0, 0,
     FIELDS("{\"signo\":20,\"code\":1,\"error\":0,\"pid\":99,\"uid\":1000,\"status\":3,\"utime\":"
            "\"7\","
            "\"stime\":\"8\"}")},
    {OL, "siginfo", 0,
     "0b000000 01000000 00000000 00000000 adde000000000000 06000000 00000000" SIGINFO_REST, 0, 0,
     FIELDS("{\"signo\":11,\"code\":1,\"error\":0,\"addr\":\"0xdead\",\"trap\":6,\"trap2\":0,"
            "\"trap3\":0}")},
    {OL, "siginfo", 0,
     "02000000 ffffffff 00000000 00000000 63000000 00000000 00000000 00000000" SIGINFO_REST, 0, 0,
     FIELDS("{\"signo\":2,\"code\":-1,\"error\":0,\"pid\":99,\"uid\":0}")},

    {OL, "rlimit", 0, "0500000000000000 ffffffffffffffff", 0, 0,
     FIELDS("{\"cur\":\"5\",\"max\":\"18446744073709551615\"}")},
    {OL, "reltimespec", 0, "ffffffffffffffff 00ca9a3b00000000", 0, KTREC_STRUCT_RELATIVE,
     FIELDS("{\"time\":{\"sec\":-1,\"nsec\":1000000000}}")},
    {OI, "abstimeval", 0, "0000000002000000 05000000", 0, 0,
     FIELDS("{\"time\":{\"sec\":8589934592,\"usec\":5}}")},
    {L, "caprights", 0, "0100000000000002 0000000000000004", 0, 0,
     FIELDS("{\"rights\":[\"0x200000000000001\",\"0x400000000000000\"]}")},

    /* Names that are none: other cases, other systems', a part, more. */
    {L, "Stat", 0, "00", UNKNOWN},
    {L, "stat_", 0, "00", UNKNOWN},
    {L, "sta", 0, "00", UNKNOWN},
    {L, "", 0, "00", UNKNOWN},
    {L, "reltimespec", 0, "00", UNKNOWN},
    {OL, "cpuset_t", 0, "00", UNKNOWN},
    {"netbsd-v2-lp64-le", "stat", 0, "00", UNKNOWN},
    {.format = NULL},
};
/* clang-format on */
