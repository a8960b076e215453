"""Countries and peoples by code: the same code is the same country, in any spelling and language.

Names come from CLDR through babel; ``countries.tsv`` beside this file adds demonyms, short forms and the one-character
forms of Chinese (中美, 对华), which count only where such forms stand.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
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


def territories(locale: str) -> dict[str, str]:
    """Code → name of every country in a language, by CLDR."""
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
    for code, name in territories("en").items():
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
        for code, name in territories(locale).items():
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
    ways = (f"(?<=[{_BEFORE}])[{one}]", f"[{one}](?=[{_AFTER}])", f"[{one}]{{2,}}", f"(?<=[^\\w])[{one}](?=[^\\w])")
    # 20 日 is a day.
    return re.compile(rf"(?<!\d)(?<!\d\s)(?:{'|'.join(ways)})")


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


def in_chinese(text: str, words: Iterable[str] | None = None) -> frozenset[str]:
    """Every country that a Chinese text names, also in one-character forms where they are in use (访美, 中俄).

    Where the ``words`` of the text are given, a form inside a longer word (日以继夜) is none.
    """
    found: set[str] = set()
    for match in _chinese_pattern().finditer(text):
        found |= _chinese()[match.group()]
    usable = None if words is None else {c for word in words for c in word if goes_with(c, word)}
    for match in _short_pattern().finditer(text):
        for character in match.group():
            if usable is None or character in usable:
                found |= _short()[character]
    return _told(found)


def goes_with(character: str, word: str) -> bool:
    """Whether a one-character country may stand for itself in a ``word`` as taggers cut it: alone, 中美, 访美, 美军."""
    others = word.replace(character, "", 1)
    if not others or all(other in _short() for other in others):
        return True
    return len(word) == 2 and (word[0] in _BEFORE if word[1] == character else word[1] in _AFTER)


def places_in_chinese(text: str) -> list[tuple[int, int]]:
    """Where a Chinese text writes a country or a body of the table out (two characters or more), as (start, end)."""
    found = ((m.start(), m.end(), _countries(_chinese()[m.group()])) for m in _chinese_pattern().finditer(text))
    return [(start, end) for start, end, codes in found if any(_is_place(code) or code[0] == "@" for code in codes)]


def country_at_head(text: str) -> int:
    """How many characters at the head of a Chinese name are its country written out; 0 for none."""
    match = _chinese_pattern().match(text)
    return match.end() if match and a_country(_countries(_chinese()[match.group()])) else 0


def short_in_chinese(text: str) -> list[int]:
    """Where one-character countries stand in a row of their own or beside a word that they go with (中美, 访美)."""
    return [i for m in _short_pattern().finditer(text) for i in range(m.start(), m.end())]


def _is_place(code: str) -> bool:
    return bool(_CODE.fullmatch(code))


def a_country(codes: frozenset[str]) -> bool:
    """Whether one of the codes is a country's, not that of a continent or a body."""
    return any(_is_place(code) for code in codes)


@functools.cache
def _words_too() -> frozenset[str]:
    """Forms that are other words in lower case: initials, and a few names."""
    initials = {form.lower() for _, english, _, _ in _rows() for form in english if form.isupper()}
    return frozenset(initials | {"us", "un", "turkey", "polish", "car", "mars"})


@functools.cache
def _longest_english() -> int:
    return max(len(form.split()) for form in _english())


def in_english(words: tuple[str, ...]) -> frozenset[str]:
    """Every country that a run of English words names."""
    found: set[str] = set()
    plain = [word.lower().replace("’", "'").removesuffix("'s") for word in words]
    for start, word in enumerate(plain):
        # "us" and "un" in lower case are words, not countries, and so are "who" and "turkey".
        if word in _words_too() and words[start].islower():
            continue
        for length in range(1, min(_longest_english(), len(plain) - start) + 1):
            found |= _english().get(" ".join(plain[start : start + length]), frozenset())
    return _told(found)
