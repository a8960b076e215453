"""Finds page boilerplate (share bars, comment forms, page numbers, imprints, credits) by the patterns of rules.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from samesaid.documents import tuning
from samesaid.documents.boilerplate import dateline
from samesaid.documents.segmentation.split import trimmed
from samesaid.model import Note, Span, message

# Kinds of boilerplate; each has a sentence in the catalogue's table ``note``.
_BOILERPLATE = frozenset({"boilerplate", "marks", "form", "byline"})
# Between the parts of a line of boilerplate.
_BETWEEN = re.compile(r"[\s|·•‧∙*/,，:：;>»<«\-–—_\[\]【】()（）]*")
# Classes of parts, in the order in which they are tried: tables of rules.toml.
_PARTS = ("strong", "dated", "named", "site", "weak", "number")


class Kept(NamedTuple):
    """What is left of a text: the paragraphs to compare, notes on the rest, and a date that the rest states."""

    paragraphs: list[Span]
    notes: list[Note]
    published: date | None


def remove(text: str, paragraphs: Sequence[Span]) -> Kept:
    """Separate the paragraphs of ``text`` from boilerplate; each note's span is a part that is not compared."""
    lines = [span.of(text) for span in paragraphs]
    kinds = _with_neighbours(lines, [_kind(line) for line in lines])
    kept: list[Span] = []
    notes: list[Note] = []
    published = None
    for span, line, kind in zip(paragraphs, lines, kinds, strict=True):
        if kind in _BOILERPLATE:
            notes.append(Note("furniture", message(f"note.{kind}"), span))
            published = published or dateline.parse_date(line)
        else:
            kept.extend(_without_credits(text, span, notes))
    return Kept(kept, notes, published)


def _kind(line: str) -> str:
    """A kind of boilerplate; ``weak`` or ``named`` where the place decides; empty for text."""
    if not any(char.isalnum() for char in line):
        return "marks"
    # Runs of white space count as one space; a line all in capitals is read without regard to case.
    line = " ".join(line.split())
    if len(line) > tuning.MAX_BOILERPLATE_LINE:
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
    """The class of every part of the line; ends with None at the first part that is not boilerplate."""
    place = 0
    while _after_marks(line, place) < len(line):
        # A bracket may belong to the part, or separate parts.
        match = part.match(line, place) or part.match(line, _after_marks(line, place))
        yield match.lastgroup if match else None
        if not match:
            return
        place = max(match.end(), place + 1)


def _after_marks(line: str, place: int) -> int:
    match = _BETWEEN.match(line, place)
    return match.end() if match else place


def _with_neighbours(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The kinds, settled where they depend on the neighbours, on the edge of the text, or on a form above."""
    settled, in_form = list(kinds), False
    edge = tuning.BYLINE_EDGE_PARAGRAPHS
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        around = {*settled[max(0, place - 1) : place], *kinds[place + 1 : place + 2]}
        in_form = in_form or (place * 2 > len(lines) and _FORM.fullmatch(line) is not None)
        at_foot = place >= max(tuning.MIN_FOOT_PARAGRAPH, len(lines) - tuning.FOOT_PARAGRAPHS)
        if kind == "weak" and (at_foot or around & _BOILERPLATE):
            settled[place] = "boilerplate"
        elif kind == "named" and not edge <= place < len(lines) - edge:
            settled[place] = "byline"
        elif kind not in _BOILERPLATE and in_form and len(line) <= tuning.MAX_FORM_LINE and line[-1] not in ".。!！?？":
            settled[place] = "form"
    return settled


def _without_credits(text: str, span: Span, notes: list[Note]) -> Iterator[Span]:
    start = span.start
    for match in _CREDIT.finditer(text, span.start, span.end):
        notes.append(Note("furniture", message("note.credit"), Span(*match.span())))
        part = trimmed(text, Span(start, match.start()))
        start = match.end()
        if part:
            yield part
    rest = trimmed(text, Span(start, span.end))
    if rest:
        yield rest


def _alternatives(rules: Mapping[str, Mapping[str, str | Sequence[str]]], table: str) -> str:
    """One pattern of all patterns of a table of rules.toml, in all languages, its pieces put in."""
    pieces = {"month": dateline.MONTH, "date": dateline.DATE, **rules["pieces"]}
    pattern = "|".join(f"(?:{pattern})" for patterns in rules[table].values() for pattern in patterns)
    return re.sub(r"\(\?&([\w-]+)\)", lambda piece: f"(?:{pieces[piece[1]]})", pattern)


_RULES = tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))
_LINE = _alternatives(_RULES, "lines")
_PART = "|".join(f"(?P<{name}>{_alternatives(_RULES, name)})" for name in _PARTS)
# Whole lines and parts of lines: as they are written, and in capitals.
_AS_WRITTEN, _CAPITALS = ((re.compile(_LINE, flags), re.compile(_PART, flags)) for flags in (re.NOFLAG, re.IGNORECASE))
_CREDIT = re.compile(_alternatives(_RULES, "credits"))
_FORM = re.compile(_alternatives(_RULES, "form"), re.IGNORECASE)
