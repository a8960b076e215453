"""Arithmetic inside a sentence: parts and their total, a change and its two ends, shares and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from samesaid.compare.quantities.matching.equality import amount, grain
from samesaid.compare.quantities.tuning import (
    CHANGE_CHARACTERS,
    CHANGE_POINTS,
    CHANGE_SHARE,
    MAX_PARTS,
    MAX_REST_ERROR,
    MAX_TOTAL_ERROR,
    MIN_COUNT,
    REST_SLACK,
    ROUND_NUMBER,
    SUM_SLACK,
)
from samesaid.compare.quantities.values.format import number, quoted
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity, quantity
from samesaid.model import Mention, Message, message


class Conflict(NamedTuple):
    """Mentions of one text that cannot all be right, and a sentence that says why."""

    mentions: tuple[Mention, ...]
    message: Message


_FROM_BEFORE_SHARE = re.compile(r"(?:\bfrom|由|从|從|自)\s*(?:约|約|about|around|some)?\s*$", re.I)
_TO_AFTER_FROM = re.compile(
    r"[\u4e00-\u9fff]?\s*(?:to|(?:增|升|涨|漲|降|跌|减|減|提高|下降|上升|增加|增长|增長|减少|減少)?(?:到|至))\s*(?:about|around|约|約)?\s*",
    re.I,
)
_VERB_OF_CHANGE = re.compile(
    r"\b(?:up|down|r[io]se|risen|f[ae]ll|fallen|gr[eo]w|grown|drop|declin|increas|decreas|gain|cut|reduc|jump|climb|surg|"
    r"shr[aiu]nk|slump|plung|soar|higher|lower)|[增升涨漲降跌减減]|下滑|回落",
    re.I,
)
_SENTENCE_END = re.compile(r"[.;。；!！?？]\s")

_TOTAL_AFTER = re.compile(r"[^\d,.;:，。；]{0,24}?\b(?:in all|in total|altogether|all told|combined)\b", re.I)
_TOTAL_BEFORE = re.compile(
    r"(?:making a total of|totalling|totaling|共计|合计|总计|总共|一共|共|合共|總計|合計|共計|總共)", re.I
)
# Between two parts of a list: no sentence ends there, and no digit or colon begins another whole.
_LIST = re.compile(
    r"[^.;:!?。；：！？()（）\d]{0,40}?(?:,|，|、|\band\b|\bplus\b|和|及|与|與)[^.;:!?。；：！？()（）\d]{0,40}"
)
_TO_TOTAL = re.compile(r"[^.;:!?。；：！？()（）\d]{0,30}[,，—–-][^.;!?。；：！？()（）\d]{0,30}")
OTHER_WHOLE = re.compile(
    r"\b(?:so far|to date|since|this year|including|among|of (?:whom|which|them)|previous|already|another|more than|"
    r"earlier|bringing|last|per|each|every|average|month|year|week|day)|累计|累計|截至|迄今|以来|以來|其中|包括|含|每|平均|"
    r"今年|去年|上|此前|另|还|還|占|分别|分別",
    re.I,
)
"""Words after which a total is not the sum of the numbers before it."""

_CHANGED_BY = re.compile(
    r"[\s,，—–-]{0,3}(?:(?:an?|a net|a total|with an?) (?:rise|increase|drop|fall|decline|gain|decrease|reduction) of "
    r"(?:about |around )?|[共净淨]?(?:增加|减少|減少|上升|下降|增|减|減|多|少)了?(?:约|約)?\s?)",
    re.I,
)
_FROM = re.compile(r"(?:\bfrom|由|从|從)\s?$", re.I)
_TO = re.compile(r"[^\d,.;，。；]{0,6}?(?:\bto|到|至)\s?", re.I)

_REST = re.compile(
    r"(?:\bthe (?:remaining|other)|\bthe rest,?|其余的?|其餘的?|剩下的?|余下的?|餘下的?)\s?(?:占|佔|为|為)?\s?$", re.I
)
_OF_A_SHARE = re.compile(r"\bof (?:the|those|these|this|that)\b|中的?$|[当當]中", re.I)


def percentage_changes(text: str, mentions: Sequence[Mention]) -> Iterator[Conflict]:
    """ "Down 30 % from 100 to 60": the percentage stated against the one that the two numbers give.

    ``mentions`` are those of one sentence of ``text``, a document's; spans count in it.
    """
    shares = [m for m in mentions if quantity(m).kind is Kind.PERCENT and not quantity(m).vague]
    if len(shares) != 1 or quantity(shares[0]).low_salience:
        return
    share = shares[0]
    begin = max(0, min(m.span.start for m in mentions) - CHANGE_CHARACTERS)
    if not _VERB_OF_CHANGE.search(text, begin, max(m.span.end for m in mentions) + CHANGE_CHARACTERS):
        return
    for one, other in pairwise(mentions):
        a, b = quantity(one), quantity(other)
        if share in (one, other) or not (_changing(a) and _changing(b)) or a.unit != b.unit:
            continue
        if not _TO_AFTER_FROM.fullmatch(text, one.span.end, other.span.start):
            continue
        if not _FROM_BEFORE_SHARE.search(text, max(0, one.span.start - 12), one.span.start):
            continue
        gap = max(one.span.start - share.span.end, share.span.start - other.span.end)
        if gap <= CHANGE_CHARACTERS and not _SENTENCE_END.search(text[share.span.end : one.span.start]):
            yield from _percentage_change(share, one, other)


def _changing(value: Quantity) -> bool:
    """Whether it is an amount that may change by a percentage."""
    shares = (Kind.PERCENT, Kind.POINT, Kind.MULTIPLE)
    return not value.low_salience and amount(value) and value.kind not in shares and value.value > 0


def _percentage_change(share: Mention, one: Mention, other: Mention) -> Iterator[Conflict]:
    """The conflict if no rounding of the numbers gives the percentage."""
    a, b, stated = quantity(one), quantity(other), quantity(share)
    slack_a, slack_b = ((grain(q.value) if q.bound is not Bound.EXACT else q.step) / 2 for q in (a, b))
    ends = [
        abs((b.value + y) / max(a.value + x, 1e-9) - 1) * 100 for x in (-slack_a, slack_a) for y in (-slack_b, slack_b)
    ]
    room = max(stated.step, CHANGE_POINTS)
    if min(ends) - room <= stated.value <= max(ends) + room:
        return
    actual = abs(b.value / a.value - 1) * 100
    if abs(actual - stated.value) < CHANGE_SHARE * max(actual, stated.value):
        return
    rounded = number(float(f"{actual:.3g}"))
    yield Conflict(
        (share, one, other),
        message("code.N107.percentage", share=quoted(share), before=quoted(one), after=quoted(other), actual=rounded),
    )


def sums(text: str, mentions: Sequence[Mention]) -> Iterator[Conflict]:
    """Totals, changes and shares that do not add up among the mentions of one sentence of ``text``."""
    values = [quantity(m) for m in mentions]
    for place, value in enumerate(values):
        if place >= 1 and value.kind is Kind.PERCENT and _REST.search(text, *_before(mentions, place)):
            yield from _rest(text, mentions, values, place)
        if place >= 2 and is_count(value):
            yield from _total(text, mentions, values, place)
            yield from _change(text, mentions, values, place)


def _before(mentions: Sequence[Mention], place: int) -> tuple[int, int]:
    """Where to look for words before a mention: from the mention before it, 24 characters at most."""
    begin = mentions[place - 1].span.end if place else 0
    return max(begin, mentions[place].span.start - 24), mentions[place].span.start


def is_count(value: Quantity) -> bool:
    """Whether it is an exact count of the sort that sums are made of."""
    kinds = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE)
    return value.kind in kinds and value.bound is Bound.EXACT and not value.vague and value.value >= MIN_COUNT


def summable(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may be parts of one sum."""
    unnamed = ("", "person")
    return one.unit == other.unit or (one.unit in unnamed and other.unit in unnamed)


def slack(values: Sequence[Quantity]) -> float:
    """By how much rounding may change the sum of ``values``.

    Numbers with a scale (3.2 million) are rounded each by itself. Of those written out, none is taken to be rounder
    than the finest one of the sum.
    """
    finest = min(grain(v.value) or v.step for v in values)
    scaled = sum(v.step / 2 for v in values if v.step > 1)
    return scaled + (finest / 2 if finest >= ROUND_NUMBER else 0.0) + SUM_SLACK


def total_message(parts: Sequence[Mention], found: float, total: Mention) -> Message:
    """The sentence for parts that make ``found`` where the text gives another total."""
    return message("code.N107.total", parts=tuple(map(quoted, parts)), sum=number(found), total=quoted(total))


def _total(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Conflict]:
    """3,000 men and 2,500 women, 5,600 in all."""
    whole, last = mentions[place], mentions[place - 1]
    between = _TO_TOTAL.fullmatch(text, last.span.end, whole.span.start)
    after = _TOTAL_AFTER.match(text, whole.span.end)
    if between is None or not (after or _TOTAL_BEFORE.search(between.group())):
        return
    first = place - 1
    while first > 0 and place - first < MAX_PARTS and _listed(text, mentions, values, first):
        first -= 1
    parts = mentions[first:place]
    begin = max(0, parts[0].span.start - 30)
    end = after.end() if after else whole.span.end
    if len(parts) < 2 or not all(is_count(v) and summable(v, values[place]) for v in values[first:place]):
        return
    if OTHER_WHOLE.search(re.split(r"[.;!?。；！？]", text[begin : parts[0].span.start])[-1]) or OTHER_WHOLE.search(
        text, parts[0].span.end, end
    ):
        return
    stated = values[place].value
    room = slack(values[first : place + 1])
    found = [sum(v.value for v in values[n:place]) for n in range(first, place - 1)]
    if any(abs(total - stated) <= room for total in found) or abs(found[0] - stated) > MAX_TOTAL_ERROR * stated:
        return
    yield Conflict((*parts, whole), total_message(parts, found[0], whole))


def _listed(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> bool:
    joint = _LIST.fullmatch(text, mentions[place - 1].span.end, mentions[place].span.start)
    return joint is not None and is_count(values[place - 1]) and summable(values[place - 1], values[place])


def _change(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Conflict]:
    """From 100 to 130, an increase of 20."""
    one, other, step = mentions[place - 2 : place + 1]
    a, b, c = values[place - 2 : place + 1]
    if not (is_count(a) and is_count(b) and summable(a, b) and summable(b, c)):
        return
    if not _CHANGED_BY.fullmatch(text, other.span.end, step.span.start):
        return
    if not _TO.fullmatch(text, one.span.end, other.span.start) or not _FROM.search(
        text, max(0, one.span.start - 8), one.span.start
    ):
        return
    found = abs(b.value - a.value)
    if abs(found - c.value) <= slack((a, b, c)):
        return
    yield Conflict(
        (one, other, step),
        message("code.N107.change", before=quoted(one), after=quoted(other), actual=number(found), change=quoted(step)),
    )


def _rest(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Conflict]:
    """60% by road, the remaining 30% by rail."""
    first = place
    while first > 0 and place - first < MAX_PARTS and values[first - 1].kind is Kind.PERCENT:
        if values[first - 1].bound is not Bound.EXACT or values[first - 1].vague:
            return
        first -= 1
    parts = mentions[first : place + 1]
    if len(parts) < 2 or values[place].bound is not Bound.EXACT or values[place].vague:
        return
    begin = max(0, parts[0].span.start - 20)
    if _OF_A_SHARE.search(text, begin, parts[0].span.start) or re.search(
        r"[.;。；]", text[parts[0].span.end : parts[-1].span.start].replace("%.", "")
    ):
        return
    total = sum(v.value for v in values[first : place + 1])
    room = sum(max(v.step, REST_SLACK) for v in values[first : place + 1])
    if room < abs(total - 100) <= MAX_REST_ERROR:
        shares = tuple(map(quoted, parts))
        yield Conflict(tuple(parts), message("code.N107.shares", shares=shares, sum=number(total)))
