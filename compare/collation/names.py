"""Rows of names: what each text calls a person, place or body that the reference mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from samesaid.compare.collation.name_lookup import NameLookup, one_name
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts, grouped
from samesaid.compare.collation.titles import same_title
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import Side
from samesaid.compare.spans import SpanIndex
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Finding, Mention

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "EVENT", "PRODUCT", "OTHER"})


def names(texts: Texts) -> Iterator[ComparisonRow]:
    """A row for each name of the reference that another text has too, in the order of the first mentions.

    Rows of findings about other words follow: titles, and names that only the finding knows.
    """
    pairing = texts.pairing("name")
    by_place = SpanIndex((span, n) for n, f in enumerate(pairing) for span in f.source_spans)
    lookups = [NameLookup(texts, text) for text in range(1, len(texts.sides))]
    used: set[int] = set()
    for mentions in _distinct(texts.sides[0]):
        spans = [m.span for m in mentions]
        numbers = sorted(set(by_place.overlapping(spans)))
        used.update(numbers)
        about = [pairing[n] for n in numbers]
        cells = [wordings_at(texts.sides[0].document.text, spans)]
        for text, lookup in enumerate(lookups, 1):
            marked = [s for f in about if f.version == text - 1 for s in f.target_spans]
            cells.append(wordings_at(texts.sides[text].document.text, marked or lookup.places(mentions)))
        _complete(texts, lookups, cells)
        if sum(c is not None for c in cells) > 1:
            yield _row(texts, cells, about)
    yield from _of_findings(texts, lookups, [f for n, f in enumerate(pairing) if n not in used])


def _of_findings(texts: Texts, lookups: Sequence[NameLookup], findings: Sequence[Finding]) -> Iterator[ComparisonRow]:
    """Rows of findings about words that are no name of the reference, one for the same words in several versions."""
    for about in grouped(findings):
        spans = [span for f in about for span in f.source_spans]
        cells = [wordings_at(texts.sides[0].document.text, spans)]
        for text in range(1, len(texts.sides)):
            marked = [s for f in about if f.version == text - 1 for s in f.target_spans]
            cells.append(wordings_at(texts.sides[text].document.text, marked or same_title(texts, text, spans)))
        _complete(texts, lookups, cells)
        yield _row(texts, cells, about)


def _complete(texts: Texts, lookups: Sequence[NameLookup], cells: list[Wordings | None]) -> None:
    """Fill empty cells: look for the wordings of the other texts in the same language."""
    for text, lookup in enumerate(lookups, 1):
        if cells[text] is None:
            language = primary(texts.sides[text].document.language)
            wordings = {
                wording
                for side, cell in zip(texts.sides, cells, strict=True)
                if cell and primary(side.document.language) == language
                for wording in cell.wordings
            }
            found = lookup.exactly(wordings) or lookup.titled(wordings)
            cells[text] = wordings_at(texts.sides[text].document.text, found)


def _row(texts: Texts, cells: Sequence[Wordings | None], findings: Sequence[Finding]) -> ComparisonRow:
    differing = {f.version + 1 for f in findings}

    def agree(i: int, j: int) -> bool:
        one, other = cells[i], cells[j]
        if one is None or other is None or (i == 0 and j in differing):
            return False
        languages = {primary(texts.sides[n].document.language) for n in (i, j)}
        if len(languages) > 1:
            return True  # Across languages only a finding can say that the names differ.
        if {i, j} & differing:
            return _covered(one, other, all) and _covered(other, one, all)
        return _covered(one, other, any)

    return row("name", cells, agree, strong_reference=texts.are_confident(findings, cells))


def _covered(one: Wordings, other: Wordings, how_many: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether any, or all, of the wordings of ``one`` are forms of one in ``other``."""
    return how_many(any(one_name(a, b) for b in other.wordings) for a in one.wordings)


def _distinct(side: Side) -> list[list[Mention]]:
    """The mentions of every name of a text; initials belong to the name that they are short for."""
    full = full_names(side)
    grouped: dict[tuple[str, ...], list[Mention]] = {}
    for mention in (m for sentence in names_of(side) for m in sentence):
        if mention.kind in _KINDS:
            name = full.get(mention.text, mention.text)
            key = name_words(name) if primary(side.document.language) == "en" else (simplify(name),)
            grouped.setdefault(key, []).append(mention)
    return list(grouped.values())
