/* SPDX-License-Identifier: BSD-2-Clause */
#include "traces.h"

#include <stdio.h>
#include <stdlib.h>

const trace_file trace_files[] = {
    {"netbsd/amd64_append.ktrace", "netbsd-v0-lp64-le", 1},
    {"netbsd/amd64_basic_v0.ktrace", "netbsd-v0-lp64-le", 1},
    {"netbsd/amd64_mixed.ktrace", "netbsd-v0-lp64-le", 1},
    /* no address above 32 bits, no signal: n32 would have written the same */
    {"netbsd/amd64_tree_v2.ktrace", "netbsd-v2-lp64-le", 0},
    {"netbsd/amd64_types_v1.ktrace", "netbsd-v1-lp64-le", 1},
    {"netbsd/armhf_basic_v0.ktrace", "netbsd-v0-ilp32-le", 1},
    {"netbsd/armhf_tree_v1.ktrace", "netbsd-v1-ilp32-le", 1},
    {"netbsd/armhf_types_v2.ktrace", "netbsd-v2-ilp32-le", 1},
    {"netbsd/i386_basic_v0.ktrace", "netbsd-v0-i386-le", 1},
    {"netbsd/i386_types_v1.ktrace", "netbsd-v1-i386-le", 1},
    {"netbsd/i386_types_v2.ktrace", "netbsd-v2-i386-le", 1},
    {"netbsd/powerpc_basic_v1.ktrace", "netbsd-v1-ilp32-be", 1},
    {"netbsd/powerpc_basic_v2.ktrace", "netbsd-v2-ilp32-be", 1},
    {"netbsd/powerpc_mixed.ktrace", "netbsd-v0-ilp32-be", 1},
    {"netbsd/powerpc_types_v0.ktrace", "netbsd-v0-ilp32-be", 1},
    {"netbsd/sparc64_basic_v0.ktrace", "netbsd-v0-lp64-be", 1},
    {"netbsd/sparc64_types_v1.ktrace", "netbsd-v1-lp64-be", 1},
    {"netbsd/sparc64_types_v2.ktrace", "netbsd-v2-lp64-be", 1},
    {"golden/bodies-netbsd0-A.ktr", "netbsd-v0-lp64-le", 1},
    {"golden/bodies-netbsd1-A.ktr", "netbsd-v1-lp64-le", 1},
    {"golden/bodies-netbsd2-A.ktr", "netbsd-v2-lp64-le", 1},
    {"golden/calls-netbsd2-A.ktr", "netbsd-v2-lp64-le", 1},
};
const size_t trace_file_count = sizeof(trace_files) / sizeof(trace_files[0]);

uint8_t *
trace_load(const char *path, size_t *size)
{
    char name[1024];
    FILE *file;
    long end = 0;
    uint8_t *bytes = NULL;

    snprintf(name, sizeof(name), "%s/tests/data/%s", KTREC_TEST_SOURCE, path);
    file = fopen(name, "rb");
    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        end = ftell(file);
    if (end > 0 && fseek(file, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)end);
    if (bytes == NULL || fread(bytes, 1, (size_t)end, file) != (size_t)end) {
        perror(name);
        abort();
    }
    fclose(file);
    *size = (size_t)end;
    return bytes;
}

const char *
trace_format_name(const ktrec_format *format)
{
    static char name[KTREC_FORMAT_NAME_MAX];

    if (ktrec_format_print(format, name, sizeof(name)) != KTREC_OK)
        abort();
    return name;
}
