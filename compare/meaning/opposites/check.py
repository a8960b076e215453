"""M601: an English word where the Chinese side says the opposite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.evidence import opposites as evidence
from samesaid.compare.meaning.opposites import tuning
from samesaid.compare.meaning.opposites.candidates import candidates
from samesaid.compare.meaning.opposites.features import Place, features
from samesaid.compare.meaning.opposites.model import shipped
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import SideName, Span


def opposites_across(one: str, other: str) -> bool:
    """Whether opposites are looked for between these languages (primary subtags), which are not the same."""
    return {one, other} == {"en", "zh"}


@dataclass(frozen=True, slots=True)
class Places:
    """All candidates of a pair, each with the number of its bead, and which side is English."""

    english: Side
    chinese: Side
    english_is: SideName
    beads: tuple[int, ...]
    places: tuple[Place, ...]


def places_of(pair: Pair) -> Places:
    """The candidates of a pair whose languages are English and Chinese."""
    is_source = primary(pair.source.document.language) == "en"
    english, chinese = (pair.source, pair.target) if is_source else (pair.target, pair.source)
    beads: list[int] = []
    places: list[Place] = []
    for number, bead in pair.matched():
        ones, others = (bead.source, bead.target) if is_source else (bead.target, bead.source)
        for candidate in candidates(english, ones, chinese, others):
            beads.append(number)
            places.append(Place(candidate, ones, others))
    return Places(english, chinese, "source" if is_source else "target", tuple(beads), tuple(places))


def opposites(pair: Pair, known: Iterable[Evidence]) -> Iterator[Evidence]:
    """Evidence for English words that the Chinese side renders by the opposite.

    A word for which it is found twice in one text is rendered so on purpose, and is left out; so are the words of
    evidence that is ``known``: a figure that goes the other way is one finding.
    """
    if not opposites_across(*(primary(side.document.language) for side in (pair.source, pair.target))):
        return
    found = places_of(pair)
    raised = _raised(found, pair)
    taken: dict[int | None, list[Evidence]] = defaultdict(list)
    for other_kind in known:
        taken[other_kind.bead].append(other_kind)
    times = Counter(place.candidate.lemma for _, place in raised)
    for bead, place in raised:
        if pair.independent or times[place.candidate.lemma] == 1:
            hint = max(place.candidate.hints, key=lambda h: (h.listed + h.whole, -h.span.start))
            spans = (place.candidate.token.span, hint.span)
            one, other = spans if found.english_is == "source" else spans[::-1]
            if not any(_says_of(earlier, one, other) for earlier in taken[bead]):
                yield evidence(pair, bead, one, other, tuning.STRENGTH)


def _says_of(earlier: Evidence, one: Span, other: Span) -> bool:
    """Whether evidence marks one of these places of the source and the target already."""
    return any(s.overlaps(one) for s in earlier.source_spans) or any(s.overlaps(other) for s in earlier.target_spans)


def _raised(found: Places, pair: Pair) -> Sequence[tuple[int, Place]]:
    """The candidates that the model confirms, each Chinese word once in a bead."""
    kept: list[tuple[int, Place]] = []
    seen = set[tuple[int, Span]]()
    for start in range(0, len(found.places), tuning.BATCH):
        part = slice(start, start + tuning.BATCH)
        rows = features(found.places[part], found.english, found.chinese, pair.encoder)
        for bead, place, raised in zip(found.beads[part], found.places[part], shipped().is_raised(rows), strict=True):
            key = (bead, place.candidate.hints[0].span)
            if raised and key not in seen:
                seen.add(key)
                kept.append((bead, place))
    return kept
