"""Sets of rows of the gold data as aligned pairs."""

from __future__ import annotations

import json
from pathlib import Path

from samesaid import documents
from samesaid.align.encoders.registry import bundled
from samesaid.compare.pair import Pair, pair_of
from samesaid.model import Bead

TAGS = {"zht": "zh-Hant"}


def read_pair(path: Path, limit: int | None = None) -> Pair:
    """The clean pairs of a set NAME.SRC-TGT.jsonl, one bead a row; at most ``limit`` of them, evenly spread."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    rows = [r for r in rows if r.get("label", "clean") == "clean"]
    if limit is not None and len(rows) > limit:
        rows = [rows[i * len(rows) // limit] for i in range(limit)]
    source, target = (TAGS.get(tag, tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
    left = documents.from_rows([r["source"] for r in rows], name="source", language=source)
    right = documents.from_rows([r["target"] for r in rows], name="target", language=target)
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    return pair_of(left, right, beads, bundled(), independent=True)
