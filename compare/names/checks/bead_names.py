"""The names of one bead of a Chinese and an English side, and what becomes of them step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.checks.replacement import Untold
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.known_words import is_known
from samesaid.compare.names.matching.certain_matches import surely_in_chinese, surely_in_english
from samesaid.compare.names.matching.counterparts import counterparts, may_be_one
from samesaid.compare.names.matching.latin_script import latin_names, stands
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.probability import heard_or_glossed, in_chinese, in_english
from samesaid.compare.names.matching.same_language import GENERIC
from samesaid.compare.names.recognition.enumerations import siblings
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration import romanisation
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
# NIA, U.N., PBoC, SVFs.
_SHORT_WORD = 2
# What the tagger takes for a person.
_PAPERS = frozenset({"Bill", "Act", "Cap"})
_NEXT = re.compile(r" ([A-Z][a-z]+)")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.?){1,7}[A-Z]\.?s?|[A-Z]")


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
        weighed = (Untold(m, in_english(m, self.english_text, self.meanings, pointed)) for m in self.missing)
        return [u for u in weighed if not (u.name.kind == "ORG" and self._initials)]

    @property
    def _initials(self) -> list[str]:
        """Initials in English that nothing explains: any body of the Chinese side may be told by them."""
        return [
            word
            for word in self.english_text.words
            if len(word) > _SHORT_WORD
            and _INITIALS.fullmatch(word)
            and not countries.of_english(word)
            and word.lower() not in self.chinese_text.latin
        ]

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
    told = _unique(*chinese, _CHINESE_KINDS)
    kept = [m for m in telling if not _is_a_word(m, *english) and not _is_first_name(m, english[0], told)]
    return told, kept


def _unique(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds, each once."""
    found = names_of(side)
    return list({m.text: m for i in reversed(run) for m in reversed(found[i]) if m.kind in kinds}.values())[::-1]


def _is_proper(name: Mention) -> bool:
    """Whether capitals that the tagger says nothing of are a name: one or two words that no dictionary has both of."""
    words = name.text.replace("-", " ").split()
    return len(words) <= _FEW_WORDS and not all(is_known(word) for word in words)


def _is_a_word(name: Mention, side: Side, run: tuple[int, ...]) -> bool:
    """Whether it is but a capitalised word, known to dictionaries, of a heading or at the head of a sentence."""
    if name.kind in {"PERSON", "PLACE"} or " " in name.text or name.text.isupper() or not is_known(name.text):
        return False
    sentence = next(s for s in side.sentences(run) if s.span.overlaps(name.span))
    before = sentence.text[: name.span.start - sentence.span.start]
    return not any(c.isalpha() for c in before) or sentence.text.rstrip()[-1:].isalnum()


def _is_first_name(name: Mention, side: Side, chinese: Sequence[Mention]) -> bool:
    """Whether the next word is the family name of a Chinese person, who may have this first name in English alone."""
    following = _NEXT.match(side.document.text, name.span.end)
    if name.kind != "PERSON" or " " in name.text or following is None:
        return False
    families = {romanisation.family_name(simplify(c.text)) for c in chinese if c.kind == "PERSON"}
    return any(f is not None and romanisation.family_in(f, frozenset({following[1].lower()})) for f in families)


def _tells_little(name: Mention) -> bool:
    """Initials that are not known everywhere, and words that many names share."""
    if countries.of_english(name.text):
        return False
    words = name.text.split()
    if name.text.upper() == name.text or name.text in _PAPERS:
        return True
    return all(_INITIALS.fullmatch(word) for word in words) or all(word.lower() in GENERIC for word in words)
