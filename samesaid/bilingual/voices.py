"""The two languages of a file, and how much a piece of it speaks for one or the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from samesaid.bilingual import tuning
from samesaid.bilingual.letters import CYRILLIC, EAST, HAN, KANA, LATIN, by_family, by_script
from samesaid.bilingual.pieces import sentences
from samesaid.compare.coverage.language_profiles import profiles
from samesaid.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\S+")
# Scripts that several languages share, by the names that the profiles have for them.
_SHARED = {LATIN: "Latin", CYRILLIC: "Cyrillic"}


class Odds(NamedTuple):
    """How much a piece speaks for the first language (log odds), how many letters it has of each, and how many of its
    letters may be on the wrong side.
    """

    value: float
    first: float
    second: float
    doubtful: float


class Voices(Protocol):
    """Two languages; ``tags`` are their primary subtags, None where the text of each decides."""

    @property
    def tags(self) -> tuple[str | None, str | None]: ...

    @property
    def families(self) -> tuple[str, str] | None:
        """The scripts of the two, if they differ."""

    def odds(self, text: str) -> Odds:
        """What a piece says."""


class _Scripts:
    tags = (None, None)

    def __init__(self, first: str, second: str) -> None:
        self.families: tuple[str, str] | None = (first, second)
        self._first, self._second = first, second

    def odds(self, text: str) -> Odds:
        letters = by_family(_ADDRESS.sub(" ", text))
        first, second = letters.get(self._first, 0.0), letters.get(self._second, 0.0)
        return Odds(_limited((first - second) * tuning.ODDS_PER_LETTER), first, second, min(first, second))


class _Kana:
    tags = ("ja", "zh")
    families = None

    def odds(self, text: str) -> Odds:
        letters = by_family(text).get(EAST, 0.0)
        value = _limited(letters * tuning.ODDS_PER_LETTER)
        return Odds(value, letters, 0.0, 0.0) if _is_japanese(text) else Odds(-value, 0.0, letters, 0.0)


class _Words:
    families = None

    def __init__(self, script: str, first: str, second: str) -> None:
        self.tags = (first, second)
        self._script, self._profiles = script, profiles(_SHARED[script])
        self._columns = [self._profiles.languages.index(tag) for tag in (first, second)]

    def odds(self, text: str) -> Odds:
        words = _words(text)
        letters = by_family(" ".join(words)).get(self._script, 0.0)
        if not letters:
            return Odds(0.0, 0.0, 0.0, 0.0)
        found = self._profiles.likelihoods(words)
        lead = float(found[self._columns[0]] - found[self._columns[1]])
        doubtful = letters if abs(lead) < tuning.MIN_CLEAR else 0.0
        value = _limited(lead * letters * tuning.ODDS_OF_WORDS)
        return Odds(value, letters, 0.0, doubtful) if lead > 0 else Odds(value, 0.0, letters, doubtful)


def voices_of(text: str, paragraphs: Sequence[Span]) -> Voices | None:
    """The two languages in which a text may be written; None for a text in one language, or in more than two."""
    letters = sorted(by_family(text).items(), key=lambda item: (-item[1], item[0]))
    total = sum(count for _, count in letters)
    if total < tuning.MIN_LETTERS:
        return None
    first, second = letters[0], letters[1] if len(letters) > 1 else ("", 0.0)
    if total - first[1] - second[1] > tuning.MAX_SHARE_OF_OTHERS * total:
        return None
    if second[1] >= tuning.MIN_SHARE * total:
        return _Scripts(first[0], second[0])
    if second[1] > tuning.MAX_SHARE_OF_OTHERS * total:
        return None
    if first[0] == EAST:
        return _japanese_and_chinese(text, paragraphs)
    return _by_words(text, paragraphs, first[0]) if first[0] in _SHARED else None


def _japanese_and_chinese(text: str, paragraphs: Sequence[Span]) -> Voices | None:
    if not by_script(text)[KANA]:
        return None
    parts = [piece.span.of(text) for piece in sentences(text, paragraphs)]
    letters = [(by_family(part).get(EAST, 0.0), _is_japanese(part)) for part in parts]
    total, japanese = sum(count for count, _ in letters), sum(count for count, is_japanese in letters if is_japanese)
    return _Kana() if min(japanese, total - japanese) >= tuning.MIN_SHARE * total else None


def _by_words(text: str, paragraphs: Sequence[Span], script: str) -> Voices | None:
    """The two likeliest languages of some pieces, each judged by itself."""
    known = profiles(_SHARED[script])
    letters: Counter[str] = Counter()
    for part in _sample(text, paragraphs):
        words = _words(part)
        count = sum(map(len, words))
        if count >= tuning.MIN_LETTERS_OF_PIECE:
            found = known.likelihoods(words)
            letters[known.languages[int(found.argmax())]] += count
    total = letters.total()
    ranked = letters.most_common(2)
    if len(ranked) < 2 or ranked[1][1] < tuning.MIN_SHARE * total:
        return None
    if total - ranked[0][1] - ranked[1][1] > tuning.MAX_SHARE_OF_OTHER_LANGUAGES * total:
        return None
    return _Words(script, ranked[0][0], ranked[1][0])


def _sample(text: str, paragraphs: Sequence[Span]) -> list[str]:
    """Pieces from all over a text: of each paragraph that is taken the first and the last long one."""
    step = max(1, len(paragraphs) // tuning.SAMPLED_PARAGRAPHS)
    # An even step would take one language of two that alternate.
    step += step > 1 and step % 2 == 0
    found: list[str] = []
    for span in paragraphs[::step]:
        long = [p.span.of(text) for p in sentences(text, [span]) if len(p.span) >= tuning.MIN_LETTERS_OF_PIECE]
        # A sentence and its translation on one line are its two ends.
        found.extend(long if len(long) <= 2 else (long[0], long[-1]))
    return found


def _words(text: str) -> list[str]:
    """The words in small letters: those that are written so if there are some, for names say little of a language."""
    words = _WORD.findall(_ADDRESS.sub(" ", text))
    small = [word for word in words if word[:1].islower()]
    return small if len(small) >= 2 else [word.lower() for word in words]


def _is_japanese(text: str) -> bool:
    counts = by_script(text)
    return counts[KANA] > tuning.MIN_KANA_SHARE * (counts[KANA] + counts[HAN])


def _limited(value: float) -> float:
    return max(-tuning.MAX_ODDS, min(tuning.MAX_ODDS, value))
