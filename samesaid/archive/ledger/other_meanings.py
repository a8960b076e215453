"""Renderings that share words with the usual one and differ from it in a word that means something else.

*Increased risks* beside *market risks* has all its likeness from *risks*: what differs is near neither to the words
that it replaces nor to the term. *Disinflationary pressures* are no *inflationary pressures*, however near vectors put
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samesaid.archive.ledger.renderings import Rendered
from samesaid.archive.ledger.word_forms import words
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors

# Minimum cosine of the words that differ to those that they replace, or to the term. Chosen on annual reports in
# Chinese and in English: the three below it were no renderings. Of medical texts and of German ones it takes no right
# one.
_NEAR = 0.36
# Beginnings that turn a word into its opposite, and the minimum number of letters of that word.
_OPPOSITE, _LETTERS = ("dis", "un", "non", "in", "im", "ir", "il", "mis", "anti"), 5


def without_other_meanings(found: Sequence[Rendered], vectors: PhraseVectors) -> list[Rendered]:
    """The same terms without such renderings beside the usual one."""
    vectors.prepare({text for one in found if len(one.renderings) > 1 for text in _texts(one)})
    return [_kept(one, vectors) for one in found]


def _kept(one: Rendered, vectors: PhraseVectors) -> Rendered:
    if len(one.renderings) < 2:
        return one
    usual = one.renderings[0][0]
    others = (both for both in one.renderings[1:] if not means_something_else(one.term.text, usual, both[0], vectors))
    return replace(one, renderings=(one.renderings[0], *others))


def _texts(one: Rendered) -> Iterator[str]:
    yield one.term.text
    usual = one.renderings[0][0]
    for text, _ in one.renderings[1:]:
        yield from filter(None, (_without(text, usual), _without(usual, text)))


def means_something_else(term: str, usual: str, other: str, vectors: PhraseVectors) -> bool:
    """Whether ``other`` shares words with the usual rendering and differs from it in what is no part of the term."""
    if not words(usual) & words(other):
        return False
    if any(_are_opposites(one, two) for one in words(usual) for two in words(other)):
        return True
    mine, its = _without(other, usual), _without(usual, other)
    if not mine or not its:
        return False
    return max(vectors.cosine(its, mine), vectors.cosine(term, mine)) < _NEAR


def _without(wording: str, other: str) -> str:
    """The content words of a wording that another one lacks."""
    return " ".join(word for word in wording.split() if words(word) and not words(word) <= words(other))


def _are_opposites(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) >= _LETTERS and any(long == beginning + short for beginning in _OPPOSITE)
