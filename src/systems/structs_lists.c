/* SPDX-License-Identifier: BSD-2-Clause */
#include "systems/structs_lists.h"

/* clang-format off: a list reads best in rows of its own making. */
const ktreci_field ktreci_list_sockaddr[] = {BYTE(SA_LEN), BYTE(SA_FAMILY), LAST};

const ktreci_field ktreci_list_sockaddr_in[] = {
    BYTE(SA_LEN), BYTE(SA_FAMILY), IS(U16, SA_PORT), ARE(CHARS, SA_ADDR, 4), PAD(CHARS, 8), LAST,
};

const ktreci_field ktreci_list_sockaddr_in6[] = {
    BYTE(SA_LEN),
    BYTE(SA_FAMILY),
    IS(U16, SA_PORT),
    IS(U32, SA_FLOWINFO),
    ARE(CHARS, SA_ADDR6, 16),
    IS(U32, SA_SCOPE),
    LAST,
};

const ktreci_field ktreci_list_sockaddr_dl[] = {
    BYTE(SA_LEN), BYTE(SA_FAMILY), IS(U16, SA_INDEX), BYTE(SA_TYPE), PAD(CHARS, 3), LAST,
};

const ktreci_field ktreci_list_sockaddr_at[] = {
    BYTE(SA_LEN), BYTE(SA_FAMILY), BYTE(SA_SOCKET), IS(U16, SA_NET), BYTE(SA_NODE), LAST,
};
/* clang-format on */
