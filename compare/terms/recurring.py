"""T403 from Chinese into English: a recurring compound that one place of the version calls by another name.

The usual rendering of a compound is the English phrase that stands in its beads and in few others. A bead where no
word of it stands, but another phrase does that is as near to the Chinese in meaning, tells the term in another way.
Both must be phrases of two words or more: single words have too many meanings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.discovery import inconsistent
from samesaid.compare.terms.grouping import Place
from samesaid.compare.terms.meanings import Meanings
from samesaid.compare.terms.passage import Passage, Range
from samesaid.compare.terms.wordkeys import loosen
from samesaid.languages import primary
from samesaid.model import Span

# Parts of speech (LAC) of a compound's words, and those of its last one.
_PARTS = frozenset({"a", "n", "nz", "vn", "an", "nw", "s", "LOC", "ORG"})
_LAST = frozenset({"n", "vn", "nz", "nw"})
_FEWEST_BEADS, _SHORTEST, _LONGEST, _MOST_WORDS = 3, 3, 10, 4
# The usual rendering: how near to the term, and Dice's coefficient of their beads.
_NEAR, _TOGETHER = 0.4, 0.7
# The odd one: how near to the term, how little it may fall behind the usual one, how far it must be from that one.
_ODD_NEAR, _BEHIND, _APART = 0.55, 0.05, 0.7
_STRENGTH, _FACTS = 0.6, frozenset({"recurring", "weak"})

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An English phrase: where it stands, in which beads, and how it is written there first."""

    places: Mapping[int, Place]

    @property
    def text(self) -> str:
        return next(iter(self.places.values())).text


def applies(pair: Pair) -> bool:
    """Whether the reference is Chinese and the version English."""
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    return languages == ("zh", "en") and not pair.independent


def recurring(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every recurring compound with a rendering of its own in some bead."""
    terms = _terms(pair)
    if not terms:
        return
    meanings = Meanings(pair.encoder)
    wanted = {number for beads in terms.values() for number in beads}
    passages = {n: Passage(pair.target, bead.target) for n, bead in pair.matched()}
    phrases = _phrases(passages)
    meanings.prepare([*terms, *(p.text for p in phrases.values() if wanted & p.places.keys())])
    for term, beads in terms.items():
        usual = _usual(term, beads, phrases, meanings)
        if usual is None:
            continue
        gram, phrase = usual
        for number in sorted(beads - phrase.places.keys()):
            odd = _odd(term, phrase, passages[number], gram, meanings)
            if odd is not None:
                places = [phrase.places[n] for n in sorted(beads & phrase.places.keys())]
                spans = _places(pair, term, beads)
                yield inconsistent(number, term, [*places, odd], terms=spans, strength=_STRENGTH, facts=_FACTS)


def _places(pair: Pair, term: str, beads: frozenset[int]) -> list[Span]:
    """Where ``term`` stands first in each of ``beads``."""
    text = pair.source.document.text
    extents = [pair.source.extent(pair.beads[n].source) for n in sorted(beads)]
    starts = [text.find(term, e.start, e.end) for e in extents if e is not None]
    return [Span(start, start + len(term)) for start in starts if start >= 0]


def _terms(pair: Pair) -> dict[str, frozenset[int]]:
    """Compounds of the reference and their beads; of two that stand together the longer one."""
    beads: dict[str, set[int]] = {}
    tagged = pair.source.annotate(taggings)
    for number, bead in pair.matched():
        for i in bead.source:
            tokens = tagged[i].tokens
            for first in range(len(tokens)):
                word = ""
                for n in range(first, min(first + _MOST_WORDS, len(tokens))):
                    if tokens[n].tag not in _PARTS or (n > first and tokens[n - 1].span.end != tokens[n].span.start):
                        break
                    word += tokens[n].text
                    if tokens[n].tag in _LAST and _SHORTEST <= len(word) <= _LONGEST:
                        beads.setdefault(word, set()).add(number)
    often = {w: frozenset(b) for w, b in beads.items() if len(b) >= _FEWEST_BEADS}
    return {
        w: b for w, b in often.items() if not any(w != o and w in o and len(often[o]) >= 0.8 * len(b) for o in often)
    }


def _phrases(passages: Mapping[int, Passage]) -> dict[Gram, _Phrase]:
    found: dict[Gram, dict[int, Place]] = {}
    for number, passage in passages.items():
        for part in _parts(passage):
            gram = tuple(loosen(passage.words[n].lemma) for n in passage.content_of(part))
            if len(gram) >= 2:
                place = Place(passage.wording(part), passage.span(part))
                found.setdefault(gram, {}).setdefault(number, place)
    return {gram: _Phrase(places) for gram, places in found.items()}


def _parts(passage: Passage) -> list[Range]:
    """Every run of two to four words inside a phrase that begins and ends with a content word."""
    runs = {
        Range(first, last)
        for phrase in passage.phrases
        for first in phrase.indices()
        for last in range(first + 1, min(phrase.last + 1, first + _MOST_WORDS))
        if passage.words[first].content and passage.words[last].content
    }
    return sorted(runs)


def _usual(
    term: str, beads: frozenset[int], phrases: Mapping[Gram, _Phrase], meanings: Meanings
) -> tuple[Gram, _Phrase] | None:
    best: tuple[float, Gram, _Phrase] | None = None
    for gram, phrase in phrases.items():
        together = len(beads & phrase.places.keys())
        dice = 2 * together / (len(beads) + len(phrase.places))
        if together < 2 or dice < _TOGETHER:
            continue
        cosine = meanings.cosine(term, phrase.text)
        if cosine >= _NEAR and (best is None or cosine + 0.5 * dice > best[0]):
            best = cosine + 0.5 * dice, gram, phrase
    return best[1:] if best is not None else None


def _odd(term: str, usual: _Phrase, passage: Passage, gram: Gram, meanings: Meanings) -> Place | None:
    """Another phrase for ``term`` in a passage without any word of the usual one."""
    if any(loosen(form) in gram for word in passage.words for form in (word.lemma, word.text)):
        return None
    parts = [p for p in _parts(passage) if len(passage.content_of(p)) >= 2]
    if not parts:
        return None
    meanings.prepare(passage.wording(p) for p in parts)
    best = max(parts, key=lambda p: (meanings.cosine(term, passage.wording(p)), p))
    wording = passage.wording(best)
    cosine = meanings.cosine(term, wording)
    near = cosine >= max(_ODD_NEAR, meanings.cosine(term, usual.text) - _BEHIND)
    apart = meanings.cosine(usual.text, wording) < _APART
    return Place(wording, passage.span(best)) if near and apart else None
