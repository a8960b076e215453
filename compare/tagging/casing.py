"""Which words are mostly written with a capital, and which without, in 16 languages.

The files in ``casing/`` are written by ``scripts/casing.py`` from the tokenizer of the bundled encoder (Apache-2.0).
"""

from __future__ import annotations

import functools
import gzip
import pathlib

FOLDER = pathlib.Path(__file__).parent / "casing"


def is_mostly_capital(word: str) -> bool:
    """Whether a word is much more frequent with a capital: names, and the nouns of German. Others are unknown."""
    return word.lower() in _words("capital")


def is_mostly_lower(word: str) -> bool:
    """Whether a word is at least as frequent without a capital; a word that is unknown is not."""
    return word.lower() in _words("lower")


@functools.cache
def _words(which: str) -> frozenset[str]:
    return frozenset(gzip.decompress((FOLDER / f"{which}.txt.gz").read_bytes()).decode("utf-8").split("\n"))
