"""The sentences of reports in the language of the reader: one TOML file for each language, all with the same keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from samesaid.languages import display_name
from samesaid.model import Message, Rule


class Catalogue:
    """The sentences of one language. A call with a key and values gives a sentence.

    A key is dotted (``headline.none``). A sentence has places for values by name, ``{count}``. Several values are
    joined as the place says: ``{names:list}`` as *one, two and three*, ``or`` with *or*, ``text`` as sentences,
    ``dots`` with middle dots, ``semicolons`` with semicolons, ``/`` and ``|`` with that sign; ``“list”`` and ``“or”``
    also put each value in quotation marks. A table of plural forms (``one``, ``few``, ``many``, ``other``: those that
    CLDR has for the language) is chosen from by the value ``n``. Of a table with ``same`` and ``other``, ``same``
    is used where ``words`` already have ``value``. An unknown key is a KeyError.
    """

    def __init__(self, language: str, table: Mapping[str, Any], english: Catalogue | None = None) -> None:
        self.language = language
        self._table = table
        self._english = english
        self._sentences = dict(_flat(table))

    def __call__(self, key: str, **values: object) -> str:
        return self._filled(key, values)

    def _filled(self, key: str, values: Mapping[str, object]) -> str:
        text = self._sentences.get(key)
        if text is not None and not values:
            return text
        found = _Values(self, values)
        if text is None and f"{key}.same" in self._sentences and _is_obvious(found["value"], found["words"]):
            text = self._sentences[f"{key}.same"]
        if text is None:
            text = self._sentences.get(f"{key}.{_plural(self.language, values.get('n'))}")
            text = text if text is not None else self._sentences[f"{key}.other"]
        return text.format_map(found)

    def text(self, message: Message) -> str:
        """The message in this language; in English where this catalogue lacks a key of it.

        Raises KeyError for a key that English lacks too.
        """
        if message.key == "literal":
            return "".join(str(value) for _, value in message.args)
        if message.key == "language-name":
            return display_name(str(dict(message.args)["tag"]), self.language)
        if self._english and not self.knows(message):
            return self._english.text(message)
        return self._filled(message.key, dict(message.args))

    def has(self, key: str) -> bool:
        """True if there is a sentence for this key, or plural forms of it."""
        return key in self._sentences or f"{key}.other" in self._sentences

    def knows(self, message: Message) -> bool:
        """True if this catalogue has the key of the message and those of the messages in it."""
        parts = [item for _, value in message.args for item in (value if isinstance(value, tuple) else (value,))]
        known = message.key in ("literal", "language-name") or self.has(message.key)
        return known and all(self.knows(part) for part in parts if isinstance(part, Message))

    def extended(self, rules: Iterable[Rule]) -> Catalogue:
        """This catalogue with what rules bring for keys that it lacks.

        These are the English titles and descriptions of codes, and the sentences of outside comparators.
        """
        rules = tuple(rules)
        brought: dict[str, str] = {}
        for rule in rules:
            brought[f"code.{rule.code}.title"] = rule.title
            brought[f"code.{rule.code}.why"] = rule.description
            brought.update(rule.messages.get(self.language, {}))
        extended = Catalogue(self.language, self._table, self._english.extended(rules) if self._english else None)
        extended._sentences = {**brought, **self._sentences}
        return extended

    def table(self, key: str, *names: str) -> dict[str, str]:
        """The sentences under a key, by the rest of their keys; with ``names`` only those under these names."""
        start = key + "."
        found = {name[len(start) :]: text for name, text in self._sentences.items() if name.startswith(start)}
        return {name: text for name, text in found.items() if not names or name.split(".")[0] in names}

    def groups(self, key: str) -> tuple[str, ...]:
        """The names of the tables under a key, in the order of the file."""
        return tuple(name for name, value in self._table[key].items() if isinstance(value, Mapping))

    def number(self, number: int) -> str:
        """A number inside a sentence: small ones as words where the language writes them so."""
        return self._sentences.get(f"numbers.n{number}", f"{number:,}")


@cache
def _plural(language: str, number: object) -> str:
    """The CLDR plural form of a number in a language; ``other`` for what is no number."""
    if not isinstance(number, int | float):
        return "other"
    from babel.core import Locale

    return str(Locale.parse(language).plural_form(number))


class _Values(dict[str, object]):
    """Values for the places of a sentence: messages as text, integers with thousands separated, several values."""

    def __init__(self, say: Catalogue, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self._say = say

    def __getitem__(self, key: str) -> object:
        return self._shown(super().__getitem__(key))

    def _shown(self, value: object) -> object:
        if type(value) is str:
            return value
        if isinstance(value, Message):
            return self._say.text(value)
        if isinstance(value, tuple):
            return _Several(self._say, [str(self._shown(item)) for item in value])
        if isinstance(value, float):
            return _Decimal(value)
        return f"{value:,}" if isinstance(value, int) else value


class _Decimal(float):
    """A number in a sentence, without needless decimals where the sentence gives it no format of its own."""

    def __str__(self) -> str:
        return f"{float(self):,.6f}".rstrip("0").rstrip(".") if abs(self) < 1e15 else f"{float(self):.6g}"

    def __format__(self, way: str) -> str:
        return super().__format__(way) if way else str(self)


# Letters that a pattern without regard to case takes for i, s and k.
_LIKE_ASCII = "İıſ\u212a"
_GOES_ON = re.compile(r"[.,]?\d")


def _is_obvious(value: object, words: object) -> bool:
    """True if the words have the value that was read, apart from case, spaces and thousands separators."""
    wanted, text = str(value), str(words)
    # Compiling a pattern takes longer than all else about a message, and few need one.
    if wanted.isascii() and wanted.strip() and not any(letter in text for letter in _LIKE_ASCII):
        small, among = wanted.lower(), text.lower()
        if _squeezed(small) not in _squeezed(among):
            return False
        if _occurs(small, among):
            return True
    pattern = re.escape(wanted).replace("\\ ", r"\s*").replace(",", ",?")
    return re.search(rf"(?<![\d.,]){pattern}(?![.,]?\d)", text, re.I) is not None


def _squeezed(text: str) -> str:
    return "".join(text.replace(",", "").split())


def _occurs(value: str, words: str) -> bool:
    """Whether the words have the value as it is written, without a further digit beside it."""
    at = words.find(value)
    while at >= 0:
        before = words[at - 1 : at]
        if not (before.isdecimal() or before in (".", ",") or _GOES_ON.match(words, at + len(value))):
            return True
        at = words.find(value, at + 1)
    return False


# Signs between values, by the way of joining.
_SIGNS = {"dots": "·", "/": "/", "|": "|"}


class _Several:
    """Several values, joined in the way that the place of the sentence names."""

    def __init__(self, say: Catalogue, items: Sequence[str]) -> None:
        self._say, self._items = say, items

    def __format__(self, way: str) -> str:
        items = self._items
        if way[:1] == "“":
            items, way = [f"“{item}”" for item in items], way.strip("“”")
        if way in _SIGNS:
            return f" {_SIGNS[way]} ".join(items)
        if way == "semicolons":
            return self._say("joint.semicolon").join(items)
        if way in ("", "text"):
            return self._say("joint.space").join(items)
        if len(items) < 2:
            return "".join(items)
        last = self._say("joint.or" if way == "or" else "joint.and")
        return self._say("joint.comma").join(items[:-1]) + last + items[-1]


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Every sentence of a table with its dotted key."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value, f"{above}{name}.") if isinstance(value, Mapping) else [(above + name, str(value))]
    return found


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The catalogue of a language, one of ``samesaid.reports.LANGUAGES``."""
    text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, tomllib.loads(text), catalogue("en") if language != "en" else None)


@cache
def review_catalogue(language: str = "en") -> Catalogue:
    """The catalogue of a language with the sentences of the web application besides, under ``review.PART``."""
    table = {**catalogue(language)._table, "review": review_sentences(language)}
    return Catalogue(language, table, review_catalogue("en") if language != "en" else None)


def review_sentences(language: str) -> dict[str, Any]:
    """The sentences of the web application by part: those of ``review/PART.LANGUAGE.toml``."""
    ending = f".{language}.toml"
    found = (one for one in files(__name__).joinpath("review").iterdir() if one.name.endswith(ending))
    return {
        one.name.removesuffix(ending): tomllib.loads(one.read_text(encoding="utf-8"))
        for one in sorted(found, key=lambda one: one.name)
    }
