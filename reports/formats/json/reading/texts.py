"""The texts of a report that was read, and how they align."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from samesaid.model import Bead, Document, Note, SamesaidError, Sentence, SideName, Span, Surface
from samesaid.reports.formats.json.reading.fields import MAX_TEXT_CHARS, Fields, fields_of, index_of, span_of, wrong
from samesaid.reports.formats.json.reading.messages import Messages

# A language tag (RFC 5646, 4.4.1).
_TAG = re.compile(r"[A-Za-z0-9-]{1,35}")
_PERCENT = (0.0, 100.0)


def document_of(fields: Fields, messages: Messages) -> Document:
    """A document. Its sentences follow one another inside of its text, and count from 0."""
    text = fields.text("text", longest=MAX_TEXT_CHARS)
    language = fields.text("language")
    if not _TAG.fullmatch(language):
        raise wrong(fields.at("language"), "a language tag such as en or zh-Hant")
    return Document(
        name=fields.text("name"),
        language=language,
        text=text,
        sentences=_sentences(fields, text),
        source=fields.text_or_none("source"),
        title=fields.text_or_none("title"),
        published=_day(fields, "published"),
        notes=tuple(_note(one, text, messages) for one in fields.objects("notes")),
    )


def _sentences(fields: Fields, text: str) -> tuple[Sentence, ...]:
    made: list[Sentence] = []
    for number, one in enumerate(fields.objects("sentences", needed=True)):
        span, paragraph = one.span(text), one.count("paragraph")
        if one.count("index", number) != number:
            raise SamesaidError(f"{one.at('index')} is not {number}, its place in the list")
        if made and (span.start < made[-1].span.end or paragraph < made[-1].paragraph):
            raise SamesaidError(f"{one.place} starts before the sentence above it ends")
        made.append(Sentence(span.of(text), span, number, paragraph))
    return tuple(made)


def _day(fields: Fields, name: str) -> date | None:
    written = fields.text_or_none(name)
    try:
        return date.fromisoformat(written) if written is not None else None
    except ValueError:
        raise wrong(fields.at(name), "a day such as 2024-08-19") from None


def _note(fields: Fields, text: str, messages: Messages) -> Note:
    span = None
    if fields.has("span"):
        ends = [value for value, _ in fields.items("span")]
        if len(ends) != 2:
            raise wrong(fields.at("span"), "two numbers")
        span = span_of(ends[0], ends[1], fields.at("span"), text)
    return Note(fields.text("kind"), messages.of(fields, "message", fields.text("message", "")), span)


def alignment_of(value: object, place: str, source: Document, target: Document) -> tuple[Bead, ...]:
    """The beads of a version. Every sentence is in at most one."""
    counts = {"source": len(source.sentences), "target": len(target.sentences)}
    taken: dict[SideName, set[int]] = {"source": set(), "target": set()}
    made = []
    for fields in Fields({"beads": value}).objects("beads", needed=True):
        one = Fields(fields.record, f"{place}{fields.place.removeprefix('beads')}")
        runs = {side: _run(one, side, counts[side], taken[side]) for side in taken}
        similarity = one.number("similarity", -1.01, 1.01, 0.0)
        confidence = one.number("confidence", 0, 1, 1.0)
        made.append(Bead(runs["source"], runs["target"], similarity, one.truth("moved", False), confidence))
    return tuple(made)


def _run(fields: Fields, side: SideName, count: int, taken: set[int]) -> tuple[int, ...]:
    run = tuple(index_of(value, place, count) for value, place in fields.items(side, needed=True))
    if any(one in taken for one in run) or list(run) != sorted(set(run)):
        raise SamesaidError(f"{fields.at(side)} has a sentence twice, or out of order")
    taken.update(run)
    return run


def surfaces_of(value: object, place: str, beads: Sequence[Bead]) -> tuple[Surface | None, ...]:
    """The similarities of a version's beads: one for each, or none at all."""
    made = []
    for item, at in Fields({"surfaces": value}).items("surfaces"):
        one = None if item is None else fields_of(item, f"{place}{at.removeprefix('surfaces')}")
        made.append(Surface(one.number("chrf", *_PERCENT), one.number("bleu", *_PERCENT)) if one else None)
    if made and len(made) != len(beads):
        raise SamesaidError(f"{place} has {len(made):,} entries for {len(beads):,} beads")
    return tuple(made)


def spans_of(fields: Fields, name: str, document: Document) -> tuple[Span, ...]:
    """The places of a list, inside of a document's text."""
    return tuple(one.span(document.text) for one in fields.objects(name))
