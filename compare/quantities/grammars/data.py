"""Data files of languages: word lists and patterns in TOML.

A language that shares the engine in ``spaced/`` is one file, ``spaced/fr.toml``. A language with a scanner of its own
keeps the words that shared code asks for in ``words.toml`` beside it. Word lists are strings:

- words are separated by spaces, and ``_`` within an entry is a space: ``"deux dix-sept vingt_et_un"``;
- ``{a,b}`` gives an entry with each of the alternatives: ``"primer{o,a}"`` is ``"primero primera"``;
- in a table whose keys are numbers, a key is a number (``12``, ``1e6``, ``-1``), a fraction (``"1/3"``) or an interval
  (``"10..99"``), and its value is the list of the words for it.

Patterns are regular expressions of Python, matched without regard to case. One may take several lines; line breaks and
indentation do not count.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

_FOLDER = Path(__file__).parent
_INDENTATION = re.compile(r"^ {2,}", re.MULTILINE)
NEVER = r"(?!)"
"""A pattern that never matches."""


def own_scanners() -> list[str]:
    """The languages with a scanner of their own."""
    return sorted(path.parent.name for path in _FOLDER.glob("*/words.toml"))


def spaced_languages() -> list[str]:
    """The languages that the engine for spaced languages reads from a data file."""
    return sorted(path.stem for path in (_FOLDER / "spaced").glob("*.toml"))


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The content of a data file, named without its ending from this folder on: ``"spaced/fr"``; empty for none."""
    path = _FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def section(language: str, name: str) -> Section:
    """A section of a language's data file, empty where the language or its section is missing."""
    found = load(f"spaced/{language}") or load(f"{language}/words")
    return Section(f"{language} [{name}]", found.get(name, {}))


def entries(text: str) -> list[str]:
    """The entries of a word list, with ``{a,b}`` and ``_`` resolved."""
    return [form.replace("_", " ") for word in text.split() for form in _forms(word)]


def _forms(word: str) -> list[str]:
    head, brace, rest = word.partition("{")
    if not brace:
        return [word]
    options, _, tail = rest.partition("}")
    return [head + option + end for option in options.split(",") for end in _forms(tail)]


def by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Each word of the lists in ``table`` with its key."""
    return {word: key for key, words in table.items() for word in entries(words)}


def any_of(words: Collection[str]) -> str:
    """A pattern for one of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or NEVER


def joined(pattern: str) -> str:
    """A pattern without its line breaks and indentation (two spaces or more at the beginning of a line)."""
    return _INDENTATION.sub("", pattern).replace("\n", "")


def number(key: str) -> float:
    """The number that a key writes, an int for an integer: ``12``, ``1e6``, ``1/3``."""
    if "/" in key:
        return float(Fraction(key))
    return float(key) if "e" in key or "." in key else int(key)


class Section:
    """A section of a data file.

    As a context manager it raises ValueError at the end for fields that were not read, which catches misspelt ones.
    """

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self._name = name
        self._table = table
        self._read: set[str] = set()

    def __enter__(self) -> Section:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: TracebackType | None) -> None:
        unread = self._table.keys() - self._read
        if unread and kind is None:
            raise ValueError(f"{self._name}: unknown field {min(unread)!r}")

    def _field(self, name: str, default: Any) -> Any:
        self._read.add(name)
        return self._table.get(name, default)

    def fields(self) -> dict[str, Any]:
        """All fields as they are."""
        return dict(self._table)

    def table(self, name: str) -> dict[str, Any]:
        """A table as it is, empty where it is missing."""
        return dict(self._field(name, {}))

    def flag(self, name: str) -> bool:
        """A truth value, False where it is missing."""
        return bool(self._field(name, False))

    def pattern(self, name: str, default: str = NEVER) -> str:
        """A pattern, one that never matches where it is missing."""
        return joined(self._field(name, default))

    def patterns(self, name: str) -> list[str]:
        """A list of patterns."""
        return [joined(pattern) for pattern in self._field(name, ())]

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """A list of pairs of patterns."""
        return [(joined(one), joined(other)) for one, other in self._field(name, ())]

    def words(self, name: str) -> list[str]:
        """A word list."""
        return entries(self._field(name, ""))

    def by_number(self, name: str) -> dict[str, float]:
        """Each word of a table whose keys are numbers, with its number."""
        return {word: number(key) for word, key in by_word(self._field(name, {})).items()}

    def by_interval(self, name: str) -> dict[str, tuple[float, float]]:
        """Each word of a table whose keys are numbers or intervals, with the ends of the interval."""
        found = {}
        for word, key in by_word(self._field(name, {})).items():
            low, _, high = key.partition("..")
            found[word] = (float(number(low)), float(number(high or low)))
        return found
