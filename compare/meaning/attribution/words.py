"""Words by which a text says who says something, and whether it vouches for it; a data file a language.

A file has patterns: ``hedge`` for what says that the text does not vouch for a statement, ``source`` for what says
whose it is, and ``doubt`` and ``attribution`` for all that may render the one or the other in another text. Its block
``speaker`` has verbs of saying, what may be between a name and such a verb, and roles by a name that all files share.
``loose`` lists words of a quotation that carry little meaning.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from samesaid.compare.quantities.grammars.data import joined


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """The patterns of a language."""

    hedge: re.Pattern[str]
    source: re.Pattern[str]
    doubt: re.Pattern[str]
    attribution: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """What says that a name is a speaker's.

    ``verb`` matches a verb of saying, ``after`` one behind a name, ``before`` the end of a text whose last word is one,
    so that a name behind it speaks, ``addressed`` the end of a text behind which a name does not. ``roles`` has a named
    group for each role.
    """

    verb: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    addressed: re.Pattern[str]
    roles: re.Pattern[str]


@functools.cache
def _table(language: str) -> dict[str, Any] | None:
    file = resources.files(__package__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


@functools.cache
def attribution_words(language: str) -> AttributionWords | None:
    """The words of a language (a primary tag), None for one without a data file."""
    table = _table(language)
    if table is None:
        return None
    hedge, source, doubt, attribution = (
        re.compile(_whole(table, table[name]), re.I) for name in ("hedge", "source", "doubt", "attribution")
    )
    return AttributionWords(hedge, source, doubt, attribution)


@functools.cache
def speaker_words(language: str) -> SpeakerWords | None:
    """What marks speakers in a language (a primary tag), None for one without a data file."""
    table = _table(language)
    if table is None:
        return None
    speaker = table["speaker"]
    verb = joined(speaker["verb"])
    roles = "|".join(f"(?P<{role}>{pattern})" for role, pattern in table["role"].items())
    after, before = (joined(speaker[name]).replace("VERB", f"(?:{verb})") for name in ("after", "before"))
    return SpeakerWords(
        re.compile(_whole(table, verb)),
        re.compile(after),
        re.compile(before),
        re.compile(joined(speaker["addressed"])),
        re.compile(_whole(table, roles)),
    )


@functools.cache
def loose_words(language: str) -> frozenset[str]:
    """Words that carry little meaning in a language (a primary tag); none for one without a data file."""
    table = _table(language)
    return frozenset(table["loose"].split()) if table else frozenset()


def _whole(table: dict[str, Any], pattern: str) -> str:
    """A pattern that matches whole words in a language that is written with spaces."""
    return f"(?:{joined(pattern)})" if table.get("spaceless") else rf"(?<!\w)(?:{joined(pattern)})(?!\w)"
