"""A reference and a version with their beads, and what is computed once on each side for all comparators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from samesaid.compare.footnotes import without_footnotes
from samesaid.model import Bead, Document, Encoder, Entailment, Sentence, SideName, Span, Termbase

T = TypeVar("T")


class Side:
    """A document and its annotations: the values of functions of the document, each computed once.

    ``written`` is the document as it is; ``document`` has as many spaces in place of marks of footnotes, which belong
    to no word. Offsets are the same in both.
    """

    def __init__(self, document: Document) -> None:
        self.written = document
        self.document = without_footnotes(document)
        self._memo: dict[Callable[[Document], Any], Any] = {}

    def annotate(self, annotation: Callable[[Document], T]) -> T:
        """The value of ``annotation`` for this document, computed at the first call.

        The function itself is the key, so it must be defined once, at the top level of a module. Most annotations
        return a tuple with an entry for each sentence.
        """
        if annotation not in self._memo:
            self._memo[annotation] = annotation(self.document)
        return cast(T, self._memo[annotation])

    def sentences(self, indices: tuple[int, ...]) -> tuple[Sentence, ...]:
        return tuple(self.document.sentences[i] for i in indices)

    def extent(self, indices: tuple[int, ...]) -> Span | None:
        """The span from the first to the last of these sentences, None for no sentence."""
        if not indices:
            return None
        chosen = self.sentences(indices)
        return Span(min(s.span.start for s in chosen), max(s.span.end for s in chosen))

    def text(self, indices: tuple[int, ...]) -> str:
        """The text of these sentences, joined by a space."""
        return " ".join(s.text for s in self.sentences(indices))


@dataclass(frozen=True, slots=True)
class Pair:
    """What a comparator works on: both sides, the beads between them, an encoder, and the glossary if there is one.

    ``independent`` says that the beads are unrelated rows (`samesaid pairs`), so that one row must not lead to
    conclusions about another. ``other`` are the other versions of the same reference, for votes.
    ``entailment`` is the model that was asked for as a second opinion. ``thorough`` says that evidence of little
    strength is wanted as well, which some checks find at more cost only. ``rows_before`` is the number of rows in
    earlier parts of a long file, of which this is one.
    """

    source: Side
    target: Side
    beads: tuple[Bead, ...]
    encoder: Encoder
    termbase: Termbase | None = None
    independent: bool = False
    other: tuple[Side, ...] = field(default=())
    entailment: Entailment | None = None
    thorough: bool = False
    rows_before: int = 0

    def side(self, name: SideName) -> Side:
        return self.source if name == "source" else self.target

    def matched(self) -> Iterator[tuple[int, Bead]]:
        """(index, bead) of every bead with text on both sides."""
        return ((i, bead) for i, bead in enumerate(self.beads) if bead.source and bead.target)


def pair_of(
    source: Document | Side,
    target: Document | Side,
    beads: Iterable[Bead],
    encoder: Encoder,
    termbase: Termbase | None = None,
    *,
    independent: bool = False,
    other: Sequence[Side] = (),
    entailment: Entailment | None = None,
    thorough: bool = False,
    rows_before: int = 0,
) -> Pair:
    """The pair of two texts. Pass the same ``Side`` to several pairs so that its annotations are computed once."""
    one, two = (text if isinstance(text, Side) else Side(text) for text in (source, target))
    return Pair(one, two, tuple(beads), encoder, termbase, independent, tuple(other), entailment, thorough, rows_before)
