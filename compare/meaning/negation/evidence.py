"""Evidence for M601: a negation that one side alone has, and words that say the opposite."""

from __future__ import annotations

import re

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.tuning import (
    QUOTE_CHARACTERS,
    STRENGTH_NEAR_IDENTICAL,
    STRENGTH_OPPOSITES,
    WIDE_QUOTE_CHARACTERS,
)
from samesaid.compare.pair import Pair, Side
from samesaid.model import Message, SideName, Span, message

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def negation(
    pair: Pair,
    bead: int,
    negating: SideName,
    one: Span | None,
    other: Span | None,
    strength: float = STRENGTH_NEAR_IDENTICAL,
) -> Evidence:
    """Evidence that the side ``negating`` negates what the other states, with the place of it in both documents."""
    return _evidence(pair, bead, "negation", one, other, strength, message(f"meaning.negated.{negating}"))


def opposites(pair: Pair, bead: int, one: Span, other: Span, strength: float = STRENGTH_OPPOSITES) -> Evidence:
    """Evidence that two words in the same place say the opposite."""
    words = (place.of(side.document.text) for side, place in ((pair.source, one), (pair.target, other)))
    reading = message("meaning.opposites", **dict(zip(("reference", "version"), words, strict=True)))
    return _evidence(pair, bead, "opposite", one, other, strength, reading)


def _evidence(
    pair: Pair, bead: int, kind: str, one: Span | None, other: Span | None, strength: float, reading: Message
) -> Evidence:
    quotes = [
        quoted(side, sentences, place)
        for side, sentences, place in (
            (pair.source, pair.beads[bead].source, one),
            (pair.target, pair.beads[bead].target, other),
        )
    ]
    return Evidence(
        "M601",
        message(f"code.M601.{kind}", reference=quotes[0], version=quotes[1]),
        bead,
        (one,) if one else (),
        (other,) if other else (),
        strength=strength,
        reading=reading,
    )


def quoted(side: Side, sentences: tuple[int, ...], place: Span | None) -> str:
    """The words around a place of a bead, whole words, with marks where the sentence goes on."""
    extent = side.extent(sentences) or Span(0, 0)
    text = side.document.text
    place = place or Span(extent.end, extent.end)
    margin = WIDE_QUOTE_CHARACTERS if _WIDE.search(place.of(text)) else QUOTE_CHARACTERS
    start, end = max(extent.start, place.start - margin), min(extent.end, place.end + margin)
    if margin == QUOTE_CHARACTERS:
        start = _word_edge(text, start, place.start, extent.start)
        while end < extent.end and end > place.end and text[end - 1].isalnum() and text[end].isalnum():
            end -= 1
    before, after = "… " if start > extent.start else "", " …" if end < extent.end else ""
    return before + " ".join(text[start:end].split()) + after


def _word_edge(text: str, start: int, stop: int, first: int) -> int:
    """The beginning of the first whole word from ``start`` on."""
    while first < start < stop and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return start
