"""The catalogues have the keys that the code names, with the same places in every language; every code is explained."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from babel.core import Locale
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.registry import code_table
from samesaid.reports import LANGUAGES
from samesaid.reports.catalogue import _is_obvious, catalogue
from tests.reports.catalogues import sentences
from tests.reports.keys import NamedKey, named_keys

PLACES = re.compile(r"\{(\w+)[^{}]*\}")
PLURALS = re.compile(r"\.(zero|one|two|few|many|other)$")
# One of them has a key of its own.
ONLY_SEVERAL = re.compile(r"code\.O50[123]\.sentences|votes\.(all|some)\..*")
# Chinese needs no article and no "version" after a language.
SHORTER = {"text.the", "text.language"}


def places(language: str) -> dict[str, set[str]]:
    """The places of each key, its plural forms taken together. Small numbers as words are each language's own."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, sentence in sentences(language).items():
        if not key.startswith("numbers."):
            found[re.sub(r"\.same$", "", PLURALS.sub("", key))] |= set(PLACES.findall(sentence))
    return found


ENGLISH = places("en")
NAMED = list(named_keys({key.split(".")[0] for key in ENGLISH}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_of_english(language: str) -> None:
    # Titles in English are those of the rules.
    others = {key for key in places(language) if not re.fullmatch(r"code\.[A-Z]\d+\.title", key)}
    assert others == set(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_the_places_of_english(language: str) -> None:
    # A plural form may leave its number out.
    found = {key: names - {"n"} for key, names in places(language).items() if key in ENGLISH and key not in SHORTER}
    assert found == {key: ENGLISH[key] - {"n"} for key in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_plurals_have_every_form_of_the_language(language: str) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for key in sentences(language):
        if form := PLURALS.search(key):
            forms[PLURALS.sub("", key)].add(form[1])
    required = {str(tag) for tag in Locale.parse(language).plural_form.tags} | {"other"}
    for key, found in forms.items():
        if f"{key}.same" not in sentences(language):
            assert found == required - ({"one"} if ONLY_SEVERAL.fullmatch(key) else set()), key


@pytest.mark.parametrize("named", NAMED, ids=lambda named: f"{named.where}-{named.pattern}")
def test_a_key_in_the_code_is_in_the_catalogue_with_its_places(named: NamedKey) -> None:
    keys = [key for key in ENGLISH if re.fullmatch(named.pattern, key)]
    assert keys
    if named.places is not None:
        assert all(ENGLISH[key] - named.places == set() for key in keys)


def test_every_sentence_is_used() -> None:
    patterns = [re.compile(named.pattern) for named in NAMED]
    unused = {key for key in ENGLISH if not any(pattern.fullmatch(key) for pattern in patterns)}
    # samesaid.model.sentences names it.
    assert unused == {"sentences"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_explained(language: str) -> None:
    say = catalogue(language).extended(code_table().values())
    for code in code_table():
        assert all(say.has(f"code.{code}.{what}") for what in ("title", "why", "mend")), code
        assert language == "en" or catalogue(language).has(f"code.{code}.title"), code


def test_numbers_choose_the_form() -> None:
    say = catalogue("en")
    assert say("row.missing", n=1) == "missing here: one sentence"
    assert say("row.missing", n=1200) == "missing here: 1,200 sentences"
    assert catalogue("zh")("row.missing", n=1) == "此处缺 1 句"


def test_numbers_inside_a_sentence() -> None:
    say = catalogue("en")
    assert [say("value.number", number=n) for n in (22000, 22000.5, 1 / 3)] == ["22,000", "22,000.5", "0.333333"]
    assert say("value.number", number=1e15) == "1e+15"


def test_a_value_is_given_where_the_words_do_not_say_it() -> None:
    words = {
        "1,348": "1348",
        "4,892 m": "4892 M",
        "101": "101人",
        "22,000": "2.2万",
        "1.5": "1.500",
        "about 20%": "20%",
    }
    sentences = [catalogue("en")("value.quoted", value=value, words=text) for value, text in words.items()]
    assert sentences == ["“1348”", "“4892 M”", "“101人”", "“2.2万” (22,000)", "“1.500” (1.5)", "“20%” (about 20%)"]


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue("en")("page.nowhere")


VALUES = st.lists(st.sampled_from(["1", "22", ",", ".", "0", "000", " ", "km", "K", "a", "½", "\t", "万"]), max_size=4)
WORDS = st.lists(
    st.sampled_from([*"12,. aK", "000", "22", "KM", "\u00a0", "\n", "ſ", "\u212a", "İ", "ı", "万", "٣", "½"]),
    max_size=6,
)


@given(VALUES.map("".join), WORDS.map("".join), st.booleans())
def test_words_that_have_the_value_are_found_as_a_pattern_finds_them(value: str, words: str, have: bool) -> None:
    if have:
        words = words[:2] + value.upper().replace(",", "") + words[2:]
    pattern = re.escape(value).replace("\\ ", r"\s*").replace(",", ",?")
    expected = re.search(rf"(?<![\d.,]){pattern}(?![.,]?\d)", words, re.IGNORECASE)
    assert _is_obvious(value, words) is (expected is not None)
