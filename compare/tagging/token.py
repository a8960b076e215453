"""The annotations of a tagger."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word.

    ``span`` is in offsets of the document's text; ``pos`` a universal part-of-speech tag (NOUN, PROPN, VERB …); ``tag``
    the tagger's own, finer one; ``head`` the index of the word's head in the sentence, -1 if it is unknown.
    """

    text: str
    span: Span
    lemma: str
    pos: str
    tag: str = ""
    head: int = -1
    dep: str = ""
    is_stop: bool = False


@dataclass(frozen=True, slots=True)
class Tagging:
    """One sentence: its tokens, its named entities and the spans of its noun phrases.

    An entity's kind is PERSON, ORG, PLACE, GROUP, WORK, EVENT, PRODUCT or OTHER, its value the tagger's own label.
    """

    tokens: tuple[Token, ...]
    entities: tuple[Mention, ...] = ()
    noun_phrases: tuple[Span, ...] = ()
