/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * print_freebsd_others.c - texts of the newest release, of other machines, and of records that no
 * kernel writes.  They follow from what the kdumps do, and were not printed by them.
 */
#include "print_freebsd_rows.h"

#define V1 "freebsd-v1-lp64-le"
#define OLDER "freebsd-12.1"

#define S(bytes) bytes " 00000000"
#define CALL(number, slots, bytes) KTREC_KIND_SYSCALL, 0x209, 0, number " " slots " 00000000" bytes
#define CALL32(number, slots, bytes) KTREC_KIND_SYSCALL, 0x109, 0, number " " slots bytes
#define NOTED(options, fflags)                                                                     \
    KTREC_KIND_STRUCT_ARRAY, 0, options,                                                           \
        "2000000000000000 'kevent_freebsd11' 00 0300000000000000 f5ff 0000 " fflags                \
        "0000000000000000 0000000000000000"
#define NOTES                                                                                      \
    "STRU  struct kevent_freebsd11[] = { { ident=0x3, filter=EVFILT_USER, flags=0, fflags="
#define NOTES_END ", data=0, udata=0x0 } }\n"
#define LINUX(number, slots, bytes) KTREC_KIND_SYSCALL, 0x203, 0, number " " slots " 00000000" bytes

const freebsd_other_row freebsd_other_rows[] = {
    /* 13 and later: the protection a mapping may be given, and flags in umtx operations. */
    {V1,
     NULL,
     {CALL("4a00", "0300", S("00000000") S("00100000") S("01000700")),
      "CALL  "
      "mprotect(0,0x1000,0x70001<PROT_MAX(PROT_READ|PROT_WRITE|PROT_EXEC)|PROT_READ>)\n"}},
    {V1,
     NULL,
     {CALL("c601", "0200", S("00100000") S("08000080")),
      "CALL  _umtx_op(0x1000,0x80000008<UMTX_OP__32BIT|UMTX_OP_CV_WAIT>)\n"}},
    {V1, NULL, {CALL("2500", "0200", S("ffffffff") S("09000000")), "CALL  kill(-1,SIGKILL)\n"}},
    {V1, OLDER, {CALL("2500", "0200", S("05000000") S("09000000")), "CALL  kill(0x5,SIGKILL)\n"}},
    {V1, NULL, {CALL("1600", "0200", S("00100000") S("00000000")), "CALL  unmount(0x1000,0)\n"}},
    /* A process of which nothing is known: decoded by 12 only. */
    {V1,
     NULL,
     {KTREC_KIND_SYSCALL, 0, 0, "2500 0200 00000000" S("05000000") S("09000000"),
      "CALL  kill(0x5,0x9)\n"}},
    {V1,
     OLDER,
     {KTREC_KIND_SYSCALL, 0, 0, "2500 0200 00000000" S("05000000") S("09000000"),
      "CALL  kill(0x5,SIGKILL)\n"}},
    /* Slots that are not there are 0. */
    {V1, OLDER, {CALL("0500", "0100", S("00100000")), "CALL  open(0x1000,0<O_RDONLY>)\n"}},
    {V1,
     OLDER,
     {CALL("dd01", "0100", S("00000000")), "CALL  mmap(0,0,0<PROT_NONE>,0<MAP_FILE>)\n"}},
    /* The parenthesis that is forgotten, and the slot that is not counted. */
    {V1,
     OLDER,
     {CALL("3c00", "0200", S("12000000") S("01000000")),
      "CALL  umask(022<S_IWGRP|S_IWOTH>(0x1)\n"}},
    {V1,
     OLDER,
     {CALL("e201", "0300", S("01000000") S("02000000") S("a4010000")),
      "CALL  shm_open(SHM_ANON,0x2<O_RDWR>,0644<S_IRUSR|S_IWUSR|S_IRGRP|S_IROTH>(0)\n"}},
    /* 32-bit processes: two slots, the low half first, whatever the order of the machine. */
    {"freebsd-v1-i386-le",
     OLDER,
     {CALL32("de01", "0400", "03000000 05000000 01000000 00000000"),
      "CALL  lseek(0x3,0x100000005,SEEK_SET)\n"}},
    {"freebsd-v0-ilp32-be",
     NULL,
     {CALL32("01de", "0004", "00000003 00000005 00000001 00000000"),
      "CALL  lseek(0x3,0x100000005,SEEK_SET)\n"}},
    {"freebsd-v0-ilp32-be",
     OLDER,
     {CALL32("01de", "0005", "00000003 00000000 00000005 00000001 00000002"),
      "CALL  lseek(0x3,0x100000005,SEEK_END)\n"}},
    {"freebsd-v1-i386-le",
     OLDER,
     {KTREC_KIND_SYSRET, 0x109, 0, "0300 0000 00000000 ffffffff", "RET   read -1/0xffffffff\n"}},
    /* Linux: the arguments are decoded by the newest only. */
    {V1,
     NULL,
     {LINUX("0200", "0300", S("00100000") S("41000000") S("a4010000")),
      "CALL  "
      "linux_open(0x1000,0x41<O_WRONLY|O_CREAT>,0644<S_IRUSR|S_IWUSR|S_IRGRP|S_IROTH>)\n"}},
    {V1,
     OLDER,
     {LINUX("0200", "0300", S("00100000") S("41000000") S("a4010000")),
      "CALL  linux_open(0x1000,0x41,0x1a4)\n"}},
    {V1,
     NULL,
     {LINUX("3e00", "0200", S("05000000") S("11000000")), "CALL  linux_kill(5,SIGCHLD)\n"}},
    {V1,
     NULL,
     {LINUX("3e00", "0200", S("05000000") S("24000000")), "CALL  linux_kill(5,SIGRT4)\n"}},
    {V1,
     NULL,
     {LINUX("e400", "0200", S("01000000") S("00100000")),
      "CALL  linux_clock_gettime(CLOCK_MONOTONIC,0x1000)\n"}},
    {V1,
     NULL,
     {LINUX("e400", "0200", S("d2ffffff") S("00100000")),
      "CALL  linux_clock_gettime(PROCESS|CPUCLOCK_SCHED(5),0x1000)\n"}},
    {V1,
     NULL,
     {LINUX("e400", "0200", S("d7ffffff") S("00100000")),
      "CALL  linux_clock_gettime(INVALID PERTHREAD|CLOCKFD(5),0x1000)\n"}},
    {V1,
     NULL,
     {LINUX("3800", "0200", S("11010000") S("00000000")),
      "CALL  linux_clone(0x111<(SIGCHLD)CLONE_VM>,0)\n"}},
    /* CloudABI is known to 12. */
    {V1,
     OLDER,
     {KTREC_KIND_SYSRET, 0x211, 0, "0300 0000 02000000 0000000000000000",
      "RET   cloudabi_sys_fd_close -1 errno 44 No such file or directory\n"}},
    {V1,
     NULL,
     {KTREC_KIND_SYSRET, 0x211, 0, "0300 0000 02000000 0000000000000000",
      "RET   [3] -1 errno 2147483647 No such file or directory\n"}},
    /* Other lengths of malloc's and the linker's records on 32-bit machines. */
    {"freebsd-v1-i386-le",
     OLDER,
     {KTREC_KIND_USER, 0, 0, "00000000 20000000 00100000", "USER  0x1000 = malloc(32)\n"}},
    {"freebsd-v1-ilp32-be",
     OLDER,
     {KTREC_KIND_USER, 0, 0, "00001000 00000000 00000000", "USER  free(0x1000)\n"}},
    {"freebsd-v1-i386-le",
     OLDER,
     {KTREC_KIND_USER, 0, 0,
      "00000000 00000000 20000000 00000000"
      "00100000 00000000",
      "USER  24  00 00 00 00 00 00 00 00 20 00 00 00 00 00 00 00 00 10 00 00"
      " 00 00 00 00\n"}},
    /* Structures that 12 does not know, and each release's names for those of 11. */
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'cpuset_t' 00 0500000000000000", "STRU  cpuset_t [ 0, 2 ]\n"}},
    {V1,
     OLDER,
     {KTREC_KIND_STRUCT, 0, 0, "'cpuset_t' 00 0500000000000000", "STRU  unknown structure\n"}},
    {V1,
     OLDER,
     {KTREC_KIND_STRUCT, 0, 0, "'splice' 00 0500000000000000", "STRU  unknown structure\n"}},
    {V1, NULL, {KTREC_KIND_STRUCT, 0, 0, "'splice' 00 0500000000000000", "STRU  invalid record\n"}},
    {V1,
     OLDER,
     {KTREC_KIND_STRUCT_ARRAY, 0, 0, "0700000000000000 'pollfd' 00 03000000 0100 00",
      "STRU  struct pollfd[] = { <unknown structure> }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT_ARRAY, 0, 0, "0700000000000000 'pollfd' 00 03000000 0100 00",
      "STRU  struct pollfd[] = { <bad size> }\n"}},
    /* Fractions below zero: the sign takes one of the places. */
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0,
      "'splice' 00 04000000 00000000 1000000000000000"
      "0100000000000000 fbffffffffffffff",
      "STRU  struct splice { fd=4, max=0x10, idle=1.-00005 }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0,
      "'splice' 00 04000000 00000000 0000000000000000"
      "0100000000000000 40420f0000000000",
      "STRU  struct splice { fd=4, max=0, idle=1.1000000 }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'l_sigset_t' 00 0240000000000000",
      "STRU  l_sigset_t [ SIGINT, SIGTERM ]\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'sockaddr' 00 0c26 0000 05000000 01000000",
      "STRU  struct sockaddr { AF_NETLINK, netlink[pid=5, groups=0x1] }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT_ARRAY, 0, 0, "0800000000000000 'pollfd' 00 03000000 0100 0000",
      "STRU  struct pollfd[] = { { fd=3, events=0x1<POLLIN>, revents=0} }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT_ARRAY, 0, 0,
      "1400000000000000 'kevent32_freebsd11' 00"
      "03000000 ffff 0100 00000000 05000000 00000000",
      "STRU  struct kevent32_freebsd11[] = { <unknown structure> }\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT_ARRAY, 0, 0,
      "1400000000000000 'freebsd11_kevent32' 00"
      "03000000 ffff 0100 00000000 05000000 00000000",
      "STRU  struct freebsd11_kevent32[] = { { ident=3, filter=EVFILT_READ, flags=0x1<EV_ADD>,"
      " fflags=0, data=0x5, udata=0x0 } }\n"}},
    /* What a program's own event is told: the flags follow an operation, always in hex. */
    {V1, OLDER, {NOTED(0, "00000080"), NOTES "NOTE_FFOR|0" NOTES_END}},
    {V1, OLDER, {NOTED(0, "03000041"), NOTES "NOTE_TRIGGER|NOTE_FFAND|0x3" NOTES_END}},
    {V1, OLDER, {NOTED(KTREC_PRINT_DECIMAL, "0b0000c0"), NOTES "NOTE_FFCOPY|0xb" NOTES_END}},
    {V1,
     OLDER,
     {NOTED(KTREC_PRINT_DECIMAL, "0b000001"), NOTES "NOTE_TRIGGER|NOTE_FFNOP|0xb" NOTES_END}},
    {V1, OLDER, {NOTED(0, "00000001"), NOTES "NOTE_TRIGGER" NOTES_END}},
    {V1, OLDER, {NOTED(0, "0b000000"), NOTES "0xb" NOTES_END}},
    {V1, OLDER, {NOTED(KTREC_PRINT_DECIMAL, "0b000000"), NOTES "11" NOTES_END}},
    {V1, OLDER, {NOTED(0, "0b000002"), NOTES "0xb" NOTES_END}},
    /* Rights that combine others, which only the newest has names for. */
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0d00000000000002 0000000000000004",
      "STRU  cap_rights_t CAP_PREAD\n"}},
    {V1,
     OLDER,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0500000000000002 0000000000000004",
      "STRU  cap_rights_t CAP_READ,CAP_SEEK_TELL\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0000000000000002 0000000000000004",
      "STRU  cap_rights_t CAP_NONE\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0000000000000004 0000000000000002",
      "STRU  cap_rights_t invalid cap_rights_t\n"}},
    /* In its list what combines rights stands where the last of them stood, and they go there. */
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0004000040040002 0000000000000004",
      "STRU  cap_rights_t CAP_SHUTDOWN,CAP_RENAMEAT_TARGET\n"}},
    {V1,
     NULL,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0000000000000002 4002000000000004",
      "STRU  cap_rights_t CAP_PDGETPID,CAP_KQUEUE_EVENT\n"}},
    /* Of more words than there are. */
    {V1,
     OLDER,
     {KTREC_KIND_STRUCT, 0, 0, "'caprights' 00 0100000000000042 0000000000000004",
      "STRU  cap_rights_t invalid cap_rights_t\n"}},
    /* Signals before FreeBSD 4; strings without a last NUL, behind which kdump seeks another. */
    {"freebsd-v0old-i386-le",
     OLDER,
     {KTREC_KIND_PSIG, 0, 0, "02000000 a4020000 00000000 03000000",
      "PSIG  SIGINT caught handler=0x2a4 mask=0x0 code=0x3\n"}},
    {V1, NULL, {KTREC_KIND_ARGS, 0, 0, "'ls' 00 '-l'", "ARGS  \"ls\", \"-l\", \n"}},
};

const size_t freebsd_other_rows_count = sizeof(freebsd_other_rows) / sizeof(freebsd_other_rows[0]);
