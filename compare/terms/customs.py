"""Terms that a version renders otherwise as a rule: there the glossary contradicts the house, not a translator it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.terms.asked import Asked
from samesaid.compare.terms.sense import common_word
from samesaid.model import Span, Term

# Sentences of the reference, no two the same, before usage says anything.
_FEWEST = 8
# The share in which a version that has no rule against it keeps to a term. A word of the language has many renderings;
# that a phrase or a name has another one every other time is no custom but what the glossary is there to find.
_KEPT_WORD, _KEPT_PHRASE = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Custom:
    """A term rendered otherwise in ``otherwise`` of ``sentences``; ``first`` is where, ``places`` all places."""

    first: Asked
    sentences: int
    otherwise: int
    places: tuple[Span, ...]


def customs(pair: Pair, told: Sequence[Asked]) -> Mapping[tuple[Term, ...], Custom]:
    """The terms that too few sentences render as agreed, where eight or more sentences have them.

    A sentence that comes again, with the same version or another one, counts once: repeating a passage is no usage.
    """
    by_term: dict[tuple[Term, ...], list[Asked]] = {}
    for one in told:
        if one.agreed and not one.keep:
            by_term.setdefault(one.terms, []).append(one)
    found = {}
    for terms, all_places in by_term.items():
        if len(all_places) < _FEWEST:
            continue
        kept: dict[str, list[bool]] = {}
        for one in all_places:
            kept.setdefault(pair.source.text(one.bead.source), []).append(bool(one.met) or one.scattered)
        shares = [sum(k) / len(k) for k in kept.values()]
        missing = [one for one in all_places if not one.met and not one.forbidden]
        least = _KEPT_WORD if common_word(terms[0].source) else _KEPT_PHRASE
        if len(shares) >= _FEWEST and sum(shares) / len(shares) < least and missing:
            places = tuple(place for one in missing for place in one.places)
            found[terms] = Custom(missing[0], len(shares), round(len(shares) - sum(shares)), places)
    return found
