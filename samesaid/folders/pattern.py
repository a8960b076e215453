"""Patterns of paths, such as ``docs/{lang}/{path}.md``: they take a path apart and put another one together."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from samesaid.inputs import is_possible, shown
from samesaid.languages import normalise
from samesaid.model import SamesaidError

PATH, LANG = "path", "lang"
_FIELDS = {
    # As little as fits, so that an ending that the pattern has is no part of it.
    PATH: r"(?P<path>[^/]+?(?:/[^/]+?)*?)",
    LANG: r"(?P<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)",
}
_FIELD = re.compile(r"\{([^{}]*)\}")
# Globs that mean any path below a folder.
_ANY = re.compile(r"\*\*(?:/\*)?")


def is_pattern(written: str) -> bool:
    """Whether a path on the command line is a pattern: it has a field or ``**``, and no file has this name."""
    return bool(_FIELD.search(written) or "**" in written) and not os.path.lexists(written)


@dataclass(frozen=True)
class Pattern:
    """A pattern of paths. ``{path}`` is any path below a folder (``**`` means the same), ``{lang}`` a language.

    Relative patterns begin at ``base``; a folder means ``FOLDER/{path}``. Raises SamesaidError, one line, for an
    unknown field and for one that is given twice.
    """

    written: str
    base: Path

    def __post_init__(self) -> None:
        if not is_possible(self.written) or not self.written.strip():
            raise SamesaidError(f"{shown(self.written)!r}: no path can be so; correct it")
        fields = _FIELD.findall(self._template)
        for field in fields:
            if field not in _FIELDS:
                raise SamesaidError(
                    f"{shown(self.written)}: there is no field {{{shown(field)}}}; use {{path}}, {{lang}}"
                )
            if fields.count(field) > 1:
                raise SamesaidError(f"{shown(self.written)}: {{{field}}} is given twice; give it once")

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it has."""
        return frozenset(_FIELD.findall(self._template))

    @property
    def has_ending(self) -> bool:
        """Whether it says how the names of files end: ``docs/{path}.md`` does, ``docs/{path}`` does not."""
        return not self._template.endswith("}")

    @cached_property
    def folder(self) -> Path:
        """The folder below which all its paths are."""
        return Path(_FIELD.split(self._template, maxsplit=1)[0].rpartition("/")[0] or "/")

    def match(self, path: Path) -> dict[str, str] | None:
        """The fields of an absolute path, None where it does not fit."""
        found = self._regex.fullmatch(path.as_posix())
        if found is None:
            return None
        fields = found.groupdict()
        return fields if LANG not in fields or _is_language(fields[LANG]) else None

    def filled(self, fields: Mapping[str, str]) -> Path:
        """The absolute path with these fields."""
        return Path(_FIELD.sub(lambda found: fields[found.group(1)], self._template))

    def files(self) -> Iterator[tuple[Path, dict[str, str]]]:
        """The files that fit, in the order of their paths, with their fields.

        Hidden files and folders are left out, and links to folders are not followed. Raises SamesaidError where there
        is no such folder.
        """
        if not self.fields and Path(self._template).is_file():
            yield Path(self._template), {}
            return
        if not self.folder.is_dir():
            raise SamesaidError(f"{shown(self._short)}: no such folder; check the path")
        for path in _below(self.folder):
            if (fields := self.match(path)) is not None:
                yield path, fields

    @property
    def _short(self) -> Path:
        return short(self.folder)

    @cached_property
    def _template(self) -> str:
        """The whole pattern as an absolute path with fields."""
        written = _ANY.sub("{path}", self.written.replace(os.sep, "/"))
        whole = absolute(self.base / written).as_posix()
        return whole if _FIELD.search(written) else f"{whole.rstrip('/')}/{{path}}" if Path(whole).is_dir() else whole

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        parts = _FIELD.split(self._template)
        # Every second part is the name of a field.
        return re.compile("".join(_FIELDS[part] if n % 2 else re.escape(part) for n, part in enumerate(parts)), re.S)


def absolute(path: Path) -> Path:
    """An absolute path without ``..``; links stay, for they are how people know their folders."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def short(path: Path) -> Path:
    """A path as messages and reports have it: relative to the working folder where it is below it."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def _is_language(tag: str) -> bool:
    try:
        return bool(normalise(tag))
    except SamesaidError:
        return False


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and is_possible(name):
                yield Path(where, name)
