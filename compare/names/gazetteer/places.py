"""Cities and countries by the forms of their names: two names are one where a place has both.

The files in ``places/`` are written by ``scripts/places.py`` from GeoNames (CC BY 4.0) and the Unicode CLDR: one file a
script, one line a place, its forms as `key` gives them. A file is read when a name in its script is first looked up.
"""

from __future__ import annotations

import functools
import gzip
import pathlib
import re
from collections.abc import Iterator, Mapping

from samesaid.compare.names.text import simplify, unmarked

FOLDER = pathlib.Path(__file__).parent / "places"
SCRIPTS = ("latin", "han", "kana", "cyrillic")
_SCRIPT = (
    ("kana", re.compile(r"[\u3041-\u30ff・＝=\s-]+")),
    ("han", re.compile(r"[\u3400-\u9fff·\u3041-\u30ff]+")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff\s'’.-]+")),
    ("latin", re.compile(r"[A-Za-zÀ-ɏḀ-ỿ\s'’ʻ.,&-]+")),
)
# Letters that do not decompose into a letter and a mark.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
_DROPPED = re.compile(r"['’ʻ.,·・＝=]")
_GAP = re.compile(r"[\s-]+")
# What Chinese and Japanese may add to a place to say of what kind it is.
_HAN_KINDS, _MIN_HAN = "市县区镇州省郡都府", 2
# Endings of the cases of Russian nouns, the longest first, and those of the nominative; й has no mark in a key.
_CASES = ("ами", "ями", "ого", "его", "ому", "ему", "ои", "еи", "ою", "ею", "ом", "ем", "ым", "им", "ах", "ях", "ам",
          "ям", "ов", "ев", "ью", "а", "я", "у", "ю", "е", "и", "ы", "о")  # fmt: skip
_NOMINATIVES = ("", "а", "я", "ь", "о", "е", "ы", "и")
_MIN_STEM = 3


@functools.lru_cache(maxsize=8192)
def script_of(name: str) -> str:
    """One of `SCRIPTS`; ``""`` for a name in another script or in several. Han with kana inside is Han."""
    return next((script for script, pattern in _SCRIPT if pattern.fullmatch(name)), "")


@functools.lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form in which names are compared: lower case, simplified, without marks, ``-`` as a space.

    ``São Paulo`` and ``Sao-Paulo`` give one key; a Han name loses the 市 or 県 at its end.
    """
    if script_of(name) in {"han", "kana"}:
        plain = simplify(_GAP.sub("", _DROPPED.sub("", name)))
        return plain[:-1] if plain[-1:] in _HAN_KINDS and len(plain) > _MIN_HAN else plain
    lower = unmarked(name.strip()).translate(_LETTERS)
    return _GAP.sub(" ", _DROPPED.sub("", lower)).strip()


class Places:
    """The gazetteer. Names may be in Latin, Han, kana or Cyrillic; in any other script none is known."""

    def of(self, name: str) -> frozenset[int]:
        """The numbers of the places that have this name: ``Wien``, ``Вене`` and ``维也纳`` share one."""
        script = script_of(name)
        if not script:
            return frozenset()
        forms, form = _index(script), key(name)
        if form in forms:
            return frozenset(forms[form])
        return frozenset(number for other in _uninflected(form, script) for number in forms.get(other, ()))

    def known(self, name: str) -> bool:
        """Whether some place has this name."""
        return bool(self.of(name))

    def same(self, one: str, other: str) -> bool:
        """Whether some place has both names, in the same script or in two."""
        return not self.of(one).isdisjoint(self.of(other))

    def forms(self, name: str, script: str) -> frozenset[str]:
        """The forms, as `key` gives them, that the places with this name have in ``script`` (one of `SCRIPTS`)."""
        places = self.of(name)
        lines = _lines(script) if places else []
        return frozenset(form for number in places for form in lines[number].split("|") if form)


def _uninflected(form: str, script: str) -> Iterator[str]:
    """The forms of which this one may be an inflected one."""
    if script == "latin":
        yield form.removeprefix("the ")
        yield form.removesuffix("s")
    elif script == "cyrillic":
        for ending in _CASES:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) >= _MIN_STEM:
                yield from (stem + nominative for nominative in _NOMINATIVES)


@functools.cache
def _lines(script: str) -> list[str]:
    """One line a place."""
    return gzip.decompress((FOLDER / f"{script}.txt.gz").read_bytes()).decode("utf-8").split("\n")


@functools.cache
def _index(script: str) -> Mapping[str, tuple[int, ...]]:
    """Form → numbers of its places: the lines of the file."""
    index: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines(script)):
        if line:
            for form in line.split("|"):
                index[form] = (*index[form], number) if form in index else (number,)
    return index
