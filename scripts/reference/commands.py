"""The page of the command line: every command with its arguments and options, from the parser itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from samesaid.cli import app
from scripts.reference.markdown import WRITTEN, plain, table

_HEAD = f"""# Command line

Every command with its arguments and options; `samesaid COMMAND -h` prints the same. [Using samesaid](../usage.md)
explains how they work together.

{WRITTEN}

| exit code | meaning |
|---|---|
| 0 | nothing at or above `--fail-on` |
| 1 | something at or above it; for `archive verify`, something is damaged |
| 2 | a file could not be read, or is another text, or the command line is wrong: one line says what to do |
| 3 | an archive: some of its texts or documents could not be read; the others are done |
| 130, 143 | ended by Ctrl-C, by SIGTERM; nothing is half-written |

`samesaid --version` prints the version.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_commands(typer.main.get_command(app), ("samesaid",))])


def _commands(group: Any, path: tuple[str, ...]) -> Iterator[str]:
    for name, command in group.commands.items():
        if not command.hidden:
            yield _entry(command, (*path, name))
            if getattr(command, "commands", None):
                yield from _commands(command, (*path, name))


def _entry(command: Any, path: tuple[str, ...]) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument" and not one.hidden]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    words = [*path, *map(_place, arguments), *(["[OPTIONS]"] if options else [])]
    if getattr(command, "commands", None):
        words.append("COMMAND")
    parts = [f"{'#' * min(len(path), 3)} {' '.join(path)}\n", f"```text\n{' '.join(words)}\n```\n"]
    parts += [plain(paragraph) + "\n" for paragraph in (command.help or "").split("\n\n") if paragraph.strip()]
    if arguments:
        rows = ((plain(f"`{_name(one)}`"), plain(one.help or "")) for one in arguments)
        parts.append(table(("argument", "what it is"), rows))
    if options:
        rows_of_options = ((_names(one), plain(one.help or ""), _default(one)) for one in options)
        parts.append(table(("option", "what it does", "default"), rows_of_options))
    return "\n".join(parts)


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper()).strip("[]…")


def _place(argument: Any) -> str:
    name = _name(argument) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _names(option: Any) -> str:
    """The short name first; an ellipsis where a value follows."""
    *others, last = sorted((*option.opts, *option.secondary_opts), key=lambda name: name.startswith("--"))
    return ", ".join(f"`{name}`" for name in (*others, last if option.is_flag else f"{last} …"))


def _default(option: Any) -> str:
    value = option.default
    if option.is_flag or value is None or callable(value) or value in ("", (), []):
        return ""
    return f"`{value}`"
