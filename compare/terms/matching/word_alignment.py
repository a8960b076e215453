"""Word alignment of two passages in one language: greedy one-to-one links between their content words.

Words are linked by lemma, by form (inflection, derivation) or by meaning. Between several candidates the words around
them decide, then their heads and their positions.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import light_stem
from samesaid.compare.terms.matching.passage import Passage, Range, Word
from samesaid.model import FloatArray

# What a pair of words that is only similar in meaning scores at most.
_MAX_SIMILAR = tuning.MIN_SAME_WORD - 0.01

Cosines = Callable[[Sequence[str], Sequence[str]], FloatArray]
"""Cosines of lemmas with lemmas, shape (first, second)."""


@dataclass(frozen=True, slots=True)
class WordLinks:
    """Links between words of two passages, one to one: ``same`` word, or ``similar`` in meaning."""

    same: dict[int, int]
    similar: dict[int, int]

    def either(self, index: int) -> int | None:
        """The word linked with a word of the source, in one way or the other."""
        return self.same.get(index, self.similar.get(index))

    def reversed(self) -> WordLinks:
        """The same links from target to source."""
        return WordLinks({t: s for s, t in self.same.items()}, {t: s for s, t in self.similar.items()})


def align_words(source: Passage, target: Passage, cosines: Cosines) -> WordLinks:
    """Link the content words of two passages."""
    candidates = list(_candidates(source, target, cosines))
    by_place = [
        (i, j, s + tuning.LINK_POSITION_WEIGHT * _same_position(source, target, i, j)) for i, j, s in candidates
    ]
    is_same = {(i, j) for i, j, s in candidates if s >= tuning.MIN_SAME_WORD}
    first_links = _greedy((i, j, s) for i, j, s in by_place if (i, j) in is_same)
    scored = [
        (i, j, s + tuning.LINK_CONTEXT_WEIGHT * _shared_context(source, target, first_links, i, j))
        for i, j, s in by_place
    ]
    same = _greedy((i, j, s) for i, j, s in scored if (i, j) in is_same)
    taken = set(same.values())
    similar = _greedy((i, j, s) for i, j, s in scored if i not in same and j not in taken)
    return WordLinks(same, similar)


def same_word(one: Word, two: Word) -> bool:
    """True if both are forms of one word, or derived from one."""
    return _form_similarity(one, two) >= tuning.MIN_SAME_WORD


def _candidates(source: Passage, target: Passage, cosines: Cosines) -> Iterator[tuple[int, int, float]]:
    """(word of the source, word of the target, score) of those that may be linked."""
    if not source.content or not target.content:
        return
    here, there = ([p.words[n] for n in p.content] for p in (source, target))
    table = cosines([w.lemma for w in here], [w.lemma for w in there])
    # Forms of one word begin with the same letter; most pairs need no closer look.
    first, second = (np.array([ord(w.text[0].lower()[0]) for w in words]) for words in (here, there))
    for a, b in np.argwhere((table >= tuning.MIN_LINK_COSINE) | (first[:, None] == second[None])):
        score = _similarity(here[a], there[b], float(table[a, b]))
        if score >= tuning.MIN_LINK_COSINE:
            yield source.content[a], target.content[b], score


def _similarity(one: Word, two: Word, cosine: float) -> float:
    form = _form_similarity(one, two)
    return form if form >= tuning.MIN_SAME_WORD or "NUM" in (one.pos, two.pos) else min(_MAX_SIMILAR, cosine)


def _form_similarity(one: Word, two: Word) -> float:
    if one.lemma == two.lemma or one.text.lower() == two.text.lower():
        return 1.0
    return 0.0 if "NUM" in (one.pos, two.pos) else stem_similarity(one.lemma, two.lemma)


@functools.lru_cache(maxsize=1 << 16)
def stem_similarity(one: str, two: str) -> float:
    """tuning.MIN_SAME_WORD or more for words that look like forms of one by their beginnings, else 0."""
    a, b = light_stem(one), light_stem(two)
    if a == b:
        return tuning.SAME_STEM
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    enough = shared >= tuning.MIN_SHARED_LETTERS and shared >= tuning.MIN_SHARED_LETTERS_SHARE * max(len(a), len(b))
    return tuning.SAME_BEGINNING if enough else 0.0


def _same_position(source: Passage, target: Passage, i: int, j: int) -> float:
    return 1.0 - abs(source.position(Range(i, i)) - target.position(Range(j, j)))


def _shared_context(source: Passage, target: Passage, links: dict[int, int], i: int, j: int) -> float:
    """The share of neighbours of ``i`` that are linked with neighbours of ``j``, and more if their heads are."""
    reach = tuning.LINK_CONTEXT_WORDS
    around = source.around(Range(i, i), reach)
    there = set(target.around(Range(j, j), reach + tuning.EXTRA_TARGET_CONTEXT_WORDS))
    linked = sum(1 for n in around if links.get(n) in there)
    head = links.get(source.words[i].head)
    same_head = head is not None and head == target.words[j].head
    return linked / max(tuning.MIN_CONTEXT_WORDS, len(around)) + (tuning.LINK_SAME_HEAD if same_head else 0.0)


def _greedy(candidates: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    links: dict[int, int] = {}
    taken: set[int] = set()
    for i, j, _ in sorted(candidates, key=lambda c: (-c[2], c[0], c[1])):
        if i not in links and j not in taken:
            links[i] = j
            taken.add(j)
    return links
