"""E401: passages whose encoding is broken, one finding a passage.

Sentences in a row that cannot be read at all are one passage. Where only some characters are broken, all such places of
a text are one finding, for they have one cause; rows of aligned text are judged one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.encoding.damage import Damage, damage
from samesaid.compare.coverage.encoding.misreadings import NAMES
from samesaid.compare.coverage.evidence import quoted
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Document, Sentence, SideName, Span, message, other_side, sentences

_MAX_QUOTED_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A damaged sentence and the bead that it is in."""

    bead: int
    sentence: Sentence
    damage: Damage

    @property
    def spans(self) -> tuple[Span, ...]:
        if self.damage.whole:
            return (self.sentence.span,)
        return tuple(span.shift(self.sentence.span.start) for span in self.damage.spans)


def damages(document: Document) -> Mapping[int, Damage]:
    """The damage of each sentence that has some, by its index; an annotation of a side."""
    found = ((s.index, damage(s.text, document.language)) for s in document.sentences)
    return {index: one for index, one in found if one is not None}


def unreadable(pair: Pair, side: SideName) -> frozenset[int]:
    """The sentences of a side that cannot be compared."""
    return frozenset(i for i, one in pair.side(side).annotate(damages).items() if one.whole)


def broken_encodings(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every passage in a broken encoding, on either side."""
    for side in SIDES:
        held: list[_Place] = []
        scattered: dict[tuple[str, str] | None, list[_Place]] = {}
        for place in _places(pair, side):
            if not place.damage.whole and not pair.independent:
                origin = place.damage.origin
                scattered.setdefault((origin.written_in, origin.read_as) if origin else None, []).append(place)
                continue
            if held and (pair.independent or place.sentence.index != held[-1].sentence.index + 1):
                yield _evidence(pair, side, held)
                held = []
            held.append(place)
        for places in ([held] if held else []) + list(scattered.values()):
            yield _evidence(pair, side, places)


def _places(pair: Pair, side: SideName) -> Iterator[_Place]:
    """The damaged sentences in the order of the text. What both sides have alike is meant so."""
    found = pair.side(side).annotate(damages)
    if not found:
        return
    home = {i: number for number, bead in enumerate(pair.beads) for i in bead.run(side)}
    for index in sorted(found):
        (sentence,) = pair.side(side).sentences((index,))
        number = home.get(index)
        if number is None:
            continue
        other = pair.side(other_side(side)).text(pair.beads[number].run(other_side(side)))
        if "".join(sentence.text.split()) not in "".join(other.split()):
            yield _Place(number, sentence, found[index])


def _evidence(pair: Pair, side: SideName, places: list[_Place]) -> Evidence:
    text = pair.side(side).document.text
    spans = tuple(span for place in places for span in place.spans)
    origin = places[0].damage.origin
    if places[0].damage.whole:
        what = message("code.E401.passage", n=len(places), quote=quoted(places[0].sentence.text))
    else:
        words = tuple(dict.fromkeys(span.of(text) for span in spans))[:_MAX_QUOTED_WORDS]
        quotes = tuple(message("coverage.quoted", text=quoted(word)) for word in words)
        what = message("code.E401.words", n=len(spans), words=quotes)
    if origin and origin.clear:
        names = {"written": NAMES.get(origin.written_in, origin.written_in), "read": NAMES.get(origin.read_as, "?")}
        what = sentences(what, message("code.E401.origin", text=quoted(origin.text), **names))
        reading = message("coverage.encoding.misread", **names)
    else:
        reading = message(f"coverage.encoding.{'unclear' if origin else 'lost'}")
    in_reference = side == "source"
    return Evidence(
        "E401",
        what,
        places[0].bead,
        spans if in_reference else (),
        () if in_reference else spans,
        strength=tuning.STRENGTH_BROKEN if origin and origin.clear else tuning.STRENGTH_BROKEN_UNEXPLAINED,
        reading=reading,
        facts=frozenset() if places[0].damage.whole else frozenset({Fact.SMALL}),
    )
