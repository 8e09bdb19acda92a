/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/freebsd_cloudabi.h"

#include <stddef.h>

/* contrib/cloudabi/syscalls64.master of FreeBSD 12. */
static const char *const calls[] = {
    "cloudabi_sys_clock_res_get", "cloudabi_sys_clock_time_get",  "cloudabi_sys_condvar_signal",
    "cloudabi_sys_fd_close",      "cloudabi_sys_fd_create1",      "cloudabi_sys_fd_create2",
    "cloudabi_sys_fd_datasync",   "cloudabi_sys_fd_dup",          "cloudabi64_sys_fd_pread",
    "cloudabi64_sys_fd_pwrite",   "cloudabi64_sys_fd_read",       "cloudabi_sys_fd_replace",
    "cloudabi_sys_fd_seek",       "cloudabi_sys_fd_stat_get",     "cloudabi_sys_fd_stat_put",
    "cloudabi_sys_fd_sync",       "cloudabi64_sys_fd_write",      "cloudabi_sys_file_advise",
    "cloudabi_sys_file_allocate", "cloudabi_sys_file_create",     "cloudabi_sys_file_link",
    "cloudabi_sys_file_open",     "cloudabi_sys_file_readdir",    "cloudabi_sys_file_readlink",
    "cloudabi_sys_file_rename",   "cloudabi_sys_file_stat_fget",  "cloudabi_sys_file_stat_fput",
    "cloudabi_sys_file_stat_get", "cloudabi_sys_file_stat_put",   "cloudabi_sys_file_symlink",
    "cloudabi_sys_file_unlink",   "cloudabi_sys_lock_unlock",     "cloudabi_sys_mem_advise",
    "cloudabi_sys_mem_map",       "cloudabi_sys_mem_protect",     "cloudabi_sys_mem_sync",
    "cloudabi_sys_mem_unmap",     "cloudabi64_sys_poll",          "cloudabi_sys_proc_exec",
    "cloudabi_sys_proc_exit",     "cloudabi_sys_proc_fork",       "cloudabi_sys_proc_raise",
    "cloudabi_sys_random_get",    "cloudabi64_sys_sock_recv",     "cloudabi64_sys_sock_send",
    "cloudabi_sys_sock_shutdown", "cloudabi64_sys_thread_create", "cloudabi_sys_thread_exit",
    "cloudabi_sys_thread_yield",
};

/* CloudABI numbers its errors in the order of their names, from 1; here by FreeBSD's numbers. */
static const uint8_t errors[] = {
    [1] = 63,  /* EPERM */
    [2] = 44,  /* ENOENT */
    [3] = 71,  /* ESRCH */
    [4] = 27,  /* EINTR */
    [5] = 29,  /* EIO */
    [6] = 60,  /* ENXIO */
    [7] = 1,   /* E2BIG */
    [8] = 45,  /* ENOEXEC */
    [9] = 8,   /* EBADF */
    [10] = 12, /* ECHILD */
    [11] = 16, /* EDEADLK */
    [12] = 48, /* ENOMEM */
    [13] = 2,  /* EACCES */
    [14] = 21, /* EFAULT */
    [16] = 10, /* EBUSY */
    [17] = 20, /* EEXIST */
    [18] = 75, /* EXDEV */
    [19] = 43, /* ENODEV */
    [20] = 54, /* ENOTDIR */
    [21] = 31, /* EISDIR */
    [22] = 28, /* EINVAL */
    [23] = 41, /* ENFILE */
    [24] = 33, /* EMFILE */
    [25] = 59, /* ENOTTY */
    [26] = 74, /* ETXTBSY */
    [27] = 22, /* EFBIG */
    [28] = 51, /* ENOSPC */
    [29] = 70, /* ESPIPE */
    [30] = 69, /* EROFS */
    [31] = 34, /* EMLINK */
    [32] = 64, /* EPIPE */
    [33] = 18, /* EDOM */
    [34] = 68, /* ERANGE */
    [35] = 6,  /* EAGAIN */
    [36] = 26, /* EINPROGRESS */
    [37] = 7,  /* EALREADY */
    [38] = 57, /* ENOTSOCK */
    [39] = 17, /* EDESTADDRREQ */
    [40] = 35, /* EMSGSIZE */
    [41] = 67, /* EPROTOTYPE */
    [42] = 50, /* ENOPROTOOPT */
    [43] = 66, /* EPROTONOSUPPORT */
    [45] = 58, /* EOPNOTSUPP */
    [47] = 5,  /* EAFNOSUPPORT */
    [48] = 3,  /* EADDRINUSE */
    [49] = 4,  /* EADDRNOTAVAIL */
    [50] = 38, /* ENETDOWN */
    [51] = 40, /* ENETUNREACH */
    [52] = 39, /* ENETRESET */
    [53] = 13, /* ECONNABORTED */
    [54] = 15, /* ECONNRESET */
    [55] = 42, /* ENOBUFS */
    [56] = 30, /* EISCONN */
    [57] = 53, /* ENOTCONN */
    [60] = 73, /* ETIMEDOUT */
    [61] = 14, /* ECONNREFUSED */
    [62] = 32, /* ELOOP */
    [63] = 37, /* ENAMETOOLONG */
    [65] = 23, /* EHOSTUNREACH */
    [66] = 55, /* ENOTEMPTY */
    [69] = 19, /* EDQUOT */
    [70] = 72, /* ESTALE */
    [77] = 46, /* ENOLCK */
    [78] = 52, /* ENOSYS */
    [82] = 24, /* EIDRM */
    [83] = 49, /* ENOMSG */
    [84] = 61, /* EOVERFLOW */
    [85] = 11, /* ECANCELED */
    [86] = 25, /* EILSEQ */
    [89] = 9,  /* EBADMSG */
    [90] = 36, /* EMULTIHOP */
    [91] = 47, /* ENOLINK */
    [92] = 65, /* EPROTO */
    [93] = 76, /* ENOTCAPABLE */
    [95] = 56, /* ENOTRECOVERABLE */
    [96] = 62, /* EOWNERDEAD */
};

const char *
ktreci_cloudabi_call(int32_t number)
{
    if (number < 0 || (size_t)number >= sizeof(calls) / sizeof(calls[0]))
        return NULL;
    return calls[number];
}

int32_t
ktreci_cloudabi_errno(int32_t error)
{
    if (error < 0 || (size_t)error >= sizeof(errors) / sizeof(errors[0]) || errors[error] == 0)
        return INT32_MAX;
    return errors[error];
}
