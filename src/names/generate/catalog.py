# SPDX-License-Identifier: BSD-2-Clause
"""The map of the tables: which list is of which system, emulation and release.  To add a release,
add its TSV and one line to LISTS."""

SYSTEMS = ("netbsd", "freebsd", "openbsd", "dragonfly", "csrg", "darwin")

# Emulations as the systems name them (NetBSD: in EMUL records).  The first of a system is its
# native one, and has the name of the system.
#   system, name, family, flags, numbers
# family: the name that the rules of arguments go by.
# flags: "32bit": kdump prints the low 32 bits of a slot.
# numbers: whose error and signal numbers its calls carry: "native", a map of netbsd-emul-map.tsv,
# or "unknown".
# linux and linux32 are what a kernel writes; linux-MACHINE says which machine's list is meant,
# where the register size does not (alpha and mips have error numbers of their own).
EMULATIONS = (
    ("netbsd", "netbsd", "netbsd", "", "native"),
    ("netbsd", "netbsd32", "netbsd32", "32bit", "native"),
    ("netbsd", "aoutm68k", "aoutm68k", "", "native"),
    ("netbsd", "linux", "linux", "", "linux"),
    ("netbsd", "linux32", "linux32", "32bit", "linux"),
    ("netbsd", "freebsd", "freebsd", "", "native"),
    ("netbsd", "sunos", "sunos", "", "native"),
    ("netbsd", "sunos32", "sunos32", "32bit", "native"),
    ("netbsd", "ultrix", "ultrix", "", "native"),
    ("netbsd", "osf1", "osf1", "", "osf1"),
    ("netbsd", "svr4", "svr4", "", "svr4"),
    ("netbsd", "svr4_32", "svr4_32", "32bit", "svr4"),
    ("netbsd", "ibcs2", "ibcs2", "", "ibcs2"),
    ("netbsd", "irix", "irix", "", "svr4"),
    ("netbsd", "irix o32", "irix", "", "svr4"),
    ("netbsd", "irix n32", "irix", "", "svr4"),
    ("netbsd", "mach", "mach", "", "native"),
    ("netbsd", "darwin", "darwin", "", "native"),
    ("netbsd", "pecoff", "pecoff", "", "native"),
    ("netbsd", "hpux", "hpux", "", "unknown"),
    ("netbsd", "linux-aarch64", "linux", "", "linux"),
    ("netbsd", "linux-alpha", "linux", "", "unknown"),
    ("netbsd", "linux-amd64", "linux", "", "linux"),
    ("netbsd", "linux-arm", "linux", "", "linux"),
    ("netbsd", "linux-i386", "linux", "", "linux"),
    ("netbsd", "linux-m68k", "linux", "", "linux"),
    ("netbsd", "linux-mips", "linux", "", "unknown"),
    ("netbsd", "linux-powerpc", "linux", "", "linux"),
    ("netbsd", "linux32-aarch64", "linux32", "32bit", "linux"),
    ("netbsd", "linux32-amd64", "linux32", "32bit", "linux"),
    ("freebsd", "freebsd", "freebsd", "", "native"),
    ("freebsd", "freebsd32", "freebsd32", "", "native"),
    ("freebsd", "linux", "linux", "", "native"),
    ("freebsd", "linux32", "linux32", "", "native"),
    ("freebsd", "linux-amd64", "linux", "", "native"),
    ("freebsd", "linux-arm", "linux", "", "native"),
    ("freebsd", "linux-arm64", "linux", "", "native"),
    ("freebsd", "linux-i386", "linux", "", "native"),
    ("openbsd", "openbsd", "openbsd", "", "native"),
    ("openbsd", "native", "openbsd", "", "native"),
    ("dragonfly", "dragonfly", "dragonfly", "", "native"),
    ("csrg", "csrg", "csrg", "", "native"),
    ("darwin", "darwin", "darwin", "", "native"),
)

# Other names of an emulation: what kdump or another system calls it.
ALIASES = {
    ("netbsd", "irix o32"): "irix",
    ("netbsd", "irix n32"): "irix",
    ("openbsd", "native"): "openbsd",
}

# THE lists, per emulation the newest first.
#   system, emulation, register size (0: any), the first release that the list serves, file
# A release takes the list with the latest "first release" that is not after it.  It is mostly that
# of the list itself, but:
#   - NetBSD's and FreeBSD's numbers never change their meaning, so their oldest lists serve all
#     before, too;
#   - a list serves its whole branch (5.2's is right for 5.0 and better than 4.0's);
#   - NetBSD's of 10.99.12 and FreeBSD's of 16-CURRENT name as compat_100_ and compat14 what changed
#     after 10 and 14; beside that they fit 10 and 15, which the next older lists, of 7.99.34 and
#     13.2, do not;
#   - FreeBSD's emulations have a list twice where MAIN_SINCE parts the rules that go with it.
# The file name of a native list is the name of its release.
LISTS = (
    ("netbsd", "netbsd", 0, "10", "netbsd"),
    ("netbsd", "netbsd", 0, "7.99", "netbsd-2016"),
    ("netbsd", "netbsd", 0, "6", "netbsd-6"),
    ("netbsd", "netbsd", 0, "5", "netbsd-5.2"),
    ("netbsd", "netbsd", 0, "4", "netbsd-4.0"),
    ("netbsd", "netbsd", 0, "0", "netbsd-1.4T"),
    ("netbsd", "netbsd32", 0, "10", "netbsd32"),
    ("netbsd", "netbsd32", 0, "0", "netbsd32-2016"),
    ("netbsd", "aoutm68k", 0, "0", "netbsd-aoutm68k"),
    ("netbsd", "linux", 8, "0", "netbsd-linux-amd64"),
    ("netbsd", "linux", 4, "0", "netbsd-linux-i386"),
    ("netbsd", "linux32", 0, "0", "netbsd-linux32-amd64"),
    ("netbsd", "freebsd", 0, "0", "netbsd-freebsd"),
    ("netbsd", "sunos", 0, "0", "netbsd-sunos"),
    ("netbsd", "sunos32", 0, "0", "netbsd-sunos32"),
    ("netbsd", "ultrix", 0, "0", "netbsd-ultrix"),
    ("netbsd", "osf1", 0, "0", "netbsd-osf1"),
    ("netbsd", "svr4", 0, "0", "netbsd-svr4"),
    ("netbsd", "svr4_32", 0, "0", "netbsd-svr4_32"),
    ("netbsd", "ibcs2", 0, "0", "netbsd-ibcs2"),
    ("netbsd", "irix", 0, "0", "netbsd-irix"),
    ("netbsd", "mach", 0, "0", "netbsd-mach"),
    ("netbsd", "darwin", 0, "0", "netbsd-darwin"),
    ("netbsd", "pecoff", 0, "0", "netbsd-pecoff"),
    ("netbsd", "hpux", 0, "0", "netbsd-hpux"),
    ("netbsd", "linux-aarch64", 0, "0", "netbsd-linux-aarch64"),
    ("netbsd", "linux-alpha", 0, "0", "netbsd-linux-alpha"),
    ("netbsd", "linux-amd64", 0, "0", "netbsd-linux-amd64"),
    ("netbsd", "linux-arm", 0, "0", "netbsd-linux-arm"),
    ("netbsd", "linux-i386", 0, "0", "netbsd-linux-i386"),
    ("netbsd", "linux-m68k", 0, "0", "netbsd-linux-m68k"),
    ("netbsd", "linux-mips", 0, "0", "netbsd-linux-mips"),
    ("netbsd", "linux-powerpc", 0, "0", "netbsd-linux-powerpc"),
    ("netbsd", "linux32-aarch64", 0, "0", "netbsd-linux32-aarch64"),
    ("netbsd", "linux32-amd64", 0, "0", "netbsd-linux32-amd64"),
    ("freebsd", "freebsd", 0, "15", "freebsd"),
    ("freebsd", "freebsd", 0, "13", "freebsd-13.2"),
    ("freebsd", "freebsd", 0, "12", "freebsd-12.1"),
    ("freebsd", "freebsd", 0, "10", "freebsd-10.1"),
    ("freebsd", "freebsd", 0, "0", "freebsd-9"),
    ("freebsd", "freebsd32", 0, "13", "freebsd32"),
    ("freebsd", "freebsd32", 0, "0", "freebsd32"),
    ("freebsd", "linux", 8, "13", "freebsd-linux-amd64"),
    ("freebsd", "linux", 8, "0", "freebsd-linux-amd64"),
    ("freebsd", "linux", 4, "13", "freebsd-linux-i386"),
    ("freebsd", "linux", 4, "0", "freebsd-linux-i386"),
    ("freebsd", "linux32", 0, "13", "freebsd-linux32-amd64"),
    ("freebsd", "linux32", 0, "0", "freebsd-linux32-amd64"),
    ("freebsd", "linux-amd64", 0, "13", "freebsd-linux-amd64"),
    ("freebsd", "linux-amd64", 0, "0", "freebsd-linux-amd64"),
    ("freebsd", "linux-arm", 0, "13", "freebsd-linux-arm"),
    ("freebsd", "linux-arm", 0, "0", "freebsd-linux-arm"),
    ("freebsd", "linux-arm64", 0, "13", "freebsd-linux-arm64"),
    ("freebsd", "linux-arm64", 0, "0", "freebsd-linux-arm64"),
    ("freebsd", "linux-i386", 0, "13", "freebsd-linux-i386"),
    ("freebsd", "linux-i386", 0, "0", "freebsd-linux-i386"),
    ("openbsd", "openbsd", 0, "7.8", "openbsd"),
    ("openbsd", "openbsd", 0, "7.7", "openbsd-7.7"),
    ("openbsd", "openbsd", 0, "7.6", "openbsd-7.6"),
    ("openbsd", "openbsd", 0, "7.5", "openbsd-7.5"),
    ("openbsd", "openbsd", 0, "7.4", "openbsd-7.4"),
    ("openbsd", "openbsd", 0, "7.3", "openbsd-7.3"),
    ("openbsd", "openbsd", 0, "7.2", "openbsd-7.2"),
    ("openbsd", "openbsd", 0, "6.9", "openbsd-6.9"),
    ("openbsd", "openbsd", 0, "6.6", "openbsd-6.6"),
    ("openbsd", "openbsd", 0, "6.3", "openbsd-6.3"),
    ("openbsd", "openbsd", 0, "5.9", "openbsd-5.9"),
    ("openbsd", "openbsd", 0, "5.6", "openbsd-5.6"),
    ("openbsd", "openbsd", 0, "4.9", "openbsd-4.9"),
    ("dragonfly", "dragonfly", 0, "5.9", "dragonfly"),
    ("csrg", "csrg", 0, "3", "44bsd-lite2"),
    ("csrg", "csrg", 0, "2", "44bsd"),
    ("csrg", "csrg", 0, "1", "43reno"),
    ("darwin", "darwin", 0, "10.4", "darwin-10.4"),
)

# Emulations whose negative numbers are Mach traps, with the list that names them.
TRAPS = {"netbsd-mach": "netbsd-mach", "netbsd-darwin": "netbsd-mach"}

# Tables by system: the part of the file name after "errno-", "signals-", "si_code-", "ioctl-".
ERRNO = {"netbsd": "netbsd", "freebsd": "freebsd", "openbsd": "openbsd", "dragonfly": "dragonfly",
         "csrg": "44bsd", "darwin": "darwin"}
SIGNALS = ERRNO
SI_CODE = {"netbsd": "netbsd", "freebsd": "freebsd", "openbsd": "openbsd", "dragonfly": "dragonfly",
           "darwin": "darwin"}
IOCTL = {"netbsd": "netbsd", "freebsd": "freebsd", "openbsd": "openbsd",
         "dragonfly": "dragonfly"}

# Headers (or folders of them) that kdump is built without: it prints their requests as numbers.
IOCTL_UNKNOWN = {
    "netbsd": ("compat/", "dist/", "net/if_ppp.h"),
    "freebsd": ("amd64/include/sgx.h", "dev/hid/hidraw.h", "dev/mpr/", "dev/mps/",
                "dev/ocs_fc/ocs_ioctl.h", "dev/ppbus/ppi.h", "dev/sbni/if_sbnivar.h",
                "dev/usb/", "dev/veriexec/veriexec_ioctl.h", "i386/",
                "x86/include/apm_bios.h"),
    "openbsd": ("arch/", "dev/dt/dtvar.h", "dev/ic/bt8xx.h", "dev/ic/pspvar.h",
                "dev/isa/spkrio.h", "dev/vmm/vmm.h", "dev/wscons/wsdisplay_usl_io.h",
                "sys/kstat.h", "sys/scsiio.h"),
}

# Systems whose requests were compiled for longs of 8 bytes only, though they had others.
IOCTL_LONG8 = ("dragonfly",)

# Systems whose kdump names the real-time signals SIGRT0, SIGRT1, ...: from SIGRTMIN to SIGRTMAX of
# their table.
REAL_TIME_SIGNALS = ("netbsd", "freebsd")

# Systems whose kdump-sets- and kdump-args-SYSTEM.tsv are used.
PRINTED = ("netbsd", "freebsd", "openbsd")
# Systems with a kdump-names-SYSTEM.tsv.
RENAMED = ("netbsd",)
# Systems whose kdump has two texts: the first release of the newer.
MAIN_SINCE = {"freebsd": "13"}


def version_key(version):
    """A release number as an integer that orders like it: "7.99" is 7099.  version_key in calls.c
    is its counterpart."""
    parts = [int(part) for part in version.split(".")]
    return parts[0] * 1000 + (parts[1] if len(parts) > 1 else 0)
