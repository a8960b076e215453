"""O501 and O502: sentences that one side alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.coverage.evidence import lone
from samesaid.compare.coverage.formulaic import is_empty, is_slight
from samesaid.compare.coverage.gaps import Gap, Which, gaps, other, run, side
from samesaid.compare.coverage.neighbours import verdicts
from samesaid.compare.coverage.scripts import size
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair

# A side that lacks this share of its text is a summary or another article: what it leaves out is its editor's choice.
_SUMMARY = 0.4
_SURE = 0.9
_SLIGHT = 0.55
_SUMMARISED = 0.6
# Below what is shown by default: a neighbour may say it.
_PERHAPS = 0.4


def missing(pair: Pair, untranslated: frozenset[int]) -> Iterator[Evidence]:
    """Evidence for every run of sentences that one side alone has.

    ``untranslated`` are sentences of the version that are told as left untranslated: they were not added by anybody.
    """
    found = [*gaps(pair, "source"), *gaps(pair, "target")]
    said = {} if pair.independent else verdicts(pair, found)
    lacking = {which: not pair.independent and _lacking(pair, which) for which in ("source", "target")}
    for gap in found:
        known = {i: said.get((gap.which, i), "") for i in gap.sentences}
        kept = [i for i in gap.sentences if known[i] != "said" and not _empty(pair, gap, i)]
        if gap.which == "target":
            kept = [i for i in kept if i not in untranslated]
        if kept:
            perhaps = all(known[i] == "perhaps" for i in kept)
            yield _evidence(pair, gap, kept, perhaps=perhaps, summary=lacking[gap.which])


def _empty(pair: Pair, gap: Gap, sentence: int) -> bool:
    return is_empty(side(pair, gap.which).text((sentence,)))


def _lacking(pair: Pair, which: Which) -> bool:
    """Whether the other side lacks so much of this one that it cannot be meant as a full version of it."""
    whole = alone = 0.0
    for bead in pair.beads:
        length = size(side(pair, which).text(run(bead, which)))
        whole += length
        alone += 0.0 if run(bead, other(which)) else length
    return whole > 0 and alone / whole > _SUMMARY


def _evidence(pair: Pair, gap: Gap, kept: Sequence[int], *, perhaps: bool, summary: bool) -> Evidence:
    small = all(is_slight(s.text) for s in side(pair, gap.which).sentences(tuple(kept)))
    strength = _PERHAPS if perhaps else _SLIGHT if small else _SUMMARISED if summary else _SURE
    facts = {"small": small, "weak": perhaps, "one-sided": summary}
    number = next(n for n in gap.beads if kept[0] in run(pair.beads[n], gap.which))
    return lone(pair, gap.which, number, kept, strength, frozenset(fact for fact, holds in facts.items() if holds))
