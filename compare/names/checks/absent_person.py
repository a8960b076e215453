"""E301 for a person of a Chinese, Japanese or Russian reference of whom the English version has no trace.

The person is recognised by the form of the name alone: parts joined by a dot in Chinese, katakana before a title in
Japanese, in Russian a given name and a family name with a usual ending. None of its parts may resemble any word of the
English side by the model of transliteration, and no pronoun may replace it there.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.evidence import missing_name
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.matching.certain_matches import latin_gloss
from samesaid.compare.names.recognition.mentions import names_in
from samesaid.compare.names.transliteration.emissions import characters_of, latin_letters, transliteration
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Bead, Mention, Span

SCRIPTS = {"zh": "han", "ja": "kana", "ru": "cyrillic"}
_PRONOUNS = lexicon.words("english", "personal_pronouns")
_PLACES = Places()
_DIVIDERS = re.compile("[·・•‧＝= ]")
# One character alone says too little (特雷莎·梅), and may be what a tagger cut off.
_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}(?:[·・•‧][\u3400-\u9fff]{2,})+")
_TITLES = "|".join(sorted(lexicon.words("japanese", "titles"), key=len, reverse=True))
_KATAKANA = r"[\u30a1-\u30fa\u30fc]{2,}"
_JAPANESE = re.compile(rf"(?<![\u30a1-\u30fa\u30fc・＝])({_KATAKANA}(?:[・＝]{_KATAKANA})*)(?:{_TITLES})")
_ENDINGS = "|".join(sorted(lexicon.words("russian", "family_name_endings"), key=len, reverse=True))
_RUSSIAN = re.compile(rf"(?<=[а-яё,»] )[А-ЯЁ][а-яё]{{2,}} [А-ЯЁ][а-яё]+(?:{_ENDINGS})(?![\w-])")


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """At most one E301 a bead."""
    language = primary(pair.source.document.language)
    if primary(pair.target.document.language) != "en" or language not in SCRIPTS:
        return
    for index, bead in beads:
        persons = list(_persons(pair.source, bead.source, language))
        if persons and bead.target:
            english = EnglishText(pair.target, bead.target)
            absent = next((p for p in persons if _is_absent(p, english, SCRIPTS[language])), None)
            if absent is not None and not _is_known(pair, bead.target, absent, SCRIPTS[language]):
                yield missing_name(index, absent, tuning.STRENGTH_ABSENT_PERSON, in_reference=True)


def _persons(side: Side, run: tuple[int, ...], language: str) -> Iterator[Mention]:
    if language == "zh":
        yield from (m for m in names_in(side, run, frozenset({"PERSON"})) if _CHINESE.fullmatch(m.text))
        return
    pattern = _JAPANESE if language == "ja" else _RUSSIAN
    for sentence in side.sentences(run):
        for match in pattern.finditer(sentence.text):
            span = Span(*match.span(match.lastindex or 0)).shift(sentence.span.start)
            text = span.of(side.document.text)
            if not any(_PLACES.known(part) for part in (text, *text.split())):
                yield Mention("PERSON", span, tuple(_DIVIDERS.split(text)), text)


def _is_absent(person: Mention, english: EnglishText, script: str) -> bool:
    """Whether no word that may name resembles a part of the name, and no pronoun may replace it."""
    if any(word.lower() in _PRONOUNS for word in english.words) or not latin_gloss(person).isdisjoint(english.plain):
        return False
    words = {*english.capitalised, *(word for word in english.words if not lexicon.in_dictionary(word))}
    letters = {latin_letters(word) for word in words if len(word) >= tuning.MIN_LATIN_LETTERS}
    parts = (characters_of(part, script) for part in _DIVIDERS.split(person.text))
    return all(_likeness(part, script, frozenset(letters)) <= tuning.MAX_ABSENT_SCORE for part in parts)


@functools.lru_cache(maxsize=2048)
def _likeness(part: str, script: str, words: frozenset[str]) -> float:
    model = transliteration(script)
    return max((model.score(part, word) for word in words if word), default=-math.inf)


def _is_known(pair: Pair, run: tuple[int, ...], person: Mention, script: str) -> bool:
    """Whether the English side mentions the person shortly before, so that other words may mean it here."""
    before = tuple(range(max(0, run[0] - tuning.PRONOUN_REACH), run[0]))
    if pair.independent or not before:
        return False
    return not _is_absent(person, EnglishText(pair.target, before), script)
