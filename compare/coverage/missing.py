"""O501 and O502: sentences that only one side has.

Aligners err most often by one sentence at the edge of a merged bead, so a sentence without a counterpart is first
tested against the beads on either side of it. If such a bead comes nearer to its own counterpart when the sentence is
added to it, the bead covers the sentence, and nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.evidence import unmatched
from samesaid.compare.coverage.formulaic import is_empty, is_formulaic
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.frame.both_sides import on_both_sides
from samesaid.compare.frame.kinds import frame_kind
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Bead, SideName, other_side

Skipped = Mapping[SideName, frozenset[int]]
"""Indices of whole sentences of each side that are unreadable or in another language, which other codes report."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Consecutive sentences of one side without a counterpart; ``beads`` are the indices of their beads."""

    side: SideName
    beads: tuple[int, ...]
    sentences: tuple[int, ...]


class _Absorbed(Enum):
    """Whether a neighbouring bead covers a sentence that has no counterpart of its own."""

    YES = auto()
    POSSIBLY = auto()
    NO = auto()


@dataclass(frozen=True, slots=True)
class _Trial:
    """A sentence, and the text of a bead beside it without and with that sentence."""

    side: SideName
    sentence: int
    alone: str
    without: str
    joined: str
    counterpart: str


def missing(pair: Pair, skipped: Skipped) -> Iterator[Evidence]:
    """Evidence for every run of sentences that only one side has.

    A sentence that is ``skipped`` is neither missing nor added, nor are those beside it that may be its counterpart.
    """
    found = [gap for side in SIDES for gap in gaps(pair, side)]
    absorbed = {} if pair.independent else _absorbed(pair, found)
    summary = {side: not pair.independent and _lacks_much(pair, side) for side in SIDES}
    framed = {side: on_both_sides(pair, side) for side in SIDES}
    for gap in found:
        state = {i: absorbed.get((gap.side, i), _Absorbed.NO) for i in gap.sentences}
        text = pair.side(gap.side).text
        kept = [i for i in gap.sentences if state[i] is not _Absorbed.YES and not is_empty(text((i,)))]
        kept = [i for i in kept if i not in skipped[gap.side] and i not in framed[gap.side]]
        if not pair.independent and gap.beads and _is_beside(pair, gap, skipped[other_side(gap.side)]):
            continue
        if kept:
            doubted = all(state[i] is _Absorbed.POSSIBLY for i in kept)
            yield _evidence(pair, gap, kept, doubted=doubted, summary=summary[gap.side])


def _is_beside(pair: Pair, gap: Gap, skipped: frozenset[int]) -> bool:
    """Whether a skipped sentence of the other side, without a counterpart too, is next to the gap."""
    if not skipped:
        return False
    for step, start in ((-1, gap.beads[0]), (1, gap.beads[-1])):
        number = start + step
        while 0 <= number < len(pair.beads) and not pair.beads[number].run(gap.side):
            if skipped.intersection(pair.beads[number].run(other_side(gap.side))):
                return True
            number += step
    return False


def gaps(pair: Pair, side: SideName) -> Iterator[Gap]:
    """The gaps of a side in the order of its sentences, whatever the order of the beads.

    In a pair of independent rows every row is a gap of its own.
    """
    alone = sorted(
        (bead.run(side), number)
        for number, bead in enumerate(pair.beads)
        if bead.run(side) and not bead.run(other_side(side))
    )
    held: list[tuple[tuple[int, ...], int]] = []
    for sentences, number in alone:
        if held and (pair.independent or sentences[0] != held[-1][0][-1] + 1):
            yield _gap(side, held)
            held = []
        held.append((sentences, number))
    if held:
        yield _gap(side, held)


def _gap(side: SideName, held: Sequence[tuple[tuple[int, ...], int]]) -> Gap:
    return Gap(side, tuple(number for _, number in held), tuple(i for sentences, _ in held for i in sentences))


def _lacks_much(pair: Pair, side: SideName) -> bool:
    """Whether so much of this side has no counterpart that the other side cannot be meant as a full version."""
    total = alone = 0.0
    for bead in pair.beads:
        length = alphabetic_length(pair.side(side).text(bead.run(side)))
        total += length
        alone += 0.0 if bead.run(other_side(side)) else length
    return total > 0 and alone / total > tuning.MAX_UNMATCHED_SHARE


def _evidence(pair: Pair, gap: Gap, kept: Sequence[int], *, doubted: bool, summary: bool) -> Evidence:
    document = pair.side(gap.side).document
    framed = not pair.independent and all(frame_kind(document, i) for i in kept)
    formulaic = framed or all(is_formulaic(document.sentences[i].text) for i in kept)
    if doubted:
        strength = tuning.STRENGTH_POSSIBLY_ABSORBED
    elif formulaic:
        strength = tuning.STRENGTH_MISSING_FORMULAIC
    else:
        strength = tuning.STRENGTH_MISSING_IN_SUMMARY if summary else tuning.STRENGTH_MISSING
    facts = {Fact.SMALL: formulaic, Fact.WEAK: doubted, Fact.ONE_SIDED: summary}
    bead = next(n for n in gap.beads if kept[0] in pair.beads[n].run(gap.side))
    marked = frozenset(fact for fact, holds in facts.items() if holds)
    return unmatched(pair, gap.side, bead, kept, strength, marked, framed=framed)


def _absorbed(pair: Pair, found: Sequence[Gap]) -> dict[tuple[SideName, int], _Absorbed]:
    """For the first and the last sentence of each gap, by (side, index): whether the bead beside it covers it.

    Sentences that no bead covers are left out.
    """
    homes = {side: _homes(pair, side) for side in {gap.side for gap in found}}
    trials = [trial for gap in found for trial in _trials(pair, gap, homes[gap.side])]
    if not trials:
        return {}
    texts = [text for t in trials for text in (t.alone, t.without, t.joined, t.counterpart)]
    vectors = pair.encoder.encode(texts).reshape(len(trials), 4, -1)
    alone, without, joined = (np.einsum("td,td->t", vectors[:, k], vectors[:, 3]) for k in range(3))
    absorbed: dict[tuple[SideName, int], _Absorbed] = {}
    for trial, cosine, gain in zip(trials, alone, joined - without, strict=True):
        key = (trial.side, trial.sentence)
        if gain >= tuning.MIN_GAIN_ABSORBED:
            absorbed[key] = _Absorbed.YES
        elif gain >= tuning.MIN_GAIN_POSSIBLY_ABSORBED and cosine >= tuning.MIN_COSINE_POSSIBLY_ABSORBED:
            absorbed.setdefault(key, _Absorbed.POSSIBLY)
    return absorbed


def _trials(pair: Pair, gap: Gap, homes: Mapping[int, Bead]) -> Iterator[_Trial]:
    own, other = pair.side(gap.side), pair.side(other_side(gap.side))
    for sentence, neighbour, after in _edges(gap, homes):
        alone = own.text((sentence,))
        without = own.text(neighbour.run(gap.side))
        joined = f"{without} {alone}" if after else f"{alone} {without}"
        yield _Trial(gap.side, sentence, alone, without, joined, other.text(neighbour.run(other_side(gap.side))))


def _edges(gap: Gap, homes: Mapping[int, Bead]) -> Iterator[tuple[int, Bead, bool]]:
    """(sentence, matched bead next to it, whether the sentence comes after that bead)."""
    first, last = gap.sentences[0], gap.sentences[-1]
    if first - 1 in homes:
        yield first, homes[first - 1], True
    if last + 1 in homes:
        yield last, homes[last + 1], False


def _homes(pair: Pair, side: SideName) -> dict[int, Bead]:
    """The bead of every sentence of a side that has a counterpart."""
    return {i: bead for _, bead in pair.matched() for i in bead.run(side)}
