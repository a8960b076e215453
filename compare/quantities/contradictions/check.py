"""One document against itself: a change whose arithmetic is wrong, a sentence told twice with two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from samesaid.compare.quantities.contradictions.shares_of_a_whole import opposed, totals
from samesaid.compare.quantities.contradictions.sums import slips
from samesaid.compare.quantities.contradictions.weekdays import slips as weekday_slips
from samesaid.compare.quantities.matching.assignment import quantity
from samesaid.compare.quantities.matching.equality import amount, grain, same
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity
from samesaid.model import Document, Mention

_FROM = re.compile(r"(?:\bfrom|由|从|從|自)\s*(?:约|約|about|around|some)?\s*$", re.I)
_TO = re.compile(
    r"[\u4e00-\u9fff]?\s*(?:to|(?:增|升|涨|漲|降|跌|减|減|提高|下降|上升|增加|增长|增長|减少|減少)?(?:到|至))\s*(?:about|around|约|約)?\s*",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:up|down|r[io]se|risen|f[ae]ll|fallen|gr[eo]w|grown|drop|declin|increas|decreas|gain|cut|reduc|jump|climb|surg|"
    r"shr[aiu]nk|slump|plung|soar|higher|lower)|[增升涨漲降跌减減]|下滑|回落",
    re.I,
)
_WORD = re.compile(r"\w+")
_NEAR = 40
# Fewer words than this are a heading or a phrase that many sentences share.
_WORDS, _CHARACTERS = 8, 16


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Mentions of one document that cannot all be right, the sentence that shows it, and the message for an editor."""

    sentence: int
    mentions: tuple[Mention, ...]
    message: str
    strength: float


def contradictions(document: Document, mentions: Sequence[Sequence[Mention]], rows: bool) -> Iterator[Contradiction]:
    """What ``document`` tells in two ways; ``rows`` says that its sentences are unrelated to one another."""
    for index, sentence in enumerate(mentions):
        if len(sentence) >= 3:
            yield from _changes(document.text, index, sentence)
        if len(sentence) >= 2:
            for told, message in chain(slips(document.text, sentence), opposed(document.text, sentence)):
                yield Contradiction(index, told, message, 0.6)
            for told, message in weekday_slips(document.text, sentence):
                yield Contradiction(index, told, message, 0.9)
    if not rows:
        for index, (told, message) in totals(document, mentions):
            yield Contradiction(index, told, message, 0.6)
        yield from _twice(document, mentions)


def _changes(text: str, index: int, mentions: Sequence[Mention]) -> Iterator[Contradiction]:
    """ "Down 30 % from 100 to 60": the share stated against the share that the two figures give."""
    shares = [m for m in mentions if quantity(m).kind is Kind.PERCENT and not quantity(m).vague]
    if len(shares) != 1 or quantity(shares[0]).low_salience:
        return
    share = shares[0]
    extent = min(m.span.start for m in mentions) - _NEAR, max(m.span.end for m in mentions) + _NEAR
    if not _CHANGE.search(text, max(0, extent[0]), extent[1]):
        return
    for one, other in pairwise(mentions):
        a, b = quantity(one), quantity(other)
        if (
            share in (one, other)
            or a.low_salience
            or b.low_salience
            or not (_plain(a) and _plain(b))
            or a.unit != b.unit
        ):
            continue
        if not _TO.fullmatch(text, one.span.end, other.span.start):
            continue
        if not _FROM.search(text, max(0, one.span.start - 12), one.span.start):
            continue
        gap = max(one.span.start - share.span.end, share.span.start - other.span.end)
        if gap <= _NEAR and not re.search(r"[.;。；!！?？]\s", text[share.span.end : one.span.start]):
            yield from _checked(index, share, one, other)


def _plain(value: Quantity) -> bool:
    return amount(value) and value.kind not in (Kind.PERCENT, Kind.POINT, Kind.MULTIPLE) and value.value > 0


def _checked(index: int, share: Mention, one: Mention, other: Mention) -> Iterator[Contradiction]:
    """The contradiction if no rounding of the figures gives the share."""
    a, b, stated = quantity(one), quantity(other), quantity(share)
    slack_a, slack_b = ((grain(q.value) if q.bound is not Bound.EXACT else q.step) / 2 for q in (a, b))
    ends = [
        abs((b.value + y) / max(a.value + x, 1e-9) - 1) * 100 for x in (-slack_a, slack_a) for y in (-slack_b, slack_b)
    ]
    low, high = min(ends) - max(stated.step, 0.5), max(ends) + max(stated.step, 0.5)
    if low <= stated.value <= high:
        return
    actual = abs(b.value / a.value - 1) * 100
    if abs(actual - stated.value) < 0.1 * max(actual, stated.value):
        return
    yield Contradiction(
        index,
        (share, one, other),
        f"The change is told as “{share.text}”, but from “{one.text}” to “{other.text}” it is {actual:.3g}%.",
        0.6,
    )


def _twice(document: Document, mentions: Sequence[Sequence[Mention]]) -> Iterator[Contradiction]:
    """Sentences that are the same but for a figure."""
    seen: dict[str, list[Mention]] = {}
    for sentence, found in zip(document.sentences, mentions, strict=True):
        counted = [m for m in found if amount(quantity(m)) and not quantity(m).low_salience]
        if not counted:
            continue
        skeleton = _skeleton(sentence.text, counted, sentence.span.start)
        if skeleton is None:
            continue
        before = seen.setdefault(skeleton, counted)
        differing = [
            (one, other)
            for one, other in zip(before, counted, strict=False)
            if not same(quantity(one), quantity(other))
        ]
        if before is not counted and len(differing) == 1 and len(before) == len(counted):
            one, other = differing[0]
            message = f"The text says “{one.text}” in one place and “{other.text}” in another, in the same words."
            yield Contradiction(sentence.index, (one, other), message, 0.5)


def _skeleton(text: str, counted: Sequence[Mention], offset: int) -> str | None:
    """The words of a sentence with its counts blanked out, None when they are too few to know it by."""
    pieces, position = [], 0
    for mention in counted:
        pieces.append(text[position : mention.span.start - offset])
        position = mention.span.end - offset
    words = _WORD.findall(" # ".join([*pieces, text[position:]]).casefold())
    letters = sum(map(len, words))
    spaceless = any("\u3400" <= word[0] <= "\u9fff" for word in words)
    if letters < _CHARACTERS if spaceless else len(words) < _WORDS:
        return None
    return " ".join(words)
