"""Reports as files: one module for each format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samesaid.model import Report, SamesaidError
from samesaid.settings import REPORT_LANG

Content = str | bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reports.

    ``endings`` of a file choose it. ``function`` in ``module`` renders a report, as text or bytes; the module is
    imported when it is used. ``pages`` is the name of a function for formats that may need several files:
    ``(Report, path, language)`` to contents by file name, the first being that of the path; ``further`` is the
    pattern of what the names of the others have between its stem and its ending. ``localised``: the renderer takes a
    language. ``binary``: the content is bytes, for a file and not for a terminal.
    """

    endings: tuple[str, ...]
    module: str
    function: str
    pages: str = ""
    further: str = ""
    localised: bool = False
    binary: bool = False

    def render(self, report: Report, language: str) -> Content:
        """The report as one text, or as bytes."""
        function: Callable[..., Content] = self._named(self.function)
        return function(report, language) if self.localised else function(report)

    def files(self, report: Report, path: Path, language: str) -> dict[Path, Content]:
        """The content of ``path`` and of the files beside it."""
        if not self.pages:
            return {path: self.render(report, language)}
        pages: Callable[..., Mapping[str, Content]] = self._named(self.pages)
        return {path.with_name(name): content for name, content in pages(report, path, language).items()}

    def beside(self, path: Path, name: str) -> bool:
        """Whether a report at ``path`` may have a further file of that name beside it."""
        further = f"{re.escape(path.stem)}{self.further}{re.escape(path.suffix)}"
        return bool(self.further) and re.fullmatch(further, name, re.IGNORECASE) is not None

    def _named(self, function: str) -> Any:
        return getattr(import_module(f"samesaid.reports.formats.{self.module}"), function)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format((".html", ".htm"), "html", "render_html", "render_pages", r"-\d+", localised=True),
        "json": Format((".json",), "json", "render_json"),
        "jsonl": Format((".jsonl", ".ndjson"), "jsonl", "render_jsonl"),
        "csv": Format((".csv",), "csv", "render_csv"),
        "xlsx": Format((".xlsx",), "xlsx", "render_xlsx", binary=True),
        "sarif": Format((".sarif", ".sarif.json"), "sarif", "render_sarif"),
        "labelstudio": Format((".labelstudio.json",), "labelstudio", "render_labelstudio"),
        "junit": Format((".junit.xml", ".xml"), "junit", "render_junit"),
        "markdown": Format((".md", ".markdown"), "markdown", "render_markdown", localised=True),
        "tmx": Format((".tmx",), "tmx", "render_tmx"),
        "xliff": Format((".xlf", ".xliff"), "xliff", "render_xliff", "render_files", r"-[a-z][\w-]*"),
        "text": Format((".txt",), "terminal", "render_text"),
    }
)
# Columns of text that is not printed on a terminal.
PLAIN_WIDTH = 100
LANGUAGES = REPORT_LANG
"""Languages of reports for people: those that have a catalogue."""


def render(report: Report, format: str, *, language: str = "en") -> str:
    """The report in one of ``FORMATS``, as one text.

    Raises SamesaidError for an unknown format or language, and for a binary format.
    """
    known = named(format, for_stdout=True)
    check_language(language)
    content = known.render(report, language)
    return content if isinstance(content, str) else content.decode()


def save(report: Report, path: str | Path, *, format: str | None = None, language: str = "en") -> None:
    """Write the report to ``path``, in the given format or in that of the file's ending.

    A long page is written as an overview and further pages beside it. Nobody ever reads half a file. Raises
    SamesaidError for an unknown ending, format or language, for a folder that is missing or not writable, and for a
    ``path`` that is no regular file; the file that a symbolic link leads to is replaced.
    """
    check_language(language)
    from samesaid.reports.common.atomic_write import write_together

    write_together(writer(Path(path), format).files(report, Path(path), language))


def check_language(language: str) -> None:
    """Raise SamesaidError for a language without a catalogue."""
    if language not in LANGUAGES:
        raise SamesaidError(f"there are no reports in {language!r}; use one of {', '.join(LANGUAGES)}")


def writer(path: Path, format: str | None = None) -> Format:
    """The format to write ``path`` in: the given one, else the one with the longest fitting ending.

    Raises SamesaidError with the list of formats for an unknown one. No module is imported, so that a wrong name is
    reported before any work.
    """
    if format is not None:
        return named(format)
    name = path.name.lower()
    fitting = [(len(e), known) for known in FORMATS.values() for e in known.endings if name.endswith(e)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    endings = ", ".join(f"{known.endings[0]} ({name})" for name, known in FORMATS.items())
    raise SamesaidError(f"{path}: no report format has this ending; use one of {endings}, or give one with --format")


def named(format: str, *, for_stdout: bool = False) -> Format:
    """The format of that name. Raises SamesaidError for an unknown one, and where bytes would go to stdout."""
    if format not in FORMATS:
        raise SamesaidError(f"there is no report format {format!r}; use one of {', '.join(FORMATS)}")
    known = FORMATS[format]
    if known.binary and for_stdout:
        raise SamesaidError(f"{format} cannot be printed: give a file, such as -o report{known.endings[0]}")
    return known


def print_summary(report: Report, *, full: bool = False, page: Path | None = None, language: str = "en") -> None:
    """Print the report on standard output: with colours on a terminal, as plain text elsewhere.

    In about ten lines of ``language``, which name ``page`` as the file with the rest; with ``full`` every alarm with
    its sentences, in English.
    """
    import os

    from rich.console import Console

    console = Console()
    # Elsewhere rich would take 80 columns.
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(width=PLAIN_WIDTH)
    if full:
        from samesaid.reports.formats.terminal import summary

        return summary(report, console)
    from samesaid.reports.catalogue import catalogue
    from samesaid.reports.formats.terminal_brief import print_brief

    return print_brief(report, console, page=page, say=catalogue(language))
