"""What surrounds a number in spaced languages: words of bound, labels, units."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, by_word, load
from samesaid.compare.quantities.grammars.labels import label_classes
from samesaid.compare.quantities.grammars.spaced.dates import Dates
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.numerals import Numerals
from samesaid.compare.quantities.values.quantity import Bound, Kind
from samesaid.compare.quantities.values.units import kind_of

# Characters before a number in which a bound is sought, and words of the longest one.
_BOUND_CHARACTERS, _BOUND_WORDS = 40, 4
# Characters before a number in which a label or a name is sought.
_LABEL_CHARACTERS = 28
_NAME = re.compile(r"(?:^|[^\s.!?\"“”‘’«»(:] )([^\W\d_][\w’'&-]+) $")
_WORD_BEFORE = re.compile(r"[^\W\d_]+['’]|[^\s'’]+")
_BOUNDS = {bound.name.lower(): bound for bound in Bound if bound is not Bound.EXACT}


class Context:
    """The words of one language that bound, label and measure."""

    def __init__(self, language: Language, numerals: Numerals, dates: Dates) -> None:
        with language.section("bounds") as data:
            self._bounds = {word: b for name, b in _BOUNDS.items() for word in data.words(name)}
            self._articles = numerals.articles | set(data.words("articles"))
            self._lasting = tuple(f"{word} " for word in data.words("lasting"))
            after = data.table("after")
        self._after = [(_BOUNDS[name], re.compile(pattern, re.IGNORECASE)) for name, pattern in after.items()]
        with language.section("units") as data:
            own = by_word(data.table("words"))
            percent, point = data.pattern("percent", "%"), data.pattern("percentage_point")
            self._age = re.compile(data.pattern("age"), re.IGNORECASE)
        international = by_word(load("international")["units"])
        self._units = {**language.cldr["units"], **language.cldr["currencies"], **international, **own}
        self._unit = re.compile(
            rf"[ \u00a0\u202f-]{{0,2}}(?:{numerals.of})?(?P<unit>{any_of(self._units)})"
            r"(?![^\W\d_]|\.\w|(?<=[$€£¥])\d)",
            re.IGNORECASE,
        )
        self._share = re.compile(rf"[ \u00a0\u202f]?(?:(?P<point>{point})|(?P<percent>{percent}))", re.IGNORECASE)
        with language.section("labels") as data:
            labels = [*data.words("other"), *label_classes(language.code)]
            data.table("classes")
            bounds = {bound.split(" ")[-1] for bound in self._bounds}
            no_names = {*data.words("not_names"), *dates.months, *dates.weekdays, *bounds}
        self._label = re.compile(rf"(?:^|[^\w])(?:{any_of(labels)})\.? ?#?$", re.IGNORECASE)
        self._no_names = None if language.capitalised_nouns else frozenset(no_names)

    def bound(self, text: str, start: int) -> Bound:
        """The bound by the words before a number."""
        if start < 2:
            return Bound.EXACT
        window = text[max(0, start - _BOUND_CHARACTERS) : start].lower().replace("’", "'")
        if window[-1] not in " '(\u00a0":
            return Bound.EXACT
        before = _WORD_BEFORE.findall(window)[-_BOUND_WORDS - 1 :]
        if before and before[-1] in self._articles:
            before.pop()
        for size in range(min(_BOUND_WORDS, len(before)), 0, -1):
            bound = self._bounds.get(" ".join(before[-size:]).lstrip("(«„“"))
            if bound is not None:
                return bound
        return Bound.EXACT

    def lasts(self, text: str, start: int) -> bool:
        """Whether the word before a length of time may also mean "in the course of": über zehn Jahre."""
        return bool(self._lasting) and text[:start].lower().endswith(self._lasting)

    def bound_after(self, text: str, end: int) -> tuple[Bound, int]:
        """(bound, end) by what follows a number: 22 000 ou plus."""
        if text[end : end + 1] == "+":
            return Bound.MORE, end + 1
        for bound, pattern in self._after:
            if (match := pattern.match(text, end)) is not None:
                return bound, match.end()
        return Bound.EXACT, end

    def label(self, text: str, start: int) -> bool:
        """Whether the number is part of a name or numbers a thing: Kapitel 3, le vol 714, Boeing 737."""
        begin = max(0, start - _LABEL_CHARACTERS)
        if self._label.search(text, begin, start):
            return True
        if self._no_names is None:
            return False
        match = _NAME.search(text, begin, start)
        if match is None or not match.group(1)[0].isupper():
            return False
        return match.group(1).lower().replace("’", "'") not in self._no_names

    def unit(self, text: str, end: int, currency: str) -> tuple[Kind, str, int]:
        """(kind, unit, end) by what follows the number."""
        if (share := self._share.match(text, end)) is not None:
            return (Kind.POINT, "point", share.end()) if share["point"] else (Kind.PERCENT, "%", share.end())
        if (age := self._age.match(text, end)) is not None:
            return Kind.AGE, "year", age.end()
        if currency:
            return Kind.MONEY, currency, end
        match = self._unit.match(text, end)
        if match is None:
            return Kind.CARDINAL, "", end
        unit = self._units[match["unit"].lower()]
        if unit in ("", "person"):
            return Kind.CARDINAL, unit, end
        if unit == "time":
            return Kind.MULTIPLE, unit, match.end()
        return kind_of(unit), unit, match.end()
