/* SPDX-License-Identifier: BSD-2-Clause */
/* test_strangers.c - what is no trace is not taken for one, and the answer says what it is. */
#define _XOPEN_SOURCE 700 /* nftw */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "generate.h"

enum { ARENA = 1 << 20 };

static generator g;
static uint8_t arena[ARENA];

typedef struct stranger {
    const char *what;
    const char *bytes;
    size_t size;
    size_t pad;         /* zero bytes behind */
    const char *reason; /* a word that the reason has */
} stranger;

#define BYTES(literal) literal, sizeof(literal) - 1

static const stranger strangers[] = {
    {"an ELF file", BYTES("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0"), 4000, "ELF"},
    {"a pcap file", BYTES("\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0"), 200, "pcap"},
    {"a pcap file of the other order", BYTES("\xa1\xb2\xc3\xd4\0\2\0\4"), 200, "pcap"},
    {"a gzip file", BYTES("\037\213\10\0\0\0\0\0\0\3"), 300, "gzip"},
    {"a script",
     BYTES("#!/bin/sh\nexec true\n# and some more words that make it longer than a header is\n"), 0,
     "script"},
    {"text",
     BYTES("  1234   1234 cat      EMUL  \"netbsd\"\n  1234   1234 cat      RET   execve "
           "JUSTRETURN\n"),
     0, "text"},
    {"zeros", BYTES(""), 4096, "zero"},
    {"ones",
     BYTES("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
           "\xff\xff\xff"
           "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
           "\xff\xff\xff"
           "\xff\xff\xff\xff\xff\xff\xff\xff"),
     0, "no trace"},
    {"less than a header", BYTES("\6\0\0\0\7\0\2\0"), 0, "shorter"},
    {"one byte", BYTES("\6"), 0, "shorter"},
};

static void
test_strangers_are_refused_with_a_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        const stranger *s = &strangers[i];
        ktrec_probe_result result;
        uint8_t *bytes = calloc(1, s->size + s->pad + 1);

        assert_non_null(bytes);
        memcpy(bytes, s->bytes, s->size);
        int rc = ktrec_probe_all(bytes, s->size + s->pad, 1, &result);
        if (rc != KTREC_E_FORMAT || result.certainty != KTREC_PROBE_NONE || result.count != 0)
            fail_msg("%s: taken for a trace: %d, %s", s->what, rc, result.reason);
        if (strstr(result.reason, s->reason) == NULL)
            fail_msg("%s: the reason is \"%s\"", s->what, result.reason);
        free(bytes);
    }
}

static void
test_random_bytes_are_no_trace(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 300; seed++) {
        ktrec_probe_result result;
        uint8_t bytes[2000];

        generator_seed(&g, seed);
        for (size_t i = 0; i < sizeof(bytes); i++)
            bytes[i] = (uint8_t)generate_below(&g, 256);
        int rc = ktrec_probe_all(bytes, sizeof(bytes), 1, &result);
        if (rc != KTREC_E_FORMAT || result.reason[0] == '\0')
            fail_msg("seed %u: %d, %s", seed, rc, result.reason);
    }
}

/* The files of the machine the test runs on, the first of them. */
enum { FILES_MOST = 2000 };
static unsigned files;

static int
probe_file(const char *path, const struct stat *st, int type, struct FTW *where)
{
    ktrec_probe_result result = {0};
    FILE *file;

    (void)where;
    if (type != FTW_F || !S_ISREG(st->st_mode) || (file = fopen(path, "rb")) == NULL)
        return 0;
    size_t size = fread(arena, 1, sizeof(arena), file);
    (void)fclose(file);
    int rc = ktrec_probe_all(arena, size, (uint64_t)st->st_size <= size, &result);
    if (rc != KTREC_E_FORMAT && !(rc == KTREC_END && size == 0))
        fail_msg("%s: %d, %s", path, rc, result.reason);
    return ++files == FILES_MOST;
}

static void
test_system_files_are_no_traces(void **state)
{
    static const char *const folders[] = {"/usr/bin", "/usr/lib", "/usr/share"};

    (void)state;
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        files = 0;
        (void)nftw(folders[i], probe_file, 16, FTW_PHYS);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strangers_are_refused_with_a_reason),
        cmocka_unit_test(test_random_bytes_are_no_trace),
        cmocka_unit_test(test_system_files_are_no_traces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
