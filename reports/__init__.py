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
    """A format: the endings that choose it, and where its renderer ``Report -> str`` stands (imported when used)."""

    endings: tuple[str, ...]
    module: str
    function: str

    def renderer(self) -> Callable[[Report], str]:
        function: Callable[[Report], str] = getattr(import_module(self.module), self.function)
        return function


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format((".html", ".htm"), "samesaid.reports.html_report", "render_html"),
        "json": Format((".json",), "samesaid.reports.json_report", "render_json"),
        "jsonl": Format((".jsonl", ".ndjson"), "samesaid.reports.jsonl_report", "render_jsonl"),
        "text": Format((".txt",), "samesaid.reports.terminal", "render_text"),
    }
)
UI_LANGUAGES = ("en",)


def render(report: Report, format: str) -> str:
    """The report in one of ``FORMATS``. Raises SamesaidError for another format."""
    return _known(format).renderer()(report)


def save(report: Report, path: str | Path, *, format: str | None = None, ui_language: str = "en") -> None:
    """Write the report to ``path``, in the format that is named or that the ending tells.

    The file is written aside and put in place at once. Raises SamesaidError for an unknown ending, format or
    interface language, a missing folder, or one that cannot be written to.
    """
    if ui_language not in UI_LANGUAGES:
        raise SamesaidError(f"reports do not speak {ui_language!r}; they speak {', '.join(UI_LANGUAGES)}")
    from samesaid.reports.files import write

    write(Path(path), writer(Path(path), format).renderer()(report))


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
