"""What reports say, in the language of the reader: one TOML file a language, all with the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


class Catalogue:
    """The words of one language. Calling it with a key gives a sentence, its places filled.

    A key is dotted (``verdict.none``). Where the file gives ``one`` and ``other``, the value ``n`` chooses between
    them; Chinese has no plural and may leave ``one`` away. A key that is not there is a KeyError.
    """

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self.language = language
        self._table = table
        self._leaves = dict(leaves(table))

    def __call__(self, key: str, **values: object) -> str:
        text = self._leaves.get(key)
        if text is None:
            text = self._leaves.get(f"{key}.one") if values.get("n") == 1 else None
            text = text if text is not None else self._leaves[f"{key}.other"]
        return text.format_map(_Told(values)) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a sentence for this key, or one that a number chooses."""
        return key in self._leaves or f"{key}.other" in self._leaves

    def table(self, key: str) -> dict[str, str]:
        """The sentences under a key, by the rest of their names."""
        start = key + "."
        return {name[len(start) :]: text for name, text in self._leaves.items() if name.startswith(start)}

    def table_of_all(self) -> dict[str, str]:
        """Every sentence by its dotted key."""
        return dict(self._leaves)

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """A list of (pattern, replacement) under a key of the file's top; empty where the language needs none."""
        return [(str(one), str(other)) for one, other in self._table.get(key, ())]

    def number(self, number: int) -> str:
        """A number inside a sentence: small ones as words where the language writes them so."""
        return self._leaves.get(f"numbers.n{number}", f"{number:,}")


class _Told(dict[str, object]):
    """Values for a sentence: numbers with thousands separated."""

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        return f"{value:,}" if isinstance(value, int) else value


def leaves(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Every sentence of a table with its dotted key; lists are left out."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, Mapping):
            found += leaves(value, f"{above}{name}.")
        elif isinstance(value, str):
            found.append((above + name, value))
    return found


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The catalogue of a language, one of ``samesaid.reports.LANGUAGES``."""
    text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, tomllib.loads(text))
