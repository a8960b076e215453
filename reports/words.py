"""The words, shapes and names by which every report speaks of findings, texts and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from samesaid.languages import UNKNOWN, display_name, primary
from samesaid.model import Document, Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Grade:
    """How a severity is told: a word, a shape and a rank, so that it never hangs on colour alone."""

    key: str
    word: str
    shape: str


GRADES = {
    Severity.CRITICAL: Grade("critical", "critical", "◆"),
    Severity.MAJOR: Grade("major", "serious", "▲"),
    Severity.MINOR: Grade("minor", "small", "●"),
}
INFORMATION = Grade("info", "for information", "○")

# A whole code stands before its family's letter: what is missing and what was added are different news.
_FAMILIES = {
    "O501": ("missing passage", "missing passages"),
    "O502": ("added passage", "added passages"),
    "O503": ("untranslated passage", "untranslated passages"),
    "O504": ("moved passage", "moved passages"),
    "N": ("figure", "figures"),
    "D": ("date", "dates"),
    "E": ("name", "names"),
    "T": ("term", "terms"),
    "O": ("missing or added passage", "missing or added passages"),
    "M": ("statement", "statements"),
    "Q": ("quotation", "quotations"),
}
_OTHER = ("other difference", "other differences")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def grade(finding: Finding) -> Grade:
    """The grade of a finding; what raises no alarm is information whatever its severity."""
    return GRADES[finding.severity] if finding.alarm else INFORMATION


def family(code: str) -> str:
    """What a finding of this code is about, in the singular: ``figure``, ``name``, ``missing passage``."""
    return _family(code)[0]


def counted_family(code: str, count: int) -> str:
    """``a figure``, ``2 figures``, ``an added passage``."""
    one, many = _family(code)
    if count == 1:
        return "another difference" if one == _OTHER[0] else f"{article(one)} {one}"
    return f"{count} {many}"


def _family(code: str) -> tuple[str, str]:
    return _FAMILIES.get(code) or _FAMILIES.get(code[:1]) or _OTHER


def article(noun: str) -> str:
    return "an" if noun[:1] in "aeou" else "a"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """``1 sentence``, ``12 sentences``; figures as numerals with thousands separated."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """Small numbers as words, the others as numerals."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def certainty(confidence: float) -> str:
    """How sure the tool is, in a word: ``sure`` from .9, ``likely`` from .6, else ``worth a look``."""
    if confidence >= 0.9:
        return "sure"
    return "likely" if confidence >= 0.6 else "worth a look"


def heading(document: Document) -> str:
    """The title of a text, or the name it goes by."""
    return (document.title or document.name).strip() or "untitled"


def labels(report: Report) -> tuple[str, ...]:
    """What to call each text (the reference first): its language where no other text has it, else its part or name."""
    documents = (report.reference, *report.versions)
    parts = ["reference", "version"] if len(documents) == 2 else ["reference", *(d.name for d in report.versions)]
    shared = Counter(primary(d.language) for d in documents), Counter(d.language for d in documents)
    names = tuple(_language_label(d.language, *shared) or part for d, part in zip(documents, parts, strict=True))
    if all(names) and len(set(names)) == len(names):
        return names
    return ("reference", *(f"version {i}" for i in range(1, len(documents))))


def _language_label(tag: str, primaries: Counter[str], tags: Counter[str]) -> str:
    """``Chinese`` for the one text in Chinese, ``Chinese (Traditional)`` where scripts tell two apart, else nothing."""
    if tag == UNKNOWN or tags[tag] > 1:
        return ""
    return display_name(tag if primaries[primary(tag)] > 1 else primary(tag))


def called(label: str, document: Document) -> str:
    """A label inside a sentence: ``the Chinese``, ``the reference``, but a file's name as it is."""
    tag = document.language
    if label in (display_name(tag), display_name(primary(tag)), "reference", "version"):
        return f"the {label}"
    return label
