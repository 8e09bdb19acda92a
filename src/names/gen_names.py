#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Turns the fact tables into C.  usage: gen_names.py --tables FOLDER --out FOLDER --depfile FILE

Run by the build.  The output depends on nothing but the tables and these programs."""

import argparse
import os
import sys

# The source tree stays as it was.
sys.dont_write_bytecode = True

# pylint: disable=wrong-import-position
from generate import calls, catalog, codes, emit, ioctl, rules, sets, slots, sysctl, tsv


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--depfile", required=True)
    options = parser.parse_args()

    tables = tsv.Tables(options.tables)
    printed = sets.read_all(tables)
    found = rules.Rules(tables, printed)
    outputs = {
        "names_calls.c": calls.write(tables, found),
        "names_codes.c": codes.write(tables),
        "names_ioctl.c": ioctl.write(tables),
        "names_rules.c": found.write(),
        "names_sets.c": sets.write(printed),
        "names_sysctl.c": sysctl.write(tables),
    }
    for name, text in outputs.items():
        with open(os.path.join(options.out, name), "w", encoding="ascii", newline="\n") as file:
            file.write(text)

    modules = (calls, catalog, codes, emit, ioctl, rules, sets, slots, sysctl, tsv)
    sources = sorted(tables.used) + [module.__file__ for module in modules]
    with open(options.depfile, "w", encoding="utf-8") as file:
        targets = " ".join(os.path.join(options.out, name) for name in outputs)
        names = " ".join(source.replace(" ", "\\ ") for source in sources)
        file.write(targets + ": " + names + "\n")


if __name__ == "__main__":
    main()
