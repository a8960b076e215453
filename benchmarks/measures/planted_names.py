"""Clean Chinese-English pairs with a replaced name: what the comparator for names must find."""

from __future__ import annotations

import random
from collections import defaultdict

from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.pair import Pair, pair_of
from samesaid.documents import from_rows
from samesaid.languages import primary
from samesaid.model import Mention

_KINDS = ("PERSON", "PLACE", "ORG", "GROUP")
# Share of names that are replaced by one of the same kind.
_SAME_KIND_SHARE = 0.6
_MAX_TRIES = 30


def planted(pair: Pair, rng: random.Random) -> Pair:
    """A copy of a set of pairs in which one English name a pair is replaced, at each mention, by one of another pair.

    Pairs without an English name stay as they are.
    """
    chinese_first = primary(pair.source.document.language) == "zh"
    side = pair.target if chinese_first else pair.source
    names = [[m for m in found if m.kind in _KINDS] for found in names_of(side)]
    pool: dict[str, list[Mention]] = defaultdict(list)
    for found in names:
        for name in found:
            pool[name.kind].append(name)
    texts = [_with_other_name(s.text, f, pool, rng) for s, f in zip(side.document.sentences, names, strict=True)]
    copy = from_rows(texts, name=side.document.name, language=side.document.language)
    source, target = (pair.source, copy) if chinese_first else (copy, pair.target)
    return pair_of(source, target, pair.beads, pair.encoder, independent=True)


def _with_other_name(text: str, names: list[Mention], pool: dict[str, list[Mention]], rng: random.Random) -> str:
    if not names:
        return text
    name = rng.choice(names)
    kind = name.kind if rng.random() < _SAME_KIND_SHARE else rng.choice([k for k in _KINDS if pool[k]])
    for _ in range(_MAX_TRIES):
        other = rng.choice(pool[kind])
        if other.text.lower() not in text.lower() and name.text not in other.text:
            return text.replace(name.text, other.text)
    return text
