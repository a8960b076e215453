"""Several checks on one line: ``samesaid check A B -- C D``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer.core import TyperCommand

_MARK = "--"
# What stands for the mark among the texts. A file of this name would begin with a character that no keyboard has.
_DIVIDER = "\x1f--"


class SeparatedCommand(TyperCommand):
    """A command whose arguments are in groups: each ``--`` begins another one, and options may stand anywhere.

    A ``--`` before which there is no argument is the usual one: what follows it are arguments, whatever they begin
    with.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments as click reads them, with a divider between groups."""
        if _MARK in args and self._has_arguments(ctx, args[: args.index(_MARK)]):
            args = [_DIVIDER if one == _MARK else one for one in args]
        elif _MARK in args:
            first = args.index(_MARK)
            args = [*args[: first + 1], *(_DIVIDER if one == _MARK else one for one in args[first + 1 :])]
        return super().parse_args(ctx, args)

    def _has_arguments(self, ctx: Any, args: Sequence[str]) -> bool:
        found: dict[str, Any] = self.make_parser(ctx).parse_args(args=[*args])[0]
        values = (found.get(one.name or "") for one in self.params if one.param_type_name == "argument")
        return any(isinstance(value, str | tuple | list) and value for value in values)


def groups(arguments: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The arguments of each group, in order; a group may be empty."""
    found: list[list[Path]] = [[]]
    for one in arguments:
        if str(one) == _DIVIDER:
            found.append([])
        else:
            found[-1].append(one)
    return [tuple(group) for group in found]
