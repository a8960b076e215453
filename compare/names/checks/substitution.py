"""A name that stands in one English version exactly where the other version has another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from samesaid.compare.names.checks.word_diff import Passage, is_capital, only_names
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.aliases import same_first_name
from samesaid.compare.names.gazetteer.known_words import is_known
from samesaid.compare.names.matching.same_language import GENERIC, initials_of, near, words_of
from samesaid.compare.names.recognition.en import content_words
from samesaid.compare.names.text import is_acronym, letters, unmarked
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span

SURE = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
# A passage put in another's place is longer than this only in another sentence, unless it holds nothing but names.
_LONGEST, _LONGEST_NAME = 8, 16
_NONE: Mapping[str, str] = MappingProxyType({})


def exchanged(
    passage: Passage, left: Sequence[Mention], right: Sequence[Mention], full: Mapping[str, str] = _NONE
) -> tuple[Mention, Mention] | None:
    """The two names of a passage, if they name two things; ``left`` and ``right`` are the names of both sentences.

    ``full`` tells what acronyms are short for.
    """
    source, target = passage.source, passage.target
    if not source or not target or _too_long(source, target) or _related(source, target, full):
        return None
    one, other = _inside(left, source), _inside(right, target)
    if one is None and other is None and not surely_names(passage):
        return None
    one, other = one or _unread(source, target, passage.opens), other or _unread(target, source, passage.opens)
    if one is None or other is None or not _unlike(one, other, source, target):
        return None
    return one, other


def _too_long(source: Sequence[Token], target: Sequence[Token]) -> bool:
    longest = max(len(source), len(target))
    if longest <= _LONGEST:
        return False
    return longest > _LONGEST_NAME or not (only_names(source) and only_names(target))


def _inside(names: Sequence[Mention], tokens: Sequence[Token]) -> Mention | None:
    found = [m for m in names if any(t.span.overlaps(m.span) and t.text[0].isupper() for t in tokens)]
    return next((m for m in found if m.kind in SURE), found[0] if found else None)


def _unread(tokens: Sequence[Token], opposite: Sequence[Token], opens: bool) -> Mention | None:
    """The capitalised words of a passage as a name that the tagger passed over; the opposite passage holds a name.

    Where the passage ``opens`` the sentence every first word is capitalised: it must be a proper noun to the tagger, or
    in no dictionary.
    """
    if not only_names(tokens) or not only_names(opposite):
        return None
    found = [t for t in tokens if t.text[0].isupper() and (t.pos == "PROPN" or not (opens and is_known(t.text)))]
    if not any(is_capital(t) for t in found):
        return None
    text = " ".join(t.text for t in found)
    return Mention("OTHER", Span(found[0].span.start, found[-1].span.end), content_words(text), text)


def _unlike(one: Mention, other: Mention, source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether two names that changed places are two names, and not two wordings of one (Jieli Press, Jieli House).

    Persons may share a part: with another first name they are another person.
    """
    if not (one.kind in SURE or other.kind in SURE or _both_proper(source, target) or _unknown(source, target)):
        return False
    left, right = _telling(source), _telling(target)
    if not left or not right:
        # The North Sea: a place in words that many names share.
        return bool(left or right) and (one if right else other).kind == "PLACE"
    if _differ(words_of(one), words_of(other)):
        return True
    if "PERSON" in (one.kind, other.kind) and not any(w.lower() in GENERIC for m in (one, other) for w in words_of(m)):
        return not any(same_first_name(a, b) for a in left for b in right)
    # Names that share other words: a programme named after one person or place, and after another.
    return _stands_alone(left) or _stands_alone(right)


def _differ(left: Sequence[str], right: Sequence[str]) -> bool:
    mine = [unmarked(w).strip(".") for w in left if w.lower().strip(".") not in GENERIC]
    others = [unmarked(w).strip(".") for w in right if w.lower().strip(".") not in GENERIC]
    if not mine or not others:
        return False
    return not any(near(a, b) for a in mine for b in others)


def _telling(tokens: Sequence[Token]) -> list[str]:
    """The words of a passage that name, in lower case without marks, none that many names share."""
    return [unmarked(t.text).strip(".") for t in tokens if is_capital(t) and t.text.lower().strip(".") not in GENERIC]


def surely_names(passage: Passage) -> bool:
    """Whether both sides are countries or words that no dictionary has: names even where every word is capitalised."""
    return _stands_alone(_telling(passage.source)) and _stands_alone(_telling(passage.target))


def _stands_alone(words: Sequence[str]) -> bool:
    if not words:
        return False
    return bool(countries.of_english(" ".join(words))) or not all(is_known(word) for word in words)


def _unknown(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether no word of either passage is in a dictionary."""
    return not any(is_known(word) for word in (*_telling(source), *_telling(target)))


def _both_proper(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Two passages of proper nouns alone: names, though the tagger has no kind for them."""
    spoken = [t for t in (*source, *target) if is_capital(t)]
    return only_names(source) and only_names(target) and all(t.pos == "PROPN" for t in spoken)


def _related(left: Sequence[Token], right: Sequence[Token], full: Mapping[str, str]) -> bool:
    """Whether two passages share a word in any form, a country, or are each other's initials or spelling."""
    a, b = _spoken(left, full), _spoken(right, full)
    if _one_country(a, b):
        return True
    if any(near(unmarked(x), unmarked(y)) for x in a for y in b if x[0].isupper() or y[0].isupper()):
        return True
    whole = letters("".join(a)), letters("".join(b))
    if whole[0] in whole[1] or whole[1] in whole[0]:
        return True
    return any(
        is_acronym(short) and _stands_for(letters(short.rstrip("s")), long)
        for shorts, long in ((a, b), (b, a))
        for short in shorts
    )


def _spoken(tokens: Sequence[Token], full: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a passage, and those that its acronyms are short for."""
    spoken = [t.text for t in tokens if t.text[0].isalnum()]
    return (*spoken, *(part for word in spoken for part in full.get(word.rstrip("s"), "").split()))


def _stands_for(short: str, long: tuple[str, ...]) -> bool:
    """Whether initials are those of the words, in any order: acronyms are mistyped more often than exchanged."""
    initials = initials_of(long)
    return short in initials or (len(short) > 2 and sorted(short) == sorted(initials))


def _one_country(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if countries.in_english(a) & countries.in_english(b):
        return True
    # A currency's code begins with that of its country (ISO 4217): MYR, Malaysian ringgit.
    return any(
        len(word) == 3 and word.isupper() and word[:2] in countries.in_english(other)
        for mine, other in ((a, b), (b, a))
        for word in mine
    )
