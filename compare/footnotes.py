"""Marks of footnotes that are glued to words: "Council[3]", "Council³", 理事会①, "12 percent1".

They belong to no word, so names, terms and numbers are read without them. Every mark gives way to as many spaces, so
that offsets stay.
"""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.model import Document, Sentence

# What every mark has: most texts have none of it, and are not searched further.
_POSSIBLE = re.compile(r"[\[【〔⁰¹²³⁴-⁹①-⑳†‡]|llion\d|percent\d", re.I)
# A mark in brackets behind a word or a figure: [3], [note 2], 〔3〕, [4, 5]; no editor's addition such as [3]日.
_BRACKETS = (
    r"(?<=[^\s\[【〔])[\[【〔](?:[^\W\d_]{1,5}\.? ?)?\d{1,3}(?: ?[,，、–-] ?\d{1,3}){0,5}[\]】〕](?![日月年岁歲时時])"
)
# Raised digits behind a word of four letters or a Han character that is no unit (km², 平方米²); circled ones behind any
# letter or digit, but not before a digit.
_RAISED = r"(?:(?<=[^\W\d_]{4})|(?<=[\u3400-\u9fff])(?<![米里尺寸分厘毫]))[⁰¹²³⁴-⁹]{1,3}(?![A-Za-z\d⁻⁰¹²³⁴-⁹])"
_CIRCLED = r"(?<=\w)[①-⑳](?!\d)|(?<=[^\W\d_]{2})[†‡](?!\w)"
# Behind these words a digit can be nothing else.
_AFTER_WORDS = re.compile(r"(?<![^\W_])(?:percent|million|billion|trillion)(?P<mark>\d{1,2})(?!\w|[.,]\d)", re.I)
_MARK = re.compile("|".join((_BRACKETS, _RAISED, _CIRCLED)))
# What raised digits belong to: metres², second⁻¹.
_UNIT = re.compile(r"(?:met|mèt|мет|kilom|centim|millim|inch|feet|foot|mile|yard|second|sekund|секунд)\w*$", re.I)
_MAX_UNIT_CHARS = 16


def without_footnotes(document: Document) -> Document:
    """The document as it is read without marks of footnotes; itself where it has none."""
    text = blanked(document.text)
    if text == document.text:
        return document
    sentences = tuple(
        s if (words := s.span.of(text)) == s.text else Sentence(words, s.span, s.index, s.paragraph)
        for s in document.sentences
    )
    return replace(document, text=text, sentences=sentences)


def blanked(text: str) -> str:
    """The text with spaces in place of marks of footnotes."""
    if not _POSSIBLE.search(text):
        return text
    text = _MARK.sub(lambda mark: mark[0] if _is_unit(mark) else " " * len(mark[0]), text)
    return _AFTER_WORDS.sub(lambda mark: mark[0][: -len(mark["mark"])] + " " * len(mark["mark"]), text)


def _is_unit(mark: re.Match[str]) -> bool:
    if mark[0][0] in "[【〔†‡" or "①" <= mark[0][0] <= "⑳":
        return False
    return _UNIT.search(mark.string, max(0, mark.start() - _MAX_UNIT_CHARS), mark.start()) is not None
