"""How far apart sentences that are no counterparts are, on the scale of any encoder: for SHARE_FAR_APART.

usage: python -m benchmarks.fits.far_apart [--model NAME] SET.jsonl …

A set is named NAME.SRC-TGT.jsonl and has rows {source, target}. Clean rows of long sentences are compared as they are,
and with the version of another row. On the scale of ``compare/coverage/cosines.py`` unrelated sentences are at 0 and
the median of the matched ones at 1. Prints for each share how many clean rows are below it (false alarms, if nothing
else protects them) and what share of the mismatched ones (found), and the same for the fixed cosine.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from samesaid.align.encoders.registry import named
from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.scripts import alphabetic_length

MAX_ROWS = 400
SHARES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
SHIFTS = (1, 7, 13)


def report(path: Path, model: str) -> str:
    """A line about a set."""
    encoder = named(model)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:MAX_ROWS]
    rows = [row for row in rows if row.get("label", "clean") == "clean" and _is_long(row)]
    sources, targets = (encoder.encode([row[side] for row in rows]) for side in ("source", "target"))
    matched = np.einsum("nd,nd->n", sources, targets)
    apart = np.concatenate([np.einsum("nd,nd->n", sources, np.roll(targets, by, axis=0)) for by in SHIFTS])
    low, width = float(apart.mean()), float(np.median(matched) - apart.mean())
    parts = [f"{path.stem} ({len(rows)} rows, unrelated {low:.2f}, matched {low + width:.2f})"]
    for share in SHARES:
        limit = low + share * width
        parts.append(f"{share}: false {np.sum(matched < limit)}, found {np.mean(apart < limit):.2f}")
    fixed = tuning.MIN_COSINE_MATCHED
    parts.append(f"cosine {fixed}: false {np.sum(matched < fixed)}, found {np.mean(apart < fixed):.2f}")
    return "; ".join(parts)


def _is_long(row: dict[str, str]) -> bool:
    return min(alphabetic_length(row[side]) for side in ("source", "target")) >= tuning.MIN_COMPARED_LETTERS


def main() -> None:
    parser = argparse.ArgumentParser(description="Cosines of sentences that are no counterparts.")
    parser.add_argument("--model", default="bundled", help="an encoder, as samesaid --model takes it")
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET.jsonl")
    options = parser.parse_args()
    for path in options.sets:
        print(report(path, options.model), flush=True)


if __name__ == "__main__":
    main()
