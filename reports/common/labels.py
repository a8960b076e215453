"""The words, shapes and names by which every report speaks of findings, texts and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from samesaid.languages import UNKNOWN, display_name, primary
from samesaid.model import Document, Finding, Report, Severity
from samesaid.reports.catalogue import Catalogue, catalogue

ENGLISH = catalogue("en")


@dataclass(frozen=True, slots=True)
class Grade:
    """How a severity is told: a word, a shape and a rank, so that it never hangs on colour alone."""

    key: str
    word: str
    shape: str


_SHAPES = {Severity.CRITICAL: "◆", Severity.MAJOR: "▲", Severity.MINOR: "●"}


def grades(say: Catalogue = ENGLISH) -> dict[Severity, Grade]:
    """The grades from the most serious, in the words of a catalogue."""
    return {severity: Grade(severity.value, say(f"severity.{severity.value}"), s) for severity, s in _SHAPES.items()}


def information(say: Catalogue = ENGLISH) -> Grade:
    """The grade of what raises no alarm."""
    return Grade("info", say("severity.info"), "○")


GRADES = grades()

KINDS = ENGLISH.groups("kind")
"""Kinds of findings in the order in which reports list them; X stands for every other one."""


def grade(finding: Finding, say: Catalogue = ENGLISH) -> Grade:
    """The grade of a finding; what raises no alarm is information whatever its severity."""
    if not finding.alarm:
        return information(say)
    return Grade(finding.severity.value, say(f"severity.{finding.severity.value}"), _SHAPES[finding.severity])


def family(kind: str, say: Catalogue = ENGLISH) -> str:
    """What a finding of this kind is about, in the singular: ``figure``, ``name``, ``missing passage``."""
    return say(f"kind.{known_kind(kind)}.name")


def counted_family(kind: str, count: int, say: Catalogue = ENGLISH) -> str:
    """``a figure``, ``2 figures``, ``an added passage``."""
    return say(f"kind.{known_kind(kind)}.counted", n=count)


def known_kind(kind: str) -> str:
    """The kind itself, or X where the catalogue has no name for it."""
    return kind if kind in KINDS else "X"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """``1 sentence``, ``12 sentences``; figures as numerals with thousands separated."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def confidence_key(confidence: float) -> str:
    """How confident samesaid is: ``confident`` from 0.9, ``likely`` from 0.6, else ``check``."""
    if confidence >= 0.9:
        return "confident"
    return "likely" if confidence >= 0.6 else "check"


def confidence_word(confidence: float, say: Catalogue = ENGLISH) -> str:
    """How confident samesaid is, in a word: ``confident``, ``likely``, ``check``."""
    return say(f"confidence.{confidence_key(confidence)}")


def heading(document: Document, say: Catalogue = ENGLISH) -> str:
    """The title of a text, or the name it goes by."""
    return (document.title or document.name).strip() or say("text.untitled")


def labels(report: Report, say: Catalogue = ENGLISH) -> tuple[str, ...]:
    """What to call each text (the reference first): its language where no other text has it, else its part or name."""
    documents = (report.reference, *report.versions)
    reference = say("text.reference")
    parts = [reference, say("text.version")] if len(documents) == 2 else [reference, *(d.name for d in report.versions)]
    shared = Counter(primary(d.language) for d in documents), Counter(d.language for d in documents)
    names = tuple(_language_label(d.language, *shared, say) or p for d, p in zip(documents, parts, strict=True))
    if all(names) and len(set(names)) == len(names):
        return names
    return (reference, *(say("text.numbered", n=i) for i in range(1, len(documents))))


def _language_label(tag: str, primaries: Counter[str], tags: Counter[str], say: Catalogue) -> str:
    """``Chinese`` for the one text in Chinese, ``Chinese (Traditional)`` where scripts tell two apart, else nothing."""
    if tag == UNKNOWN or tags[tag] > 1:
        return ""
    name = display_name(tag if primaries[primary(tag)] > 1 else primary(tag), say.language)
    return say("text.language", language=name)


def called(label: str, document: Document, say: Catalogue = ENGLISH) -> str:
    """A label inside a sentence: ``the Chinese``, ``the reference``, but a file's name as it is."""
    languages = {display_name(tag, say.language) for tag in (document.language, primary(document.language))}
    own = {say("text.language", language=name) for name in languages}
    if label in own | {say("text.reference"), say("text.version")}:
        return say("text.the", name=label)
    return label
