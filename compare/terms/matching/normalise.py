"""A text as a sequence of comparable units: one a character where words are not spaced, else one a word.

Terms and texts go through the same mill, so that one matcher serves every language: case, width, hyphens, quotation
marks, plural endings and the two Chinese scripts make no difference.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from samesaid.model import Span

# Scripts written without spaces: Han, kana, Thai, Lao, Myanmar, Khmer. A unit there is one character.
_SINGLE = r"々\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNIT = re.compile(rf"[{_SINGLE}]|(?:(?![{_SINGLE}_])\w)+")
_SPACELESS = re.compile(rf"[{_SINGLE}]")
_NOT_PLURAL = frozenset({"news", "means", "series", "species", "gas", "lens", "always"})
_POSSESSIVE = re.compile(r"[’']s?\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """``key`` is the folded form; ``loose`` also forgets verb endings; ``others`` are further keys (the lemma)."""

    key: str
    loose: str
    span: Span
    others: frozenset[str] = frozenset()


def units(text: str, offset: int = 0, keys: Callable[[str], tuple[str, str]] | None = None) -> tuple[Unit, ...]:
    """The units of ``text``; spans count from ``offset`` code points before it.

    ``keys`` gives the key and the loose key of a word where those of no particular language are not enough.
    """
    keys = keys or _plain_keys
    blanked = _POSSESSIVE.sub(lambda m: " " * len(m.group()), text)
    return tuple(Unit(*keys(m.group()), Span(m.start() + offset, m.end() + offset)) for m in _UNIT.finditer(blanked))


def words(text: str) -> list[str]:
    """The units of ``text`` as they are written."""
    return _UNIT.findall(_POSSESSIVE.sub(" ", text) if "'" in text or "’" in text else text)


def _plain_keys(word: str) -> tuple[str, str]:
    return fold(word), loosen(word)


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Case, width, script and number folded: ``Smugglers`` → ``smuggler``, ``邊`` → ``边``."""
    if _SPACELESS.match(word):
        return _simplified(word)
    return singular(unicodedata.normalize("NFKC", word).casefold())


@functools.lru_cache(maxsize=65536)
def loosen(word: str) -> str:
    """``fold``, and the endings -ed and -ing taken off: ``financing`` → ``financ``, ``finance`` → ``financ``."""
    folded = fold(word)
    for ending in ("ing", "ed", "e"):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded[: -len(ending)]
    return folded


def singular(word: str) -> str:
    """The S-stemmer (Harman 1991, "How effective is suffixing?"): plural endings of English, and of its likes."""
    if len(word) <= 3 or not word.isalpha() or word in _NOT_PLURAL:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("us", "ss", "is")):
        return word[:-1]
    return word


def is_spaceless(text: str) -> bool:
    """Whether ``text`` holds a character of a script written without spaces."""
    return _SPACELESS.search(text) is not None


@functools.lru_cache(maxsize=32768)
def _simplified(character: str) -> str:
    # Character by character, so that offsets stay; words that differ between the regions are not the matcher's job.
    return _converter()(unicodedata.normalize("NFKC", character))


@functools.cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def joined(parts: Sequence[str]) -> str:
    """Keys as one string, so that ``e-wallet``, ``e wallet`` and ``ewallet`` are one."""
    return "".join(parts)


def boundaries(parts: Sequence[str]) -> Iterator[int]:
    """Where the parts begin in their joined string, and its end."""
    position = 0
    for part in parts:
        yield position
        position += len(part)
    yield position


def key(wording: str) -> tuple[str, ...]:
    """What makes two wordings one: their words, folded, without small ones."""
    return tuple(u.key for u in units(wording) if u.key not in {"the", "a", "an", "of"})
