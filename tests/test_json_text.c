/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * test_json_text.c - any bytes as a JSON string, and back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "print/json_text.h"

/* A reader of JSON and the substitution, as json_text.h gives it.  Returns the bytes' number. */
static size_t
turn_back(const char *text, size_t size, uint8_t *out)
{
    static const char digits[] = "0123456789abcdef", letters[] = "b\bf\fn\nr\rt\t\"\"\\\\";
    const char *end = text + size;
    uint8_t *start = out;

    while (text < end) {
        if (end - text >= 5 && memcmp(text, "\xe2\x90\x9b", 3) == 0) {
            *out++ = (uint8_t)((strchr(digits, text[3]) - digits) * 16 +
                               (strchr(digits, text[4]) - digits));
            text += 5;
        } else if (*text == '\\' && text[1] == 'u') {
            *out++ = (uint8_t)((strchr(digits, text[4]) - digits) * 16 +
                               (strchr(digits, text[5]) - digits));
            text += 6;
        } else if (*text == '\\') {
            *out++ = (uint8_t)strchr(letters, text[1])[1];
            text += 2;
        } else {
            assert_true((uint8_t)*text >= 0x20 && *text != '"');
            *out++ = (uint8_t)*text++;
        }
    }
    return (size_t)(out - start);
}

static void
round_trip(const uint8_t *bytes, size_t size)
{
    char text[64] = "";
    uint8_t back[64];
    size_t used = 0, at = 0, plain;

    while (at < size) {
        plain = ktreci_json_plain(bytes + at, size - at);
        assert_true(plain <= size - at);
        memcpy(text + used, bytes + at, plain);
        used += plain;
        at += plain;
        if (at < size) {
            plain = (size_t)(ktreci_json_escape(bytes[at++], text + used) - (text + used));
            assert_in_range(plain, 1, KTRECI_JSON_ESCAPE_MAX);
            used += plain;
        }
    }
    assert_int_equal(turn_back(text, used, back), size);
    assert_memory_equal(back, bytes, size);
}

/*
 * All strings of two bytes, and all of three and four that start or continue a character at its
 * borders.
 */
static void
test_every_byte(void **state)
{
    static const uint8_t borders[] = {0,    0x1f, '"',  '\\', '9',  0x7f, 0x80, 0x8f,
                                      0x90, 0x9b, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2,
                                      0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5};
    const size_t count = sizeof(borders);
    uint8_t bytes[16] = {0}; /* more than are used: the compiler unrolls, and warns */
    size_t i;

    (void)state;
    round_trip(bytes, 0);
    for (i = 0; i < 65536; i++) {
        bytes[0] = (uint8_t)(i >> 8);
        bytes[1] = (uint8_t)i;
        round_trip(bytes, 1);
        round_trip(bytes, 2);
    }
    for (i = 0; i < count * count * count * count; i++) {
        bytes[0] = borders[i % count];
        bytes[1] = borders[i / count % count];
        bytes[2] = borders[i / count / count % count];
        bytes[3] = borders[i / count / count / count];
        round_trip(bytes, 3);
        round_trip(bytes, 4);
    }
}

/* Which sequences are characters: the borders of RFC 3629, and the escape itself, which is none. */
static void
test_characters(void **state)
{
    static const struct {
        const char *text;
        size_t plain;
    } rows[] = {
        {"\xc2\x80", 2},
        {"\xdf\xbf", 2},
        {"\xc1\xbf", 0},
        {"\xe0\xa0\x80", 3},
        {"\xe0\x9f\xbf", 0},
        {"\xed\x9f\xbf", 3},
        {"\xed\xa0\x80", 0},
        {"\xee\x80\x80", 3},
        {"\xef\xbf\xbf", 3},
        {"\xf0\x90\x80\x80", 4},
        {"\xf0\x8f\xbf\xbf", 0},
        {"\xf4\x8f\xbf\xbf", 4},
        {"\xf4\x90\x80\x80", 0},
        {"\xf5\x80\x80\x80", 0},
        {"\x80", 0},
        {"\xc2", 0},
        {"\xe2\x90", 0},
        {"\xf0\x90\x80", 0},
        {"\xe2\x90\x9a", 3},
        {"\xe2\x90\x9b", 0},
        {"\xe2\x90\x9c", 3},
        {"ab\xc3\xa9\xff", 4},
        {"ab\"", 2},
        {"ab\\", 2},
        {"\x1f", 0},
        {" ~\x7f", 3},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(ktreci_json_plain((const uint8_t *)rows[i].text, strlen(rows[i].text)),
                         rows[i].plain);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
