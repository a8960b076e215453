"""Messages of a report that was read: only those that every catalogue can word, so that no page ever fails on one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from samesaid.model import Argument, Message, Rule, literal
from samesaid.reports.catalogue import catalogue
from samesaid.reports.formats.json.reading.fields import Fields, fields_of, text_of, wrong
from samesaid.settings import REPORT_LANG

# Lists and messages inside of messages: ours have six levels at most.
_MAX_DEPTH = 8
# How often an outside sentence may have one place: each level of a message may multiply its words by it.
_MAX_REPEATS = 2
# How a sentence of an outside comparator may join or round what fills a place: `list`, `“or”`, `dots`, `,.1f`.
_WAY = re.compile(r"[“”a-z/|]{0,12}|,?(?:\.\d)?[dfg%]?")
# What the wording of a message raises where its arguments do not fit its sentence.
_UNFIT = (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError)


class Messages:
    """Reads messages; ``rules`` bring the sentences of outside comparators."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        self._catalogues = tuple(catalogue(language).extended(rules) for language in REPORT_LANG)
        own = catalogue()
        # Titles and descriptions of a report are no sentences with places.
        self._plain = {
            key for rule in rules for key in (f"code.{rule.code}.title", f"code.{rule.code}.why") if not own.has(key)
        }

    def of(self, fields: Fields, name: str, said: str) -> Message:
        """The message of ``name_key`` and ``name_args``, else ``said`` as it is."""
        return self.of_key(fields, name) or literal(said)

    def of_key(self, fields: Fields, name: str) -> Message | None:
        """The message of ``name_key`` and ``name_args``; None without a key, and where a catalogue cannot word it."""
        if not fields.has(f"{name}_key"):
            return None
        return self._wordable(_message(fields.text(f"{name}_key"), fields.record.get(f"{name}_args"), fields.at(name)))

    def of_record(self, value: Any, place: str, said: str) -> Message:
        """The message of an object with ``key`` and ``args``, else ``said`` as it is."""
        fields = fields_of(value, place)
        return self._wordable(_message(fields.text("key"), fields.record.get("args"), place)) or literal(said)

    def _wordable(self, message: Message) -> Message | None:
        """The message itself, None where a catalogue cannot word it: a newer samesaid may have others."""
        if any(part.key in self._plain for part in _all(message)):
            return None
        try:
            for say in self._catalogues:
                say.text(message)
        except _UNFIT:
            return None
        return message


def _message(key: str, args: Any, place: str, depth: int = 0) -> Message:
    if depth > _MAX_DEPTH:
        raise wrong(place, "a message: it is nested too deeply")
    fields = fields_of({} if args is None else args, place)
    return Message(
        key, tuple((name, _argument(value, fields.at(name), depth)) for name, value in fields.record.items())
    )


def _argument(value: Any, place: str, depth: int) -> Argument:
    if isinstance(value, dict):
        inner = Fields(value, place)
        return _message(inner.text("key"), value.get("args"), place, depth + 1)
    if isinstance(value, list) and depth <= _MAX_DEPTH:
        return tuple(_argument(item, f"{place}[{n}]", depth + 1) for n, item in enumerate(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return text_of(value, place)


def _all(message: Message) -> Iterable[Message]:
    """The message and those in it."""
    yield message
    for _, value in message.args:
        yield from _inside(value)


def _inside(value: Argument) -> Iterable[Message]:
    if isinstance(value, Message):
        yield from _all(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)


def sentences_of(fields: Fields, name: str) -> Mapping[str, Mapping[str, str]]:
    """The sentences that the rule of an outside comparator brings, by language and key.

    Raises SamesaidError for one whose places are more than names: Python would follow an attribute to its own insides.
    """
    if not fields.has(name):
        return {}
    by_language = fields.object(name)
    return {language: _sentences(by_language.object(language)) for language in by_language.record}


def _sentences(fields: Fields) -> dict[str, str]:
    found = {key: fields.text(key) for key in fields.record}
    for key, sentence in found.items():
        try:
            parts = [part for part in Formatter().parse(sentence) if part[1] is not None]
        except ValueError:
            raise wrong(fields.at(key), "a sentence: its braces are unbalanced") from None
        places = [(name or "", way or "", conversion) for _, name, way, conversion in parts]
        if not all(name.isidentifier() and not conversion and _WAY.fullmatch(way) for name, way, conversion in places):
            raise wrong(fields.at(key), "a sentence whose places are names")
        if max(Counter(name for name, _, _ in places).values(), default=0) > _MAX_REPEATS:
            raise wrong(fields.at(key), f"a sentence with each place at most {_MAX_REPEATS} times")
    return found
