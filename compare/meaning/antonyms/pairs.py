"""Words that say the opposite of one another: by a list of a language, or by what is put before or after a word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samesaid.languages import primary

_FOLDER = Path(__file__).parent


_Group = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Opposites:
    groups: tuple[tuple[_Group, _Group], ...]
    pairs: frozenset[tuple[str, str]]
    prefixes: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    min_letters: int
    not_turned: frozenset[str]


@cache
def _opposites(language: str) -> _Opposites | None:
    path = _FOLDER / f"pairs.{language}.toml"
    if not path.is_file():
        return None
    record = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = tuple((frozenset(ones.split()), frozenset(others.split())) for ones, others in record["axes"])
    pairs = {(a, b) for ones, others in groups for a in ones for b in others}
    return _Opposites(
        groups,
        frozenset(pairs | {(b, a) for a, b in pairs}),
        tuple(record["prefixes"]),
        tuple((a, b) for a, b in record["suffixes"]),
        record["min_letters"],
        frozenset(record["not_turned"]),
    )


def has_opposites(language: str) -> bool:
    """Whether there is a list of opposites for this language (a BCP 47 tag)."""
    return _opposites(primary(language)) is not None


def groups_of(word: str, language: str = "en") -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """(words that go with a lemma, words that say the opposite) of each group of the list that has the lemma."""
    known = _opposites(primary(language))
    for one, other in known.groups if known else ():
        if word in one:
            yield one, other
        elif word in other:
            yield other, one


def are_opposites(one: str, other: str, language: str) -> bool:
    """Whether two lemmas in lower case say the opposite; False in a language without a list."""
    known = _opposites(primary(language))
    if known is None or one == other:
        return False
    return (one, other) in known.pairs or _turned(one, other, known) or _turned(other, one, known)


def _turned(plain: str, turned: str, known: _Opposites) -> bool:
    """Whether ``turned`` is ``plain`` with a prefix or a suffix that denies it."""
    if turned in known.not_turned:
        return False
    if len(plain) >= known.min_letters and any(turned == p + plain for p in known.prefixes):
        return True
    return any(
        plain.endswith(a) and turned == plain.removesuffix(a) + b and len(plain) - len(a) >= known.min_letters
        for a, b in known.suffixes
    )
