"""Word lists of the rules for names, read once from ``lexicon.toml`` beside this file."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


@functools.cache
def words(language: str, name: str) -> frozenset[str]:
    """The words of one list: ``words("english", "titles")``. Raises KeyError for a list that is not there."""
    return frozenset(_tables()[language][name].split())


def has_words(language: str, name: str) -> bool:
    """Whether there is a list of this name."""
    return name in _tables()[language]


@functools.cache
def groups(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of one list, the words of each line together. Raises KeyError for a list that is not there."""
    lines = _tables()[language][name].strip().splitlines()
    return tuple(tuple(line.split()) for line in lines if line.strip())
