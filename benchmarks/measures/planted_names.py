"""Clean Chinese-English pairs with one name a pair replaced or removed: what the comparator for names must find.

usage: python -m benchmarks.run names

The figures are those of the fresh professional translations of the gold data: the models were fitted on other sets, and
only the strength from which evidence is shown was chosen on these. `benchmarks.fits.names` prints what is found in each
set with models fitted on the others.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.data import GOLD, digest
from benchmarks.figures import Figure
from benchmarks.sets import read_pair
from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.pair import Pair, pair_of
from samesaid.documents import from_rows
from samesaid.languages import primary
from samesaid.model import Mention

_KINDS = ("PERSON", "PLACE", "ORG", "GROUP")
# Share of names that are replaced by one of the same kind.
_SAME_KIND_SHARE = 0.6
_MAX_TRIES = 30
_MAX_ROWS, _MAX_PLANTED, _RATES = 400, 130, (1, 2, 3)
ERRORS: Mapping[str, tuple[str, bool]] = {
    "replaced in English": ("en", False),
    "replaced in Chinese": ("zh", False),
    "left out in English": ("en", True),
    "left out in Chinese": ("zh", True),
}
"""Kinds of errors: the language of the changed side, and whether the name is left out."""
_CODES = frozenset({"E301", "E302"})
# What joins a name to the words before it and goes with it.
_JOINER = re.compile(r"(?:,| and| the| of|[、和与及的])?\s?$")


def figures() -> Iterator[Figure]:
    """What is found of each kind of error, over all sets, at some alarms of the type per 100 clean pairs."""
    paths = [p for p in sorted((GOLD / "fresh").glob("*.jsonl")) if "zh" in p.stem]
    clean: list[float] = []
    wrong: dict[str, list[float]] = defaultdict(list)
    for path in paths:
        pair, rng = read_pair(path, _MAX_ROWS), random.Random(1)
        clean.extend(_strengths(pair, range(len(pair.beads))))
        for kind, (language, removed) in ERRORS.items():
            copy = planted(pair, rng, language=language, removed=removed)
            wrong[kind].extend(_strengths(copy.pair, rng.sample(copy.rows, min(len(copy.rows), _MAX_PLANTED))))
    for rate in _RATES if paths else ():
        threshold = float(np.quantile(clean, 1 - rate / 100))
        for kind, strengths in wrong.items():
            found = float(np.mean(np.array(strengths) > threshold))
            yield Figure(f"names zh-en, unseen sets: {kind}, at {rate} alarms per 100", found, "higher", digest(*paths))


def _strengths(pair: Pair, rows: Sequence[int]) -> list[float]:
    """The strength of the strongest evidence of each of these rows, 0 without any."""
    kept = dict.fromkeys(rows, 0.0)
    beads = tuple(bead for i, bead in enumerate(pair.beads) if i in kept)
    part = pair_of(pair.source, pair.target, beads, pair.encoder, independent=True)
    for evidence in NameComparator().compare(part):
        if evidence.code in _CODES and evidence.bead is not None:
            row = beads[evidence.bead].source[0]
            kept[row] = max(kept[row], evidence.strength)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy of a set of pairs, and the indices of the pairs that have an error."""

    pair: Pair
    rows: tuple[int, ...]


def planted(pair: Pair, rng: random.Random, *, language: str = "en", removed: bool = False) -> Planted:
    """A copy with one name a pair replaced by one of another pair, at each mention, on the side in ``language``.

    ``removed``: the name is left out instead, where the pair mentions it once. Pairs without a name stay as they are.
    """
    first = primary(pair.source.document.language) == language
    side = pair.source if first else pair.target
    names = [[m for m in found if m.kind in _KINDS and len(m.text) > 1] for found in names_of(side)]
    pool: dict[str, list[Mention]] = defaultdict(list)
    for found in names:
        for name in found:
            pool[name.kind].append(name)
    old = [s.text for s in side.document.sentences]
    if removed:
        texts = [
            _without_name(t, s.span.start, f, rng) for t, s, f in zip(old, side.document.sentences, names, strict=True)
        ]
    else:
        texts = [_with_other_name(t, f, pool, rng) for t, f in zip(old, names, strict=True)]
    copy = from_rows(texts, name=side.document.name, language=side.document.language)
    source, target = (copy, pair.target) if first else (pair.source, copy)
    rows = tuple(i for i, (a, b) in enumerate(zip(old, texts, strict=True)) if a != b)
    return Planted(pair_of(source, target, pair.beads, pair.encoder, independent=True), rows)


def _with_other_name(text: str, names: Sequence[Mention], pool: dict[str, list[Mention]], rng: random.Random) -> str:
    if not names:
        return text
    name = rng.choice(names)
    kind = name.kind if rng.random() < _SAME_KIND_SHARE else rng.choice([k for k in _KINDS if pool[k]])
    for _ in range(_MAX_TRIES):
        other = rng.choice(pool[kind])
        if other.text.lower() not in text.lower() and name.text not in other.text:
            return text.replace(name.text, other.text)
    return text


def _without_name(text: str, start: int, names: Sequence[Mention], rng: random.Random) -> str:
    once = [m for m in names if text.count(m.text) == 1]
    if not once:
        return text
    span = rng.choice(once).span.shift(-start)
    return f"{_JOINER.sub('', text[: span.start])} {text[span.end :].lstrip()}".strip()
