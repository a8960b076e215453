"""The page of settings: every key of a settings file, from the keys that samesaid knows."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from samesaid.cli import app
from samesaid.settings import Settings
from samesaid.settings.keys import KEYS, OTHER_NAMES
from scripts.reference.markdown import WRITTEN, plain, table

_HEAD = f"""# Settings

What a desk always sets goes into a file `samesaid.toml`, or into the table `[tool.samesaid]` of a `pyproject.toml`. It
is looked for in the working folder and above it; `--config FILE` names another one, `--no-config` does without. An
option of the command line comes before the same key. [An example with every key](../usage.md#settings). A key may be
written with `-` or `_`.

{WRITTEN}

"""
_TAIL = """
## Environment

| variable | what it does |
|---|---|
| `SAMESAID_CACHE` | the folder for vectors, unpacked weights and indexes, instead of the user's folder for caches |
| `SAMESAID_STRICT_FAULTS=1` | the same as `strict-faults = true` |
| `SAMESAID_DEBUG=1` | prints the traceback of an internal error |
| `NO_COLOR=1` | no colours in the terminal |
| `COLUMNS` | the width to which lines of the terminal are cut |
"""
# Options whose name is not that of their key.
_OPTIONS = {
    "level": ("--strict", "--all"),
    "labels": ("--label",),
    "cache": ("--no-cache",),
}


def page() -> str:
    """The whole page."""
    return _HEAD + table(("key", "what it sets", "how it is written", "default", "option"), _rows()) + _TAIL


def _rows() -> Iterator[tuple[str, ...]]:
    options = {name for one in _check().params for name in (*one.opts, *one.secondary_opts)}
    for name, key in sorted(KEYS.items()):
        dashed = name.replace("_", "-")
        also = [other for other, meant in OTHER_NAMES.items() if meant == name]
        allowed = (key.rules or {}).get("enum")
        written = ", ".join(f"`{value}`" for value in allowed) if allowed else plain(key.kind)
        known = [one for one in _OPTIONS.get(name, (f"--{dashed}",)) if one in options]
        yield (
            " or ".join(f"`{one}`" for one in (dashed, *also)),
            plain(key.about),
            written,
            _default(getattr(Settings(), name)),
            ", ".join(f"`{one}`" for one in known),
        )


def _check() -> typer.core.TyperCommand:
    return typer.main.get_command(app).commands["check"]  # type: ignore[attr-defined,no-any-return]


def _default(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int) and value != "" else ""
