"""Rank variants by how likely they are two renderings of one term rather than another choice of words.

Most differences of wording between two good versions are harmless, and no similarity separates them from real ones: two
renderings of one term are often closer in meaning than two paraphrases. So only the form makes an alarm: quotation
marks, a number before both, compounds of a word that the document is about (see ``term_evidence``). The rest is ranked
for a list that raises no alarm, by a linear score whose weights are in ``tuning.RANK_WEIGHTS``.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Fact
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.matching.word_alignment import WordLinks
from samesaid.compare.terms.tuning import RankFeatures
from samesaid.compare.terms.variants.survey import Survey, Variant
from samesaid.compare.terms.variants.term_evidence import is_absent, term_evidence

_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class RankedVariant:
    """A variant with its score (higher first) and the facts that make it an alarm."""

    variant: Variant
    score: float
    facts: frozenset[Fact]

    @property
    def strength(self) -> float:
        """The score between 0 and 1; above .5 the list is worth reading."""
        return 1 / (1 + math.exp(-(self.score - tuning.RANK_SCORE_AT_HALF)))


def rank_variants(survey: Survey, *, independent: bool) -> list[RankedVariant]:
    """The variants of a survey by their score. Of two that overlap the better one stays.

    All with facts are kept, of the rest the first ``MAX_LISTED_VARIANTS``.
    """
    survey.vectors.prepare(text for v in survey.variants for text in texts_to_encode(v))
    ranked = [
        RankedVariant(v, base_score(features_of(survey, v)), term_evidence(survey, v, independent=independent))
        for v in survey.variants
    ]
    ranked.sort(key=lambda r: (not r.facts, -r.score))
    ranked = [r for n, r in enumerate(ranked) if r.facts or n < tuning.MAX_LISTED_VARIANTS]
    # The gain costs four texts to encode, so that only the first have one.
    gains = _gains(survey, [r.variant for r in ranked[: tuning.MAX_VARIANTS_WITH_GAIN]])
    final = [_final(r, gain) for r, gain in zip(ranked, itertools.chain(gains, itertools.repeat(0.0)), strict=False)]
    final.sort(key=lambda r: (-r.score, r.variant.bead, r.variant.source_part))
    kept: dict[int, list[Variant]] = {}
    return [r for r in final if _is_new(r.variant, kept)]


def base_score(features: RankFeatures) -> float:
    """The weighted sum of the features."""
    score: float = sum(map(operator.mul, tuning.RANK_WEIGHTS, features))
    return score


def features_of(survey: Survey, variant: Variant) -> RankFeatures:
    """What a variant is ranked by."""
    source, target, links = variant.source, variant.target, variant.links
    mine, theirs = variant.differing()
    cosine = survey.vectors.cosine(_lemmas(source, mine), _lemmas(target, theirs)) if mine and theirs else 1.0
    parts_of_speech = {source.words[n].pos for n in mine} | {target.words[n].pos for n in theirs}
    return RankFeatures(
        min(variant.score, tuning.MAX_COUNTED_SCORE),
        min(variant.margin, tuning.MAX_COUNTED_MARGIN),
        variant.mutual,
        source.quoted(variant.source_part) + target.quoted(variant.target_part),
        (parts_of_speech <= _NOUNS) - (not parts_of_speech & _NOUNS),
        len(mine) == 1 and bool(variant.shared()),
        variant.same_number,
        is_absent(source, mine, survey.target_counts) + is_absent(target, theirs, survey.source_counts),
        cosine >= tuning.MIN_INFLECTION_COSINE,
        tuning.MIN_SYNONYM_COSINE <= cosine < tuning.MIN_INFLECTION_COSINE,
        is_odd_item(source, mine, links) or is_odd_item(target, theirs, links.reversed()),
        _general_share(source, mine) + _general_share(target, theirs),
        not mine or not theirs,
        abs(len(mine) - len(theirs)),
    )


def texts_to_encode(variant: Variant) -> tuple[str, ...]:
    """What ``features_of`` and ``term_evidence`` compare."""
    mine, theirs = variant.differing()
    lemmas = _lemmas(variant.source, mine), _lemmas(variant.target, theirs)
    return (variant.source_text, variant.target_text, *(lemma for lemma in lemmas if lemma))


def _final(ranked: RankedVariant, gain: float) -> RankedVariant:
    clipped = min(tuning.MAX_GAIN, max(tuning.MIN_GAIN, gain))
    score = ranked.score + tuning.GAIN_WEIGHT * clipped + tuning.FACTS_BONUS * bool(ranked.facts)
    return RankedVariant(ranked.variant, score, ranked.facts)


def _is_new(variant: Variant, kept: dict[int, list[Variant]]) -> bool:
    """Keep ``variant`` unless a better one of its bead or a neighbouring one has a word of it."""
    near = (other for number in range(variant.bead - 1, variant.bead + 2) for other in kept.get(number, ()))
    if any(_overlap(variant, other) for other in near):
        return False
    kept.setdefault(variant.bead, []).append(variant)
    return True


def _overlap(one: Variant, other: Variant) -> bool:
    mine = one.source.span(one.source_part).overlaps(other.source.span(other.source_part))
    theirs = one.target.span(one.target_part).overlaps(other.target.span(other.target_part))
    return mine or theirs


def is_odd_item(passage: Passage, words: Sequence[int], links: WordLinks) -> bool:
    """True if one of ``words`` is the only item of an enumeration that the other side does not have."""
    for n in words:
        items = _items(passage, n)
        others = (item for item in items if item != n)
        if len(items) >= tuning.MIN_ENUMERATION_ITEMS and all(_is_linked(passage, item, links) for item in others):
            return True
    return False


def _is_linked(passage: Passage, item: int, links: WordLinks) -> bool:
    """True if the other side has the item or a word that depends on it."""
    return item in links.same or any(w.head == item and n in links.same for n, w in enumerate(passage.words))


def _items(passage: Passage, item: int) -> list[int]:
    """The items of the enumeration that ``item`` is in: a chain of conjuncts."""
    first = item
    while passage.words[first].dep == "conj" and passage.words[first].head >= 0:
        first = passage.words[first].head
    chain = [first]
    for n, word in enumerate(passage.words):
        if word.dep == "conj" and word.head in chain:
            chain.append(n)
    return chain


def _general_share(passage: Passage, words: Sequence[int]) -> float:
    """The share of ``words`` that have a general meaning."""
    return sum(passage.words[n].is_general for n in words) / max(1, len(words))


def _lemmas(passage: Passage, words: Sequence[int]) -> str:
    return " ".join(passage.words[n].lemma for n in words)


def _gains(survey: Survey, variants: Sequence[Variant]) -> list[float]:
    """How much closer both sides get if one has the wording of the other: the difference of cosines."""
    texts = []
    for v in variants:
        mine, theirs = _context(v.source, v.source_part), _context(v.target, v.target_part)
        texts.append((_text(mine), _text(theirs), _text(mine, theirs[1]), _text(theirs, mine[1])))
    survey.vectors.prepare(t for four in texts for t in four)
    cosine = survey.vectors.cosine
    return [(cosine(a2, b) + cosine(a, b2)) / 2 - cosine(a, b) for a, b, a2, b2 in texts]


def _context(passage: Passage, part: Range) -> tuple[str, str, str]:
    """The text before ``part``, its wording and the text after it."""
    first = max(0, part.first - tuning.GAIN_CONTEXT_WORDS)
    last = min(len(passage.words) - 1, part.last + tuning.GAIN_CONTEXT_WORDS)
    around, span = passage.span(Range(first, last)), passage.span(part)
    return passage.text[around.start : span.start], span.of(passage.text), passage.text[span.end : around.end]


def _text(context: tuple[str, str, str], wording: str | None = None) -> str:
    before, own, after = context
    return before + (own if wording is None else wording) + after
