"""Findings in an editor, by the client of pygls: what is published, where, and when it changes."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

CHINESE = "# 树木\n\n全市今年新种树木3.2万棵。😀渡轮载客300人。\n"
ENGLISH = "# Trees\n\n😀 The **city** planted 3,200 trees this year. The ferry had 300 passengers.\n"
SETTINGS = 'only = ["numbers"]\n[references]\n"en/{path}" = "zh/{path}"\n'


class Editor(LanguageClient):
    """A client that keeps what is published and logged."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.found: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: list[str] = []

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.found.put_nowait(params)

        @self.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

    def open(self, path: Path, text: str) -> None:
        item = types.TextDocumentItem(path.as_uri(), "markdown", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str, version: int) -> None:
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def published(self, path: Path) -> list[types.Diagnostic]:
        """The next diagnostics of a file."""
        while True:
            params = await asyncio.wait_for(self.found.get(), 60)
            if params.uri == path.as_uri():
                return list(params.diagnostics)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"zh/a.md": CHINESE, "en/a.md": ENGLISH, "samesaid.toml": SETTINGS}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def edited(folder: Path, work: Callable[[Editor], Awaitable[None]]) -> None:
    async def connected() -> None:
        editor = Editor()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])}
        await editor.start_io(
            sys.executable, "-m", "samesaid", "lsp", "--delay", "0.05", cwd=str(folder), env=environment
        )
        await editor.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
        )
        editor.initialized(types.InitializedParams())
        await work(editor)
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()

    asyncio.run(asyncio.wait_for(connected(), 120))


def test_findings_follow_what_is_typed(folder: Path) -> None:
    version, reference = folder / "en" / "a.md", folder / "zh" / "a.md"

    async def work(editor: Editor) -> None:
        editor.open(version, ENGLISH)
        (found,) = await editor.published(version)
        assert (found.code, found.severity, found.source) == ("N104", types.DiagnosticSeverity.Error, "samesaid")
        # Units of UTF-16, of which the emoji has two, in the text with its marks.
        start = ENGLISH.splitlines()[2].index("3,200") + 1
        assert found.range == types.Range(types.Position(2, start), types.Position(2, start + 5))
        assert found.code_description is not None
        (other,) = found.related_information or ()
        assert (other.location.uri, other.message, other.location.range.start) == (
            reference.as_uri(), "3.2万", types.Position(2, 8),
        )  # fmt: skip
        at = types.HoverParams(types.TextDocumentIdentifier(version.as_uri()), types.Position(2, start + 1))
        hover = await editor.text_document_hover_async(at)
        assert hover is not None
        assert "**N104 " in hover.contents.value  # type: ignore[union-attr]
        at = types.HoverParams(types.TextDocumentIdentifier(version.as_uri()), types.Position(0, 0))
        assert await editor.text_document_hover_async(at) is None
        # Several keystrokes, one check.
        for number, text in enumerate((ENGLISH + "x", ENGLISH + "xy", ENGLISH.replace("3,200", "32,000")), 2):
            editor.change(version, text, number)
        assert await editor.published(version) == []
        # The reference in another tab, not saved yet.
        editor.open(reference, CHINESE.replace("300", "3000"))
        (found,) = await editor.published(version)
        assert (found.code, found.range.start.line) == ("N104", 2)
        editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(version.as_uri())))
        assert await editor.published(version) == []

    edited(folder, work)


def test_what_is_wrong_is_a_line_in_the_log_and_the_next_check_is_made(folder: Path) -> None:
    version, alone, settings = folder / "en" / "a.md", folder / "en" / "alone.md", folder / "samesaid.toml"

    async def work(editor: Editor) -> None:
        editor.open(alone, ENGLISH)
        assert await editor.published(alone) == []
        editor.open(version, "Onions are fried in oil. Then the soup is salted, and boiled again.\n" * 3)
        (other,) = await editor.published(version)
        assert other.message.startswith("Not versions of one text")
        assert (other.range.start.line, other.range.end.line) == (0, 0)
        editor.change(version, "", 2)
        assert await editor.published(version) == []
        assert editor.logged[-1].endswith("a.md: an empty file; give one with text")
        settings.write_text("glosary = 3\n")
        editor.change(version, ENGLISH, 3)
        assert await editor.published(version) == []
        assert "unknown setting 'glosary'" in editor.logged[-1]
        (folder / "terms.csv").write_text("source,target\n渡轮,ferry\n", encoding="utf-8")
        terms = SETTINGS.replace("[references]", 'glossary = "terms.csv"\n[references]').replace('"numbers"', '"terms"')
        settings.write_text(terms)
        editor.change(version, ENGLISH, 4)
        assert await editor.published(version) == []
        (folder / "terms.csv").write_text("source,target\n渡轮,ferryboat\n", encoding="utf-8")
        editor.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(version.as_uri())))
        assert [found.code for found in await editor.published(version)] == ["T401"]

    edited(folder, work)


def test_lines_are_those_of_the_protocol() -> None:
    from samesaid.editor.diagnostics import lines_of

    assert lines_of("a\r\nb\rc\n\u2028d\n") == ["a\r\n", "b\r", "c\n", "\u2028d\n", ""]
