"""Given names and family names of persons in Latin letters.

The files in ``person_names/`` are written by ``scripts/person_names.py`` from the package Faker (MIT): the lists of its
locales with Latin letters.
"""

from __future__ import annotations

import functools
import gzip
import pathlib

from samesaid.compare.names.text import unmarked

FOLDER = pathlib.Path(__file__).parent / "person_names"


def is_given_name(word: str) -> bool:
    """Whether persons have a word as their given name; of Karl-Otto the first part counts."""
    return _is_listed(word.partition("-")[0], "given")


def is_family_name(word: str) -> bool:
    """Whether persons have a word as their family name."""
    return _is_listed(word, "family")


def _is_listed(word: str, kind: str) -> bool:
    lower = word.lower()
    # A text may leave marks out, but it puts none where a name has none: Ära is not Ara.
    return lower in _names(kind) or (lower.isascii() and lower in _unmarked(kind))


@functools.cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(gzip.decompress((FOLDER / f"{kind}.txt.gz").read_bytes()).decode("utf-8").split("\n"))


@functools.cache
def _unmarked(kind: str) -> frozenset[str]:
    return frozenset(map(unmarked, _names(kind)))
