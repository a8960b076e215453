"""The manifest of an archive: one JSON object a line, each a text and its versions, to be read and edited."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from samesaid import inputs, jsonsafe
from samesaid.model import SamesaidError

_KEYS = frozenset({"id", "reference", "versions", "languages", "published", "scores", "why"})
# What a message shows of a wrong value.
_MAX_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its versions, as paths that can be opened; a text without a version is known to have none.

    ``identity`` is stable as long as the manifest's paths are; ``languages`` (reference first) and ``published`` are
    None where they are to be detected; ``scores`` (0 to 1, a version each) and ``why`` say how the pairing was made,
    and are empty where a person wrote the line.
    """

    identity: str
    reference: str
    versions: tuple[str, ...]
    languages: tuple[str | None, ...] = ()
    published: date | None = None
    scores: tuple[float, ...] = ()
    why: str = ""


def identity(reference: str, versions: Iterable[str]) -> str:
    """A short name for a text and its versions: sixteen hex digits of a hash of their paths."""
    return blake2b("\n".join((reference, *versions)).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a manifest, in its order; paths are relative to the manifest's folder.

    Raises SamesaidError, with the line, for an invalid entry and for a duplicate id.
    """
    where = inputs.shown(path)
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    with inputs.opened(path, "manifest", inputs.MANIFEST) as stream:
        for number, line in enumerate(inputs.lines(stream), start=1):
            if not line.strip():
                continue
            entry = _entry(line, f"{where}:{number}", path.parent)
            if entry.identity in seen:
                raise SamesaidError(f"{where}:{number}: the same as line {seen[entry.identity]}: take one of them out")
            seen[entry.identity] = number
            entries.append(entry)
    if not entries:
        raise SamesaidError(f"{where}: an empty manifest: make one with `samesaid archive pair`")
    return tuple(entries)


def write(path: Path, entries: Iterable[Entry]) -> str:
    """The text of a manifest for the file ``path``: paths in it are relative to its folder."""
    return "".join(json.dumps(_record(entry, path.parent), ensure_ascii=False) + "\n" for entry in entries)


def _record(entry: Entry, folder: Path) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": entry.identity,
        "reference": relative(entry.reference, folder),
        "versions": [relative(version, folder) for version in entry.versions],
    }
    if any(entry.languages):
        record["languages"] = list(entry.languages)
    if entry.published:
        record["published"] = entry.published.isoformat()
    if entry.scores:
        record["scores"] = [round(score, 3) for score in entry.scores]
    if entry.why:
        record["why"] = entry.why
    return record


def relative(path: str, folder: Path) -> str:
    """A path as it is written in a manifest in ``folder``."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _entry(line: str, where: str, folder: Path) -> Entry:
    record = jsonsafe.parse(line, where, "a line is one JSON object")
    if not isinstance(record, dict):
        raise SamesaidError(f'{where}: not a JSON object: write {{"reference": …, "versions": […]}}')
    if unknown := sorted(set(record) - _KEYS):
        raise SamesaidError(
            f"{where}: unknown key {unknown[0][:_MAX_SHOWN_CHARS]!r}: known are {', '.join(sorted(_KEYS))}"
        )
    reference, versions = record.get("reference"), record.get("versions")
    if not isinstance(reference, str) or not reference:
        raise SamesaidError(f"{where}: no reference: name the file that the versions are compared with")
    if not isinstance(versions, list) or not all(isinstance(v, str) and v for v in versions):
        raise SamesaidError(f"{where}: versions must be a list of files (an empty one: the text has no version)")
    named = record.get("id")
    if named is not None and (not isinstance(named, str) or not named.strip()):
        raise SamesaidError(f"{where}: id must be a word, or left out")
    for path in (reference, *versions):
        if "\0" in path:
            raise SamesaidError(f"{where}: no file can have the name {path[:_MAX_SHOWN_CHARS]!r}; correct it")
    return Entry(
        named or identity(reference, versions),
        str(folder / reference),
        tuple(str(folder / version) for version in versions),
        _languages(record.get("languages"), 1 + len(versions), where),
        _date(record.get("published"), where),
        _scores(record.get("scores"), len(versions), where),
        str(record.get("why") or ""),
    )


def _languages(value: Any, count: int, where: str) -> tuple[str | None, ...]:
    if value is None:
        return (None,) * count
    if not isinstance(value, list) or len(value) != count or not all(v is None or isinstance(v, str) for v in value):
        raise SamesaidError(f"{where}: languages must be a list of {count} tags, the reference's first")
    return tuple(value)


def _date(value: Any, where: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise SamesaidError(f"{where}: published must be a date such as 2026-11-21") from None


def _scores(value: Any, count: int, where: str) -> tuple[float, ...]:
    if value is None:
        return ()
    numbers = isinstance(value, list) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in value)
    if not numbers or len(value) != count:
        raise SamesaidError(f"{where}: scores must be a list of {count} numbers, one a version")
    return tuple(float(v) for v in value)
