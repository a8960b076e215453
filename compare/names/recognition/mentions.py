"""The names of a document, sentence by sentence, whatever its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samesaid.compare.names.recognition import en as english
from samesaid.compare.names.recognition import zh as chinese
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Tagging, taggings
from samesaid.languages import primary
from samesaid.model import Document, Mention

Names = tuple[tuple[Mention, ...], ...]


def names(document: Document) -> Names:
    """One tuple of mentions a sentence, in order of place; empty ones for languages that are not read for names.

    A mention's ``value`` is the tuple of the words that carry the name; ``kind`` is PERSON, PLACE, ORG, GROUP, WORK,
    EVENT, PRODUCT or OTHER.
    """
    return _read(document, taggings(document))


def names_of(side: Side) -> Names:
    """`names` of a side, computed once, from the tagging that all comparators share."""
    return side.annotate(_NamesOf(side))


@dataclass(frozen=True)
class _NamesOf:
    """An annotation that reads another one: equal for all sides, so that each side keeps one value of it."""

    side: Side = field(compare=False)

    def __call__(self, document: Document) -> Names:
        return _read(document, self.side.annotate(taggings))


def _read(document: Document, tagged: Sequence[Tagging]) -> Names:
    match primary(document.language):
        case "en":
            return english.names(document, tagged)
        case "zh":
            return chinese.names(document, tagged)
        case _:
            return tuple(() for _ in document.sentences)
