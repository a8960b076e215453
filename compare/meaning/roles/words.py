"""What one does to another, and the parties of contracts and lawsuits; a data file a language.

An act has words of several frames, which say who of two names acts. The acts have the same names in every file.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of a language.

    ``acts`` maps an act and a frame to its words: lemmas in English, a pattern in Chinese. ``parties`` has a named
    group for each kind of party; ``alike`` are words of acts that two sides do alike.
    """

    acts: Mapping[tuple[str, str], str]
    parties: re.Pattern[str]
    alike: frozenset[str]


@functools.cache
def role_words(language: str) -> RoleWords | None:
    """The words of a language (a primary tag), None for one without a data file."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    if not file.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    acts = {(act, frame): words for act, frames in table["act"].items() for frame, words in frames.items()}
    edge = "" if language == "zh" else r"\b"
    kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in table["party"].items())
    return RoleWords(
        acts,
        re.compile(f"{edge}(?:{kinds}){edge}", re.I),
        frozenset(table["alike"]["words"].split()),
    )


@functools.cache
def english_acts() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Each English lemma with its acts and frames."""
    words = role_words("en")
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, lemmas in words.acts.items() if words else ():
        for lemma in lemmas.split():
            found[lemma] = (*found.get(lemma, ()), key)
    return found


@functools.cache
def english_alike() -> frozenset[str]:
    """The English lemmas of acts that two sides do alike."""
    words = role_words("en")
    return words.alike if words else frozenset()
