"""Every sentence that a reader sees, in the reader's language: one TOML file a language, all with the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from samesaid.languages import display_name
from samesaid.model import Message, Rule


class Catalogue:
    """The words of one language. Calling it with a key gives a sentence, its places filled.

    A key is dotted (``verdict.none``). A place is a value by name, ``{count}``; several values (``{names:list}``) are
    joined as ``one, two and three`` by ``list``, as alternatives by ``or``, as sentences by ``text``, by middle dots by
    ``dots``, by semicolons by ``semicolons``, by the sign itself by ``/`` and ``|``; ``“list”`` and ``“or”`` put each
    of them in quotation marks. Where the file gives a table of plural forms (``one``, ``few``, ``many``, ``other``:
    those of CLDR that the language has), the number ``n`` chooses between them. A key that is not there is a KeyError.
    """

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self.language = language
        self._table = table
        self._leaves = dict(leaves(table))

    def __call__(self, key: str, **values: object) -> str:
        text = self._leaves.get(key)
        if text is None:
            text = self._leaves.get(f"{key}.{_plural(self.language, values.get('n'))}")
            text = text if text is not None else self._leaves[f"{key}.other"]
        return text.format_map(_Places(self, values)) if values else text

    def text(self, message: Message | str) -> str:
        """A message in this language; words that no catalogue needs as they are.

        Raises KeyError for a key that the catalogue lacks.
        """
        if isinstance(message, str):
            return message
        if message.key == "literal":
            return "".join(str(value) for _, value in message.args)
        if message.key == "language-name":
            return display_name(str(dict(message.args)["tag"]), self.language)
        return self(message.key, **dict(message.args))

    def has(self, key: str) -> bool:
        """Whether there is a sentence for this key, or one that a number chooses."""
        return key in self._leaves or f"{key}.other" in self._leaves

    def knows(self, message: Message) -> bool:
        """Whether the catalogue has the message's key and those of the messages in it."""
        parts = [item for _, value in message.args for item in (value if isinstance(value, tuple) else (value,))]
        known = message.key in ("literal", "language-name") or self.has(message.key)
        return known and all(self.knows(part) for part in parts if isinstance(part, Message))

    def extended(self, rules: Iterable[Rule]) -> Catalogue:
        """The catalogue with what rules bring along, where it has no words of its own.

        These are their titles and descriptions, in English, and in this language the sentences of outside comparators.
        """
        brought: dict[str, str] = {}
        for rule in rules:
            brought[f"code.{rule.code}.title"] = rule.title
            brought[f"code.{rule.code}.why"] = rule.description
            brought.update(rule.messages.get(self.language, {}))
        longer = Catalogue(self.language, self._table)
        longer._leaves = {**brought, **self._leaves}
        return longer

    def table(self, key: str) -> dict[str, str]:
        """The sentences under a key, by the rest of their names."""
        start = key + "."
        return {name[len(start) :]: text for name, text in self._leaves.items() if name.startswith(start)}

    def groups(self, key: str) -> tuple[str, ...]:
        """The names of the tables under a key, in the order of the file."""
        return tuple(name for name, value in self._table[key].items() if isinstance(value, Mapping))

    def table_of_all(self) -> dict[str, str]:
        """Every sentence by its dotted key."""
        return dict(self._leaves)

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """A list of (pattern, replacement) under a key of the file's top; empty where the language needs none."""
        return [(str(one), str(other)) for one, other in self._table.get(key, ())]

    def number(self, number: int) -> str:
        """A number inside a sentence: small ones as words where the language writes them so."""
        return self._leaves.get(f"numbers.n{number}", f"{number:,}")


@cache
def _plural(language: str, number: object) -> str:
    """The CLDR plural form of a number in a language; ``other`` for what is no number."""
    if not isinstance(number, int | float):
        return "other"
    from babel.core import Locale

    return str(Locale.parse(language).plural_form(number))


class _Places(dict[str, object]):
    """Values for a sentence: messages in words, numbers with thousands separated, several values to be joined."""

    def __init__(self, say: Catalogue, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self._say = say

    def __getitem__(self, key: str) -> object:
        return self._shown(super().__getitem__(key))

    def _shown(self, value: object) -> object:
        if isinstance(value, Message):
            return self._say.text(value)
        if isinstance(value, tuple):
            return _Several(self._say, [str(self._shown(item)) for item in value])
        return f"{value:,}" if isinstance(value, int) else value


# Signs between values, by the way that names them.
_SIGNS = {"dots": "·", "/": "/", "|": "|"}


class _Several:
    """Values that the sentence joins in the way it names, such as ``list``; see ``Catalogue``."""

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


def leaves(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Every sentence of a table with its dotted key; lists are left out."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, Mapping):
            found += leaves(value, f"{above}{name}.")
        elif isinstance(value, str):
            found.append((above + name, value))
    return found


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The catalogue of a language, one of ``samesaid.reports.LANGUAGES``."""
    text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, tomllib.loads(text))
