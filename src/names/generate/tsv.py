# SPDX-License-Identifier: BSD-2-Clause
"""Reads the tables."""

import os


class Tables:
    """The folder of the tables; remembers which were read, for the build to depend on them."""

    def __init__(self, folder):
        self.folder = folder
        self.used = set()

    def rows(self, name, columns):
        """The rows of NAME.tsv as lists of at least that many columns; a line that starts with '#'
        is a comment."""
        path = os.path.join(self.folder, name + ".tsv")
        self.used.add(path)
        result = []
        with open(path, encoding="ascii", newline="\n") as file:
            for line in file:
                if line.startswith("#"):
                    continue
                cells = line.rstrip("\n").split("\t")
                cells += [""] * (columns - len(cells))
                result.append(cells)
        return result

    def numbered(self, name, columns):
        """The same for tables whose rows are numbered 0, 1, 2, ... without a gap."""
        rows = self.rows(name, columns)
        for number, row in enumerate(rows):
            if int(row[0]) != number:
                raise ValueError(f"{name}.tsv: {row[0]} where {number} was expected")
        return rows
