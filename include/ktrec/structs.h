/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * structs.h - what stands in STRUCT and STRUCT_ARRAY records: structures of FreeBSD and OpenBSD,
 * member by member.
 *
 * Such a record names a structure and holds it as it lay in memory: in the byte order and by the
 * layout rules of the traced machine, and which of several layouts it has only its size tells.  A
 * view finds that out once; then it walks the structures of the record (most records hold one, some
 * an array), and gives the members of the one it stands at, in host terms:
 *
 *     ktrec_struct_view view;
 *     ktrec_struct_value value;
 *
 *     if (ktrec_struct_open(record, payload, &view) == KTREC_OK)
 *         while (ktrec_struct_next(&view) == KTREC_OK)
 *             for (uint32_t i = 0; ktrec_struct_field(&view, i, &value) == KTREC_OK; i++)
 *                 use(value.name, &value);
 *
 * Nothing is allocated; views point into the record and live as long as its bytes.
 */
#ifndef KTREC_STRUCTS_H
#define KTREC_STRUCTS_H

#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/payload.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

/* ktrec_struct_view.structure: what it is; behind it what records call it. */
enum {
    KTREC_STRUCT_SOCKADDR = 1,     /* sockaddr */
    KTREC_STRUCT_STAT = 2,         /* stat */
    KTREC_STRUCT_CAPRIGHTS = 3,    /* caprights */
    KTREC_STRUCT_ITIMERVAL = 4,    /* itimerval */
    KTREC_STRUCT_CPUSET = 5,       /* cpuset_t */
    KTREC_STRUCT_SPLICE = 6,       /* splice */
    KTREC_STRUCT_INOTIFY = 7,      /* inotify */
    KTREC_STRUCT_THRPARAM = 8,     /* thrparam */
    KTREC_STRUCT_LINUX_SIGSET = 9, /* l_sigset_t */
    KTREC_STRUCT_KEVENT = 10,      /* kevent, kevent32, freebsd11_kevent, freebsd11_kevent32 */
    KTREC_STRUCT_POLLFD = 11,      /* pollfd */
    KTREC_STRUCT_TIMESPEC = 12,    /* abstimespec, reltimespec */
    KTREC_STRUCT_TIMEVAL = 13,     /* abstimeval, reltimeval */
    KTREC_STRUCT_SIGACTION = 14,   /* sigaction */
    KTREC_STRUCT_RLIMIT = 15,      /* rlimit */
    KTREC_STRUCT_FDSET = 16,       /* fdset */
    KTREC_STRUCT_RUSAGE = 17,      /* rusage */
    KTREC_STRUCT_QUOTA = 18,       /* quota: struct dqblk */
    KTREC_STRUCT_MSGHDR = 19,      /* msghdr */
    KTREC_STRUCT_MMSGHDR = 20,     /* mmsghdr */
    KTREC_STRUCT_IOVEC = 21,       /* iovec */
    KTREC_STRUCT_CMSGHDR = 22,     /* cmsghdr */
    KTREC_STRUCT_TFORK = 23,       /* tfork */
    KTREC_STRUCT_FDS = 24,         /* fds: ints */
    KTREC_STRUCT_FLOCK = 25,       /* flock */
    KTREC_STRUCT_SIGINFO = 26,     /* siginfo */
    KTREC_STRUCT_PLEDGE = 27,      /* pledgereq: text */
    KTREC_STRUCT_PLEDGE_EXEC = 28, /* pledgeexecreq: text */
    KTREC_STRUCT_UNVEIL = 29       /* unveil: text */
};

/* ktrec_struct_view.flags */
enum {
    KTREC_STRUCT_IS_ARRAY = 0x0001,     /* such records hold any number of structures, also none */
    KTREC_STRUCT_RELATIVE = 0x0002,     /* a time that is a duration: reltimespec, reltimeval */
    KTREC_STRUCT_SHORT = 0x0004,        /* sockaddr: sa_len is less than its family needs */
    KTREC_STRUCT_LONG = 0x0008,         /* sockaddr: sa_len is more than its family has */
    KTREC_STRUCT_NO_FAMILY = 0x0010,    /* sockaddr: of no family known here */
    KTREC_STRUCT_CUT = 0x0020,          /* STRUCT_ARRAY: the data ends inside a structure */
    KTREC_STRUCT_FAMILY_UNIX = 0x0100,  /* sockaddr: AF_UNIX */
    KTREC_STRUCT_FAMILY_INET = 0x0200,  /* sockaddr: AF_INET */
    KTREC_STRUCT_FAMILY_INET6 = 0x0400, /* sockaddr: AF_INET6 */
    KTREC_STRUCT_FAMILY_LINK = 0x0800,  /* sockaddr: AF_LINK */
    KTREC_STRUCT_FAMILY_NETLINK = 0x1000,  /* sockaddr: AF_NETLINK */
    KTREC_STRUCT_FAMILY_APPLETALK = 0x2000 /* sockaddr: AF_APPLETALK */
};

/* ktrec_struct_value.type: what a member is, and which members of the value hold it. */
enum {
    KTREC_VALUE_NUMBER = 1,   /* number[0]; is_signed tells whether it is signed on this machine */
    KTREC_VALUE_HEX = 2,      /* number[0]: flags and the like */
    KTREC_VALUE_OCTAL = 3,    /* number[0]: a file mode */
    KTREC_VALUE_POINTER = 4,  /* number[0] */
    KTREC_VALUE_TIMESPEC = 5, /* number[0] seconds, signed; number[1] nanoseconds, signed */
    KTREC_VALUE_TIMEVAL = 6,  /* the same in microseconds */
    KTREC_VALUE_SIGNALS = 7,  /* number[0]: a set of signals; bit n-1 is signal n */
    KTREC_VALUE_NETWORK = 8,  /* number[0], unsigned; of network byte order in the record */
    KTREC_VALUE_NUMBERS = 9,  /* number[0] to number[count - 1], unsigned */
    KTREC_VALUE_TEXT = 10,    /* bytes: a string, without its NUL and what follows that */
    KTREC_VALUE_DATA = 11,    /* bytes */
    KTREC_VALUE_BITS = 12,    /* a set of bits: ask ktrec_struct_bit, up to count */
    KTREC_VALUE_INTS = 13,    /* words: 32-bit numbers, signed; ktrec_words_get */
    KTREC_VALUE_IPV4 = 14,    /* bytes: 4, of network byte order */
    KTREC_VALUE_IPV6 = 15     /* bytes: 16 */
};

/* ktrec_struct_value.id: the members. */
enum {
    /* sockaddr: the first two of every family */
    KTREC_FIELD_SA_LEN = 1,
    KTREC_FIELD_SA_FAMILY = 2,
    KTREC_FIELD_SA_PORT = 3,
    KTREC_FIELD_SA_ADDR = 4,
    KTREC_FIELD_SA_FLOWINFO = 5,
    KTREC_FIELD_SA_ADDR6 = 6,
    KTREC_FIELD_SA_SCOPE = 7,
    KTREC_FIELD_SA_PATH = 8,
    KTREC_FIELD_SA_INDEX = 9,   /* AF_LINK: of the interface */
    KTREC_FIELD_SA_TYPE = 10,   /* AF_LINK */
    KTREC_FIELD_SA_NAME = 11,   /* AF_LINK: of the interface */
    KTREC_FIELD_SA_HWADDR = 12, /* AF_LINK: the hardware address */
    KTREC_FIELD_SA_PID = 13,    /* AF_NETLINK */
    KTREC_FIELD_SA_GROUPS = 14, /* AF_NETLINK */
    KTREC_FIELD_SA_SOCKET = 15, /* AF_APPLETALK: its port, of 8 bits */
    KTREC_FIELD_SA_NET = 16,    /* AF_APPLETALK */
    KTREC_FIELD_SA_NODE = 17,   /* AF_APPLETALK */
    KTREC_FIELD_SA_DATA = 18,   /* of an unknown family, or too short: all behind the family */
    /* stat */
    KTREC_FIELD_DEV = 20,
    KTREC_FIELD_INO = 21,
    KTREC_FIELD_MODE = 22,
    KTREC_FIELD_NLINK = 23,
    KTREC_FIELD_UID = 24,
    KTREC_FIELD_GID = 25,
    KTREC_FIELD_RDEV = 26,
    KTREC_FIELD_ATIME = 27,
    KTREC_FIELD_MTIME = 28,
    KTREC_FIELD_CTIME = 29,
    KTREC_FIELD_BIRTHTIME = 30,
    KTREC_FIELD_SIZE = 31,
    KTREC_FIELD_BLOCKS = 32,
    KTREC_FIELD_BLKSIZE = 33,
    KTREC_FIELD_FLAGS = 34,
    KTREC_FIELD_GEN = 35,
    /* times */
    KTREC_FIELD_TIMESPEC = 40,
    KTREC_FIELD_TIMEVAL = 41,
    KTREC_FIELD_INTERVAL = 42,
    KTREC_FIELD_VALUE = 43,
    /* caprights; cpuset_t, fdset; l_sigset_t; fds; pledgereq, pledgeexecreq, unveil */
    KTREC_FIELD_RIGHTS = 45,
    KTREC_FIELD_SET = 46,
    KTREC_FIELD_SIGNALS = 47,
    KTREC_FIELD_FD = 48, /* also of pollfd and splice */
    KTREC_FIELD_TEXT = 49,
    /* kevent */
    KTREC_FIELD_IDENT = 50,
    KTREC_FIELD_FILTER = 51,
    KTREC_FIELD_KFLAGS = 52,
    KTREC_FIELD_FFLAGS = 53,
    KTREC_FIELD_KDATA = 54,
    KTREC_FIELD_UDATA = 55,
    KTREC_FIELD_EXT = 56,
    /* pollfd: signed 16-bit numbers */
    KTREC_FIELD_EVENTS = 57,
    KTREC_FIELD_REVENTS = 58,
    /* splice */
    KTREC_FIELD_MAX = 60,
    KTREC_FIELD_IDLE = 61,
    /* inotify */
    KTREC_FIELD_WD = 62,
    KTREC_FIELD_IMASK = 63,
    KTREC_FIELD_COOKIE = 64,
    KTREC_FIELD_NAMELEN = 65, /* also of msghdr */
    KTREC_FIELD_NAME = 66,
    /* thrparam */
    KTREC_FIELD_START_FUNC = 70,
    KTREC_FIELD_ARG = 71,
    KTREC_FIELD_STACK_BASE = 72,
    KTREC_FIELD_STACK_SIZE = 73,
    KTREC_FIELD_TLS_BASE = 74,
    KTREC_FIELD_TLS_SIZE = 75,
    KTREC_FIELD_CHILD_TID = 76,
    KTREC_FIELD_PARENT_TID = 77,
    KTREC_FIELD_THR_FLAGS = 78,
    KTREC_FIELD_RTP = 79,
    /* sigaction */
    KTREC_FIELD_HANDLER = 80,
    KTREC_FIELD_SA_MASK = 81,
    KTREC_FIELD_SA_FLAGS = 82,
    /* rlimit: 2^63-1 is no limit */
    KTREC_FIELD_CUR = 83,
    KTREC_FIELD_RLIM_MAX = 84,
    /* rusage */
    KTREC_FIELD_UTIME = 90,
    KTREC_FIELD_STIME = 91,
    KTREC_FIELD_MAXRSS = 92,
    KTREC_FIELD_IXRSS = 93,
    KTREC_FIELD_IDRSS = 94,
    KTREC_FIELD_ISRSS = 95,
    KTREC_FIELD_MINFLT = 96,
    KTREC_FIELD_MAJFLT = 97,
    KTREC_FIELD_NSWAP = 98,
    KTREC_FIELD_INBLOCK = 99,
    KTREC_FIELD_OUBLOCK = 100,
    KTREC_FIELD_MSGSND = 101,
    KTREC_FIELD_MSGRCV = 102,
    KTREC_FIELD_NSIGNALS = 103,
    KTREC_FIELD_NVCSW = 104,
    KTREC_FIELD_NIVCSW = 105,
    /* quota */
    KTREC_FIELD_BHARDLIMIT = 110,
    KTREC_FIELD_BSOFTLIMIT = 111,
    KTREC_FIELD_CURBLOCKS = 112,
    KTREC_FIELD_IHARDLIMIT = 113,
    KTREC_FIELD_ISOFTLIMIT = 114,
    KTREC_FIELD_CURINODES = 115,
    KTREC_FIELD_BTIME = 116, /* seconds */
    KTREC_FIELD_ITIME = 117,
    /* msghdr and mmsghdr */
    KTREC_FIELD_MSG_NAME = 120,
    KTREC_FIELD_IOV = 121,
    KTREC_FIELD_IOVLEN = 122,
    KTREC_FIELD_CONTROL = 123,
    KTREC_FIELD_CONTROLLEN = 124,
    KTREC_FIELD_MSG_FLAGS = 125,
    KTREC_FIELD_MSG_LEN = 126, /* mmsghdr */
    /* iovec */
    KTREC_FIELD_BASE = 130,
    KTREC_FIELD_LEN = 131,
    /* cmsghdr */
    KTREC_FIELD_LEVEL = 132,
    KTREC_FIELD_CMSG_TYPE = 133,
    KTREC_FIELD_CMSG_FDS = 134,  /* of SOL_SOCKET, SCM_RIGHTS */
    KTREC_FIELD_CMSG_DATA = 135, /* of all others */
    KTREC_FIELD_CMSG_LEN = 136,  /* of all of it, as it claims */
    /* tfork */
    KTREC_FIELD_TCB = 140,
    KTREC_FIELD_TID = 141,
    KTREC_FIELD_STACK = 142,
    /* flock */
    KTREC_FIELD_L_START = 145,
    KTREC_FIELD_L_LEN = 146,
    KTREC_FIELD_PID = 147,
    KTREC_FIELD_L_TYPE = 148,
    KTREC_FIELD_WHENCE = 149,
    /* siginfo: the first three, and those that its code makes meaningful (ktrec_struct_siginfo) */
    KTREC_FIELD_SIGNO = 150,
    KTREC_FIELD_CODE = 151,
    KTREC_FIELD_ERROR = 152,
    KTREC_FIELD_SI_OTHER = 153 /* told by its name */
};

/* Steps that the longest of the structures needs. */
#define KTREC_STRUCT_STEPS 40

/* The structures of one record.  What follows element is the library's own. */
typedef struct ktrec_struct_view {
    uint16_t structure;  /* KTREC_STRUCT_*: SOCKADDR, STAT, ... */
    uint16_t flags;      /* KTREC_STRUCT_*: IS_ARRAY, ... */
    uint32_t count;      /* structures in the record; 1 unless IS_ARRAY */
    uint32_t size;       /* sizeof the structure by the layout's rules, without what follows it */
    ktrec_format layout; /* the ABI they lie by: of some arrays the process's, else the kernel's */
    ktrec_bytes data;    /* all of them */
    ktrec_bytes element; /* the one the view stands at, with what belongs to it */
    const void *row;
    const void *family;
    uint64_t at;    /* where the next one starts */
    uint32_t index; /* of the next one */
    uint16_t standing;
    uint16_t steps;
    struct {
        uint16_t offset;
        uint8_t id;
        uint8_t size;
        uint8_t sign;
        uint8_t run; /* steps that belong to this member, from here */
    } step[KTREC_STRUCT_STEPS];
} ktrec_struct_view;

typedef struct ktrec_struct_value {
    uint16_t id;        /* KTREC_FIELD_* */
    uint16_t type;      /* KTREC_VALUE_* */
    uint32_t count;     /* numbers in number; bits of a set; else 1 */
    const char *name;   /* of the member in the system's headers, without a prefix: "mtime" */
    uint64_t number[4]; /* sign-extended where the member is signed */
    ktrec_bytes bytes;
    ktrec_words words;
    uint8_t is_signed; /* of number[0] */
    uint8_t is_wide;   /* number[0] has 64 bits on some machine, if not on this one */
    uint8_t size;      /* bytes of number[0] in the record */
    uint8_t width;     /* BITS: bytes in a word of the set */
    uint8_t order;     /* BITS: KTREC_ORDER_* of the words */
    uint8_t reserved[3];
} ktrec_struct_value;

/*
 * Finds out what the structures of a STRUCT or STRUCT_ARRAY record are.  The view stands before the
 * first.
 * Returns KTREC_OK; KTREC_E_ARGUMENT (null pointer; a payload of another kind); KTREC_E_FORMAT (the
 * record's format is no known one); KTREC_E_UNSUPPORTED (the system has no such structure, or none
 * is known by this name); KTREC_E_PAYLOAD (it has, and not of this size).  *view is written only on
 * KTREC_OK.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_struct_open(const ktrec_record *record, const ktrec_payload *payload,
                                ktrec_struct_view *view);

/*
 * Goes to the next structure.
 * Returns KTREC_OK, KTREC_END or KTREC_E_ARGUMENT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_struct_next(ktrec_struct_view *view);

/*
 * Member number index, from 0, of the structure the view stands at.
 * Returns KTREC_OK; KTREC_END (there are no more; the view stands at none); KTREC_E_ARGUMENT.
 * Any thread.  Since 0.1.
 */
KTREC_API int ktrec_struct_field(const ktrec_struct_view *view, uint32_t index,
                                 ktrec_struct_value *value);

/*
 * The member KTREC_FIELD_* of the structure the view stands at.
 * Returns KTREC_OK; KTREC_END (it has none); KTREC_E_ARGUMENT.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_struct_get(const ktrec_struct_view *view, int id, ktrec_struct_value *value);

/* The member's first number, sign-extended if it is signed; or 0.  Any thread.  Since 0.1. */
KTREC_API uint64_t ktrec_struct_number(const ktrec_struct_view *view, int id);

/* Whether bit number bit, from 0, is in a value of type BITS.  Any thread.  Since 0.1. */
KTREC_API int ktrec_struct_bit(const ktrec_struct_value *value, uint32_t bit);

/*
 * The siginfo of a KTREC_STRUCT_SIGINFO.
 * Returns KTREC_OK; KTREC_E_ARGUMENT (null pointer; another structure).  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_struct_siginfo(const ktrec_struct_view *view, ktrec_siginfo *info);

KTREC_END_DECLS

#endif
