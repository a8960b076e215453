"""Rows of terms: what each text says where a finding says that a version uses another term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samesaid.compare.collation.between_versions import terms_between_versions
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts, grouped
from samesaid.compare.pair import Side
from samesaid.compare.spans import SpanIndex
from samesaid.compare.terms.matching.normalise import units, wording_key
from samesaid.compare.terms.matching.rendering_match import SearchableText
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Finding, Span


@dataclass(slots=True)
class _Term:
    """A term of the reference: its places there, and in each version with a finding (by index of the text); those."""

    reference: list[Span]
    versions: dict[int, list[Span]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def terms(texts: Texts) -> Iterator[ComparisonRow]:
    """A row for each term that a version words differently, in the order of the reference.

    Rows without a place in the reference follow: terms on which only versions differ.
    """
    held: dict[int, SpanIndex[None]] = defaultdict(SpanIndex)
    for term in _grouped(texts.pairing("term")):
        cells: list[Wordings | None] = [wordings_at(texts.sides[0].document.text, term.reference)]
        for text in range(1, len(texts.sides)):
            spans = term.versions.get(text) or _look_up(texts, text, term)
            cells.append(wordings_at(texts.sides[text].document.text, spans))
        yield _row(texts, cells, term)
        for text, c in enumerate(cells):
            for span in c.spans if c else ():
                held[text].add(span, None)
    for made in terms_between_versions(texts):
        places = [(text, span) for text, cell in enumerate(made.cells) if text and cell for span in cell.spans]
        if not any(text in held and held[text].touches(span) for text, span in places):
            yield made


def _grouped(findings: Sequence[Finding]) -> list[_Term]:
    """Findings of several versions about the same places of the reference are one term."""
    found = []
    for some in grouped(findings):
        term = _Term([span for f in some for span in f.source_spans], findings=some)
        for finding in some:
            term.versions.setdefault(finding.version + 1, []).extend(finding.target_spans)
        found.append(term)
    return sorted(found, key=lambda term: min(term.reference))


def _look_up(texts: Texts, text: int, term: _Term) -> list[Span]:
    """Where a text without a finding has the term in a wording of the other texts.

    Its own passages come first. Elsewhere a wording counts only if no other wording of the term occurs in the text.
    """
    if not texts.compared(text):
        return []
    side = texts.sides[text]
    by_text = _wordings(texts, term, primary(side.document.language))
    runs = sorted({i for p in texts.around(term.reference) for i in p.runs[text]})
    for place in (side.document.sentences[i].span for i in runs):
        here = [at for wordings in by_text for at in _places(side, place, wordings)]
        if here:
            return here[:1]
    whole = Span(0, len(side.document.text))
    elsewhere = [at for wordings in by_text if (at := _places(side, whole, wordings))]
    return elsewhere[0] if len(elsewhere) == 1 else []


def _wordings(texts: Texts, term: _Term, language: str) -> list[list[str]]:
    """The wordings of each text with a finding, the reference first; those of another language left out."""
    found = []
    for text, spans in sorted({0: term.reference, **term.versions}.items()):
        document = texts.sides[text].document
        if primary(document.language) == language:
            distinct = list(dict.fromkeys(span.of(document.text) for span in spans))
            # One common word among several renderings may mean anything.
            found.append([w for w in distinct if len(distinct) == 1 or len(units(w)) > 1 or w != w.lower()])
    return found


def _places(side: Side, place: Span, wordings: Sequence[str]) -> list[Span]:
    part = place.of(side.document.text)
    there = SearchableText(units(part), part)
    return [at.shift(place.start) for wording in wordings if (at := there.find(wording)) is not None]


def _row(texts: Texts, cells: Sequence[Wordings | None], term: _Term) -> ComparisonRow:
    def agree(i: int, j: int) -> bool:
        one, other = cells[i], cells[j]
        if one is None or other is None or (i == 0 and j in term.versions):
            return False
        languages = {primary(texts.sides[n].document.language) for n in (i, j)}
        # Across languages only a finding can say that they differ. A text with two wordings agrees with no other.
        return len(languages) > 1 or {wording_key(w) for w in one.wordings} == {wording_key(w) for w in other.wordings}

    return row("term", cells, agree, strong_reference=texts.are_confident(term.findings, cells))
