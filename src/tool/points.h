/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * points.h - the letters of trace points, which each system's ktrace and kdump has its own of.
 */
#ifndef KTRECI_POINTS_H
#define KTRECI_POINTS_H

#include <stdint.h>

/*
 * Adds the kinds that letters stand for in a style (KTREC_STYLE_*, not AUTO or JSON) to *kinds, as
 * ktrec_print_options has them.  Returns 0, or -1 for a letter that the style does not have.
 */
int points_add(uint32_t style, const char *letters, uint64_t *kinds);

#endif
