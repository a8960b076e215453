"""Words, parts of speech, named entities and noun phrases of a document, by the tagger of its language."""

from __future__ import annotations

from samesaid.compare.tagging.token import Tagging, Token
from samesaid.languages import primary
from samesaid.model import Document

__all__ = ["Tagging", "Token", "taggings"]


def taggings(document: Document) -> tuple[Tagging, ...]:
    """One Tagging for each sentence of ``document``. An annotation: call it through ``side.annotate(taggings)``."""
    # A tagger is imported only for a document that needs it: each takes up to half a second to load.
    match primary(document.language):
        case "en":
            from samesaid.compare.tagging import english

            return english.tag(document.sentences)
        case "zh":
            from samesaid.compare.tagging import chinese

            return chinese.tag(document.sentences)
        case _:
            from samesaid.compare.tagging import plain

            return plain.tag(document.sentences)
