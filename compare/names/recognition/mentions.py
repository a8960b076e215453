"""The names of a document, sentence by sentence, by the recogniser of its language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from samesaid.compare.names.recognition import en, zh
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Tagging, taggings
from samesaid.languages import primary
from samesaid.model import Document, Mention

Names = tuple[tuple[Mention, ...], ...]

# Kinds that are reliably names; peoples and parties are GROUP. Mentions of other kinds may be plain capitalised words.
ENTITY_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})


def names(document: Document) -> Names:
    """The mentions of names of each sentence in order; none in languages without a recogniser.

    ``value`` of a mention is the tuple of words that carry the name; ``kind`` is PERSON, PLACE, ORG, GROUP, WORK,
    EVENT, PRODUCT or OTHER.
    """
    return _recognised(document, taggings(document))


def names_of(side: Side) -> Names:
    """`names` of a side, computed once, from the tagging that all comparators share."""
    return side.annotate(_NamesOf(side))


def names_in(side: Side, run: Iterable[int], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds in some sentences of a side, in order."""
    found = names_of(side)
    return [mention for i in run for mention in found[i] if mention.kind in kinds]


@dataclass(frozen=True)
class _NamesOf:
    """An annotation that uses another annotation of the side; all instances are equal, so a side keeps one value."""

    side: Side = field(compare=False)

    def __call__(self, document: Document) -> Names:
        return _recognised(document, self.side.annotate(taggings))


def _recognised(document: Document, tagged: Sequence[Tagging]) -> Names:
    match primary(document.language):
        case "en":
            return en.names(document, tagged)
        case "zh":
            return zh.names(document, tagged)
        case _:
            return tuple(() for _ in document.sentences)


def words_of(name: Mention) -> tuple[str, ...]:
    """The words that carry a name, as they are written."""
    return tuple(str(word) for word in name.value) if isinstance(name.value, tuple) else (name.text,)
