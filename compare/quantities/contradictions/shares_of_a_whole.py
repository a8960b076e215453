"""Totals stated a sentence or two after their parts, and shares of one vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.quantities.contradictions.arithmetic import (
    OTHER_WHOLE,
    Conflict,
    is_count,
    slack,
    summable,
    total_message,
)
from samesaid.compare.quantities.tuning import MAX_PART_SENTENCES, MAX_TOTAL_ERROR, VOTE_SLACK
from samesaid.compare.quantities.values.format import number, quoted
from samesaid.compare.quantities.values.quantity import Bound, Kind, quantity
from samesaid.model import Document, Mention, Sentence, message

# How a sentence begins that states the total and no other number.
_TOTAL = re.compile(
    r"^\W{0,3}(?:in all|in total|altogether|all told|that makes|together(?:,| they)|combined"
    r"|the total (?:was|is|came to)"
    r"|一?[总總][共计計]|合[计計]|一共|共[计計])[^\d]{0,40}$",
    re.I,
)
# How a sentence begins that gives a further part of the same.
_FURTHER_PART = re.compile(
    r"^\W{0,3}(?:another|a further|a second|the other|the rest|the remaining|另外?|另有|其余|其餘)", re.I
)

_FOR = re.compile(r"^[^\d.;。；]{0,30}?(?:\b(?:for|in favou?r|yes|supported|approved)\b|[赞贊]成|[支]持|同意)", re.I)
_AGAINST = re.compile(r"^[^\d.;。；]{0,30}?(?:\b(?:against|opposed|no|rejected)\b|反[对對])", re.I)
_BEFORE_SHARE = re.compile(r"(?:[赞贊]成|支持|同意|反[对對])[^\d.;。；，,]{0,6}$")
# Words after which two shares are not of the same voters.
_AMONG = re.compile(
    r"\b(?:among|of (?:the|those)|while in|compared|from|last|year|earlier|men|women|whites?|blacks?|democrats|"
    r"republicans|multiple|both)\b|其中|去年|上次|相比|分别|分別",
    re.I,
)


def later_totals(document: Document, mentions: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Conflict]]:
    """ "… 3,000 men. Another 2,500 were women. In all, 5,600 …": totals, each with the index of its sentence."""
    sentences = document.sentences
    for index, found in enumerate(mentions):
        if len(found) != 1 or index < 2 or not _states_total(sentences[index], found[0]):
            continue
        parts = _parts(sentences, mentions, index)
        if len(parts) < 2 or OTHER_WHOLE.search(sentences[index].text):
            continue
        values = [quantity(m) for m in (*parts, found[0])]
        if not all(is_count(v) and summable(v, values[-1]) for v in values):
            continue
        total, stated = sum(v.value for v in values[:-1]), values[-1].value
        if slack(values) < abs(total - stated) <= MAX_TOTAL_ERROR * stated:
            yield index, Conflict((*parts, found[0]), total_message(parts, total, found[0]))


def _states_total(sentence: Sentence, mention: Mention) -> bool:
    return _TOTAL.match(sentence.text[: mention.span.start - sentence.span.start]) is not None


def _parts(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], whole: int) -> list[Mention]:
    """The parts in the sentences before the total: one number each, all but the first as a further part."""
    parts: list[Mention] = []
    for index in range(whole - 1, max(-1, whole - 1 - MAX_PART_SENTENCES), -1):
        found = [m for m in mentions[index] if not quantity(m).low_salience]
        if len(found) != 1:
            return []
        parts.insert(0, found[0])
        if not _FURTHER_PART.match(sentences[index].text):
            return [] if OTHER_WHOLE.search(sentences[index].text) else parts
    return []


def votes(text: str, mentions: Sequence[Mention]) -> Iterator[Conflict]:
    """62% for and 45% against: two shares of one vote that make more than all of it."""
    shares = [m for m in mentions if quantity(m).kind is Kind.PERCENT]
    if len(shares) != 2 or any(quantity(m).bound is not Bound.EXACT or quantity(m).vague for m in shares):
        return
    one, other = shares
    values = [quantity(m).value for m in shares]
    between = text[one.span.end : other.span.start]
    if sum(values) <= 100 + VOTE_SLACK or max(values) > 100 or len(between) > 40 or re.search(r"[.;。；]\s", between):
        return
    sides = [_side(text, one, other.span.start), _side(text, other, other.span.end + 40)]
    around = text[max(0, one.span.start - 40) : other.span.end + 40]
    if sorted(sides) != ["against", "for"] or _AMONG.search(around):
        return
    in_favour, against = (one, other) if sides[0] == "for" else (other, one)
    yield Conflict(
        (one, other),
        message("code.N107.votes", favour=quoted(in_favour), against=quoted(against), sum=number(sum(values))),
    )


def _side(text: str, share: Mention, until: int) -> str:
    """The side that a share of a vote is on: for, against, or empty where the words around it do not say."""
    after = text[share.span.end : until]
    before = text[max(0, share.span.start - 10) : share.span.start]
    if (verb := _BEFORE_SHARE.search(before)) is not None:
        return "against" if verb.group()[0] == "反" else "for"
    against, favour = _AGAINST.match(after), _FOR.match(after)
    if against is not None and (favour is None or against.end() <= favour.end()):
        return "against"
    return "for" if favour is not None else ""
