/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * tsv.h - reads the tables of names for the tests.  It has nothing in common with the program that
 * turns them into C.
 */
#ifndef TEST_TSV_H
#define TEST_TSV_H

#include <stddef.h>
#include <stdio.h>

enum { TSV_CELLS = 40 };

/* A table being read, row by row. */
typedef struct tsv {
    FILE *file;
    char line[8192];
    char *cells[TSV_CELLS]; /* of the present row; "" behind its last */
    char empty[1];
    size_t rows;
} tsv;

/* Opens src/names/tables/NAME.tsv; the test fails if it cannot. */
void tsv_open(tsv *t, const char *name);

/* 1 and the next row, or 0 at the end, where the file is closed.  Lines that start with '#' are no
 * rows. */
int tsv_next(tsv *t);

/* The number that a whole cell is. */
int tsv_integer(const char *text);

#endif
