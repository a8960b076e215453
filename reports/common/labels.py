"""Words, shapes and names that all reports use for severities, kinds, confidence and texts."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.languages import display_name, primary, text_labels
from samesaid.model import Document, Finding, Report, Severity
from samesaid.reports.catalogue import Catalogue, catalogue

ENGLISH = catalogue("en")


@dataclass(frozen=True, slots=True)
class SeverityLabel:
    """How a severity is shown: a key for style sheets and scripts, a word, and a shape for those who see no colour."""

    key: str
    word: str
    shape: str


_SHAPES = {Severity.CRITICAL: "◆", Severity.MAJOR: "▲", Severity.MINOR: "●"}

# Decimals of a confidence in every report: what is said of one that was read from JSON is the same.
_DECIMALS = 4
# Least confidence (0 to 1) of each word, the most confident first.
_CONFIDENCE_WORDS = ((0.9, "confident"), (0.6, "likely"), (0.0, "check"))
CONFIDENCE_KEYS = tuple(key for _, key in _CONFIDENCE_WORDS)
"""Keys of the words for confidence, the most confident first."""


def severity_labels(say: Catalogue = ENGLISH) -> dict[Severity, SeverityLabel]:
    """The labels of all severities, critical first."""
    return {s: SeverityLabel(s.value, say(f"severity.{s.value}"), shape) for s, shape in _SHAPES.items()}


def information_label(say: Catalogue = ENGLISH) -> SeverityLabel:
    """The label of findings that are no alarms."""
    return SeverityLabel("info", say("severity.info"), "○")


SEVERITY_LABELS = severity_labels()

KINDS = ENGLISH.groups("kind")
"""Kinds of findings in the order in which reports list them; X stands for all others."""


def severity_label(finding: Finding, say: Catalogue = ENGLISH) -> SeverityLabel:
    """The label of a finding's severity; for information that of information, whatever its severity."""
    if not finding.alarm:
        return information_label(say)
    return SeverityLabel(finding.severity.value, say(f"severity.{finding.severity.value}"), _SHAPES[finding.severity])


def kind_name(kind: str, say: Catalogue = ENGLISH) -> str:
    """What a finding of this kind is about: ``number``, ``name``, ``missing passage``."""
    return say(f"kind.{known_kind(kind)}.name")


def counted_kind(kind: str, count: int, say: Catalogue = ENGLISH) -> str:
    """``a number``, ``2 numbers``, ``an added passage``."""
    return say(f"kind.{known_kind(kind)}.counted", n=count)


def known_kind(kind: str) -> str:
    """The kind itself, or X where the catalogue has no name for it."""
    return kind if kind in KINDS else "X"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """``1 sentence``, ``12 sentences``: a number in English, with thousands separated, and its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def confidence_key(confidence: float) -> str:
    """The key of the word for a confidence from 0 to 1: ``confident``, ``likely`` or ``check``."""
    return next(key for least, key in _CONFIDENCE_WORDS if round(confidence, _DECIMALS) >= least)


def percent_of(confidence: float) -> int:
    """A confidence from 0 to 1 in percent."""
    return round(100 * round(confidence, _DECIMALS))


def confidence_word(confidence: float, say: Catalogue = ENGLISH) -> str:
    """The word for a confidence from 0 to 1."""
    return say(f"confidence.{confidence_key(confidence)}")


def title_of(document: Document, say: Catalogue = ENGLISH) -> str:
    """The title of a text, else its name."""
    return (document.title or document.name).strip() or say("text.untitled")


def labels(report: Report, say: Catalogue = ENGLISH) -> tuple[str, ...]:
    """A label for each text, the reference first."""
    return tuple(map(say.text, text_labels((report.reference, *report.versions), report.labels)))


def name_in_sentence(label: str, document: Document, say: Catalogue = ENGLISH) -> str:
    """A label inside a sentence: ``the Chinese``, ``the reference``; ``English 1`` stays as it is."""
    languages = {display_name(tag, say.language) for tag in (document.language, primary(document.language))}
    own = {say("text.language", language=name) for name in languages}
    if label in own | {say("text.reference"), say("text.version")}:
        return say("text.the", name=label)
    return label
