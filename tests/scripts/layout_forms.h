/* SPDX-License-Identifier: BSD-2-Clause */
/* layout_forms.h - where the library puts the fields of every form of every payload of a system. */
#ifndef LAYOUT_FORMS_H
#define LAYOUT_FORMS_H

#include <ktrec/format.h>

/*
 * Prints, as layout_dump.c tells, tables named by the kind, and from a kind's second form on by its
 * number: "psig-2".  Forms that are bytes and nothing else are left out.
 */
void dump_forms(const ktrec_format *format, const char *name);

#endif
