"""What stands around a Russian number: bounds, units and currencies; text has е for ё."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.word_lists import inverted

_BEFORE = inverted({
    Bound.MORE: "более больше свыше выше старше дольше превысил превысила превысило превысили превышает превышают "
    "превышающий превысить перевалило_за",
    Bound.LEAST: "не_менее не_меньше минимум как_минимум не_ниже по_меньшей_мере по_крайней_мере не_младше от",
    Bound.NEARLY: "почти чуть_менее чуть_меньше чуть_ниже близко_к",
    Bound.LESS: "менее меньше ниже младше моложе",
    Bound.MOST: "до не_более не_больше не_выше максимум не_превышает не_превышают не_превысит не_превысил "
    "не_превышающий не_превысила не_свыше не_старше",
    Bound.ABOUT: "около примерно порядка приблизительно ориентировочно где-то примерно_в",
})  # fmt: skip
_AFTER = re.compile(r" (?:(?P<more>с (?:лишним|небольшим|половиной с лишним))|и (?P<least>более|больше|выше|старше)"
                    r"|или (?P<most>менее|меньше|ниже))\b")  # fmt: skip
_CURRENCY = re.compile(r"(US|R)?([$£€₽¥]) ?$")
_SIGNS = {"$": "dollar", "£": "GBP", "€": "EUR", "₽": "RUB", "¥": "yuan"}

# Longer stems first: a unit is a stem with any ending. A stem ending in "!" stands as it is.
_STEMS = inverted({
    "point": "процентн(?:ых|ый|ого|ые|ым|ыми)_пункт п\\.?_?п\\.!", "%": "процент %! проц\\.!",
    "km2": "квадратн(?:ых|ый|ого|ые)_километр кв\\._?км!", "m2": "квадратн(?:ых|ый|ого|ые)_метр кв\\._?м!",
    "m3": "кубометр кубическ(?:их|ий|ого)_метр",
    "km": "километр км!", "cm": "сантиметр см!", "mm": "миллиметр мм!", "m": "метр м!", "mile": "мил(?=[ьяи])",
    "ft": "фут(?!б)", "inch": "дюйм", "ha": "гектар га!", "acre": "акр(?![ое])", "nmi": "морск(?:их|ая|ие)_мил",
    "kg": "килограмм кг!", "mg": "миллиграмм мг!", "g": "грамм гр\\.!", "t": "тонн", "oz": "унци",
    "ml": "миллилитр мл!",
    "l": "литр", "barrel": "баррел", "gallon": "галлон", "kmh": "км/ч! километр(?:ов|а)_в_час",
    "s": "секунд", "min": "минут мин\\.!", "h": "час(?!т|ов[ыоан])",
    "day": "дн(?=[яеи]) день! сут(?=о?к)", "week": "недел",
    "month": "месяц", "year": "лет! год(?!н|о[всй]\\w|ич) годов!", "decade": "десятилети",
    "century": "столети век(?![^оауе])",
    "kw": "киловатт", "mw": "мегаватт МВт!", "gw": "гигаватт ГВт!", "degree": "градус °!", "celsius": "°C!",
    "RUB": "₽! рубл руб\\.! руб!", "USD": "доллар(?:ов|а|ы)?_США долл\\._США",
    "dollar": "\\$! доллар долл\\.!", "EUR": "€! евро!",
    "HKD": "гонконгск(?:их|ий)_доллар", "GBP": "£! фунт(?:ов|а|ы)?_стерлингов", "pound": "фунт", "CNY": "юан",
    "JPY": "иен йен", "INR": "рупи", "KRW": "вон!", "CHF": "франк(?!ф)", "cent": "цент(?=[а]?\\b|ов\\b)",
    "person": "человек люд(?=[еия]) чел\\.!", "time": "раз!  раза!",
})  # fmt: skip


def _pattern() -> re.Pattern[str]:
    parts = []
    for n, stem in enumerate(_STEMS):
        body = stem.rstrip("!")
        ending = "" if body[-1] in "%°.?" else r"(?!\w)" if stem.endswith("!") else r"\w{0,4}(?!\w)"
        parts.append((len(body), f"(?P<u{n}>{body.replace(' ', '[ ]')}{ending})"))
    return re.compile("[ \u00a0]{0,2}(?:" + "|".join(p for _, p in sorted(parts, reverse=True)) + ")", re.I)


_UNIT = _pattern()
_KEYS = tuple(_STEMS.values())


def unit_after(text: str, at: int) -> tuple[str, int]:
    """(unit, end) of the unit that follows ``at``; ("", at) where there is none."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return "", at
    return _KEYS[int(match.lastgroup[1:])], match.end()


def prefix_bound(text: str, start: int) -> Bound:
    """The bound told by the words before a number."""
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
    """(bound, end) told by what follows: с лишним, и более."""
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
