"""The server of `samesaid mcp`: tools that check texts and explain codes. It needs the package mcp."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Annotated, Literal, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from samesaid import documents
from samesaid.assistant.results import CheckResult, result_of
from samesaid.explain import explain, overview
from samesaid.faults import is_fault, place
from samesaid.inputs import shown
from samesaid.model import Document, SamesaidError
from samesaid.settings import Settings
from samesaid.version import __version__
from samesaid.warm import Checker

MAX_CHARS = 400_000
"""Code points of a text: a book of a hundred thousand words is checked in parts."""

# Checkers of different options share their encoder; each keeps its own comparators.
_MAX_CHECKERS = 8
_INSTRUCTIONS = (
    "Compares versions of one text, such as a translation with its original, and reports where they disagree: numbers, "
    "dates, names, terms, missing or added passages, statements turned round. It runs offline on this machine and "
    "changes nothing. Findings are read off the two wordings: look at both sentences before you correct either."
)
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)

T = TypeVar("T")
Words = Annotated[str, Field(min_length=1, max_length=MAX_CHARS)]
Language = Annotated[str | None, Field(max_length=35, description="A tag such as zh, zh-Hant, en; detected if absent.")]
Level = Annotated[
    Literal["strict", "default", "all"], Field(description="How confident a finding must be: strict shows the fewest.")
]
File = Annotated[str, Field(min_length=1, max_length=4_096, description="A path below the root of this server.")]


class _Checks:
    """Checks one after another, with tools that stay loaded."""

    def __init__(self, settings: Settings) -> None:
        self._lock = Lock()
        self._checkers = {settings: Checker(settings)}
        self._settings = settings

    def check(self, reference: Document, version: Document, level: str) -> CheckResult:
        """The result of one check. Raises SamesaidError like `samesaid.check`."""
        with self._lock:
            return result_of(self._checker(level).check(reference, version))

    def _checker(self, level: str) -> Checker:
        settings = self._settings if level == "default" else self._settings.changed(level=level)
        if settings not in self._checkers:
            while len(self._checkers) >= _MAX_CHECKERS:
                self._checkers.pop(next(iter(self._checkers)))
            self._checkers[settings] = self._checkers[self._settings].changed(settings)
        return self._checkers[settings]


def server(settings: Settings, root: Path | None = None) -> MCPServer:
    """The server: texts are given with the call; with ``root`` files below that folder may be named as well.

    Settings are those of every check: glossary, encoder, languages and the rest.
    """
    checks = _Checks(settings)
    made = MCPServer("samesaid", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")

    @made.tool(title="Compare two texts", annotations=_READS, structured_output=True)
    def check_texts(
        reference: Annotated[
            Words, Field(description="The text that the version is compared with, such as the original.")
        ],
        version: Annotated[Words, Field(description="The version of it, such as a translation.")],
        reference_language: Language = None,
        version_language: Language = None,
        level: Level = "default",
    ) -> CheckResult:
        """Report where a version of a text disagrees with its reference: numbers, dates, names, terms, passages."""
        return _answered(
            lambda: checks.check(
                documents.from_text(reference, name="reference", language=reference_language or settings.source_lang),
                documents.from_text(version, name="version", language=version_language or settings.target_lang),
                level,
            )
        )

    @made.tool(title="Explain a code", annotations=_READS, structured_output=True)
    def explain_code(
        code: Annotated[
            str, Field(max_length=10, description="The code of a finding, such as N104; empty lists all.")
        ] = "",
    ) -> str:
        """Explain what a finding's code means, how it is weighed, and an example that raises it."""
        return _answered(lambda: explain(code) if code else overview())

    if root is not None:
        folder = root.resolve()

        @made.tool(title="Compare two files", annotations=_READS, structured_output=True)
        def check_files(reference: File, version: File, level: Level = "default") -> CheckResult:
            """Report where the version in one file (text, Markdown, Word, PDF) disagrees with that of another."""
            return _answered(
                lambda: checks.check(
                    _document(folder, reference, settings, settings.source_lang),
                    _document(folder, version, settings, settings.target_lang),
                    level,
                )
            )

    return made


def _document(folder: Path, written: str, settings: Settings, language: str | None) -> Document:
    """The document in a file below ``folder``. Raises SamesaidError for one that is elsewhere, also by a link."""
    try:
        path = (folder / written).resolve()
        inside = path.is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):
        raise SamesaidError(f"{shown(written)}: no file can be named so; correct the path") from None
    if not inside:
        raise SamesaidError(f"{shown(written)}: is not below the root of this server; name a file below it")
    return documents.load(
        path,
        language=language,
        encoding=settings.encoding,
        selectors=dict(settings.selectors),
        max_size=settings.max_size,
    )


def _answered(work: Callable[[], T]) -> T:
    """The value of ``work``; whatever is wrong is a ToolError of one line, which an assistant reads and can act on."""
    try:
        return work()
    except SamesaidError as error:
        raise ToolError(" ".join(map(shown, str(error).split()))) from None
    except Exception as error:
        if not is_fault(error):
            raise
        raise ToolError(f"a fault of samesaid itself ({place(error)}); report it to the maintainers") from None
