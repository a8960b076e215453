"""Markdown that reads as it is written: tables, and words in which no sign is a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
WRITTEN = "Written by `python -m scripts.reference`."
# A sign that Markdown would read as a mark, or as HTML.
_MARKS = re.compile(r"([\\`*_<\[\]])")


def plain(words: str) -> str:
    """Words as they are, for a paragraph or a cell; what is between backquotes is code."""
    parts = " ".join(words.split()).split("`")
    if len(parts) % 2 == 0:
        return _MARKS.sub(r"\\\1", "`".join(parts))
    return "".join(f"`{part}`" if n % 2 else _MARKS.sub(r"\\\1", part) for n, part in enumerate(parts))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown on one line."""
    bars = str.maketrans({"|": r"\|"})
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(cell.translate(bars) for cell in row)} |" for row in rows)]) + "\n"


def code(text: str, language: str = "text") -> str:
    """A block of code."""
    return f"```{language}\n{text}\n```\n"
