"""E302 between English and another language with an alphabet: only names that are certainly replaced.

Such languages mostly keep the letters of a name (or, in Cyrillic, its sound): a name none of whose words is similar to
a word of the other side was left out or replaced. Names of countries differ, and CLDR has them in both languages;
names that are translated differ, and the encoder compares their meaning. Places differ, and the gazetteer has them. A
capitalised word of the other side must be without a counterpart as well, and one of the two must certainly be a name,
since a capital alone makes none (`likely_names`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.names.evidence import replaced_name
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.likely_names import (
    PLACES,
    follows_title,
    is_abbreviation,
    is_hashtag,
    likely_name_tokens,
    may_replace,
)
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import GENERIC, distinctive, similar_words
from samesaid.compare.names.recognition.mentions import names_in, words_of
from samesaid.compare.names.text import bare, is_acronym, unmarked
from samesaid.compare.names.transliteration.emissions import characters_of, latin_letters, transliteration
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
        self.names: list[Mention] = []
        self.words: list[Mention] = []
        if names := _english_names(english, run):
            words, places = words_in(other, other_run), places_in(other, other_run)
            language = primary(other.document.language)
            self.names = [m for m in names if not is_mentioned(m, words, places, language)]
        if self.names:
            english_words = frozenset(map(latin, words_in(english, run)))
            self.words = _unmatched_capitals(other, other_run, english_words, places_in(english, run))

    def evidence(self, meanings: Meanings) -> Iterator[Evidence]:
        """The name and the word that are least likely to be rendered, where both are unlikely enough."""
        other, english = self.texts
        cosines = {m.span: meanings.nearest(m.text, other)[0] for m in self.names}
        language = primary(other.side.document.language)
        for name in sorted(self.names, key=lambda m: cosines[m.span]):
            words = [w for w in self.words if may_replace(name, w, language)]
            if words and cosines[name.span] < tuning.MIN_NAME_COSINE:
                meanings.prepare([english], [w.text for w in words])
                word = min(words, key=lambda w: meanings.nearest(w.text, english)[0])
                if meanings.nearest(word.text, english)[0] < tuning.MIN_WORD_COSINE:
                    source, target = (name, word) if self.english_first else (word, name)
                    yield replaced_name(self.index, source, target, tuning.STRENGTH_ALPHABETIC)
                return


def words_in(side: Side, run: tuple[int, ...]) -> frozenset[str]:
    """The words of some sentences as they are written; joined words also in parts."""
    tagged = side.annotate(taggings)
    return frozenset(
        part
        for i in run
        for token in tagged[i].tokens
        for part in (token.text, *token.text.split("-"))
        if part[:1].isalnum()
    )


def places_in(side: Side, run: tuple[int, ...]) -> frozenset[int]:
    """The places of the gazetteer that some sentences name, in capitalised words."""
    tagged = side.annotate(taggings)
    return frozenset(place for i in run for place in _places_of(tagged[i].tokens))


def _places_of(tokens: Sequence[Token]) -> Iterator[int]:
    for start, token in enumerate(tokens):
        if token.text[0].isupper():
            for end in range(start + 1, min(start + tuning.MAX_PLACE_WORDS, len(tokens)) + 1):
                yield from PLACES.of(" ".join(t.text for t in tokens[start:end]))


def _english_names(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = (m for m in names_in(side, run, _KINDS) if not is_acronym(m.text) and not is_abbreviation(m.text))
    specific = (m for m in found if any(w.lower() not in GENERIC for w in words_of(m)))
    return [m for m in specific if not is_hashtag(m, side.document.text)]


def is_mentioned(name: Mention, words: frozenset[str], places: frozenset[int], language: str) -> bool:
    """Whether ``words`` in another language, which name ``places``, have an English name.

    A word of it is enough, its place or the country that it contains.
    """
    if any(not places.isdisjoint(PLACES.of(form)) for form in (name.text, *distinctive(words_of(name)))):
        return True
    own = [bare(w) for w in distinctive(words_of(name))]
    if any(is_similar(word, other) for word in own for other in words):
        return True
    codes = countries.of_english(name.text) | countries.in_english(words_of(name))
    stems = {stem for code in codes for stem in _country_stems(language).get(code, ())}
    return any(latin(word).startswith(stem) for stem in stems for word in words)


def is_similar(one: str, other: str) -> bool:
    """Whether a word as `latin` gives it and an ``other`` one are similar, one is a part of the other, or one sounds
    like the other in Cyrillic letters."""
    spelled = latin(other)
    if similar_words(one, spelled):
        return True
    shorter, longer = sorted((one, spelled), key=len)
    if len(shorter) >= tuning.MIN_COMPOUND_PART_LETTERS and shorter in longer:
        return True
    return other[0].isupper() and _is_transliterated(one, other)


@functools.lru_cache(maxsize=8192)
def _is_transliterated(word: str, other: str) -> bool:
    characters = characters_of(other, "cyrillic")
    if not characters:
        return False
    return transliteration("cyrillic").score(characters, latin_letters(word)) >= tuning.MIN_CYRILLIC_SCORE


def _unmatched_capitals(
    side: Side, run: tuple[int, ...], english: frozenset[str], places: frozenset[int]
) -> list[Mention]:
    """Runs of proper nouns that share no word, country or place with the English words, which name ``places``."""
    language = primary(side.document.language)
    codes = countries.in_english(tuple(english))
    mentioned = {stem for code in codes for stem in _country_stems(language).get(code, ())}
    found = []
    for i in run:
        sentence = side.annotate(taggings)[i].tokens
        for tokens in _proper_noun_runs(sentence, language):
            words = [latin(t.text) for t in tokens]
            if any(is_similar(word, t.text) for t in tokens for word in english if len(word) > 1):
                continue
            if not places.isdisjoint(_places_of(tokens)):
                continue
            if not any(word.startswith(stem) for word in words for stem in mentioned):
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                kind = "PERSON" if follows_title(sentence, tokens[0]) else "OTHER"
                found.append(Mention(kind, span, tuple(words), span.of(side.document.text)))
    return found


def _proper_noun_runs(tokens: Sequence[Token], language: str) -> Iterator[list[Token]]:
    start = 0
    for i, token in enumerate(tokens):
        if token.pos != "PROPN" or len(token.text) < 2:
            if i > start and (run := likely_name_tokens(tokens, start, i, language)):
                yield run
            start = i + 1
    if len(tokens) > start and (run := likely_name_tokens(tokens, start, len(tokens), language)):
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
