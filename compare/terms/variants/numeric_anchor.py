"""What is counted by the same number: *6,000 illegal immigrants*, *6,000 stowaways*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.matching.word_alignment import same_word

# Small numbers and years come too often to tie two phrases together.
_SMALLEST = 100
_YEAR = re.compile(r"(?:19|20)\d\d")
# Nouns that say how a thing is counted, not what it is.
_MONEY = {"yuan", "dollar", "euro", "pound"}
_TIME = {"time", "year", "month", "day", "hour", "minute"}
_MEASURE = {"m", "km", "m2", "km2", "metre", "meter", "kilometre", "kilometer", "mile", "mu", "hectare", "acre", "kwh"}
_WEIGHT = {"ton", "tonne", "kg", "gram", "degree"}
_PIECE = {"%", "percent", "piece", "copy", "item", "unit", "case", "person", "people", "individual"}
_COUNTERS = _MONEY | _TIME | _MEASURE | _WEIGHT | _PIECE


def anchored(here: Passage, near: Sequence[Passage]) -> Iterator[tuple[Range, Passage, Range]]:
    """(phrase, passage, phrase there) for phrases after the same number that share no word.

    A number that stands more than once in ``near`` ties nothing.
    """
    mine = _counted(here)
    for number, phrase in mine:
        there = [(passage, other) for passage in near for value, other in _counted(passage) if value == number]
        if len(there) != 1 or sum(value == number for value, _ in mine) != 1:
            continue
        passage, other = there[0]
        if not _share(here, phrase, passage, other):
            yield phrase, passage, other


def _counted(passage: Passage) -> list[tuple[str, Range]]:
    found = []
    for word in passage.words:
        number = word.text.replace(",", "")
        if word.dep != "nummod" or word.head < 0 or not number.isdigit() or int(number) < _SMALLEST:
            continue
        head = passage.words[word.head]
        if _YEAR.fullmatch(word.text) or head.pos != "NOUN" or head.lemma in _COUNTERS or not head.content:
            continue
        phrase = next((r for r in passage.phrases if word.head in r), Range(word.head, word.head))
        found.append((number, phrase))
    return found


def _share(here: Passage, phrase: Range, there: Passage, other: Range) -> bool:
    return any(
        same_word(here.words[i], there.words[j]) for i in here.content_of(phrase) for j in there.content_of(other)
    )
