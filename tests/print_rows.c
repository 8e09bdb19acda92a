/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print_rows.c - payloads and the text of NetBSD's kdump for them.  The lp64 rows were printed by
 * kdump itself; those of other ABIs and orders follow from the structures.
 */
#include "print_rows.h"

#define L "netbsd-v2-lp64-le"
#define L0 "netbsd-v0-lp64-le"
#define OLD "netbsd-v0old-i386-le"
#define LB "netbsd-v2-lp64-be"
#define I "netbsd-v2-i386-le"
#define IB "netbsd-v2-ilp32-be"

#define CALL KTREC_KIND_SYSCALL
#define RET KTREC_KIND_SYSRET
#define NAMI KTREC_KIND_NAMEI
#define GIO KTREC_KIND_GENIO
#define PSIG KTREC_KIND_PSIG
#define CSW KTREC_KIND_CSW
#define USER KTREC_KIND_USER
#define ARG KTREC_KIND_EXEC_ARG
#define ENV KTREC_KIND_EXEC_ENV
#define MIB KTREC_KIND_MIB
#define FD KTREC_KIND_EXEC_FD
#define SAU KTREC_KIND_SAUPCALL
#define MMSG KTREC_KIND_MMSG
#define UNKNOWN KTREC_KIND_UNKNOWN

#define DEC KTREC_PRINT_DECIMAL
#define PLAIN KTREC_PRINT_PLAIN
#define PLAINER KTREC_PRINT_PLAINER
#define NUMBERS KTREC_PRINT_NUMBERS
#define HEX KTREC_PRINT_HEX
#define NODATA KTREC_PRINT_NO_DATA

/* Slots of eight bytes, little endian. */
#define Z4 "00000000"
#define S(byte) #byte "000000 " Z4
#define MINUS1 "ffffffff ffffffff"
#define Z64 "0000000000000000"
#define REST Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64

/*
 * PSIG on LP64: signal, pad, handler, four words of mask, code, pad; siginfo follows, of which 32
 * bytes are used.
 */
#define PSIG64(signal, handler, mask, code) signal Z4 handler Z4 mask Z4 Z4 Z4 code Z4
#define CAUGHT(signal, mask) PSIG64(signal, "34120040", mask, Z4)

const print_row print_rows[] = {
    /* Longer than the kind: what the first bytes say; of PSIG the start, and no end of the line. */
    {L, CSW, "01000000 00000000 ff", 0, 0, "CSW   stop kernel\n"},
    {L, FD, "03000000 01000000 0000", 0, 0, "FD    file 3\n"},
    {L, RET, "03000000 00000000" S(05) Z64 "00", 0, 0, "RET   read 5\n"},
    {I, RET, "03000000 00000000 05000000 00000000 ff", 0, 0, "RET   read 5\n"},
    {L, PSIG, PSIG64("02000000", Z64, Z4, Z4) "00", 0, 0, "PSIG  SIGINT SIG_DFL"},
    {I, PSIG, "02000000 34120040 01000000" Z4 Z4 Z4 Z4 "00", 0, 0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(1)"},
    /* Calls: slots by default, in decimal, on 32-bit machines. */
    {L, CALL, "03000000 18000000" S(03) "00 10 00 00 00 7f 00 00" MINUS1, 0, 0,
     "CALL  read(3,0x7f0000001000,0xffffffffffffffff)\n"},
    {L, CALL, "03000000 18000000" S(0a) "00 10 00 00 00 7f 00 00" MINUS1, DEC, 0,
     "CALL  read(10,139637976731648,-1)\n"},
    {L, CALL, "14000000 00000000", 0, 0, "CALL  getpid\n"},
    {L, CALL, "ffff0000 08000000" S(09), 0, 0, "CALL  [65535](9)\n"},
    {L, CALL, "ffffffff 00000000", 0, 0, "CALL  [-1]\n"},
    {L, CALL, "03000000 08000000" S(09), NUMBERS, 0, "CALL  [3](9)\n"},
    {L0, CALL, "03000000 08000000" S(09), 0, 0, "CALL  read(9)\n"},
    {I, CALL, "03000000 0c000000 03000000 00f0ffbf ffffffff", 0, 0,
     "CALL  read(3,0xbffff000,0xffffffff)\n"},
    {I, CALL, "03000000 0c000000 03000000 00f0ffbf ffffffff", DEC, 0,
     "CALL  read(3,-1073745920,-1)\n"},
    {IB, CALL, "00000003 0000000c 00000003 bffff000 00000010", 0, 0,
     "CALL  read(3,0xbffff000,0x10)\n"},
    /* Calls with arguments that have names. */
    {L, CALL, "36000000 18000000" S(01) "777404 40 00000000" S(00), 0, 0,
     "CALL  ioctl(1,TIOCGPGRP,0)\n"},
    {L, CALL, "36000000 18000000" S(01) "01e90480 00000000" S(00), 0, 0,
     "CALL  ioctl(1,_IOW(0xe9,0x1,0x4),0)\n"},
    {L, CALL, "36000000 18000000" S(01) "00e90480 00000000" S(00), DEC, 0,
     "CALL  ioctl(1,_IOW(0xe9,0,4),0)\n"},
    {L, CALL, "36000000 18000000" S(01) "015400 20 00000000" S(00), 0, 0,
     "CALL  ioctl(1,_IO('T',0x1),0)\n"},
    {L, CALL, "36000000 18000000" S(01) "0154001f 01000000" S(00), 0, 0,
     "CALL  ioctl(1,0x11f005401,0)\n"},
    {L, CALL, "36000000 18000000" S(01) "777404 40 00000000" S(00), PLAIN, 0,
     "CALL  ioctl(1,0x40047477,0)\n"},
    {L, CALL, "36000000 18000000" S(01) "777404 40 00000000" S(00), NUMBERS, 0,
     "CALL  [54](1,0x40047477,0)\n"},
    {L, CALL, "36000000 08000000" S(01), 0, 0, "CALL  ioctl(1)\n"},
    {I, CALL, "36000000 0c000000 01000000 777404 40 00000000", 0, 0,
     "CALL  ioctl(1,TIOCGPGRP,0)\n"},
    {L, CALL, "5c000000 18000000" S(03) S(03) S(00), 0, 0, "CALL  fcntl(3,F_GETFL,0)\n"},
    {L, CALL, "5c000000 18000000" S(03) S(63) S(00), DEC, 0, "CALL  fcntl(3,0x63,0)\n"},
    {L, CALL, "69000000 28000000" S(03) "ffff0000 " Z4 S(04) S(7f) S(04), 0, 0,
     "CALL  setsockopt(3,SOL_SOCKET,SO_REUSEADDR,0x7f,4)\n"},
    {L, CALL, "69000000 28000000" S(03) S(06) S(0b) S(7f) S(04), 0, 0,
     "CALL  setsockopt(3,IPPROTO_TCP,0xb,0x7f,4)\n"},
    {L, CALL, "69000000 28000000" S(03) S(63) S(03) S(7f) S(04), 0, 0,
     "CALL  setsockopt(30x63,3,0x7f,4)\n"},
    {L, CALL, "25000000 10000000 9c010000 00000000" S(09), 0, 0, "CALL  kill(0x19c, SIGKILL)\n"},
    {L, CALL, "25000000 10000000 9c010000 00000000" S(00), DEC, 0, "CALL  kill(412, SIG 0)\n"},
    {L, CALL, "25000000 10000000 9c010000 00000000" MINUS1, 0, 0,
     "CALL  kill(0x19c, SIG*unknown -1*)\n"},
    {L, CALL, "25000000 10000000 9c010000 00000000" S(3f), 0, 0, "CALL  kill(0x19c, SIGRT30)\n"},
    {L, CALL, "4a000000 18000000 00100000 00000000" S(00) S(05), 0, 0,
     "CALL  mprotect(0x1000,0,PROT_READ|PROT_EXEC)\n"},
    {L, CALL, "4a000000 18000000" S(00) S(00) S(00), 0, 0, "CALL  mprotect(0,0,PROT_NONE)\n"},
    {L, CALL, "4a000000 18000000" S(00) S(00) "01000080 00000000", 0, 0,
     "CALL  mprotect(0,0,PROT_READ|0xffffffff80000000)\n"},
    {I, CALL, "4a000000 0c000000 00000000 00000000 10000080", 0, 0,
     "CALL  mprotect(0,0,0x80000010)\n"},
    {L, CALL,
     "c5000000 38000000" S(00) "00100000 00000000" S(03) "02100000 00000000" MINUS1 S(00) S(00), 0,
     0,
     "CALL  "
     "mmap(0,0x1000,PROT_READ|PROT_WRITE,0x1002<PRIVATE,ANONYMOUS,ALIGN=NONE>,0xffffffffffffffff,0,"
     "0)\n"},
    {L, CALL, "c5000000 30000000" S(00) S(00) S(00) "00000001 00000000" S(00) S(00), 0, 0,
     "CALL  mmap(0,0,PROT_NONE,0x1000000<FILE,>,0,0)\n"},
    {L, CALL, "1a000000 20000000" S(09) S(64) S(00) S(00), 0, 0,
     "CALL  ptrace(PT_ATTACH,0x64,0,0)\n"},
    {L, CALL, "1a000000 08000000" S(63), DEC, 0, "CALL  ptrace(0x63)\n"},
    /* Returns. */
    {L, RET, "03000000 00000000" S(09) S(00), 0, 0, "RET   read 9\n"},
    {L, RET, "03000000 00000000 00100000 00000000" S(00), 0, 0, "RET   read 4096/0x1000\n"},
    {L, RET, "2a000000 00000000" S(0a) S(04), 0, 0, "RET   pipe 10/0xa, 4\n"},
    {L, RET, "03000000 00000000" MINUS1 S(00), 0, 0, "RET   read -1/0xffffffffffffffff\n"},
    {L, RET, "03000000 00000000" S(0a) S(00), PLAIN, 0, "RET   read 0xa\n"},
    {L, RET, "03000000 00000000" S(0a) S(00), PLAIN | DEC, 0, "RET   read 10\n"},
    {L, RET, "03000000 00000000" S(0a) S(00), PLAINER, 0, "RET   [3] 0xa\n"},
    {L, RET, "03000000 00000000" S(0a) S(00), NUMBERS, 0, "RET   [3] 10/0xa\n"},
    {L, RET, "03000000 00000000" S(0a), 0, 0, "RET   read 10/0xa\n"},
    {I, RET, "03000000 00000000 ffffffff 00000000", 0, 0, "RET   read -1/0xffffffff\n"},
    {L, RET, "05000000 02000000" Z64 Z64, 0, 0,
     "RET   open -1 errno 2 No such file or directory\n"},
    {L, RET, "05000000 02000000" Z64 Z64, PLAIN, 0, "RET   open -1 errno 2\n"},
    {L, RET, "05000000 fdffffff" Z64 Z64, 0, 0, "RET   open RESTART\n"},
    {L, RET, "3b000000 feffffff" Z64 Z64, 0, 0, "RET   execve JUSTRETURN\n"},
    {L, RET, "05000000 ffffffff" Z64 Z64, 0, 0,
     "RET   open -1 errno -1 Unknown error: 4294967295\n"},
    {L, RET, "05000000 e8030000" Z64 Z64, 0, 0, "RET   open -1 errno 1000 Unknown error: 1000\n"},
    {OLD, RET, "05000000 ffffffff 00000000", 0, 0, "RET   open RESTART\n"},
    {OLD, RET, "05000000 fdffffff 00000000", 0, 0,
     "RET   open -1 errno -3 Unknown error: 4294967293\n"},
    {LB, RET, "00030000 00000000 0000000000000000 0000000000000005", 0, 0, "RET   read 0, 5\n"},
    /* Paths: raw, up to a NUL. */
    {L, NAMI, "'/etc/passwd' 00", 0, 0, "NAMI  \"/etc/passwd\"\n"},
    {L, NAMI, "'/etc/passwd'", 0, 0, "NAMI  \"/etc/passwd\"\n"},
    {L, NAMI, "'/a' 00 'b' 00", 0, 0, "NAMI  \"/a\"\n"},
    {L, NAMI, "'/q' 22 0a ff 00", 0, 0, "NAMI  \"/q\"\n\xff\"\n"},
    {L, NAMI, "", 0, 0, "NAMI  \"\"\n"},
    /* Data as text. */
    {L, GIO, "01000000 01000000 'hello' 0a", 0, 0,
     "GIO   fd 1 wrote 6 bytes\n       \"hello\\n\"\n"},
    {L, GIO, "ffffffff 00000000 'x'", 0, 0, "GIO   read 1 bytes\n       \"x\"\n"},
    {L, GIO, "03000000 00000000", 0, 0, "GIO   fd 3 read 0 bytes\n       \"\"\n"},
    {L, GIO, "01000000 01000000 'hello'", 0, 2, "GIO   fd 1 wrote 5 bytes\n       \"he\"\n"},
    {L, GIO, "01000000 01000000 'hello'", NODATA, 0, "GIO   fd 1 wrote 5 bytes\n"},
    {L, GIO, "00000000 00000000 00 '0' 00 '8' 00 01 1b 7f 80 a0 a1 ff 5c 22 09 20", 0, 0,
     "GIO   fd 0 read 16 bytes\n       \"\\0000\\08\\0\\^A\\^[\\^?\\M^@\\240\\M-!\\M^?\\\\\\\"\t "
     "\"\n"},
    {L, GIO, "00000000 00000000 0a 0d 08 07 0b 0c", 0, 0,
     "GIO   fd 0 read 6 bytes\n       \"\\n\\r\\b\\a\\v\\f\"\n"},
    {L, GIO,
     "00000000 00000000 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxz'",
     0, 0,
     "GIO   fd 0 read 71 bytes\n"
     "       \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\\n\tz\"\n"},
    /* A tab that would pass the fold takes all eight columns of the next line. */
    {L, GIO,
     "00000000 00000000 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' "
     "09 'zz'",
     0, 0,
     "GIO   fd 0 read 73 bytes\n"
     "       "
     "\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\\\n\t\tzz\"\n"},
    /* Data as hex: groups are numbers in the trace's order. */
    {L, GIO, "00000000 00000000 'hello, world' 0a '0123'", HEX, 1,
     "GIO   fd 0 read 17 bytes\n"
     "\t000   68 65 6c 6c 6f 2c 20 77  6f 72 6c 64 0a 30 31 32 hello,.world.012\n"
     "\t010   33                                               3\n"},
    {L, GIO, "00000000 00000000 'hello, world' 0a '0123'", HEX, 4,
     "GIO   fd 0 read 17 bytes\n"
     "\t000     6c6c6568   77202c6f   646c726f   3231300a  hello,.world.012\n"
     "\t010           33                                   3\n"},
    {LB, GIO, "00000000 00000000 'hello, world' 0a '0123'", HEX, 4,
     "GIO   fd 0 read 17 bytes\n"
     "\t000     68656c6c   6f2c2077   6f726c64   0a303132  hello,.world.012\n"
     "\t010     33                                         3\n"},
    {L, GIO, "00000000 00000000 '0123456789abcdef'", HEX, 2,
     "GIO   fd 0 read 16 bytes\n\t000    3130  3332  3534  3736  3938  6261  6463  6665  "
     "0123456789abcdef\n"},
    {L, GIO, "00000000 00000000 '0123456789abcdef'", HEX, 8,
     "GIO   fd 0 read 16 bytes\n\t000     3736353433323130   6665646362613938  0123456789abcdef\n"},
    {L, GIO, "00000000 00000000 '0123456789abcdef'", HEX, 16,
     "GIO   fd 0 read 16 bytes\n\t000     66656463626139383736353433323130  0123456789abcdef\n"},
    {L, GIO, "00000000 00000000 '0123456789abcdef0123456789abcdefx'", HEX, 1,
     "GIO   fd 0 read 33 bytes\n"
     "\t000   30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66 0123456789abcdef\n"
     "\t010                                                    0123456789abcdef\n"
     "\t020   78                                               x\n"},
    {L, GIO, "00000000 00000000 " Z64 Z64 Z64 Z64 Z64 Z64 Z64 Z64, HEX, 1,
     "GIO   fd 0 read 64 bytes\n"
     "\t000   00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00 ................\n"
     "\t***\n"
     "\t030   00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00 ................\n"},
    /* Signals: short, and with siginfo. */
    {L, PSIG, PSIG64("02000000", Z4, Z4, Z4), 0, 0, "PSIG  SIGINT SIG_DFL\n"},
    {L, PSIG, CAUGHT("02000000", Z4), 0, 0, "PSIG  SIGINT caught handler=0x40001234 mask=())\n"},
    {L, PSIG, CAUGHT("0f000000", "01000080"), 0, 0,
     "PSIG  SIGTERM caught handler=0x40001234 mask=(1,32))\n"},
    {L, PSIG, PSIG64("01000000", "01000000", Z4, "ffffffff"), 0, 0,
     "PSIG  SIGHUP caught handler=0x1 mask=() code=0xffffffff)\n"},
    {L, PSIG, PSIG64("40000000", Z4, Z4, "01000000"), 0, 0,
     "PSIG  SIG*unknown 64* SIG_DFL code=0x1\n"},
    {L, PSIG, CAUGHT("02000000", Z4) "02000000 00000000 00000000" Z4 "c8000000 00000000 " Z64 REST,
     0, 0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(): code=SI_USER sent by pid=200, uid=0)\n"},
    {L, PSIG,
     CAUGHT("02000000", Z4) "02000000 ffffffff 00000000" Z4 "c8000000 ffffffff 42000000" Z4 REST, 0,
     0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(): code=SI_QUEUE sent by pid=200, uid=-1 with "
     "sigval 0x42)\n"},
    {L, PSIG,
     CAUGHT("02000000", Z4) "02000000 fcffffff 00000000" Z4 "c8000000 ffffffff 42000000" Z4 REST, 0,
     0, "PSIG  SIGINT caught handler=0x40001234 mask=(): code=SI_MESGQ with sigval 0x42)\n"},
    {L, PSIG, CAUGHT("02000000", Z4) "02000000 b3ffffff 00000000" Z4 Z64 Z64 REST, 0, 0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(): code=-77 unimplemented)\n"},
    {L, PSIG, CAUGHT("02000000", Z4) "02000000 ff7f0000 00000000" Z4 Z64 Z64 REST, 0, 0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(): code=SI_NOINFO\n"},
    {L, PSIG,
     PSIG64("14000000", Z4, Z4, Z4) "14000000 01000000 00000000" Z4
                                    "63000000 e8030000 ffffffff 03000000" REST,
     0, 0,
     "PSIG  SIGCHLD SIG_DFL: code=CLD_EXITED child pid=99, uid=1000,  status=4294967295, utime=3, "
     "stime=0)\n"},
    {L, PSIG,
     PSIG64("0b000000", Z4, Z4, Z4) "0b000000 01000000 00000000" Z4
                                    "10000000 00000000 06000000" Z4 REST,
     0, 0, "PSIG  SIGSEGV SIG_DFL: code=SEGV_MAPERR, addr=0x10, trap=6)\n"},
    {L, PSIG,
     PSIG64("05000000", Z4, Z4, Z4) "05000000 05000000 00000000" Z4
                                    "03000000 01000000 02000000" Z4 REST,
     0, 0, "PSIG  SIGTRAP SIG_DFL: code=TRAP_LWP, addr=0x100000003, trap=2)\n"},
    {L, PSIG,
     PSIG64("17000000", Z4, Z4, Z4) "17000000 02000000 00000000" Z4 MINUS1 "ffffffff" Z4 REST, 0, 0,
     "PSIG  SIGIO SIG_DFL: code=[2], fd=-1, band=ffffffffffffffff)\n"},
    {L, PSIG, PSIG64("01000000", Z4, Z4, Z4) "01000000 02000000 23000000" Z4 Z64 Z64 REST, 0, 0,
     "PSIG  SIGHUP SIG_DFL: code=[2], errno=35)\n"},
    {I, PSIG, "02000000 34120040 01000000" Z4 Z4 Z4 Z4, 0, 0,
     "PSIG  SIGINT caught handler=0x40001234 mask=(1))\n"},
    /* The rest of the regular kinds. */
    {L, CSW, "01000000 00000000", 0, 0, "CSW   stop kernel\n"},
    {L, CSW, "00000000 01000000", 0, 0, "CSW   resume user\n"},
    {L, ARG, "'-x ' 22 'q' 0a 22", 0, 0, "ARG   \"-x \\\"q\\n\\\"\"\n"},
    {L, ENV, "", 0, 0, "ENV   \"\"\n"},
    {L, ENV, "'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFzz'", 0, 0,
     "ENV   \"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\\\n\tzz\"\n"},
    {L, MIB, "01000000 12000000 ffffffff", 0, 0, "MIB   1.18.-1\n"},
    {IB, MIB, "00000001 00000012", 0, 0, "MIB   1.18\n"},
    {L, MIB, "", 0, 0, "MIB   \n"},
    {L, FD, "03000000 02000000", 0, 0, "FD    socket 3\n"},
    {L, FD, "03000000 00000000", 0, 0, "FD    0 3\n"},
    {L, FD, "ffffffff ffffffff", 0, 0, "FD    UNKNOWN(4294967295) -1\n"},
    {L, SAU, "'abc'", 0, 0,
     "SAU   \n\t000   61 62 63                                         abc\n"},
    {L, MMSG, "'abc'", 0, 0,
     "UNKNOWN(9)  \n\t000   61 62 63                                         abc\n"},
    {L, UNKNOWN, "'abc'", HEX, 4,
     "UNKNOWN(17)  \n\t000       636261                                   abc\n"},
    {L, UNKNOWN, "", 0, 0, "UNKNOWN(17)  \n"},
    /* Labelled data. */
    {L, USER, "'hello' 00 00000000 00000000 00000000 0000 010200ff", 0, 0,
     "MISC  hello: 4, 010200ff\n"},
    {L, USER, "'twenty-characters-xx'", 0, 0, "MISC  twenty-characters-xx: 0, \n"},
    {L, USER, "'hello' 00 00000000 00000000 00000000 0000 010200ff", HEX, 1,
     "MISC  hello:\n\t000   01 02 00 ff                                      ....\n"},
    {L, USER,
     "'msghdr' 0000 00000000 00000000 00000000 00ff7f7f" Z4 "1c000000" Z4 "00200000" Z4
     "ffffffff" Z4 Z64 "00000080 08000000",
     0, 0,
     "MISC  msghdr: [name=0x7f7fff00, namelen=28, iov=0x2000, iovlen=18446744073709551615, "
     "control=0x0, "
     "controllen=2147483648, flags=8]\n"},
    {IB, USER,
     "'msghdr' 0000 00000000 00000000 00000000 bffff000 00000010 00002000 ffffffff 00000000 "
     "00000018 00000020",
     0, 0,
     "MISC  msghdr: [name=0xbffff000, namelen=16, iov=0x2000, iovlen=4294967295, control=0x0, "
     "controllen=24, "
     "flags=20]\n"},
    {L, USER, "'msghdr' 0000 00000000 00000000 00000000 0102", 0, 0,
     "MISC  msghdr: short: 2, 0102\n"},
    {L, USER, "'mbcontrol' 00 00000000 00000000 0000 18000000 ffff0000 08000000 01020304", 0, 0,
     "MISC  mbcontrol: [len=24, level=65535, type=8]\n"},
    {L, USER, "'malloc' 0000 00000000 00000000 00000000 " Z64 Z64 Z64, 0, 0,
     "MISC  malloc: malloc_init()\n"},
    {L, USER, "'malloc' 0000 00000000 00000000 00000000 " Z64 S(40) S(10), 0, 0,
     "MISC  malloc: 0x10 = malloc(64)\n"},
    {L, USER, "'malloc' 0000 00000000 00000000 00000000 " S(10) S(40) S(20), 0, 0,
     "MISC  malloc: 0x20 = realloc(0x10, 64)\n"},
    {L, USER, "'malloc' 0000 00000000 00000000 00000000 " S(10) Z64 Z64, 0, 0,
     "MISC  malloc: free(0x10)\n"},
    {I, USER, "'malloc' 0000 00000000 00000000 00000000 00000000 40000000 00f0ffbf", 0, 0,
     "MISC  malloc: 0xbffff000 = malloc(64)\n"},
    {L, USER, "'xattr-name' 0000 00000000 00000000 'system.x' 00", 0, 0,
     "MISC  xattr-name: [system.x]\n"},
    {L, USER, "'xattr-val' 00 0000 00000000 00000000 'ab'", 0, 0, "MISC  xattr-val: 6162\n"},
    {L, USER, "'xattr-list' 0000 00000000 00000000 01 'a' 02 'b' 00 04 'four'", 0, 0,
     "MISC  xattr-list: a b four\n"},
    {L, USER, "'xattr-list' 0000 00000000 00000000 ff 'qq'", 0, 0, "MISC  xattr-list: qq\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1002 0050 0a000203 " Z64, 0, 0,
     "MISC  mbsoname: [10.0.2.3]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 0d01 '/tmp/sock0' 00", 0, 0,
     "MISC  mbsoname: [/tmp/sock0]\n"},
    {L, USER,
     "'mbsoname' 00000000 00000000 00000000 1c18 0050 00000000 20010db8 00000000 00000000 00000001 "
     "00000000",
     0, 0, "MISC  mbsoname: [2001:db8::1]\n"},
    {L, USER,
     "'mbsoname' 00000000 00000000 00000000 1c18 0050 00000000 00000000 00000000 0000ffff 7f000001 "
     "00000000",
     0, 0, "MISC  mbsoname: [::ffff:127.0.0.1]\n"},
    {L, USER,
     "'mbsoname' 00000000 00000000 00000000 1c18 0050 00000000 00010000 00000001 00000000 00000000 "
     "00000000",
     0, 0, "MISC  mbsoname: [1:0:0:1::]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06000000 " Z64, 0, 0,
     "MISC  mbsoname: [link#3]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06020300 'wm' 0a1bff", 0, 0,
     "MISC  mbsoname: [a.1b.ff]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06030000 'wm0'", 0, 0,
     "MISC  mbsoname: [wm0]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06000300 0a1bff", 0, 0,
     "MISC  mbsoname: [a.1b.ff]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06050200 'wm0:1' 0a1b", 0, 0,
     "MISC  mbsoname: [1:a.1b]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06050000 'wm0:1'", 0, 0,
     "MISC  mbsoname: [1]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1412 0300 06030600 'wm'", 0, 0,
     "MISC  mbsoname: [wm]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1010 0000 0064 0700", 0, 0,
     "MISC  mbsoname: [100.7]\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1002 0050 0a00", 0, 0,
     "MISC  mbsoname: short: 6, 100200500a00\n"},
    {L, USER, "'mbsoname' 00000000 00000000 00000000 1063", 0, 0, "MISC  mbsoname: [family 99]\n"},
};

const size_t print_rows_count = sizeof(print_rows) / sizeof(print_rows[0]);
