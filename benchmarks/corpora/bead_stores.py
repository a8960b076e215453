"""Stores of texts whose sentences are paired already, so that a ledger can be made of them without a run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from samesaid.archive.store.about import About
from samesaid.archive.store.parts import part_name, write_part
from samesaid.archive.store.schema import TABLES, packed
from samesaid.archive.store.storage import FolderStorage

Paired = Sequence[tuple[str, str]]
"""The sentences of a text with those of its version."""


def write_beads(folder: Path, texts: Iterable[tuple[str, Paired]], languages: tuple[str, str]) -> FolderStorage:
    """Write a complete store of named texts, a part of it; what was there of an earlier call is written again."""
    storage = FolderStorage(folder)
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    count = 0
    for count, (name, pairs) in enumerate(texts, start=1):
        head = {"entry": f"{count:06}", "version": 0}
        content = hashlib.sha256("\n".join(text for both in pairs for text in both).encode()).hexdigest()[:16]
        rows["pairs"].append(
            head
            | {"reference": f"{name}.{languages[0]}", "target": f"{name}.{languages[1]}", "key": content,
               "source_language": languages[0], "target_language": languages[1]}
        )  # fmt: skip
        rows["beads"] += [
            head | {"bead": n, "source": [n], "target": [n], "source_text": one, "target_text": other}
            for n, (one, other) in enumerate(pairs)
        ]
    part = part_name(0, 1)
    write_part(storage, part, {table: packed(table, rows[table]) for table in TABLES})
    About(count, (part,), "paired rows", complete=True).write(storage)
    return storage
