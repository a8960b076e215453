"""O501 and O502 for a part of a sentence: a modifier, a phrase, a clause, an item of a list or a name.

For every word of a bead a model judges whether the other side says it (`features`, `trees`). It was fitted on parts
taken out of translations (`benchmarks.fits.parts`). Reading every part of every bead in its context would double the
time of a run, so a smaller model looks first, at what words say by themselves, and picks the beads to look into. Where
evidence of little strength is wanted as well (`Pair.thorough`), every bead is read. Where a second model of sentences
is in use that reads words in their whole sentences, it has the last word on the doubtful ones (`second_look`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np

from samesaid.compare.coverage.evidence import inside_sentence
from samesaid.compare.coverage.parts import tuning
from samesaid.compare.coverage.parts.context import contexts
from samesaid.compare.coverage.parts.explicitation import is_explicitation
from samesaid.compare.coverage.parts.features import BeadFeatures
from samesaid.compare.coverage.parts.reading import MODEL, Reading
from samesaid.compare.coverage.parts.second_look import SecondLook
from samesaid.compare.coverage.parts.words import Vocabulary, Words, words_of
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.compare.token_encoder import TokenEncoder, token_encoder
from samesaid.compare.trees import shipped
from samesaid.languages import primary
from samesaid.model import SIDES, FloatArray, SideName, Span

# Beads that are read in their context together.
_BATCH = 32
# Log odds of a figure: whether the other side has it is a matter of its value, which the comparator for numbers reads.
_SAID = -9.0


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one side, from word ``start`` to before ``stop``, that the other side may not say; ``score`` is the
    higher, the more certain that is.
    """

    start: int
    stop: int
    score: float


def group_of(source: str, target: str) -> str | None:
    """The model for two languages (BCP 47 tags); None where there is none."""
    one, two = sorted((primary(source), primary(target)))
    if "en" not in (one, two):
        return None
    return tuning.GROUPS.get(two if one == "en" else one)


def direction_of(pair: Pair, group: str) -> str:
    """From which of English and the group into which: the name of the thresholds."""
    return f"{group}-en" if primary(pair.target.document.language) == "en" else f"en-{group}"


def missing_parts(
    pair: Pair, skipped: Mapping[SideName, frozenset[int]], readings: MutableMapping[int, Reading] | None = None
) -> Iterator[Evidence]:
    """Evidence for every bead with a part that only one side says, at most one a side.

    The beads that are read are put into ``readings`` for those that need them, too. With several encoders there are
    none, since the similarity of a bead is then that of all of them.
    """
    group = group_of(pair.source.document.language, pair.target.document.language)
    encoder = token_encoder(pair.encoder)
    if group is None or encoder is None:
        return
    direction = direction_of(pair, group)
    second = SecondLook(pair.encoder, group)
    chosen = _chosen(pair, skipped, encoder, (group, direction))
    for start in range(0, len(chosen), _BATCH):
        looks = _looks(chosen[start : start + _BATCH], encoder, group)
        if readings is not None and _is_alone(encoder, pair):
            readings.update((look.number, Reading(look.links, look.odds)) for look in looks)
        doubtful = [look for look in looks if second and _is_doubtful(look, group, direction)]
        if doubtful and (reader := second.reader) is not None:
            odds = second.odds(reader, [look.bead for look in doubtful], [look.rows for look in doubtful])
            looks = [replace(look, odds=one) for look, one in zip(doubtful, odds, strict=True)]
            curves = tuning.SECOND_CURVES[direction]
        else:
            curves = tuning.CURVES[direction]
        for look in looks:
            yield from _of_look(pair, look, curves, tuning.MEAN_WEIGHTS[group])


@dataclass(frozen=True, slots=True)
class _Look:
    """What a model says of a bead: the log odds that each word of each side is not said, from the ``rows`` of their
    features. ``links`` are how near the words are to one another.
    """

    number: int
    bead: BeadFeatures
    links: FloatArray
    rows: tuple[FloatArray, FloatArray]
    odds: tuple[FloatArray, FloatArray]


def _looks(beads: Sequence[tuple[int, BeadFeatures]], encoder: TokenEncoder, group: str) -> list[_Look]:
    read = contexts(encoder, [side for _, bead in beads for side in bead.sides])
    both = list(zip(read[::2], read[1::2], strict=True))
    rows = [bead.in_context(one) for (_, bead), one in zip(beads, both, strict=True)]
    odds = shipped(MODEL, group).log_odds_of_many([table for tables in rows for table in tables])
    return [
        _Look(number, bead, bead.joint(one.parts[0] @ two.parts[0].T), rows[k], (odds[2 * k], odds[2 * k + 1]))
        for k, ((number, bead), (one, two)) in enumerate(zip(beads, both, strict=True))
    ]


def _is_doubtful(look: _Look, group: str, direction: str) -> bool:
    """Whether a part of either side may be missing."""
    least = tuning.DOUBTFUL[direction]
    parts = [
        _part(without_figures(o, w), tuning.MEAN_WEIGHTS[group])
        for o, w in zip(look.odds, look.bead.sides, strict=True)
    ]
    return any(part.score >= one for part, one in zip(parts, least, strict=True))


def _chosen(
    pair: Pair, skipped: Mapping[SideName, frozenset[int]], encoder: TokenEncoder, model: tuple[str, str]
) -> list[tuple[int, BeadFeatures]]:
    """The beads that are worth a closer look, with what is known of their words by themselves."""
    group, direction = model
    found: list[tuple[int, Words, Words]] = []
    for number, bead in pair.matched():
        if not skipped["source"].isdisjoint(bead.source) or not skipped["target"].isdisjoint(bead.target):
            continue
        if bead.similarity < tuning.MIN_SIMILARITY:
            continue
        source, target = words_of(pair.source, bead.source), words_of(pair.target, bead.target)
        if all(tuning.MIN_WORDS <= len(side) <= tuning.MAX_WORDS for side in (source, target)):
            found.append((number, source, target))
    vocabulary = Vocabulary(encoder)
    vocabulary.prepare(form for _, source, target in found for form in (*source.forms, *target.forms))
    similarities = _similarities(pair, [number for number, _, _ in found], encoder)
    beads = [
        (number, BeadFeatures(source, target, vocabulary, similarity))
        for (number, source, target), similarity in zip(found, similarities, strict=True)
    ]
    if pair.thorough or not beads:
        return beads
    trees = shipped(MODEL, f"{group}-first")
    rows = [side for _, bead in beads for side in bead.alone()]
    odds = trees.log_odds(np.concatenate(rows))
    cuts = np.cumsum([len(r) for r in rows])[:-1]
    scores = [score(o, tuning.MEAN_WEIGHTS[group]) for o in np.split(odds, cuts)]
    least = tuning.FIRST_LOOK[direction]
    return [one for k, one in enumerate(beads) if max(scores[2 * k] - least[0], scores[2 * k + 1] - least[1]) >= 0]


def _is_alone(encoder: object, pair: Pair) -> bool:
    """Whether the encoder is the only one in use, so that the similarities of beads are its own."""
    return encoder is pair.encoder


def _similarities(pair: Pair, numbers: Sequence[int], encoder: TokenEncoder) -> list[float]:
    """The cosines of these beads by the encoder that the models were fitted with, also where others are beside it."""
    beads = [pair.beads[number] for number in numbers]
    if _is_alone(encoder, pair) or not beads:
        return [bead.similarity for bead in beads]
    one, two = (encoder.encode([pair.side(side).text(bead.run(side)) for bead in beads]) for side in SIDES)
    return [float(cosine) for cosine in (one * two).sum(axis=1)]


def score(odds: FloatArray, weight: float) -> float:
    """How certain it is that some word is not said: the largest log odds, more if many words are so by ``weight``."""
    return float(odds.max()) + weight * log(float((1 / (1 + np.exp(-odds))).mean()) + 1e-9)


def _of_look(pair: Pair, look: _Look, curves: tuple[tuning.Curve, tuning.Curve], weight: float) -> Iterator[Evidence]:
    for k, side in enumerate(SIDES):
        own, other = look.bead.sides[k], look.bead.sides[1 - k]
        part = _part(without_figures(look.odds[k], own), weight)
        strength = _strength(part.score, curves[k])
        if strength >= tuning.MIN_STRENGTH:
            caret = _caret(part, look.links if k == 0 else look.links.T, other)
            spelled_out = is_explicitation(own, other, part.start, part.stop)
            facts = frozenset({Fact.WORDING}) if spelled_out else frozenset()
            span = Span(own.leads[part.start], own.spans[part.stop - 1].end)
            yield inside_sentence(pair, side, look.number, "part", span, caret, strength, facts)


def without_figures(odds: FloatArray, words: Words) -> FloatArray:
    """The log odds, with figures as said."""
    return np.where([_is_figure(form) for form in words.forms], np.float32(_SAID), odds)


def _is_figure(form: str) -> bool:
    return any(character.isdigit() for character in form)


def _part(odds: FloatArray, weight: float) -> Part:
    """The words around the one that is least said."""
    probability = 1 / (1 + np.exp(-odds))
    peak = int(odds.argmax())
    least = max(tuning.MIN_PROBABILITY, tuning.MIN_SHARE_OF_PEAK * float(probability[peak]))
    start, stop = peak, peak + 1
    while start > 0 and (probability[start - 1] >= least or (start > 1 and probability[start - 2] >= least)):
        start -= 1
    while stop < len(odds) and (
        probability[stop] >= least or (stop + 1 < len(odds) and probability[stop + 1] >= least)
    ):
        stop += 1
    return Part(start, stop, score(odds, weight))


def _caret(part: Part, links: FloatArray, other: Words) -> Span:
    """Where the part would be on the other side: after what says the word before it, else before what follows it."""
    if part.start > 0:
        before = int(links[part.start - 1].argmax())
        end = other.spans[before].end
        return Span(end, end)
    after = int(links[part.stop].argmax()) if part.stop < len(links) else 0
    start = other.spans[after].start
    return Span(start, start)


def _strength(score: float, curve: tuning.Curve) -> float:
    """The strength at a score: straight lines between the points of the curve."""
    scores, strengths = zip(*curve, strict=True)
    return float(np.interp(score, scores, strengths, left=0.0))
