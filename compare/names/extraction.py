"""The names of a document, sentence by sentence, whatever its language."""

from __future__ import annotations

from samesaid.compare.names import chinese, english
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import Document, Mention


def names(document: Document) -> tuple[tuple[Mention, ...], ...]:
    """One tuple of mentions a sentence, in order of place; empty ones for languages that are not read for names.

    An annotation: call it through ``side.annotate(names)``. A mention's ``value`` is the tuple of the words that carry
    the name; ``kind`` is PERSON, PLACE, ORG, GROUP, WORK, EVENT, PRODUCT or OTHER.
    """
    match primary(document.language):
        case "en":
            return english.names(document, taggings(document))
        case "zh":
            return chinese.names(document, taggings(document))
        case _:
            return tuple(() for _ in document.sentences)
