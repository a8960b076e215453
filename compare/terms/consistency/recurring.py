"""T403 from Chinese into English: a recurring compound that one bead of the version renders differently.

The usual rendering of a compound is the English phrase that occurs in its beads, as often as it does, and in few
others. A bead has another rendering in one of two cases. Either a phrase there is the usual one but for one noun, the
bead lacks the noun that it replaces, nothing else in the reference is closer in meaning to that phrase, and the
document does not have it in a bead without the term. Or the bead has no word of the usual rendering but another phrase
that is as close to the compound in meaning. Phrases have two words or more: single words are too ambiguous.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.compare.terms import tuning
from samesaid.compare.terms.consistency.compounds import Compound, compounds, content_words, noun_runs
from samesaid.compare.terms.matching.normalise import light_stem
from samesaid.compare.terms.matching.passage import GENERAL_WORDS, Passage, Range, Word
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.word_alignment import stem_similarity
from samesaid.compare.terms.variants.grouping import TextSpan, inconsistent
from samesaid.languages import primary

_GENERAL = GENERAL_WORDS | {light_stem(word) for word in GENERAL_WORDS}
_NOUNS = frozenset({"NOUN", "PROPN"})

K = TypeVar("K")
V = TypeVar("V")
Gram = tuple[str, ...]
"""The light stems of a phrase's content words."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An English phrase: its places by bead, and whether it ends with a noun."""

    places: Mapping[int, tuple[TextSpan, ...]]
    ends_with_noun: bool

    @property
    def text(self) -> str:
        return next(iter(self.places.values()))[0].text

    @property
    def total(self) -> int:
        return sum(map(len, self.places.values()))

    def count(self, bead: int) -> int:
        return len(self.places.get(bead, ()))


def applies(pair: Pair) -> bool:
    """True if the reference is Chinese and the version English, and the rows are of one document."""
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    return languages == ("zh", "en") and not pair.independent


def inconsistent_compounds(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every recurring compound that some bead renders differently, one for each compound."""
    terms = compounds(pair)
    if not terms:
        return
    search = _RenderingSearch(pair, terms)
    reported: set[TextSpan] = set()
    for term in terms:
        usual = search.usual(term)
        if usual is None:
            continue
        others = {
            n: place for n in sorted(term.places) if (place := search.other(term, usual, n)) and place not in reported
        }
        if others:
            reported.update(others.values())
            phrase = search.phrases[usual]
            places = [p for n in sorted(term.places) for p in phrase.places.get(n, ())]
            yield inconsistent(
                min(others),
                term.text,
                [*places, *others.values()],
                terms=term.spans,
                strength=tuning.INCONSISTENT_COMPOUND,
                facts=frozenset({Fact.WEAK}),
            )


class _RenderingSearch:
    """Finds the usual rendering of each compound of a pair, and beads that have another one."""

    def __init__(self, pair: Pair, terms: Sequence[Compound]) -> None:
        self._noun_runs = noun_runs(pair)
        self._content = content_words(pair)
        self._texts = {n: pair.source.text(bead.source) for n, bead in pair.matched()}
        self._passages = {n: Passage(pair.target, bead.target) for n, bead in pair.matched()}
        self._stems = {
            n: Counter(stem for w in p.words for stem in {light_stem(w.lemma), light_stem(w.text)})
            for n, p in self._passages.items()
        }
        self._beads_of_stem = _inverted(self._stems)
        self._beads_of_word = _inverted(self._content)
        self.phrases = _phrases(self._passages)
        self._numbers = {gram: number for number, gram in enumerate(self.phrases)}
        self._grams = _inverted({gram: phrase.places for gram, phrase in self.phrases.items()})
        self._vectors = PhraseVectors(pair.encoder)
        wanted = {number for term in terms for number in term.places}
        near = (p.text for p in self.phrases.values() if wanted & p.places.keys())
        runs = (run for n in wanted for run in self._noun_runs[n])
        self._vectors.prepare([*(t.text for t in terms), *near, *runs])

    def usual(self, term: Compound) -> Gram | None:
        """The phrase that renders ``term`` most often, in its full length."""
        best: tuple[float, Gram] | None = None
        for gram in self._grams_in(term.places):
            phrase = self.phrases[gram]
            together = sum(min(len(spans), phrase.count(n)) for n, spans in term.places.items())
            dice = 2 * together / (term.total + phrase.total)
            if together < tuning.MIN_USUAL_OCCURRENCES or dice < tuning.MIN_USUAL_DICE:
                continue
            if not phrase.ends_with_noun or set(gram) <= _GENERAL:
                continue
            cosine = self._vectors.cosine(term.text, phrase.text)
            score = cosine + tuning.USUAL_DICE_WEIGHT * dice
            likely = cosine >= tuning.MIN_USUAL_COSINE and score >= tuning.MIN_USUAL_SCORE
            if likely and (best is None or score > best[0]):
                best = score, gram
        return self._full_length(term, best[1]) if best is not None else None

    def _grams_in(self, beads: Iterable[int]) -> list[Gram]:
        """The phrases that occur in any of these beads, in the order of ``phrases``."""
        found = {gram for n in beads for gram in self._grams.get(n, ())}
        return sorted(found, key=self._numbers.__getitem__)

    def _full_length(self, term: Compound, gram: Gram) -> Gram:
        """The longest phrase around ``gram`` that occurs nearly wherever it does."""
        beads = [n for n in term.places if self.phrases[gram].count(n)]
        longer = [
            other
            for other in self._grams_in(beads)
            if len(other) > len(gram)
            and any(other[i : i + len(gram)] == gram for i in range(len(other) - len(gram) + 1))
            and sum(bool(self.phrases[other].count(n)) for n in beads) >= tuning.MIN_SHARE_OF_LONGER * len(beads)
        ]
        return max(longer, key=len, default=gram)

    def other(self, term: Compound, usual: Gram, number: int) -> TextSpan | None:
        """Another rendering of ``term`` in a bead; None if there is none or the usual one occurs often enough."""
        if self.phrases[usual].count(number) >= len(term.places[number]):
            return None
        return self._with_other_word(term, usual, number) or self._other_phrase(term, usual, number)

    def _with_other_word(self, term: Compound, usual: Gram, number: int) -> TextSpan | None:
        """The usual rendering with another word in the place of one that the bead lacks."""
        stems, passage = self._stems[number], self._passages[number]
        missing = [w for w in usual if stems[w] < len(term.places[number])]
        if len(missing) != 1 or stems[missing[0]]:
            return None
        for part in _parts(passage):
            gram, wording = _gram(passage, part), passage.wording(part)
            alike = len(gram) == len(usual) and _conjunctions(wording) == _conjunctions(self.phrases[usual].text)
            if alike and [b for a, b in zip(gram, usual, strict=True) if a != b] == missing:
                new = next(n for n, a, b in zip(passage.content_of(part), gram, usual, strict=True) if a != b)
                if self._renders_term(term, usual, passage, part, number, new):
                    return TextSpan(wording, passage.span(part))
        return None

    def _renders_term(self, term: Compound, usual: Gram, passage: Passage, part: Range, number: int, new: int) -> bool:
        """True if a phrase that differs from the usual rendering by the word ``new`` renders the term and no other."""
        wording, usual_text = passage.wording(part), self.phrases[usual].text
        cosine = self._vectors.cosine
        self._vectors.prepare([wording])
        own = cosine(term.text, wording)
        word, missing = passage.words[new], next(iter(set(usual) - set(_gram(passage, part))))
        if word.pos not in _NOUNS or _is_same_word(word.lemma, missing):
            return False
        if self._occurs_without(_gram(passage, part), term):
            return False
        too_close = own > cosine(term.text, usual_text) + tuning.MAX_LEAD_OVER_USUAL
        if too_close or cosine(wording, usual_text) >= tuning.MIN_SAME_PHRASE_COSINE:
            return False
        others = self._noun_runs_beside(term, number)
        closest = all(cosine(run, wording) < own + tuning.MIN_OTHER_SOURCE_LEAD for run in others)
        return closest and not self._renders_other_word(word, number, term)

    def _noun_runs_beside(self, term: Compound, number: int) -> list[str]:
        """What else may be a term in the reference's side of a bead, without ``term`` and its parts."""
        text = self._texts[number].replace(term.text, "\n")
        return [run for run in self._noun_runs[number] if run in text]

    def _renders_other_word(self, word: Word, number: int, term: Compound) -> bool:
        """True if ``word`` renders another word of the reference, by its meaning or by the beads of both."""
        text = self._texts[number].replace(term.text, "\n")
        others = [w for w in self._content[number] if w in text]
        self._vectors.prepare([word.lemma, *others])
        if any(self._vectors.cosine(other, word.lemma) >= tuning.MIN_RENDERED_WORD_COSINE for other in others):
            return True
        stem = light_stem(word.lemma)
        beads = self._beads_of_stem.get(stem, frozenset())
        for other in others:
            there = self._beads_of_word.get(other, frozenset())
            common = len(beads & there)
            if common > 1 and 2 * common >= tuning.MIN_RENDERED_WORD_DICE * (len(beads) + len(there)):
                return True
        return False

    def _occurs_without(self, gram: Gram, term: Compound) -> bool:
        """True if a bead without the term has ``gram``."""
        return bool(self.phrases[gram].places.keys() - term.places.keys())

    def _other_phrase(self, term: Compound, usual: Gram, number: int) -> TextSpan | None:
        """Another phrase as close in meaning to the term, in a bead without any word of the usual rendering."""
        passage = self._passages[number]
        if any(self._stems[number][w] for w in usual):
            return None
        parts = [p for p in _parts(passage) if len(passage.content_of(p)) >= 2]
        if not parts:
            return None
        cosine = self._vectors.cosine
        self._vectors.prepare(passage.wording(p) for p in parts)
        best = max(parts, key=lambda p: (cosine(term.text, passage.wording(p)), p))
        wording, usual_text = passage.wording(best), self.phrases[usual].text
        own, of_usual = cosine(term.text, wording), cosine(term.text, usual_text)
        least = max(tuning.MIN_OTHER_PHRASE_COSINE, of_usual - tuning.MAX_LAG_BEHIND_USUAL)
        if not least <= own <= of_usual + tuning.MAX_LEAD_OVER_USUAL:
            return None
        if cosine(usual_text, wording) >= tuning.MAX_COSINE_WITH_USUAL:
            return None
        other_source = any(cosine(run, wording) > own for run in self._noun_runs_beside(term, number))
        words = (passage.words[n] for n in passage.content_of(best))
        if other_source or any(self._renders_other_word(word, number, term) for word in words):
            return None
        return TextSpan(wording, passage.span(best))


def _inverted(found: Mapping[K, Iterable[V]]) -> dict[V, frozenset[K]]:
    """The keys under which each value occurs."""
    keys: dict[V, set[K]] = defaultdict(set)
    for key, values in found.items():
        for value in values:
            keys[value].add(key)
    return {value: frozenset(some) for value, some in keys.items()}


def _conjunctions(wording: str) -> int:
    """How many conjunctions a phrase has. Phrases with different numbers do not name the same thing."""
    return sum(word in ("and", "or", "&") for word in wording.casefold().split())


def _is_same_word(one: str, two: str) -> bool:
    """True if two words are forms or spellings of one, or both have a general meaning."""
    if {one, two} <= _GENERAL:
        return True
    same = stem_similarity(one, two) >= tuning.MIN_SAME_WORD
    return same or fuzz.ratio(one.casefold(), two.casefold()) >= tuning.MIN_SPELT_ALIKE


def _phrases(passages: Mapping[int, Passage]) -> dict[Gram, _Phrase]:
    found: dict[Gram, dict[int, list[TextSpan]]] = {}
    nouns: set[Gram] = set()
    for number, passage in passages.items():
        for part in _parts(passage):
            gram = _gram(passage, part)
            if len(gram) >= 2:
                place = TextSpan(passage.wording(part), passage.span(part))
                found.setdefault(gram, {}).setdefault(number, []).append(place)
                if passage.words[part.last].pos in _NOUNS:
                    nouns.add(gram)
    return {g: _Phrase({n: tuple(p) for n, p in places.items()}, g in nouns) for g, places in found.items()}


def _gram(passage: Passage, part: Range) -> Gram:
    return tuple(light_stem(passage.words[n].lemma) for n in passage.content_of(part))


def _parts(passage: Passage) -> list[Range]:
    """Every run of two to ``MAX_RENDERING_WORDS`` words of a phrase that begins and ends with a content word."""
    runs = {
        Range(first, last)
        for phrase in passage.phrases
        for first in phrase.indices()
        for last in range(first + 1, min(phrase.last + 1, first + tuning.MAX_RENDERING_WORDS))
        if passage.words[first].content and passage.words[last].content
    }
    return sorted(runs)
