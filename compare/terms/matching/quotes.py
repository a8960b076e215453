"""Quoted strings short enough to be terms."""

from __future__ import annotations

import re

from samesaid.compare.terms.matching.normalise import units
from samesaid.languages import is_spaceless
from samesaid.model import Document, Span

# (words, characters of a language without spaces) that a quoted term may have; longer ones are speech.
_MOST_WORDS, _MOST_CHARACTERS = 6, 12
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("«", "»"), ("„", "“"), ('"', '"'), ("‘", "’"))
_QUOTED = re.compile("|".join(f"{re.escape(a)}([^{re.escape(a + b)}\n]+){re.escape(b)}" for a, b in _PAIRS))


def quoted_strings(document: Document) -> tuple[tuple[Span, ...], ...]:
    """The quoted terms of every sentence, without their marks, as spans of the document's text. An annotation."""
    most = _MOST_CHARACTERS if is_spaceless(document.language) else _MOST_WORDS
    return tuple(tuple(_strings(s.text, s.span.start, most)) for s in document.sentences)


def _strings(text: str, offset: int, most: int) -> list[Span]:
    found = []
    for match in _QUOTED.finditer(text):
        group = next(n for n, value in enumerate(match.groups(), 1) if value is not None)
        inner = match.group(group)
        left = len(inner) - len(inner.lstrip(" ,.;，。；"))
        right = len(inner.rstrip(" ,.;!?，。；！？"))
        if right > left and 1 <= len(units(inner)) <= most:
            found.append(Span(match.start(group) + left, match.start(group) + right).shift(offset))
    return found
