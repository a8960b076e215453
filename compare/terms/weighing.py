"""Is a variant a term told in two ways, or only other wording?

Most differences of wording between two good versions are harmless, and no likeness tells them apart: true differences
are often nearer to one another than paraphrases. So only those are alarms that stand for a thing by their form: what
is quoted, what is counted by the same number, and compounds of a word that the whole document is about. The rest is
ranked for a list that raises none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.terms.enumeration import odd_item
from samesaid.compare.terms.general import GENERAL
from samesaid.compare.terms.passage import Passage
from samesaid.compare.terms.variants import Survey, Variant
from samesaid.compare.terms.wordkeys import loosen

# Variants whose gain is computed: it costs two sentences each.
_MOST = 120
# At or above this cosine the differing words are inflections or near synonyms.
_INFLECTION, _SYNONYM = 0.75, 0.6
# Two quoted strings nearer than this say the same in other words; strings of more words are slogans, not terms.
_SAME_QUOTE, _QUOTED_WORDS = 0.7, 3
# How often a word must stand in both documents to be one of its subjects.
_SUBJECT = 5
# Nouns nearer than this are taken for synonyms in a compound.
_KIN = 0.55
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
    """The variants of a survey, the most telling first; of two that overlap the better one stays."""
    rough = sorted(((_rough(survey, v), v) for v in survey.variants), key=lambda x: -x[0])[: _MOST * 2]
    gains = _gains(survey, [v for _, v in rough[:_MOST]])
    weighed = []
    for n, (rank, variant) in enumerate(rough):
        gain = gains[n] if n < len(gains) else 0.0
        facts = _facts(survey, variant, independent=independent)
        weighed.append(Weighed(variant, rank + 12 * min(0.08, max(-0.05, gain)) + 1.0 * bool(facts), facts))
    weighed.sort(key=lambda w: (-w.rank, w.variant.bead, w.variant.source_part))
    kept: list[Weighed] = []
    for one in weighed:
        if not any(_overlap(one.variant, other.variant) for other in kept):
            kept.append(one)
    return kept


def _rough(survey: Survey, variant: Variant) -> float:
    source, target = variant.source, variant.target
    mine, other = variant.differing()
    nearness = survey.meanings.cosine(_lemmas(source, mine), _lemmas(target, other)) if mine and other else 1.0
    nouns = {source.words[n].pos for n in mine} | {target.words[n].pos for n in other}
    rank = 0.5 * min(variant.score, 2.5) + 0.3 * min(variant.margin, 1.5) + 0.5 * variant.mutual
    rank += 1.3 * (source.quoted(variant.source_part) + target.quoted(variant.target_part))
    rank += 0.8 * (nouns <= _NOUNS) - 0.8 * (not nouns & _NOUNS)
    rank += 0.5 * (len(mine) == 1 and bool(variant.shared())) + 1.0 * variant.anchored
    rank += 0.3 * (_absent(source, mine, survey.target_counts) + _absent(target, other, survey.source_counts))
    rank -= 3.0 * (nearness >= _INFLECTION) + 0.6 * (_SYNONYM <= nearness < _INFLECTION)
    rank += 1.0 * (odd_item(source, mine, variant.links) or odd_item(target, other, variant.links.turned()))
    rank -= 0.8 * (_general(source, mine) + _general(target, other))
    rank -= 1.6 * (not mine or not other) + 0.3 * abs(len(mine) - len(other))
    return rank


def _general(passage: Passage, words: Sequence[int]) -> float:
    """The share of ``words`` that say little by themselves."""
    return sum(passage.words[n].lemma in GENERAL for n in words) / max(1, len(words))


def _absent(passage: Passage, words: Sequence[int], there: Counter[str]) -> bool:
    return bool(words) and all(there[passage.words[n].lemma] == 0 for n in words)


def _lemmas(passage: Passage, words: Sequence[int]) -> str:
    return " ".join(passage.words[n].lemma for n in words)


def _gains(survey: Survey, variants: Sequence[Variant]) -> list[float]:
    """How much nearer the two sides come when the wording of one is put in the place of the other's."""
    texts = []
    for v in variants:
        mine, other, here, there = _whole(v.source), _whole(v.target), v.source_text, v.target_text
        texts.append((mine, other, mine.replace(here, there), other.replace(there, here)))
    survey.meanings.prepare(t for four in texts for t in four)
    cosine = survey.meanings.cosine
    return [(cosine(a2, b) + cosine(a, b2)) / 2 - cosine(a, b) for a, b, a2, b2 in texts]


def _whole(passage: Passage) -> str:
    return passage.text[passage.words[0].span.start : passage.words[-1].span.end]


def _facts(survey: Survey, variant: Variant, *, independent: bool) -> frozenset[str]:
    source, target = variant.source, variant.target
    cosine = survey.meanings.cosine(variant.source_text, variant.target_text)
    if source.quoted(variant.source_part) and target.quoted(variant.target_part):
        words = min(len(source.content_of(variant.source_part)), len(target.content_of(variant.target_part)))
        return frozenset({"quoted"} if cosine < _SAME_QUOTE and words < _QUOTED_WORDS else ())
    if variant.anchored:
        return frozenset({"quantity"} if cosine < 0.5 else ())
    if not independent and _is_subject_compound(survey, variant):
        return frozenset({"compound"})
    return frozenset()


def _is_subject_compound(survey: Survey, variant: Variant) -> bool:
    """Two words each, one of them a subject of both documents, the other a noun that only one document has."""
    mine, other = variant.differing()
    shared = variant.shared()
    if (len(mine), len(other), len(shared)) != (1, 1, 1):
        return False
    one, two = variant.source.words[mine[0]], variant.target.words[other[0]]
    if variant.source.words[shared[0]].pos not in _NOUNS:
        return False
    alone = _absent(variant.source, mine, survey.target_counts) and _absent(variant.target, other, survey.source_counts)
    if one.pos != "NOUN" or two.pos != "NOUN" or not alone or {one.lemma, two.lemma} & GENERAL:
        return False
    subject = loosen(variant.source.words[shared[0]].lemma)
    counts = (survey.source_counts, survey.target_counts)
    frequent = all(sum(c for w, c in k.items() if _related(loosen(w), subject)) >= _SUBJECT for k in counts)
    return frequent and survey.meanings.cosine(one.lemma, two.lemma) < _KIN


def _related(word: str, subject: str) -> bool:
    return word == subject or (len(subject) >= 5 and word.startswith(subject))


def _overlap(one: Variant, other: Variant) -> bool:
    mine = one.source.span(one.source_part).overlaps(other.source.span(other.source_part))
    theirs = one.target.span(one.target_part).overlaps(other.target.span(other.target_part))
    return mine or theirs
