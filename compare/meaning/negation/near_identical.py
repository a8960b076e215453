"""Two versions in one language that are nearly the same: one has a negation that the other lacks, or an opposite."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.antonyms.pairs import are_opposites
from samesaid.compare.meaning.negation.evidence import negation, opposites
from samesaid.compare.meaning.negation.tuning import MAX_BLOCK_WORDS, MAX_WORDS, MIN_EQUAL_SHARE
from samesaid.compare.meaning.negation.words import Cue, has_words, negations, word_list
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.languages import primary
from samesaid.model import Span

# French and Italian leave out the end of a short word before a vowel: n’a, l’eau.
_ELISION = re.compile(r"^\w{1,2}['’](?=\w)")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that counts: its lemma, what it is without its negation (None where it has none), and its place."""

    lemma: str
    lifted: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Block:
    """Words of one side that differ from words of the other, and the word that follows them on each side."""

    ones: tuple[_Word, ...]
    others: tuple[_Word, ...]
    next_ones: tuple[_Word, ...]
    next_others: tuple[_Word, ...]


def near_identical(pair: Pair) -> Iterator[Evidence]:
    """Evidence from beads whose two sides are in one language and share most of their words."""
    language = primary(pair.source.document.language)
    if language != primary(pair.target.document.language) or not has_words(language):
        return
    for index, bead in pair.matched():
        if pair.source.text(bead.source) == pair.target.text(bead.target):
            continue
        ones, others = _words(pair.source, bead.source), _words(pair.target, bead.target)
        if 0 < len(ones) <= MAX_WORDS and 0 < len(others) <= MAX_WORDS:
            yield from _compared(pair, index, ones, others)


def _words(side: Side, sentences: tuple[int, ...]) -> list[_Word]:
    """The words of these sentences without articles, auxiliaries and the like."""
    annotated, language = side.annotate(taggings), primary(side.document.language)
    loose = word_list(language, "loose")
    found: list[_Word] = []
    for i in sentences:
        sentence = side.document.sentences[i]
        # Where words are compared one by one "not only" denies nothing, for "only" is left over. In Chinese the
        # negation is a part of such words.
        cues = list(negations(sentence.text, language, all_cues=language != "zh").cues)
        shift = sentence.span.start
        for token in annotated[i].tokens:
            while cues and cues[0].span.end + shift <= token.span.start:
                cues.pop(0)
            here = cues[0] if cues and cues[0].span.shift(shift).overlaps(token.span) else None
            if here is None:
                lemma = _ELISION.sub("", token.lemma.lower())
                if any(c.isalnum() for c in lemma) and lemma not in loose:
                    found.append(_Word(lemma, None, token.span))
            elif not found or found[-1].lifted is None or found[-1].span.end <= here.span.start + shift:
                found.append(_Word(token.text.lower(), _lifted(token, here, shift), token.span))
    return found


def _lifted(token: Token, cue: Cue, shift: int) -> str:
    """The word without its negation: what is left where the cue is a part of it, else what replaces the cue."""
    start, end = cue.span.start + shift - token.span.start, cue.span.end + shift - token.span.start
    if start <= 0 and end >= len(token.text):
        return cue.lifted if len(cue.lifted) > 1 or not cue.lifted.isascii() else ""
    return token.text[: max(0, start)] + cue.lifted + token.text[end:]


def _compared(pair: Pair, index: int, ones: Sequence[_Word], others: Sequence[_Word]) -> Iterator[Evidence]:
    left, right = [w.lemma for w in ones], [w.lemma for w in others]
    if not _may_share_most(left, right):
        return
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < MIN_EQUAL_SHARE:
        return
    blocks = [
        _Block(tuple(ones[a:b]), tuple(others[c:d]), tuple(ones[b : b + 1]), tuple(others[d : d + 1]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    language = primary(pair.source.document.language)
    excess = _denials(ones, language) - _denials(others, language)
    for block in blocks:
        if excess and _denies(block, language) * excess > 0:
            places = _place(block.ones, block.next_ones), _place(block.others, block.next_others)
            yield negation(pair, index, "source" if excess > 0 else "target", *places)
        elif not excess and (found := _opposite(block, left, right, language)):
            yield opposites(pair, index, *found)


def _may_share_most(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words would be equal enough in any order: a quick bound on what the alignment can find."""
    shared = (Counter(ones) & Counter(others)).total()
    return 2 * shared >= MIN_EQUAL_SHARE * (len(ones) + len(others))


def _denials(words: Sequence[_Word], language: str) -> int:
    denying = word_list(language, "denying")
    return sum(w.lifted is not None or w.lemma in denying for w in words)


def _denies(block: _Block, language: str) -> int:
    """1 where the one side is the other with a negation, -1 where the other is, 0 where more is different."""
    excess = _denials(block.ones, language) - _denials(block.others, language)
    if abs(excess) != 1:
        return 0
    lifted, bare = (
        [_affirmed(words, language, keep) for words in (block.ones, block.others)] for keep in (True, False)
    )
    return excess if lifted[0] == lifted[1] or bare[0] == bare[1] else 0


def _affirmed(words: Sequence[_Word], language: str, keep: bool) -> Counter[str]:
    """The words without their negations: with what is left of those (with, of without) or without it."""
    dropped = word_list(language, "loose") | word_list(language, "denying") | {""}
    left = (word.lemma if word.lifted is None else word.lifted if keep else "" for word in words)
    return Counter(word for word in left if word not in dropped)


def _opposite(
    block: _Block, all_ones: Sequence[str], all_others: Sequence[str], language: str
) -> tuple[Span, Span] | None:
    """The places of two words of a short block that say the opposite; None where they only change places."""
    if max(len(block.ones), len(block.others)) > MAX_BLOCK_WORDS:
        return None
    if len({"".join(w.lemma for w in words) for words in (block.ones, block.others)}) == 1:
        return None
    for one in block.ones:
        for other in block.others:
            if (
                are_opposites(one.lemma, other.lemma, language)
                and other.lemma not in all_ones
                and one.lemma not in all_others
            ):
                return one.span, other.span
    return None


def _place(words: Sequence[_Word], following: Sequence[_Word]) -> Span | None:
    """From the first to the last of these words; where there are none the word that follows."""
    chosen = words or following
    return Span(chosen[0].span.start, chosen[-1].span.end) if chosen else None
