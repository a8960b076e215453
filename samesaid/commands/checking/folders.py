"""The checks of folders and patterns: a check for each text that has versions, and what is said of the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from samesaid.commands.checking.jobs import Job
from samesaid.folders import Link, Paired, is_pattern, links_of, links_of_table, pair_all, pair_with
from samesaid.inputs import shown
from samesaid.model import SamesaidError
from samesaid.settings import Settings

# Names of a line about files without the other side.
_MAX_NAMED = 5


class Found(NamedTuple):
    """Checks of texts in folders, and a line for each thing that a reader should know of the other files."""

    jobs: list[Job]
    lines: tuple[str, ...] = ()


def of_folders(groups: Sequence[tuple[Path, ...]]) -> Found | None:
    """The checks of groups of folders or patterns; None where all of them name files.

    Raises SamesaidError for a group of folders and files, and where no text of the folders has a version.
    """
    kinds = [[_is_many(path) for path in group] for group in groups]
    if not any(map(any, kinds)):
        return None
    found: list[Job] = []
    lines: list[str] = []
    for group, many in zip(groups, kinds, strict=True):
        if len(group) < 2:
            one = shown(str(group[0])) if group else "no text"
            raise SamesaidError(f"only {one}: give the folder of the reference and those of its versions")
        if not all(many):
            folder, file = group[many.index(True)], group[many.index(False)]
            raise SamesaidError(
                f"{shown(str(folder))}: a folder, not a file; name the file, or a folder in place of {shown(str(file))}"
            )
        paired = pair_all(links_of(str(group[0]), [str(path) for path in group[1:]]), _suffixes())
        if not paired.texts:
            raise SamesaidError(
                f"{' and '.join(shown(str(path)) for path in group)}: no text is in both under one name; "
                "give a pattern such as 'docs/{path}.{lang}.md' where the names differ"
            )
        found += _jobs(paired, len(found))
        lines += _lines(paired)
    return Found(found, tuple(lines))


def of_settings(settings: Settings, files: Sequence[Path]) -> Found:
    """The checks of the texts that the settings pair: those to which ``files`` belong, without files all of them.

    Raises SamesaidError where the settings pair none.
    """
    links = links_of_settings(settings)
    paired = pair_with(links, files) if files else pair_all(links, _suffixes())
    return Found(_jobs(paired, 0), tuple(_lines(paired)))


def say(found: Found) -> None:
    """Write the lines to stderr, and one where there is nothing to check."""
    for line in found.lines or (() if found.jobs else ("no text with a version among these files",)):
        typer.echo(line, err=True)


def links_of_settings(settings: Settings) -> tuple[Link, ...]:
    """Which files are versions of which. Raises SamesaidError where the settings do not say."""
    if not settings.references:
        raise SamesaidError(
            "no settings say where versions have their references: write [references] with a line such as "
            '"docs/zh/{path}" = "docs/en/{path}" into samesaid.toml'
        )
    return links_of_table(settings.references, Path(settings.file).parent)


def _is_many(path: Path) -> bool:
    return is_pattern(str(path)) or os.path.isdir(path)  # noqa: PTH112 (no exception)


def _suffixes() -> frozenset[str]:
    from samesaid.documents.registry import readers

    return frozenset[str]().union(*(reader.suffixes for reader in readers()))


def _jobs(paired: Paired, before: int) -> list[Job]:
    return [Job(before + number, text.texts, path=text.path) for number, text in enumerate(paired.texts, 1)]


def _lines(paired: Paired) -> list[str]:
    return [
        *_line(paired.without_version, "without a version", "without all of their versions"),
        *_line(paired.without_reference, "without its reference", "without their references"),
    ]


def _line(paths: Sequence[Path], one: str, many: str) -> Iterable[str]:
    if paths:
        named = ", ".join(shown(str(path)) for path in paths[:_MAX_NAMED])
        more = f" and {len(paths) - _MAX_NAMED:,} more" if len(paths) > _MAX_NAMED else ""
        counted = f"1 file {one}" if len(paths) == 1 else f"{len(paths):,} files {many}"
        yield f"{counted}: {named}{more}"
