"""Arithmetic that a sentence states: parts and their total, a change and its two ends, shares and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from samesaid.compare.quantities.matching.equality import grain
from samesaid.compare.quantities.values.format import plain
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity
from samesaid.model import Mention

Slip = tuple[tuple[Mention, ...], str]
"""The mentions that cannot all be right, and the message for an editor."""

_TOTAL_AFTER = re.compile(r"[^\d,.;:，。；]{0,24}?\b(?:in all|in total|altogether|all told|combined)\b", re.I)
_SURE_BEFORE = re.compile(
    r"(?:making a total of|totalling|totaling|共计|合计|总计|总共|一共|共|合共|總計|合計|共計|總共)", re.I
)
# Between two parts of a list: no other sentence, and no word that tells of another whole.
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
_FURTHEST = 0.3
_MOST_PARTS = 8
_ROUND, _NEAR = 100.0, 1e-6

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
_SHARES_NEAR = 25.0


def slips(text: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """What does not add up among the mentions of one sentence of ``text`` (a document's; spans count in it)."""
    values = [cast(Quantity, m.value) for m in mentions]
    for place, value in enumerate(values):
        if place >= 1 and value.kind is Kind.PERCENT and _REST.search(text, *_window(mentions, place)):
            yield from _rest(text, mentions, values, place)
        if place >= 2 and counts(value):
            yield from _total(text, mentions, values, place)
            yield from _change(text, mentions, values, place)


def _window(mentions: Sequence[Mention], place: int) -> tuple[int, int]:
    """What stands between the mention and the one before it, no more than 24 characters of it."""
    begin = mentions[place - 1].span.end if place else 0
    return max(begin, mentions[place].span.start - 24), mentions[place].span.start


def counts(value: Quantity) -> bool:
    """Whether it is told as a sure count that sums are made of."""
    plain_kinds = (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE)
    return value.kind in plain_kinds and value.bound is Bound.EXACT and not value.vague and value.value >= 10


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may be parts of one sum."""
    loose = ("", "person")
    return one.unit == other.unit or (one.unit in loose and other.unit in loose)


def _total(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Slip]:
    """3,000 men and 2,500 women, 5,600 in all."""
    whole, last = mentions[place], mentions[place - 1]
    between = _TO_TOTAL.fullmatch(text, last.span.end, whole.span.start)
    after = _TOTAL_AFTER.match(text, whole.span.end)
    if between is None or not (after or _SURE_BEFORE.search(between.group())):
        return
    first = place - 1
    while first > 0 and place - first < _MOST_PARTS and _listed(text, mentions, values, first):
        first -= 1
    parts = mentions[first:place]
    begin = max(0, parts[0].span.start - 30)
    end = after.end() if after else whole.span.end
    if len(parts) < 2 or not all(counts(v) and alike(v, values[place]) for v in values[first:place]):
        return
    if OTHER_WHOLE.search(re.split(r"[.;!?。；！？]", text[begin : parts[0].span.start])[-1]) or OTHER_WHOLE.search(
        text, parts[0].span.end, end
    ):
        return
    stated = values[place].value
    room = slack(values[first : place + 1])
    sums = [sum(v.value for v in values[n:place]) for n in range(first, place - 1)]
    if any(abs(total - stated) <= room for total in sums) or abs(sums[0] - stated) > _FURTHEST * stated:
        return
    told = " + ".join(f"“{m.text}”" for m in parts)
    yield (*parts, whole), f"{told} make {plain(sums[0])}, but the total is told as “{whole.text}”."


def _listed(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> bool:
    joint = _LIST.fullmatch(text, mentions[place - 1].span.end, mentions[place].span.start)
    return joint is not None and counts(values[place - 1]) and alike(values[place - 1], values[place])


def slack(values: Sequence[Quantity]) -> float:
    """How far rounding may carry the sum of ``values``.

    Figures with a scale (3.2 million) are rounded each by itself; of those written out none is rounder than it looks
    where another one of the sum is finer.
    """
    finest = min(grain(v.value) or v.step for v in values)
    scaled = sum(v.step / 2 for v in values if v.step > 1)
    return scaled + (finest / 2 if finest >= _ROUND else 0.0) + _NEAR


def _change(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Slip]:
    """From 100 to 130, an increase of 20."""
    one, other, step = mentions[place - 2 : place + 1]
    a, b, c = values[place - 2 : place + 1]
    if not (counts(a) and counts(b) and alike(a, b) and alike(b, c)):
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
    message = f"From “{one.text}” to “{other.text}” is a change of {plain(found)}, but it is told as “{step.text}”."
    yield (one, other, step), message


def _rest(text: str, mentions: Sequence[Mention], values: Sequence[Quantity], place: int) -> Iterator[Slip]:
    """60% by road, the remaining 30% by rail."""
    first = place
    while first > 0 and place - first < _MOST_PARTS and values[first - 1].kind is Kind.PERCENT:
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
    slack = sum(max(v.step, 0.1) for v in values[first : place + 1])
    if slack < abs(total - 100) <= _SHARES_NEAR:
        told = ", ".join(f"“{m.text}”" for m in parts)
        yield tuple(parts), f"{told} are told as all of a whole, but they make {plain(total)}%."
