"""A finding as a page tells it: its words, its place, both wordings, why it matters and what would mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from samesaid.languages import primary
from samesaid.model import Document, Finding, Report
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.excerpts import Excerpt, excerpts
from samesaid.reports.common.highlights import prose
from samesaid.reports.common.labels import ENGLISH, Grade, confidence_key, confidence_word, family, grade, known_kind
from samesaid.reports.common.positions import Site
from samesaid.reports.page import translated
from samesaid.reports.page.version_rows import Grid

_LONGEST_PAIR = 120
# Readings that give only the encoder's cosines mean nothing to an editor.
_COSINES = "coverage.similarity."


@dataclass(frozen=True, slots=True)
class NoteView:
    """What is shown of one finding. ``number`` is 0 for information; ``row`` is the row it stands beside.

    ``wordings`` are the words marked on both sides, empty where they are no pair of renderings; ``item`` is the anchor
    of its entry in the list, ``anchor`` that of the note in the margin (the same for information), ``meaning`` that of
    what the code means. ``quoted`` gives both wordings, worked out when they are set.
    """

    finding: Finding
    number: int
    anchor: str
    item: str
    grade: Grade
    kind: str
    family: str
    meaning: str
    message: Markup
    reading: Markup
    why: str
    mend: Markup
    confidence_word: str
    confidence_key: str
    percent: int
    row: int | None
    version: str
    places: tuple[str, str]
    quoted: Callable[[], tuple[Excerpt, ...]]
    wordings: tuple[str, str]


def notes_of(
    report: Report, site: Site, grid: Grid, names: Sequence[str], called: Sequence[str], say: Catalogue = ENGLISH
) -> tuple[NoteView, ...]:
    """A note for each finding, in the report's order; those that raise an alarm are numbered through from 1.

    ``names`` are the labels of all texts, the reference first; ``called`` the same inside a sentence.
    """
    notes: list[NoteView] = []
    number = 0
    for order, finding in enumerate(report.findings, 1):
        number += finding.alarm
        notes.append(_note(report, site, grid, finding, (number if finding.alarm else 0, order), (names, called), say))
    return tuple(notes)


def _note(
    report: Report,
    site: Site,
    grid: Grid,
    finding: Finding,
    numbers: tuple[int, int],
    texts: tuple[Sequence[str], Sequence[str]],
    say: Catalogue,
) -> NoteView:
    number, order = numbers
    names, called = ((t[0], t[finding.version + 1]) for t in texts)
    version = report.versions[finding.version]
    language = han_language(report.reference, version)
    mark, bead = grade(finding, say), site.row(finding)
    sentence = _sentence(finding, report.reference, version, called, say)
    return NoteView(
        finding=finding,
        number=number,
        anchor=f"n{number}" if number else f"i{order}",
        item=f"f{number}" if number else f"i{order}",
        grade=mark,
        kind=known_kind(finding.kind),
        family=family(finding.kind, say),
        meaning=code_anchor(finding.code),
        message=prose(sentence, language),
        reading=prose(_reading(finding, say), language),
        why=told_of(finding.code, "why", say),
        mend=prose(_mend(finding, sentence, say), language),
        confidence_word=confidence_word(finding.confidence, say),
        confidence_key=confidence_key(finding.confidence),
        percent=round(100 * finding.confidence),
        row=grid.row_of.get(finding.version, {}).get(bead) if bead is not None else None,
        version=names[1] if len(report.versions) > 1 else "",
        places=site.names(finding),
        quoted=partial(excerpts, site, finding, names, mark.key) if finding.alarm else tuple,
        wordings=wordings(finding, report.reference, version),
    )


def code_anchor(code: str) -> str:
    """The anchor of what a code means; codes of other packages may hold any character."""
    return "code-" + re.sub("[^A-Za-z0-9]", lambda found: f"-{ord(found[0]):x}", code)


def told_of(code: str, what: str, say: Catalogue) -> str:
    """The title of a code, why it matters (``why``) or what would mend it (``mend``)."""
    return say(f"code.{code}.{what}" if say.has(f"code.{code}.{what}") else f"code.other.{what}")


def _sentence(finding: Finding, reference: Document, version: Document, names: tuple[str, str], say: Catalogue) -> str:
    """The message in the page's language; in English where the catalogue lacks a key of it."""
    if say.language == "en":
        return finding.message
    content = finding.content
    if content is not None and content.key != "literal":
        return say.text(content) if say.knows(content) else finding.message
    return translated.message(finding, reference, version, names, say)


def _reading(finding: Finding, say: Catalogue) -> str:
    """The values that were read, in the page's language; in English where the catalogue lacks a key of it."""
    values = finding.values
    if values is not None and values.key.startswith(_COSINES):
        return ""
    if values is not None and values.key != "literal":
        return say.text(values) if say.knows(values) else finding.reading
    return translated.reading(finding.reading, say)


def _mend(finding: Finding, sentence: str, say: Catalogue) -> str:
    """The suggestion where the message does not quote it already, else what would mend such a finding."""
    suggestion = finding.suggestion or ""
    if suggestion and suggestion not in sentence:
        return say("page.write", suggestion=suggestion)
    return told_of(finding.code, "mend", say)


def wordings(finding: Finding, reference: Document, version: Document) -> tuple[str, str]:
    """The distinct words marked on both sides; empty where a side has none or they are whole passages."""
    from samesaid.decisions import renderings

    source, target = renderings(finding, reference, version)
    return (source, target) if source and target and len(source) + len(target) <= _LONGEST_PAIR else ("", "")


def han_language(*documents: Document) -> str | None:
    """The language whose fonts Han characters in our own sentences should take: that of the first text with them."""
    return next((d.language for d in documents if primary(d.language) in ("zh", "ja", "ko")), None)
