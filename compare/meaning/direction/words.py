"""Words by which a figure goes up or down, and the clause in which they govern it; a data file a language.

A file has the reach and the limits of a clause, and a table for each ``Axis`` with the patterns ``up``, ``down`` and
``unclear``, for words that leave it open; for times ``up_before``, ``up_after`` and the like, directly before and after
the figure. Patterns are regular expressions of Python, matched without regard to case; in a language with spaces they
begin and end where words do. What ``none`` matches is no cue, nor a part of one. ``begins`` and ``ends`` match what is
before the figures between which something changes. ``statement`` has plain words that need no figure.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.quantities.grammars.data import NEVER, joined
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
    LEVEL = "level"
    """Above or below something. Where both figures are bounded so, the quantities compare the bounds (N105)."""
    TIME = "time"
    """Later or earlier, after or before, by a length of time."""


_WAYS = {"up": 1, "down": -1, "unclear": 0}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says which way a figure goes: 1 up, -1 down, 0 unclear; ``span`` is in offsets of the document."""

    span: Span
    axis: Axis
    way: int


@dataclass(frozen=True, slots=True)
class DirectionWords:
    """The patterns of a language: its cues, and what ends the clause of a figure before and after it."""

    cue: re.Pattern[str]
    limit: re.Pattern[str]
    before: int
    after: int
    """Characters before and after a figure in which a cue governs it."""
    time_before: re.Pattern[str]
    time_after: re.Pattern[str]
    """What directly before and after a length of time says whether it is later (the group ``up``) or earlier."""
    end: re.Pattern[str]
    """What before a figure says that a change begins (the group ``begins``) or ends with it."""
    statement: re.Pattern[str] | None
    """Plain words for a rise (the group ``up``) or a fall, None where there are none."""

    def clause(self, text: str, figure: Span) -> Span:
        """The part of a sentence in which words govern a figure; all in offsets of ``text``.

        A limit directly before the figure is none: in "rose by 5% and 8%" the verb governs both.
        """
        start, end = max(0, figure.start - self.before), min(len(text), figure.end + self.after)
        for limit in self.limit.finditer(text, start, max(start, figure.start - tuning.MIN_CLAUSE_CHARACTERS)):
            start = limit.end()
        after = self.limit.search(text, figure.end, end)
        return Span(start, after.start() if after else end)


@functools.cache
def direction_words(language: str) -> DirectionWords | None:
    """The words of a language (a primary tag), None for one without a data file."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = {"none": table["none"]}
    groups |= {f"{axis}_{way}": table[axis][way] for axis in Axis for way in _WAYS if way in table.get(axis, {})}
    time = [
        "|".join(f"(?P<{way}>{joined(table['time'].get(f'{way}_{place}', NEVER))})" for way in ("up", "down"))
        for place in ("before", "after")
    ]
    plain = "|".join(f"(?P<{way}>{joined(pattern)})" for way, pattern in table.get("statement", {}).items())
    ends = "|".join(f"(?P<{end}>{joined(table.get(end, NEVER))})" for end in ("begins", "ends"))
    before, after = ("", "") if table.get("spaceless") else (r"(?<![\w-])", r"(?!\w)")
    cue = "|".join(f"(?P<{name}>{joined(pattern)})" for name, pattern in groups.items())
    return DirectionWords(
        re.compile(f"{before}(?:{cue}){after}", re.I),
        re.compile(joined(table["limit"]), re.I),
        table["before"],
        table["after"],
        re.compile(f"{before}(?:{time[0]})$", re.I),
        re.compile(f"(?:{time[1]}){after}", re.I),
        re.compile(f"{before}(?:{ends})$", re.I),
        re.compile(f"{before}(?:{plain}){after}", re.I) if plain else None,
    )


def cues(document: Document) -> tuple[tuple[Cue, ...], ...]:
    """The cues of each sentence. An annotation: call it through ``side.annotate(cues)``."""
    words = direction_words(primary(document.language))
    if words is None:
        return ((),) * len(document.sentences)
    texts = zip(folded_sentences(document), document.sentences, strict=True)
    return tuple(tuple(_cues(text, sentence.span.start, words)) for text, sentence in texts)


def _cues(text: str, offset: int, words: DirectionWords) -> Iterator[Cue]:
    for match in words.cue.finditer(text):
        name = match.lastgroup
        if name is not None and name != "none":
            axis, _, way = name.partition("_")
            yield Cue(Span(match.start() + offset, match.end() + offset), Axis(axis), _WAYS[way])
