"""Disagreements told as evidence: code, sentence for an editor, spans, strength."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Side
from samesaid.compare.quantities.contradictions.check import Contradiction
from samesaid.compare.quantities.matching.assignment import quantity
from samesaid.compare.quantities.matching.bounds import clash
from samesaid.compare.quantities.matching.equality import amount
from samesaid.compare.quantities.matching.mismatches import DATES, power_of_ten
from samesaid.compare.quantities.values.conversion import clashing, told_in
from samesaid.compare.quantities.values.format import reading, told, value
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.units import compatible, dimension, money
from samesaid.model import Mention, Span

Agreed = Mapping[tuple[Kind, float], Sequence[tuple[int, Mention]]]
"""Mentions of the version that agree with the reference, by kind and value, with their beads."""
# Smaller figures recur by chance.
_DISTINCT = 20
_BOUND_WORDS = "The figures agree, but the version says {version} where the reference says {reference}."


class Teller:
    """Writes the evidence of one bead."""

    def __init__(self, source: Side, target: Side, bead: int, agreed: Agreed) -> None:
        self._source, self._target, self._bead, self._agreed = source, target, bead, agreed

    def differing(self, pairs: Sequence[tuple[Mention, Mention, float]]) -> Iterator[Evidence]:
        """Paired quantities of different value; parts of one date are told once."""
        dates: dict[tuple[Span, Span], list[tuple[Mention, Mention]]] = {}
        sure: dict[tuple[Span, Span], float] = {}
        for one, other, factor in pairs:
            a, b = quantity(one), quantity(other)
            if a.kind in DATES or b.kind in DATES or a.kind is b.kind is Kind.RELATIVE:
                place = (a.date_span or one.span, b.date_span or other.span)
                dates.setdefault(place, []).append((one, other))
                sure[place] = max(factor, sure.get(place, 0.0))
            else:
                yield _weighed(self._different(one, other), factor)
        for place, parts in dates.items():
            yield _weighed(self._date(*place, parts), sure[place])

    def missing(self, code: str, mention: Mention) -> Evidence:
        """A quantity without a counterpart: N101 in the version, N102 in the reference."""
        here, there = ("version", "reference") if code == "N101" else ("reference", "version")
        item = quantity(mention)
        spans = (mention.span,)
        return Evidence(
            code,
            f"The {here} has {told(mention, item)}; the {there} has no such {_noun(item)}.",
            self._bead,
            source_spans=spans if code == "N102" else (),
            target_spans=spans if code == "N101" else (),
            strength=0.5,
            reading=reading(mention, item),
            facts=frozenset({"one-sided"}),
        )

    def same_value(self, one: Mention, other: Mention) -> Iterator[Evidence]:
        """Units and bounds of two mentions of the same figure."""
        a, b = quantity(one), quantity(other)
        if a.unit != b.unit and (strength := unit_clash(a, b)):
            message = (
                f"The figure agrees, but the version has {told(other, b)} where the reference has {told(one, a)}: "
                f"{_unit_word(b)} against {_unit_word(a)}."
            )
            if clashing(a, b) and (converted := told_in(a, b.unit).partition(" = ")[2]):
                message = f"{message[:-1]}; it would be {converted}."
            yield self._evidence("N106", message, one, other, strength)
        elif a.bound is not b.bound and (strength := clash(a, b)):
            message = _BOUND_WORDS.format(version=told(other, b), reference=told(one, a))
            yield self._evidence("N105", message, one, other, strength)

    def _different(self, one: Mention, other: Mention) -> Evidence:
        a, b = quantity(one), quantity(other)
        if clashing(a, b):
            message = (
                f"The version has {told(other, b)} where the reference has {told(one, a)}, which is "
                f"{told_in(a, b.unit).partition(' = ')[2] or value(a)}."
            )
            return self._evidence("N106", message, one, other, _strength(a, b))
        message = f"The version has {told(other, b)} where the reference has {told(one, a)}."
        if a.kind is Kind.TIME:
            return self._evidence("D202", message, one, other, 0.9)
        if power_of_ten(a, b) and not (a.low_salience or b.low_salience):
            factor = max(a.value, b.value) / min(a.value, b.value)
            message = message[:-1] + f", {factor:,.0f} times {'more' if b.value > a.value else 'less'}."
            message += self._elsewhere(a)
            return self._evidence("N104", message, one, other, 0.97)
        code = "D203" if Kind.DURATION in (a.kind, b.kind) else "N103"
        return self._evidence(code, message + self._elsewhere(a), one, other, _strength(a, b))

    def _elsewhere(self, value: Quantity) -> str:
        """A sentence telling that the version agrees with the reference on this figure in another place."""
        places = (
            () if value.low_salience or value.value < _DISTINCT else self._agreed.get((value.kind, value.value), ())
        )
        text = next((mention.text for bead, mention in places if bead != self._bead), None)
        return f" Elsewhere the version has “{text}”, as the reference does." if text else ""

    def _date(self, source: Span, target: Span, parts: list[tuple[Mention, Mention]]) -> Evidence:
        reference, version = (" ".join(d.text[s.start : s.end].split()) for d, s in
                              ((self._source.document, source), (self._target.document, target)))  # fmt: skip
        read = [(value(quantity(b)), value(quantity(a))) for a, b in parts]
        differ = " and ".join(f"{there} against {here}" for there, here in read)
        low_salience = all(quantity(a).low_salience or quantity(b).low_salience for a, b in parts)
        return Evidence(
            "D201",
            f"The version has the date “{version}” where the reference has “{reference}”: {differ}.",
            self._bead,
            tuple(a.span for a, _ in parts),
            tuple(b.span for _, b in parts),
            0.6 if low_salience else 0.9,
            " · ".join(reading(m, quantity(m)) for m in (*(a for a, _ in parts), *(b for _, b in parts))),
            facts=frozenset({"weak"}) if low_salience else frozenset(),
        )

    def _evidence(self, code: str, message: str, one: Mention, other: Mention, strength: float) -> Evidence:
        a, b = quantity(one), quantity(other)
        read = f"{' '.join(one.text.split())} → {told_in(a, b.unit)}" if clashing(a, b) else reading(one, a)
        return Evidence(
            code,
            message,
            self._bead,
            (one.span,),
            (other.span,),
            strength,
            f"{read} · {reading(other, b)}",
            facts=frozenset({"weak"}) if a.low_salience or b.low_salience else frozenset(),
        )


def contradiction(found: Contradiction, bead: int | None, version: bool) -> Evidence:
    """N107: one document, the version or the reference, gives a quantity two values."""
    spans = tuple(m.span for m in found.mentions)
    return Evidence(
        "N107",
        f"{'In the version' if version else 'In the reference'}: {found.message[0].lower()}{found.message[1:]}",
        bead,
        () if version else spans,
        spans if version else (),
        found.strength,
        " · ".join(reading(m, quantity(m)) for m in found.mentions),
        facts=frozenset({"one-sided"}),
    )


def _weighed(evidence: Evidence, factor: float) -> Evidence:
    return evidence if factor == 1.0 else replace(evidence, strength=evidence.strength * factor)


def unit_clash(one: Quantity, other: Quantity) -> float:
    """How surely equal figures have different units, 0 when the units may be the same or one is unknown."""
    if compatible(one.unit, other.unit) or not one.unit or not other.unit:
        return 0.0
    if not amount(one) or not amount(other) or one.vague or other.vague:
        return 0.0
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINT}:
        return 0.85
    here, there = dimension(one.unit), dimension(other.unit)
    if not here or here != there or abs(one.value - other.value) > 1e-9 * abs(one.value):
        return 0.0
    if money(one.unit):
        return 0.85
    return 0.8 if not (one.low_salience and other.low_salience) else 0.6


def _strength(one: Quantity, other: Quantity) -> float:
    if one.low_salience or other.low_salience:
        return 0.6 if one.low_salience and other.low_salience else 0.5
    return 0.9 if one.kind is other.kind else 0.75


def _noun(item: Quantity) -> str:
    if item.kind in DATES:
        return "date"
    return {Kind.TIME: "time", Kind.DURATION: "length of time"}.get(item.kind, "figure")


def _unit_word(item: Quantity) -> str:
    names = {"%": "percent", "point": "percentage points", "bp": "basis points", "kmh": "km/h", "ms": "m/s"}
    return names.get(item.unit, item.unit)
