"""A statement that one side reports as another's, or does not vouch for, and the other side states as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.meaning.attribution.evidence import one_sided
from samesaid.compare.meaning.attribution.quotations import MARKS, is_closed, is_inside, quoted_in
from samesaid.compare.meaning.attribution.words import AttributionWords, attribution_words
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import SIDES, SideName, Span

_LETTER = re.compile(r"\w")


def reported(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each bead of which one side has a word that says "allegedly" or "according to", and the other has
    nothing that may render it.

    A report of what somebody said attributes each sentence, a transcript none. Where one text does so often and the
    other does not, it is a matter of form, and information.
    """
    found = list(_reported(pair))
    for side in SIDES:
        alone = [one for kind, where, one in found if kind == "source" and where == side]
        habit = not pair.independent and len(alone) >= tuning.MIN_HABIT
        yield from (replace(one, facts=one.facts | {Fact.WORDING}) if habit else one for one in alone)
    yield from (one for kind, _, one in found if kind != "source")


def _reported(pair: Pair) -> Iterator[tuple[str, SideName, Evidence]]:
    words = {side: attribution_words(primary(pair.side(side).document.language)) for side in SIDES}
    source, target = words["source"], words["target"]
    if source is None or target is None:
        return
    for number, bead in pair.matched():
        runs = {"source": bead.source, "target": bead.target}
        if any(len(pair.side(side).text(runs[side])) > tuning.MAX_PASSAGE for side in SIDES):
            continue
        for side, other, own, others in (("source", "target", source, target), ("target", "source", target, source)):
            found = _only_here(pair, side, other, runs, own, others)  # type: ignore[arg-type]
            if found is not None:
                kind, place = found
                strength, facts = (
                    (tuning.STRENGTH_HEDGE, frozenset[Fact]())
                    if kind == "hedge"
                    else (tuning.STRENGTH_SOURCE, frozenset({Fact.ONE_SIDED}))
                )
                yield kind, side, one_sided(pair, number, kind, side, place, strength, facts)  # type: ignore[arg-type, misc]


def _only_here(
    pair: Pair,
    side: SideName,
    other: SideName,
    runs: dict[str, tuple[int, ...]],
    own: AttributionWords,
    others: AttributionWords,
) -> tuple[str, Span] | None:
    """The kind and the place of the first word that the other side has nothing for."""
    place = _first(pair.side(side), runs[side], own.hedge)
    if place is not None and _first(pair.side(other), runs[other], others.doubt) is None:
        return "hedge", place
    place = _first(pair.side(side), runs[side], own.source)
    if place is None or any(_first(pair.side(other), runs[other], p) for p in (others.attribution, others.doubt)):
        return None
    if _may_be_elsewhere(pair, other, runs[other], others.source):
        return None
    return None if _has_words_beside_a_quotation(pair.side(other), runs[other]) else ("source", place)


def _may_be_elsewhere(pair: Pair, name: SideName, run: tuple[int, ...], source: re.Pattern[str]) -> bool:
    """Whether a sentence beside these may say whose statement it is: the next one, or one before where a quotation goes
    on.
    """
    side = pair.side(name)
    text, extent = side.document.text, side.extent(run)
    if extent is None:
        return True
    if any(text[at] in MARKS for at in range(extent.start, extent.end)) and not any(
        is_closed(text, span) for span in quoted_in(side, run)
    ):
        return True
    near = (i for i in (run[0] - 1, run[-1] + 1) if 0 <= i < len(side.document.sentences))
    return not pair.independent and _first(side, tuple(near), source) is not None


def _first(side: Side, run: tuple[int, ...], pattern: re.Pattern[str]) -> Span | None:
    texts = side.annotate(folded_sentences)
    for sentence in side.sentences(run):
        match = pattern.search(texts[sentence.index])
        if match:
            return Span(*match.span()).shift(sentence.span.start)
    return None


def _has_words_beside_a_quotation(side: Side, run: tuple[int, ...]) -> bool:
    """Whether there is a quotation, and something else that may say whose it is: “Here!” Anna cried."""
    quoted = quoted_in(side, run)
    extent = side.extent(run)
    if not quoted or extent is None:
        return False
    text = side.document.text
    return any(
        _LETTER.match(text[at]) and not is_inside(Span(at, at + 1), quoted) for at in range(extent.start, extent.end)
    )
