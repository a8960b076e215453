"""Where two English sentences differ word by word, and names that replace one another in such a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.same_language import GENERIC, initials_of, is_generic, similar_words
from samesaid.compare.names.recognition.en import NOT_NAMES, content_words
from samesaid.compare.names.recognition.mentions import ENTITY_KINDS, words_of
from samesaid.compare.names.text import bare, is_acronym, letters, unmarked
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span

_JOINERS = lexicon.words("english", "joiners") | {"the", "and", "'s", "’s"}
_NO_ACRONYMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens of the reference, and those of the version between the same words; one of the two may be empty.

    ``at_start``: it begins the reference's text. ``anchored``: some words in a row on either hand of it are equal on
    both sides, so that nothing near it was reworded.
    """

    source: tuple[Token, ...]
    target: tuple[Token, ...]
    at_start: bool
    anchored: bool


def changes(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Change]:
    """Every passage in which two sentences differ, in order; capitals make no difference. None of very long ones."""
    if len(source) * len(target) > tuning.MAX_COMPARED_CELLS:
        return
    matcher = SequenceMatcher(None, [t.text.lower() for t in source], [t.text.lower() for t in target], autojunk=False)
    steps = matcher.get_opcodes()
    for n, (operation, a, b, c, d) in enumerate(steps):
        if operation != "equal":
            before, after = steps[max(0, n - 1) : n], steps[n + 1 : n + 2]
            # Words that reach the end of the text anchor it as well, even the full stop alone.
            anchored = all(
                end - start >= tuning.MIN_ANCHOR_TOKENS or not start or end == len(source)
                for _, start, end, *_ in before + after
            )
            yield Change(tuple(source[a:b]), tuple(target[c:d]), a == 0, anchored)


def _is_name_word(token: Token) -> bool:
    """Whether a token is capitalised and may name: no title, month, or word that only opens a sentence."""
    word = token.text.strip(".").lower()
    initials = token.text.isupper() and len(token.text) > 1
    return token.text[0].isupper() and word not in NOT_NAMES and (initials or not token.is_stop)


def only_names(tokens: Sequence[Token]) -> bool:
    """Whether a passage consists of capitalised words and what joins them."""
    words = [t for t in tokens if t.text[0].isalnum()]
    return any(_is_name_word(t) for t in words) and all(
        t.text[0].isupper() or t.text.lower() in _JOINERS for t in words
    )


def substituted_names(
    change: Change,
    source_names: Sequence[Mention],
    target_names: Sequence[Mention],
    full_names: Mapping[str, str] = _NO_ACRONYMS,
) -> tuple[Mention, Mention] | None:
    """The two names that replace one another, if they name two things; the names are those of both sentences.

    ``full_names``: acronym → what it is short for.
    """
    source, target = change.source, change.target
    if not source or not target or _is_too_long(source, target) or _are_related(source, target, full_names):
        return None
    one, other = _name_inside(source_names, source), _name_inside(target_names, target)
    if one is None and other is None and not has_certain_names(change):
        return None
    one = one or _untagged_name(source, target, change.at_start)
    other = other or _untagged_name(target, source, change.at_start)
    if one is None or other is None or not _name_two_things(one, other, source, target):
        return None
    return one, other


def _is_too_long(source: Sequence[Token], target: Sequence[Token]) -> bool:
    length = max(len(source), len(target))
    if length <= tuning.MAX_REPLACED_TOKENS:
        return False
    return length > tuning.MAX_REPLACED_NAME_TOKENS or not (only_names(source) and only_names(target))


def _name_inside(names: Sequence[Mention], tokens: Sequence[Token]) -> Mention | None:
    found = [m for m in names if any(t.span.overlaps(m.span) and t.text[0].isupper() for t in tokens)]
    return next((m for m in found if m.kind in ENTITY_KINDS), found[0] if found else None)


def _untagged_name(tokens: Sequence[Token], opposite: Sequence[Token], at_start: bool) -> Mention | None:
    """The capitalised words of a passage as a name that the tagger missed; the opposite passage has a name.

    At the start of the text every first word is capitalised: there it must be a proper noun to the tagger, or in no
    dictionary.
    """
    if not only_names(tokens) or not only_names(opposite):
        return None
    found = [
        t
        for t in tokens
        if t.text[0].isupper() and (t.pos == "PROPN" or not (at_start and lexicon.in_dictionary(t.text)))
    ]
    if not any(_is_name_word(t) for t in found):
        return None
    text = " ".join(t.text for t in found)
    return Mention("OTHER", Span(found[0].span.start, found[-1].span.end), content_words(text), text)


def _name_two_things(one: Mention, other: Mention, source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether two names in the same place name two things, and are not two wordings of one (Jieli Press, Jieli House).

    Persons may share a part: with another first name they are other people.
    """
    left, right = _distinctive(source), _distinctive(target)
    tagged = one.kind in ENTITY_KINDS or other.kind in ENTITY_KINDS
    if not tagged and not _are_proper_nouns(source, target) and any(map(lexicon.in_dictionary, (*left, *right))):
        return False
    if not left or not right:
        # The North Sea: a place whose words many names share.
        return bool(left or right) and (one if right else other).kind == "PLACE"
    if _share_no_word(words_of(one), words_of(other)):
        return True
    if "PERSON" in (one.kind, other.kind) and not any(w.lower() in GENERIC for m in (one, other) for w in words_of(m)):
        return not any(lexicon.same_first_name(a, b) for a in left for b in right)
    # Names that share other words: a programme named after one person or place, and after another.
    return _are_certain(left) or _are_certain(right)


def _share_no_word(left: Sequence[str], right: Sequence[str]) -> bool:
    mine = [bare(w) for w in left if not is_generic(w)]
    others = [bare(w) for w in right if not is_generic(w)]
    if not mine or not others:
        return False
    return not any(similar_words(a, b) for a in mine for b in others)


def _distinctive(tokens: Sequence[Token]) -> list[str]:
    """The words of a passage that name, in lower case without marks, without those that many names share."""
    return [bare(t.text) for t in tokens if _is_name_word(t) and not is_generic(t.text)]


def has_certain_names(change: Change) -> bool:
    """Whether both sides are countries or words of no dictionary: names even where every word is capitalised."""
    return _are_certain(_distinctive(change.source)) and _are_certain(_distinctive(change.target))


def _are_certain(words: Sequence[str]) -> bool:
    if not words:
        return False
    return bool(countries.of_english(" ".join(words))) or not all(map(lexicon.in_dictionary, words))


def _are_proper_nouns(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether two passages consist of proper nouns: names, though the tagger has no kind for them."""
    words = [t for t in (*source, *target) if _is_name_word(t)]
    return only_names(source) and only_names(target) and all(t.pos == "PROPN" for t in words)


def _are_related(left: Sequence[Token], right: Sequence[Token], full_names: Mapping[str, str]) -> bool:
    """Whether two passages share a word in any form or a country, or are each other's initials or spelling."""
    a, b = _words(left, full_names), _words(right, full_names)
    if _share_country(a, b):
        return True
    if any(similar_words(unmarked(x), unmarked(y)) for x in a for y in b if x[0].isupper() or y[0].isupper()):
        return True
    joined = letters("".join(a)), letters("".join(b))
    if joined[0] in joined[1] or joined[1] in joined[0]:
        return True
    return any(
        is_acronym(short) and _are_initials(letters(short.rstrip("s")), long)
        for shorts, long in ((a, b), (b, a))
        for short in shorts
    )


def _words(tokens: Sequence[Token], full_names: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a passage, and those that its acronyms are short for."""
    words = [t.text for t in tokens if t.text[0].isalnum()]
    return (*words, *(part for word in words for part in full_names.get(word.rstrip("s"), "").split()))


def _are_initials(short: str, long: tuple[str, ...]) -> bool:
    """Whether letters are the initials of the words, in any order: acronyms are mistyped more often than replaced."""
    initials = initials_of(long)
    return short in initials or (len(short) >= tuning.MIN_ACRONYM_LETTERS and sorted(short) == sorted(initials))


def _share_country(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if countries.in_english(a) & countries.in_english(b):
        return True
    # The code of a currency begins with that of its country (ISO 4217): MYR, Malaysian ringgit.
    return any(
        len(word) == 3 and word.isupper() and word[:2] in countries.in_english(other)
        for mine, other in ((a, b), (b, a))
        for word in mine
    )
