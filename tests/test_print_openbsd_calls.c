/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_openbsd_calls.c - calls and results.  The lp64 rows were printed by kdump itself, or
 * follow from rows that were; those of 32-bit machines follow from how the kernel lays arguments
 * out.
 */
#include "test_print_openbsd.h"

#define L "openbsd-v5-lp64-le"
#define I "openbsd-v5-i386-le"
#define A "openbsd-v5-ilp32-le"
#define B "openbsd-v5-ilp32-be"

#define DEC KTREC_PRINT_DECIMAL
#define PLAIN KTREC_PRINT_PLAIN
#define NUMBERS KTREC_PRINT_NUMBERS

#define CWD 0xffffffffffffff9c /* AT_FDCWD */
#define ALL 0xffffffffffffffff

/* Numbers of 7.6. */
enum {
    READ = 3,
    OPEN = 5,
    WAIT4 = 11,
    MKNOD = 14,
    CHOWN = 16,
    PTRACE = 26,
    RECVMSG = 27,
    ACCESS = 33,
    KTRACE = 45,
    SIGACTION = 46,
    SIGPROCMASK = 48,
    MMAP = 49,
    IOCTL = 54,
    FUTEX = 83,
    KBIND = 86,
    CLOCK_GETTIME = 87,
    FCNTL = 92,
    ACCEPT4 = 93,
    SOCKET = 97,
    PIPE2 = 101,
    SETSOCKOPT = 105,
    PLEDGE = 108,
    KILL = 122,
    QUOTACTL = 148,
    WAITID = 160,
    LSEEK = 166,
    PREAD = 169,
    SEMGET = 221,
    MSGRCV = 227,
    POLL = 252,
    OPENAT = 321
};

const openbsd_call_row openbsd_call_rows[] = {
    /* The frame. */
    {L, READ, 3, {3, 0x7f7fff001000, 4096}, 0, "read(3,0x7f7fff001000,0x1000)"},
    {L, READ, 3, {3, 0x7f7fff001000, 4096}, DEC, "read(3,0x7f7fff001000,0x1000)"},
    {L, READ, 3, {3, 0x1000, 4096}, PLAIN, "read(0x3,0x1000,0x1000)"},
    {L, READ, 3, {3, ALL, 4096}, PLAIN | DEC, "read(3,-1,4096)"},
    {L, READ, 4, {3, 0, 0, 0x11}, 0, "read(3,0,0,0x11)"},
    {L, READ, 4, {3, 0, 0, ALL}, DEC, "read(3,0,0,-1)"},
    {L, READ, 2, {3, 0}, 0, "read(3,0)"},
    {L, READ, 0, {0}, 0, "read()"},
    {L, READ, 1, {3}, NUMBERS, "[3](0x3)"},
    {L, 9999, 1, {9}, 0, "[9999](0x9)"},
    {L, -2 & 0xffff, 0, {0}, 0, "[65534]()"},
    {L, 0, 2, {1, 2}, 0, "#0 (unimplemented syscall)(0x1,0x2)"},
    {I, READ, 3, {3, 0xcf7ff000, 16}, 0, "read(3,0xcf7ff000,0x10)"},
    {I, READ, 4, {3, 0, 0, 0xffffffff}, DEC, "read(3,0,0,-1)"},

    /* Numbers with a name. */
    {L, OPENAT, 4, {CWD, 0x601234, 0, 0}, 0, "openat(AT_FDCWD,0x601234,0<O_RDONLY>)"},
    {L, WAIT4, 4, {ALL, 0, 1, 0}, 0, "wait4(WAIT_ANY,0,0x1<WNOHANG>,0)"},
    {L, WAIT4, 4, {0, 0, 0, 0}, 0, "wait4(WAIT_MYPGRP,0,0<>,0)"},
    {L, WAIT4, 4, {77, 0, 0x40, 0}, 0, "wait4(77,0,0x40<><invalid>64,0)"},
    {L, POLL, 3, {0x1000, 1, ALL}, 0, "poll(0x1000,1,INFTIM)"},
    {L, POLL, 3, {0x1000, ALL, 5}, 0, "poll(0x1000,4294967295,5)"},
    {L, KILL, 2, {ALL, 15}, 0, "kill(-1,SIGTERM)"},
    {L, KILL, 2, {1, 32}, 0, "kill(1,SIGTHR)"},
    {L, KILL, 2, {1, 0}, 0, "kill(1,SIG 0)"},
    {L, KILL, 2, {1, 33}, 0, "kill(1,SIG 33)"},
    {L, CHOWN, 3, {0x1000, ALL, 1000}, 0, "chown(0x1000,-1,1000<unknown>)"},
    {L, CLOCK_GETTIME, 2, {0, 0}, 0, "clock_gettime(CLOCK_REALTIME,0)"},
    {L, CLOCK_GETTIME, 2, {0x5002, 0}, 0, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID(5),0)"},
    {L, CLOCK_GETTIME, 2, {99, 0}, 0, "clock_gettime(<invalid=99>,0)"},
    {L, PTRACE, 4, {9, 5, 0, 0}, 0, "ptrace(PT_ATTACH,5,0,0)"},
    {L, PTRACE, 4, {33, 5, 0, 0}, 0, "ptrace(PT_GETREGS,5,0,0)"},
    {L, PTRACE, 4, {17, 5, 0, 0}, 0, "ptrace(17,5,0,0)"},
    {L, QUOTACTL, 4, {0x601234, 1538, 0, 0}, 0, "quotactl(0x601234,<invalid=1538>,0<unknown>,0)"},
    {L, MSGRCV, 5, {1, 0, ALL, ALL, 0}, 0, "msgrcv(1,0,18446744073709551615,-1,0)"},
    {I, MSGRCV, 5, {1, 0, 0xffffffff, 0xffffffff, 0}, 0, "msgrcv(1,0,4294967295,-1,0)"},

    /* Masks, their signs, aliases and zeroes. */
    {L, ACCESS, 2, {0x601234, 4}, 0, "access(0x601234,0x4<R_OK>)"},
    {L, ACCESS, 2, {0x601234, 0}, 0, "access(0x601234,0<F_OK>)"},
    {L, ACCESS, 2, {0x601234, 8}, 0, "access(0x601234,0x8<><invalid>8)"},
    {L,
     MMAP,
     6,
     {0, 4096, 3, 0x1002, ALL, 0},
     0,
     "mmap(0,0x1000,0x3<PROT_READ|PROT_WRITE>,0x1002<MAP_PRIVATE|MAP_ANON>,-1,0)"},
    {L,
     MMAP,
     6,
     {0, 4096, 0x80000000, 2, 3, 0},
     0,
     "mmap(0,0x1000,0x80000000<PROT_NONE>,0x2<MAP_PRIVATE>,3,0)"},
    {L,
     MKNOD,
     3,
     {0x1000, 0100644, 5},
     0,
     "mknod(0x1000,0100644<S_IRUSR|S_IWUSR|S_IRGRP|S_IROTH|S_IFREG>,5)"},
    {L, MKNOD, 3, {0x1000, 0, 5}, 0, "mknod(0x1000,0<>,5)"},
    {L, RECVMSG, 3, {3, 0, 0x42}, 0, "recvmsg(3,0,0x42<MSG_PEEK|MSG_WAITALL>)"},
    {L, RECVMSG, 3, {3, 0, 0}, 0, "recvmsg(3,0,0)"},
    {L, RECVMSG, 3, {3, 0, ALL}, 0, "recvmsg(3,0,0xffffffff<>)"},
    {L, SEMGET, 3, {1, 2, 0}, 0, "semget(1,2,)"},
    {L, SEMGET, 3, {1, 2, 0x300}, 0, "semget(1,2,IPC_CREAT|SEM_R)"},
    {L, SEMGET, 3, {1, 2, 0x10200}, 0, "semget(1,2,IPC_CREAT<invalid=0x10200>)"},
    {L, SIGACTION, 3, {8, 0, 0}, 0, "sigaction(SIGFPE,0,0)"},
    {L, SIGPROCMASK, 2, {1, 0x4001}, 0, "sigprocmask(SIG_BLOCK,0x4001<SIGHUP|SIGTERM>)"},
    {L, SIGPROCMASK, 2, {3, 0xffffffff}, 0, "sigprocmask(SIG_SETMASK,~0<>)"},
    {L, SIGPROCMASK, 2, {3, 0xfffeffff}, 0, "sigprocmask(SIG_SETMASK,~0x10000<SIGSTOP>)"},

    /* Flags with rules of their own. */
    {L,
     OPEN,
     3,
     {0x1000, 0x601, 0644},
     0,
     "open(0x1000,0x601<O_WRONLY|O_CREAT|O_TRUNC>,0644<S_IRUSR|S_IWUSR|S_IRGRP|S_IROTH>)"},
    {L, OPEN, 3, {0x1000, 0x10002, 0644}, 0, "open(0x1000,0x10002<O_RDWR|O_CLOEXEC>)"},
    {L, OPEN, 2, {0x1000, 0}, 0, "open(0x1000,)"},
    {L, OPEN, 1, {0x1000}, 0, "open(0x1000)"},
    {L, OPEN, 3, {0x601234, 3, 0}, 0, "open(0x601234,0x3<<invalid>O_ACCMODE>)"},
    {L, OPEN, 3, {0x1000, 0x200, 0644}, PLAIN, "open(0x1000,0x200,0x1a4)"},
    {L, PIPE2, 2, {0x1000, 0}, 0, "pipe2(0x1000,0<>)"},
    {L, PIPE2, 2, {0x1000, 0x10000}, 0, "pipe2(0x1000,0x10000<O_CLOEXEC>)"},
    {L, FCNTL, 3, {3, 2, 1}, 0, "fcntl(3,F_SETFD,FD_CLOEXEC)"},
    {L, FCNTL, 3, {3, 2, 0}, 0, "fcntl(3,F_SETFD,0)"},
    {L, FCNTL, 3, {3, 2, 5}, 0, "fcntl(3,F_SETFD,<invalid>0x5)"},
    {L, FCNTL, 3, {3, 4, 4}, 0, "fcntl(3,F_SETFL,0x4<O_NONBLOCK>)"},
    {L, FCNTL, 3, {3, 3, 4}, 0, "fcntl(3,F_GETFL)"},
    {L, FCNTL, 3, {3, 11, 4}, 0, "fcntl(3,F_ISATTY)"},
    {L, FCNTL, 3, {3, 7, 0x100001000}, 0, "fcntl(3,F_GETLK,0x1000)"},
    {L, FCNTL, 3, {3, 99, 4}, 0, "fcntl(3,<invalid=99>,0x4)"},
    {L,
     SETSOCKOPT,
     5,
     {3, 0xffff, 4, 0x1000, 4},
     0,
     "setsockopt(3,SOL_SOCKET,SO_REUSEADDR,0x1000,4)"},
    {L, SETSOCKOPT, 5, {3, 6, ALL, 0x1000, 4}, 0, "setsockopt(3,6<unknown>,-1,0x1000,4)"},
    {L,
     SOCKET,
     3,
     {2, 0xc002, 17},
     0,
     "socket(AF_INET,0xc002<SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK>,0x11)"},
    {L, SOCKET, 3, {1, 0, 0}, 0, "socket(AF_UNIX,0<<invalid=0>>,0)"},
    {L,
     SOCKET,
     3,
     {99, 0x8009, 0},
     0,
     "socket(<invalid=99>,0x8009<<invalid=32777>|SOCK_CLOEXEC>,0)"},
    {L, ACCEPT4, 4, {3, 0, 0, 0}, 0, "accept4(3,0,0,0<>)"},
    {L, ACCEPT4, 4, {3, 0, 0, 0x8000}, 0, "accept4(3,0,0,0x8000<SOCK_CLOEXEC>)"},
    {L, ACCEPT4, 4, {3, 0, 0, 1}, 0, "accept4(3,0,0,0x1<SOCK_STREAM>)"},
    {L,
     KTRACE,
     4,
     {0x1000, 4, 2, 5},
     0,
     "ktrace(0x1000,0x4<KTROP_SET|KTRFLAG_DESCEND>,0x2<KTRFAC_SYSCALL>,5)"},
    {L, KTRACE, 4, {0x1000, 0x13, 0, 5}, 0, "ktrace(0x1000,0x13<KTROP(3)><invalid>19,0<>,5)"},
    {L, WAITID, 4, {2, 5, 0, 1}, 0, "waitid(P_PID,5,0,0x1<WNOHANG>)"},
    {L, WAITID, 4, {0, 5, 0, 1}, 0, "waitid(P_ALL,<unused>5,0,0x1<WNOHANG>)"},
    {L, WAITID, 4, {9, 5, 0, 1}, 0, "waitid(<invalid=9>, <unused>5,0,0x1<WNOHANG>)"},

    /* Requests: by their low 32 bits, with the group as the byte it is and 8 bits of the size. */
    {L, IOCTL, 3, {0, 0x40047477, 0x1000}, 0, "ioctl(0,TIOCGPGRP,0x1000)"},
    {L, IOCTL, 3, {0, 0xffffffff40047477, 0x1000}, 0, "ioctl(0,TIOCGPGRP,0x1000)"},
    {L, IOCTL, 3, {0, 0x20007aff, 0}, 0, "ioctl(0,_IO('z',255),0)"},
    {L, IOCTL, 3, {0, 0xc2107a01, 0}, 0, "ioctl(0,_IOWR('z',1,0x10),0)"},
    {L, IOCTL, 3, {0, 0x40107a01, 0}, DEC, "ioctl(0,_IOR('z',1,16),0)"},
    {L, IOCTL, 3, {0, 0x81007a01, 0}, 0, "ioctl(0,_IOW('z',1,0),0)"},

    /* 64-bit arguments: a slot, or two behind the padding that their alignment asks for. */
    {L, LSEEK, 3, {3, 0x123456789a, 0}, 0, "lseek(3,0x123456789a,SEEK_SET)"},
    {L, LSEEK, 3, {3, 16, 0}, DEC, "lseek(3,0x10,SEEK_SET)"},
    {L, LSEEK, 3, {3, 16, 0}, DEC | PLAIN, "lseek(3,16,0)"},
    {I, LSEEK, 4, {3, 0x3456789a, 0x12, 2}, 0, "lseek(3,0x123456789a,SEEK_END)"},
    {A, LSEEK, 6, {3, 99, 0x3456789a, 0x12, 2, 99}, 0, "lseek(3,0x123456789a,SEEK_END)"},
    {B, LSEEK, 6, {3, 99, 0x12, 0x3456789a, 2, 99}, 0, "lseek(3,0x123456789a,SEEK_END)"},
    {A, LSEEK, 6, {3, 99, 0x3456789a, 0x12, 2, 99}, PLAIN, "lseek(0x3,0x123456789a,0x2)"},
    {A, LSEEK, 6, {3, 99, ALL, ALL, 2, 99}, PLAIN | DEC, "lseek(3,-1,2)"},
    {I, LSEEK, 2, {3, 0x3456789a}, 0, "lseek(3,0x3456789a)"},
    {A, LSEEK, 2, {3, 99}, 0, "lseek(3)"},
    {A, PREAD, 6, {3, 0x1000, 16, 99, 5, 0}, 0, "pread(3,0x1000,0x10,0x5)"},
    {L, KBIND, 3, {0x1000, 4096, 0xad9e02779dfea8e9}, 0, "kbind(0x1000,4096,0xad9e02779dfea8e9)"},
    {I,
     KBIND,
     4,
     {0x1000, 4096, 0x9dfea8e9, 0xad9e0277},
     0,
     "kbind(0x1000,4096,0xad9e02779dfea8e9)"},
};
const size_t openbsd_call_rows_count = sizeof(openbsd_call_rows) / sizeof(openbsd_call_rows[0]);

/* The other four slots are 3, 4, 5 and 6. */
const openbsd_sysctl_row openbsd_sysctl_rows[] = {
    {2, {1, 2}, 2, 0, "sysctl(1.2<kern.osrelease>,0x3,0x4,0x5,0x6)"},
    {2, {1, 2}, 2, DEC, "sysctl(1.2<kern.osrelease>,3,4,5,6)"},
    {2, {1, 2}, 2, PLAIN, "sysctl(0x1000,0x2,0x3,0x4,0x5,0x6)"},
    {4, {1, 66, 0, 412}, 4, 0, "sysctl(1.66.0.412<kern.proc.all.412>,0x3,0x4,0x5,0x6)"},
    {3, {4, 17, 0}, 3, 0, "sysctl(4.17.0<net.route.0>,0x3,0x4,0x5,0x6)"},
    {2, {99, 1}, 2, 0, "sysctl(99.1,0x3,0x4,0x5,0x6)"},
    {0, {0}, 0, 0, "sysctl(,0x3,0x4,0x5,0x6)"},
    {1, {6}, 2, 0, "sysctl(6<hw>,0x3,0x4,0x5,0x6)"},
    {0, {0}, 0xffffffff, 0, "sysctl(0x1000,0xffffffff,0x3,0x4,0x5,0x6)"},
};
const size_t openbsd_sysctl_rows_count =
    sizeof(openbsd_sysctl_rows) / sizeof(openbsd_sysctl_rows[0]);

enum { EXECVE = 59, GETUID = 24, SIGPENDING = 52, GETLOGIN_R = 141, THRSIGDIVERT = 303 };

const openbsd_return_row openbsd_return_rows[] = {
    {L, READ, 0, 9, 0, "read 9", 0},
    {L, READ, 0, 4096, 0, "read 4096/0x1000", 0},
    {L, READ, 0, -1, 0, "read -1/0xffffffffffffffff", 0},
    {I, READ, 0, -1, 0, "read -1/0xffffffff", 0},
    {L, READ, 0, 4096, DEC, "read 4096/0x1000", 0},
    {L, READ, 0, 4096, PLAIN, "read 0x1000", 0},
    {L, READ, 0, 4096, PLAIN | DEC, "read 4096", 0},
    {L, READ, 0, 1, NUMBERS, "[3] 1", 0},
    {L, 9999, 0, 1, 0, "[9999] 1", 0},
    {L, READ, 2, 0, 0, "read -1 errno 2 No such file or directory", 0},
    {L, READ, 2, 0, PLAIN, "read -1 errno 2", 0},
    {L, READ, -100, 0, 0, "read -1 errno -100 Unknown error: -100", 0},
    {L, READ, 200, 0, 0, "read -1 errno 200 Unknown error: 200", 0},
    {L, READ, -1, 0, 0, "read RESTART", 0},
    {L, EXECVE, -2, 0, 0, "execve JUSTRETURN", 0},
    {L, LSEEK, 0, 0x123456789a, 0, "lseek 78187493530/0x123456789a", 0},
    {I, LSEEK, 0, -1, 0, "lseek -1/0xffffffffffffffff", 1},
    {L, GETUID, 0, 16, 0, "getuid 16<unknown>", 0},
    {L, GETUID, 0, 0xffffffff, 0, "getuid -1", 0},
    {L, SIGPENDING, 0, 0x42, 0, "sigpending 0x42<SIGINT|SIGEMT>", 0},
    {L, SIGPROCMASK, 0, 0, 0, "sigprocmask 0<>", 0},
    {L, THRSIGDIVERT, 0, 14, 0, "__thrsigdivert SIGALRM", 0},
    {L, THRSIGDIVERT, 0, 0, 0, "__thrsigdivert SIG 0", 0},
    {L, GETLOGIN_R, 0, 0, 0, "getlogin_r 0", 0},
    {L, GETLOGIN_R, 0, 34, 0, "getlogin_r -1 errno 34 Result too large", 0},
    {L, GETLOGIN_R, 0, -1, 0, "getlogin_r RESTART", 0},
};
const size_t openbsd_return_rows_count =
    sizeof(openbsd_return_rows) / sizeof(openbsd_return_rows[0]);
