"""One side of a bead, prepared once for every name of the other side that may be told in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from samesaid.compare.names.gazetteer import cedict as dictionary
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.text import letters, simplify, stem, unmarked
from samesaid.compare.names.transliteration.sound import Heard
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Span

# "The country", "the nation", "ours", "both": written without a name.
_POINTS = re.compile("国家|国内|国外|[我该本贵两各全多外回祖此]国")
_HAN_OR_LETTER = re.compile(r"[^\u3400-\u9fff·A-Za-z]+")


class BeadText:
    """The sentences of one side of a bead and their tokens."""

    def __init__(self, side: Side, indices: tuple[int, ...], hidden: Sequence[Span] = ()) -> None:
        """``hidden`` spans of the document are left out: they have a counterpart of their own."""
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
    """A Chinese side, read in simplified characters."""

    @cached_property
    def simplified(self) -> str:
        return simplify(self.text)

    @cached_property
    def heard(self) -> Heard:
        return Heard(_HAN_OR_LETTER.sub("", self.simplified))

    @cached_property
    def countries(self) -> frozenset[str]:
        return countries.in_chinese(self.simplified, (simplify(t.text) for t in self.tokens))

    @cached_property
    def latin(self) -> frozenset[str]:
        """The Latin words that stand in it, in lower case."""
        return frozenset(unmarked(word) for word in re.findall(r"[^\W\d_\u3400-\u9fff]+", self.text))

    @cached_property
    def gloss_words(self) -> Mapping[str, Sequence[int]]:
        """The words of every gloss of every headword in it → where those headwords begin, in order."""
        places: dict[str, list[int]] = defaultdict(list)
        for start, headword in dictionary.placed_headwords(self.simplified):
            for word in dictionary.words(headword):
                places[word].append(start)
        return places

    @cached_property
    def points_at_a_country(self) -> bool:
        """Whether it says "the country" itself, so that the other side's "the country" needs no name here."""
        return bool(_POINTS.search(self.simplified))


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
        return frozenset(unmarked(t.text).strip(".") for t in self.tokens if not t.is_stop and t.text[0].isalpha())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.plain)

    @cached_property
    def letters(self) -> str:
        return letters(self.text)

    @cached_property
    def means_a_country(self) -> bool:
        """Whether it points at a country without its name."""
        return not self.plain.isdisjoint(words("english", "country_words"))
