"""One bead of a Chinese and an English side: names that the other side does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import evidences, verdicts
from samesaid.compare.names.counterparts import counterparts, may_be_one
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.lists import siblings
from samesaid.compare.names.monolingual import GENERIC
from samesaid.compare.names.rendering import in_chinese, in_english, surely_in_chinese, surely_in_english
from samesaid.compare.names.texts import ChineseText, EnglishText
from samesaid.compare.names.verdicts import EITHER, Untold
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention

_ENGLISH_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_CHINESE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
_MISSPELLED = 0.95
# A member of a list that is less likely told than this was left out.
_LISTED = 0.2
# Of two names joined by "and", one may be left to be understood; of three or more hardly.
_MEMBERS_TOLD = 2
# How fast the strength of a lone name falls with the probability that it is told.
_DOUBT = 5
# A name told within so many sentences before may stand for a pronoun here.
_RECENT = 6


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for the surest pair of names that are untold on either side, else E301 for an English name alone."""
    yield from _Reading(pair, index, bead).evidence()


class _Reading:
    """The names of one bead, and what becomes of them step by step."""

    def __init__(self, pair: Pair, index: int, bead: Bead) -> None:
        self.pair, self.index = pair, index
        self.chinese_first = primary(pair.source.document.language) == "zh"
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        chinese, english = sides if self.chinese_first else sides[::-1]
        self.chinese_side, self.chinese_run = chinese
        self.english_side, self.english_run = english
        self.chinese = _unique(*chinese, _CHINESE_KINDS)
        self.english = [m for m in _unique(*english, _ENGLISH_KINDS) if not _tells_little(m)]

    def evidence(self) -> Iterator[Evidence]:
        """At most one disagreement: a second one in the same bead is mostly the first one's echo."""
        if not self.english:
            return
        misspelled = verdicts.misspelled(self.english, self.chinese)
        if misspelled is not None:
            yield evidences.replaced(self.index, *misspelled, _MISSPELLED, self.chinese_first)
            return
        links = counterparts(self.english, self.chinese)
        untold = self._untold_english(links)
        if not untold:
            yield from self._left_out(links)
            return
        best = verdicts.replaced(untold, self._untold_chinese(untold, links))
        if best is not None:
            strength = 1 - best[0].told - best[1].told
            yield evidences.replaced(self.index, best[0].name, best[1].name, strength, self.chinese_first)
            return
        alone = verdicts.alone(untold)
        if alone is not None and not self._told_recently(alone.name):
            strength = 1 - _DOUBT * alone.told
            yield evidences.absent(self.index, alone.name, strength, of_reference=not self.chinese_first)

    def _left_out(self, links: Sequence[tuple[Mention, Mention]]) -> Iterator[Evidence]:
        """E301 for a Chinese name of a list with at least two members that are surely told."""
        lists = siblings(self.chinese_side.document.text, self.chinese)
        whole = EnglishText(self.english_side, self.english_run, self.pair.encoder)
        linked = {c.span for _, c in links}
        told = {m for m in lists if m.span in linked or surely_in_english(m, whole)}
        missing = [m for m in lists if m not in told and sum(o in told for o in lists[m]) >= _MEMBERS_TOLD]
        if not missing:
            return
        text = EnglishText(self.english_side, self.english_run, self.pair.encoder, [e.span for e, _ in links])
        for name in missing:
            probability = in_english(name, text, self.pair.encoder, listed=True)
            if probability < _LISTED:
                yield evidences.absent(self.index, name, 1 - probability, of_reference=self.chinese_first)

    def _untold_english(self, links: Sequence[tuple[Mention, Mention]]) -> list[Untold]:
        """English names that are probably not told, once Chinese names with a sure counterpart are out of the way."""
        linked = {e.text for e, _ in links}
        hidden = [c.span for _, c in links]
        whole = ChineseText(self.chinese_side, self.chinese_run, self.pair.encoder)
        rest = [m for m in self.english if m.text not in linked and not surely_in_chinese(m, whole)]
        text = ChineseText(self.chinese_side, self.chinese_run, self.pair.encoder, hidden) if hidden else whole
        found = (Untold(m, in_chinese(m, text, self.pair.encoder)) for m in rest)
        return [u for u in found if u.told < EITHER]

    def _untold_chinese(self, english: Sequence[Untold], links: Sequence[tuple[Mention, Mention]]) -> list[Untold]:
        """Chinese names that have no sure counterpart, with what is left of the English side when told names go."""
        open_spans = {u.name.span for u in english}
        told = [m for m in self.english if m.span not in open_spans]
        linked = {c.span for _, c in links}
        whole = EnglishText(self.english_side, self.english_run, self.pair.encoder)
        rest = [
            m
            for m in self.chinese
            if m.span not in linked and not surely_in_english(m, whole) and not any(may_be_one(e, m) for e in told)
        ]
        if not rest:
            return []
        text = EnglishText(self.english_side, self.english_run, self.pair.encoder, sorted(m.span for m in told))
        return [Untold(m, in_english(m, text, self.pair.encoder)) for m in rest]

    def _told_recently(self, name: Mention) -> bool:
        """Whether the Chinese side told the name shortly before: then it may stand for a pronoun here."""
        if self.pair.independent or not self.chinese_run:
            return False
        first = self.chinese_run[0]
        before = tuple(range(max(0, first - _RECENT), first))
        if not before:
            return False
        text = ChineseText(self.chinese_side, before, self.pair.encoder)
        told = _unique(self.chinese_side, before, _CHINESE_KINDS)
        return surely_in_chinese(name, text) or any(may_be_one(name, other) for other in told)


def _unique(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds, each once."""
    found = names_of(side)
    return list({m.text: m for i in reversed(run) for m in reversed(found[i]) if m.kind in kinds}.values())[::-1]


def _tells_little(name: Mention) -> bool:
    """Initials, and words that many names share."""
    words = name.text.split()
    return all(word.isupper() for word in words) or all(word.lower() in GENERIC for word in words)
