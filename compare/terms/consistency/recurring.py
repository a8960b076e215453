"""T403 from Chinese into English: a recurring compound that one place of the version calls by another name.

The usual rendering of a compound is the English phrase that stands in its beads, as often as it does, and in few
others. Two things tell that a bead words the term in another way. Either a phrase there is the usual one but for a word
that the bead lacks, nothing else of the reference is nearer to that phrase, and the document has it nowhere without the
term. Or no word of the usual rendering stands there, but another phrase does that is as near to the Chinese in meaning.
Phrases are of two words or more: single words have too many meanings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms.consistency.compounds import Compound, compounds, content_words, noun_runs
from samesaid.compare.terms.matching.general_words import GENERAL
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.normalise import loosen
from samesaid.compare.terms.matching.passage import Passage, Range, Word
from samesaid.compare.terms.matching.word_alignment import SAME, stem_likeness
from samesaid.compare.terms.variants.check import inconsistent
from samesaid.compare.terms.variants.grouping import Place
from samesaid.languages import primary

_MOST_WORDS = 4
# The usual rendering: how near to the term, Dice's coefficient of their occurrences, and what nearness and half of that
# coefficient make together: what stands wherever the term does may be less near to it.
_NEAR, _TOGETHER, _BOTH = 0.45, 0.6, 0.85
# What a longer phrase must keep of the occurrences of a part of it to be the rendering in its place.
_WHOLE = 0.8
# Another one without a word of it: how near to the term, how little it may fall behind the usual one, how far it must
# be from that one.
_ODD_NEAR, _BEHIND, _APART = 0.55, 0.05, 0.7
# Where the other one is that much nearer to the term than the usual one, the usual one renders something else.
_BETTER = 0.15
# Phrases that share a word and are nearer than this are forms of one.
_SAME = 0.95
# What else the reference says must be nearer to a phrase than the term by this, to be what the phrase renders.
_NEARER = 0.1
# At or above this cosine a Chinese word and an English one are taken for renderings of one another.
_RENDERED = 0.8
# Dice's coefficient of the beads of a word and of a Chinese one that it is taken to render.
_EXPLAINED = 0.5
# At or above this (0 to 100) two words are spellings of one.
_SPELT_ALIKE = 75.0
_GENERAL = GENERAL | {loosen(word) for word in GENERAL}
_NOUNS = frozenset({"NOUN", "PROPN"})
_STRENGTHS, _FACTS = {"word": 0.6, "phrase": 0.6}, frozenset({"recurring", "weak"})

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An English phrase: its places by bead, and whether it ends with a noun."""

    places: Mapping[int, tuple[Place, ...]]
    noun: bool

    @property
    def text(self) -> str:
        return next(iter(self.places.values()))[0].text

    def count(self, bead: int) -> int:
        return len(self.places.get(bead, ()))


def applies(pair: Pair) -> bool:
    """Whether the reference is Chinese and the version English."""
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    return languages == ("zh", "en") and not pair.independent


def recurring(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every recurring compound with a rendering of its own in some bead: one a compound."""
    terms = compounds(pair)
    if not terms:
        return
    search = _Search(pair, terms)
    told: set[Place] = set()
    for term in terms:
        usual = search.usual(term)
        if usual is None:
            continue
        odd = {n: place for n in sorted(term.places) if (place := search.odd(term, usual, n)) and place not in told}
        if odd:
            told.update(odd.values())
            phrase = search.phrases[usual]
            places = [p for n in sorted(term.places) for p in phrase.places.get(n, ())]
            yield inconsistent(
                min(odd),
                term.text,
                [*places, *odd.values()],
                terms=term.spans,
                strength=_STRENGTHS["word"],
                facts=_FACTS,
            )


class _Search:
    """What renders each compound of a pair, and where something else does."""

    def __init__(self, pair: Pair, terms: Sequence[Compound]) -> None:
        self._runs = noun_runs(pair)
        self._content = content_words(pair)
        self._texts = {n: pair.source.text(bead.source) for n, bead in pair.matched()}
        self._passages = {n: Passage(pair.target, bead.target) for n, bead in pair.matched()}
        self._words = {
            n: Counter(form for w in p.words for form in {loosen(w.lemma), loosen(w.text)})
            for n, p in self._passages.items()
        }
        self.phrases = _phrases(self._passages)
        self._meanings = Meanings(pair.encoder)
        wanted = {number for term in terms for number in term.places}
        near = (p.text for p in self.phrases.values() if wanted & p.places.keys())
        runs = (run for n in wanted for run in self._runs[n])
        self._meanings.prepare([*(t.text for t in terms), *near, *runs])

    def usual(self, term: Compound) -> Gram | None:
        """The phrase that renders ``term`` most often, in its whole length."""
        best: tuple[float, Gram] | None = None
        for gram, phrase in self.phrases.items():
            together = sum(min(len(spans), phrase.count(n)) for n, spans in term.places.items())
            dice = 2 * together / (term.total + sum(map(len, phrase.places.values())))
            if together < 2 or dice < _TOGETHER or not phrase.noun or set(gram) <= _GENERAL:
                continue
            cosine = self._meanings.cosine(term.text, phrase.text)
            both = cosine + 0.5 * dice
            if cosine >= _NEAR and both >= _BOTH and (best is None or both > best[0]):
                best = both, gram
        return self._whole(term, best[1]) if best is not None else None

    def _whole(self, term: Compound, gram: Gram) -> Gram:
        """The longest phrase around ``gram`` that stands nearly everywhere where it does."""
        beads = [n for n in term.places if self.phrases[gram].count(n)]
        longer = [
            other
            for other, phrase in self.phrases.items()
            if len(other) > len(gram)
            and any(other[i : i + len(gram)] == gram for i in range(len(other) - len(gram) + 1))
            and sum(bool(phrase.count(n)) for n in beads) >= _WHOLE * len(beads)
        ]
        return max(longer, key=len, default=gram)

    def odd(self, term: Compound, usual: Gram, number: int) -> Place | None:
        """Another rendering of ``term`` in a bead, None where there is none or the usual one stands often enough."""
        if self.phrases[usual].count(number) >= len(term.places[number]):
            return None
        return self._other_word(term, usual, number) or self._other_phrase(term, usual, number)

    def _other_word(self, term: Compound, usual: Gram, number: int) -> Place | None:
        """The usual rendering with another word in the place of one that the bead lacks."""
        words, passage = self._words[number], self._passages[number]
        missing = [w for w in usual if words[w] < len(term.places[number])]
        if len(missing) != 1 or words[missing[0]]:
            return None
        for part in _parts(passage):
            gram = _gram(passage, part)
            alike = len(gram) == len(usual) and _joints(passage.wording(part)) == _joints(self.phrases[usual].text)
            if alike and [b for a, b in zip(gram, usual, strict=True) if a != b] == missing:
                new = next(n for n, a, b in zip(passage.content_of(part), gram, usual, strict=True) if a != b)
                if self._is_another(term, usual, passage, part, number, new):
                    return Place(passage.wording(part), passage.span(part))
        return None

    def _is_another(self, term: Compound, usual: Gram, passage: Passage, part: Range, number: int, new: int) -> bool:
        """Whether a phrase that differs from the usual rendering by the word ``new`` renders nothing but the term."""
        wording, usually = passage.wording(part), self.phrases[usual].text
        cosine = self._meanings.cosine
        self._meanings.prepare([wording])
        own = cosine(term.text, wording)
        word, missing = passage.words[new], next(iter(set(usual) - set(_gram(passage, part))))
        if word.pos not in _NOUNS or _alike(word.lemma, missing) or self._known_without(_gram(passage, part), term):
            return False
        if own > cosine(term.text, usually) + _BETTER or cosine(wording, usually) >= _SAME:
            return False
        others = self._beside(term, number)
        nearest = all(cosine(run, wording) < own + _NEARER for run in others)
        return nearest and not self._explained(word, number, term)

    def _beside(self, term: Compound, number: int) -> list[str]:
        """What may be a term in the reference's side of a bead, beside ``term`` and its parts."""
        text = self._texts[number].replace(term.text, "\n")
        return [run for run in self._runs[number] if run in text]

    def _explained(self, word: Word, number: int, term: Compound) -> bool:
        """Whether something else of the reference is told by ``word``: by its meaning, or by where both stand."""
        text = self._texts[number].replace(term.text, "\n")
        others = [w for w in self._content[number] if w in text]
        self._meanings.prepare([word.lemma, *others])
        if any(self._meanings.cosine(other, word.lemma) >= _RENDERED for other in others):
            return True
        form = loosen(word.lemma)
        beads = {n for n, words in self._words.items() if words[form]}
        for other in others:
            there = {n for n, words in self._content.items() if other in words}
            common = len(beads & there)
            if common > 1 and 2 * common >= _EXPLAINED * (len(beads) + len(there)):
                return True
        return False

    def _known_without(self, gram: Gram, term: Compound) -> bool:
        """Whether a bead without the term has ``gram``."""
        return bool(self.phrases[gram].places.keys() - term.places.keys())

    def _other_phrase(self, term: Compound, usual: Gram, number: int) -> Place | None:
        """Another phrase that is as near to the term, in a bead without any word of the usual one."""
        passage = self._passages[number]
        if any(self._words[number][w] for w in usual):
            return None
        parts = [p for p in _parts(passage) if len(passage.content_of(p)) >= 2]
        if not parts:
            return None
        cosine = self._meanings.cosine
        self._meanings.prepare(passage.wording(p) for p in parts)
        best = max(parts, key=lambda p: (cosine(term.text, passage.wording(p)), p))
        wording, usually = passage.wording(best), self.phrases[usual].text
        own, usual_nearness = cosine(term.text, wording), cosine(term.text, usually)
        near = max(_ODD_NEAR, usual_nearness - _BEHIND) <= own <= usual_nearness + _BETTER
        if not near or cosine(usually, wording) >= _APART:
            return None
        others = any(cosine(run, wording) > own for run in self._beside(term, number))
        if others or any(self._explained(passage.words[n], number, term) for n in passage.content_of(best)):
            return None
        return Place(wording, passage.span(best))


def _joints(wording: str) -> int:
    """How often a phrase joins things: one that joins more than another does not stand for the same one thing."""
    return sum(word in ("and", "or", "&") for word in wording.casefold().split())


def _alike(one: str, two: str) -> bool:
    """Whether two words are forms of one, or both say little by themselves."""
    if {one, two} <= _GENERAL:
        return True
    return stem_likeness(one, two) >= SAME or fuzz.ratio(one.casefold(), two.casefold()) >= _SPELT_ALIKE


def _phrases(passages: Mapping[int, Passage]) -> dict[Gram, _Phrase]:
    found: dict[Gram, dict[int, list[Place]]] = {}
    nouns: set[Gram] = set()
    for number, passage in passages.items():
        for part in _parts(passage):
            gram = _gram(passage, part)
            if len(gram) >= 2:
                place = Place(passage.wording(part), passage.span(part))
                found.setdefault(gram, {}).setdefault(number, []).append(place)
                if passage.words[part.last].pos in _NOUNS:
                    nouns.add(gram)
    return {g: _Phrase({n: tuple(p) for n, p in places.items()}, g in nouns) for g, places in found.items()}


def _gram(passage: Passage, part: Range) -> Gram:
    return tuple(loosen(passage.words[n].lemma) for n in passage.content_of(part))


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
