"""Terms that a version renders otherwise as a rule: there the glossary contradicts the house, not a translator it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.terms.glossary.requirements import Asked
from samesaid.compare.terms.glossary.sense import common_word
from samesaid.model import Span, Term

# Sentences of the reference, no two the same, before usage says anything of a word of the language, or of a phrase or
# name.
_FEWEST_WORD, _FEWEST_PHRASE = 8, 10
# The share in which a version that has no rule against it keeps to a term. A word of the language has many renderings;
# that a phrase or a name has another one every other time is no custom but what the glossary is there to find.
_KEPT_WORD, _KEPT_PHRASE = 0.6, 0.4
# A version that renders a term as agreed in so many of eight sentences or more knows it.
_KNOWN, _FEWEST_KNOWN = 0.8, 8


@dataclass(frozen=True, slots=True)
class Custom:
    """A term rendered otherwise in ``otherwise`` of ``sentences``; ``first`` is where, ``places`` all places."""

    first: Asked
    sentences: int
    otherwise: int
    places: tuple[Span, ...]


class Usage:
    """How a version renders the terms of the glossary, over all its sentences.

    A sentence that comes again, with the same version or another one, counts once: repeating a passage is no usage.
    """

    def __init__(self, pair: Pair, told: Sequence[Asked]) -> None:
        self._asked: dict[tuple[Term, ...], list[Asked]] = {}
        for one in told:
            if one.agreed and not one.keep:
                self._asked.setdefault(one.terms, []).append(one)
        self._shares = {terms: _shares(pair, places) for terms, places in self._asked.items()}

    def customs(self) -> Mapping[tuple[Term, ...], Custom]:
        """The terms that too few sentences render as agreed, where eight or ten sentences or more have them."""
        found = {}
        for terms, shares in self._shares.items():
            word = common_word(terms[0].source)
            fewest, least = (_FEWEST_WORD, _KEPT_WORD) if word else (_FEWEST_PHRASE, _KEPT_PHRASE)
            missing = [one for one in self._asked[terms] if not one.met and not one.forbidden]
            if len(shares) >= fewest and sum(shares) / len(shares) < least and missing:
                places = tuple(place for one in missing for place in one.places)
                found[terms] = Custom(missing[0], len(shares), round(len(shares) - sum(shares)), places)
        return found

    def knows(self, terms: tuple[Term, ...]) -> bool:
        """Whether the version renders them as agreed nearly always: where nothing stands instead, it left them out."""
        shares = self._shares.get(terms, [])
        return len(shares) >= _FEWEST_KNOWN and sum(shares) / len(shares) >= _KNOWN


def _shares(pair: Pair, places: Sequence[Asked]) -> list[float]:
    """For each different sentence of the reference, in which share of its places the rendering is as agreed."""
    kept: dict[str, list[bool]] = {}
    for one in places:
        kept.setdefault(pair.source.text(one.bead.source), []).append(bool(one.met) or one.scattered)
    return [sum(k) / len(k) for k in kept.values()]
