"""A group of commands of which only the one that is called is imported.

The help page needs their names and summaries alone.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

# Some versions of typer ship their own copy of click; its usage errors are reached through a class that typer exports.
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]


class Listed(NamedTuple):
    """A command: its name, ``module:function`` (of a group ``module:app``), and what the help page says of it."""

    name: str
    place: str
    summary: str


class ListedGroup(TyperGroup):
    """A group whose commands are those of ``listed``, in this order."""

    listed: ClassVar[tuple[Listed, ...]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands(self.listed)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands; none is imported."""
        return [one.name for one in self.listed]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The list of commands on the help page, as click writes it; none is imported."""
        width = formatter.width - 6 - max(len(one.name) for one in self.listed)
        with formatter.section("Commands"):
            formatter.write_dl(
                [(one.name, TyperCommand(one.name, help=one.summary).get_short_help_str(width)) for one in self.listed]
            )


class _Commands(MutableMapping[str, Any]):
    """Commands by name, each imported when it is asked for."""

    def __init__(self, listed: tuple[Listed, ...]) -> None:
        self._places = {one.name: one.place for one in listed}
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name, self._places[name])
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._places[name], self._made[name] = "", command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _made(name: str, place: str) -> Any:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        made = typer.main.get_command(found) if found.registered_commands else typer.main.get_group(found)
        made.name = name
        return made
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(name)(found)
    return typer.main.get_command(alone)
