"""T403 between any two languages: a recurring term that one bead of the version renders by another phrase.

The usual rendering of a term is the phrase that occurs in its beads, as often as it does, in few others, and is close
to it in meaning (Dice's coefficient; Smadja, McKeown and Hatzivassiloglou 1996, "Translating Collocations for Bilingual
Lexicons"). Another rendering is a phrase of a bead that has nothing of the usual one, if it is as close to the term, if
nothing else in the reference is closer to it, and if no bead without the term has it. No parser is needed, so that
terms are what is safe without one: phrases of two words, compounds, four characters of Chinese.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms import tuning
from samesaid.compare.terms.consistency.recurring import applies as has_own_check
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.phrases import phrases
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.compare.terms.variants.grouping import TextSpan, inconsistent
from samesaid.languages import is_spaceless, primary
from samesaid.model import SIDES, Bead, Span

# The word right before a place.
_WORD_BEFORE = re.compile(r"(\w+'?)\s?$")
_MAX_DETERMINER_CHARACTERS = 12
# Languages whose noun phrases are known.
_TAGGED = frozenset({"en", "zh"})
# Characters of a Chinese compound that are its head.
_HEAD_CHARACTERS = 2

Key = tuple[str, ...]
"""The stems of a phrase."""
Places = Mapping[Key, Mapping[int, Sequence[TextSpan]]]


def applies(pair: Pair) -> bool:
    """True for one document in two languages, but for Chinese and English, which have a check with a parser."""
    source, target = (primary(pair.side(side).document.language) for side in SIDES)
    return source != target and not pair.independent and not has_own_check(pair)


def inconsistent_terms(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every recurring term that some bead renders differently, one for each term."""
    search = _Search(pair)
    reported: set[Span] = set()
    for term, places in search.terms.items():
        usual = search.usual(term)
        if usual is None:
            continue
        others = {n: found for n in sorted(places) if (found := search.other(term, usual, n))}
        # Where several places have another phrase, the usual one is none.
        if not others or len(others) > tuning.MAX_SHARE_OF_OTHERS * len(places):
            continue
        if reported.intersection(place.span for place in others.values()):
            continue
        reported.update(place.span for place in others.values())
        renderings = [p for n in sorted(places) for p in search.renderings[usual].get(n, ())]
        yield inconsistent(
            min(others),
            search.text(search.terms, term),
            [*renderings, *others.values()],
            terms=[place.span for n in sorted(places) for place in places[n]],
            strength=tuning.INCONSISTENT_COMPOUND,
            facts=frozenset({Fact.WEAK}),
        )


class _Search:
    """Recurring terms of the reference, and the phrases of the version that may render them."""

    def __init__(self, pair: Pair) -> None:
        self._vectors = PhraseVectors(pair.encoder)
        self._said = _places(pair.source, ((n, bead.source) for n, bead in pair.matched()))
        self.renderings = _places(pair.target, ((n, bead.target) for n, bead in pair.matched()))
        self._document, self._language = pair.target.document, pair.target.document.language
        self._texts = {n: _joined(pair.target.text(bead.target), self._language) for n, bead in pair.matched()}
        self._stems = {n: _stems(pair.target, bead) for n, bead in pair.matched()}
        self._in_bead = _by_bead(self.renderings)
        self._said_in_bead = _by_bead(self._said)
        language = pair.source.document.language
        self._source_language = primary(language)
        self.terms = _without_parts({k: p for k, p in self._said.items() if _may_be_term(k, p, language)})

    def text(self, places: Places, key: Key) -> str:
        """The phrase as it is written first."""
        return next(iter(places[key].values()))[0].text

    def usual(self, term: Key) -> Key | None:
        """The phrase that renders the term most often."""
        places, text = self.terms[term], self.text(self.terms, term)
        total = sum(map(len, places.values()))
        likely: dict[Key, float] = {}
        for key in dict.fromkeys(k for n in places for k in self._in_bead.get(n, ())):
            found = self.renderings[key]
            together = sum(min(len(spans), len(found.get(n, ()))) for n, spans in places.items())
            dice = 2 * together / (total + sum(map(len, found.values())))
            if together >= tuning.MIN_USUAL_OCCURRENCES and dice >= tuning.MIN_USUAL_DICE:
                likely[key] = dice
        self._vectors.prepare([text, *(self.text(self.renderings, key) for key in likely)])
        scored = []
        for key, dice in likely.items():
            cosine = self._vectors.cosine(text, self.text(self.renderings, key))
            score = cosine + tuning.USUAL_DICE_WEIGHT * dice
            if cosine >= tuning.MIN_USUAL_COSINE and score >= tuning.MIN_USUAL_SCORE:
                scored.append((score, len(key), key))
        return max(scored)[2] if scored else None

    def other(self, term: Key, usual: Key, number: int) -> TextSpan | None:
        """The phrase that renders the term in a bead which has nothing of the usual rendering."""
        if number in self.renderings[usual] or not self._is_head(term, number):
            return None
        text, usual_text = self.text(self.terms, term), self.text(self.renderings, usual)
        every = [self.renderings[k][number][0] for k in self._in_bead.get(number, ()) if self._is_own(k, term)]
        found = [place for place in every if self._may_be_rendering(place)]
        said = [self._said[k][number][0] for k in self._said_in_bead[number]]
        beside = [s.text for s in said if not any(s.span.overlaps(t.span) for t in self.terms[term][number])]
        self._vectors.prepare([*(place.text for place in found), *beside])
        cosine = self._vectors.cosine
        found = [p for p in found if self._lead(p.text, text, beside) >= tuning.MIN_LEAD_OF_OTHER_TERM]
        place = max(found, key=lambda p: (cosine(text, p.text), p), default=None)
        if place is None or cosine(text, place.text) < tuning.MIN_OTHER_TERM_COSINE:
            return None
        if cosine(usual_text, place.text) >= tuning.MIN_SAME_PHRASE_COSINE or self._is_form(usual_text, place.text):
            return None
        return None if self._has_part(usual, _key(place.text, self._language), number) else place

    def _lead(self, wording: str, term: str, beside: Sequence[str]) -> float:
        """How much nearer in meaning a phrase is to the term than to anything else that the reference says there."""
        cosine = self._vectors.cosine
        return cosine(term, wording) - max((cosine(other, wording) for other in beside), default=-1.0)

    def _is_own(self, rendering: Key, term: Key) -> bool:
        """Whether only beads with the term have the phrase, and it is not the term itself, left as it is."""
        return not set(rendering) <= set(term) and self.renderings[rendering].keys() <= self.terms[term].keys()

    def _is_head(self, term: Key, number: int) -> bool:
        """Whether the term is no mere modifier in the reference: *exchange* is one in *exchange rate*.

        Without a tagger, phrases are runs of words, which show nothing of this.
        """
        if self._source_language not in _TAGGED:
            return True
        around = [
            place.span for k in self._said_in_bead[number] if len(k) > len(term) for place in self._said[k][number]
        ]
        here = [place.span for place in self.terms[term][number]]
        return not any(one.start <= span.start and span.end < one.end for span in here for one in around)

    def _may_be_rendering(self, place: TextSpan) -> bool:
        """Whether a phrase is a noun phrase, as far as capitals or the word before it show."""
        base = primary(self._language)
        if base == "de":
            return place.text.rpartition(" ")[2][0].isupper()
        known = determiners().get(base)
        if known is None:
            return True
        text = self._document.text[max(0, place.span.start - _MAX_DETERMINER_CHARACTERS) : place.span.start]
        word = _WORD_BEFORE.search(text.casefold().replace("’", "'"))
        return word is not None and word[1] in known

    def _has_part(self, usual: Key, other: Key, number: int) -> bool:
        """Whether the bead has a short form of the usual rendering: the end of a compound, a word, two characters.

        What ends like it inside of the other rendering is another compound with its head.
        """
        if is_spaceless(self._language):
            whole, rest = "".join(usual), self._texts[number].replace("".join(other), "\n")
            return any(whole[i : i + 2] in rest for i in range(len(whole) - 1))
        stems = {stem for stem in self._stems[number] if len(stem) >= tuning.MIN_RUN_END_LETTERS}
        if any(whole.endswith(stem) for whole in usual for stem in stems):
            return True
        heads = tuple(stem[-tuning.MIN_HEAD_LETTERS :] for stem in usual if len(stem) >= tuning.MIN_HEAD_LETTERS)
        return any(stem.endswith(heads) for stem in stems - set(other))

    def _is_form(self, one: str, two: str) -> bool:
        """Whether one is a form, a part or an abbreviation of the other, or in Chinese both have one head."""
        a, b = sorted((one.casefold(), two.casefold()), key=len)
        if is_spaceless(self._language) and a[-_HEAD_CHARACTERS:] == b[-_HEAD_CHARACTERS:]:
            return True
        if a in b or a == "".join(word[0] for word in b.replace("-", " ").split()):
            return True
        return not is_spaceless(self._language) and fuzz.ratio(a, b) >= tuning.MIN_SPELT_ALIKE


@functools.cache
def determiners() -> Mapping[str, frozenset[str]]:
    """The words before a noun phrase, by language."""
    file = resources.files("samesaid.compare.terms.consistency") / "determiners.toml"
    return {language: frozenset(words.split()) for language, words in tomllib.loads(file.read_text("utf-8")).items()}


def _key(text: str, language: str) -> Key:
    return tuple(unit.stem for unit in units_in(text, language))


def _places(side: Side, runs: Iterable[tuple[int, Sequence[int]]]) -> dict[Key, dict[int, list[TextSpan]]]:
    """The places of every phrase, by bead."""
    found: dict[Key, dict[int, list[TextSpan]]] = {}
    known = phrases(side)
    text, language = side.document.text, side.document.language
    for number, sentences in runs:
        for i in sentences:
            for _, span in known[i]:
                place = TextSpan(span.of(text), span)
                found.setdefault(_key(place.text, language), {}).setdefault(number, []).append(place)
    return found


def _joined(text: str, language: str) -> str:
    return "".join(unit.stem for unit in units_in(text, language))


def _stems(side: Side, bead: Bead) -> frozenset[str]:
    document = side.document
    return frozenset(
        unit.stem for s in side.sentences(bead.target) for unit in units_in(s.text, document.language)
        if not is_spaceless(document.language)
    )  # fmt: skip


def _by_bead(places: Places) -> dict[int, list[Key]]:
    found: dict[int, list[Key]] = {}
    for key, beads in places.items():
        for number in beads:
            found.setdefault(number, []).append(key)
    return found


def _may_be_term(key: Key, places: Mapping[int, Sequence[TextSpan]], language: str) -> bool:
    """True for a phrase in enough beads that is more than a word of the language."""
    if len(places) < tuning.MIN_COMPOUND_BEADS:
        return False
    text = next(iter(places.values()))[0].text
    if any(map(str.isdigit, text)):
        return False
    if is_spaceless(language):
        return tuning.MIN_COMPOUND_CHARACTERS <= len(text) <= tuning.MAX_COMPOUND_CHARACTERS
    compound = primary(language) == "de" and text[0].isupper() and len(text) >= tuning.MIN_COMPOUND_LETTERS
    return compound if len(key) == 1 else len(key) <= tuning.MAX_COMPOUND_WORDS


def _without_parts(places: dict[Key, dict[int, list[TextSpan]]]) -> dict[Key, dict[int, list[TextSpan]]]:
    """Terms that do not nearly always occur inside a longer one."""
    longer: Counter[Key] = Counter()
    for key, beads in places.items():
        for first in range(len(key)):
            for last in range(first + 1, len(key) + 1):
                if (part := key[first:last]) != key:
                    longer[part] = max(longer[part], len(beads))
    return {k: beads for k, beads in places.items() if longer[k] < tuning.MIN_SHARE_INSIDE_LONGER * len(beads)}
