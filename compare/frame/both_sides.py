"""Lines of a page that both sides have, though one side's was left out as page boilerplate and the other's was not.

"责任编辑：何小舟" is boilerplate of the Chinese page, "Redaktion: He Xiaozhou" a sentence of the German text: both
are the same line, so neither is missing nor added.
"""

from __future__ import annotations

from collections.abc import Iterator

from samesaid.compare.frame.kinds import page_kinds, page_line_kinds
from samesaid.compare.pair import Pair
from samesaid.model import Document, SideName, Span, other_side

# Sentences at either end of a text among which such lines are, and characters of the longest.
_EDGE, _MAX_LINE = 6, 120


def on_both_sides(pair: Pair, side: SideName) -> frozenset[int]:
    """The sentences of a side that are lines of a page of which the other side has one of the same kind, at the same
    end of the text: left out as boilerplate, or without a counterpart as well.
    """
    if pair.independent:
        return frozenset()
    own = pair.side(side).document
    lines = {i: kinds for i in _edges(own) if (kinds := _kinds_of_sentence(own, i))}
    if not lines:
        return frozenset()
    there = frozenset(_of_other_side(pair, other_side(side)))
    return frozenset(
        i for i, kinds in lines.items() if any((kind, end) in there for kind in kinds for end in _ends_of(own, i))
    )


def _of_other_side(pair: Pair, side: SideName) -> Iterator[tuple[str, str]]:
    """The kind and the end of every such line of a side that has no counterpart."""
    document = pair.side(side).document
    for note in document.notes:
        if note.kind == "furniture" and note.span is not None:
            for kind in page_kinds(note.span.of(document.text)):
                for end in _ends(document, note.span):
                    yield kind, end
    alone = {i for bead in pair.beads if not bead.run(other_side(side)) for i in bead.run(side)}
    for i in _edges(document):
        if i in alone:
            for kind in _kinds_of_sentence(document, i):
                for end in _ends_of(document, i):
                    yield kind, end


def _edges(document: Document) -> Iterator[int]:
    count = len(document.sentences)
    return (i for i in range(count) if i < _EDGE or i >= count - _EDGE)


def _kinds_of_sentence(document: Document, index: int) -> frozenset[str]:
    """The kinds of a sentence that is a paragraph of its own and nothing but a line of a page."""
    sentences = document.sentences
    beside = (sentences[i] for i in (index - 1, index + 1) if 0 <= i < len(sentences))
    if len(sentences[index].text) > _MAX_LINE or any(s.paragraph == sentences[index].paragraph for s in beside):
        return frozenset()
    return page_line_kinds(sentences[index].text)


def _ends_of(document: Document, index: int) -> Iterator[str]:
    return _ends(document, document.sentences[index].span)


def _ends(document: Document, span: Span) -> Iterator[str]:
    """The ends of the text that are near: head, foot, or both of a short one."""
    sentences = document.sentences
    if sum(s.span.start < span.start for s in sentences[: _EDGE + 1]) <= _EDGE:
        yield "head"
    if sum(s.span.start > span.start for s in sentences[-_EDGE - 1 :]) <= _EDGE:
        yield "foot"
