"""Names between English and another language written in letters: only what is surely exchanged.

Such languages mostly keep the letters of a name (or, in Cyrillic, its sound): a name none of whose words is near a word
of the other side has been left out or exchanged. Countries and what is translated by meaning differ: the first are
known by CLDR in either language, the second is asked of the encoder. A capitalised word of the other side must be
missing as well, since capitals alone do not tell names from nouns.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.names.evidence import replaced_in_letters
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import GENERIC, near, telling, words_of
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import is_acronym, unmarked
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.languages import primary
from samesaid.model import Bead, Mention, Span

# Languages written in Latin or Cyrillic letters that the taggers and the bundled encoder read well enough.
LANGUAGES = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru"})
_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
# An English name this near in meaning to words of the other side may be told by them.
_MEANT = 0.42
# So may a word of the other side, which must be the less likely told.
_WORD_MEANT = 0.5
_STRENGTH = 0.8
_TOGETHER = 128
# Letters of a country's name by which its people and adjectives are known: Finnland, finnisch.
_STEM = 4
# Cyrillic letters by their sound, in the order of the Russian alphabet; - is silent.
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" ")
_LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _SOUNDS, strict=True))


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """E302 where an English name and one of the other language are both untold, once a bead."""
    for start in range(0, len(beads), _TOGETHER):
        meanings = Meanings(pair.encoder)
        found = [_Foreign(pair, index, bead) for index, bead in beads[start : start + _TOGETHER]]
        open_ones = [f for f in found if f.names and f.words]
        meanings.prepare((t for f in open_ones for t in f.texts), (n.text for f in open_ones for n in f.names))
        for foreign in open_ones:
            yield from foreign.evidence(meanings)


class _Foreign:
    """One bead: English ``names`` none of whose words is on the other side, and capitalised ``words`` likewise."""

    def __init__(self, pair: Pair, index: int, bead: Bead) -> None:
        self.index = index
        self.english_first = primary(pair.source.document.language) == "en"
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        (english, run), (other, other_run) = sides if self.english_first else sides[::-1]
        self.texts = BeadText(other, other_run), BeadText(english, run)
        spoken = _words(english, run)
        foreign = _words(other, other_run)
        names = _names(english, run)
        self.names = [m for m in names if not _told(m, foreign, primary(other.document.language))] if names else []
        self.words = _untold_capitals(other, other_run, spoken) if self.names else []

    def evidence(self, meanings: Meanings) -> Iterator[Evidence]:
        """The name and the word that are least likely told, where both are unlikely enough."""
        other, english = self.texts
        name = min(self.names, key=lambda m: meanings.nearest(m.text, other)[0])
        if meanings.nearest(name.text, other)[0] >= _MEANT:
            return
        meanings.prepare([english], [w.text for w in self.words])
        word = min(self.words, key=lambda w: meanings.nearest(w.text, english)[0])
        if meanings.nearest(word.text, english)[0] < _WORD_MEANT:
            yield replaced_in_letters(self.index, name, word, _STRENGTH, self.english_first)


def _words(side: Side, run: tuple[int, ...]) -> frozenset[str]:
    """The words of some sentences in Latin letters, lower case, without marks; joined words also in parts."""
    tagged = side.annotate(taggings)
    return frozenset(
        part
        for i in run
        for token in tagged[i].tokens
        for part in (latin(token.text), *latin(token.text).split("-"))
        if part[:1].isalnum()
    )


def _names(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = (m for i in run for m in names_of(side)[i] if m.kind in _KINDS and not is_acronym(m.text))
    return [m for m in found if any(w.lower() not in GENERIC for w in words_of(m))]


def _told(name: Mention, words: frozenset[str], language: str) -> bool:
    own = [unmarked(w).strip(".") for w in telling(words_of(name))]
    if any(_alike(word, other) for word in own for other in words):
        return True
    stems = {stem for code in _codes(name) for stem in _stems(language).get(code, ())}
    return any(word.startswith(stem) for stem in stems for word in words)


def _codes(name: Mention) -> frozenset[str]:
    return countries.of_english(name.text) | countries.in_english(words_of(name))


def _alike(one: str, other: str) -> bool:
    return near(one, other) or (len(one) > _STEM and one in other) or (len(other) > _STEM and other in one)


def _untold_capitals(side: Side, run: tuple[int, ...], english: frozenset[str]) -> list[Mention]:
    """Capitalised runs that do not open a sentence and share no word with the English side."""
    language = primary(side.document.language)
    told = {s for code in countries.in_english(tuple(english)) for s in _stems(language).get(code, ())}
    found = []
    for i in run:
        for tokens in _runs(side.annotate(taggings)[i].tokens):
            words = [latin(t.text) for t in tokens]
            if any(_alike(word, other) for word in words for other in english if len(other) > 1):
                continue
            if not any(word.startswith(stem) for word in words for stem in told):
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                found.append(Mention("OTHER", span, tuple(words), span.of(side.document.text)))
    return found


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.pos == "PROPN" and len(token.text) > 1:
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


@functools.lru_cache(maxsize=8192)
def latin(word: str) -> str:
    """A word in Latin letters, lower case, without marks; Cyrillic by the sound of its letters."""
    return unmarked("".join(_LETTERS.get(c, c) for c in word.lower()))


@functools.cache
def _stems(language: str) -> dict[str, frozenset[str]]:
    """Code of a country → the beginnings of its name's words in a language."""
    return {
        code: frozenset(latin(part)[:_STEM] for part in name.split() if len(part) >= _STEM)
        for code, name in countries.territories(language).items()
    }
