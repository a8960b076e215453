"""Rises and falls without a figure: every plain word for one says the opposite on the other side."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.direction.words import cues, direction_words
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.values.format import readings
from samesaid.languages import primary
from samesaid.model import SIDES, Span, message


def opposite_statement(pair: Pair, number: int) -> Evidence | None:
    """Evidence for a short bead with equally many plain words for a rise on one side and for a fall on the other."""
    bead = pair.beads[number]
    if any(len(pair.side(side).text(bead.run(side))) > tuning.MAX_PASSAGE_CHARACTERS for side in SIDES):
        return None
    source, target = _words(pair.source, bead.source), _words(pair.target, bead.target)
    ways = {way for way, _ in source}, {way for way, _ in target}
    if _is_denied(pair.source, bead.source, source) or _is_denied(pair.target, bead.target, target):
        return None
    if len(ways[0]) != 1 or len(ways[1]) != 1 or ways[0] == ways[1]:
        return None
    if len(source) != len(target) or len(source) > tuning.MAX_STATEMENTS:
        return None
    spans = tuple(span for _, span in source), tuple(span for _, span in target)
    quotes = spans[0][0].of(pair.source.document.text), spans[1][0].of(pair.target.document.text)
    return Evidence(
        "M601",
        message("code.M601.statement", reference=quotes[0], version=quotes[1]),
        number,
        spans[0],
        spans[1],
        tuning.STRENGTH_STATEMENT,
        readings(message("value.words", words=quote) for quote in quotes),
    )


def _is_denied(side: Side, indices: Sequence[int], words: Sequence[tuple[str, Span]]) -> bool:
    """Whether a word that leaves the way open, such as a negation, is shortly before one of these."""
    unclear = [cue.span.end for index in indices for cue in side.annotate(cues)[index] if cue.way == 0]
    return any(0 <= span.start - end <= tuning.MAX_DENIAL_CHARACTERS for _, span in words for end in unclear)


def _words(side: Side, indices: Sequence[int]) -> list[tuple[str, Span]]:
    """Each plain word of these sentences: ``up`` or ``down``, and its place."""
    words = direction_words(primary(side.document.language))
    if words is None or words.statement is None:
        return []
    texts = side.annotate(folded_sentences)
    return [
        (match.lastgroup or "", Span(*match.span()).shift(sentence.span.start))
        for sentence in side.sentences(tuple(indices))
        for match in words.statement.finditer(texts[sentence.index])
    ]
