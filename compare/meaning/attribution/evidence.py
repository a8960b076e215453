"""Evidence for Q701: both wordings, the place on either side, and in which kind of finding they are said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.values.format import readings
from samesaid.compare.spans import any_overlap
from samesaid.model import SIDES, SideName, Span, message

Known = Mapping[int | None, Sequence[Evidence]]
"""Evidence of other kinds, by bead."""


def by_bead(evidence: Iterable[Evidence]) -> Known:
    """Evidence of other kinds, by bead."""
    found: dict[int | None, list[Evidence]] = {}
    for one in evidence:
        found.setdefault(one.bead, []).append(one)
    return found


def is_reported(known: Known, number: int, source: Span, target: Span) -> bool:
    """Whether evidence of another kind marks these words of a bead, on either side."""
    return any(
        any_overlap((source,), one.source_spans) or any_overlap((target,), one.target_spans)
        for one in known.get(number, ())
    )


def one_sided(
    pair: Pair, number: int, kind: str, side: SideName, place: Span, strength: float, facts: frozenset[Fact]
) -> Evidence:
    """Evidence that ``side`` alone has the words at ``place``; the other side has a caret where its passage begins."""
    bead = pair.beads[number]
    places = {name: place if name == side else _beginning(pair.side(name), bead.run(name)) for name in SIDES}
    quotes = {
        label: _around(pair.side(name), bead.run(name), places[name])
        for label, name in zip(("reference", "version"), SIDES, strict=True)
    }
    how = "lost" if side == "source" else "added"
    return Evidence(
        "Q701",
        message(f"code.Q701.{kind}-{how}", **quotes),
        number,
        (places["source"],),
        (places["target"],),
        strength,
        message(f"meaning.attributed.{side}", words=place.of(pair.side(side).document.text)),
        facts=facts,
    )


def two_sided(
    pair: Pair,
    number: int,
    kind: str,
    source: Span,
    target: Span,
    strength: float,
    facts: frozenset[Fact] = frozenset(),
) -> Evidence:
    """Evidence that the words at these places differ; one of the places may be a caret. Speakers are quoted alone."""
    words = [
        place.of(pair.side(name).document.text) or "∅" for name, place in zip(SIDES, (source, target), strict=True)
    ]
    bead = pair.beads[number]
    quotes = {
        label: name_alone if kind == "speaker" else _around(pair.side(name), bead.run(name), place)
        for label, name, place, name_alone in zip(("reference", "version"), SIDES, (source, target), words, strict=True)
    }
    return Evidence(
        "Q701",
        message(f"code.Q701.{kind}", **quotes),
        number,
        (source,),
        (target,),
        strength,
        readings(message("value.words", words=quote) for quote in words),
        facts=facts,
    )


def _beginning(side: Side, run: tuple[int, ...]) -> Span:
    start = side.sentences(run)[0].span.start
    return Span(start, start)


def _around(side: Side, run: tuple[int, ...], place: Span) -> str:
    """The words at a place and around it, whole ones, with marks where the passage goes on."""
    extent = side.extent(run) or place
    text = side.document.text
    margin = tuning.MARGIN if len(place) else tuning.MAX_QUOTED // 2
    start, end = max(extent.start, place.start - margin), min(extent.end, place.end + margin)
    if place.start == extent.start and not len(place):
        end = min(extent.end, start + tuning.MAX_QUOTED)
    while extent.start < start < place.start and _inside_word(text, start):
        start += 1
    while place.end < end < extent.end and _inside_word(text, end):
        end -= 1
    quote = " ".join(text[start:end].split())
    if len(quote) > tuning.MAX_PLACE:
        quote = f"{quote[: tuning.MAX_QUOTED].rstrip()} … {quote[-tuning.MAX_QUOTED :].lstrip()}"
    before, after = "… " if start > extent.start else "", " …" if end < extent.end else ""
    return before + quote + after


def _inside_word(text: str, at: int) -> bool:
    """Whether a word in letters that are written together goes on at ``at``; Chinese may be cut anywhere."""
    return text[at - 1].isalnum() and text[at].isalnum() and text[at] < "\u3000"
