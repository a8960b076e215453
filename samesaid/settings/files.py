"""Settings files: found upwards from the working folder, read, and checked."""

from __future__ import annotations

import hashlib
import tomllib
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from samesaid import inputs
from samesaid.folders import links_of_table
from samesaid.languages import normalise
from samesaid.model import SamesaidError
from samesaid.settings.keys import KEYS, OTHER_NAMES
from samesaid.settings.record import Settings

FILE, PROJECT = "samesaid.toml", "pyproject.toml"
_TABLE = "tool.samesaid"
# tomllib takes the square of the number of parts of a dotted key: 0.04 s for so many. A key is on one line.
_MAX_DOTS_OF_A_LINE = 2_000
# What a message shows of a wrong value.
_MAX_SHOWN_CHARS = 60
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a table"),
    (date, "a day"),
)


def find_settings(folder: Path) -> Path | None:
    """The nearest settings file in a folder or above it; None where there is none.

    In each folder that is ``samesaid.toml``, else a ``pyproject.toml`` with the table ``[tool.samesaid]``. Raises
    SamesaidError for a project file of which it cannot be said, because it is broken and names that table.
    """
    for place in (folder, *folder.parents):
        if _is_file(place / FILE):
            return place / FILE
        if _is_file(place / PROJECT) and _has_table(place / PROJECT):
            return place / PROJECT
    return None


def load_settings(path: Path) -> Settings:
    """The settings in a TOML file, or in the table [tool.samesaid] of a pyproject.toml.

    Keys may be written with ``-`` or ``_``; paths are relative to the file's folder. Raises SamesaidError, one line
    with the file and the key, for a missing file, broken TOML, an unknown key (naming the nearest known one) and a
    wrong value.
    """
    where, text = inputs.shown(path), _text(path)
    table = _parsed(text, where)
    if path.name == PROJECT:
        own = _own_table(table)
        if own is None:
            raise SamesaidError(f"{where}: it has no table [{_TABLE}]; add one, or name another file")
        table = own
    values = _values(table, where)
    if "glossary" in values:
        values["glossary"] = str(path.parent / values["glossary"])
    try:
        for key in ("source_lang", "target_lang"):
            if key in values:
                values[key] = normalise(values[key])
        links_of_table(values.get("references", ()), path.parent)
        settings = Settings(**values)
    except SamesaidError as error:
        raise SamesaidError(f"{where}: {error}") from None
    return replace(settings, file=str(path), file_digest=hashlib.sha256(text.encode()).hexdigest()[:12])


def _values(table: dict[str, Any], where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    names: dict[str, str] = {}
    for written, value in table.items():
        key = written.replace("-", "_")
        key = OTHER_NAMES.get(key, key)
        if key not in KEYS:
            near = get_close_matches(key[:_MAX_SHOWN_CHARS], [*KEYS, *OTHER_NAMES], n=1, cutoff=0.0)[0]
            shown = written[:_MAX_SHOWN_CHARS]
            raise SamesaidError(f"{where}: unknown setting {shown!r}: did you mean {near.replace('_', '-')!r}?")
        if key in values:
            raise SamesaidError(f"{where}: {names[key]} and {written} are one setting: give one of them")
        if not KEYS[key].accepts(value):
            found = next((kind for of, kind in _KINDS if isinstance(value, of)), "another value")
            raise SamesaidError(f"{where}: {written} is {found}: write {KEYS[key].kind}")
        if isinstance(value, datetime):
            value = value.date()
        elif isinstance(value, list):
            value = tuple(value)
        elif isinstance(value, dict):
            value = tuple(value.items())
        values[key] = value
        names[key] = written
    return values


def _text(path: Path) -> str:
    where = inputs.shown(path)
    text = inputs.text(path, "file of settings", inputs.SETTINGS)
    if any(line.count(".") > _MAX_DOTS_OF_A_LINE for line in text.splitlines()):
        raise SamesaidError(f"{where}: a line with more than {_MAX_DOTS_OF_A_LINE:,} dots; is it the right file?")
    return text


def _parsed(text: str, where: str) -> dict[str, Any]:
    with inputs.reading(where, "file of settings"):
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SamesaidError(f"{where}: not valid TOML: {error}") from None
        except ValueError:
            raise SamesaidError(f"{where}: a number with thousands of digits; correct it") from None


def _own_table(project: dict[str, Any]) -> dict[str, Any] | None:
    tool = project.get("tool")
    table = tool.get("samesaid") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _has_table(path: Path) -> bool:
    """Whether a project file has our table. One that is broken, and others use, is not ours to complain about."""
    try:
        text = _text(path)
        return "samesaid" in text and _own_table(_parsed(text, inputs.shown(path))) is not None
    except SamesaidError:
        with suppress(OSError, UnicodeError):
            if f"[{_TABLE}" in path.read_text(encoding="utf-8"):
                raise
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A folder that this user may not look into.
        return False
