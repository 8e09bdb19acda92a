/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * rows_build.c - from the notation of rows.h to bytes.
 */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const row_abi row_abis[ABI_COUNT] = {
    {"lp64", ABI_LP64, 8, 8, 8}, {"ilp32", ABI_ILP32, 4, 4, 4}, {"i386", ABI_I386, 4, 4, 4},
    {"n32", ABI_N32, 4, 4, 8},   {"m68k", ABI_M68K, 4, 4, 4},   {"ilp32t32", ABI_T32, 4, 4, 4},
};

typedef struct build {
    const char *what;
    const char *at;
    const ktrec_format *format;
    uint8_t *out;
    size_t size;
} build;

static _Noreturn void
bad_row(const build *b, const char *why)
{
    fprintf(stderr, "row \"%s\": %s at \"%s\"\n", b->what, why, b->at);
    abort();
}

static void
put(build *b, uint8_t byte)
{
    if (b->size == ROW_BYTES_MAX)
        bad_row(b, "too long");
    b->out[b->size++] = byte;
}

static void
put_integer(build *b, uint64_t value, unsigned width)
{
    for (unsigned i = 0; i < width; i++) {
        unsigned place = b->format->order == KTREC_ORDER_BIG ? width - 1 - i : i;
        put(b, (uint8_t)(value >> (8 * place)));
    }
}

static uint64_t
number(build *b)
{
    char *end;
    uint64_t value = *b->at == '-' ? (uint64_t)strtoll(b->at, &end, 0) : strtoull(b->at, &end, 0);

    if (end == b->at)
        bad_row(b, "no number");
    b->at = end;
    if (strncmp(end, "*r", 2) == 0) {
        value *= b->format->register_size;
        b->at += 2;
    }
    return value;
}

static void
integer(build *b)
{
    unsigned width = 0;

    switch (*b->at) {
    case 'r':
        width = b->format->register_size;
        break;
    case 'p':
        width = b->format->pointer_size;
        break;
    case 'l':
        width = b->format->long_size;
        break;
    case '1':
    case '2':
    case '4':
    case '8':
        width = (unsigned)(*b->at - '0');
        break;
    default:
        bad_row(b, "unknown token");
    }
    if (b->at[1] != ':')
        bad_row(b, "no colon");
    b->at += 2;
    put_integer(b, number(b), width);
}

static void
hex(build *b)
{
    unsigned byte;

    for (b->at++; *b->at != ' ' && *b->at != '\0'; b->at += 2) {
        if (sscanf(b->at, "%2x", &byte) != 1)
            bad_row(b, "no hex digit");
        put(b, (uint8_t)byte);
    }
}

static void
text(build *b)
{
    for (b->at++; *b->at != '\''; b->at++) {
        if (*b->at == '\0')
            bad_row(b, "open quote");
        put(b, (uint8_t)*b->at);
    }
    b->at++;
}

static void
offset(build *b)
{
    b->at++;
    size_t wanted = (size_t)number(b);

    if (wanted < b->size)
        bad_row(b, "offset lies behind");
    while (b->size < wanted)
        put(b, 0);
}

static void
token(build *b)
{
    switch (*b->at) {
    case 'x':
        hex(b);
        break;
    case '\'':
        text(b);
        break;
    case '@':
        offset(b);
        break;
    case '=':
        b->at++;
        if (number(b) != b->size)
            bad_row(b, "not of this size");
        break;
    default:
        integer(b);
        break;
    }
    if (*b->at != ' ' && *b->at != '\0')
        bad_row(b, "no blank behind");
}

size_t
row_build(const char *what, const char *notation, const ktrec_format *format,
          uint8_t out[ROW_BYTES_MAX])
{
    build b = {what, notation, format, out, 0};

    while (*b.at != '\0') {
        if (*b.at == ' ')
            b.at++;
        else
            token(&b);
    }
    return b.size;
}
