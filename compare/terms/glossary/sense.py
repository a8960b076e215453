"""Is a term of the glossary meant where its words stand?

Short terms are words of the language too: *control* in *quality control*, 机构 inside 认可机构. Where a word stands
inside a longer one, in a compound, or as another part of speech, the glossary may not be about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.pair import Pair
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.terms.glossary.requirements import Asked
from samesaid.compare.terms.matching.normalise import is_spaceless, units
from samesaid.languages import primary
from samesaid.model import Span

# Languages whose tagger tells parts of speech and compounds.
_TAGGED = frozenset({"en", "zh"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTS = {"noun": _NOUNS, "name": _NOUNS, "verb": {"VERB", "AUX"}, "adjective": {"ADJ"}, "adverb": {"ADV"}}
# Units of a term that is no more than a word of the language: one word, two characters.
_WORD, _CHARACTERS = 1, 2


def other_part_of_speech(pair: Pair, one: Asked) -> bool:
    """Whether the glossary tells the part of speech and the word is another one at every place."""
    parts = {t.part_of_speech for t in one.terms}
    if not parts <= _PARTS.keys() or primary(pair.source.document.language) not in _TAGGED:
        return False
    wanted = {pos for part in parts for pos in _PARTS[part]}
    tokens = _tokens(pair, one)
    last = [inside[-1].pos for place in one.places if (inside := _inside(tokens, place))]
    return bool(last) and not any(pos in wanted for pos in last)


def doubtful(pair: Pair, one: Asked) -> bool:
    """Whether a short term stands inside a word, in a compound or as no noun, at every place; or any term in a word."""
    if primary(pair.source.document.language) not in _TAGGED:
        return False
    tokens = _tokens(pair, one)
    return all(_doubtful(tokens, place, common_word(one.terms[0].source)) for place in one.places)


def common_word(term: str) -> bool:
    """Whether a term is no more than a word of the language, neither a phrase nor a name nor an acronym."""
    return len(units(term)) <= (_CHARACTERS if is_spaceless(term) else _WORD) and not term[:1].isupper()


def _tokens(pair: Pair, one: Asked) -> list[Token]:
    tagged = pair.source.annotate(taggings)
    return [token for i in one.bead.source for token in tagged[i].tokens]


def _inside(tokens: Sequence[Token], place: Span) -> list[Token]:
    return [t for t in tokens if t.span.overlaps(place)]


def _doubtful(tokens: Sequence[Token], place: Span, short: bool) -> bool:
    inside = [n for n, t in enumerate(tokens) if t.span.overlaps(place)]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    if tokens[first].span.start < place.start or tokens[last].span.end > place.end:
        return True
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    compound = (before is not None and before.pos in _NOUNS | {"ADJ"} and place.start - before.span.end <= 1) or (
        after is not None and after.pos in _NOUNS and after.span.start - place.end <= 1
    )
    return short and (compound or tokens[last].pos not in _NOUNS)
