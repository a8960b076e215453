"""The data of a site: the texts of a store with their counts, then each with its beads and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import groupby
from typing import Any

from samesaid.archive.store.decision_log import Settled
from samesaid.archive.store.query import connected
from samesaid.archive.store.storage import Storage
from samesaid.archive.store.views import quoted
from samesaid.model import Severity

# Number of texts whose beads are in memory at the same time.
_BATCH = 200
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Counts:
    """Alarms by severity."""

    critical: int = 0
    major: int = 0
    minor: int = 0

    @property
    def all(self) -> int:
        return self.critical + self.major + self.minor

    @property
    def weight(self) -> int:
        """The MQM penalty."""
        return sum(getattr(self, severity.value) * severity.weight for severity in Severity)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.critical + other.critical, self.major + other.major, self.minor + other.minor)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text: its file, language, alarms, the penalty per 1,000 words, or why it was not checked.

    ``warnings`` are what must be read before its findings.
    """

    number: int
    target: str
    language: str
    counts: Counts
    penalty: float
    problem: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the archive; ``page`` is the name of its file in the folder of texts."""

    entry: str
    title: str
    reference: str
    language: str
    published: date | None
    words: float
    versions: tuple[Version, ...]

    @property
    def page(self) -> str:
        return page_of(self.entry)

    @property
    def month(self) -> str:
        return f"{self.published:%Y-%m}" if self.published else UNDATED

    @property
    def counts(self) -> Counts:
        return sum((version.counts for version in self.versions), Counts())

    @property
    def penalty(self) -> float:
        """The worst of its versions."""
        return max((version.penalty for version in self.versions), default=0.0)

    @property
    def problem(self) -> str | None:
        return next((version.problem for version in self.versions if version.problem), None)


@dataclass(frozen=True, slots=True)
class Whole:
    """A text with the rows of its beads and findings, by version."""

    text: Text
    beads: dict[int, list[dict[str, Any]]]
    findings: dict[int, list[dict[str, Any]]]


def page_of(entry: str) -> str:
    """A file name for a text, whatever its identity is."""
    return f"{blake2b(entry.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}.html"


class Archive:
    """A store without dismissed findings and information."""

    def __init__(self, storage: Storage, settled: tuple[Settled, ...]) -> None:
        self._db = connected(storage, settled)

    def texts(self) -> tuple[Text, ...]:
        """All texts, the latest first."""
        rows = self._rows(
            """WITH alarms AS (SELECT entry, version, count(*) FILTER (severity = 'critical') AS critical,
                   count(*) FILTER (severity = 'major') AS major, count(*) FILTER (severity = 'minor') AS minor
                   FROM findings WHERE alarm GROUP BY 1, 2)
               SELECT p.entry, p.version, title, reference, target, published, source_language, target_language,
                      coalesce(words, 0) AS words, problem, warnings, coalesce(critical, 0) AS critical,
                      coalesce(major, 0) AS major, coalesce(minor, 0) AS minor
               FROM pairs p LEFT JOIN alarms a ON a.entry = p.entry AND a.version = p.version
               ORDER BY published DESC NULLS LAST, reference, p.entry, p.version"""
        )
        return tuple(_text(list(group)) for _, group in groupby(rows, key=lambda row: row["entry"]))

    def wholes(self, texts: Sequence[Text]) -> Iterator[Whole]:
        """Each text with its beads and findings; those that were not checked have none."""
        for start in range(0, len(texts), _BATCH):
            some = texts[start : start + _BATCH]
            names = ", ".join(quoted(text.entry) for text in some)
            beads = self._by_text(f"SELECT * FROM beads WHERE entry IN ({names}) ORDER BY version, bead")
            findings = self._by_text(
                f"""SELECT * FROM findings WHERE alarm AND entry IN ({names}) ORDER BY version,
                    CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 ELSE 2 END, bead NULLS LAST, finding"""
            )
            for text in some:
                yield Whole(text, beads.get(text.entry, {}), findings.get(text.entry, {}))

    def by_month(self) -> list[tuple[str, str, str, int]]:
        """(month, code, severity, alarms) in order."""
        rows = self._db.execute(
            f"""SELECT coalesce(strftime(published, '%Y-%m'), '{UNDATED}'), code, severity, count(*)
                FROM findings WHERE alarm GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        ).fetchall()
        return [(str(month), str(code), str(severity), int(count)) for month, code, severity, count in rows]

    def _by_text(self, question: str) -> dict[str, dict[int, list[dict[str, Any]]]]:
        found: dict[str, dict[int, list[dict[str, Any]]]] = {}
        for row in self._rows(question):
            found.setdefault(row["entry"], {}).setdefault(row["version"], []).append(row)
        return found

    def _rows(self, question: str) -> list[dict[str, Any]]:
        answer = self._db.execute(question)
        columns = [column[0] for column in answer.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def _text(rows: list[dict[str, Any]]) -> Text:
    first = rows[0]
    return Text(
        first["entry"], first["title"] or first["reference"], first["reference"], first["source_language"] or "und",
        first["published"], first["words"], tuple(_version(row) for row in rows),
    )  # fmt: skip


def _version(row: dict[str, Any]) -> Version:
    counts = Counts(row["critical"], row["major"], row["minor"])
    penalty = 1000 * counts.weight / row["words"] if row["words"] else 0.0
    return Version(
        row["version"], row["target"], row["target_language"] or "und", counts, penalty, row["problem"],
        tuple(row["warnings"] or ()),
    )  # fmt: skip
