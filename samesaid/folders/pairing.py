"""The texts of folders with their versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from samesaid.folders.pattern import LANG, PATH, Pattern, absolute, short
from samesaid.inputs import shown
from samesaid.model import SamesaidError


@dataclass(frozen=True, slots=True)
class Link:
    """Versions, and where the reference of each of them is: the fields of a version's path are put into the other.

    Raises SamesaidError where the reference has a field that the version lacks, or the version a path that the
    reference lacks, so that all would have one reference.
    """

    version: Pattern
    reference: Pattern

    def __post_init__(self) -> None:
        wrong = (self.reference.fields - self.version.fields) | ({PATH} & (self.version.fields - self.reference.fields))
        for field in sorted(wrong):
            raise SamesaidError(
                f"{shown(self.version.written)} and {shown(self.reference.written)}: {{{field}}} is in one of them "
                "alone; write it in both"
            )

    def reference_of(self, version: Path) -> Path | None:
        """The reference of an absolute path, whether it is there or not; None for what is no version by this link."""
        fields = self.version.match(version)
        if fields is None:
            return None
        reference = self.reference.filled(fields)
        return None if reference == version else reference


@dataclass(frozen=True, slots=True)
class Text:
    """A reference with its versions, in the order of the links; ``path`` is what its pattern has for ``{path}``."""

    path: str
    texts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """Texts with their versions, and files that lack the other side. Paths are as messages have them."""

    texts: tuple[Text, ...]
    without_version: tuple[Path, ...] = ()
    without_reference: tuple[Path, ...] = ()


def links_of(reference: str, versions: Sequence[str], base: Path | None = None) -> tuple[Link, ...]:
    """The links of patterns or folders of one line: ``docs/en docs/zh docs/ja``."""
    folder = base or Path.cwd()
    return tuple(Link(Pattern(version, folder), Pattern(reference, folder)) for version in versions)


def links_of_table(references: Iterable[tuple[str, str]], folder: Path) -> tuple[Link, ...]:
    """The links of the settings: pairs of the pattern of versions and that of references, relative to ``folder``."""
    return tuple(Link(Pattern(version, folder), Pattern(reference, folder)) for version, reference in references)


def pair_all(links: Sequence[Link], suffixes: Collection[str]) -> Paired:
    """All texts below the folders of the links.

    ``suffixes`` are those of files that are texts where a pattern says nothing of endings. Raises SamesaidError for a
    folder that is missing.
    """
    versions: dict[Path, dict[Path, None]] = {}
    alone: list[Path] = []
    for link in links:
        for path in _files(link.version, suffixes):
            reference = link.reference_of(path)
            if reference is not None:
                if reference.is_file():
                    versions.setdefault(reference, {})[path] = None
                else:
                    alone.append(path)
    lacking: dict[Path, None] = {}
    for link in links:
        for path in _files(link.reference, suffixes):
            if any(other.reference_of(path) for other in links):
                continue
            if path not in versions or (LANG not in link.version.fields and _lacks(link, path)):
                lacking[path] = None
    return Paired(_texts(links, versions), _shown(lacking), _shown(alone))


def pair_with(links: Sequence[Link], files: Iterable[Path]) -> Paired:
    """The texts to which ``files`` belong, as references or versions; other files are left out.

    A version of which the reference is missing is listed, and a reference without versions is.
    """
    versions: dict[Path, dict[Path, None]] = {}
    lacking: dict[Path, None] = {}
    alone: list[Path] = []
    for file in dict.fromkeys(map(absolute, files)):
        references = [found for link in links if (found := link.reference_of(file)) is not None]
        for reference in references[:1]:
            if reference.is_file() and file.is_file():
                versions.setdefault(reference, {})[file] = None
            elif file.is_file():
                alone.append(file)
        if references:
            continue
        there = [version for link in links for version in _versions_of(link, file)]
        if there:
            versions.setdefault(file, {}).update(dict.fromkeys(there))
        elif any(link.reference.match(file) for link in links):
            lacking[file] = None
    return Paired(_texts(links, versions), _shown(lacking), _shown(alone))


def _files(pattern: Pattern, suffixes: Collection[str]) -> Iterator[Path]:
    for path, _ in pattern.files():
        if pattern.has_ending or path.suffix.lower() in suffixes:
            yield path


def _lacks(link: Link, reference: Path) -> bool:
    fields = link.reference.match(reference)
    return fields is not None and not link.version.filled(fields).is_file()


def _versions_of(link: Link, reference: Path) -> Iterator[Path]:
    """The versions of an absolute path that are there."""
    fields = link.reference.match(reference)
    if fields is None:
        return
    if link.version.fields <= fields.keys():
        found = link.version.filled(fields)
        if found.is_file() and found != reference:
            yield found
    elif link.version.folder.is_dir():
        yield from (path for path, _ in link.version.files() if link.reference_of(path) == reference)


def _texts(links: Sequence[Link], versions: Mapping[Path, Iterable[Path]]) -> tuple[Text, ...]:
    def text(reference: Path, found: Iterable[Path]) -> Text:
        fields = next((f for link in links if (f := link.reference.match(reference)) is not None), {})
        return Text(fields.get(PATH, reference.stem), tuple(map(short, (reference, *found))))

    return tuple(text(reference, versions[reference]) for reference in sorted(versions))


def _shown(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(short(path) for path in sorted(paths))
