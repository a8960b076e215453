"""Where one document contradicts itself: arithmetic, weekdays of dates, sentences that occur with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from samesaid.compare.quantities.contradictions.arithmetic import Conflict, percentage_changes, sums
from samesaid.compare.quantities.contradictions.shares_of_a_whole import later_totals, votes
from samesaid.compare.quantities.grammars.relative_words import relative_words
from samesaid.compare.quantities.matching.equality import amount, same
from samesaid.compare.quantities.tuning import (
    ARITHMETIC,
    CALENDAR_CHARACTERS,
    FIRST_YEAR,
    LAST_YEAR,
    MIN_REPEATED_CHARACTERS,
    MIN_REPEATED_WORDS,
    REPEATED_SENTENCE,
    WRONG_WEEKDAY,
)
from samesaid.compare.quantities.values.format import quoted, weekday
from samesaid.compare.quantities.values.quantity import DATE_PARTS, Kind, Quantity, quantity
from samesaid.languages import primary
from samesaid.model import Document, Mention, Message, Span, message

# Other calendars, and years that began on another day.
_OTHER_CALENDAR = re.compile(r"农历|農曆|阴历|陰曆|旧历|舊曆|lunar|julian|old style|hijri|islamic", re.I)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Mentions of one document that cannot all be right, and the index of the sentence that shows it."""

    sentence: int
    mentions: tuple[Mention, ...]
    message: Message
    strength: float


def contradictions(
    document: Document, mentions: Sequence[Sequence[Mention]], independent: bool
) -> Iterator[Contradiction]:
    """The contradictions of ``document``, whose ``mentions`` are given by sentence.

    ``independent`` says that its sentences are unrelated rows, so that none is compared with another.
    """
    text = document.text
    for index, sentence in enumerate(mentions):
        if len(sentence) >= 3:
            for conflict in percentage_changes(text, sentence):
                yield Contradiction(index, *conflict, ARITHMETIC)
        if len(sentence) >= 2:
            for conflict in chain(sums(text, sentence), votes(text, sentence)):
                yield Contradiction(index, *conflict, ARITHMETIC)
            for conflict in _wrong_weekdays(document, sentence):
                yield Contradiction(index, *conflict, WRONG_WEEKDAY)
    if not independent:
        for index, conflict in later_totals(document, mentions):
            yield Contradiction(index, *conflict, ARITHMETIC)
        for index, conflict in _repeated_sentences(document, mentions):
            yield Contradiction(index, *conflict, REPEATED_SENTENCE)


def _repeated_sentences(document: Document, mentions: Sequence[Sequence[Mention]]) -> Iterator[tuple[int, Conflict]]:
    """Sentences that are the same but for one number."""
    seen: dict[str, list[Mention]] = {}
    for sentence, found in zip(document.sentences, mentions, strict=True):
        amounts = [m for m in found if amount(quantity(m)) and not quantity(m).low_salience]
        if not amounts:
            continue
        skeleton = _skeleton(sentence.text, amounts, sentence.span.start)
        if skeleton is None:
            continue
        before = seen.setdefault(skeleton, amounts)
        differing = [
            (one, other)
            for one, other in zip(before, amounts, strict=False)
            if not same(quantity(one), quantity(other))
        ]
        if before is not amounts and len(differing) == 1 and len(before) == len(amounts):
            one, other = differing[0]
            statement = message("code.N107.repeated", one=quoted(one), other=quoted(other))
            yield sentence.index, Conflict((one, other), statement)


def _skeleton(text: str, amounts: Sequence[Mention], offset: int) -> str | None:
    """The words of a sentence without its amounts, None when they are too few to recognise it by."""
    pieces, position = [], 0
    for mention in amounts:
        pieces.append(text[position : mention.span.start - offset])
        position = mention.span.end - offset
    words = _WORD.findall(" # ".join([*pieces, text[position:]]).casefold())
    letters = sum(map(len, words))
    spaceless = any("\u3400" <= word[0] <= "\u9fff" for word in words)
    if letters < MIN_REPEATED_CHARACTERS if spaceless else len(words) < MIN_REPEATED_WORDS:
        return None
    return " ".join(words)


def _wrong_weekdays(document: Document, mentions: Sequence[Mention]) -> Iterator[Conflict]:
    """Weekdays that the full date beside them does not have: 10 November 2026 is a Tuesday, whatever the text says."""
    named = [m for m in mentions if quantity(m).kind is Kind.WEEKDAY]
    if not named:
        return
    text, belongs = document.text, relative_words(primary(document.language)).belongs
    for whole, (parts, day) in _full_dates(mentions).items():
        for mention in named:
            if not belongs(text, mention.span, whole) or day.isoweekday() == int(quantity(mention).value):
                continue
            around = max(0, whole.start - CALENDAR_CHARACTERS), whole.end + CALENDAR_CHARACTERS
            if _OTHER_CALENDAR.search(text, *around):
                continue
            words = " ".join(whole.of(text).split())
            yield Conflict(
                tuple(sorted((mention, *parts), key=lambda m: m.span.start)),
                message(
                    "code.N107.weekday",
                    date=message("value.words", words=words),
                    weekday=weekday(day),
                    named=quoted(mention),
                ),
            )


def _full_dates(mentions: Sequence[Mention]) -> dict[Span, tuple[tuple[Mention, ...], date]]:
    """Full dates by span, each with its parts; impossible days, and the two days of a range, are left out."""
    parts: dict[Span, list[Mention]] = {}
    for mention in mentions:
        value = quantity(mention)
        if value.date_span is not None and value.kind in DATE_PARTS and value.unit:
            parts.setdefault(value.date_span, []).append(mention)
    found = {}
    for whole, own in parts.items():
        values: dict[Kind, Quantity] = {quantity(m).kind: quantity(m) for m in own}
        if len(own) != 3 or len(values) != 3 or any(len(v.values) != 1 for v in values.values()):
            continue
        year, month, day = (int(values[kind].value) for kind in DATE_PARTS)
        try:
            full = date(year, month, day)
        except ValueError:
            continue
        if FIRST_YEAR <= year <= LAST_YEAR:
            found[whole] = (tuple(own), full)
    return found
