"""The decision: versions of one text, a condensed version, or another text."""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from samesaid.align.aligner import relatedness
from samesaid.align.tuning import MIN_RELATEDNESS
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import Bead, Document, Encoder, Finding, Relation
from samesaid.relation.features import Features, covered, features_of
from samesaid.relation.marks import length_of

# The code of passages that one side lacks, for a version that is condensed and for a reference that is.
_LACKING = {Relation.CONDENSED: "O501", Relation.EXTENDED: "O502"}


@dataclass(frozen=True, slots=True)
class Model:
    """What weights.toml has; its comments explain the fields."""

    weights: Mapping[str, float]
    constant: float
    least_probability: float
    least_sentences: int
    most_covered: float
    stretch: float
    longest_gap: float

    def probability(self, features: Features) -> float:
        """How probable it is that two texts are versions of one text, 0 to 1."""
        logit = self.constant + sum(weight * getattr(features, name) for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-logit))


@functools.cache
def model() -> Model:
    """The shipped model."""
    data = tomllib.loads(resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return Model(**data)


def relation_of(one: Side, other: Side, beads: Sequence[Bead], encoder: Encoder) -> Relation:
    """What the other text is to the one, given their beads (sources are sentences of the one).

    Texts of few sentences, and languages that the encoder does not know, are another text only where next to nothing
    has a counterpart.
    """
    source, target = one.document, other.document
    if not _related(one, other, beads, encoder):
        return Relation.OTHER
    if min(len(source.sentences), len(target.sentences)) < model().least_sentences:
        return Relation.VERSION
    return extent_of(source, target, beads)


def extent_of(source: Document, target: Document, beads: Sequence[Bead]) -> Relation:
    """Whether one of two versions of one text is condensed."""
    if _leaves_out(source, target, beads):
        return Relation.CONDENSED
    swapped = [Bead(bead.target, bead.source) for bead in beads]
    return Relation.EXTENDED if _leaves_out(target, source, swapped) else Relation.VERSION


def _related(one: Side, other: Side, beads: Sequence[Bead], encoder: Encoder) -> bool:
    source, target = one.document, other.document
    short = min(len(source.sentences), len(target.sentences)) < model().least_sentences
    if short or not _knows(encoder, source, target):
        return relatedness(beads, source, target) >= MIN_RELATEDNESS
    return model().probability(features_of(one, other, beads, encoder)) >= model().least_probability


def _knows(encoder: Encoder, *documents: Document) -> bool:
    return encoder.languages is None or all(primary(d.language) in encoder.languages for d in documents)


def _leaves_out(source: Document, target: Document, beads: Sequence[Bead]) -> bool:
    """Whether the target leaves out a good part of the source, here and there, and adds little.

    A text whose end (or any one passage) is lost is no condensed version.
    """
    stretch = model().stretch
    kept = covered(source, target, beads, stretch)
    swapped = (Bead(bead.target, bead.source) for bead in beads)
    if kept > model().most_covered or covered(target, source, swapped, stretch) < kept:
        return False
    gap = longest = alone = 0.0
    paired = {i for bead in beads if bead.target for i in bead.source}
    for sentence in source.sentences:
        letters = 0.0 if sentence.index in paired else length_of([sentence.text])
        gap = gap + letters if letters else 0.0
        alone += letters
        longest = max(longest, gap)
    missing = (1.0 - kept) * length_of(s.text for s in source.sentences)
    # What is said in fewer words elsewhere counts only where it is the greater part of what is missing.
    return longest <= model().longest_gap * alone or longest < missing / 2


def without_what_is_left_out(findings: Iterable[Finding], relation: Relation) -> tuple[Finding, ...]:
    """The findings; passages that the condensed side leaves out are information, because the report says so once."""
    lacking = _LACKING.get(relation)
    return tuple(replace(f, alarm=False) if f.code == lacking else f for f in findings)
