"""Particles that Korean writes onto a noun: 국경은, 국경에서는 are 국경."""

from __future__ import annotations

import re

# What stands after a consonant, after a vowel, after either, and 로, which follows ㄹ as well; some take another one.
_ANOTHER = "(?=[는도의]?$)"
_PARTICLE = re.compile(
    rf"(?P<closed>(?:으로|과){_ANOTHER}|[은이을]$)|(?P<open>와{_ANOTHER}|[는가를]$)"
    rf"|(?P<ro>로{_ANOTHER})|(?P<either>(?:에서|에){_ANOTHER}|[의도]$)"
)
_FIRST, _LAST = "가", "힣"
# The final consonants of a syllable, none being the first of them (Unicode, chapter 3.12); ㄹ is the ninth.
_FINALS, _RIEUL = 28, 8
# One syllable before a particle is as often a part of the word: 국가, 도로, 종이.
_SHORTEST = 2


def without_particle(word: str) -> str:
    """``word`` without the particle at its end, as it is where none can stand there: 국경에서는 → 국경, 국가 → 국가."""
    if not word or not _FIRST <= word[-1] <= _LAST:
        return word
    for match in _PARTICLE.finditer(word, _SHORTEST):
        before = word[match.start() - 1]
        if _FIRST <= before <= _LAST and _fits(match.lastgroup, (ord(before) - ord(_FIRST)) % _FINALS):
            return word[: match.start()]
    return word


def _fits(kind: str | None, final: int) -> bool:
    if kind == "closed":
        return final != 0
    if kind == "open":
        return final == 0
    return kind == "either" or final in (0, _RIEUL)
