"""One cause, one finding: what lies inside a wider finding is merged into it.

A lost sentence with a figure and a name in it is one omission, and so is a lost clause; the figure and the name are
kept with it, as findings of their own that are not counted. Of a figure that differs and is reported once more as one
that only a version has, the pair is the finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.spans import SpanIndex
from samesaid.model import SIDES, Rule, Severity, SideName, Span

# Letters of an alphabet that a wider finding has beside the words of those that are merged into it. With fewer it says
# no more than they do ("by 30%" around "30%"), and the rules' precedence decides between them. Chosen by hand.
MIN_LETTERS_BESIDE: Final = 12.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Evidence with its rule, and what the ranking made of it; ``confidence`` runs from 0 to 1.

    ``merged`` are those that have the same cause.
    """

    evidence: Evidence
    rule: Rule
    severity: Severity
    alarm: bool
    confidence: float
    merged: tuple[Candidate, ...] = ()


def merged(candidates: Sequence[Candidate], pair: Pair) -> list[Candidate]:
    """The candidates in their order, without those that are merged into another.

    What is merged raises the severity and the confidence of what it is merged into to its own.
    """
    homes = _homes(candidates, pair)
    inside: dict[int, list[int]] = {}
    for number, home in homes.items():
        inside.setdefault(_last(home, homes), []).append(number)
    return [
        _with_merged(candidate, [candidates[i] for i in sorted(inside.get(number, ()))])
        for number, candidate in enumerate(candidates)
        if number not in homes
    ]


def _last(home: int, homes: dict[int, int]) -> int:
    while home in homes:
        home = homes[home]
    return home


def _homes(candidates: Sequence[Candidate], pair: Pair) -> dict[int, int]:
    """The index of each candidate that is merged → that of the one that it is merged into, which is wider."""
    wider = [n for n, c in enumerate(candidates) if c.alarm and (c.rule.contains or _is_pair(c))]
    by_place: dict[SideName, SpanIndex[int]] = {side: SpanIndex() for side in SIDES}
    for number in wider:
        for side in SIDES:
            for span in _words(candidates[number].evidence, side):
                by_place[side].add(span, number)
    homes: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        if candidate.rule.inside_one_version or candidate.rule.replaces_all:
            continue
        near = {n for side in SIDES for n in by_place[side].overlapping(_words(candidate.evidence, side))}
        fitting = [n for n in near if n != number and _belongs(candidate, candidates[n], pair)]
        if fitting:
            homes[number] = max(fitting, key=lambda n: (_width(candidates[n]), -n))
    return homes


def _belongs(one: Candidate, wide: Candidate, pair: Pair) -> bool:
    """Whether ``one`` is a part of what ``wide`` reports."""
    if not wide.rule.contains:
        return _is_half(one, wide)
    if _width(one) >= _width(wide):
        return False
    letters = {False: 0.0, True: 0.0}
    for side in SIDES:
        own, others = _words(one.evidence, side), _words(wide.evidence, side)
        if not all(any(span.start >= o.start and span.end <= o.end for o in others) for span in own):
            return False
        text = pair.side(side).document.text
        letters[False] += sum(alphabetic_length(span.of(text)) for span in own)
        letters[True] += sum(alphabetic_length(span.of(text)) for span in others)
    return letters[True] - letters[False] >= MIN_LETTERS_BESIDE


def _is_pair(candidate: Candidate) -> bool:
    """Whether it is about words of both sides that are values of one thing."""
    return bool(candidate.rule.row_values) and all(_words(candidate.evidence, side) for side in SIDES)


def _is_half(one: Candidate, wide: Candidate) -> bool:
    """Whether ``one`` reports of one side alone the words of a figure, or of a name, that ``wide`` pairs."""
    if not one.alarm or _is_pair(one) or one.evidence.bead != wide.evidence.bead or one.rule.rows != wide.rule.rows:
        return False
    return all(
        any(span.overlaps(other) for other in _words(wide.evidence, side))
        for side in SIDES
        for span in _words(one.evidence, side)
    )


def _words(evidence: Evidence, side: SideName) -> tuple[Span, ...]:
    """The marked words of a side; an empty span is only the place of a caret."""
    spans = evidence.source_spans if side == "source" else evidence.target_spans
    return tuple(span for span in spans if len(span))


def _width(candidate: Candidate) -> int:
    return sum(len(span) for side in SIDES for span in _words(candidate.evidence, side))


def _with_merged(candidate: Candidate, others: Iterable[Candidate]) -> Candidate:
    """The candidate with what is merged into it; information is kept with it but raises nothing."""
    inside = tuple(others)
    every = [candidate, *(c for c in inside if c.alarm)]
    return replace(
        candidate,
        severity=max((c.severity for c in every), key=lambda severity: severity.rank),
        confidence=max(c.confidence for c in every),
        merged=inside,
    )
