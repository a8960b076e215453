"""Text as comparable units: one per character in scripts written without spaces, one per word elsewhere.

Terms and texts are normalised alike, so that one matcher serves every language. Case, width, hyphens, quotation marks,
plural endings and the two Chinese scripts make no difference.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from samesaid.model import Span

# Han, kana, Thai, Lao, Myanmar and Khmer.
_SPACELESS_CHARACTERS = r"々\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNIT = re.compile(rf"[{_SPACELESS_CHARACTERS}]|(?:(?![{_SPACELESS_CHARACTERS}_])\w)+")
_SPACELESS = re.compile(rf"[{_SPACELESS_CHARACTERS}]")
_NOT_PLURAL = frozenset({"news", "means", "series", "species", "gas", "lens", "always"})
_POSSESSIVE = re.compile(r"[’']s?\b")
_ARTICLES_AND_OF = frozenset({"the", "a", "an", "of"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a text. ``key`` is its folded form, ``stem`` lacks verb endings as well.

    ``other_keys`` are further forms that it matches by: its lemma, or a Korean noun without its particle.
    """

    key: str
    stem: str
    span: Span
    other_keys: frozenset[str] = frozenset()


def units(text: str, offset: int = 0, keys: Callable[[str], tuple[str, str]] | None = None) -> tuple[Unit, ...]:
    """The units of ``text``, their spans shifted by ``offset`` code points.

    ``keys`` gives the key and the stem of a word by the rules of one language; without it those of none apply.
    """
    keys = keys or _plain_keys
    blanked = _POSSESSIVE.sub(lambda m: " " * len(m.group()), text)
    return tuple(Unit(*keys(m.group()), Span(m.start() + offset, m.end() + offset)) for m in _UNIT.finditer(blanked))


def words(text: str) -> list[str]:
    """The units of ``text`` as written."""
    return _UNIT.findall(_POSSESSIVE.sub(" ", text) if "'" in text or "’" in text else text)


def _plain_keys(word: str) -> tuple[str, str]:
    return fold(word), light_stem(word)


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Case, width, script and number folded: ``Smugglers`` → ``smuggler``, ``邊`` → ``边``."""
    if _SPACELESS.match(word):
        return _simplified(word)
    return singular(unicodedata.normalize("NFKC", word).casefold())


@functools.lru_cache(maxsize=65536)
def light_stem(word: str) -> str:
    """``fold`` without -ing, -ed or -e: ``financing`` and ``finance`` → ``financ``."""
    folded = fold(word)
    for ending in ("ing", "ed", "e"):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded[: -len(ending)]
    return folded


def singular(word: str) -> str:
    """An English plural in the singular, by the S-stemmer (Harman 1991, "How effective is suffixing?")."""
    if len(word) <= 3 or not word.isalpha() or word in _NOT_PLURAL:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("us", "ss", "is")):
        return word[:-1]
    return word


def has_spaceless_script(text: str) -> bool:
    """True if ``text`` has a character of a script that is written without spaces."""
    return _SPACELESS.search(text) is not None


def wording_key(wording: str) -> tuple[str, ...]:
    """The folded words of a wording without articles and *of*: equal for wordings that count as the same."""
    return tuple(u.key for u in units(wording) if u.key not in _ARTICLES_AND_OF)


@functools.lru_cache(maxsize=32768)
def _simplified(character: str) -> str:
    # One character at a time, so that offsets stay; regional words are not converted.
    return _converter()(unicodedata.normalize("NFKC", character))


@functools.cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert
