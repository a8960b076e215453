"""Which word of one side stands for which word of the other: greedy links between two passages of one language.

A word is linked by its lemma, by its form (inflection, derivation) or by its meaning; words that occur more than once
are settled by the company they keep (the content words around them), by what they hang from and by their place.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.terms.matching.normalise import loosen
from samesaid.compare.terms.matching.passage import Passage, Range, Word
from samesaid.model import FloatArray

# At or above this a link says "the same word"; below, "a word near in meaning".
SAME = 0.8
_NEAR = 0.6
_REACH = 4

Nearness = Callable[[Sequence[str], Sequence[str]], FloatArray]


@dataclass(frozen=True, slots=True)
class Links:
    """``same`` and ``near`` map words of the source passage to words of the target passage, one to one."""

    same: dict[int, int]
    near: dict[int, int]

    def either(self, index: int) -> int | None:
        """The counterpart of a source word, by form or by meaning."""
        return self.same.get(index, self.near.get(index))

    def turned(self) -> Links:
        """The same links seen from the target."""
        return Links({t: s for s, t in self.same.items()}, {t: s for s, t in self.near.items()})


def link(source: Passage, target: Passage, nearness: Nearness) -> Links:
    """Link the content words of both passages. ``nearness`` gives the cosines of lemmas with lemmas, a table."""
    candidates = list(_candidates(source, target, nearness))
    firm = _greedy((i, j, s + 0.3 * _nearby(source, target, i, j)) for i, j, s in candidates if s >= SAME)
    settled = [
        (i, j, s + 0.3 * _nearby(source, target, i, j) + 0.5 * _company(source, target, firm, i, j))
        for i, j, s in candidates
    ]
    sure = {(i, j) for i, j, s in candidates if s >= SAME}
    same = _greedy((i, j, s) for i, j, s in settled if (i, j) in sure)
    taken = set(same.values())
    near = _greedy((i, j, s) for i, j, s in settled if i not in same and j not in taken)
    return Links(same, near)


def same_word(one: Word, two: Word) -> bool:
    """Whether both are forms of one word, or derived from one."""
    return _form(one, two) >= SAME


def _candidates(source: Passage, target: Passage, nearness: Nearness) -> Iterator[tuple[int, int, float]]:
    """(word, word there, likeness) of those that may be linked."""
    if not source.content or not target.content:
        return
    mine, other = ([p.words[n] for n in p.content] for p in (source, target))
    cosines = nearness([w.lemma for w in mine], [w.lemma for w in other])
    # Forms of one word begin alike: most pairs need no closer look.
    first, second = (np.array([ord(w.text[0].lower()[0]) for w in words]) for words in (mine, other))
    for a, b in np.argwhere((cosines >= _NEAR) | (first[:, None] == second[None])):
        score = _likeness(mine[a], other[b], float(cosines[a, b]))
        if score >= _NEAR:
            yield source.content[a], target.content[b], score


def _likeness(one: Word, two: Word, cosine: float) -> float:
    form = _form(one, two)
    return form if form >= SAME or "NUM" in (one.pos, two.pos) else min(SAME - 0.01, cosine)


def _form(one: Word, two: Word) -> float:
    if one.lemma == two.lemma or one.text.lower() == two.text.lower():
        return 1.0
    return 0.0 if "NUM" in (one.pos, two.pos) else stem_likeness(one.lemma, two.lemma)


@functools.lru_cache(maxsize=1 << 16)
def stem_likeness(one: str, two: str) -> float:
    """How much two words look like forms of one, from their beginnings: 0, or from SAME to 1."""
    a, b = loosen(one), loosen(two)
    if a == b:
        return 0.95
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return 0.85 if shared >= 5 and shared >= 0.6 * max(len(a), len(b)) else 0.0


def _nearby(source: Passage, target: Passage, i: int, j: int) -> float:
    return 1.0 - abs(source.place(Range(i, i)) - target.place(Range(j, j)))


def _company(source: Passage, target: Passage, links: dict[int, int], i: int, j: int) -> float:
    around = source.around(Range(i, i), _REACH)
    there = set(target.around(Range(j, j), _REACH + 2))
    kept = sum(1 for n in around if links.get(n) in there)
    head = links.get(source.words[i].head)
    return kept / max(3, len(around)) + (0.4 if head is not None and head == target.words[j].head else 0.0)


def _greedy(candidates: Iterable[tuple[int, int, float]]) -> dict[int, int]:
    links: dict[int, int] = {}
    taken: set[int] = set()
    for i, j, _ in sorted(candidates, key=lambda c: (-c[2], c[0], c[1])):
        if i not in links and j not in taken:
            links[i] = j
            taken.add(j)
    return links
