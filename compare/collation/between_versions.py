"""Terms that versions in one language render differently, where the reference is in another language.

The versions are compared with one another. A note quotes the dictionary (CC-CEDICT) where its gloss of the Chinese term
supports one of the renderings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare import cedict
from samesaid.compare.collation import tuning
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import pair_of
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching.normalise import light_stem, wording_key
from samesaid.compare.terms.matching.passage import quoted_strings
from samesaid.compare.terms.variants.check import applies, variants
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Message, Span, message

_FUNCTION_WORDS = frozenset(
    {"to", "a", "an", "the", "of", "or", "and", "in", "for", "with", "on", "by", "be", "is", "at"}
)
_MAX_GLOSSES = 3


def terms_between_versions(texts: Texts) -> Iterator[ComparisonRow]:
    """A row for each term that the first compared version and one of the others render differently."""
    compared = [i for i in range(1, len(texts.sides)) if texts.compared(i)]
    first = compared[0] if compared else 0
    if primary(texts.sides[0].document.language) == primary(texts.sides[first].document.language):
        return
    for other in compared[1:]:
        pair = pair_of(texts.sides[first], texts.sides[other], texts.between(first, other), texts.encoder)
        if applies(pair):
            for found in variants(pair):
                strong = found.strength >= tuning.MIN_STRENGTH_RENDERINGS and Fact.WORDING not in found.facts
                if found.code == "T404" and strong:
                    yield _row(texts, first, other, found)


def _row(texts: Texts, first: int, other: int, found: Evidence) -> ComparisonRow:
    cells: list[Wordings | None] = [None] * len(texts.sides)
    for index, spans in ((first, found.source_spans), (other, found.target_spans)):
        cells[index] = wordings_at(texts.sides[index].document.text, spans)
    wordings = [cell.wordings if (cell := cells[i]) else () for i in (first, other)]
    original = _original(texts, first, found.source_spans, [w for some in wordings for w in some])
    cells[0] = wordings_at(texts.sides[0].document.text, original)
    chinese = cells[0].wordings if cells[0] and primary(texts.sides[0].document.language) == "zh" else ()

    # Whether a phrase of the reference agrees with a rendering is not known: it counts as agreeing with both.
    return row("term", cells, lambda i, j: 0 in (i, j) or _agree(cells, i, j), _gloss(chinese, wordings))


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
