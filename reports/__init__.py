"""A report in, a file out: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from samesaid.model import Report, SamesaidError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the endings that choose it, and where its renderer ``Report -> str`` stands (imported when used).

    ``pages`` names the function of a format for people, which speaks their language and may write several files:
    ``(Report, path, language) -> content by the name of the file``, the first being that of the path.
    """

    endings: tuple[str, ...]
    module: str
    function: str
    pages: str = ""

    def renderer(self) -> Callable[[Report], str]:
        function: Callable[[Report], str] = getattr(import_module(self.module), self.function)
        return function

    def files(self, report: Report, path: Path, language: str) -> dict[Path, str]:
        """What to write for ``path``: its own content, and that of the files beside it."""
        if not self.pages:
            return {path: self.renderer()(report)}
        pages: Callable[..., Mapping[str, str]] = getattr(import_module(self.module), self.pages)
        return {path.with_name(name): content for name, content in pages(report, path, language).items()}


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format((".html", ".htm"), "samesaid.reports.html_report", "render_html", "render_pages"),
        "json": Format((".json",), "samesaid.reports.json_report", "render_json"),
        "jsonl": Format((".jsonl", ".ndjson"), "samesaid.reports.jsonl_report", "render_jsonl"),
        "text": Format((".txt",), "samesaid.reports.terminal", "render_text"),
    }
)
LANGUAGES = ("en", "zh")
"""Languages in which reports for people speak."""


def render(report: Report, format: str, *, language: str = "en") -> str:
    """The report in one of ``FORMATS``, as one text. Raises SamesaidError for another format or language."""
    known = _known(format)
    check_language(language)
    if not known.pages:
        return known.renderer()(report)
    whole: Callable[..., str] = getattr(import_module(known.module), known.function)
    return whole(report, language)


def save(report: Report, path: str | Path, *, format: str | None = None, language: str = "en") -> None:
    """Write the report to ``path``, in the format that is named or that the ending tells.

    A page that would be too long is written as an overview and pages beside it. Files are written aside and put in
    place at once. Raises SamesaidError for an unknown ending, format or language, a missing folder, or one that cannot
    be written to.
    """
    check_language(language)
    from samesaid.reports.files import write_together

    write_together(writer(Path(path), format).files(report, Path(path), language))


def check_language(language: str) -> None:
    """Raise SamesaidError for a language that reports do not speak."""
    if language not in LANGUAGES:
        raise SamesaidError(f"reports do not speak {language!r}; they speak {', '.join(LANGUAGES)}")


def writer(path: Path, format: str | None = None) -> Format:
    """The format to write ``path`` in: the one that is named, else the one of its ending.

    Raises SamesaidError with the list of formats. It loads nothing, so a wrong name can be told before any work.
    """
    if format is not None:
        return _known(format)
    for known in FORMATS.values():
        if path.suffix.lower() in known.endings:
            return known
    endings = ", ".join(f"{known.endings[0]} ({name})" for name, known in FORMATS.items())
    raise SamesaidError(f"{path}: the ending names no report format; use one of {endings}, or name it with --format")


def print_summary(report: Report) -> None:
    """Print the report for a person on standard output: colours on a terminal, plain text elsewhere."""
    from rich.console import Console

    from samesaid.reports.terminal import summary

    summary(report, Console())


def _known(format: str) -> Format:
    if format not in FORMATS:
        raise SamesaidError(f"there is no report format {format!r}; use one of {', '.join(FORMATS)}")
    return FORMATS[format]
