"""Offices and the grade they are told in: director, deputy director, acting director, former director."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from samesaid.compare.names.gazetteer.lexicon import has_words, words
from samesaid.model import Mention, Span


class Grade(StrEnum):
    """What stands before an office and makes it another one. The value is the English word that editors are told."""

    DEPUTY = "deputy"
    ASSISTANT = "assistant"
    ACTING = "acting"
    FORMER = "former"
    CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a sentence. ``rows`` are those of the table of heads that its head stands in.

    ``span`` goes from the grade to the head; ``head`` is the English or Chinese word without the grade; ``person`` is
    who holds it, if a name stands right beside it.
    """

    grades: frozenset[Grade]
    rows: frozenset[int]
    span: Span
    text: str
    head: str
    person: Mention | None = None


@functools.cache
def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    lines = resources.files(__package__).joinpath("offices.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return tuple((tuple(chinese.split(",")), tuple(english.split(","))) for chinese, english in cells)


@functools.cache
def heads(language: str) -> dict[str, frozenset[int]]:
    """Head in this language (zh or en) → the rows that it stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_rows()):
        for head in row[0 if language == "zh" else 1]:
            found.setdefault(head, set()).add(number)
    return {head: frozenset(numbers) for head, numbers in found.items()}


@functools.cache
def grade_words(language: str, grade: Grade, part: str) -> frozenset[str]:
    """Words of a grade: ``part`` is before (they stand before the head), hints and
    maybe (they may tell it elsewhere), or of (the only heads that the grade is read of)."""
    name = f"{grade.value}_{part}"
    return words(f"{language}_grades", name) if has_words(f"{language}_grades", name) else frozenset()
