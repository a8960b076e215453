"""Sentences of Chinese and Japanese: end marks, with the closing quotes and brackets that belong to them."""

from __future__ import annotations

import re

from samesaid.model import Span

# An ASCII full stop ends a Chinese sentence only after a Han character or kana and before white space or the end.
_END = re.compile(
    r"""(?:[。！？｡]|[!?](?![A-Za-z0-9.])|(?<=[一-鿿぀-ヿ])[.．](?=\s|$))
        (?:\s*[。！？!?｡…])*
        (?P<close>(?:\s*[”’」』）)】》〉])*)""",
    re.VERBOSE,
)
# Behind a semicolon a new sentence begins only with the next item of a list: 一是…；二是…
_ITEM = re.compile(
    r"；\s*(?=(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、,]|[（(][一二三四五六七八九十\d]+[）)]))"
)
# What follows a quotation and belongs to its sentence: particles and clauses that tell who spoke.
_GOES_ON = re.compile(
    r"\s*(?:[，、；：,;:]|[とってもやのはがをにで]|"
    r"(?:[^\s。！？!?，“”「」『』]{0,8}[^\s。！？!?，“”「」『』不再])?(?:说|說|问|問|喊|叫道|答道|笑道|叹道|嘆道|回答|写道|寫道|表示)"
    r"[^。！？!?“”「」，]{0,4}[。，：])"
)
_PAIRS = {"“": "”", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】"}
# Inside these a mark is part of a title or an aside, whatever its length up to the limit.
_WHOLE = "（(《〈【"
_WHOLE_LIMIT = 100


def cuts(paragraph: str) -> list[int]:
    """Where new sentences begin inside one paragraph, as offsets, in ascending order (0 is not told)."""
    asides = _asides(paragraph)
    found = {m.end() for m in _ITEM.finditer(paragraph)}
    last = 0
    for match in _END.finditer(paragraph):
        end, quoted = match.end(), bool(match["close"].strip())
        # A straight mark closes when one stands open.
        if paragraph[end : end + 1] == '"' and paragraph.count('"', 0, end) % 2:
            end, quoted = end + 1, True
        around = [span for span in asides if span.start < match.start() < span.end]
        # A bracket that opens a sentence may close it; any other is part of the sentence around it.
        if any(end < span.end or paragraph[last : span.start].strip() for span in around):
            continue
        if quoted and _GOES_ON.match(paragraph, end):
            continue
        found.add(end)
        last = end
    return sorted(cut for cut in found if cut < len(paragraph))


def _asides(paragraph: str) -> list[Span]:
    """Brackets and title marks with their contents; those never closed, or too long for an aside, are left out."""
    spans, open_marks = [], list[tuple[str, int]]()
    for place, char in enumerate(paragraph):
        if char in _PAIRS:
            open_marks.append((char, place))
        elif open_marks and char == _PAIRS[open_marks[-1][0]]:
            mark, start = open_marks.pop()
            if mark in _WHOLE and place - start <= _WHOLE_LIMIT:
                spans.append(Span(start, place + 1))
    return spans
