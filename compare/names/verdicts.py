"""From names that may be untold on either side to the one disagreement that is told of a bead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.names import countries, pinyin, romanisation
from samesaid.compare.names.monolingual import GENERIC
from samesaid.compare.names.texts import simplify
from samesaid.model import Mention

# Probabilities of being told: each below the first, and their product below the second, make another name.
EITHER = 0.35
_BOTH = 0.05
# One may be doubtful when the two together are this unlikely.
_DOUBTFUL, _NEARLY_NONE = 0.6, 0.005
_ALONE = 0.08
_ALONE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
_ALONE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Untold:
    """A name and the probability that the other side tells it after all."""

    name: Mention
    told: float


def replaced(english: Sequence[Untold], chinese: Sequence[Untold]) -> tuple[Untold, Untold] | None:
    """The English and the Chinese name that are least likely told, if both are unlikely enough."""
    pairs = ((e, c) for e in english for c in chinese)
    fitting = [(e, c) for e, c in pairs if e.told * c.told < _limit(e, c) and c.told < _DOUBTFUL]
    return min(fitting, key=lambda pair: pair[0].told * pair[1].told, default=None)


def _limit(english: Untold, chinese: Untold) -> float:
    if chinese.told >= EITHER:
        return _NEARLY_NONE
    # A person seldom stands where a place or an office should.
    unlike = (english.name.kind == "PERSON") != (chinese.name.kind == "PERSON")
    limit = _BOTH / 2 if unlike else _BOTH
    return limit / 2 if english.name.kind == "ORG" and _has_meaning(english.name) else limit


def _has_meaning(english: Mention) -> bool:
    """Names with a common word in them (an office, a programme) are translated, in words no rule foresees."""
    return any(word.lower() in GENERIC for word in english.text.split())


def alone(english: Sequence[Untold]) -> Untold | None:
    """The English name that is surely untold, though no Chinese one is missing.

    Countries do not count: they are often left to be understood (the president of the United States, the president).
    """
    surest = min(english, key=lambda u: u.told)
    plain = surest.name.kind in _ALONE_KINDS and len(surest.name.text.split()) <= _ALONE_WORDS
    if not plain or countries.of_english(surest.name.text) or _has_meaning(surest.name):
        return None
    return surest if surest.told < _ALONE else None


def misspelled(english: Sequence[Mention], chinese: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """An English and a Chinese person with the same family name and different given names, both in pinyin.

    Neither may be someone else of the same sentence.
    """
    for person in chinese:
        simplified = simplify(person.text)
        if person.kind != "PERSON" or any(pinyin.matches(simplified, e.text) for e in english):
            continue
        others = [simplify(m.text) for m in chinese if m is not person]
        for name in english:
            if any(pinyin.matches(other, name.text) for other in others):
                continue
            if romanisation.spelled_otherwise(simplified, name.text):
                return name, person
    return None
