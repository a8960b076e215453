"""Countries and peoples by code: the same code is the same country, in any spelling and language.

Names come from CLDR through babel; ``countries.tsv`` beside this file adds demonyms, short forms and the one-character
forms of Chinese (中美, 对华), which count only where such forms stand.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from importlib import resources

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2}")
# CLDR's own groups, which are no countries.
_METONYM = "~"
_LEFT_OUT = frozenset({"EZ", "XA", "XB", "ZZ", "QO", "UN", "EU"})
# What stands before a one-character country, and what stands after it.
_BEFORE = "对對访訪驻駐赴抵援涉反亲親旅留来來侨僑"
_AFTER = "帝国國方军軍股媒企资資货貨商籍裔队隊制式系联聯政府人语語文元朝欧歐亚亞两兩双雙关關贸貿"


@functools.cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...]:
    lines = resources.files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        code, english, chinese, short = line.split("\t")
        rows.append((code, _list(english), _list(chinese), short.replace(",", "")))
    return tuple(rows)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _territories(locale: str) -> dict[str, str]:
    from babel import Locale

    return {
        code: name
        for code, name in Locale.parse(locale).territories.items()
        if _CODE.fullmatch(code) and code not in _LEFT_OUT
    }


@functools.cache
def _english() -> dict[str, frozenset[str]]:
    """English form in lower case → codes."""
    forms: dict[str, set[str]] = defaultdict(set)
    for code, name in _territories("en").items():
        for part in {name, *re.split(r"\s*[()]\s*", name)}:
            if len(part) > 2:
                forms[part.lower().replace(" & ", " and ")].add(code)
    for code, english, _, _ in _rows():
        for form in english:
            forms[form.lower()].add(code)
            if code[0] != _METONYM and form[-1] in "nisc" and " " not in form:
                forms[form.lower() + "s"].add(code)
    return {form: frozenset(codes) for form, codes in forms.items()}


@functools.cache
def _chinese() -> dict[str, frozenset[str]]:
    """Chinese form of two characters or more → codes."""
    forms: dict[str, set[str]] = defaultdict(set)
    for locale in ("zh_Hans", "zh_Hant"):
        for code, name in _territories(locale).items():
            for part in {name, re.sub(r"[（(].*[)）]|中国|中國|特别行政区|特別行政區", "", name)}:
                if len(part) > 1:
                    forms[part].add(code)
    for code, _, chinese, _ in _rows():
        for form in chinese:
            forms[form].add(code)
    return {form: frozenset(codes) for form, codes in forms.items()}


@functools.cache
def _chinese_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_chinese(), key=len, reverse=True))))


@functools.cache
def _short() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for code, _, _, short in _rows():
        for character in short:
            forms[character].add(code)
    return {character: frozenset(codes) for character, codes in forms.items()}


@functools.cache
def _short_pattern() -> re.Pattern[str]:
    one = "".join(_short())
    return re.compile(f"(?<=[{_BEFORE}])[{one}]|[{one}](?=[{_AFTER}])|[{one}]{{2,}}|(?<=[^\\w])[{one}](?=[^\\w])")


def of_english(name: str) -> frozenset[str]:
    """The codes a whole English name stands for; empty for what is no country: ``the Dutch`` gives {NL}."""
    text = _ARTICLE.sub("", name.strip()).replace("’", "'").lower().replace(" & ", " and ")
    text = text.removesuffix("'s").removesuffix("'")
    return _countries(_english().get(text, frozenset()))


def _countries(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if code[0] != _METONYM)


def _told(codes: set[str]) -> frozenset[str]:
    return frozenset(code.lstrip(_METONYM) for code in codes)


def of_chinese(name: str) -> frozenset[str]:
    """The codes a whole Chinese name stands for: ``美国``, ``美国人`` and ``美`` give {US}."""
    for text in (name, name.rstrip("人籍裔")):
        if text in _chinese():
            return _countries(_chinese()[text])
    return _short().get(name, frozenset())


def in_chinese(text: str) -> frozenset[str]:
    """Every country that a Chinese text names, also in one-character forms where they are in use (访美, 中俄)."""
    found: set[str] = set()
    for match in _chinese_pattern().finditer(text):
        found |= _chinese()[match.group()]
    for match in _short_pattern().finditer(text):
        for character in match.group():
            found |= _short()[character]
    return _told(found)


def places_in_chinese(text: str) -> list[tuple[int, int]]:
    """Where a Chinese text writes a country out (two characters or more), as (start, end)."""
    found = ((m.start(), m.end(), _countries(_chinese()[m.group()])) for m in _chinese_pattern().finditer(text))
    return [(start, end) for start, end, codes in found if any(_CODE.fullmatch(code) for code in codes)]


@functools.cache
def _longest_english() -> int:
    return max(len(form.split()) for form in _english())


def in_english(words: tuple[str, ...]) -> frozenset[str]:
    """Every country that a run of English words names."""
    found: set[str] = set()
    plain = [word.lower().replace("’", "'").removesuffix("'s") for word in words]
    for start, word in enumerate(plain):
        # "us" and "un" in lower case are words, not countries.
        if word in {"us", "un", "turkey", "polish", "car"} and words[start].islower():
            continue
        for length in range(1, min(_longest_english(), len(plain) - start) + 1):
            found |= _english().get(" ".join(plain[start : start + length]), frozenset())
    return _told(found)
