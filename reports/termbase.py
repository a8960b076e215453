"""A termbase as a glossary to edit: CSV with every column that is used, or TBX-Basic."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from samesaid.model import SamesaidError, Term, Termbase
from samesaid.reports import files, termbase_tbx

# A spreadsheet takes what begins so for a formula, and a text that a stranger wrote must not become one; a line that
# begins with # is a comment.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "#")

_Cell = Callable[[Term], str]
# source and target are always written, the others where a term has them.
_COLUMNS: tuple[tuple[str, _Cell], ...] = (
    ("source", lambda t: t.source),
    ("target", lambda t: "|".join(t.renderings)),
    ("forbidden", lambda t: "|".join(t.forbidden)),
    ("do not translate", lambda t: "yes" if t.keep else ""),
    ("part of speech", lambda t: t.part_of_speech),
    ("case", lambda t: "sensitive" if t.case else ""),
    ("domain", lambda t: t.domain),
    ("note", lambda t: t.note),
    ("source language", lambda t: t.source_language),
    ("target language", lambda t: t.target_language),
)
FORMATS = ("csv", "tbx")


def save(termbase: Termbase, path: Path, *, format: str | None = None) -> None:
    """Write the glossary aside and put it in its place; the file's ending names the format.

    Raises SamesaidError for another format and where the file cannot be written.
    """
    files.write(path, render(termbase, format or path.suffix.lower().lstrip(".")))


def render(termbase: Termbase, format: str) -> str:
    """The glossary as text. Raises SamesaidError for a format that is neither csv nor tbx."""
    if format not in FORMATS:
        raise SamesaidError(f"there is no format {format!r} for glossaries; use one of {', '.join(FORMATS)}")
    return termbase_tbx.render(termbase) if format == "tbx" else as_csv(termbase)


def as_csv(termbase: Termbase) -> str:
    """A table with a header; `load_termbase` reads the same terms from it.

    A cell that would be taken for a formula or a comment gets a space before it, which readers take off again.
    """
    used = [(name, cell) for name, cell in _COLUMNS if name in ("source", "target") or any(map(cell, termbase.terms))]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(name for name, _ in used)
    writer.writerows([_safe(cell(term)) for _, cell in used] for term in termbase.terms)
    return stream.getvalue()


def _safe(cell: str) -> str:
    return f" {cell}" if cell.startswith(_FORMULA) else cell
