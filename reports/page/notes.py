"""A finding on the page: its message, position and both wordings, why it matters and how to fix it; and the filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from samesaid.gate import holds
from samesaid.languages import primary
from samesaid.model import Document, Finding, Message, Report, State
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.decided import mark_line, state_word
from samesaid.reports.common.excerpts import Excerpt, excerpts
from samesaid.reports.common.highlights import prose
from samesaid.reports.common.labels import (
    CONFIDENCE_KEYS,
    ENGLISH,
    KINDS,
    SeverityLabel,
    confidence_key,
    confidence_word,
    information_label,
    kind_name,
    known_kind,
    percent_of,
    severity_label,
    severity_labels,
)
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.version_rows import VersionGrid
from samesaid.reports.page.wordings import Wording, wordings

# Code points of both wordings together that the dialog for decisions can show as a pair of renderings.
_MAX_PAIR = 120
# Readings that give only the encoder's cosines mean nothing to an editor.
_COSINES = "coverage.similarity."


@dataclass(frozen=True, slots=True)
class NoteView:
    """A finding as the page shows it.

    ``number`` counts alarms from 1 and is 0 for information; ``row`` is the row of the grid beside which it is shown.
    ``anchor`` is the anchor of the note beside the text, ``item`` that of the entry in the list (the same for
    information), ``meaning`` that of what its code means. ``merged`` are the sentences of the findings that are merged
    into it. ``places`` are the positions in the reference and in the version, ``place`` is the first of them in short.
    ``reading`` is what was read, ``reading_beside`` the same beside the text: empty where the message says it.
    ``brief`` gives both wordings for one line and ``quoted`` the excerpts of both sides, made when the template needs
    them; ``renderings`` are the marked words of both sides where they are a pair of renderings, else empty. ``mark``
    says that it is new since an earlier report and what was decided of it; ``state`` is that decision, both mostly
    empty. ``holds`` says that it holds the text, ``same`` that it is the finding before in another version.
    """

    finding: Finding
    number: int
    anchor: str
    item: str
    severity: SeverityLabel
    kind: str
    kind_name: str
    meaning: str
    message: Markup
    reading: Markup
    reading_beside: Markup
    merged: tuple[Markup, ...]
    why: str
    mend: Markup
    confidence_word: str
    confidence_key: str
    percent: int
    row: int | None
    version: str
    places: tuple[str, str]
    place: str
    brief: Callable[[], tuple[Wording | None, Wording | None]]
    quoted: Callable[[], tuple[Excerpt, ...]]
    renderings: tuple[str, str]
    mark: str
    state: str
    holds: bool
    same: bool


def notes_of(
    report: Report,
    positions: ReportPositions,
    grid: VersionGrid,
    labels: Sequence[str],
    say: Catalogue = ENGLISH,
) -> tuple[NoteView, ...]:
    """A note for each finding, in the report's order; alarms are numbered from 1.

    ``labels`` are the labels of all texts, the reference first.
    """
    notes: list[NoteView] = []
    number = 0
    for order, finding in enumerate(report.findings, 1):
        number += finding.alarm
        numbers = (number if finding.alarm else 0, order)
        notes.append(_note(report, positions, grid, finding, numbers, labels, say))
    return tuple(notes)


def _note(
    report: Report,
    positions: ReportPositions,
    grid: VersionGrid,
    finding: Finding,
    numbers: tuple[int, int],
    labels: Sequence[str],
    say: Catalogue,
) -> NoteView:
    number, order = numbers
    both = labels[0], labels[finding.version + 1]
    version = report.versions[finding.version]
    language = han_language(report.reference, version)
    severity, bead = severity_label(finding, say), positions.main_bead(finding)
    sentence = _sentence(finding, say)
    return NoteView(
        finding=finding,
        number=number,
        anchor=f"n{number}" if number else f"i{order}",
        item=f"f{number}" if number else f"i{order}",
        severity=severity,
        kind=known_kind(finding.kind),
        kind_name=kind_name(finding.kind, say),
        meaning=code_anchor(finding.code),
        message=prose(sentence, language),
        reading=prose(_reading(finding, say), language),
        reading_beside=prose("" if _is_said(finding.values, sentence, say) else _reading(finding, say), language),
        merged=tuple(prose(_sentence(one, say), language) for one in finding.merged),
        why=code_text(finding.code, "why", say),
        mend=prose(_mend(finding, sentence, say), language),
        confidence_word=confidence_word(finding.confidence, say),
        confidence_key=confidence_key(finding.confidence),
        percent=percent_of(finding.confidence),
        row=grid.row_of.get(finding.version, {}).get(bead) if bead is not None else None,
        version=both[1] if len(report.versions) > 1 else "",
        places=positions.labels(finding),
        place=next(filter(None, positions.short_labels(finding)), ""),
        brief=partial(wordings, positions, finding, severity.key) if finding.alarm else _no_wordings,
        quoted=partial(excerpts, positions, finding, both, severity.key) if finding.alarm else tuple,
        renderings=_renderings(finding, report.reference, version),
        mark=mark_line(report, finding, say),
        state=finding.decision.state.value if finding.decision else "",
        same=order > 1 and _is_same(report.findings[order - 2], finding),
        holds=holds(finding, report.fail_on) and (not report.new_only or report.is_new(finding)),
    )


def _is_same(before: Finding, finding: Finding) -> bool:
    """Whether another version has what the finding before this one is about: the two are one entry of the list."""
    key = finding.shared_key
    return key is not None and finding.alarm and before.alarm and before.shared_key == key


def code_anchor(code: str) -> str:
    """The anchor of what a code means; codes of outside comparators may have any characters."""
    return "code-" + re.sub("[^A-Za-z0-9]", lambda found: f"-{ord(found[0]):x}", code)


def code_text(code: str, what: str, say: Catalogue) -> str:
    """The ``title`` of a code, ``why`` it matters, or how to ``mend`` it; a general text for an unknown code."""
    return say(f"code.{code}.{what}" if say.has(f"code.{code}.{what}") else f"code.other.{what}")


def _sentence(finding: Finding, say: Catalogue) -> str:
    """The message in the language of the page."""
    return say.text(finding.content) if finding.content else finding.message


def _reading(finding: Finding, say: Catalogue) -> str:
    """The values that were read, in the language of the page."""
    values = finding.values
    if values is None or values.key.startswith(_COSINES):
        return finding.reading if values is None else ""
    return say.text(values)


def _is_said(values: Message | None, sentence: str, say: Catalogue) -> bool:
    """True if a sentence has every value that was read."""
    read = (values,) if values and values.key == "value.reading" else None
    if values and values.key == "value.readings":
        ((_, read),) = values.args  # type: ignore[assignment]
    if not isinstance(read, tuple) or not all(isinstance(one, Message) and one.key == "value.reading" for one in read):
        return False
    found = [dict(one.args).get("value", "") for one in read if isinstance(one, Message)]
    return all((say.text(value) if isinstance(value, Message) else str(value)) in sentence for value in found)


def _mend(finding: Finding, sentence: str, say: Catalogue) -> str:
    """The suggestion, unless the message quotes it already; without one the general text of the code."""
    suggestion = finding.suggestion or ""
    if suggestion and suggestion not in sentence:
        return say("page.write", suggestion=suggestion)
    return code_text(finding.code, "mend", say)


def _no_wordings() -> tuple[None, None]:
    """The wordings of information, whose message quotes them."""
    return None, None


def _renderings(finding: Finding, reference: Document, version: Document) -> tuple[str, str]:
    """The distinct marked words of both sides; empty where a side has none or they are whole passages."""
    from samesaid.decisions.matching import renderings

    source, target = renderings(finding, reference, version)
    return (source, target) if source and target and len(source) + len(target) <= _MAX_PAIR else ("", "")


def han_language(*documents: Document) -> str | None:
    """The language for the fonts of Han characters in our own sentences: that of the first text written with them."""
    return next((d.language for d in documents if primary(d.language) in ("zh", "ja", "ko")), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: the value in the data attribute of a finding, its word, and the shape of a severity."""

    key: str
    word: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of choices, of which several may be chosen. The script of the page counts the findings of each."""

    name: str
    word: str
    choices: tuple[Choice, ...]


def filters_of(notes: Sequence[NoteView], labels: Sequence[str], say: Catalogue) -> tuple[Filter, ...]:
    """The filters of a page with the choices that occur on it, severities first. ``labels`` are those of all texts."""
    all_labels = [*severity_labels(say).values(), information_label(say)]
    severities = [Choice(s.key, s.word, s.shape) for s in all_labels if any(n.severity.key == s.key for n in notes)]
    kinds = [Choice(k, say(f"kind.{k}.plural")) for k in KINDS if any(n.kind == k for n in notes)]
    found = {n.confidence_key for n in notes}
    confidence = [Choice(k, say(f"confidence.{k}")) for k in CONFIDENCE_KEYS if k in found]
    states = [Choice(state.value, state_word(state, say)) for state in State]
    filters = [
        Filter("severity", say("bar.severity"), tuple(severities)),
        Filter("kind", say("bar.kind"), tuple(kinds)),
        Filter("confidence", say("bar.confidence"), tuple(confidence)),
        Filter("state", say("bar.state"), tuple(states)),
    ]
    if len(labels) > 2:
        versions = tuple(Choice(str(v), label) for v, label in enumerate(labels[1:]))
        filters.append(Filter("version", say("bar.versions"), versions))
    return tuple(filters)
