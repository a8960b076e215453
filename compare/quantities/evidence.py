"""Evidence of numbers and dates that differ: code, message, spans, strength."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Side
from samesaid.compare.quantities.absences import Absence, dates_and_numbers
from samesaid.compare.quantities.contradictions.check import Contradiction
from samesaid.compare.quantities.matching.assignment import Match
from samesaid.compare.quantities.matching.equality import bound_clash, sign_clash, unit_clash
from samesaid.compare.quantities.matching.mismatches import is_date, power_of_ten
from samesaid.compare.quantities.tuning import (
    BOTH_LOW_SALIENCE,
    DIFFERENT,
    DIFFERENT_DATE,
    DIFFERENT_DATE_LOW_SALIENCE,
    DIFFERENT_KINDS,
    DIFFERENT_TIME,
    MIN_DISTINCTIVE,
    MIN_DOUBTED_FACTOR,
    MISSING,
    ONE_LOW_SALIENCE,
    OPPOSITE_BOUND,
    POWER_OF_TEN,
    UNIT_LOW_SALIENCE,
    UNREAD_SCALE,
)
from samesaid.compare.quantities.values.conversion import converted, different_measures, scale_between
from samesaid.compare.quantities.values.format import (
    date_parts,
    in_quotes,
    quoted,
    reading,
    readings,
    signed,
    value,
    words,
)
from samesaid.compare.quantities.values.quantity import DATE_KINDS, Kind, Quantity, extent, quantity
from samesaid.model import Mention, Message, Span, message, sentences

Agreed = Mapping[tuple[Kind, float], Sequence[tuple[int, Mention]]]
"""Mentions of the version that agree with the reference, by kind and value, each with the index of its bead."""

_NOUNS = {**dict.fromkeys(DATE_KINDS, "date"), Kind.TIME: "time", Kind.DURATION: "duration"}
_WEAK = frozenset({Fact.WEAK})


class EvidenceBuilder:
    """Makes the evidence of one bead."""

    def __init__(self, source: Side, target: Side, bead: int, agreed: Agreed) -> None:
        self._source, self._target, self._bead, self._agreed = source, target, bead, agreed

    def different(self, pairs: Sequence[tuple[Mention, Mention, float]], left: Match) -> Iterator[Evidence]:
        """Paired quantities of different value, each with a factor on its strength; parts of one date together.

        What is left of these dates is taken out of ``left``: it is a part of the same difference.
        """
        dates: dict[tuple[Span, Span], list[tuple[Mention, Mention]]] = {}
        factors: dict[tuple[Span, Span], float] = {}
        for one, other, factor in pairs:
            a, b = quantity(one), quantity(other)
            if is_date(a, b):
                spans = (a.date_span or one.span, b.date_span or other.span)
                dates.setdefault(spans, []).append((one, other))
                factors[spans] = max(factor, factors.get(spans, 0.0))
            else:
                yield _scaled(self._different(one, other), factor)
        for spans, parts in dates.items():
            more = [_taken(mentions, span) for mentions, span in zip((left.source, left.target), spans, strict=True)]
            yield _scaled(self._date(*spans, parts, *more), factors[spans])

    def missing(self, code: str, absence: Absence) -> Evidence:
        """Quantities without a counterpart: N101 in the version, N102 in the reference."""
        text = (self._target if code == "N101" else self._source).document.text
        parts = list(dates_and_numbers(absence))
        if len(parts) == 1:
            noun = _NOUNS.get(quantity(absence[0]).kind, "number")
            said = message(f"code.{code}.{noun}", mention=_quoted_parts(parts[0], text))
        else:
            said = message(f"code.{code}.several", mentions=tuple(_quoted_parts(part, text) for part in parts))
        spans = tuple(mention.span for mention in absence)
        return Evidence(
            code,
            said,
            self._bead,
            source_spans=spans if code == "N102" else (),
            target_spans=spans if code == "N101" else (),
            strength=MISSING,
            reading=reading(absence[0]) if len(absence) == 1 else readings(map(reading, absence)),
            facts=frozenset({Fact.ONE_SIDED}),
        )

    def same_value(self, one: Mention, other: Mention) -> Iterator[Evidence]:
        """N108, N106 or N105 where two mentions of the same number have different signs, units or bounds."""
        a, b = quantity(one), quantity(other)
        if strength := sign_clash(a, b):
            yield self._opposite(one, other, strength)
        if a.unit != b.unit and (strength := unit_clash(a, b)):
            # 3 MW and 3 GW have one unit at two scales.
            if factor := scale_between(a.unit, b.unit):
                how = "more" if factor > 1 else "less"
                times = round(max(factor, 1 / factor))
                yield self._evidence("N104", how, one, other, _scale_strength(a, b), factor=times)
            else:
                yield self._evidence("N106", "same-number", one, other, strength)
        elif a.bound is not b.bound and (strength := bound_clash(a, b)):
            found = self._evidence("N105", "different", one, other, strength)
            spans = (a.bound_span or one.span,), (b.bound_span or other.span,)
            turned = found.facts if strength >= OPPOSITE_BOUND else found.facts | _WEAK
            yield replace(found, source_spans=spans[0], target_spans=spans[1], facts=turned)

    def _opposite(self, one: Mention, other: Mention, strength: float) -> Evidence:
        """N108, with the words of the sign and the number as they go up or down."""
        a, b = quantity(one), quantity(other)
        how = "opposite" if a.sign.way and b.sign.way else "lost" if a.sign.way else "added"
        sides = ((one, self._source), (other, self._target))
        spans = [extent(mention) for mention, _ in sides]
        texts = [" ".join(span.of(side.document.text).split()) for span, (_, side) in zip(spans, sides, strict=True)]
        values = [signed(a), signed(b)]
        return Evidence(
            "N108",
            message(
                f"code.N108.{how}",
                reference=in_quotes(texts[0], values[0]),
                version=in_quotes(texts[1], values[1]),
            ),
            self._bead,
            (spans[0],),
            (spans[1],),
            strength,
            readings(message("value.reading", words=t, value=v) for t, v in zip(texts, values, strict=True)),
            facts=_WEAK if a.low_salience or b.low_salience else frozenset(),
        )

    def _different(self, one: Mention, other: Mention) -> Evidence:
        a, b = quantity(one), quantity(other)
        if different_measures(a, b):
            return self._evidence("N106", "conversion", one, other, _strength(a, b))
        if a.kind is Kind.TIME:
            return self._evidence("D202", "different", one, other, DIFFERENT_TIME)
        elsewhere = self._elsewhere(a)
        if power_of_ten(a, b) and not (a.low_salience or b.low_salience):
            factor = round(max(a.value, b.value) / min(a.value, b.value))
            how = "more" if b.value > a.value else "less"
            found = self._evidence("N104", how, one, other, POWER_OF_TEN, elsewhere, factor=factor)
            # A million times as much is seldom a slip of the pen: where a unit was not read, a scale may not have been.
            read = factor < MIN_DOUBTED_FACTOR or (a.unit and b.unit)
            return found if read else replace(found, strength=UNREAD_SCALE, facts=_WEAK)
        code = "D203" if Kind.DURATION in (a.kind, b.kind) else "N103"
        return self._evidence(code, "different", one, other, _strength(a, b), elsewhere)

    def _elsewhere(self, value: Quantity) -> Message | None:
        """A sentence saying that the version has the number of the reference in another bead, if it has."""
        if value.low_salience or value.value < MIN_DISTINCTIVE:
            return None
        places = self._agreed.get((value.kind, value.value), ())
        other = next((mention for bead, mention in places if bead != self._bead), None)
        return message("value.elsewhere", words=words(other)) if other else None

    def _date(
        self,
        source: Span,
        target: Span,
        parts: list[tuple[Mention, Mention]],
        more_source: Sequence[Mention],
        more_target: Sequence[Mention],
    ) -> Evidence:
        """D201 of one date on each side: its spans, the pairs of its parts that differ, and parts without a pair."""
        ones = sorted((*(a for a, _ in parts), *more_source), key=_start)
        others = sorted((*(b for _, b in parts), *more_target), key=_start)
        low_salience = all(quantity(a).low_salience or quantity(b).low_salience for a, b in parts)
        return Evidence(
            "D201",
            message(
                "code.D201.different",
                reference=_quoted_date(source.of(self._source.document.text), ones),
                version=_quoted_date(target.of(self._target.document.text), others),
            ),
            self._bead,
            tuple(m.span for m in ones),
            tuple(m.span for m in others),
            DIFFERENT_DATE_LOW_SALIENCE if low_salience else DIFFERENT_DATE,
            readings(reading(m) for m in (*ones, *others)),
            facts=_WEAK if low_salience else frozenset(),
        )

    def _evidence(
        self,
        code: str,
        what: str,
        one: Mention,
        other: Mention,
        strength: float,
        more: Message | None = None,
        **numbers: int,
    ) -> Evidence:
        """Evidence of two mentions. ``what`` is the last part of the message's key; ``more`` a second sentence."""
        a, b = quantity(one), quantity(other)
        read = value(a)
        if different_measures(a, b) and (in_other := converted(a, b.unit)):
            read = message("value.converted", value=read, converted=value(in_other))
        said = message(f"code.{code}.{what}", reference=quoted(one, read), version=quoted(other), **numbers)
        return Evidence(
            code,
            sentences(said, more) if more else said,
            self._bead,
            (one.span,),
            (other.span,),
            strength,
            readings((reading(one, read), reading(other))),
            facts=_WEAK if a.low_salience or b.low_salience else frozenset(),
        )


def contradiction(found: Contradiction, bead: int | None, version: bool) -> Evidence:
    """N107: the version or the reference contradicts itself."""
    spans = tuple(m.span for m in found.mentions)
    return Evidence(
        "N107",
        sentences(message("code.N107.version" if version else "code.N107.reference"), found.message),
        bead,
        () if version else spans,
        spans if version else (),
        found.strength,
        readings(map(reading, found.mentions)),
        facts=frozenset({Fact.ONE_SIDED}),
    )


def _start(mention: Mention) -> int:
    return mention.span.start


def _taken(mentions: list[Mention], date: Span) -> list[Mention]:
    """The parts of a date among the mentions, out of which they are taken."""
    found = [m for m in mentions if quantity(m).date_span == date]
    mentions[:] = [m for m in mentions if m not in found]
    return found


def _quoted_parts(parts: Sequence[Mention], text: str) -> Message:
    """A mention in quotation marks, or the date of which several parts are given."""
    if len(parts) == 1:
        return quoted(parts[0])
    whole = quantity(parts[0]).date_span or Span(parts[0].span.start, parts[-1].span.end)
    return _quoted_date(whole.of(text), parts)


def _quoted_date(text: str, parts: Sequence[Mention]) -> Message:
    """The words of a date, with those of its parts that differ."""
    return in_quotes(" ".join(text.split()), date_parts([quantity(m) for m in parts]))


def _scaled(evidence: Evidence, factor: float) -> Evidence:
    return evidence if factor == 1.0 else replace(evidence, strength=evidence.strength * factor)


def _scale_strength(one: Quantity, other: Quantity) -> float:
    return UNIT_LOW_SALIENCE if one.low_salience and other.low_salience else POWER_OF_TEN


def _strength(one: Quantity, other: Quantity) -> float:
    if one.low_salience and other.low_salience:
        return BOTH_LOW_SALIENCE
    if one.low_salience or other.low_salience:
        return ONE_LOW_SALIENCE
    return DIFFERENT if one.kind is other.kind else DIFFERENT_KINDS
