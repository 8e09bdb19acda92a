/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * json_text.h - any bytes as a JSON string, and back.
 *
 * JSON is UTF-8, traces are not.  What is clean UTF-8 stands in a string as it is (with JSON's own
 * escapes).  Every other byte is written as U+241B, the picture of the escape character, and two
 * lower-case hex digits; so are the three bytes of a U+241B that is really there.  Hence each
 * U+241B in the output is the start of an escape, and one substitution turns the string back into
 * exactly the bytes it was made of:
 *
 *     import json, re
 *     def bytes_of(string):
 *         return re.sub(b'\xe2\x90\x9b([0-9a-f]{2})', lambda m: bytes([int(m[1], 16)]),
 *                       string.encode())
 *
 *     bytes_of(json.loads(line)["data"])
 */
#ifndef KTRECI_JSON_TEXT_H
#define KTRECI_JSON_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* The most that ktreci_json_escape writes. */
#define KTRECI_JSON_ESCAPE_MAX 6

static inline int
ktreci_json_between(uint8_t c, uint8_t low, uint8_t high)
{
    return c >= low && c <= high;
}

/*
 * The length of the well-formed multi-byte character at p (RFC 3629: no overlong form, no
 * surrogate, nothing above U+10FFFF), or 0.  U+241B counts as none: it is the escape.
 */
static inline size_t
ktreci_json_multibyte(const uint8_t *p, size_t n)
{
    uint8_t low = 0x80, high = 0xbf;
    size_t size, i;

    if (ktreci_json_between(p[0], 0xc2, 0xdf))
        size = 2;
    else if ((p[0] & 0xf0) == 0xe0)
        size = 3;
    else if (ktreci_json_between(p[0], 0xf0, 0xf4))
        size = 4;
    else
        return 0;
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (n < size || !ktreci_json_between(p[1], low, high))
        return 0;
    for (i = 2; i < size; i++) {
        if (!ktreci_json_between(p[i], 0x80, 0xbf))
            return 0;
    }
    return size == 3 && memcmp(p, "\xe2\x90\x9b", 3) == 0 ? 0 : size;
}

/* How many of the n bytes at p stand in a JSON string as they are. */
static inline size_t
ktreci_json_plain(const uint8_t *p, size_t n)
{
    size_t i = 0, size;

    while (i < n) {
        if (n - i >= 8 && ktreci_plain8(p + i, '"', '\\')) {
            i += 8;
        } else if (p[i] < 0x80) {
            if (p[i] < 0x20 || p[i] == '"' || p[i] == '\\')
                break;
            i++;
        } else {
            size = ktreci_json_multibyte(p + i, n - i);
            if (size == 0)
                break;
            i += size;
        }
    }
    return i;
}

/* Writes a byte at which ktreci_json_plain stopped.  Returns the end of what was written. */
static inline char *
ktreci_json_escape(uint8_t byte, char *out)
{
    static const char digits[] = "0123456789abcdef";
    static const char letters[] = "btn\0fr"; /* of \b (8) to \r (13); \v has none */

    if (byte >= 0x80) {
        memcpy(out, "\xe2\x90\x9b", 3);
        out += 3;
    } else if (byte >= 0x20) {
        *out++ = '\\';
        *out++ = (char)byte;
        return out;
    } else if (ktreci_json_between(byte, '\b', '\r') && letters[byte - '\b'] != '\0') {
        *out++ = '\\';
        *out++ = letters[byte - '\b'];
        return out;
    } else {
        memcpy(out, "\\u00", 4);
        out += 4;
    }
    *out++ = digits[byte >> 4];
    *out++ = digits[byte & 15];
    return out;
}

#endif
