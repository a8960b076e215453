"""Take a modifier, a phrase, a clause, an item of a list or a name out of one side of a translated pair.

The words of the other side that said it are then the words that are missing. Which they are is known from the vectors
of the whole pair: the words that are nearest to what was taken out, and clearly less near to what is left. Where the
part is chosen on the other side (``projected``), its words are known exactly, and what says them is taken out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.coverage.parts.words import Words
from samesaid.compare.tagging import Token

MODIFIER, PHRASE, CLAUSE, ITEM, NAMED = "modifier", "phrase", "clause", "item", "name"
KINDS = (MODIFIER, PHRASE, CLAUSE, ITEM, NAMED)
# A part in words: at least, at most, and at most of the sentence.
_LENGTHS = {MODIFIER: (1, 3), PHRASE: (2, 10), CLAUSE: (3, 25), ITEM: (1, 8), NAMED: (1, 5)}
_MAX_SHARE = 0.6
_DEPENDENCIES = {
    "amod": MODIFIER, "advmod": MODIFIER, "npadvmod": MODIFIER, "quantmod": MODIFIER, "compound": MODIFIER,
    "prep": PHRASE, "agent": PHRASE, "dative": PHRASE, "poss": PHRASE,
    "relcl": CLAUSE, "advcl": CLAUSE, "acl": CLAUSE, "appos": CLAUSE, "parataxis": CLAUSE, "ccomp": CLAUSE,
    "conj": ITEM,
}  # fmt: skip
# A word is said by what was taken out, or by what is left, if it is nearer to that by so much cosine.
_MARGIN = 0.08
_COMMA = re.compile(r"[,，、;；:：(（\-–—]\s*$")
_CUTS = frozenset(",，;；:：—–()（）")
_MIN_WORDS = 3
_MARK = re.compile(r"^\s*[,，、;；:：.。!！?？)）]")


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``start`` to before ``stop`` of a side, in code points of its text from ``first`` to before ``last``."""

    kind: str
    start: int
    stop: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """One side without a part of it; ``labels`` of the other side's words: 1 missing, 0 said, -1 not known."""

    kind: str
    left: Words
    labels: NDArray[np.int8]


def parts_of(words: Words, tokens: Sequence[Token]) -> list[Part]:
    """What may be taken out of a side that is one sentence with these tokens."""
    offset = tokens[0].span.start - _first(words, tokens)
    found: list[tuple[str, int, int]] = list(_clauses(tokens))
    if words.language == "en":
        found += _english(tokens)
    elif words.language == "zh":
        found += _chinese(tokens)
    found += _names(tokens)
    parts = set()
    for kind, low, high in found:
        first, last = tokens[low].span.start - offset, tokens[high].span.end - offset
        inside = np.flatnonzero((words.places[:, 0] >= first) & (words.places[:, 1] <= last))
        least, most = _LENGTHS[kind]
        if len(inside) and least <= len(inside) <= min(most, _MAX_SHARE * len(words)):
            parts.add((kind, int(inside[0]), int(inside[-1]) + 1, first, last))
    return [Part(*p) for p in sorted(parts)]


def _first(words: Words, tokens: Sequence[Token]) -> int:
    """The place in the text of the first token."""
    return int(words.places[0, 0]) - (words.spans[0].start - tokens[0].span.start)


def _english(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    low, high = list(range(len(tokens))), list(range(len(tokens)))
    for _ in range(12):
        for i, t in enumerate(tokens):
            if 0 <= t.head != i:
                low[t.head], high[t.head] = min(low[t.head], low[i]), max(high[t.head], high[i])
    for i, token in enumerate(tokens):
        kind = _DEPENDENCIES.get(token.dep)
        if kind is None or token.pos == "PRON":
            continue
        start = low[i]
        if kind == ITEM and start and tokens[start - 1].dep == "cc":
            start -= 1
        yield kind, start, high[i]


_LINKS = frozenset({"和", "及", "与", "以及", "或", "或者", "并"})
_NOMINAL = frozenset({"n", "nz", "an", "vn", "LOC", "ORG", "PER", "nw", "a", "m", "q"})


def _chinese(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    for i, token in enumerate(tokens):
        if token.tag in ("a", "ad", "d", "an", "TIME", "t", "vd"):
            yield MODIFIER, i, i + 1 if i + 1 < len(tokens) and tokens[i + 1].text in ("的", "地") else i
        if token.text == "的":
            start = i
            while start and tokens[start - 1].tag in _NOMINAL | {"v", "d"}:
                start -= 1
            if start < i:
                yield (MODIFIER if i - start < 3 else PHRASE), start, i
        if token.tag == "p":
            stop = i + 1
            while stop < len(tokens) and tokens[stop].tag not in ("w", "v", "f", "d"):
                stop += 1
            yield PHRASE, i, stop if stop < len(tokens) and tokens[stop].tag == "f" else stop - 1
        if token.text == "、" or token.text in _LINKS:
            stop = i + 1
            while stop < len(tokens) and tokens[stop].tag in _NOMINAL:
                stop += 1
            if stop > i + 1:
                yield ITEM, i, stop - 1


def _names(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Runs of proper nouns."""
    start = None
    for i, token in enumerate([*tokens, None]):
        if token is not None and token.pos == "PROPN":
            start = i if start is None else start
        elif start is not None:
            yield NAMED, start, i - 1
            start = None


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """What is between two commas, in any language."""
    cuts = [-1, *(i for i, t in enumerate(tokens) if t.text in _CUTS), len(tokens)]
    if len(cuts) > 2:
        for start, stop in pairwise(cuts):
            end = stop - 1
            while end > start and not tokens[end].text[0].isalnum():
                end -= 1
            if end > start + 1:
                yield CLAUSE, start + 1, end


def without(words: Words, part: Part) -> Words:
    """The side without a part; marks around it are put in order."""
    before, after = words.text[: part.first], words.text[part.last :]
    if _MARK.match(after):
        before = _COMMA.sub("", before).rstrip()
    elif before.endswith(" "):
        after = after.lstrip()
    if not before.strip():
        after = _MARK.sub("", after).lstrip()
        before = ""
    kept = [*range(part.start), *range(part.stop, len(words))]
    moved = words.places.copy()
    moved[part.stop :] += len(before) + len(after) - len(words.text)
    # What was trimmed before the part belongs to no word.
    return replace(
        words,
        text=before + after,
        tokens=tuple(words.tokens[i] for i in kept),
        places=moved[kept],
        spans=tuple(words.spans[i] for i in kept),
        leads=tuple(words.leads[i] for i in kept),
        forms=tuple(words.forms[i] for i in kept),
        keys=tuple(words.keys[i] for i in kept),
        kinds=words.kinds[kept],
    )


def deletions(
    own: Words,
    other: Words,
    joint: NDArray[np.float32],
    parts: Sequence[Part],
    projected: Sequence[Part],
    rng: random.Random,
    count: int,
) -> Iterator[Deleted]:
    """Up to ``count`` copies of ``other`` without a part, with labels of the words of ``own``.

    ``joint``, shape (len(own), len(other)), says how near the words are; ``parts`` are of ``other``, ``projected`` of
    ``own``. Kinds are drawn alike.
    """
    if len(own) < _MIN_WORDS or len(other) < _MIN_WORDS:
        return
    choices = [(False, p) for p in parts] + [(True, p) for p in projected]
    by_kind: dict[tuple[bool, str], list[Part]] = {}
    for is_projected, part in choices:
        by_kind.setdefault((is_projected, part.kind), []).append(part)
    order = sorted(by_kind)
    rng.shuffle(order)
    made = 0
    for is_projected, kind in order:
        if made == count:
            return
        part = rng.choice(by_kind[is_projected, kind])
        found = _projected(own, other, joint, part) if is_projected else _labelled(own, other, joint, part)
        if found is not None:
            made += 1
            yield found


def _labelled(own: Words, other: Words, joint: NDArray[np.float32], part: Part) -> Deleted | None:
    inside = np.zeros(len(other), dtype=bool)
    inside[part.start : part.stop] = True
    out, left = joint[:, inside].max(axis=1), joint[:, ~inside].max(axis=1)
    labels = np.full(len(own), -1, dtype=np.int8)
    labels[out - left > _MARGIN] = 1
    labels[left - out > _MARGIN] = 0
    missing = int((labels == 1).sum())
    if not missing or missing > 2 * (part.stop - part.start) + 1:
        return None
    return Deleted(part.kind, without(other, part), labels)


def _projected(own: Words, other: Words, joint: NDArray[np.float32], part: Part) -> Deleted | None:
    inside = np.zeros(len(own), dtype=bool)
    inside[part.start : part.stop] = True
    said = joint[inside].max(axis=0) - joint[~inside].max(axis=0)
    taken = np.flatnonzero(said > 0)
    if not len(taken):
        return None
    best = joint[inside].argmax(axis=1)
    start, stop = int(min(taken.min(), best.min())), int(max(taken.max(), best.max())) + 1
    most = min(2 * (part.stop - part.start) + 1, int(_MAX_SHARE * len(other)))
    if (said[start:stop] < 0).any() or stop - start > most:
        return None
    first, last = int(other.places[start, 0]), int(other.places[stop - 1, 1])
    if part.kind in (PHRASE, CLAUSE, ITEM) and start and "," not in other.text[other.places[start - 1, 1] : first]:
        # With the prepositions and articles before it.
        first = int(other.places[start - 1, 1])
        first += len(other.text[first:]) - len(other.text[first:].lstrip())
    return Deleted(part.kind, without(other, Part(part.kind, start, stop, first, last)), inside.astype(np.int8))
