/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * standalone.c - runs a harness over files and over all files in folders, without a fuzzing engine.
 *
 * Each input is copied to a heap block of exactly its size.  To have run nothing is a failure: a
 * folder that was moved must not look like a passed test.  A file that is called README is not an
 * input.
 */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "common.h"

static unsigned long inputs;

static int
complain(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return -1;
}

/* The whole of a file in a block of its size.  Returns NULL if it cannot be read. */
static uint8_t *
load(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *block = NULL;
    long end = -1;

    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        end = ftell(file);
    if (end >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        *size = (size_t)end;
        block = fuzz_block(*size);
        if (fread(block, 1, *size, file) != *size) {
            free(block);
            block = NULL;
        }
    }
    if (file != NULL)
        fclose(file);
    return block;
}

static int
run_file(const char *path)
{
    size_t size = 0;
    uint8_t *block = load(path, &size);

    if (block == NULL)
        return complain(path);
    (void)LLVMFuzzerTestOneInput(block, size);
    free(block);
    inputs++;
    return 0;
}

static int run_path(const char *path);

static int
run_folder(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    int rc = 0;

    if (dir == NULL)
        return complain(path);
    while (rc == 0 && (entry = readdir(dir)) != NULL) {
        char name[4096];

        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "README") == 0)
            continue;
        int length = snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof(name)) {
            errno = ENAMETOOLONG;
            rc = complain(path);
        } else {
            rc = run_path(name);
        }
    }
    closedir(dir);
    return rc;
}

static int
run_path(const char *path)
{
    struct stat st;

    if (stat(path, &st) != 0)
        return complain(path);
    return S_ISDIR(st.st_mode) ? run_folder(path) : run_file(path);
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (run_path(argv[i]) != 0)
            return 1;
    }
    printf("%lu inputs\n", inputs);
    if (inputs == 0) {
        fprintf(stderr, "no inputs\n");
        return 1;
    }
    return 0;
}
