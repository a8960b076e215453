"""Text that a version took over from its reference as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samesaid.compare.coverage.scripts import size
from samesaid.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# Names, titles and slogans are taken over rightly; sentences have words in lower case.
_LOWER_WORDS = 4
_LETTERS = 24
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*(?:[ ,]+[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*)*")


def is_copied(text: str, reference: str) -> bool:
    """Whether a sentence of a translation is its reference's sentence, word for word, and not a name or title."""
    folded = _fold(text)
    if not folded or folded not in _fold(reference) or size(text) < _LETTERS:
        return False
    return _lower_words(text) >= _LOWER_WORDS or not re.search(r"[A-Za-z]", text)


def latin_runs(text: str, reference: str) -> Iterator[Span]:
    """Runs of Latin words in a version of another script that stand in the reference too and read like a sentence."""
    folded = _fold(reference)
    for match in _LATIN_RUN.finditer(text):
        if _lower_words(match.group()) >= _LOWER_WORDS and _fold(match.group()) in folded:
            yield Span(*match.span())


def _lower_words(text: str) -> int:
    return sum(word.islower() for word in _WORD.findall(text))


def _fold(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))
