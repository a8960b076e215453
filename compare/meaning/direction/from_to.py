"""Changes from one figure to another: "rose from 3 to 5", 由3升至5."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.direction.governing import sentence_of
from samesaid.compare.meaning.direction.words import direction_words
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import Mention


def changes(side: Side, indices: Sequence[int], mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """The pairs of neighbouring figures of which one begins a change and the other ends it, that which begins first."""
    found = []
    ends = [_end(side, indices, mention) for mention in mentions]
    for n, (one, other) in enumerate(pairwise(mentions)):
        near = 0 <= other.span.start - one.span.end <= tuning.MAX_CHANGE_CHARACTERS
        if near and {ends[n], ends[n + 1]} == {"begins", "ends"}:
            found.append((one, other) if ends[n] == "begins" else (other, one))
    return found


def _end(side: Side, indices: Sequence[int], mention: Mention) -> str | None:
    """Which end of a change a figure is, by the words before it: ``begins``, ``ends`` or None."""
    words = direction_words(primary(side.document.language))
    sentence = sentence_of(side, indices, mention)
    if words is None or sentence is None:
        return None
    start = mention.span.start - sentence.span.start
    text = side.annotate(folded_sentences)[sentence.index]
    match = words.end.search(text, max(0, start - tuning.MAX_END_CHARACTERS), start)
    return match.lastgroup if match else None
