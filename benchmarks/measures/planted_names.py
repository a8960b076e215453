"""Put a name of another pair in a name's place: what must be told of clean Chinese-English pairs."""

from __future__ import annotations

import random
from collections import defaultdict

from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.pair import Pair, pair_of
from samesaid.documents import from_rows
from samesaid.languages import primary
from samesaid.model import Mention

_KINDS = ("PERSON", "PLACE", "ORG", "GROUP")
# How often the other name is of the same kind.
_SAME_KIND = 0.6
_TRIES = 30


def planted(pair: Pair, rng: random.Random) -> Pair:
    """A copy of a set of pairs in whose English side one name a pair, wherever it stands, gives way to another."""
    swapped = primary(pair.source.document.language) == "zh"
    side = pair.target if swapped else pair.source
    names = [[m for m in found if m.kind in _KINDS] for found in names_of(side)]
    pool: dict[str, list[Mention]] = defaultdict(list)
    for found in names:
        for name in found:
            pool[name.kind].append(name)
    texts = [_replaced(s.text, found, pool, rng) for s, found in zip(side.document.sentences, names, strict=True)]
    copy = from_rows(texts, name=side.document.name, language=side.document.language)
    source, target = (pair.source, copy) if swapped else (copy, pair.target)
    return pair_of(source, target, pair.beads, pair.encoder, independent=True)


def _replaced(text: str, names: list[Mention], pool: dict[str, list[Mention]], rng: random.Random) -> str:
    if not names:
        return text
    name = rng.choice(names)
    kind = name.kind if rng.random() < _SAME_KIND else rng.choice([k for k in _KINDS if pool[k]])
    for _ in range(_TRIES):
        other = rng.choice(pool[kind])
        if other.text.lower() not in text.lower() and name.text not in other.text:
            return text.replace(name.text, other.text)
    return text
