/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_openbsd_rows.c - records but for calls, results and structures.  The first rows were
 * printed by kdump itself; the others follow from them and from how the structures lie.
 */
#include "test_print_openbsd.h"

#define L "openbsd-v5-lp64-le"
#define I "openbsd-v5-i386-le"
#define B "openbsd-v5-ilp32-be"
#define V4 "openbsd-v4-lp64-le"
#define V3 "openbsd-v3-lp64-le"
#define V1 "openbsd-v1-i386-le"

#define NAMEI KTREC_KIND_NAMEI
#define GENIO KTREC_KIND_GENIO
#define SYSRET KTREC_KIND_SYSRET
#define PSIG KTREC_KIND_PSIG
#define CSW KTREC_KIND_CSW
#define EMUL KTREC_KIND_EMUL
#define USER KTREC_KIND_USER
#define ARGS KTREC_KIND_ARGS
#define ENVS KTREC_KIND_ENVS
#define PLEDGE KTREC_KIND_PLEDGE
#define PIN KTREC_KIND_PINSYSCALL
#define START KTREC_KIND_START
#define UNKNOWN KTREC_KIND_UNKNOWN

#define PLAIN KTREC_PRINT_PLAIN
#define HEX KTREC_PRINT_HEX
#define HEXDUMP KTREC_PRINT_HEXDUMP
#define NODATA KTREC_PRINT_NO_DATA

/* So many bytes. */
#define Z8 "0000000000000000"
#define Z32 Z8 Z8 Z8 Z8

/* PSIG on LP64 of process 99, user 1000: its siginfo is 136 bytes from 24 on. */
#define CHILD(code, status)                                                                        \
    "14000000 00000000" Z8 "00000000" code "14000000" code                                         \
    "00000000 00000000 63000000 e8030000" Z8 Z8 status "00000000" Z32 Z32 Z8 Z8 Z8

const openbsd_row openbsd_rows[] = {
    {L, NAMEI, "'/etc/passwd'", 0, 0, "NAMI  \"/etc/passwd\"\n"},
    {L, NAMEI, "", 0, 0, "NAMI  \"\"\n"},
    {L, NAMEI, "'/tab' 09 'here'", 0, 0, "NAMI  \"/tab\\there\"\n"},
    {L, NAMEI, "2f7122 'uote'", 0, 0, "NAMI  \"/q\\\"uote\"\n"},
    {L, NAMEI, "2f80ff", 0, 0, "NAMI  \"/\\M^@\\M^?\"\n"},
    {L, NAMEI,
     ""
     "'/"
     "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'",
     0, 0,
     "NAMI  \"/yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\\\n"
     "\tyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\"\n"},
    {L, NAMEI, "'/end' 0a", 0, 0, "NAMI  \"/end\\n\"\n"},
    {L, GENIO, "0200000001000000", 0, 0, "GIO   fd 2 wrote 0 bytes\n       \"\"\n"},
    {L, GENIO, "0200000000000000 'line' 0a 'line2' 0a", 0, 0,
     "GIO   fd 2 read 11 bytes\n       \"line\n\tline2\n       \"\n"},
    {L, GENIO, "030000000000000006", 0, 0, "GIO   fd 3 read 1 bytes\n       \"\\^F\"\n"},
    {L, GENIO, "40420f00010000000c", 0, 0, "GIO   fd 1000000 wrote 1 bytes\n       \"\\f\"\n"},
    {L, GENIO, "ffffffff01000000 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
     0, 0,
     "GIO   fd -1 wrote 62 bytes\n       "
     "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\n"},
    {L, GENIO,
     "0a00000001000000 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'"
     "007a7a",
     0, 0,
     "GIO   fd 10 wrote 67 bytes\n       "
     "\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\\0zz\"\n"},
    {L, GENIO, "0a00000000000000c2a0e280a878", 0, 0,
     "GIO   fd 10 read 6 bytes\n       \"\\M-B\\240\\M-b\\M^@\\M-(x\"\n"},
    {L, PSIG,
     "00000000000000000100000000000000000000000000000000000000000000000000000000000000"
     "63000000e80300000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIG 0 caught handler=0x1 mask=0<>\n"},
    {L, PSIG,
     "01000000000000000000000000000000000000000000000001000000000000000000000000000000"
     "63000000e80300000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGHUP SIG_DFL\n"},
    {L, PSIG,
     "01000000000000000000000000000000020000000200000001000000020000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGHUP SIG_DFL code=<2>\n"},
    {L, PSIG,
     "04000000000000000000000000000000000000000200000004000000020000000000000000000000"
     "00000000000000000600000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGILL SIG_DFL code=ILL_ILLOPN addr=0x0 trapno=6\n"},
    {L, PSIG,
     "0b00000000000000230140000000000002000000020000000b000000020000000000000000000000"
     "adde0000000000000600000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0,
     "PSIG  SIGSEGV caught handler=0x400123 mask=0x2<SIGINT> code=SEGV_ACCERR addr=0xdead "
     "trapno=6\n"},
    {L, PSIG,
     "05000000000000000000000000000000020000000200000005000000020000000000000000000000"
     "000000ff7f7f00000600000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGTRAP SIG_DFL code=TRAP_TRACE\n"},
    {L, PSIG,
     "0700000000000000000000000000000002000000feffffff07000000feffffff0000000000000000"
     "adde0000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGEMT SIG_DFL code=<invalid=-2>\n"},
    {L, PSIG,
     "14000000000000000000000000000000020000000200000014000000020000000000000000000000"
     "63000000e803000003000000000000000400000000000000ff000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIGCHLD SIG_DFL code=CLD_KILLED status=SIG 255 pid=99 uid=1000<unknown>\n"},
    {L, PSIG,
     "14000000000000002301400000000000000000000a000000140000000a0000000000000000000000"
     "63000000ffffffff030000000000000004000000000000000b000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0,
     "PSIG  SIGCHLD caught handler=0x400123 mask=0<> code=<invalid=10> status=SIGSEGV pid=99 "
     "uid=-1\n"},
    {L, PSIG,
     "ffffffff0000000000000000000000000240000000000000ffffffff000000000000000000000000"
     "63000000e80300000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000",
     0, 0, "PSIG  SIG -1 SIG_DFL\n"},
    {L, USER, "6964000000000000000000000000000000000000", 0, 0, "USER  id: 0 bytes\n       \"\"\n"},
    {L, USER, "6964000000000000000000000000000000000000 'data' 01", 0, 0,
     "USER  id: 5 bytes\n       \"data\\^A\"\n"},
    {L, USER, "0000000000000000000000000000000000000000 'data' 01", 0, 0,
     "USER  : 5 bytes\n       \"data\\^A\"\n"},
    {L, USER, "'twenty-characters-xxline' 0a 'line' 0a", 0, 0,
     "USER  twenty-characters-xx: 10 bytes\n       \"line\n\tline\n       \"\n"},
    {L, ARGS, "'true' 002d7800", 0, 0, "ARGS  \n\t[0] = \"true\"\n\t[1] = \"-x\"\n"},
    {L, ARGS, "00", 0, 0, "ARGS  \n\t[0] = \"\"\n"},
    {L, ARGS, "", 0, 0, "ARGS  \n"},
    {L, ARGS, "7368002d6300 'echo ' 226869220a00", 0, 0,
     "ARGS  \n\t[0] = \"sh\"\n\t[1] = \"-c\"\n\t[2] = \"echo \\\"hi\\\"\\n\"\n"},
    {L, ENVS, "61006200006300", 0, 0,
     "ENV   \n\t[0] = \"a\"\n\t[1] = \"b\"\n\t[2] = \"\"\n\t[3] = \"c\"\n"},
    {L, ENVS, "413d3100423d32", 0, 0,
     "ENV   \n\t[0] = \"A=1\"\n\t[1] = \"B=2\"\n\tunterminated argument\n"},
    {L, ENVS, "'unterminated'", 0, 0,
     "ENV   \n\t[0] = \"unterminated\"\n\tunterminated argument\n"},
    {L, PLEDGE, "230000004a0100000100000000000000", 0, 0,
     "PLDG  __get_tcb, \"rpath\", errno 35 Resource temporarily unavailable\n"},
    {L, PLEDGE, "c8000000ffffffff0000000400000000", 0, 0,
     "PLDG  [-1], \"pf\", errno 200 Unknown error: 200\n"},
    {L, PLEDGE, "01000000c60000000000000100000000", 0, 0,
     "PLDG  #198 (obsolete __syscall), \"\", errno 1 Operation not permitted\n"},
    {L, PLEDGE, "01000000050000000200000000000000 'tail'", 0, 0,
     "PLDG  open, \"wpath\", errno 1 Operation not permitted\n"},
    {L, PIN, "4e000000610000000000000000000000", 0, 0,
     "PINS  socket, addr 0, errno 78, errno 78 Function not implemented\n"},
    {L, PIN, "000000004b010000ffffffffffffffff", 0, 0,
     "PINS  [331], addr ffffffffffffffff, errno 0, errno 0 Undefined error: 0\n"},

    /* What the rows above do not have. */
    {L, NAMEI, "'/end' 00", 0, 0, "NAMI  \"/end\\0\"\n"},
    {L, NAMEI, "'/a' 00 '1b' 00", 0, 0, "NAMI  \"/a\\0001b\\0\"\n"},
    {L, NAMEI, "00", 0, 0, "NAMI  \"\\0\"\n"},
    {L, GENIO, "03000000 00000000 'abc'", NODATA, 0, "GIO   fd 3 read 3 bytes\n"},
    {L, GENIO, "03000000 00000000 'abc'", 0, 2, "GIO   fd 3 read 3 bytes\n       \"ab\"\n"},
    /* What is left out tells how the last byte prints. */
    {L, GENIO, "03000000 00000000 'ab' 00 '07'", 0, 3,
     "GIO   fd 3 read 5 bytes\n       \"ab\\000\"\n"},
    {L, GENIO, "03000000 00000000 'ab' 00 '87'", 0, 3,
     "GIO   fd 3 read 5 bytes\n       \"ab\\0\"\n"},
    /* Of 32 bits on every machine. */
    {"openbsd-v2-lp64-le", SYSRET, "0300 0000 00000000 01000080", 0, 0,
     "RET   read -2147483647/0x80000001\n"},
    {L, GENIO, "03000000 01000000 'abc' 00 ff", HEX, 0,
     "GIO   fd 3 wrote 5 bytes\n\t61 62 63 00 ff\n"},
    {L, GENIO, "03000000 01000000 'abc' 00 ff", HEXDUMP, 0,
     "GIO   fd 3 wrote 5 bytes\n   0000:  61 62 63 00 ff                                   "
     "abc..\n"},
    {L, GENIO, "03000000 01000000", HEX, 0, "GIO   fd 3 wrote 0 bytes\n"},
    {L, GENIO, "03000000 01000000", HEXDUMP, 0, "GIO   fd 3 wrote 0 bytes\n"},
    {L, USER, "'label' 000000 000000000000000000000000 'ab'", HEX, 0,
     "USER  label: 2 bytes\n\t61 62\n"},
    {L, PSIG, CHILD("01000000", "00000000"), 0, 0,
     "PSIG  SIGCHLD SIG_DFL code=CLD_EXITED status=0 pid=99 uid=1000<unknown>\n"},
    {L, PSIG, CHILD("01000000", "ff000000"), 0, 0,
     "PSIG  SIGCHLD SIG_DFL code=CLD_EXITED status=255/0xff pid=99 uid=1000<unknown>\n"},
    {L, PSIG, CHILD("02000000", "0b000000"), 0, 0,
     "PSIG  SIGCHLD SIG_DFL code=CLD_KILLED status=SIGSEGV pid=99 uid=1000<unknown>\n"},
    {L, PSIG, CHILD("02000000", "0b000000"), PLAIN, 0,
     "PSIG  SIGCHLD SIG_DFL code=<2> status=SIGSEGV pid=99 uid=1000<unknown>\n"},
    {L, PLEDGE, "01000000 05000000 0200000000000000", PLAIN, 0, "PLDG  open, \"wpath\", errno 1\n"},
    {L, PIN, "01000000 05000000 0010000000000000", PLAIN, 0,
     "PINS  open, addr 1000, errno 1, errno 1\n"},
    {L, START, "", 0, 0, "STRT  \n"},
    {L, UNKNOWN, "6162", 0, 0, NULL},
    {L, CSW, "01000000 01000000", 0, 0, NULL},
    {L, EMUL, "'native'", 0, 0, NULL},

    /* Other machines, and older traces. */
    {I, PIN, "01000000 05000000 00100000", 0, 0,
     "PINS  open, addr 1000, errno 1, errno 1 Operation not permitted\n"},
    {B, GENIO, "00000003 00000001 'abc'", 0, 0, "GIO   fd 3 wrote 3 bytes\n       \"abc\"\n"},
    {I, PSIG,
     "0b000000 34120000 01000000 01000000" /* signal, handler, mask, code */
     "0b000000 01000000 00000000 adde0000 06000000" Z32 Z32 Z32 "0000000000000000 00000000",
     0, 0,
     "PSIG  SIGSEGV caught handler=0x1234 mask=0x1<SIGHUP> code=SEGV_MAPERR addr=0xdead "
     "trapno=6\n"},
    {I, PSIG,
     "14000000 00000000 00000000 01000000"
     "14000000 01000000 00000000 63000000 e8030000" Z8 Z8 "03000000" Z32 Z32 "0000000000000000"
     "0000000000000000 00000000 00000000",
     0, 0, "PSIG  SIGCHLD SIG_DFL code=CLD_EXITED status=3 pid=99 uid=1000<unknown>\n"},
    {V3, PSIG, /* up to 5.4 the user's place is that of the first clock */
     "14000000 00000000 0000000000000000 00000000 01000000"
     "14000000 01000000 00000000 00000000 63000000 00000000 e8030000 00000000 03000000 00000000" Z32
         Z32 Z32,
     0, 0, "PSIG  SIGCHLD SIG_DFL code=CLD_EXITED status=3 pid=99 uid=1000<unknown>\n"},
    {V1, PSIG, "02000000 34120000 00000000 07000000", 0, 0,
     "PSIG  SIGINT caught handler=0x1234 mask=0<> code=<7>\n"},
    {V3, CSW, "01000000 01000000", 0, 0, "CSW  stop user\n"},
    {V3, CSW, "00000000 00000000", 0, 0, "CSW  resume kernel\n"},
    {V4, EMUL, "'native'", 0, 0, "EMUL  \"native\"\n"},

    /* The length of a result counts only where there is a value. */
    {L, SYSRET, "05000000 02000000", 0, 0, "RET   open -1 errno 2 No such file or directory\n"},
    {L, SYSRET, "05000000 02000000 00", 0, 0, "RET   open -1 errno 2 No such file or directory\n"},
    {L, SYSRET, "05000000 02000000" Z8 Z8, PLAIN, 0, "RET   open -1 errno 2\n"},
    {L, SYSRET, "05000000 ffffffff 000000", 0, 0, "RET   open RESTART\n"},
    {I, SYSRET, "05000000 02000000 00", 0, 0, "RET   open -1 errno 2 No such file or directory\n"},

    /* What kdump gives up at prints as the bytes it has. */
    {L, SYSRET, "05000000 00000000 00", 0, 0,
     "RET   malformed: sysret of 9 bytes: the length fits no form of this record type\n"
     "       \"\\^E\\0\\0\\0\\0\\0\\0\\0\\0\"\n"},
    {L, PSIG, "0b000000", 0, 0,
     "PSIG  malformed: psig of 4 bytes: the length fits no form of this record type\n"
     "       \"\\v\\0\\0\\0\"\n"},
    {L, PLEDGE, "01000000", HEX, 0,
     "PLDG  malformed: pledge of 4 bytes: the length fits no form of this record type\n"
     "\t01 00 00 00\n"},
};
const size_t openbsd_rows_count = sizeof(openbsd_rows) / sizeof(openbsd_rows[0]);
