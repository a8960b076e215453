"""One side of a bead, prepared once for all names of the other side that it may mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from samesaid.compare import cedict
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.text import bare, letters, simplify, stem, unmarked
from samesaid.compare.names.transliteration.sound import ChineseSound
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Span

_CHINESE_COUNTRY = re.compile("|".join(sorted(lexicon.words("chinese", "country_words"))))
_ENGLISH_COUNTRY = lexicon.words("english", "country_words")
_NEITHER_HAN_NOR_LATIN = re.compile(r"[^\u3400-\u9fff·A-Za-z]+")
_NO_HAN = re.compile(r"[^\u3400-\u9fff·・•‧]+")
_LATIN_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")


class BeadText:
    """The sentences of one side of a bead, and their tokens."""

    def __init__(self, side: Side, indices: tuple[int, ...], hidden: Sequence[Span] = ()) -> None:
        """``indices`` are those of the sentences. ``hidden`` spans of the document are left out: names that match a
        name of the other side already."""
        self.side, self.indices = side, indices
        self._hidden = tuple(hidden)
        self.text = " ".join(_blanked(s.text, s.span, hidden) for s in side.sentences(indices))

    def hides(self, span: Span) -> bool:
        """Whether a part of ``span`` is left out."""
        return any(span.overlaps(other) for other in self._hidden)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        tagged = self.side.annotate(taggings)
        return tuple(t for i in self.indices for t in tagged[i].tokens if not self._hidden or not self.hides(t.span))


def _blanked(text: str, place: Span, hidden: Sequence[Span]) -> str:
    for span in hidden:
        if span.overlaps(place):
            start, end = max(0, span.start - place.start), span.end - place.start
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return text


class ChineseText(BeadText):
    """A Chinese side, in simplified characters."""

    @cached_property
    def simplified(self) -> str:
        return simplify(self.text)

    @cached_property
    def sound(self) -> ChineseSound:
        return ChineseSound(_NEITHER_HAN_NOR_LATIN.sub("", self.simplified))

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Its runs of Han characters, simplified; a dot inside a name does not end one."""
        return tuple(run for part in _NO_HAN.split(self.simplified) if (run := re.sub("[·・•‧]", "", part)))

    @cached_property
    def countries(self) -> frozenset[str]:
        return countries.in_chinese(self.simplified, (simplify(t.text) for t in self.tokens))

    @cached_property
    def latin(self) -> frozenset[str]:
        """Its words in Latin letters, in lower case without marks."""
        return frozenset(unmarked(word) for word in _LATIN_WORD.findall(self.text))

    @cached_property
    def gloss_words(self) -> Mapping[str, Sequence[int]]:
        """Every word of the glosses of its headwords → the offsets of those headwords, in order."""
        places: dict[str, list[int]] = defaultdict(list)
        for start, headword in cedict.placed_headwords(self.simplified):
            for word in cedict.gloss_words(headword):
                places[word].append(start)
        return places

    @cached_property
    def has_country_word(self) -> bool:
        """Whether it says "the country" itself, so that the same words of the other side mean no name."""
        return bool(_CHINESE_COUNTRY.search(self.simplified))


class EnglishText(BeadText):
    """An English side."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(t.text for t in self.tokens if t.text[0].isalnum())

    @cached_property
    def capitalised(self) -> tuple[str, ...]:
        """Capitalised words, joined ones also in parts: ``Buffalo-Pittsburgh`` gives three."""
        found = (t.text for t in self.tokens if t.text[0].isupper() and not t.is_stop and len(t.text) > 1)
        return tuple(part for word in found for part in {word, *word.split("-")} if part)

    @cached_property
    def countries(self) -> frozenset[str]:
        return countries.in_english(self.words)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Its words in lower case without marks, stop words left out."""
        return frozenset(bare(t.text) for t in self.tokens if not t.is_stop and t.text[0].isalpha())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.plain)

    @cached_property
    def letters(self) -> str:
        return letters(self.text)

    @cached_property
    def has_country_word(self) -> bool:
        """Whether it means a country without its name: "the country", "nationwide"."""
        return not self.plain.isdisjoint(_ENGLISH_COUNTRY)
