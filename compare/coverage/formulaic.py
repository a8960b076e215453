"""Sentences whose absence means little: thanks, greetings, headings, bylines, closing marks."""

from __future__ import annotations

import re

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.frame.kinds import is_frame

_COURTESY = re.compile(
    r"(?:many\s+)?thank(?:s|\s+you)\b(?!\s+to\b)[^.!?]{0,30}[.!]?"
    r"|good\s+(?:morning|afternoon|evening)\b[^.!?]{0,40}[.!]?"
    r"|(?:非常|十分|衷心|再次)?(?:谢谢|感谢|謝謝|感謝)[^。！？]{0,10}[。！]?"
    r"|(?:各位)?[^。！？]{0,10}(?:大家|你们|您)?(?:上午|下午|早上|晚上)?好[。！]?",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.。!！?？…;；:：][\"'”’」』）)\]]*\s*$")


def is_empty(text: str) -> bool:
    """Whether the text has no letter and no digit."""
    return not any(c.isalnum() for c in text)


def is_formulaic(text: str) -> bool:
    """Whether the sentence is tiny, a courtesy, a heading or part of a text's frame.

    A sentence with a digit is formulaic only if it is part of the frame.
    """
    text = text.strip()
    if any(c.isdigit() for c in text):
        return is_frame(text)
    length = alphabetic_length(text)
    if length <= tuning.MAX_TINY_LETTERS or is_frame(text) or _COURTESY.fullmatch(text):
        return True
    return length <= tuning.MAX_HEADING_LETTERS and not _CLOSED.search(text)
