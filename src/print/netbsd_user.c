/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * netbsd_user.c - MISC: utrace(2) labels, and the kernel's own labelled data.  What a label stands
 * for is in the trace's ABI and byte order.  Data shorter than its label promises prints as far as
 * it goes, as bytes.
 */
#include "print/netbsd.h"

#include "base/bytes.h"
#include "base/text.h"
#include "print/address.h"
#include "print/data.h"

/* A structure in the data, and how its numbers stand there. */
typedef struct view {
    const uint8_t *data;
    size_t size;
    unsigned word; /* of a pointer or size_t */
    int swap;
} view;

static uint64_t
get_word(const view *v, size_t offset)
{
    return ktreci_load(v->data + offset, v->word, v->swap);
}

static uint32_t
get_u32(const view *v, size_t offset)
{
    return ktreci_load32(v->data + offset, v->swap);
}

static void
put_pointer_field(ktreci_sink *out, const char *label, uint64_t value)
{
    ktreci_sink_text(out, label);
    ktreci_sink_pointer(out, value);
}

static void
put_u64_field(ktreci_sink *out, const char *label, uint64_t value)
{
    ktreci_sink_text(out, label);
    ktreci_sink_u64(out, value);
}

static void
put_i32_field(ktreci_sink *out, const char *label, uint32_t value)
{
    ktreci_sink_text(out, label);
    ktreci_sink_i64(out, (int32_t)value);
}

/* struct msghdr: name, namelen, iov, iovlen, control, controllen, flags; ints padded to a word. */
static int
print_msghdr(ktreci_sink *out, const view *v)
{
    const size_t w = v->word;
    int64_t iovlen;

    if (v->size < 5 * w + 8)
        return 0;
    iovlen = (int32_t)get_u32(v, 3 * w); /* an int, printed as a size_t */
    put_pointer_field(out, "[name=", get_word(v, 0));
    put_u64_field(out, ", namelen=", get_u32(v, w));
    put_pointer_field(out, ", iov=", get_word(v, 2 * w));
    put_u64_field(out, ", iovlen=", w == 4 ? (uint32_t)iovlen : (uint64_t)iovlen);
    put_pointer_field(out, ", control=", get_word(v, 4 * w));
    put_u64_field(out, ", controllen=", get_u32(v, 5 * w));
    ktreci_sink_text(out, ", flags=");
    ktreci_sink_hex(out, get_u32(v, 5 * w + 4));
    ktreci_sink_put(out, "]\n", 2);
    return 1;
}

/* struct cmsghdr. */
static int
print_mbcontrol(ktreci_sink *out, const view *v)
{
    if (v->size < 12)
        return 0;
    put_u64_field(out, "[len=", get_u32(v, 0));
    put_i32_field(out, ", level=", get_u32(v, 4));
    put_i32_field(out, ", type=", get_u32(v, 8));
    ktreci_sink_put(out, "]\n", 2);
    return 1;
}

/* What malloc was asked, from the three words: pointer, size, result. */
static int
print_malloc(ktreci_sink *out, const view *v)
{
    uint64_t pointer, size, result;

    if (v->size < 3 * (size_t)v->word)
        return 0;
    pointer = get_word(v, 0);
    size = get_word(v, v->word);
    result = get_word(v, 2 * (size_t)v->word);
    if (pointer == 0 && size == 0 && result == 0) {
        ktreci_sink_text(out, "malloc_init()\n");
        return 1;
    }
    ktreci_data_malloc(out, pointer, size, result);
    return 1;
}

/* Address families of NetBSD. */
enum {
    NETBSD_AF_UNSPEC = 0,
    NETBSD_AF_LOCAL = 1,
    NETBSD_AF_INET = 2,
    NETBSD_AF_APPLETALK = 16,
    NETBSD_AF_LINK = 18,
    NETBSD_AF_INET6 = 24
};

/*
 * struct sockaddr_dl: what stands behind the first colon of link_ntoa(3)'s "em0:0.1b.ff", or all of
 * that text where a part is missing, and so the colon.  Without both the interface's number.
 */
static void
put_link(ktreci_sink *out, const view *v)
{
    enum { NAME = 8 };
    const uint8_t *name = v->data + NAME;
    size_t room = v->size - NAME;
    size_t named = v->data[5] < room ? v->data[5] : room;
    size_t address = v->data[6] < room - named ? v->data[6] : room - named;
    const uint8_t *bytes = name + named;
    const uint8_t *colon = named == 0 ? NULL : memchr(name, ':', named);

    if (v->data[5] == 0 && v->data[6] == 0) {
        put_u64_field(out, "link#", ktreci_load16(v->data + 2, v->swap));
        return;
    }
    if (colon != NULL) {
        ktreci_put_until_nul(out, (ktrec_bytes){colon + 1, (size_t)(bytes - colon - 1)});
        if (address != 0)
            ktreci_sink_char(out, ':');
    } else if (address == 0) {
        ktreci_put_until_nul(out, (ktrec_bytes){name, named});
    }
    for (size_t i = 0; i < address; i++) {
        if (i != 0)
            ktreci_sink_char(out, '.');
        ktreci_sink_hex(out, bytes[i]);
    }
}

/* The bytes that a family's address needs, from the start of the sockaddr. */
static size_t
sockaddr_least(unsigned family)
{
    switch (family) {
    case NETBSD_AF_INET:
    case NETBSD_AF_LINK:
    case NETBSD_AF_APPLETALK:
        return 8;
    case NETBSD_AF_INET6:
        return 24;
    default:
        return 2;
    }
}

/* The address in a sockaddr: a byte of length, one of family, and what the family has. */
static void
put_sockaddr(ktreci_sink *out, const view *v)
{
    char *p = ktreci_sink_room(out, KTRECI_ADDRESS_MAX);

    switch (v->data[1]) {
    case NETBSD_AF_UNSPEC:
        break;
    case NETBSD_AF_LOCAL:
        ktreci_put_until_nul(out, (ktrec_bytes){v->data + 2, v->size - 2});
        break;
    case NETBSD_AF_INET:
        ktreci_sink_took(out, ktreci_put_ipv4(p, v->data + 4));
        break;
    case NETBSD_AF_INET6:
        ktreci_sink_took(out, ktreci_put_ipv6(p, v->data + 8));
        break;
    case NETBSD_AF_LINK:
        put_link(out, v);
        break;
    case NETBSD_AF_APPLETALK:
        ktreci_sink_u64(out, (uint64_t)v->data[4] << 8 | v->data[5]); /* network order */
        put_u64_field(out, ".", v->data[6]);
        break;
    default:
        put_u64_field(out, "family ", v->data[1]);
        break;
    }
}

static int
print_mbsoname(ktreci_sink *out, const view *v)
{
    if (v->size < 2 || v->size < sockaddr_least(v->data[1]))
        return 0;
    ktreci_sink_char(out, '[');
    put_sockaddr(out, v);
    ktreci_sink_put(out, "]\n", 2);
    return 1;
}

static int
print_xattr_name(ktreci_sink *out, const view *v)
{
    ktreci_sink_char(out, '[');
    ktreci_put_until_nul(out, (ktrec_bytes){v->data, v->size});
    ktreci_sink_put(out, "]\n", 2);
    return 1;
}

static int
print_xattr_value(ktreci_sink *out, const view *v)
{
    ktreci_sink_bytes(out, v->data, v->size);
    ktreci_sink_char(out, '\n');
    return 1;
}

/* Names, each behind a byte that holds its length. */
static int
print_xattr_list(ktreci_sink *out, const view *v)
{
    size_t at = 0;

    while (at < v->size) {
        size_t length = v->data[at++];
        size_t left = v->size - at;

        if (length > left)
            length = left;
        ktreci_sink_char(out, ' ');
        ktreci_put_until_nul(out, (ktrec_bytes){v->data + at, length});
        at += length;
    }
    ktreci_sink_char(out, '\n');
    return 1;
}

/*
 * print: writes the data's text with its newline; 0 and nothing if the data are too short for it.
 */
typedef struct label {
    const char *id;
    const char *behind; /* what stands between the id and the text */
    int (*print)(ktreci_sink *out, const view *v);
} label;

static const label labels[] = {
    {"msghdr", ": ", print_msghdr},         {"mbsoname", ": ", print_mbsoname},
    {"mbcontrol", ": ", print_mbcontrol},   {"malloc", ": ", print_malloc},
    {"xattr-name", ": ", print_xattr_name}, {"xattr-val", ": ", print_xattr_value},
    {"xattr-list", ":", print_xattr_list},
};

static const label *
label_of(ktrec_bytes id)
{
    size_t i;

    for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        if (strlen(labels[i].id) == id.size && memcmp(labels[i].id, id.data, id.size) == 0)
            return &labels[i];
    }
    return NULL;
}

/* "LENGTH, BYTES", of data that nobody knows. */
static void
print_any(ktreci_sink *out, const view *v)
{
    put_u64_field(out, ": ", v->size);
    ktreci_sink_put(out, ", ", 2);
    (void)print_xattr_value(out, v);
}

void
ktreci_netbsd_user(const ktreci_print_context *context)
{
    const ktrec_user *user = &context->payload->u.user;
    const ktrec_format *format = &context->record->format;
    const view v = {user->data.data, user->data.size, format->pointer_size,
                    format->order != KTRECI_HOST_ORDER};
    ktreci_sink *out = context->out;
    const ktrec_bytes id = ktreci_until_nul(user->id);
    const label *known;

    ktreci_sink_put(out, id.data, id.size);
    if ((context->options->flags & (KTREC_PRINT_HEX | KTREC_PRINT_HEXDUMP)) != 0) {
        ktreci_sink_put(out, ":\n", 2);
        ktreci_data_hex(context, user->data);
        return;
    }
    known = label_of(id);
    if (known != NULL) {
        ktreci_sink_text(out, known->behind);
        if (known->print(out, &v))
            return;
        ktreci_sink_text(out, "short");
    }
    print_any(out, &v);
}
