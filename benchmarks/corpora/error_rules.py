"""Rules that plant errors in clean pairs: what a rule finds in a text of its language, and what it puts in its place.

The patterns are independent of the number grammars, so that what a grammar misses is not missed by the measure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samesaid.compare.quantities.values.word_lists import words

Planter = Callable[[re.Match[str], random.Random], str | None]
"""The wrong text for a match, or None where the rule does not apply."""

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WORDS = words("two three four five six seven eight nine eleven twelve fifteen twenty thirty forty fifty sixty")
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
HAN = "二三四五六七八九"
HAN_NUMBER = r"(?<![A-Za-z0-9.,:/-])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9:/-]|[,.]\d)"
HAN_COUNT = rf"(?<![十百千万亿{HAN}第月日点分星期周一])[{HAN}](?=[个個名位项項次家种種件岁歲年天周名条條座部])"
NUMBER = r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w:/-]|,\d|\.\d)"


def digit(match: re.Match[str], rng: random.Random) -> str | None:
    """Another digit somewhere in a number, but no zero at its start."""
    text = match.group()
    places = [i for i, c in enumerate(text) if c.isdigit()]
    place = rng.choice(places)
    choices = [d for d in "0123456789" if d != text[place] and not (d == "0" and place == places[0])]
    return text[:place] + rng.choice(choices) + text[place + 1 :]


def tenfold(match: re.Match[str], _: random.Random) -> str | None:
    """Ten times the number; not of one digit, nor of a year."""
    text = match.group().replace(",", "")
    if "." in text:
        whole, _dot, rest = text.partition(".")
        return whole + rest[0] + ("." + rest[1:] if len(rest) > 1 else "") if whole != "0" else None
    if len(text) < 2 or (len(text) == 4 and text[:2] in ("19", "20")):
        return None
    return f"{int(text) * 10:,}" if "," in match.group() else f"{int(text) * 10}"


def other(choices: Sequence[str]) -> Planter:
    """Another one of these words."""

    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        text = match.group()
        return rng.choice([c for c in choices if c.lower() != text.lower()])

    return plant


def swap(table: dict[str, str]) -> Planter:
    """The word that the table has for a word; its keys are in small letters."""
    return lambda match, _: table.get(match.group().lower())


def between(low: int, high: int) -> Planter:
    """Another whole number from ``low`` to ``high``, nine away at most."""

    def plant(match: re.Match[str], rng: random.Random) -> str | None:
        value = int(match.group())
        choices = [n for n in range(max(low, value - 9), min(high, value + 9) + 1) if n != value]
        return str(rng.choice(choices)) if choices else None

    return plant


def drop(_: re.Match[str], __: random.Random) -> str | None:
    """Nothing: the number is left out."""
    return ""


@dataclass(frozen=True)
class ErrorRule:
    """``name`` is the kind of error, ``language`` a primary subtag; ``fits`` says which places the rule may change."""

    name: str
    language: str
    pattern: re.Pattern[str]
    plant: Planter
    fits: Callable[[re.Match[str]], bool] = lambda _: True

    def applied(self, text: str, rng: random.Random) -> str | None:
        """``text`` with one error at a place drawn from those that the rule finds; None where it finds none."""
        matches = [match for match in self.pattern.finditer(text) if self.fits(match)]
        if not matches:
            return None
        match = rng.choice(matches)
        new = self.plant(match, rng)
        return None if new is None or new == match.group() else text[: match.start()] + new + text[match.end() :]


def rule(name: str, language: str, pattern: str, plant: Planter, flags: int = 0) -> ErrorRule:
    """A rule whose pattern is compiled."""
    return ErrorRule(name, language, re.compile(pattern, flags), plant)


RULES: tuple[ErrorRule, ...] = (
    rule("digit", "en", NUMBER, digit),
    rule("digit", "zh", HAN_NUMBER, digit),
    rule("tenfold", "en", NUMBER, tenfold),
    rule("tenfold", "zh", HAN_NUMBER + "(?! ?[年月日号])", tenfold),
    rule("scale", "en", r"\b(?:million|billion|trillion|thousand)\b",
          swap({"million": "billion", "billion": "million", "trillion": "billion", "thousand": "million"})),
    rule("scale", "zh", r"(?<=\d)[万亿萬億]", swap({"万": "亿", "亿": "万", "萬": "億", "億": "萬"})),
    rule("day", "en", r"(?<=(?:uary|arch|pril|June|July|gust|mber|ober) )\d{1,2}(?![\d,:.]*\d)", between(1, 28)),
    rule("day", "zh", r"(?<=月)\d{1,2}(?=日)", between(1, 28)),
    rule("month", "en", rf"\b(?:{MONTHS})(?= \d)", other(MONTHS.split("|"))),
    rule("month", "zh", r"(?<!\d)\d{1,2}(?=月\d)", between(1, 12)),
    rule("year", "en", r"(?<![\w.,$-])(?:19|20)\d\d(?![\w,%.-]|['’]s)", between(1900, 2030)),
    rule("year", "zh", r"(?<![\d.])(?:19|20)\d\d(?= ?年)", between(1900, 2030)),
    rule("point", "en", r"percentage points?|(?<=\d)%|\bper ?cent\b",
          lambda m, _: "percent" if "point" in m.group() else " percentage points"),
    rule("point", "zh", r"个百分点|個百分點|(?<=\d)%", lambda m, _: "%" if "百" in m.group() else "个百分点"),
    rule("word", "en", rf"(?<![\w-])(?:{'|'.join(WORDS)})(?= [a-z]{{3,}}s\b)", other(WORDS), re.I),
    rule("han", "zh", HAN_COUNT, other(HAN)),
    rule("ordinal", "en", rf"\b(?:{'|'.join(ORDINALS)})(?= [a-z]+)", other(ORDINALS), re.I),
    rule("ordinal", "zh", r"(?<=第)[二三四五六七八九]", other(HAN)),
    rule("share", "en", r"\b(?:half|a third|one third|two thirds|a quarter)\b(?= of)",
          lambda m, _: "a quarter" if "quarter" not in m.group() else "half", re.I),
    rule("share", "zh", r"一半|三分之[一二]|四分之[一三]",
          lambda m, _: "五分之二" if "三" in m.group() else "三分之一"),
    rule("bound", "en", r"\b(?:more than|less than|over|nearly|almost|fewer than)(?= [\d$£€])",
          swap({"more than": "nearly", "over": "less than", "less than": "more than", "fewer than": "more than",
                 "nearly": "over", "almost": "more than"}), re.I),
    rule("bound", "zh", r"(?:超过|超過|不到|将近|將近|接近|近)(?= ?\d)",
          lambda m, _: "不到" if m.group() in ("超过", "超過") else "超过"),
    rule("currency", "en", r"(?<![A-Za-z])[$£€](?=\d)|\b(?:yuan|euros|yen)\b",
          swap({"$": "€", "£": "$", "€": "£", "yuan": "euros", "euros": "yuan", "yen": "euros"})),
    rule("currency", "zh", r"(?<=[\d万亿萬億])(?:美元|欧元|歐元|英镑|英鎊|港元|日元)",
          lambda m, _: "英镑" if m.group() == "美元" else "美元"),
    rule("unit", "en", r"(?<=\d )(?:miles|kilomet(?:er|re)s|feet|met(?:er|re)s|tonn?e?s|pounds|kg|km)\b",
         lambda m, _: {"m": "kilograms", "k": "miles", "f": "metres", "t": "kilograms", "p": "tonnes"}[m.group()[0]]
         if m.group() not in ("miles", "kg") else {"miles": "kilometres", "kg": "tonnes"}[m.group()]),
    rule("unit", "zh", r"(?<=\d)(?:公里|米|吨|公斤|英里)",
         swap({"公里": "英里", "米": "英尺", "吨": "公斤", "公斤": "吨", "英里": "公里"})),
    rule("dropped", "en", NUMBER + r" ?", drop),
    rule("dropped", "zh", HAN_NUMBER + " ?[万亿萬億]?", drop),
)  # fmt: skip
