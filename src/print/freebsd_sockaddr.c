/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * freebsd_sockaddr.c - a sockaddr from its bytes: of a STRUCT record, or of what a CAP record
 * tells.
 */
#include "base/bytes.h"
#include "base/text.h"
#include "names/sets.h"
#include "print/address.h"
#include "print/freebsd.h"

/* Families, sys/socket.h. */
enum { FAMILY_UNIX = 1, FAMILY_INET = 2, FAMILY_INET6 = 28, FAMILY_NETLINK = 38 };

/* What a family's sockaddr has at the least, and where kdump stops reading a path. */
enum { INET_SIZE = 16, INET6_SIZE = 28, NETLINK_SIZE = 12, PATH_MAX_SIZE = 104 };

static char *
put_port(char *p, const uint8_t *sockaddr)
{
    *p++ = ':';
    return ktreci_put_u64(p, (uint64_t)sockaddr[2] << 8 | sockaddr[3]); /* network order */
}

static void
print_inet(ktreci_sink *out, const uint8_t *sockaddr)
{
    char *p = ktreci_sink_room(out, KTRECI_ADDRESS_MAX + KTRECI_NUMBER_MAX);

    ktreci_sink_took(out, put_port(ktreci_put_ipv4(p, sockaddr + 4), sockaddr));
}

/* The scope is that of link-local addresses: fe80::/10, and multicast ff?1:: and ff?2::. */
static int
has_scope(const uint8_t *address)
{
    if (address[0] == 0xfe)
        return (address[1] & 0xc0) == 0x80;
    return address[0] == 0xff && ((address[1] & 15) == 1 || (address[1] & 15) == 2);
}

static void
print_inet6(const ktreci_print_context *context, const uint8_t *sockaddr)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    const uint32_t scope = ktreci_load32(sockaddr + 24, swap);
    char *p = ktreci_sink_room(context->out, KTRECI_ADDRESS_MAX + 2 * KTRECI_NUMBER_MAX);

    *p++ = '[';
    p = ktreci_put_ipv6(p, sockaddr + 8);
    if (scope != 0 && has_scope(sockaddr + 8)) {
        *p++ = '%';
        p = ktreci_put_u64(p, scope);
    }
    *p++ = ']';
    ktreci_sink_took(context->out, put_port(p, sockaddr));
}

static void
print_netlink(const ktreci_print_context *context, const uint8_t *sockaddr)
{
    const int swap = context->record->format.order != KTRECI_HOST_ORDER;
    ktreci_sink *out = context->out;

    ktreci_sink_text(out, "netlink[pid=");
    ktreci_sink_u64(out, ktreci_load32(sockaddr + 4, swap));
    ktreci_sink_text(out, ", groups=0x");
    ktreci_sink_hex(out, ktreci_load32(sockaddr + 8, swap));
    ktreci_sink_char(out, ']');
}

static void
print_path(ktreci_sink *out, const uint8_t *sockaddr, size_t size)
{
    const uint8_t *path = sockaddr + 2;
    size_t most = size - 2 < PATH_MAX_SIZE ? size - 2 : PATH_MAX_SIZE;
    const uint8_t *end = most == 0 ? NULL : memchr(path, '\0', most);

    ktreci_sink_put(out, path, end == NULL ? most : (size_t)(end - path));
}

/* least: what both the structure and the record must have. */
static int
is_long_enough(const ktreci_print_context *context, ktrec_bytes data, size_t least)
{
    const uint8_t *p = data.data;

    if (p[0] >= least && data.size >= least)
        return 1;
    ktreci_sink_text(context->out, "invalid");
    return 0;
}

static void
print_address(const ktreci_print_context *context, ktrec_bytes data)
{
    const uint8_t *p = data.data;

    switch (p[1]) {
    case FAMILY_UNIX:
        print_path(context->out, p, data.size);
        return;
    case FAMILY_INET:
        if (is_long_enough(context, data, INET_SIZE))
            print_inet(context->out, p);
        return;
    case FAMILY_INET6:
        if (is_long_enough(context, data, INET6_SIZE))
            print_inet6(context, p);
        return;
    case FAMILY_NETLINK:
        if (ktreci_freebsd_older(context))
            break;
        if (is_long_enough(context, data, NETLINK_SIZE))
            print_netlink(context, p);
        return;
    default:
        break;
    }
    ktreci_sink_text(context->out, "unknown address family");
}

void
ktreci_freebsd_sockaddr(const ktreci_print_context *context, ktrec_bytes data)
{
    const uint8_t *p = data.data;

    ktreci_sink_put(context->out, "{ ", 2);
    if (data.size < 2) {
        ktreci_sink_text(context->out, "invalid }");
        return;
    }
    ktreci_freebsd_enum_decimal(context, KTRECI_SET_FREEBSD_SOCKFAMILY, p[1]);
    ktreci_sink_put(context->out, ", ", 2);
    print_address(context, data);
    ktreci_sink_put(context->out, " }", 2);
}
