"""Words for dates relative to the day of writing (last year, 去年), and what around a weekday says which one it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from samesaid.compare.quantities.grammars.data import NEVER, any_of, entries, section
from samesaid.model import Span

_UNITS = ("year", "month", "day")
_MAX_CHARACTERS_BEFORE = 16
_MAX_HAN_BEFORE = 4
_WORD = re.compile(r"([^\W\d_]+) $")
# A date or a number beside a weekday says which one is meant.
_DATE_AFTER = r"[^\n]{0,3}(?:\d|[A-Z][a-z]{2,8}\.? \d)"
_DATE_BEFORE = r"\d[ ,(（]{1,3}$|\d[^\n]{0,12}[,(] ?$"


class Which(Enum):
    """Which of the days of a weekday's name is meant."""

    LAST = auto()
    NEXT = auto()
    THIS = auto()
    """That of the week of writing."""
    NEAREST = auto()
    """The last or the next one."""
    ANY = auto()
    """None in particular, or one that another date fixes."""


_FIELDS = {"last": Which.LAST, "next": Which.NEXT, "this": Which.THIS, "any": Which.ANY}


@dataclass(frozen=True)
class RelativeWords:
    """The words of one language."""

    offsets: Mapping[str, Mapping[str, int]]
    """By unit (year, month, day): phrases with how many units they lie from the day of writing."""
    open: Mapping[str, tuple[str, ...]]
    """By unit: phrases whose date depends on the story (the same day)."""
    shifts: Mapping[str, int]
    """Words before a day that move it by so many days: the *day before* yesterday."""
    farther: frozenset[str]
    """Words before a phrase that move it one unit away from today: 大前年."""
    before: re.Pattern[str]
    """One of ``shifts`` or ``farther``, as group 1, at the end of the text before a phrase."""
    earlier: re.Pattern[str]
    later: re.Pattern[str]
    """What follows a year or month and moves it one unit back or on: the year after next."""
    other_word: frozenset[str]
    """Forms of "tomorrow" that are another word: Morgen, the morning."""
    other_before: re.Pattern[str]
    """What precedes "tomorrow" where it is another word: la mañana, heute morgen."""
    which_before: Mapping[str, Which]
    """Words before a weekday."""
    han_before: tuple[tuple[tuple[str, ...], Which], ...]
    """The same in Han characters, which no space separates from the weekday."""
    which_after: tuple[tuple[Which, re.Pattern[str]], ...]
    """What follows a weekday."""
    date_after: re.Pattern[str]
    date_before: re.Pattern[str]
    """A date beside a weekday."""
    eve: re.Pattern[str]
    """What before a weekday makes it the night between the day before and this day: *in der Nacht zum* Sonntag."""
    before_bracket: re.Pattern[str]
    """Short names of weekdays that are other words as well, except before a day in brackets: na terça (15)."""
    to_date: re.Pattern[str]
    """All that is between a weekday and its date: Montag, *dem* 10. November."""
    from_date: re.Pattern[str]
    """All that is between a date and its weekday: 10 November 2026, *a* Tuesday."""

    def offset(self, unit: str, text: str, start: int, end: int) -> int | None:
        """How many units (years, months, days) the phrase lies from the day of writing, None where that is open."""
        phrase = text[start:end]
        offset = self.offsets.get(unit, {}).get(normalised(phrase))
        if offset is None:
            return None
        begin = max(0, start - _MAX_CHARACTERS_BEFORE)
        if (
            unit == "day"
            and offset == 1
            and (phrase in self.other_word or self.other_before.search(text, begin, start))
        ):
            return None
        if unit != "day":
            if self.earlier.match(text, end):
                return offset - 1
            if self.later.match(text, end):
                return offset + 1
        match = self.before.search(text, begin, start)
        word = match.group(1).lower() if match else ""
        if word in self.farther:
            return offset + (1 if offset > 0 else -1)
        return offset + self.shifts.get(word, 0) if unit == "day" else offset

    def which(self, text: str, start: int, end: int) -> Which:
        """Which weekday the name at ``start`` to ``end`` means, by the words around it."""
        begin = max(0, start - _MAX_CHARACTERS_BEFORE)
        if self.date_after.match(text, end) or self.date_before.search(text, begin, start):
            return Which.ANY
        for which, pattern in self.which_after:
            if pattern.match(text, end):
                return which
        if (word := _WORD.search(text, begin, start)) is not None:
            return self.which_before.get(word.group(1).casefold(), Which.NEAREST)
        begin = max(0, start - _MAX_HAN_BEFORE)
        return next((which for words, which in self.han_before if text.endswith(words, begin, start)), Which.NEAREST)

    def is_eve(self, text: str, start: int) -> bool:
        """Whether the weekday at ``start`` names a night, which is also that of the day before."""
        return self.eve.search(text, max(0, start - _MAX_CHARACTERS_BEFORE), start) is not None

    def belongs(self, text: str, weekday: Span, date: Span) -> bool:
        """Whether the weekday is that of the date: it is directly before or after it."""
        if weekday.end <= date.start:
            return self.to_date.fullmatch(text, weekday.end, date.start) is not None
        return weekday.start >= date.end and self.from_date.fullmatch(text, date.end, weekday.start) is not None


def normalised(phrase: str) -> str:
    """A phrase as word lists have it: lower case, single spaces, straight apostrophes."""
    return " ".join(phrase.lower().replace("’", "'").split())


@functools.cache
def relative_words(language: str) -> RelativeWords:
    """The words of a language, empty for a language without a grammar."""
    with section(language, "relative") as words:
        shifts = {word: int(n) for word, n in words.by_number("shifts").items()}
        farther = frozenset(words.words("farther"))
        offsets = {unit: {phrase: int(n) for phrase, n in words.by_number(unit).items()} for unit in _UNITS}
        elsewhere = {unit: tuple(entries(phrases)) for unit, phrases in words.table("open").items()}
        before = re.compile(rf"({any_of([*shifts, *farther])}) ?$", re.I)
        earlier, later = (re.compile(words.pattern(name), re.I) for name in ("earlier", "later"))
        other_word = frozenset(words.words("other_word"))
        other_before = re.compile(words.pattern("other_before"), re.I)
    with section(language, "weekday") as words:
        named = [(word, which) for name, which in _FIELDS.items() for word in words.words(name)]
        han = [(which, word) for word, which in named if word[0] > "\u2e80"]
        after = [(which, words.pattern(f"{name}_after")) for name, which in _FIELDS.items()]
        article, apposition = any_of(words.words("date_article")), any_of(words.words("apposition"))
        date_after = "|".join([_DATE_AFTER, rf",? (?:{article}) \d", words.pattern("date_after")])
        date_before = "|".join([_DATE_BEFORE, words.pattern("date_before")])
        eve, before_bracket = words.pattern("eve"), words.pattern("before_bracket")
        from_date = words.pattern("from_date", rf"\s?[(（]\s?|,? (?:{apposition}) ")
    return RelativeWords(
        offsets,
        elsewhere,
        shifts,
        farther,
        before,
        earlier,
        later,
        other_word,
        other_before,
        which_before=dict(named),
        han_before=tuple(
            (tuple(word for one, word in han if one is which), which) for which in dict.fromkeys(w for w, _ in han)
        ),
        which_after=tuple((which, re.compile(pattern, re.I)) for which, pattern in after if pattern != NEVER),
        date_after=re.compile(date_after, re.I),
        date_before=re.compile(date_before),
        eve=re.compile(rf"(?:{eve}) $", re.I),
        before_bracket=re.compile(rf"(?<!\w)(?:{before_bracket})(?!\w)", re.I),
        to_date=re.compile(rf"[\s,，(（]{{0,3}}(?:(?:{article}) )?", re.I),
        from_date=re.compile(from_date, re.I),
    )
