"""Words by which a figure goes up or down, and the clause in which they govern it; a data file a language.

A file has the limits of a clause and its reach, and a table for each ``Axis`` with the patterns ``up`` and ``down``.
Patterns are regular expressions of Python, matched without regard to case; in a language with spaces at the beginning
and end of words.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from samesaid.compare.quantities.grammars.data import joined
from samesaid.compare.quantities.grammars.zh.numerals import simplified
from samesaid.languages import primary
from samesaid.model import Document, Span


class Axis(StrEnum):
    """What goes up or down. Words of different axes never contradict each other."""

    CHANGE = "change"
    """A rise or more, a fall or less."""
    BALANCE = "balance"
    """A surplus or a profit, a deficit or a loss."""
    FLOW = "flow"
    """What flows in or is bought, what flows out or is sold."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says which way a figure goes; ``span`` is in offsets of the document."""

    span: Span
    axis: Axis
    up: bool


@dataclass(frozen=True, slots=True)
class DirectionWords:
    """The patterns of a language: its cues, and what ends the clause of a figure before and after it."""

    cue: re.Pattern[str]
    limit: re.Pattern[str]
    before: int
    after: int
    """Characters before and after a figure in which a cue governs it."""


@functools.cache
def direction_words(language: str) -> DirectionWords | None:
    """The words of a language (a primary tag), None for one without a data file."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = {"none": table["none"]}
    groups |= {f"{axis}_{way}": table[axis][way] for axis in Axis if axis in table for way in ("up", "down")}
    edges = ("", "") if table.get("spaceless") else (r"(?<![\w-])", r"(?!\w)")
    cue = "|".join(f"(?P<{name}>{joined(pattern)})" for name, pattern in groups.items())
    return DirectionWords(
        re.compile(f"{edges[0]}(?:{cue}){edges[1]}", re.I),
        re.compile(joined(table["limit"]), re.I),
        table["before"],
        table["after"],
    )


def cues(document: Document) -> tuple[tuple[Cue, ...], ...]:
    """The cues of each sentence. An annotation: call it through ``side.annotate(cues)``."""
    words = direction_words(primary(document.language))
    if words is None:
        return ((),) * len(document.sentences)
    return tuple(
        tuple(_cues(folded(sentence.text, document.language), sentence.span.start, words))
        for sentence in document.sentences
    )


def folded(text: str, language: str) -> str:
    """The text as the patterns of its language are written, of the same length: Chinese in simplified characters."""
    return text.translate(simplified()) if primary(language) == "zh" and not text.isascii() else text


def _cues(text: str, offset: int, words: DirectionWords) -> Sequence[Cue]:
    found = []
    for match in words.cue.finditer(text):
        name = match.lastgroup
        if name is not None and name != "none":
            axis, _, way = name.partition("_")
            found.append(Cue(Span(match.start() + offset, match.end() + offset), Axis(axis), way == "up"))
    return found


def clause(text: str, figure: Span, words: DirectionWords) -> Span:
    """The part of a sentence in which words govern a figure; all in offsets of ``text``."""
    start, end = max(0, figure.start - words.before), min(len(text), figure.end + words.after)
    for match in words.limit.finditer(text, start, figure.start):
        start = match.end()
    after = words.limit.search(text, figure.end, end)
    return Span(min(start, figure.start), after.start() if after else end)
