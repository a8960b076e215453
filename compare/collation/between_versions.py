"""Terms that versions in one language render differently, where the reference is in another language.

The versions are compared with one another. A note quotes the dictionary (CC-CEDICT) where its gloss of the Chinese term
supports one of the renderings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare import cedict
from samesaid.compare.collation import tuning
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import pair_of
from samesaid.compare.spans import SpanIndex
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching.normalise import light_stem, units, wording_key
from samesaid.compare.terms.matching.passage import quoted_strings
from samesaid.compare.terms.matching.rendering_match import SearchableText
from samesaid.compare.terms.variants.check import applies, variants
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Message, Span, message

_FUNCTION_WORDS = frozenset(
    {"to", "a", "an", "the", "of", "or", "and", "in", "for", "with", "on", "by", "be", "is", "at"}
)
_MAX_GLOSSES = 3


def terms_between_versions(texts: Texts) -> Iterator[ComparisonRow]:
    """A row for each term that the first compared version and others render differently, in the order of the first."""
    compared = [i for i in range(1, len(texts.sides)) if texts.compared(i)]
    first = compared[0] if compared else 0
    if primary(texts.sides[0].document.language) == primary(texts.sides[first].document.language):
        return
    terms: list[dict[int, list[Span]]] = []
    known = SpanIndex[int]()
    for other in compared[1:]:
        for found in _different(texts, first, other):
            number = min(known.overlapping(found.source_spans), default=len(terms))
            if number == len(terms):
                terms.append({first: []})
            terms[number][first] += found.source_spans
            terms[number].setdefault(other, []).extend(found.target_spans)
            for span in found.source_spans:
                known.add(span, number)
    for places in sorted(terms, key=lambda places: min(places[first])):
        yield _row(texts, first, places)


def _different(texts: Texts, first: int, other: int) -> Iterator[Evidence]:
    """Terms that two versions render differently; not mere choices of words."""
    pair = pair_of(texts.sides[first], texts.sides[other], texts.between(first, other), texts.encoder)
    if applies(pair):
        for found in variants(pair):
            strong = found.strength >= tuning.MIN_STRENGTH_RENDERINGS and Fact.WORDING not in found.facts
            if found.code == "T404" and strong:
                yield found


def _row(texts: Texts, first: int, places: Mapping[int, Sequence[Span]]) -> ComparisonRow:
    """The row of a term with its places in the versions that differ; the others are searched for what these say."""
    cells: list[Wordings | None] = [None] * len(texts.sides)
    for text, spans in places.items():
        cells[text] = wordings_at(texts.sides[text].document.text, spans)
    # Versions that say the same are one rendering.
    wordings = list({frozenset(map(wording_key, cell.wordings)): cell.wordings for cell in cells if cell}.values())
    for text in range(1, len(texts.sides)):
        if cells[text] is None and texts.compared(text):
            cells[text] = _said_like(texts, text, first, places[first], [w for some in wordings for w in some])
    original = _original(texts, first, places[first], [w for some in wordings for w in some])
    cells[0] = wordings_at(texts.sides[0].document.text, original)
    chinese = cells[0].wordings if cells[0] and primary(texts.sides[0].document.language) == "zh" else ()

    # Whether a phrase of the reference agrees with a rendering is not known: it counts as agreeing with both.
    return row("term", cells, lambda i, j: 0 in (i, j) or _agree(cells, i, j), _gloss(chinese, wordings))


def _said_like(texts: Texts, text: int, first: int, spans: Sequence[Span], wordings: Sequence[str]) -> Wordings | None:
    """Where the passages of a version that belong to these places of the first one have one of the wordings."""
    side = texts.sides[text]
    passages = texts.passages_of(first, texts.sentences_at(first, spans))
    for i in sorted({i for passage in passages for i in passage.runs[text]}):
        sentence = side.document.sentences[i]
        there = SearchableText(units(sentence.text), sentence.text)
        found = [at.shift(sentence.span.start) for wording in wordings if (at := there.find(wording)) is not None]
        if found:
            return wordings_at(side.document.text, found[:1])
    return None


def _agree(cells: Sequence[Wordings | None], i: int, j: int) -> bool:
    one, other = cells[i], cells[j]
    return bool(one and other and {wording_key(w) for w in one.wordings} & {wording_key(w) for w in other.wordings})


def _original(texts: Texts, version: int, spans: Sequence[Span], renderings: Sequence[str]) -> list[Span]:
    """The phrase of the reference's passage that is nearest in meaning to a rendering; [] where none is near enough.

    Where a rendering is quoted, quoted phrases come first, however near they are.
    """
    side, there = texts.sides[0], texts.sides[version]
    sentences = texts.sentences_at(version, spans)
    runs = sorted({i for p in texts.passages_of(version, sentences) for i in p.runs[0]})
    is_quoted = any(q.overlaps(span) for i in sentences for q in there.annotate(quoted_strings)[i] for span in spans)
    quoted = [q for i in runs for q in side.annotate(quoted_strings)[i]] if is_quoted else []
    phrases = quoted or [phrase for i in runs for phrase in side.annotate(taggings)[i].noun_phrases]
    if not phrases:
        return []
    text = side.document.text
    vectors = texts.encoder.encode([*renderings, *(p.of(text) for p in phrases)])
    cosines = (vectors[len(renderings) :] @ vectors[: len(renderings)].T).max(axis=1)
    best = int(cosines.argmax())
    return [phrases[best]] if quoted or cosines[best] >= tuning.MIN_COSINE_ORIGINAL else []


def _gloss(terms: Sequence[str], renderings: Sequence[Sequence[str]]) -> Message | None:
    """The words of Chinese ``terms`` whose gloss supports exactly one of the renderings, with that gloss."""
    words = [{light_stem(w) for text in some for w in re.findall(r"\w+", text.lower())} for some in renderings]
    found: dict[str, str] = {}
    for term in terms:
        for headword in _headwords(simplify(term)):
            if not any(headword in longer for longer in found) and (meaning := _supporting(headword, words)):
                found[headword] = meaning
    if not found:
        return None
    entries = tuple(message("gloss.entry", word=w, meaning=m) for w, m in list(found.items())[:_MAX_GLOSSES])
    return message("gloss.entries", entries=entries)


def _headwords(text: str) -> Iterator[str]:
    """Every part of ``text`` that may be in the dictionary, the longest first, then from the left."""
    for length in range(min(len(text), cedict.MAX_HEADWORD_CHARACTERS), 0, -1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _supporting(headword: str, words: Sequence[set[str]]) -> str:
    """The first gloss all of whose content words occur in exactly one of the renderings; empty where none does."""
    glosses = cedict.glosses(headword)
    if len(headword) == 1 and len(glosses) > tuning.MAX_GLOSSES_OF_CHARACTER:
        return ""
    for meaning in glosses:
        parts = {light_stem(w) for w in re.findall(r"[a-z]+", meaning) if w not in _FUNCTION_WORDS}
        if parts and sum(parts <= some for some in words) == 1:
            return meaning
    return ""
