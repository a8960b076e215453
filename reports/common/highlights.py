"""Highlights on a text: spans in, escaped HTML out. Without its tags the HTML is the text that came in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from samesaid.model import Span

# Directional controls, and control characters that HTML forbids: shown by their code point, never written as they are.
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HAN = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A mark on a span of the document's text, with CSS classes, the number of its note and the link to it.

    An empty span is a caret: a place where something is missing. Number 0 means no number. ``finding`` is the number of
    the finding that a mark belongs to, 0 for none. ``label`` is the accessible name of the number. Classes, link and
    label are written by us and need no escaping.
    """

    span: Span
    classes: str
    number: int = 0
    href: str = ""
    finding: int = 0
    label: str = ""


def visible(text: str) -> str:
    """The text with unseen controls shown by code point: ``⟦U+202E⟧``. Tabs and line ends stay."""
    return _UNSEEN.sub(lambda m: f"⟦U+{ord(m[0]):04X}⟧", text)


def flat(text: str, *, keep_ends: bool = False) -> str:
    """One line without control characters; with ``keep_ends`` a space stays at an end where a quotation goes on."""
    joined = visible(" ".join(text.split()))
    if keep_ends and joined:
        return (" " if text[:1].isspace() else "") + joined + (" " if text[-1:].isspace() else "")
    return joined or (" " if keep_ends and text else "")


def escaped(text: str) -> Markup:
    """The text escaped for HTML; unseen controls become labels inside ``bdi``."""
    return Markup(_escape(text))


def _escape(text: str) -> str:
    # Plain strings: Markup's own joining escapes each part again, which is slow on long texts.
    plain = str(escape(text))
    return _UNSEEN.sub(_label, plain) if _UNSEEN.search(plain) else plain


def _label(found: re.Match[str]) -> str:
    name = unicodedata.name(found[0], "control character").lower()
    return f'<bdi class="unseen" title="{name}">⟦U+{ord(found[0]):04X}⟧</bdi>'


def prose(text: str, language: str | None) -> Markup:
    """A sentence of a report, escaped, with its Han characters marked as ``language`` for the choice of fonts."""
    if not language:
        return escaped(text)
    tag = str(escape(language))
    return Markup(_HAN.sub(lambda m: f'<span lang="{tag}">{m[0]}</span>', _escape(text)))


def highlighted(text: str, offset: int, marks: Iterable[Highlight]) -> Markup:
    """``text``, which starts at ``offset`` of its document, with its marks.

    Marks that cross are split, marks inside marks are nested. Marks are cut at the ends of the text, and those wholly
    outside are dropped.
    """
    inside = _cut(marks, offset, len(text))
    if not inside:
        return escaped(text)
    carets = sorted((m for m in inside if not len(m.span)), key=lambda m: (m.span.start, m.number))
    stretches = sorted((m for m in inside if len(m.span)), key=lambda m: (m.span.start, -m.span.end, m.number))
    edges = sorted({0, len(text), *(p for m in inside for p in (m.span.start, m.span.end))})
    at: dict[int, tuple[list[Highlight], list[Highlight]]] = {place: ([], []) for place in edges}
    for kind, some in enumerate((carets, stretches)):
        for mark in some:
            at[mark.span.start][kind].append(mark)
    out: list[str] = []
    opened: list[Highlight] = []
    for here, following in zip(edges, [*edges[1:], len(text)], strict=True):
        out += _close(opened, here)
        points, starting = at[here]
        out += map(_caret, points)
        out += map(_open, starting)
        opened += starting
        out.append(_escape(text[here:following]))
    return Markup("".join(out))


def _cut(marks: Iterable[Highlight], offset: int, length: int) -> list[Highlight]:
    kept = []
    for mark in marks:
        start, end = max(mark.span.start - offset, 0), min(mark.span.end - offset, length)
        # A mark that continues in the next sentence has its number there.
        number = mark.number if mark.span.end - offset <= length else 0
        if start < end or (start == end and not len(mark.span)):
            kept.append(Highlight(Span(start, end), mark.classes, number, mark.href, mark.finding, mark.label))
    return kept


def _close(opened: list[Highlight], here: int) -> list[str]:
    """Close the marks that end here; a mark opened after them that continues is closed and opened again."""
    ending = [i for i, mark in enumerate(opened) if mark.span.end <= here]
    if not ending:
        return []
    above = opened[ending[0] :]
    del opened[ending[0] :]
    ended = sorted((mark for mark in above if mark.span.end <= here), key=lambda mark: mark.number)
    continuing = [mark for mark in above if mark.span.end > here]
    opened += continuing
    # Numbers come after all closing tags, so that no underline runs on beneath them.
    return ["</mark>"] * len(above) + [_number(mark) for mark in ended] + [_open(mark) for mark in continuing]


def _open(mark: Highlight) -> str:
    return f'<mark class="{mark.classes}"{_tie(mark)}>'


def _tie(mark: Highlight) -> str:
    return f' data-f="{mark.finding}"' if mark.finding else ""


def _number(mark: Highlight) -> str:
    if not mark.number:
        return ""
    label = mark.label or f"note {mark.number}"
    # The number is drawn from the attribute, so that copying and searching see only the document's own text.
    return (
        f'<a class="no {mark.classes}" href="{mark.href}" data-no="{mark.number}"{_tie(mark)} aria-label="{label}"></a>'
    )


def _caret(mark: Highlight) -> str:
    return f'<mark class="{mark.classes} caret"{_tie(mark)}>{_number(mark)}</mark>'
