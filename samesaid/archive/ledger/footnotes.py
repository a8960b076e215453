"""Numbers of footnotes that are glued to words (*agreement3*, *20246*): no part of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable

# After a full stop or comma at the end of a phrase; after a year; after a word of three letters or more, the first of
# which alone may be a capital (not G20, CO2, H1N1).
_AFTER_STOP = re.compile(r"[.,]\d{1,2}$")
_GLUED = re.compile(r"(?<![^\W_])(?P<word>(?:19|20)\d\d|[^\W\d_][^\W\d_A-Z]{2,})(?P<number>\d{1,2})(?![^\W_])")
_WORD = re.compile(r"[^\W_]+")


class Footnotes:
    """The numbers of footnotes in some texts: what is left without one must stand elsewhere in the texts by itself."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {word.casefold() for text in texts for word in _WORD.findall(text)}

    def without(self, wording: str) -> str:
        """The wording without the numbers of footnotes."""
        return _GLUED.sub(self._word, _AFTER_STOP.sub("", wording))

    def trimmed(self, wording: str) -> str:
        """The wording as it is written, without such a number at its end."""
        last = wording.split()[-1] if wording.split() else ""
        clean = self.without(last)
        return wording[: len(wording) - len(last) + len(clean)] if last.startswith(clean) else wording

    def _word(self, found: re.Match[str]) -> str:
        word = found["word"]
        return word if word.casefold() in self._words else found[0]
