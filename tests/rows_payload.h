/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_payload.h - what the tables of payload rows share.
 */
#ifndef KTREC_TESTS_ROWS_PAYLOAD_H
#define KTREC_TESTS_ROWS_PAYLOAD_H

#include "rows.h"

#define ROWS(what_, table) ROWS_OF(NULL, what_, table)
#define ROWS_OF(versions_, what_, table)                                                           \
    {                                                                                              \
        what_, table, sizeof(table) / sizeof((table)[0]), versions_                                \
    }

#define TEXT(kind_, flags_, literal)                                                               \
    {                                                                                              \
        .kind = kind_, .flags = flags_, .u.text.text = ROW_TEXT(literal)                           \
    }

#define SYSCALL(number_, flags_, argsize_, rest_, ...)                                             \
    {                                                                                              \
        .kind = KTREC_KIND_SYSCALL, .flags = flags_, .u.syscall = {                                \
            .number = number_,                                                                     \
            .argsize = argsize_,                                                                   \
            .args = ROW_WORDS(uint64_t, __VA_ARGS__),                                              \
            .rest = rest_                                                                          \
        }                                                                                          \
    }
#define SYSCALL_NO_ARGS(number_, flags_, argsize_)                                                 \
    {                                                                                              \
        .kind = KTREC_KIND_SYSCALL, .flags = flags_, .u.syscall = {                                \
            .number = number_,                                                                     \
            .argsize = argsize_                                                                    \
        }                                                                                          \
    }
#define NO_REST                                                                                    \
    {                                                                                              \
        NULL, 0                                                                                    \
    }

#define SYSRET(number_, error_, flags_, first, second)                                             \
    {                                                                                              \
        .kind = KTREC_KIND_SYSRET, .flags = flags_, .u.sysret = {                                  \
            .number = number_,                                                                     \
            .error = error_,                                                                       \
            .value = {first, second}                                                               \
        }                                                                                          \
    }

#define GENIO(fd_, op_, literal)                                                                   \
    {                                                                                              \
        .kind = KTREC_KIND_GENIO, .u.genio = {.fd = fd_, .op = op_, .data = ROW_TEXT(literal) }    \
    }

#define USER(id_, data_)                                                                           \
    {                                                                                              \
        .kind = KTREC_KIND_USER, .u.user = {.id = ROW_TEXT(id_), .data = ROW_TEXT(data_) }         \
    }

#define UNKNOWN(literal)                                                                           \
    {                                                                                              \
        .kind = KTREC_KIND_UNKNOWN, .u.data = ROW_TEXT(literal)                                    \
    }

extern const payload_rows rows_syscall, rows_sysret, rows_namei, rows_genio, rows_mib;
extern const payload_rows rows_psig, rows_siginfo, rows_trap;
extern const payload_rows rows_csw, rows_emul, rows_exec_arg, rows_exec_env, rows_exec_fd,
    rows_user;
extern const payload_rows rows_mmsg, rows_mool, rows_saupcall, rows_unknown;

/* The same of the other systems, table after table; ends with NULL. */
extern const payload_rows *const payload_tables_netbsd[], *const payload_tables_freebsd[],
                                                              *const payload_tables_openbsd[],
                                                                  *const payload_tables_others[];

extern const header_rows header_rows_netbsd, header_rows_others;

#endif
