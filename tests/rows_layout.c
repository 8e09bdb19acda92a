/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_layout.c - where each version of each system's header has its fields on each ABI.
 *
 * The offsets are those of the systems' own <sys/ktrace.h> compiled for the machines, and of traces
 * that kernels wrote; the m68k a.out ones follow from its 2-byte alignment.
 */
#include "rows.h"

#include <string.h>

#define SMALL (ABI_ILP32 | ABI_I386 | ABI_N32 | ABI_T32)
#define EITHER (ABI_I386 | ABI_ILP32)
#define LONG_TIME (ABI_ILP32 | ABI_N32)
#define SHORT_TIME (ABI_I386 | ABI_T32)

#define PLAIN HEADER_PLAIN
#define WORD HEADER_WORD
#define FLAG HEADER_FLAG
#define MARKS HEADER_MARKS
#define DROPS HEADER_DROPS

/* An offset and a size each, but for the command name, which has an offset alone. */
#define ROW(version, abis, size, mark, micro, comm, l, ls, t, ts, p, ps, s, ss, f, fs, w, ws, c,   \
            cs, b, bs)                                                                             \
    {                                                                                              \
        version, abis, size, mark, micro, comm, {l, ls}, {t, ts}, {p, ps}, {s, ss}, {f, fs},       \
            {w, ws}, {c, cs},                                                                      \
        {                                                                                          \
            b, bs                                                                                  \
        }                                                                                          \
    }

/* version, ABIs, size, mark, micro, comm, length, type, pid, sec, fraction, LWP id, CPU, pointer */
/* clang-format off */
const header_layout header_layouts[] = {
    /* before the version field: type at 4 in both orders, a kernel pointer at the end */
    ROW("netbsd-v0old", ABI_LP64, 56, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,8, 40,8, 0,0, 0,0, 48,8),
    ROW("netbsd-v0old", SMALL, 44, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    ROW("netbsd-v0old", ABI_M68K, 40, PLAIN, 1, 10, 0,4, 4,2, 6,4, 28,4, 32,4, 0,0, 0,0, 36,4),
    /* 4.0 and later: microseconds, no LWP id */
    ROW("netbsd-v0", ABI_LP64, 56, WORD, 1, 12, 0,4, 4,4, 8,4, 32,4, 40,8, 0,0, 0,0, 48,8),
    ROW("netbsd-v0", SMALL, 44, WORD, 1, 12, 0,4, 4,4, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    ROW("netbsd-v0", ABI_M68K, 42, WORD, 1, 12, 0,4, 4,4, 8,4, 30,4, 34,4, 0,0, 0,0, 38,4),
    /* 4.0: nanoseconds and the LWP id */
    ROW("netbsd-v1", ABI_LP64, 56, WORD, 0, 12, 0,4, 4,4, 8,4, 32,4, 40,8, 48,4, 0,0, 0,0),
    ROW("netbsd-v1", SMALL, 44, WORD, 0, 12, 0,4, 4,4, 8,4, 32,4, 36,4, 40,4, 0,0, 0,0),
    ROW("netbsd-v1", ABI_M68K, 42, WORD, 0, 12, 0,4, 4,4, 8,4, 30,4, 34,4, 38,4, 0,0, 0,0),
    /* 6.0: 64-bit seconds */
    ROW("netbsd-v2", ABI_LP64, 56, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,8, 48,4, 0,0, 0,0),
    ROW("netbsd-v2", LONG_TIME, 56, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,4, 48,4, 0,0, 0,0),
    ROW("netbsd-v2", ABI_I386, 48, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,4, 44,4, 0,0, 0,0),
    ROW("netbsd-v2", ABI_M68K, 46, WORD, 0, 12, 0,4, 4,4, 8,4, 30,8, 38,4, 42,4, 0,0, 0,0),
    /* version bits of 1 and 2 in one process: the layout of 2 */
    ROW("netbsd-v3", ABI_LP64, 56, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,8, 48,4, 0,0, 0,0),
    ROW("netbsd-v3", LONG_TIME, 56, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,4, 48,4, 0,0, 0,0),
    ROW("netbsd-v3", ABI_I386, 48, WORD, 0, 12, 0,4, 4,4, 8,4, 32,8, 40,4, 44,4, 0,0, 0,0),
    ROW("netbsd-v3", ABI_M68K, 46, WORD, 0, 12, 0,4, 4,4, 8,4, 30,8, 38,4, 42,4, 0,0, 0,0),

    /* 1.x: 16-bit process ids */
    ROW("freebsd-v0pid16", ABI_I386, 40, PLAIN, 1, 8, 0,4, 4,2, 6,2, 28,4, 32,4, 0,0, 0,0, 36,4),
    /* 2.x - 6.x: a kernel pointer */
    ROW("freebsd-v0old", ABI_LP64, 56, DROPS, 1, 12, 0,4, 4,2, 8,4, 32,8, 40,8, 0,0, 0,0, 48,8),
    ROW("freebsd-v0old", SHORT_TIME, 44, DROPS, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    /* 7.0: a thread id in its place, as wide as it */
    ROW("freebsd-v0", ABI_LP64, 56, DROPS, 1, 12, 0,4, 4,2, 8,4, 32,8, 40,8, 48,8, 0,0, 0,0),
    ROW("freebsd-v0", SHORT_TIME, 44, DROPS, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 40,4, 0,0, 0,0),
    ROW("freebsd-v0", LONG_TIME, 56, DROPS, 1, 12, 0,4, 4,2, 8,4, 32,8, 40,4, 48,4, 0,0, 0,0),
    /* 14.0: the version, nanoseconds, the CPU */
    ROW("freebsd-v1", ABI_LP64, 64, FLAG, 0, 12, 0,4, 4,2, 8,4, 32,8, 40,8, 48,8, 56,4, 0,0),
    ROW("freebsd-v1", SHORT_TIME, 48, FLAG, 0, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 40,4, 44,4, 0,0),
    ROW("freebsd-v1", LONG_TIME, 56, FLAG, 0, 12, 0,4, 4,2, 8,4, 32,8, 40,4, 48,4, 52,4, 0,0),

    /* 2.0 - 3.9: 4.4BSD's */
    ROW("openbsd-v1", ABI_LP64, 56, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,8, 40,8, 0,0, 0,0, 48,8),
    ROW("openbsd-v1", EITHER, 44, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    ROW("openbsd-v1", ABI_M68K, 40, PLAIN, 1, 10, 0,4, 4,2, 6,4, 28,4, 32,4, 0,0, 0,0, 36,4),
    /* 4.0 - 5.1: a size_t first, the type behind the name */
    ROW("openbsd-v2", ABI_LP64, 56, PLAIN, 1, 12, 0,8, 30,2, 8,4, 32,8, 40,8, 0,0, 0,0, 48,8),
    ROW("openbsd-v2", EITHER | ABI_M68K, 40, PLAIN, 1, 8, 0,4, 26,2, 4,4, 28,4, 32,4, 0,0, 0,0, 36,4),
    /* 5.2 - 5.4: the type first, the length last, thread ids, 32-bit seconds */
    ROW("openbsd-v3", ABI_LP64, 64, PLAIN, 0, 32, 56,8, 0,4, 4,4, 16,4, 24,8, 8,4, 0,0, 0,0),
    ROW("openbsd-v3", EITHER, 44, PLAIN, 0, 20, 40,4, 0,4, 4,4, 12,4, 16,4, 8,4, 0,0, 0,0),
    ROW("openbsd-v3", ABI_M68K, 42, PLAIN, 0, 20, 38,4, 0,4, 4,4, 12,4, 16,4, 8,4, 0,0, 0,0),
    /* 5.5 - 7.0: 64-bit seconds */
    ROW("openbsd-v4", ABI_LP64, 64, PLAIN, 0, 32, 56,8, 0,4, 4,4, 16,8, 24,8, 8,4, 0,0, 0,0),
    ROW("openbsd-v4", ABI_ILP32, 56, PLAIN, 0, 32, 52,4, 0,4, 4,4, 16,8, 24,4, 8,4, 0,0, 0,0),
    ROW("openbsd-v4", ABI_I386, 48, PLAIN, 0, 24, 44,4, 0,4, 4,4, 12,8, 20,4, 8,4, 0,0, 0,0),
    /* 7.1: names of 23 bytes */
    ROW("openbsd-v5", ABI_LP64, 64, PLAIN, 0, 32, 56,8, 0,4, 4,4, 16,8, 24,8, 8,4, 0,0, 0,0),
    ROW("openbsd-v5", ABI_ILP32, 64, PLAIN, 0, 32, 56,4, 0,4, 4,4, 16,8, 24,4, 8,4, 0,0, 0,0),
    ROW("openbsd-v5", ABI_I386, 52, PLAIN, 0, 24, 48,4, 0,4, 4,4, 12,8, 20,4, 8,4, 0,0, 0,0),

    /* until 1.8; since 1.10 with flags and a thread id */
    ROW("dragonfly-v1", ABI_I386, 44, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    ROW("dragonfly-v2", ABI_I386, 48, MARKS, 1, 16, 0,4, 4,2, 8,4, 36,4, 40,4, 12,4, 0,0, 44,4),
    ROW("dragonfly-v2", ABI_LP64, 64, MARKS, 1, 16, 0,4, 4,2, 8,4, 40,8, 48,8, 12,4, 0,0, 56,8),

    /* 4.3BSD-Reno, Net/2; 4.4BSD and BSD/386 */
    ROW("csrg-v1", EITHER, 40, PLAIN, 1, 8, 0,4, 4,2, 6,2, 28,4, 32,4, 0,0, 0,0, 36,4),
    ROW("csrg-v1", ABI_M68K, 38, PLAIN, 1, 8, 0,4, 4,2, 6,2, 26,4, 30,4, 0,0, 0,0, 34,4),
    ROW("csrg-v2", EITHER, 44, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
    ROW("csrg-v2", ABI_M68K, 40, PLAIN, 1, 10, 0,4, 4,2, 6,4, 28,4, 32,4, 0,0, 0,0, 36,4),

    ROW("darwin-v1", EITHER, 44, PLAIN, 1, 12, 0,4, 4,2, 8,4, 32,4, 36,4, 0,0, 0,0, 40,4),
};
/* clang-format on */
const size_t header_layout_count = sizeof(header_layouts) / sizeof(header_layouts[0]);

const header_layout *
header_layout_find(const char *format_name)
{
    const char *abi = strchr(format_name, '-');

    abi = abi != NULL ? strchr(abi + 1, '-') : NULL;
    if (abi == NULL)
        return NULL;
    size_t version_size = (size_t)(abi - format_name);
    abi++;
    for (size_t i = 0; i < header_layout_count; i++) {
        const header_layout *layout = &header_layouts[i];

        if (strlen(layout->version) != version_size ||
            memcmp(layout->version, format_name, version_size) != 0)
            continue;
        for (size_t a = 0; a < ABI_COUNT; a++) {
            size_t size = strlen(row_abis[a].name);

            if ((layout->abis & row_abis[a].bit) && strncmp(abi, row_abis[a].name, size) == 0 &&
                abi[size] == '-')
                return layout;
        }
    }
    return NULL;
}

static void
place(uint8_t *out, int big, header_field field, uint64_t value)
{
    for (unsigned i = 0; i < field.size; i++)
        out[field.at + i] = (uint8_t)(value >> (8 * (big ? field.size - 1u - i : i)));
}

size_t
header_place(const header_layout *layout, const ktrec_format *format, const ktrec_header *header,
             uint8_t out[ROW_BYTES_MAX])
{
    static const header_field behind = {6, 2};
    int big = format->order == KTREC_ORDER_BIG;
    uint32_t type = header->type;

    memset(out, 0, layout->size);
    if (layout->mark == HEADER_WORD)
        type |= (uint32_t)header->version << 16;
    if (layout->mark == HEADER_FLAG) {
        type |= 0x4000;
        place(out, big, behind, 1);
    }
    if (header->flags & KTREC_DROPPED)
        type |= 0x8000;
    if (layout->mark == HEADER_MARKS)
        place(out, big, behind,
              (header->flags & KTREC_THREADED ? 1u : 0) | (uint32_t)header->cpu << 8);
    place(out, big, layout->length, header->length);
    place(out, big, layout->type, type);
    place(out, big, layout->pid, (uint32_t)header->pid);
    memcpy(out + layout->comm, header->comm, strlen(header->comm));
    place(out, big, layout->sec, (uint64_t)header->sec);
    place(out, big, layout->frac, layout->micro ? header->nsec / 1000 : header->nsec);
    place(out, big, layout->lwp, (uint64_t)header->lwp);
    place(out, big, layout->cpu, (uint32_t)header->cpu);
    place(out, big, layout->buffer, header->buffer);
    return layout->size;
}
