"""Several reports as one summary in Markdown: a table of the texts, then the findings of those that are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.gate import Decision, decision_of
from samesaid.model import Report
from samesaid.reports.catalogue import Catalogue, catalogue
from samesaid.reports.common.brief import decision_line
from samesaid.reports.formats.markdown import code, details, plain, rows

# Code hosts refuse summaries of more than 1 MiB, and nobody reads so much.
MAX_BYTES = 900_000
_MARKS = {Decision.REFUSED: "!", Decision.HOLD: "✗", Decision.LOOK: "◦", Decision.CLEAR: "✓"}
_WORST_FIRST = "!✗◦✓"


@dataclass(frozen=True, slots=True)
class _Text:
    mark: str
    file: str
    said: str
    details: str = ""


class JoinedMarkdown:
    """The texts that could not be checked come first, then those that are held, then those to look at."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._texts: list[_Text] = []

    def add(self, texts: Sequence[str], report: Report) -> None:
        say = catalogue(self._language).extended(report.rules)
        mark = _MARKS[decision_of(report)]
        more = "\n".join(details(report, say)) if report.alarms or mark == "!" else ""
        self._texts.append(_Text(mark, _files(texts), plain(decision_line(report, say)), more))

    def fail(self, texts: Sequence[str], line: str) -> None:
        self._texts.append(_Text("!", _files(texts), plain(line)))

    def content(self) -> str:
        say = catalogue(self._language)
        listed = sorted(self._texts, key=lambda text: _WORST_FIRST.index(text.mark))
        head = ("", plain(say("markdown.version")), plain(say("markdown.decision")))
        cells = [(text.mark, text.file, text.said) for text in listed]
        parts = ["\n".join([f"**{plain(self._count(say))}**", "", *(rows(head, cells) if cells else ())])]
        parts += [f"### {text.file}\n\n{text.said}\n\n{text.details}" for text in listed if text.details]
        kept: list[str] = []
        for number, part in enumerate(parts):
            if number and sum(map(_size, kept)) + _size(part) > MAX_BYTES:
                kept.append(plain(say("markdown.left-out", n=len(parts) - number)))
                break
            kept.append(part if number else _cut(part))
        return "\n\n".join(part.strip() for part in kept) + "\n"

    def _count(self, say: Catalogue) -> str:
        marks = Counter(text.mark for text in self._texts)
        counted = say("markdown.count", n=len(self._texts), held=marks["✗"], look=marks["◦"], clear=marks["✓"])
        return counted + (say("markdown.not-checked", n=marks["!"]) if marks["!"] else "")


def _cut(table: str) -> str:
    """A table of so many bytes, to the end of a row."""
    if _size(table) <= MAX_BYTES:
        return table
    cut = table.encode("utf-8", "replace")[:MAX_BYTES]
    return cut[: cut.rindex(b"\n")].decode()


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _files(texts: Sequence[str]) -> str:
    return ", ".join(map(code, texts[1:] or texts))
