/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_print_openbsd_structs.c - structures of LP64 as kdump itself printed them, and what follows
 * from them for other machines.
 */
#include "test_print_openbsd.h"

#define L "openbsd-v5-lp64-le"
#define I "openbsd-v5-i386-le"
#define B "openbsd-v5-ilp32-be"
#define V3 "openbsd-v3-lp64-be"

#define STRUCT KTREC_KIND_STRUCT
#define PLAIN KTREC_PRINT_PLAIN

/* So many bytes. */
#define Z8 "0000000000000000"
#define Z16 Z8 Z8

/* Of descriptor 4, with 0x10 as its user's. */
#define KEVENT(filter, flags, fflags, data)                                                        \
    "0400000000000000" filter flags fflags data "00000000000000 1000000000000000"

const openbsd_row openbsd_struct_rows[] = {
    {L, STRUCT,
     "'stat' 00ff43000002040000f6167b92ae00000001000000ffffffffffffffffffffff"
     "ff8e54de610000000000000000000000000100000000000000feffffffffffffff0003cc12000000"
     "00ffc99a3b00000000000000000001000008000000000000000040000002000000069e1bb6000000"
     "0001000000000000000200000000000000",
     0, 0,
     "STRU  struct stat { dev=1026, ino=749781849846, mode=drwxrwxrwt , nlink=1, uid=-1, "
     "gid=-1, rdev=-1, atime=1641960590<\"Jan 12 04:09:50 2022\">, mtime=UTIME_NOW, "
     "ctime=315360000.999999999, size=1099511627776, blocks=8, blksize=16384, flags=0x2, "
     "gen=0xb61b9e06 }\n"},
    {L, STRUCT,
     "'stat' 00ff43000002040000c2d945bf5b000000ffffffff0000000000000000000000"
     "000000000000000000ffffffffffffffff0000000002000000000000000000000000000000000000"
     "00ffffffffffffffff000000000001000000000000000000000000000000000100dcbb7a95000000"
     "0001000000000000000200000000000000",
     0, 0,
     "STRU  struct stat { dev=1026, ino=394051049922, mode=drwxrwxrwt , nlink=4294967295, "
     "uid=0<unknown>, gid=0<unknown>, rdev=0, atime=UTIME_OMIT, mtime=8589934592<\"Mar 16 "
     "12:56:32 2242\">, ctime=UTIME_OMIT, size=1099511627776, blocks=0, blksize=0, "
     "flags=0x10000, gen=0x957abbdc }\n"},
    {L, STRUCT, "'reltimespec' 008d40dc6000000000ffc99a3b00000000", 0, 0,
     "STRU  struct timespec { 1625047181.999999999 }\n"},
    {L, STRUCT, "'reltimespec' 00ffffffffffffffff0065cd1d00000000", 0, 0,
     "STRU  struct timespec { -0.500000000 }\n"},
    {L, STRUCT, "'abstimespec' 000000000000000000feffffffffffffff", 0, 0,
     "STRU  struct timespec { UTIME_NOW }\n"},
    {L, STRUCT, "'abstimespec' 000000000002000000ffffffffffffffff", 0, 0,
     "STRU  struct timespec { UTIME_OMIT }\n"},
    {L, STRUCT, "'abstimeval' 000103cc12000000000000000000000000", 0, 0,
     "STRU  struct timeval { 315360001<\"Dec 30 00:00:01 1979\"> }\n"},
    {L, STRUCT, "'abstimeval' 000003cc1200000000b53a0c0000000000", 0, 0,
     "STRU  struct timeval { 315360000.801461 }\n"},
    {L, STRUCT, "'itimerval' 00010000000000000000000000000000000103cc12000000003f420f0000000000", 0,
     0,
     "STRU  struct itimerval { value=315360001<\"Dec 30 00:00:01 1979\">.999999, interval=1 "
     "}\n"},
    {L, STRUCT, "'itimerval' 00000000000000000000000000000000009cffffffffffffff3f420f0000000000", 0,
     0, "STRU  struct itimerval { value=-99.000001 }\n"},
    {L, STRUCT, "'sigaction' 000000000000000000fffefeff02000000", 0, 0,
     "STRU  struct sigaction { handler=SIG_DFL, mask=~0x10100<SIGKILL|SIGSTOP>, "
     "flags=0x2<SA_RESTART> }\n"},
    {L, STRUCT, "'sigaction' 00230140000000000001000000ffffffff", 0, 0,
     "STRU  struct sigaction { sigaction=0x400123, mask=0x1<SIGHUP>, "
     "flags=0xffffffff<><invalid>-1 }\n"},
    {L, STRUCT, "'sigaction' 000100000000000000ffffffff10000000", 0, 0,
     "STRU  struct sigaction { handler=SIG_IGN, mask=~0<>, flags=0x10<SA_NODEFER> }\n"},
    {L, STRUCT, "'rlimit' 00ffffffffffffff7f0010000000000000", 0, 0,
     "STRU  struct rlimit { cur=infinite, max=4096 }\n"},
    {L, STRUCT,
     "'rusage' 000003cc12000000003f420f00000000000003cc12000000003f420f00000000"
     "0000000000000000000100000000000000ffffffffffffffff000000000000000000000000000100"
     "00001000000000000001000000000000000010000000000000000000000000000000100000000000"
     "00ffffffffffffffffffffffffffffffff00000000000000000100000000000000",
     0, 0,
     "STRU  struct rusage { utime=315360000.999999, stime=315360000.999999, maxrss=0, "
     "ixrss=1, idrss=-1, isrss=0, minflt=1099511627776, majflt=4096, nswap=1, inblock=4096, "
     "oublock=0, msgsnd=4096, msgrcv=-1, nsignals=-1, nvcsw=0, nivcsw=1 }\n"},
    {L, STRUCT, "'tfork' 000010000000000000002000000000000000ff7f7f00000000", 0, 0,
     "STRU  struct __tfork { tcb=0x1000, tid=0x2000, stack=0x7f7fff00 }\n"},
    {L, STRUCT, "666473000000000009000000", 0, 0, "STRU  int [2] { 0, 9 }\n"},
    {L, STRUCT, "6664730009000000", 0, 0, "STRU  int9\n"},
    {L, STRUCT, "66647300", 0, 0, "STRU  int\n"},
    {L, STRUCT, "'fdset' 0003000080", 0, 0, "STRU  struct fd_set { 0,1,31 }\n"},
    {L, STRUCT, "'fdset' 00", 0, 0, "STRU  struct fd_set { }\n"},
    {L, STRUCT,
     "'fdset' 0000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000080",
     0, 0, "STRU  struct fd_set { 1023 }\n"},
    {L, STRUCT, "'quota' 000100000001000000010000000103cc12ffffffffe803000000105e5fffffffff", 0, 0,
     "STRU  struct dqblk { bhardlimit=1, bsoftlimit=1, curblocks=1, ihardlimit=315360001, "
     "isoftlimit=4294967295, curinodes=1000, btime=1600000000<\"Sep 13 12:26:40 2020\">, "
     "itime=4294967295<\"Feb  7 06:28:15 2106\"> }\n"},
    {L, STRUCT,
     "'msghdr' 000010000000000000ffffffff00000000002000000000000000040000000000"
     "0000300000000000001800000020000000",
     0, 0,
     "STRU  struct msghdr { name=0x1000, namelen=4294967295, iov=0x2000, iovlen=1024, "
     "control=0x3000, controllen=24, flags=0x20<MSG_CTRUNC> }\n"},
    {L, STRUCT,
     "'mmsghdr' 000000000000000000ffffffff00000000002000000000000000000000000000"
     "0000300000000000000000000000000000ffffffff00000000",
     0, 0,
     "STRU  struct mmsghdr { msg_hdr = { name=0x0, namelen=4294967295, iov=0x2000, iovlen=0, "
     "control=0x3000, controllen=0, flags=0 }, msg_len = 4294967295 }\n"},
    {L, STRUCT, "'iovec' 000010000000000000010000000000000000100000000000000100000000000000", 0, 0,
     "STRU  struct iovec [2] { base=0x1000, len=1 } { base=0x1000, len=1 }\n"},
    {L, STRUCT, "'iovec' 0000100000000000000000000000000000", 0, 0,
     "STRU  struct iovec { base=0x1000, len=0 }\n"},
    {L, STRUCT, "'iovec' 00", 0, 0, "STRU  struct iovec\n"},
    {L, STRUCT,
     "'kevent' 000000000000000000ffff014003000000ffffffffffffffff00000000000000"
     "009c01000000000000ffff0010000000f0020000000000000000ff7f7f00000000",
     0, 0,
     "STRU  struct kevent [2] { ident=0, filter=EVFILT_READ, flags=0x4001<EV_ADD|EV_ERROR>, "
     "fflags=0x3<NOTE_LOWAT|NOTE_EOF>, data=18446744073709551615<\"Unknown error: -1\">, "
     "udata=0x0 } { ident=412, filter=EVFILT_READ, flags=0x1000<><invalid>4096, "
     "fflags=0xf0000000<>, data=2, udata=0x7f7fff00 }\n"},
    {L, STRUCT, "'kevent' 000000000000000000f9ff00107f000000ffffffffffffffff00ff7f7f00000000", 0, 0,
     "STRU  struct kevent { ident=0, filter=EVFILT_TIMER, flags=0x1000<><invalid>4096, "
     "fflags=0x7f<NOTE_NSECONDS|NOTE_ABSTIME>, data=18446744073709551615, udata=0x7f7fff00 }\n"},
    {L, STRUCT, "'pollfd' 000000000008003800", 0, 0,
     "STRU  struct pollfd { fd=0, events=0x8<POLLERR>, revents=0x38<POLLERR|POLLHUP|POLLNVAL> "
     "}\n"},
    {L, STRUCT, "'pollfd' 000000000008000000ffffffff10000080", 0, 0,
     "STRU  struct pollfd [2] { fd=0, events=0x8<POLLERR>, revents=0<> } { fd=-1, "
     "events=0x10<POLLHUP>, revents=0xffff8000<><invalid>-32768 }\n"},
    {L, STRUCT,
     "'cmsghdr' 0018000000ffff00000100000000000000030000000400000018000000000000"
     "0007000000000000000000000000000000",
     0, 0,
     "STRU  struct cmsghdr [2] { len=24, level=SOL_SOCKET, type=SCM_RIGHTS, data=3,4 } { "
     "len=24, level=0<unknown>, type=7 }\n"},
    {L, STRUCT, "'cmsghdr' 0018000000290000002e000000000000000100000002000000", 0, 0,
     "STRU  struct cmsghdr { len=24, level=41<unknown>, type=46 }\n"},
    {L, STRUCT, "'cmsghdr' 0090010000ffff000001000000", 0, 0,
     "STRU  struct cmsghdr { len=400, level=SOL_SOCKET, type=SCM_RIGHTS, data= }\n"},
    {L, STRUCT, "'cmsghdr' 0090010000ffff0000010000000000000003000000040000", 0, 0,
     "STRU  struct cmsghdr { len=400, level=SOL_SOCKET, type=SCM_RIGHTS, data=3 }\n"},
    {L, STRUCT, "'cmsghdr' 0000000000", 0, 0, "STRU  struct cmsghdr\n"},
    {L, STRUCT, "'flock' 00ffffffffffffffff00000000000000009c01000001000300", 0, 0,
     "STRU  struct flock { start=-1, len=0, pid=412, type=F_RDLCK, whence=<invalid=3> }\n"},
    {L, STRUCT, "'flock' 00000000000000000000000000000000000000000000000300", 0, 0,
     "STRU  struct flock { start=0, len=0, pid=0, type=<invalid=0>, whence=<invalid=3> }\n"},
    {L, STRUCT,
     "'siginfo' 000b000000010000000000000000000000adde00000000000006000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000",
     0, 0, "STRU  siginfo_t { signo=SIGSEGV code=SEGV_MAPERR addr=0xdead trapno=6 }\n"},
    {L, STRUCT,
     "'siginfo' 0002000000ffffffff000000000000000063000000e803000003000000000000"
     "000400000000000000ff000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000",
     0, 0, "STRU  siginfo_t { signo=SIGINT code=<-1> }\n"},
    {L, STRUCT,
     "'siginfo' 0000000000ff7f00000000000000000000adde00000000000006000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000000000000",
     0, 0, "STRU  siginfo_t { signo=SIG 0 code=<32767> }\n"},
    {L, STRUCT, "'pledgereq' 00", 0, 0, "STRU  promise=\"\"\n"},
    {L, STRUCT, "'pledgeexecreq' 00", 0, 0, "STRU  execpromise=\"\"\n"},
    {L, STRUCT, "'unveil' 0072", 0, 0, "STRU  flags=\"r\"\n"},
    {L, STRUCT, "'unveil' 00", 0, 0, "STRU  flags=\"\"\n"},
    {L, STRUCT, "'pledgereq' 00712274", 0, 0, "STRU  promise=\"q\\\"t\"\n"},
    {L, STRUCT, "'sockaddr' 00100200507f0000010000000000000000", 0, 0,
     "STRU  struct sockaddr { AF_INET, 127.0.0.1:80 }\n"},
    {L, STRUCT, "'sockaddr' 001c180000070000000000000000000000000000000000000100286bee", 0, 0,
     "STRU  struct sockaddr { AF_INET6, [::1%4000000000]:0 }\n"},
    {L, STRUCT, "'sockaddr' 001c1801bb070000000000000000000000000000000000000000000000", 0, 0,
     "STRU  struct sockaddr { AF_INET6, [::]:443 }\n"},
    {L, STRUCT, "'sockaddr' 001c1801bb0000000000000000000000000000ffff7f00000100000000", 0, 0,
     "STRU  struct sockaddr { AF_INET6, [::ffff:127.0.0.1]:443 }\n"},
    {L, STRUCT, "'sockaddr' 00101824b0c626a3f2deb1726f49be3f5b", 0, 0,
     "STRU  struct sockaddr { AF_INET6, invalid }\n"},
    {L, STRUCT, "'sockaddr' 000901 '/tmp/s0'", 0, 0,
     "STRU  struct sockaddr { AF_UNIX, \"/tmp/s0\" }\n"},
    {L, STRUCT, "'sockaddr' 000b01 'sp ace' 097122", 0, 0,
     "STRU  struct sockaddr { AF_UNIX, \"sp ace\\tq\\\"\" }\n"},
    {L, STRUCT, "'sockaddr' 000201", 0, 0, "STRU  struct sockaddr { AF_UNIX, invalid }\n"},
    {L, STRUCT,
     "'sockaddr' 006e01"
     "'////////////////////////////////////////////////////////////////////////////////////////////"
     "////////////////'",
     0, 0, "STRU  struct sockaddr { AF_UNIX, too long }\n"},
    {L, STRUCT, "'sockaddr' 00101275b48ca6b790e88b4da58ec184b4", 0, 0,
     "STRU  struct sockaddr { AF_LINK, unknown address family }\n"},
    {L, STRUCT, "'sockaddr' 0010167c0e8a8eb8e00f255279140871b0", 0, 0,
     "STRU  struct sockaddr { <invalid=22>, unknown address family }\n"},
    {L, STRUCT, "'nosuch' 00", 0, 0, "STRU  unknown structure nosuch\n"},
    {L, STRUCT, "00", 0, 0, "STRU  unknown structure \n"},
    {L, STRUCT, "'timespec' 0001000000000000000200000000000000", 0, 0,
     "STRU  unknown structure timespec\n"},
    {L, STRUCT, "", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "626164", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "78310078", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'stat' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "615f620078", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'tfork' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "66647300ffff", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'quota' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'flock' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'rlimit' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'rusage' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "66647300ffffff", 0, 0, "STRU  invalid record\n"},

    /* What the rows above do not have. */
    {L, STRUCT, "'kevent' 00" KEVENT("fbff", "0100", "000000c0", "00"), 0, 0,
     "STRU  struct kevent { ident=4, filter=EVFILT_PROC, flags=0x1<EV_ADD>, "
     "fflags=0xc0000000<NOTE_EXIT|NOTE_FORK|NOTE_MSECONDS>, data=0, udata=0x10 }\n"},
    {L, STRUCT, "'kevent' 00" KEVENT("fcff", "0100", "03000000", "00"), 0, 0,
     "STRU  struct kevent { ident=4, filter=EVFILT_VNODE, flags=0x1<EV_ADD>, "
     "fflags=0x3<NOTE_DELETE|NOTE_WRITE>, data=0, udata=0x10 }\n"},
    {L, STRUCT, "'kevent' 00" KEVENT("ffff", "0140", "00000000", "02"), 0, 0,
     "STRU  struct kevent { ident=4, filter=EVFILT_READ, flags=0x4001<EV_ADD|EV_ERROR>, "
     "fflags=0<>, data=2<\"No such file or directory\">, udata=0x10 }\n"},
    {L, STRUCT, "'kevent' 00" KEVENT("ffff", "0140", "00000000", "02"), PLAIN, 0,
     "STRU  struct kevent { ident=4, filter=EVFILT_READ, flags=0x4001<EV_ADD|EV_ERROR>, "
     "fflags=0<>, data=2, udata=0x10 }\n"},
    {L, STRUCT, "'fdset' 00 0f000000 01000080", 0, 0, "STRU  struct fd_set { 0-3,32,63 }\n"},
    {L, STRUCT, "'fdset' 00 18000000", 0, 0, "STRU  struct fd_set { 3,4 }\n"},
    {L, STRUCT, "'abstimespec' 00 00f1536500000000 0500000000000000", 0, 0,
     "STRU  struct timespec { 1700000000<\"Nov 14 22:13:20 2023\">.000000005 }\n"},
    {L, STRUCT, "'abstimespec' 00 0003cc1200000000 0000000000000000", 0, 0,
     "STRU  struct timespec { 315360000 }\n"},
    {L, STRUCT,
     "'siginfo' 00 14000000 01000000 00000000 00000000 63000000 e8030000" Z16
     "03000000 00000000" Z16 Z16 Z16 Z16 Z16 Z8,
     0, 0, "STRU  siginfo_t { signo=SIGCHLD code=CLD_EXITED status=3 pid=99 uid=1000<unknown> }\n"},
    {L, STRUCT, "'stat1' 00", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "'stat'", 0, 0, "STRU  invalid record\n"},
    {L, STRUCT, "", 0, 0, "STRU  invalid record\n"},

    /* Other machines. */
    {I, STRUCT, "'iovec' 00 00100000 03000000", 0, 0,
     "STRU  struct iovec { base=0x1000, len=3 }\n"},
    {I, STRUCT, "'abstimespec' 00 00f1536500000000 05000000", 0, 0,
     "STRU  struct timespec { 1700000000<\"Nov 14 22:13:20 2023\">.000000005 }\n"},
    {B, STRUCT, "'abstimeval' 00 0000000000000003 0007a120 00000000", 0, 0,
     "STRU  struct timeval { 3.500000 }\n"},
    {B, STRUCT, "'sigaction' 00 00001234 00004001 00000040", 0, 0,
     "STRU  struct sigaction { sigaction=0x1234, mask=0x4001<SIGHUP|SIGTERM>, "
     "flags=0x40<SA_SIGINFO> }\n"},
    {B, STRUCT, "'sockaddr' 00 10 02 01bb 0a000005" Z8, 0, 0,
     "STRU  struct sockaddr { AF_INET, 10.0.0.5:443 }\n"},
    {B, STRUCT, "'fds' 00 00000003 00000004", 0, 0, "STRU  int [2] { 3, 4 }\n"},
    {I, STRUCT, "'cmsghdr' 00 14000000 ffff0000 01000000 05000000 06000000", 0, 0,
     "STRU  struct cmsghdr { len=20, level=SOL_SOCKET, type=SCM_RIGHTS, data=5,6 }\n"},
    {B, STRUCT, "'fdset' 00 0000000f 80000001", 0, 0, "STRU  struct fd_set { 0-3,32,63 }\n"},
    {V3, STRUCT, "'abstimeval' 00 0000000000000003 000000000007a120", 0, 0,
     "STRU  struct timeval { 3.500000 }\n"},
    {V3, STRUCT, "'itimerval' 00 0000000000000001" Z8 "0000000000000002 000000000007a120", 0, 0,
     "STRU  struct itimerval { value=2.500000, interval=1 }\n"},
    {V3, STRUCT,
     "'rusage' 00 0000000000000001 0000000000000005 0000000000000002" Z8 Z16 Z16 Z16 Z16 Z16 Z16
         Z16,
     0, 0,
     "STRU  struct rusage { utime=1.000005, stime=2, maxrss=0, ixrss=0, idrss=0, isrss=0, "
     "minflt=0, majflt=0, nswap=0, inblock=0, oublock=0, msgsnd=0, msgrcv=0, nsignals=0, "
     "nvcsw=0, nivcsw=0 }\n"},
};
const size_t openbsd_struct_rows_count =
    sizeof(openbsd_struct_rows) / sizeof(openbsd_struct_rows[0]);
