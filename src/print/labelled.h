/* SPDX-License-Identifier: BSD-2-Clause */
/* labelled.h - what a program said under a label, and nothing around it: -u of OpenBSD's kdump. */
#ifndef KTRECI_LABELLED_H
#define KTRECI_LABELLED_H

#include "print/style.h"

/* The data of a USER record of the label asked for; nothing of any other record. */
void ktreci_labelled_print(const ktreci_print_context *context);

#endif
