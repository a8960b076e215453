"""What stands around a number in a European language: bounds, labels, units."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.spaced.language import Language, any_of, unit_words
from samesaid.compare.quantities.values.quantity import Bound, Kind
from samesaid.compare.quantities.values.units import kind_of
from samesaid.compare.quantities.values.word_lists import inverted, words

_WINDOW = 40
_LONGEST = 4
_ARTICLES = frozenset(words("den die der das dem les los las le la el il lo gli i os as o al"))
_NAME = re.compile(r"(?:^|[^\s.!?\"“”‘’«»(:] )([^\W\d_][\w’'&-]+) $")
_EARLIER = re.compile(r"[^\W\d_]+['’]|[^\s'’]+")


class Context:
    """The words of one language that bound, label and measure."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._bounds = inverted(language.bounds)
        self._units = unit_words(language)
        self._unit = re.compile(
            rf"[ \u00a0\u202f-]{{0,2}}(?:{language.of})?(?P<unit>{any_of(self._units)})(?![^\W\d_]|\.\w|(?<=[$€£¥])\d)",
            re.IGNORECASE,
        )
        self._share = re.compile(rf"[ \u00a0\u202f]?(?:(?P<point>{language.point})|(?P<percent>{language.percent}))",
                                 re.IGNORECASE)  # fmt: skip
        self._age = re.compile(language.age, re.IGNORECASE)
        self._label = re.compile(rf"(?:^|[^\w])(?:{language.labels})\.? ?#?$", re.IGNORECASE)
        self._after = {bound: re.compile(pattern, re.IGNORECASE) for bound, pattern in language.after.items()}

    def bound(self, text: str, start: int) -> Bound:
        """The bound told by the words before a number."""
        if start < 2:
            return Bound.EXACT
        window = text[max(0, start - _WINDOW) : start].lower().replace("’", "'")
        if window[-1] not in " '(\u00a0":
            return Bound.EXACT
        before = _EARLIER.findall(window)[-_LONGEST - 1 :]
        if before and before[-1] in self._language.articles | _ARTICLES:
            before.pop()
        for size in range(min(_LONGEST, len(before)), 0, -1):
            bound = self._bounds.get(" ".join(before[-size:]).lstrip("(«„“"))
            if bound is not None:
                return bound
        return Bound.EXACT

    def bound_after(self, text: str, end: int) -> tuple[Bound, int]:
        """(bound, end) told by what follows: 22 000 ou plus."""
        if text[end : end + 1] == "+":
            return Bound.MORE, end + 1
        for bound, pattern in self._after.items():
            if (match := pattern.match(text, end)) is not None:
                return bound, match.end()
        return Bound.EXACT, end

    def label(self, text: str, start: int) -> bool:
        """Whether the number is part of a name or numbers a thing: Kapitel 3, le vol 714, Boeing 737."""
        begin = max(0, start - 28)
        if self._label.search(text, begin, start):
            return True
        if self._language.names is None:
            return False
        match = _NAME.search(text, begin, start)
        return match is not None and match.group(1)[0].isupper() and match.group(1).lower() not in self._language.names

    def unit(self, text: str, end: int, currency: str) -> tuple[Kind, str, int]:
        """(kind, unit, end) from what follows the number."""
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
        if unit == "":
            return Kind.CARDINAL, "", end
        if unit == "person":
            return Kind.CARDINAL, unit, end
        if unit == "time":
            return Kind.MULTIPLE, unit, match.end()
        return kind_of(unit), unit, match.end()
