/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * layout_siginfo.c - the siginfo of NetBSD's PSIG, whose union the signal and its code tell.
 */
#include <stdio.h>
#include <string.h>

#include "layout_dump.h"

/* Members of siginfo; those of reason NONE stand in front of the union. */
typedef struct info_member {
    const char *table;
    int32_t reason;
    const char *field;
    size_t offset; /* in ktrec_siginfo */
    size_t width;
    unsigned count;
} info_member;

#define I(table, reason, field, m, count)                                                          \
    {                                                                                              \
        table, KTREC_REASON_##reason, field, offsetof(ktrec_siginfo, m),                           \
            sizeof(((ktrec_siginfo *)0)->m), count                                                 \
    }

static const info_member info_members[] = {
    I("siginfo", NONE, "signo", signo, 1),
    I("siginfo", NONE, "code", code, 1),
    I("siginfo", NONE, "errno", error, 1),
    I("reason-sender", SENDER, "pid", pid, 1),
    I("reason-sender", SENDER, "uid", uid, 1),
    I("reason-value", VALUE, "pid", pid, 1),
    I("reason-value", VALUE, "uid", uid, 1),
    I("reason-value", VALUE, "value", value, 1),
    I("reason-child", CHILD, "pid", pid, 1),
    I("reason-child", CHILD, "uid", uid, 1),
    I("reason-child", CHILD, "status", status, 1),
    I("reason-child", CHILD, "utime", utime, 1),
    I("reason-child", CHILD, "stime", stime, 1),
    I("reason-fault", FAULT, "addr", addr, 1),
    I("reason-fault", FAULT, "trap", trap, 1),
    I("reason-fault", FAULT, "trap2", trap2, 1),
    I("reason-fault", FAULT, "trap3", trap3, 1),
    I("reason-poll", POLL, "band", band, 1),
    I("reason-poll", POLL, "fd", fd, 1),
    I("reason-syscall", SYSCALL, "syscall", syscall, 1),
    I("reason-syscall", SYSCALL, "value2", value2[0], 2),
    I("reason-syscall", SYSCALL, "syserror", syserror, 1),
    I("reason-syscall", SYSCALL, "args", args[0], 8),
    I("reason-ptrace", PTRACE, "event", event, 1),
    I("reason-ptrace", PTRACE, "other", other, 1),
};

/* A signal and code that call for each reason; of NONE, such that every byte differs from 1. */
static const int32_t reason_signal[][2] = {
    [KTREC_REASON_NONE] = {13, 32767}, [KTREC_REASON_SENDER] = {15, 0},
    [KTREC_REASON_VALUE] = {15, -1},   [KTREC_REASON_CHILD] = {20, 1},
    [KTREC_REASON_FAULT] = {11, 1},    [KTREC_REASON_POLL] = {23, 1},
    [KTREC_REASON_SYSCALL] = {5, 7},   [KTREC_REASON_PTRACE] = {5, 5},
};

/* 12 is of 32-bit machines only, 16 of those that align 64-bit integers to 8. */
static int
has_siginfo_layout(const ktrec_format *format, uint32_t layout)
{
    return layout == 12 ? format->pointer_size == 4 : format->align64 == 8;
}

/* A siginfo whose signal and code call for the reason, and nothing else. */
static ktrec_payload
plain_siginfo(int32_t reason, uint32_t layout)
{
    ktrec_payload payload = layout_empty_payload(KTREC_KIND_PSIG, KTREC_PAYLOAD_SIGINFO);

    payload.u.psig.siginfo.layout = layout;
    payload.u.psig.siginfo.reason = reason;
    payload.u.psig.siginfo.signo = reason_signal[reason][0];
    payload.u.psig.siginfo.code = reason_signal[reason][1];
    return payload;
}

static void
set_info_member(ktrec_siginfo *info, const info_member *m, const ktrec_format *format)
{
    int64_t ticks = 0x01010101;

    for (unsigned n = 0; n < m->count; n++) {
        uint8_t *where = (uint8_t *)info + m->offset + n * m->width;

        if (strcmp(m->field, "utime") == 0 || strcmp(m->field, "stime") == 0)
            memcpy(where, &ticks, sizeof(ticks)); /* clock_t has 4 bytes on every machine */
        else if (strcmp(m->field, "args") == 0)
            memset(where, 1, m->width); /* 64 bits on every machine */
        else
            layout_set_member(where, m->width, format, 0);
    }
}

static void
dump_layout(const ktrec_format *format, const char *name, uint32_t layout)
{
    ktrec_payload without = plain_siginfo(KTREC_REASON_NONE, layout);
    char table[32];
    uint8_t buf[LAYOUT_BUFFER];
    size_t size = layout_encode(format, &without, buf);

    if (size < 128) {
        layout_fail("psig", name, "siginfo", "cannot be encoded");
        return;
    }
    (void)printf("psig-siginfo%u %s size %zu\n", layout, name, size);
    (void)printf("psig-siginfo%u %s siginfo %zu -\n", layout, name, size - 128);
    (void)snprintf(table, sizeof(table), "siginfo%u", layout);
    (void)printf("%s %s reason %u -\n", table, name, layout);
    (void)printf("%s %s size 128\n", table, name);
    for (size_t i = 0; i < sizeof(info_members) / sizeof(info_members[0]); i++) {
        const info_member *m = &info_members[i];
        int front = m->reason == KTREC_REASON_NONE;
        ktrec_payload with;

        without = plain_siginfo(m->reason, layout);
        with = without;
        set_info_member(&with.u.psig.siginfo, m, format);
        layout_print_difference(front ? table : m->table, name, m->field, &with, &without, format,
                                size - 128 + (front ? 0 : layout), 0);
    }
}

void
layout_dump_siginfo(const ktrec_format *format, const char *name)
{
    for (uint32_t layout = 12; layout <= 16; layout += 4)
        if (has_siginfo_layout(format, layout))
            dump_layout(format, name, layout);
}
