"""A report in, a file out: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from samesaid.model import Report, SamesaidError

Content = str | bytes


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the endings that choose it, and where its renderer ``Report -> Content`` stands (imported when used).

    ``pages`` names a function that may write several files: ``(Report, path, language) -> content by the name of the
    file``, the first being that of the path. ``speaks`` says that the renderer takes a language, for a format that
    people read. A ``binary`` format is bytes, for a file and not for a terminal.
    """

    endings: tuple[str, ...]
    module: str
    function: str
    pages: str = ""
    speaks: bool = False
    binary: bool = False

    def render(self, report: Report, language: str) -> Content:
        """The report as one text, or as bytes."""
        function: Callable[..., Content] = self._named(self.function)
        return function(report, language) if self.speaks else function(report)

    def files(self, report: Report, path: Path, language: str) -> dict[Path, Content]:
        """What to write for ``path``: its own content, and that of the files beside it."""
        if not self.pages:
            return {path: self.render(report, language)}
        pages: Callable[..., Mapping[str, Content]] = self._named(self.pages)
        return {path.with_name(name): content for name, content in pages(report, path, language).items()}

    def _named(self, function: str) -> Any:
        return getattr(import_module(f"samesaid.reports.formats.{self.module}"), function)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format((".html", ".htm"), "html", "render_html", "render_pages", speaks=True),
        "json": Format((".json",), "json", "render_json"),
        "jsonl": Format((".jsonl", ".ndjson"), "jsonl", "render_jsonl"),
        "csv": Format((".csv",), "csv", "render_csv"),
        "xlsx": Format((".xlsx",), "xlsx", "render_xlsx", binary=True),
        "sarif": Format((".sarif", ".sarif.json"), "sarif", "render_sarif"),
        "junit": Format((".junit.xml", ".xml"), "junit", "render_junit"),
        "tmx": Format((".tmx",), "tmx", "render_tmx"),
        "xliff": Format((".xlf", ".xliff"), "xliff", "render_xliff", "render_files"),
        "text": Format((".txt",), "terminal", "render_text"),
    }
)
LANGUAGES = ("en", "zh")
"""Languages in which reports for people speak."""


def render(report: Report, format: str, *, language: str = "en") -> str:
    """The report in one of ``FORMATS``, as one text.

    Raises SamesaidError for another format or language, and for a format that is no text.
    """
    known = named(format, for_stdout=True)
    check_language(language)
    content = known.render(report, language)
    return content if isinstance(content, str) else content.decode()


def save(report: Report, path: str | Path, *, format: str | None = None, language: str = "en") -> None:
    """Write the report to ``path``, in the format that is named or that the ending tells.

    A page that would be too long is written as an overview and pages beside it. Files are written aside and put in
    place at once. Raises SamesaidError for an unknown ending, format or language, a missing folder, or one that cannot
    be written to.
    """
    check_language(language)
    from samesaid.reports.common.atomic_write import write_together

    write_together(writer(Path(path), format).files(report, Path(path), language))


def check_language(language: str) -> None:
    """Raise SamesaidError for a language that reports do not speak."""
    if language not in LANGUAGES:
        raise SamesaidError(f"reports do not speak {language!r}; they speak {', '.join(LANGUAGES)}")


def writer(path: Path, format: str | None = None) -> Format:
    """The format to write ``path`` in: the one that is named, else the one of its longest ending.

    Raises SamesaidError with the list of formats. It loads nothing, so a wrong name can be told before any work.
    """
    if format is not None:
        return named(format)
    name = path.name.lower()
    fitting = [(len(e), known) for known in FORMATS.values() for e in known.endings if name.endswith(e)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    endings = ", ".join(f"{known.endings[0]} ({name})" for name, known in FORMATS.items())
    raise SamesaidError(f"{path}: the ending names no report format; use one of {endings}, or name it with --format")


def named(format: str, *, for_stdout: bool = False) -> Format:
    """The format of that name. Raises SamesaidError for an unknown one, and where bytes would go to stdout."""
    if format not in FORMATS:
        raise SamesaidError(f"there is no report format {format!r}; use one of {', '.join(FORMATS)}")
    known = FORMATS[format]
    if known.binary and for_stdout:
        raise SamesaidError(f"{format} is no text to print: name a file for it, -o report{known.endings[0]}")
    return known


def print_summary(report: Report) -> None:
    """Print the report for a person on standard output: colours on a terminal, plain text elsewhere."""
    from rich.console import Console

    from samesaid.reports.formats.terminal import summary

    summary(report, Console())
