"""One side of a bead, prepared once for every name of the other side that may be told in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from samesaid.compare.names import countries, dictionary
from samesaid.compare.names.lexicon import words
from samesaid.compare.names.pinyin import letters, unmarked
from samesaid.compare.names.transliteration import Heard
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Encoder, Span

if TYPE_CHECKING:
    from samesaid.model import FloatArray

_HAN_OR_LETTER = re.compile(r"[^\u3400-\u9fff·A-Za-z]+")
# Words that may open or close a rendering.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X", "NUM"})
_LONGEST_SPAN = 4


class BeadText:
    """The sentences of one side of a bead: their tokens, and the vectors of their spans when asked for."""

    def __init__(self, side: Side, indices: tuple[int, ...], encoder: Encoder, hidden: Sequence[Span] = ()) -> None:
        """``hidden`` spans of the document are left out: they have a counterpart of their own."""
        self._sentences = side.sentences(indices)
        self.text = " ".join(_blanked(s.text, s.span, hidden) for s in self._sentences)
        tagged = side.annotate(taggings)
        self._tokens = tuple(
            tuple(t for t in tagged[i].tokens if not any(t.span.overlaps(span) for span in hidden)) for i in indices
        )
        self._encoder = encoder

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for tokens in self._tokens for token in tokens)

    @cached_property
    def _vectors(self) -> tuple[FloatArray, ...]:
        parts = []
        for sentence, tokens in zip(self._sentences, self._tokens, strict=True):
            spans = [_inside(s, sentence.span) for s in _spans(tokens)]
            if spans:
                parts.append(self._encoder.encode_spans(sentence.text, spans))
        return tuple(parts)

    def nearest(self, vector: FloatArray) -> float:
        """The best cosine of ``vector`` and any span of one to five words; 0 where there is none."""
        return max((float(np.max(part @ vector)) for part in self._vectors), default=0.0)


def _blanked(text: str, place: Span, hidden: Sequence[Span]) -> str:
    for span in hidden:
        if span.overlaps(place):
            start, end = max(0, span.start - place.start), span.end - place.start
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return text


def _inside(span: Span, sentence: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)


def _spans(tokens: Sequence[Token]) -> list[Span]:
    spans = []
    for start, first in enumerate(tokens):
        if first.pos not in _CONTENT:
            continue
        for end in range(start, min(start + _LONGEST_SPAN, len(tokens))):
            if tokens[end].pos == "PUNCT" and tokens[end].text not in "·-–'’.":
                break
            if end > start and tokens[end].span.start > tokens[end - 1].span.end + 1:
                break
            if tokens[end].pos in _CONTENT:
                spans.append(Span(first.span.start, tokens[end].span.end))
    return spans


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
        return countries.in_chinese(self.simplified)

    @cached_property
    def latin(self) -> frozenset[str]:
        """The Latin words that stand in it, in lower case."""
        return frozenset(unmarked(word) for word in re.findall(r"[^\W\d_\u3400-\u9fff]+", self.text))

    @cached_property
    def gloss_words(self) -> frozenset[str]:
        """The words of every gloss of every headword in it."""
        return frozenset().union(*(dictionary.words(h) for h in dictionary.headwords(self.simplified)))


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


def stem(word: str) -> str:
    """The beginning of a word, by which Italy and Italian are one."""
    return word[:5]


@functools.cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@functools.lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """Traditional characters as simplified ones, as many as there were."""
    return _converter()(text)
