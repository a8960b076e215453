"""The server of `samesaid lsp`: checks a version while it is edited. It needs the package pygls."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from samesaid.editor.diagnostics import diagnostics
from samesaid.faults import place
from samesaid.folders import Link, links_of_table
from samesaid.inputs import Content, shown
from samesaid.model import Report, SamesaidError
from samesaid.settings import Settings, find_settings, load_settings
from samesaid.version import __version__
from samesaid.warm import Checker


class TextServer(LanguageServer):
    """Publishes the findings of each open version, ``delay`` seconds after the last change of it or of its reference.

    The nearest settings file above a text says which file is its reference ([references]), and all else.
    """

    def __init__(self, delay: float = 0.8) -> None:
        super().__init__("samesaid", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self._delay = delay
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._published: dict[str, list[types.Diagnostic]] = {}
        # A checker is for one thread at a time.
        self._one_check = asyncio.Lock()
        self._checker: tuple[int, Checker] | None = None

    def changed(self, uri: str) -> None:
        """A text was opened, changed or saved: it is checked after the delay, and so are the versions of it."""
        for one in dict.fromkeys((uri, *self._versions_of(uri))):
            if before := self._waiting.pop(one, None):
                before.cancel()
            self._waiting[one] = task = asyncio.ensure_future(self._later(one))
            # The loop itself does not keep a task alive.
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def closed(self, uri: str) -> None:
        """A text was closed: it has no diagnostics any more."""
        if before := self._waiting.pop(uri, None):
            before.cancel()
        self._publish(uri, [])
        del self._published[uri]

    def explained(self, uri: str, position: types.Position) -> str:
        """What explains the findings at a place, in Markdown; empty for none."""
        here = (one for one in self._published.get(uri, ()) if _is_in(position, one.range))
        return "\n\n---\n\n".join(dict.fromkeys(str(one.data) for one in here if one.data))

    async def _later(self, uri: str) -> None:
        await asyncio.sleep(self._delay)
        # From here on nothing cancels it: its thread would go on beside that of the next check.
        self._waiting.pop(uri, None)
        try:
            async with self._one_check:
                await self._check(uri)
        except SamesaidError as error:
            self._say(f"{error}")
            self._publish(uri, [])
        except Exception as error:
            self._say(f"a fault of samesaid itself: {place(error)}; report it to the maintainers")

    async def _check(self, uri: str) -> None:
        found = await asyncio.to_thread(self._reference_of, uri)
        if found is None:
            self._publish(uri, [])
            return
        settings, path, reference = found
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        report = await asyncio.to_thread(self._report, settings, self._content(reference), _of_buffer(path, text))
        # What was typed meanwhile has a check of its own.
        if self.workspace.get_text_document(uri).version == version:
            address = uris.from_fs_path(str(reference)) or ""
            self._publish(uri, diagnostics(report, text, address, document.position_codec), version)

    def _report(self, settings: Settings, reference: Content | Path, version: Content) -> Report:
        saved = _saved(settings.glossary)
        if self._checker is None:
            self._checker = saved, Checker(settings)
        elif self._checker[1].settings != settings or self._checker[0] != saved:
            self._checker = saved, self._checker[1].changed(settings)
        return self._checker[1].check(reference, version)

    def _content(self, path: Path) -> Content | Path:
        """The text of the reference as it is in the editor, if it is open there, else the file."""
        for uri, document in self.workspace.text_documents.items():
            if _path(uri) == path:
                return _of_buffer(path, document.source)
        return path

    def _reference_of(self, uri: str) -> tuple[Settings, Path, Path] | None:
        path = _path(uri)
        settings = _settings_of(path) if path else None
        if path is None or settings is None:
            return None
        references = (link.reference_of(path) for link in _links(settings))
        reference = next((found for found in references if found is not None and found.is_file()), None)
        return None if reference is None else (settings, path, reference)

    def _versions_of(self, uri: str) -> Iterator[str]:
        """The open texts of which this one is the reference."""
        path = _path(uri)
        for other in self._published:
            try:
                found = self._reference_of(other)
            except SamesaidError:
                continue
            if found is not None and found[2] == path:
                yield other

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self._published[uri] = found
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _say(self, line: str) -> None:
        text = " ".join(map(shown, line.split()))
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"samesaid: {text}"))


def server(delay: float = 0.8) -> TextServer:
    """The server, ready to be started."""
    made = TextServer(delay)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        made.changed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        made.changed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        made.changed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        made.closed(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        text = made.explained(params.text_document.uri, params.position)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    return made


def _path(uri: str) -> Path | None:
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None


def _of_buffer(path: Path, text: str) -> Content:
    return Content(shown(path.name), path.suffix.lower(), text.encode("utf-8", "replace"), str(path))


def _settings_of(path: Path) -> Settings | None:
    file = find_settings(path.parent)
    return load_settings(file) if file else None


def _saved(glossary: str | None) -> int:
    """When a glossary was saved, for it is read once; 0 without one."""
    try:
        return Path(glossary).stat().st_mtime_ns if glossary else 0
    except OSError:
        return 0


def _links(settings: Settings) -> tuple[Link, ...]:
    return links_of_table(settings.references, Path(settings.file).parent)


def _is_in(position: types.Position, there: types.Range) -> bool:
    return (
        (there.start.line, there.start.character)
        <= (position.line, position.character)
        <= (
            there.end.line,
            there.end.character,
        )
    )
