"""What does a version say where it does not say what was agreed?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.pair import Pair
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.model import Span

# A noun phrase below this cosine to every agreed rendering is not taken for an attempt at the term.
_NEAR = 0.5
# Longer phrases hold more than a term.
_LONGEST = 60
_BEFORE = re.compile(r"(?:\W|_|(?:the|a|an|this|that|these|those|its|their|our)\s)+", re.IGNORECASE)


def candidates(pair: Pair, indices: Sequence[int], agreed: Sequence[str]) -> Iterator[str]:
    """Every wording that ``instead`` compares: to be encoded beforehand, many at a time."""
    yield from agreed
    yield from (phrase.of(pair.target.document.text) for phrase in _phrases(pair, indices))


def instead(
    pair: Pair,
    indices: Sequence[int],
    wordings: Sequence[str],
    meanings: Meanings,
    *,
    beside: Sequence[Span] = (),
    near: float = _NEAR,
) -> Span | None:
    """The noun phrase of these target sentences nearest in meaning to one of ``wordings``, from ``near`` on.

    Phrases that overlap one of ``beside`` do not count.
    """
    text = pair.target.document.text
    phrases = [p for p in _phrases(pair, indices) if not any(p.overlaps(other) for other in beside)]
    nearness = {p: max((meanings.cosine(p.of(text), w) for w in wordings), default=-1.0) for p in phrases}
    best = max(nearness, key=lambda p: nearness[p], default=None)
    return best if best is not None and nearness[best] >= near else None


def _phrases(pair: Pair, indices: Sequence[int]) -> Iterator[Span]:
    """The noun phrases without articles and punctuation before them."""
    tagged = pair.target.annotate(taggings)
    for i in indices:
        for phrase in tagged[i].noun_phrases:
            before = _BEFORE.match(phrase.of(pair.target.document.text))
            start = phrase.start + (before.end() if before else 0)
            if 0 < phrase.end - start <= _LONGEST:
                yield Span(start, phrase.end)
