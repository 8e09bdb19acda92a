/* SPDX-License-Identifier: BSD-2-Clause */
/* lists.c - structures that several systems share, since all of them began as 4.4BSD. */
#include "systems/lists.h"

const ktreci_field ktreci_header_44bsd[] = {
    HEADER(I32, LENGTH), HEADER(U16, TYPE),      HEADER(I32, PID),    COMM(17),
    HEADER(LONG, SEC),   HEADER(LONG, FRACTION), HEADER(PTR, BUFFER), END,
};

const ktreci_field ktreci_header_net2[] = {
    HEADER(I32, LENGTH), HEADER(U16, TYPE),      HEADER(I16, PID),    COMM(17),
    HEADER(LONG, SEC),   HEADER(LONG, FRACTION), HEADER(PTR, BUFFER), END,
};

const ktreci_field ktreci_list_call_int[] = {FIELD(I32, syscall, number), TAIL(ARGS, 0), END};
const ktreci_field ktreci_list_call_short[] = {FIELD(I16, syscall, number), TAIL(ARGS_INT, 0), END};

static const ktreci_field call_reg[] = {FIELD(I16, syscall, number), TAIL(ARGS_REG, 0), END};
const ktreci_field ktreci_list_csw[] = {FIELD(I32, csw, out), FIELD(I32, csw, user), END};

const ktreci_field ktreci_list_ret[] = {
    FIELD(I16, sysret, number),
    FIELD(I16, sysret, eosys),
    FIELD(I32, sysret, error),
    ARRAY(REG, sysret, value, 1),
    END,
};
const ktreci_field ktreci_list_ret32[] = {
    FIELD(I16, sysret, number),
    FIELD(I16, sysret, eosys),
    FIELD(I32, sysret, error),
    ARRAY(I32, sysret, value, 1),
    END,
};

const ktreci_field ktreci_list_psig_mask1[] = {
    FIELD(I32, psig, signal),
    FIELD(PTR, psig, action),
    ARRAY(U32, psig, mask, 1),
    FIELD(I32, psig, code),
    END,
};
const ktreci_field ktreci_list_psig_code[] = {
    FIELD(I32, psig, signal),
    FIELD(PTR, psig, action),
    FIELD(I32, psig, code),
    ARRAY(U32, psig, mask, 4),
    END,
};

static const ktreci_field path[] = {TAIL(TEXT, AT(text, text)), END};
static const ktreci_field text[] = {TAIL(BYTES, AT(text, text)), END};
static const ktreci_field strings[] = {TAIL(STRINGS, AT(text, text)), END};
static const ktreci_field genio[] = {
    FIELD(I32, genio, fd),
    FIELD(I32, genio, op),
    TAIL(BYTES, AT(genio, data)),
    END,
};
static const ktreci_field label[] = {TAIL(LABEL, 0), END};
static const ktreci_field raw[] = {TAIL(BYTES, AT(user, data)), END};
static const ktreci_field named[] = {TAIL(NAMED, 0), END};
static const ktreci_field empty[] = {END};

const ktreci_shape ktreci_shapes_call_reg[] = {SHAPE(call_reg, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_ret[] = {SHAPE(ktreci_list_ret, KTREC_PAYLOAD_VALUE1), NO_SHAPE};
const ktreci_shape ktreci_shapes_path[] = {SHAPE(path, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_text[] = {SHAPE(text, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_strings[] = {SHAPE(strings, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_genio[] = {SHAPE(genio, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_csw[] = {SHAPE(ktreci_list_csw, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_label[] = {SHAPE(label, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_raw[] = {SHAPE(raw, KTREC_PAYLOAD_UNLABELLED), NO_SHAPE};
const ktreci_shape ktreci_shapes_named[] = {SHAPE(named, 0), NO_SHAPE};
const ktreci_shape ktreci_shapes_empty[] = {SHAPE(empty, 0), NO_SHAPE};
