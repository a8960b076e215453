"""Arithmetic across sentences and sides: parts and, a sentence or two later, their total; shares of one vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from samesaid.compare.quantities.contradictions.sums import OTHER_WHOLE, Slip, alike, counts, slack
from samesaid.compare.quantities.values.format import plain
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity
from samesaid.model import Document, Mention, Sentence

# The sentence that tells the total begins so, and tells nothing else.
_TOTAL = re.compile(
    r"^\W{0,3}(?:in all|in total|altogether|all told|that makes|together(?:,| they)|combined"
    r"|the total (?:was|is|came to)"
    r"|一?[总總][共计計]|合[计計]|一共|共[计計])[^\d]{0,40}$",
    re.I,
)
# A part after the first says that it is one more of the same.
_MORE = re.compile(
    r"^\W{0,3}(?:another|a further|a second|the other|the rest|the remaining|另外?|另有|其余|其餘)", re.I
)
_FURTHEST = 0.3
_MOST_SENTENCES = 4

_FOR = re.compile(r"^[^\d.;。；]{0,30}?(?:\b(?:for|in favou?r|yes|supported|approved)\b|[赞贊]成|[支]持|同意)", re.I)
_AGAINST = re.compile(r"^[^\d.;。；]{0,30}?(?:\b(?:against|opposed|no|rejected)\b|反[对對])", re.I)
_BEFORE_SHARE = re.compile(r"(?:[赞贊]成|支持|同意|反[对對])[^\d.;。；，,]{0,6}$")
_AMONG = re.compile(
    r"\b(?:among|of (?:the|those)|while in|compared|from|last|year|earlier|men|women|whites?|blacks?|democrats|"
    r"republicans|multiple|both)\b|其中|去年|上次|相比|分别|分別",
    re.I,
)
_SURE_OVER = 1.5


def totals(document: Document, mentions: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Slip]]:
    """ "… 3,000 men. Another 2,500 were women. In all, 5,600 …": the total's sentence, and what does not add up."""
    sentences = document.sentences
    for index, found in enumerate(mentions):
        if len(found) != 1 or index < 2 or not _whole(sentences[index], found[0]):
            continue
        parts = _parts(sentences, mentions, index)
        if len(parts) < 2 or OTHER_WHOLE.search(sentences[index].text):
            continue
        values = [cast(Quantity, m.value) for m in (*parts, found[0])]
        if not all(counts(v) and alike(v, values[-1]) for v in values):
            continue
        total, stated = sum(v.value for v in values[:-1]), values[-1].value
        if slack(values) < abs(total - stated) <= _FURTHEST * stated:
            told = " + ".join(f"“{m.text}”" for m in parts)
            yield (
                index,
                ((*parts, found[0]), f"{told} make {plain(total)}, but the total is told as “{found[0].text}”."),
            )


def _whole(sentence: Sentence, mention: Mention) -> bool:
    return _TOTAL.match(sentence.text[: mention.span.start - sentence.span.start]) is not None


def _parts(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], whole: int
) -> list[Mention]:  # fmt: skip
    """The parts told in the sentences before the total: one figure each, all but the first as one more of the same."""
    parts: list[Mention] = []
    for index in range(whole - 1, max(-1, whole - 1 - _MOST_SENTENCES), -1):
        found = [m for m in mentions[index] if not cast(Quantity, m.value).low_salience]
        if len(found) != 1:
            return []
        parts.insert(0, found[0])
        if not _MORE.match(sentences[index].text):
            return [] if OTHER_WHOLE.search(sentences[index].text) else parts
    return []


def opposed(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """62% for and 45% against: two shares of the same votes that make more than all of them."""
    values = [cast(Quantity, m.value) for m in mentions]
    shares = [(m, v) for m, v in zip(mentions, values, strict=True) if v.kind is Kind.PERCENT]
    if len(shares) != 2 or any(v.bound is not Bound.EXACT or v.vague for _, v in shares):
        return
    (one, a), (other, b) = shares
    total = a.value + b.value
    between = text[one.span.end : other.span.start]
    if (
        total <= 100 + _SURE_OVER
        or max(a.value, b.value) > 100
        or len(between) > 40
        or re.search(r"[.;。；]\s", between)
    ):
        return
    sides = [_side(text, one, other.span.start), _side(text, other, other.span.end + 40)]
    around = text[max(0, one.span.start - 40) : other.span.end + 40]
    if sorted(sides) != ["against", "for"] or _AMONG.search(around):
        return
    yield (one, other), f"“{one.text}” for and “{other.text}” against make {plain(total)}% of one vote."


def _side(text: str, share: Mention, until: int) -> str:
    after = text[share.span.end : until]
    before = text[max(0, share.span.start - 10) : share.span.start]
    if (told := _BEFORE_SHARE.search(before)) is not None:
        return "against" if told.group()[0] == "反" else "for"
    against, favour = _AGAINST.match(after), _FOR.match(after)
    if against is not None and (favour is None or against.end() <= favour.end()):
        return "against"
    return "for" if favour is not None else ""
