"""Sentences of Chinese and Japanese: cut after end marks and the closing quotes and brackets that belong to them."""

from __future__ import annotations

import re

from samesaid.documents import tuning
from samesaid.model import Span

# An ASCII full stop ends a Chinese sentence only after a Han character or kana and before white space or the end.
_END = re.compile(
    r"""(?:[。！？｡]|[!?](?![A-Za-z0-9.])|(?<=[一-鿿぀-ヿ])[.．](?=\s|$))
        (?:\s*[。！？!?｡…])*
        (?P<close>(?:\s*[”’」』）)】》〉])*)""",
    re.VERBOSE,
)
# After a semicolon a new sentence begins only with the next item of a list: 一是…；二是…
_ITEM = re.compile(
    r"；\s*(?=(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、,]|[（(][一二三四五六七八九十\d]+[）)]))"
)
# What follows a quotation and belongs to its sentence: particles, and clauses that name the speaker.
_CONTINUATION = re.compile(
    r"\s*(?:[，、；：,;:]|[とってもやのはがをにで]|"
    r"(?:[^\s。！？!?，“”「」『』]{0,8}[^\s。！？!?，“”「」『』不再])?(?:说|說|问|問|喊|叫道|答道|笑道|叹道|嘆道|回答|写道|寫道|表示)"
    r"[^。！？!?“”「」，]{0,4}[。，：])"
)
_PAIRS = {"“": "”", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】"}
# Inside these an end mark is part of a title or an aside.
_ASIDE_MARKS = "（(《〈【"


def cuts(paragraph: str) -> list[int]:
    """Where new sentences begin inside one paragraph, as offsets, in ascending order, without 0."""
    asides = _asides(paragraph)
    found = {m.end() for m in _ITEM.finditer(paragraph)}
    last = 0
    for match in _END.finditer(paragraph):
        end, quoted = match.end(), bool(match["close"].strip())
        # A straight quotation mark closes a quotation if one is open.
        if paragraph[end : end + 1] == '"' and paragraph.count('"', 0, end) % 2:
            end, quoted = end + 1, True
        around = [span for span in asides if span.start < match.start() < span.end]
        # A bracket that begins a sentence may end it; any other is part of the sentence around it.
        if any(end < span.end or paragraph[last : span.start].strip() for span in around):
            continue
        if quoted and _CONTINUATION.match(paragraph, end):
            continue
        found.add(end)
        last = end
    return sorted(cut for cut in found if cut < len(paragraph))


def _asides(paragraph: str) -> list[Span]:
    """The spans of brackets and title marks, if they are closed and short enough for an aside."""
    spans, open_marks = [], list[tuple[str, int]]()
    for place, char in enumerate(paragraph):
        if char in _PAIRS:
            open_marks.append((char, place))
        elif open_marks and char == _PAIRS[open_marks[-1][0]]:
            mark, start = open_marks.pop()
            if mark in _ASIDE_MARKS and place - start <= tuning.MAX_ASIDE_CHARS:
                spans.append(Span(start, place + 1))
    return spans
