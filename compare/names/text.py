"""Small forms of words by which names are compared: without marks, letters alone, simplified characters."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

_LETTERS = re.compile(r"[^a-z]")
_ACRONYM = re.compile(r"(?:[A-Z][.&]?){2,}s?")


def unmarked(text: str) -> str:
    """Lower case, no marks on letters: ``Škoda`` gives ``skoda``."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def plain(text: str) -> str:
    """Lower case, no marks on letters, ``ü`` as ``v``: ``Lǚ`` gives ``lv``."""
    return unmarked(unicodedata.normalize("NFD", text).replace("u\u0308", "v"))


def spelling_key(letters: str) -> str:
    """One form for lü, lv, lyu and lu: passports write LYU, papers Lu."""
    return letters.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu").replace("v", "u")


def letters(text: str) -> str:
    """The letters of a romanised name alone, as compared here."""
    return spelling_key(_LETTERS.sub("", plain(text)))


def stem(word: str) -> str:
    """The beginning of a word, by which Italy and Italian are one."""
    return word[:5]


@functools.cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@functools.lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """Traditional characters as simplified ones, as many as there were."""
    return _converter()(text)


def is_acronym(text: str) -> bool:
    """Whether a name is written in initials: NIA, U.N., R&D, MPs."""
    return bool(_ACRONYM.fullmatch(text)) and " " not in text
