/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * codes.c - names of errors, signals and siginfo codes, and whose numbers an emulation's calls
 * carry.
 */
#include <ktrec/names.h>

#include "names/tables.h"

static const char *
code_word(uint16_t offset)
{
    return offset == 0 ? NULL : ktreci_codes_text + offset;
}

/* A code's string in names: NULL if the system, the number or the string is unknown. */
static const char *
find_code(const ktreci_codes *by_system, const uint16_t *words, int system, int number)
{
    const ktreci_codes *codes;
    int64_t place;

    if (system <= KTREC_SYSTEM_NONE || system >= KTRECI_SYSTEM_COUNT)
        return NULL;
    codes = &by_system[system];
    place = (int64_t)number - codes->low;
    if (place < 0 || place >= codes->count)
        return NULL;
    return code_word(words[codes->first + (size_t)place]);
}

const char *
ktrec_errno_name(int system, int number)
{
    return find_code(ktreci_errno, ktreci_errno_names, system, number);
}

const char *
ktrec_errno_text(int system, int number)
{
    return find_code(ktreci_errno, ktreci_errno_texts, system, number);
}

const char *
ktrec_signal_name(int system, int number)
{
    return find_code(ktreci_signal, ktreci_signal_names, system, number);
}

const char *
ktrec_sicode_name(int system, int signal, int code)
{
    const ktreci_range *range;

    if (system <= KTREC_SYSTEM_NONE || system >= KTRECI_SYSTEM_COUNT)
        return NULL;
    range = &ktreci_sicode[system];
    for (size_t i = range->first; i < (size_t)range->first + range->count; i++) {
        const ktreci_sicode_row *row = &ktreci_sicode_rows[i];

        /* Codes of any signal stand behind those of one: a signal's own meaning of a number goes
         * first. */
        if (row->code == code && (row->signal == signal || row->signal == 0))
            return code_word(row->name);
    }
    return NULL;
}

/*
 * Negative errors are the kernel's own, of a call that is to be restarted or that never returns,
 * and no emulation has numbers for them; but Linux's errors are negative themselves.
 */
static int
is_pseudo_error(int what, const ktreci_emulation *emulation, int number)
{
    return what == KTRECI_NUMBERS_OF_ERRNO && number < 0 &&
           (emulation->flags & KTRECI_EMULATION_LINUX) == 0;
}

/*
 * Several native numbers can have become the same foreign one; kdump takes the first of them, from
 * 0, and so Linux's ENOSYS reads "Too many processes".
 */
static int
find_native(int what, int system, const char *name, int number, int *native)
{
    const ktreci_emulation *emulation = ktreci_emulation_find(system, name);
    const ktreci_range *range;

    if (native == NULL || emulation == NULL)
        return 0;
    if (emulation->numbers == KTRECI_NUMBERS_NATIVE || is_pseudo_error(what, emulation, number)) {
        *native = number;
        return 1;
    }
    range = &ktreci_numbers[emulation->numbers][what];
    for (int i = 0; i < range->count; i++)
        if (ktreci_numbers_foreign[range->first + i] == number) {
            *native = i;
            return 1;
        }
    return 0;
}

int
ktrec_errno_native(int system, const char *emulation, int number, int *native)
{
    return find_native(KTRECI_NUMBERS_OF_ERRNO, system, emulation, number, native);
}

int
ktrec_signal_native(int system, const char *emulation, int number, int *native)
{
    return find_native(KTRECI_NUMBERS_OF_SIGNAL, system, emulation, number, native);
}
