"""Formats of an alignment: one module for each family of formats, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from samesaid.model import Bead, Document, SamesaidError

Writer = Callable[[Sequence[Bead], Document, Document], str]


@dataclass(frozen=True, slots=True)
class AlignmentFormat:
    """A format of an alignment: the endings that choose it, and the module and name of its writer."""

    endings: tuple[str, ...]
    module: str
    function: str

    def writer(self) -> Writer:
        function: Writer = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        return function


FORMATS: Mapping[str, AlignmentFormat] = MappingProxyType(
    {
        "tsv": AlignmentFormat((".tsv", ".tab"), "lines", "tsv"),
        "jsonl": AlignmentFormat((".jsonl", ".ndjson"), "lines", "jsonl"),
        "tmx": AlignmentFormat((".tmx",), "tmx", "tmx"),
        "xliff": AlignmentFormat((".xlf", ".xliff"), "xliff", "xliff"),
        "vecalign": AlignmentFormat((), "lines", "vecalign"),
        "html": AlignmentFormat((".html", ".htm"), "page", "html"),
    }
)


def write(beads: Sequence[Bead], source: Document, target: Document, format: str) -> str:
    """The beads in one of ``FORMATS``. All but vecalign have similarity and confidence.

    Sentence numbers count from 0, on the page from 1. Raises SamesaidError for another format.
    """
    check_format(format)
    return FORMATS[format].writer()(beads, source, target)


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in FORMATS:
        raise SamesaidError(f"{format} is not a format for alignments: choose one of {', '.join(FORMATS)}")


def chosen(path: Path | None, format: str | None = None) -> str:
    """The format to write in: the given one, else that of the file's ending, else tsv.

    Raises SamesaidError for an unknown format.
    """
    if format is not None:
        check_format(format)
        return format
    ending = path.suffix.lower() if path else ""
    return next((name for name, known in FORMATS.items() if ending in known.endings), "tsv")
