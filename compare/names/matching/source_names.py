"""What the reference calls a name of the version, bead by bead, and how alike the two are: in letters, or in sound."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.spelled_names import spelled_names
from samesaid.compare.names.text import letters, simplify
from samesaid.compare.names.transliteration.romanisation import pinyin_spellings, syllable_counts
from samesaid.compare.names.transliteration.sound import ChineseSound, weight
from samesaid.compare.names.transliteration.spelling import are_forms, latin_letters, plain_letters, spelling_sound
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Span

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "OTHER", "EVENT", "PRODUCT"})
_DOTS = "·・•‧"
_PLACES = Places()
_HAN, _KATAKANA = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u30a1-\u30ff]")
_KANJI = re.compile(r"[\u4e00-\u9fff々]+")
# Lengths of a name in kanji, and of the run of kanji that may have it inside.
_KANJI_LENGTHS, _MAX_KANJI_RUN = (4, 3, 2), 12


class SourceNames(Protocol):
    """The names of a reference."""

    def similar(self, bead: int, name: str) -> Mapping[str, float]:
        """Each name in a bead that may be ``name`` of the version, with how alike they are: above 0, at most 1."""

    def beads_with(self, source: str) -> Collection[int]:
        """The beads that have a name of the reference, in any of its forms."""

    def places(self, bead: int, source: str) -> Sequence[Span]:
        """Where a bead has a name of the reference, in any of its forms."""

    def only_in(self, beads: Collection[int]) -> Iterator[str]:
        """The names that all of these beads have and no other one."""

    def is_name(self, source: str) -> bool:
        """Whether it is certainly a name: with a capital where no sentence begins, or a word of no dictionary."""

    def has(self, name: str) -> bool:
        """Whether the reference has a name of the version letter by letter."""


def source_names(pair: Pair) -> SourceNames:
    """The names of the reference of ``pair``, to be compared with those of its version."""
    if primary(pair.source.document.language) == "zh":
        return _ChineseNames(pair)
    return _SpelledNames(pair)


class _SpelledNames:
    """Names in an alphabet or in katakana."""

    def __init__(self, pair: Pair) -> None:
        self._language = primary(pair.source.document.language)
        self._pair = pair
        names = pair.source.annotate(spelled_names)
        bead_of = {sentence: i for i, bead in pair.matched() for sentence in bead.source}
        self._in_bead: dict[int, dict[str, list[Span]]] = {}
        self._named = {key for key, name in names.items() if name.named}
        self._every = frozenset(names)
        self._beads: dict[str, set[int]] = defaultdict(set)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        self._with: dict[str, frozenset[int]] = {}
        for key, name in names.items():
            for place in name.places:
                if place.sentence in bead_of:
                    self._in_bead.setdefault(bead_of[place.sentence], {}).setdefault(key, []).append(place.span)
                    self._beads[key].add(bead_of[place.sentence])
            self._by_beginning[key[: tuning.MIN_STEM_LETTERS]].append(key)

    def similar(self, bead: int, name: str) -> Mapping[str, float]:
        alike = ((key, likeness(key, name)) for key in self._in_bead.get(bead, ()))
        return {key: value for key, value in alike if value >= tuning.MIN_SPELLING_SIMILARITY}

    def beads_with(self, source: str) -> Collection[int]:
        if source not in self._with:
            # Two forms of a word have a stem in common.
            alike = self._by_beginning.get(source[: tuning.MIN_STEM_LETTERS], ())
            self._with[source] = frozenset(i for k in alike if self._is_form(k, source) for i in self._beads[k])
        return self._with[source]

    def places(self, bead: int, source: str) -> Sequence[Span]:
        here = self._in_bead.get(bead, {})
        if _KANJI.fullmatch(source):
            sentences = self._pair.source.sentences(self._pair.beads[bead].source)
            return [span for s in sentences for span in _found(source, s.text, s.span.start)]
        return [span for key, spans in here.items() if self._is_form(key, source) for span in spans]

    def only_in(self, beads: Collection[int]) -> Iterator[str]:
        """Names in kanji, the longest first; a name in letters is like its rendering."""
        if self._language != "ja":
            return
        texts = {i: self._pair.source.text(bead.source) for i, bead in self._pair.matched()}
        runs = [run for run in _KANJI.findall(texts[min(beads)]) if len(run) <= _MAX_KANJI_RUN]
        grams = {run[i : i + n] for run in runs for n in _KANJI_LENGTHS for i in range(len(run) - n + 1)}
        for name in sorted(grams, key=lambda gram: (-len(gram), gram)):
            if {i for i, text in texts.items() if name in text} == set(beads):
                yield name

    def is_name(self, source: str) -> bool:
        return source in self._named or not lexicon.in_dictionary(source)

    def has(self, name: str) -> bool:
        return name.lower() in self._every

    def _is_form(self, key: str, source: str) -> bool:
        return key == source or are_forms(key, source, self._language)


@functools.lru_cache(maxsize=65536)
def likeness(source: str, name: str) -> float:
    """How alike two names in an alphabet, in katakana or in Chinese characters are: 1 for the same letters."""
    if plain_letters(source) == plain_letters(name):
        return 1.0
    rank = max(map(_rank, (source, name)))
    alike = _alike_in_sound(*sorted((source, name), key=_rank)) if rank else _alike_in_letters(source, name)
    if alike < tuning.MIN_SPELLING_SIMILARITY and _PLACES.same(source, name):
        alike = 1.0
    return tuning.MAX_INEXACT_LIKENESS * alike


def is_place(source: str) -> bool:
    """Whether the gazetteer has a name of the reference."""
    return _PLACES.known(source)


def _rank(name: str) -> int:
    """2 for a name in Chinese characters, 1 in katakana, 0 in an alphabet."""
    return 2 if _HAN.search(name) else int(bool(_KATAKANA.search(name)))


def _alike_in_letters(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity(spelling_sound(one), spelling_sound(other))


def _alike_in_sound(word: str, characters: str) -> float:
    """1 for the sound of the characters, 0 for a word of another length."""
    latin, written = latin_letters(word), latin_letters(simplify(characters))
    if letters(latin) in pinyin_spellings(written):
        return 1.0
    sound = ChineseSound(written)
    ratio = weight(latin) / max(sound.weight, tuning.MIN_SOUND_WEIGHT)
    if not tuning.MIN_WEIGHT_RATIO <= ratio <= tuning.MAX_WEIGHT_RATIO:
        return 0.0
    return max(0.0, 1 - sound.distance(latin))


class _ChineseNames:
    """Names in Chinese characters."""

    def __init__(self, pair: Pair) -> None:
        names = names_of(pair.source)
        self._text: dict[int, list[tuple[str, int]]] = {}
        self._names: dict[int, list[str]] = {}
        for i, bead in pair.matched():
            sentences = pair.source.sentences(bead.source)
            self._text[i] = [(simplify(s.text), s.span.start) for s in sentences]
            found = (simplify(m.text) for n in bead.source for m in names[n] if m.kind in _KINDS)
            self._names[i] = list(dict.fromkeys(part for name in found for part in _split(name)))

    def similar(self, bead: int, name: str) -> Mapping[str, float]:
        pinyin = dict.fromkeys(self._in_pinyin(bead, name), 1.0)
        if pinyin:
            return pinyin
        alike = ((key, likeness(key, name)) for key in self._names.get(bead, ()))
        return {key: value for key, value in alike if value >= tuning.MIN_SPELLING_SIMILARITY}

    def _in_pinyin(self, bead: int, name: str) -> list[str]:
        """The characters in the names of a bead that ``name`` is the pinyin of."""
        if not name.isascii() or not (counts := syllable_counts(name)):
            return []
        runs = {n[i : i + c] for n in self._names.get(bead, ()) for c in counts for i in range(len(n) - c + 1)}
        return sorted(run for run in runs if letters(name) in _orders(run))

    def beads_with(self, source: str) -> Collection[int]:
        return {i for i, texts in self._text.items() if any(source in text for text, _ in texts)}

    def places(self, bead: int, source: str) -> Sequence[Span]:
        return [span for text, start in self._text.get(bead, ()) for span in _found(source, text, start)]

    def only_in(self, beads: Collection[int]) -> Iterator[str]:
        every = {name for i in beads for name in self._names.get(i, ())}
        for source in sorted(every, key=lambda name: (-len(name), name)):
            if self.beads_with(source) == set(beads):
                yield source

    def is_name(self, source: str) -> bool:
        return any(source in name for names in self._names.values() for name in names)

    def has(self, name: str) -> bool:
        return any(name in text for texts in self._text.values() for text, _ in texts)


def _found(name: str, text: str, start: int) -> list[Span]:
    """Where a text that begins at ``start`` has a name."""
    return [Span(start + m.start(), start + m.end()) for m in re.finditer(re.escape(name), text)]


def _split(name: str) -> list[str]:
    """A name, and the parts between its dots."""
    for dot in _DOTS[1:]:
        name = name.replace(dot, _DOTS[0])
    parts = [part for part in name.split(_DOTS[0]) if len(part) > 1]
    return [*parts, name.replace(_DOTS[0], "")] if len(parts) > 1 else parts


def _orders(run: str) -> frozenset[str]:
    """The pinyin of a name with its family name first or last."""
    return pinyin_spellings(run) | (pinyin_spellings(run[1:] + run[:1]) if len(run) > 1 else frozenset())
