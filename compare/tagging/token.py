"""Tokens and what a tagger says of them."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word. ``span`` counts in the document's text; ``pos`` is a universal part-of-speech tag (NOUN, PROPN, VERB …);
    ``tag`` is the tagger's own finer one; ``head`` is the index of its head in the sentence (-1 where unknown)."""

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
    """One sentence: its tokens, its named entities (kind PERSON, ORG, PLACE, GROUP, WORK, EVENT, PRODUCT, OTHER; value
    is the tagger's own label) and the spans of its noun phrases."""

    tokens: tuple[Token, ...]
    entities: tuple[Mention, ...] = ()
    noun_phrases: tuple[Span, ...] = ()
