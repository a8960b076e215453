"""English words whose opposite the Chinese side seems to say: the quick tests, without vectors."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from samesaid.compare.cedict import gloss_words, glosses, placed_headwords
from samesaid.compare.meaning.antonyms.words import Fields, ends, fields, is_converse, partner, turning, whole_glosses
from samesaid.compare.meaning.negation.words import negations
from samesaid.compare.meaning.opposites import tuning
from samesaid.compare.meaning.opposites.inflection import inflected
from samesaid.compare.meaning.text import folded
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Span

_WORD = re.compile(r"[a-z]+")
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
# Directly before a word these deny it, whatever else they are the beginning of: 不安 in 不安全.
_DENYING = ("不", "未", "非", "无", "没")
# Letters by which two forms of an English word are taken for one: reject, rejection.
_STEM_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Hint:
    """A Chinese word that renders the opposite of an English one.

    ``listed`` says that our list has it, ``whole`` that the opposite is a gloss of it; else a word that goes with the
    opposite is.
    """

    span: Span
    listed: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An English word, its opposite (lemma and the same form), and the Chinese words that hint at the opposite."""

    token: Token
    sentence: int
    lemma: str
    opposite: str
    hints: tuple[Hint, ...]


def _stem(word: str) -> str:
    return word[:_STEM_LETTERS]


@functools.lru_cache(maxsize=16384)
def _stems(headword: str) -> frozenset[str]:
    """The beginnings of all words of the glosses."""
    return frozenset(_stem(word) for gloss in glosses(headword) for word in _WORD.findall(gloss))


@dataclass(frozen=True, slots=True)
class _Chinese:
    """The sentences of a bead in simplified characters: what may be a word in them, the words of the tagger that are
    not negated, with their places.
    """

    headwords: frozenset[str]
    words: tuple[tuple[str, Span], ...]
    ends: frozenset[str]

    def may_mean(self, known: Fields, lemma: str, opposite: str) -> bool:
        """Whether something in the sentences may render the English word, and not its opposite alone."""
        stem = _stem(lemma)
        if stem == _stem(opposite):
            in_glosses = any(lemma in gloss_words(word) for word in self.headwords)
        else:
            in_glosses = any(stem in _stems(word) for word in self.headwords)
        return in_glosses or any(w in known.own_chinese or whole_glosses(w) & known.own for w in self.headwords)

    def hints(self, known: Fields, opposite: str, explained: Set[str]) -> Iterator[Hint]:
        """The words that render the opposite, and none of the stems ``explained``."""
        for word, span in self.words:
            listed, found = word in known.opposite_chinese, whole_glosses(word)
            # A dictionary glosses many single characters, in senses that they have in few compounds.
            if not listed and (len(word) == 1 or not found & known.opposite):
                continue
            if not _stems(word) & explained:
                yield Hint(span, listed, opposite in found)


def _chinese(side: Side, indices: Sequence[int]) -> _Chinese:
    headwords = set[str]()
    words: list[tuple[str, Span]] = []
    tagged = side.annotate(taggings)
    for i in indices:
        sentence = side.document.sentences[i]
        text = folded(sentence.text, "zh")
        headwords.update(word for _, word in placed_headwords(text))
        negated = [cue.span for cue in negations(text, "zh").cues]
        before: list[str] = []
        for token in tagged[i].tokens:
            place = token.span.shift(-sentence.span.start)
            word = place.of(text)
            headwords.update([word] if glosses(word) else word)
            near = Span(max(0, place.start - tuning.NEGATION_REACH), place.start)
            turned = text[: place.start].endswith(_DENYING) or any(
                t in turning("zh") for t in before[-tuning.TURNING_WORDS :]
            )
            if token.pos in _CONTENT and not turned and not any(cue.overlaps(near) for cue in negated):
                words.append((word, token.span))
            before.append(word)
    marked = ends((t.text for i in indices for t in tagged[i].tokens), "zh")
    return _Chinese(frozenset(headwords), tuple(words), marked)


def candidates(english: Side, ones: Sequence[int], chinese: Side, others: Sequence[int]) -> Iterator[Candidate]:
    """The words of English sentences that their Chinese counterpart has no rendering of, but one of the opposite."""
    tagged = english.annotate(taggings)
    if sum(len(tagged[i].tokens) for i in ones) > tuning.MAX_WORDS:
        return
    if sum(len(chinese.document.sentences[i].text) for i in others) > tuning.MAX_CHARACTERS:
        return
    lemmas = {t.lemma.lower() for i in ones for t in tagged[i].tokens}
    stems = {_stem(x) for x in lemmas}
    read: _Chinese | None = None
    for i in ones:
        for token in _turnable(english, i, lemmas):
            lemma = token.lemma.lower()
            other = partner(lemma, token.pos) or ""
            known = fields(lemma, other)
            if lemmas & known.opposite or (stems - {_stem(lemma)}) & {_stem(x) for x in known.opposite}:
                continue
            read = read or _chinese(chinese, others)
            if read.may_mean(known, lemma, other) or (is_converse(lemma) and _from_other_end(lemmas, read)):
                continue
            explained = {_stem(x) for x in lemmas if len(x) > 3 and x != lemma}
            hints = tuple(read.hints(known, other, explained))
            if hints:
                yield Candidate(token, i, lemma, inflected(other, token.tag, token.text), hints[: tuning.MAX_HINTS])


def _from_other_end(lemmas: Collection[str], chinese: _Chinese) -> bool:
    """Whether both sides name the other party, each from its end: to buy from them, 卖给他们."""
    marked = ends(lemmas, "en")
    return bool(marked and chinese.ends and not marked & chinese.ends)


def _turnable(english: Side, index: int, lemmas: Collection[str]) -> Iterator[Token]:
    """Words of a sentence with an opposite that it does not have: none of a name, none that is negated."""
    tagging = english.annotate(taggings)[index]
    named = [m.span for m in tagging.entities]
    negated: list[Span] | None = None
    for n, token in enumerate(tagging.tokens):
        other = partner(token.lemma.lower(), token.pos)
        if other is None or other in lemmas or any(token.span.overlaps(span) for span in named):
            continue
        if negated is None:
            sentence = english.document.sentences[index]
            negated = [
                cue.span.shift(sentence.span.start) for cue in negations(sentence.text, "en", all_cues=True).cues
            ]
        near = Span(max(0, token.span.start - tuning.ENGLISH_NEGATION_REACH), token.span.end)
        before = {t.lemma.lower() for t in tagging.tokens[max(0, n - tuning.TURNING_WORDS) : n]}
        if not before & turning("en") and not any(cue.overlaps(near) for cue in negated):
            yield token
