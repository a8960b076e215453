"""The share of lines and branches that the tests reach, package by package.

usage: python scripts/coverage_table.py FILES.json     as `coverage json` writes it
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path, PurePath

# Folders deeper than this are counted with the one above them.
MAX_DEPTH = 2
COUNTS = ("covered_lines", "num_statements", "covered_branches", "num_branches")


def main(path: str) -> None:
    """Print the table."""
    packages: dict[str, list[int]] = defaultdict(lambda: [0] * len(COUNTS))
    for name, file in json.loads(Path(path).read_text(encoding="utf-8"))["files"].items():
        folder = "/".join(PurePath(name).parent.parts[:MAX_DEPTH])
        for package in (folder, "all"):
            packages[package] = [n + file["summary"][count] for n, count in zip(packages[package], COUNTS, strict=True)]
    print(f"{'':<24}{'lines':>8}{'reached':>9}{'branches':>10}{'reached':>9}")
    for name, (lines, all_lines, branches, all_branches) in sorted(
        packages.items(), key=lambda row: (row[0] == "all", row)
    ):
        shares = [
            f"{reached / whole:.1%}" if whole else "-"
            for reached, whole in ((lines, all_lines), (branches, all_branches))
        ]
        print(f"{name:<24}{all_lines:>8}{shares[0]:>9}{all_branches:>10}{shares[1]:>9}")


if __name__ == "__main__":
    main(sys.argv[1])
