"""Hyphens at the ends of lines: those that only divide a word are taken away, those of compounds stay."""

from __future__ import annotations

import re

# PDFium writes these for a hyphen between two parts of a word, and leaves the end of the line out.
_MARKS = re.compile("[\ufffe\x02\xad]\n?")
_DIVIDED = re.compile(r"(?<![^\W_])(?P<left>[^\W_]+)(?:\xad|-)\n(?P<right>[^\W_]+)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What `samesaid.documents.segmentation.split.unwrap` joins without a space.
_JOINED = "\xad\n"


def marked(text: str) -> str:
    """The text with a soft hyphen and the end of the line where PDFium found a divided word."""
    return _MARKS.sub(_JOINED, text)


def resolved(text: str) -> str:
    """The text with the hyphens that belong to words before soft ones, and without the others.

    A hyphen stays beside a digit, before a capital letter, and where the text has the word with its hyphen elsewhere.
    """
    words = set(_WORDS.findall(text))

    def joined(found: re.Match[str]) -> str:
        left, right = found["left"], found["right"]
        if left[-1].isdigit() or right[0].isdigit():
            keeps = True
        elif right[0].isupper():
            keeps = not left.isupper()
        else:
            keeps = f"{left}-{right}" in words and f"{left}{right}" not in words
        return f"{left}{'-' if keeps else ''}{_JOINED}{right}"

    return _DIVIDED.sub(joined, text)
