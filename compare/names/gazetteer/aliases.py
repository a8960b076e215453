"""Other forms of one English name: short first names, initials of persons, and acronyms that a text introduces."""

from __future__ import annotations

import functools
import re

from samesaid.compare.names.gazetteer.lexicon import groups
from samesaid.compare.pair import Pair
from samesaid.model import Document

# National Immigration Administration (NIA), and the other way round.
_NAME = r"(?:[A-Z][\w’'&.-]*)(?:\s+(?:of|for|and|the|on|in|&|[A-Z][\w’'&.-]*)){1,9}"
_SHORT = r"[A-Z][A-Za-z]{0,2}(?:[A-Z&.-]){1,7}s?"
_INTRODUCED = re.compile(rf"(?P<full>{_NAME})\s*[(（](?:the\s+)?[“\"]?(?P<short>{_SHORT})[”\"]?[)）]")
_EXPLAINED = re.compile(rf"\b(?P<short>{_SHORT})\s*[(（](?:the\s+)?(?P<full>{_NAME})[)）]")


def introduced(text: str) -> dict[str, str]:
    """Acronym → full name, for every acronym that ``text`` tells in brackets beside its name."""
    found: dict[str, str] = {}
    for pattern in (_INTRODUCED, _EXPLAINED):
        for match in pattern.finditer(text):
            full = _spelled_out(match["short"], match["full"])
            if full:
                found.setdefault(match["short"], full)
    return found


def spelled_out(pair: Pair, source: str, target: str) -> dict[str, str]:
    """Acronym → full name for one bead with these two texts: from the whole of both documents where rows belong
    together."""
    if pair.independent:
        return introduced(source) | introduced(target)
    return pair.target.annotate(_of_document) | pair.source.annotate(_of_document)


def _of_document(document: Document) -> dict[str, str]:
    return introduced(document.text)


def _spelled_out(short: str, full: str) -> str | None:
    """The end of ``full`` whose first word begins like ``short``: other names may stand before it."""
    parts = full.split()
    starts = [i for i, word in enumerate(parts) if word[0] == short[0] and len(parts) - i > 1]
    return " ".join(parts[starts[0] :]) if starts else None


@functools.cache
def _numbers(table: str) -> dict[str, frozenset[int]]:
    """Word → the lines of this list that it stands in."""
    numbers: dict[str, set[int]] = {}
    for number, group in enumerate(groups("english", table)):
        for name in group:
            numbers.setdefault(name, set()).add(number)
    return {name: frozenset(found) for name, found in numbers.items()}


def same_place(one: str, other: str) -> bool:
    """Whether two words in lower case are names of one place or its people: guangdong, cantonese."""
    return not _numbers("places").get(one, frozenset()).isdisjoint(_numbers("places").get(other, frozenset()))


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names in lower case are short forms of one another (bill, william) or an initial (j, john)."""
    if min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    numbers = _numbers("first_names")
    return not numbers.get(one, frozenset()).isdisjoint(numbers.get(other, frozenset()))
