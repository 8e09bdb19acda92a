# SPDX-License-Identifier: BSD-2-Clause
"""The rules that say which argument of which system call prints how."""

from . import catalog, emit

ARGS_MAX = 8

# By a decoder's word in the tables: its constant, and the set that it is told.
DECODERS = {
    "num": ("NUM", None),
    # NetBSD
    "hexalways": ("HEXALWAYS", None),
    "ioctl": ("IOCTL", None),
    "sockopt_by_level": ("SOCKOPT", None),
    "futexop": ("FUTEXOP", None),
    "signal": ("SIGNAL", None),
    "signal_sp": ("SIGNAL_SP", None),
    "prot": ("PROT", "prot"),
    "mapflags": ("MAPFLAGS", "mapflags"),
    # FreeBSD
    "mode": ("MODE", None),
    "num64": ("NUM64", None),
    "dec": ("DEC", None),
    "dec32": ("DEC32", None),
    "dec64": ("DEC64", None),
    "open_mode": ("OPEN_MODE", None),
    "lx_open_mode": ("LX_OPEN_MODE", None),
    "fcntl_arg": ("FCNTL_ARG", None),
    "sockopt_name": ("SOCKOPT_NAME", None),
    "inet_proto": ("INET_PROTO", None),
    "quotactl": ("QUOTACTL", None),
    "umtx_op2": ("UMTX_OP", None),
    "umtx_flags": ("UMTX_FLAGS", None),
    "shm_path": ("SHM_PATH", None),
    "lx_signal": ("LX_SIGNAL", None),
    "lx_clockid": ("LX_CLOCKID", None),
    # OpenBSD
    "hex": ("HEX", None),
    "int": ("INT", None),
    "uint": ("UINT", None),
    "hexint": ("HEXINT", None),
    "ulong": ("ULONG", None),
    "declong": ("DECLONG", None),
    "hex64": ("HEX64", None),
    "end64": ("END64", None),
    "pad": ("PAD", None),
    "atfd": ("ATFD", None),
    "polltimeout": ("POLLTIMEOUT", None),
    "wait4pid": ("WAIT4PID", None),
    "sigset": ("SIGSET", None),
    "uid": ("UID", None),
    "gid": ("GID", None),
    "clock": ("CLOCK", None),
    "ptrace": ("PTRACE", None),
    "socktype": ("SOCKTYPE", None),
    "sockflags": ("SOCKFLAGS", None),
    "ktraceop": ("KTRACEOP", None),
    "openflags": ("OPENFLAGS", None),
    "openflags_noacc": ("OPENFLAGS_NOACC", None),
    "open_flags+mode": ("OPEN_FLAGS_MODE", None),
    "fcntl_cmd+arg": ("FCNTL_CMD_ARG", None),
    "sockopt_level+name": ("SOCKOPT_LEVEL_NAME", None),
    "idtype+id": ("IDTYPE_ID", None),
}
# The words before a colon; a set follows.
WITH_SET = {"enum": "ENUM", "enumv": "ENUMV", "mask": "MASK", "mask0": "MASK0",
            "maskraw": "MASKRAW"}
EFFECTS = {"": "0", "forget": "KTRECI_RULE_FORGET", "sysctl": "KTRECI_RULE_SYSCTL"}


class Call:
    """A system call of a list, and what the list is of."""

    def __init__(self, number, row, family, narrow, older):
        self.number = number
        self.name = row[1]
        # kdump drops the prefix before it compares, where it prints slots as 32 bits.
        if narrow and self.name.startswith("netbsd32_"):
            self.name = self.name[len("netbsd32_"):]
        self.classes = row[5].split(",")
        self.family = family
        self.older = older


class NetBSD:
    """kdump-args-netbsd.tsv: a rule is found by the name and the emulation."""

    def __init__(self, rows):
        self.rows = rows

    def find(self, call):
        """(least slots, decoders, effect) of the first row that holds, or None."""
        for name, match, least, *rest in self.rows:
            families = set(filter(None, rest[4].lstrip("!").split(",")))
            if families and (call.family in families) == rest[4].startswith("!"):
                continue
            if match not in ("=", "substring"):
                raise ValueError(f"kdump-args-netbsd.tsv: match {match!r}")
            if call.name == name if match == "=" else name in call.name:
                return int(least), rest[:4], rest[5]
        return None


class FreeBSD:
    """kdump-args-freebsd.tsv: by the number and the dialect, and Linux calls by the name."""

    def __init__(self, rows):
        self.rows = rows

    def holds(self, call, name, number, whom):
        if number == "-":
            return call.family in whom.split(",") and not call.older and call.name == name
        if call.family not in ("freebsd", "freebsd32") or int(number) != call.number:
            return False
        return whom == "all" or (whom == "older") == call.older

    def find(self, call):
        for name, number, whom, *decoders in self.rows:
            if self.holds(call, name, number, whom):
                return 0, decoders[:ARGS_MAX], ""
        return None


class OpenBSD:
    """kdump-args-openbsd.tsv: by the name.  The rows are of a release without pads among the
    arguments; in a list that has them they take their slots."""

    RENAMED = {"__sysctl": "sysctl"}

    def __init__(self, rows):
        self.by_name = {row[0]: row for row in rows}

    def find(self, call):
        row = self.by_name.get(self.RENAMED.get(call.name, call.name))
        if row is None:
            return None
        decoders = row[2:2 + ARGS_MAX]
        if "pad" in call.classes:
            # In these rows a decoder stands for one argument each.
            decoders.insert(call.classes.index("pad"), "pad")
        return 0, decoders[:ARGS_MAX], row[10]


FINDERS = {"netbsd": NetBSD, "freebsd": FreeBSD, "openbsd": OpenBSD}


class Rules:
    """The rules of all systems."""

    def __init__(self, tables, sets):
        self.sets = sets
        self.numbers = {}
        self.finders = {system: FINDERS[system](tables.rows("kdump-args-" + system, 12))
                        for system in catalog.PRINTED}

    def argument(self, system, word):
        """The C initializer of one decoder."""
        before, colon, name = word.partition(":")
        if colon:
            decoder = WITH_SET[before]
        else:
            decoder, name = DECODERS[word]
        if not name:
            return "{KTRECI_DECODE_%s, KTRECI_SET_NONE}" % decoder
        if name not in self.sets[system]:
            raise ValueError(f"kdump-args-{system}.tsv: no set {name}")
        return "{KTRECI_DECODE_%s, %s}" % (decoder, emit.constant("KTRECI_SET", system, name))

    def rule(self, system, least, decoders, effect):
        """The C initializer of a rule."""
        while decoders and not decoders[-1]:
            decoders = decoders[:-1]
        args = ", ".join(self.argument(system, word) for word in decoders) or "{0, 0}"
        return "{%d, %d, %s, 0, {%s}}" % (least, len(decoders), EFFECTS[effect], args)

    def of_list(self, system, rows, family, narrow, older):
        """(number, rule) of the calls of a list that have a rule, in ascending order."""
        result = []
        for number, row in enumerate(rows):
            call = Call(number, row, family, narrow, older)
            found = self.finders[system].find(call) if system in self.finders else None
            if found is not None:
                rule = self.rule(system, *found)
                result.append((number, self.numbers.setdefault(rule, len(self.numbers))))
        return result

    def write(self):
        """The C of it; after all lists were asked for their rules."""
        return emit.HEAD + emit.array("const ktreci_rule ktreci_rules[]", self.numbers, 1)
