"""Fields of JSON from untrusted sources: each is of the type that is asked for, or one line says which is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from samesaid.inputs import shown
from samesaid.model import SamesaidError, Span

T = TypeVar("T")

# Characters of a text as a whole: a document is read up to 64 MB.
MAX_TEXT_CHARS = 64_000_000
# Characters of anything else. A sentence may have a million, and a message may quote it.
_MAX_WORDS_CHARS = 4_000_000
# No count, score or offset of ours comes near it; larger ones are no longer exact as floating point numbers.
_MAX_NUMBER = 2**53
# What a message shows of a name that somebody chose.
_MAX_SHOWN_CHARS = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of JSON and its place for messages, such as ``findings[3]``; the place of the whole is empty.

    Every method raises SamesaidError, in one line, for a value of another type. Where a field is missing they give
    ``otherwise``; without one that is an error, too.
    """

    record: Mapping[str, Any]
    place: str = ""

    def at(self, name: str) -> str:
        """The place of a field."""
        name = shown(name[:_MAX_SHOWN_CHARS])
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.record.get(name) is not None

    def text(self, name: str, otherwise: str | None = None, *, longest: int = _MAX_WORDS_CHARS) -> str:
        """A string."""
        if otherwise is not None and not self.has(name):
            return otherwise
        return text_of(self.record.get(name), self.at(name), longest)

    def text_or_none(self, name: str) -> str | None:
        """A string, or None for null and for a field that is missing."""
        return self.text(name) if self.has(name) else None

    def one_of(self, name: str, values: Collection[str], otherwise: str | None = None) -> str:
        """One of some words."""
        word = self.text(name, otherwise)
        if word not in values:
            raise SamesaidError(f"{self.at(name)} is not one of {', '.join(values)}")
        return word

    def truth(self, name: str, otherwise: bool | None = None) -> bool:
        """True or false."""
        if otherwise is not None and not self.has(name):
            return otherwise
        value = self.record.get(name)
        if not isinstance(value, bool):
            raise wrong(self.at(name), "true or false")
        return value

    def number(self, name: str, least: float, most: float, otherwise: float | None = None) -> float:
        """A number from ``least`` to ``most``."""
        if otherwise is not None and not self.has(name):
            return otherwise
        value = self.record.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise wrong(self.at(name), f"a number from {least:g} to {most:g}")
        return value

    def index(self, name: str, count: int, otherwise: int | None = None) -> int:
        """An index into a list of ``count`` things."""
        if otherwise is not None and not self.has(name):
            return otherwise
        return index_of(self.record.get(name), self.at(name), count)

    def count(self, name: str, otherwise: int | None = None) -> int:
        """A whole number from 0."""
        return self.index(name, _MAX_NUMBER, otherwise)

    def items(self, name: str, *, needed: bool = False) -> Iterator[tuple[Any, str]]:
        """The values of a list, each with its place; none where the list is missing and not ``needed``."""
        if not needed and not self.has(name):
            return
        value = self.record.get(name)
        if not isinstance(value, list):
            raise wrong(self.at(name), "a list")
        for number, item in enumerate(value):
            yield item, f"{self.at(name)}[{number}]"

    def texts(self, name: str) -> tuple[str, ...]:
        """The strings of a list."""
        return tuple(text_of(value, place) for value, place in self.items(name))

    def objects(self, name: str, *, needed: bool = False) -> Iterator[Fields]:
        """The objects of a list."""
        return (fields_of(value, place) for value, place in self.items(name, needed=needed))

    def object(self, name: str) -> Fields:
        """An object."""
        return fields_of(self.record.get(name), self.at(name))

    def span(self, text: str) -> Span:
        """The span of ``start`` and ``end``, inside of a text."""
        return span_of(self.record.get("start"), self.record.get("end"), self.place, text)


def fields_of(value: Any, place: str) -> Fields:
    """The fields of a value that must be an object."""
    if not isinstance(value, dict):
        raise wrong(place or "it", "an object")
    return Fields(value, place)


def text_of(value: Any, place: str, longest: int = _MAX_WORDS_CHARS) -> str:
    """A value that must be a string of at most so many characters."""
    if not isinstance(value, str):
        raise wrong(place, "a string")
    if len(value) > longest:
        raise SamesaidError(f"{place} has {len(value):,} characters; at most {longest:,} are read")
    return value


def index_of(value: Any, place: str, count: int) -> int:
    """A value that must be an index into a list of ``count`` things."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(place, "a whole number")
    if not 0 <= value < count:
        raise SamesaidError(f"{place} is out of range: there are {count:,}")
    return value


def span_of(start: Any, end: Any, place: str, text: str) -> Span:
    """A span inside of a text."""
    first, last = (index_of(value, place, len(text) + 1) for value in (start, end))
    if first > last:
        raise SamesaidError(f"{place} ends before it starts")
    return Span(first, last)


def wrong(place: str, what: str) -> SamesaidError:
    """The error for a value that is not what it must be."""
    return SamesaidError(f"{place} is not {what}")
