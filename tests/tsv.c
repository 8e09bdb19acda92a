/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tsv.c - see tsv.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tsv.h"

void
tsv_open(tsv *t, const char *name)
{
    char path[1024];

    snprintf(path, sizeof(path), "%s/src/names/tables/%s.tsv", KTREC_TEST_SOURCE, name);
    memset(t, 0, sizeof(*t));
    t->file = fopen(path, "r");
    if (t->file == NULL)
        fail_msg("%s cannot be opened", path);
}

int
tsv_next(tsv *t)
{
    char *rest;

    do {
        if (fgets(t->line, sizeof(t->line), t->file) == NULL) {
            fclose(t->file);
            assert_true(t->rows > 0);
            return 0;
        }
        assert_non_null(strchr(t->line, '\n'));
    } while (t->line[0] == '#');
    t->line[strcspn(t->line, "\n")] = '\0';
    rest = t->line;
    for (size_t i = 0; i < TSV_CELLS; i++) {
        char *tab = rest == NULL ? NULL : strchr(rest, '\t');

        t->cells[i] = rest == NULL ? t->empty : rest;
        rest = tab == NULL ? NULL : tab + 1;
        if (tab != NULL)
            *tab = '\0';
    }
    t->rows++;
    return 1;
}

int
tsv_integer(const char *text)
{
    char *end;
    long value = strtol(text, &end, 0);

    assert_true(end != text && *end == '\0');
    return (int)value;
}
