"""Countries and peoples by code: the same code is the same country, in any spelling and either language.

Names come from the Unicode CLDR through babel. ``countries.tsv`` beside this file adds demonyms, short forms, metonyms
(``~``), international bodies (``@``) and the one-character forms of Chinese (中美, 对华), which count only where such
forms are in use.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources

from samesaid.compare.names.gazetteer import lexicon

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2}")
_METONYM, _BODY = "~", "@"
# Groups of countries and private codes of CLDR.
_NO_COUNTRIES = frozenset({"EZ", "XA", "XB", "ZZ", "QO", "UN", "EU"})
# What may precede and follow a country in one character.
_BEFORE = "".join(lexicon.words("chinese", "before_country"))
_AFTER = "".join(lexicon.words("chinese", "after_country"))
_AMBIGUOUS = frozenset("".join(lexicon.words("chinese", "ambiguous_countries")))
_NATIONALITY = "人籍裔"


@functools.cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...]:
    """Code, English forms, Chinese forms and one-character forms of each row of the table."""
    lines = resources.files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        code, english, chinese, short = line.split("\t")
        rows.append((code, _cells(english), _cells(chinese), short.replace(",", "")))
    return tuple(rows)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def territories(locale: str) -> dict[str, str]:
    """Code → name of every country in a language, by CLDR."""
    from babel import Locale

    return {
        code: name
        for code, name in Locale.parse(locale).territories.items()
        if _CODE.fullmatch(code) and code not in _NO_COUNTRIES
    }


@functools.cache
def _english_forms() -> dict[str, frozenset[str]]:
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
def _chinese_forms() -> dict[str, frozenset[str]]:
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
    return re.compile("|".join(map(re.escape, sorted(_chinese_forms(), key=len, reverse=True))))


@functools.cache
def _one_character_forms() -> dict[str, frozenset[str]]:
    """One-character form → codes."""
    forms: dict[str, set[str]] = defaultdict(set)
    for code, _, _, short in _rows():
        for character in short:
            forms[character].add(code)
    return {character: frozenset(codes) for character, codes in forms.items()}


@functools.cache
def _one_character_pattern() -> re.Pattern[str]:
    one = "".join(_one_character_forms())
    ways = (f"(?<=[{_BEFORE}])[{one}]", f"[{one}](?=[{_AFTER}])", f"[{one}]{{2,}}", f"(?<=[^\\w])[{one}](?=[^\\w])")
    # 20 日 is a day.
    return re.compile(rf"(?<!\d)(?<!\d\s)(?:{'|'.join(ways)})")


def of_english(name: str) -> frozenset[str]:
    """The codes of a whole English name; empty for what is no country: ``the Dutch`` gives {NL}."""
    text = _ARTICLE.sub("", name.strip()).replace("’", "'").lower().replace(" & ", " and ")
    text = text.removesuffix("'s").removesuffix("'")
    return _without_metonyms(_english_forms().get(text, frozenset()))


def of_chinese(name: str) -> frozenset[str]:
    """The codes of a whole Chinese name: ``美国``, ``美国人`` and ``美`` give {US}."""
    for text in (name, name.rstrip(_NATIONALITY)):
        if text in _chinese_forms():
            return _without_metonyms(_chinese_forms()[text])
    return _one_character_forms().get(name, frozenset())


def _without_metonyms(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code for code in codes if code[0] != _METONYM)


def _mentioned(codes: set[str]) -> frozenset[str]:
    """The codes that a text mentions, its metonyms taken for their countries."""
    return frozenset(code.lstrip(_METONYM) for code in codes)


def in_chinese(text: str, words: Iterable[str] | None = None) -> frozenset[str]:
    """The codes that a Chinese text mentions, also by one-character forms where they are in use (访美, 中俄).

    Where the ``words`` of the text are given, a form inside another word (日以继夜) does not count.
    """
    found: set[str] = set()
    for match in _chinese_pattern().finditer(text):
        found |= _chinese_forms()[match.group()]
    usable = None if words is None else {c for word in words for c in word if may_be_country(c, word)}
    for match in _one_character_pattern().finditer(text):
        for character in match.group():
            if usable is None or character in usable:
                found |= _one_character_forms()[character]
    return _mentioned(found)


def may_be_country(character: str, word: str) -> bool:
    """Whether a character is a country in a ``word`` as taggers cut them: alone, 中美, 访美, 美军.

    An ambiguous one is a country beside another that is clear: 新股 (new shares) and 蒙加, part of a name, have none.
    """
    others = word.replace(character, "", 1)
    if character in _AMBIGUOUS and not set(others) & (set(_one_character_forms()) - _AMBIGUOUS):
        return len(word) == 2 and word[0] in _BEFORE
    if not others or all(other in _one_character_forms() for other in others):
        return True
    return len(word) == 2 and (word[0] in _BEFORE if word[1] == character else word[1] in _AFTER)


def spans_in_chinese(text: str) -> list[tuple[int, int]]:
    """(start, end) of every country and body of the table that a Chinese text has in two characters or more."""
    matches = _chinese_pattern().finditer(text)
    found = ((m.start(), m.end(), _without_metonyms(_chinese_forms()[m.group()])) for m in matches)
    return [(start, end) for start, end, codes in found if any(_is_country(c) or c[0] == _BODY for c in codes)]


def leading_country_length(text: str) -> int:
    """How many characters at the beginning of a Chinese name are a country in two or more characters; 0 for none."""
    match = _chinese_pattern().match(text)
    return match.end() if match and include_country(_without_metonyms(_chinese_forms()[match.group()])) else 0


def one_character_forms_in(text: str) -> list[int]:
    """Offsets of one-character countries in a row of them or beside a character that goes with them (中美, 访美)."""
    return [i for m in _one_character_pattern().finditer(text) for i in range(m.start(), m.end())]


def include_country(codes: frozenset[str]) -> bool:
    """Whether one of the codes is that of a country, not of a continent or a body."""
    return any(_is_country(code) for code in codes)


def _is_country(code: str) -> bool:
    return bool(_CODE.fullmatch(code))


@functools.cache
def _common_words() -> frozenset[str]:
    """Forms that are other words in lower case: initials (who), and a few names (turkey)."""
    initials = {form.lower() for _, english, _, _ in _rows() for form in english if form.isupper()}
    return frozenset(initials | lexicon.words("english", "not_countries"))


@functools.cache
def _max_english_words() -> int:
    return max(len(form.split()) for form in _english_forms())


def in_english(words: tuple[str, ...]) -> frozenset[str]:
    """The codes that a run of English words mentions."""
    found: set[str] = set()
    plain = [word.lower().replace("’", "'").removesuffix("'s") for word in words]
    for start, word in enumerate(plain):
        if word in _common_words() and words[start].islower():
            continue
        for length in range(1, min(_max_english_words(), len(plain) - start) + 1):
            found |= _english_forms().get(" ".join(plain[start : start + length]), frozenset())
    return _mentioned(found)
