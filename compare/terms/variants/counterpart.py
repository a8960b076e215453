"""The counterpart of a phrase in the other version, found by meaning and even more by context.

Two renderings of one term may be far apart in meaning (*mongoose*, *hunting*), but the words around them are not. A
stretch of the other side is scored by its cosine, by how many neighbours of the phrase are linked with its neighbours,
by the heads of both, and by whether both are quoted or capitalised.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass

from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.word_alignment import WordLinks
from samesaid.compare.terms.tuning import CounterpartFeatures


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The best stretch of the other side for a phrase; ``margin`` is its lead over the best one elsewhere."""

    stretch: Range
    score: float
    margin: float


@dataclass(frozen=True, slots=True)
class AlignedPassages:
    """Two passages and the links of words from ``here`` to ``there``."""

    here: Passage
    there: Passage
    links: WordLinks

    def reversed(self) -> AlignedPassages:
        """The same seen from the other side."""
        return AlignedPassages(self.there, self.here, self.links.reversed())


def candidate_stretches(passages: AlignedPassages) -> Iterator[tuple[Range, list[Range]]]:
    """Every phrase with a word that the other side lacks, and the stretches there that may be its counterpart."""
    here, there, same = passages.here, passages.there, passages.links.same
    linked_there = {t: s for s, t in same.items()}
    stretches = [r for r in there.ranges() if any(n not in linked_there for n in there.content_of(r))]
    for phrase in here.phrases:
        if here.cuts_quoted_string(phrase) or all(n in same for n in here.content_of(phrase)):
            continue
        fitting = [r for r in stretches if _fits(passages, phrase, r, linked_there)]
        if fitting:
            yield phrase, fitting


def _fits(passages: AlignedPassages, phrase: Range, stretch: Range, linked_there: dict[int, int]) -> bool:
    """True if no word of either is the same as a word outside the other. Quoted strings are taken whole or not."""
    here, there, same = passages.here, passages.there, passages.links.same
    if any(linked_there.get(n, phrase.first) not in phrase for n in there.content_of(stretch)):
        return False
    if any(same.get(n, stretch.first) not in stretch for n in here.content_of(phrase)):
        return False
    return not there.cuts_quoted_string(stretch)


def find_counterpart(
    passages: AlignedPassages, phrase: Range, stretches: list[Range], vectors: PhraseVectors
) -> Counterpart | None:
    """The best of ``stretches`` for ``phrase``, None if none is good enough. All must be prepared in context."""
    scored = sorted(
        (
            (sum(map(operator.mul, tuning.COUNTERPART_WEIGHTS, features)), stretch)
            for stretch, features in zip(stretches, features_of(passages, phrase, stretches, vectors), strict=True)
        ),
        key=lambda x: (-x[0], x[1]),
    )
    best, stretch = scored[0]
    if best < tuning.MIN_COUNTERPART_SCORE:
        return None
    rival = next((score for score, s in scored[1:] if not s.overlaps(stretch)), 0.0)
    return Counterpart(stretch, best, best - rival)


def features_of(
    passages: AlignedPassages, phrase: Range, stretches: list[Range], vectors: PhraseVectors
) -> Iterator[CounterpartFeatures]:
    """What each of ``stretches`` is scored by as the counterpart of ``phrase``."""
    here, there = passages.here, passages.there
    cosines = vectors.cosines_in_context(here.text, here.span(phrase), there.text, [there.span(s) for s in stretches])
    phrase_quoted, phrase_capital = here.quoted(phrase), _is_capitalised(here, phrase)
    for stretch, cosine in zip(stretches, cosines, strict=True):
        quoted = phrase_quoted, there.quoted(stretch)
        capital = phrase_capital, _is_capitalised(there, stretch)
        yield CounterpartFeatures(
            cosine,
            _shared_context(passages, phrase, stretch),
            *_heads(passages, phrase, stretch),
            all(quoted),
            any(quoted) and not all(quoted),
            all(capital),
            any(capital) and not all(capital),
            _linked_share(passages, phrase, stretch),
            abs(here.position(phrase) - there.position(stretch)),
            abs(len(phrase) - len(stretch)) / max(len(phrase), len(stretch)),
        )


def _shared_context(passages: AlignedPassages, phrase: Range, stretch: Range) -> float:
    """The share of the phrase's neighbours that are linked with neighbours of the stretch."""
    links = passages.links
    around = passages.here.around(phrase, tuning.CONTEXT_WORDS)
    there = set(passages.there.around(stretch, tuning.CONTEXT_WORDS + tuning.EXTRA_TARGET_CONTEXT_WORDS))
    linked = sum(
        1.0 if links.same.get(n) in there else tuning.SIMILAR_NEIGHBOUR for n in around if links.either(n) in there
    )
    return linked / max(tuning.MIN_CONTEXT_WORDS, len(around))


def _heads(passages: AlignedPassages, phrase: Range, stretch: Range) -> tuple[bool, bool, bool, bool]:
    """Whether the roots of both have one dependency label, one part of speech, linked heads, and one number."""
    here, there = passages.here, passages.there
    root, root_there = here.root(phrase), there.root(stretch)
    one, two = here.words[root], there.words[root_there]
    linked = one.head >= 0 and two.head >= 0 and passages.links.either(one.head) == two.head
    same_number = not here.numbers.get(root, set()).isdisjoint(there.numbers.get(root_there, ()))
    return one.dep == two.dep, one.pos == two.pos, linked, same_number


def _is_capitalised(passage: Passage, part: Range) -> bool:
    return all(passage.words[n].text[0].isupper() for n in passage.content_of(part))


def _linked_share(passages: AlignedPassages, phrase: Range, stretch: Range) -> float:
    """The share of content words of both that are linked with each other."""
    words = passages.here.content_of(phrase)
    linked = sum(1 for n in words if passages.links.either(n) in stretch.indices())
    return 2 * linked / (len(words) + len(passages.there.content_of(stretch)))
