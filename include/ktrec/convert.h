/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * convert.h - a record of one format made ready for another, with a report of what is lost.
 */
#ifndef KTREC_CONVERT_H
#define KTREC_CONVERT_H

#include <stdint.h>

#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/record.h>

KTREC_BEGIN_DECLS

/* What a conversion can lose, and what it can add.  Numbers index ktrec_loss.count. */
enum {
    KTREC_LOSS_LWP = 0,       /* the LWP id: no place for it, or too large */
    KTREC_LOSS_LWP_GIVEN = 1, /* added: an LWP id the trace did not have */
    KTREC_LOSS_NSEC = 2,      /* digits of the time below a microsecond */
    KTREC_LOSS_SEC = 3,       /* seconds that do not fit 32 bits */
    KTREC_LOSS_CPU = 4,       /* the CPU number */
    KTREC_LOSS_FLAGS = 5,     /* the mark of dropped records, or of a threaded process */
    KTREC_LOSS_BUFFER = 6,    /* the kernel pointer of an old header */
    KTREC_LOSS_COMM = 7,      /* the end of a long command name */
    /* an argument, return value, address or count in the payload that does not fit */
    KTREC_LOSS_REGISTER = 8,
    /*
     * the whole record: the target has no such kind, not under such headers, or no such form of it
     */
    KTREC_LOSS_KIND = 9,
    /* a part of the payload: siginfo, a second value, a label, a sysctl's numbers */
    KTREC_LOSS_SHAPE = 10,
    KTREC_LOSS_OPAQUE = 11,    /* bytes in the source's ABI or order, passed on as they are */
    KTREC_LOSS_PID = 12,       /* a process id that does not fit 16 bits */
    KTREC_LOSS_CPU_GIVEN = 13, /* added: CPU 0, which the target wants and the trace has not */
    /* the proof that the time is wrong (KTREC_TIME_*); it stays as wrong as it was */
    KTREC_LOSS_TIME = 14,
    /* that a call looks like the target's: its slots or number tell of another ABI or release */
    KTREC_LOSS_CALL = 15,
    KTREC_LOSS_COUNT = 16
};

/* A report.  Zero it before the first record; each conversion adds to it. */
typedef struct ktrec_loss {
    uint64_t records;                 /* all, also those left out */
    uint64_t affected;                /* records of them that lost or gained something */
    uint64_t dropped;                 /* records left out */
    uint64_t count[KTREC_LOSS_COUNT]; /* records per reason */
} ktrec_loss;

/* ktrec_convert_options.policy */
enum {
    KTREC_POLICY_FAIL = 0, /* KTREC_E_LOSS at the first loss */
    /* the nearest that fits: times saturate, registers and addresses keep their low bits */
    KTREC_POLICY_CLAMP = 1,
    KTREC_POLICY_DROP = 2 /* leave the record out */
};
/*
 * A record of a kind the target does not have is left out by CLAMP too.  What is added, and a wrong
 * time of which the mark is lost, is reported, and no policy minds it.
 */

/* Zero it, set size = sizeof(ktrec_convert_options). */
typedef struct ktrec_convert_options {
    uint32_t size;
    uint32_t policy; /* KTREC_POLICY_* */
    /* for records that have no LWP id, and a target that wants one: 0 (none), 1, ... */
    int64_t lwp;
    uint32_t next; /* 0 for a new record; where it becomes several, kept by ktrec_convert */
    uint32_t reserved;
} ktrec_convert_options;

/*
 * "nsec", "lwp", ...: a short name, and a sentence that explains it; NULL for an unknown number.
 * Since 0.1.
 */
KTREC_API const char *ktrec_loss_name(int loss);
KTREC_API const char *ktrec_loss_text(int loss);

/*
 * Makes header and payload ready for ktrec_encode in the target format.  Between systems, kinds are
 * matched by meaning: EMUL and PROCCTOR, MIB and SYSCTL, EXEC_ARG and ARGS, EXEC_ENV and ENVS;
 * system call numbers and argument slots stay the source's (KTREC_LOSS_CALL where that is known to
 * contradict the target).  A record whose payload cannot be decoded is passed on as bytes within
 * its system (KTREC_LOSS_OPAQUE where ABI or order differ), and is no other system's
 * (KTREC_LOSS_KIND).  Views in *payload point into the record, or into static storage of the
 * calling thread that its next conversion overwrites.  options may be NULL: policy FAIL, no LWP id
 * given.  loss may be NULL; it is added to.
 * Returns KTREC_OK; KTREC_MORE (as OK; but one record becomes several: called again with the same
 * arguments it gives the next of them, which needs options); KTREC_END (the record is to be left
 * out, by the policy); KTREC_E_LOSS (policy FAIL; error names the field); KTREC_E_ARGUMENT;
 * KTREC_E_FORMAT.  error may be NULL.  Any thread.  Since 0.1.
 */
KTREC_API int ktrec_convert(const ktrec_record *record, const ktrec_format *to,
                            ktrec_convert_options *options, ktrec_header *header,
                            ktrec_payload *payload, ktrec_loss *loss, ktrec_error *error);

KTREC_END_DECLS

#endif
