"""Terms of versions in one language whose reference is in another: the versions are held against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.collation.glosses import gloss
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching.normalise import key
from samesaid.compare.terms.matching.quotes import quoted_strings
from samesaid.compare.terms.variants.check import applies, variants
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Span

# Evidence below this is no more than a choice of words.
_LEAST = 0.5
# The encoder's cosine of a phrase of the reference and a rendering of it.
_NEAR = 0.35


def foreign_terms(texts: Texts) -> Iterator[ComparisonRow]:
    """Rows of what the first compared version and each of the others tell in different words."""
    compared = [i for i in range(1, len(texts.sides)) if texts.compared(i)]
    first = compared[0] if compared else 0
    if primary(texts.sides[0].document.language) == primary(texts.sides[first].document.language):
        return
    for other in compared[1:]:
        pair = pair_of(texts.sides[first], texts.sides[other], texts.between(first, other), texts.encoder)
        if applies(pair):
            for found in variants(pair):
                if found.code == "T404" and found.strength >= _LEAST and "wording" not in found.facts:
                    yield _row(texts, first, other, found)


def _row(texts: Texts, first: int, other: int, found: Evidence) -> ComparisonRow:
    cells: list[Wordings | None] = [None] * len(texts.sides)
    for index, spans in ((first, found.source_spans), (other, found.target_spans)):
        cells[index] = wordings_at(texts.sides[index].document.text, spans)
    wordings = [c.wordings if (c := cells[i]) else () for i in (first, other)]
    original = _original(texts, first, found.source_spans, [w for some in wordings for w in some])
    cells[0] = wordings_at(texts.sides[0].document.text, original)
    chinese = cells[0].wordings if cells[0] and primary(texts.sides[0].document.language) == "zh" else ()
    note = gloss(chinese, wordings)

    # Whether a word of another language agrees with a rendering is not known: it stands with both.
    return row("term", cells, lambda i, j: 0 in (i, j) or _alike(cells, i, j), note)


def _alike(cells: Sequence[Wordings | None], i: int, j: int) -> bool:
    one, other = cells[i], cells[j]
    return bool(one and other and {key(w) for w in one.wordings} & {key(w) for w in other.wordings})


def _original(texts: Texts, version: int, spans: Sequence[Span], renderings: Sequence[str]) -> list[Span]:
    """The phrase of the reference's passage that is nearest in meaning to a rendering, a quoted one for a quoted."""
    side, there = texts.sides[0], texts.sides[version]
    sentences = {s.index for s in there.document.sentences if any(s.span.overlaps(span) for span in spans)}
    runs = sorted({i for p in texts.passages if sentences & set(p.runs[version]) for i in p.runs[0]})
    quoted = any(q.overlaps(span) for i in sentences for q in there.annotate(quoted_strings)[i] for span in spans)
    strings = [q for i in runs for q in side.annotate(quoted_strings)[i]] if quoted else []
    phrases = strings or [phrase for i in runs for phrase in side.annotate(taggings)[i].noun_phrases]
    if not phrases:
        return []
    text = side.document.text
    vectors = texts.encoder.encode([*renderings, *(p.of(text) for p in phrases)])
    cosines = (vectors[len(renderings) :] @ vectors[: len(renderings)].T).max(axis=1)
    best = int(cosines.argmax())
    return [phrases[best]] if strings or cosines[best] >= _NEAR else []
