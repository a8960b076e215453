"""The words that limit a statement, and what may say the same in another language; a data file for all of them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A meaning in one language: the words that must be said by the other version, and all that may say it."""

    said: re.Pattern[str]
    answers: re.Pattern[str]


@functools.cache
def qualifiers(language: str) -> Mapping[str, Qualifier]:
    """The meanings of a language (a primary tag); empty for one without words."""
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, dict[str, str]]] = tomllib.loads(text)
    return {
        name: Qualifier(re.compile(of[language]["said"], re.I), re.compile(of[language]["answers"], re.I))
        for name, of in tables.items()
        if language in of
    }
