"""Terms that versions tell in different words: rows made of what was found, the other texts looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samesaid.compare.collation.foreign import foreign_terms
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts
from samesaid.compare.pair import Side
from samesaid.compare.terms.matching.normalise import key, units
from samesaid.compare.terms.matching.rendering_match import Counterpart
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Finding, Span

_CODES = frozenset({"T403", "T404"})


@dataclass(slots=True)
class _Term:
    """A term of the reference: its places there, and in each version with a finding."""

    reference: list[Span]
    versions: dict[int, list[Span]] = field(default_factory=dict)


def terms(texts: Texts) -> Iterator[ComparisonRow]:
    """A row a term that a version tells in other words than the reference, in the order of the reference."""
    held: list[tuple[int, Span]] = []
    for found in _grouped(texts.findings):
        cells: list[Wordings | None] = [wordings_at(texts.sides[0].document.text, found.reference)]
        for text in range(1, len(texts.sides)):
            spans = found.versions.get(text) or _looked_up(texts, text, found)
            cells.append(wordings_at(texts.sides[text].document.text, spans))
        yield row("term", cells, lambda i, j, c=cells, f=found: _agree(texts, c, i, j, f))  # type: ignore[misc]
        held += ((text, span) for text, c in enumerate(cells) if c for span in c.spans)
    for made in foreign_terms(texts):
        places = [(text, span) for text, told in enumerate(made.cells) if text and told for span in told.spans]
        if not any(text == other and span.overlaps(there) for text, span in places for other, there in held):
            yield made


def _grouped(findings: Sequence[Finding]) -> list[_Term]:
    """Findings of several versions about the same places of the reference are one term."""
    found: list[_Term] = []
    for finding in findings:
        if finding.code not in _CODES or not finding.source_spans or not finding.target_spans:
            continue
        home = next((t for t in found if any(a.overlaps(b) for a in t.reference for b in finding.source_spans)), None)
        if home is None:
            home = _Term([])
            found.append(home)
        home.reference += finding.source_spans
        home.versions.setdefault(finding.version + 1, []).extend(finding.target_spans)
    return sorted(found, key=lambda term: min(term.reference))


def _looked_up(texts: Texts, text: int, found: _Term) -> list[Span]:
    """Where a text without a finding tells the term as one of the others does.

    Its own passages are asked first. Elsewhere a wording tells nothing where another one of the term stands as well.
    """
    if not texts.compared(text):
        return []
    side = texts.sides[text]
    told = _wordings(texts, found, primary(side.document.language))
    runs = sorted({i for p in texts.around(found.reference) for i in p.runs[text]})
    for place in (side.document.sentences[i].span for i in runs):
        here = [at for wordings in told for at in _places(side, place, wordings)]
        if here:
            return here[:1]
    whole = Span(0, len(side.document.text))
    elsewhere = [at for wordings in told if (at := _places(side, whole, wordings))]
    return elsewhere[0] if len(elsewhere) == 1 else []


def _wordings(texts: Texts, found: _Term, language: str) -> list[list[str]]:
    """What each text with a finding says, the reference first; those of another language left out."""
    told = []
    for text, spans in sorted({0: found.reference, **found.versions}.items()):
        document = texts.sides[text].document
        if primary(document.language) == language:
            different = list(dict.fromkeys(span.of(document.text) for span in spans))
            # One common word among several renderings stands for too much else.
            told.append([w for w in different if len(different) == 1 or len(units(w)) > 1 or w != w.lower()])
    return told


def _places(side: Side, place: Span, wordings: Sequence[str]) -> list[Span]:
    part = place.of(side.document.text)
    there = Counterpart(units(part), part)
    return [at.shift(place.start) for wording in wordings if (at := there.find(wording)) is not None]


def _agree(texts: Texts, cells: Sequence[Wordings | None], i: int, j: int, found: _Term) -> bool:
    one, other = cells[i], cells[j]
    if one is None or other is None or (i == 0 and j in found.versions):
        return False
    languages = {primary(texts.sides[n].document.language) for n in (i, j)}
    # Across languages only a finding tells that they differ; a text that wavers agrees with no other.
    return len(languages) > 1 or {key(w) for w in one.wordings} == {key(w) for w in other.wordings}
