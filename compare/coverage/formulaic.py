"""Sentences whose absence means little: thanks, greetings, headings, bylines, closing marks."""

from __future__ import annotations

import re

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.scripts import alphabetic_length

# A mark that a text begins or ends, or a line that names its author, editor or source.
_FRAME = re.compile(
    r"[（(【\[\s]*(?:the\s+end|finish(?:ed)?|fin|ends?|完|終|终)[）)】\]\s.。]*"
    r"|[（(【\[\s]*(?:photo|picture|editor|reporter|source|author)s?(?:\s+in\s+charge)?\s*"
    r"(?::|：|/|\bby\b|\bcourtesy\b).{0,60}"
    r"|[（(【\[\s]*(?:责任编辑|責任編輯|责编|編輯|编辑|记者|記者|来源|來源|作者|摄影|图片?)\s*[:：].{0,40}",
    re.IGNORECASE | re.DOTALL,
)
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
        return bool(_FRAME.fullmatch(text))
    length = alphabetic_length(text)
    if length <= tuning.MAX_TINY_LETTERS or _FRAME.fullmatch(text) or _COURTESY.fullmatch(text):
        return True
    return length <= tuning.MAX_HEADING_LETTERS and not _CLOSED.search(text)
