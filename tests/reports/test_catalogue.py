"""Both languages say the same things, and every code is told what it means."""

from __future__ import annotations

import re

import pytest

from samesaid.compare.registry import code_table
from samesaid.reports import LANGUAGES
from samesaid.reports.catalogue import Catalogue, catalogue

PLACES = re.compile(r"\{(\w+)\}")
# Sentences that only another language than English builds findings from, and titles, which in English are the rules'.
OTHER = re.compile(r"code\.\w+\.(both|source|target|whole|title)$")


def keys(say: Catalogue) -> set[str]:
    """Keys of sentences, plural forms taken together; small numbers as words are each language's own affair."""
    names = {re.sub(r"\.(one|other|same)$", "", key) for key in say.table_of_all()}
    return {key for key in names if not key.startswith("numbers.") and not OTHER.search(key)}


def test_the_catalogues_have_the_same_keys() -> None:
    english, chinese = (keys(catalogue(language)) for language in LANGUAGES)
    assert english == chinese


def test_sentences_have_the_same_places() -> None:
    english, chinese = (catalogue(language).table_of_all() for language in LANGUAGES)
    for key, sentence in chinese.items():
        other = english.get(key)
        if other is not None and key not in {"text.language", "text.the"}:
            assert set(PLACES.findall(sentence)) == set(PLACES.findall(other)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_explained(language: str) -> None:
    say = catalogue(language).extended(code_table().values())
    for code in code_table():
        assert all(say.has(f"code.{code}.{what}") for what in ("title", "why", "mend")), code
        assert language == "en" or catalogue(language).has(f"code.{code}.title"), code


def test_every_code_has_a_sentence_in_chinese() -> None:
    say = catalogue("zh")
    for code in (*code_table(), "other"):
        assert say.table(f"code.{code}").keys() - {"title", "why", "mend"}, code
    assert all(say.has(f"code.other.{side}") for side in ("both", "source", "target", "whole"))


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
