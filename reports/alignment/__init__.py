"""An alignment in, a text out: one module a format, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from samesaid.model import Bead, Document, SamesaidError

Writer = Callable[[Sequence[Bead], Document, Document], str]


@dataclass(frozen=True, slots=True)
class Form:
    """A format for alignments: the endings that choose it, and where its writer stands."""

    endings: tuple[str, ...]
    module: str
    function: str

    def writer(self) -> Writer:
        function: Writer = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        return function


FORMATS: Mapping[str, Form] = MappingProxyType(
    {
        "tsv": Form((".tsv", ".tab"), "lines", "tsv"),
        "jsonl": Form((".jsonl", ".ndjson"), "lines", "jsonl"),
        "tmx": Form((".tmx",), "tmx", "tmx"),
        "xliff": Form((".xlf", ".xliff"), "xliff", "xliff"),
        "vecalign": Form((), "lines", "vecalign"),
        "html": Form((".html", ".htm"), "page", "html"),
    }
)


def write(beads: Sequence[Bead], source: Document, target: Document, format: str) -> str:
    """The beads in one of ``FORMATS``; every one of them carries similarity and confidence, but vecalign's.

    Sentence numbers count from 0, on the page from 1. Raises SamesaidError for another format.
    """
    check_format(format)
    return FORMATS[format].writer()(beads, source, target)


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in FORMATS:
        raise SamesaidError(f"{format} is not a format for alignments: choose one of {', '.join(FORMATS)}")


def chosen(path: Path | None, format: str | None = None) -> str:
    """The format to write in: the one that is named, else the one of the file's ending, else tsv.

    Raises SamesaidError when the one that is named is none.
    """
    if format is not None:
        check_format(format)
        return format
    ending = path.suffix.lower() if path else ""
    return next((name for name, form in FORMATS.items() if ending in form.endings), "tsv")
