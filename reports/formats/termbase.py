"""A glossary, or term candidates, as a file to edit: CSV with the columns that are used, or TBX-Basic."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from samesaid.model import Candidate, SamesaidError, Term, Termbase
from samesaid.reports.formats import termbase_tbx

# A spreadsheet takes cells that begin like this for formulas, which the text of a stranger must not become. A line that
# begins with # is a comment.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "#")

_Cell = Callable[[Term], str]
# source and target are always written, the others if a term has them.
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
# What is not part of a term has columns of its own, which can be deleted as a whole.
_CANDIDATE_COLUMNS: tuple[tuple[str, Callable[[Candidate], str]], ...] = (
    ("places", lambda c: str(c.count)),
    ("together", lambda c: str(c.together)),
    ("example", lambda c: c.example[0]),
    ("example translated", lambda c: c.example[1]),
)
FORMATS = ("csv", "tbx")


def chosen(output: Path | None, format: str | None) -> str:
    """csv or tbx: the format if given, else that of the suffix, else csv. Raises SamesaidError for any other."""
    if format is not None:
        _known(format)
        return format
    if output is None:
        return "csv"
    suffix = output.suffix.lower().lstrip(".")
    if suffix not in FORMATS:
        raise SamesaidError(f"{output}: the suffix is of no glossary format; use .csv or .tbx, or set --format")
    return suffix


def render(termbase: Termbase, format: str) -> str:
    """The glossary as text. Raises SamesaidError for a format that is neither csv nor tbx."""
    return _rendered(termbase, format, ())


def render_candidates(candidates: Sequence[Candidate], format: str) -> str:
    """The candidates as text, a row or concept each, in their order, with their counts and an example.

    Raises SamesaidError for a format that is neither csv nor tbx.
    """
    return _rendered(
        Termbase("Term candidates, to be edited", "", tuple(c.term for c in candidates)), format, candidates
    )


def _rendered(termbase: Termbase, format: str, candidates: Sequence[Candidate]) -> str:
    _known(format)
    return termbase_tbx.render(termbase, candidates) if format == "tbx" else _csv(termbase, candidates)


def _known(format: str) -> None:
    if format not in FORMATS:
        raise SamesaidError(f"there is no glossary format {format!r}; use one of {', '.join(FORMATS)}")


def _csv(termbase: Termbase, candidates: Sequence[Candidate]) -> str:
    """A table with a header, from which ``load_termbase`` reads the same terms.

    A cell that would be taken for a formula or a comment gets a space before it, which readers strip.
    """
    used = [(name, cell) for name, cell in _COLUMNS if name in ("source", "target") or any(map(cell, termbase.terms))]
    of_candidates = _CANDIDATE_COLUMNS if candidates else ()
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(name for name, _ in (*used, *of_candidates))
    for number, term in enumerate(termbase.terms):
        cells = [cell(term) for _, cell in used] + [cell(candidates[number]) for _, cell in of_candidates]
        writer.writerow(map(_safe, cells))
    return stream.getvalue()


def _safe(cell: str) -> str:
    # A newline inside a cell would begin another row for the reader of comments.
    flat = " ".join(cell.splitlines())
    return f" {flat}" if flat.startswith(_FORMULA_STARTS) else flat
