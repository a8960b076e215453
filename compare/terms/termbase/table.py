"""Glossaries that are tables: CSV with commas, semicolons or tabs, as spreadsheets and translation tools write them."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.terms.termbase.columns import PLAIN, Columns, columns
from samesaid.compare.terms.termbase.entries import Entry, alternatives, part_of_speech, term
from samesaid.languages import normalise
from samesaid.model import SamesaidError, Term

# Rows that tell which character stands between cells.
_SAMPLE = 40
_DELIMITERS = "\t,;"
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "oui", "sí", "si", "да", "是", "√", "✓"})
_NO = frozenset({"", "no", "n", "false", "0", "nein", "non", "нет", "否"})
_EXACT = _YES | {"sensitive", "case sensitive", "exact", "match", "keep"}
_FOLDED = _NO | {"insensitive", "case insensitive", "any", "ignore", "permissive"}


def entries(text: str, name: str) -> tuple[list[Entry], list[str]]:
    """The entries of a table and what its reader must be warned of.

    Lines that begin with ``#`` are comments. Raises SamesaidError, with the line's number, for a header that lacks a
    column, a row that is none, cells beyond the last column, and cells that cannot be understood.
    """
    found: list[Entry] = []
    warnings: list[str] = []
    head: Columns | None = None
    for line, cells in _rows(text, name):
        where = f"{name}, line {line}"
        if head is None:
            head = columns(cells, where)
            warnings += [f"{where}: the column “{c}” is not read; is it “{near}”?" for c, near in head.unread]
            if head.told:
                continue
        if any(cells[len(head.meanings) :]) or (not head.told and any(cells[len(PLAIN) :])):
            count, allowed = len(cells), len(head.meanings) if head.told else len(PLAIN)
            raise SamesaidError(
                f"{where}: {count} cells where {allowed} are expected; put quotation marks around cells with commas, "
                "or name the columns in a first line"
            )
        found += (Entry(line, made) for made in _terms(head, cells, where))
    return found, warnings


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
    """The character between cells, and how many lines to skip: Excel's ``sep=;`` names it in a line of its own."""
    first = lines[0].strip() if lines else ""
    if first.casefold().startswith("sep=") and len(first) == 5:
        return first[4], 1
    sample = [line for line in itertools.islice(lines, _SAMPLE) if line.strip() and not line.startswith("#")]
    counts = {d: sum(d in line for line in sample) for d in _DELIMITERS}
    # At a tie the first of them in the list; a header without it speaks against a delimiter.
    return max(_DELIMITERS, key=lambda d: (d in (sample[0] if sample else ""), counts[d])), 0


def _terms(head: Columns, cells: Sequence[str], where: str) -> Iterator[Term]:
    """The terms of a row: one, or one for each ordered pair of its languages."""
    row = {m: next((cells[n] for n in places if n < len(cells) and cells[n]), "") for m, places in head.named.items()}
    spoken = [(head.languages[n], cells[n]) for n in head.named.get("language", ()) if n < len(cells)]
    if not spoken:
        tags = [_side(head, row, side, where) for side in ("source", "target")]
        yield _term(row, row.get("source", ""), row.get("target", ""), tags, where)
        return
    if sum(bool(cell) for _, cell in spoken) < 2 and not row.get("keep") and not row.get("forbidden"):
        told = next((cell for _, cell in spoken if cell), "")
        raise SamesaidError(f"{where}: “{told}” has no rendering in another language; fill the row or delete it")
    (source_tag, source), *others = spoken
    for tag, target in others:
        if target or row.get("keep") or row.get("forbidden"):
            yield _term(row, source, target, [source_tag, tag], where)
    # Languages after the first are rendered by one another too.
    plain = {m: v for m, v in row.items() if m != "forbidden"}
    for (tag, target), (other_tag, other) in itertools.combinations([s for s in others if s[1]], 2):
        for one in alternatives(target):
            yield _term(plain, one, other, [tag, other_tag], where)


def _term(row: Mapping[str, str], source: str, target: str, tags: Sequence[str], where: str) -> Term:
    told = term(source, target)
    forbidden = (*told.forbidden, *(f.removeprefix("!").strip() for f in alternatives(row.get("forbidden", ""))))
    return Term(
        source,
        told.renderings,
        tuple(dict.fromkeys(forbidden)),
        keep=_flag(row.get("keep", ""), _YES, _NO, "do-not-translate", where),
        case=_flag(row.get("case", ""), _EXACT, _FOLDED, "case", where),
        part_of_speech=part_of_speech(row.get("part_of_speech", "")),
        domain=row.get("domain", ""),
        note=" ".join(row.get("note", "").split()),
        source_language=tags[0],
        target_language=tags[1],
    )


def _side(head: Columns, row: Mapping[str, str], side: str, where: str) -> str:
    """The language of a side: told by the row, or by the column's name."""
    told = row.get(f"{side}_language", "")
    return _language(told, where) if told else next((head.languages[n] for n in head.named.get(side, ())), "")


def _flag(cell: str, yes: frozenset[str], no: frozenset[str], column: str, where: str) -> bool:
    if not cell:
        return False
    plain = " ".join(cell.casefold().replace("-", " ").split())
    if plain not in yes | no:
        raise SamesaidError(f"{where}: “{cell}” in the column for {column}; write yes or no")
    return plain in yes


def _language(cell: str, where: str) -> str:
    try:
        return normalise(cell)
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}") from None
