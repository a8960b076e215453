"""Is a glossary term meant where its words occur, and does the version follow the glossary elsewhere?

Short terms are ordinary words too: *control* in *quality control*, 机构 inside 认可机构. Inside a longer word, in a
compound or as another part of speech they may not be the term of the glossary.

Where a version hardly ever uses an agreed rendering, glossary and house style conflict; that is reported once, for no
single translation is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.glossary.requirements import Requirement
from samesaid.compare.terms.matching.normalise import has_spaceless_script, units
from samesaid.languages import primary
from samesaid.model import Span, Term

# Languages whose tagger gives parts of speech and compounds.
_TAGGED = frozenset({"en", "zh"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TAGS = {"noun": _NOUNS, "name": _NOUNS, "verb": {"VERB", "AUX"}, "adjective": {"ADJ"}, "adverb": {"ADV"}}
# Units of a term that is no more than a word of the language.
_ONE_WORD, _TWO_CHARACTERS = 1, 2


def is_other_part_of_speech(pair: Pair, requirement: Requirement) -> bool:
    """True if the glossary names the part of speech and the word has another one wherever it occurs."""
    parts = {t.part_of_speech for t in requirement.terms}
    if not parts <= _TAGS.keys() or primary(pair.source.document.language) not in _TAGGED:
        return False
    wanted = {tag for part in parts for tag in _TAGS[part]}
    tokens = _tokens(pair, requirement)
    last = [inside[-1].pos for p in requirement.places if (inside := [t for t in tokens if t.span.overlaps(p)])]
    return bool(last) and not any(pos in wanted for pos in last)


def may_have_other_sense(pair: Pair, requirement: Requirement) -> bool:
    """True if the term is part of a longer word wherever it occurs, or is a short one in a compound or no noun."""
    if primary(pair.source.document.language) not in _TAGGED:
        return False
    tokens, short = _tokens(pair, requirement), is_common_word(requirement.source)
    return all(_is_doubtful(tokens, place, short=short) for place in requirement.places)


def is_common_word(term: str) -> bool:
    """True for a single word (two Chinese characters) without a capital: no phrase, name or acronym."""
    most = _TWO_CHARACTERS if has_spaceless_script(term) else _ONE_WORD
    return len(units(term)) <= most and not term[:1].isupper()


def _tokens(pair: Pair, requirement: Requirement) -> list[Token]:
    tagged = pair.source.annotate(taggings)
    return [token for i in requirement.bead.source for token in tagged[i].tokens]


def _is_doubtful(tokens: Sequence[Token], place: Span, *, short: bool) -> bool:
    inside = [n for n, t in enumerate(tokens) if t.span.overlaps(place)]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    if tokens[first].span.start < place.start or tokens[last].span.end > place.end:
        return True
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    modified = before is not None and before.pos in _NOUNS | {"ADJ"} and place.start - before.span.end <= 1
    modifies = after is not None and after.pos in _NOUNS and after.span.start - place.end <= 1
    return short and (modified or modifies or tokens[last].pos not in _NOUNS)


@dataclass(frozen=True, slots=True)
class UsageConflict:
    """A term that the version renders differently in ``differing`` of ``sentences``.

    ``first`` is the first requirement that it does not meet, ``places`` are the spans of all of them.
    """

    first: Requirement
    sentences: int
    differing: int
    places: tuple[Span, ...]


class HouseUsage:
    """How a version renders the terms of the glossary over all its sentences.

    Equal sentences of the reference count as one, whatever the version has for them: repetition is not usage.
    """

    def __init__(self, pair: Pair, required: Sequence[Requirement]) -> None:
        self._requirements: dict[tuple[Term, ...], list[Requirement]] = {}
        for requirement in required:
            if requirement.accepted and not requirement.keep:
                self._requirements.setdefault(requirement.terms, []).append(requirement)
        self._shares = {terms: _shares_as_agreed(pair, of) for terms, of in self._requirements.items()}

    def conflicts(self) -> Mapping[tuple[Term, ...], UsageConflict]:
        """The terms that occur in enough sentences, too few of which have an agreed rendering."""
        found = {}
        for terms, shares in self._shares.items():
            word = is_common_word(terms[0].source)
            fewest = tuning.MIN_SENTENCES_OF_WORD if word else tuning.MIN_SENTENCES_OF_PHRASE
            least = tuning.MIN_AGREED_SHARE_OF_WORD if word else tuning.MIN_AGREED_SHARE_OF_PHRASE
            missing = [r for r in self._requirements[terms] if r.is_missing]
            if len(shares) >= fewest and sum(shares) / len(shares) < least and missing:
                places = tuple(place for r in missing for place in r.places)
                found[terms] = UsageConflict(missing[0], len(shares), round(len(shares) - sum(shares)), places)
        return found

    def is_established(self, terms: tuple[Term, ...]) -> bool:
        """True if the version nearly always has an agreed rendering: where it has nothing, it left the term out."""
        shares = self._shares.get(terms, [])
        enough = len(shares) >= tuning.MIN_SENTENCES_OF_ESTABLISHED
        return enough and sum(shares) / len(shares) >= tuning.MIN_AGREED_SHARE_OF_ESTABLISHED


def _shares_as_agreed(pair: Pair, required: Sequence[Requirement]) -> list[float]:
    """For each different sentence of the reference the share of its occurrences with an agreed rendering."""
    kept: dict[str, list[bool]] = {}
    for r in required:
        kept.setdefault(pair.source.text(r.bead.source), []).append(bool(r.rendered) or r.reordered)
    return [sum(k) / len(k) for k in kept.values()]
