"""What a dictionary says of a Chinese term that two versions render in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names.gazetteer import cedict as dictionary
from samesaid.compare.names.text import simplify
from samesaid.compare.terms.matching.normalise import loosen

_SMALL = frozenset({"to", "a", "an", "the", "of", "or", "and", "in", "for", "with", "on", "by", "be", "is", "at"})
_LONGEST = 9
# A character with more meanings than this speaks for none of them.
_FEW = 4
_MOST = 3


def gloss(terms: Sequence[str], renderings: Sequence[Sequence[str]]) -> str:
    """A note of the words in ``terms`` whose gloss speaks for one of the renderings alone; empty where none does."""
    words = [{loosen(w) for text in some for w in re.findall(r"\w+", text.lower())} for some in renderings]
    told: dict[str, str] = {}
    for term in terms:
        for headword in _headwords(simplify(term)):
            if not any(headword in longer for longer in told):
                told |= _speaking(headword, words)
    if not told:
        return ""
    return "; ".join(f"{headword}: “{meaning}”" for headword, meaning in list(told.items())[:_MOST]) + " (CC-CEDICT)."


def _headwords(text: str) -> Iterator[str]:
    """Every part of ``text``, the longest first, then from the left."""
    for length in range(min(len(text), _LONGEST), 0, -1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def _speaking(headword: str, words: Sequence[set[str]]) -> dict[str, str]:
    """The first gloss all of whose words stand in exactly one of the renderings."""
    glosses = dictionary.glosses(headword)
    if len(headword) == 1 and len(glosses) > _FEW:
        return {}
    for meaning in glosses:
        parts = {loosen(w) for w in re.findall(r"[a-z]+", meaning) if w not in _SMALL}
        if parts and sum(parts <= some for some in words) == 1:
            return {headword: meaning}
    return {}
