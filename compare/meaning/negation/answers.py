"""A negated word that the other side answers by its opposite: 没有亏损 and "made a profit" say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.meaning.antonyms.meanings import have_opposites, meanings, say_the_opposite, say_the_same
from samesaid.compare.meaning.negation.tuning import (
    DENIED_REACH,
    MAX_DENIED_WORDS,
    MAX_DOUBLE_WORDS,
    WIDE_DENIED_REACH,
)
from samesaid.compare.meaning.negation.words import Cue, Negations, negations, word_list
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Span

# Universal parts of speech whose words may be denied.
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
# Taggers that know no verbs give these.
_UNKNOWN = frozenset({"X", "PROPN"})


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a bead: its words in order, and its negations, whose text begins at the offset ``start``."""

    words: tuple[Token, ...]
    negations: Negations
    start: int

    def denied(self, cue: Cue) -> list[frozenset[str]]:
        """The English meanings of each of the next words of its clause, which a cue may deny."""
        found: list[frozenset[str]] = []
        for token in self._after(cue):
            if token.pos == "PUNCT" or len(found) == MAX_DENIED_WORDS:
                break
            # A word may begin with its negation: 不安全.
            start = max(self._place(token).start, cue.span.end)
            if self._has_content(token) or start == cue.span.end:
                found.append(self._meanings(token, start))
        return found

    def stated(self) -> list[frozenset[str]]:
        """The English meanings of each word that nothing denies."""
        is_wide = self.negations.language == "zh"
        reach = WIDE_DENIED_REACH if is_wide else DENIED_REACH
        # "Not until" denies as well, though it raises nothing.
        cues = negations(self.negations.text, self.negations.language, all_cues=not is_wide).cues
        loose = word_list(self.negations.language, "loose")
        found = []
        for token in self.words:
            place = self._place(token)
            near = Span(max(0, place.start - reach), place.end)
            if (
                self._has_content(token)
                and token.lemma.lower() not in loose
                and not any(cue.span.overlaps(near) for cue in cues)
            ):
                found.append(self._meanings(token, place.start))
        return found

    def denies(self, cue: Cue) -> bool:
        """Whether a cue is a word of its own with an opposite, as 拒绝 is and 不 is not."""
        return have_opposites(meanings(cue.span.of(self.negations.text), self.negations.language))

    def is_double(self, one: Cue, other: Cue) -> bool:
        """Whether two cues that follow one another say together that nothing is denied: "nobody does not"."""
        if (one.kind == "verb") == (other.kind == "verb"):
            return False
        between = [t for t in self._after(one) if self._place(t).end <= other.span.start]
        loose = word_list(self.negations.language, "loose")
        return sum(t.lemma.lower() not in loose for t in between) <= MAX_DOUBLE_WORDS and not any(
            t.pos in ("PUNCT", "CCONJ") for t in between
        )

    def _after(self, cue: Cue) -> list[Token]:
        return [t for t in self.words if self._place(t).end > cue.span.end]

    def _has_content(self, token: Token) -> bool:
        return token.pos in _CONTENT or (token.pos in _UNKNOWN and self.negations.language not in ("en", "zh"))

    def _place(self, token: Token) -> Span:
        return token.span.shift(-self.start)

    def _meanings(self, token: Token, start: int) -> frozenset[str]:
        whole = self._place(token)
        word = self.negations.text[start : whole.end]
        if self.negations.language != "zh" and start == whole.start:
            word = token.lemma.lower()
        return meanings(word, self.negations.language)


def said(side: Side, sentences: Sequence[int], negated: Negations, start: int) -> Said:
    """The words of these sentences of a side, whose text begins at the offset ``start`` of the document."""
    tagged = side.annotate(taggings)
    return Said(tuple(t for i in sentences for t in tagged[i].tokens), negated, start)


def answered(here: Said, there: Said) -> frozenset[Cue]:
    """The cues of one side that the other need not render.

    Either it says the opposite of a word that the cue denies, and nowhere that word itself; or two cues of a clause
    take back one another.
    """
    stated = there.stated()
    found = set[Cue]()
    before: Cue | None = None
    for cue in here.negations.cues:
        if before is not None and cue.span.start - before.span.end <= 1 and here.denies(cue):
            # It is the word that the other denies: 没有拒绝.
            if before in found:
                found.add(cue)
        elif before is not None and here.is_double(before, cue):
            found |= {before, cue}
        elif any(_is_answered(word, stated) for word in here.denied(cue)):
            found.add(cue)
        before = cue
    return frozenset(found)


def _is_answered(denied: frozenset[str], stated: Sequence[frozenset[str]]) -> bool:
    return any(say_the_opposite(denied, one) for one in stated) and not any(say_the_same(denied, o) for o in stated)
