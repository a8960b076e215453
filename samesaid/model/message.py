"""Sentences for a reader before they are in any language: a key of the catalogue and what fills its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, cast


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the catalogue (``code.N103.different``) and the arguments of its places, in a fixed order.

    An argument is words of a text, a number, a message of its own (a value that was read: ``2.2万`` is *22,000*), or
    several of any. A number named ``n`` chooses between singular and plural.
    """

    key: str
    args: tuple[tuple[str, Argument], ...] = ()

    def as_record(self) -> dict[str, Any]:
        """``{"key": …, "args": {…}}`` for JSON, messages in it likewise."""
        return {"key": self.key, "args": {name: _record(value) for name, value in self.args}}


Argument: TypeAlias = str | int | float | Message | tuple["Argument", ...]


def message(key: str, /, **args: Argument) -> Message:
    """The message of a key with these arguments."""
    return Message(key, tuple(args.items()))


def literal(text: str) -> Message:
    """Words that are the same in every language, or that no catalogue has."""
    return message("literal", text=text)


def language_name(tag: str) -> Message:
    """The name of a language, in the language of the reader."""
    return message("language-name", tag=tag)


def sentences(*parts: Message) -> Message:
    """Several sentences as one message; those that are several themselves are taken apart."""
    single = tuple(one for part in parts for one in _parts(part))
    return single[0] if len(single) == 1 else Message("sentences", (("parts", single),))


def _parts(sentence: Message) -> tuple[Message, ...]:
    return cast(tuple[Message, ...], sentence.args[0][1]) if sentence.key == "sentences" else (sentence,)


def _record(value: Argument) -> Any:
    if isinstance(value, Message):
        return value.as_record()
    if isinstance(value, tuple):
        return [_record(item) for item in value]
    return value
