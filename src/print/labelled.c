/* SPDX-License-Identifier: BSD-2-Clause */
#include "print/labelled.h"

#include "print/data.h"

/* Data alone, with all that does not print in octal. */
static void
print_octal(const ktreci_print_context *context, ktrec_bytes data)
{
    const uint8_t *bytes = data.data;
    size_t i;

    for (i = 0; i < data.size; i++) {
        uint8_t c = bytes[i];
        char *p = ktreci_sink_room(context->out, 4);

        if (c == '\\')
            *p++ = '\\';
        if ((c >= ' ' && c < 0x7f) || c == '\t' || c == '\n') {
            *p++ = (char)c;
        } else {
            *p++ = '\\';
            *p++ = (char)('0' + (c >> 6));
            *p++ = (char)('0' + (c >> 3 & 7));
            *p++ = (char)('0' + (c & 7));
        }
        ktreci_sink_took(context->out, p);
    }
}

void
ktreci_labelled_print(const ktreci_print_context *context)
{
    const ktrec_user *user = &context->payload->u.user;
    const char *wanted = context->options->label;
    ktrec_bytes label;

    if (context->payload->kind != KTREC_KIND_USER)
        return;
    label = ktreci_until_nul(user->id);
    if (label.size == strlen(wanted) &&
        (label.size == 0 || memcmp(label.data, wanted, label.size) == 0))
        print_octal(context, user->data);
}
