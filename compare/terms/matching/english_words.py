"""English words that decide little by themselves, read from ``english_words.toml``."""

from __future__ import annotations

import tomllib
from importlib import resources


def _words(table: dict[str, str]) -> frozenset[str]:
    return frozenset(word for words in table.values() for word in words.split())


_TABLES = tomllib.loads(
    resources.files("samesaid.compare.terms.matching").joinpath("english_words.toml").read_text(encoding="utf-8")
)
GENERAL_WORDS = _words(_TABLES["general"])
"""Lemmas of general meaning: one in the place of another is a choice of words, not of terms."""
COUNTERS = _words(_TABLES["counters"])
"""Lemmas after a number that say how a thing is counted, not what it is."""
