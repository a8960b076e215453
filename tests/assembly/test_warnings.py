from __future__ import annotations

from samesaid.assembly.warnings import of_confidence, of_odd_versions
from samesaid.model import literal
from samesaid.reports.catalogue import catalogue
from tests.builders import document

NAMES = tuple(literal(f"English {n}") for n in (1, 2, 3))


def test_languages_whose_alarms_nobody_judged_are_named_once() -> None:
    german, french, italian = (document("Ja.", language=tag) for tag in ("de", "fr", "it"))
    said = [catalogue("en").text(warning) for warning in of_confidence(german, [french, french, italian])]
    assert said == [
        "no alarm between German and French was ever judged, so the confidence of findings is that of other languages",
        "no alarm between German and Italian was ever judged, so the confidence of findings is that of other languages",
    ]


NAMES = tuple(literal(f"English {n}") for n in (1, 2, 3))


def test_languages_whose_alarms_were_judged_need_no_warning() -> None:
    english, chinese = document("Yes.", language="en"), document("是。", language="zh-Hant")
    assert list(of_confidence(chinese, [english])) == []


def test_a_version_that_is_the_reference_or_hardly_any_of_it_is_named() -> None:
    line = "The ferry to the northern island was late again."
    whole = document(*[line] * 12)
    same, part = document(*[line] * 12), document(line)
    said = [catalogue("en").text(warning) for warning in of_odd_versions(whole, [same, part], NAMES)]
    assert said == [
        "Is one of the files wrong? English 1 and English 2 hold the same text, word for word",
        "Is English 3 the whole text? It has less than a tenth of the words of English 1",
    ]


def test_a_condensed_version_and_a_translation_are_not_odd() -> None:
    whole = document(*["The ferry to the northern island was late again."] * 12)
    condensed = document(*["The ferry was late again."] * 5)
    chinese = document(*["开往北岛的渡轮又晚点了。"] * 12, language="zh")
    assert list(of_odd_versions(whole, [condensed, chinese], NAMES)) == []
    assert list(of_odd_versions(chinese, [whole], NAMES[:2])) == []
