"""What surrounds a Russian number: bounds, units and currencies; the text has е for ё."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import by_word, section
from samesaid.compare.quantities.grammars.digits import PART_OF_A_UNIT, part_after
from samesaid.compare.quantities.values.conversion import in_larger_unit
from samesaid.compare.quantities.values.quantity import Bound

with section("ru", "bounds") as _data:
    _BEFORE = {word: bound for bound in Bound for word in _data.words(bound.name.lower())}
_UNIT_PATTERNS = by_word(section("ru", "units").fields())
_AFTER = re.compile(r" (?:(?P<more>с (?:лишним|небольшим|половиной с лишним))|и (?P<least>более|больше|выше|старше)"
                    r"|или (?P<most>менее|меньше|ниже))\b")  # fmt: skip
_SMALLER = re.compile(rf"[ \u00a0](?:и )?(?P<digits>\d{{1,2}})(?!\d){PART_OF_A_UNIT}")
_CURRENCY = re.compile(r"(US|R)?([$£€₽¥]) ?$")
_SIGNS = {"$": "dollar", "£": "GBP", "€": "EUR", "₽": "RUB", "¥": "yuan"}


def _units() -> re.Pattern[str]:
    """One of the units, the longest pattern first; the group u3 is the third of them."""
    parts = []
    for n, stem in enumerate(_UNIT_PATTERNS):
        body = stem.rstrip("!")
        ending = "" if body[-1] in "%°.?" else r"(?!\w)" if stem.endswith("!") else r"\w{0,4}(?!\w)"
        parts.append((len(body), f"(?P<u{n}>{body.replace(' ', '[ ]')}{ending})"))
    return re.compile("[ \u00a0]{0,2}(?:" + "|".join(p for _, p in sorted(parts, reverse=True)) + ")", re.I)


_UNIT = _units()
_KEYS = tuple(_UNIT_PATTERNS.values())


def unit_after(text: str, at: int) -> tuple[str, int]:
    """(unit, end) of the unit that follows ``at``; ("", at) where there is none."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return "", at
    return _KEYS[int(match.lastgroup[1:])], match.end()


def smaller_unit(text: str, end: int, unit: str) -> tuple[float, int] | None:
    """(what it adds, end) of a smaller unit after the first: 5 футов 3 дюйма; None where there is none."""
    match = _SMALLER.match(text, end)
    if match is None:
        return None
    smaller, stop = unit_after(text, match.end())
    part = in_larger_unit(float(match["digits"]) + part_after(match), smaller, unit)
    return (part, stop) if part else None


def prefix_bound(text: str, start: int) -> Bound:
    """The bound by the words before a number."""
    words = re.findall(r"[\w-]+", text[max(0, start - 32) : start].lower())[-3:]
    if not words or re.search(r"[.,;:!?(]\s*$", text[max(0, start - 3) : start]):
        return Bound.EXACT
    if words[-1] in ("чем", "на") and len(words) > 1:
        words.pop()
    for size in range(len(words), 0, -1):
        bound = _BEFORE.get(" ".join(words[-size:]))
        if bound is not None:
            return Bound.EXACT if words[-1] == "от" else bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) by what follows a number: с лишним, и более."""
    match = _AFTER.match(text, end)
    if match is None:
        return Bound.EXACT, end
    return (Bound.MORE if match["more"] else Bound.LEAST if match["least"] else Bound.MOST), match.end()


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before a number, (start, "") where there is none."""
    match = _CURRENCY.search(text, max(0, start - 4), start)
    if match is None:
        return start, ""
    return match.start(), {"US": "USD", "R": "BRL"}[match[1]] if match[1] else _SIGNS[match[2]]
