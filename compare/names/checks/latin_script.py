"""E302 between English and another language with an alphabet: only names that are certainly replaced.

Such languages mostly keep the letters of a name (or, in Cyrillic, its sound): a name none of whose words is similar to
a word of the other side was left out or replaced. Names of countries differ, and CLDR has them in both languages;
names that are translated differ, and the encoder compares their meaning. A capitalised word of the other side must be
without a counterpart as well, since a capital alone does not make a noun a name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.names.evidence import replaced_name
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import GENERIC, distinctive, similar_words
from samesaid.compare.names.recognition.mentions import names_in, words_of
from samesaid.compare.names.text import bare, is_acronym, unmarked
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.languages import primary
from samesaid.model import Bead, Mention, Span

# Languages in Latin or Cyrillic letters that the taggers and the bundled encoder read well enough.
LANGUAGES = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru"})
_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
# The sounds of Cyrillic letters in the order of the Russian alphabet; - is silent.
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" ")
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _SOUNDS, strict=True))


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """At most one E302 a bead: an English name and one of the other language, both without a counterpart."""
    for start in range(0, len(beads), tuning.BEADS_PER_BATCH):
        meanings = Meanings(pair.encoder)
        batch = [_AlphabeticBead(pair, i, bead) for i, bead in beads[start : start + tuning.BEADS_PER_BATCH]]
        open_beads = [b for b in batch if b.names and b.words]
        meanings.prepare((t for b in open_beads for t in b.texts), (n.text for b in open_beads for n in b.names))
        for bead_names in open_beads:
            yield from bead_names.evidence(meanings)


class _AlphabeticBead:
    """One bead: the English ``names`` and the capitalised ``words`` of the other side without a similar word."""

    def __init__(self, pair: Pair, index: int, bead: Bead) -> None:
        self.index = index
        self.english_first = primary(pair.source.document.language) == "en"
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        (english, run), (other, other_run) = sides if self.english_first else sides[::-1]
        self.texts = BeadText(other, other_run), BeadText(english, run)
        english_words = _words(english, run)
        other_words = _words(other, other_run)
        names = _english_names(english, run)
        language = primary(other.document.language)
        self.names = [m for m in names if not _is_mentioned(m, other_words, language)] if names else []
        self.words = _unmatched_capitals(other, other_run, english_words) if self.names else []

    def evidence(self, meanings: Meanings) -> Iterator[Evidence]:
        """The name and the word that are least likely to be rendered, where both are unlikely enough."""
        other, english = self.texts
        name = min(self.names, key=lambda m: meanings.nearest(m.text, other)[0])
        if meanings.nearest(name.text, other)[0] >= tuning.MIN_NAME_COSINE:
            return
        meanings.prepare([english], [w.text for w in self.words])
        word = min(self.words, key=lambda w: meanings.nearest(w.text, english)[0])
        if meanings.nearest(word.text, english)[0] < tuning.MIN_WORD_COSINE:
            source, target = (name, word) if self.english_first else (word, name)
            yield replaced_name(self.index, source, target, tuning.STRENGTH_ALPHABETIC)


def _words(side: Side, run: tuple[int, ...]) -> frozenset[str]:
    """The words of some sentences as `latin` gives them; joined words also in parts."""
    tagged = side.annotate(taggings)
    return frozenset(
        part
        for i in run
        for token in tagged[i].tokens
        for part in (latin(token.text), *latin(token.text).split("-"))
        if part[:1].isalnum()
    )


def _english_names(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = (m for m in names_in(side, run, _KINDS) if not is_acronym(m.text))
    return [m for m in found if any(w.lower() not in GENERIC for w in words_of(m))]


def _is_mentioned(name: Mention, words: frozenset[str], language: str) -> bool:
    """Whether ``words`` in another language have a word of an English name, or the country that it contains."""
    own = [bare(w) for w in distinctive(words_of(name))]
    if any(_similar(word, other) for word in own for other in words):
        return True
    codes = countries.of_english(name.text) | countries.in_english(words_of(name))
    stems = {stem for code in codes for stem in _country_stems(language).get(code, ())}
    return any(word.startswith(stem) for stem in stems for word in words)


def _similar(one: str, other: str) -> bool:
    """Whether two words are similar, or the longer one contains the other: compounds."""
    if similar_words(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= tuning.MIN_COMPOUND_PART_LETTERS and shorter in longer


def _unmatched_capitals(side: Side, run: tuple[int, ...], english: frozenset[str]) -> list[Mention]:
    """Runs of proper nouns that share no word and no country with the English words."""
    language = primary(side.document.language)
    codes = countries.in_english(tuple(english))
    mentioned = {stem for code in codes for stem in _country_stems(language).get(code, ())}
    found = []
    for i in run:
        for tokens in _proper_noun_runs(side.annotate(taggings)[i].tokens):
            words = [latin(t.text) for t in tokens]
            if any(_similar(word, other) for word in words for other in english if len(other) > 1):
                continue
            if not any(word.startswith(stem) for word in words for stem in mentioned):
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                found.append(Mention("OTHER", span, tuple(words), span.of(side.document.text)))
    return found


def _proper_noun_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
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
    return unmarked("".join(_CYRILLIC.get(c, c) for c in word.lower()))


@functools.cache
def _country_stems(language: str) -> dict[str, frozenset[str]]:
    """Code of a country → the first letters of each longer word of its name in a language: Finnland, finnisch."""
    length = tuning.COUNTRY_STEM_LETTERS
    return {
        code: frozenset(latin(part)[:length] for part in name.split() if len(part) >= length)
        for code, name in countries.territories(language).items()
    }
