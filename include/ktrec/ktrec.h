/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * ktrec.h - ktrace(2) trace files of every BSD, on any host.  Includes all the rest.
 *
 * The shortest path: ktrec_reader_open_path, ktrec_reader_next until it is not KTREC_OK,
 * ktrec_payload_decode where the payload matters, ktrec_reader_close.
 */
#ifndef KTREC_KTREC_H
#define KTREC_KTREC_H

#include <ktrec/convert.h>
#include <ktrec/error.h>
#include <ktrec/format.h>
#include <ktrec/header.h>
#include <ktrec/names.h>
#include <ktrec/payload.h>
#include <ktrec/print.h>
#include <ktrec/probe.h>
#include <ktrec/reader.h>
#include <ktrec/record.h>
#include <ktrec/release.h>
#include <ktrec/structs.h>
#include <ktrec/version.h>
#include <ktrec/writer.h>

#endif
