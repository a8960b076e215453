"""T404 between versions of one language without a parser."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Fact
from samesaid.compare.terms.comparator import TermComparator
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of, reading_of

CHINESE = ("港口今年修复了三座灯塔。", "市长表示，灯塔的维护费用明显减少。", "专家认为保护灯塔十分重要。")
GERMAN = (
    "Die Behörde eröffnete am Montag die neue Fähre im Hafen.",
    "Nach dem Sturm fuhr die Fähre zwei Tage lang nicht.",
    "Im Winter bleibt die Fähre geschlossen.",
)
FRENCH = (
    "La mairie a ouvert lundi une nouvelle passerelle sur la rivière.",
    "Après la tempête, cette passerelle est restée fermée deux jours.",
)


@pytest.mark.parametrize(
    ("language", "source", "old", "new"),
    [
        ("zh", CHINESE, "灯塔", "烟囱"),
        ("de", GERMAN, "Fähre", "Bahn"),
        ("fr", FRENCH, "passerelle", "digue"),
    ],
)
def test_another_term_throughout(language: str, source: tuple[str, ...], old: str, new: str) -> None:
    target = tuple(line.replace(old, new) for line in source)
    sides = [document(*lines, language=language) for lines in (source, target)]
    (found,) = TermComparator().compare(pair(*sides))
    assert (found.code, reading_of(found)) == ("T404", f"{old} ≠ {new}")
    assert message_of(found) == f"Reference: “{old}”. Version: “{new}”. In {len(source)} places."
    assert found.facts == {Fact.REPEATED, Fact.RECURRING}
    assert len(found.source_spans) == len(found.target_spans) == len(source)
    assert not list(TermComparator().compare(pair(*sides, independent=True)))


def test_a_single_replacement_is_another_choice_of_words() -> None:
    target = (GERMAN[0].replace("Fähre", "Bahn"), *GERMAN[1:])
    sides = document(*GERMAN, language="de"), document(*target, language="de")
    (found,) = TermComparator().compare(pair(*sides))
    assert found.facts == {Fact.WORDING}


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("de", "Die Fähre fuhr am Montag nicht.", "Die Fähren fuhr am Montag nicht."),
        ("de", "Die Fähre fuhr am Montag nicht.", "Die Fähre ruhte am Montag ganz."),
        ("zh", "海關今年查獲多起案件。", "海关今年查获多起案件。"),
        ("ja", "税関は今年多くの事件を摘発した。", "警察は今年多くの事件を摘発した。"),
        ("fr", "Elle a vu 20 bateaux au port.", "Elle a vu 30 bateaux au port."),
    ],
)
def test_no_terms(language: str, source: str, target: str) -> None:
    sides = document(source, source, language=language), document(target, target, language=language)
    assert not list(TermComparator().compare(pair(*sides)))
