"""The form of filters over texts and findings: what was asked, what can be chosen, links that keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from samesaid.reports.catalogue import Catalogue

Choice = tuple[str, str, int | None]
"""A value, its word, and how many there are (None where that is not counted)."""
MAX_ASKED_CHARS = 200
"""Characters of a filter; longer ones are cut, for nobody types them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A filter in the form: a list where it has ``choices``, else an input of ``type``.

    ``empty`` is the word for no choice.
    """

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...] | None = None
    type: str = "text"
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that was chosen, and the address without it."""

    label: str
    shown: str
    without: str


@dataclass(frozen=True, slots=True)
class Form:
    """The filters that are always shown, the further ones, the orders, and those that are in use."""

    action: str
    first: tuple[Field, ...]
    further: tuple[Field, ...]
    orders: tuple[tuple[str, str], ...]
    order: str
    active: tuple[Active, ...]

    @property
    def further_used(self) -> bool:
        return any(field.value for field in self.further)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: filters by name (none empty), and how to go on."""

    path: str
    filters: Mapping[str, str]
    order: str = ""
    after: str = ""
    group: str = ""

    def link(self, path: str | None = None, **changes: str) -> str:
        """The address with the same filters and these changes; an empty value drops a filter. The cursor is dropped."""
        values = {**self.filters, "order": self.order, "group": self.group, **changes}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{path or self.path}?{query}" if query else (path or self.path)

    @property
    def here(self) -> str:
        """This very address, the cursor included."""
        return self.link(after=self.after)


def asked(path: str, query: Mapping[str, str], names: Iterable[str], orders: Sequence[str] = ()) -> Asked:
    """What the query of an address asks for. Unknown names are left alone; an unknown order is the first one."""
    given = {name: " ".join(query.get(name, "")[:MAX_ASKED_CHARS].split()) for name in names}
    order = query.get("order", "")
    return Asked(
        path,
        {name: value for name, value in given.items() if value},
        order if order in orders[1:] else "",
        query.get("after", "")[:MAX_ASKED_CHARS],
        "pairs" if query.get("group") == "pairs" else "",
    )


def form(
    asked: Asked,
    say: Catalogue,
    *,
    first: Sequence[str],
    further: Sequence[str],
    orders: Sequence[str],
    choices: Mapping[str, Sequence[Choice]],
    types: Mapping[str, str],
) -> Form:
    """The form for what was asked: ``choices`` has the lists, ``types`` the inputs that take no plain text."""

    def field(name: str) -> Field:
        value = asked.filters.get(name, "")
        listed: tuple[Choice, ...] | None = tuple(choices[name]) if name in choices else None
        if listed is not None and value and value not in {choice[0] for choice in listed}:
            listed = (*listed, (value, value, None))
        empty = say("state.open" if name == "decision" else "review.work.filters.any")
        return Field(name, say(f"review.work.filters.{name}"), value, listed, types.get(name, "text"), empty)

    fields = {name: field(name) for name in (*first, *further)}
    active = []
    for name, value in asked.filters.items():
        one = fields.get(name) or field(name)
        words: Any = next((word for key, word, _ in one.choices or () if key == value), value)
        active.append(Active(one.label, words, asked.link(**{name: ""})))
    return Form(
        asked.path,
        tuple(fields[name] for name in first),
        tuple(fields[name] for name in further),
        tuple((order, say(f"review.work.filters.orders.{order}")) for order in orders),
        asked.order or (orders[0] if orders else ""),
        tuple(active),
    )
