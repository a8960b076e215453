"""Page furniture in text: share bars, comment forms, page numbers, imprints, credits. See furniture_rules.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from samesaid.documents.boilerplate import rules
from samesaid.documents.segmentation.split import trimmed
from samesaid.model import Note, Span, message

# Longer lines are prose, or a page saved without its line breaks.
_LONGEST = 220
# Between the parts of a furniture line.
_BETWEEN = re.compile(r"[\s|·•‧∙*/,，:：;>»<«\-–—_\[\]【】()（）]*")
_EDGE = 6


class Kept(NamedTuple):
    """What is left of a text: the paragraphs to compare, the notes on the rest, and a date that the rest tells."""

    paragraphs: list[Span]
    notes: list[Note]
    published: date | None


def remove(text: str, paragraphs: Sequence[Span]) -> Kept:
    """Sort out the furniture among the paragraphs of ``text``; each note's span is what was kept out."""
    lines = [span.of(text) for span in paragraphs]
    known = _by_place(lines, [_kind(line) for line in lines])
    kept: list[Span] = []
    notes: list[Note] = []
    published = None
    for span, line, kind in zip(paragraphs, lines, known, strict=True):
        if kind in _SURE:
            notes.append(Note("furniture", message(f"note.{kind}"), span))
            published = published or parse_date(line)
        else:
            kept.extend(_without_credits(text, span, notes))
    return Kept(kept, notes, published)


# Kinds of boilerplate; each has a sentence in the catalogue's table ``note``.
_SURE = frozenset({"boilerplate", "marks", "form", "byline"})


def _kind(line: str) -> str:
    """A key of _SURE; ``weak`` or ``name`` where the place decides; empty for text."""
    if not any(char.isalnum() for char in line):
        return "marks"
    # Runs of spaces and hard spaces are one space; a line of nothing but capitals is read as if it were in small ones.
    line = " ".join(line.split())
    if len(line) > _LONGEST:
        return ""
    whole, part = _CAPITALS if line.isupper() else _AS_WRITTEN
    if whole.fullmatch(line):
        return "boilerplate"
    parts = list(_parts(line, part))
    if not parts or None in parts:
        return ""
    if "strong" in parts or parts.count("weak") >= 2 or ({"site", "named"} & set(parts) and len(set(parts)) >= 2):
        return "boilerplate"
    return {"weak": "weak", "site": "weak", "named": "named"}.get(str(parts[0]), "")


def _parts(line: str, part: re.Pattern[str]) -> Iterator[str | None]:
    """The class of every part of the line; None, and no more, where something else stands."""
    place = 0
    while _past(line, place) < len(line):
        # A bracket may belong to the part, or stand between parts.
        match = part.match(line, place) or part.match(line, _past(line, place))
        yield match.lastgroup if match else None
        if not match:
            return
        place = max(match.end(), place + 1)


def _past(line: str, place: int) -> int:
    match = _BETWEEN.match(line, place)
    return match.end() if match else place


def _by_place(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The kinds with those settled that depend on their neighbours, on the edge of the text, or on a form above."""
    known, form = list(kinds), False
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        around = {*known[max(0, place - 1) : place], *kinds[place + 1 : place + 2]}
        form = form or (place * 2 > len(lines) and rules.FORM.fullmatch(line) is not None)
        last = place >= max(5, len(lines) - 2)
        if kind == "weak" and (last or around & _SURE):
            known[place] = "boilerplate"
        elif kind == "named" and not _EDGE <= place < len(lines) - _EDGE:
            known[place] = "byline"
        elif kind not in _SURE and form and len(line) <= 60 and line[-1] not in ".。!！?？":
            known[place] = "form"
    return known


def _without_credits(text: str, span: Span, notes: list[Note]) -> Iterator[Span]:
    start = span.start
    for match in rules.INLINE.finditer(text, span.start, span.end):
        notes.append(Note("furniture", message("note.credit"), Span(*match.span())))
        part = trimmed(text, Span(start, match.start()))
        start = match.end()
        if part:
            yield part
    rest = trimmed(text, Span(start, span.end))
    if rest:
        yield rest


def parse_date(text: str) -> date | None:
    """The first full date in ``text``: ``Sep 8, 2023``, ``8 September 2023``, ``2023-09-08``, ``2023年9月8日``."""
    match = rules.DATE.search(text)
    if not match:
        return None
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    month = int(parts["n"]) if "n" in parts else _MONTHS.index(parts["m"][:3].lower()) + 1
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _joined(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


_CLASSES = {
    "strong": rules.STRONG,
    "dated": rules.DATED,
    "named": rules.NAMED,
    "site": rules.SITES,
    "weak": rules.WEAK,
    "number": (r"\d{1,3}(?!\d)",),
}
_PART = "|".join(f"(?P<{name}>{_joined(patterns)})" for name, patterns in _CLASSES.items())
_AS_WRITTEN, _CAPITALS = (
    (re.compile(_joined(rules.LINES), flags), re.compile(_PART, flags)) for flags in (re.NOFLAG, re.IGNORECASE)
)
