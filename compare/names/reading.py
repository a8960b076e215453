"""The names of one bead of a Chinese and an English side, and what becomes of them step by step."""

from __future__ import annotations

from samesaid.compare.names import countries
from samesaid.compare.names.certainties import surely_in_chinese, surely_in_english
from samesaid.compare.names.counterparts import counterparts, may_be_one
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.latin import latin_names, stands
from samesaid.compare.names.lists import siblings
from samesaid.compare.names.meanings import Meanings
from samesaid.compare.names.monolingual import GENERIC
from samesaid.compare.names.rendering import heard_or_glossed, in_chinese, in_english
from samesaid.compare.names.texts import ChineseText, EnglishText
from samesaid.compare.names.verdicts import Untold
from samesaid.compare.names.vocabulary import is_known
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention

_ENGLISH_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_CHINESE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
# English names that are more likely told than this are not judged.
_EITHER = 0.6
# Of two names joined by "and", one may be left to be understood; of three or more hardly.
_MEMBERS_TOLD = 2
# A name told within so many sentences before may stand for a pronoun here.
_RECENT = 6
# Longer runs of capitals are titles and headings.
_FEW_WORDS = 2


class Reading:
    """The names of one bead, and what becomes of them step by step.

    ``doubtful`` are English names that nothing certain finds in the Chinese text, ``missing`` Chinese ones that nothing
    certain finds in the English text: the encoder is asked about both. ``chinese_text`` and ``english_text`` are what
    is left of the two sides when names with a sure counterpart go.
    """

    def __init__(self, pair: Pair, index: int, bead: Bead, meanings: Meanings) -> None:
        self.pair, self.index, self.meanings = pair, index, meanings
        self.chinese_first = primary(pair.source.document.language) == "zh"
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        chinese, english = sides if self.chinese_first else sides[::-1]
        self.chinese_side, self.chinese_run = chinese
        self.english_side, self.english_run = english
        self.chinese, self.english = names_to_compare(chinese, english)
        self.links = counterparts(self.english, self.chinese) if self.english else []
        self.chinese_text = ChineseText(*chinese, [c.span for _, c in self.links])
        self.doubtful = self._doubtful() if self.english else []
        self.untold: list[Untold] = []
        self.missing: list[Mention] = []
        self.english_text = EnglishText(*english)

    def _doubtful(self) -> list[Mention]:
        linked = {e.text for e, _ in self.links}
        whole = ChineseText(self.chinese_side, self.chinese_run)
        rest = (m for m in self.english if m.text not in linked and not surely_in_chinese(m, whole))
        return [m for m in rest if not heard_or_glossed(m, self.chinese_text)]

    def weigh(self) -> None:
        """Which English names are probably not told, and with them which Chinese ones may be missing."""
        weighed = (Untold(m, in_chinese(m, self.chinese_text, self.meanings)) for m in self.doubtful)
        self.untold = [u for u in weighed if u.told < _EITHER]
        if self.untold:
            self.missing = self._missing()
        elif self.english:
            self.missing = self._left_out()

    def _missing(self) -> list[Mention]:
        """Chinese names that have no sure counterpart."""
        open_spans = {u.name.span for u in self.untold}
        told = [m for m in self.english if m.span not in open_spans]
        linked = {c.span for _, c in self.links}
        whole = EnglishText(self.english_side, self.english_run)
        self.english_text = EnglishText(self.english_side, self.english_run, [m.span for m in told])
        return [
            m
            for m in self.chinese
            if m.span not in linked and not surely_in_english(m, whole) and not any(may_be_one(e, m) for e in told)
        ]

    def _left_out(self) -> list[Mention]:
        """Chinese names of a list with at least two members that are surely told."""
        lists = siblings(self.chinese_side.document.text, self.chinese)
        whole = EnglishText(self.english_side, self.english_run)
        linked = {c.span for _, c in self.links}
        told = {m for m in lists if m.span in linked or surely_in_english(m, whole)}
        self.english_text = EnglishText(self.english_side, self.english_run, [e.span for e, _ in self.links])
        return [m for m in lists if m not in told and sum(o in told for o in lists[m]) >= _MEMBERS_TOLD]

    def missing_weighed(self) -> list[Untold]:
        """The Chinese names that may be missing, with the probability of being told after all."""
        pointed = bool(self.untold) and not self.chinese_text.points_at_a_country
        return [Untold(m, in_english(m, self.english_text, self.meanings, pointed)) for m in self.missing]

    def spelled_untold(self) -> list[Mention]:
        """Names that the Chinese side writes in Latin letters, and that the English side does not have."""
        spelled = latin_names(self.chinese_text)
        if not spelled:
            return []
        whole = EnglishText(self.english_side, self.english_run)
        return [name for name in spelled if not stands(name, whole)]

    def told_recently(self, name: Mention) -> bool:
        """Whether the Chinese side told the name shortly before: then it may stand for a pronoun here."""
        if self.pair.independent or not self.chinese_run:
            return False
        first = self.chinese_run[0]
        before = tuple(range(max(0, first - _RECENT), first))
        if not before:
            return False
        text = ChineseText(self.chinese_side, before)
        told = _unique(self.chinese_side, before, _CHINESE_KINDS)
        return surely_in_chinese(name, text) or any(may_be_one(name, other) for other in told)


def names_to_compare(
    chinese: tuple[Side, tuple[int, ...]], english: tuple[Side, tuple[int, ...]]
) -> tuple[list[Mention], list[Mention]]:
    """The Chinese and the English names of these sentences that say enough to be compared, each once."""
    found = _unique(*english, _ENGLISH_KINDS | {"OTHER"})
    telling = [m for m in found if not _tells_little(m) and (m.kind != "OTHER" or _is_proper(m))]
    return _unique(*chinese, _CHINESE_KINDS), telling


def _unique(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds, each once."""
    found = names_of(side)
    return list({m.text: m for i in reversed(run) for m in reversed(found[i]) if m.kind in kinds}.values())[::-1]


def _is_proper(name: Mention) -> bool:
    """Whether capitals that the tagger says nothing of are a name: one or two words that no dictionary has both of."""
    words = name.text.replace("-", " ").split()
    return len(words) <= _FEW_WORDS and not all(is_known(word) for word in words)


def _tells_little(name: Mention) -> bool:
    """Initials that are not known everywhere, and words that many names share."""
    if countries.of_english(name.text):
        return False
    words = name.text.split()
    return all(word.isupper() for word in words) or all(word.lower() in GENERIC for word in words)
