"""Refit the weighted sums of variants: COUNTERPART_WEIGHTS and RANK_WEIGHTS in compare/terms/tuning.py.

usage: python -m benchmarks.fits.terms [--seed N] [--each N]

The samples are planted nouns in pairs of human English versions (`benchmarks/measures/planted_terms.py`; the example
compared with itself where the gold data are not there).

Counterparts: of the stretches that may be the counterpart of a phrase with the noun that was replaced, those with the
planted noun are positive samples. Printed is the share of phrases whose best stretch has it.

Ranks: of all variants of a document with one plant, those that mark it are positive samples. Printed are the shares of
plants whose best variant is first, and among the first ten, by the weighted sum alone.

Both are logistic regressions, and each is printed for the shipped weights, for weights of all documents, and for those
of each fifth of the documents by weights of the others. Fitted weights are scaled to the spread of the shipped scores.

Last, the strengths of alarms by fact, beside the share of the judged alarms that are true. Nothing is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.corpora.error_injection import replaced, twins
from benchmarks.fits.logistic import Array, fit
from benchmarks.measures.planted_terms import EACH, SEED, TOP, all_plants, own
from benchmarks.measures.term_judgements import judged_texts, judgements
from samesaid.compare.pair import Pair
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.passage import Passage
from samesaid.compare.terms.matching.word_alignment import align_words
from samesaid.compare.terms.variants import check, counterpart, ranking
from samesaid.compare.terms.variants.counterpart import AlignedPassages, candidate_stretches
from samesaid.compare.terms.variants.survey import Survey, Variant, survey
from samesaid.model import Span

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates of one plant or phrase: ``features``, shape (n, features), and ``right``, shape (n,), 1 or 0."""

    document: int
    features: Array
    right: Array

    def rank(self, weights: Array) -> int:
        """The rank of the best right candidate, from 1; candidates with the same score count before it."""
        scores = self.features @ weights
        return 1 + int((scores[self.right == 0] >= scores[self.right == 1].max()).sum())


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum: its name, its features, the shipped weights, and the ranks that are counted."""

    name: str
    fields: tuple[str, ...]
    shipped: Array
    tops: tuple[int, ...]


def choices(
    document: int, pair: Pair, source: Sequence[Span], target: Sequence[Span]
) -> tuple[list[Choice], list[Choice]]:
    """The counterparts of phrases with a noun, and all variants, where the noun at ``source`` was replaced."""
    found = survey(pair)
    counterparts = [
        Choice(document, features, right)
        for features, right in _counterparts(pair, found, source, target)
        if 0 < right.sum() < len(right)
    ]
    found.vectors.prepare(text for v in found.variants for text in ranking.texts_to_encode(v))
    features = np.array([ranking.features_of(found, v) for v in found.variants], dtype=float)
    right = np.array([float(_marks(v, source, target)) for v in found.variants])
    return counterparts, [Choice(document, features, right)] if right.any() else []


def _counterparts(
    pair: Pair, found: Survey, source: Sequence[Span], target: Sequence[Span]
) -> Iterator[tuple[Array, Array]]:
    """(features, labels) of the stretches for every phrase with the noun, in the beads where it was replaced."""
    for _number, bead in pair.matched():
        extent = pair.target.extent(bead.target)
        if extent is None or not any(extent.overlaps(span) for span in target):
            continue
        here, there = Passage(pair.source, bead.source), Passage(pair.target, bead.target)
        passages = AlignedPassages(here, there, align_words(here, there, found.vectors.cosines))
        for phrase, stretches in candidate_stretches(passages):
            if any(here.span(phrase).overlaps(span) for span in source):
                features = counterpart.features_of(passages, phrase, stretches, found.vectors)
                right = [float(any(there.span(s).overlaps(span) for span in target)) for s in stretches]
                yield np.array(list(features), dtype=float), np.array(right)


def _marks(variant: Variant, source: Sequence[Span], target: Sequence[Span]) -> bool:
    mine, theirs = variant.source.span(variant.source_part), variant.target.span(variant.target_part)
    return any(mine.overlaps(span) for span in source) and any(theirs.overlaps(span) for span in target)


def fitted(samples: Sequence[Choice], shipped: Array) -> Array:
    """Weights by logistic regression, scaled to the spread of the scores by the shipped weights."""
    features = np.concatenate([c.features for c in samples])
    weights = fit(features, np.concatenate([c.right for c in samples]))[:-1]
    scaled: Array = weights * (features @ shipped).std() / (features @ weights).std()
    return scaled


def report(of: Sum, samples: Sequence[Choice], count: int) -> None:
    """Print weights and figures of one sum, for ``count`` documents."""
    everywhere = fitted(samples, of.shipped)
    print(f"{of.name}: {len(samples)} choices of {sum(len(c.right) for c in samples)} candidates\n")
    print(f"{'weight of':20} {'shipped':>8} {'refitted':>8}")
    for name, one, other in zip(of.fields, of.shipped, everywhere, strict=True):
        print(f"{name:20} {one:8.2f} {other:8.2f}")
    held_out: list[int] = []
    for fold in range(FOLDS):
        outside = [c for c in samples if c.document % FOLDS != fold]
        inside = [c for c in samples if c.document % FOLDS == fold]
        if outside and inside and count > 1:
            weights = fitted(outside, of.shipped)
            held_out += [c.rank(weights) for c in inside]
    ranks = {
        "shipped": [c.rank(of.shipped) for c in samples],
        "refitted": [c.rank(everywhere) for c in samples],
        "refitted, held out": held_out,
    }
    print(f"\n{'weights':20}" + "".join(f"{f'rank {top}':>9}" for top in of.tops) + f"{'mean 1/rank':>13}")
    for label, found in ranks.items():
        if found:
            shares = "".join(f"{np.mean([r <= top for r in found]):9.3f}" for top in of.tops)
            print(f"{label:20}{shares}{np.mean([1 / r for r in found]):13.3f}")
    print()


def strengths() -> None:
    """Print the strength of every fact, and how many of the judged alarms with it are true."""
    known = judgements()
    judged: dict[str, list[bool]] = {}
    for texts in judged_texts():
        if check.applies(texts.pair):
            for evidence in check.variants(texts.pair):
                key = texts.key(evidence.bead, evidence.code, evidence.reading)
                for fact in evidence.facts & tuning.ALARM_STRENGTHS.keys() if key in known else ():
                    judged.setdefault(fact, []).append(known[key])
    print(f"{'fact':20} {'strength':>8} {'true':>5} {'judged':>6}")
    for fact, strength in tuning.ALARM_STRENGTHS.items():
        found = judged.get(fact, [])
        print(f"{fact.value:20} {strength:8.2f} {sum(found):5} {len(found):6}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=EACH, help="most plants of a document")
    options = parser.parse_args()
    texts = list(twins("wmt22", "enA", "enB")) or own()
    number = {t.name: n for n, t in enumerate(texts)}
    counterparts: list[Choice] = []
    ranks: list[Choice] = []
    for twin, plant in all_plants(texts, options.seed, options.each):
        made, places = replaced(twin.target, [(span, plant.new) for span in plant.target])
        found = choices(number[twin.name], twin.pair(made), plant.source, places)
        counterparts += found[0]
        ranks += found[1]
    for samples, weights, title, tops in (
        (counterparts, tuning.COUNTERPART_WEIGHTS, "COUNTERPART_WEIGHTS", (1,)),
        (ranks, tuning.RANK_WEIGHTS, "RANK_WEIGHTS", (1, TOP)),
    ):
        report(Sum(title, weights._fields, np.array(weights, dtype=float), tops), samples, len(texts))
    strengths()


if __name__ == "__main__":
    main()
