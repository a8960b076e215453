"""Forms in which words of names are compared: without marks, letters alone, simplified characters."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

from samesaid.compare.names import tuning

_NO_LETTER = re.compile(r"[^a-z]")
_ACRONYM = re.compile(r"(?:[A-Z][.&]?){2,}s?")


def unmarked(text: str) -> str:
    """Lower case without marks on letters: ``Škoda`` gives ``skoda``."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def bare(word: str) -> str:
    """A word in lower case, without marks on letters or full stops at its ends: ``Jr.`` gives ``jr``."""
    return unmarked(word).strip(".")


def toneless(pinyin: str) -> str:
    """Pinyin in lower case without tones, ``ü`` as ``v``: ``Lǚ`` gives ``lv``."""
    return unmarked(unicodedata.normalize("NFD", pinyin).replace("u\u0308", "v"))


def spelling_key(letters: str) -> str:
    """One form for lü, lv, lyu and lu: passports have LYU, newspapers Lu."""
    return letters.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu").replace("v", "u")


def letters(text: str) -> str:
    """The letters of a romanised name, in the form in which two spellings are compared."""
    return spelling_key(_NO_LETTER.sub("", toneless(text)))


def stem(word: str) -> str:
    """The beginning of a word: that of Italy and Italian is the same."""
    return word[: tuning.STEM_LETTERS]


@functools.cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@functools.lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """Simplified characters in the place of traditional ones; the length stays the same."""
    return _converter()(text)


def is_acronym(text: str) -> bool:
    """Whether a name consists of initials: NIA, U.N., R&D, MPs."""
    return bool(_ACRONYM.fullmatch(text)) and " " not in text
