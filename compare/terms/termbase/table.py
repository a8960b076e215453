"""Glossaries as tables: CSV with commas, semicolons or tabs, as spreadsheets and translation tools write them.

The names of columns, and the words that cells may hold, are in ``headings.toml``.
"""

from __future__ import annotations

import csv
import difflib
import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from samesaid.compare.terms import tuning
from samesaid.compare.terms.termbase.merge_entries import Entry, alternatives, term_of
from samesaid.languages import normalise
from samesaid.model import Message, SamesaidError, Term, message

# Columns of a table without a header.
_PLAIN_COLUMNS = ("source", "target", "forbidden")
# Lines that are looked at for the character between cells.
_SAMPLED_LINES = 40
_DELIMITERS = "\t,;"
# Characters of a language tag that names a column.
_TAG_LENGTHS = range(2, 11)


@dataclass(frozen=True)
class _Columns:
    """What each column holds, None for what is not read, and the language tags of columns that have one.

    ``header``: the table has one. ``misspelt`` are (name, name that was probably meant) of columns that are not read.
    """

    meanings: tuple[str | None, ...]
    languages: tuple[str, ...]
    header: bool = True
    misspelt: tuple[tuple[str, str], ...] = ()

    @cached_property
    def by_meaning(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the columns that hold a meaning, for every meaning there is."""
        numbers = {m: tuple(n for n, other in enumerate(self.meanings) if other == m) for m in self.meanings}
        return {m: columns for m, columns in numbers.items() if m}


def entries(text: str, name: str) -> tuple[list[Entry], list[Message]]:
    """The entries of a table, and warnings. Lines that begin with ``#`` are comments.

    Raises SamesaidError, with the number of the line, for a header that lacks a column, a line that is no row, cells
    beyond the last column, and cells that cannot be understood.
    """
    found: list[Entry] = []
    warnings: list[Message] = []
    head: _Columns | None = None
    for line, cells in _rows(text, name):
        where = f"{name}, line {line}"
        if head is None:
            head = _columns(cells, where)
            warnings += [
                message("glossary.column", glossary=name, line=line, column=column, meant=meant)
                for column, meant in head.misspelt
            ]
            if head.header:
                continue
        allowed = len(head.meanings) if head.header else len(_PLAIN_COLUMNS)
        if any(cells[allowed:]):
            raise SamesaidError(
                f"{where}: {len(cells)} cells where {allowed} are expected; put quotation marks around cells with "
                "commas, or name the columns in a first line"
            )
        found += (Entry(line, made) for made in _terms(head, cells, where))
    return found, warnings


def part_of_speech(cell: str) -> str:
    """noun, verb, adjective, adverb or name, from their names in several languages; other words are kept."""
    if not cell:
        return ""
    plain = cell.strip().casefold()
    return _headings().parts_of_speech.get("".join(plain.replace("-", " ").split()), plain)


@dataclass(frozen=True, slots=True)
class _Headings:
    """``headings.toml``: meaning by name of a column, part of speech by name, and words for yes and no."""

    columns: Mapping[str, str]
    parts_of_speech: Mapping[str, str]
    yes: frozenset[str]
    no: frozenset[str]
    case_matters: frozenset[str]
    case_ignored: frozenset[str]


@cache
def _headings() -> _Headings:
    path = resources.files("samesaid.compare.terms.termbase").joinpath("headings.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    answers = {name: frozenset(words) for name, words in table["answers"].items()}
    return _Headings(
        {name: meaning for meaning, names in table["columns"].items() for name in names},
        {name: part for part, names in table["parts_of_speech"].items() for name in names},
        answers["yes"],
        answers["no"],
        answers["yes"] | answers["case_matters"],
        answers["no"] | answers["case_ignored"],
    )


def _columns(cells: Sequence[str], where: str) -> _Columns:
    """The columns that the first row of a table names, or those of a table without a header.

    Raises SamesaidError for a header without a source or without a target.
    """
    meanings = [_meaning(cell) for cell in cells]
    tags = [_language_tag(cell) if meaning is None else "" for cell, meaning in zip(cells, meanings, strict=True)]
    _name_language_columns(meanings, tags, cells)
    if "language" in meanings or ("source" in meanings and "target" in meanings):
        return _Columns(tuple(meanings), tuple(tags), misspelt=_misspelt(cells, meanings))
    missing = "target" if "source" in meanings else "source"
    near = next((c for c, m in zip(cells, meanings, strict=True) if m is None and _similar_name(c) == missing), None)
    if sum(m is not None for m in meanings) >= 2 or (any(meanings) and near):
        meant = f" (is it “{near}”?)" if near else ""
        raise SamesaidError(f"{where}: the header has no column “{missing}”{meant}; name it so")
    languages = ("",) * max(len(_PLAIN_COLUMNS), len(cells))
    return _Columns((*_PLAIN_COLUMNS, *(None for _ in cells[len(_PLAIN_COLUMNS) :])), languages, header=False)


def _name_language_columns(meanings: list[str | None], tags: Sequence[str], cells: Sequence[str]) -> None:
    """Set the meaning of columns named by a language tag: a language each, or the side that has no column."""
    tagged = [n for n, tag in enumerate(tags) if tag]
    has_source, has_target = "source" in meanings, "target" in meanings
    all_known = all(m or t or not c for m, t, c in zip(meanings, tags, cells, strict=True))
    if len(tagged) >= 2 and not has_source and not has_target and (all_known or any(meanings)):
        for n in tagged:
            meanings[n] = "language"
    elif len(tagged) == 1 and has_source != has_target:
        meanings[tagged[0]] = "source" if has_target else "target"


def _meaning(cell: str) -> str | None:
    return _headings().columns.get(" ".join(cell.casefold().replace("_", " ").replace("-", " ").split()))


def _language_tag(cell: str) -> str:
    if len(cell) not in _TAG_LENGTHS or not cell.isascii():
        return ""
    try:
        return normalise(cell)
    except SamesaidError:
        return ""


def _similar_name(cell: str) -> str | None:
    """The meaning of the known name that is most like ``cell``, None if none is like it."""
    known = _headings().columns
    found = difflib.get_close_matches(cell.casefold(), known, n=1, cutoff=tuning.MIN_COLUMN_NAME_SIMILARITY)
    return known[found[0]] if found else None


def _misspelt(cells: Sequence[str], meanings: Sequence[str | None]) -> tuple[tuple[str, str], ...]:
    unread = [cell for cell, meaning in zip(cells, meanings, strict=True) if cell and meaning is None]
    similar = ((cell, _similar_name(cell)) for cell in unread)
    return tuple((cell, meaning.replace("_", " ")) for cell, meaning in similar if meaning)


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.splitlines(keepends=True)
    delimiter, skip = _delimiter(lines)
    reader = csv.reader(lines[skip:], delimiter=delimiter, strict=True)
    while True:
        begin = reader.line_num + 1 + skip
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise SamesaidError(f"{name}, line {begin}: not a row of a table ({error}); mend its quotes") from None
        if any(cells) and not lines[begin - 1].startswith("#"):
            yield begin, cells


def _delimiter(lines: Sequence[str]) -> tuple[str, int]:
    """The character between cells, and how many lines to skip: Excel names it in a first line, ``sep=;``."""
    first = lines[0].strip() if lines else ""
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4], 1
    sample = [line for line in itertools.islice(lines, _SAMPLED_LINES) if line.strip() and not line.startswith("#")]
    counts = {d: sum(d in line for line in sample) for d in _DELIMITERS}
    # A header without a character speaks against it; at a tie the first of the list is taken.
    return max(_DELIMITERS, key=lambda d: (d in (sample[0] if sample else ""), counts[d])), 0


def _terms(head: _Columns, cells: Sequence[str], where: str) -> Iterator[Term]:
    """The terms of a row: one, or one for each ordered pair of its languages."""
    row = {m: next((cells[n] for n in at if n < len(cells) and cells[n]), "") for m, at in head.by_meaning.items()}
    by_language = [(head.languages[n], cells[n]) for n in head.by_meaning.get("language", ()) if n < len(cells)]
    if not by_language:
        tags = [_side_language(head, row, side, where) for side in ("source", "target")]
        yield _term(row, row.get("source", ""), row.get("target", ""), tags, where)
        return
    if sum(bool(cell) for _, cell in by_language) < 2 and not row.get("keep") and not row.get("forbidden"):
        alone = next((cell for _, cell in by_language if cell), "")
        raise SamesaidError(f"{where}: “{alone}” has no rendering in another language; fill the row or delete it")
    (source_tag, source), *others = by_language
    for tag, target in others:
        if target or row.get("keep") or row.get("forbidden"):
            yield _term(row, source, target, [source_tag, tag], where)
    # The further languages are renderings of one another too.
    plain = {m: v for m, v in row.items() if m != "forbidden"}
    for (tag, target), (other_tag, other) in itertools.combinations([s for s in others if s[1]], 2):
        for one in alternatives(target):
            yield _term(plain, one, other, [tag, other_tag], where)


def _term(row: Mapping[str, str], source: str, target: str, tags: Sequence[str], where: str) -> Term:
    made, words = term_of(source, target), _headings()
    forbidden = (*made.forbidden, *(f.removeprefix("!").strip() for f in alternatives(row.get("forbidden", ""))))
    return Term(
        source,
        made.renderings,
        tuple(dict.fromkeys(forbidden)),
        keep=_flag(row.get("keep", ""), words.yes, words.no, "do-not-translate", where),
        case=_flag(row.get("case", ""), words.case_matters, words.case_ignored, "case", where),
        part_of_speech=part_of_speech(row.get("part_of_speech", "")),
        domain=row.get("domain", ""),
        note=" ".join(row.get("note", "").split()),
        source_language=tags[0],
        target_language=tags[1],
    )


def _side_language(head: _Columns, row: Mapping[str, str], side: str, where: str) -> str:
    """The language of a side, from a cell of the row or from the name of the column."""
    cell = row.get(f"{side}_language", "")
    if not cell:
        return next((head.languages[n] for n in head.by_meaning.get(side, ())), "")
    try:
        return normalise(cell)
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}") from None


def _flag(cell: str, yes: frozenset[str], no: frozenset[str], column: str, where: str) -> bool:
    if not cell:
        return False
    plain = " ".join(cell.casefold().replace("-", " ").split())
    if plain and plain not in yes | no:
        raise SamesaidError(f"{where}: “{cell}” in the column for {column}; write yes or no")
    return plain in yes
