"""Marks on a text: spans in, escaped HTML out, whose text is the text that came in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from samesaid.model import Span

# Directional controls, and control characters that HTML forbids: shown by their number, never let loose on the page.
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HAN = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark: a span of the document's text, CSS classes, the note's number and the anchor it links to.

    An empty span is a caret: a place where something should stand. Number 0 stands for no number. ``finding`` ties all
    pieces of one finding's marks together, those without a number too (0: nothing does). ``label`` is what the number
    is called aloud. Classes, anchor and label are the page's own words and need no escaping.
    """

    span: Span
    classes: str
    number: int = 0
    href: str = ""
    finding: int = 0
    label: str = ""


def visible(text: str) -> str:
    """The text with unseen controls told by number: ``⟦U+202E⟧``. Tabs and line ends stay."""
    return _UNSEEN.sub(lambda m: f"⟦U+{ord(m[0]):04X}⟧", text)


def escaped(text: str) -> Markup:
    """The text escaped for HTML; unseen controls become labels of their own inside ``bdi``."""
    return Markup(_escape(text))


def _escape(text: str) -> str:
    # Plain strings inside: Markup's own joining escapes each part again, which long texts feel.
    plain = str(escape(text))
    return _UNSEEN.sub(_label, plain) if _UNSEEN.search(plain) else plain


def _label(found: re.Match[str]) -> str:
    name = unicodedata.name(found[0], "control character").lower()
    return f'<bdi class="unseen" title="{name}">⟦U+{ord(found[0]):04X}⟧</bdi>'


def prose(text: str, language: str | None) -> Markup:
    """A sentence of ours, escaped, with the Han characters in it marked as ``language`` for their fonts."""
    if not language:
        return escaped(text)
    tag = str(escape(language))
    return Markup(_HAN.sub(lambda m: f'<span lang="{tag}">{m[0]}</span>', _escape(text)))


def marked(text: str, offset: int, marks: Iterable[Mark]) -> Markup:
    """``text`` (which stands at ``offset`` of its document) with its marks; stripped of tags it is the text again.

    Marks that cross are split, marks inside marks are nested. What reaches out of the text is cut at its ends, and
    what lies wholly outside is left away.
    """
    inside = _cut(marks, offset, len(text))
    if not inside:
        return escaped(text)
    carets = sorted((m for m in inside if not len(m.span)), key=lambda m: (m.span.start, m.number))
    stretches = sorted((m for m in inside if len(m.span)), key=lambda m: (m.span.start, -m.span.end, m.number))
    edges = sorted({0, len(text), *(p for m in inside for p in (m.span.start, m.span.end))})
    out: list[str] = []
    opened: list[Mark] = []
    for here, following in zip(edges, [*edges[1:], len(text)], strict=True):
        out += _close(opened, here)
        out += [_caret(m) for m in carets if m.span.start == here]
        starting = [m for m in stretches if m.span.start == here]
        out += [_open(m) for m in starting]
        opened += starting
        out.append(_escape(text[here:following]))
    return Markup("".join(out))


def _cut(marks: Iterable[Mark], offset: int, length: int) -> list[Mark]:
    kept = []
    for mark in marks:
        start, end = max(mark.span.start - offset, 0), min(mark.span.end - offset, length)
        # A mark that goes on in the next text is numbered there.
        number = mark.number if mark.span.end - offset <= length else 0
        if start < end or (start == end and not len(mark.span)):
            kept.append(Mark(Span(start, end), mark.classes, number, mark.href, mark.finding, mark.label))
    return kept


def _close(opened: list[Mark], here: int) -> list[str]:
    """Close what ends here; what it stands inside of and goes on is closed and opened again."""
    ending = [i for i, mark in enumerate(opened) if mark.span.end <= here]
    if not ending:
        return []
    above = opened[ending[0] :]
    del opened[ending[0] :]
    ended = sorted((mark for mark in above if mark.span.end <= here), key=lambda mark: mark.number)
    going_on = [mark for mark in above if mark.span.end > here]
    opened += going_on
    # Numbers stand behind all that closes, so that no underline runs on beneath them.
    return ["</mark>"] * len(above) + [_number(mark) for mark in ended] + [_open(mark) for mark in going_on]


def _open(mark: Mark) -> str:
    return f'<mark class="{mark.classes}"{_tie(mark)}>'


def _tie(mark: Mark) -> str:
    return f' data-f="{mark.finding}"' if mark.finding else ""


def _number(mark: Mark) -> str:
    if not mark.number:
        return ""
    label = mark.label or f"note {mark.number}"
    # The number is drawn from the attribute: copied or searched, the text stays the document's own.
    return (
        f'<a class="no {mark.classes}" href="{mark.href}" data-no="{mark.number}"{_tie(mark)} aria-label="{label}"></a>'
    )


def _caret(mark: Mark) -> str:
    return f'<mark class="{mark.classes} caret"{_tie(mark)}>{_number(mark)}</mark>'
