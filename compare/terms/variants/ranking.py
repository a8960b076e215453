"""Is a variant a term told in two ways, or only other wording?

Most differences of wording between two good versions are harmless, and no likeness tells them apart: true differences
are often nearer to one another than paraphrases. So only those are alarms that stand for a thing by their form: what
is quoted, what is counted by the same number, and compounds of a word that the whole document is about. The rest is
ranked for a list that raises none.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.terms.matching.general_words import GENERAL
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.variants.enumeration import odd_item
from samesaid.compare.terms.variants.evidence_of_term import absent, signs
from samesaid.compare.terms.variants.survey import Survey, Variant

# Variants whose gain is computed, and how many words on each side are read for it: it costs four texts each.
_MOST, _COMPANY = 40, 10
# How many without a sign are listed at most.
_LISTED = 240
# At or above this cosine the differing words are inflections or near synonyms.
_INFLECTION, _SYNONYM = 0.75, 0.6
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A variant with its rank (higher first) and the facts that speak for showing it."""

    variant: Variant
    rank: float
    facts: frozenset[str]

    @property
    def strength(self) -> float:
        """The rank as a figure between 0 and 1; .5 is where a reader begins to find the list worth reading."""
        return 1 / (1 + math.exp(-(self.rank - 2.0)))


def weigh(survey: Survey, *, independent: bool) -> list[Weighed]:
    """The variants of a survey, the most telling first; of two that overlap the better one stays.

    All that has a sign stays; of the rest the best few hundred.
    """
    survey.meanings.prepare(text for v in survey.variants for text in _compared(v))
    rough = [Weighed(v, _rough(survey, v), signs(survey, v, independent=independent)) for v in survey.variants]
    rough.sort(key=lambda w: (not w.facts, -w.rank))
    rough = [w for n, w in enumerate(rough) if w.facts or n < _LISTED]
    gains = [*_gains(survey, [w.variant for w in rough[:_MOST]]), *itertools.repeat(0.0, len(rough))]
    weighed = [_settled(w, gain) for w, gain in zip(rough, gains, strict=False)]
    weighed.sort(key=lambda w: (-w.rank, w.variant.bead, w.variant.source_part))
    kept: dict[int, list[Variant]] = {}
    return [w for w in weighed if _is_new(w.variant, kept)]


def _compared(variant: Variant) -> tuple[str, ...]:
    mine, other = variant.differing()
    lemmas = _lemmas(variant.source, mine), _lemmas(variant.target, other)
    return (variant.source_text, variant.target_text, *(lemma for lemma in lemmas if lemma))


def _settled(one: Weighed, gain: float) -> Weighed:
    return Weighed(one.variant, one.rank + 12 * min(0.08, max(-0.05, gain)) + bool(one.facts), one.facts)


def _is_new(variant: Variant, kept: dict[int, list[Variant]]) -> bool:
    """Keep ``variant`` unless a better one of its bead or a neighbour shares words with it."""
    near = (other for number in range(variant.bead - 1, variant.bead + 2) for other in kept.get(number, ()))
    if any(_overlap(variant, other) for other in near):
        return False
    kept.setdefault(variant.bead, []).append(variant)
    return True


def _rough(survey: Survey, variant: Variant) -> float:
    source, target = variant.source, variant.target
    mine, other = variant.differing()
    nearness = survey.meanings.cosine(_lemmas(source, mine), _lemmas(target, other)) if mine and other else 1.0
    nouns = {source.words[n].pos for n in mine} | {target.words[n].pos for n in other}
    rank = 0.5 * min(variant.score, 2.5) + 0.3 * min(variant.margin, 1.5) + 0.5 * variant.mutual
    rank += 1.3 * (source.quoted(variant.source_part) + target.quoted(variant.target_part))
    rank += 0.8 * (nouns <= _NOUNS) - 0.8 * (not nouns & _NOUNS)
    rank += 0.5 * (len(mine) == 1 and bool(variant.shared())) + 1.0 * variant.anchored
    rank += 0.3 * (absent(source, mine, survey.target_counts) + absent(target, other, survey.source_counts))
    rank -= 3.0 * (nearness >= _INFLECTION) + 0.6 * (_SYNONYM <= nearness < _INFLECTION)
    rank += 1.0 * (odd_item(source, mine, variant.links) or odd_item(target, other, variant.links.turned()))
    rank -= 0.8 * (_general(source, mine) + _general(target, other))
    rank -= 1.6 * (not mine or not other) + 0.3 * abs(len(mine) - len(other))
    return rank


def _general(passage: Passage, words: Sequence[int]) -> float:
    """The share of ``words`` that say little by themselves."""
    return sum(passage.words[n].lemma in GENERAL for n in words) / max(1, len(words))


def _lemmas(passage: Passage, words: Sequence[int]) -> str:
    return " ".join(passage.words[n].lemma for n in words)


def _gains(survey: Survey, variants: Sequence[Variant]) -> list[float]:
    """How much nearer the two sides come when the wording of one is put in the place of the other's."""
    texts = []
    for v in variants:
        mine, other = _around(v.source, v.source_part), _around(v.target, v.target_part)
        texts.append((_joined(mine), _joined(other), _joined(mine, other[1]), _joined(other, mine[1])))
    survey.meanings.prepare(t for four in texts for t in four)
    cosine = survey.meanings.cosine
    return [(cosine(a2, b) + cosine(a, b2)) / 2 - cosine(a, b) for a, b, a2, b2 in texts]


def _around(passage: Passage, part: Range) -> tuple[str, str, str]:
    """What stands before ``part``, its wording, and what stands after it."""
    first, last = max(0, part.first - _COMPANY), min(len(passage.words) - 1, part.last + _COMPANY)
    near, span = passage.span(Range(first, last)), passage.span(part)
    return passage.text[near.start : span.start], span.of(passage.text), passage.text[span.end : near.end]


def _joined(around: tuple[str, str, str], instead: str | None = None) -> str:
    before, wording, after = around
    return before + (wording if instead is None else instead) + after


def _overlap(one: Variant, other: Variant) -> bool:
    mine = one.source.span(one.source_part).overlaps(other.source.span(other.source_part))
    theirs = one.target.span(one.target_part).overlaps(other.target.span(other.target_part))
    return mine or theirs
