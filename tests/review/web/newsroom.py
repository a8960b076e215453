"""A newsroom for tests: a database with made-up texts, and the people who work on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from samesaid.model import Bead, Document, Finding, Report, Sentence, Severity, Span, literal
from samesaid.reports.formats.json import render_json
from samesaid.review.store import texts
from samesaid.review.store.database import Database
from samesaid.review.store.records import FindingRow
from tests.review.client import Client, browser, signed_in

# Both sides of a sentence, and what is marked in each: code, severity.
Line = tuple[str, str, str, str, str, Severity]
_HUNT = ("獴猎", "Mongoose Hunt", "T404", Severity.MAJOR)
HARBOUR: tuple[Line, ...] = (
    ("港口去年吞吐量为2.2万吨。", "It handled 22 million tonnes.", "2.2万", "22 million", "N104", Severity.CRITICAL),
    ("“獴猎”行动今年启动。", "Operation Mongoose Hunt began this year.", *_HUNT),
    ("会议在周三举行。", "The meeting is on Thursday.", "周三", "Thursday", "D201", Severity.MINOR),
)
GARDEN: tuple[Line, ...] = (("“獴猎”行动在花园进行。", "Operation Mongoose Hunt is in the garden.", *_HUNT),)


def report(name: str, lines: Sequence[Line], title: str = "") -> dict[str, Any]:
    """The JSON of a report: a sentence and a finding for each line."""
    texts_of = [" ".join(line[side] for line in lines) for side in (0, 1)]
    documents = []
    for side, language in ((0, "zh"), (1, "en")):
        start, sentences = 0, []
        for i, line in enumerate(lines):
            sentences.append(Sentence(line[side], Span(start, start + len(line[side])), i, i))
            start += len(line[side]) + 1
        documents.append(Document(f"{name}.{language}.txt", language, texts_of[side], tuple(sentences)))
    reference, version = replace(documents[0], title=title or name), documents[1]
    findings = []
    for i, line in enumerate(lines):
        spans = []
        for side, document in enumerate(documents):
            start = document.sentences[i].span.start + line[side].index(line[2 + side])
            spans.append(Span(start, start + len(line[2 + side])))
        # As in a report, the id is of the sentences, too.
        digest = f"{hash_of(line[0] + line[1]):016x}"
        found = Finding(
            f"{line[4]}-{digest}", line[4], "numbers", line[5], 0.9, f"{line[2]} or {line[3]}", 0, i,
            (spans[0],), (spans[1],), kind=line[4][:1], content=literal(f"{line[2]} or {line[3]}"),
            text_digest=digest,
        )  # fmt: skip
        findings.append(found)
    beads = tuple(Bead((i,), (i,), 0.8) for i in range(len(lines)))
    made = Report(reference, (version,), (beads,), tuple(findings), signature=(("samesaid", "test"),))
    return dict(json.loads(render_json(made)))


def hash_of(words: str) -> int:
    """A number for words, the same in every run."""
    return sum((i + 1) * ord(c) for i, c in enumerate(words))


class Newsroom:
    """Two texts, and browsers of people over one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.writing() as db:
            self.harbour = texts.add(
                db, report("harbour", HARBOUR, "港口"), key="harbour", who="Mei", desk="World"
            ).text
            self.garden = texts.add(db, report("garden", GARDEN, "花园"), key="garden", who="Tom", desk="Culture").text

    def person(self, name: str, role: str = "editor") -> Client:
        """A browser of somebody who is signed in."""
        return signed_in(browser(self.database), self.database, name, role)

    def findings(self, text: int | None = None) -> tuple[FindingRow, ...]:
        """The findings of a text (the harbour's) as they are now."""
        with self.database.reading() as db:
            return texts.findings(db, self.harbour if text is None else text)

    def finding(self, place: int = 0) -> FindingRow:
        """One of the harbour's findings as it is now."""
        return self.findings()[place]

    def version(self, text: int | None = None) -> int:
        """The version of a text (the harbour)."""
        with self.database.reading() as db:
            return texts.text(db, self.harbour if text is None else text).version

    def decide(self, client: Client, place: int, state: str, why: str = "", **more: Any) -> Any:
        """Somebody decides on one of the harbour's findings as it is now."""
        row = self.finding(place)
        fields = {"finding": row.number, "revision": row.revision, "state": state, "why": why, **more}
        return client.form(f"/texts/{self.harbour}/decisions", fields)
