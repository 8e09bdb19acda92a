/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_user.c - USER: what the run-time linker and malloc leave with utrace(2), told by the
 * length of their records.  They are the process's own, so a 64-bit kernel's trace has them in
 * two widths.
 */
#include "print/freebsd.h"

#include "base/bytes.h"
#include "base/text.h"
#include "print/data.h"

/* struct utrace_rtld, and where its members are. */
typedef struct rtld_layout {
    size_t size;
    unsigned word;
    unsigned handle, base, length, count, name;
} rtld_layout;

static const rtld_layout rtld_layouts[] = {
    {1064, 8, 8, 16, 24, 32, 36},
    {1048, 4, 8, 12, 16, 20, 24},
};

/* One record. */
typedef struct rtld {
    int32_t event;
    uint64_t handle, base, length;
    int32_t count; /* of references; or the mode of a dlopen */
    ktrec_bytes name;
} rtld;

enum { EVENT_OFFSET = 4 };

static int
read_rtld(const ktreci_print_context *context, ktrec_bytes data, rtld *r)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const uint8_t *p = data.data;
    const uint8_t *end;

    for (unsigned i = 0; i < sizeof(rtld_layouts) / sizeof(rtld_layouts[0]); i++) {
        const rtld_layout *l = &rtld_layouts[i];

        if (data.size != l->size || l->word > context->record->format.pointer_size ||
            memcmp(p, "RTLD", 4) != 0)
            continue;
        r->event = (int32_t)ktreci_load32(p + EVENT_OFFSET, swap);
        r->handle = ktreci_load(p + l->handle, l->word, swap);
        r->base = ktreci_load(p + l->base, l->word, swap);
        r->length = ktreci_load(p + l->length, l->word, swap);
        r->count = (int32_t)ktreci_load32(p + l->count, swap);
        end = memchr(p + l->name, '\0', data.size - l->name);
        r->name.data = p + l->name;
        r->name.size = end == NULL ? data.size - l->name : (size_t)(end - (p + l->name));
        return 1;
    }
    return 0;
}

/* The mode of a dlopen. */
static void
print_mode(ktreci_sink *out, const rtld *r)
{
    enum { LAZY = 1, NOW = 2, GLOBAL = 0x100, TRACE = 0x200 };
    const uint32_t mode = (uint32_t)r->count;
    const uint32_t rest = mode & ~(uint32_t)(3 | GLOBAL | TRACE);

    if ((mode & 3) == LAZY)
        ktreci_sink_text(out, "RTLD_LAZY");
    else if ((mode & 3) == NOW)
        ktreci_sink_text(out, "RTLD_NOW");
    else
        ktreci_sink_0x(out, mode & 3);
    if ((mode & GLOBAL) != 0)
        ktreci_sink_text(out, " | RTLD_GLOBAL");
    if ((mode & TRACE) != 0)
        ktreci_sink_text(out, " | RTLD_TRACE");
    if (rest != 0) {
        ktreci_sink_text(out, " | ");
        ktreci_sink_0x(out, rest);
    }
}

/*
 * The texts by event: %h handle, %b base, %e end, %n name, %c references, %m mode.  The line behind
 * an error is empty in kdump, too.
 */
static const char *const rtld_texts[] = {
    [1] = "dlopen(%n, %m)",
    [2] = "%h = dlopen(%n) ref %c",
    [3] = "dlclose(%h) (%n, %c)",
    [4] = "dlclose(%h) finished",
    [5] = "RTLD: loaded   %h @ %b - %e (%n)",
    [6] = "RTLD: unloaded %h @ %b - %e (%n)",
    [7] = "RTLD: %b now depends on %h (%n, %c)",
    [8] = "RTLD: LD_PRELOAD finished",
    [9] = "RTLD: init %b for %h (%n)",
    [10] = "RTLD: fini %b for %h (%n)",
    [11] = "RTLD: dlsym(%h, %n)",
    [12] = "RTLD: %b = dlsym(%h, %n)",
    [13] = "RTLD: error: %n\n",
};

enum { RTLD_TEXTS = sizeof(rtld_texts) / sizeof(rtld_texts[0]) };

static void
print_member(const ktreci_print_context *context, const rtld *r, char letter)
{
    const uint64_t mask = context->record->format.pointer_size == 4 ? UINT32_MAX : UINT64_MAX;
    ktreci_sink *out = context->out;

    switch (letter) {
    case 'h':
        ktreci_sink_pointer(out, r->handle);
        break;
    case 'b':
        ktreci_sink_pointer(out, r->base);
        break;
    case 'e':
        ktreci_sink_pointer(out, (r->base + r->length - 1) & mask);
        break;
    case 'n':
        ktreci_sink_put(out, r->name.data, r->name.size);
        break;
    case 'c':
        ktreci_sink_i64(out, r->count);
        break;
    default:
        print_mode(out, r);
        break;
    }
}

/* Returns 0, with nothing printed, for an event that is none. */
static int
print_rtld(const ktreci_print_context *context, const rtld *r)
{
    const char *text;

    if (r->event < 0 || r->event >= RTLD_TEXTS || rtld_texts[r->event] == NULL)
        return 0;
    for (text = rtld_texts[r->event]; *text != '\0'; text++) {
        if (*text == '%')
            print_member(context, r, *++text);
        else
            ktreci_sink_char(context->out, *text);
    }
    ktreci_sink_char(context->out, '\n');
    return 1;
}

/* What malloc was asked: three words, pointer, size and result. */
static int
print_malloc(const ktreci_print_context *context, ktrec_bytes data)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const unsigned word = (unsigned)(data.size / 3);
    const uint8_t *p = data.data;
    ktreci_sink *out = context->out;
    uint64_t pointer, size, result;

    if (data.size != 3 * (size_t)word || (word != 4 && word != 8) ||
        word > context->record->format.pointer_size)
        return 0;
    pointer = ktreci_load(p, word, swap);
    size = ktreci_load(p + word, word, swap);
    result = ktreci_load(p + 2 * (size_t)word, word, swap);
    if (pointer == (word == 4 ? UINT32_MAX : UINT64_MAX)) {
        ktreci_sink_text(out, "malloc_init()\n");
        return 1;
    }
    ktreci_data_malloc(out, pointer, size, result);
    return 1;
}

/* " 0a 0b" or, in decimal, " 10 11". */
static void
print_bytes(const ktreci_print_context *context, ktrec_bytes data)
{
    const int decimal = (context->options->flags & KTREC_PRINT_DECIMAL) != 0;
    const uint8_t *bytes = data.data;

    for (size_t i = 0; i < data.size; i++) {
        char *p = ktreci_sink_room(context->out, KTRECI_NUMBER_MAX + 1);

        *p++ = ' ';
        p = decimal ? ktreci_put_u64(p, bytes[i]) : ktreci_put_bytes(p, bytes + i, 1);
        ktreci_sink_took(context->out, p);
    }
}

void
ktreci_freebsd_user(const ktreci_print_context *context)
{
    const ktrec_bytes data = context->payload->u.user.data, id = context->payload->u.user.id;
    rtld r;

    if (id.size != 0) { /* other systems' have a label */
        ktreci_put_until_nul(context->out, id);
        ktreci_sink_put(context->out, ": ", 2);
    }
    if (read_rtld(context, data, &r) && print_rtld(context, &r))
        return;
    if (print_malloc(context, data))
        return;
    ktreci_sink_u64(context->out, data.size);
    ktreci_sink_char(context->out, ' ');
    print_bytes(context, data);
    ktreci_sink_char(context->out, '\n');
}
