"""Findings as comments of Trados Studio, in its SDLXLIFF: a definition in ``doc-info``, and a mark around the segment.

    <doc-info xmlns="…"><cmt-defs><cmt-def id="ID"><Comments xmlns=""><Comment severity="High" user="samesaid" …>
    <mrk mtype="seg" mid="3"><mrk mtype="x-sdl-comment" sdl:cid="ID">the segment</mrk></mrk>

A segment without a translation has the mark in its source; a unit without segments has a note of XLIFF. What others
wrote, in answer to our comments too, stays.
"""

from __future__ import annotations

import html
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.bilingual import xliff_1
from samesaid.reports.formats.bilingual.elements import Element, elements, root_tag
from samesaid.reports.formats.bilingual.remark import AUTHOR, Remark
from samesaid.reports.formats.bilingual.source_text import Edit

_NAMESPACE = "http://sdl.com/FileTypes/SdlXliff/1.0"
_IDS = uuid.UUID("6f7c5a52-4d0a-5f0e-9d5c-3c2b4f0b9a11")
_COMMENT = "x-sdl-comment"
_SEVERITIES = {"critical": "High", "major": "Medium", "minor": "Low"}


def is_one(text: str) -> bool:
    """Whether a document of XLIFF is one of Trados Studio."""
    return _prefix(text) is not None


def edits(text: str, by_unit: Mapping[int, Sequence[Remark]], now: str) -> Iterator[Edit]:
    """What takes our old comments out of the document, and puts the new ones in. ``now`` is a time, ISO 8601.

    A comment that says what an old one said keeps its time.
    """
    known = _Known.of(text)
    made: dict[str, list[Remark]] = {}
    for number, unit in enumerate(elements(text, {"trans-unit", "unit"}), 1):
        yield from _unmarked(unit, known.gone)
        by_segment: dict[str, list[Remark]] = {}
        for remark in by_unit.get(number, ()):
            by_segment.setdefault(remark.segment, []).append(remark)
        rest: list[Remark] = []
        for segment, remarks in by_segment.items():
            mark = _marked(unit, segment)
            if mark is None:
                rest += remarks
                continue
            identity = _identity(unit.get("id") or str(number), segment)
            if identity in made:
                # Ids are unique in a file of the document alone.
                identity = _identity(f"{number}/{unit.get('id')}", segment)
            made[identity] = remarks
            if identity not in known.kept:
                begin = f'<{unit.prefix}mrk mtype="{_COMMENT}" {_prefix(text)}:cid="{identity}">'
                yield Edit(mark.inner_start, mark.inner_start, begin)
                yield Edit(mark.inner_end, mark.inner_end, f"</{unit.prefix}mrk>")
        yield from xliff_1.edits(text, unit, rest, needs_review=False)
    yield from known.edits(made, now)


def _identity(unit: str, segment: str) -> str:
    """The id of the comments on a segment, the same in every run."""
    return str(uuid.uuid5(_IDS, f"{unit}/{segment}"))


def _prefix(text: str) -> str | None:
    """The prefix that the document has for the namespace of Studio."""
    attributes = root_tag(text).attributes
    for quote in "\"'":
        before, found, _ = attributes.partition(f"={quote}{_NAMESPACE}{quote}")
        name = before.split()[-1] if found else ""
        if name.startswith("xmlns:"):
            return name.removeprefix("xmlns:")
    return None


def _marked(unit: Element, segment: str) -> Element | None:
    """The mark of a segment that has words, in the target or else in the source."""
    for holder in unit.of("target", "seg-source")[::-1]:
        for mark in holder.below():
            is_it = mark.local == "mrk" and mark.get("mtype") == "seg" and mark.get("mid") == segment
            if is_it and segment and mark.inner_end > mark.inner_start:
                return mark
    return None


def _unmarked(unit: Element, gone: Mapping[str, str]) -> Iterator[Edit]:
    for mark in unit.below():
        if mark.local == "mrk" and mark.get("mtype") == _COMMENT and _id_of(mark) in gone:
            yield Edit(mark.start, mark.inner_start, "")
            yield Edit(mark.inner_end, mark.end, "")


def _id_of(mark: Element) -> str | None:
    name = next((word.partition("=")[0] for word in mark.attributes.split() if ":cid=" in word), "")
    return mark.get(name)


@dataclass(slots=True)
class _Known:
    """The comments that a document has.

    ``gone`` are the ids of those that are ours alone; ``kept`` are the definitions of all others, by their ids, some of
    which are answers to ours. ``times`` are those of our comments, by what they say.
    """

    text: str
    information: Element | None
    definitions: Element | None
    gone: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Element] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    taken_out: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> _Known:
        information = next(elements(text, {"doc-info"}), None)
        definitions = next(iter(information.of("cmt-defs")), None) if information else None
        known = cls(text, information, definitions)
        for definition in definitions.of("cmt-def") if definitions else ():
            known._add(definition)
        return known

    def _add(self, definition: Element) -> None:
        comments = [element for element in definition.below() if element.local == "Comment"]
        ours = [comment for comment in comments if comment.get("user") == AUTHOR]
        for comment in ours:
            said = html.unescape(self.text[comment.inner_start : comment.inner_end])
            self.times[said] = comment.get("date") or ""
        identity = definition.get("id") or ""
        if ours and len(ours) == len(comments):
            self.gone[identity] = ""
            self.taken_out.append(definition)
        else:
            self.taken_out += ours
            self.kept[identity] = definition

    def edits(self, made: Mapping[str, Sequence[Remark]], now: str) -> Iterator[Edit]:
        """What changes the definitions."""
        new = "".join(
            f'<cmt-def id="{identity}"><Comments xmlns="">{self._comments(remarks, now)}</Comments></cmt-def>'
            for identity, remarks in made.items()
            if identity not in self.kept
        )
        if self.information is not None and self.definitions is not None and not new and not self.kept:
            # Nothing but ours was there.
            alone = len(self.information.children) == 1
            if self.gone:
                yield _out(self.information if alone else self.definitions)
            return
        for element in self.taken_out:
            yield _out(element)
        for identity, definition in self.kept.items():
            for holder in definition.children[:1] if identity in made else ():
                yield Edit(holder.inner_end, holder.inner_end, self._comments(made[identity], now))
        if new:
            yield self._inserted(new)

    def _inserted(self, new: str) -> Edit:
        information, definitions = self.information, self.definitions
        if information is None:
            root = root_tag(self.text)
            block = f'<doc-info xmlns="{_NAMESPACE}"><cmt-defs>{new}</cmt-defs></doc-info>'
            return Edit(root.inner_start, root.inner_start, block)
        holder, block = (definitions, new) if definitions else (information, f"<cmt-defs>{new}</cmt-defs>")
        if holder.is_empty:
            begin = self.text[holder.start : holder.inner_start].rstrip("/> \t\r\n")
            return Edit(holder.start, holder.end, f"{begin}>{block}</{holder.name}>")
        at = holder.inner_end if definitions else holder.inner_start
        return Edit(at, at, block)

    def _comments(self, remarks: Sequence[Remark], now: str) -> str:
        return "".join(self._comment(remark, now) for remark in remarks)

    def _comment(self, remark: Remark, now: str) -> str:
        time = self.times.get(shown(remark.sentence()), now)
        attributes = f'severity="{_severity(remark)}" user="{AUTHOR}" date="{time}" version="1.0"'
        return f"<Comment {attributes}>{remark.content()}</Comment>"


def _out(element: Element) -> Edit:
    return Edit(element.start, element.end, "")


def _severity(remark: Remark) -> str:
    return _SEVERITIES[remark.finding.severity.value] if remark.finding.alarm else "Low"
