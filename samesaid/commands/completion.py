"""``samesaid completion``: scripts with which a shell completes commands, options and their values.

They are made from the parser and hold everything, so that a press of Tab starts no Python.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

from samesaid.model import SamesaidError

SHELLS = ("bash", "zsh", "fish")
# A description is its first clause; a longer one makes a list of candidates hard to read.
_MAX_ABOUT_CHARS = 60


@dataclass(frozen=True, slots=True)
class _Option:
    """An option: its names, what it is about, whether a value follows, and the values that are known."""

    names: tuple[str, ...]
    about: str
    takes_value: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A command as the line has it (``archive run``; empty for samesaid itself) and what may follow it."""

    path: str
    options: tuple[_Option, ...]
    commands: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()


def completion(
    context: typer.Context, shell: Annotated[str, typer.Argument(help="bash, zsh or fish.", metavar="SHELL")]
) -> int:
    """Print a script for a shell that completes commands, options and values."""
    from samesaid.commands.outcome import put

    if shell not in SHELLS:
        raise SamesaidError(f"completion {shell[:20]}: there is no such script; use one of {', '.join(SHELLS)}")
    put(script(context.find_root().command, shell))
    return 0


def script(parser: Any, shell: str) -> str:
    """The script for one of ``SHELLS``, made from the parser of the command line."""
    places = list(_places(parser, ()))
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](places)


def _places(command: Any, path: tuple[str, ...]) -> Iterator[_Place]:
    commands: dict[str, Any] = getattr(command, "commands", {})
    name = " ".join(path)
    options = [_option(name, one) for one in command.params if one.param_type_name == "option" and not one.hidden]
    options.append(_Option(("-h", "--help"), "Show this message and exit"))
    about = {child: _about(found.help) for child, found in commands.items()}
    yield _Place(name, tuple(options), about, _known_values(name, ""))
    for child, found in commands.items():
        yield from _places(found, (*path, child))


def _option(path: str, option: Any) -> _Option:
    names = (*option.opts, *option.secondary_opts)
    values = next(filter(None, (_known_values(path, name) for name in names)), ())
    return _Option(names, _about(option.help), not option.is_flag, values)


def _known_values(path: str, name: str) -> tuple[str, ...]:
    """The values of an option of a command, or of the command's argument where ``name`` is empty; mostly none."""
    from samesaid.compare.registry import code_table, names
    from samesaid.reports import FORMATS
    from samesaid.settings import FAIL_ON, REPORT_LANG

    known = {
        "--fail-on": FAIL_ON,
        "--report-lang": REPORT_LANG,
        "--only": names(),
        "--model": ("bundled", "e5-small"),
        "--device": ("cpu", "cuda"),
        "--backend": ("local", "ray"),
        "check --format": tuple(FORMATS),
        "completion": SHELLS,
    }
    if path == "explain" and not name:
        return tuple(sorted(code_table()))
    return known.get(f"{path} {name}".strip(), known.get(name, ()))


def _about(text: str | None) -> str:
    """The first sentence of a help text, in so many characters that a list of them can be read."""
    first = re.split(r"[.;:](?:\s|$)", " ".join((text or "").split()))[0]
    return first if len(first) <= _MAX_ABOUT_CHARS else f"{first[: _MAX_ABOUT_CHARS - 1].rstrip()}…"


def _steps(places: Sequence[_Place], joint: str) -> str:
    """Every command behind the one that it belongs to, as a shell compares them: ``' check'|'archive run'``."""
    return joint.join(f"'{place.path if ' ' in place.path else ' ' + place.path}'" for place in places if place.path)


def _value_cases(places: Sequence[_Place], known: str, files: str) -> Iterator[str]:
    """What follows an option that takes a value, as branches of a shell's ``case``."""
    for place in places:
        for option in place.options:
            if option.takes_value:
                names = "|".join(f"'{place.path}:{name}'" for name in option.names)
                yield f"    {names}) {known.format(' '.join(option.values)) if option.values else files} ;;"


def _bash(places: Sequence[_Place]) -> str:
    cases = (
        f"    '{place.path}') options='{' '.join(name for one in place.options for name in one.names)}'; "
        f"words='{' '.join([*place.commands, *place.values])}' ;;"
        for place in places
    )
    values = _value_cases(places, "COMPREPLY=($(compgen -W '{}' -- \"$current\")); return", "return")
    return f"""# samesaid: completion for bash. Use it by: source <(samesaid completion bash)
_samesaid() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" place="" options="" words="" number
  COMPREPLY=()
  for ((number = 1; number < COMP_CWORD; number++)); do
    case "$place ${{COMP_WORDS[number]}}" in
    {_steps(places, "|")}) place="${{place:+$place }}${{COMP_WORDS[number]}}" ;;
    esac
  done
  case "$place:${{COMP_WORDS[COMP_CWORD - 1]}}" in
{_lines(values)}
  esac
  case "$place" in
{_lines(cases)}
  esac
  if [[ "$current" == -* ]]; then words="$options"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _samesaid samesaid
"""


def _zsh(places: Sequence[_Place]) -> str:
    def described(items: Iterator[tuple[str, str]]) -> str:
        return " ".join(shlex.quote(name + ":" + about.replace(":", "\\:")) for name, about in items)

    cases = (
        f"    '{place.path}') options=({described((n, o.about) for o in place.options for n in o.names)}); "
        f"commands=({described(iter(place.commands.items()))}); known=({' '.join(place.values)}) ;;"
        for place in places
    )
    values = _value_cases(places, "compadd -- {}; return", "_files; return")
    return f"""#compdef samesaid
# samesaid: completion for zsh. Use it by: source <(samesaid completion zsh)
_samesaid() {{
  local place="" number
  local -a options commands known
  for (( number = 2; number < CURRENT; number++ )); do
    case "$place ${{words[number]}}" in
    {_steps(places, "|")}) place="${{place:+$place }}${{words[number]}}" ;;
    esac
  done
  case "$place:${{words[CURRENT-1]}}" in
{_lines(values)}
  esac
  case "$place" in
{_lines(cases)}
  esac
  if [[ "${{words[CURRENT]}}" == -* ]]; then _describe -o option options
  elif (( $#commands )); then _describe command commands
  elif (( $#known )); then compadd -a known
  else _files
  fi
}}
if [[ "${{funcstack[1]}}" == _samesaid ]]; then _samesaid "$@"; else compdef _samesaid samesaid; fi
"""


def _fish(places: Sequence[_Place]) -> str:
    return f"""# samesaid: completion for fish. Use it by: samesaid completion fish | source
function __samesaid_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l place ""
    for word in $words
        switch "$place $word"
            case {_steps(places, " ")}
                set place (string trim -- "$place $word")
        end
    end
    test "$place" = "$argv"
end
{_lines(_fish_lines(places))}
"""


def _fish_lines(places: Sequence[_Place]) -> Iterator[str]:
    for place in places:
        at = f"complete -c samesaid -n '__samesaid_at {place.path}'"
        for name, about in place.commands.items():
            yield f"{at} -f -a {name} -d {_fish_quoted(about)}"
        if place.values:
            yield f"{at} -f -a {_fish_quoted(' '.join(place.values))}"
        for option in place.options:
            names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            follows = f" -x -a {_fish_quoted(' '.join(option.values))}" if option.values else " -r"
            yield f"{at} {names}{follows if option.takes_value else ''} -d {_fish_quoted(option.about)}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _lines(items: Iterator[str]) -> str:
    return "\n".join(items)
