"""The names of a bead of a Chinese and an English side, and those that the other side may not mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.certain_matches import (
    counterparts,
    has_latin_name,
    is_certain_in_chinese,
    is_certain_in_english,
    latin_names,
    may_be_same,
)
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.probability import in_chinese, in_english, is_heard_or_glossed
from samesaid.compare.names.matching.same_language import GENERIC
from samesaid.compare.names.matching.transliterations import is_transliterated_in_chinese, is_transliterated_in_english
from samesaid.compare.names.recognition.mentions import ENTITY_KINDS, names_in
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration.romanisation import family_name, has_family_name
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention

Run = tuple[Side, tuple[int, ...]]
"""A side and the indices of some of its sentences."""

_CHINESE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
_PAPERS = lexicon.words("english", "papers")
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+)")
# NIA, U.N., PBoC, SVFs.
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.?){1,7}[A-Z]\.?s?|[A-Z]")


# What separates the members of a list of names.
_SEPARATOR = re.compile(r"\s*(?:[、,，]\s*(?:and|or|以及|及|和|与)?|and|or|&|和|与|與|及|以及|或|跟)\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class MissingName:
    """A name that seems missing on the other side, and the probability that it is mentioned there after all."""

    name: Mention
    probability: float


class BeadNames:
    """The names of one bead, matched step by step.

    ``unmatched_english`` are English names without a certain match in the Chinese text. `weigh` asks the model about
    them, which gives ``open_english`` and ``unmatched_chinese``; `weigh_chinese` then gives ``open_chinese``. The steps
    are apart so that the encoder can read many beads at once (`crosslingual`).
    """

    def __init__(self, pair: Pair, index: int, bead: Bead, meanings: Meanings) -> None:
        self.pair, self.index, self.meanings = pair, index, meanings
        self.chinese_first = primary(pair.source.document.language) == "zh"
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        chinese, english = sides if self.chinese_first else sides[::-1]
        self.chinese_run, self.english_run = chinese, english
        self.chinese, self.english = names_to_compare(chinese, english)
        self.links = counterparts(self.english, self.chinese) if self.english else []
        self.chinese_text = ChineseText(*chinese, [c.span for _, c in self.links])
        self.english_text = EnglishText(*english)
        self.unmatched_english = self._unmatched_english() if self.english else []
        self.open_english: list[MissingName] = []
        self.open_chinese: list[MissingName] = []
        self.unmatched_chinese: list[Mention] = []

    def _unmatched_english(self) -> list[Mention]:
        linked = {e.text for e, _ in self.links}
        whole = ChineseText(*self.chinese_run)
        rest = (m for m in self.english if m.text not in linked and not is_certain_in_chinese(m, whole))
        open_text = self.chinese_text
        return [
            m for m in rest if not is_heard_or_glossed(m, open_text) and not is_transliterated_in_chinese(m, open_text)
        ]

    def weigh(self) -> None:
        """Find the English names that are probably missing, and the Chinese names without a certain match."""
        text = self.chinese_text
        self.open_english = [MissingName(m, in_chinese(m, text, self.meanings)) for m in self.unmatched_english]
        missing = {m.name.span for m in self.missing_english}
        matched = [m for m in self.english if m.span not in missing]
        linked = {c.span for _, c in self.links}
        whole = EnglishText(*self.english_run)
        self.english_text = EnglishText(*self.english_run, [m.span for m in matched])
        self.unmatched_chinese = [
            m
            for m in self.chinese
            if m.span not in linked
            and not is_certain_in_english(m, whole)
            and not any(may_be_same(e, m) for e in matched)
            and not is_transliterated_in_english(m, self.english_text)
        ]

    @property
    def missing_english(self) -> list[MissingName]:
        """The English names that are probably missing."""
        return [m for m in self.open_english if m.probability < tuning.MAX_MISSING_PROBABILITY]

    def weigh_chinese(self) -> None:
        """Weigh the Chinese names without a certain match; no body where unknown initials may mean it."""
        open_country_word = bool(self.missing_english) and not self.chinese_text.has_country_word
        weighed = (
            MissingName(m, in_english(m, self.english_text, self.meanings, open_country_word))
            for m in self.unmatched_chinese
        )
        self.open_chinese = [m for m in weighed if not (m.name.kind == "ORG" and self._unknown_initials())]

    @property
    def missing_chinese(self) -> list[MissingName]:
        """The Chinese names that are probably missing."""
        return [m for m in self.open_chinese if m.probability < tuning.MAX_MISSING_PROBABILITY]

    def missing_list_members(self) -> list[MissingName]:
        """The missing Chinese names of a list, at least two of whose other members are mentioned."""
        lists = _lists(self.chinese_run[0].document.text, self.chinese)
        missing = {m.name.span: m for m in self.open_chinese if m.probability < tuning.MAX_LIST_MEMBER_PROBABILITY}
        open_spans = {m.span for m in self.unmatched_chinese}
        enough = tuning.MIN_MENTIONED_MEMBERS
        return [
            missing[m.span]
            for m, others in lists.items()
            if m.span in missing and sum(o.span not in open_spans for o in others) >= enough
        ]

    def _unknown_initials(self) -> list[str]:
        """English initials that nothing explains: any body of the Chinese side may be meant."""
        return [
            word
            for word in self.english_text.words
            if len(word) >= tuning.MIN_ACRONYM_LETTERS
            and _INITIALS.fullmatch(word)
            and not countries.of_english(word)
            and word.lower() not in self.chinese_text.latin
        ]

    def missing_latin(self) -> list[Mention]:
        """Names in Latin letters in the Chinese text that the English text does not have."""
        found = latin_names(self.chinese_text)
        if not found:
            return []
        whole = EnglishText(*self.english_run)
        return [name for name in found if not has_latin_name(name, whole)]

    def mentioned_before(self, name: Mention, english: bool) -> bool:
        """Whether the other side mentions the English or Chinese ``name`` shortly before: a pronoun may replace it."""
        side, run = self.chinese_run if english else self.english_run
        if self.pair.independent or not run:
            return False
        before = tuple(range(max(0, run[0] - tuning.PRONOUN_REACH), run[0]))
        if not before:
            return False
        if english:
            others = _distinct_names(side, before, _CHINESE_KINDS)
            text = ChineseText(side, before)
            certain = is_certain_in_chinese(name, text) or is_transliterated_in_chinese(name, text)
            return certain or any(may_be_same(name, o) for o in others)
        whole = EnglishText(side, before)
        return is_certain_in_english(name, whole) or is_transliterated_in_english(name, whole)


def _lists(text: str, names: Sequence[Mention]) -> dict[Mention, tuple[Mention, ...]]:
    """Each of these names of a document's ``text`` → the other members of its list; names in no list are left out."""
    runs: list[list[Mention]] = []
    for name in sorted(names, key=lambda mention: mention.span):
        if runs and _SEPARATOR.fullmatch(text, runs[-1][-1].span.end, name.span.start):
            runs[-1].append(name)
        else:
            runs.append([name])
    return {name: tuple(m for m in run if m is not name) for run in runs if len(run) > 1 for name in run}


def names_to_compare(chinese: Run, english: Run) -> tuple[list[Mention], list[Mention]]:
    """The Chinese and the English names of these sentences that say enough to be compared, each once."""
    found = _distinct_names(*english, ENTITY_KINDS | {"OTHER"})
    specific = [m for m in found if not _is_vague(m) and (m.kind != "OTHER" or _is_untagged_name(m))]
    persons = _distinct_names(*chinese, _CHINESE_KINDS)
    kept = [m for m in specific if not _is_common_word(m, *english) and not _is_first_name(m, english[0], persons)]
    return persons, kept


def _distinct_names(side: Side, run: tuple[int, ...], kinds: frozenset[str]) -> list[Mention]:
    """The names of these kinds at their first mention, in order of their last one."""
    return list({m.text: m for m in reversed(names_in(side, run, kinds))}.values())[::-1]


def _is_untagged_name(name: Mention) -> bool:
    """Whether capitals that the tagger has no kind for are a name: one or two words, one of them in no dictionary."""
    words = name.text.replace("-", " ").split()
    return len(words) <= tuning.MAX_UNTAGGED_WORDS and not all(lexicon.in_dictionary(word) for word in words)


def _is_common_word(name: Mention, side: Side, run: tuple[int, ...]) -> bool:
    """Whether a name is a word of the dictionary that is capitalised in a heading or at the start of a sentence."""
    if name.kind in {"PERSON", "PLACE"} or " " in name.text or name.text.isupper():
        return False
    if not lexicon.in_dictionary(name.text):
        return False
    sentence = next(s for s in side.sentences(run) if s.span.overlaps(name.span))
    before = sentence.text[: name.span.start - sentence.span.start]
    return not any(c.isalpha() for c in before) or sentence.text.rstrip()[-1:].isalnum()


def _is_first_name(name: Mention, side: Side, chinese: Sequence[Mention]) -> bool:
    """Whether the next word is the family name of a Chinese person, who may have this first name in English alone."""
    following = _NEXT_WORD.match(side.document.text, name.span.end)
    if name.kind != "PERSON" or " " in name.text or following is None:
        return False
    families = {family_name(simplify(c.text)) for c in chinese if c.kind == "PERSON"}
    return any(f is not None and has_family_name(f, frozenset({following[1].lower()})) for f in families)


def _is_vague(name: Mention) -> bool:
    """Whether a name consists of initials that are not known everywhere, or of words that many names share."""
    if countries.of_english(name.text):
        return False
    words = name.text.split()
    if name.text.upper() == name.text or name.text in _PAPERS:
        return True
    return all(_INITIALS.fullmatch(word) for word in words) or all(word.lower() in GENERIC for word in words)
